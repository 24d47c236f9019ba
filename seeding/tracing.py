"""What every column asks for: the plan's rules are run on a few rows that write down what is asked of them.

A column that only some rows ask for (inside a condition that none of them meets) is not seen.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.columns import Column, Mask
from seeding.keys import Keys, Numbers
from seeding.plan import Plan
from seeding.relations import Existing
from seeding.relatives import Children, Mixed
from seeding.rows import Rows, View

ROWS = "(rows)"
"""Stands in the place of a field where how many rows there are, and which parent each has, was asked for."""

TRACED = 5
"""Rows of a model that its columns are traced on."""

Name = tuple[str, str]
"""A label and a field."""


@dataclass
class Asked:
    """For each column the columns that it asked for itself, and the streams that it drew keys from."""

    columns: dict[Name, set[Name]] = field(default_factory=dict)
    streams: dict[Name, set[Name]] = field(default_factory=dict)
    _open: list[Name] = field(default_factory=list)
    _silent: bool = False

    @contextmanager
    def inside(self, name: Name) -> Iterator[None]:
        self.asked(name)
        self.columns.setdefault(name, set())
        self._open.append(name)
        try:
            yield
        finally:
            self._open.pop()

    def asked(self, name: Name) -> None:
        if self._open and self._open[-1] != name:
            self.columns[self._open[-1]].add(name)

    def drew(self, name: Name) -> None:
        if self._open and not self._silent:
            self.streams.setdefault(self._open[-1], set()).add(name)

    @contextmanager
    def silent(self) -> Iterator[None]:
        """While keys are made of other keys only the first ones were asked for."""
        before, self._silent = self._silent, True
        try:
            yield
        finally:
            self._silent = before

    def all_of(self, name: Name) -> set[Name]:
        """Everything that a column rests on, directly or through others."""
        found: set[Name] = set()
        waiting = list(self.columns.get(name, ()))
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend(self.columns.get(one, ()))
        return found - {name}


class _Recording(Rows):
    """Rows that write down what they are asked, before any of it is taken from what was drawn already."""

    plan: _TracedPlan

    def _name(self, name: str) -> Name:
        return self.model.label, name

    def _field(self, name: str) -> Name:
        generic = self.model.table.generic(name)
        return self._name(self.model.table.field(generic.object_id if generic else name).name)

    def column(self, name: str) -> Column:
        with self.plan.asked.inside(self._field(name)):
            planned = self.model.column(name)
            reference = planned.field.reference
            if reference and reference.table in self.plan.models and not isinstance(planned.source, Existing):
                self.plan.asked.asked((reference.table, reference.field))
            return super().column(name)

    def keys_for(self, name: str) -> Keys:
        self.plan.asked.drew(self._name(name))
        with self.plan.asked.silent():
            return super().keys_for(name)

    @property
    def keys(self) -> Keys:
        self.plan.asked.drew(self._name(""))
        with self.plan.asked.silent():
            return super().keys

    def strata(self, name: str) -> Numbers:
        self.plan.asked.drew(self._name(name))
        return super().strata(name)

    def related(self, name: str) -> Rows:
        with self.plan.asked.inside(self._field(name)):
            return super().related(name)

    def mixed(self, name: str) -> Mixed:
        with self.plan.asked.inside(self._field(name)):
            return super().mixed(name)

    def referenced(self, name: str) -> tuple[Numbers, Mask | None]:
        with self.plan.asked.inside(self._field(name)):
            return super().referenced(name)

    def _lineage(self) -> tuple[Rows, Numbers, Numbers]:
        with self.plan.asked.inside(self._name(ROWS)):
            return super()._lineage()

    def fan_out(self, table: str) -> Numbers:
        with self.plan.asked.inside((table, ROWS)):
            return super().fan_out(table)

    def distinct(self, name: str) -> Numbers:
        with self.plan.asked.inside(self._field(name)):
            return super().distinct(name)

    def children(self, table: str) -> Children:
        with self.plan.asked.inside((table, ROWS)):
            return super().children(table)

    def at(self, index: Numbers) -> Rows:
        return _TracedView(self, index)


class _TracedRows(_Recording):
    def once(self, function: Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        return function(self)


class _TracedView(_Recording, View):
    def once(self, function: Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        return self._base.once(function)[self._index]

    def at(self, index: Numbers) -> Rows:
        return _TracedView(self._base, self._index[index])


class _TracedPlan(Plan):
    """A plan whose rows write down what they are asked; nothing that it keeps reaches the plan that it was made of."""

    asked: Asked

    @classmethod
    def of(cls, plan: Plan) -> _TracedPlan:
        traced = copy.copy(plan)
        traced.__class__ = cls
        assert isinstance(traced, _TracedPlan)
        traced.asked = Asked()
        traced._kept = {}
        return traced

    def rows(self, label: str, numbers: Numbers | range) -> Rows:
        if isinstance(numbers, range):
            numbers = np.arange(numbers.start, numbers.stop, numbers.step, dtype=np.int64)
        return _TracedRows(self, self.models[label], numbers)

    def whole(self, label: str) -> Rows | None:
        return None


def trace(plan: Plan, labels: Iterable[str] | None = None) -> Asked:
    """What the columns of these models (all of them, unless named) ask for, and what they ask in turn."""
    traced = _TracedPlan.of(plan)
    for label in labels if labels is not None else plan.models:
        count = plan.counts.get(label, 0)
        if not count:
            continue
        rows = traced.rows(label, np.unique(np.linspace(0, count - 1, min(count, TRACED)).astype(np.int64)))
        for column in plan.models[label].columns:
            rows.column(column.field.name)
            if label in traced.families:
                traced.asked.columns.setdefault((label, ROWS), set())
    return traced.asked

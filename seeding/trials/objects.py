"""The rows of a plan as objects of their models, which know the rows that their foreign keys point at."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from itertools import islice
from typing import Any

from django.db import InterfaceError, OperationalError, models

from seeding.plan import ModelPlan, Plan
from seeding.schema import Table, django_field, parent_links, stored_fields
from seeding.spec import SeedingError

BLOCK = 128
"""Rows of a table that are drawn at once when one of them is asked for."""

REACHED = 30
"""Rows that one row may lead to, where it is told what they hold."""


class _Linked(dict[str, Any]):
    """The rows that an object points at, by the name of the relation: found when they are asked for."""

    def __init__(self, find: Callable[[str], Any]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, name: str) -> Any:
        self[name] = found = self._find(name)
        return found


class Objects:
    """The rows of a plan as objects of their models, each made once."""

    def __init__(self, plan: Plan, using: str) -> None:
        self.plan = plan
        self.using = using
        self._made: dict[tuple[str, int], models.Model] = {}
        self._blocks: dict[tuple[str, int], tuple[Any, dict[str, list[Any]]]] = {}

    def changed(self, model: ModelPlan) -> Objects:
        """The same with another plan of one model. What was made of the models before it in the order is kept."""
        other = Objects(self.plan.with_model(model), self.using)
        order = list(self.plan.models)
        before = set(order[: order.index(model.label)])
        other._made = {key: made for key, made in self._made.items() if key[0] in before}
        other._blocks = {key: block for key, block in self._blocks.items() if key[0] in before}
        return other

    def anew(self) -> Objects:
        """The same rows as objects that remember nothing of what rules found in the database."""
        other = Objects(self.plan, self.using)
        other._blocks = self._blocks
        return other

    def values(self, label: str, number: int) -> dict[str, Any]:
        """The values of a row by the names of its columns."""
        _, block = self._block(label, number)
        return {name: values[number % BLOCK] for name, values in block.items()}

    def held(self, label: str, number: int) -> Hashable | None:
        """A row and what it holds, with what those rows hold that keys lead to from it and that may hold something else
        in another trial of its table. None where it cannot be told.
        """
        around = self.plan.kept(("around", label), lambda: _around(self.plan, label))
        met: dict[tuple[str, int], None] = {(label, number): None}
        told: list[Hashable] = []
        try:
            while len(told) < len(met) <= REACHED:
                one = next(islice(met, len(told), None))
                told.append((*one, *((name, _exactly(value)) for name, value in self.values(*one).items())))
                met |= dict.fromkeys(target for target in self._targets(*one) if target[0] in around)
        except (SeedingError, KeyError):
            return None
        return tuple(told) if len(told) == len(met) else None

    def _targets(self, label: str, number: int) -> Iterator[tuple[str, int]]:
        """The rows of this plan that a row points at."""
        rows, _ = self._block(label, number)
        table, place = self.plan.schema[label], number % BLOCK
        for field in table.references:
            if field.reference is not None and self.plan.knows(label, field.name):
                numbers, missing = rows.referenced(field.name)
                if missing is None or not missing[place]:
                    yield field.reference.table, int(numbers[place])
        for name in rows.model.generics:
            mixed = rows.mixed(name)
            if mixed.missing is None or not mixed.missing[place]:
                yield mixed.tables[int(mixed.which[place])], int(mixed.numbers[place])

    def _block(self, label: str, number: int) -> tuple[Any, dict[str, list[Any]]]:
        key = (label, number // BLOCK)
        if key not in self._blocks:
            start = key[1] * BLOCK
            rows = self.plan.rows(label, range(start, min(start + BLOCK, max(self.plan.counts[label], number + 1))))
            try:
                drawn = {c.field.attname: rows.column(c.field.name).values() for c in self.plan.models[label].columns}
            except (SeedingError, InterfaceError, OperationalError):
                raise
            except Exception as error:
                raise SeedingError(f"{label}: its rows cannot be drawn: {type(error).__name__}: {error}") from error
            self._blocks[key] = rows, drawn
        return self._blocks[key]

    def get(self, label: str, number: int) -> models.Model:
        """The object of a row, as one that came from the database."""
        key = (label, number)
        if key not in self._made:
            model = self.plan.schema[label].model
            values = self.values(label, number)
            for link in parent_links(model):
                above = self._target(label, number, link) if self.plan.knows(label, link) else None
                if above is not None:
                    values = {**{f.attname: getattr(above, f.attname) for f in stored_fields(type(above))}, **values}
            known = [f for f in stored_fields(model) if f.attname in values]
            loaded = [_as_loaded(f, values[f.attname]) for f in known]
            made = model.from_db(self.using, [f.attname for f in known], loaded)
            made._state.fields_cache = _Linked(lambda name: self._related(label, number, name))
            self._made[key] = made
        return self._made[key]

    def _related(self, label: str, number: int, name: str) -> Any:
        """The object behind a relation; KeyError leaves it to the database."""
        table = self.plan.schema[label]
        if table.generic(name):
            rows, _ = self._block(label, number)
            if name not in rows.model.generics:
                raise KeyError(name)
            mixed, place = rows.mixed(name), number % BLOCK
            if mixed.missing is not None and mixed.missing[place]:
                return None
            return self.get(mixed.tables[int(mixed.which[place])], int(mixed.numbers[place]))
        if table.has(name) and table.field(name).reference and self.plan.knows(label, table.field(name).name):
            found = self._target(label, number, name)
            relation = django_field(table.model, name)
            if found is not None and relation.one_to_one and (label, number) in self._made:
                # As Django itself lets one of two that belong together know the other.
                relation.remote_field.set_cached_value(found, self._made[label, number])
            return found
        raise KeyError(name)

    def _target(self, label: str, number: int, name: str) -> models.Model | None:
        rows, _ = self._block(label, number)
        field = self.plan.schema[label].field(name)
        assert field.reference is not None
        try:
            numbers, missing = rows.referenced(field.name)
        except SeedingError:
            raise KeyError(name) from None
        place = number % BLOCK
        if missing is not None and missing[place]:
            return None
        return self.get(field.reference.table, int(numbers[place]))


def _around(plan: Plan, label: str) -> set[str]:
    """The tables from which keys may lead to those of a table, itself among them where they do."""
    pointed = {one: _pointed(plan.schema[one]) for one in plan.models}
    found: set[str] = set()
    new = {label}
    while new:
        new = {one for one, targets in pointed.items() if targets is None or targets & new} - found
        found |= new
    return found


def _pointed(table: Table) -> set[str] | None:
    """The tables that keys of a table point at; None where it may be any."""
    return None if table.generics else {one.reference.table for one in table.references if one.reference is not None}


def _exactly(value: Any) -> Hashable:
    """A value, told from those that are equal to it and written otherwise: 1.0 and 1.00, one moment in two zones."""
    return type(value), repr(value) if isinstance(value, (list, dict)) else value, str(value)


def _as_loaded(field: Any, value: Any) -> Any:
    """A drawn value as rows from the database have it where the class of a field, not Django's, makes more of it."""
    if value is None or not hasattr(field, "from_db_value") or type(field).__module__.startswith("django."):
        return value
    try:
        return field.to_python(value)
    except Exception:
        # Classes of fields raise what they like; the value is judged as it was drawn.
        return value


__all__ = ["Objects"]

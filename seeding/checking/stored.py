"""Rows of a database as the rules of `seeds.py` and of plan files see rows: to be asked for fields, theirs and those of
the rows that they point at.

A rule that asks for more than rows hold, such as a number drawn for each, gets `NotStored`: nobody can tell from the
rows alone what it would have given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from seeding.checking.subject import Subject
from seeding.columns import Column, Mask
from seeding.keys import Keys, Numbers
from seeding.plan import Plan
from seeding.relatives import Children, Mixed
from seeding.rows import Rows
from seeding.schema import Table, key_names
from seeding.spec import ChildrenOf
from seeding.storing import read_column

READ = 32_768
"""Rows that are read at a time."""


class NotStored(Exception):
    """A rule asked for something that no row holds."""


class StoredRows(Rows):
    """Rows of a table in a fixed order, or for each of them the row that a path of foreign keys leads to.

    `query` gives the rows in their order; `order` are the places in it, where another order is wanted.
    """

    def __init__(
        self, plan: Plan, table: Table, query: QuerySet[Any], keys: list[Any], path: str = "", order: Any = None
    ) -> None:
        super().__init__(plan, plan.model_or_stub(table), np.arange(0))
        self._query = query
        self._own_keys = keys
        self._path = path
        self._order = order

    def __len__(self) -> int:
        return len(self._own_keys if self._order is None else self._order)

    def column(self, name: str) -> Column:
        field = self.model.table.field(name)
        known = self._columns.get(field.attname)
        if known is None:
            values = self._values(f"{self._path}{field.attname}")
            known = read_column(values, field)
            if self._order is not None:
                known = known.take(self._order)
            self._columns[field.attname] = known
        return known

    def _values(self, name: str) -> list[Any]:
        values = list(self._query.values_list(name, flat=True))
        if len(values) == len(self._own_keys):
            return values
        # A row whose foreign key leads nowhere is not in the join.
        found = dict(self._query.values_list("pk", name))
        return [found.get(key) for key in self._own_keys]

    def related(self, name: str) -> Rows:
        field = self.model.table.field(name)
        known = self._related.get(field.name)
        if known is None:
            assert field.reference is not None
            target = self.plan.schema[field.reference.table]
            known = StoredRows(
                self.plan, target, self._query, self._own_keys, f"{self._path}{field.name}__", self._order
            )
            self._related[field.name] = known
        return known

    @property
    def parent(self) -> Rows:
        rows = self.model.rows
        if not isinstance(rows, ChildrenOf) or "." in rows.parent:
            raise NotStored("its parent")
        return self.related(rows.parent)

    def knows(self, name: str) -> bool:
        if self.model.label not in self.plan.models:
            raise NotStored("a table that the plan does not make")
        return self.plan.knows(self.model.label, name)

    def linked(self, name: str) -> Mask:
        nulls = self.column(self.model.table.field(name).attname).nulls
        return np.ones(len(self), dtype=np.bool_) if nulls is None else ~nulls

    def children(self, table: str) -> Children:
        model = self.plan.models.get(table)
        rows = model.rows if model is not None else None
        if model is None or not isinstance(rows, ChildrenOf) or "." in rows.parent or self._path:
            raise NotStored("children of another table's rows")
        field = model.table.field(rows.parent)
        assert field.reference is not None
        own = key_names(self.model.table.model)
        if len(own) != 1 or field.reference.field != self.model.table.primary_key:
            raise NotStored("children that name no primary key")
        first, last = self._own_keys[0], self._own_keys[-1]
        query = (
            model.table.model._base_manager.using(self._query.db)
            .filter(**{f"{field.attname}__gte": first, f"{field.attname}__lte": last})
            .order_by(field.attname, "pk")
        )
        pairs = list(query.values_list("pk", field.attname))
        places = {key: place for place, key in enumerate(self._own_keys)}
        of = np.array([places.get(parent, -1) for _, parent in pairs], dtype=np.int64)
        order = np.argsort(of, kind="stable")[int((of < 0).sum()) :]
        counts = np.bincount(of[of >= 0], minlength=len(self._own_keys))
        found = StoredRows(self.plan, model.table, query, [key for key, _ in pairs], order=order)
        if self._order is not None:
            raise NotStored("children of children")
        return Children(found, counts)

    def at(self, index: Numbers) -> Rows:
        order = index if self._order is None else self._order[index]
        return StoredRows(self.plan, self.model.table, self._query, self._own_keys, self._path, order)

    def once(self, function: Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        return function(self)

    # What no row holds ---------------------------------------------------------------------------------------

    @property
    def row_number(self) -> Numbers:
        raise NotStored("row numbers")

    @row_number.setter
    def row_number(self, numbers: Numbers) -> None:
        """A row of a database has no number in a plan."""

    @property
    def keys(self) -> Keys:
        raise NotStored("numbers drawn for each row")

    def keys_for(self, name: str) -> Keys:
        raise NotStored("numbers drawn for each row")

    def strata(self, name: str) -> Numbers:
        raise NotStored("numbers drawn for each row")

    def _lineage(self) -> tuple[Rows, Numbers, Numbers]:
        raise NotStored("the place of a row among its siblings")

    def referenced(self, name: str) -> tuple[Numbers, Mask | None]:
        raise NotStored("row numbers")

    def mixed(self, name: str) -> Mixed:
        raise NotStored("the rows of a generic foreign key")

    def sibling(self, place: Numbers) -> Rows:
        raise NotStored("the place of a row among its siblings")

    def before(self, name: str) -> Numbers:
        raise NotStored("the place of a row among its siblings")

    def fan_out(self, table: str) -> Numbers:
        raise NotStored("row numbers")

    def among_siblings(self, function: Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        raise NotStored("the place of a row among its siblings")

    def worlds(self) -> list[tuple[Numbers, Rows]]:
        raise NotStored("row numbers")

    def distinct(self, name: str) -> Numbers:
        raise NotStored("row numbers")

    def ranked(self, table: str, by: Callable[[Rows], NDArray[Any]]) -> Any:
        raise NotStored("row numbers")

    def of_kind(self, name: str, keys: Keys, **more: Any) -> Column:
        raise NotStored("numbers drawn for each row")


def stored_rows(subject: Subject, plan: Plan, size: int = READ) -> Iterator[tuple[list[Any], StoredRows]]:
    """The rows of a table in the order of their keys, so many at a time, with their keys."""
    rows = subject.rows.order_by("pk")
    last: Any = None
    while True:
        following = rows if last is None else rows.filter(pk__gt=last)
        with subject.database.attempt():
            keys = list(following.values_list("pk", flat=True)[:size])
        if not keys:
            return
        part = rows.filter(pk__gte=keys[0], pk__lte=keys[-1])
        yield keys, StoredRows(plan, subject.table, part, keys)
        last = keys[-1]

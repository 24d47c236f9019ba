"""Rows that a policy deletes, with all that their deletion does to others, known before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from seeding.masking.databases.closure import Link, Numbers, graph_of, mask_of
from seeding.masking.databases.conditions import columns_of, matching
from seeding.masking.databases.store import DatabaseTable, Mask, RawBatch, Store
from seeding.spec import SeedingError


@dataclass
class Deletions:
    """The rows that go, and the foreign keys of others that become NULL.

    It holds as long as nothing is written: rows are known by their number in reading order.
    """

    removed: dict[str, Mask] = field(repr=False)
    nulled: dict[tuple[str, str], Mask] = field(repr=False)
    counts: dict[str, int]
    """How many rows go, by the table's label or name; cascades are among them."""

    @property
    def tables(self) -> frozenset[str]:
        """The names of the tables that must be rewritten for it."""
        gone = {name for name, mask in self.removed.items() if mask.any()}
        return frozenset(gone | {name for name, _ in self.nulled})

    def keep(self, batch: RawBatch) -> Mask | None:
        """Which rows of a batch, as it was read, stay; None: all."""
        mask = self.removed.get(batch.table.name)
        if mask is None:
            return None
        part = mask_of(self.removed, batch, batch.table)
        return ~part if part.any() else None

    def emptied(self, batch: RawBatch) -> dict[str, Mask]:
        """The columns in which some rows of a batch, as it was read, become NULL."""
        found = {}
        for (name, column), mask in self.nulled.items():
            if name == batch.table.name:
                part = mask[batch.first : batch.first + len(batch)]
                if part.any():
                    found[column] = part
        return found

    def applied(self, batch: RawBatch, columns: Mapping[str, list[Any]] | None = None) -> RawBatch:
        """A batch, as it was read, without the rows that go, and with other values in some columns."""
        values = dict(columns or {})
        for name, mask in self.emptied(batch).items():
            own = values.get(name, batch.values(name))
            values[name] = [None if gone else value for gone, value in zip(mask.tolist(), own, strict=True)]
        return batch.replaced(values, self.keep(batch))


def deletions_of(store: Store, conditions: Mapping[str, str], tables: Iterable[DatabaseTable]) -> Deletions:
    """What the deletion of the rows that meet conditions (by the table's label or name; `true`: all) comes to; inside
    `store.snapshot()` or `store.rewriting()`.

    Foreign keys do what their models say: CASCADE deletes the rows that refer, SET_NULL empties them. SeedingError,
    before anything is written, with every foreign key that forbids it (PROTECT, RESTRICT), or whose rule cannot be
    kept here, as long as rows refer by it that do not go themselves.
    """
    chosen = [one for one in tables if one.kind in ("table", "partitioned table")]
    graph = graph_of(store, chosen)
    removed = graph.masks()
    for table in chosen:
        condition = conditions.get(table.label or table.name, conditions.get(table.name))
        if condition is not None:
            removed[table.name] |= _meeting(store, table, condition, graph.sizes[table.name])
    waiting: dict[str, Numbers] = {name: np.flatnonzero(mask) for name, mask in removed.items() if mask.any()}
    while waiting:
        name, fresh = waiting.popitem()
        reached = [(one.relation.child, one.children(fresh)) for one in graph.onto(name) if _cascades(one)]
        # The other part of an object goes with this one.
        reached += [
            (one.relation.parent, one.parents(fresh)) for one in graph.from_table(name) if one.relation.parent_link
        ]
        for other, rows in reached:
            more = np.unique(rows[~removed[other][rows]])
            if len(more):
                removed[other][more] = True
                waiting[other] = np.concatenate([waiting[other], more]) if other in waiting else more
    nulled: dict[tuple[str, str], Mask] = {}
    problems = []
    for link in graph.links:
        relation = link.relation
        gone = np.flatnonzero(removed[relation.parent])
        if not len(gone) or _cascades(link):
            continue
        left = link.children(gone)
        left = left[~removed[relation.child][left]]
        if not len(left):
            continue
        column = graph.tables[relation.child].column(relation.columns[0])
        if relation.rule == "SET_NULL" and all(graph.tables[relation.child].column(c).null for c in relation.columns):
            for one in relation.columns:
                mask = nulled.setdefault((relation.child, one), np.zeros(graph.sizes[relation.child], dtype=np.bool_))
                mask[left] = True
        elif relation.types is None:
            problems.append(
                f"{graph.tables[relation.child]}.{column.name}: {len(left)} rows refer to rows of "
                f"{graph.tables[relation.parent]} that the policy deletes, and its rule is {relation.rule}. Delete "
                f"these rows as well, or keep those that they refer to."
            )
    if problems:
        raise SeedingError("Nothing was written.\n" + "\n".join(problems))
    counts = {str(graph.tables[name]): int(mask.sum()) for name, mask in removed.items() if mask.any()}
    return Deletions(removed, nulled, counts)


def _cascades(link: Link) -> bool:
    return link.relation.rule == "CASCADE"


def _meeting(store: Store, table: DatabaseTable, condition: str, size: int) -> Mask:
    if condition.strip().lower() == "true":
        return np.ones(size, dtype=np.bool_)
    model = store.models.get(table.name)
    if model is None or table.label is None:
        raise SeedingError(f"{table}: a table without a model takes no condition; write `delete: true`, or nothing.")
    mask = np.zeros(size, dtype=np.bool_)
    for batch in store.read(table, columns_of(condition, model) or None):
        mask[batch.first : batch.first + len(batch)] = matching(batch, condition, model)
    return mask

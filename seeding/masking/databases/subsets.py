"""Subsets: a part of a database in which every foreign key resolves.

Chosen rows bring what belongs to them (the rows that refer to them, and so on), and all of these bring what they refer
to (and so on); rows that are only referred to bring none of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

import numpy as np

from seeding.masking.databases.closure import Graph, Numbers, graph_of, mask_of
from seeding.masking.databases.conditions import columns_of, condition_problems, matching
from seeding.masking.databases.copying import MIGRATED, MIGRATIONS
from seeding.masking.databases.store import DatabaseTable, Mask, RawBatch, Store
from seeding.masking.secret import Secret
from seeding.schema import Table
from seeding.spec import SeedingError

_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")


@dataclass(frozen=True)
class Root:
    """Rows to begin with: a share of a model's (0 to 1), or those that meet a condition."""

    label: str
    share: float | None = None
    condition: str | None = None

    def __str__(self) -> str:
        return f"{self.label}:{self.condition if self.share is None else f'{self.share * 100:g}%'}"


def read_root(text: str, schema: Mapping[str, Table]) -> Root:
    """`shop.User:5%` or `shop.User:created_at >= "2024-01-01"`; SeedingError with the line to write."""
    label, colon, what = (part.strip() for part in text.partition(":"))
    if not colon or not what:
        raise SeedingError(f'--subset {text}: write app.Model:5%, or app.Model:field >= "2024-01-01".')
    if label not in schema:
        near = get_close_matches(label, schema, n=1, cutoff=0.6)
        raise SeedingError(f"--subset {text}: no such model.{f' Did you mean {near[0]}?' if near else ''}")
    percent = _PERCENT.fullmatch(what)
    if percent:
        share = float(percent[1]) / 100
        if not 0 < share <= 1:
            raise SeedingError(f"--subset {text}: a share is above 0 % and at most 100 %.")
        return Root(label, share=share)
    found = condition_problems(what, schema[label], schema)
    if found:
        raise SeedingError(f"--subset {text}: " + "; ".join(found) + ".")
    return Root(label, condition=what)


@dataclass
class Subset:
    """Which rows of a snapshot belong to a subset. `roots` are how many rows it began with, by label.

    It holds for the very snapshot that it was worked out in: rows are known by their number in reading order.
    """

    kept: dict[str, Mask] = field(repr=False)
    roots: dict[str, int]
    left_empty: tuple[str, ...]
    """Tables that have rows of which none is connected with the roots."""

    def keep(self, batch: RawBatch) -> Mask:
        """Which rows of a batch, as it was read with `Store.read`, belong to it."""
        if batch.table.name not in self.kept:
            return np.ones(len(batch), dtype=np.bool_)
        return mask_of(self.kept, batch, batch.table)

    def rows(self, table: DatabaseTable) -> int:
        return int(self.kept[table.name].sum()) if table.name in self.kept else table.rows


def subset_of(store: Store, roots: Sequence[Root], secret: Secret, tables: Iterable[DatabaseTable]) -> Subset:
    """The rows that roots come to; inside `store.snapshot()`. A share is taken by a keyed hash of the primary key, so
    that the same secret takes the same rows whatever else there is, and 10 % contain the 5 %.

    Content types, permissions, sites and migrations are kept whole. SeedingError where a root has no row.
    """
    chosen = [table for table in tables if table.holds_rows or table.kind == "partitioned table"]
    chosen = [table for table in chosen if table.kind != "partition"]
    graph = graph_of(store, chosen)
    begun = graph.masks()
    counts: dict[str, int] = {}
    for root in roots:
        table = next((one for one in chosen if one.label == root.label), None)
        if table is None:
            raise SeedingError(f"--subset {root}: the database {store.alias!r} has no such table.")
        mask = _root_mask(store, table, root, secret, graph.sizes[table.name])
        counts[root.label] = counts.get(root.label, 0) + int(mask.sum())
        begun[table.name] |= mask
        if not mask.any():
            raise SeedingError(f"--subset {root}: no row of {graph.sizes[table.name]} is chosen. Choose more.")
    belonging = _spread(graph, begun, down=True)
    kept = _spread(graph, belonging, down=False)
    for table in chosen:
        if table.label in MIGRATED or table.name == MIGRATIONS:
            kept[table.name][:] = True
    kept = _spread(graph, kept, down=False)
    empty = tuple(sorted(name for name, mask in kept.items() if len(mask) and not mask.any()))
    return Subset(kept, counts, empty)


def _root_mask(store: Store, table: DatabaseTable, root: Root, secret: Secret, size: int) -> Mask:
    mask = np.zeros(size, dtype=np.bool_)
    model = store.models[table.name]
    if root.condition is not None:
        for batch in store.read(table, columns_of(root.condition, model) or None):
            mask[batch.first : batch.first + len(batch)] = matching(batch, root.condition, model)
        return mask
    assert root.share is not None
    limit = np.uint64(min(int(root.share * 2**64), 2**64 - 1))
    names = table.primary_key or tuple(one.name for one in table.columns)
    for batch in store.read(table, names):
        cells = zip(*(batch.texts(name) for name in names), strict=True)
        keys = secret.keys(f"subset {root.label}", ["\t".join(cell or "" for cell in row) for row in cells])
        mask[batch.first : batch.first + len(batch)] = keys <= limit
    return mask


def _spread(graph: Graph, begun: Mapping[str, Mask], *, down: bool) -> dict[str, Mask]:
    """The rows and all that they reach: the rows that refer to them, or the rows that they refer to.

    Both parts of an object of an inheriting model always come together.
    """
    found = {name: mask.copy() for name, mask in begun.items()}
    waiting: dict[str, Numbers] = {name: np.flatnonzero(mask) for name, mask in begun.items() if mask.any()}
    while waiting:
        name, fresh = waiting.popitem()
        reached = []
        for link in graph.links:
            relation = link.relation
            if relation.parent == name and (down or relation.parent_link):
                reached.append((relation.child, link.children(fresh)))
            if relation.child == name and (not down or relation.parent_link):
                reached.append((relation.parent, link.parents(fresh)))
        for other, rows in reached:
            more = np.unique(rows[~found[other][rows]])
            if len(more):
                found[other][more] = True
                waiting[other] = np.concatenate([waiting[other], more]) if other in waiting else more
    return found

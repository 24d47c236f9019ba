"""Which row refers to which, by row numbers: what subsets and deletions are worked out from.

The rows of a table are numbered in reading order. A link holds the number of the referred row for each row, 8 bytes a
row (and as much again once it has been followed downwards); no other cell is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from seeding.first_rows import CONTENT_TYPES
from seeding.masking.databases.store import MISSING, DatabaseTable, Mask, RawBatch, Store
from seeding.schema import Table, deletions, generic_relations

RULES = {"cascade": "CASCADE", "set null": "SET_NULL", "set default": "SET_DEFAULT"}

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Relation:
    """Rows of `child` refer to rows of `parent`. `rule` is what happens to them when that row is deleted, by the name
    of Django's rule; a `parent_link` joins two parts of one object. `types` is the column with the content type of a
    generic reference, and `type` the number of the parent's.
    """

    child: str
    columns: tuple[str, ...]
    parent: str
    referred: tuple[str, ...]
    rule: str = "DO_NOTHING"
    parent_link: bool = False
    types: str | None = None
    type: int = 0

    def __str__(self) -> str:
        return f"{self.child}.{', '.join(self.columns)}"


@dataclass
class Link:
    """A relation with the number of the row that each row refers to, -1 where it refers to none."""

    relation: Relation
    rows: Numbers

    @cached_property
    def _order(self) -> Numbers:
        return np.argsort(self.rows, kind="stable")

    @cached_property
    def _sorted(self) -> Numbers:
        return self.rows[self._order]

    def parents(self, children: Numbers) -> Numbers:
        """The rows that these rows refer to."""
        found = self.rows[children]
        return np.unique(found[found >= 0])

    def children(self, parents: Numbers) -> Numbers:
        """The rows that refer to these rows."""
        low, high = np.searchsorted(self._sorted, parents, "left"), np.searchsorted(self._sorted, parents, "right")
        counts = high - low
        total = int(counts.sum())
        if not total:
            return np.empty(0, dtype=np.int64)
        # The ranges low:high one after the other.
        within = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
        return self._order[np.repeat(low, counts) + within]


@dataclass
class Graph:
    """Every table with how many rows it has, and the links between them."""

    tables: Mapping[str, DatabaseTable]
    sizes: dict[str, int] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def from_table(self, name: str) -> Iterator[Link]:
        """The links by which a table's rows refer to others."""
        return (link for link in self.links if link.relation.child == name)

    def onto(self, name: str) -> Iterator[Link]:
        """The links by which others refer to a table's rows."""
        return (link for link in self.links if link.relation.parent == name)

    def masks(self) -> dict[str, Mask]:
        """No row of any table."""
        return {name: np.zeros(size, dtype=np.bool_) for name, size in self.sizes.items()}


def relations(store: Store, tables: Mapping[str, DatabaseTable]) -> list[Relation]:
    """The foreign keys of the database and of the models, those without a constraint and generic ones among them."""
    found: dict[tuple[str, tuple[str, ...], str], Relation] = {}
    by_label = {table.label: table for table in store.models.values()}
    names = {table.label: name for name, table in tables.items() if table.label}
    for name, table in tables.items():
        model = by_label.get(table.label or "")
        rules = {one.column: one for one in deletions(model.model)} if model else {}
        for key in table.foreign_keys:
            if key.table not in tables:
                continue
            rule = rules.get(key.columns[0]) if len(key.columns) == 1 else None
            found[name, key.columns, key.table] = Relation(
                name,
                key.columns,
                key.table,
                key.referred,
                rule.rule if rule else RULES.get(key.on_delete, "RESTRICT"),
                bool(rule and rule.parent_link),
            )
        for one in model.references if model else ():
            reference = one.reference
            assert reference is not None
            parent = names.get(reference.table)
            if parent is None or (name, (one.column,), parent) in found or not table.has(one.column):
                continue
            rule = rules.get(one.column)
            referred = by_label[reference.table].field(reference.field).column
            found[name, (one.column,), parent] = Relation(
                name,
                (one.column,),
                parent,
                (referred,),
                rule.rule if rule else "DO_NOTHING",
                bool(rule and rule.parent_link),
            )
    return [*found.values(), *_generic(store, tables, by_label, names)]


def _generic(
    store: Store, tables: Mapping[str, DatabaseTable], by_label: Mapping[str, Table], names: Mapping[str, str]
) -> Iterator[Relation]:
    types = names.get(CONTENT_TYPES)
    holding = [name for name, table in tables.items() if table.label and by_label[table.label].generics]
    if types is None or not holding:
        return
    numbers: dict[tuple[str, str], int] = {}
    for batch in store.read(tables[types], ["id", "app_label", "model"]):
        cells = (batch.values("id"), batch.values("app_label"), batch.values("model"))
        numbers.update({(app, model): number for number, app, model in zip(*cells, strict=True)})
    for name in holding:
        model = by_label[tables[name].label or ""]
        for generic in model.generics:
            column = model.field(generic.object_id).column
            for label, parent in names.items():
                app, _, title = label.partition(".")
                number = numbers.get((app, title.lower()))
                key = tables[parent].primary_key
                if number is not None and len(key) == 1:
                    rule = "CASCADE" if model.label in generic_relations(by_label[label].model) else "DO_NOTHING"
                    types_column = model.field(generic.content_type).column
                    yield Relation(name, (column,), parent, key, rule, types=types_column, type=number)


def graph_of(store: Store, tables: Iterable[DatabaseTable]) -> Graph:
    """Read the keys of all tables, each table once."""
    by_name = {table.name: table for table in tables}
    graph = Graph(by_name)
    known = relations(store, by_name)
    wanted: dict[str, set[tuple[str, ...]]] = {name: set() for name in by_name}
    for one in known:
        wanted[one.child].add(one.columns)
        wanted[one.parent].add(one.referred)
        if one.types:
            wanted[one.child].add((one.types,))
    arrays: dict[tuple[str, tuple[str, ...]], NDArray[np.generic]] = {}
    for name, sets in wanted.items():
        size, read = _read_keys(store, by_name[name], sorted(sets))
        graph.sizes[name] = size
        arrays.update({(name, columns): array for columns, array in read.items()})
    for one in known:
        own = arrays[one.child, one.columns]
        if one.types:
            of_type = arrays[one.child, (one.types,)] == one.type
            if not of_type.any():
                continue
            rows = np.full(len(own), -1, dtype=np.int64)
            rows[of_type] = _positions(own[of_type], arrays[one.parent, one.referred])
        else:
            rows = _positions(own, arrays[one.parent, one.referred])
        graph.links.append(Link(one, rows))
    return graph


def _read_keys(
    store: Store, table: DatabaseTable, sets: list[tuple[str, ...]]
) -> tuple[int, dict[tuple[str, ...], NDArray[np.generic]]]:
    names = list(dict.fromkeys(name for columns in sets for name in columns))
    pieces: dict[tuple[str, ...], list[NDArray[np.generic]]] = {columns: [] for columns in sets}
    size = 0
    for batch in store.read(table, names or [table.columns[0].name] if table.columns else []):
        size += len(batch)
        for columns in sets:
            pieces[columns].append(batch.keys(*columns))
    found = {}
    for columns, arrays in pieces.items():
        if len({array.dtype.kind for array in arrays}) > 1:
            arrays = [_as_bytes(array) for array in arrays]
        found[columns] = np.concatenate(arrays) if arrays else np.empty(0, dtype=np.int64)
    return size, found


def _as_bytes(keys: NDArray[np.generic]) -> NDArray[np.generic]:
    if keys.dtype.kind == "S":
        return keys
    text = keys.astype(np.bytes_)
    text[keys == MISSING] = b""
    return text


def _positions(keys: NDArray[np.generic], among: NDArray[np.generic]) -> Numbers:
    """The row numbers of the referred keys, -1 for NULL and for what is not there."""
    if not len(keys) or not len(among):
        return np.full(len(keys), -1, dtype=np.int64)
    if keys.dtype.kind != among.dtype.kind:
        keys, among = _as_bytes(keys), _as_bytes(among)
    order = np.argsort(among, kind="stable")
    ordered = among[order]
    place = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
    missing = keys == (MISSING if keys.dtype.kind == "i" else b"")
    return np.where((ordered[place] == keys) & ~missing, order[place], -1)


def mask_of(masks: Mapping[str, Mask], batch: RawBatch, table: DatabaseTable) -> Mask:
    """The part of a table's mask that belongs to a batch."""
    if batch.keyed:
        raise ValueError(f"{table}: rows read in the order of their keys have other numbers than those of a mask")
    return masks[table.name][batch.first : batch.first + len(batch)]

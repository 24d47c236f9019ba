"""Trees as packages keep them: nested sets (`lft`, `rght`, `tree_id`), materialised paths and adjacency lists.

Rows stand in blocks, one tree each: a row's parent is an earlier row of its block, so rows that are added change none.
What speaks of later rows (numbers of children, right ends) is settled within a closed world (`Plan.worlds`).
Models are known by the attributes that their base classes give them; no package is imported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.columns import Column, Integers, Mask, Strings
from seeding.keys import Numbers, below, mix, row_keys, stream
from seeding.relations import Pointing
from seeding.rows import Rows, evaluate
from seeding.schema import Field, Table

BLOCK = 20
"""Rows of one tree."""

DEEPEST = 5
"""Levels below a root at most."""

PARENT, LEVEL, ORDINAL, CHILDREN, LEFT, RIGHT, TREE = range(7)
"""What a layout holds of each row: its parent's place in the world (-1 for none), its level from 0, its place among its
siblings from 0, the number of its children, the ends of its nested set, and the number of its tree from 0.
"""


@dataclass(frozen=True)
class Forest:
    """The trees of a table: which levels there may be, and the fields by which siblings stand in order."""

    deepest: int = DEEPEST
    order: tuple[str, ...] = ()

    def __call__(self, world: Rows) -> NDArray[np.int64]:
        """The layout of all rows of a world, one line a row."""
        size = len(world)
        blocks = -(-size // BLOCK)
        keys = np.zeros(blocks * BLOCK, dtype=np.uint64)
        # Not the rows' settled keys: what keeps siblings apart asks for their parents first.
        keys[:size] = row_keys(stream(world.plan.seed, world.model.label, "trees"), world.row_number)
        there = (np.arange(blocks * BLOCK) < size).reshape(blocks, BLOCK)
        parent, level = self._parents(keys.reshape(blocks, BLOCK))
        children, below_it = self._counts(parent, there)
        rank = self._ranks(world, blocks)
        ordinal, before = self._among_siblings(parent, below_it, rank, there)
        left = np.ones_like(parent)
        for place in range(1, BLOCK):
            # A set begins behind its parent's beginning and the sets of the siblings before it.
            left[:, place] = np.take_along_axis(left, parent[:, place, None], 1)[:, 0] + 1 + 2 * before[:, place]
        right = left + 2 * below_it - 1
        trees = np.argsort(np.argsort(rank[:, 0], kind="stable"), kind="stable")
        above = np.where(parent < 0, -1, parent + (np.arange(blocks) * BLOCK)[:, None])
        tree = np.broadcast_to(trees[:, None], parent.shape)
        found = (above, level, ordinal, children, left, right, tree)
        return np.stack([part.ravel()[:size] for part in found], axis=1)

    def _parents(self, keys: NDArray[np.uint64]) -> tuple[Numbers, Numbers]:
        """The place of each row's parent in its block (-1 for the first) and its level."""
        parent = np.full(keys.shape, -1, dtype=np.int64)
        level = np.zeros(keys.shape, dtype=np.int64)
        lines = np.arange(len(keys))
        for place in range(1, BLOCK):
            drawn = below(mix(keys[:, place]), place)
            drawn[level[lines, drawn] >= self.deepest] = 0
            parent[:, place] = drawn
            level[:, place] = level[lines, drawn] + 1
        return parent, level

    def _counts(self, parent: Numbers, there: Mask) -> tuple[Numbers, Numbers]:
        """The children of each row, and all rows from it down, itself included."""
        lines = np.arange(len(parent))
        children = np.zeros_like(parent)
        down = there.astype(np.int64)
        for place in range(BLOCK - 1, 0, -1):
            children[lines, parent[:, place]] += there[:, place]
            down[lines, parent[:, place]] += down[:, place]
        return children, down

    def _ranks(self, world: Rows, blocks: int) -> Numbers:
        """What siblings, and roots, are ordered by: the fields of `order`, then the number of the row."""
        rank = np.arange(blocks * BLOCK)
        if self.order:
            held = [world.column(name).values() for name in self.order]
            lines = sorted(range(len(world)), key=lambda row: tuple((one[row] is None, one[row]) for one in held))
            rank[np.array(lines, dtype=np.int64)] = np.arange(len(world))
        return rank.reshape(blocks, BLOCK)

    def _among_siblings(self, parent: Numbers, down: Numbers, rank: Numbers, there: Mask) -> tuple[Numbers, Numbers]:
        """How many siblings come before each row, and how many rows those have from them down."""
        ordinal, before = np.zeros_like(parent), np.zeros_like(parent)
        for place in range(1, BLOCK):
            earlier = (parent == parent[:, place, None]) & (rank < rank[:, place, None]) & there
            ordinal[:, place] = earlier.sum(axis=1)
            before[:, place] = np.where(earlier, down, 0).sum(axis=1)
        return ordinal, before

    def of(self, rows: Rows, part: int) -> Numbers:
        """One part of the layout for rows."""
        found = np.zeros(len(rows), dtype=np.int64)
        for index, world in rows.worlds():
            places = rows.row_number[index] - world.row_number[0]
            found[index] = world.once(self)[places, part]
            if part == PARENT:
                found[index] += np.where(found[index] < 0, 0, world.row_number[0])
        return found


@dataclass(frozen=True)
class Above(Pointing):
    """The row above in the tree; none for roots."""

    forest: Forest

    def numbers(self, rows: Rows, field: Field) -> tuple[Numbers, Mask | None]:
        numbers = self.forest.of(rows, PARENT)
        missing = numbers < 0
        return np.where(missing, 0, numbers), missing


@evaluate.register
def _(source: Above, rows: Rows, field: Field) -> Column:
    assert field.reference is not None
    numbers, missing = rows.referenced(field.name)
    return rows.plan.key_column(field.reference, numbers).with_nulls(missing)


@dataclass(frozen=True)
class Place:
    """What a package keeps of a row's place in its tree, counted from `base`."""

    forest: Forest
    part: int
    base: int = 0


@evaluate.register
def _(source: Place, rows: Rows, field: Field) -> Column:
    found = source.forest.of(rows, source.part) + source.base
    if source.part == TREE:
        found = found + _trees_before(rows)
    return Integers(found)


def _trees_before(rows: Rows) -> Numbers:
    """How many trees come before the world of each row: those of other data sets count by their rows."""
    found = np.zeros(len(rows), dtype=np.int64)
    for index, world in rows.worlds():
        first = world.row_number[:1]
        foreign = int(rows.plan.unique_positions(rows.model, first)[0] - first[0])
        found[index] = foreign + -(-int(first[0]) // BLOCK)
    return found


@dataclass(frozen=True)
class Path:
    """A materialised path: one step of `width` characters for each level."""

    forest: Forest
    alphabet: str
    width: int


@evaluate.register
def _(source: Path, rows: Rows, field: Field) -> Column:
    roots = source.forest.of(rows, TREE) + _trees_before(rows)
    texts: list[str] = [""] * len(rows)
    for index, world in rows.worlds():
        layout = world.once(source.forest)
        parents, ordinals = layout[:, PARENT].tolist(), layout[:, ORDINAL].tolist()
        places = (rows.row_number[index] - world.row_number[0]).tolist()
        for row, place in zip(index.tolist(), places, strict=True):
            steps = []
            while parents[place] >= 0:
                steps.append(_step(ordinals[place] + 1, source))
                place = parents[place]
            texts[row] = "".join([_step(int(roots[row]) + 1, source), *reversed(steps)])
    return Strings(tuple(texts))


@dataclass(frozen=True)
class Trail:
    """The address of a row below those of its tree: `/` for a root, and for the others what `of` says on the way."""

    forest: Forest
    of: str


@evaluate.register
def _(source: Trail, rows: Rows, field: Field) -> Column:
    texts: list[str] = [""] * len(rows)
    for index, world in rows.worlds():
        parents, named = world.once(source.forest)[:, PARENT].tolist(), world.column(source.of).values()
        places = (rows.row_number[index] - world.row_number[0]).tolist()
        for row, place in zip(index.tolist(), places, strict=True):
            steps = [""]
            while parents[place] >= 0:
                steps.append(f"{named[place]}")
                place = parents[place]
            texts[row] = "/".join(["", *reversed(steps)])
    return Strings(tuple(texts))


def _step(number: int, path: Path) -> str:
    text = ""
    for _ in range(path.width):
        number, digit = divmod(number, len(path.alphabet))
        text = path.alphabet[digit] + text
    return text


# Which models have trees ----------------------------------------------------------------------------------


def tree_sources(table: Table) -> dict[str, Any]:
    """The sources of the columns in which a package keeps a tree, by name; empty for other tables."""
    if not table.installed:
        return {}
    model = table.model
    nested = getattr(model, "_mptt_meta", None)
    if nested is not None:
        return _nested(table, nested)
    if not hasattr(model, "node_order_by"):
        return {}
    names = {field.name for field in table.fields}
    order = _order(table, getattr(model, "node_order_by", None) or ())
    if {"path", "depth", "numchild"} <= names:
        width = int(model.steplen)  # type: ignore[attr-defined]
        forest = Forest(min(DEEPEST, (table.field("path").max_length or 255) // width - 1), order)
        path = Path(forest, str(model.alphabet), width)  # type: ignore[attr-defined]
        trail = {"url_path": Trail(forest, "slug")} if {"url_path", "slug"} <= names else {}
        return {"path": path, "depth": Place(forest, LEVEL, 1), "numchild": Place(forest, CHILDREN), **trail}
    forest = Forest(order=order)
    if {"lft", "rgt", "tree_id", "depth"} <= names:
        ends = {"lft": Place(forest, LEFT), "rgt": Place(forest, RIGHT)}
        return {**ends, "tree_id": Place(forest, TREE, 1), "depth": Place(forest, LEVEL, 1)}
    if {"parent", "sib_order"} <= names and table.field("parent").null:
        return {"parent": Above(forest), "sib_order": Place(forest, ORDINAL, 1)}
    return {}


def _order(table: Table, names: Iterable[str]) -> tuple[str, ...]:
    """The fields that siblings are ordered by; none where those are kept apart by what their place says."""
    tree = {"parent", "path", "tree_id", "lft"}
    apart = any(len(unique.fields) > 1 and tree & set(unique.fields) for unique in table.uniques)
    return () if apart else tuple(name for name in names if table.has(name))


def _nested(table: Table, options: Any) -> dict[str, Any]:
    names = [options.parent_attr, options.left_attr, options.right_attr, options.tree_id_attr, options.level_attr]
    if not all(table.has(name) for name in names) or not table.field(options.parent_attr).null:
        return {}
    order = options.order_insertion_by or ()
    order = (order,) if isinstance(order, str) else tuple(order)
    forest = Forest(order=_order(table, order))
    parts = (LEFT, 0), (RIGHT, 0), (TREE, 1), (LEVEL, 0)
    places = {name: Place(forest, part, base) for name, (part, base) in zip(names[1:], parts, strict=True)}
    return {options.parent_attr: Above(forest), **places}


__all__ = ["Above", "Forest", "Path", "Place", "tree_sources"]

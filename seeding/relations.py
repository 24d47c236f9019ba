"""Which parent row a row has: fan-out from parents to children, and picks of other rows.

The fan-out belongs to the parent: how many children it has follows from its key, and child i is found by arithmetic,
so neither parents nor children are kept in memory. Natural child numbers run through the parents in their order.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from seeding.columns import Column, Integers, Mask, Text, combine, template
from seeding.generators import chance, column_of, pick_weighted, skewed, skewed_rank
from seeding.keys import Keys, Numbers, below, derive, high_bits, mix, permute, row_keys, stream
from seeding.limits import Limited
from seeding.rows import Rows, evaluate
from seeding.schema import Field, Reference
from seeding.spec import (
    STRATA,
    FanOut,
    Follow,
    ParentRow,
    Pick,
    PickAny,
    PickOther,
    Refer,
    Rule,
    SeedingError,
    Shares,
)
from seeding.storing import constant_column
from seeding.strata import strata

if TYPE_CHECKING:
    from seeding.plan import Plan

TABLED = 1 << 19
"""Tables of up to this many rows may be kept as arrays, to be looked up instead of drawn again."""


KEPT_BLOCKS = 2048
"""Blocks of parents whose numbers of children are kept, at a byte for each parent."""


MEASURED = 8
"""Blocks of parents that are measured at once at most: no more than have been measured before."""


CHUNK = 1 << 15
"""Neighbouring parents whose shares are drawn together: where many of them are asked for, they will be again."""


KEPT_CHUNKS = 64
"""Chunks whose shares are kept at once."""


DENSE = 8
"""Children that lie so close, on the average, are located through the whole range from the first to the last."""


class Lineage:
    """The natural order of the children of one model: all children of parent 0, then all of parent 1, …

    `parents` gives the parents' rows for row numbers, for fan-outs that are functions of them.
    """

    def __init__(self, child: str, fan_out: FanOut, seed: int, parents: Callable[[Numbers], Rows]) -> None:
        self.child = child
        self.fan_out = fan_out
        self._parents = parents
        self._totals: dict[int, int] = {}
        self.drawn: Rows | None = None
        self._key = stream(seed, child, "fan-out")
        if isinstance(fan_out, Shares):
            self._table = np.array([fan_out.values[position] for position in fan_out.strata], dtype=np.int64)
            self._block, self._total = STRATA, int(self._table.sum())
            self._chunks: dict[int, Numbers] = {}
        else:
            self._block, self._total = 4096, -1
            self._starts = [0]
            self._measured: list[NDArray[np.uint8] | None] = []

    @property
    def most(self) -> int | None:
        """No parent has more children than this; None if that is not known."""
        return int(self._table.max()) if isinstance(self.fan_out, Shares) else None

    def counts(self, parents: Numbers) -> Numbers:
        """How many children each of these parents has."""
        if isinstance(self.fan_out, Shares):
            return self._shares(parents)
        name = getattr(self.fan_out, "__name__", self.fan_out)
        try:
            self.drawn = self._parents(parents)
            counts = np.asarray(self.fan_out(self.drawn))
        except SeedingError:
            raise
        except Exception as error:
            raise SeedingError(
                f"{self.child}: the fan-out {name} raised {type(error).__name__}: {error}. Mend it in seeds.py."
            ) from error
        if counts.shape != parents.shape or counts.dtype.kind not in "biu" or (counts < 0).any():
            raise SeedingError(
                f"{self.child}: the fan-out {name} must return one whole "
                f"number, 0 or more, for each of {len(parents)} parents, not {counts.dtype} {counts.shape}."
            )
        return counts.astype(np.int64)

    def _shares(self, parents: Numbers) -> Numbers:
        if not len(parents):
            return parents
        first, last = int(parents.min()) // CHUNK, int(parents.max()) // CHUNK
        if (last + 1 - first) * CHUNK > DENSE * len(parents):
            return self._table.take(strata(parents, self._key))
        chunks = [self._chunk(number) for number in range(first, last + 1)]
        return (chunks[0] if len(chunks) == 1 else np.concatenate(chunks)).take(parents - first * CHUNK)

    def _chunk(self, number: int) -> Numbers:
        """The shares of a chunk of parents."""
        found = self._chunks.get(number)
        if found is None:
            if len(self._chunks) >= KEPT_CHUNKS:
                self._chunks.clear()
            parents = np.arange(number * CHUNK, (number + 1) * CHUNK)
            found = self._chunks[number] = self._table.take(strata(parents, self._key))
        return found

    def before(self, parents: Numbers) -> Numbers:
        """How many children all parents before each of these have together."""
        block, inside = np.divmod(parents, self._block)
        result = self._block_starts(block)
        rows = np.flatnonzero(inside)
        if rows.size:
            blocks, place = np.unique(block[rows], return_inverse=True)
            counts = self.counts((blocks[:, None] * self._block + np.arange(self._block)).ravel())
            running = np.cumsum(counts.reshape(len(blocks), self._block), axis=1)
            result[rows] += running[place, inside[rows] - 1]
        return result

    def total(self, parents: int) -> int:
        """How many children the first `parents` parents have."""
        if parents not in self._totals:
            self._totals[parents] = int(self.before(np.array([parents], dtype=np.int64))[0])
        return self._totals[parents]

    def locate(self, naturals: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """The parent, the place among its children (from 0) and their number, for natural child numbers."""
        if not len(naturals):
            return naturals, naturals, naturals
        first, last = int(naturals.min()), int(naturals.max())
        dense = last - first < DENSE * len(naturals) + self._block
        blocks = self._blocks_of(np.array([first, last]) if dense else naturals)
        blocks = np.arange(blocks[0], blocks[1] + 1) if dense else np.unique(blocks)
        parents = (blocks[:, None] * self._block + np.arange(self._block)).ravel()
        counts = self._counts_of(blocks, parents)
        if dense:
            starts = np.cumsum(counts) - counts + self._block_starts(blocks[:1])
            one = int(counts.max(initial=0)) <= 1
            children = np.flatnonzero(counts) if one else np.repeat(np.arange(len(parents)), counts)
            place = children.take(naturals - starts[0])
        else:
            inner = counts.reshape(len(blocks), self._block).cumsum(axis=1).ravel() - counts
            starts = np.repeat(self._block_starts(blocks), self._block) + inner
            filled = np.flatnonzero(counts)
            place = filled[np.searchsorted(starts[filled], naturals, side="right") - 1]
        return parents.take(place), naturals - starts.take(place), counts.take(place)

    def _block_starts(self, blocks: Numbers) -> Numbers:
        if self._total >= 0:
            return blocks * self._total
        last = int(blocks.max(initial=0))
        while len(self._starts) <= last:
            self._measure()
        return np.array(self._starts, dtype=np.int64)[blocks]

    def _blocks_of(self, naturals: Numbers) -> Numbers:
        if self._total >= 0:
            return naturals // self._total
        last, empty = int(naturals.max()), 0
        while self._starts[-1] <= last:
            before = self._starts[-1]
            self._measure()
            empty = empty + 1 if self._starts[-1] == before else 0
            if empty > 10_000:
                raise SeedingError(f"{self.child}: its fan-out gave 10 000 blocks of parents in a row no child at all.")
        return np.searchsorted(np.array(self._starts, dtype=np.int64), naturals, side="right") - 1

    def _measure(self) -> None:
        """Count the children of further blocks of parents: the more the further it has come already."""
        first = len(self._starts) - 1
        blocks = np.arange(first, first + min(max(first, 1), MEASURED))
        parents = np.arange(first * self._block, (int(blocks[-1]) + 1) * self._block)
        for counts in self.counts(parents).reshape(len(blocks), self._block):
            if len(self._measured) < KEPT_BLOCKS:
                small = int(counts.max(initial=0)) < 256
                self._measured.append(counts.astype(np.uint8) if small else None)
            self._starts.append(self._starts[-1] + int(counts.sum()))

    def _counts_of(self, blocks: Numbers, parents: Numbers) -> Numbers:
        """`counts` of the parents of whole blocks, looked up where they were measured before."""
        known = self._looked_up(blocks)
        if known is None:
            return self.counts(parents)
        self.drawn = None
        return known

    def _looked_up(self, blocks: Numbers) -> Numbers | None:
        if self._total >= 0 or not len(blocks) or int(blocks[-1]) >= len(self._measured):
            return None
        found = [counts for block in blocks.tolist() if (counts := self._measured[block]) is not None]
        return np.concatenate(found).astype(np.int64) if len(found) == len(blocks) else None

    def counted(self, parents: Numbers) -> Numbers | None:
        """`counts` of parents that lie close together, if they were measured before; None otherwise."""
        if not len(parents):
            return None
        first, last = int(parents.min()) // self._block, int(parents.max()) // self._block
        if (last - first) * self._block > DENSE * len(parents) + self._block:
            return None
        known = self._looked_up(np.arange(first, last + 1))
        return None if known is None else known.take(parents - first * self._block)


@dataclass(frozen=True)
class Segment:
    """Rows `first` to `last` of a child model follow the parents `first_parent` to `last_parent` (ends excluded).

    They run through the natural children of those parents once, then, if more rows were asked for, again and again.
    """

    first: int
    last: int
    first_parent: int
    last_parent: int

    def capacity(self, lineage: Lineage) -> int:
        return lineage.total(self.last_parent) - lineage.total(self.first_parent)

    def locate(self, lineage: Lineage, numbers: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        capacity, start = self.capacity(lineage), lineage.total(self.first_parent)
        offsets = numbers - self.first
        if int(offsets.max(initial=0)) < capacity:
            return lineage.locate(offsets + start)
        turn = offsets // capacity
        parents, nth, siblings = lineage.locate(offsets - turn * capacity + start)
        return parents, nth + turn * siblings, siblings


def extend(segments: tuple[Segment, ...], lineage: Lineage, rows: int, parents: int) -> tuple[Segment, ...]:
    """`segments` with more rows, up to `rows`, when there are `parents` parents. Rows that are there stay put."""
    first = segments[-1].last if segments else 0
    if rows <= first:
        return segments
    if not segments:
        return (Segment(0, rows, 0, parents),)
    last = segments[-1]
    wider = Segment(last.first, rows, last.first_parent, parents)
    if parents == last.last_parent or last.last - last.first <= last.capacity(lineage):
        return (*segments[:-1], wider)
    beyond = Segment(first, rows, last.last_parent, parents)
    if not beyond.capacity(lineage):
        # None of the new parents has children: the old ones have more.
        return (*segments[:-1], Segment(last.first, rows, last.first_parent, last.last_parent))
    return (*segments, beyond)


# Foreign keys ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ParentKey:
    """The foreign key to the parent that a row follows (`children_of`)."""


@dataclass(frozen=True)
class OneToOne:
    """Row i belongs to row i of the referenced table; where several tables share its rows, each takes every `stride`-th
    from its `first`. With `where` it belongs to the i-th of the rows that may be pointed at.
    """

    stride: int = 1
    first: int = 0
    where: Rule | None = None

    def room(self, plan: Plan, table: str, size: int) -> int:
        """How many rows have one of the first `size` rows of the referenced table to themselves."""
        size = size if self.where is None else lineage_of(plan, table, self.where).total(size)
        return (size - self.first + self.stride - 1) // self.stride


@dataclass(frozen=True)
class Agreeing(OneToOne):
    """One to one, too, beside another such key of which the rows point at those of this one by `name`: a society's
    chair is a member of it. Row i belongs to the i-th row of `table` that is the first to point where it does, and to
    where that points; those that are left over come last. `ahead` is the key that leads where rows of the other point.
    """

    table: str = ""
    name: str = ""
    ahead: bool = False


@dataclass(frozen=True)
class Chain:
    """The row before it in the same table; the first row has none."""


@dataclass(frozen=True)
class ExistingOnce:
    """Each of the rows that the database holds and that no plan covers, once; none where all are taken."""

    values: tuple[Any, ...] = field(repr=False)


@dataclass(frozen=True)
class Tree:
    """A row of the same table that comes earlier; none for a share of `roots`, the first row among them.

    Without roots, for tables that allow none, the first row points at itself. `fixed` trees stay as they are whatever a
    row is drawn again for, so that what else it holds may follow from its place.
    """

    roots: float = 0.2
    fixed: bool = False
    deepest: int = 0
    """How many levels below a root a fixed tree has at most; 0: as many as come about."""


@dataclass(frozen=True)
class ExistingRow:
    """The row whose place a rule gives among those of a closed list that the database holds and no plan covers."""

    values: tuple[Any, ...]
    rule: Rule


@dataclass(frozen=True)
class Existing:
    """One of the rows that the database holds and that no plan covers, by the value that is pointed at."""

    values: tuple[Any, ...] = field(repr=False)
    distinct: bool = False


class Pointing:
    """A source of a foreign key that says itself which rows it points at."""

    def numbers(self, rows: Rows, field: Field) -> tuple[Numbers, Mask | None]:
        """The row numbers of the referenced table, and which rows have none."""
        raise NotImplementedError(f"{type(self).__name__} does not say which rows it points at")

    def inner(self) -> Any:
        """The source that it leaves the choice to, if it is another's."""
        return None


@dataclass(frozen=True)
class Rotating(Pointing):
    """Each row of the referenced table in its turn, of those that were there first: a room, whose times are counted."""

    missing: float = 0.0

    def numbers(self, rows: Rows, field: Field) -> tuple[Numbers, Mask | None]:
        assert field.reference is not None
        turn, _ = rows.plan.turns(rows, field.reference.table)
        return turn, chance(derive(rows.keys_for(field.name), "missing"), self.missing) if self.missing else None


def popular(rows: Rows, table: str, ranks: Numbers, size: int) -> Numbers:
    """The rows of a table by popularity rank: a shuffle, so that early rows are not the favourites."""
    key = stream(rows.plan.seed, table, "popularity")
    if size > TABLED:
        return permute(ranks, size, key)
    return rows.plan.kept(("popularity", table, size), lambda: permute(np.arange(size), size, key))[ranks]


def pick_rows(rows: Rows, field: Field, chosen: Pick) -> Numbers:
    """The row numbers that a `pick` gives.

    Rows pick among those that were there when they were made; the children of one parent, that are to differ, among
    those that were there when their parent was made.
    """
    assert field.reference is not None
    table = field.reference.table
    pick = _pick_dated if chosen.by is not None else _pick_among
    parts = rows.plan.sizes(table, rows.parent if chosen.distinct else rows)
    if len(parts) == 1:
        return pick(rows, field.name, table, chosen, parts[0][1])
    numbers = np.empty(len(rows), dtype=np.int64)
    for index, size in parts:
        numbers[index] = pick(rows.at(index), field.name, table, chosen, size)
    return numbers


def _pick_among(rows: Rows, name: str, table: str, chosen: Pick, size: int) -> Numbers:
    size, numbered = eligible(rows.plan, table, size, chosen.where)
    places = _places(rows, name, chosen)
    if chosen.distinct:
        return numbered(popular(rows, table, _distinct_ranks(places, chosen.repeat, size), size))
    return numbered(_pick_plain(rows, places.keys, table, chosen.skewed, size))


def _pick_plain(rows: Rows, keys: Keys, table: str, skew: bool, size: int) -> Numbers:
    return popular(rows, table, skewed(keys, size), size) if skew else below(keys, size)


def eligible(plan: Plan, table: str, size: int, where: Rule | None) -> tuple[int, Callable[[Numbers], Numbers]]:
    """How many of the first `size` rows of a table may be picked, and the function that gives the i-th of them.

    They are counted like children: a row that may be picked has one, the others none. Where `limit_choices_to` leaves
    none, which no database asks, all may be.
    """
    if where is None:
        return size, lambda places: places
    lineage = lineage_of(plan, table, where)
    name, count = lineage.child, lineage.total(size)
    if not count and isinstance(where, Limited):
        return size, lambda places: places
    if not count:
        raise SeedingError(f"None of the {size} rows of {name} may be picked. Ask for more, or mend its rule `where`.")
    if size > TABLED:
        return count, lambda places: lineage.locate(places)[0]
    numbers = plan.kept(
        ("eligible", table, where, size), lambda: np.flatnonzero(lineage.counts(np.arange(size, dtype=np.int64)))
    )
    return count, lambda places: numbers[places]


def lineage_of(plan: Plan, table: str, where: Rule) -> Lineage:
    """The rows of a table that may be picked, counted like children."""
    name = f"{table} ({getattr(where, '__name__', where)})"
    lineage: Lineage = plan.kept(
        ("eligible", table, where), lambda: Lineage(name, where, plan.seed, lambda numbers: plan.rows(table, numbers))
    )
    return lineage


def _belonging(rows: Rows, field: Field, source: OneToOne) -> Numbers:
    """The row that each row belongs to. Trial rows for which there is no room belong to any."""
    numbers = rows.row_number * source.stride + source.first
    if source.where is None:
        return numbers
    assert field.reference is not None
    table = field.reference.table
    lineage = lineage_of(rows.plan, table, source.where)
    there = numbers < lineage.total(max(rows.plan.counts.get(table, 0), _TRIED))
    found = numbers.copy()
    found[there] = lineage.locate(numbers[there])[0]
    return found


def _agreeing(rows: Rows, source: Agreeing) -> Numbers:
    """The row that each row belongs to, so that two keys agree where that can be. What comes after the first cohort, or
    is out of reach, belongs to the row of its own number.
    """
    plan, numbers = rows.plan, rows.row_number
    above = plan.schema[source.table].field(source.name).reference
    assert above is not None
    none = plan.rows(rows.model.label, range(0))
    sizes = plan.first_size(source.table, none), plan.first_size(above.table, none)
    if plan.endless or max(sizes) > TABLED:
        return numbers
    order = plan.kept(("agreeing", source.table, source.name, sizes), lambda: _agreed(plan, source, sizes))[
        source.ahead
    ]
    return np.where(numbers < len(order), order.take(numbers, mode="clip"), numbers)


def _agreed(plan: Plan, source: Agreeing, sizes: tuple[int, int]) -> tuple[Numbers, Numbers]:
    """The rows of a table, those first of which none before points where they do, and where these point, before what is
    left over of each.
    """
    numbers, missing = plan.rows(source.table, range(sizes[0])).referenced(source.name)
    known = np.arange(sizes[0]) if missing is None else np.flatnonzero(~missing)
    firsts = np.sort(known[np.unique(numbers[known], return_index=True)[1]])
    firsts = firsts[numbers[firsts] < sizes[1]]
    aheads = numbers[firsts]
    return (
        np.concatenate([firsts, np.setdiff1d(np.arange(sizes[0]), firsts)]),
        np.concatenate([aheads, np.setdiff1d(np.arange(sizes[1]), aheads)]),
    )


_TRIED = 4096
"""Of so many rows those that may be pointed at are looked for before anybody says how many there are."""

ATTEMPTS = 12
"""How often a row of the right age is looked for among the popular ones, before any of the right age will do."""


def _pick_dated(rows: Rows, name: str, table: str, chosen: Pick, size: int) -> Numbers:
    """Picks of rows that were there by an instant: popular ones, if one is soon found, else any of the earlier ones."""
    assert chosen.by is not None
    limits = np.broadcast_to(np.asarray(chosen.by(rows)), len(rows))
    keys = rows.keys_for(name)
    numbers = np.empty(len(rows), dtype=np.int64)
    waiting = np.arange(len(rows))
    for attempt in range(ATTEMPTS):
        tried = _pick_plain(rows, derive(keys[waiting], f"attempt {attempt}"), table, chosen.skewed, size)
        numbers[waiting] = tried
        waiting = waiting[_dates(rows.plan, table, chosen.dated, tried, size) > limits[waiting]]
        if not waiting.size:
            return numbers
    known = min(size, TABLED)
    order, dates = rows.plan.kept(
        ("by date", table, chosen.dated, known), lambda: _by_date(rows.plan, table, chosen.dated, known)
    )
    earlier = np.maximum(np.searchsorted(dates, limits[waiting], side="right"), 1)
    numbers[waiting] = order[below(derive(keys[waiting], "any"), earlier)]
    return numbers


def _dates(plan: Plan, table: str, name: str, numbers: Numbers, size: int) -> Numbers:
    if size > TABLED:
        return np.asarray(plan.rows(table, numbers)[name])
    dates: Numbers = plan.kept(("dates", table, name, size), lambda: np.asarray(plan.rows(table, range(size))[name]))
    return dates[numbers]


def _by_date(plan: Plan, table: str, name: str, size: int) -> tuple[Numbers, Numbers]:
    dates = np.asarray(plan.rows(table, range(size))[name])
    order = np.argsort(dates, kind="stable")
    return order, dates[order]


def _pick_once(rows: Rows, field: Field, chosen: Pick) -> tuple[Numbers, Mask]:
    """Rows of which none is picked twice: of every 100 rows the share that has one takes the next ones."""
    assert field.reference is not None
    taken = STRATA - round(chosen.missing * STRATA)
    place = rows.strata(field.name)
    numbers = rows.row_number // STRATA * taken + place
    size = np.empty(len(rows), dtype=np.int64)
    parts = rows.plan.sizes(field.reference.table, rows)
    for index, part in parts:
        size[index if len(parts) > 1 else slice(None)] = part
    missing = (place >= taken) | (numbers >= size)
    return np.where(missing, 0, numbers), missing


def _other_than(rows: Rows, field: Field, chosen: PickOther, numbers: Numbers) -> Numbers:
    """The neighbours of rows that another foreign key points at already, where any row may be picked."""
    if chosen.where is not None or chosen.by is not None or chosen.distinct or not rows.knows(chosen.than):
        return numbers
    assert field.reference is not None
    same = numbers == rows.referenced(chosen.than)[0]
    last = np.empty(len(rows), dtype=np.int64)
    parts = rows.plan.sizes(field.reference.table, rows)
    for index, size in parts:
        last[index if len(parts) > 1 else slice(None)] = size - 1
    return np.where(same, np.where(numbers > 0, numbers - 1, np.minimum(1, last)), numbers)


@dataclass(frozen=True)
class _Places:
    """What the picks of siblings are drawn from: the keys of the picks and of the parents, and their places."""

    keys: Keys
    parent_keys: Keys
    nth: Numbers
    siblings: Numbers

    def at(self, index: Numbers) -> _Places:
        return _Places(self.keys[index], self.parent_keys[index], self.nth[index], self.siblings[index])


def _places(rows: Rows, name: str, chosen: Pick | PickAny) -> _Places:
    keys = rows.keys_for(name)
    if chosen.place is None and not chosen.distinct:
        return _Places(keys, keys, rows.row_number, rows.row_number)
    parent_keys = rows.parent.keys_for(name)
    if chosen.place is None:
        return _Places(keys, parent_keys, rows.nth, rows.siblings)
    nth, siblings = chosen.place(rows)
    return _Places(mix(parent_keys + derive(nth.astype(np.uint64), "place")), parent_keys, nth, siblings)


def distinct_picks(rows: Rows, field: Field, chosen: Pick) -> Numbers:
    """How many different rows the siblings of each row pick together: the first so many of them."""
    assert field.reference is not None
    parts = rows.plan.sizes(field.reference.table, rows.parent)
    size = np.empty(len(rows), dtype=np.int64)
    for index, part in parts:
        count, _ = eligible(rows.plan, field.reference.table, part, chosen.where)
        size[index if len(parts) > 1 else slice(None)] = count
    siblings = rows.siblings if chosen.place is None else chosen.place(rows)[1]
    return _different(siblings, chosen.repeat, size)


def _different(siblings: Numbers, repeat: float, size: int | Numbers) -> Numbers:
    return np.minimum(siblings - (siblings * round(repeat * 256) >> 8), size)


def _distinct_ranks(places: _Places, repeat: float, size: int) -> Numbers:
    """Ranks that differ among the children of a parent, skewed like `skewed`.

    The m children that differ take the quantiles (j + u) / m, which rise with j, to ranks below size - m + 1, and add
    j: a strictly rising sequence below `size`, whatever u is.
    """
    nth, siblings, parent_keys = places.nth, places.siblings, places.parent_keys
    different = _different(siblings, repeat, size)
    again = nth >= different
    slot = np.where(again, below(places.keys, different), nth) if again.any() else nth
    turned = slot + below(parent_keys, different)
    slot = np.where(turned >= different, turned - different, turned)
    inside = high_bits(mix(parent_keys + slot.astype(np.uint64)), 32)
    return _rank_in(((slot << 32) + inside) // different, different, size) + slot


def _rank_in(fractions: Numbers, different: Numbers, size: int) -> Numbers:
    """`skewed_rank` among `size - different + 1` ranks; large tables differ too little in that to tell it apart."""
    most = int(different.max(initial=1))
    if size > 64 * most:
        return skewed_rank(fractions, size - most + 1)
    ranks = np.empty_like(fractions)
    for count in np.unique(different).tolist():
        index = np.flatnonzero(different == count)
        ranks[index] = skewed_rank(fractions[index], size - count + 1)
    return ranks


def tree_rows(rows: Rows, field: Field, tree: Tree) -> tuple[Numbers, Any]:
    """Parents within the same table, always of a smaller number, and which rows have none."""
    if tree.fixed:
        return _fixed_parents(rows, field, tree)
    return _earlier_rows(rows.keys_for(field.name), rows.row_number, tree.roots)


def _earlier_rows(keys: Keys, numbers: Numbers, share: float) -> tuple[Numbers, Any]:
    roots = chance(mix(keys), share) | (numbers == 0) if share else None
    return below(keys, np.maximum(numbers, 1)), roots


def _fixed_parents(rows: Rows, field: Field, tree: Tree) -> tuple[Numbers, Any]:
    """Parents by the numbers of rows alone. Who would stand too deep stands beside its parent instead."""
    key = stream(rows.plan.seed, rows.model.label, field.name)
    parents, roots = _earlier_rows(row_keys(key, rows.row_number), rows.row_number, tree.roots)
    if not tree.deepest:
        return parents, roots
    # All rows above each, from its parent on, as long as there are any.
    above, there = [parents], np.ones(len(parents), dtype=np.bool_) if roots is None else ~roots
    levels = there.astype(np.int64)
    while there.any():
        further, end = _earlier_rows(row_keys(key, above[-1]), above[-1], tree.roots)
        there = there & (above[-1] > 0 if end is None else ~end)
        levels += there
        above.append(further)
    higher = np.clip(levels - tree.deepest, 0, len(above) - 1)
    return np.stack(above)[higher, np.arange(len(parents))], roots


def parent_numbers(rows: Rows, field: Field, source: Any) -> tuple[Numbers, Any]:
    """The referenced row numbers of a foreign key and, where some rows have none, which."""
    match source:
        case Pick(once=True):
            return _pick_once(rows, field, source)
        case PickOther():
            pick = Pick(**{one.name: getattr(source, one.name) for one in fields(Pick)})
            numbers, missing = parent_numbers(rows, field, pick)
            return _other_than(rows, field, source, numbers), missing
        case Pick():
            missing = chance(derive(rows.keys_for(field.name), "missing"), source.missing) if source.missing else None
            if source.only is not None:
                without = ~np.asarray(source.only(rows), dtype=np.bool_)
                missing = without if missing is None else missing | without
            return pick_rows(rows, field, source), missing
        case ParentKey():
            return rows.parent.row_number, None
        case Follow():
            return rows.parent.referenced(source.name)
        case Agreeing():
            return _agreeing(rows, source), None
        case OneToOne():
            return _belonging(rows, field, source), None
        case Chain():
            numbers = rows.row_number
            return np.maximum(numbers - 1, 0), numbers == 0
        case Joint(values=()):
            return joint_digits(rows, source), None
        case Tree():
            return tree_rows(rows, field, source)
        case Refer():
            numbers, missing = _ruled_rows(rows, field, source.function)
            _check_ruled(rows, field, source.function, numbers)
            return numbers, missing
        case Pointing():
            return source.numbers(rows, field)
    raise SeedingError(
        f"{rows.model.table.label}.{field.name} is drawn by {source!r}, so the row that it points at is not known "
        f"to rules. Declare it in seeds.py as `{field.name} = pick()`."
    )


def points_at_rows(source: Any) -> bool:
    """Whether the rows that a foreign key points at are known by number (`parent_numbers`)."""
    if isinstance(source, Joint):
        return not source.values
    if isinstance(source, Pointing):
        return source.inner() is None or points_at_rows(source.inner())
    return isinstance(source, (Pick, ParentKey, Follow, OneToOne, Chain, Tree, Refer))


def _ruled_rows(rows: Rows, field: Field, rule: Rule) -> tuple[Numbers, Mask | None]:
    """The row numbers that a function gives, and which rows it gives none."""
    given = rule(rows)
    numbers = np.asarray(np.ma.getdata(given))
    if numbers.shape != rows.row_number.shape or numbers.dtype.kind not in "iu":
        name = getattr(rule, "__name__", rule)
        raise SeedingError(
            f"{rows.model.label}.{field.name} = refer({name}) must return one row number for each of "
            f"{len(rows)} rows, not {numbers.dtype} {numbers.shape}. Mend it in seeds.py."
        )
    numbers = numbers.astype(np.int64)
    if not isinstance(given, np.ma.MaskedArray):
        return numbers, None
    missing = np.ma.getmaskarray(given)
    return np.where(missing, 0, numbers), missing if missing.any() else None


def _check_ruled(rows: Rows, field: Field, rule: Rule, numbers: Numbers) -> None:
    assert field.reference is not None
    table, size = field.reference.table, rows.plan.counts.get(field.reference.table, 0)
    most, least = int(numbers.max(initial=0)), int(numbers.min(initial=0))
    if (size and most >= size and not rows.plan.endless) or least < 0:
        name = getattr(rule, "__name__", "its rule")
        raise SeedingError(
            f"{rows.model.label}.{field.name} picks row {most if most >= size else least} of {table} (the first is 0), "
            f"which has {size}. Ask for {table}={most + 1}, or mend {name} in seeds.py."
        )


@evaluate.register
def _(source: ParentKey, rows: Rows, field: Field) -> Column:
    assert field.reference is not None
    return rows.parent.column(field.reference.field)


def _referenced(source: Any, rows: Rows, field: Field) -> Column:
    assert field.reference is not None
    numbers, missing = rows.referenced(field.name)
    return rows.plan.key_column(field.reference, numbers).with_nulls(missing)


@evaluate.register
def _(source: Follow, rows: Rows, field: Field) -> Column:
    return rows.parent.column(source.name)


for _source in (Pick, OneToOne, Chain, Tree, Refer, Rotating):
    evaluate.register(_source, _referenced)


@evaluate.register
def _(source: Existing, rows: Rows, field: Field) -> Column:
    size = len(source.values)
    if source.distinct:
        places = _Places(rows.keys_for(field.name), rows.parent.keys_for(field.name), rows.nth, rows.siblings)
        return column_of(source.values, _distinct_ranks(places, 0.0, size))
    return column_of(source.values, below(rows.keys_for(field.name), size))


@evaluate.register
def _(source: ExistingOnce, rows: Rows, field: Field) -> Column:
    positions, size = rows.row_number, len(source.values)
    if not size:
        return constant_column(None, field, len(rows))
    if not field.null and int(positions.max(initial=0)) >= size:
        assert field.reference is not None
        raise SeedingError(
            f"{rows.model.label}.{field.name} points at each row of {field.reference.table} once, and {size} are "
            f"there. Ask for {rows.model.label}={size} at most."
        )
    return column_of(source.values, np.minimum(positions, size - 1)).with_nulls(positions >= size)


# Generic foreign keys -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class GenericType:
    """The content type of the row that a generic foreign key points at.

    Its number is the database's, so digests take the label of the model in its place.
    """

    name: str


@dataclass(frozen=True)
class GenericKey:
    """The key of the row that a generic foreign key points at; with `once` no other row's key of the same table."""

    name: str
    once: bool = False


def mixed_rows(rows: Rows, name: str, source: Any) -> tuple[tuple[str, ...], Numbers, Numbers, Mask | None]:
    """Tables, the position of each row's among them, the row numbers in it, and which rows have none."""
    if isinstance(source, ParentRow):
        numbers = rows.parent.row_number
        return (rows.parent.model.label,), np.zeros_like(numbers), numbers, None
    if not isinstance(source, PickAny):
        raise SeedingError(
            f"{rows.model.label}.{name} is drawn by {source!r}. Declare it in seeds.py as "
            f'`{name} = pick_any({{"app.Model": 1}})` or `{name} = parent_row()`.'
        )
    if source.once:
        which, numbers = _each_once(rows, name, source)
        return source.tables, which, numbers, None
    places, which = _any_places(rows, name, source)
    if source.by is not None:
        which, numbers = _any_dated(rows, source, places, which)
    else:
        numbers = _any_numbers(rows, source, places, which)
    missing = chance(derive(places.keys, "missing"), source.missing) if source.missing else None
    return source.tables, which, numbers, missing


def _any_numbers(rows: Rows, source: PickAny, places: _Places, which: Numbers) -> Numbers:
    """The rows that are picked of the tables `which` (positions)."""
    numbers = np.empty(len(rows), dtype=np.int64)
    for table, index, size in _any_parts(rows, source, which):
        count, numbered = eligible(rows.plan, table, size, source.where.get(table))
        if source.distinct:
            ranks = popular(rows, table, _distinct_ranks(places.at(index), 0.0, count), count)
        else:
            ranks = _pick_plain(rows, places.keys[index], table, source.skewed, count)
        numbers[index] = numbered(ranks)
    return numbers


CANDIDATES = 4
"""Of how many rows at a place of its own the first that was there in time is picked."""


def _any_dated(rows: Rows, source: PickAny, places: _Places, which: Numbers) -> tuple[Numbers, Numbers]:
    """The table (a position) and the row in it that was there by the instant of each row.

    A place owns `CANDIDATES` places of a parent with so many more: rows at places of their own differ whichever of them
    is taken.
    """
    assert source.by is not None
    limits = np.broadcast_to(np.asarray(source.by(rows)), len(rows))
    tables, which = source.tables, which.copy()
    numbers = np.empty(len(rows), dtype=np.int64)
    waiting = np.arange(len(rows))
    for candidate in range(CANDIDATES):
        if not waiting.size:
            return which, numbers
        tried = _any_numbers(rows.at(waiting), source, _candidate(places.at(waiting), candidate), which[waiting])
        numbers[waiting] = tried
        since = _any_dates(rows.at(waiting), source, which[waiting], tried)
        waiting = waiting[since > limits[waiting]]
    undated = [place for place, table in enumerate(tables) if table not in source.dated]
    if undated and waiting.size:
        weights = tuple(source.weights[place] for place in undated)
        among = pick_weighted(derive(places.keys[waiting], "undated"), weights)
        which[waiting] = np.array(undated)[among]
        numbers[waiting] = _any_numbers(rows.at(waiting), source, _candidate(places.at(waiting), 0), which[waiting])
    elif waiting.size:
        for table, index, size in _any_parts(rows.at(waiting), source, which[waiting]):
            numbers[waiting[index]] = _earliest(rows.plan, table, source, size)
    return which, numbers


def _candidate(places: _Places, candidate: int) -> _Places:
    keys = derive(places.keys, f"candidate {candidate}")
    return _Places(keys, places.parent_keys, places.nth * CANDIDATES + candidate, places.siblings * CANDIDATES)


def _any_dates(rows: Rows, source: PickAny, which: Numbers, numbers: Numbers) -> Numbers:
    """Since when the rows that were picked are there; those of tables without such an instant always were."""
    found = np.full(len(rows), np.iinfo(np.int64).min)
    for table, index, size in _any_parts(rows, source, which):
        if table in source.dated:
            found[index] = _dates(rows.plan, table, source.dated[table], numbers[index], size)
    return found


def _earliest(plan: Plan, table: str, source: PickAny, size: int) -> int:
    """The row that was there first of those that may be picked."""
    count, numbered = eligible(plan, table, size, source.where.get(table))
    numbers = numbered(np.arange(count))
    return int(numbers[np.argmin(_dates(plan, table, source.dated[table], numbers, size))])


def _any_places(rows: Rows, name: str, source: PickAny) -> tuple[_Places, Numbers]:
    """What the picks are drawn from, and the table of each (a position)."""
    places = _places(rows, name, source)
    return places, pick_weighted(derive(places.keys, "table"), source.weights)


def _each_once(rows: Rows, name: str, source: PickAny) -> tuple[Numbers, Numbers]:
    """The table (a position) and the row in it: all rows of all tables, shuffled, one for each row."""
    sizes = np.array([rows.plan.first_size(table, rows) for table in source.tables], dtype=np.int64)
    ends = np.cumsum(sizes)
    key = stream(rows.plan.seed, rows.model.label, name, "once")
    placed = permute(rows.row_number % int(ends[-1]), int(ends[-1]), key)
    which = np.searchsorted(ends, placed, side="right")
    return which, placed - (ends - sizes)[which]


def _any_parts(rows: Rows, source: PickAny, which: Numbers) -> Iterator[tuple[str, Numbers, int]]:
    """Labels, the places of rows that pick of them, and how many rows those may choose from."""
    for code, table in enumerate(source.tables):
        index = np.flatnonzero(which == code)
        if not index.size:
            continue
        picking = rows.at(index)
        parts = rows.plan.sizes(table, picking.parent if source.distinct else picking)
        for inside, size in parts:
            yield table, index[inside] if len(parts) > 1 else index, size


def distinct_any(rows: Rows, name: str, source: PickAny) -> Numbers:
    """How many places of each row's parent pick different rows of the table that the row picks of: the first ones."""
    places, which = _any_places(rows, name, source)
    if source.by is not None:
        which = rows.mixed(name).which
    found = np.empty(len(rows), dtype=np.int64)
    for table, index, size in _any_parts(rows, source, which):
        count, _ = eligible(rows.plan, table, size, source.where.get(table))
        # What is picked by date owns more places than one, so fewer of them are sure to differ.
        found[index] = np.minimum(places.siblings[index], count // CANDIDATES if source.by is not None else count)
    return found


@evaluate.register
def _(source: GenericType, rows: Rows, field: Field) -> Column:
    mixed = rows.mixed(source.name)
    return column_of([rows.plan.content_type(table) for table in mixed.tables], mixed.which).with_nulls(mixed.missing)


@evaluate.register
def _(source: GenericKey, rows: Rows, field: Field) -> Column:
    mixed = rows.mixed(source.name)
    parts: list[tuple[Numbers, Column]] = []
    for code, table in enumerate(mixed.tables):
        index = np.flatnonzero(mixed.which == code)
        if index.size:
            reference = Reference(table, rows.plan.schema[table].primary_key)
            column = rows.plan.key_column(reference, mixed.numbers[index])
            text = field.storage == "text" and not isinstance(column, Text)
            parts.append((index, template(column, "") if text else column))
    if not parts:
        return Integers(np.zeros(0, dtype=np.int64))
    return (parts[0][1] if len(parts) == 1 else combine(parts, len(rows))).with_nulls(mixed.missing)


@evaluate.register
def _(source: ExistingRow, rows: Rows, field: Field) -> Column:
    numbers, missing = _ruled_rows(rows, field, source.rule)
    return column_of(source.values, numbers % len(source.values)).with_nulls(missing)


@dataclass(frozen=True)
class Serial:
    """Automatic integer keys: row i has the key offset + i + 1."""


@evaluate.register
def _(source: Serial, rows: Rows, field: Field) -> Column:
    return Integers(rows.plan.serial(rows.model, rows.row_number))


@dataclass(frozen=True)
class Joint:
    """The share of one field in a unique combination of several: a digit of a shuffled mixed-radix number.

    `sizes` are the numbers of values that the fields have; a label stands for the rows of that table. The digit picks
    one of `values`, or a row of the referenced table where there are none. Where it is `counted`, the one number of the
    combination counts the rows of each parent, from its only value on, and most parents have none.
    """

    constraint: str
    place: int
    sizes: tuple[int | str, ...]
    values: tuple[Any, ...] = ()
    counted: bool = False


@evaluate.register
def _(source: Joint, rows: Rows, field: Field) -> Column:
    digits = joint_digits(rows, source)
    if source.counted and source.values:
        return Integers(digits + source.values[0])
    if source.values:
        return column_of(source.values, digits)
    assert field.reference is not None
    return rows.plan.key_column(field.reference, digits)


def _counted_digits(number: Numbers, parents: int, most: int, key: int) -> tuple[Numbers, Numbers]:
    """The parent of each row, and how many rows of it come before: first of two fifths of the parents in turn, then of
    the others, when those have as `most` as there may be.
    """
    some = max(1, parents * 2 // 5)
    others = np.maximum(parents - some, 1)
    first = number < some * most
    rest = number - some * most
    place = np.where(first, number % some, some + rest % others)
    return permute(place, parents, key), np.where(first, number // some, rest // others)


def joint_digits(rows: Rows, joint: Joint) -> Numbers:
    """The digit of each row: combinations of all digits differ between rows, up to the product of the sizes.

    Rows that are added later keep to the sizes that the tables had at first: a larger product would shuffle otherwise.
    """
    sizes = [rows.plan.first_size(size, rows) if isinstance(size, str) else size for size in joint.sizes]
    limit = min(math.prod(sizes), 1 << 62)
    key = stream(rows.plan.seed, rows.model.table.label, joint.constraint)
    if joint.counted:
        parent = next(place for place, size in enumerate(joint.sizes) if isinstance(size, str))
        chosen, count = _counted_digits(rows.row_number % limit, sizes[parent], sizes[1 - parent], key)
        return chosen if joint.place == parent else count
    mixed = permute(rows.row_number % limit, limit, key)
    for size in reversed(sizes[joint.place + 1 :]):
        mixed = mixed // size
    return mixed % sizes[joint.place]

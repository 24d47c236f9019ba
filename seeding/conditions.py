"""Sources that draw by a condition: a value for some rows alone, one of a few, what a neighbour says, in an order.

Conditions are functions of rows that compare and print, so that what was learned of a model can be written down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial, reduce
from typing import Any

import numpy as np

from seeding import columns
from seeding.columns import Column, Mask, Text
from seeding.columns.combining import null_mask
from seeding.generators import chance, column_of
from seeding.keys import Numbers, below, derive, high_bits
from seeding.relations import Pointing, parent_numbers
from seeding.rows import Rows, evaluate
from seeding.schema import Field, Table
from seeding.storing import conform

# Conditions -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Holds:
    """A field, or a field of a row pointed at (`forum.type`), has one of some values; None stands for no value."""

    path: str
    values: tuple[Any, ...]

    def __call__(self, rows: Rows) -> Mask:
        owner, _, last = self.path.rpartition(".")
        column = (rows.related(owner) if owner else rows).column(last)
        nulls = null_mask(column)
        if owner:
            nulls = nulls | ~rows.linked(owner)
        wanted = [value for value in self.values if value is not None]
        if isinstance(column, Text):
            found = column.where(*map(str, wanted))
        elif isinstance(column, columns.Decimals):
            units = [round(float(value) * 10**column.places) for value in wanted]
            found = np.isin(column.numbers, np.array(units, dtype=np.int64))
        else:
            found = np.isin(column.array, np.array(wanted)) if wanted else np.zeros(len(rows), dtype=np.bool_)
        return np.asarray(found & ~nulls | nulls if None in self.values else found & ~nulls)


@dataclass(frozen=True)
class Given:
    """A field, or a field of a row pointed at (`contract.signed_on`), has a value, and no empty one."""

    path: str

    def __call__(self, rows: Rows) -> Mask:
        owner, _, last = self.path.rpartition(".")
        column = (rows.related(owner) if owner else rows).column(last)
        found = ~null_mask(column)
        if owner:
            found = found & rows.linked(owner)
        return found & ~column.where("") if isinstance(column, Text) else found


@dataclass(frozen=True)
class Lacks:
    """A field has no value, or an empty one."""

    path: str

    def __call__(self, rows: Rows) -> Mask:
        return ~Given(self.path)(rows)


@dataclass(frozen=True)
class Turn:
    """It is the turn of one of several fields, which the row's key decides."""

    fields: tuple[str, ...]
    place: int

    def __call__(self, rows: Rows) -> Mask:
        return below(rows.keys_for("turn of " + " ".join(self.fields)), len(self.fields)) == self.place


@dataclass(frozen=True)
class Share:
    """A share of the rows, which their keys decide for each field anew."""

    field: str
    share: float

    def __call__(self, rows: Rows) -> Mask:
        return chance(derive(rows.keys_for(self.field), "share"), self.share)


@dataclass(frozen=True)
class Never:
    """Not all of some conditions hold."""

    conditions: tuple[Any, ...]

    def __call__(self, rows: Rows) -> Mask:
        met = np.ones(len(rows), dtype=np.bool_)
        for condition in self.conditions:
            met &= condition(rows)
        return ~met


@dataclass(frozen=True)
class Differ:
    """Two fields of a row have different values, or one of them has none."""

    one: str
    other: str

    def __call__(self, rows: Rows) -> Mask:
        ours, theirs = rows.column(self.one), rows.column(self.other)
        if isinstance(ours, columns.Integers) and isinstance(theirs, columns.Integers):
            return (ours.numbers != theirs.numbers) | null_mask(ours) | null_mask(theirs)
        pairs = zip(ours.values(), theirs.values(), strict=True)
        return np.fromiter((a != b or a is None for a, b in pairs), dtype=np.bool_, count=len(rows))


@dataclass(frozen=True)
class Agree:
    """Two paths (`home.league`, `away.league`) have one value, or one of them has none."""

    one: str
    other: str

    def __call__(self, rows: Rows) -> Mask:
        pairs = zip(self._values(rows, self.one), self._values(rows, self.other), strict=True)
        return np.fromiter((a == b or a is None or b is None for a, b in pairs), dtype=np.bool_, count=len(rows))

    @staticmethod
    def _values(rows: Rows, path: str) -> list[Any]:
        owner, _, last = path.rpartition(".")
        if not owner:
            return rows.column(last).values()
        held = rows.related(owner).column(last).values()
        return [value if there else None for value, there in zip(held, rows.linked(owner), strict=True)]


@dataclass(frozen=True)
class SameEnd:
    """Two paths of foreign keys lead to one row, or one of them leads nowhere."""

    one: str
    other: str

    def __call__(self, rows: Rows) -> Mask:
        (ours, none), (theirs, without) = _pointed_at(rows, self.one), _pointed_at(rows, self.other)
        met = ours == theirs
        for missing in (none, without):
            met = met if missing is None else met | missing
        return np.asarray(met, dtype=np.bool_)


# Sources --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Only(Pointing):
    """Another source for the rows for which a condition holds; the others have no value, or an empty text."""

    source: Any
    where: Any

    def numbers(self, rows: Rows, field: Field) -> tuple[Numbers, Mask | None]:
        numbers, missing = parent_numbers(rows, field, self.source)
        without = ~self.where(rows)
        return numbers, without if missing is None else missing | without

    def inner(self) -> Any:
        return self.source


def inmost(source: Any) -> Any:
    """The source that draws what conditions show in some rows only."""
    while isinstance(source, Only):
        source = source.source
    return source


@evaluate.register
def _(source: Only, rows: Rows, field: Field) -> Column:
    column = conform(evaluate(source.source, rows, field), field)
    where = source.where(rows)
    if field.null:
        return column.with_nulls(~where)
    return _combined(rows, where, column, columns.constant("", len(rows)))


def _combined(rows: Rows, where: Mask, one: Column, other: Column) -> Column:
    """`one` where the condition holds, `other` elsewhere."""
    if where.all() or not where.any():
        return one if where.all() else other
    parts = [(np.flatnonzero(mask), column) for mask, column in ((where, one), (~where, other))]
    return columns.combine([(index, column.take(index)) for index, column in parts], len(rows))


@dataclass(frozen=True)
class Within:
    """One of a few values, the first more often; where a condition is given, for the rows for which it holds alone."""

    values: tuple[Any, ...]
    source: Any = None
    where: Any = None


@evaluate.register
def _(source: Within, rows: Rows, field: Field) -> Column:
    weights = 1 / (np.arange(len(source.values)) + 1.5)
    edges = np.cumsum(np.rint(weights / weights.sum() * (1 << 20)).astype(np.int64))
    drawn = high_bits(derive(rows.keys_for(field.name), "within"), 20)
    which = np.minimum(np.searchsorted(edges, drawn, side="right"), len(source.values) - 1)
    few = conform(column_of(source.values, which), field)
    if source.where is None:
        return few
    return _combined(rows, source.where(rows), few, conform(evaluate(source.source, rows, field), field))


@dataclass(frozen=True)
class Through(Pointing):
    """The foreign key of a row that another foreign key points at: the forum of the topic, `department.clinic` of the
    doctor. Where that points at none, what another source draws, or none.
    """

    by: str
    name: str
    otherwise: Any = None

    def owner(self, rows: Rows) -> tuple[Rows, str]:
        """The rows whose foreign key is taken, and its name."""
        *way, name = self.name.split(".")
        return reduce(Rows.related, (self.by, *way), rows), name

    def numbers(self, rows: Rows, field: Field) -> tuple[Numbers, Mask | None]:
        owner, name = self.owner(rows)
        numbers, missing = owner.referenced(name)
        without = ~rows.linked(self.by)
        missing = np.zeros(len(rows), dtype=np.bool_) if missing is None else missing
        if self.otherwise is None or not without.any():
            missing = missing | without
        else:
            own, none = parent_numbers(rows, field, self.otherwise)
            numbers = np.where(without, own, numbers)
            missing = np.where(without, False if none is None else none, missing)
        return numbers, missing if missing.any() else None

    def inner(self) -> Any:
        return self.otherwise


@evaluate.register
def _(source: Through, rows: Rows, field: Field) -> Column:
    without = ~rows.linked(source.by)
    owner, name = source.owner(rows)
    theirs = owner.column(name)
    if source.otherwise is not None:
        return _combined(rows, without, conform(evaluate(source.otherwise, rows, field), field), theirs)
    return theirs.with_nulls(without if without.any() else None)


@dataclass(frozen=True)
class Companion(Pointing):
    """One of the rows whose foreign key `name` points where this row's own `by` does: a quota of its event, or, with
    `nurse.hospital`, a ward of the nurse's hospital. Where there are none, no row, or any where there must be one; a
    share `missing` has none in any case.

    Of these, only those for which a rule (`where`) holds, and which agree by another pair of such names (`also`).
    """

    by: str
    name: str
    missing: float = 0.0
    also: tuple[str, str] | None = None
    where: Any = None

    def numbers(self, rows: Rows, field: Field) -> tuple[Numbers, Mask | None]:
        assert field.reference is not None
        numbers, alone = np.zeros(len(rows), dtype=np.int64), np.ones(len(rows), dtype=np.bool_)
        wanted, without = _pointed_at(rows, self.by)
        names: tuple[str, ...] = (self.name,)
        if self.also is not None:
            further, lacking = _pointed_at(rows, self.also[0])
            wanted, names = _both(wanted, further), (self.name, self.also[1])
            without = _either(without, lacking)
        keys = rows.keys_for(field.name)
        for index, size in rows.plan.sizes(field.reference.table, rows):
            index = index if len(index) else np.arange(len(rows))
            order, targets = rows.plan.kept(
                ("companions", field.reference.table, names, self.where, size),
                partial(_by_targets, rows.plan.rows(field.reference.table, range(size)), names, self.where),
            )
            first, last = (np.searchsorted(targets, wanted[index], side=side) for side in ("left", "right"))
            alone[index] = first == last
            any_of = below(keys[index], np.where(first == last, len(order), last - first))
            numbers[index] = order[np.where(first == last, any_of, first + any_of)]
        if not field.null:
            return numbers, None
        if without is not None:
            alone |= without
        return numbers, alone | chance(derive(keys, "missing"), self.missing)


@dataclass(frozen=True)
class Paired(Pointing):
    """Where the foreign key `name` of a row of another table points: all that are drawn of one `table` go by one row of
    it, so that they are a pair that is there (a user and an organization of which they are a member).
    """

    table: str
    name: str

    def numbers(self, rows: Rows, field: Field) -> tuple[Numbers, Mask | None]:
        keys = rows.keys_for(f"row of {self.table}")
        numbers, without = np.zeros(len(rows), dtype=np.int64), np.ones(len(rows), dtype=np.bool_)
        for index, size in rows.plan.sizes(self.table, rows):
            index = index if len(index) else np.arange(len(rows))
            theirs, missing = rows.plan.rows(self.table, below(keys[index], size)).referenced(self.name)
            numbers[index], without[index] = theirs, False if missing is None else missing
        return numbers, without if without.any() else None


@dataclass(frozen=True)
class OfObject(Pointing):
    """Where the foreign key `name` of the row points that a generic foreign key points at: the organization of what a
    comment is about. Where there is none, what another source draws.
    """

    generic: str
    name: str
    otherwise: Any

    def numbers(self, rows: Rows, field: Field) -> tuple[Numbers, Mask | None]:
        numbers, missing = parent_numbers(rows, field, self.otherwise)
        numbers = numbers.copy()
        without = np.zeros(len(rows), dtype=np.bool_) if missing is None else missing.copy()
        mixed = rows.mixed(self.generic)
        for _, index, theirs in mixed.parts():
            if not points_alike(theirs.model.table, self.name, field) or not theirs.knows(self.name):
                continue
            held, none = theirs.referenced(self.name)
            there = np.ones(len(index), dtype=np.bool_) if none is None else ~none
            if mixed.missing is not None:
                there &= ~mixed.missing[index]
            numbers[index[there]], without[index[there]] = held[there], False
        return numbers, without if without.any() else None

    def inner(self) -> Any:
        return self.otherwise


def points_alike(table: Table, name: str, field: Field) -> bool:
    """Whether a table has a foreign key of a name that points where a field does."""
    theirs, ours = table.field(name).reference if table.has(name) else None, field.reference
    return theirs is not None and ours is not None and (theirs.table, theirs.field) == (ours.table, ours.field)


def _key_of_row(source: Any, rows: Rows, field: Field) -> Column:
    assert field.reference is not None
    numbers, missing = rows.referenced(field.name)
    return rows.plan.key_column(field.reference, numbers).with_nulls(missing)


for _source in (Paired, OfObject):
    evaluate.register(_source, _key_of_row)


def _pointed_at(rows: Rows, path: str) -> tuple[Numbers, Mask | None]:
    """The rows at the end of a path of foreign keys, and which rows have none there."""
    first, _, rest = path.partition(".")
    if not rest:
        return rows.referenced(first)
    numbers, missing = rows.related(first).referenced(rest)
    return numbers, _either(missing, ~rows.linked(first))


def _by_targets(rows: Rows, names: tuple[str, ...], where: Any) -> tuple[Numbers, Numbers]:
    """The rows for which a rule holds, or all where it holds for none, in the order of the rows that they point at by
    one name or two, and those; rows that point at none come first.
    """
    found = []
    for name in names:
        numbers, missing = rows.referenced(name)
        found.append(numbers if missing is None else np.where(missing, -1, numbers))
    targets = found[0] if len(found) == 1 else _both(*found)
    meant = np.arange(len(rows)) if where is None else np.flatnonzero(where(rows))
    meant = meant if len(meant) else np.arange(len(rows))
    order = meant[np.argsort(targets[meant], kind="stable")]
    return order, targets[order]


def _either(one: Mask | None, other: Mask | None) -> Mask | None:
    """The rows that one of two masks marks; None marks none."""
    if one is None or other is None:
        return one if other is None else other
    return one | other


def _both(one: Numbers, other: Numbers) -> Numbers:
    """One number for each pair of row numbers, of which either may be -1."""
    return (one + 1) * (1 << 31) + other + 1


@evaluate.register
def _(source: Companion, rows: Rows, field: Field) -> Column:
    assert field.reference is not None
    numbers, missing = rows.referenced(field.name)
    return rows.plan.key_column(field.reference, numbers).with_nulls(missing)


@dataclass(frozen=True)
class OfRoot(Pointing):
    """What the root of the row's tree draws from another source, so that a whole tree agrees: the project of a folder
    is that of the folder above. `by` is the foreign key to the row above.
    """

    by: str
    source: Any

    def numbers(self, rows: Rows, field: Field) -> tuple[Numbers, Mask | None]:
        roots, below_them = self._roots(rows)
        numbers, missing = parent_numbers(rows, field, self.source)
        if not below_them.any():
            return numbers, missing
        theirs, without = parent_numbers(roots, field, self.source)
        if missing is not None or without is not None:
            none = np.zeros(len(rows), dtype=np.bool_)
            missing = np.where(below_them, none if without is None else without, none if missing is None else missing)
        return np.where(below_them, theirs, numbers), missing

    def inner(self) -> Any:
        return self.source

    def column(self, rows: Rows, field: Field) -> Column:
        """The field as a column, whatever it is drawn from."""
        roots, below_them = self._roots(rows)
        own = conform(evaluate(self.source, rows, field), field)
        return _combined(rows, below_them, conform(evaluate(self.source, roots, field), field), own)

    def _roots(self, rows: Rows) -> tuple[Rows, Mask]:
        """The root of the tree of each row, and which rows are none themselves."""
        numbers, missing = rows.referenced(self.by)
        below_them = np.ones(len(rows), dtype=np.bool_) if missing is None else ~missing
        found = np.where(below_them, numbers, rows.row_number)
        above = below_them
        while above.any():
            numbers, missing = rows.plan.rows(rows.model.label, found).referenced(self.by)
            above = (numbers != found) & (True if missing is None else ~missing)
            found = np.where(above, numbers, found)
        return rows.plan.rows(rows.model.label, found), below_them


@evaluate.register
def _(source: OfRoot, rows: Rows, field: Field) -> Column:
    return source.column(rows, field)


@dataclass(frozen=True)
class Above:
    """A number that lies above another field's of the same row."""

    of: str


@evaluate.register
def _(source: Above, rows: Rows, field: Field) -> Column:
    other = conform(rows.column(source.of), field)
    keys = rows.keys_for(field.name)
    if isinstance(other, columns.Floats):
        # A sum of floats has places that neither of its parts has.
        return columns.Floats(np.round(other.numbers + 1.0 + below(keys, 100), 6))
    unit = 10**field.places
    values = other.array + unit + below(keys, np.maximum(other.array // 2, 10 * unit).astype(np.int64))
    if isinstance(other, columns.Decimals):
        return columns.Decimals(values, field.places)
    if isinstance(other, columns.Durations):
        return columns.Durations(other.array + 60 * columns.SECOND * (1 + below(keys, 90)))
    if isinstance(other, columns.Times):
        last = columns.DAY - columns.SECOND
        return columns.Times(np.minimum(other.array + 60 * columns.SECOND * (15 + below(keys, 120)), last))
    return columns.Integers(values if field.high is None else np.minimum(values, int(field.high)))


@dataclass(frozen=True)
class Bounded:
    """A number that lies not above that of a row pointed at (`plan.max_seats`), or not `below` it; as another source
    draws it where that is met or there is none.
    """

    source: Any
    by: str
    below: bool = False


@evaluate.register
def _(source: Bounded, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    owner, _, name = source.by.partition(".")
    theirs = conform(rows.related(owner).column(name), field)
    if type(theirs) is not type(drawn) or not isinstance(drawn, (columns.Integers, columns.Decimals, columns.Floats)):
        return drawn
    numbers: Any = drawn.numbers
    bound: Any = theirs.array
    unit = 1 if isinstance(drawn, columns.Floats) else 10**field.places
    least = 0 if field.low is None else math.ceil(field.low * unit)
    if source.below:
        beyond, other = numbers < bound, bound + np.maximum(numbers - least, 0)
    else:
        share = high_bits(rows.keys_for(f"{field.name} within"), 16) / (1 << 16)
        beyond, other = numbers > bound, bound - (np.maximum(bound - least, 0) * share).astype(numbers.dtype)
    beyond = beyond & rows.linked(owner) & ~null_mask(theirs)
    return replace(drawn, numbers=np.where(beyond, other, numbers))


@dataclass(frozen=True)
class BetweenThose:
    """A number between two of a row pointed at (`product.least`, `product.most`), where another source draws none."""

    source: Any
    low: str
    high: str


@evaluate.register
def _(source: BetweenThose, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    owner, _, first = source.low.partition(".")
    theirs = rows.related(owner)
    low, high = (conform(theirs.column(name), field) for name in (first, source.high.partition(".")[2]))
    if type(drawn) is not type(low) or not isinstance(drawn, (columns.Integers, columns.Decimals, columns.Floats)):
        return drawn
    numbers: Any = drawn.numbers
    least, most = low.array, high.array
    share = high_bits(rows.keys_for(f"{field.name} between"), 16) / (1 << 16)
    other = least + (np.maximum(most - least, 0) * share).astype(numbers.dtype)
    outside = ((numbers < least) | (numbers > most)) & rows.linked(owner) & ~null_mask(low) & ~null_mask(high)
    return replace(drawn, numbers=np.where(outside, other, numbers))


@dataclass(frozen=True)
class Closing:
    """A time of the day, so many half hours after another's of the same row: when a shop closes, or a shift ends."""

    of: str
    least: int = 12
    most: int = 20


@evaluate.register
def _(source: Closing, rows: Rows, field: Field) -> Column:
    halves = source.least + below(rows.keys_for(field.name), source.most - source.least + 1)
    later = conform(rows.column(source.of), field).array + halves * 30 * 60 * columns.SECOND
    return columns.Times(np.minimum(later, columns.DAY - columns.SECOND))


@dataclass(frozen=True)
class Likewise:
    """The value of another field of the same row."""

    of: str


@evaluate.register
def _(source: Likewise, rows: Rows, field: Field) -> Column:
    return conform(rows.column(source.of), field)


@dataclass(frozen=True)
class Stepped:
    """Numbers that lie whole steps apart, counted from an offset; the one below what another source draws, if the
    column's bounds let it.
    """

    source: Any
    step: Any
    offset: Any = 0


@evaluate.register
def _(source: Stepped, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    if isinstance(drawn, columns.Floats):
        step, offset = float(source.step), float(source.offset)
        return replace(drawn, numbers=np.floor((drawn.numbers - offset) / step) * step + offset)
    if not isinstance(drawn, (columns.Integers, columns.Decimals)):
        return drawn
    unit = Decimal(10) ** field.places
    step, offset = int(Decimal(str(source.step)) * unit), int(Decimal(str(source.offset)) * unit)
    if step < 1:
        return drawn
    stepped = (drawn.numbers - offset) // step * step + offset
    if field.low is not None:
        least = math.ceil(Decimal(str(field.low)) * unit)
        stepped += np.maximum(-((stepped - least) // step), 0) * step
    return replace(drawn, numbers=stepped)


@dataclass(frozen=True)
class Scaled:
    """Numbers of another source divided, and not below the column's bound."""

    source: Any
    by: int


@evaluate.register
def _(source: Scaled, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    if not isinstance(drawn, (columns.Integers, columns.Decimals, columns.Floats)):
        return drawn
    numbers: Any = drawn.numbers / source.by if isinstance(drawn, columns.Floats) else drawn.numbers // source.by
    unit = 1 if isinstance(drawn, columns.Floats) else 10**field.places
    least = min(unit, int(drawn.numbers.min(initial=unit))) if field.low is None else math.ceil(field.low * unit)
    return replace(drawn, numbers=np.maximum(numbers, least))


@dataclass(frozen=True)
class Workday:
    """Dates and instants of another source on a day from Monday to Friday: those of a weekend on the Friday before, or
    `later`, on the Monday after.
    """

    source: Any
    later: bool = False


@evaluate.register
def _(source: Workday, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    if not isinstance(drawn, (columns.Dates, columns.Timestamps)):
        return drawn
    daily = isinstance(drawn, columns.Dates)
    # The first of January 1970 was a Thursday.
    weekday = ((drawn.array if daily else drawn.array // columns.DAY) + 3) % 7
    moved = np.where(weekday > 4, 7 - weekday if source.later else 4 - weekday, 0)
    if isinstance(drawn, columns.Dates):
        return replace(drawn, days=drawn.days + moved)
    return replace(drawn, micros=drawn.micros + moved * columns.DAY)


@dataclass(frozen=True)
class DaysAfter:
    """A date or an instant so many days after another's of the same row."""

    of: str
    least: int
    most: int


@evaluate.register
def _(source: DaysAfter, rows: Rows, field: Field) -> Column:
    first = conform(rows.column(source.of), field)
    days = source.least + below(rows.keys_for(f"{field.name} after"), source.most - source.least + 1)
    if isinstance(first, columns.Dates):
        return replace(first, days=first.days + days)
    return replace(first, micros=first.micros + days * columns.DAY) if isinstance(first, columns.Timestamps) else first


@dataclass(frozen=True)
class Aligned:
    """Instants of another source at a whole number of steps, in microseconds."""

    source: Any
    step: int


@evaluate.register
def _(source: Aligned, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    if not isinstance(drawn, columns.Timestamps):
        return drawn
    return replace(drawn, micros=drawn.micros // source.step * source.step)


@dataclass(frozen=True)
class Flag:
    """A flag that another source sets, and that is set only where a condition holds."""

    source: Any
    where: Any


@evaluate.register
def _(source: Flag, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    return replace(drawn, flags=drawn.flags & source.where(rows)) if isinstance(drawn, columns.Booleans) else drawn


@dataclass(frozen=True)
class Either(Pointing):
    """What one source draws where a condition holds, and another one elsewhere."""

    where: Any
    source: Any
    otherwise: Any

    def numbers(self, rows: Rows, field: Field) -> tuple[Numbers, Mask | None]:
        where = self.where(rows)
        ours, none = parent_numbers(rows, field, self.source)
        others, lacking = parent_numbers(rows, field, self.otherwise)
        without = [np.zeros(len(rows), dtype=np.bool_) if one is None else one for one in (none, lacking)]
        missing = np.where(where, *without)
        return np.where(where, ours, others), missing if missing.any() else None


@evaluate.register
def _(source: Either, rows: Rows, field: Field) -> Column:
    ours, others = (conform(evaluate(one, rows, field), field) for one in (source.source, source.otherwise))
    return _combined(rows, source.where(rows), ours, others)


@dataclass(frozen=True)
class JsonList:
    """A list of one to four short texts, of at least so many, or, with `named`, an object with one."""

    named: bool = False
    least: int = 1


@evaluate.register
def _(source: JsonList, rows: Rows, field: Field) -> Column:
    keys = rows.keys_for(field.name)
    drawn = [rows.of_kind("title", derive(keys, f"item {place}")).values() for place in range(4)]
    sizes = (source.least + below(derive(keys, "size"), 5 - source.least)).tolist()
    items = zip(*drawn, sizes, strict=True)
    values: list[Any] = [list(texts[:size]) for *texts, size in items]
    if source.named:
        values = [{"title": texts[0]} for texts in values]
    return columns.Objects(tuple(values), columns.json_text, columns.json_text)


__all__ = [
    "Above",
    "Agree",
    "Aligned",
    "BetweenThose",
    "Bounded",
    "DaysAfter",
    "Differ",
    "Either",
    "Flag",
    "Given",
    "Holds",
    "JsonList",
    "Lacks",
    "Likewise",
    "Never",
    "Only",
    "Paired",
    "SameEnd",
    "Scaled",
    "Share",
    "Stepped",
    "Through",
    "Turn",
    "Within",
    "Workday",
    "inmost",
]

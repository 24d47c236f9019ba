"""Rows: a batch of row numbers of one model that can be asked for any of its fields.

Fields are drawn when they are asked for, once, and from keys alone; a rule that needs another field or a parent's
simply asks for it, and so dependencies need no declaration. Nothing is read from a database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, singledispatch
from types import FunctionType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from seeding import columns, kinds
from seeding.columns import Column, Mask, Text
from seeding.generators import Constant, Generator, column_of
from seeding.keys import Keys, Numbers, below, derive, high_bits, mix, name_key, permute, row_keys, stream
from seeding.schema import Field, is_row, label_of_row
from seeding.spec import STRATA, Listing, OfKind, SeedingError, Shares

if TYPE_CHECKING:
    from seeding.plan import ModelPlan, Plan


class Rows:
    """Rows of a model by number (0 is the first). `row.price` is the field as an array, `row.user` the parents' rows.

    Arrays have one value a row: integers, decimals (whole numbers of the smallest unit, such as cents), instants
    (microseconds since 1970, UTC), dates (days since 1970), booleans; text is a `Text` column. `row["price"]` is the
    same for a field whose name this class uses itself.
    """

    def __init__(
        self, plan: Plan, model: ModelPlan, numbers: Numbers, presets: Mapping[str, Any] | None = None
    ) -> None:
        self.plan = plan
        self.model = model
        self.row_number = numbers
        self._presets = dict(presets or {})
        self._columns: dict[str, Column] = {}
        self._keys: dict[str, Keys] = {}
        self._related: dict[str, Rows] = {}
        self._referenced: dict[str, tuple[Numbers, Mask | None]] = {}
        self._worked: dict[Callable[[Rows], NDArray[Any]], NDArray[Any]] = {}
        self._open: set[str] = set()

    def __len__(self) -> int:
        return len(self.row_number)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {self.model.table.label}>"

    # Fields ------------------------------------------------------------------------------------------------

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(str(error.args[0])) from None

    def __getitem__(self, name: str) -> Any:
        field = self.model.table.field(name)
        if field.reference and name != field.attname:
            return self.related(name)
        column = self.column(name)
        return column if isinstance(column, Text) else column.array

    def column(self, name: str) -> Column:
        """A field as a column: coded values and which of them are null."""
        known = self._columns.get(name)
        if known is None:
            if name in self._open:
                raise SeedingError(
                    f"{self.model.table.label}.{name} depends on itself (through {', '.join(sorted(self._open))}). "
                    f"Declare one of them in seeds.py without asking for the others."
                )
            self._open.add(name)
            try:
                known = self._draw(name)
            finally:
                self._open.discard(name)
            self._columns[name] = known
        return known

    def _draw(self, name: str) -> Column:
        planned = self.model.column(name)
        if planned.field.name in self._presets:
            return constant_column(self._presets[planned.field.name], planned.field, len(self))
        return conform(evaluate(planned.source, self, planned.field), planned.field)

    # Keys --------------------------------------------------------------------------------------------------

    @property
    def keys(self) -> Keys:
        """The key of each row."""
        if "" not in self._keys:
            self._keys[""] = row_keys(stream(self.plan.seed, self.model.table.label), self.row_number)
        return self._keys[""]

    def keys_for(self, name: str) -> Keys:
        """Independent keys of each row for a purpose, such as a second draw inside a rule."""
        if name not in self._keys:
            self._keys[name] = derive(self.keys, name)
        return self._keys[name]

    def strata(self, name: str) -> Numbers:
        """A number in `range(100)` for each row: every block of 100 rows has each of them once, shuffled."""
        return strata(self.row_number, stream(self.plan.seed, self.model.table.label, name))

    # Relations ---------------------------------------------------------------------------------------------

    @property
    def as_of(self) -> int:
        """The instant that all dates hang from (microseconds since 1970)."""
        return self.plan.as_of

    @property
    def parent(self) -> Rows:
        """The rows that these follow (`children_of`), one for each."""
        return self._lineage()[0]

    @property
    def nth(self) -> Numbers:
        """The place of each row among the children of its parent, from 0."""
        return self._lineage()[1]

    @property
    def siblings(self) -> Numbers:
        """How many children the parent of each row has, this one included."""
        return self._lineage()[2]

    def _lineage(self) -> tuple[Rows, Numbers, Numbers]:
        located = self.__dict__.get("_located")
        if located is None:
            located = self.__dict__["_located"] = self.plan.locate(self)
        return located

    def borrow_places(self, other: Rows) -> None:
        """Take over where these rows stand among their siblings from a batch without gaps that has them all."""
        located = other.__dict__.get("_located")
        numbers, theirs = self.row_number, other.row_number
        if located is None or type(self) is not Rows or not len(numbers) or other.model is not self.model:
            return
        first = int(theirs[0])
        whole = int(theirs[-1]) - first == len(theirs) - 1
        if whole and first <= int(numbers.min()) and int(numbers.max()) <= int(theirs[-1]):
            parent, nth, siblings = located
            index = numbers - first
            self.__dict__["_located"] = (parent.at(index), nth[index], siblings[index])

    def related(self, name: str) -> Rows:
        """The rows that a foreign key points at, one for each row."""
        known = self._related.get(name)
        if known is None:
            preset = self._presets.get(name)
            if preset is not None:
                known = InstanceRows(self, name, preset)
            else:
                known = self.plan.related(self, self.model.table.field(name))
            self._related[name] = known
        return known

    def referenced(self, name: str) -> tuple[Numbers, Mask | None]:
        """The row numbers that a foreign key points at, and which rows have none."""
        if name not in self._referenced:
            self._referenced[name] = self.plan.referenced(self, self.model.table.field(name))
        return self._referenced[name]

    def fan_out(self, table: str) -> Numbers:
        """How many children of a model (label) each of these rows has, going by the model's `rows`."""
        return self.plan.lineage(table).counts(self.row_number)

    def once(self, function: Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        """`function` of these rows, worked out once for each row however many children ask for it."""
        if function not in self._worked:
            self._worked[function] = function(self)
        return self._worked[function]

    def distinct(self, name: str) -> Numbers:
        """How many different rows a `pick(distinct=True)` gives the siblings of each row: the first so many of them."""
        return self.plan.distinct(self, self.model.table.field(name))

    def children(self, table: str) -> Children:
        """All children of a model whose rows are `children_of(…, whole=True)` these."""
        return self.plan.children(self, table)

    def at(self, index: Numbers) -> Rows:
        """The rows at these positions; what has been drawn for the whole is not drawn again."""
        return View(self, index)


class View(Rows):
    """Some of the rows of another batch, in any order and any number of times."""

    def __init__(self, base: Rows, index: Numbers) -> None:
        super().__init__(base.plan, base.model, base.row_number[index])
        self._base = base
        self._index = index

    def column(self, name: str) -> Column:
        known = self._columns.get(name)
        if known is None:
            known = self._columns[name] = self._base.column(name).take(self._index)
        return known

    @property
    def keys(self) -> Keys:
        return self.keys_for("")

    def keys_for(self, name: str) -> Keys:
        if name not in self._keys:
            drawn = self._base.keys if name == "" else self._base.keys_for(name)
            self._keys[name] = drawn[self._index]
        return self._keys[name]

    def _lineage(self) -> tuple[Rows, Numbers, Numbers]:
        parent, nth, siblings = self._base._lineage()
        return parent.at(self._index), nth[self._index], siblings[self._index]

    def related(self, name: str) -> Rows:
        if name not in self._related:
            self._related[name] = self._base.related(name).at(self._index)
        return self._related[name]

    def fan_out(self, table: str) -> Numbers:
        return self._base.fan_out(table)[self._index]

    def referenced(self, name: str) -> tuple[Numbers, Mask | None]:
        if name not in self._referenced:
            numbers, missing = self._base.referenced(name)
            self._referenced[name] = (numbers[self._index], None if missing is None else missing[self._index])
        return self._referenced[name]

    def once(self, function: Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        if function not in self._worked:
            self._worked[function] = self._base.once(function)[self._index]
        return self._worked[function]

    def at(self, index: Numbers) -> Rows:
        return View(self._base, self._index[index])


class InstanceRows(Rows):
    """The parent of overridden rows: one object that the caller has, whose attributes take the place of draws."""

    def __init__(self, child: Rows, name: str, instance: Any) -> None:
        table = child.plan.schema[label_of_row(instance)]
        number = np.zeros(len(child), dtype=np.int64)
        super().__init__(child.plan, child.plan.model_or_stub(table), number)
        self.instance = instance

    def column(self, name: str) -> Column:
        field = self.model.table.field(name)
        return constant_column(getattr(self.instance, field.attname), field, len(self))

    def related(self, name: str) -> Rows:
        return InstanceRows(self, name, getattr(self.instance, name))

    def at(self, index: Numbers) -> Rows:
        return self

    def _lineage(self) -> tuple[Rows, Numbers, Numbers]:
        raise SeedingError(
            f"{self.model.table.label} is an object of the caller's here, and rules cannot ask for its place among "
            f"its siblings. Ask for a field of it instead."
        )


class Children:
    """The children of each row of a batch, which values of can be summed."""

    def __init__(self, rows: Rows, counts: Numbers) -> None:
        self.rows = rows
        self.counts = counts

    def sum(self, name: str) -> Numbers:
        """The sum of a field over the children of each parent; 0 where there are none."""
        ends = np.cumsum(self.counts)
        totals = np.concatenate([[0], np.cumsum(self.rows[name])])
        return totals[ends] - totals[ends - self.counts]


# From a declaration to a column ---------------------------------------------------------------------------


@singledispatch
def evaluate(source: Any, rows: Rows, field: Field) -> Column:
    """The column that a declaration gives a field in `rows`. Each type of declaration registers its own way."""
    if isinstance(source, Generator):
        return source.draw(rows.keys_for(field.name))
    return constant_column(source, field, len(rows))


@evaluate.register
def _(source: FunctionType, rows: Rows, field: Field) -> Column:
    return as_column(source(rows), field, len(rows))


@evaluate.register
def _(source: Constant, rows: Rows, field: Field) -> Column:
    return constant_column(source.value, field, len(rows))


@evaluate.register
def _(source: Shares, rows: Rows, field: Field) -> Column:
    positions = np.array(source.strata, dtype=np.int64)[rows.strata(field.name)]
    return column_of(source.values, positions)


@evaluate.register
def _(source: Listing, rows: Rows, field: Field) -> Column:
    if int(rows.row_number.max(initial=0)) >= len(source.values):
        raise SeedingError(
            f"{rows.model.label}.{field.name} lists {len(source.values)} values, and row {int(rows.row_number.max())} "
            f"has none. Ask for no more rows, or list more in seeds.py."
        )
    return column_of(source.values, rows.row_number)


@evaluate.register
def _(source: OfKind, rows: Rows, field: Field) -> Column:
    plan, planned = rows.plan, rows.model.column(field.name)
    draw = kinds.Draw(
        keys=rows.keys_for(f"entity {source.entity}"),
        positions=plan.unique_positions(rows.model, rows.row_number),
        locales=plan.locales,
        max_length=field.max_length,
        unique=planned.unique,
        unique_key=name_key("unique", rows.model.table.label, field.name),
        as_of=plan.as_of,
    )
    return kinds.get(source.kind).draw(draw)


def as_column(value: Any, field: Field, rows: int) -> Column:
    """What a rule returned, as a column of the field: arrays in the units of `Rows`, lists, columns or one value."""
    if isinstance(value, Column):
        return value
    nulls: Mask | None = None
    if isinstance(value, np.ma.MaskedArray):
        nulls, value = np.ma.getmaskarray(value), value.data
    if isinstance(value, np.ndarray) and value.ndim == 1 and value.dtype != object:
        return _array_column(value, field).with_nulls(nulls)
    if isinstance(value, (list, np.ndarray)):
        return read_column(list(value), field)
    return constant_column(value, field, rows)


def _array_column(array: NDArray[Any], field: Field) -> Column:
    if field.storage == "float":
        return columns.Floats(array.astype(np.float64))
    if field.storage == "boolean":
        return columns.Booleans(array.astype(np.bool_))
    if field.storage == "text" and array.dtype.kind == "U":
        return columns.Strings(tuple(array.tolist()))
    if array.dtype.kind not in "iub":
        raise TypeError(f"{field.name}: a {field.storage} field takes an array of integers, not of {array.dtype}")
    numbers = array.astype(np.int64)
    match field.storage:
        case "integer":
            return columns.Integers(numbers)
        case "decimal":
            return columns.Decimals(numbers, field.places)
        case "timestamp":
            return columns.Timestamps(numbers, field.aware)
        case "date":
            return columns.Dates(numbers)
        case "time":
            return columns.Times(numbers)
        case "duration":
            return columns.Durations(numbers)
    raise TypeError(f"{field.name}: a {field.storage} field does not take an array of {array.dtype}")


def read_column(values: list[Any], field: Field) -> Column:
    """Python values, as Django's field holds them, as a column."""
    match field.storage:
        case "integer":
            return columns.Integers.read(values)
        case "decimal":
            try:
                return columns.Decimals.read(values, field.places)
            except (OverflowError, ValueError, ArithmeticError):
                # More digits than 64 bits hold, or no number at all.
                return columns.Objects(tuple(values), _fixed_point).with_nulls(_missing(values))
        case "float":
            return columns.Floats.read(values)
        case "boolean":
            return columns.Booleans.read(values)
        case "timestamp":
            return columns.Timestamps.read(values, field.aware)
        case "date":
            return columns.Dates.read(values)
        case "time":
            return columns.Times.read(values)
        case "duration":
            return columns.Durations.read(values)
        case "uuid":
            return columns.Uuids.read(values)
    nulls = _missing(values)
    if field.storage == "json":
        return columns.Objects(tuple(values), columns.json_text, columns.json_text).with_nulls(nulls)
    if field.storage == "bytes":
        return columns.Objects(tuple(values), columns.bytes_text).with_nulls(nulls)
    if field.storage == "text":
        texts = tuple("" if value is None else str(value) for value in values)
        return columns.Strings(texts).with_nulls(nulls)
    render = columns.array_text if field.item is not None else str
    return columns.Objects(tuple(values), render).with_nulls(nulls)


def _missing(values: list[Any]) -> Mask:
    return np.array([value is None for value in values], dtype=np.bool_)


def _fixed_point(value: Any) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def constant_column(value: Any, field: Field, rows: int) -> Column:
    """The same value in every row; a string is read as a number, date or instant where the field holds one."""
    if field.reference and is_row(value):
        value = getattr(value, field.reference.field)
    if field.storage == "text" and value is not None:
        return columns.constant(str(value), rows)
    if field.storage == "decimal" and value is not None:
        value = _decimal(value, field)
    elif field.storage == "timestamp" and isinstance(value, str):
        value = datetime.fromisoformat(value)
    elif field.storage == "date" and isinstance(value, (str, datetime)):
        value = date.fromisoformat(value) if isinstance(value, str) else value.date()
    try:
        one = read_column([value], field)
    except (ValueError, TypeError, ArithmeticError, AttributeError) as error:
        raise TypeError(f"{field.name}: {value!r} is no value of a {field.storage} field ({error})") from error
    return one.take(np.zeros(rows, dtype=np.int64))


def _decimal(value: Any, field: Field) -> Decimal:
    try:
        return Decimal(str(value))
    except ArithmeticError:
        raise TypeError(f"{field.name}: {value!r} is no value of a decimal field") from None


def conform(column: Column, field: Field) -> Column:
    """The column as the field stores it, such as whole numbers in the units of a decimal field."""
    if isinstance(column, Text):
        if field.storage not in ("text", "other") and field.reference is None:
            raise TypeError(f"a {field.storage} field does not take text")
        return column
    if isinstance(column, columns.Objects) and column.render is str and field.storage != "other":
        return read_column(column.values(), field)
    if isinstance(column, columns.Floats) and field.storage == "decimal":
        scaled = np.rint(column.numbers * 10**field.places).astype(np.int64)
        return columns.Decimals(scaled, field.places, nulls=column.nulls)
    if isinstance(column, columns.Integers):
        if field.storage == "float":
            return columns.Floats(column.numbers.astype(np.float64), nulls=column.nulls)
        if field.storage == "decimal":
            return columns.Decimals(column.numbers * 10**field.places, field.places, nulls=column.nulls)
        if field.storage == "text":
            return columns.template(column, "").with_nulls(column.nulls)
    if isinstance(column, columns.Decimals) and field.storage == "decimal" and column.places != field.places:
        shift = field.places - column.places
        numbers = column.numbers * 10**shift if shift > 0 else column.numbers // 10**-shift
        return columns.Decimals(numbers, field.places, nulls=column.nulls)
    if isinstance(column, columns.Timestamps):
        if field.storage == "date":
            return columns.Dates(column.micros // columns.DAY, nulls=column.nulls)
        return columns.Timestamps(column.micros, field.aware, nulls=column.nulls)
    return column


# Shuffled strata ------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _shuffles() -> Numbers:
    """1024 shuffles of twenty, one after the other."""
    places = np.tile(np.arange(20), 1024)
    orders = np.repeat(np.arange(1024, dtype=np.uint64), 20)
    return permute(places, 20, mix(orders ^ np.uint64(name_key("shuffles of twenty"))))


def strata(numbers: Numbers, key: int) -> Numbers:
    """A bijection of each block of 100 numbers onto `range(100)`; twenty in a row cover all twenty coarse strata."""
    block = numbers // STRATA
    inside = numbers - block * STRATA
    group = inside // 20
    keys = mix((block * 5 + group).astype(np.uint64) ^ np.uint64(key))
    coarse = _shuffles().take(high_bits(keys, 10) * 20 + inside - group * 20)
    turn = mix(block.astype(np.uint64) * np.uint64(32) + coarse.astype(np.uint64) ^ np.uint64(key))
    fine = group + below(turn, 5)
    return coarse * 5 + fine - (fine >= 5) * 5

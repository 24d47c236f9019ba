"""From what a rule returns, or Python holds, to a column as its field stores it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding import columns
from seeding.columns import Column, Mask, Text
from seeding.schema import Field, is_row


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
    if field.custom is not None and field.custom.holds is not None:
        return columns.Objects(tuple(values), columns.array_text).with_nulls(_missing(values))
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
        documents = tuple(values) if field.custom is None else tuple(map(field.custom.document_of, values))
        return columns.Objects(documents, columns.json_text, columns.json_text).with_nulls(nulls)
    if field.storage == "bytes":
        return columns.Objects(tuple(values), columns.bytes_text).with_nulls(nulls)
    if field.storage == "text":
        held = values if field.custom is None else [field.custom.standing_for(value) for value in values]
        texts = tuple("" if value is None else str(value) for value in held)
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
    if isinstance(column, columns.Objects) and field.custom is not None:
        return column
    plain = field.storage != "other" or field.item is not None
    if isinstance(column, columns.Objects) and column.render is str and plain:
        return read_column(column.values(), field)
    if isinstance(column, columns.Floats) and field.storage != "float":
        return _from_floats(column, field)
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
    if isinstance(column, columns.Dates) and field.storage == "timestamp":
        return columns.Timestamps(column.array.astype(np.int64) * columns.DAY, field.aware, nulls=column.nulls)
    if isinstance(column, columns.Timestamps):
        if field.storage == "date":
            return columns.Dates(column.micros // columns.DAY, nulls=column.nulls)
        return columns.Timestamps(column.micros, field.aware, nulls=column.nulls)
    return column


def stored_column(column: Column, field: Field) -> Column:
    """A column as the database takes it where the field's class converts values itself."""
    assert field.custom is not None
    values = column.values()
    prepared = [field.custom.stored(value) for value in values]
    if field.storage == "json":
        return columns.Objects(tuple(prepared), columns.json_text, columns.json_text).with_nulls(column.nulls)
    # Objects of a class may be equal to what stands for them.
    if all(type(one) is type(other) and one == other for one, other in zip(prepared, values, strict=True)):
        return column
    render = columns.hstore_text if field.custom.of_texts else columns.array_text
    return columns.Objects(tuple(prepared), render).with_nulls(_missing(prepared))


def _from_floats(column: columns.Floats, field: Field) -> Column:
    """Floats in the units of a field: days for dates, microseconds for instants; decimals and integers are rounded."""
    scale = 10**field.places if field.storage == "decimal" else 1
    whole = np.rint(column.numbers * scale).astype(np.int64)
    match field.storage:
        case "decimal":
            return columns.Decimals(whole, field.places, nulls=column.nulls)
        case "integer":
            return columns.Integers(whole, nulls=column.nulls)
        case "date":
            return columns.Dates(whole, nulls=column.nulls)
        case "timestamp":
            return columns.Timestamps(whole, field.aware, nulls=column.nulls)
        case "time":
            return columns.Times(whole, nulls=column.nulls)
        case "duration":
            return columns.Durations(whole, nulls=column.nulls)
    return column

"""Rows of a database as columns: drivers' own values, turned into numbers a whole batch at a time.

The database is asked for instants, dates and decimals in a form that becomes an array at once. Where a batch holds
something else than such values usually are, and for every other class of field, Django's own converters read it, so
that values are what the ORM gives in any case.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from django.db import models
from django.db.models import F, Func, QuerySet, TextField
from django.db.models.expressions import Col
from django.db.models.functions import Cast
from django.db.models.sql.constants import MULTI

from seeding import columns
from seeding.columns import Bank, Column, Objects, json_text
from seeding.schema import Field, django_field
from seeding.storing import read_column

Read = Callable[[list[Any]], Column]
"""From the driver's values of a batch to a column."""

REPEATED = 4
"""How often a text must come on average to be taken for one of a list."""

EXACT = float(1 << 43)
"""Units of a decimal up to which a double times its scale is within a thousandth of a whole number."""


class Unusual(ValueError):
    """A batch holds something that must be looked at value by value."""


@dataclass(frozen=True)
class Source:
    """How a column is asked for, and how what comes is read."""

    expression: Any
    fast: Read | None = None
    slow: Read | None = None


def read_batches(
    connection: Any, rows: QuerySet[Any], model: type[Any], fields: Sequence[Field], size: int, every: int | None
) -> Iterator[list[Column]]:
    """The rows of a query in batches of `size`, in flat memory; none goes beyond a multiple of `every`."""
    sources = [source_of(connection, model, one) for one in fields]
    named = {f"_seeding_{place}": one.expression for place, one in enumerate(sources) if one.expression is not None}
    names = [
        field.attname if one.expression is None else f"_seeding_{place}"
        for place, (field, one) in enumerate(zip(fields, sources, strict=True))
    ]
    asked = rows.annotate(**named).values_list(*names)
    compiler = asked.query.get_compiler(using=connection.alias)
    chunks = compiler.execute_sql(MULTI, chunked_fetch=True, chunk_size=size)
    converters = compiler.get_converters([one[0] for one in compiler.select])
    for part in _parts(chunks, size, every):
        batch: list[Column] = []
        for place, (values, field, one) in enumerate(zip(zip(*part, strict=True), fields, sources, strict=True)):
            batch.append(_read(list(values), field, one, converters.get(place), connection))
        yield batch


def _parts(chunks: Any, size: int, every: int | None) -> Iterator[list[Any]]:
    waiting: list[Any] = []
    taken = 0
    for chunk in chunks or ():
        waiting.extend(chunk)
        while waiting:
            wanted = size if every is None else min(size, every - taken % every)
            if len(waiting) < wanted:
                break
            yield waiting[:wanted]
            del waiting[:wanted]
            taken += wanted
    if waiting:
        yield waiting


def _read(values: list[Any], field: Field, source: Source, converters: Any, connection: Any) -> Column:
    if source.fast is not None and source.slow is not None:
        try:
            return source.fast(values)
        except Unusual:
            return source.slow(values)
    if converters is not None:
        given, expression = converters
        for convert in given:
            values = [convert(value, expression, connection) for value in values]
    if source.slow is not None:
        return source.slow(values)
    if field.storage == "text":
        return _words(values, field)
    return read_column(values, field)


def _words(values: list[Any], field: Field) -> Column:
    """Text; what repeats itself is rendered once for each value that there is."""
    if not all(isinstance(value, str) or value is None for value in values):
        # What a class of the project's makes of text.
        return Objects(tuple(values)).with_nulls(_nulls(values)) if field.custom else read_column(values, field)
    known = {value: place for place, value in enumerate(dict.fromkeys(values))}
    if len(known) * REPEATED > len(values):
        return read_column(values, field)
    codes = np.fromiter(map(known.__getitem__, values), dtype=np.int64, count=len(values))
    return columns.Words(codes, Bank(tuple(value or "" for value in known)), nulls=_nulls(values))


def source_of(connection: Any, model: type[Any], field: Field) -> Source:
    """How a field is asked for on a connection."""
    if field.storage == "json":
        # Django reads JSON's null and SQL's NULL alike; their text tells them apart.
        return Source(Cast(field.attname, TextField()), slow=_documents)
    django = django_field(model, field.name)
    if field.reference is not None or hasattr(django, "from_db_value"):
        return Source(None)
    reads = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}.get(connection.vendor, {})
    made = reads.get(django.get_internal_type())
    if made is None or made[0] != field.storage:
        return Source(None)
    _, template, output, fast = made
    expression = Func(F(field.attname), template=template, output_field=output())

    def slow(values: list[Any]) -> Column:
        if connection.vendor == "postgresql":
            return read_column([None if value is None else Decimal(value) for value in values], field)
        column = Col("", django)
        for convert in connection.ops.get_db_converters(column):
            values = [convert(value, column, connection) for value in values]
        return read_column(values, field)

    return Source(expression, lambda values: fast(values, field, connection), slow)


def _documents(values: list[Any]) -> Column:
    parsed = tuple(None if value is None else json.loads(value) for value in values)
    nulls = np.array([value is None for value in values], dtype=np.bool_)
    return Objects(parsed, json_text, json_text).with_nulls(nulls)


def _nulls(values: list[Any]) -> Any:
    return np.array([value is None for value in values], dtype=np.bool_) if None in values else None


# PostgreSQL -----------------------------------------------------------------------------------------------


def _counted(values: list[Any], nulls: Any) -> Any:
    return np.array(values if nulls is None else [value or 0 for value in values], dtype=np.int64)


def _instants(values: list[Any], field: Field, connection: Any) -> Column:
    nulls = _nulls(values)
    return columns.Timestamps(_counted(values, nulls), field.aware, nulls=nulls)


def _days(values: list[Any], field: Field, connection: Any) -> Column:
    nulls = _nulls(values)
    return columns.Dates(_counted(values, nulls), nulls=nulls)


def _decimals(values: list[Any], field: Field, connection: Any) -> Column:
    """Texts such as `19.90`, which without their point are numbers of the smallest unit."""
    nulls = _nulls(values)
    texts = values if nulls is None else [f"0.{'0' * field.places}" if value is None else value for value in values]
    if field.places:
        places = {len(text) - text.find(".") - 1 for text in texts}
        if places != {field.places} or any("." not in text for text in texts):
            raise Unusual
    try:
        numbers = np.array([int(text.replace(".", "")) for text in texts], dtype=np.int64)
    except (ValueError, OverflowError):
        raise Unusual from None
    return columns.Decimals(numbers, field.places, nulls=nulls)


_POSTGRESQL: dict[str, tuple[str, str, type[models.Field[Any, Any]], Callable[[list[Any], Field, Any], Column]]] = {
    "DateTimeField": (
        "timestamp", "CAST(extract(epoch FROM %(expressions)s) * 1000000 AS bigint)", models.BigIntegerField, _instants
    ),
    "DateField": ("date", "(%(expressions)s - DATE '1970-01-01')", models.IntegerField, _days),
    "DecimalField": ("decimal", "CAST(%(expressions)s AS text)", TextField, _decimals),
}  # fmt: skip
"""By class of field: its storage, how it is asked for, what comes then, and how that is read."""


# SQLite ---------------------------------------------------------------------------------------------------


def _written_instants(values: list[Any], field: Field, connection: Any) -> Column:
    """`2024-05-01 12:00:00` with or without millionths."""
    nulls = _nulls(values)
    texts = values if nulls is None else ["1970-01-01" if value is None else value for value in values]
    if field.aware and str(connection.timezone) != "UTC":
        raise Unusual
    return columns.Timestamps(_moments(texts, {10, 19, 26}, "us"), field.aware, nulls=nulls)


def _written_days(values: list[Any], field: Field, connection: Any) -> Column:
    nulls = _nulls(values)
    texts = values if nulls is None else ["1970-01-01" if value is None else value for value in values]
    return columns.Dates(_moments(texts, {10}, "D"), nulls=nulls)


def _moments(texts: list[Any], lengths: set[int], unit: str) -> Any:
    try:
        if not lengths.issuperset(map(len, texts)):
            raise Unusual
        found = np.array(texts, dtype=f"datetime64[{unit}]").astype(np.int64)
    except (TypeError, ValueError):
        raise Unusual from None
    # numpy knows more years than Python does, and a text such as `NaT` that is no moment.
    day = 1 if unit == "D" else columns.DAY
    if len(found) and not (_FIRST * day <= int(found.min()) and int(found.max()) < _BEHIND * day):
        raise Unusual
    return found


_FIRST, _BEHIND = -719_162, 2_932_897
"""The days of Python's calendar, counted from 1970: from the first on, and before the second."""


def _real_decimals(values: list[Any], field: Field, connection: Any) -> Column:
    """Whole numbers and doubles; those that are not nearly whole in the smallest unit are rounded as Django does."""
    nulls = _nulls(values)
    try:
        given = np.array(values if nulls is None else [value or 0 for value in values])
    except (ValueError, OverflowError):
        raise Unusual from None
    if given.dtype.kind not in "if":
        raise Unusual
    scaled = given.astype(np.float64) * 10.0**field.places
    whole = np.rint(scaled)
    if len(given) and not (float(np.abs(scaled).max()) < EXACT and float(np.abs(scaled - whole).max()) < 0.01):
        raise Unusual
    return columns.Decimals(whole.astype(np.int64), field.places, nulls=nulls)


_SQLITE: dict[str, tuple[str, str, type[models.Field[Any, Any]], Callable[[list[Any], Field, Any], Column]]] = {
    # A plus keeps Python's sqlite3 from converting what it knows the column's type of.
    "DateTimeField": ("timestamp", "+%(expressions)s", TextField, _written_instants),
    "DateField": ("date", "+%(expressions)s", TextField, _written_days),
    "DecimalField": ("decimal", "+%(expressions)s", models.FloatField, _real_decimals),
}

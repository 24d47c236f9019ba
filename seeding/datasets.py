"""Rows in Python, without a database: any range of any model, at once or as an endless stream.

seeding.generate("shop.Order", rows=range(10**9, 10**9 + 5), seed=7).pandas()
for batch in seeding.stream("shop.Order", seed=7, batch_size=10_000): ...
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, overload

import numpy as np
from django.apps import apps
from django.db import models
from numpy.typing import NDArray

from seeding.batches import BATCH, drawn, split
from seeding.columns import Column
from seeding.conf import conf, read_instant, read_locales
from seeding.files.parquet import arrow_type, as_type, coded_columns, require_pyarrow
from seeding.files.planned import plan_for_files
from seeding.plan import Plan, Request
from seeding.schema import Field, label_of, read_schema
from seeding.spec import SeedingError

if TYPE_CHECKING:
    import pandas
    import pyarrow

MOST = 50_000_000
"""More rows than this are not made at once; `stream` makes any number."""

Model = str | type[models.Model]
"""A model's class, or its label such as `shop.Order`."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """Rows of one model, column by column. `rows` are their numbers; columns are named as the model's attributes
    (`user_id`). It does not change; a slice of it is another one.
    """

    label: str
    rows: range
    fields: tuple[Field, ...]
    data: tuple[Column, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Dataset {self.label}, rows {self.rows.start} to {self.rows.stop}, {len(self.fields)} columns>"

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(one.attname for one in self.fields)

    @overload
    def __getitem__(self, item: str) -> list[Any]: ...

    @overload
    def __getitem__(self, item: int) -> dict[str, Any]: ...

    @overload
    def __getitem__(self, item: slice) -> Dataset: ...

    def __getitem__(self, item: str | int | slice) -> Any:
        """A column's values by its name, one row as a dict by its place, or some rows by a slice."""
        if isinstance(item, str):
            return self._column(item).values()
        if isinstance(item, slice):
            taken = tuple(column.take(item) for column in self.data)
            return Dataset(self.label, self.rows[item], self.fields, taken)
        place = range(len(self))[item]
        return next(iter(self[place : place + 1]))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each row as a dict, with the values that Django's fields hold."""
        for part in split(range(len(self)), 10_000):
            values = [column.take(slice(part.start, part.stop)).values() for column in self.data]
            for row in zip(*values, strict=True):
                yield dict(zip(self.columns, row, strict=True))

    def records(self) -> list[dict[str, Any]]:
        """All rows as dicts."""
        return list(self)

    def numpy(self) -> dict[str, NDArray[Any]]:
        """The columns as arrays: numbers and truth values as such, instants as `datetime64[us]` in UTC, dates as
        `datetime64[D]`, everything else, and numbers of columns that have nulls, as objects. Missing instants and dates
        are NaT.
        """
        return {
            name: _array(one, column) for name, one, column in zip(self.columns, self.fields, self.data, strict=True)
        }

    def arrow(self) -> pyarrow.Table:
        """The rows as an Arrow table, with the types that Parquet files have. Needs pyarrow."""
        require_pyarrow()
        import pyarrow as pa

        coded = coded_columns(self.fields, self.data)
        kinds = [arrow_type(one, coded=one.column in coded) for one in self.fields]
        arrays = [as_type(column, kind) for column, kind in zip(self.data, kinds, strict=True)]
        schema = [pa.field(one.attname, kind, nullable=one.null) for one, kind in zip(self.fields, kinds, strict=True)]
        return pa.Table.from_arrays(arrays, schema=pa.schema(schema))

    def pandas(self) -> pandas.DataFrame:
        """The rows as a data frame, by way of Arrow. Needs pyarrow and pandas."""
        try:
            import pandas  # noqa: F401
        except ImportError:
            raise SeedingError("A data frame needs pandas. Run: pip install pandas pyarrow") from None
        return self.arrow().to_pandas()

    def _column(self, name: str) -> Column:
        for one, column in zip(self.fields, self.data, strict=True):
            if name in (one.attname, one.name):
                return column
        raise KeyError(f"{self.label} has no column {name!r}; it has: {', '.join(self.columns)}")


def _array(one: Field, column: Column) -> NDArray[Any]:
    match one.storage:
        case "timestamp" | "date":
            kind = "datetime64[us]" if one.storage == "timestamp" else "datetime64[D]"
            made = column.array.astype("<i8").view(kind)
            if column.nulls is not None:
                made = made.copy()
                made[column.nulls] = np.datetime64("NaT")
            return made
        case "integer" | "float" | "boolean" if column.nulls is None and column.array.dtype != object:
            return column.array.copy()
    made = np.empty(len(column), dtype=object)
    made[:] = column.values()
    return made


# Generating -----------------------------------------------------------------------------------------------


def generate(
    model: Model,
    *,
    rows: int | range,
    seed: int | None = None,
    as_of: str | date | datetime | None = None,
    locale: str | Sequence[str] | None = None,
    counts: Mapping[Model, int] | None = None,
) -> Dataset:
    """Rows of a model by their numbers: the first `rows`, or those of a range, however far along it lies.

    Row i is row i of `seed_db` in an empty database with the same seed, as-of instant and locales, if the numbers of
    rows are those that `counts` names (`{"shop.User": 1000}`) or, without it, those of `seed_db` without numbers, and
    children have as many rows as follow from their parents. Beyond these numbers rows go on without end: they come
    out as if there were enough parents, and pick what they refer to among the rows that `counts` speaks of.

    It takes as long as there are rows, wherever they lie. A model whose fan-out is a function of its parents
    (`children_of("shop.Order", some_function)`) is the exception: its parents are counted from the first one on.

    SeedingError for what cannot be: an unknown model, a negative row, more than 50 million rows (see `stream`).
    """
    wanted = range(rows) if isinstance(rows, int) else rows
    if wanted.step != 1 or wanted.start < 0:
        raise SeedingError(f"rows={rows!r}: rows are a number, or a range of numbers from 0 on without gaps.")
    if len(wanted) > MOST:
        raise SeedingError(f"rows={rows!r}: {len(wanted):,} rows at once are too many. Use seeding.stream().")
    label, plan = _plan_of(model, seed, as_of, locale, counts)
    return _dataset(plan, label, wanted)


def stream(
    model: Model,
    *,
    batch_size: int = BATCH,
    start: int = 0,
    stop: int | None = None,
    seed: int | None = None,
    as_of: str | date | datetime | None = None,
    locale: str | Sequence[str] | None = None,
    counts: Mapping[Model, int] | None = None,
) -> Iterator[Dataset]:
    """The rows of `generate` from `start` to `stop`, or without end, in batches; memory is that of one batch."""
    if batch_size < 1 or start < 0:
        raise SeedingError(f"batch_size={batch_size}, start={start}: batches have rows, and rows count from 0.")
    # What is wrong is told now, not with the first batch.
    label, plan = _plan_of(model, seed, as_of, locale, counts)
    return _batches(plan, label, batch_size, start, stop)


def _batches(plan: Plan, label: str, size: int, start: int, stop: int | None) -> Iterator[Dataset]:
    while stop is None or start < stop:
        end = start + size if stop is None else min(start + size, stop)
        yield _dataset(plan, label, range(start, end))
        start = end


def _dataset(plan: Plan, label: str, rows: range) -> Dataset:
    fields = tuple(column.field for column in plan.models[label].columns)
    parts = [drawn(plan, label, part) for part in split(rows)] or [drawn(plan, label, rows)]
    if len(parts) == 1:
        return Dataset(label, rows, fields, tuple(parts[0]))
    from seeding.columns import combine

    places = [np.arange(part.start - rows.start, part.stop - rows.start) for part in split(rows)]
    data = [
        combine([(place, part[number]) for place, part in zip(places, parts, strict=True)], len(rows))
        for number in range(len(fields))
    ]
    return Dataset(label, rows, fields, tuple(data))


def _label(model: Model) -> str:
    if not isinstance(model, str):
        return label_of(model)
    try:
        return label_of(apps.get_model(model))
    except (LookupError, ValueError):
        import difflib

        near = difflib.get_close_matches(model, read_schema(), n=1)
        hint = f" Did you mean {near[0]!r}?" if near else " Write app.Model, as in 'shop.Order'."
        raise SeedingError(f"{model!r}: no such model.{hint}") from None


def _plan_of(
    model: Model,
    seed: int | None,
    as_of: str | date | datetime | None,
    locale: str | Sequence[str] | None,
    counts: Mapping[Model, int] | None,
) -> tuple[str, Plan]:
    label, settings = _label(model), conf()
    if seed is not None and (not isinstance(seed, int) or isinstance(seed, bool)):
        raise SeedingError(f"seed={seed!r}: a seed is a whole number.")
    instant = settings.as_of if as_of is None else read_instant(str(as_of), "as_of")
    locales = settings.locales if locale is None else read_locales(
        locale if isinstance(locale, str) else list(locale), "locale"
    )  # fmt: skip
    asked = tuple(sorted((_label(name), number) for name, number in (counts or {}).items()))
    number = settings.seed if seed is None else seed
    return label, _endless(label, number, instant, locales, asked, settings.password)


@lru_cache(maxsize=16)
def _endless(
    label: str, seed: int, as_of: int, locales: tuple[str, ...], counts: tuple[tuple[str, int], ...], password: str
) -> Plan:
    request = Request(seed, as_of, dict(counts), None, 1.0, locales, password)
    plan = plan_for_files(request)
    if label not in plan.models or not plan.counts[label]:
        # Nobody asks for it otherwise: it has as many rows as a table that others need.
        plan = plan_for_files(Request(seed, as_of, {**dict(counts), label: 1}, None, 1.0, locales, password))
    return plan.unbounded()


__all__ = ["Dataset", "generate", "stream"]

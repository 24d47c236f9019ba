"""Values that follow from others of the same row and of those that it points at, and columns that keep to them.

A formula is worked out of a row's values one by one, as a rule of a model would, and of columns for all rows at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from operator import add, mul, sub
from typing import Any, Literal

import numpy as np

from seeding import columns
from seeding.columns import DAY, SECOND, Column
from seeding.columns.combining import null_mask
from seeding.keys import high_bits
from seeding.rows import Rows, evaluate
from seeding.schema import Field
from seeding.storing import conform

How = Literal["value", "sum", "difference", "product", "days", "hours", "minutes", "elapsed", "number"]

_ADDS: dict[str, Callable[[Any, Any], Any]] = {"sum": add, "difference": sub}
SPANS = {"days": 86_400, "hours": 3600, "minutes": 60}
"""Seconds of the units in which a span is counted."""

_TIMES = ("date", "timestamp")


@dataclass(frozen=True)
class Formula:
    """A value of other fields (`fare`, or `lot.starting_price` of a row pointed at), of the sort of a field.

    A `value` is that of one field: of a number `by` times, of a date or an instant `by` seconds later; a product is
    `by` times that of its terms. `days`, `hours` and `minutes` are whole ones from the first of two instants to the
    second; what is `elapsed` is the time itself. A `number` is `by` itself.
    """

    how: How
    terms: tuple[str, ...] = ()
    by: float = 1

    @property
    def told(self) -> str:
        match self.how:
            case "number":
                return f"{self.by:g}"
            case "sum" | "difference" | "product":
                return {"sum": " + ", "difference": " - ", "product": " x "}[self.how].join(self.terms)
            case "value":
                return self.terms[0]
            case _:
                what = "time" if self.how == "elapsed" else self.how
                return f"the {what} from {self.terms[0]} to {self.terms[1]}"

    def of(self, held: Callable[[str], Any], field: Field) -> Any:
        """The value where `held` gives those of its terms; None where one is not there, or does not fit the field."""
        values = [held(term) for term in self.terms]
        if None in values:
            return None
        if field.storage in _TIMES:
            later = values[0] + timedelta(seconds=self.by)
            return later if type(later) is (datetime if field.storage == "timestamp" else date) else None
        number: Any
        if self.how in SPANS or self.how == "elapsed":
            if type(values[0]) is not type(values[1]):
                return None
            if self.how == "elapsed":
                return values[1] - values[0]
            number = (values[1] - values[0]) // timedelta(seconds=SPANS[self.how])
        elif self.how == "number":
            number = self.by
        elif self.how in ("value", "product"):
            number = reduce(mul, map(_exact, values)) * _exact(self.by)
        else:
            number = reduce(_ADDS[self.how], map(_exact, values))
        return as_stored(number, field)

    def column(self, rows: Rows, field: Field) -> tuple[Any, Any]:
        """The values for all rows in the units of the field, instants and dates in microseconds, and where there are
        none.
        """
        held = [_term(rows, term) for term in self.terms]
        missing = np.zeros(len(rows), dtype=np.bool_)
        for _, without in held:
            missing |= without
        if field.storage in _TIMES:
            return _micros(held[0][0]) + round(self.by * SECOND), missing
        if self.how in SPANS or self.how == "elapsed":
            first, last = (_micros(column) for column, _ in held)
            if self.how == "elapsed":
                return last - first, missing
            return _counted((last - first) // (SPANS[self.how] * SECOND), field), missing
        if self.how == "number":
            return np.full(len(rows), _unit(field) * self.by).astype(_dtype(field)), missing
        if self.how in ("sum", "difference"):
            return reduce(_ADDS[self.how], (conform(column, field).array for column, _ in held)), missing
        factors = [column.array / 10 ** getattr(column, "places", 0) for column, _ in held]
        exact = reduce(mul, factors, np.full(len(rows), float(self.by)))
        if field.storage == "float":
            return exact, missing
        return np.floor(exact * _unit(field) + 0.5 + 1e-6).astype(np.int64), missing


def _exact(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, float) else Decimal(value)


def as_stored(number: Any, field: Field) -> Any:
    """A value as the field holds it; of a number, None where its bounds or its digits do not let it."""
    if isinstance(number, (date, timedelta)):
        return number
    if (field.low is not None and number < field.low) or (field.high is not None and number > field.high):
        return None
    match field.storage:
        case "integer":
            return int(number) if number == int(number) else None
        case "decimal":
            rounded = Decimal(number).quantize(Decimal(1).scaleb(-field.places), ROUND_HALF_UP)
            return rounded if field.digits is None or abs(rounded) < 10 ** (field.digits - field.places) else None
        case _:
            return float(number)


def least_step(field: Field) -> Any:
    """What lies between a value of the field and the next that a rule would tell from it."""
    match field.storage:
        case "date":
            return timedelta(days=1)
        case "timestamp":
            return timedelta(minutes=1)
        case "duration":
            return timedelta(seconds=1)
        case "decimal":
            return Decimal(1).scaleb(-field.places)
        case "integer":
            return 1
        case _:
            return 0.001


def _step(field: Field) -> Any:
    """The same in the units of columns."""
    step = least_step(field)
    return (
        step // timedelta(microseconds=1) if isinstance(step, timedelta) else 0.001 if field.storage == "float" else 1
    )


def _unit(field: Field) -> int:
    return int(10**field.places) if field.storage == "decimal" else 1


def _dtype(field: Field) -> Any:
    return np.float64 if field.storage == "float" else np.int64


def _term(rows: Rows, path: str) -> tuple[Any, Any]:
    owner, _, name = path.rpartition(".")
    column = (rows.related(owner) if owner else rows).column(name)
    missing = null_mask(column)
    return column, missing | ~rows.linked(owner) if owner else missing


def _micros(column: Any) -> Any:
    return column.array * DAY if isinstance(column, columns.Dates) else column.array


def _counted(numbers: Any, field: Field) -> Any:
    return numbers.astype(_dtype(field)) * _unit(field)


Relation = Literal["=", ">=", ">", "<=", "<", "within"]


@dataclass(frozen=True)
class Kept:
    """What another source draws, where it is as a formula says; elsewhere a value that is.

    `within`: from the value of the one formula to that of the other. `where`: a condition; other rows are as drawn.
    """

    source: Any
    relation: Relation
    formula: Formula
    upper: Formula | None = None
    where: Any = None


@evaluate.register
def _(source: Kept, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    first, missing = source.formula.column(rows, field)
    last = first
    if source.upper is not None:
        last, without = source.upper.column(rows, field)
        missing = missing | without
    held: Any = _micros(drawn)
    share = high_bits(rows.keys_for(f"{field.name} kept"), 24) / (1 << 24)
    low, high = _bounds(source, field, first, last)
    amiss = np.zeros(len(rows), dtype=np.bool_)
    if source.relation not in ("<=", "<"):
        amiss |= held < low
    if source.relation not in (">=", ">"):
        amiss |= held > high
    amiss &= ~missing
    if source.where is not None:
        amiss &= source.where(rows)
    return _with(drawn, field, np.where(amiss, _between(low, high, share, field), held))


_SPREAD = 30 * DAY
"""How far from what a date or an instant must lie after, or before, it lies where nothing else is known."""


def _bounds(source: Kept, field: Field, first: Any, last: Any) -> tuple[Any, Any]:
    """From where to where a value lies that is drawn anew. Others may lie further from the one bound that there is."""
    step = _step(field)
    match source.relation:
        case "=":
            return first, first
        case "within":
            return first, np.maximum(first, last)
        case ">=" | ">":
            low = first + step if source.relation == ">" else first
            return low, low + (_SPREAD if field.storage in _TIMES else _room(low, field))
        case _:
            high = first - step if source.relation == "<" else first
            if field.storage in _TIMES:
                # Within so many hours of another instant: between both.
                later = round(source.formula.by * SECOND)
                return high - (later - step if later > step else _SPREAD), high
            least = 0 if field.low is None else round(field.low * _unit(field))
            return np.minimum(high, least), high


def _room(low: Any, field: Field) -> Any:
    most = np.maximum(low // 4, 5 * _unit(field))
    return most if field.high is None else np.clip(round(field.high * _unit(field)) - low, 0, most)


def _between(low: Any, high: Any, share: Any, field: Field) -> Any:
    if field.storage == "float":
        return low + (high - low) * share
    step = {"date": DAY, "timestamp": 60 * SECOND}.get(field.storage, 1)
    start = -(-low // step) * step if field.storage == "date" else low
    return start + np.floor(np.maximum(high - start, 0) // step * share + 0.5).astype(np.int64) * step


def _with(drawn: Column, field: Field, held: Any) -> Column:
    match drawn:
        case columns.Dates():
            return replace(drawn, days=held // DAY)
        case columns.Timestamps() | columns.Durations():
            return replace(drawn, micros=held)
        case columns.Integers() | columns.Decimals() | columns.Floats():
            return replace(drawn, numbers=held)
    raise TypeError(f"{field.name} holds no number and no moment")


Calendared = Literal["month", "month end", "week", "year"]


def calendar_day(day: date, of: Calendared) -> date:
    """The first day of the month, the week (a Monday) or the year that a day lies in, or the last of the month."""
    match of:
        case "week":
            return day - timedelta(days=day.weekday())
        case "month end":
            return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        case _:
            return day.replace(day=1) if of == "month" else day.replace(month=1, day=1)


@dataclass(frozen=True)
class OnDay:
    """Dates of another source, moved to such a day of the calendar."""

    source: Any
    day: Calendared


@evaluate.register
def _(source: OnDay, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    if not isinstance(drawn, columns.Dates):
        return drawn
    days = drawn.days.astype("datetime64[D]")
    match source.day:
        case "week":
            # The first day that is counted was a Thursday.
            return replace(drawn, days=drawn.days - (drawn.days + 3) % 7)
        case "month end":
            moved = (days.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
        case "month":
            moved = days.astype("datetime64[M]").astype("datetime64[D]")
        case _:
            moved = days.astype("datetime64[Y]").astype("datetime64[D]")
    return replace(drawn, days=moved.astype(np.int64))

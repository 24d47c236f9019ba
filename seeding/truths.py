"""Which rows of a batch fail a condition of Django's: SQL's three truth values, for whole columns at once.

What cannot be judged so is left to `seeding.truth`, row by row.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from django.db.models import F, Q
from django.db.models.expressions import CombinedExpression, Value

from seeding.columns import (
    DAY,
    EPOCH,
    Booleans,
    Column,
    Dates,
    Decimals,
    Durations,
    Integers,
    Mask,
    Text,
    Timestamps,
    instant_micros,
)
from seeding.columns.combining import null_mask
from seeding.truth import Unjudged

if TYPE_CHECKING:
    from seeding.rows import Rows

Nature = Literal["number", "truth", "instant", "date", "duration"]

_NATURES: Mapping[type[Column], Nature] = {
    Integers: "number",
    Decimals: "number",
    Booleans: "truth",
    Timestamps: "instant",
    Dates: "date",
    Durations: "duration",
}
_COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}
_MICROSECOND = timedelta(microseconds=1)
_MOST = 1 << 62


@dataclass(frozen=True)
class Truths:
    """The rows for which a condition holds, and those for which it does not; for the others it is unknown."""

    holds: Mask
    fails: Mask


@dataclass(frozen=True)
class _Values:
    """Whole numbers (of 10**-places, days or microseconds), one for each row or one for all."""

    nature: Nature
    array: Any
    nulls: Mask | Literal[False] = False
    places: int = 0

    @property
    def largest(self) -> int:
        array = np.atleast_1d(self.array)
        return max(int(array.max(initial=0)), -int(array.min(initial=0)))

    def with_places(self, places: int) -> _Values:
        if places == self.places:
            return self
        step = 10 ** (places - self.places)
        if self.largest * step > _MOST:
            raise Unjudged
        return _Values(self.nature, self.array * step, self.nulls, places)


def failing(condition: Any, rows: Rows) -> Mask:
    """The rows that certainly fail a condition. Raises Unjudged where it asks what is not judged here."""
    return truths(condition, rows).fails


def truths(condition: Any, rows: Rows) -> Truths:
    """What a condition is for each row. Raises Unjudged."""
    if isinstance(condition, tuple):
        path, wanted = condition
        return _lookup(path, wanted, rows)
    if not isinstance(condition, Q) or condition.connector not in (Q.AND, Q.OR):
        raise Unjudged
    parts = [truths(child, rows) for child in condition.children]
    every, some = (operator.and_, operator.or_) if condition.connector == Q.AND else (operator.or_, operator.and_)
    holds = reduce(every, [part.holds for part in parts])
    fails = reduce(some, [part.fails for part in parts])
    return Truths(fails, holds) if condition.negated else Truths(holds, fails)


def _lookup(path: str, wanted: Any, rows: Rows) -> Truths:
    table = rows.model.table
    name, _, lookup = (path, "", "exact") if table.has(path) else path.rpartition("__")
    if not table.has(name):
        raise Unjudged
    column = rows.column(name)
    if lookup == "isnull":
        nulls = null_mask(column)
        return Truths(nulls == wanted, nulls != wanted)
    if isinstance(column, Text):
        return _known(_among(column, lookup, wanted), null_mask(column))
    held = _held(column)
    if lookup == "range":
        low, high = (_worth(one, rows) for one in wanted)
        return _both(_compared("gte", held, low), _compared("lte", held, high))
    if lookup == "in" and isinstance(wanted, (list, tuple, set, frozenset)) and wanted:
        found = [_compared("exact", held, _worth(one, rows)) for one in wanted]
        return Truths(
            reduce(operator.or_, [one.holds for one in found]), reduce(operator.and_, [one.fails for one in found])
        )
    return _compared(lookup, held, _worth(wanted, rows))


def _both(one: Truths, other: Truths) -> Truths:
    return Truths(one.holds & other.holds, one.fails | other.fails)


def _known(found: Mask, nulls: Mask | Literal[False]) -> Truths:
    there = np.logical_not(nulls)
    return Truths(found & there, ~found & there)


def _among(column: Text, lookup: str, wanted: Any) -> Mask:
    words = [wanted] if lookup == "exact" else list(wanted) if lookup == "in" else None
    if words is None or not all(isinstance(word, str) for word in words):
        raise Unjudged
    return column.where(*words)


def _held(column: Column) -> _Values:
    nature = _NATURES.get(type(column))
    if nature is None:
        raise Unjudged
    return _Values(nature, column.array, null_mask(column), getattr(column, "places", 0))


def _worth(wanted: Any, rows: Rows) -> _Values:
    if isinstance(wanted, F) and rows.model.table.has(str(wanted.name)):  # type: ignore[attr-defined]
        return _held(rows.column(str(wanted.name)))  # type: ignore[attr-defined]
    if isinstance(wanted, CombinedExpression):
        return _combined(_worth(wanted.lhs, rows), str(wanted.connector), _worth(wanted.rhs, rows))
    return _constant(wanted.value if isinstance(wanted, Value) else wanted)


def _constant(value: Any) -> _Values:
    if isinstance(value, bool):
        return _Values("truth", np.bool_(value))
    if isinstance(value, int) and abs(value) < _MOST:
        return _Values("number", np.int64(value))
    if isinstance(value, Decimal) and value.is_finite():
        places = max(0, -int(value.as_tuple().exponent))
        whole = int(value.scaleb(places))
        if abs(whole) < _MOST:
            return _Values("number", np.int64(whole), places=places)
    if isinstance(value, datetime):
        return _Values("instant", np.int64(instant_micros(value if value.tzinfo else value.replace(tzinfo=UTC))))
    if isinstance(value, date):
        return _Values("date", np.int64((value - EPOCH.date()).days))
    if isinstance(value, timedelta):
        return _Values("duration", np.int64(value // _MICROSECOND))
    raise Unjudged


def _combined(left: _Values, sign: str, right: _Values) -> _Values:
    nulls = np.logical_or(left.nulls, right.nulls)
    match left.nature, sign, right.nature:
        case "number", "*", "number" if left.largest * right.largest < _MOST:
            return _Values("number", left.array * right.array, nulls, left.places + right.places)
        case (("number" | "duration" | "instant"), ("+" | "-"), ("number" | "duration")):
            if (left.nature == "number") == (right.nature == "number"):
                first, second = _alike(left, right)
                if first.largest + second.largest < _MOST:
                    work = operator.add if sign == "+" else operator.sub
                    return _Values(left.nature, work(first.array, second.array), nulls, first.places)
    raise Unjudged


def _alike(left: _Values, right: _Values) -> tuple[_Values, _Values]:
    places = max(left.places, right.places)
    return left.with_places(places), right.with_places(places)


def _compared(lookup: str, left: _Values, right: _Values) -> Truths:
    if lookup not in _COMPARISONS:
        raise Unjudged
    if left.nature != right.nature:
        if {left.nature, right.nature} != {"date", "instant"}:
            raise Unjudged
        left, right = _as_instant(left), _as_instant(right)
    first, second = _alike(left, right)
    return _known(_COMPARISONS[lookup](first.array, second.array), np.logical_or(left.nulls, right.nulls))


def _as_instant(values: _Values) -> _Values:
    return _Values("instant", values.array * DAY, values.nulls) if values.nature == "date" else values

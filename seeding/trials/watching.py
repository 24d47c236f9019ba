"""Values that write down what a rule does with them: what it works out of them, and what it compares with what.

A rule is run on a row whose numbers, texts and moments are of these classes. They are what they stand for and behave as
it does; what comes of them knows the term (`seeding.terms`) that it was worked out by. Where a rule leaves them for a
value of its own (`int(...)`, a query), the trail is lost, and what follows is taken for something that it says itself.
"""

from __future__ import annotations

import math
import operator
import os
import sys
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID

import django
from django.db import models

from seeding.schema import stored_fields
from seeding.terms import Term, combined

DEPTH = 3
"""How many rows on, from one that it points at to the next, a rule is followed."""

MOST = 400
"""Comparisons of one run that are written down."""


@dataclass(frozen=True)
class Comparison:
    """What a rule asked of a row: `how` two terms compare (`true`: whether there is anything), and whether they do."""

    how: str
    left: Term
    right: Term
    met: bool
    line: tuple[str, int]


@dataclass
class Log:
    """What was written down of one run of a rule."""

    comparisons: list[Comparison] = field(default_factory=list)

    def add(self, how: str, left: Term, right: Term, met: bool) -> None:
        line = _line()
        if len(self.comparisons) < MOST and not line[0].startswith(_DJANGO):
            self.comparisons.append(Comparison(how, left, right, met, line))


_DJANGO = f"{Path(django.__file__).parent}{os.sep}"
"""What Django itself compares is no rule of the model."""


_EQUAL_ROWS = (models.base.__file__, "__eq__")
"""Where rows are compared by their keys: that they are is what a rule says."""


def _line() -> tuple[str, int]:
    """Where the rule stands."""
    frame = sys._getframe(1)
    while frame.f_back is not None and (
        frame.f_code.co_filename == __file__ or (frame.f_code.co_filename, frame.f_code.co_name) == _EQUAL_ROWS
    ):
        frame = frame.f_back
    return frame.f_code.co_filename, frame.f_lineno


def micros(span: timedelta) -> float:
    return span / timedelta(microseconds=1)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _term(value: Any) -> Term | None:
    """The term of a value; None of one that terms cannot tell."""
    if hasattr(value, "watched_term"):
        return value.watched_term
    if isinstance(value, Enum):
        value = value.value
    match value:
        case bool() | None:
            return None
        case str():
            return "text", str(value)
        case int() | float() | Decimal():
            return ("number", float(value)) if math.isfinite(value) else None
        case timedelta():
            return "number", micros(value)
        case datetime():
            return "number", micros((value if value.tzinfo else value.replace(tzinfo=UTC)) - _EPOCH)
        case date():
            return "number", micros(datetime(value.year, value.month, value.day, tzinfo=UTC) - _EPOCH)
        case time():
            return "number", micros(timedelta(hours=value.hour, minutes=value.minute, seconds=value.second))
    return None


def _plain(value: Any) -> Any:
    return value.watched_plain if hasattr(value, "watched_term") else value


def watch(value: Any, term: Term, log: Log) -> Any:
    """A value that writes down what is done with it; the value itself where there is no class for its like."""
    made = _CLASSES.get(type(value))
    if made is None:
        return value
    watched = _MADE[type(value)](made, value)
    for name, known in (("watched_plain", value), ("watched_term", term), ("watched_log", log)):
        # Some classes let nobody set anything.
        object.__setattr__(watched, name, known)
    return watched


def _on(own: Any, value: Any, term: Term | None) -> Any:
    return value if term is None else watch(value, term, own.watched_log)


def _of_two(name: str, worked: Callable[[Any, Any], Any], turned: bool = False) -> Callable[[Any, Any], Any]:
    def method(self: Any, other: Any) -> Any:
        one, two = (other, self) if turned else (self, other)
        try:
            value = worked(_plain(one), _plain(two))
        except TypeError:
            return NotImplemented
        left, right = _term(one), _term(two)
        return _on(self, value, None if left is None or right is None else combined(name, left, right))

    return method


def _of_one(value: Callable[..., Any], term: Callable[..., Term | None]) -> Callable[..., Any]:
    def method(self: Any, *given: Any, **named: Any) -> Any:
        return _on(self, value(_plain(self), *map(_plain, given), **named), term(self.watched_term, *given, **named))

    return method


def _compared(how: str, worked: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def method(self: Any, other: Any) -> Any:
        try:
            value = worked(_plain(self), _plain(other))
        except TypeError:
            return NotImplemented
        term = _term(other)
        if term is not None:
            self.watched_log.add(how, self.watched_term, term, bool(value))
        return value

    return method


def _true(self: Any) -> bool:
    there = bool(self.watched_plain)
    self.watched_log.add("true", self.watched_term, (), there)
    return there


def _hash(self: Any) -> int:
    return hash(self.watched_plain)


def _itself(self: Any, *memo: Any) -> Any:
    return self


def _as_plain(self: Any, protocol: int) -> Any:
    """Stored elsewhere, it is what it stands for."""
    return copy, (self.watched_plain,)


_SIGNS = {"add": "add", "sub": "sub", "mul": "mul", "truediv": "div", "floordiv": "floordiv", "mod": "mod"}
_COMPARED = {f"__{how}__": _compared(how, getattr(operator, how)) for how in ("lt", "le", "eq", "ne", "gt", "ge")}
_COMMON: dict[str, Any] = {
    **_COMPARED,
    "__bool__": _true,
    "__hash__": _hash,
    "__copy__": _itself,
    "__deepcopy__": _itself,
    "__reduce_ex__": _as_plain,
}
_ARITHMETIC: dict[str, Any] = {
    **{f"__{sign}__": _of_two(name, getattr(operator, sign)) for sign, name in _SIGNS.items()},
    **{f"__r{sign}__": _of_two(name, getattr(operator, sign), turned=True) for sign, name in _SIGNS.items()},
    "__abs__": _of_one(abs, lambda term: ("abs", term)),
    "__neg__": _of_one(operator.neg, lambda term: ("sub", ("number", 0.0), term)),
}


def _rounded(term: Term, places: int | None = None, *further: Any) -> Term:
    return "round", term, places or 0, "even"


def _quantized(term: Term, to: Decimal, rounding: str | None = None, *further: Any, **named: Any) -> Term:
    return "round", term, -int(to.as_tuple().exponent), "up" if rounding == ROUND_HALF_UP else "even"


_NUMBER: dict[str, Any] = {
    **_COMMON,
    **_ARITHMETIC,
    "__round__": _of_one(round, _rounded),
    "__floor__": _of_one(math.floor, lambda term: ("floor", term)),
    "__str__": _of_one(str, lambda term: ("said", term)),
}


def _part(name: str, called: bool = False) -> Any:
    method = _of_one(
        (lambda value: getattr(value, name)()) if called else (lambda value: getattr(value, name)),
        lambda term: ("part", name, term),
    )
    return method if called else property(method)


_DATE = {
    **_COMMON,
    **_ARITHMETIC,
    **{name: _part(name) for name in ("year", "month", "day")},
    **{name: _part(name, called=True) for name in ("weekday", "isoweekday")},
}
_CLOCK = {name: _part(name) for name in ("hour", "minute", "second")}


def _sliced(term: Term, key: Any) -> Term | None:
    if isinstance(key, slice):
        return ("slice", term, key.start, key.stop) if key.step is None else None
    return "slice", term, key, key + 1 if key != -1 else None


def _begins(self: Any, begin: Any, *further: Any) -> bool:
    found = str(self.watched_plain).startswith(_plain(begin), *further)
    term = _term(begin)
    if term is not None and not further:
        self.watched_log.add("begins", self.watched_term, term, found)
    return found


_TEXT = {
    **_COMMON,
    "__add__": _of_two("join", operator.add),
    "__radd__": _of_two("join", operator.add, turned=True),
    "__getitem__": _of_one(operator.getitem, _sliced),
    "__str__": _itself,
    "startswith": _begins,
    "lower": _of_one(str.lower, lambda term: ("lower", term)),
    "upper": _of_one(str.upper, lambda term: ("upper", term)),
    "strip": _of_one(str.strip, lambda term, *given: None if given else ("strip", term)),
}

_MEMBERS: dict[type, dict[str, Any]] = {
    int: _NUMBER,
    float: _NUMBER,
    Decimal: {**_NUMBER, "quantize": _of_one(Decimal.quantize, _quantized)},
    str: _TEXT,
    date: _DATE,
    datetime: {**_DATE, **_CLOCK, "date": _part("date", called=True), "time": _part("time", called=True)},
    time: {**_COMMON, **_CLOCK},
    timedelta: {
        **_COMMON,
        **_ARITHMETIC,
        "days": _part("days"),
        "total_seconds": _of_one(timedelta.total_seconds, lambda term: ("div", term, ("number", 1e6))),
    },
    UUID: _COMMON,
}
_CLASSES = {base: type(f"Watched{base.__name__.title()}", (base,), dict(members)) for base, members in _MEMBERS.items()}


def _plain_made(made: Any, value: Any) -> Any:
    return made(value)


_MADE: dict[type, Callable[[Any, Any], Any]] = {
    **dict.fromkeys((int, float, Decimal, str), _plain_made),
    date: lambda made, value: made(value.year, value.month, value.day),
    datetime: lambda made, value: made.combine(value.date(), value.timetz()),
    time: lambda made, value: made(value.hour, value.minute, value.second, value.microsecond, value.tzinfo),
    timedelta: lambda made, value: made(value.days, value.seconds, value.microseconds),
    UUID: lambda made, value: made(int=value.int),
}


# Rows -----------------------------------------------------------------------------------------------------


class _Links(dict[str, Any]):
    """The rows that a row points at, each watched when a rule asks for it."""

    def __init__(self, links: Mapping[str, Any], prefix: str, log: Log, depth: int) -> None:
        super().__init__()
        self._links, self._prefix, self._log, self._depth = links, prefix, log, depth

    def __missing__(self, name: str) -> Any:
        found = self._links[name]
        if isinstance(found, models.Model) and self._depth:
            found = watched_row(found, self._log, {}, f"{self._prefix}{name}.", self._depth - 1)
        self[name] = found
        return found


def watched_row(
    row: models.Model, log: Log, held: Mapping[str, Any], prefix: str = "", depth: int = DEPTH
) -> models.Model:
    """A copy of a row, with some other values (by attribute), whose values, and those of the rows that it points at,
    write down what is done with them.
    """
    made = copy(row)
    made.__dict__.update(held)
    for one in stored_fields(type(row)):
        term: Term = ("key" if one.is_relation else "field", prefix + one.name)
        if one.primary_key:
            # Its own key says nothing of a row; that of another one is what points there.
            term = ("key", prefix.removesuffix("."))
        if one.attname in made.__dict__ and term[1]:
            made.__dict__[one.attname] = watch(made.__dict__[one.attname], term, log)
    made._state.fields_cache = _Links(row._state.fields_cache, prefix, log, depth)
    return made


__all__ = ["Comparison", "Log", "watch", "watched_row"]

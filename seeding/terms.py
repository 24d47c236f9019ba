"""Terms: what rules work out of a row's values, as trees of plain values that are worked out for all rows at once.

A term is a tuple whose first item says what it is:

    ("field", "rate")  ("field", "matter.opened")      what a row holds, or a row that it points at
    ("key", "matter")  ("key", "matter.client")        which row it points at, or one that it points at does
    ("number", 0.15)  ("text", "VAC-")                 what a rule says itself
    ("choice", "plan", (("M", 1.0), ("Y", 12.0)))      a number for each state of a field
    ("among", (4.0, 5.0))                              some numbers, of which one equals what is compared with them
    ("add" | "sub" | "mul" | "div" | "floordiv" | "mod", one, other)
    ("abs" | "floor", one)  ("round", one, 2, "even")  to so many places, halves to the "even" one or "up"
    ("part", "weekday", one)                           of a moment or a span, by Python's names, or "minutes" of a day
    ("join", one, other)  ("slice", one, start, stop)  ("upper" | "lower" | "strip" | "said", one)

Numbers are floats; moments and spans are microseconds, as are dates (at midnight) and times of the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding import columns
from seeding.columns import DAY, SECOND, Mask, Text
from seeding.columns.combining import null_mask
from seeding.rows import Rows

Term = tuple[Any, ...]
Worked = tuple[Any, Mask]
"""The values of a term, one a row, and where there are none."""

MINUTE, HOUR = 60 * SECOND, 3600 * SECOND

_WORKED: dict[str, Callable[[Any, Any], Any]] = {
    "add": np.add, "sub": np.subtract, "mul": np.multiply, "div": np.divide, "floordiv": np.floor_divide, "mod": np.mod,
}  # fmt: skip
_SIGNS = {"add": "+", "sub": "-", "mul": "x", "div": "/", "floordiv": "//", "mod": "modulo"}


def names(term: Term) -> Iterator[str]:
    """The fields that a term is worked out of, each as often as it stands there."""
    if term[0] in ("field", "choice"):
        yield term[1]
    elif term[0] != "among":
        for part in term[1:]:
            if isinstance(part, tuple):
                yield from names(part)


def substituted(term: Term, known: Mapping[str, Term]) -> Term:
    """A term with what some fields are known to equal in their place."""
    if term[0] == "field":
        return known.get(term[1], term)
    if term[0] in ("number", "text", "choice", "among"):
        return term
    return tuple(substituted(part, known) if isinstance(part, tuple) else part for part in term)


def summands(term: Term) -> tuple[str, ...]:
    """The fields that a term is the sum of; none where it is something else."""
    match term:
        case ("field", name):
            return (name,)
        case ("add", ("number", 0.0), other):
            return summands(other)
        case ("add", one, other):
            found = summands(one), summands(other)
            return (*found[0], *found[1]) if all(found) else ()
    return ()


def told(term: Term) -> str:
    """A term as a person would write it."""
    match term:
        case ("field" | "key", name):
            return str(name)
        case ("number", number):
            return _number_told(number)
        case ("text", text):
            return repr(text)
        case ("choice", by, _):
            return f"what {by} asks for"
        case ("among", some):
            return " or ".join(one if isinstance(one, str) else f"{one:g}" for one in some)
        case ("part", part, one):
            return f"the {part} of {told(one)}"
        case ("slice", one, start, stop):
            return f"{told(one)}[{start or ''}:{'' if stop is None else stop}]"
        case ("join", one, other):
            return f"{told(one)} + {told(other)}"
        case (sign, one, other) if sign in _SIGNS:
            return f"{told(one)} {_SIGNS[sign]} {told(other)}"
        case ("said", one) | ("round", one, _, _):
            return told(one)
    return f"{term[0]} {told(term[1])}"


def _number_told(number: float) -> str:
    for unit, name in ((DAY, "days"), (HOUR, "hours"), (MINUTE, "minutes")):
        if abs(number) >= unit and not number % unit:
            return f"{number / unit:g} {name}"
    return f"{number:g}"


def worked(term: Term, rows: Rows) -> Worked:
    """The value of a term for each row: floats, or a list of texts."""
    match term:
        case ("field", path):
            return _held(rows, path)
        case ("number" | "text", value):
            return ([value] * len(rows) if isinstance(value, str) else np.full(len(rows), float(value))), _none(rows)
        case ("choice", path, known):
            return _chosen(path, known, rows)
        case ("join", one, other):
            (first, none), (last, nothing) = worked(one, rows), worked(other, rows)
            return [a + b for a, b in zip(first, last, strict=True)], none | nothing
        case ("slice", one, start, stop):
            return _each(one, rows, lambda text: text[start:stop])
        case ("upper" | "lower" | "strip" as how, one):
            return _each(one, rows, lambda text: getattr(text, how)())
        case ("said", one):
            numbers, missing = worked(one, rows)
            return [f"{number:.0f}" for number in np.where(missing, 0, numbers).tolist()], missing
        case ("abs" | "floor" as how, one):
            numbers, missing = worked(one, rows)
            return (np.abs(numbers) if how == "abs" else np.floor(numbers)), missing
        case ("round", one, places, halves):
            numbers, missing = worked(one, rows)
            scaled = np.round(numbers * 10.0**places, 4)
            return (np.rint(scaled) if halves == "even" else np.floor(scaled + 0.5)) / 10.0**places, missing
        case ("part", part, one):
            micros, missing = worked(one, rows)
            return part_of(part, np.where(missing, 0, micros)), missing
    (first, none), (last, nothing) = worked(term[1], rows), worked(term[2], rows)
    missing = none | nothing
    if term[0] in ("div", "floordiv", "mod"):
        missing = missing | (last == 0)
        last = np.where(last == 0, 1.0, last)
    return _WORKED[term[0]](first, last), missing


def _each(term: Term, rows: Rows, change: Callable[[str], str]) -> Worked:
    texts, missing = worked(term, rows)
    return [change(text) for text in texts], missing


def _none(rows: Rows) -> Mask:
    return np.zeros(len(rows), dtype=np.bool_)


def _held(rows: Rows, path: str) -> Worked:
    owner, linked = rows, _none(rows)
    *way, name = path.split(".")
    for step in way:
        linked = linked | ~owner.linked(step)
        owner = owner.related(step)
    column = owner.column(name)
    missing = null_mask(column) | linked
    if isinstance(column, columns.Dates):
        return column.days * float(DAY), missing
    if isinstance(column, columns.Decimals):
        return column.numbers / 10.0**column.places, missing
    if isinstance(column, Text) or not hasattr(column, "array"):
        return [str(value) if value is not None else "" for value in column.values()], missing
    return column.array.astype(np.float64), missing


def _chosen(path: str, known: tuple[tuple[Any, float], ...], rows: Rows) -> Worked:
    from_states, missing = _held(rows, path)
    found = np.full(len(rows), np.nan)
    for state, number in known:
        same = [value == str(state) for value in from_states] if isinstance(from_states, list) else from_states == state
        found[np.asarray(same, dtype=np.bool_)] = number
    return np.nan_to_num(found), missing | np.isnan(found)


def part_of(part: str, micros: Any) -> NDArray[np.float64]:
    """A part of moments, or of spans (`days`), as Python has it."""
    days = np.floor(micros / DAY)
    of_day = micros - days * DAY
    match part:
        case "date":
            return np.asarray(days * DAY)
        case "days":
            return np.asarray(days)
        case "time":
            return np.asarray(of_day)
        case "minutes":
            return np.asarray(of_day // MINUTE)
        case "hour" | "minute" | "second":
            unit, most = {"hour": (HOUR, 24), "minute": (MINUTE, 60), "second": (SECOND, 60)}[part]
            return np.asarray(of_day // unit % most)
        case "weekday" | "isoweekday":
            # The first of January 1970 was a Thursday.
            return np.asarray((days + 3) % 7 + (part == "isoweekday"))
    dates = days.astype(np.int64).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    match part:
        case "year":
            return dates.astype("datetime64[Y]").astype(np.float64) + 1970
        case "month":
            return months.astype(np.float64) % 12 + 1
        case "day":
            return (dates - months.astype("datetime64[D]")).astype(np.float64) + 1
    raise ValueError(f"moments have no {part!r}")


# Comparisons ----------------------------------------------------------------------------------------------

OPPOSITE = {
    "lt": "ge", "ge": "lt", "gt": "le", "le": "gt", "eq": "ne", "ne": "eq", "true": "false", "false": "true",
    "begins": "not begins", "not begins": "begins",
}  # fmt: skip
TURNED = {"lt": "gt", "gt": "lt", "le": "ge", "ge": "le", "eq": "eq", "ne": "ne"}
"""What holds of the other side where a comparison holds of the one."""

_TOLD = {
    "lt": "below", "ge": "not below", "gt": "above", "le": "not above", "eq": "", "ne": "not", "true": "there",
    "false": "not there", "begins": "begun by", "not begins": "not begun by",
}  # fmt: skip
MET: dict[str, Callable[[Any, Any], Any]] = {
    "lt": np.less, "ge": np.greater_equal, "gt": np.greater, "le": np.less_equal, "eq": np.equal, "ne": np.not_equal,
}  # fmt: skip


@dataclass(frozen=True)
class Compared:
    """A comparison of two terms, which rows meet or not; a row that lacks a value meets none but `false`."""

    how: str
    left: Term
    right: Term = ()

    def __call__(self, rows: Rows) -> Mask:
        ours, missing = worked(self.left, rows)
        if self.how in ("true", "false"):
            there = np.array([bool(text) for text in ours]) if isinstance(ours, list) else ours != 0
            there = np.asarray(there, dtype=np.bool_) & ~missing
            return there if self.how == "true" else ~there
        if self.right[0] == "among":
            return np.asarray(np.isin(ours, self.right[1]) == (self.how == "eq")) & ~missing
        theirs, without = worked(self.right, rows)
        if isinstance(ours, list) != isinstance(theirs, list):
            # Python would say so of each row.
            return np.full(len(rows), self.how == "ne")
        if isinstance(ours, list):
            pairs = zip(map(str, ours), map(str, theirs), strict=True)
            met = np.array([_text_met(self.how, one, other) for one, other in pairs], dtype=np.bool_)
        else:
            met = MET[self.how](np.round(ours, 6), np.round(theirs, 6))
        return np.asarray(met, dtype=np.bool_) & ~missing & ~without

    def known(self, rows: Rows) -> Mask:
        """The rows in which neither side is missing."""
        missing = worked(self.left, rows)[1]
        return ~(missing | worked(self.right, rows)[1] if self.right else missing)

    @property
    def told(self) -> str:
        return " ".join(filter(None, (told(self.left), "is", _TOLD[self.how], told(self.right) if self.right else "")))


def _text_met(how: str, one: str, other: str) -> bool:
    match how:
        case "eq" | "ne":
            return (one == other) == (how == "eq")
        case "begins" | "not begins":
            return one.startswith(other) == (how == "begins")
        case "lt" | "ge":
            return (one < other) == (how == "lt")
        case _:
            return (one > other) == (how == "gt")


# Solving --------------------------------------------------------------------------------------------------

Side = tuple[Term, bool] | None
"""A bound, and whether what is bounded keeps off it; None where there is none."""


_ROUNDING = 0.05


def solved(term: Term, low: Side, high: Side, name: str) -> tuple[Side, Side] | None:
    """Between which terms a field lies where a term with it (once) lies between two; None where that cannot be told.

    Factors and divisors are taken to be above 0, and so is what has a size that is asked for.
    """
    match term:
        case ("field", path) if path == name:
            return low, high
        case ("add", one, other) if name in names(one):
            return solved(one, _with("sub", low, other), _with("sub", high, other), name)
        case ("add", one, other):
            return solved(other, _with("sub", low, one), _with("sub", high, one), name)
        case ("sub", one, other) if name in names(one):
            return solved(one, _with("add", low, other), _with("add", high, other), name)
        case ("sub", one, other):
            return solved(other, _from("sub", one, high), _from("sub", one, low), name)
        case ("mul", one, other) if name in names(one):
            return solved(one, _with("div", low, other), _with("div", high, other), name)
        case ("mul", one, other):
            return solved(other, _with("div", low, one), _with("div", high, one), name)
        case ("div", one, other) if name in names(one):
            return solved(one, _with("mul", low, other), _with("mul", high, other), name)
        case ("div", one, other):
            return solved(other, _from("div", one, high), _from("div", one, low), name)
        case ("round", one, _, _):
            return solved(one, low, high, name)
        case ("abs", one) if low is not None:
            return solved(one, low, high, name)
        case ("abs", one) if high is not None and high[0][0] == "number" and high[0][1] <= _ROUNDING:
            # So little is left for what is lost by rounding.
            nothing = ("number", 0.0), False
            return solved(one, nothing, nothing, name)
        case ("abs", one) if high is not None:
            return solved(one, (combined("mul", high[0], ("number", -1.0)), high[1]), high, name)
        case ("floor", one):
            return solved(one, *_unfloored(low, high, 1.0), name)
        case ("floordiv", one, ("number", by)) if by > 0:
            low, high = _unfloored(low, high, 1.0)
            return solved(one, _with("mul", low, ("number", by)), _with("mul", high, ("number", by)), name)
        case ("part", "days", one):
            low, high = _unfloored(low, high, 1.0)
            return solved(
                one, _with("mul", low, ("number", float(DAY))), _with("mul", high, ("number", float(DAY))), name
            )
        case ("part", "date", one):
            return solved(one, *_unfloored(low, high, float(DAY)), name)
        case ("part", "minutes", ("field", path)) if path == name:
            # Of a time of the day, of which there is no more.
            by = ("number", float(MINUTE))
            return solved(term[2], _with("mul", low, by), _with("mul", high, by), name)
    return None


def _unfloored(low: Side, high: Side, step: float) -> tuple[Side, Side]:
    """Between what a value lies that lies so where it is rounded down to whole steps."""
    if low is not None and low[1]:
        low = combined("add", low[0], ("number", step)), False
    if high is not None and not high[1]:
        high = combined("add", high[0], ("number", step)), True
    return low, high


def _with(how: str, side: Side, other: Term) -> Side:
    return None if side is None else (combined(how, side[0], other), side[1])


def _from(how: str, one: Term, side: Side) -> Side:
    return None if side is None else (combined(how, one, side[0]), side[1])


def combined(how: str, one: Term, other: Term) -> Term:
    """A term of two: worked out where both are numbers or the one changes nothing, and the minutes of a day as such."""
    match one, other:
        case ("mul", ("part", "hour", a), ("number", 60.0)), ("part", "minute", b) if how == "add" and a == b:
            return "part", "minutes", a
        case ("number", a), ("number", b) if how not in ("div", "floordiv", "mod") or b:
            return "number", float(_WORKED[how](a, b))
        case _, ("number", 0.0) if how in ("add", "sub"):
            return one
        case ("number", 0.0), _ if how == "add":
            return other
        case _, ("number", 1.0) if how in ("mul", "div"):
            return one
    return how, one, other


__all__ = [
    "MET",
    "OPPOSITE",
    "TURNED",
    "Compared",
    "Side",
    "Term",
    "Worked",
    "combined",
    "names",
    "part_of",
    "solved",
    "substituted",
    "summands",
    "told",
    "worked",
]

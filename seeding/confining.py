"""Columns that keep to what rules ask of them: between terms of their row, on days of the calendar, begun by a text.

What another source draws stays wherever it is as asked; elsewhere a value is drawn that is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding import columns
from seeding.columns import DAY, SECOND, Column, Mask
from seeding.columns.combining import null_mask
from seeding.conditions import Stepped
from seeding.keys import below, high_bits
from seeding.rows import Rows, evaluate
from seeding.schema import Field
from seeding.spec import SeedingError
from seeding.storing import conform
from seeding.terms import HOUR, MET, MINUTE, Compared, Side, Term, part_of, worked


@dataclass(frozen=True)
class Bound:
    """From where to where a value lies in the rows that meet all of some conditions (`where`)."""

    low: Side
    high: Side
    where: tuple[Any, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether one value alone will do."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True)
class Confined:
    """Numbers, moments and spans of another source that lie within some bounds."""

    source: Any
    bounds: tuple[Bound, ...]


@evaluate.register
def _(source: Confined, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    held: Any = _array(drawn)
    low, high = np.full(len(rows), -np.inf), np.full(len(rows), np.inf)
    for bound in source.bounds:
        _narrow(low, high, bound, rows, drawn)
    amiss = (held < low) | (held > high)
    if not amiss.any():
        return drawn
    share = high_bits(rows.keys_for(f"{field.name} confined"), 24) / (1 << 24)
    step = _step(drawn)
    if isinstance(source.source, Stepped) and not isinstance(drawn, columns.Floats):
        step = max(round(source.source.step * _unit(drawn)), 1)
        low = np.ceil(low / step) * step
    return _with(drawn, np.where(amiss, _between(low, high, share, drawn, field, step), held))


def _narrow(low: NDArray[Any], high: NDArray[Any], bound: Bound, rows: Rows, drawn: Column) -> None:
    """Bring the bounds of each row (in units of the column) nearer to each other by one more."""
    unit, step = _unit(drawn), _step(drawn)
    where = met(bound.where, rows)
    for side, edges in ((bound.low, low), (bound.high, high)):
        if side is None:
            continue
        values, missing = worked(side[0], rows)
        there = where & ~missing
        exact = np.asarray(values, dtype=np.float64) * unit
        if isinstance(drawn, columns.Floats):
            edge = exact + (step if edges is low else -step) * side[1]
        elif bound.exact:
            edge = np.floor(exact + 0.5 + 1e-6)
        else:
            whole = np.round(exact, 3)
            edge = np.ceil(whole) if edges is low else np.floor(whole)
            edge = edge + (step if edges is low else -step) * (side[1] & (edge == whole))
        kept = edges[there]
        edges[there] = edge[there] if bound.exact else (np.maximum if edges is low else np.minimum)(kept, edge[there])


def met(where: tuple[Any, ...], rows: Rows) -> Mask:
    """The rows that meet all of some conditions."""
    found = np.ones(len(rows), dtype=np.bool_)
    for condition in where:
        found &= condition(rows)
    return found


@dataclass(frozen=True)
class All:
    """All of some conditions."""

    conditions: tuple[Any, ...]

    def __call__(self, rows: Rows) -> Mask:
        return met(self.conditions, rows)


def _between(low: Any, high: Any, share: Any, drawn: Column, field: Field, step: Any) -> Any:
    """A value between the bounds of each row; where one of them is missing, not far from the other."""
    unit = _unit(drawn)
    if isinstance(drawn, (columns.Dates, columns.Timestamps)):
        room: Any = 30 * DAY * unit
    else:
        edge = np.where(np.isfinite(low), low, np.where(np.isfinite(high), high, 0))
        room = np.maximum(np.abs(edge) // 4, _LEAST.get(type(drawn), 5 * unit))
    least, most = (-np.inf if one is None else float(one) * unit for one in (field.low, field.high))
    most = np.inf if field.high is None else most
    if isinstance(drawn, columns.Times):
        least, most = 0, DAY - MINUTE
    downwards = np.where(high >= 0, np.maximum(np.minimum(0, high), least), high - room)
    if isinstance(drawn, (columns.Dates, columns.Timestamps, columns.Times)):
        downwards = np.maximum(high - room, least)
    first = np.where(np.isfinite(low), low, downwards)
    last = np.where(np.isfinite(high), high, np.minimum(first + room, np.maximum(most, first)))
    first, last = (np.where(np.isfinite(one), one, 0) for one in (first, last))
    if isinstance(drawn, columns.Floats):
        exact = first + np.maximum(last - first, 0) * share
        short = np.round(exact, 2)
        return np.where((short >= first) & (short <= last), short, exact)
    return (first + np.floor(np.maximum(last - first, 0) // step * share + 0.5) * step).astype(np.int64)


_LEAST: dict[type[Column], int] = {columns.Times: 2 * HOUR, columns.Durations: HOUR}


def _unit(drawn: Column) -> Any:
    """What a term's values are multiplied by to be those of a column."""
    match drawn:
        case columns.Decimals():
            return 10**drawn.places
        case columns.Dates():
            return 1 / DAY
        case _:
            return 1


def _step(drawn: Column) -> Any:
    match drawn:
        case columns.Timestamps() | columns.Times():
            return MINUTE
        case columns.Durations():
            return SECOND
        case _:
            return 0.001 if isinstance(drawn, columns.Floats) else 1


def _array(drawn: Column) -> Any:
    if isinstance(drawn, (columns.Text, columns.Booleans)) or not hasattr(drawn, "array"):
        raise TypeError("neither a number nor a moment")
    return drawn.days if isinstance(drawn, columns.Dates) else drawn.array


def _with(drawn: Column, held: Any) -> Column:
    match drawn:
        case columns.Dates():
            return replace(drawn, days=held)
        case columns.Timestamps() | columns.Durations() | columns.Times():
            return replace(drawn, micros=held)
        case columns.Integers() | columns.Decimals() | columns.Floats():
            return replace(drawn, numbers=held)
    raise TypeError("neither a number nor a moment")


@dataclass(frozen=True)
class Portion:
    """One of some numbers (each with what draws it) whose sum is not above a term: the same share of what is drawn of
    each where it would be.
    """

    sources: tuple[tuple[str, Any], ...]
    place: int
    most: Term


@evaluate.register
def _(source: Portion, rows: Rows, field: Field) -> Column:
    name, inner = source.sources[source.place]
    drawn = conform(evaluate(inner, rows, field), field)
    exact = _array(drawn) / _unit(drawn)
    total = np.zeros(len(rows))
    for other, its in source.sources:
        column = drawn if other == name else _drawn(its, rows, other)
        total += np.where(null_mask(column), 0, _array(column) / _unit(column))
    most, missing = worked(source.most, rows)
    share = np.where((total > most) & ~missing, most / np.maximum(total, 1e-9), 1.0)
    if isinstance(drawn, columns.Floats):
        return _with(drawn, exact * share)
    return _with(
        drawn, np.where(share < 1, np.floor(exact * share * _unit(drawn) + 1e-6), _array(drawn)).astype(np.int64)
    )


def _drawn(source: Any, rows: Rows, name: str) -> Column:
    field = rows.model.table.field(name)
    return conform(evaluate(source, rows, field), field)


# Days and hours -------------------------------------------------------------------------------------------

Part = tuple[str, str, Term]
"""A part of a moment (`weekday`, `hour`), how it compares, and with what."""

_CLOCK = ("hour", "minute", "second")


@dataclass(frozen=True)
class OnParts:
    """Moments of another source of which some parts are as asked: the last such day, or the next (`later`), and at such
    hours; in the rows that meet some conditions.
    """

    source: Any
    parts: tuple[Part, ...]
    later: bool = False
    where: tuple[Any, ...] = ()


@evaluate.register
def _(source: OnParts, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    if not isinstance(drawn, (columns.Dates, columns.Timestamps, columns.Times)):
        raise TypeError(f"{field.name} holds no moment")
    micros = _array(drawn) * DAY if isinstance(drawn, columns.Dates) else _array(drawn)
    daily = [one for one in source.parts if one[0] not in _CLOCK]
    clock = [one for one in source.parts if one[0] in _CLOCK]
    if daily:
        micros = _moved(micros, [_wanted(one, rows) for one in daily], DAY if source.later else -DAY, 366)
    if clock:
        wanted = [_wanted(one, rows) for one in clock]
        keys = rows.keys_for(f"{field.name} at")
        tried = np.where(_all_met(micros, wanted), micros, micros // DAY * DAY + below(keys, 96) * 15 * MINUTE)
        micros = _moved(tried, wanted, 15 * MINUTE, 96, within=DAY)
    moved = micros // DAY if isinstance(drawn, columns.Dates) else micros
    return _with(drawn, np.where(met(source.where, rows), moved, _array(drawn)))


Wanted = tuple[str, str, Any, Mask]


def _wanted(part: Part, rows: Rows) -> Wanted:
    name, how, term = part
    if term[0] == "among":
        values, missing = np.tile(term[1], (len(rows), 1)), np.zeros(len(rows), dtype=np.bool_)
        return name, how, values, missing
    values, missing = worked(term, rows)
    return name, how, values[:, np.newaxis], missing


def _all_met(micros: Any, wanted: list[Wanted]) -> Mask:
    found = np.ones(len(micros), dtype=np.bool_)
    for part, how, values, missing in wanted:
        met_each = MET[how](part_of(part, micros)[:, np.newaxis], values)
        found &= (met_each.all(axis=1) if how == "ne" else met_each.any(axis=1)) | missing
    return found


def _moved(micros: Any, wanted: list[Wanted], step: int, most: int, within: int = 0) -> Any:
    """The nearest moments so many steps on that are as wanted; `within` a day, past its end from its start."""
    found, waiting = micros.copy(), np.arange(len(micros))
    for steps in range(most + 1):
        there = micros[waiting] + steps * step
        if within:
            start = micros[waiting] // within * within
            there = start + (there - start) % within
        some = [(part, how, values[waiting], missing[waiting]) for part, how, values, missing in wanted]
        here = _all_met(there, some)
        found[waiting[here]] = there[here]
        waiting = waiting[~here]
        if not waiting.size:
            break
    return found


# Text -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BegunWith:
    """Text of another source that begins with a term's. `over`: what is drawn has room for it already. `own`: with a
    number of the row's own for the digits at its end.
    """

    source: Any
    term: Term
    over: bool = False
    own: bool = False


@evaluate.register
def _(source: BegunWith, rows: Rows, field: Field) -> Column:
    begins, missing = worked(source.term, rows)
    drawn = [str(text or "") for text in conform(evaluate(source.source, rows, field), field).values()]
    longest = field.max_length or 10_000
    ends = [text[len(begin) :] if source.over else text for text, begin in zip(drawn, begins, strict=True)]
    if source.own:
        numbers = rows.plan.unique_positions(rows.model, rows.row_number).tolist()
        room = [longest - len(begin) for begin in begins]
        ends = [_numbered(*each) for each in zip(ends, numbers, room, strict=True)]
    texts = [begin + end for begin, end in zip(begins, ends, strict=True)]
    if source.own and max(map(len, texts), default=0) > longest:
        raise SeedingError(
            f"{rows.model.label}.{field.name}: {max(texts, key=len)!r} is longer than {longest} characters. Declare it."
        )
    chosen = (old if none else text[:longest] for text, old, none in zip(texts, drawn, missing.tolist(), strict=True))
    return columns.Strings(tuple(chosen))


_END = re.compile(r"\d+$")


def _numbered(text: str, number: int, room: int) -> str:
    """A text with a number for the digits at its end, in as many of them; the number alone where there is no room."""
    found = _END.search(text)
    if found is None or len(text) > room:
        return f"{number + 1:0{min(4, max(room, 0))}d}"
    return f"{text[: found.start()]}{number + 1:0{len(found[0])}d}"


@dataclass(frozen=True)
class Saying:
    """The text of a term, where there is one and the rows meet some conditions; elsewhere what another source draws."""

    source: Any
    term: Term
    where: tuple[Any, ...] = ()


@evaluate.register
def _(source: Saying, rows: Rows, field: Field) -> Column:
    texts, missing = worked(source.term, rows)
    kept = missing | ~met(source.where, rows)
    drawn = conform(evaluate(source.source, rows, field), field).values() if kept.any() else [""] * len(rows)
    longest = field.max_length or 10_000
    said = [old if keep else text[:longest] for text, old, keep in zip(texts, drawn, kept.tolist(), strict=True)]
    nulls = np.array([text is None for text in said], dtype=np.bool_)
    return columns.Strings(tuple(text or "" for text in said)).with_nulls(nulls)


@dataclass(frozen=True)
class Whether:
    """A flag that says whether a comparison is met; what another source draws where one of its sides is missing."""

    source: Any
    compared: Compared


@evaluate.register
def _(source: Whether, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    if not isinstance(drawn, columns.Booleans):
        raise TypeError(f"{field.name} holds no flag")
    known = source.compared.known(rows)
    flags = np.where(known, source.compared(rows), drawn.flags)
    return columns.Booleans(flags, nulls=null_mask(drawn) & ~known if field.null else None)


@dataclass(frozen=True)
class Demanded:
    """A comparison that rows meet where they meet some conditions: those that do not are drawn again."""

    compared: Compared
    where: tuple[Any, ...] = ()

    def __call__(self, rows: Rows) -> Mask:
        return self.compared(rows) | ~met(self.where, rows)


__all__ = ["All", "BegunWith", "Bound", "Confined", "Demanded", "OnParts", "Portion", "Saying", "Whether", "met"]

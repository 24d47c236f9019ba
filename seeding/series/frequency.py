"""How often something is read: texts such as `15min`, `1H` or `PT15M` as a number of microseconds."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from seeding.columns import DAY, SECOND, instant_micros

Every = str | timedelta
"""How often: a text that `interval` reads, or a timedelta."""

Instant = str | datetime | int
"""A point in time: ISO 8601 text or a datetime (UTC unless they say otherwise), or microseconds since 1970."""

_UNITS = {
    "w": 7 * DAY,
    "d": DAY,
    "day": DAY,
    "days": DAY,
    "h": 3600 * SECOND,
    "hour": 3600 * SECOND,
    "hours": 3600 * SECOND,
    "min": 60 * SECOND,
    "t": 60 * SECOND,
    "minutes": 60 * SECOND,
    "s": SECOND,
    "sec": SECOND,
    "seconds": SECOND,
    "ms": 1000,
    "us": 1,
}
_PART = re.compile(r"([0-9]*(?:\.[0-9]+)?) *([a-z]+) *")
_NUMBER = r"([0-9]+(?:[.,][0-9]+)?)"
_ISO = re.compile(rf"P(?:{_NUMBER}W)?(?:{_NUMBER}D)?(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?")
_ISO_UNITS = (7 * DAY, DAY, 3600 * SECOND, 60 * SECOND, SECOND)
_EXAMPLES = "Write 30s, 15min, 1H, 1D, 1h30min, or an ISO 8601 duration such as PT15M."


def interval(every: Every) -> int:
    """Microseconds of an interval: `30s`, `15min`, `1H`, `1D`, `1W`, `1h30min`, `PT15M`, `P1DT12H`, or a timedelta.

    A unit alone is one of it, case does not matter. ValueError for anything else, for 0, and for months and years,
    which have no fixed length.
    """
    if isinstance(every, timedelta):
        micros = Fraction(every // timedelta(microseconds=1))
    elif isinstance(every, str):
        micros = _read(every.strip())
    else:
        raise ValueError(f"a frequency is text or a timedelta, not {every!r}. {_EXAMPLES}")
    if micros <= 0:
        raise ValueError(f"the frequency {every!r} is not above 0. {_EXAMPLES}")
    if micros.denominator != 1:
        raise ValueError(f"the frequency {every!r} is no whole number of microseconds. {_EXAMPLES}")
    return int(micros)


def _read(text: str) -> Fraction:
    if text[:1] in "Pp" and text:
        found = _ISO.fullmatch(text.upper())
        if found and any(found.groups()) and text[-1] not in "Tt":
            amounts = [Fraction((amount or "0").replace(",", ".")) for amount in found.groups()]
            return sum((amount * unit for amount, unit in zip(amounts, _ISO_UNITS, strict=True)), Fraction(0))
    else:
        total, end = Fraction(0), 0
        lower = text.lower()
        while (part := _PART.match(lower, end)) and part[2] in _UNITS:
            total += Fraction(part[1] or 1) * _UNITS[part[2]]
            end = part.end()
        if end and end == len(text):
            return total
    months = re.fullmatch(r"[0-9.]*\s*(M|MS|ME|Y|YS|YE|A|Q|months?|years?)|P[0-9.]+[MYmy].*", text)
    why = "months and years have no fixed length, and minutes are written min" if months else "it cannot be read"
    raise ValueError(f"the frequency {text!r}: {why}. {_EXAMPLES}")


def instant(at: Instant) -> int:
    """Microseconds since 1970 of a point in time. ValueError for text that is no ISO 8601 date or date and time."""
    if isinstance(at, bool) or not isinstance(at, (str, datetime, int)):
        raise ValueError(f"an instant is ISO 8601 text, a datetime or microseconds since 1970, not {at!r}")
    if isinstance(at, int):
        return at
    if isinstance(at, str):
        try:
            at = datetime.fromisoformat(at)
        except ValueError:
            raise ValueError(f"{at!r} is no date. Write 2025-01-01 or 2025-01-01T12:00:00+00:00.") from None
    return instant_micros(at if at.tzinfo else at.replace(tzinfo=UTC))


def instants(start: Instant, end: Instant, every: Every) -> range:
    """The instants from `start` up to, and without, `end`. ValueError if the end lies before the start."""
    first, last = instant(start), instant(end)
    if last < first:
        raise ValueError(f"the end {end!r} lies before the start {start!r}")
    return range(first, last, interval(every))

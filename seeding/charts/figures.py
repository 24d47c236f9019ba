"""How numbers, shares and dates read on a chart: short, with a space before the unit, the same everywhere."""

from __future__ import annotations

from datetime import date, timedelta

THIN = "\u00a0"
"""What stands between a number and its unit: a space at which no line is broken."""

_UNITS = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def human(value: float, digits: int = 3) -> str:
    """A number with about three digits: 7, 0.25, 1,234, 12.3 k, 1.2 M."""
    if value != value:
        return "–"
    sign, size = ("−" if value < 0 else ""), abs(value)
    if size >= 10_000:
        for unit, name in _UNITS:
            if size >= unit * 0.9995:
                return f"{sign}{_short(size / unit, digits)}{THIN}{name}"
    if size >= 100 and digits <= 3:
        return f"{sign}{size:,.0f}"
    if size and size < 0.001:
        return f"{sign}{size:.1e}"
    return sign + _short(size, digits)


def _short(size: float, digits: int) -> str:
    whole = len(str(int(size)))
    text = f"{size:,.{max(0, digits - whole)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact(count: int) -> str:
    """A whole number with its thousands apart."""
    return f"{count:,}"


def share(part: float, whole: float = 1.0) -> str:
    """A share in per cent: 41 %, 0.4 %, < 0.1 %."""
    if not whole:
        return f"0{THIN}%"
    percent = 100 * part / whole
    if 0 < percent < 0.1:
        return f"<{THIN}0.1{THIN}%"
    if percent < 10 and round(percent, 1) != round(percent):
        return f"{percent:.1f}{THIN}%"
    if 99 < percent < 100:
        return f"{min(percent, 99.9):.1f}{THIN}%"
    return f"{percent:.0f}{THIN}%"


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 row`, `1,234 rows`."""
    return f"{exact(number)}{THIN}{noun if number == 1 else plural or noun + 's'}"


def day(number: int) -> date:
    """The date of a day since 1970."""
    return date(1970, 1, 1) + timedelta(days=number)


def day_text(number: int, unit: str) -> str:
    """A bar of a time line: a day, the week from a day, a month, a year."""
    when = day(number)
    if unit == "year":
        return str(when.year)
    if unit == "month":
        return f"{MONTHS[when.month - 1]} {when.year}"
    text = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    return f"week from {text}" if unit == "week" else text

"""PostgreSQL's text form of a value, read and written: the form that COPY and `::text` share.

The settings of `SETTINGS` are in force wherever this text is read or written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

SETTINGS = {
    "datestyle": "ISO, YMD",
    "intervalstyle": "iso_8601",
    "extra_float_digits": "1",
    "bytea_output": "hex",
    "timezone": "UTC",
    "row_security": "off",
    "statement_timeout": "0",
    "idle_in_transaction_session_timeout": "0",
}

Reader = Callable[[str], Any]
Writer = Callable[[Any], str]


@dataclass(frozen=True)
class Form:
    """How a type of PostgreSQL is written. `name` is that of the type below any domains."""

    name: str
    item: Form | None = None
    delimiter: str = ","
    bound: Form | None = None
    """Of what a range is one."""

    def reader(self, own: Mapping[str, Reader | None] = {}) -> Reader | None:
        """From text to Python; None where the text itself is the value. `own` are other readers for some types."""
        if self.item is not None:
            item, delimiter = self.item.reader(own), self.delimiter
            return lambda text: read_array(text, item, delimiter)
        if self.bound is not None:
            bound, make = self.bound.reader(own), _range_class(self.name)
            return lambda text: read_range(text, bound, make)
        return own[self.name] if self.name in own else READERS.get(self.name)

    def writer(self, own: Mapping[str, Writer] = {}) -> Writer:
        """From Python to text; a text is taken as it is, but in JSON."""
        if self.item is not None:
            item, delimiter = self.item.writer(own), self.delimiter
            return lambda value: write_array(value, item, delimiter)
        if self.bound is not None:
            bound = self.bound.writer(own)
            return lambda value: write_range(value, bound)
        return own[self.name] if self.name in own else WRITERS.get(self.name, write)

    @property
    def whole(self) -> bool:
        """Whether the values are whole numbers of at most 64 bits."""
        return self.item is None and self.name in ("int2", "int4", "int8", "oid")


# Reading --------------------------------------------------------------------------------------------------

_INTERVAL = re.compile(
    r"P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?)(\d+)(?:\.(\d+))?S)?)?"
)


def _read_timestamp(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _beyond(text, datetime.min, datetime.max)


def _read_timestamptz(text: str) -> datetime:
    try:
        read = datetime.fromisoformat(text)
        return read if read.tzinfo is UTC else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return _beyond(text, datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


def _read_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return _beyond(text, date.min, date.max)


def _beyond(text: str, first: Any, last: Any) -> Any:
    """What Python's calendar does not reach."""
    if text == "infinity" or (not text.endswith(" BC") and re.match(r"\d{5,}-", text)):
        return last
    if text == "-infinity" or text.endswith(" BC"):
        return first
    raise ValueError("no date")


def _read_time(text: str) -> time:
    # The last instant of a day is 24:00 there.
    return time.max if text.startswith("24:00:00") else time.fromisoformat(text)


def _read_interval(text: str) -> timedelta:
    found = _INTERVAL.fullmatch(text)
    if found is None:
        raise ValueError("no interval")
    years, months, weeks, days, hours, minutes, sign, seconds, fraction = found.groups(default="0")
    micros = int(seconds) * 1_000_000 + int(fraction[:6].ljust(6, "0"))
    whole = int(years) * 365 + int(months) * 30 + int(weeks) * 7 + int(days)
    return timedelta(
        days=whole, hours=int(hours), minutes=int(minutes), microseconds=-micros if sign == "-" else micros
    )


def read_array(text: str, read: Reader | None, delimiter: str = ",") -> list[Any]:
    """`{a,"b c",NULL,{…}}` as lists; bounds other than 1 are lost."""
    if text.startswith("["):
        text = text[text.index("=") + 1 :]
    place = 1
    stack: list[list[Any]] = [[]]
    if not (text.startswith("{") and text.endswith("}")):
        raise ValueError("no array")
    end = len(text) - 1
    while place < end:
        sign = text[place]
        if sign == "{":
            stack.append([])
            place += 1
        elif sign == "}":
            done = stack.pop()
            stack[-1].append(done)
            place += 1
        elif sign == delimiter:
            place += 1
        elif sign == '"':
            piece, place = _quoted(text, place + 1)
            stack[-1].append(piece if read is None else read(piece))
        else:
            stop = place
            while stop < end and text[stop] not in (delimiter, "}"):
                stop += 1
            piece, place = text[place:stop], stop
            stack[-1].append(None if piece == "NULL" else piece if read is None else read(piece))
    return stack[0]


_QUOTED_PART = re.compile(r'[^"\\]*')


def _quoted(text: str, place: int) -> tuple[str, int]:
    """What stands in quotes from `place` on, with backslashes or doubled quotes before what is meant as it is."""
    pieces = []
    while True:
        found = _QUOTED_PART.match(text, place)
        assert found is not None
        pieces.append(found.group())
        place = found.end()
        if text[place] == "\\":
            pieces.append(text[place + 1])
            place += 2
        elif text[place + 1 : place + 2] == '"':
            pieces.append('"')
            place += 2
        else:
            return "".join(pieces), place + 1


def read_range(text: str, read: Reader | None, make: Callable[..., Any]) -> Any:
    """`[1,5)` as a range of the driver's."""
    if text == "empty":
        return make(empty=True)
    place, bounds = 1, []
    for _ in range(2):
        if text[place] == '"':
            piece, place = _quoted(text, place + 1)
            bounds.append(piece if read is None else read(piece))
        else:
            stop = place
            while text[stop] not in ",])":
                stop += 1
            piece, place = text[place:stop], stop
            bounds.append(None if not piece else piece if read is None else read(piece))
        place += 1
    return make(bounds[0], bounds[1], text[0] + text[-1])


def _range_class(name: str) -> Callable[..., Any]:
    from django.db.backends.postgresql import psycopg_any

    known = {"daterange": "DateRange", "tsrange": "DateTimeRange", "tstzrange": "DateTimeTZRange"}
    return getattr(psycopg_any, known.get(name, "NumericRange"))


_HSTORE = re.compile(r'"((?:[^"\\]|\\.)*)"=>(?:NULL|"((?:[^"\\]|\\.)*)")')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def read_hstore(text: str) -> dict[str, str | None]:
    return {
        _ESCAPED.sub(r"\1", found[1]): None if found[2] is None else _ESCAPED.sub(r"\1", found[2])
        for found in _HSTORE.finditer(text)
    }


def _read_bytes(text: str) -> bytes:
    return bytes.fromhex(text[2:])


READERS: Mapping[str, Reader] = {
    "bool": lambda text: text == "t",
    **dict.fromkeys(("int2", "int4", "int8", "oid"), int),
    **dict.fromkeys(("float4", "float8"), float),
    "numeric": Decimal,
    "timestamp": _read_timestamp,
    "timestamptz": _read_timestamptz,
    "date": _read_date,
    "time": _read_time,
    "timetz": _read_time,
    "interval": _read_interval,
    "uuid": UUID,
    "bytea": _read_bytes,
    "json": json.loads,
    "jsonb": json.loads,
    "hstore": read_hstore,
}
"""From the text of a type to Python; what is not here is text."""


# Writing --------------------------------------------------------------------------------------------------


def write(value: Any) -> str:
    """A value as PostgreSQL reads it, by what it is."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, float):
        return repr(value) if value == value and value not in (float("inf"), float("-inf")) else str(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "\\x" + bytes(value).hex()
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.days} days {value.seconds}.{value.microseconds:06d} seconds"
    if isinstance(value, (list, tuple)):
        return write_array(value, write)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if hasattr(value, "lower_inc") or type(value).__name__.endswith("Range"):
        return write_range(value, write)
    return str(value)


def write_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def write_array(value: Sequence[Any], item: Writer, delimiter: str = ",") -> str:
    """A list, or a text that is an array already."""
    if isinstance(value, str):
        return value
    return "{" + delimiter.join(_item(one, item, delimiter) for one in value) + "}"


_PLAIN = re.compile(r"[A-Za-z0-9_.+:-]+")


def _item(value: Any, item: Writer, delimiter: str) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, (list, tuple)):
        return write_array(value, item, delimiter)
    text = item(value)
    if _PLAIN.fullmatch(text) and text.upper() != "NULL":
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_range(value: Any, bound: Writer) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        lower, upper, marks = value[0], value[1], "[)"
    elif value.isempty:
        return "empty"
    else:
        lower, upper, marks = value.lower, value.upper, value._bounds

    def side(one: Any) -> str:
        if one is None:
            return ""
        return '"' + bound(one).replace("\\", "\\\\").replace('"', '\\"') + '"'

    return f"{marks[0]}{side(lower)},{side(upper)}{marks[1]}"


def write_hstore(value: Any) -> str:
    if isinstance(value, str):
        return value

    def quoted(text: Any) -> str:
        return '"' + str(text).replace("\\", "\\\\").replace('"', '\\"') + '"'

    return ", ".join(f"{quoted(key)}=>{'NULL' if one is None else quoted(one)}" for key, one in value.items())


def _write_boolean(value: Any) -> str:
    return value if isinstance(value, str) else "t" if value else "f"


def _write_whole(value: Any) -> str:
    return str(int(value)) if not isinstance(value, str) else value


WRITERS: Mapping[str, Writer] = {
    "bool": _write_boolean,
    **dict.fromkeys(("int2", "int4", "int8", "oid"), _write_whole),
    "json": write_json,
    "jsonb": write_json,
    "hstore": write_hstore,
}

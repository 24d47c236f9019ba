"""Columns: a batch of values of one field, coded until a sink asks for bytes or Python values.

Each column can be rendered as PostgreSQL's COPY text (which is also the canonical form that digests are
taken of) and as the Python values that Django's fields hold. A column imports no Django.
"""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Keys, Numbers

Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]

DAY = 86_400_000_000
SECOND = 1_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DATE = date(1970, 1, 1)


@dataclass(frozen=True, eq=False)
class Column:
    """A batch of values. `nulls` marks the rows without a value; None means that every row has one.

    Subclasses hold arrays of one shape `(rows,)`. `write` puts each row's COPY text into a `(rows, width)`
    matrix whose unused bytes stay 0, and may assume that the matrix is zeroed.
    """

    nulls: Mask | None = field(default=None, kw_only=True)

    def __len__(self) -> int:
        raise NotImplementedError(f"{type(self).__name__} has no length")

    @property
    def width(self) -> int:
        """The most bytes that any row takes in COPY text."""
        raise NotImplementedError(f"{type(self).__name__} has no width")

    def write(self, out: Bytes, pad: int = 0) -> None:
        """Put each row's COPY text into `out`; numbers may take `pad` for the bytes before them."""
        raise NotImplementedError(f"{type(self).__name__} cannot be written")

    def present(self) -> list[Any]:
        """Python values, ignoring `nulls`."""
        raise NotImplementedError(f"{type(self).__name__} has no values")

    def take(self, index: Numbers | slice | Mask) -> Self:
        """The rows at `index`, in that order."""
        raise NotImplementedError(f"{type(self).__name__} cannot be taken from")

    def values(self) -> list[Any]:
        """One Python value a row, as Django's field holds it; None where there is none."""
        return self._with_none(self.present())

    def stored(self) -> list[Any]:
        """One value a row, as the `sqlite3` module stores it for Django."""
        return self.values()

    def with_nulls(self, nulls: Mask | None) -> Self:
        """The same column without a value where `nulls` is true, too."""
        if nulls is None or not nulls.any():
            return self
        return replace(self, nulls=nulls if self.nulls is None else self.nulls | nulls)

    def _with_none(self, values: list[Any]) -> list[Any]:
        if self.nulls is None:
            return values
        for row in np.flatnonzero(self.nulls).tolist():
            values[row] = None
        return values

    def _taken(self, index: Numbers | slice | Mask) -> Mask | None:
        return None if self.nulls is None else self.nulls[index]

    @property
    def array(self) -> NDArray[Any]:
        """The values as numpy holds them: the units are those of the class."""
        return np.array(self.values(), dtype=object)


# Text -----------------------------------------------------------------------------------------------------


def escape(text: str) -> str:
    """COPY text of one value (PostgreSQL manual, COPY, "Text Format"). A NUL cannot be stored in PostgreSQL."""
    if "\x00" in text:
        raise ValueError("text holds the character U+0000, which PostgreSQL cannot store")
    if "\\" in text or "\n" in text or "\t" in text or "\r" in text:
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return text


def byte_matrix(texts: Iterable[str]) -> Bytes:
    """The UTF-8 of each text in a row of its own, padded with 0 to the longest."""
    encoded = np.array([text.encode() for text in texts], dtype=np.bytes_)
    return encoded.view(np.uint8).reshape(len(encoded), encoded.dtype.itemsize)


def packed(matrix: Bytes) -> NDArray[Any]:
    """Each row of a matrix as one item of its width. The matrix may be part of a wider one."""
    width = matrix.shape[1]
    item = {1: "u1", 2: "<u2", 4: "<u4", 8: "<u8"}.get(width, f"V{width}")
    return matrix.view(item)[:, 0]


@dataclass(frozen=True)
class Bank:
    """A closed list of texts that `Words` points into."""

    words: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        sample = ", ".join(repr(word) for word in self.words[:3])
        return f"Bank({sample}{', …' if len(self.words) > 3 else ''}; {len(self.words)} words)"

    @cached_property
    def _hash(self) -> int:
        return hash(self.words)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def objects(self) -> NDArray[Any]:
        return np.array([*self.words, None], dtype=object)[:-1]

    @cached_property
    def lengths(self) -> Numbers:
        """Characters in each word."""
        return np.fromiter(map(len, self.words), dtype=np.int64, count=len(self.words))

    @cached_property
    def longest(self) -> int:
        return int(self.lengths.max(initial=0))

    @cached_property
    def matrix(self) -> Bytes:
        return byte_matrix(map(escape, self.words))

    @cached_property
    def packed(self) -> NDArray[np.void]:
        """The rows of `matrix` as one item each, which copies faster than their bytes."""
        return packed(self.matrix)


class Text(Column):
    """A column of text, however it is coded."""

    @property
    def lengths(self) -> Numbers:
        """Characters in each row."""
        return np.fromiter(map(len, self.present()), dtype=np.int64, count=len(self))

    @property
    def longest(self) -> int:
        """No row has more characters than this; the bound is not always reached."""
        return int(self.lengths.max(initial=0))

    def where(self, *words: str) -> Mask:
        """The rows that hold one of `words`."""
        return np.fromiter((text in words for text in self.present()), dtype=np.bool_, count=len(self))

    def __add__(self, other: Text | str) -> Template:
        return template(self, other)

    def __radd__(self, other: str) -> Template:
        return template(other, self)

    def fit(self, max_length: int | None) -> Text:
        """The same text cut to `max_length` characters, at a space where one is near."""
        if max_length is None or self.longest <= max_length:
            return self
        return Strings(tuple(shorten(value, max_length) for value in self.present()), nulls=self.nulls)


def shorten(text: str, max_length: int) -> str:
    """At most `max_length` characters of `text`, ending at a word's end if that keeps most of it."""
    if len(text) <= max_length:
        return text
    cut = text[:max_length]
    space = cut.rfind(" ")
    if space >= max_length * 0.6:
        cut = cut[:space]
    return cut.rstrip(" ,;:-–") or text[:max_length]


@dataclass(frozen=True, eq=False)
class Words(Text):
    """Words of a bank, by their position in it."""

    codes: Numbers
    bank: Bank

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def array(self) -> Numbers:
        return self.codes

    @property
    def width(self) -> int:
        return int(self.bank.matrix.shape[1])

    @property
    def lengths(self) -> Numbers:
        return self.bank.lengths[self.codes]

    @property
    def longest(self) -> int:
        return self.bank.longest

    def write(self, out: Bytes, pad: int = 0) -> None:
        if len(self.bank) == 1:
            out[:] = self.bank.matrix[0]
        else:
            packed(out)[:] = self.bank.packed.take(self.codes)

    def present(self) -> list[Any]:
        return self.bank.objects[self.codes].tolist()

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, codes=self.codes[index], nulls=self._taken(index))

    def where(self, *words: str) -> Mask:
        """The rows that hold one of `words`."""
        wanted = [place for place, word in enumerate(self.bank.words) if word in words]
        return np.isin(self.codes, wanted) if len(wanted) != 1 else self.codes == wanted[0]


def constant(text: str, rows: int) -> Words:
    return Words(np.zeros(rows, dtype=np.int64), _single(text))


@lru_cache(maxsize=1024)
def _single(text: str) -> Bank:
    return Bank((text,))


@dataclass(frozen=True, eq=False)
class Strings(Text):
    """Text that has already been put together, row by row."""

    texts: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def _matrix(self) -> Bytes:
        return byte_matrix(map(escape, self.texts))

    @property
    def width(self) -> int:
        return int(self._matrix.shape[1])

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:] = self._matrix

    def present(self) -> list[Any]:
        return list(self.texts)

    def take(self, index: Numbers | slice | Mask) -> Self:
        taken = np.array([*self.texts, None], dtype=object)[:-1][index]
        return replace(self, texts=tuple(taken.tolist()), nulls=self._taken(index))


@dataclass(frozen=True, eq=False)
class Template(Text):
    """Text joined from columns, row by row. A part may be any column whose COPY text is plain (numbers, words)."""

    parts: tuple[Column, ...]

    def __len__(self) -> int:
        return len(self.parts[0])

    @property
    def width(self) -> int:
        return sum(part.width for part in self.parts)

    @property
    def longest(self) -> int:
        return sum(part.longest if isinstance(part, Text) else part.width for part in self.parts)

    @property
    def lengths(self) -> Numbers:
        total = np.zeros(len(self), dtype=np.int64)
        for part in self.parts:
            total += part.lengths if isinstance(part, Text) else _digits(part)
        return total

    def write(self, out: Bytes, pad: int = 0) -> None:
        start = 0
        for part in self.parts:
            part.write(out[:, start : start + part.width])
            start += part.width

    def present(self) -> list[Any]:
        parts = [part.present() if isinstance(part, Text) else _text_rows(part) for part in self.parts]
        return list(map("".join, zip(*parts, strict=True)))

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, parts=tuple(part.take(index) for part in self.parts), nulls=self._taken(index))


def _digits(part: Column) -> Numbers:
    return np.fromiter(map(len, _text_rows(part)), dtype=np.int64, count=len(part))


def template(*parts: Column | str) -> Template:
    """Columns and literal texts joined row by row."""
    columns = [part for part in parts if isinstance(part, Column)]
    rows = len(columns[0])
    flat: list[Column] = []
    for part in parts:
        if isinstance(part, str):
            flat.append(constant(part, rows))
        elif isinstance(part, Template) and part.nulls is None:
            flat.extend(part.parts)
        else:
            flat.append(part)
    return Template(tuple(flat))


@dataclass(frozen=True, eq=False)
class Choose(Text):
    """One of several text columns a row: `which` is the position of the column that the row takes."""

    which: Numbers
    options: tuple[Text, ...]

    def __len__(self) -> int:
        return len(self.which)

    @property
    def width(self) -> int:
        return max(option.width for option in self.options)

    @property
    def longest(self) -> int:
        return max(option.longest for option in self.options)

    def _rows(self) -> Iterable[tuple[Numbers, Text]]:
        for position, option in enumerate(self.options):
            rows = np.flatnonzero(self.which == position)
            if rows.size:
                yield rows, option.take(rows)

    def write(self, out: Bytes, pad: int = 0) -> None:
        for rows, option in self._rows():
            part = np.zeros((len(rows), option.width), dtype=np.uint8)
            option.write(part)
            out[rows, : option.width] = part

    def present(self) -> list[Any]:
        values: list[Any] = [None] * len(self)
        for rows, option in self._rows():
            for row, value in zip(rows.tolist(), option.present(), strict=True):
                values[row] = value
        return values

    def take(self, index: Numbers | slice | Mask) -> Self:
        options = tuple(option.take(index) for option in self.options)
        return replace(self, which=self.which[index], options=options, nulls=self._taken(index))


def mapped(column: Text, change: Callable[[str], str]) -> Text:
    """The text with `change` applied to each word of its banks, which is cheap; rows that are put together already
    are changed one by one. `change` must give the same for the same word, and is called once for each.
    """
    if isinstance(column, Words):
        return replace(column, bank=_mapped_bank(column.bank, change))
    if isinstance(column, Template):
        parts = tuple(mapped(part, change) if isinstance(part, Text) else part for part in column.parts)
        return replace(column, parts=parts)
    if isinstance(column, Choose):
        return replace(column, options=tuple(mapped(option, change) for option in column.options))
    return Strings(tuple(change(text) for text in column.present()), nulls=column.nulls)


@lru_cache(maxsize=512)
def _mapped_bank(bank: Bank, change: Callable[[str], str]) -> Bank:
    return Bank(tuple(change(word) for word in bank.words))


# Numbers --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _quads() -> Bytes:
    """Four digits of 0–9999: rows 0–9999 without leading zeros (0 is empty), rows 10000–19999 with them."""
    padded = byte_matrix(f"{number:04d}" for number in range(10_000))
    bare = padded.copy()
    leading = np.cumsum(padded != ord("0"), axis=1) == 0
    bare[leading] = 0
    return np.concatenate([bare, padded])


def _any_negative(array: Numbers) -> bool:
    return int(array.view(np.uint64).max(initial=0)) >= 1 << 63


def _digit_count(array: Numbers) -> int:
    most = int(array.view(np.uint64).max(initial=0))
    if most >= 1 << 63:
        most = max(int(array.max(initial=0)), -int(array.min(initial=0)))
    return len(str(most))


@lru_cache(maxsize=2)
def _packed_quads(pad: int) -> NDArray[Any]:
    """`_quads` with another byte in the place of leading zeros."""
    table = _quads()
    return packed(np.where(table == 0, pad, table).astype(np.uint8))


def _write_unsigned(numbers: Numbers, out: Bytes, started: bool = False, pad: int = 0) -> None:
    """Decimal digits of non-negative numbers, aligned to the right, with `pad` for leading zeros unless `started`."""
    quads, rest, width = _packed_quads(pad), numbers, out.shape[1]
    parts: list[Numbers] = []
    for _ in range((width - 1) // 4):
        higher = rest // 10_000
        parts.append(rest - higher * 10_000)
        rest = higher
    parts.append(rest)
    start = width - 4 * len(parts)
    begun: Mask | bool | None = started or None
    for part in reversed(parts):
        digits = quads.take(part if begun is None else part + begun * 10_000)
        if start < 0:
            packed(out[:, : start + 4])[:] = packed(digits.view(np.uint8).reshape(-1, 4)[:, -start:])
        else:
            packed(out[:, start : start + 4])[:] = digits
        start += 4
        if not started:
            begun = part > 0 if begun is None else begun | (part > 0)
    if not started:
        last = out[:, -1]
        last[last == pad] = ord("0")


@dataclass(frozen=True, eq=False)
class Integers(Column):
    """64-bit integers."""

    numbers: Numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def array(self) -> Numbers:
        return self.numbers

    @cached_property
    def _signed(self) -> bool:
        return _any_negative(self.numbers)

    @cached_property
    def width(self) -> int:
        return _digit_count(self.numbers) + self._signed

    def write(self, out: Bytes, pad: int = 0) -> None:
        if self._signed:
            out[self.numbers < 0, 0] = ord("-")
            if self.numbers.min() == np.iinfo(np.int64).min:
                out[:] = byte_matrix(str(number).rjust(out.shape[1], "\x00") for number in self.numbers.tolist())
                return
            _write_unsigned(np.abs(self.numbers), out[:, 1:])
        else:
            _write_unsigned(self.numbers, out, pad=pad)

    def present(self) -> list[Any]:
        return self.numbers.tolist()

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, numbers=self.numbers[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Integers:
        nulls = _missing(values)
        return cls(np.array([value or 0 for value in values], dtype=np.int64), nulls=nulls)


@lru_cache(maxsize=4)
def _fractions(places: int) -> NDArray[Any]:
    """`.00` to `.99`, for so many places."""
    return packed(byte_matrix(f".{number:0{places}d}" for number in range(10**places)))


@dataclass(frozen=True, eq=False)
class Decimals(Column):
    """Fixed-point numbers: integers counting units of 10**-places (cents, with two places)."""

    numbers: Numbers
    places: int

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def array(self) -> Numbers:
        return self.numbers

    @cached_property
    def _parts(self) -> tuple[Numbers, Numbers, bool]:
        signed = _any_negative(self.numbers)
        unsigned = np.abs(self.numbers) if signed else self.numbers
        whole = unsigned // 10**self.places
        return whole, unsigned - whole * 10**self.places, signed

    @cached_property
    def width(self) -> int:
        if self._extreme:
            return int(self._matrix.shape[1])
        whole, _, signed = self._parts
        return _digit_count(whole) + signed + (self.places + 1 if self.places else 0)

    @cached_property
    def _extreme(self) -> bool:
        """Whether the one number is there whose negative does not fit."""
        return bool((self.numbers == np.iinfo(np.int64).min).any())

    @cached_property
    def _matrix(self) -> Bytes:
        return byte_matrix(f"{value:f}" for value in self.present())

    def write(self, out: Bytes, pad: int = 0) -> None:
        if self._extreme:
            out[:] = self._matrix
            return
        whole, rest, signed = self._parts
        point = out.shape[1] - (self.places + 1 if self.places else 0)
        if signed:
            out[self.numbers < 0, 0] = ord("-")
        _write_unsigned(whole, out[:, signed:point], pad=0 if signed else pad)
        if 0 < self.places <= 4:
            packed(out[:, point:])[:] = _fractions(self.places).take(rest)
        elif self.places:
            out[:, point] = ord(".")
            _write_unsigned(rest, out[:, point + 1 :], started=True)

    def present(self) -> list[Any]:
        places = -self.places
        return [Decimal(number).scaleb(places) for number in self.numbers.tolist()]

    def stored(self) -> list[Any]:
        # SQLite's decimal affinity keeps a REAL; the nearest double of n / 10**places is what its text would become.
        if _digit_count(self.numbers) <= 15:
            return self._with_none((self.numbers / 10**self.places).tolist())
        return self._with_none([f"{value:f}" for value in self.present()])

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, numbers=self.numbers[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any], places: int) -> Decimals:
        nulls = _missing(values)
        scaled = [0 if value is None else round(Decimal(value).scaleb(places)) for value in values]
        return cls(np.array(scaled, dtype=np.int64), places, nulls=nulls)


@dataclass(frozen=True, eq=False)
class Floats(Column):
    """Double-precision numbers."""

    numbers: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def array(self) -> NDArray[np.float64]:
        return self.numbers

    @cached_property
    def _matrix(self) -> Bytes:
        return byte_matrix(map(repr, self.numbers.tolist()))

    @property
    def width(self) -> int:
        return int(self._matrix.shape[1])

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:] = self._matrix

    def present(self) -> list[Any]:
        return self.numbers.tolist()

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, numbers=self.numbers[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Floats:
        nulls = _missing(values)
        return cls(np.array([0.0 if value is None else value for value in values], dtype=np.float64), nulls=nulls)


@dataclass(frozen=True, eq=False)
class Booleans(Column):
    """True or false."""

    flags: Mask

    width: ClassVar[int] = 1

    def __len__(self) -> int:
        return len(self.flags)

    @property
    def array(self) -> Mask:
        return self.flags

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:, 0] = np.where(self.flags, ord("t"), ord("f"))

    def present(self) -> list[Any]:
        return self.flags.tolist()

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, flags=self.flags[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Booleans:
        nulls = _missing(values)
        return cls(np.array([bool(value) for value in values], dtype=np.bool_), nulls=nulls)


# Time -----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def _packed_dates(first: int, last: int) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """`YYYY-MM-DD ` of each day in pieces: its first eight bytes, its last four, and the two of the day."""
    days = np.datetime64(0, "D") + np.arange(first, last + 1)
    text = np.full((len(days), 11), ord(" "), dtype=np.uint8)
    text[:, :10] = np.datetime_as_string(days).astype("S10").view(np.uint8).reshape(len(days), 10)
    pieces = (text[:, :8], text[:, 7:11], text[:, 8:10])
    start, end, day = (packed(np.ascontiguousarray(piece)) for piece in pieces)
    return start, end, day


def _write_dates(days: Numbers, out: Bytes) -> None:
    """`YYYY-MM-DD` of days since 1970-01-01, for years 1 to 9999, and a blank if there is room."""
    # Wide, aligned windows let the batches of one run share the table.
    first, last = int(days.min(initial=0)) // 8192 * 8192, (int(days.max(initial=0)) // 8192 + 1) * 8192 - 1
    first, last = max(first, -719_162), min(last, 2_932_896)
    start, end, day = _packed_dates(first, last)
    rows = days - first
    packed(out[:, :8])[:] = start.take(rows)
    if out.shape[1] == 11:
        packed(out[:, 7:11])[:] = end.take(rows)
    else:
        packed(out[:, 8:10])[:] = day.take(rows)


@lru_cache(maxsize=1)
def _minutes() -> NDArray[np.uint64]:
    """`HH:MM:` of each minute of the day in the first six bytes of an integer; the rest is 0."""
    texts = byte_matrix(f"{minute // 60:02d}:{minute % 60:02d}:__" for minute in range(1440))
    texts[:, 6:] = 0
    return texts.view(np.uint64)[:, 0]


@lru_cache(maxsize=1)
def _seconds() -> NDArray[np.uint64]:
    """The seconds of a minute in the last two bytes of an integer."""
    texts = byte_matrix(f"______{second:02d}" for second in range(60))
    texts[:, :6] = 0
    return texts.view(np.uint64)[:, 0]


@lru_cache(maxsize=1)
def _zoned_seconds() -> NDArray[np.uint32]:
    """The last digit of the seconds of a minute and the zone, `0+00` to `9+00`."""
    return packed(byte_matrix(f"{second % 10}+00" for second in range(60)))


def _fraction_width(micros: Numbers) -> int:
    return 7 if (micros // SECOND * SECOND != micros).any() else 0


def _write_clock(micros: Numbers, out: Bytes, zone: bool = False) -> None:
    """`HH:MM:SS`, then `.ffffff` in the rows whose fraction is not 0 if there is room, then `+00` for a zone."""
    seconds = micros // SECOND
    minutes = seconds // 60
    second = seconds - minutes * 60
    packed(out[:, :8])[:] = _minutes().take(minutes) | _seconds().take(second)
    if zone and out.shape[1] == 11:
        packed(out[:, 7:11])[:] = _zoned_seconds().take(second)
        return
    if out.shape[1] > (11 if zone else 8):
        fraction = micros - seconds * SECOND
        rows = np.flatnonzero(fraction)
        digits = np.zeros((rows.size, 7), dtype=np.uint8)
        digits[:, 0] = ord(".")
        _write_unsigned(fraction[rows], digits[:, 1:], started=True)
        out[rows, 8:15] = digits
    if zone:
        out[:, -3:] = np.frombuffer(b"+00", dtype=np.uint8)


@dataclass(frozen=True, eq=False)
class Timestamps(Column):
    """Instants: microseconds since 1970-01-01T00:00:00Z. `aware` says whether Django's field knows time zones."""

    micros: Numbers
    aware: bool = True

    def __len__(self) -> int:
        return len(self.micros)

    @property
    def array(self) -> Numbers:
        return self.micros

    @cached_property
    def width(self) -> int:
        return 19 + _fraction_width(self.micros) + (3 if self.aware else 0)

    def write(self, out: Bytes, pad: int = 0) -> None:
        days = self.micros // DAY
        _write_dates(days, out[:, :11])
        _write_clock(self.micros - days * DAY, out[:, 11:], self.aware)

    def present(self) -> list[Any]:
        epoch = EPOCH if self.aware else EPOCH.replace(tzinfo=None)
        return [epoch + timedelta(microseconds=value) for value in self.micros.tolist()]

    def stored(self) -> list[Any]:
        return self._with_none(_text_rows(replace(self, aware=False, nulls=None)))

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, micros=self.micros[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any], aware: bool) -> Timestamps:
        nulls = _missing(values)
        return cls(
            np.array([instant_micros(value) if value else 0 for value in values], dtype=np.int64), aware, nulls=nulls
        )


def instant_micros(value: datetime) -> int:
    """Microseconds since 1970-01-01T00:00:00Z; a naive datetime is read as UTC."""
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return (aware - EPOCH) // timedelta(microseconds=1)


@dataclass(frozen=True, eq=False)
class Dates(Column):
    """Days since 1970-01-01."""

    days: Numbers

    width: ClassVar[int] = 10

    def __len__(self) -> int:
        return len(self.days)

    @property
    def array(self) -> Numbers:
        return self.days

    def write(self, out: Bytes, pad: int = 0) -> None:
        _write_dates(self.days, out)

    def present(self) -> list[Any]:
        first = _EPOCH_DATE.toordinal()
        return [date.fromordinal(first + day) for day in self.days.tolist()]

    def stored(self) -> list[Any]:
        return self._with_none(_text_rows(replace(self, nulls=None)))

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, days=self.days[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Dates:
        nulls = _missing(values)
        return cls(
            np.array([(value - _EPOCH_DATE).days if value else 0 for value in values], dtype=np.int64), nulls=nulls
        )


@dataclass(frozen=True, eq=False)
class Times(Column):
    """Times of day: microseconds since midnight."""

    micros: Numbers

    def __len__(self) -> int:
        return len(self.micros)

    @property
    def array(self) -> Numbers:
        return self.micros

    @cached_property
    def width(self) -> int:
        return 8 + _fraction_width(self.micros)

    def write(self, out: Bytes, pad: int = 0) -> None:
        _write_clock(self.micros, out)

    def present(self) -> list[Any]:
        return [(datetime.min + timedelta(microseconds=value)).time() for value in self.micros.tolist()]

    def stored(self) -> list[Any]:
        return self._with_none(_text_rows(replace(self, nulls=None)))

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, micros=self.micros[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Times:
        nulls = _missing(values)
        return cls(
            np.array([_time_micros(value) if value is not None else 0 for value in values], dtype=np.int64), nulls=nulls
        )


def _time_micros(value: time) -> int:
    return (datetime.combine(date.min, value) - datetime.min) // timedelta(microseconds=1)


def _duration_text(micros: int) -> str:
    seconds, fraction = divmod(abs(micros), SECOND)
    return f"{'-' if micros < 0 else ''}{seconds}.{fraction:06d} seconds"


@dataclass(frozen=True, eq=False)
class Durations(Column):
    """Lengths of time in microseconds."""

    micros: Numbers

    def __len__(self) -> int:
        return len(self.micros)

    @property
    def array(self) -> Numbers:
        return self.micros

    @cached_property
    def _matrix(self) -> Bytes:
        return byte_matrix(map(_duration_text, self.micros.tolist()))

    @property
    def width(self) -> int:
        return int(self._matrix.shape[1])

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:] = self._matrix

    def present(self) -> list[Any]:
        return [timedelta(microseconds=value) for value in self.micros.tolist()]

    def stored(self) -> list[Any]:
        return self._with_none(self.micros.tolist())

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, micros=self.micros[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Durations:
        nulls = _missing(values)
        step = timedelta(microseconds=1)
        return cls(
            np.array([value // step if value is not None else 0 for value in values], dtype=np.int64), nulls=nulls
        )


# Everything else ------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Uuids(Column):
    """UUIDs of version 4 and the RFC 9562 variant, from two keys a row."""

    high: Keys
    low: Keys

    width: ClassVar[int] = 36

    def __len__(self) -> int:
        return len(self.high)

    @cached_property
    def _hex(self) -> Bytes:
        raw = np.stack([self.high, self.low], axis=1).astype(">u8").view(np.uint8).reshape(len(self), 16)
        nibbles = np.stack([raw >> 4, raw & 15], axis=2).reshape(len(self), 32)
        return np.frombuffer(b"0123456789abcdef", dtype=np.uint8)[nibbles]

    def write(self, out: Bytes, pad: int = 0) -> None:
        digits, start = self._hex, 0
        out[:] = ord("-")
        for begin, end in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)):
            out[:, start : start + end - begin] = digits[:, begin:end]
            start += end - begin + 1

    def present(self) -> list[Any]:
        pairs = zip(self.high.tolist(), self.low.tolist(), strict=True)
        return [uuid.UUID(int=(high << 64) | low) for high, low in pairs]

    def stored(self) -> list[Any]:
        return self._with_none([value.hex for value in self.present()])

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, high=self.high[index], low=self.low[index], nulls=self._taken(index))

    @classmethod
    def draw(cls, first: Keys, second: Keys) -> Uuids:
        high = (first & np.uint64(0xFFFFFFFFFFFF0FFF)) | np.uint64(0x4000)
        low = (second & np.uint64(0x3FFFFFFFFFFFFFFF)) | np.uint64(0x8000000000000000)
        return cls(high, low)

    @classmethod
    def read(cls, values: Sequence[Any]) -> Uuids:
        nulls = _missing(values)
        numbers = [uuid.UUID(str(value)).int if value else 0 for value in values]
        high = np.array([number >> 64 for number in numbers], dtype=np.uint64)
        low = np.array([number & 0xFFFFFFFFFFFFFFFF for number in numbers], dtype=np.uint64)
        return cls(high, low, nulls=nulls)


def json_text(value: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, unescaped unicode."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


@dataclass(frozen=True, eq=False)
class Json(Column):
    """JSON that was put together as text, row by row; it must be canonical (`json_text`)."""

    text: Text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def width(self) -> int:
        return self.text.width

    def write(self, out: Bytes, pad: int = 0) -> None:
        self.text.write(out, pad)

    def present(self) -> list[Any]:
        return list(map(json.loads, self.text.present()))

    def stored(self) -> list[Any]:
        return self._with_none(self.text.present())

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, text=self.text.take(index), nulls=self._taken(index))


def bytes_text(value: bytes | memoryview) -> str:
    """PostgreSQL's hexadecimal form of a byte string."""
    return "\\x" + bytes(value).hex()


@dataclass(frozen=True, eq=False)
class Objects(Column):
    """Python values of any other type; `render` turns one into its unescaped COPY text."""

    objects: tuple[Any, ...]
    render: Callable[[Any], str] = str
    store: Callable[[Any], Any] | None = None

    def __len__(self) -> int:
        return len(self.objects)

    @cached_property
    def _matrix(self) -> Bytes:
        return byte_matrix("" if value is None else escape(self.render(value)) for value in self.objects)

    @property
    def width(self) -> int:
        return int(self._matrix.shape[1])

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:] = self._matrix

    def present(self) -> list[Any]:
        return list(self.objects)

    def stored(self) -> list[Any]:
        store = self.store
        if store is None:
            return self.values()
        return self._with_none([None if value is None else store(value) for value in self.objects])

    def take(self, index: Numbers | slice | Mask) -> Self:
        taken = _object_array(self.objects)[index]
        return replace(self, objects=tuple(taken.tolist()), nulls=self._taken(index))


def _object_array(values: Sequence[Any]) -> NDArray[Any]:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _missing(values: Sequence[Any]) -> Mask | None:
    nulls = np.fromiter((value is None for value in values), dtype=np.bool_, count=len(values))
    return nulls if nulls.any() else None


# Batches --------------------------------------------------------------------------------------------------


BLOCK = 16_384
"""Rows that are rendered at once."""

_scratch = threading.local()


def copy_text(columns: Sequence[Column]) -> bytes:
    """The rows of a batch as COPY text: fields divided by tabs, `\\N` for null, each row ended by a newline."""
    return b"".join(copy_blocks(columns))


def copy_blocks(columns: Sequence[Column], *, blanks: bool = False) -> list[bytes]:
    """The COPY text of a batch in pieces, each of whole rows.

    With `blanks` numbers may have blanks before them, which PostgreSQL skips and which spare a good part of the work;
    the text is not canonical then.
    """
    rows = len(columns[0])
    pad = ord(" ") if blanks else 0
    if rows <= BLOCK:
        return [_block(columns, pad)] if rows else []
    starts = range(0, rows, BLOCK)
    return [_block([column.take(slice(start, start + BLOCK)) for column in columns], pad) for start in starts]


def _block(columns: Sequence[Column], pad: int) -> bytes:
    rows = len(columns[0])
    widths = [max(column.width, 2 if column.nulls is not None else 0) for column in columns]
    matrix, kept = _scratch_matrix(rows, sum(widths) + len(columns))
    empty = np.zeros(matrix.shape[1], dtype=np.uint8)
    empty[np.cumsum(np.array(widths) + 1) - 1] = ord("\t")
    empty[-1] = ord("\n")
    matrix[:] = empty
    start = 0
    for column, width in zip(columns, widths, strict=True):
        field_bytes = matrix[:, start : start + width]
        if column.nulls is None:
            column.write(field_bytes[:, : column.width], pad)
        else:
            column.write(field_bytes[:, : column.width])
            field_bytes[column.nulls] = 0
            field_bytes[column.nulls, :2] = np.frombuffer(b"\\N", dtype=np.uint8)
        start += width + 1
    flat = matrix.ravel()
    return flat[np.not_equal(flat, 0, out=kept)].tobytes()


def _scratch_matrix(rows: int, width: int) -> tuple[Bytes, Mask]:
    """A matrix and a flat mask of its size, in memory that the thread's next block uses again."""
    size = rows * width
    if size > getattr(_scratch, "size", -1):
        _scratch.size = size
        _scratch.bytes = np.empty(size, dtype=np.uint8)
        _scratch.kept = np.empty(size, dtype=np.bool_)
    flat: Bytes = _scratch.bytes[:size]
    return flat.reshape(rows, width), _scratch.kept[:size]


def combine(parts: Sequence[tuple[Numbers, Column]], rows: int) -> Column:
    """One column of `rows` rows from parts that come with the positions that they fill."""
    first = parts[0][1]
    order = np.empty(rows, dtype=np.int64)
    order[np.concatenate([index for index, _ in parts])] = np.arange(rows)
    nulls = None
    if any(part.nulls is not None for _, part in parts):
        nulls = np.concatenate([_null_mask(part) for _, part in parts])[order]
    if isinstance(first, Text):
        which = np.repeat(np.arange(len(parts)), [len(part) for _, part in parts])[order]
        inside = np.concatenate([np.arange(len(part)) for _, part in parts])[order]
        clipped = tuple(_as_text(part).take(np.minimum(inside, max(len(part) - 1, 0))) for _, part in parts)
        return Choose(which, clipped, nulls=nulls)
    if isinstance(first, Json):
        text = combine([(index, part.text) for index, part in parts if isinstance(part, Json)], rows)
        return Json(_as_text(text), nulls=nulls)
    if isinstance(first, Objects):
        values = [value for _, part in parts for value in part.present()]
        return replace(first, objects=tuple(values[place] for place in order.tolist()), nulls=nulls)
    arrays: dict[str, Any] = {}
    for name, value in vars(first).items():
        if isinstance(value, np.ndarray) and name in type(first).__dataclass_fields__ and name != "nulls":
            arrays[name] = np.concatenate([getattr(part, name) for _, part in parts])[order]
    return replace(first, **arrays, nulls=nulls)


def _null_mask(column: Column) -> Mask:
    return np.zeros(len(column), dtype=np.bool_) if column.nulls is None else column.nulls


def _as_text(column: Column) -> Text:
    return column if isinstance(column, Text) else Strings(tuple(map(str, column.present())), nulls=column.nulls)


def _text_rows(column: Column) -> list[str]:
    """The COPY text of each row, as a list."""
    if not len(column):
        return []
    matrix = np.zeros((len(column), column.width + 1), dtype=np.uint8)
    column.write(matrix[:, :-1])
    matrix[:, -1] = ord("\n")
    flat = matrix.ravel()
    text = flat.tobytes() if flat.all() else flat[flat != 0].tobytes()
    return text.decode().split("\n")[:-1]

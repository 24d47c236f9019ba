"""How values are written in files that are no COPY text: as CSV, JSON or SQL. Each style turns a column into one whose
bytes are those of the style; nulls are left to the layout.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, singledispatchmethod
from typing import Any, Self

import numpy as np

from seeding.columns.column import Bytes, Column, Mask, all_pieces, encoded_matrix
from seeding.columns.documents import Documents
from seeding.columns.moments import SECOND, Dates, Durations, Times, Timestamps
from seeding.columns.numbers import Booleans, Decimals, Floats, Integers
from seeding.columns.objects import Objects, Uuids, json_text
from seeding.columns.pieces import Picks, Piece, Solid, Vocabulary, packed
from seeding.columns.text import Bank, Choose, Template, Text, Words
from seeding.keys import Numbers

# Columns of bytes -----------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Picked(Column):
    """Bytes by their position in a vocabulary."""

    codes: Numbers
    vocabulary: Vocabulary

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def width(self) -> int:
        return int(self.vocabulary.matrix.shape[1])

    def write(self, out: Bytes, pad: int = 0) -> None:
        if len(self.vocabulary) == 1:
            out[:] = self.vocabulary.matrix[0]
        else:
            packed(out)[:] = self.vocabulary.packed.take(self.codes)

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        return (Picks(self.vocabulary, self.codes),)

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, codes=self.codes[index], nulls=self._taken(index))


@dataclass(frozen=True, eq=False)
class Lines(Column):
    """Bytes row by row."""

    lines: tuple[bytes, ...]

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def width(self) -> int:
        return max(1, max(map(len, self.lines), default=1))

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:] = encoded_matrix(self.lines, out.shape[1])

    def take(self, index: Numbers | slice | Mask) -> Self:
        taken = np.array([*self.lines, None], dtype=object)[:-1][index]
        return replace(self, lines=tuple(taken.tolist()), nulls=self._taken(index))


@dataclass(frozen=True, eq=False)
class Joined(Column):
    """Columns one after the other."""

    parts: tuple[Column, ...]

    def __len__(self) -> int:
        return len(self.parts[0])

    @property
    def width(self) -> int:
        return sum(part.width for part in self.parts)

    def write(self, out: Bytes, pad: int = 0) -> None:
        start = 0
        for part in self.parts:
            part.write(out[:, start : start + part.width])
            start += part.width

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        return all_pieces(self.parts)

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, parts=tuple(part.take(index) for part in self.parts), nulls=self._taken(index))


@dataclass(frozen=True, eq=False)
class Between(Column):
    """A column between two bytes: in every row, or in those where `where` is true."""

    inner: Column
    mark: bytes
    where: Mask | None = None

    def __len__(self) -> int:
        return len(self.inner)

    @property
    def width(self) -> int:
        return self.inner.width + 2

    def write(self, out: Bytes, pad: int = 0) -> None:
        mark = ord(self.mark)
        out[:, 0] = out[:, -1] = mark if self.where is None else np.where(self.where, mark, 0)
        self.inner.write(out[:, 1:-1])

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        inner = all_pieces((self.inner,))
        if inner is None:
            return None
        marks, codes = _optional(self.mark), np.zeros(len(self), dtype=np.int64)
        mark = Picks(marks[0], codes) if self.where is None else Picks(marks[1], self.where.astype(np.int64))
        return (mark, *inner, mark)

    def take(self, index: Numbers | slice | Mask) -> Self:
        where = None if self.where is None else self.where[index]
        return replace(self, inner=self.inner.take(index), where=where, nulls=self._taken(index))


@lru_cache(maxsize=8)
def _optional(mark: bytes) -> tuple[Vocabulary, Vocabulary]:
    """The mark alone, and the mark after nothing."""
    return Vocabulary([mark]), Vocabulary([b"", mark])


@dataclass(frozen=True, eq=False)
class IsoTimestamps(Column):
    """Instants as `2025-01-01T12:00:00Z`, without the `Z` where Django's field knows no zones."""

    inner: Timestamps

    def __len__(self) -> int:
        return len(self.inner)

    @property
    def width(self) -> int:
        return self.inner.width

    def write(self, out: Bytes, pad: int = 0) -> None:
        self.inner.write(out)
        out[:, 10] = ord("T")
        if self.inner.aware:
            out[:, -3] = ord("Z")
            out[:, -2:] = 0

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, inner=self.inner.take(index), nulls=self._taken(index))


@dataclass(frozen=True, eq=False)
class HexUuids(Column):
    """UUIDs without hyphens."""

    inner: Uuids

    width = 32

    def __len__(self) -> int:
        return len(self.inner)

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:] = self.inner.hex_digits

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        return (Solid(self),)

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, inner=self.inner.take(index), nulls=self._taken(index))


# Styles ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Style:
    """How text is escaped and put in quotes, what a missing value is, and how every type of column is written.

    `needs` tells the texts that need quotes; without it all do.
    """

    name: str
    quote: bytes
    null: bytes
    escape: Callable[[str], str] = field(compare=False, repr=False)
    needs: Callable[[str], bool] | None = field(default=None, compare=False, repr=False)

    @singledispatchmethod
    def column(self, column: Column) -> Column:
        """The column in this style."""
        return column

    @column.register
    def _(self, column: Text) -> Column:
        return self.text(column)

    def whole(self, text: str) -> bytes:
        """One text with its quotes."""
        quote = b"" if self.needs is not None and not self.needs(text) else self.quote
        return quote + self.escape(text).encode() + quote

    def text(self, column: Text) -> Column:
        """A column of text with quotes where they are needed."""
        nulls = column.nulls
        if isinstance(column, Words):
            return Picked(column.codes, self._bank(column.bank).whole, nulls=nulls)
        if isinstance(column, Template):
            inner = Joined(tuple(map(self._inside, column.parts)))
            where = None if self.needs is None else self._flags(column) | _empty(column)
            return Between(inner, self.quote, where, nulls=nulls)
        if isinstance(column, Choose):
            whole = [(rows, self.text(option)) for rows, option in column.rows()]
            return Chosen(len(column), tuple(whole), nulls=nulls)
        return Lines(tuple(map(self.whole, column.present())), nulls=nulls)

    def _inside(self, part: Column) -> Column:
        """A part of a template, escaped."""
        if isinstance(part, Words):
            return Picked(part.codes, self._bank(part.bank).inside)
        if isinstance(part, Template):
            return Joined(tuple(map(self._inside, part.parts)))
        if isinstance(part, Choose):
            return Chosen(len(part), tuple((rows, self._inside(option)) for rows, option in part.rows()))
        if isinstance(part, Text):
            return Lines(tuple(self.escape(text).encode() for text in part.present()))
        return part

    def _flags(self, part: Column) -> Mask:
        """The rows of a part of a template that need quotes."""
        assert self.needs is not None
        if isinstance(part, Words):
            flags = self._bank(part.bank).flags
            return flags[part.codes] if flags.any() else np.zeros(len(part), dtype=np.bool_)
        found = np.zeros(len(part), dtype=np.bool_)
        if isinstance(part, Template):
            for piece in part.parts:
                found |= self._flags(piece)
        elif isinstance(part, Choose):
            for rows, option in part.rows():
                found[rows] = self._flags(option)
        elif isinstance(part, Text):
            found = np.fromiter((_special(text) for text in part.present()), dtype=np.bool_, count=len(part))
        return found

    def _bank(self, bank: Bank) -> _StyledBank:
        kept: dict[str, _StyledBank] = bank.__dict__.setdefault("_styled", {})
        if self.name not in kept:
            kept[self.name] = _StyledBank(bank, self)
        return kept[self.name]


class _StyledBank:
    """The words of a bank in a style."""

    def __init__(self, bank: Bank, style: Style) -> None:
        self._bank = bank
        self._style = style

    @cached_property
    def whole(self) -> Vocabulary:
        return _vocabulary([self._style.whole(word) for word in self._bank.words])

    @cached_property
    def inside(self) -> Vocabulary:
        return _vocabulary([self._style.escape(word).encode() for word in self._bank.words])

    @cached_property
    def flags(self) -> Mask:
        return np.fromiter(map(_special, self._bank.words), dtype=np.bool_, count=len(self._bank))


@dataclass(frozen=True, eq=False)
class Chosen(Column):
    """One of several columns a row: each with the rows that it fills."""

    rows: int
    options: tuple[tuple[Numbers, Column], ...]

    def __len__(self) -> int:
        return self.rows

    @property
    def width(self) -> int:
        return max((option.width for _, option in self.options), default=1)

    def write(self, out: Bytes, pad: int = 0) -> None:
        for rows, option in self.options:
            part = np.zeros((len(rows), option.width), dtype=np.uint8)
            option.write(part)
            out[rows, : option.width] = part

    def take(self, index: Numbers | slice | Mask) -> Self:
        wanted = np.arange(self.rows)[index]
        found = []
        for rows, option in self.options:
            place = np.full(self.rows, -1, dtype=np.int64)
            place[rows] = np.arange(len(rows))
            inside = place[wanted]
            found.append((np.flatnonzero(inside >= 0), option.take(inside[inside >= 0])))
        return replace(self, rows=len(wanted), options=tuple(found), nulls=self._taken(index))


def _vocabulary(lines: list[bytes]) -> Vocabulary:
    for line in lines:
        _without_nul(line)
    return Vocabulary(lines)


def _without_nul(line: bytes) -> bytes:
    if b"\0" in line:
        raise ValueError("text holds the character U+0000, which this form of file cannot hold")
    return line


def _empty(column: Template) -> Mask:
    """The rows of a template that have no character."""
    if any(
        not isinstance(part, Text) or (isinstance(part, Words) and part.bank.lengths.all()) for part in column.parts
    ):
        return np.zeros(len(column), dtype=np.bool_)
    return column.lengths == 0


# CSV ------------------------------------------------------------------------------------------------------

_SPECIAL = re.compile(r'[",\r\n]')


def _special(text: str) -> bool:
    return _SPECIAL.search(text) is not None


class _Csv(Style):
    """As PostgreSQL's `COPY … CSV` reads it: nothing for null, `""` for the empty text, quotes where needed."""

    @singledispatchmethod
    def column(self, column: Column) -> Column:
        return column

    @column.register
    def _(self, column: Text) -> Column:
        return self.text(column)

    @column.register
    def _(self, column: Booleans) -> Column:
        return Picked(column.flags.astype(np.int64), _TRUTHS, nulls=column.nulls)

    @column.register
    def _(self, column: Documents) -> Column:
        return self.column(replace(column.text, nulls=column.nulls))

    @column.register
    def _(self, column: Objects) -> Column:
        return Lines(_rendered(column, lambda value: self.whole(column.render(value))), nulls=column.nulls)


def _rendered(column: Objects, line: Callable[[Any], bytes]) -> tuple[bytes, ...]:
    return tuple(b"" if null else line(value) for value, null in column.pairs())


_TRUTHS = Vocabulary([b"false", b"true"])


def _csv_escape(text: str) -> str:
    if "\0" in text:
        raise ValueError("text holds the character U+0000, which CSV cannot hold")
    return text.replace('"', '""')


def _csv_needs(text: str) -> bool:
    # A lone `\.` ends COPY's data; blanks at the ends are cut by some readers.
    return not text or _special(text) or text == "\\." or text[0] == " " or text[-1] == " "


CSV = _Csv("csv", b'"', b"", _csv_escape, _csv_needs)
"""Values of CSV files."""


# JSON -----------------------------------------------------------------------------------------------------


class _Json(Style):
    """Numbers are exact: decimals are text, as Django's serialisers write them. Bytes are base64."""

    @singledispatchmethod
    def column(self, column: Column) -> Column:
        return column

    @column.register
    def _(self, column: Text) -> Column:
        return self.text(column)

    @column.register
    def _(self, column: Booleans) -> Column:
        return Picked(column.flags.astype(np.int64), _TRUTHS, nulls=column.nulls)

    @column.register
    def _(self, column: Timestamps) -> Column:
        return Between(IsoTimestamps(column), self.quote, nulls=column.nulls)

    @column.register(Decimals)
    @column.register(Dates)
    @column.register(Times)
    @column.register(Uuids)
    def _(self, column: Column) -> Column:
        return Between(column, self.quote, nulls=column.nulls)

    @column.register
    def _(self, column: Floats) -> Column:
        if np.isfinite(column.numbers).all():
            return column
        return Lines(tuple(json_float(number) for number in column.numbers.tolist()), nulls=column.nulls)

    @column.register
    def _(self, column: Durations) -> Column:
        lines = tuple(f'"{duration_text(micros)}"'.encode() for micros in column.micros.tolist())
        return Lines(lines, nulls=column.nulls)

    @column.register
    def _(self, column: Documents) -> Column:
        return Lines(tuple(text.encode() for text in column.text.present()), nulls=column.nulls)

    @column.register
    def _(self, column: Objects) -> Column:
        return Lines(_rendered(column, lambda value: json_value(value, column.render)), nulls=column.nulls)


def json_float(number: float) -> bytes:
    """JSON has no infinities and no NaN: they are text, which Python's `float` reads."""
    return repr(number).encode() if np.isfinite(number) else f'"{number}"'.encode()


def json_value(value: Any, render: Callable[[Any], str]) -> bytes:
    """One value without a column of its own: JSON as it is, bytes as base64, lists as lists."""
    if isinstance(value, (bytes, memoryview, bytearray)):
        return f'"{base64.b64encode(bytes(value)).decode()}"'.encode()
    if render is json_text:
        return json_text(value).encode()
    if isinstance(value, (list, tuple)):
        return b"[" + b",".join(b"null" if item is None else json_value(item, render) for item in value) + b"]"
    if isinstance(value, (bool, int)):
        return json.dumps(value).encode()
    if isinstance(value, float):
        return json_float(value)
    return json.dumps(value if isinstance(value, str) else render(value), ensure_ascii=False).encode()


def duration_text(micros: int) -> str:
    """A length of time as Django writes it: `1 02:03:04.000005`."""
    # The days alone are negative, as Python's timedelta holds them.
    days, rest = divmod(micros, 86_400 * SECOND)
    seconds, fraction = divmod(rest, SECOND)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    shown = f"{hour:02d}:{minute:02d}:{second:02d}" + (f".{fraction:06d}" if fraction else "")
    return f"{days} {shown}" if days else shown


def _json_escape(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


JSON = _Json("json", b'"', b"null", _json_escape)
"""Values of JSON and JSON Lines."""


# SQL ------------------------------------------------------------------------------------------------------


class _Sql(Style):
    """Literals of SQLite, with the values that Django stores there."""

    @singledispatchmethod
    def column(self, column: Column) -> Column:
        return column

    @column.register
    def _(self, column: Text) -> Column:
        return self.text(column)

    @column.register
    def _(self, column: Booleans) -> Column:
        return Integers(column.flags.astype(np.int64), nulls=column.nulls)

    @column.register
    def _(self, column: Floats) -> Column:
        if np.isfinite(column.numbers).all():
            return column
        # SQLite knows infinity as a number that is too large, and no NaN.
        special = {"inf": b"9e999", "-inf": b"-9e999", "nan": b"NULL"}
        texts = map(repr, column.numbers.tolist())
        return Lines(tuple(special.get(text, text.encode()) for text in texts), nulls=column.nulls)

    @column.register
    def _(self, column: Timestamps) -> Column:
        return Between(replace(column, aware=False, nulls=None), self.quote, nulls=column.nulls)

    @column.register(Dates)
    @column.register(Times)
    def _(self, column: Column) -> Column:
        return Between(column, self.quote, nulls=column.nulls)

    @column.register
    def _(self, column: Durations) -> Column:
        return Integers(column.micros, nulls=column.nulls)

    @column.register
    def _(self, column: Uuids) -> Column:
        return Between(HexUuids(column), self.quote, nulls=column.nulls)

    @column.register
    def _(self, column: Documents) -> Column:
        return self.column(replace(column.text, nulls=column.nulls))

    @column.register
    def _(self, column: Objects) -> Column:
        stored = column.store or (lambda value: value)
        return Lines(_rendered(column, lambda value: self._literal(stored(value))), nulls=column.nulls)

    def _literal(self, value: Any) -> bytes:
        if isinstance(value, (bytes, memoryview, bytearray)):
            return b"X'" + bytes(value).hex().encode() + b"'"
        if isinstance(value, (int, float)):
            return repr(value).encode()
        return self.whole(str(value))


def _sql_escape(text: str) -> str:
    if "\0" in text:
        raise ValueError("text holds the character U+0000, which a literal of SQL cannot hold")
    return text.replace("'", "''")


SQLITE = _Sql("sqlite", b"'", b"NULL", _sql_escape)
"""Values in INSERT statements for SQLite."""


# One line of CSV ------------------------------------------------------------------------------------------


def csv_line(texts: list[str]) -> bytes:
    """A line of plain texts, such as names of columns."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(texts)
    return out.getvalue().encode()

"""Text, coded until it is asked for: words of a bank, templates of columns, one of several columns a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from seeding.columns.column import Bytes, Column, Mask, all_pieces, encoded_matrix, escape, text_rows
from seeding.columns.pieces import Picks, Piece, Vocabulary, packed
from seeding.keys import Numbers

_ESCAPED = re.compile(rb"[\\\n\t\r\0]")


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
    def vocabulary(self) -> Vocabulary:
        """The COPY text of the words."""
        return Vocabulary([escape(word).encode() for word in self.words])

    @cached_property
    def plain(self) -> Vocabulary:
        """The words as they are."""
        lines = [word.encode() for word in self.words]
        return Vocabulary(lines) if any(map(_ESCAPED.search, lines)) else self.vocabulary


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

    def places(self, words: Sequence[str]) -> Numbers:
        """The position in `words` of what each row holds; -1 where it is none of them."""
        position = {word: place for place, word in enumerate(words)}
        return np.fromiter((position.get(text, -1) for text in self.present()), dtype=np.int64, count=len(self))

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
        return int(self.bank.vocabulary.matrix.shape[1])

    @property
    def lengths(self) -> Numbers:
        return self.bank.lengths[self.codes]

    @property
    def longest(self) -> int:
        return self.bank.longest

    def write(self, out: Bytes, pad: int = 0) -> None:
        if len(self.bank) == 1:
            out[:] = self.bank.vocabulary.matrix[0]
        else:
            packed(out)[:] = self.bank.vocabulary.packed.take(self.codes)

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        return (Picks(self.bank.vocabulary, self.codes),)

    def present(self) -> list[Any]:
        return self.bank.objects[self.codes].tolist()

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, codes=self.codes[index], nulls=self._taken(index))

    def where(self, *words: str) -> Mask:
        """The rows that hold one of `words`."""
        wanted = [place for place, word in enumerate(self.bank.words) if word in words]
        return np.isin(self.codes, wanted) if len(wanted) != 1 else self.codes == wanted[0]

    def places(self, words: Sequence[str]) -> Numbers:
        return _positions(self.bank, tuple(words)).take(self.codes)


@lru_cache(maxsize=512)
def _positions(bank: Bank, words: tuple[str, ...]) -> Numbers:
    return np.array([words.index(word) if word in words else -1 for word in bank.words], dtype=np.int64)


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
    def _lines(self) -> list[bytes]:
        return [escape(text).encode() for text in self.texts]

    @cached_property
    def width(self) -> int:
        return max(1, max(map(len, self._lines), default=1))

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:] = encoded_matrix(self._lines, out.shape[1])

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

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        return all_pieces(self.parts)

    def present(self) -> list[Any]:
        parts = [part.present() if isinstance(part, Text) else text_rows(part) for part in self.parts]
        return list(map("".join, zip(*parts, strict=True)))

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, parts=tuple(part.take(index) for part in self.parts), nulls=self._taken(index))


def _digits(part: Column) -> Numbers:
    return np.fromiter(map(len, text_rows(part)), dtype=np.int64, count=len(part))


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

    def rows(self) -> Iterable[tuple[Numbers, Text]]:
        """Each option that rows take, cut to them, with the rows that it fills."""
        for position, option in enumerate(self.options):
            rows = np.flatnonzero(self.which == position)
            if rows.size:
                yield rows, option.take(rows)

    def write(self, out: Bytes, pad: int = 0) -> None:
        for rows, option in self.rows():
            part = np.zeros((len(rows), option.width), dtype=np.uint8)
            option.write(part)
            out[rows, : option.width] = part

    def present(self) -> list[Any]:
        values: list[Any] = [None] * len(self)
        for rows, option in self.rows():
            for row, value in zip(rows.tolist(), option.present(), strict=True):
                values[row] = value
        return values

    def take(self, index: Numbers | slice | Mask) -> Self:
        options = tuple(option.take(index) for option in self.options)
        return replace(self, which=self.which[index], options=options, nulls=self._taken(index))


SPARSE = 16
"""A bank that has so many times as many words as there are rows is not changed for their sake."""


def mapped(column: Text, change: Callable[[str], str]) -> Text:
    """The text with `change` applied to each word of its banks, which is cheap; rows that are put together already
    are changed one by one. `change` must give the same for the same word, and is called once for each.
    """
    if isinstance(column, Words):
        if len(column) * SPARSE < len(column.bank.words):
            used, codes = np.unique(column.codes, return_inverse=True)
            return replace(column, codes=codes, bank=Bank(tuple(change(column.bank.words[code]) for code in used)))
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

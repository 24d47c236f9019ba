"""Pieces: what rows of bytes are put together from, each with its length in every row, and how they get to their place.

Bytes of different lengths are costly to close up: one has to look at every byte. A piece is copied as a whole instead,
at one width for all rows, to where it ends. What stands to the left of its text is covered by the pieces before it,
which are copied after it: rows are laid out from the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Numbers

if TYPE_CHECKING:
    from seeding.columns.column import Bytes, Column, Mask


class Vocabulary:
    """The bytes of a closed list of texts, as one item for each."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        self.lines = tuple(lines)
        self._framed: dict[tuple[bytes, bytes, bytes | None], tuple[NDArray[np.void], Numbers]] = {}

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def matrix(self) -> Bytes:
        """Each text from the left of a row of its own, and 0 behind it."""
        width = max(1, max(map(len, self.lines), default=1))
        return np.array(self.lines, dtype=f"S{width}").view(np.uint8).reshape(len(self), width)

    @cached_property
    def packed(self) -> NDArray[Any]:
        """The rows of `matrix` as one item each, which copies faster than their bytes."""
        return packed(self.matrix)

    def framed(self, before: bytes, after: bytes, spare: bytes | None) -> tuple[NDArray[np.void], Numbers]:
        """The texts between two literals as items that end with them, and their lengths; `spare` is one text more."""
        key = (before, after, spare)
        if key not in self._framed:
            lines = self.lines if spare is None else (*self.lines, spare)
            self._framed[key] = _ending([before + line + after for line in lines])
        return self._framed[key]


def _ending(lines: Sequence[bytes]) -> tuple[NDArray[np.void], Numbers]:
    """Items that end with the lines, whatever they begin with, and the lengths of the lines."""
    lengths = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    width = copied_width(int(lengths.max(initial=1)))
    buffer = np.frombuffer(bytes(width) + b"".join(lines), dtype=np.uint8)
    return windows(buffer, width)[np.cumsum(lengths)], lengths


def copied_width(width: int) -> int:
    """The width itself, or the next above it that numpy copies in one step."""
    return width if width > 32 else 1 << max(width - 1, 0).bit_length()


def windows(buffer: Bytes, width: int) -> NDArray[np.void]:
    """The `width` bytes from each place of a buffer on as one item: they overlap."""
    return np.ndarray((len(buffer) - width + 1,), dtype=f"V{width}", buffer=buffer, strides=(1,))


def packed(matrix: Bytes) -> NDArray[Any]:
    """Each row of a matrix as one item of its width. The matrix may be part of a wider one."""
    width = matrix.shape[1]
    item = {1: "u1", 2: "<u2", 4: "<u4", 8: "<u8"}.get(width, f"V{width}")
    return matrix.view(item)[:, 0]


# Pieces ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Solid:
    """A column that fills its width in every row, which takes `pad` for what would be left."""

    column: Column
    pad: int = 0


@dataclass(frozen=True, eq=False)
class Ragged:
    """A column that writes to the right of its width, and how many bytes in each row."""

    column: Column
    lengths: Numbers


@dataclass(frozen=True, eq=False)
class Picks:
    """Texts of a vocabulary, by their position in it."""

    vocabulary: Vocabulary
    codes: Numbers


Piece = Solid | Ragged | Picks


# Placing --------------------------------------------------------------------------------------------------


class _Stretch:
    """Literals and solid pieces side by side: as long in every row."""

    def __init__(self) -> None:
        self._line = bytearray()
        self._cells: list[tuple[int, Solid]] = []

    def append(self, literal: bytes, piece: Solid | None = None) -> None:
        self._line += literal
        if piece is not None:
            self._cells.append((len(self._line), piece))
            self._line += bytes(piece.column.width)

    @property
    def width(self) -> int:
        return len(self._line)

    @property
    def lengths(self) -> int:
        return len(self._line)

    def matrix(self, rows: int) -> Bytes:
        matrix = np.empty((rows, self.width), dtype=np.uint8)
        packed(matrix)[:] = packed(np.frombuffer(self._line, dtype=np.uint8)[np.newaxis])
        for start, piece in self._cells:
            piece.column.write(matrix[:, start : start + piece.column.width], piece.pad)
        return matrix

    def items(self, rows: int) -> NDArray[np.void]:
        return self.matrix(rows).view(f"V{self.width}")[:, 0]


class _Cell:
    """A ragged piece, or a solid one with nulls; `spare` stands where the value is missing."""

    def __init__(self, piece: Solid | Ragged, nulls: Mask | None, spare: bytes) -> None:
        self._column, self._nulls, self._spare = piece.column, nulls, spare
        self.width = max(piece.column.width, len(spare) if nulls is not None else 0)
        lengths: Numbers | int = piece.lengths if isinstance(piece, Ragged) else piece.column.width
        self.lengths = lengths if nulls is None else np.where(nulls, len(spare), lengths)

    def items(self, rows: int) -> NDArray[np.void]:
        matrix = np.zeros((rows, self.width), dtype=np.uint8)
        self._column.write(matrix[:, self.width - self._column.width :])
        if self._nulls is not None and self._spare:
            matrix[self._nulls, -len(self._spare) :] = np.frombuffer(self._spare, dtype=np.uint8)
        return matrix.view(f"V{self.width}")[:, 0]


class _Word:
    """Texts of a vocabulary with the literals around them."""

    def __init__(self, piece: Picks, nulls: Mask | None, before: bytes, spare: bytes) -> None:
        self._vocabulary, self._before, self._after = piece.vocabulary, before, b""
        self._spare = None if nulls is None else spare
        self._codes = piece.codes if nulls is None else np.where(nulls, len(piece.vocabulary), piece.codes)

    def end(self, literal: bytes) -> None:
        self._after = literal

    @cached_property
    def _framed(self) -> tuple[NDArray[np.void], Numbers]:
        return self._vocabulary.framed(self._before, self._after, self._spare)

    @property
    def width(self) -> int:
        return self._framed[0].itemsize

    @cached_property
    def lengths(self) -> Numbers:
        return self._framed[1].take(self._codes)

    def items(self, rows: int) -> NDArray[np.void]:
        return self._framed[0].take(self._codes)


def placed(
    columns: Sequence[Column], pieces: Sequence[Sequence[Piece]], before: Sequence[bytes], end: bytes, null: bytes
) -> tuple[Bytes, Numbers]:
    """Rows of columns that come in pieces, each with `before[i]` before column i and `end` behind the last, and where
    each row ends.
    """
    rows = len(columns[0])
    segments = _segments(columns, pieces, before, end, null)
    if len(segments) == 1 and isinstance(segments[0], _Stretch):
        return segments[0].matrix(rows).ravel(), np.arange(1, rows + 1) * segments[0].width
    lengths, least, spill = np.zeros(rows, dtype=np.int64), 0, 0
    for segment in segments:
        shortest = segment.lengths if isinstance(segment.lengths, int) else int(segment.lengths.min())
        spill = max(spill, segment.width - shortest - least)
        least += shortest
        lengths += segment.lengths
    margin = max((segment.width for segment in segments), default=0)
    ends = np.cumsum(lengths)
    if spill <= 0:
        return _filled(segments, rows, ends + margin)[margin:], ends
    # Something to the left of a piece would cover the end of the row before: the rows are kept apart, then closed up.
    apart = int(lengths.max()) + spill
    places = np.arange(1, rows + 1) * apart + margin
    items = np.ndarray((rows,), dtype=f"V{apart}", buffer=_filled(segments, rows, places), offset=margin)
    out = np.empty(apart + int(ends[-1]), dtype=np.uint8)
    # From the last row to the first: each covers what stands to the left of the next one's text.
    windows(out, apart)[ends[::-1].copy()] = items[::-1]
    return out[apart:], ends


def _filled(segments: Sequence[_Stretch | _Cell | _Word], rows: int, ends: Numbers) -> Bytes:
    """A buffer with the segments of each row, of which the last ends at `ends`."""
    out = np.empty(int(ends[-1]), dtype=np.uint8)
    place = ends.copy()
    for segment in reversed(segments):
        windows(out, segment.width)[place - segment.width] = segment.items(rows)
        place -= segment.lengths
    return out


def _segments(
    columns: Sequence[Column], pieces: Sequence[Sequence[Piece]], before: Sequence[bytes], end: bytes, null: bytes
) -> list[_Stretch | _Cell | _Word]:
    """The pieces with the literals between them, as few as possible."""
    found: list[Any] = []

    def stretch() -> _Stretch:
        if not found or not isinstance(found[-1], _Stretch):
            found.append(_Stretch())
        last: _Stretch = found[-1]
        return last

    literal = b""
    for column, parts, start in zip(columns, pieces, before, strict=True):
        literal += start
        spare = null
        for piece in parts:
            if isinstance(piece, Picks):
                if len(piece.vocabulary) == 1 and column.nulls is None:
                    literal += piece.vocabulary.lines[0]
                    continue
                if found and isinstance(found[-1], _Stretch):
                    found[-1].append(literal)
                    literal = b""
                found.append(_Word(piece, column.nulls, literal, spare))
            elif isinstance(piece, Solid) and column.nulls is None:
                stretch().append(literal, piece)
            else:
                if literal:
                    stretch().append(literal)
                found.append(_Cell(piece, column.nulls, spare))
            literal = spare = b""
    literal += end
    if literal and found and isinstance(found[-1], _Word):
        found[-1].end(literal)
    elif literal:
        stretch().append(literal)
    return found

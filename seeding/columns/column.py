"""What every column is: a batch of values of one field, and the byte matrix that its COPY text is written into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from seeding.columns.pieces import Piece
from seeding.keys import Numbers

Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]


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

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        """What `write` puts down as pieces, whatever is null; None if the lengths are not known without writing."""
        return None

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

    def arrow(self) -> Any:
        """The values as an array of Apache Arrow, without a copy where the two hold them alike; needs pyarrow."""
        from seeding.columns.arrow import arrow

        return arrow(self)

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


def all_pieces(columns: Sequence[Column]) -> tuple[Piece, ...] | None:
    """The pieces of columns that stand one after the other and have no nulls; None if one does not come in pieces."""
    found: list[Piece] = []
    for column in columns:
        pieces = column.pieces() if column.nulls is None else None
        if pieces is None:
            return None
        found += pieces
    return tuple(found)


def missing(values: Sequence[Any]) -> Mask | None:
    nulls = np.fromiter((value is None for value in values), dtype=np.bool_, count=len(values))
    return nulls if nulls.any() else None


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


def encoded_matrix(lines: Sequence[bytes], width: int) -> Bytes:
    """Each line of bytes in a row of its own, padded with 0 to a width that none exceeds."""
    encoded = np.array(lines, dtype=f"S{width}")
    return encoded.view(np.uint8).reshape(len(lines), width)


def text_rows(column: Column) -> list[str]:
    """The COPY text of each row, as a list."""
    if not len(column):
        return []
    matrix = np.zeros((len(column), column.width + 1), dtype=np.uint8)
    column.write(matrix[:, :-1])
    matrix[:, -1] = ord("\n")
    flat = matrix.ravel()
    text = flat.tobytes() if flat.all() else flat[flat != 0].tobytes()
    return text.decode().split("\n")[:-1]

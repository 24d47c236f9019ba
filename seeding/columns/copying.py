"""Batches of columns as PostgreSQL's COPY text, which is also the canonical form that digests are taken of."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

from seeding.columns.column import Bytes, Column, Mask
from seeding.columns.moments import Dates, Timestamps
from seeding.columns.numbers import Booleans, Decimals, Integers
from seeding.columns.text import Text

BLOCK = 16_384
"""Rows that are rendered at once."""

_scratch = threading.local()


def copy_text(columns: Sequence[Column]) -> bytes:
    """The rows of a batch as COPY text: fields divided by tabs, `\\N` for null, each row ended by a newline."""
    return b"".join(copy_blocks(columns))


def copy_blocks(columns: Sequence[Column], *, blanks: bool = False) -> list[bytes]:
    """The COPY text of a batch in pieces, each of whole rows.

    With `blanks` numbers, instants and truth values may have blanks before them, which PostgreSQL skips and which spare
    a good part of the work; the text is not canonical then.
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
    for column, width, follower in zip(columns, widths, [*columns[1:], None], strict=True):
        field_bytes = matrix[:, start : start + width]
        if column.nulls is not None:
            column.write(field_bytes[:, : column.width])
            field_bytes[column.nulls] = 0
            field_bytes[column.nulls, :2] = np.frombuffer(b"\\N", dtype=np.uint8)
        elif not (
            pad
            and _skips_blanks(follower)
            and isinstance(column, Text)
            and column.write_ended(matrix[:, start : start + width + 1])
        ):
            column.write(field_bytes[:, : column.width], pad)
        start += width + 1
    flat = matrix.ravel()
    if pad and flat.min():
        return flat.tobytes()
    return flat[np.not_equal(flat, 0, out=kept)].tobytes()


def _skips_blanks(column: Column | None) -> bool:
    """Whether PostgreSQL takes blanks before every value of a column."""
    return isinstance(column, (Integers, Decimals, Booleans, Timestamps, Dates)) and column.nulls is None


def _scratch_matrix(rows: int, width: int) -> tuple[Bytes, Mask]:
    """A matrix and a flat mask of its size, in memory that the thread's next block uses again."""
    size = rows * width
    if size > getattr(_scratch, "size", -1):
        _scratch.size = size
        _scratch.bytes = np.empty(size, dtype=np.uint8)
        _scratch.kept = np.empty(size, dtype=np.bool_)
    flat: Bytes = _scratch.bytes[:size]
    return flat.reshape(rows, width), _scratch.kept[:size]

"""Rows of bytes: columns side by side in one matrix, with literal bytes around them, whose unused bytes are left out.

Every text form of a batch (COPY, CSV, JSON, SQL) is a layout of columns that write themselves in that form.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from seeding.columns.column import Bytes, Column, Mask
from seeding.columns.pieces import placed

BLOCK = 16_384
"""Rows that are rendered at once."""

MATRIX = 1 << 26
"""Bytes that the matrix of a block may have; where rows are very long, a block has fewer of them."""

_scratch = threading.local()


def blocks(columns: Sequence[Column], render: Callable[[Sequence[Column]], bytes]) -> Iterator[bytes]:
    """What `render` gives for the rows of a batch, in pieces of at most `BLOCK` rows."""
    rows = len(columns[0])
    for start in range(0, rows, BLOCK):
        whole = start == 0 and rows <= BLOCK
        yield render(columns if whole else [column.take(slice(start, start + BLOCK)) for column in columns])


def lay_out(columns: Sequence[Column], before: Sequence[bytes], end: bytes, null: bytes, *, pad: int = 0) -> bytes:
    """The rows, each with `before[i]` before column i and `end` behind the last; `null` where a value is missing.

    `pad` takes the place of the unused bytes before numbers in columns without nulls.
    """
    rows = len(columns[0])
    widths = [max(column.width, len(null) if column.nulls is not None else 0) for column in columns]
    width = sum(widths) + sum(map(len, before)) + len(end)
    if rows > 1 and rows * width > MATRIX:
        halves = [[column.take(half) for column in columns] for half in (slice(rows // 2), slice(rows // 2, rows))]
        return b"".join(lay_out(half, before, end, null, pad=pad) for half in halves)
    pieces = [column.pieces(pad if column.nulls is None else 0) for column in columns]
    if rows and None not in pieces:
        return placed(columns, [found for found in pieces if found is not None], before, end, null)[0].tobytes()
    line = np.zeros(width, dtype=np.uint8)
    starts, place = [], 0
    for literal, taken in zip([*before, end], [*widths, 0], strict=True):
        line[place : place + len(literal)] = np.frombuffer(literal, dtype=np.uint8)
        starts.append(place + len(literal))
        place += len(literal) + taken
    matrix, kept = _scratch_matrix(rows, width)
    matrix[:] = line
    for column, start, taken in zip(columns, starts, widths, strict=False):
        cells = matrix[:, start : start + taken]
        if column.nulls is None:
            column.write(cells[:, : column.width], pad)
        else:
            column.write(cells[:, : column.width])
            cells[column.nulls] = 0
            cells[column.nulls, : len(null)] = np.frombuffer(null, dtype=np.uint8)
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

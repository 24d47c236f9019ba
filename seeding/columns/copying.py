"""Batches of columns as PostgreSQL's COPY text, which is also the canonical form that digests are taken of."""

from __future__ import annotations

from collections.abc import Sequence

from seeding.columns.column import Column
from seeding.columns.layout import BLOCK, blocks, lay_out

__all__ = ["BLOCK", "copy_blocks", "copy_text"]


def copy_text(columns: Sequence[Column]) -> bytes:
    """The rows of a batch as COPY text: fields divided by tabs, `\\N` for null, each row ended by a newline."""
    return b"".join(copy_blocks(columns))


def copy_blocks(columns: Sequence[Column], *, blanks: bool = False) -> list[bytes]:
    """The COPY text of a batch in pieces, each of whole rows.

    With `blanks` numbers, instants and truth values may have blanks before them, which PostgreSQL skips and which spare
    a good part of the work; the text is not canonical then.
    """
    before = [b"", *[b"\t"] * (len(columns) - 1)]
    pad = ord(" ") if blanks else 0
    return list(blocks(columns, lambda block: lay_out(block, before, b"\n", b"\\N", pad=pad)))

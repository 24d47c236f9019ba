"""CSV as PostgreSQL's `COPY … CSV` reads and writes it: a line of names, nothing for null, `""` for the empty text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seeding.columns import Column
from seeding.columns.layout import blocks, lay_out
from seeding.columns.styles import CSV, csv_line
from seeding.files import Format, LineWriter, Shape, Writer
from seeding.files.targets import Out


@dataclass(frozen=True)
class _Rows:
    """Lines of CSV."""

    def __call__(self, columns: Sequence[Column], rows: range) -> list[bytes]:
        before = [b"", *[b","] * (len(columns) - 1)]
        # In a table of one column a null would be an empty line, which readers skip: COPY writes it so all the same.
        return list(blocks(columns, lambda block: lay_out([*map(CSV.column, block)], before, b"\n", CSV.null)))


class _CsvWriter(LineWriter):
    def head(self, shape: Shape) -> bytes:
        return csv_line(shape.names)


class Csv(Format):
    """One file for each table."""

    name = "csv"
    suffix = ".csv"

    def render(self, shape: Shape, *, mixed: bool = False) -> _Rows:
        return _Rows()

    def open(self, out: Out, shapes: Sequence[Shape]) -> Writer:
        return _CsvWriter(out.stream())

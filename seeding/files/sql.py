"""SQL without a schema, for a migrated database: one transaction, what others refer to first, sequences advanced.

For PostgreSQL rows come as COPY data, to be loaded with `psql -f`; for SQLite as INSERTs for its shell. Rows that refer
to others by name go through a temporary table first, and find the numbers that those have there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from seeding.columns import Column, copy_blocks
from seeding.columns.layout import blocks, lay_out
from seeding.columns.pieces import Vocabulary
from seeding.columns.styles import SQLITE, Picked
from seeding.files import Format, LineWriter, Shape, Writer
from seeding.files.targets import Out

DIALECTS = ("postgresql", "sqlite")

STATEMENT = 500
"""Rows that one INSERT has."""


def quoted(name: str) -> str:
    """An identifier, in both dialects."""
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _insert(shape: Shape) -> str:
    return f"INSERT INTO {_target(shape)} ({', '.join(map(quoted, shape.names))})"


# Rows that refer to others by name ------------------------------------------------------------------------

_ROWS, _NUMBERS = "seeding_rows", "seeding_numbers"
"""Temporary tables: the rows of one table, and the number of each named row here and there."""


def _target(shape: Shape) -> str:
    """The table that the data of a shape goes into."""
    return _ROWS if shape.named else quoted(shape.table.db_table)


def _numbers(shapes: Sequence[Shape], on_commit: str) -> str:
    """The table of numbers, filled, for shapes of which some refer to rows by name."""
    known = {rows.label: rows for shape in shapes for rows in shape.named.values()}
    if not known:
        return ""
    columns = "label text, here bigint, there bigint, PRIMARY KEY (label, here)"
    lines = [f"CREATE TEMPORARY TABLE {_NUMBERS} ({columns}){on_commit};\n"]
    for rows in known.values():
        values = ",\n".join(
            f"({number}, {', '.join(map(_literal, names))})" for number, names in sorted(rows.names.items())
        )
        width = len(next(iter(rows.names.values()), ()))
        names = [f"name_{place}" for place in range(width)]
        same = " AND ".join(f"given.{name} = own.{name}" for name in names)
        if values:
            lines.append(
                f"WITH given (here, {', '.join(names)}) AS (VALUES\n{values}),\n"
                f"own (there, {', '.join(names)}) AS ({rows.query})\n"
                f"INSERT INTO {_NUMBERS} SELECT {_literal(rows.label)}, here, there FROM given JOIN own ON {same};\n"
            )
    return "".join(lines)


def _staging(shape: Shape, on_commit: str) -> str:
    """The temporary table for the rows of a shape."""
    columns = ", ".join(map(quoted, shape.names))
    table = quoted(shape.table.db_table)
    return f"CREATE TEMPORARY TABLE {_ROWS}{on_commit} AS SELECT {columns} FROM {table} LIMIT 0;\n"


def _settled(shape: Shape) -> str:
    """From the temporary table into the table itself. What is not there has the number -1, which no key allows."""
    chosen = []
    for name in shape.names:
        own = f"{_ROWS}.{quoted(name)}"
        rows = shape.named.get(name)
        chosen.append(
            own
            if rows is None
            else f"CASE WHEN {own} IS NOT NULL THEN coalesce((SELECT there FROM {_NUMBERS} "
            f"WHERE label = {_literal(rows.label)} AND here = {own}), -1) END"
        )
    columns = ", ".join(map(quoted, shape.names))
    return (
        f"INSERT INTO {quoted(shape.table.db_table)} ({columns}) SELECT {', '.join(chosen)} FROM {_ROWS};\n"
        f"DROP TABLE {_ROWS};\n"
    )


# Dialects -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _CopyRows:
    def __call__(self, columns: Sequence[Column], rows: range) -> list[bytes]:
        return copy_blocks(columns)


class _PostgresWriter(LineWriter):
    def __init__(self, stream: BinaryIO, shapes: Sequence[Shape]) -> None:
        super().__init__(stream)
        self._shapes = shapes
        self._open: Shape | None = None
        stream.write(
            b"\\set ON_ERROR_STOP on\n"
            b"SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n"
            b"SET datestyle = ISO;\nSET intervalstyle = postgres;\n"
            b"BEGIN;\nSET CONSTRAINTS ALL DEFERRED;\n"
        )
        stream.write(_numbers(shapes, " ON COMMIT DROP").encode())

    def begin(self, shape: Shape) -> None:
        self._end_data()
        columns = ", ".join(map(quoted, shape.names))
        staging = _staging(shape, " ON COMMIT DROP") if shape.named else ""
        self.stream.write(f"\n{staging}COPY {_target(shape)} ({columns}) FROM stdin;\n".encode())
        self._open = shape

    def _end_data(self) -> None:
        if self._open is not None:
            self.stream.write(b"\\.\n")
            if self._open.named:
                self.stream.write(_settled(self._open).encode())
        self._open = None

    def close(self) -> None:
        self._end_data()
        self.stream.write(b"\n")
        for shape in self._shapes:
            key = next((one for one in shape.fields if one.auto), None)
            if key is not None:
                self.stream.write(_advance(shape, key.column).encode())
        self.stream.write(b"COMMIT;\n")


def _advance(shape: Shape, key: str) -> str:
    """Set the sequence of a key behind the highest one; never back."""
    table = quoted(shape.table.db_table)
    sequence = f"pg_get_serial_sequence({_literal(table)}, {_literal(key)})"
    return (
        f"SELECT setval({sequence}, greatest(max({quoted(key)}), nextval({sequence}) - 1)) FROM {table} "
        f"HAVING max({quoted(key)}) IS NOT NULL;\n"
    )


@dataclass(frozen=True)
class _InsertRows:
    """Rows as `,\\n(…)`, and a new statement every so many rows."""

    head: bytes

    def __call__(self, columns: Sequence[Column], rows: range) -> list[bytes]:
        first = np.arange(rows.start, rows.stop) % STATEMENT == 0
        starts = Picked(first.astype(np.int64), _heads(self.head))
        before = [b"", b"(", *[b","] * (len(columns) - 1)]

        def lines(block: Sequence[Column]) -> bytes:
            return lay_out([block[0], *map(SQLITE.column, block[1:])], before, b")", SQLITE.null)

        return list(blocks([starts, *columns], lines))


def _heads(head: bytes) -> Vocabulary:
    return Vocabulary([b",\n", head])


class _SqliteWriter(LineWriter):
    def __init__(self, stream: BinaryIO, shapes: Sequence[Shape]) -> None:
        super().__init__(stream)
        self._rows = False
        self._open: Shape | None = None
        stream.write(b".bail on\nPRAGMA foreign_keys = ON;\nBEGIN;\n" + _numbers(shapes, "").encode())

    def begin(self, shape: Shape) -> None:
        self._end_rows()
        self._open = shape
        if shape.named:
            self.stream.write(_staging(shape, "").encode())

    def write(self, content: list[bytes]) -> None:
        for piece in content:
            # Every statement ends the one before; the first has none before it.
            self.stream.write(piece if self._rows else piece.removeprefix(b";"))
            self._rows = self._rows or bool(piece)

    def _end_rows(self) -> None:
        if self._rows:
            self.stream.write(b";\n")
        if self._open is not None and self._open.named:
            self.stream.write(_settled(self._open).encode())
        self._rows, self._open = False, None

    def close(self) -> None:
        self._end_rows()
        self.stream.write(b"COMMIT;\n")


class Sql(Format):
    """All tables in one file."""

    name = "sql"
    suffix = ".sql"
    together = True
    mixes = True
    names = True

    def render(self, shape: Shape, *, mixed: bool = False) -> _CopyRows | _InsertRows:
        if self.options.dialect == "postgresql":
            return _CopyRows()
        return _InsertRows(f";\n{_insert(shape)} VALUES\n".encode())

    def open(self, out: Out, shapes: Sequence[Shape]) -> Writer:
        if self.options.dialect == "postgresql":
            return _PostgresWriter(out.stream(), shapes)
        return _SqliteWriter(out.stream(), shapes)

"""Files: the forms that tables can be written in, by name, each in a module of its own that is loaded on first use.

A form says how a batch of columns becomes bytes (`render`, which may run in worker processes) and how those go into a
file (`open`). Where files appear, and when, is the target's business (`seeding.files.targets`).
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, BinaryIO, ClassVar

from seeding.batches import Render
from seeding.files.targets import Out
from seeding.schema import Field, Table
from seeding.spec import SeedingError

FORMATS = {
    "csv": "seeding.files.csv.Csv",
    "json": "seeding.files.json.Json",
    "jsonl": "seeding.files.json.JsonLines",
    "fixture": "seeding.files.json.Fixture",
    "sql": "seeding.files.sql.Sql",
    "sqlite": "seeding.files.sqlite.Sqlite",
    "parquet": "seeding.files.parquet.Parquet",
}
"""Every form by its name on the command line."""


@dataclass(frozen=True)
class NamedRows:
    """Rows of a table that every database numbers in its own way: the names of each, by its number here, and the query
    that gives number and names of each row there.
    """

    label: str
    query: str
    names: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True)
class Shape:
    """A table as a file holds it: its columns in order, which of them are words of a small list, and which refer to
    rows that names tell better than numbers.
    """

    table: Table
    fields: tuple[Field, ...]
    coded: frozenset[str] = frozenset()
    named: Mapping[str, NamedRows] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return self.table.label

    @property
    def names(self) -> list[str]:
        """The columns' names, which are those of the database."""
        return [one.column for one in self.fields]


@dataclass(frozen=True)
class Options:
    """What can be chosen about a form."""

    dialect: str = "postgresql"
    compress: str | None = None
    whole: bool = False
    """Whether nobody chose some of the tables, so that a database in a file is one that the project runs on."""


class Writer:
    """An open file that takes tables, one after the other."""

    def begin(self, shape: Shape) -> None:
        """The rows of this table come next."""

    def write(self, content: Any) -> None:
        """A batch, as `render` made it."""
        raise NotImplementedError(f"{type(self).__name__} does not write")

    def close(self) -> None:
        """No table comes any more. Not called when something failed."""

    def abandon(self) -> None:
        """Something failed: let go of the file, which is removed."""


class Format:
    """A form of file."""

    name: ClassVar[str]
    suffix: ClassVar[str]
    together: ClassVar[bool] = False
    """Whether one file holds all tables."""
    streams: ClassVar[bool] = True
    """Whether it can be written from beginning to end, to standard output for example."""
    mixes: ClassVar[bool] = False
    """Whether several tables can go into one stream."""
    names: ClassVar[bool] = False
    """Whether it refers by name to rows that the database it is loaded into has already."""
    stored: ClassVar[bool] = True
    """Whether values are those that the database holds; else those that Django's fields read."""
    codecs: ClassVar[tuple[str, ...]] = ()
    """What it compresses with by itself; the others are compressed as a whole."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def problems(self, shapes: Sequence[Shape]) -> list[str]:
        """Why these tables cannot be written in this form; asked before anything is written."""
        return []

    def render(self, shape: Shape, *, mixed: bool = False) -> Render:
        """What makes the content of a batch. `mixed`: several tables share one stream that is not made for it."""
        raise NotImplementedError(f"{type(self).__name__} does not render")

    def open(self, out: Out, shapes: Sequence[Shape]) -> Writer:
        """An open file for these tables."""
        raise NotImplementedError(f"{type(self).__name__} opens no file")


def find_format(name: str, options: Options | None = None) -> Format:
    """The form of a name. SeedingError for one that does not exist."""
    if name not in FORMATS:
        near = difflib.get_close_matches(name.lower(), FORMATS, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise SeedingError(f"--format {name}: no such form; there are: {', '.join(FORMATS)}.{hint}")
    module, _, class_name = FORMATS[name].rpartition(".")
    made: Format = getattr(import_module(module), class_name)(options or Options())
    return made


_SUFFIXES = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".sql": "sql",
    ".sqlite3": "sqlite",
    ".sqlite": "sqlite",
    ".db": "sqlite",
    ".parquet": "parquet",
}


def format_of_path(path: str) -> str | None:
    """The name of the form that a file's name suggests."""
    from pathlib import Path

    suffixes = [suffix for suffix in Path(path).suffixes if suffix not in (".gz", ".bz2", ".xz", ".zst")]
    return _SUFFIXES.get(suffixes[-1].lower()) if suffixes else None


class LineWriter(Writer):
    """A file of lines: what `render` made is written as it is, behind a head for each table."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def head(self, shape: Shape) -> bytes:
        """What comes before the first row of a table."""
        return b""

    def begin(self, shape: Shape) -> None:
        self.stream.write(self.head(shape))

    def write(self, content: Any) -> None:
        for piece in content:
            self.stream.write(piece)


@dataclass(frozen=True)
class FileResult:
    """A file that was written."""

    path: str
    rows: int = 0
    bytes: int = 0


__all__ = [
    "FORMATS",
    "FileResult",
    "Format",
    "LineWriter",
    "NamedRows",
    "Options",
    "Shape",
    "Writer",
    "find_format",
    "format_of_path",
]

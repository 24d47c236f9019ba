"""Batches of rows as a driver gives them, a tuple each, read by Django's converters where a column is asked for."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.masking.databases.storages import storage_of
from seeding.masking.databases.store import (
    MISSING,
    DatabaseColumn,
    DatabaseTable,
    Mask,
    RawBatch,
    Store,
    converters,
    makes_objects_of_json,
    prepared,
    read_cells,
    read_json,
    write_json,
)

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Codec:
    """How a driver's value becomes what the field holds, and back; None: it is that already."""

    read: Callable[[Any], Any] | None
    write: Callable[[Any], Any] | None
    plain: bool = False
    """Text is taken as it is, without the writer."""
    of_type: frozenset[type] = frozenset()
    """Cells of these types are what the field holds already."""


Codecs = Callable[[DatabaseTable, DatabaseColumn], Codec]


class TupleBatch(RawBatch):
    """Rows as tuples. `hidden` tells each row as its store finds it again: the number of SQLite's row where that is no
    column of the table, the primary key as it was read elsewhere. `changed` are the names of the replaced columns,
    `dropped` what `hidden` had of rows that are left out.
    """

    def __init__(
        self,
        table: DatabaseTable,
        columns: tuple[DatabaseColumn, ...],
        rows: list[Row],
        codecs: Codecs,
        first: int = 0,
        hidden: list[Any] | None = None,
        changed: frozenset[str] = frozenset(),
        dropped: Sequence[Any] = (),
    ) -> None:
        self.table = table
        self.columns = columns
        self.rows = rows
        self.first = first
        self.hidden = hidden
        self.changed = changed
        self.dropped = dropped
        self._codecs = codecs
        self._values: dict[int, list[Any]] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {self.table} from {self.first}>"

    @property
    def nbytes(self) -> int:
        some = self.rows[:: max(1, len(self.rows) // 50)]
        each = sum(len(cell) if isinstance(cell, (str, bytes)) else 28 for row in some for cell in row)
        return each * len(self.rows) // max(1, len(some))

    def sent(self) -> Any:
        return self.rows, self.first, self.hidden, self.changed, self.dropped, self.keyed

    def received(self, sent: Any) -> TupleBatch:
        rows, first, hidden, changed, dropped, keyed = sent
        batch = TupleBatch(self.table, self.columns, rows, self._codecs, first, hidden, changed, dropped)
        batch.keyed = keyed
        return batch

    def place(self, name: str) -> int:
        """Where a column stands in the rows."""
        column = self.table.column(name)
        for place, candidate in enumerate(self.columns):
            if candidate.name == column.name:
                return place
        raise KeyError(f"{self.table}.{column.name} was not read; {', '.join(one.name for one in self.columns)} were")

    def _cells(self, place: int) -> list[Any]:
        return [row[place] for row in self.rows]

    def texts(self, name: str) -> list[str | None]:
        return [as_text(cell) for cell in self._cells(self.place(name))]

    def values(self, name: str) -> list[Any]:
        place = self.place(name)
        if place not in self._values:
            column = self.columns[place]
            codec = self._codecs(self.table, column)
            cells = self._cells(place)
            if codec.read is None or (codec.of_type and codec.of_type.issuperset(map(type, cells))):
                self._values[place] = cells
            else:
                self._values[place] = read_cells(self, column, cells, codec.read)
        # A list of its own: cells that somebody changed there would pass for the originals.
        return list(self._values[place])

    def keys(self, *names: str) -> NDArray[Any]:
        places = [self.place(name) for name in names]
        if len(places) == 1:
            cells = self._cells(places[0])
            if all(cell is None or type(cell) is int for cell in cells):
                column = self.columns[places[0]]
                if any(cell is not None for cell in cells) or "int" in column.type.lower():
                    return np.array([MISSING if cell is None else cell for cell in cells], dtype=np.int64)
        rows = zip(*([_key(cell) for cell in self._cells(place)] for place in places), strict=True)
        return np.array([b"" if b"" in row else b"\t".join(row) for row in rows], dtype=np.bytes_)

    def replaced(self, columns: Mapping[str, Sequence[Any]], keep: Mask | None = None) -> TupleBatch:
        written: dict[int, list[Any]] = {}
        for name, values in columns.items():
            place = self.place(name)
            if len(values) != len(self):
                raise ValueError(f"{self.columns[place].name}: {len(values)} values for {len(self)} rows")
            written[place] = self._written(place, values)
        rows, hidden, dropped = self.rows, self.hidden, list(self.dropped)
        if written:
            by_column = list(zip(*rows, strict=True)) or [()] * len(self.columns)
            rows = list(zip(*(written.get(place, cells) for place, cells in enumerate(by_column)), strict=True))
        if keep is not None:
            chosen = np.asarray(keep, dtype=np.bool_).tolist()
            rows = [row for row, kept in zip(rows, chosen, strict=True) if kept]
            if hidden is not None:
                dropped += [number for number, kept in zip(hidden, chosen, strict=True) if not kept]
                hidden = [number for number, kept in zip(hidden, chosen, strict=True) if kept]
        changed = self.changed | {self.columns[place].name for place in written}
        return TupleBatch(self.table, self.columns, rows, self._codecs, self.first, hidden, changed, dropped)

    def _written(self, place: int, values: Sequence[Any]) -> list[Any]:
        """The cells as the driver takes them; the very objects that were read, and equal documents, as they were."""
        codec = self._codecs(self.table, self.columns[place])
        old = self._values.get(place)
        if codec.write is None:
            return list(values)
        if old is None:
            return write_cells(values, codec)
        raw = self._cells(place)
        found = []
        for value, was, cell in zip(values, old, raw, strict=True):
            if isinstance(value, (dict, list)):
                # It may have been changed where it is, or made anew and say the same.
                same = codec.read is not None and cell is not None and codec.read(cell) == value
            else:
                same = value is was
            if same:
                found.append(cell)
            else:
                found += write_cells([value], codec)
        return found


def write_cells(values: Sequence[Any], codec: Codec) -> list[Any]:
    """Values as the driver takes them."""
    write, plain = codec.write, codec.plain
    if write is None:
        return list(values)
    return [None if value is None else value if plain and type(value) is str else write(value) for value in values]


def codec_of(store: Store, table: DatabaseTable, column: DatabaseColumn) -> Codec:
    """A column's codec, from Django's own converters."""
    source = store.django_field(table, column)
    read_any, of_type = _LOOSE.get(_storage(store, column), (None, frozenset()))
    if source is None:
        return Codec(read_any, _plain, of_type=of_type)
    if makes_objects_of_json(store.connection, source):
        return Codec(read_json, write_json)
    steps = converters(store.connection, source)
    inner: Any = source
    while getattr(inner, "is_relation", False):
        inner = inner.target_field
    sort = inner.get_internal_type() if store.connection.vendor == "sqlite" else ""
    as_stored, as_moment = sort == "DecimalField", sort in ("DateField", "DateTimeField", "TimeField")

    def read(cell: Any) -> Any:
        value = _stored(cell) if as_stored else cell
        for step in steps:
            value = step(value)
        if value is None and as_moment and cell not in (None, ""):
            # Django takes it for none, and what is none is kept: a date of birth would stay as it is.
            raise ValueError("no date or time")
        return value

    plain = type(inner).get_db_prep_save.__module__.startswith("django.") and (
        type(inner).get_prep_value.__module__.startswith("django.")
        and type(inner).get_db_prep_value.__module__.startswith("django.")
        and inner.get_internal_type() in ("CharField", "TextField", "SlugField", "EmailField", "URLField")
    )
    connection = store.connection

    def write(value: Any) -> Any:
        cell = prepared(connection, source, value)
        # The driver of SQLite would do the same, but rows are spooled before it sees them.
        return str(cell) if isinstance(cell, Decimal) and connection.vendor == "sqlite" else cell

    return Codec(read, write, plain) if steps else Codec(read_any, write, plain, of_type)


def _stored(cell: Any) -> Any:
    """What SQLite makes of an amount that waits as text to be written, which Django's converter takes no text for."""
    number = float(cell) if isinstance(cell, str) else cell
    return number if isinstance(number, float) and math.isfinite(number) else cell


def _plain(value: Any) -> Any:
    """A plain value of a table without a model as every driver takes it."""
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, (str, int, float, bytes)):
        return value
    return str(value)


def _storage(store: Store, column: DatabaseColumn) -> str:
    """What a column of SQLite is declared to hold, where any row may hold something else; otherwise nothing."""
    if store.connection.vendor != "sqlite":
        return ""
    return column.field.storage if column.field is not None else storage_of(column.type)


def _number(cell: Any) -> Any:
    if isinstance(cell, (int, float)):
        return cell
    raise ValueError("no number")


def _whole(cell: Any) -> Any:
    if isinstance(cell, int):
        return cell
    raise ValueError("no whole number")


def _bytes(cell: Any) -> bytes:
    return cell if isinstance(cell, bytes) else str(cell).encode("utf-8", "surrogateescape")


def as_text(cell: Any) -> str | None:
    """A driver's value as text."""
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, (bytes, memoryview)):
        return bytes(cell).decode("utf-8", "surrogateescape")
    return str(cell)


_NONE = type(None)
_LOOSE: Mapping[str, tuple[Callable[[Any], Any], frozenset[type]]] = {
    "text": (as_text, frozenset({str, _NONE})),
    "bytes": (_bytes, frozenset({bytes, _NONE})),
    "integer": (_whole, frozenset({int, _NONE})),
    "float": (_number, frozenset({int, float, _NONE})),
    "decimal": (_number, frozenset({int, float, _NONE})),
    "date": (date.fromisoformat, frozenset({_NONE})),
    "timestamp": (datetime.fromisoformat, frozenset({_NONE})),
    "time": (time.fromisoformat, frozenset({_NONE})),
    "json": (read_json, frozenset({_NONE})),
}
"""How cells of SQLite are read, by what their columns are declared to hold: numbers in a column of texts are texts."""


def _key(cell: Any) -> bytes:
    if cell is None:
        return b""
    return cell if isinstance(cell, bytes) else str(cell).encode("utf-8", "surrogateescape")

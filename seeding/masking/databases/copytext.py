"""Batches of PostgreSQL rows as COPY gives them: one line a row, cut up only where a column is asked for."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Numbers
from seeding.masking.databases.store import (
    MISSING,
    DatabaseColumn,
    DatabaseTable,
    Mask,
    RawBatch,
    read_cells,
)
from seeding.spec import SeedingError

TAB, NEWLINE = 9, 10
FEW_COLUMNS = 4
"""Of a batch with so many columns all cells are cut at once, since whoever reads so few wants most of them."""
NULL = b"\\N"

_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)", re.DOTALL)
_NAMED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_SPECIAL = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


@dataclass(frozen=True)
class Codec:
    """How the text of a column becomes what its field holds, and back; no reader: the text itself.

    A `plain` column takes text as it is, without the writer. `whole`: the cells are whole numbers.
    """

    read: Callable[[str], Any] | None
    write: Callable[[Any], str]
    plain: bool = False
    whole: bool = False


Codecs = Callable[[DatabaseTable, DatabaseColumn], Codec]


class CopyBatch(RawBatch):
    """Rows as COPY text."""

    def __init__(
        self,
        table: DatabaseTable,
        columns: tuple[DatabaseColumn, ...],
        data: bytes,
        codecs: Codecs,
        first: int = 0,
    ) -> None:
        self.table = table
        self.columns = columns
        self.data = data
        self.first = first
        self._codecs = codecs
        self._values: dict[int, list[Any]] = {}

    @cached_property
    def _rows(self) -> int:
        return self.data.count(b"\n")

    def __len__(self) -> int:
        return self._rows

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {self.table} from {self.first}>"

    @property
    def nbytes(self) -> int:
        return len(self.data)

    def sent(self) -> Any:
        return self.data, self.first, self.keyed

    def received(self, sent: Any) -> CopyBatch:
        data, first, keyed = sent
        batch = CopyBatch(self.table, self.columns, data, self._codecs, first)
        batch.keyed = keyed
        return batch

    @cached_property
    def _ends(self) -> NDArray[np.int64]:
        """Where each cell ends: a row for each row, a column for each column."""
        # Tabs and newlines within cells are escaped.
        marks = np.flatnonzero(np.frombuffer(self.data, dtype=np.uint8) - np.uint8(TAB) < 2)
        return marks.reshape(-1, len(self.columns))

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        flat = np.empty(self._ends.size, dtype=np.int64)
        flat[:1] = 0
        flat[1:] = self._ends.ravel()[:-1] + 1
        return flat.reshape(self._ends.shape)

    @cached_property
    def _text(self) -> str | None:
        """All of it as text where places in it are those in the bytes."""
        return self.data.decode("ascii") if self.data.isascii() else None

    def _place(self, name: str) -> int:
        column = self.table.column(name)
        for place, candidate in enumerate(self.columns):
            if candidate.name == column.name:
                return place
        raise KeyError(f"{self.table}.{column.name} was not read; {', '.join(one.name for one in self.columns)} were")

    def _raw(self, place: int) -> list[bytes]:
        data = self.data
        starts, ends = self._starts[:, place].tolist(), self._ends[:, place].tolist()
        return [data[start:end] for start, end in zip(starts, ends, strict=True)]

    def texts(self, name: str) -> list[str | None]:
        return self._cells(self._place(name))

    @cached_property
    def _flat(self) -> list[str]:
        """The text of all cells, row by row."""
        return self.data.decode("utf-8", "surrogateescape").replace("\t", "\n").split("\n")[:-1]

    def _cells(self, place: int) -> list[str | None]:
        cells: list[str]
        text = self._text
        if len(self.columns) <= FEW_COLUMNS:
            cells = self._flat[place :: len(self.columns)]
        elif text is not None:
            starts, ends = self._starts[:, place].tolist(), self._ends[:, place].tolist()
            cells = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        else:
            cells = b"\n".join(self._raw(place)).decode("utf-8", "surrogateescape").split("\n") if len(self) else []
        if b"\\" in self.data:
            return [cell if "\\" not in cell else _unescaped(cell) for cell in cells]
        return list(cells)

    def values(self, name: str) -> list[Any]:
        place = self._place(name)
        if place not in self._values:
            column = self.columns[place]
            read = self._codecs(self.table, column).read
            cells = self._cells(place)
            self._values[place] = cells if read is None else read_cells(self, column, cells, read)
        # A list of its own: cells that somebody changed there would pass for the originals.
        return list(self._values[place])

    def keys(self, *names: str) -> NDArray[Any]:
        places = [self._place(name) for name in names]
        if len(places) == 1:
            cells = self._raw(places[0])
            if self._codecs(self.table, self.columns[places[0]]).whole:
                missing = str(MISSING).encode()
                joined = b" ".join(missing if cell == NULL else cell for cell in cells)
                return np.fromstring(joined, dtype=np.int64, sep=" ") if cells else np.empty(0, dtype=np.int64)
            return np.array([b"" if cell == NULL else cell for cell in cells], dtype=np.bytes_)
        rows = zip(*(self._raw(place) for place in places), strict=True)
        return np.array([b"" if NULL in row else b"\t".join(row) for row in rows], dtype=np.bytes_)

    def only(self, keep: Mask) -> CopyBatch:
        """The rows for which `keep` has True."""
        data = self.data
        starts, ends = self._starts[keep, 0].tolist(), (self._ends[keep, -1] + 1).tolist()
        kept = b"".join([data[start:end] for start, end in zip(starts, ends, strict=True)])
        return CopyBatch(self.table, self.columns, kept, self._codecs, self.first)

    def selected(self, columns: Sequence[DatabaseColumn]) -> CopyBatch:
        """The batch with these columns alone."""
        if [one.name for one in columns] == [one.name for one in self.columns]:
            return self
        cells = [self._raw(self._place(one.name)) for one in columns]
        lines = b"\n".join(map(b"\t".join, zip(*cells, strict=True)))
        return CopyBatch(self.table, tuple(columns), lines + b"\n" if lines else b"", self._codecs, self.first)

    def replaced(self, columns: Mapping[str, Sequence[Any]], keep: Mask | None = None) -> CopyBatch:
        places = {self._place(name): values for name, values in columns.items()}
        for place, values in places.items():
            if len(values) != len(self):
                raise ValueError(f"{self.columns[place].name}: {len(values)} values for {len(self)} rows")
        source, stays = self, None
        if keep is not None and not np.asarray(keep, dtype=np.bool_).all():
            stays = np.asarray(keep, dtype=np.bool_)
            source = self.only(stays)
        cells: list[bytes] = []
        numbers: list[Numbers] = []
        for place, values in places.items():
            rows, written = self._written(place, values)
            if stays is not None:
                written = list(compress(written, stays[rows].tolist()))
                rows = (np.cumsum(stays) - 1)[rows[stays[rows]]]
            cells += written
            numbers.append(rows * len(self.columns) + place)
        return source._with_cells(np.concatenate(numbers), cells) if cells else source

    def _with_cells(self, numbers: Numbers, cells: Sequence[bytes]) -> CopyBatch:
        """The batch with other cells at these numbers, counted row by row."""
        order = np.argsort(numbers, kind="stable")
        numbers = numbers[order]
        begins = np.append(0, self._ends.ravel()[numbers])
        starts = np.append(self._starts.ravel()[numbers], len(self.data))
        data = self.data
        pieces = [b""] * (2 * len(cells) + 1)
        pieces[::2] = [data[begin:start] for begin, start in zip(begins.tolist(), starts.tolist(), strict=True)]
        pieces[1::2] = [cells[place] for place in order.tolist()]
        return CopyBatch(self.table, self.columns, b"".join(pieces), self._codecs, self.first)

    def _written(self, place: int, values: Sequence[Any]) -> tuple[Numbers, list[bytes]]:
        """The rows whose cells change, and these as COPY text; the very objects that were read stay as they are, and so
        do documents that say the same.
        """
        column = self.columns[place]
        codec = self._codecs(self.table, column)
        old = self._values.get(place)
        if old is None:
            return np.arange(len(self)), write_cells(self.table, column, values, codec)
        same = list(map(operator.is_, values, old))
        if codec.read is not None and any(issubclass(kind, (dict, list)) for kind in set(map(type, values))):
            # They may have been changed where they are, or made anew.
            texts = self._cells(place)
            for row, value in enumerate(values):
                text = texts[row]
                if isinstance(value, (dict, list)) and text is not None:
                    same[row] = codec.read(text) == value
        rows = np.flatnonzero(~np.array(same, dtype=np.bool_))
        changed = values if len(rows) == len(values) else [values[row] for row in rows.tolist()]
        return rows, write_cells(self.table, column, changed, codec)


def _unescaped(cell: str) -> str | None:
    return None if cell == "\\N" else _ESCAPE.sub(_meant, cell)


def _meant(found: re.Match[str]) -> str:
    # COPY TO writes named escapes alone; the others would come from files of another hand.
    return _NAMED.get(found[1], found[1])


def write_cells(table: DatabaseTable, column: DatabaseColumn, values: Sequence[Any], codec: Codec) -> list[bytes]:
    """Values as the cells of a column of COPY text. SeedingError for text that PostgreSQL cannot hold."""
    write, plain = codec.write, codec.plain
    texts = values
    if not plain or not set(map(type, values)) <= {str}:
        texts = ["" if value is None else value if plain and type(value) is str else write(value) for value in values]
    joined = "\n".join(texts)
    if "\0" in joined:
        raise SeedingError(
            f"{table}.{column.name}: a masked value has a NUL character, which PostgreSQL cannot hold. "
            f"Give the column another technique."
        )
    if "\\" in joined or "\t" in joined or "\r" in joined or joined.count("\n") != max(len(texts) - 1, 0):
        joined = "\n".join([text.translate(_SPECIAL) for text in texts])
    try:
        cells = joined.encode("utf-8", "surrogateescape").split(b"\n") if texts else []
    except UnicodeEncodeError:
        raise SeedingError(
            f"{table}.{column.name}: a masked value has half of a character (a surrogate), which no database can hold. "
            f"Give the column another technique."
        ) from None
    if texts is not values:
        cells = [NULL if value is None else cell for value, cell in zip(values, cells, strict=True)]
    return cells


def lines(columns: Sequence[list[bytes]]) -> bytes:
    """Cells, column by column, as the lines of COPY text."""
    return b"".join([b"\t".join(row) + b"\n" for row in zip(*columns, strict=True)])

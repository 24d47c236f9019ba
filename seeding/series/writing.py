"""Series as files: CSV and Parquet of any batches, and readings as the JSON that a smart meter sends.

A file gets its name when it is complete; what is written to a stream goes there batch by batch.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from seeding.columns import (
    SECOND,
    Booleans,
    Bytes,
    Column,
    Decimals,
    Template,
    Text,
    Timestamps,
    Words,
    byte_matrix,
    packed,
)
from seeding.keys import Numbers
from seeding.series.readings import Readings

Target = str | Path | BinaryIO
"""A file by its name, or one that is open for bytes."""

ROW_GROUP = 1 << 20
"""Rows of a row group in a Parquet file."""

ACTIVE_ENERGY = "1-0:1.8.0"
"""The OBIS code (IEC 62056-61) of the register for active energy taken from the grid, all tariffs."""


class Batch(Protocol):
    """What can be written: `Readings`, `SensorBatch`."""

    @property
    def columns(self) -> Mapping[str, Column]: ...


# JSON -----------------------------------------------------------------------------------------------------


def json_lines(batches: Iterable[Batch], *, per: Literal["reading", "day"] = "reading") -> Iterator[bytes]:
    """Batches as JSON Lines, a piece of whole lines for each batch.

    `per="reading"`: one document for each, in their order. `per="day"`: one for each meter and day; the batches are
    those of `MeterReadings.days`. Instants are ISO 8601 in UTC. The `status` of a meter's reading is `ok`, `late`,
    `duplicate` or `late_duplicate`. Other batches have a document for each row, with the names of the columns.
    """
    if per not in ("reading", "day"):
        raise ValueError(f"there is a document for each 'reading' or for each meter and 'day', not {per!r}")
    for batch in batches:
        if not isinstance(batch, Readings):
            yield _plain_documents(batch.columns)
        elif len(batch):
            yield _documents(batch) if per == "reading" else _day_documents(batch)


_STATUS = ("ok", "late", "duplicate", "late_duplicate")


def _documents(batch: Readings) -> bytes:
    columns = batch.columns
    return _joined(
        [
            '{"meter_id":',
            *_json(columns["meter_id"]),
            ',"customer_id":',
            *_json(columns["customer_id"]),
            ',"timestamp":"',
            _iso(batch.measured_at),
            '","received_at":"',
            _iso(batch.received_at),
            f'","registers":[{{"obis":"{ACTIVE_ENERGY}","value":',
            _bytes(columns["kwh"]),
            ',"unit":"kWh"}],"status":',
            _taken([f'"{status}"}}\n' for status in _STATUS], batch.flags),
        ],
        len(batch),
    )


def _plain_documents(columns: Mapping[str, Column]) -> bytes:
    parts: list[str | Bytes] = []
    for name, column in columns.items():
        parts.append(f"{',' if parts else '{'}{json.dumps(name)}:")
        if isinstance(column, Timestamps):
            parts += ['"', _iso(column.micros), '"']
        elif isinstance(column, Booleans):
            parts.append(_taken(("false", "true"), column.flags))
        else:
            parts += _json(column) if isinstance(column, Text) else [_bytes(column)]
    return _joined([*parts, "}\n"], len(next(iter(columns.values()))))


def _day_documents(batch: Readings) -> bytes:
    columns, rows = batch.columns, len(batch)
    day = batch.measured_at // (86_400 * SECOND)
    first = np.ones(rows, dtype=np.bool_)
    first[1:] = (batch.meter[1:] != batch.meter[:-1]) | (day[1:] != day[:-1])
    last = np.append(first[1:], True)
    rows_first = np.flatnonzero(first)
    head = _matrix(
        [
            '{"meter_id":',
            *_json(columns["meter_id"].take(rows_first)),
            ',"customer_id":',
            *_json(columns["customer_id"].take(rows_first)),
            ',"date":"',
            _iso(day[rows_first] * 86_400 * SECOND)[:, :10],
            f'","obis":"{ACTIVE_ENERGY}","unit":"kWh","readings":[',
        ],
        len(rows_first),
    )
    heads = np.zeros((rows, head.shape[1]), dtype=np.uint8)
    heads[rows_first] = head
    return _joined(
        [
            heads,
            '{"timestamp":"',
            _iso(batch.measured_at),
            '","value":',
            _bytes(columns["kwh"]),
            ',"status":"',
            _taken(_STATUS, batch.flags),
            '"}',
            _taken([",", "]}\n"], last),
        ],
        rows,
    )


def _json(column: Column) -> list[str | Bytes]:
    """A text in quotes, or `null` where the whole column is."""
    if column.nulls is not None and column.nulls.all():
        return ["null"]
    return ['"', _text(column, lambda text: json.dumps(text, ensure_ascii=False)[1:-1]), '"']


def write_json_lines(target: Target, batches: Iterable[Batch], *, per: Literal["reading", "day"] = "reading") -> int:
    """Write `json_lines` to a file; the number of documents."""
    documents = 0
    with _opened(target) as file:
        for piece in json_lines(batches, per=per):
            file.write(piece)
            documents += piece.count(b"\n")
    return documents


# CSV ------------------------------------------------------------------------------------------------------


def write_csv(target: Target, batches: Iterable[Batch]) -> int:
    """Write batches as CSV (RFC 4180, UTF-8, a header, lines ended by a newline); the number of rows.

    Instants are ISO 8601 in UTC, booleans `true` and `false`, null is empty.
    """
    rows, header = 0, False
    with _opened(target) as file:
        for batch in batches:
            columns = batch.columns
            if not header:
                file.write(",".join(columns).encode() + b"\n")
                header = True
            size = len(next(iter(columns.values())))
            if size:
                parts = [part for column in columns.values() for part in (_csv(column), ",")]
                file.write(_joined([*parts[:-1], "\n"], size))
                rows += size
    return rows


def _csv(column: Column) -> Bytes:
    if isinstance(column, Timestamps):
        found = _iso(column.micros)
    elif isinstance(column, Booleans):
        found = _taken(("false", "true"), column.flags)
    else:
        found = _text(column, _csv_quoted)
    if column.nulls is not None:
        found[column.nulls] = 0
    return found


def _csv_quoted(text: str) -> str:
    if any(mark in text for mark in ',"\r\n') or not text:
        return '"' + text.replace('"', '""') + '"'
    return text


# Parquet --------------------------------------------------------------------------------------------------


def write_parquet(target: Target, batches: Iterable[Batch]) -> int:
    """Write batches as one Parquet file (Snappy, row groups of about a million rows); the number of rows.

    IDs are text, instants timestamps in UTC, numbers decimals. Needs pyarrow: ImportError says how to get it.
    """
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise ImportError("Parquet needs pyarrow. Write: pip install 'django-seeding[parquet]'") from None
    rows, writer, waiting, held = 0, None, [], 0
    with _opened(target) as file:
        try:
            for batch in batches:
                columns = batch.columns
                table = arrow.table({name: _arrow(arrow, column) for name, column in columns.items()})
                if writer is None:
                    writer = parquet.ParquetWriter(file, table.schema)
                waiting.append(table)
                held += table.num_rows
                rows += table.num_rows
                if held >= ROW_GROUP:
                    writer.write_table(arrow.concat_tables(waiting), row_group_size=held)
                    waiting, held = [], 0
            if writer is None:
                raise ValueError("there is no batch, so the columns of the Parquet file are not known")
            if held:
                writer.write_table(arrow.concat_tables(waiting), row_group_size=held)
        finally:
            if writer is not None:
                writer.close()
    return rows


def _arrow(arrow: Any, column: Column) -> Any:
    nulls = column.nulls
    if isinstance(column, Timestamps):
        return arrow.array(column.micros, type=arrow.timestamp("us", tz="UTC"), mask=nulls)
    if isinstance(column, Booleans):
        return arrow.array(column.flags, mask=nulls)
    if isinstance(column, Decimals):
        wide = np.stack([column.numbers, column.numbers >> 63], axis=1)
        buffers = [None, arrow.py_buffer(np.ascontiguousarray(wide))]
        return arrow.Array.from_buffers(arrow.decimal128(18, column.places), len(column), buffers)
    if nulls is not None and nulls.all():
        return arrow.nulls(len(column), arrow.string())
    text = _text(column, str)
    kept = text != 0
    ends = np.concatenate([[0], np.cumsum(kept.sum(axis=1))]).astype(np.int32)
    return arrow.StringArray.from_buffers(len(column), arrow.py_buffer(ends), arrow.py_buffer(text[kept]))


# Bytes ----------------------------------------------------------------------------------------------------


def _bytes(column: Column) -> Bytes:
    found = np.zeros((len(column), column.width), dtype=np.uint8)
    column.write(found)
    return found


def _text(column: Column, change: Callable[[str], str]) -> Bytes:
    """Each row's text in a row of bytes, the unused ones 0, with `change` applied to it; each word is changed once."""
    if isinstance(column, Words):
        return _taken([change(word) for word in column.bank.words], column.codes)
    if isinstance(column, Template):
        words = [word for part in column.parts if isinstance(part, Words) for word in part.bank.words]
        if all(change(word) == word for word in words):
            return np.concatenate([_text(part, str) for part in column.parts], axis=1)
    if isinstance(column, Text):
        return byte_matrix(map(change, column.present()))
    return _bytes(column)


def _iso(micros: Numbers) -> Bytes:
    """`2025-01-01T00:00:00Z`, with six digits of a fraction where there is one."""
    column = Timestamps(micros, aware=False)
    found = np.zeros((len(column), column.width + 1), dtype=np.uint8)
    column.write(found[:, :-1])
    found[:, 10], found[:, -1] = ord("T"), ord("Z")
    return found


def _taken(words: Sequence[str], codes: NDArray[Any]) -> Bytes:
    """The word at each code, in a row of bytes."""
    table = byte_matrix(words)
    return packed(table).take(codes.astype(np.int64)).view(np.uint8).reshape(len(codes), table.shape[1])


def _matrix(parts: Sequence[str | Bytes], rows: int) -> Bytes:
    """The parts side by side; a text is the same in every row."""
    widths = [len(part.encode()) if isinstance(part, str) else part.shape[1] for part in parts]
    found = np.empty((rows, sum(widths)), dtype=np.uint8)
    start = 0
    for part, width in zip(parts, widths, strict=True):
        found[:, start : start + width] = (
            np.frombuffer(part.encode(), dtype=np.uint8) if isinstance(part, str) else part
        )
        start += width
    return found


def _joined(parts: Sequence[str | Bytes], rows: int) -> bytes:
    """The rows of the parts one after the other, without the unused bytes."""
    flat = _matrix(parts, rows).ravel()
    return flat[flat != 0].tobytes()


@contextmanager
def _opened(target: Target) -> Iterator[BinaryIO]:
    """The file to write to. One that is given by name gets it when all is written, and is removed otherwise."""
    if not isinstance(target, (str, Path)):
        yield target
        return
    path = Path(target)
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a directory; name a file")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"there is no directory {path.parent} to write {path.name} to")
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)

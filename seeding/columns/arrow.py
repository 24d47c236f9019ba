"""Columns as arrays of Apache Arrow. Numbers are handed over as they lie in memory; coded words become dictionaries.

pyarrow is an optional requirement: this module is loaded when somebody asks for an array.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import singledispatch
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from seeding.columns.column import Column, text_rows
from seeding.columns.documents import Documents
from seeding.columns.moments import Dates, Durations, Times, Timestamps
from seeding.columns.numbers import Booleans, Decimals, Floats, Integers
from seeding.columns.objects import Objects, Uuids, json_text
from seeding.columns.pieces import Picks, Piece, placed
from seeding.columns.text import Bank, Choose, Strings, Template, Text, Words
from seeding.keys import Numbers

DIGITS = 38
"""The most digits that a 128-bit decimal holds; numbers of 64 bits have no more than 19."""


@singledispatch
def arrow(column: Column) -> Any:
    """The array of a column."""
    raise TypeError(f"{type(column).__name__} has no Arrow type")


def _buffers(column: Column, kind: Any, values: NDArray[Any]) -> Any:
    return pa.Array.from_buffers(kind, len(column), [_validity(column), pa.py_buffer(np.ascontiguousarray(values))])


def _validity(column: Column) -> Any:
    if column.nulls is None:
        return None
    return pa.py_buffer(np.packbits(~column.nulls, bitorder="little"))


@arrow.register
def _(column: Integers) -> Any:
    return _buffers(column, pa.int64(), column.numbers)


@arrow.register
def _(column: Floats) -> Any:
    return _buffers(column, pa.float64(), column.numbers)


@arrow.register
def _(column: Decimals) -> Any:
    wide = np.empty((len(column), 2), dtype="<i8")
    wide[:, 0] = column.numbers
    np.right_shift(column.numbers, 63, out=wide[:, 1])
    return _buffers(column, pa.decimal128(DIGITS, column.places), wide)


@arrow.register
def _(column: Booleans) -> Any:
    return _buffers(column, pa.bool_(), np.packbits(column.flags, bitorder="little"))


@arrow.register
def _(column: Timestamps) -> Any:
    return _buffers(column, pa.timestamp("us", "UTC" if column.aware else None), column.micros)


@arrow.register
def _(column: Dates) -> Any:
    return _buffers(column, pa.date32(), column.days.astype("<i4"))


@arrow.register
def _(column: Times) -> Any:
    return _buffers(column, pa.time64("us"), column.micros)


@arrow.register
def _(column: Durations) -> Any:
    return _buffers(column, pa.duration("us"), column.micros)


@arrow.register
def _(column: Uuids) -> Any:
    rows = len(column)
    text = np.empty((rows, column.width), dtype=np.uint8)
    column.write(text)
    ends = np.arange(rows + 1, dtype="<i4") * column.width
    return pa.Array.from_buffers(pa.string(), rows, [_validity(column), pa.py_buffer(ends), pa.py_buffer(text)])


@arrow.register
def _(column: Objects) -> Any:
    values = column.values()
    filled = [value for value in values if value is not None]
    if column.render is json_text:
        return pa.array([None if null else json_text(value) for value, null in column.pairs()], pa.string())
    if filled and all(isinstance(value, (bytes, memoryview, bytearray)) for value in filled):
        return pa.array([None if value is None else bytes(value) for value in values], pa.binary())
    if filled and all(isinstance(value, (Decimal, bool, int, float, list)) for value in filled):
        return pa.array(values)
    return pa.array([None if value is None else column.render(value) for value in values], pa.string())


@arrow.register
def _(column: Documents) -> Any:
    return arrow(replace(column.text, nulls=column.nulls))


# Text -----------------------------------------------------------------------------------------------------


@arrow.register
def _(column: Words) -> Any:
    codes, words = _distinct(column)
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype("<i4"), mask=column.nulls), words, safe=False)


@arrow.register
def _(column: Strings) -> Any:
    return pa.array(column.texts, pa.string(), mask=column.nulls)


@arrow.register
def _(column: Template) -> Any:
    pieces = _pieces(column.parts)
    if pieces is not None and 0 < len(column) * column.width < 1 << 31:
        plain = replace(column, nulls=None)
        data, ends = placed([plain], [pieces], [b""], b"", b"")
        starts = np.concatenate([[0], ends]).astype("<i4")
        return pa.Array.from_buffers(
            pa.string(), len(column), [_validity(column), pa.py_buffer(starts), pa.py_buffer(data)]
        )
    joined = pc.binary_join_element_wise(*map(_part, column.parts), "")
    return joined if column.nulls is None else pc.if_else(pa.array(~column.nulls), joined, None)


@arrow.register
def _(column: Choose) -> Any:
    chosen = [(rows, text(option)) for rows, option in column.rows()]
    if not chosen:
        return pa.array([], pa.string())
    order = np.empty(len(column), dtype=np.int64)
    order[np.concatenate([rows for rows, _ in chosen])] = np.arange(len(column))
    joined = pa.concat_arrays([option for _, option in chosen]).take(pa.array(order))
    return joined if column.nulls is None else pc.if_else(pa.array(~column.nulls), joined, None)


def _pieces(parts: Sequence[Column]) -> list[Piece] | None:
    """What a template is put together from, unescaped, which takes a third of the time of joining arrays."""
    found: list[Piece] = []
    for part in parts:
        pieces: Sequence[Piece] | None
        if isinstance(part, Words) and part.nulls is None:
            pieces = (Picks(part.bank.plain, part.codes),)
        elif isinstance(part, Template) and part.nulls is None:
            pieces = _pieces(part.parts)
        else:
            pieces = None if isinstance(part, Text) or part.nulls is not None else part.pieces()
        if pieces is None:
            return None
        found += pieces
    return found


def text(column: Text) -> Any:
    """A column of text as an array of strings, whichever way it is coded; the nulls are left out."""
    if isinstance(column, Words):
        return _taken(column.bank, column.codes)
    return arrow(column)


def words_of(bank: Bank) -> Any:
    """The words of a bank, made once."""
    kept = bank.__dict__.get("_arrow")
    if kept is None:
        kept = bank.__dict__["_arrow"] = pa.array(bank.words, pa.string())
    return kept


SMALL = 64
"""Banks of no more words are handed over whole, so that the batches of a column have the same dictionary."""


def _distinct(column: Words) -> tuple[Numbers, Any]:
    """Codes and words among which none occurs twice, as dictionaries must be, and of a large bank only those in use."""
    bank, codes = column.bank, column.codes
    first = bank.__dict__.get("_first")
    if first is None:
        places: dict[str, int] = {}
        firsts = [places.setdefault(word, place) for place, word in enumerate(bank.words)]
        first = bank.__dict__["_first"] = np.array(firsts, dtype=np.int64)
    repeated = bool((first != np.arange(len(first))).any())
    if len(bank) <= SMALL and not repeated:
        return codes, words_of(bank)
    if repeated:
        codes = first[codes]
    used = np.zeros(len(bank), dtype=np.bool_)
    used[codes] = True
    return (np.cumsum(used) - 1)[codes], words_of(bank).take(pa.array(np.flatnonzero(used)))


def _taken(bank: Bank, codes: Numbers) -> Any:
    return words_of(bank).take(pa.array(codes))


def _part(part: Column) -> Any:
    if isinstance(part, Words):
        return pa.scalar(part.bank.words[0], pa.string()) if len(part.bank) == 1 else _taken(part.bank, part.codes)
    if isinstance(part, Text):
        return text(part)
    if isinstance(part, Integers):
        return pc.cast(arrow(part), pa.string())
    return pa.array(text_rows(part), pa.string())

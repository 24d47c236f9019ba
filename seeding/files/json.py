"""JSON: an array of objects, one object a line, or a fixture that `loaddata` takes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from seeding.columns import Column, Objects
from seeding.columns.layout import blocks, lay_out
from seeding.columns.styles import JSON, json_value
from seeding.files import Format, LineWriter, NamedRows, Shape, Writer
from seeding.files.named import by_name
from seeding.files.targets import Out


@dataclass(frozen=True)
class _Objects:
    """Rows as objects: `before` are the bytes before each column, `end` those behind a row."""

    before: tuple[bytes, ...]
    end: bytes
    order: tuple[int, ...]
    as_text: frozenset[int] = frozenset()
    named: Mapping[int, NamedRows] = field(default_factory=dict)

    def __call__(self, columns: Sequence[Column], rows: range) -> list[bytes]:
        chosen = [
            by_name(columns[place], self.named[place]) if place in self.named else columns[place]
            for place in self.order
        ]
        return list(blocks(chosen, self._lines))

    def _lines(self, block: Sequence[Column]) -> bytes:
        written = [
            JSON.column(_encoded(column) if place in self.as_text else column)
            for place, column in zip(self.order, block, strict=True)
        ]
        if not written:
            return b""
        return lay_out(written, self.before, self.end, JSON.null)


def _encoded(column: Column) -> Column:
    """Lists as the text that Django's fields of arrays read."""
    assert isinstance(column, Objects)
    texts = tuple(None if null else json_value(value, column.render).decode() for value, null in column.pairs())
    return Objects(texts, nulls=column.nulls)


def _key(name: str) -> bytes:
    return json.dumps(name, ensure_ascii=False).encode() + b":"


def _plain(shape: Shape, start: bytes, end: bytes) -> _Objects:
    keys = [(start + b"{" if place == 0 else b",") + _key(name) for place, name in enumerate(shape.names)]
    return _Objects(tuple(keys), b"}" + end, tuple(range(len(keys))))


class JsonLines(Format):
    """One object a line. Several tables in one stream: `{"shop.Order": {…}}`."""

    name = "jsonl"
    suffix = ".jsonl"
    mixes = True

    def render(self, shape: Shape, *, mixed: bool = False) -> _Objects:
        if mixed:
            return _plain(shape, b"{" + _key(shape.label), b"}\n")
        return _plain(shape, b"", b"\n")

    def open(self, out: Out, shapes: Sequence[Shape]) -> Writer:
        return LineWriter(out.stream())


class _ArrayWriter(Writer):
    """An array whose elements come as `,\\n{…}`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._empty = True
        self._stream.write(b"[")

    def write(self, content: Any) -> None:
        for piece in content:
            self._stream.write(piece[1:] if self._empty else piece)
            self._empty = self._empty and not piece

    def close(self) -> None:
        self._stream.write(b"]\n" if self._empty else b"\n]\n")


class Json(Format):
    """An array of objects for each table."""

    name = "json"
    suffix = ".json"

    def render(self, shape: Shape, *, mixed: bool = False) -> _Objects:
        return _plain(shape, b",\n", b"")

    def open(self, out: Out, shapes: Sequence[Shape]) -> Writer:
        return _ArrayWriter(out.stream())


class Fixture(Format):
    """All tables in one file for `manage.py loaddata`, what others refer to first."""

    name = "fixture"
    suffix = ".json"
    together = True
    mixes = True
    names = True
    stored = False

    def render(self, shape: Shape, *, mixed: bool = False) -> _Objects:
        model = json.dumps(shape.label.lower())
        start = f',\n{{"model":{model}'.encode()
        key = next((place for place, one in enumerate(shape.fields) if one.primary_key), None)
        others = [place for place in range(len(shape.fields)) if place != key]
        before = [] if key is None else [start + b',"pk":']
        for count, place in enumerate(others):
            opening = b',"fields":{' if count == 0 else b","
            before.append((start if key is None and count == 0 else b"") + opening + _key(shape.fields[place].name))
        order = others if key is None else [key, *others]
        end = b"}}" if others else b',"fields":{}}'
        lists = frozenset(place for place, one in enumerate(shape.fields) if one.item is not None)
        told = {place: shape.named[one.column] for place, one in enumerate(shape.fields) if one.column in shape.named}
        return _Objects(tuple(before), end, tuple(order), lists, told)

    def open(self, out: Out, shapes: Sequence[Shape]) -> Writer:
        return _ArrayWriter(out.stream())

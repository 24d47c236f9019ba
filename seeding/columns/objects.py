"""UUIDs, and Python values of any type that has no column of its own."""

from __future__ import annotations

import itertools
import json
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from seeding.columns.column import Bytes, Column, Mask, encoded_matrix, escape, missing
from seeding.columns.pieces import Piece, Solid
from seeding.keys import Keys, Numbers


@dataclass(frozen=True, eq=False)
class Uuids(Column):
    """UUIDs of version 4 and the RFC 9562 variant, from two keys a row."""

    high: Keys
    low: Keys

    width: ClassVar[int] = 36

    def __len__(self) -> int:
        return len(self.high)

    @cached_property
    def hex_digits(self) -> Bytes:
        """The 32 digits of each row."""
        raw = np.stack([self.high, self.low], axis=1).astype(">u8").view(np.uint8).reshape(len(self), 16)
        nibbles = np.stack([raw >> 4, raw & 15], axis=2).reshape(len(self), 32)
        return np.frombuffer(b"0123456789abcdef", dtype=np.uint8)[nibbles]

    def write(self, out: Bytes, pad: int = 0) -> None:
        digits, start = self.hex_digits, 0
        out[:] = ord("-")
        for begin, end in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)):
            out[:, start : start + end - begin] = digits[:, begin:end]
            start += end - begin + 1

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        return (Solid(self),)

    def present(self) -> list[Any]:
        pairs = zip(self.high.tolist(), self.low.tolist(), strict=True)
        return [uuid.UUID(int=(high << 64) | low) for high, low in pairs]

    def stored(self) -> list[Any]:
        return self._with_none([value.hex for value in self.present()])

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, high=self.high[index], low=self.low[index], nulls=self._taken(index))

    @classmethod
    def draw(cls, first: Keys, second: Keys) -> Uuids:
        high = (first & np.uint64(0xFFFFFFFFFFFF0FFF)) | np.uint64(0x4000)
        low = (second & np.uint64(0x3FFFFFFFFFFFFFFF)) | np.uint64(0x8000000000000000)
        return cls(high, low)

    @classmethod
    def read(cls, values: Sequence[Any]) -> Uuids:
        nulls = missing(values)
        numbers = [uuid.UUID(str(value)).int if value else 0 for value in values]
        high = np.array([number >> 64 for number in numbers], dtype=np.uint64)
        low = np.array([number & 0xFFFFFFFFFFFFFFFF for number in numbers], dtype=np.uint64)
        return cls(high, low, nulls=nulls)


def json_text(value: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, unescaped unicode."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def bytes_text(value: bytes | memoryview) -> str:
    """PostgreSQL's hexadecimal form of a byte string."""
    return "\\x" + bytes(value).hex()


def array_text(value: Any) -> str:
    """PostgreSQL's literal of a list (manual, "Array Input and Output Syntax"); other values as plain text."""
    if isinstance(value, (bytes, memoryview)):
        return bytes_text(value)
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, (dict, float)):
        return json_text(value) if isinstance(value, dict) else repr(value)
    if not isinstance(value, (list, tuple)):
        return str(value)
    return "{" + ",".join(map(_element, value)) + "}"


def _element(value: Any) -> str:
    if value is None:
        return "NULL"
    text = array_text(value)
    if isinstance(value, (list, tuple, bool, int, float)):
        return text
    return _quoted(text)


def hstore_text(value: Any) -> str:
    """PostgreSQL's literal of a dictionary of texts (manual, "hstore"); other values as `array_text` has them."""
    if not isinstance(value, dict):
        return array_text(value)
    return ",".join(f"{_quoted(key)}=>{'NULL' if one is None else _quoted(one)}" for key, one in value.items())


def _quoted(text: Any) -> str:
    return '"' + str(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass(frozen=True, eq=False)
class Objects(Column):
    """Python values of any other type; `render` turns one into its unescaped COPY text."""

    objects: tuple[Any, ...]
    render: Callable[[Any], str] = str
    store: Callable[[Any], Any] | None = None

    def __len__(self) -> int:
        return len(self.objects)

    def pairs(self) -> Iterable[tuple[Any, bool]]:
        """Each value, and whether it is missing: JSON's `null` is a None that is not."""
        nulls = itertools.repeat(False, len(self)) if self.nulls is None else self.nulls.tolist()
        return zip(self.objects, nulls, strict=True)

    @cached_property
    def _lines(self) -> list[bytes]:
        return [b"" if null else escape(self.render(value)).encode() for value, null in self.pairs()]

    @cached_property
    def width(self) -> int:
        return max(1, max(map(len, self._lines), default=1))

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:] = encoded_matrix(self._lines, out.shape[1])

    def present(self) -> list[Any]:
        return list(self.objects)

    def stored(self) -> list[Any]:
        store = self.store
        if store is None:
            return self.values()
        return [None if null else store(value) for value, null in self.pairs()]

    def take(self, index: Numbers | slice | Mask) -> Self:
        taken = object_array(self.objects)[index]
        return replace(self, objects=tuple(taken.tolist()), nulls=self._taken(index))


def object_array(values: Sequence[Any]) -> NDArray[Any]:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array

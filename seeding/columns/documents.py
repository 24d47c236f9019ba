"""JSON documents whose values are columns: they stay coded, and no row of them is put together by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np

from seeding.columns.column import Bytes, Column, Mask
from seeding.columns.numbers import Booleans, Integers
from seeding.columns.objects import json_text
from seeding.columns.pieces import Piece
from seeding.columns.text import Bank, Choose, Text, Words, constant, mapped, template
from seeding.keys import Numbers

_TRUTH = Bank(("false", "true"))


@dataclass(frozen=True, eq=False)
class Documents(Column):
    """JSON documents as their canonical text (`json_text`)."""

    text: Text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def width(self) -> int:
        return self.text.width

    def write(self, out: Bytes, pad: int = 0) -> None:
        self.text.write(out, pad)

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        return self.text.pieces() if self.text.nulls is None else None

    def present(self) -> list[Any]:
        return [json.loads(text) for text in self.text.present()]

    def stored(self) -> list[Any]:
        return self._with_none(self.text.present())

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, text=self.text.take(index), nulls=self._taken(index))


def documents(values: Mapping[str, Any]) -> Documents:
    """One document a row with these values: columns (text, integers, booleans), mappings of such, or constants.

    Where a column is null the document says null.
    """
    text = _json(values, _rows(values))
    assert isinstance(text, Text)
    return Documents(text)


def one_of(which: Numbers, options: tuple[Documents, ...]) -> Documents:
    """The document of option `which[row]` for each row."""
    return Documents(Choose(which, tuple(option.text for option in options)))


def _rows(value: Any) -> int:
    if isinstance(value, Column):
        return len(value)
    inner = value.values() if isinstance(value, Mapping) else ()
    return max((_rows(one) for one in inner), default=0)


def _json(value: Any, rows: int) -> Text:
    if isinstance(value, Mapping):
        parts: list[Column | str] = []
        for place, key in enumerate(sorted(value)):
            parts += [f"{',' if place else '{'}{json_text(key)}:", _json(value[key], rows)]
        return template(*parts, "}") if parts else constant("{}", rows)
    if not isinstance(value, Column):
        return constant(json_text(value), rows)
    plain = _value(value)
    if value.nulls is None:
        return plain
    return Choose(value.nulls.astype(np.int64), (plain, constant("null", rows)))


def _value(column: Column) -> Text:
    if isinstance(column, Text):
        return template('"', mapped(replace(column, nulls=None), _inside), '"')
    if isinstance(column, Booleans):
        return Words(column.array.astype(np.int64), _TRUTH)
    if isinstance(column, Integers):
        return template(column, "")
    raise TypeError(f"a JSON document takes columns of text, integers and booleans, not {type(column).__name__}")


def _inside(text: str) -> str:
    """A string as it stands between the quotes of JSON."""
    return json_text(text)[1:-1]

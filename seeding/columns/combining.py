"""One column put together from parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from seeding.columns.column import Column, Mask
from seeding.columns.documents import Documents
from seeding.columns.objects import Objects
from seeding.columns.text import Choose, Strings, Text, Words
from seeding.keys import Numbers


def combine(parts: Sequence[tuple[Numbers, Column]], rows: int) -> Column:
    """One column of `rows` rows from parts that come with the positions that they fill."""
    first = parts[0][1]
    order = np.empty(rows, dtype=np.int64)
    order[np.concatenate([index for index, _ in parts])] = np.arange(rows)
    nulls = None
    if any(part.nulls is not None for _, part in parts):
        nulls = np.concatenate([null_mask(part) for _, part in parts])[order]
    if isinstance(first, Words) and all(isinstance(part, Words) and part.bank == first.bank for _, part in parts):
        return replace(first, codes=np.concatenate([part.array for _, part in parts])[order], nulls=nulls)
    if isinstance(first, Text):
        which = np.repeat(np.arange(len(parts)), [len(part) for _, part in parts])[order]
        inside = np.concatenate([np.arange(len(part)) for _, part in parts])[order]
        clipped = tuple(_as_text(part).take(np.minimum(inside, max(len(part) - 1, 0))) for _, part in parts)
        return Choose(which, clipped, nulls=nulls)
    if isinstance(first, Documents):
        texts = [(index, part.text) for index, part in parts if isinstance(part, Documents)]
        text = combine(texts, rows)
        assert isinstance(text, Text)
        return Documents(text, nulls=nulls)
    if isinstance(first, Objects):
        values = [value for _, part in parts for value in part.present()]
        return replace(first, objects=tuple(values[place] for place in order.tolist()), nulls=nulls)
    arrays: dict[str, Any] = {}
    for name, value in vars(first).items():
        if isinstance(value, np.ndarray) and name in type(first).__dataclass_fields__ and name != "nulls":
            arrays[name] = np.concatenate([getattr(part, name) for _, part in parts])[order]
    return replace(first, **arrays, nulls=nulls)


def joined(parts: Sequence[Column]) -> Column | None:
    """The parts one after the other as one column of their class; None unless they are numbers or words of a bank."""
    first = parts[0]
    if not all(type(part) is type(first) for part in parts):
        return None
    if isinstance(first, Words):
        if any(isinstance(part, Words) and part.bank != first.bank for part in parts):
            return None
    elif isinstance(first, (Text, Objects)):
        return None
    index = np.split(np.arange(sum(map(len, parts))), np.cumsum([len(part) for part in parts])[:-1])
    nulls = np.concatenate([null_mask(part) for part in parts])
    if isinstance(first, Words):
        codes = np.concatenate([part.codes for part in parts if isinstance(part, Words)])
        return Words(codes, first.bank, nulls=nulls if nulls.any() else None)
    return combine(list(zip(index, parts, strict=True)), len(nulls))


def null_mask(column: Column) -> Mask:
    return np.zeros(len(column), dtype=np.bool_) if column.nulls is None else column.nulls


def _as_text(column: Column) -> Text:
    return column if isinstance(column, Text) else Strings(tuple(map(str, column.present())), nulls=column.nulls)

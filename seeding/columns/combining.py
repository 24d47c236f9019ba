"""One column put together from parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from seeding.columns.column import Column, Mask
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
    if isinstance(first, Objects):
        values = [value for _, part in parts for value in part.present()]
        return replace(first, objects=tuple(values[place] for place in order.tolist()), nulls=nulls)
    arrays: dict[str, Any] = {}
    for name, value in vars(first).items():
        if isinstance(value, np.ndarray) and name in type(first).__dataclass_fields__ and name != "nulls":
            arrays[name] = np.concatenate([getattr(part, name) for _, part in parts])[order]
    return replace(first, **arrays, nulls=nulls)


def null_mask(column: Column) -> Mask:
    return np.zeros(len(column), dtype=np.bool_) if column.nulls is None else column.nulls


def _as_text(column: Column) -> Text:
    return column if isinstance(column, Text) else Strings(tuple(map(str, column.present())), nulls=column.nulls)

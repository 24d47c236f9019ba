"""Short numbers that tell the values of a domain apart together with the names that stand before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Keys, Numbers, below, derive

Render = Callable[[Keys, Numbers], Sequence[str]]
"""Texts of identities with their numbers."""
Prints = Callable[[Sequence[str]], Keys]
"""A hash of each text, the same for spellings that count as one."""
Refuse = Callable[[Sequence[str]], NDArray[np.bool_]]
"""Which texts may not be given."""
_Refused = Callable[[Sequence[str], Keys], NDArray[np.bool_]]

_EACH = 1 << 16
_TRIES = 3
"""Numbers that are tried before longer ones are."""
_ROUNDS = 48


def first_numbers(keys: Keys, size: int) -> Numbers:
    """The number that each identity has where nothing speaks against it."""
    return below(derive(keys, "slot"), size)


def distinct_numbers(
    known: Keys, render: Render, prints: Prints, refused: _Refused, *, first: int, capacity: int
) -> tuple[Numbers, Numbers]:
    """The identities (their places in `known`) that need another number than their first, with that number.

    No two of `known` then have the same text, and none has one that is refused. A number follows from the identity
    alone, unless its text is met: then the identity that comes later tries again, and further numbers become longer.
    `refused` gets the hashes of the texts, too. An identity for which no number was found keeps its first: what
    refuses it has to tell.
    """
    numbers = first_numbers(known, first)
    hashes, waiting = _looked_at(known, numbers, render, prints, refused)
    waiting[later_of_equal(hashes, ~waiting)] = True
    taken = np.sort(hashes[~waiting])
    losing = np.flatnonzero(waiting)
    won: list[Numbers] = []
    for attempt in range(1, _ROUNDS + 1):
        if not len(losing):
            break
        size = min(first * 10 ** min(attempt // _TRIES, 15), capacity)
        tried = below(derive(known[losing], f"slot {attempt}"), size)
        hashes, bad = _looked_at(known[losing], tried, render, prints, refused)
        bad |= within(hashes, taken)
        bad[later_of_equal(hashes, ~bad)] = True
        fine = ~bad
        numbers[losing[fine]] = tried[fine]
        won.append(losing[fine])
        taken = np.sort(np.concatenate([taken, hashes[fine]]))
        losing = losing[bad]
    moved = np.sort(np.concatenate(won)) if won else np.zeros(0, dtype=np.int64)
    return moved, numbers[moved]


def _looked_at(
    keys: Keys, numbers: Numbers, render: Render, prints: Prints, refused: _Refused
) -> tuple[Keys, NDArray[np.bool_]]:
    """The hashes of the texts, and which of them are refused."""
    hashes, bad = np.zeros(len(keys), dtype=np.uint64), np.zeros(len(keys), dtype=np.bool_)
    for start in range(0, len(keys), _EACH):
        part = slice(start, start + _EACH)
        texts = render(keys[part], numbers[part])
        hashes[part] = prints(texts)
        bad[part] = refused(texts, hashes[part])
    return hashes, bad


def later_of_equal(values: NDArray[Any], among: NDArray[np.bool_] | None = None) -> Numbers:
    """The places of all but the first of each group of equal values, in rising order; of some values only where
    `among` tells which.
    """
    places = np.arange(len(values)) if among is None else np.flatnonzero(among)
    order = places[np.argsort(values[places], kind="stable")]
    ordered = values[order]
    return np.sort(order[1:][ordered[1:] == ordered[:-1]])


def within(values: NDArray[Any], ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether each value is among sorted ones."""
    if not len(ordered):
        return np.zeros(len(values), dtype=np.bool_)
    places = np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)
    return ordered[places] == values

"""Bins of histograms: edges that a person would have chosen, exact for whole numbers and decimals."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

BINS = 30
"""About so many bins cover a range."""

_STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Bins:
    """Half-open bins between rising `edges`. A `log` scale has `zeros` in a bin of their own, the first one.

    `whole` bins are one whole number wide, and stand for that number.
    """

    edges: tuple[float, ...]
    scale: str = "linear"
    zeros: bool = False
    whole: bool = False

    def __len__(self) -> int:
        return len(self.edges) - 1 + self.zeros

    def shown(self, scale: float) -> Bins:
        """The same bins in units of `scale`."""
        return Bins(tuple(edge / scale for edge in self.edges), self.scale, self.zeros, self.whole and scale == 1)

    def range_of(self, place: int) -> tuple[float, float]:
        """The edges of a bin; the bin of the zeros lies between 0 and 0."""
        if self.zeros:
            if place == 0:
                return 0.0, 0.0
            place -= 1
        return self.edges[place], self.edges[place + 1]


def nice_step(span: float, most: int) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that divides `span` into at most `most` parts."""
    raw = span / most
    power = math.floor(math.log10(raw))
    for exponent in (power - 1, power, power + 1):
        for factor in _STEPS:
            step = factor * 10.0**exponent if exponent < 0 else float(factor * 10**exponent)
            if step >= raw * (1 - 1e-9):
                return step
    return float(10 ** (power + 2))


def linear(raw: NDArray[Any], scale: float = 1, step: float | None = None) -> Bins:
    """Bins of one width from below the least of some numbers to above the greatest.

    Whole numbers, `scale` of which make one of the unit that is shown, get whole edges.
    """
    low, high = raw.min(), raw.max()
    counted = raw.dtype.kind in "iu"
    if counted:
        low, high = int(low), int(high)
        wide = step if step is not None else nice_step((high - low + 1) / scale, BINS)
        width = max(1, round(wide * scale))
        first, count = low // width, high // width - low // width + 1
        edges = tuple(float((first + place) * width) for place in range(count + 1))
        return Bins(edges, whole=width == 1 and scale == 1)
    low, high = float(low), float(high)
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        # All the same, as far as a chart can tell.
        return Bins((low, high + (abs(high) * 1e-6 or 1.0)))
    wide = step if step is not None else nice_step(high - low, BINS)
    first, last = math.floor(low / wide), math.floor(high / wide)
    return Bins(tuple(float(f"{place * wide:.15g}") for place in range(first, last + 2)))


def logarithmic(raw: NDArray[Any], scale: float = 1) -> Bins:
    """Bins that grow by one factor, 1, 10, 100 and so on among their edges, and one for zeros if there are any."""
    positive = raw[raw > 0]
    low, high = float(positive.min()) / scale, float(positive.max()) / scale
    decades = math.log10(high / low)
    per = 5 if decades > 2 or (raw.dtype.kind in "iu" and low * scale < 10) else 10
    per = 3 if decades > 6 else per
    apart = math.ceil(decades / 20) if decades > 20 else 1 / per
    first, last = math.floor(math.log10(low) / apart + 1e-9), math.floor(math.log10(high) / apart + 1e-9)
    edges = [float(f"{10.0 ** (place * apart):.9g}") * scale for place in range(first, last + 2)]
    if raw.dtype.kind in "iu":
        edges = sorted({float(math.ceil(edge - 1e-6)) for edge in edges})
    return Bins(tuple(edges), "log", zeros=bool((raw == 0).any()))


def binned(raw: NDArray[Any], bins: Bins) -> tuple[int, ...]:
    """How many numbers fall into each bin."""
    numbers = raw[raw > 0] if bins.scale == "log" else raw
    places = np.searchsorted(np.array(bins.edges), numbers, side="right") - 1
    counts = np.bincount(np.clip(places, 0, len(bins.edges) - 2), minlength=len(bins.edges) - 1).tolist()
    if bins.zeros:
        counts.insert(0, int((raw == 0).sum()))
    return tuple(counts)

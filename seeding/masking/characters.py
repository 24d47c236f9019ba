"""Many texts as one array of code points: what is done to characters is done to all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Numbers

Mask = NDArray[np.bool_]

ALPHABETS = {
    "digits": "0123456789",
    "lower": "abcdefghijklmnopqrstuvwxyz",
    "upper": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "letters": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "alphanumeric": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lower_alphanumeric": "0123456789abcdefghijklmnopqrstuvwxyz",
    "upper_alphanumeric": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "hex": "0123456789abcdef",
    "upper_hex": "0123456789ABCDEF",
    "base32": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
}
"""Alphabets by name."""

_CODE_POINTS = 0x110000


@lru_cache(maxsize=64)
def table(alphabet: str) -> NDArray[np.int32]:
    """The place in an alphabet of every code point, -1 for those that it has not."""
    places = np.full(_CODE_POINTS, -1, dtype=np.int32)
    places[points(alphabet)] = np.arange(len(alphabet), dtype=np.int32)
    return places


def points(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@dataclass
class Characters:
    """The code points of texts one behind the other, and where each text begins and ends."""

    points: NDArray[np.uint32]
    bounds: Numbers

    @classmethod
    def of(cls, texts: Sequence[str]) -> Characters:
        bounds = np.zeros(len(texts) + 1, dtype=np.int64)
        np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)), out=bounds[1:])
        return cls(points("".join(texts)).copy(), bounds)

    @property
    def rows(self) -> Numbers:
        """The number of the text that each character belongs to."""
        return np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds))

    @property
    def offsets(self) -> Numbers:
        """The place of each character in its text."""
        return np.arange(len(self.points)) - np.repeat(self.bounds[:-1], np.diff(self.bounds))

    def counts(self, mask: Mask) -> Numbers:
        """How many characters of each text are marked."""
        total = np.zeros(len(mask) + 1, dtype=np.int64)
        np.cumsum(mask, out=total[1:])
        return total[self.bounds[1:]] - total[self.bounds[:-1]]

    def texts(self) -> list[str]:
        joined = self.points.tobytes().decode("utf-32-le", "surrogatepass")
        edges = self.bounds.tolist()
        return [joined[start:end] for start, end in pairwise(edges)]

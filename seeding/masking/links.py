"""Whose a row is: from the value of a key to the key of the person, found without holding a value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from seeding.keys import Keys
from seeding.masking.secret import Secret


class Link:
    """From the values of one column (a primary key, a user name) to the person keys of their rows: 16 bytes a row.

    Whole numbers stand for themselves unless the column is `masked`: then they are originals, and hashed like texts.
    """

    def __init__(self, secret: Secret, *, masked: bool = False) -> None:
        self._secret = secret
        self._masked = masked
        self._parts: list[tuple[Keys, Keys]] = []
        self._values: Keys | None = None
        self._people: Keys | None = None

    def add(self, values: Sequence[Any], people: Keys) -> None:
        """Take a batch: the values of the column and the person keys of the same rows."""
        self._parts.append((self._hashed(values), people))
        self._values = None

    def find(self, values: Sequence[Any]) -> Keys:
        """The person key of each value; 0 for None and for values that no row has."""
        if not len(values):
            return np.zeros(0, dtype=np.uint64)
        known, people = self._sorted()
        if not len(known):
            return np.zeros(len(values), dtype=np.uint64)
        wanted = self._hashed(values)
        places = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        return np.where((known[places] == wanted) & (wanted != 0), people[places], np.uint64(0))

    def __len__(self) -> int:
        return sum(len(values) for values, _ in self._parts)

    @property
    def arrays(self) -> tuple[Keys, Keys]:
        """What is kept beside a run: the hashes of the values in rising order, and the person of each."""
        return self._sorted()

    def restore(self, values: Keys, people: Keys) -> None:
        """Take what `arrays` gave."""
        self._parts = [(values, people)]
        self._values = None

    def _sorted(self) -> tuple[Keys, Keys]:
        if self._values is None or self._people is None:
            values = np.concatenate([part[0] for part in self._parts]) if self._parts else np.zeros(0, dtype=np.uint64)
            people = np.concatenate([part[1] for part in self._parts]) if self._parts else np.zeros(0, dtype=np.uint64)
            order = np.argsort(values, kind="stable")
            self._values, self._people = values[order], people[order]
            self._parts = [(self._values, self._people)]
        return self._values, self._people

    def _hashed(self, values: Sequence[Any]) -> Keys:
        """A number for each value, 0 for None."""
        present = [value for value in values if value is not None]
        if not self._masked and all(type(value) is int and -1 < value < 1 << 63 for value in present):
            hashed = np.array(present, dtype=np.int64).view(np.uint64) + np.uint64(1)
        else:
            hashed = self._secret.keys("link", map(str, present))
        if len(present) == len(values):
            return hashed
        result = np.zeros(len(values), dtype=np.uint64)
        result[np.array([value is not None for value in values], dtype=np.bool_)] = hashed
        return result

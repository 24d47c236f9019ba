"""Whose a row or a value is: from a value to the key of the person, found without holding a value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Keys, mix
from seeding.masking.lookup import SortedHashes
from seeding.masking.secret import Secret


class Link:
    """From the values of one column (a primary key, a user name) to the person keys of their rows: 16 bytes a row.

    Whole numbers stand for themselves unless the column is `masked`: then they are originals, and hashed like texts.
    """

    def __init__(self, secret: Secret, *, masked: bool = False) -> None:
        self._secret = secret
        self._masked = masked
        self._parts: list[tuple[Keys, Keys]] = []
        self._sorted: tuple[SortedHashes, Keys] | None = None

    def add(self, values: Sequence[Any], people: Keys) -> None:
        """Take a batch: the values of the column and the person keys of the same rows."""
        self._parts.append((self._hashed(values), people))
        self._sorted = None

    def find(self, values: Sequence[Any]) -> Keys:
        """The person key of each value; 0 for None and for values that no row has."""
        if not len(values):
            return np.zeros(0, dtype=np.uint64)
        known, people = self._known
        if not len(known):
            return np.zeros(len(values), dtype=np.uint64)
        wanted = self._hashed(values)
        places, there = known.find(wanted)
        return np.where(there & (wanted != 0), people[places], np.uint64(0))

    def __len__(self) -> int:
        return sum(len(values) for values, _ in self._parts)

    def beside(self) -> Link:
        """A link of the same column that knows nobody yet."""
        return Link(self._secret, masked=self._masked)

    def collected(self) -> list[tuple[Keys, Keys]]:
        """What it was told, to be absorbed by another one."""
        return self._parts

    def absorb(self, collected: Sequence[tuple[Keys, Keys]]) -> None:
        """Take what a link beside this one was told."""
        self._parts += collected
        self._sorted = None

    @property
    def arrays(self) -> tuple[Keys, Keys]:
        """What is kept beside a run: the hashes of the values in rising order, and the person of each."""
        known, people = self._known
        return known.ordered, people

    def restore(self, values: Keys, people: Keys) -> None:
        """Take what `arrays` gave."""
        self._parts = [(values, people)]
        self._sorted = None

    @property
    def _known(self) -> tuple[SortedHashes, Keys]:
        if self._sorted is None:
            values = np.concatenate([part[0] for part in self._parts]) if self._parts else np.zeros(0, dtype=np.uint64)
            people = np.concatenate([part[1] for part in self._parts]) if self._parts else np.zeros(0, dtype=np.uint64)
            order = np.argsort(values, kind="stable")
            self._parts = [(values[order], people[order])]
            self._sorted = SortedHashes(self._parts[0][0]), self._parts[0][1]
        return self._sorted

    def _hashed(self, values: Sequence[Any]) -> Keys:
        """A number for each value, 0 for None."""
        present = [value for value in values if value is not None]
        whole = not self._masked and set(map(type, present)) <= {int}
        if whole and min(present, default=0) > -1 and max(present, default=0) < 1 << 63:
            # Mixed, which tells them apart as well, they are spread as hashes are; 0 is none of them.
            hashed = mix(np.array(present, dtype=np.int64).view(np.uint64) + np.uint64(1))
        else:
            hashed = self._secret.keys("link", map(str, present))
        if len(present) == len(values):
            return hashed
        result = np.zeros(len(values), dtype=np.uint64)
        result[np.array([value is not None for value in values], dtype=np.bool_)] = hashed
        return result


class Owners:
    """From the keys of identities to those of the persons that they belong to: 16 bytes for each."""

    def __init__(self) -> None:
        self._sorted = SortedHashes(np.zeros(0, dtype=np.uint64))
        self._people: Keys = np.zeros(0, dtype=np.uint64)
        self._waiting: list[tuple[Keys, Keys]] = []
        self._told: list[tuple[Keys, Keys]] | None = None
        """What it was told itself, where another one waits for that."""

    def __bool__(self) -> bool:
        """Whether anybody is known."""
        return bool(self._waiting) or bool(len(self._sorted))

    def add(self, identities: Keys, people: Keys) -> None:
        """Take a batch; 0 stands for nobody. Who is the first to have an identity keeps it."""
        told = people != 0
        if told.any():
            self._waiting.append((identities[told], people[told]))
            if self._told is not None:
                self._told.append(self._waiting[-1])

    def find(self, identities: Keys) -> Keys:
        """The person of each identity; itself where it was surveyed as nobody's."""
        known = self._known
        if not len(known) or not len(identities):
            return identities
        places, there = known.find(identities)
        return np.where(there, self._people[places], identities)

    def knows(self, identities: Keys) -> NDArray[np.bool_]:
        """Whether each identity was surveyed as somebody's."""
        return self._known.holds(identities)

    def beside(self) -> Owners:
        """One that knows what this one does, and tells apart what it is told itself."""
        other = Owners()
        other._sorted, other._people, other._told = self._known, self._people, []
        return other

    def collected(self) -> list[tuple[Keys, Keys]]:
        """What one beside another was told, to be absorbed by that."""
        return self._told or []

    def absorb(self, collected: Sequence[tuple[Keys, Keys]]) -> None:
        """Take what one beside this was told."""
        self._waiting += collected

    @property
    def arrays(self) -> tuple[Keys, Keys]:
        """The identities in rising order, and the person of each."""
        return self._known.ordered, self._people

    @property
    def _known(self) -> SortedHashes:
        if self._waiting:
            parts = [(self._sorted.ordered, self._people), *self._waiting]
            known = np.concatenate([part[0] for part in parts])
            people = np.concatenate([part[1] for part in parts])
            order = np.argsort(known, kind="stable")
            known, people = known[order], people[order]
            first = np.ones(len(known), dtype=np.bool_)
            first[1:] = known[1:] != known[:-1]
            self._sorted, self._people, self._waiting = SortedHashes(known[first]), people[first], []
        return self._sorted

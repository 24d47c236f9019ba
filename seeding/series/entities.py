"""Things known by an ID alone: the key of a customer, a meter or a sensor follows from its ID, wherever it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from seeding.columns import Bank, Integers, Template, Text, Words, constant
from seeding.keys import Keys, Numbers, mix, stream

ID = str | int

_PARTS = re.compile(r"(.*?)((?:0|[1-9][0-9]{0,17})?)", re.DOTALL)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_NONE = -1
_DIGITS = "0123456789"


@dataclass(frozen=True, eq=False)
class Entities:
    """IDs in columns: what stands before the number at an ID's end, and that number (-1 where there is none).

    An integer is the same ID as its decimal text.
    """

    prefixes: tuple[str, ...]
    which: Numbers
    """The position in `prefixes` of each ID."""
    numbers: Numbers

    @classmethod
    def of(cls, ids: Iterable[ID]) -> Entities:
        """Any IDs. ValueError for an empty one, TypeError for one that is neither text nor a whole number."""
        prefixes: dict[str, int] = {}
        which, numbers = [], []
        for given in ids:
            if isinstance(given, bool) or not isinstance(given, (str, int, np.integer)):
                raise TypeError(f"an ID is text or a whole number, not {given!r}")
            text = str(given)
            if not text or "\0" in text:
                raise ValueError(f"an ID is not empty and holds no character U+0000, unlike {text!r}")
            found = _PARTS.fullmatch(text)
            assert found is not None
            which.append(prefixes.setdefault(found[1], len(prefixes)))
            numbers.append(int(found[2]) if found[2] else _NONE)
        return cls(tuple(prefixes), np.array(which, dtype=np.int64), np.array(numbers, dtype=np.int64))

    @classmethod
    def numbered(cls, prefix: str, numbers: Numbers | range) -> Entities:
        """`prefix` with each of these numbers (0 to 10**18 - 1), which is what `of` makes of the same texts."""
        if prefix and prefix[-1] in _DIGITS:
            raise ValueError(f"a prefix of numbers ends in no digit, and {prefix!r} does")
        array = np.asarray(numbers, dtype=np.int64)
        if not _within(array):
            raise ValueError("the numbers of IDs reach from 0 to 10**18 - 1")
        return cls((prefix,), np.zeros(len(array), dtype=np.int64), array)

    @classmethod
    def joined(cls, parts: Sequence[Entities]) -> Entities:
        """The IDs of all parts, one part after the other."""
        if len(parts) == 1:
            return parts[0]
        prefixes = {prefix: None for part in parts for prefix in part.prefixes}
        places = {prefix: place for place, prefix in enumerate(prefixes)}
        which = [np.array([places[prefix] for prefix in part.prefixes], dtype=np.int64)[part.which] for part in parts]
        return cls(tuple(prefixes), np.concatenate(which), np.concatenate([part.numbers for part in parts]))

    @classmethod
    def read(cls, column: Text) -> Entities:
        """The IDs that a column of text holds. Numbers with a common prefix are not put together first."""
        match column:
            case Template(parts=(Words(codes=_, bank=bank), Integers(numbers=numbers)), nulls=None) if (
                len(bank) == 1 and bank.words[0] and bank.words[0][-1] not in _DIGITS and _within(numbers)
            ):
                return cls.numbered(bank.words[0], numbers)
            case Template(parts=(Integers(numbers=numbers),), nulls=None) if _within(numbers):
                return cls.numbered("", numbers)
        return cls.of(column.present())

    def __len__(self) -> int:
        return len(self.numbers)

    def spaces(self, name: str, seed: int = 0) -> Keys:
        """A key of each ID's prefix for a purpose."""
        keys = np.array([stream(seed, name, prefix) for prefix in self.prefixes], dtype=np.uint64)
        return keys[self.which]

    def keys(self, name: str, seed: int = 0) -> Keys:
        """The key of each ID for a purpose."""
        return keyed(self.spaces(name, seed), self.numbers)

    def take(self, index: Numbers | slice) -> Entities:
        """The IDs at `index`, in that order."""
        return Entities(self.prefixes, self.which[index], self.numbers[index])

    @property
    def texts(self) -> list[str]:
        """The IDs as a list of texts."""
        pairs = zip(self.which.tolist(), self.numbers.tolist(), strict=True)
        return [self.prefixes[which] + ("" if number < 0 else str(number)) for which, number in pairs]

    def column(self, index: Numbers) -> Text:
        """The IDs at `index` as a column of text."""
        if len(self.prefixes) == 1 and len(self) and int(self.numbers.min()) >= 0:
            prefix = (constant(self.prefixes[0], len(index)),) if self.prefixes[0] else ()
            return Template((*prefix, Integers(self.numbers[index])))
        return Words(index, self._bank)

    @cached_property
    def _bank(self) -> Bank:
        return Bank(tuple(self.texts))


def keyed(keys: Keys, numbers: Numbers) -> Keys:
    """A key for each pair of a key and a number, such as an instant; the arrays are broadcast."""
    return mix(keys + numbers.astype(np.uint64) * _GOLDEN)


def _within(numbers: Numbers) -> bool:
    return int(numbers.min(initial=0)) >= 0 and int(numbers.max(initial=0)) < 10**18

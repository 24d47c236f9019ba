"""Sentences with slots: what a project says of its own subjects, drawn as quickly as words of a list.

Frames are expanded with every word that can fill them into one bank, so a row is a position in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from re import findall

import numpy as np

from seeding.columns import Bank, Mask, Words
from seeding.generators import pick_weighted
from seeding.keys import Keys, Numbers, below, derive
from seeding.kinds.text import expand

Fillings = Sequence[Mapping[str, str]]
"""What the slots of a group's frames may hold together: `[{"tool": "a saw", "thing": "wood"}, …]`."""


@dataclass(frozen=True, eq=False)
class Phrases:
    """The frames of each group, filled. See `phrases`."""

    bank: Bank
    frames: Numbers
    """The first frame of each group, and the end of the last one."""
    variants: Numbers
    """The first variant of each frame, and the end of the last one."""
    starts: Numbers
    """The place of each variant in the bank, where its first filling stands."""
    strides: Numbers
    """How far apart the fillings of each variant stand: 0 for one without slots."""

    def draw(
        self, keys: Keys, groups: int | Numbers, fillings: Numbers | None = None, shown: Mask | None = None
    ) -> Words:
        """A phrase of each row's group: a frame, each as likely, with the filling of that number.

        Nothing where `shown` is false. Frames of groups that have fillings take them: `fillings` must be below their
        number.
        """
        group = np.broadcast_to(np.asarray(groups, dtype=np.int64), (len(keys),))
        first = self.frames.take(group)
        frame = first + below(keys, self.frames.take(group + 1) - first)
        variant = self.variants.take(frame)
        variant = variant + below(derive(keys, "variant"), self.variants.take(frame + 1) - variant)
        codes = self.starts.take(variant)
        if fillings is not None:
            codes = codes + self.strides.take(variant) * fillings
        return Words(codes if shown is None else np.where(shown, codes, 0), self.bank)


def phrases(frames: Sequence[Sequence[str]], fillings: Sequence[Fillings] | None = None, before: str = "") -> Phrases:
    """The frames of each group with the fillings of that group.

    In a frame `{slot}` is filled, `{Slot}` too, with a capital letter, and `[a|b]` is one of several words. `before`
    stands before each phrase that is shown, such as the space between sentences. ValueError for a slot that has no
    filling.
    """
    texts: list[str] = [""]
    first_frames, first_variants, starts, strides = [0], [0], [], []
    for place, group in enumerate(frames):
        filled = fillings[place] if fillings is not None else ()
        for frame in group:
            for variant in expand(frame):
                starts.append(len(texts))
                slots = findall(r"\{(\w+)\}", variant)
                strides.append(1 if slots else 0)
                known = bool(filled) and all(slot.lower() in words for words in filled for slot in slots)
                if slots and not known:
                    raise ValueError(f"{frame!r} has a slot that nothing fills: {', '.join(slots)}")
                texts += [before + _fill(variant, slots, words) for words in filled] if slots else [before + variant]
            first_variants.append(len(starts))
        first_frames.append(len(first_variants) - 1)
    numbers = (np.array(values, dtype=np.int64) for values in (first_frames, first_variants, starts, strides))
    return Phrases(Bank(tuple(texts)), *numbers)


def _fill(frame: str, slots: Sequence[str], words: Mapping[str, str]) -> str:
    for slot in slots:
        word = words[slot.lower()]
        frame = frame.replace(f"{{{slot}}}", word[:1].upper() + word[1:] if slot[0].isupper() else word, 1)
    return frame


@dataclass(frozen=True, eq=False)
class Lists:
    """Words in groups, drawn within a group; with weights, each as likely as its own says."""

    bank: Bank
    starts: Numbers
    counts: Numbers
    weights: tuple[tuple[float, ...], ...] | None = None

    def draw(self, keys: Keys, groups: Numbers) -> Words:
        """A word of each row's group."""
        if self.weights is None:
            return Words(self.starts.take(groups) + below(keys, self.counts.take(groups)), self.bank)
        codes = np.zeros(len(keys), dtype=np.int64)
        for group in np.unique(groups).tolist():
            index = np.flatnonzero(groups == group)
            codes[index] = self.starts[group] + pick_weighted(keys[index], self.weights[group])
        return Words(codes, self.bank)

    def at(self, groups: Numbers, places: Numbers) -> Words:
        """The word at a place of each row's group."""
        return Words(self.starts.take(groups) + places, self.bank)


def lists(groups: Sequence[Sequence[str] | Mapping[str, float]]) -> Lists:
    """Words by group; a mapping gives weights, which all groups must have then."""
    counts = np.array([len(group) for group in groups], dtype=np.int64)
    weights = tuple(tuple(map(float, group.values())) for group in groups if isinstance(group, Mapping))
    if weights and len(weights) != len(groups):
        raise ValueError("either all groups of lists() have weights or none")
    bank = Bank(tuple(word for group in groups for word in group))
    return Lists(bank, np.cumsum(counts) - counts, counts, weights or None)


def crossed(**slots: Sequence[str]) -> list[dict[str, str]]:
    """Fillings of every combination of words, the last slot changing first."""
    return [dict(zip(slots, words, strict=True)) for words in product(*slots.values())]


__all__ = ["Lists", "Phrases", "crossed", "lists", "phrases"]

"""What is said of things: a sentence or two that fit a pet, a hotel or a task."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from seeding.columns import Bank, Template, Text, Words
from seeding.generators import pick_weighted
from seeding.keys import Keys, below, derive
from seeding.kinds.telling_data import SAID
from seeding.kinds.text import weighted_texts
from seeding.kinds.words import fitted

GROUPS = {thing: group for group, (things, *_) in SAID.items() for thing in things.split()}
"""The group of each thing."""


def said_of(group: str, keys: Keys, max_length: int | None) -> Text:
    """A sentence on something of a group, and for three of four another one, where it has room."""
    (first, of_first), (second, of_second) = _sentences(group)
    begun = fitted(Words(pick_weighted(derive(keys, "said first"), of_first), first), max_length)
    codes = 1 + pick_weighted(derive(keys, "said then"), of_second)
    codes = np.where(below(derive(keys, "says more"), 4) > 0, codes, 0)
    if max_length is not None:
        codes = np.where(begun.lengths + second.lengths.take(codes) <= max_length, codes, 0)
    return Template((begun, Words(codes, second)))


@lru_cache(maxsize=32)
def _sentences(group: str) -> tuple[tuple[Bank, tuple[float, ...]], tuple[Bank, tuple[float, ...]]]:
    """What comes first and what may follow, after nothing, weighted so that each frame is as likely."""
    _, first, then = SAID[group]
    firsts, weights = weighted_texts(first)
    thens, others = weighted_texts(then)
    return (Bank(firsts), weights), (Bank(("", *(f" {text}" for text in thens))), others)


def shortest_said(group: str) -> int:
    """How many characters the shortest first sentence has."""
    return int(_sentences(group)[0][0].lengths.min())

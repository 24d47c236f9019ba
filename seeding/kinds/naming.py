"""What things are called, by the words for them: a team, a course, a recipe.

A model's `name` or `title` is that of its rows, and a column `team_name` that of a team.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from re import split

import numpy as np

from seeding.columns import Bank, Choose, Column, Words
from seeding.generators import pick_weighted
from seeding.keys import permute
from seeding.kinds import Draw, kind
from seeding.kinds.naming_data import THINGS
from seeding.kinds.text import expand, numbered
from seeding.kinds.words import fitted

_TURNS = 13
"""Characters that are kept for the blank and the number of a name that comes again."""


_ROOM = 8
"""Characters that a column must have beyond those of the shortest name: of fewer names, too many would be the same."""


def _shortest(frames: tuple[str, ...]) -> int:
    """How many characters the shortest text of frames has."""
    return min(sum(min(map(len, part.split("|"))) for part in split(r"\[(.*?)\]", frame)) for frame in frames)


def names_of(thing: str) -> Bank:
    """All that things of a kind are called."""
    return _names(THINGS[thing][2])[0]


@lru_cache(maxsize=256)
def _names(frames: tuple[str, ...]) -> tuple[Bank, tuple[float, ...]]:
    """The texts of frames, once each, weighted so that each frame is as likely."""
    weights: dict[str, float] = {}
    for texts in map(expand, frames):
        weights |= {text: 1 / len(texts) for text in texts if text not in weights}
    return Bank(tuple(weights)), tuple(weights.values())


def _called(draw: Draw, purpose: str, frames: tuple[str, ...]) -> Column:
    bank, weights = _names(frames)
    drawn = Words(pick_weighted(draw.keys_for(purpose), weights), bank)
    if not draw.unique:
        return fitted(drawn, draw.max_length)
    if draw.max_length is not None and drawn.longest + _TURNS > draw.max_length:
        return numbered(drawn, draw.numbers(), draw.max_length, " ")
    # Each name once, then each with a 2 behind it, and so on.
    turn, place = np.divmod(draw.positions, len(bank))
    different = Words(permute(place, len(bank), draw.unique_key), bank)
    if not turn.any():
        return different
    return Choose((turn > 0).astype(np.int64), (different, numbered(different, turn + 1, draw.max_length, " ")))


def _drawing(name: str, frames: tuple[str, ...], what: str) -> Callable[[Draw], Column]:
    def draw(asked: Draw) -> Column:
        return _called(asked, name, frames)

    draw.__name__, draw.__doc__ = name, f"Names of {what}." if not what.startswith("names") else f"{what.capitalize()}."
    return draw


for _name, (_words, _what, _frames) in THINGS.items():
    kind(
        _name,
        names=(rf"(?:[a-z0-9]+_)*(?:{_words})s?_(name|title|label)",),
        pattern=r"\S.*",
        unique_values=None,
        min_length=max(12, _shortest(_frames) + _ROOM),
    )(_drawing(_name, _frames, _what))

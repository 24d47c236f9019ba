"""Less of the same value: characters hidden, or cut off. A value is never left whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from seeding.masking.characters import Characters, points
from seeding.masking.domains import text_of
from seeding.masking.techniques.fitting import misfits, not_distinct
from seeding.masking.techniques.technique import Cells, Target, Technique, apply_to_present, technique
from seeding.schema import Storage


@technique("redact")
@dataclass(frozen=True, kw_only=True)
class Redact(Technique):
    """A mask character in the place of every letter and digit; the length stays, and separators, where asked, do.

    Where nothing would be hidden, everything is.
    """

    character: str = "*"
    """What takes the place of a letter or digit."""
    keep_first: int = 0
    """Letters and digits at the beginning that stay."""
    keep_last: int = 0
    """Letters and digits at the end that stay."""
    keep_separators: bool = True
    """Whether what is neither letter nor digit stays."""
    keep_domain: bool = False
    """Whether what follows the last @ stays."""

    types: ClassVar[tuple[Storage, ...] | None] = ("text",)
    primary: ClassVar[str | None] = "character"

    def __post_init__(self) -> None:
        if not isinstance(self.character, str) or len(self.character) != 1:
            raise ValueError(f"redact: character is one character, not {self.character!r}.")
        for name in ("keep_first", "keep_last"):
            count = getattr(self, name)
            if type(count) is not int or count < 0:
                raise ValueError(f"redact: {name} is a whole number from 0 on, not {count!r}.")
        for name in ("keep_separators", "keep_domain"):
            if not isinstance(getattr(self, name), bool):
                raise ValueError(f"redact: {name} is true or false, not {getattr(self, name)!r}.")

    def problems(self, target: Target) -> Iterable[str]:
        yield from not_distinct(target, "redacted values of one length are the same")
        yield from misfits(self, target, "{substitute: …} with a kind, or {hash: {}}")

    def mask(self, cells: Cells) -> list[Any]:
        return apply_to_present(cells.values, lambda values: self._masked([text_of(value) for value in values]))

    def _masked(self, texts: list[str]) -> list[str]:
        whole = Characters.of(texts)
        distinct, inverse = np.unique(whole.points, return_inverse=True)
        alphanumeric = np.array([chr(one).isalnum() for one in distinct.tolist()], dtype=np.bool_)[inverse]
        hidden = alphanumeric if self.keep_separators else np.ones(len(whole.points), dtype=np.bool_)
        if self.keep_domain:
            ends = np.array([text.rfind("@") for text in texts], dtype=np.int64)
            lengths = np.diff(whole.bounds)
            hidden = hidden & (whole.offsets < np.repeat(np.where(ends < 0, lengths, ends), lengths))
        kept = hidden.copy()
        rank = np.cumsum(hidden) - 1
        counts = whole.counts(hidden)
        before = np.cumsum(counts) - counts
        rows = whole.rows
        own = rank - before[rows]
        # Who has hardly more letters than may stay shows none of them.
        few = counts <= self.keep_first + self.keep_last
        kept &= ~few[rows] & ((own < self.keep_first) | (own >= (counts[rows] - self.keep_last)))
        hidden = (hidden & ~kept) | (counts == 0)[rows]
        whole.points[hidden] = points(self.character)[0]
        return whole.texts()


@technique("truncate")
@dataclass(frozen=True, kw_only=True)
class Truncate(Technique):
    """The first characters, and at least one fewer than the value has; a value of one character becomes `*`."""

    length: int
    """How many characters stay."""

    types: ClassVar[tuple[Storage, ...] | None] = ("text",)
    primary: ClassVar[str | None] = "length"

    def __post_init__(self) -> None:
        if type(self.length) is not int or self.length < 1:
            raise ValueError(f"truncate: length is a whole number from 1 on, not {self.length!r}.")

    def problems(self, target: Target) -> Iterable[str]:
        yield from not_distinct(target, "values that are cut off may be the same")
        yield from misfits(self, target, "{substitute: …} with a kind, or {hash: {}}")

    def mask(self, cells: Cells) -> list[Any]:
        return apply_to_present(cells.values, lambda values: [cut(text_of(value), self.length) for value in values])


def cut(text: str, length: int) -> str:
    """The first characters of a text, never all of them."""
    return text[: min(length, len(text) - 1)] or "*"

"""The originals of masked columns that are nobody's name or address, as hashes: what each of them looks like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, Self

import numpy as np

from seeding.columns import Mask
from seeding.keys import Keys, Numbers
from seeding.kinds.network_data import HOST_ENDS, HOST_STARTS, PAGES
from seeding.masking.freetext.characters import ALONE, DIGIT, SEPARATOR
from seeding.masking.freetext.tokens import EXACT, JOINED, WORDS, Tokens
from seeding.masking.packed import LEAST_DIGITS, leaves
from seeding.masking.people import PARTS, Collected, People, PeopleSurvey, Source, is_moment
from seeding.masking.secret import Secret
from seeding.uploads import EXAMPLES

_LEAST_WORD = 8
_LEAST_PHRASE = 8
_EVERYDAY = 10
"""A sentence of at most so many words, all of them everyday ones or small numbers, is said of many things."""
_SAID = 3
"""So many such sentences are."""
_SENTENCES = re.compile(r"[.!?] (?=[A-Z])")
_SMALL = 4
"""Digits of a small number."""
MOST_TOKENS = 24
"""Of a longer original, its first tokens are searched for."""


@dataclass(frozen=True)
class CollectedOriginals(Collected):
    """What a survey of originals collected of some rows."""

    unsearched: Mapping[str, int]


class OriginalsSurvey(PeopleSurvey):
    """Collects the originals of masked columns that are not in the index of people already."""

    def __init__(self, secret: Secret, *, locales: tuple[str, ...] = ("en_US",)) -> None:
        super().__init__(secret, locales=locales)
        self._unsearched: Counter[str] = Counter()

    def add_column(
        self,
        column: str,
        values: Sequence[Any],
        people: Keys | None = None,
        part: str | None = None,
        *,
        everyday: bool = False,
    ) -> None:
        """Take a batch of a masked column (`app.Model.field`); `part` says what of a person it holds, if that is known.

        Values of any type: those of JSON and lists are taken one by one. The example files and
        the sites of seeded rows are nobody's. Where `everyday` is said, the values are texts and titles, and "Annual
        Audit 13" tells nothing of anybody.
        """
        owners = np.zeros(len(values), dtype=np.uint64) if people is None else people
        if part in PARTS and all(value is None or isinstance(value, str) for value in values):
            self._take(str(part), (column,), values, owners)
            return
        texts: list[str] = []
        rows: list[int] = []
        if set(map(type, values)) <= {str, type(None)}:
            rows = [row for row, value in enumerate(values) if value and not _of_seeding(value)]
            texts = [values[row] for row in rows]
            values = ()
        for row, value in enumerate(values):
            if isinstance(value, (bool, date, time, timedelta)):
                self._unsearched[column] += 1
                continue
            listed = [leaf for leaf in leaves(value) if leaf]
            texts.extend(listed)
            rows.extend([row] * len(listed))
        whose = owners[np.array(rows, dtype=np.int64)] if rows else owners[:0]
        source = self._source((column,), "original")
        for first in range(0, len(texts), 8192):
            batch = texts[first : first + 8192]
            if "\0" in "".join(batch):
                batch = [text.replace("\0", " ") for text in batch]
            self._anything(batch, whose[first : first + 8192], column, source, everyday)

    def _anything(self, texts: list[str], people: Keys, column: str, source: int, everyday: bool) -> None:
        """Each value as what it looks like: an address, a number with gaps or without, words, or a long text."""
        tokens = Tokens.of(texts, self._prints)
        count = len(texts)
        bounds: Numbers = np.searchsorted(tokens.placed(tokens.starts), tokens.bounds)
        firsts, lasts = bounds[:count], bounds[1:]
        digits = tokens.tally(tokens.kinds == DIGIT)
        characters = tokens.tally(tokens.kinds != SEPARATOR)
        alone = tokens.tally(tokens.kinds == ALONE)
        address = tokens.tally(tokens.codes == ord("@")) > 0
        amount: Numbers = lasts - firsts
        number = ~address & (digits >= LEAST_DIGITS - 2) & (characters >= LEAST_DIGITS) & (amount <= 8)
        number &= (digits >= LEAST_DIGITS) | (characters > digits)
        holds = np.zeros(len(tokens.starts) + 1, dtype=np.bool_)
        if len(tokens.starts):
            holds[:-1] = np.maximum.reduceat(tokens.kinds, tokens.starts) == DIGIT
        number &= holds[firsts]
        number = _without(number, texts, is_moment)
        words = ~address & ~number & (characters >= _LEAST_PHRASE) & (characters > digits)
        ordinary = self._common.holds(tokens.hashes)
        summed: Numbers = np.append(0, np.cumsum(ordinary))
        words &= np.where(amount > 1, summed[lasts] - summed[firsts] < amount, characters >= _LEAST_WORD)
        if everyday:
            plain = self._everyday.holds(tokens.hashes) | ordinary
            plain |= (tokens.kinds[tokens.starts] == DIGIT) & (tokens.ends - tokens.starts <= _SMALL)
            summed = np.append(0, np.cumsum(plain))
            said = np.array([min(len(_SENTENCES.findall(text)) + 1, _SAID) for text in texts], dtype=np.int64)
            words &= (amount < 2) | (amount > _EVERYDAY * said) | (summed[lasts] - summed[firsts] < amount)
        ordinary_words = self._known if everyday else self._words
        words = words & (amount > 1) | _without(words & (amount <= 1), texts, ordinary_words.__contains__)
        words |= (alone >= 4) & ~number
        address &= characters >= LEAST_DIGITS
        phrase = words & (amount > 1) & (amount <= 6) & (alone == 0)
        for rows, mode in ((number, JOINED), (phrase, WORDS), ((words & ~phrase) | address, EXACT)):
            places = np.flatnonzero(rows)
            stops = np.minimum(lasts[places], firsts[places] + MOST_TOKENS)
            self._builder.add(
                tokens, firsts[places], stops, mode=mode, source=source, flags=0, people=people[places]
            )  # fmt: skip
        missed = int((~(number | words | address) & (characters > 0)).sum())
        if missed:
            self._unsearched[column] += missed

    def beside(self) -> Self:
        other = super().beside()
        other._unsearched = Counter()
        return other

    def collected(self) -> CollectedOriginals:
        known = super().collected()
        return CollectedOriginals(known.sources, known.gathered, self._unsearched)

    def absorb(self, other: Collected) -> None:
        super().absorb(other)
        assert isinstance(other, CollectedOriginals)
        self._unsearched.update(other.unsearched)

    def save_new(self, path: Path) -> dict[str, Any]:
        """Write the hashes that came since the last call; what else has to be known again, as JSON holds it."""
        self._builder.save_new(path)
        sources = [[list(one.columns), one.part, one.derived, one.lone] for one in self._sources]
        return {"sources": sources, "unsearched": dict(self._unsearched)}

    def restore(self, paths: Sequence[Path], told: Mapping[str, Any]) -> None:
        """Take what `save_new` wrote each time, and what it told at last."""
        for path in paths:
            self._builder.take(path)
        self._sources = {
            Source(tuple(columns), *rest): number for number, (columns, *rest) in enumerate(told["sources"])
        }
        self._unsearched = Counter(told["unsearched"])

    def finish(self) -> Originals:
        people = super().finish()
        return Originals(people.index, people.prints, people.sources, unsearched=dict(self._unsearched))


@dataclass(frozen=True)
class Originals(People):
    """Originals of columns that are about nobody in particular, as hashes."""

    unsearched: Mapping[str, int] = field(default_factory=dict)
    """By column, how many originals cannot be told from chance inside text: short words, small numbers, dates."""


_SITE = re.compile(
    rf"https?://(www\.)?({'|'.join(HOST_STARTS)})({'|'.join(HOST_ENDS)})\.example(\.(com|org|net))?(/({'|'.join(PAGES)}))?/?"
)


_EVERYBODYS = ("Mozilla/5.0", "Mozilla/4.0")
"""What nearly every browser says of itself first, and some say no more."""


def _of_seeding(value: str) -> bool:
    """Whether a text is an example file, or a page that every site that seeding draws has; or everybody's."""
    a_site = value.startswith("http") and _SITE.fullmatch(value) is not None
    return a_site or value.startswith(EXAMPLES) or value in _EVERYBODYS


def _without(chosen: Mask, texts: Sequence[str], unwanted: Callable[[str], bool]) -> Mask:
    """The chosen texts but for those that are unwanted, as they are in small letters and without blanks around them."""
    rows = np.flatnonzero(chosen)
    result = chosen.copy()
    result[rows] = [not unwanted(texts[row].lower().strip()) for row in rows.tolist()]
    return result

"""Texts cut into tokens, and the keyed hashes of them.

Texts become one array of code points. A polynomial rolling hash over folded characters (mod 2**64, its coefficients
drawn from the secret) gives each token's hash from prefix sums; a sequence of tokens is the sum of its tokens' mixed
hashes, so that "Smith, John" and "John Smith" are one; numbers are hashed as their digits one after the other. A second
hash, with coefficients of its own, confirms what the first one finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Keys, Numbers, mix
from seeding.masking.freetext.characters import ALONE, MARK, SEPARATOR, SIZE, classes, code_points, folds
from seeding.masking.freetext.escapes import ESCAPE, character, may_escape
from seeding.masking.lookup import SortedHashes, sorted_unique
from seeding.masking.secret import Secret

WORDS, EXACT, JOINED = 0, 1, 2
"""How a sequence is compared: as words in any order and with any blanks and punctuation between them, character by
character (without case and accents), or as letters and digits one after the other, with or without gaps."""

WITHIN = -1
"""What stands in the place of how many tokens lie between two: they are one token, of which the first is an initial."""

_BETWEEN = "\0"
_SALTS = {WORDS: np.uint64(0x5851F42D4C957F2D), JOINED: np.uint64(0x14057B7EF767814F)}
COUNT = np.uint64(0xD6E8FEB86659FD93)
"""What sets numbers of a hash apart, such as how many tokens it is of."""

_FIELDS = (
    "name first last second family given sur surname forename lastname firstname fname lname familyname givenname "
    "vorname nachname familienname prenom nom famille nombre apellido apellidos cognome nome sobrenome voornaam "
    "achternaam"
)
"""Words that fields with a part of a name are called by."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Prints:
    """The hash functions of one secret: without it nobody can compute what the index holds."""

    first: Keys = field(repr=False)
    second: Keys = field(repr=False)
    bases: tuple[int, int] = field(repr=False)
    salt: int = field(repr=False)

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, secret: Secret) -> Prints:
        """The functions of a secret; of one secret they are the same object."""
        drawn = np.frombuffer(secret.subkey("free text", size=40), dtype="<u8").astype(np.uint64)
        characters = folds().astype(np.uint64)
        tables = [mix(mix(characters + drawn[place]) ^ drawn[place + 1]) for place in (0, 2)]
        # Bases of 3 mod 8 lose the fewest low bits: their powers minus one are rarely even more than once.
        bases = int(drawn[1]) << 3 | 3, int(drawn[3]) << 3 | 3
        return cls(tables[0], tables[1], (bases[0] % 2**64, bases[1] % 2**64), int(drawn[4]))

    @cached_property
    def _powers(self) -> dict[str, Keys]:
        return {}

    @cached_property
    def field_names(self) -> SortedHashes:
        """The hashes of the words that fields with a part of a name are called by."""
        return SortedHashes(sorted_unique(Tokens.of(_FIELDS.split(), self).hashes))

    def powers(self, which: int, size: int) -> Keys:
        """base ** 0 … base ** (size - 1) of the first or the second hash."""
        return self._grown(f"power {which}", self.bases[which], size)

    def inverses(self, size: int) -> Keys:
        return self._grown("inverse", pow(self.bases[0], -1, 2**64), size)

    def _grown(self, name: str, base: int, size: int) -> Keys:
        known = self._powers.get(name)
        if known is None or len(known) < size:
            room = max(1 << 12, 1 << (size - 1).bit_length())
            grown = np.full(room, np.uint64(base))
            grown[0] = 1
            known = self._powers[name] = np.multiply.accumulate(grown)
        return known[:size]

    def words(self, sums: Keys, counts: Numbers | int) -> Keys:
        """The hash of sequences of words, from the sums of their tokens' mixed hashes and how many there are."""
        many = np.asarray(counts, dtype=np.int64).astype(np.uint64)
        return mix(sums + many * COUNT + _SALTS[WORDS])

    def joined(self, hashes: Keys, lengths: Numbers) -> Keys:
        return mix(hashes + lengths.astype(np.uint64) * COUNT + _SALTS[JOINED])

    def mixed(self, tokens: Keys) -> Keys:
        return mix(tokens ^ np.uint64(self.salt))

    def confirmed(self, seconds: Keys) -> NDArray[np.uint32]:
        """What confirms a sequence, of its second hash; of words that is the sum of those of its tokens, mixed."""
        return (self.mixed(seconds) >> np.uint64(32)).astype(np.uint32)


@dataclass(frozen=True)
class Spans:
    """What may be entries: the first and last token of each, from which character to before which, and the entry."""

    firsts: Numbers
    lasts: Numbers
    begins: Numbers
    ends: Numbers
    entries: Numbers
    inner: Numbers
    """How many tokens between the first and the last do not belong to it, or `WITHIN`."""

    def take(self, wanted: Mask) -> Spans:
        return Spans(*(getattr(self, one.name)[wanted] for one in fields(self)))

    @classmethod
    def joined(cls, parts: Sequence[Spans]) -> Spans:
        none: list[Numbers] = [np.zeros(0, dtype=np.int64)]
        return cls(*(np.concatenate(none + [getattr(part, one.name) for part in parts]) for one in fields(cls)))


@dataclass(frozen=True)
class Tokens:
    """Texts cut into tokens. Positions are those of `codes`, the characters of all texts with one between two."""

    prints: Prints
    codes: NDArray[Any]
    kinds: NDArray[np.uint8]
    kept: Numbers | None
    """The position in the joined texts of each of `codes`; None: all of them are there."""
    marks: Numbers
    """The positions of combining marks in the joined texts."""
    escapes: Numbers | None
    """Where escapes begin and end in the joined texts (2, how many); each is there with its last character alone."""
    bounds: Numbers
    """Where each text begins in the joined texts, and after the last one where the next would."""
    starts: Numbers
    ends: Numbers
    sums: Keys
    """Prefix sums of the rolling hash: one more than there are characters."""

    @classmethod
    def of(cls, texts: Sequence[str], prints: Prints) -> Tokens:
        joined = _BETWEEN.join(texts)
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        bounds = np.zeros(len(texts) + 1, dtype=np.int64)
        np.cumsum(lengths + 1, out=bounds[1:])
        codes = code_points(joined)
        kinds = np.take(classes(), codes)
        escapes = None
        if may_escape(joined):
            codes, escapes = _unescaped(texts, joined, bounds, codes, kinds)
        kept = None
        marks = np.flatnonzero(kinds >= MARK)
        if marks.size:
            kept = np.flatnonzero(kinds < MARK)
            marks = marks[kinds[marks] == MARK]
            codes, kinds = codes[kept], kinds[kept]
        weights = np.take(prints.first, codes)
        weights *= prints.powers(0, len(codes))
        sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        np.cumsum(weights, out=sums[1:])
        starts, ends = _token_bounds(kinds)
        return cls(prints, codes, kinds, kept, marks, escapes, bounds, starts, ends, sums)

    @cached_property
    def hashes(self) -> Keys:
        return self.spans(self.starts, self.ends)

    @cached_property
    def mixed_sums(self) -> Keys:
        """Prefix sums of the mixed hashes of tokens: one more than there are."""
        return self._summed(self.hashes)

    @cached_property
    def seconds(self) -> Keys:
        """The second hash of each token."""
        return self.second(self.starts, self.ends)

    @cached_property
    def _seconds_sums(self) -> Keys:
        return self._summed(self.seconds)

    def _summed(self, hashes: Keys) -> Keys:
        sums = np.zeros(len(hashes) + 1, dtype=np.uint64)
        np.cumsum(self.prints.mixed(hashes), out=sums[1:])
        return sums

    @cached_property
    def _with_alone(self) -> bool:
        """Whether there are scripts without blanks, whose characters are tokens in an order that counts."""
        return bool((self.kinds == ALONE).any())

    @cached_property
    def texts(self) -> Numbers:
        """The number of the text of each token."""
        return np.searchsorted(self.bounds, self.placed(self.starts), side="right") - 1

    @cached_property
    def _outermost(self) -> tuple[Mask, Mask]:
        """Whether each token is the first of its text, and whether it is the last."""
        heads: Numbers = np.searchsorted(self.placed(self.starts), self.bounds)
        heads = heads[:-1][heads[1:] > heads[:-1]]
        first = np.zeros(len(self.starts), dtype=np.bool_)
        first[heads] = True
        return first, np.append(first[1:], True)

    def whole(self, spans: Spans) -> Mask:
        """Which spans go from the first word of a text to its last."""
        first, last = self._outermost
        return first[spans.firsts] & last[spans.lasts] & (self.starts[spans.firsts] == spans.begins)

    def tally(self, characters: Mask) -> Numbers:
        """How many of these characters each text has."""
        edges = self.bounds if self.kept is None else np.searchsorted(self.kept, self.bounds)
        counted = np.append(0, np.cumsum(characters))
        return np.diff(counted[np.minimum(edges, len(characters))])

    def placed(self, positions: Numbers) -> Numbers:
        """Where characters end in the joined texts."""
        return positions if self.kept is None else self.kept[positions]

    def opened(self, positions: Numbers) -> Numbers:
        """Where characters begin in the joined texts: that of an escape with its first."""
        placed = self.placed(positions)
        if self.escapes is None or not self.escapes.size:
            return placed
        starts, lasts = self.escapes
        nearest = np.minimum(np.searchsorted(lasts, placed), len(lasts) - 1)
        return np.where(lasts[nearest] == placed, starts[nearest], placed)

    def spans(self, starts: Numbers, ends: Numbers) -> Keys:
        """The rolling hash of the characters of each span."""
        return (self.sums[ends] - self.sums[starts]) * self.prints.inverses(len(self.codes) + 1)[starts]

    def together(self, *parts: Numbers) -> Keys:
        """The rolling hash of tokens written as one word, the first of each part, then the second."""
        result = np.zeros(len(parts[0]), dtype=np.uint64)
        sizes = np.zeros(len(parts[0]), dtype=np.int64)
        for part in parts:
            result += self.hashes[part] * self.prints.powers(0, int(sizes.max(initial=0)) + 1)[sizes]
            sizes += self.ends[part] - self.starts[part]
        return result

    def second(self, starts: Numbers, ends: Numbers) -> Keys:
        """The second hash of each of some words, before it is mixed."""
        lengths = ends - starts
        places = ranges(starts, lengths)
        begins = np.cumsum(lengths) - lengths
        powers = self.prints.powers(1, int(lengths.max(initial=1)))
        inside = np.arange(len(places)) - np.repeat(begins, lengths)
        return np.add.reduceat(np.take(self.prints.second, self.codes[places]) * powers[inside], begins)

    def confirmed_words(self, firsts: Numbers, lasts: Numbers, *, few: bool = False) -> NDArray[np.uint32]:
        """The confirmation of sequences of words, from token `firsts` to before token `lasts`; `few`: most tokens are
        in none of them.
        """
        if self._with_alone or not len(firsts):
            starts, ends = self.starts[firsts], self.ends[lasts - 1]
            return self.confirmations(starts, ends, np.full(len(starts), WORDS, dtype=np.uint8))
        if not few:
            return self.prints.confirmed(self._seconds_sums[lasts] - self._seconds_sums[firsts])
        counts = lasts - firsts
        tokens = ranges(firsts, counts)
        seconds = self.prints.mixed(self.second(self.starts[tokens], self.ends[tokens]))
        return self.prints.confirmed(np.add.reduceat(seconds, np.cumsum(counts) - counts))

    def confirmed_pairs(self, firsts: Numbers, lasts: Numbers) -> NDArray[np.uint32]:
        """The confirmation of two words each, whatever stands between them."""
        both = [self.second(self.starts[one], self.ends[one]) for one in (firsts, lasts)]
        return self.prints.confirmed(self.prints.mixed(both[0]) + self.prints.mixed(both[1]))

    def confirmed_parts(self, starts: Numbers, between: Numbers, ends: Numbers) -> NDArray[np.uint32]:
        """The confirmation of two words each that are written as one: where the first begins, the second, and ends."""
        both = self.prints.mixed(self.second(starts, between)) + self.prints.mixed(self.second(between, ends))
        return self.prints.confirmed(both)

    def confirmations(self, starts: Numbers, ends: Numbers, modes: NDArray[np.uint8]) -> NDArray[np.uint32]:
        """The second hash of spans of characters, 32 bits."""
        result = np.zeros(len(starts), dtype=np.uint64)
        lengths = ends - starts
        places = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        inside = places + np.repeat(starts, lengths)
        if (modes == EXACT).all():
            # Every character counts, each at its place.
            powers = self.prints.powers(1, int(lengths.max(initial=0)) + 1)
            weights = np.take(self.prints.second, self.codes[inside]) * powers[places]
        else:
            weights = self._weights(inside, lengths, modes)
        filled = np.flatnonzero(lengths)
        if filled.size:
            begins = (np.cumsum(lengths) - lengths)[filled]
            result[filled] = np.add.reduceat(weights, begins)
        return self.prints.confirmed(result ^ modes.astype(np.uint64))

    def _weights(self, inside: Numbers, lengths: Numbers, modes: NDArray[np.uint8]) -> Keys:
        """What each character of spans of any modes adds to their second hashes; of words their first one adds all."""
        row = np.repeat(np.arange(len(lengths)), lengths)
        kinds, mode = self.kinds[inside], modes[row]
        word = kinds != SEPARATOR
        alone = np.bincount(row[kinds == ALONE], minlength=len(lengths)) > 0
        # Words may come in any order; scripts without blanks, numbers and exact forms keep theirs.
        ordered = (mode != WORDS) | alone[row]
        used = word | (mode == EXACT)
        step = np.where(ordered, _ranked(used, lengths), 0)
        offset = np.where(ordered, step, 0)
        loose = np.flatnonzero(~ordered & word)
        token = np.searchsorted(self.starts, inside[loose], side="right") - 1
        offset[loose] = inside[loose] - self.starts[token]
        powers = self.prints.powers(1, int(offset.max(initial=0)) + 1)
        weights = np.take(self.prints.second, self.codes[inside]) * powers[offset]
        weights[~used] = 0
        if loose.size:
            heads = np.flatnonzero(np.diff(token, prepend=-1) | np.diff(row[loose], prepend=-1))
            folded = self.prints.mixed(np.add.reduceat(weights[loose], heads))
            weights[loose] = 0
            weights[loose[heads]] = folded
        return weights


_ESCAPED = 5


def _unescaped(
    texts: Sequence[str], joined: str, bounds: Numbers, codes: NDArray[Any], kinds: NDArray[np.uint8]
) -> tuple[NDArray[Any], Numbers]:
    """The code points with what escapes stand for in the place of their last character, and where escapes begin and
    end; `kinds` follows.

    Backslashes before letters are escapes in texts that look like JSON alone: elsewhere they are those of paths.
    """
    changed = codes
    spans: list[tuple[int, int]] = []
    for match in ESCAPE.finditer(joined):
        start, last = match.start(), match.end() - 1
        if joined[start] == "\\" and match.lastgroup is None:
            text = texts[int(np.searchsorted(bounds, start, side="right")) - 1]
            if text[:1] not in ("{", "[", '"'):
                continue
        if not spans:
            changed = codes.astype(np.uint32)
        code = ord(character(match))
        changed[last] = code if code < SIZE else 32
        kinds[start:last] = _ESCAPED
        kinds[last] = classes()[changed[last]]
        spans.append((start, last))
    return changed, np.array(spans, dtype=np.int64).reshape(-1, 2).T


def _ranked(used: Mask, lengths: Numbers) -> Numbers:
    """How many used characters each span has before each of its characters."""
    counted: Numbers = np.cumsum(used) - used
    if not lengths.size:
        return counted
    begins = np.cumsum(lengths) - lengths
    first = np.zeros(len(lengths), dtype=np.int64)
    filled = lengths > 0
    first[filled] = counted[begins[filled]]
    return counted - np.repeat(first, lengths)


def _token_bounds(kinds: NDArray[np.uint8]) -> tuple[Numbers, Numbers]:
    if not len(kinds):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    word = kinds != SEPARATOR
    edges = np.flatnonzero(word[1:] != word[:-1]) + 1
    if word[0]:
        edges = np.concatenate((np.zeros(1, dtype=np.int64), edges))
    if word[-1]:
        edges = np.append(edges, len(kinds))
    starts, ends = edges[0::2], edges[1::2]
    alone = np.flatnonzero(kinds == ALONE)
    if alone.size:
        # Each character of a script without blanks is a token, and ends the one before it.
        starts = np.unique(np.concatenate((starts, alone, (alone + 1)[_inside(word, alone + 1)])))
        following = np.append(starts[1:], len(kinds))
        stops = np.sort(ends)
        ends = np.minimum(following, stops[np.searchsorted(stops, starts, side="right")])
    return starts, ends


def _inside(word: Mask, positions: Numbers) -> Mask:
    return (positions < len(word)) & word[np.minimum(positions, len(word) - 1)]


def ranges(starts: Numbers, counts: Numbers) -> Numbers:
    """start, start + 1, … of each range, one range after the other."""
    inside = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(starts, counts) + inside

"""An index of keyed hashes of token sequences, and the vectorised search of texts for them.

Texts become one array of code points. A polynomial rolling hash over folded characters (mod 2**64, its coefficients
drawn from the secret) gives each token's hash from prefix sums; a sequence of tokens is the sum of its tokens' mixed
hashes, so that "Smith, John" and "John Smith" are one; numbers are hashed as their digits one after the other. What the
index may hold is looked up in a bitmap, then in a sorted array, and confirmed by a second hash with coefficients of
its own. No text is kept anywhere: two hashes of 64 and 32 bits, 24 bytes an entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Keys, Numbers, mix
from seeding.masking.freetext.characters import (
    ALONE,
    DIGIT,
    LETTER,
    MARK,
    SEPARATOR,
    SIZE,
    classes,
    code_points,
    folds,
)
from seeding.masking.lookup import SortedHashes, sorted_unique
from seeding.masking.secret import Secret

WORDS, EXACT, JOINED = 0, 1, 2
"""How a sequence is compared: as words in any order and with any blanks and punctuation between them, character by
character (without case and accents), or as letters and digits one after the other, with or without gaps."""

CHUNK = 1 << 18
"""Characters that are searched at a time; its arrays fit a processor's cache."""
LONGEST = 1 << 19
_OVERLAP = 1 << 12
"""A text of more than `LONGEST` characters is searched in pieces that overlap by this many."""
MOST_GAP = 4
"""Characters that may lie between two tokens of one sequence."""
_MOST_MARKS = 4
_MOST_LENGTH = 63
MOST_GROUPS = 9
"""Groups in which a number may be written."""
_BETWEEN = "\0"
_SALTS = {WORDS: np.uint64(0x5851F42D4C957F2D), JOINED: np.uint64(0x14057B7EF767814F)}
_COUNT = np.uint64(0xD6E8FEB86659FD93)
_ONE = np.uint64(1)

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
        return mix(sums + many * _COUNT + _SALTS[WORDS])

    def joined(self, hashes: Keys, lengths: Numbers) -> Keys:
        return mix(hashes + lengths.astype(np.uint64) * _COUNT + _SALTS[JOINED])

    def mixed(self, tokens: Keys) -> Keys:
        return mix(tokens ^ np.uint64(self.salt))

    def confirmed(self, seconds: Keys) -> NDArray[np.uint32]:
        """What confirms a sequence, of its second hash; of words that is the sum of those of its tokens, mixed."""
        return (self.mixed(seconds) >> np.uint64(32)).astype(np.uint32)


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
        if any(mark in joined for mark in "%&<\\"):
            codes = _decoded(texts, joined, bounds, codes, kinds)
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
        return cls(prints, codes, kinds, kept, marks, bounds, starts, ends, sums)

    @cached_property
    def hashes(self) -> Keys:
        return self.spans(self.starts, self.ends)

    @cached_property
    def mixed_sums(self) -> Keys:
        """Prefix sums of the mixed hashes of tokens: one more than there are."""
        sums = np.zeros(len(self.starts) + 1, dtype=np.uint64)
        np.cumsum(self.prints.mixed(self.hashes), out=sums[1:])
        return sums

    @cached_property
    def seconds(self) -> Keys:
        """The second hash of each token."""
        return self.second(self.starts, self.ends)

    @cached_property
    def _seconds_sums(self) -> Keys:
        sums = np.zeros(len(self.starts) + 1, dtype=np.uint64)
        np.cumsum(self.prints.mixed(self.seconds), out=sums[1:])
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

    def whole(self, spans: _Spans) -> Mask:
        """Which spans go from the first word of a text to its last."""
        first, last = self._outermost
        return first[spans.firsts] & last[spans.lasts] & (self.starts[spans.firsts] == spans.begins)

    def tally(self, characters: Mask) -> Numbers:
        """How many of these characters each text has."""
        edges = self.bounds if self.kept is None else np.searchsorted(self.kept, self.bounds)
        counted = np.append(0, np.cumsum(characters))
        return np.diff(counted[np.minimum(edges, len(characters))])

    def placed(self, positions: Numbers) -> Numbers:
        return positions if self.kept is None else self.kept[positions]

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
        places = _ranges(starts, lengths)
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
        tokens = _ranges(firsts, counts)
        seconds = self.prints.mixed(self.second(self.starts[tokens], self.ends[tokens]))
        return self.prints.confirmed(np.add.reduceat(seconds, np.cumsum(counts) - counts))

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


_ESCAPES = re.compile(
    r"%(?P<percent>[0-7][0-9A-Fa-f])|&#(?P<decimal>\d{1,6});|&#[xX](?P<hex>[0-9A-Fa-f]{1,5});|&[a-zA-Z]{2,8};"
    r"|</?[a-zA-Z][a-zA-Z0-9]{0,9}\s*/?>|\\u(?P<unicode>[0-9a-fA-F]{4})|\\[nrtbf]"
)
"""Escapes of URLs, HTML and JSON, and tags without attributes."""
_ESCAPED = 5


def _decoded(
    texts: Sequence[str], joined: str, bounds: Numbers, codes: NDArray[Any], kinds: NDArray[np.uint8]
) -> NDArray[Any]:
    """The code points with what escapes stand for, in the place of their last character; `kinds` follows.

    Tags and entities with names separate. Backslashes are escapes in texts that look like JSON alone.
    """
    changed = codes
    for match in _ESCAPES.finditer(joined):
        start, last = match.start(), match.end() - 1
        if joined[start] == "\\":
            text = texts[int(np.searchsorted(bounds, start, side="right")) - 1]
            if text[:1] not in ("{", "[", '"'):
                continue
        code = 32
        if match.lastgroup is not None:
            code = int(match[match.lastgroup], 10 if match.lastgroup == "decimal" else 16)
            code = code if 0 < code < SIZE else 32
        if changed is codes:
            changed = codes.astype(np.uint32)
        changed[last] = code
        kinds[start:last] = _ESCAPED
        kinds[last] = classes()[code]
    return changed


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


# The index ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Index:
    """Sequences that are searched for, as hashes; entries in the order of their first hash.

    `meta` holds the number of the source (16 bits), a set of flags (8 bits), the length of a joined
    sequence (6 bits) and the mode (2 bits); `owners` the key of
    the person that the sequence belongs to, 0 where there are several: then `pairs` has 32 bits of the hash of each
    with it, so that one in a thousand is taken for an owner wrongly.
    """

    hashes: Keys
    confirmations: NDArray[np.uint32]
    meta: NDArray[np.uint32]
    owners: Keys
    pairs: NDArray[np.uint32]
    members: NDArray[np.uint8]
    """Bits: tokens of sequences of two and more words."""
    counts: tuple[int, ...]
    """How many tokens sequences of words have."""
    lengths: tuple[int, ...]
    """How many characters joined sequences have."""

    def __len__(self) -> int:
        return len(self.hashes)

    @property
    def sources(self) -> Numbers:
        return (self.meta >> np.uint32(16)).astype(np.int64)

    def source(self, entries: Numbers) -> Numbers:
        return (self.meta[entries] >> np.uint32(16)).astype(np.int64)

    def flags(self, entries: Numbers) -> Numbers:
        return ((self.meta[entries] >> np.uint32(8)) & np.uint32(0xFF)).astype(np.int64)

    def modes(self, entries: Numbers) -> NDArray[np.uint8]:
        return (self.meta[entries] & np.uint32(3)).astype(np.uint8)

    @cached_property
    def densities(self) -> NDArray[np.float64]:
        """By length: which share of all numbers of so many digits is in the index. The last is of all longer ones."""
        joined = self.meta[self.meta & np.uint32(3) == JOINED]
        lengths = ((joined >> np.uint32(2)) & np.uint32(_MOST_LENGTH)).astype(np.int64)
        return np.bincount(lengths, minlength=_MOST_LENGTH + 1) / 10.0 ** np.arange(_MOST_LENGTH + 1)

    def number_lengths(self, entries: Numbers) -> Numbers:
        """How many letters and digits joined sequences have."""
        return ((self.meta[entries] >> np.uint32(2)) & np.uint32(_MOST_LENGTH)).astype(np.int64)

    @property
    def _arrays(self) -> dict[str, NDArray[Any]]:
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name not in ("counts", "lengths")}

    @cached_property
    def _sorted(self) -> SortedHashes:
        return SortedHashes(self.hashes)

    @cached_property
    def _sorted_pairs(self) -> SortedHashes:
        return SortedHashes(self.pairs)

    @cached_property
    def _bits(self) -> NDArray[np.uint8]:
        return _bitmap(self.hashes, len(self.hashes))

    def owned(self, entries: Numbers, people: Keys) -> Mask:
        """Whether each entry belongs to the person beside it, alone or with others."""
        owned = (self.owners[entries] == people) & (people != 0)
        shared = np.flatnonzero((self.owners[entries] == 0) & (people != 0))
        if shared.size and len(self.pairs):
            wanted = _pair(self.hashes[entries[shared]], people[shared])
            owned[shared] = self._sorted_pairs.holds(wanted)
        return owned

    def lookup(self, hashes: Keys) -> tuple[Numbers, Numbers]:
        """(query, entry) for every entry that has the hash of a query."""
        if not len(self) or not len(hashes):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        likely = np.flatnonzero(_has_bits(self._bits, hashes))
        places, found = self._sorted.find(hashes[likely])
        there = np.flatnonzero(found)
        likely, first = likely[there], places[there]
        following = self.hashes[np.minimum(first + 1, len(self) - 1)] == hashes[likely]
        if not (following & (first + 1 < len(self))).any():
            return likely, first
        many = np.searchsorted(self.hashes, hashes[likely], side="right") - first
        inside = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
        return np.repeat(likely, many), np.repeat(first, many) + inside

    def save(self, path: Path) -> None:
        """Write it to an `.npz` file: hashes alone, of no use without the secret."""
        arrays = self._arrays
        with path.open("wb") as file:
            arrays["_counts"], arrays["_lengths"] = np.array(self.counts, np.int64), np.array(self.lengths, np.int64)
            np.savez(file, allow_pickle=False, **arrays)

    @classmethod
    def load(cls, path: Path) -> Index:
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files if not name.startswith("_")}
            counts, lengths = tuple(stored["_counts"].tolist()), tuple(stored["_lengths"].tolist())
            return cls(**arrays, counts=counts, lengths=lengths)


def _pair(hashes: Keys, people: Keys) -> NDArray[np.uint32]:
    return (mix(hashes ^ (people * _COUNT)) >> np.uint64(32)).astype(np.uint32)


def _bitmap(hashes: Keys, expected: int) -> NDArray[np.uint8]:
    size = max(1 << 16, 1 << (max(expected, 1) * 24 - 1).bit_length())
    bits = np.zeros(min(size, 1 << 28), dtype=np.bool_)
    bits[hashes >> _shift(len(bits))] = True
    return np.packbits(bits, bitorder="little")


def _shift(bits: int) -> np.uint64:
    return np.uint64(65 - bits.bit_length())


def _has_bits(bitmap: NDArray[np.uint8], hashes: Keys) -> Mask:
    places = (hashes >> _shift(len(bitmap) * 8)).view(np.int64)
    return (bitmap[places >> 3] >> (places & 7).astype(np.uint8)) & 1 != 0


Rows = tuple[Keys, NDArray[Any], NDArray[Any], Keys]
_MOST_WAITING = 1 << 20
_MOST_LOOSE = 1 << 19


@dataclass(frozen=True)
class Gathered:
    """Sequences that a builder collected, as hashes, which another process can be sent."""

    rows: list[Rows]
    pairs: list[NDArray[np.uint32]]
    members: list[Keys]
    counts: set[int]
    lengths: set[int]


class IndexBuilder:
    """Collects sequences, batch by batch, as hashes."""

    def __init__(self, prints: Prints) -> None:
        self.prints = prints
        self._rows: list[Rows] = []
        self._runs: list[Rows] = []
        self._waiting = 0
        self._pairs: list[NDArray[np.uint32]] = []
        self._members: list[Keys] = []
        self._loose = 0
        self._counts: set[int] = set()
        self._lengths: set[int] = set()
        self._kept = (0, 0, 0)

    def save_new(self, path: Path) -> None:
        """Write what was added since the last call to an `.npz` file: hashes alone."""
        if self._rows:
            self._runs.append(_reduced(self._rows))
            self._rows, self._waiting = [], 0
        runs, pairs, members = self._kept
        self._kept = len(self._runs), len(self._pairs), len(self._members)
        none = np.zeros(0, dtype=np.uint64)
        empty: Rows = (none, none.astype(np.uint32), none.astype(np.uint32), none)
        columns = zip(*(empty, *self._runs[runs:]), strict=True)
        arrays = dict(zip(("hashes", "confirmed", "meta", "people"), map(np.concatenate, columns), strict=True))
        arrays["pairs"] = np.concatenate([none.astype(np.uint32), *self._pairs[pairs:]])
        arrays["members"] = _all_of(self._members[members:])
        arrays["counts"] = np.array(sorted(self._counts), dtype=np.int64)
        arrays["lengths"] = np.array(sorted(self._lengths), dtype=np.int64)
        with path.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)

    def take(self, path: Path) -> None:
        """Add what `save_new` wrote, before anything else is added."""
        with np.load(path, allow_pickle=False) as stored:
            self._runs.append((stored["hashes"], stored["confirmed"], stored["meta"], stored["people"]))
            self._pairs.append(stored["pairs"])
            self._members.append(stored["members"])
            self._counts.update(stored["counts"].tolist())
            self._lengths.update(stored["lengths"].tolist())
        self._kept = len(self._runs), len(self._pairs), len(self._members)

    def add(
        self, tokens: Tokens, firsts: Numbers, lasts: Numbers, *, mode: int, source: int, flags: int | Numbers,
        people: Keys, starts: Numbers | None = None,
    ) -> None:  # fmt: skip
        """Take the sequences from token `firsts` to before token `lasts`; `flags` are for all or for each.

        `starts` are the positions at which they begin, where that is inside the first token (joined mode).
        """
        counts = lasts - firsts
        present = counts > 0
        if not present.all():
            firsts, lasts, counts, people = firsts[present], lasts[present], counts[present], people[present]
            starts = None if starts is None else starts[present]
            flags = flags if isinstance(flags, int) else flags[present]
        if not len(firsts):
            return
        stored: int | Numbers = mode
        begins = tokens.starts[firsts] if starts is None else starts
        ends = tokens.ends[lasts - 1]
        if mode == JOINED:
            hashes, sizes = _joined_spans(tokens, firsts, lasts, begins)
            hashes = self.prints.joined(hashes, sizes)
            stored = (np.minimum(sizes, _MOST_LENGTH) << 2) + JOINED
            self._lengths.update(np.unique(sizes).tolist())
        else:
            hashes = self.prints.words(tokens.mixed_sums[lasts] - tokens.mixed_sums[firsts], counts)
            several = counts > 1
            self._counts.update(np.flatnonzero(np.bincount(counts)).tolist())
            self._take_members(tokens.hashes[_ranges(firsts[several], counts[several])])
        if mode == WORDS:
            confirmed = tokens.confirmed_words(firsts, lasts)
        else:
            confirmed = tokens.confirmations(begins, ends, np.full(len(firsts), mode, dtype=np.uint8))
        self._append(hashes, confirmed, source, flags, stored, people)

    def add_pairs(
        self, tokens: Tokens, left: Numbers, right: Numbers, *, source: int, flags: int | Numbers, people: Keys,
        initial: tuple[bool, bool] = (False, False),
    ) -> None:  # fmt: skip
        """Take sequences of two tokens that need not be neighbours; of a token with `initial`, its first character."""
        if not len(left):
            return
        sums, seconds = [], []
        for token, short in ((left, initial[0]), (right, initial[1])):
            starts = tokens.starts[token]
            hashes = tokens.spans(starts, starts + 1) if short else tokens.hashes[token]
            self._take_members(hashes)
            sums.append(self.prints.mixed(hashes))
            seconds.append(self.prints.mixed(tokens.second(starts, starts + 1) if short else tokens.seconds[token]))
        hashes = self.prints.words(sums[0] + sums[1], 2)
        confirmed = self.prints.confirmed(seconds[0] + seconds[1])
        self._counts.add(2)
        self._append(hashes, confirmed, source, flags, WORDS, people)

    def add_together(self, tokens: Tokens, *parts: Numbers, source: int, people: Keys) -> None:
        """Take tokens written as one word each time, such as JohnSmith."""
        self._counts.add(1)
        hashes = self.prints.words(self.prints.mixed(tokens.together(*parts)), 1)
        second = np.zeros(len(hashes), dtype=np.uint64)
        sizes = np.zeros(len(hashes), dtype=np.int64)
        for part in parts:
            second += tokens.seconds[part] * self.prints.powers(1, int(sizes.max(initial=0)) + 1)[sizes]
            sizes += tokens.ends[part] - tokens.starts[part]
        confirmed = self.prints.confirmed(self.prints.mixed(second))
        self._append(hashes, confirmed, source, 0, WORDS, people)

    def _take_members(self, hashes: Keys) -> None:
        self._members.append(hashes)
        self._loose += len(hashes)
        if self._loose > _MOST_LOOSE:
            # Names are few, and met again and again.
            new = self._kept[2]
            self._members[new:], self._loose = [_all_of(self._members[new:])], 0

    def _append(
        self,
        hashes: Keys,
        confirmed: NDArray[np.uint32],
        source: int,
        flags: int | Numbers,
        mode: int | Numbers,
        people: Keys,
    ) -> None:
        meta = np.full(len(hashes), source << 16, dtype=np.uint32)
        meta |= ((np.asarray(flags, dtype=np.int64) << 8) | mode).astype(np.uint32)
        people = people.astype(np.uint64, copy=False)
        self._pairs.append(_pair(hashes, people))
        self._rows.append((hashes, confirmed, meta, people))
        self._waiting += len(hashes)
        self._shrink()

    def gathered(self) -> Gathered:
        """What was added, to be taken by another builder of the same functions."""
        return Gathered([*self._runs, *self._rows], self._pairs, self._members, self._counts, self._lengths)

    def absorb(self, other: Gathered, sources: Sequence[int]) -> None:
        """Take what another one gathered; `sources` are the numbers here of those that it counts from 0."""
        numbers = np.array(sources, dtype=np.uint32)
        for hashes, confirmed, meta, people in other.rows:
            own = numbers[meta >> np.uint32(16)] << np.uint32(16) | meta & np.uint32(0xFFFF)
            self._rows.append((hashes, confirmed, own, people))
            self._waiting += len(hashes)
        self._pairs += other.pairs
        self._members += other.members
        self._counts |= other.counts
        self._lengths |= other.lengths
        self._shrink()

    def _shrink(self) -> None:
        if self._waiting > _MOST_WAITING:
            # Many people share a first name: what is waiting shrinks before the rest comes.
            parts, self._rows, self._waiting = self._rows, [], 0
            self._runs.append(_reduced(parts))

    def rows(self) -> Iterator[Rows]:
        """What was added since the last reduction, batch by batch: hashes, second hashes, meta, people."""
        yield from self._rows

    def finish(self) -> Index:
        """The index; the builder is empty afterwards."""
        parts = [*self._runs, *self._rows]
        self._rows, self._runs, self._waiting = [], [], 0
        hashes, confirmed, meta, people = _reduced(parts)
        members = _all_of(self._members)
        pairs = np.concatenate(self._pairs) if self._pairs else np.zeros(0, dtype=np.uint32)
        self._members, self._pairs = [], []
        pairs.sort()
        bits = _bitmap(members, len(members))
        counts, lengths = tuple(sorted(self._counts)), tuple(sorted(self._lengths))
        return Index(hashes, confirmed, meta, people, pairs, bits, counts, lengths)


def _all_of(parts: list[Keys]) -> Keys:
    """The distinct ones."""
    return sorted_unique(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.uint64)


def _reduced(parts: list[Rows]) -> Rows:
    """One row for each sequence, in order of its hash: the owner is 0 where there are several."""
    if not parts:
        none = np.zeros(0, dtype=np.uint64)
        return none, none.astype(np.uint32), none.astype(np.uint32), none
    columns: list[list[NDArray[Any]]] = [list(column) for column in zip(*parts, strict=True)]
    parts.clear()

    def whole(place: int) -> NDArray[Any]:
        # What is put together is not kept in parts as well: all of them are as large as what comes of it.
        found = np.concatenate(columns[place])
        columns[place].clear()
        return found

    hashes = whole(0)
    order = np.argsort(hashes)
    hashes = hashes[order]
    confirmed, meta, people = whole(1)[order], whole(2)[order], whole(3)[order]
    del order
    same: Mask = hashes[1:] == hashes[:-1]
    # Sequences of one hash that a second one tells apart ("a.b", "a_b") are put in order; there are few.
    mixed = np.flatnonzero(same & (confirmed[1:] != confirmed[:-1]))
    if mixed.size:
        starts = np.flatnonzero(np.append(True, ~same))
        run = np.unique(np.searchsorted(starts, mixed, side="right") - 1)
        inside = _ranges(starts[run], np.append(starts, len(hashes))[run + 1] - starts[run])
        order = inside[np.lexsort((confirmed[inside], hashes[inside]))]
        confirmed[inside], meta[inside], people[inside] = confirmed[order], meta[order], people[order]
    new = np.ones(len(hashes), dtype=np.bool_)
    new[1:] = ~same | (confirmed[1:] != confirmed[:-1])
    heads = np.flatnonzero(new)
    lowest = np.minimum.reduceat(people, heads)
    lowest[lowest != np.maximum.reduceat(people, heads)] = 0
    flags = np.bitwise_or.reduceat(meta & np.uint32(0xFF00), heads)
    # The source that was added first speaks for the entry.
    first = np.minimum.reduceat(meta & np.uint32(0xFFFF00FF), heads)
    return hashes[heads], confirmed[heads], first | flags, lowest


def _ranges(starts: Numbers, counts: Numbers) -> Numbers:
    """start, start + 1, … of each range, one range after the other."""
    inside = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(starts, counts) + inside


def _joined_spans(tokens: Tokens, firsts: Numbers, lasts: Numbers, begins: Numbers) -> tuple[Keys, Numbers]:
    """The rolling hash of the tokens' characters without what lies between them, and how many those are."""
    ends = tokens.ends[firsts]
    result, sizes = tokens.spans(begins, ends), ends - begins
    longest = int((lasts - firsts).max(initial=1))
    for step in range(1, longest):
        more = np.flatnonzero(firsts + step < lasts)
        token = firsts[more] + step
        powers = tokens.prints.powers(0, int(sizes.max(initial=0)) + 1)
        result[more] += tokens.hashes[token] * powers[sizes[more]]
        sizes[more] += tokens.ends[token] - tokens.starts[token]
    return result, sizes


# The search -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Spans:
    """What may be an entry: its first and last token, the characters from which it goes to before which, the entry."""

    firsts: Numbers
    lasts: Numbers
    begins: Numbers
    ends: Numbers
    entries: Numbers

    def take(self, wanted: Mask) -> _Spans:
        return _Spans(*(getattr(self, one.name)[wanted] for one in fields(self)))

    @classmethod
    def joined(cls, parts: Sequence[_Spans]) -> _Spans:
        none: list[Numbers] = [np.zeros(0, dtype=np.int64)]
        return cls(*(np.concatenate(none + [getattr(part, one.name) for part in parts]) for one in fields(cls)))


@dataclass(frozen=True)
class Matches:
    """What was found: in which text, from which character to before which, and the entry of the index."""

    texts: Numbers
    starts: Numbers
    ends: Numbers
    entries: Numbers

    def __len__(self) -> int:
        return len(self.texts)

    def take(self, index: Numbers | Mask) -> Matches:
        return Matches(self.texts[index], self.starts[index], self.ends[index], self.entries[index])

    @classmethod
    def joined(cls, parts: Sequence[Matches]) -> Matches:
        if not parts:
            none = np.zeros(0, dtype=np.int64)
            return cls(none, none, none, none)
        names = ("texts", "starts", "ends", "entries")
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


@dataclass(frozen=True)
class Scanner:
    """Searches texts for what an index holds."""

    index: Index
    prints: Prints

    def find(self, texts: Sequence[str]) -> Matches:
        """Every occurrence of every entry, overlapping ones too, by text and start."""
        return find_each([self], texts)[0]

    def search(self, tokens: Tokens, without: int = 0, *, whole: bool = False) -> Matches:
        """What is found in texts that are cut into tokens, in no order; entries with a flag of `without` left out.

        `whole` leaves out what is not a text from its first word to its last.
        """
        if not len(tokens.starts) or not len(self.index):
            return Matches.joined([])
        spans = _Spans.joined([*self._word_spans(tokens), *self._joined_spans(tokens)])
        if without and len(spans.entries):
            spans = spans.take(self.index.flags(spans.entries) & without == 0)
        if whole and len(spans.entries):
            spans = spans.take(tokens.whole(spans))
        if not len(spans.entries):
            return Matches.joined([])
        modes = self.index.modes(spans.entries)
        confirmed = self._confirmed(tokens, spans, modes)
        begins, ends, entries = spans.begins, spans.ends, spans.entries
        exact = np.flatnonzero(confirmed & (modes == EXACT))
        confirmed[exact] = _stands_alone(tokens, begins[exact], ends[exact])
        begins, ends, entries = begins[confirmed], ends[confirmed], entries[confirmed]
        places, stops = tokens.placed(begins), tokens.placed(ends - 1) + 1
        if tokens.kept is not None:
            stops = _with_marks(tokens, stops)
        text = np.searchsorted(tokens.bounds, places, side="right") - 1
        inside = stops < tokens.bounds[text + 1]
        shift = tokens.bounds[text]
        return Matches(text, places - shift, stops - shift, entries).take(inside)

    def _confirmed(self, tokens: Tokens, spans: _Spans, modes: NDArray[np.uint8]) -> Mask:
        """Whether each span is the entry that has its hash."""
        found = np.zeros(len(modes), dtype=np.uint32)
        words = modes == WORDS
        found[words] = tokens.confirmed_words(spans.firsts[words], spans.lasts[words] + 1, few=True)
        others = np.flatnonzero(~words)
        if others.size:
            found[others] = tokens.confirmations(spans.begins[others], spans.ends[others], modes[others])
        return found == self.index.confirmations[spans.entries]

    def _word_spans(self, tokens: Tokens) -> Iterator[_Spans]:
        if 1 in self.index.counts:
            query, entry = self.index.lookup(self.prints.words(self.prints.mixed(tokens.hashes), 1))
            yield _Spans(query, query, tokens.starts[query], tokens.ends[query], entry)
        longer = [count for count in self.index.counts if count > 1]
        if not longer:
            return
        sums = tokens.mixed_sums
        follows = np.zeros(len(tokens.starts), dtype=np.bool_)
        member = _has_bits(self.index.members, tokens.hashes)
        near = tokens.starts[1:] - tokens.ends[:-1] <= MOST_GAP
        follows[:-1] = member[1:] & member[:-1] & near
        firsts = np.flatnonzero(follows)
        for count in range(2, longer[-1] + 1):
            if count > 2:
                firsts = firsts[follows[firsts + count - 2]]
            if count in self.index.counts and len(firsts):
                hashes = self.prints.words(sums[firsts + count] - sums[firsts], count)
                query, entry = self.index.lookup(hashes)
                found = firsts[query]
                lasts = found + count - 1
                yield _Spans(found, lasts, tokens.starts[found], tokens.ends[lasts], entry)

    def _joined_spans(self, tokens: Tokens) -> Iterator[_Spans]:
        if not self.index.lengths:
            return
        starts, ends = tokens.starts, tokens.ends
        firsts, begins = _number_starts(tokens)
        fits = np.zeros(max(self.index.lengths[-1], 1) + 2, dtype=np.bool_)
        fits[list(self.index.lengths)] = True
        longest = self.index.lengths[-1]
        stops, sizes = ends[firsts], ends[firsts] - begins
        hashes = tokens.spans(begins, stops)
        last = firsts.copy()
        powers = self.prints.powers(0, longest + 1)
        for _ in range(MOST_GROUPS):
            possible = np.flatnonzero(fits[np.minimum(sizes, longest + 1)])
            query, entry = self.index.lookup(self.prints.joined(hashes[possible], sizes[possible]))
            found = possible[query]
            yield _Spans(firsts[found], last[found], begins[found], stops[found], entry)
            following = np.minimum(last + 1, len(starts) - 1)
            grown = sizes + ends[following] - starts[following]
            near = np.flatnonzero((last + 1 < len(starts)) & (starts[following] - stops <= 3) & (grown <= longest))
            if not near.size:
                return
            firsts, begins, last = firsts[near], begins[near], following[near]
            hashes = hashes[near] + tokens.hashes[last] * powers[sizes[near]]
            stops, sizes = ends[last], grown[near]


def find_each(
    scanners: Sequence[Scanner], texts: Sequence[str], without: int = 0, *, whole: bool = False
) -> list[Matches]:
    """What each of several scanners of one secret finds, by text and start; the texts are cut into tokens once.

    Entries with a flag of `without` are left out, and with `whole` what is only a part of a text.
    """
    parts: list[list[Matches]] = [[] for _ in scanners]
    if any(len(scanner.index) for scanner in scanners):
        for numbers, offsets, pieces in _chunks(texts):
            tokens = Tokens.of(pieces, scanners[0].prints)
            for scanner, found_before in zip(scanners, parts, strict=True):
                found = scanner.search(tokens, without, whole=whole)
                shift = offsets[found.texts]
                found_before.append(
                    Matches(numbers[found.texts], found.starts + shift, found.ends + shift, found.entries)
                )
    result = []
    for each in parts:
        matches = Matches.joined(each)
        result.append(matches.take(np.lexsort((matches.ends, matches.starts, matches.texts))))
    return result


def _number_starts(tokens: Tokens) -> tuple[Numbers, Numbers]:
    """Tokens that hold a digit, with where a number may begin: also after a prefix of phone numbers."""
    starts, ends, kinds = tokens.starts, tokens.ends, tokens.kinds
    # A digit is the highest kind of character, and none follows a token before the next one begins.
    firsts = np.flatnonzero(np.maximum.reduceat(kinds, starts) == DIGIT)
    begins = starts[firsts]
    codes = tokens.codes
    plus = (begins > 0) & (codes[begins - 1] == ord("+"))
    zero = codes[begins] == ord("0")
    zeros = zero & (codes[np.minimum(begins + 1, len(codes) - 1)] == ord("0"))
    one = (codes[begins] == ord("1")) & (ends[firsts] - begins == 11)
    parts = [(firsts, begins)]
    for which, steps in ((plus, (1, 2, 3)), (zero, (1,)), (zeros, (2, 3, 4, 5)), (one & ~plus, (1,))):
        chosen = np.flatnonzero(which)
        for step in steps if chosen.size else ():
            room = chosen[begins[chosen] + step < ends[firsts[chosen]]]
            parts.append((firsts[room], begins[room] + step))
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])


def _stands_alone(tokens: Tokens, starts: Numbers, ends: Numbers) -> Mask:
    """Whether nothing beside a span makes it part of a longer address: "john@x.com" is none of "a-john@x.com.au"."""
    codes, kinds, last = tokens.codes, tokens.kinds, len(tokens.codes) - 1
    joins = np.zeros(256, dtype=np.bool_)
    joins[[ord(one) for one in "._%+-"]] = True

    def joined(near: Numbers, far: Numbers) -> Mask:
        there = (near >= 0) & (far >= 0) & (far <= last)
        near, far = np.clip(near, 0, last), np.clip(far, 0, last)
        # Escaped, "%40" and "\n" end in letters and digits but join nothing.
        return there & joins[np.minimum(codes[near], 255)] & np.isin(kinds[far], (LETTER, DIGIT))

    return ~joined(starts - 1, starts - 2) & ~joined(ends, ends + 1)


def _with_marks(tokens: Tokens, stops: Numbers) -> Numbers:
    """Where spans end with the combining marks that follow their last character."""
    for _ in range(_MOST_MARKS if tokens.marks.size else 0):
        stops = stops + np.isin(stops, tokens.marks)
    return stops


def _chunks(texts: Sequence[str]) -> Iterator[tuple[Numbers, Numbers, list[str]]]:
    """The texts in runs of about `CHUNK` characters: their numbers, where each piece begins, and the pieces."""
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    filled = np.cumsum(lengths + 1)
    first = 0
    while first < len(texts):
        if lengths[first] > LONGEST:
            for offset in range(0, int(lengths[first]), LONGEST - _OVERLAP):
                yield np.array([first]), np.array([offset]), [texts[first][offset : offset + LONGEST]]
            first += 1
            continue
        before = int(filled[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(filled, before + CHUNK, side="right")))
        long = np.flatnonzero(lengths[first:last] > LONGEST)
        last = first + int(long[0]) if long.size else last
        yield np.arange(first, last), np.zeros(last - first, dtype=np.int64), list(texts[first:last])
        first = last

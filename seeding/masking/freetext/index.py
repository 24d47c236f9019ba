"""An index of keyed hashes of token sequences. What it may hold is looked up in a bitmap, then in a sorted array, and
confirmed by a second hash. No text is kept anywhere: two hashes of 64 and 32 bits, 24 bytes an entry.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Keys, Numbers, mix
from seeding.masking.freetext.tokens import COUNT, JOINED, WORDS, Mask, Prints, Tokens, ranges
from seeding.masking.lookup import SortedHashes, sorted_unique

_MOST_LENGTH = 63
_AT_ONCE = 1 << 18


@dataclass(frozen=True)
class Index:
    """Sequences that are searched for, as hashes; entries in the order of their first hash.

    `meta` holds the number of the source (16 bits), a set of flags (8 bits), the length of a joined sequence (6 bits)
    and the mode (2 bits); `owners` the key of the person that the sequence belongs to, 0 where there are several: then
    `pairs` has 32 bits of the hash of each with it, so that one in a thousand is taken for an owner wrongly.
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
        return _bitmap(self.hashes)

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
        likely = np.flatnonzero(has_bits(self._bits, hashes))
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
    return (mix(hashes ^ (people * COUNT)) >> np.uint64(32)).astype(np.uint32)


def _bitmap(ordered: Keys) -> NDArray[np.uint8]:
    """A bit for the leading bits of each hash; hashes come in rising order."""
    size = max(1 << 16, 1 << (max(len(ordered), 1) * 24 - 1).bit_length())
    bitmap = np.zeros(min(size, 1 << 28) >> 3, dtype=np.uint8)
    shift = _shift(len(bitmap) * 8)
    for first in range(0, len(ordered), _AT_ONCE):
        places = (ordered[first : first + _AT_ONCE] >> shift).view(np.int64)
        heads = np.flatnonzero(np.diff(places >> 3, prepend=-1))
        bits = np.left_shift(1, places & 7).astype(np.uint8)
        bitmap[places[heads] >> 3] |= np.bitwise_or.reduceat(bits, heads)
    return bitmap


def _shift(bits: int) -> np.uint64:
    return np.uint64(65 - bits.bit_length())


def has_bits(bitmap: NDArray[np.uint8], hashes: Keys) -> Mask:
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
        self.lone: set[int] = set()
        """The sources in which a value stands for its person: what others say goes before what they do."""

    def save_new(self, path: Path) -> None:
        """Write what was added since the last call to an `.npz` file: hashes alone."""
        self._reduce()
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
            self._rows.append((stored["hashes"], stored["confirmed"], stored["meta"], stored["people"]))
            self._reduce()
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
            hashes, sizes = _joined(tokens, firsts, lasts, begins)
            hashes = self.prints.joined(hashes, sizes)
            stored = (np.minimum(sizes, _MOST_LENGTH) << 2) + JOINED
            self._lengths.update(np.unique(sizes).tolist())
        else:
            hashes = self.prints.words(tokens.mixed_sums[lasts] - tokens.mixed_sums[firsts], counts)
            several = counts > 1
            self._counts.update(np.flatnonzero(np.bincount(counts)).tolist())
            self._take_members(tokens.hashes[ranges(firsts[several], counts[several])])
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
        for members in other.members:
            self._take_members(members)
        self._counts |= other.counts
        self._lengths |= other.lengths
        self._shrink()

    def _shrink(self) -> None:
        if self._waiting > _MOST_WAITING:
            # Many people share a first name: what is waiting shrinks before the rest comes.
            self._reduce()

    def _reduce(self) -> None:
        """Make a run of what is waiting."""
        parts, self._rows, self._waiting = self._rows, [], 0
        if parts:
            run, pairs = _reduced(parts, self.lone)
            self._runs.append(run)
            self._pairs.append(pairs)

    def rows(self) -> Iterator[Rows]:
        """What was added since the last reduction, batch by batch: hashes, second hashes, meta, people."""
        yield from self._rows

    def finish(self) -> Index:
        """The index; the builder is empty afterwards."""
        self._reduce()
        columns = self._merged()
        hashes, confirmed, meta, people = (_drained(column) for column in columns)
        pairs = _drained(self._pairs)
        pairs.sort()
        bits = _bitmap(_all_of(self._members))
        self._members = []
        counts, lengths = tuple(sorted(self._counts)), tuple(sorted(self._lengths))
        return Index(hashes, confirmed, meta, people, pairs, bits, counts, lengths)

    def _merged(self) -> tuple[list[NDArray[Any]], ...]:
        """The columns of all runs as one, in pieces: of some leading bits at a time, since it takes several times what
        comes of it.
        """
        runs, self._runs = self._runs, []
        bits = max(0, sum(len(hashes) for hashes, *_ in runs) // _MOST_WAITING).bit_length()
        edges = np.arange(1, 1 << bits, dtype=np.uint64) << np.uint64(64 - bits)
        cuts = [(0, *np.searchsorted(hashes, edges).tolist(), len(hashes)) for hashes, *_ in runs]
        columns: tuple[list[NDArray[Any]], ...] = ([], [], [], [])
        for piece in range(1 << bits):
            parts = [_cut(run, *cut[piece : piece + 2]) for run, cut in zip(runs, cuts, strict=True)]
            rows, pairs = _reduced(parts, self.lone)
            self._pairs.append(pairs)
            for column, found in zip(columns, rows, strict=True):
                column.append(found)
        return columns


def _cut(rows: Rows, first: int, last: int) -> Rows:
    hashes, confirmed, meta, people = rows
    return hashes[first:last], confirmed[first:last], meta[first:last], people[first:last]


def _drained(parts: list[NDArray[Any]]) -> NDArray[Any]:
    """The parts as one; none of them is kept as well."""
    whole = np.concatenate(parts)
    parts.clear()
    return whole


def _all_of(parts: list[Keys]) -> Keys:
    """The distinct ones."""
    return sorted_unique(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.uint64)


def _reduced(parts: list[Rows], lone: Collection[int] = ()) -> tuple[Rows, NDArray[np.uint32]]:
    """One row for each sequence, in order of its hash: the owner is 0 where there are several, and the pairs tell them.

    What `lone` sources say of a sequence counts where no other source has it.
    """
    if not parts:
        none = np.zeros(0, dtype=np.uint64)
        few = none.astype(np.uint32)
        return (none, few, few, none), few
    columns: list[list[NDArray[Any]]] = [list(column) for column in zip(*parts, strict=True)]
    parts.clear()

    def whole(place: int) -> NDArray[Any]:
        return _drained(columns[place])

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
        inside = ranges(starts[run], np.append(starts, len(hashes))[run + 1] - starts[run])
        order = inside[np.lexsort((confirmed[inside], hashes[inside]))]
        confirmed[inside], meta[inside], people[inside] = confirmed[order], meta[order], people[order]
    new = np.ones(len(hashes), dtype=np.bool_)
    new[1:] = ~same | (confirmed[1:] != confirmed[:-1])
    heads = np.flatnonzero(new)
    if lone:
        said = ~np.isin(meta >> np.uint32(16), np.array(sorted(lone), dtype=np.uint32))
        sizes = np.diff(np.append(heads, len(hashes)))
        counted = said | np.repeat(~np.logical_or.reduceat(said, heads), sizes)
        hashes, confirmed, meta, people = hashes[counted], confirmed[counted], meta[counted], people[counted]
        heads = np.append(0, np.cumsum(np.add.reduceat(counted, heads, dtype=np.int64))[:-1])
    lowest = np.minimum.reduceat(people, heads)
    several = lowest != np.maximum.reduceat(people, heads)
    lowest[several] = 0
    shared = np.repeat(several, np.diff(np.append(heads, len(hashes)))) & (people != 0)
    pairs = _pair(hashes[shared], people[shared])
    flags = np.bitwise_or.reduceat(meta & np.uint32(0xFF00), heads)
    # The source that was added first speaks for the entry.
    first = np.minimum.reduceat(meta & np.uint32(0xFFFF00FF), heads)
    return (hashes[heads], confirmed[heads], first | flags, lowest), pairs


def _joined(tokens: Tokens, firsts: Numbers, lasts: Numbers, begins: Numbers) -> tuple[Keys, Numbers]:
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

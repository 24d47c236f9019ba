"""The vectorised search of texts for what an index holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Numbers
from seeding.masking.freetext.characters import DIGIT, LETTER, capitals
from seeding.masking.freetext.index import Index, has_bits
from seeding.masking.freetext.tokens import EXACT, WITHIN, WORDS, Mask, Prints, Spans, Tokens
from seeding.masking.freetext.words import FILE_ENDINGS

CHUNK = 1 << 18
"""Characters that are searched at a time; its arrays fit a processor's cache."""
LONGEST = 1 << 19
_OVERLAP = 1 << 12
"""A text of more than `LONGEST` characters is searched in pieces that overlap by this many."""
MOST_GAP = 4
"""Characters that may lie between two tokens of one sequence."""
MOST_GROUPS = 9
"""Groups in which a number may be written."""
_MOST_MARKS = 4
_AROUND = 64
"""Characters that are read on each side of a span, to see whether it is in an address."""
_JOINED = re.compile(r"[\w.%+@-]+")
_ENDING = re.compile(r"\.(?P<ending>[A-Za-z0-9]{2,5})(?![\w.%+@-])")


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
        """Every occurrence of every entry, overlapping ones too, by text and start; inflected ones among them."""
        return find_each([self], texts, inflected=True)[0]

    def search(
        self, tokens: Tokens, without: int = 0, *, whole: bool = False, apart: bool = False, inflected: bool = False
    ) -> Matches:
        """What is found in texts that are cut into tokens, in no order; entries with a flag of `without` left out.

        `whole` leaves out what is not a text from its first word to its last. `apart` takes names of two words along
        that an initial or the name of a field stands between: `last_name: Smith, first_name: John`. `inflected` takes
        names along that an s ends, without it, and initials that a last name follows in one word: `jsmith`.
        """
        if not len(tokens.starts) or not len(self.index):
            return Matches.joined([])
        spans = Spans.joined([*self._word_spans(tokens), *self._joined_spans(tokens)])
        if apart and 2 in self.index.counts and not whole:
            spans = Spans.joined([spans, *self._apart_spans(tokens)])
        if inflected:
            spans = Spans.joined([spans, *self._changed_spans(tokens)])
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
        places, stops = tokens.opened(begins), tokens.placed(ends - 1) + 1
        if tokens.kept is not None:
            stops = _with_marks(tokens, stops)
        text = np.searchsorted(tokens.bounds, places, side="right") - 1
        inside = stops < tokens.bounds[text + 1]
        shift = tokens.bounds[text]
        return Matches(text, places - shift, stops - shift, entries).take(inside)

    def _confirmed(self, tokens: Tokens, spans: Spans, modes: NDArray[np.uint8]) -> Mask:
        """Whether each span is the entry that has its hash."""
        found = np.zeros(len(modes), dtype=np.uint32)
        apart, within = spans.inner > 0, spans.inner == WITHIN
        words = (modes == WORDS) & (spans.inner == 0) & (spans.ends == tokens.ends[spans.lasts])
        if within.any():
            begins = spans.begins[within]
            found[within] = tokens.confirmed_parts(begins, begins + 1, spans.ends[within])
        if apart.any():
            found[apart] = tokens.confirmed_pairs(spans.firsts[apart], spans.lasts[apart])
        found[words] = tokens.confirmed_words(spans.firsts[words], spans.lasts[words] + 1, few=True)
        others = np.flatnonzero(~words & ~apart & ~within)
        if others.size:
            found[others] = tokens.confirmations(spans.begins[others], spans.ends[others], modes[others])
        return found == self.index.confirmations[spans.entries]

    def _word_spans(self, tokens: Tokens) -> Iterator[Spans]:
        if 1 in self.index.counts:
            query, entry = self.index.lookup(self.prints.words(self.prints.mixed(tokens.hashes), 1))
            yield _spans(tokens, query, query, entry)
        longer = [count for count in self.index.counts if count > 1]
        if not longer:
            return
        sums = tokens.mixed_sums
        follows = np.zeros(len(tokens.starts), dtype=np.bool_)
        member = has_bits(self.index.members, tokens.hashes)
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
                yield _spans(tokens, found, lasts, entry)

    def _apart_spans(self, tokens: Tokens) -> Iterator[Spans]:
        """Names of two words with an initial, or with words that name a field, between them."""
        labels = self.prints.field_names
        member = has_bits(self.index.members, tokens.hashes)
        sizes = tokens.ends - tokens.starts
        for inner in range(1, _MOST_LABELS + 1):
            firsts = np.flatnonzero(member[: -inner - 1] & member[inner + 1 :])
            lasts = firsts + inner + 1
            for place in range(1, inner + 1):
                if not len(firsts):
                    break
                between = firsts + place
                apart = tokens.starts[between + 1] - tokens.ends[between]
                good = labels.holds(tokens.hashes[between]) & (apart <= MOST_GAP)
                if inner == 1:
                    initial = tokens.starts[between]
                    good |= (sizes[between] == 1) & (apart <= 2) & capitals()[tokens.codes[initial]]
                firsts, lasts = firsts[good], lasts[good]
            if len(firsts):
                texts = [np.searchsorted(tokens.bounds, tokens.placed(tokens.starts[ends]), side="right")
                         for ends in (firsts, lasts)]  # fmt: skip
                firsts, lasts = firsts[texts[0] == texts[1]], lasts[texts[0] == texts[1]]
                mixed = [self.prints.mixed(tokens.hashes[ends]) for ends in (firsts, lasts)]
                query, entry = self.index.lookup(self.prints.words(mixed[0] + mixed[1], 2))
                yield _spans(tokens, firsts[query], lasts[query], entry, inner)

    def _changed_spans(self, tokens: Tokens) -> Iterator[Spans]:
        """Names that are written as another word: with an s behind them, or with an initial before them."""
        long = np.flatnonzero(tokens.ends - tokens.starts > _LEAST_CHANGED)
        capital = capitals()[tokens.codes[tokens.starts[long]]]
        yield from self._inflected_spans(tokens, long[capital])
        yield from self._initialled_spans(tokens, long[~capital])

    def _inflected_spans(self, tokens: Tokens, lasts: Numbers) -> Iterator[Spans]:
        """Words that an s ends as names without it, alone or after another: the genitive of some languages, and the
        plural of others, "Müllenbrocks Haus" and "the Quartermaines"."""
        lasts = lasts[(tokens.codes[tokens.ends[lasts] - 1] | 0x20) == ord("s")]
        ends = tokens.ends[lasts] - 1
        hashes = tokens.spans(tokens.starts[lasts], ends)
        mixed = self.prints.mixed(hashes)
        inner = np.zeros(len(lasts), dtype=np.int64)
        query, entry = self.index.lookup(self.prints.words(mixed, 1))
        yield Spans(lasts[query], lasts[query], tokens.starts[lasts[query]], ends[query], entry, inner[query])
        firsts = np.maximum(lasts - 1, 0)
        near = np.flatnonzero((lasts > 0) & (tokens.starts[lasts] - tokens.ends[firsts] <= MOST_GAP))
        before = self.prints.mixed(tokens.hashes[firsts[near]])
        query, entry = self.index.lookup(self.prints.words(mixed[near] + before, 2))
        query = near[query]
        yield Spans(firsts[query], lasts[query], tokens.starts[firsts[query]], ends[query], entry, inner[query])

    def _initialled_spans(self, tokens: Tokens, which: Numbers) -> Iterator[Spans]:
        """Words in small letters that are an initial and the name after it, as many log in: `zquartermaine`."""
        which = which[tokens.ends[which] - tokens.starts[which] > _LEAST_CHANGED + 1]
        starts = tokens.starts[which]
        names = tokens.spans(starts + 1, tokens.ends[which])
        likely = np.flatnonzero(has_bits(self.index.members, names))
        which, starts, names = which[likely], starts[likely], names[likely]
        initials = tokens.spans(starts, starts + 1)
        query, entry = self.index.lookup(self.prints.words(self.prints.mixed(initials) + self.prints.mixed(names), 2))
        yield _spans(tokens, which[query], which[query], entry, WITHIN)

    def _joined_spans(self, tokens: Tokens) -> Iterator[Spans]:
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
            yield Spans(firsts[found], last[found], begins[found], stops[found], entry, np.zeros(len(found), np.int64))
            following = np.minimum(last + 1, len(starts) - 1)
            grown = sizes + ends[following] - starts[following]
            near = np.flatnonzero((last + 1 < len(starts)) & (starts[following] - stops <= 3) & (grown <= longest))
            if not near.size:
                return
            firsts, begins, last = firsts[near], begins[near], following[near]
            hashes = hashes[near] + tokens.hashes[last] * powers[sizes[near]]
            stops, sizes = ends[last], grown[near]


_LEAST_CHANGED = 4
"""Letters of a name that is known with an s behind it; with an initial before it, it has one more."""
_MOST_LABELS = 2
"""Words of names of fields that may lie between two parts of a name."""


def _spans(tokens: Tokens, firsts: Numbers, lasts: Numbers, entries: Numbers, inner: int = 0) -> Spans:
    """Whole tokens from the first to the last as spans."""
    between = np.full(len(firsts), inner, dtype=np.int64)
    return Spans(firsts, lasts, tokens.starts[firsts], tokens.ends[lasts], entries, between)


def find_each(
    scanners: Sequence[Scanner], texts: Sequence[str], without: int = 0, *, whole: bool = False, apart: bool = False,
    inflected: bool = False,
) -> list[Matches]:  # fmt: skip
    """What each of several scanners of one secret finds, by text and start; the texts are cut into tokens once.

    Entries with a flag of `without` are left out, and with `whole` what is only a part of a text; `apart` and
    `inflected` as `search` has them.
    """
    parts: list[list[Matches]] = [[] for _ in scanners]
    if any(len(scanner.index) for scanner in scanners):
        for numbers, offsets, pieces in _chunks(texts):
            tokens = Tokens.of(pieces, scanners[0].prints)
            for scanner, found_before in zip(scanners, parts, strict=True):
                found = scanner.search(tokens, without, whole=whole, apart=apart, inflected=inflected)
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
    """Whether nothing beside a span makes it part of a longer address: "john@x.com" is none of "a-john@x.com.au".

    In names of files, `fq77_cv.pdf` and `fq77.jpg`, an underscore and what the file ends in belong to nothing; nor
    does a hyphen or a dot beside letters and digits, which are no other word: `box-jdoe77`, `jdoe77.example.com`.
    """
    codes, kinds, last = tokens.codes, tokens.kinds, len(tokens.codes) - 1
    joins = np.zeros(256, dtype=np.bool_)
    joins[[ord(one) for one in "._%+-"]] = True

    def joined(near: Numbers, far: Numbers) -> Mask:
        there = (near >= 0) & (far >= 0) & (far <= last)
        near, far = np.clip(near, 0, last), np.clip(far, 0, last)
        # Escaped, "%40" and "\n" end in letters and digits but join nothing.
        return there & joins[np.minimum(codes[near], 255)] & np.isin(kinds[far], (LETTER, DIGIT))

    before, after = joined(starts - 1, starts - 2), joined(ends, ends + 1)
    for place in np.flatnonzero(before | after):
        first, end = int(starts[place]), int(ends[place])
        if _in_address(tokens, first, end):
            continue
        apart = tuple(map(ord, "_-." if _distinct(kinds[first:end]) else "_"))
        before[place] = before[place] and codes[first - 1] not in apart
        after[place] = after[place] and codes[end] not in apart and not _ends_a_file(tokens, end)
    return ~before & ~after


_DISTINCT = 6
"""So many letters and digits, some of them in one word, are no word that somebody else would write."""


def _distinct(kinds: NDArray[np.uint8]) -> bool:
    """Whether characters of these kinds are letters and digits in one word, enough to be told from any other."""
    of_words = (kinds == LETTER) | (kinds == DIGIT)
    mixed = of_words[1:] & of_words[:-1] & (kinds[1:] != kinds[:-1])
    return bool(mixed.any()) and int(of_words.sum()) >= _DISTINCT


def _in_address(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a span and what is joined to it are part of an address of e-mail."""
    around = tokens.codes[max(0, first - _AROUND) : end + _AROUND]
    text = "".join(map(chr, around.tolist()))
    offset = min(first, _AROUND)
    ahead = _JOINED.match(text, offset + end - first)
    behind = _JOINED.match(text[:offset][::-1])
    run = (behind[0][::-1] if behind else "") + text[offset : offset + end - first] + (ahead[0] if ahead else "")
    return "@" in run


def _ends_a_file(tokens: Tokens, end: int) -> bool:
    """Whether what follows a span is a dot and what names of files end in, and no more."""
    text = "".join(map(chr, tokens.codes[end : end + 8].tolist()))
    found = _ENDING.match(text)
    return found is not None and found["ending"].lower() in FILE_ENDINGS


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

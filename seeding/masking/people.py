"""The people of a database as hashes: which names, addresses and numbers are known, and whose they are.

The survey fills it from the identity columns before anything is masked; it can be stored, so that a resumed run finds
people whose own rows have been masked already. It holds no text, and is of no use to anybody without the secret.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np

from seeding.keys import Keys, Numbers
from seeding.masking.domains import COMPACT
from seeding.masking.freetext.characters import ALONE, DIGIT, LETTER
from seeding.masking.freetext.index import Gathered, Index, IndexBuilder, Rows
from seeding.masking.freetext.scanner import Scanner
from seeding.masking.freetext.tokens import EXACT, JOINED, WORDS, Mask, Prints, Tokens
from seeding.masking.freetext.words import PARTICLES, TITLES, common_names, common_words, everyday_words
from seeding.masking.lookup import SortedHashes, sorted_unique
from seeding.masking.secret import Secret

SINGLE, INITIAL, COMMON, PHONE, HANDLE = 1, 2, 4, 8, 16
"""Flags of an entry: a lone name; one with an initial; made of words that mean something else as well; a phone number;
a user name that is a word, or so short that it may be one."""

NAMES = ("full_name", "first_name", "last_name", "middle_name")
ADDRESSES = ("email", "username")
PHONES = ("phone", "mobile")
NUMBERS = ("number",)
PHRASES = ("phrase",)
TOKENS = ("token",)
PARTS = (*NAMES, *ADDRESSES, *PHONES, *NUMBERS, *PHRASES, *TOKENS)
"""What a column may hold of a person: parts of the name, addresses, numbers (cards, identity numbers: letters and
digits with gaps in any place), phrases (words in any order, such as streets) and tokens (compared character by
character)."""

PART_OF = {kind: kind for kind in (*NAMES, *ADDRESSES, *PHONES)}
PART_OF |= dict.fromkeys(("street_address", "address"), "phrase")
PART_OF |= dict.fromkeys(COMPACT, "number")
"""What of a person values of a kind are, where texts are searched for them."""

_BATCH = 8192
_NO_LETTERS = re.compile(r"[\W\d_]+")
_SMALL_NUMBER = 5
"""A user name of so few digits is a number as well."""
_TITLE = 3
"""A user name of so many words of the language is a title."""
_LEAST_LETTERS = 5
_LEAST_NUMBER = 6
"""Characters of a number that is told from others."""
_MOST_GROUPS = 4
_LONG_WORD = 3
_MOST_WORDS = 10
"""Words of a phrase that is searched for: each length is looked for by itself."""
_HALF = 3
"""Letters of each of two names of which one may be left out."""
_TOGETHER = 9
"""A first and a last name of so many letters are known when they are written together, too."""
_PHONE_DIGITS = 8
_KEEP_DIGITS = dict.fromkeys(
    (*(code for code in range(0x250) if not chr(code).isalnum()), *range(0x2009, 0x2015), 0x202F), None
)
"""Takes away what stands between the digits of a phone number."""


@dataclass(frozen=True)
class Source:
    """Where entries of the index come from: columns (`app.Model.field`), and what of a person they hold.

    A name that is put together from two columns has both; a part that is taken from a longer name has `derived` set.
    Of rows that say nobody's, `lone` is set: there the value itself stands for the person, until another says whose.
    """

    columns: tuple[str, ...]
    part: str
    derived: bool = False
    lone: bool = False

    @property
    def begins_addresses(self) -> bool:
        """Whether it is what stands before the @ of addresses."""
        return self.derived and self.part == "email"


@dataclass(frozen=True)
class Collected:
    """What a survey collected of some rows, as hashes: another process can be sent it."""

    sources: tuple[Source, ...]
    gathered: Gathered


class PeopleSurvey:
    """Collects who is in the database, batch by batch."""

    def __init__(
        self, secret: Secret, *, keep_words: Iterable[str] = (), locales: tuple[str, ...] = ("en_US",)
    ) -> None:
        self._prints = Prints.of(secret)
        self._builder = IndexBuilder(self._prints)
        self._sources: dict[Source, int] = {}
        self._lone = False
        self._kept = tuple(keep_words)
        self._words = common_words(tuple(locales))
        self._known = self._words | everyday_words(tuple(locales))
        self._common = hashes_of(self._prints, self._words)
        self._everyday = hashes_of(self._prints, self._known)
        self._listed = hashes_of(self._prints, common_names())
        self._titles = hashes_of(self._prints, TITLES.split())
        self._particles = hashes_of(self._prints, PARTICLES.split())

    def add(
        self, label: str, columns: Mapping[str, tuple[str, Sequence[Any]]], people: Keys, *, lone: bool = False
    ) -> None:
        """Take a batch of rows of one table: for each part the column's name and its values, and each row's person.

        The parts are those of `PARTS`, with an ending after a colon where a table has several of one (`phone:work`).
        Where the rows say nobody's, `lone`, the keys are of the values themselves.
        """
        self._lone = lone
        for part, (name, values) in columns.items():
            kind = part.split(":")[0]
            if kind not in PARTS:
                known = ", ".join(PARTS)
                raise ValueError(f"{label}.{name}: no part of a person is called {kind!r}; there are: {known}")
            self._take(kind, (f"{label}.{name}",), values, people)
        if "first_name" in columns and "last_name" in columns and "full_name" not in columns:
            (first, firsts), (last, lasts) = columns["first_name"], columns["last_name"]
            both = [f"{one} {two}" if one and two else None for one, two in zip(firsts, lasts, strict=True)]
            self._take("full_name", (f"{label}.{first}", f"{label}.{last}"), both, people)

    def beside(self) -> Self:
        """A survey of the same kind of which nothing is known yet."""
        other = copy(self)
        other._builder, other._sources = IndexBuilder(self._prints), {}
        return other

    def collected(self) -> Collected:
        """What it knows, to be absorbed by another one."""
        return Collected(tuple(self._sources), self._builder.gathered())

    def absorb(self, other: Collected) -> None:
        """Take what a survey beside this one collected; in the order of their rows, they come to what one would."""
        self._builder.absorb(other.gathered, [self._numbered(one) for one in other.sources])

    def finish(self) -> People:
        index = self._builder.finish()
        return People(index, self._prints, tuple(self._sources), self._kept)

    def _source(self, columns: tuple[str, ...], part: str, derived: bool = False) -> int:
        return self._numbered(Source(columns, part, derived, self._lone))

    def _numbered(self, source: Source) -> int:
        number = self._sources.setdefault(source, len(self._sources))
        if source.lone:
            self._builder.lone.add(number)
        return number

    def _take(self, part: str, columns: tuple[str, ...], values: Sequence[Any], people: Keys) -> None:
        source = self._source(columns, part)
        for texts, whose in _batches(values, people):
            if part in NAMES:
                self._names(texts, whose, part, columns, source)
                for rows, spelled in _spelled_otherwise(texts):
                    self._names(spelled, whose[rows], part, columns, source)
            elif part in PHONES:
                self._phones(texts, whose, source)
            else:
                self._others(texts, whose, part, columns, source)
                for rows, spelled in _spelled_otherwise(texts) if part in PHRASES else ():
                    self._others(spelled, whose[rows], part, columns, source)

    def _others(self, texts: list[str], people: Keys, part: str, columns: tuple[str, ...], source: int) -> None:
        """Addresses, user names and tokens as they are, numbers however they are grouped, and the words of phrases."""
        tokens = Tokens.of(texts, self._prints)
        firsts, lasts = _runs(tokens, len(texts))
        if part in NUMBERS:
            self._numbers(tokens, firsts, lasts, people, source)
            return
        if part in PHRASES:
            lasts = np.where(self._is_phrase(tokens, firsts, lasts), lasts, firsts)
        flags: Numbers | int = 0
        if part == "username":
            flags = np.array([HANDLE * self._is_word(text) for text in texts], dtype=np.int64)
        mode = WORDS if part in PHRASES else EXACT
        self._builder.add(tokens, firsts, lasts, mode=mode, source=source, flags=flags, people=people)
        if part == "email":
            self._before_at(texts, tokens, firsts, lasts, people, columns)

    def _before_at(
        self, texts: list[str], tokens: Tokens, firsts: Numbers, lasts: Numbers, people: Keys, columns: tuple[str, ...]
    ) -> None:
        """What stands before the @ of addresses, or a + before that, where it tells who has it: people are called so
        where they log in. `anna.kettlewell` and `akett77` tell, but neither `anna` nor `customer.service` or `sales24`.
        """
        if not len(tokens.starts):
            return
        signs = np.flatnonzero((tokens.codes == ord("@")) | (tokens.codes == ord("+")))
        ends = np.append(signs, len(tokens.codes))[
            np.searchsorted(signs, tokens.starts[np.minimum(firsts, len(tokens.starts) - 1)])
        ]
        stops = np.minimum(np.searchsorted(tokens.starts, ends), lasts)
        sizes = tokens.ends - tokens.starts
        numbers = np.maximum.reduceat(tokens.kinds, tokens.starts) == DIGIT
        plain = self._everyday.holds(tokens.hashes) | (sizes < 2) | (tokens.kinds[tokens.starts] == DIGIT)
        single = stops - firsts == 1
        rows = np.flatnonzero((stops > firsts) & (_tally(plain, firsts, stops) < stops - firsts))
        rows = rows[~single[rows] | numbers[firsts[rows]]]
        telling = ~single[rows]
        telling[~telling] = [self._is_made_up(texts[row]) for row in rows[~telling].tolist()]
        rows = rows[telling]
        rows = rows[tokens.ends[stops[rows] - 1] - tokens.starts[firsts[rows]] >= _LEAST_NUMBER]
        if len(rows):
            source = self._source(columns, "email", True)
            self._builder.add(
                tokens, firsts[rows], stops[rows], mode=EXACT, source=source, flags=0, people=people[rows]
            )  # fmt: skip

    def _is_made_up(self, address: str) -> bool:
        """Whether an address begins with more than words and numbers."""
        said = _NO_LETTERS.split(address.lower().partition("@")[0].partition("+")[0])
        return not all(one in self._known for one in said if len(one) > 1)

    def _numbers(self, tokens: Tokens, firsts: Numbers, lasts: Numbers, people: Keys, source: int) -> None:
        """Numbers however they are grouped; those that begin with letters, `B-QX 9917`, as words beside that."""
        if not len(tokens.starts):
            return
        first = np.minimum(firsts, len(tokens.starts) - 1)
        enough = tokens.ends[np.maximum(lasts - 1, 0)] - tokens.starts[first] >= _LEAST_NUMBER
        begins = np.maximum.reduceat(tokens.kinds, tokens.starts) == DIGIT
        apart = enough & ~begins[first] & (lasts - firsts <= _MOST_GROUPS)
        words = self._everyday.holds(tokens.hashes) & (tokens.ends - tokens.starts > 1)
        apart &= _tally(words, firsts, lasts) == 0
        for chosen, mode in ((enough, JOINED), (apart, WORDS)):
            rows = np.flatnonzero(chosen)
            self._builder.add(
                tokens, firsts[rows], lasts[rows], mode=mode, source=source, flags=0, people=people[rows]
            )  # fmt: skip

    def _is_phrase(self, tokens: Tokens, firsts: Numbers, lasts: Numbers) -> Mask:
        """Which texts nobody writes of anything else: words with a number, or with one that is not everyday."""
        counts = lasts - firsts
        if not len(tokens.starts):
            return np.zeros(len(counts), dtype=np.bool_)
        digits = np.maximum.reduceat(tokens.kinds, tokens.starts) == DIGIT
        long = ~digits & (tokens.ends - tokens.starts >= _LONG_WORD)
        plain = digits | self._everyday.holds(tokens.hashes)
        telling = (_tally(digits, firsts, lasts) > 0) | (_tally(plain, firsts, lasts) < counts)
        return (counts > 1) & (counts <= _MOST_WORDS) & (_tally(long, firsts, lasts) > 0) & telling

    def _is_word(self, text: str) -> bool:
        """Whether a user name may be a word, a small number or a title of words: `will`, `1`, `how-we-measure-7`."""
        if text.isalpha():
            return len(text) <= _LEAST_LETTERS or text.lower() in self._words
        said = [one for one in _NO_LETTERS.split(text.lower()) if one]
        if not said:
            return len(text) <= _SMALL_NUMBER
        return len("".join(said)) < 2 or (
            len(said) >= _TITLE and all(one in self._known or len(one) < 2 for one in said)
        )

    def _phones(self, texts: list[str], people: Keys, source: int) -> None:
        """The national number and the whole one: what stands before it in a text is told from the text."""
        bare = [text.lower().partition("x")[0].translate(_KEEP_DIGITS) for text in texts]
        plus = np.array([text.lstrip()[:1] == "+" for text in texts], dtype=np.bool_)
        tokens = Tokens.of(bare, self._prints)
        firsts, lasts = _runs(tokens, len(texts))
        usable = (lasts - firsts == 1) & np.array([text.isdigit() for text in bare], dtype=np.bool_)
        firsts, lasts, people, plus = firsts[usable], lasts[usable], people[usable], plus[usable]
        if not len(firsts):
            return
        starts, ends = tokens.starts[firsts], tokens.ends[firsts]
        digits = np.zeros((6, len(firsts)), dtype=np.int64)
        for place in range(6):
            inside = np.minimum(starts + place, ends - 1)
            digits[place] = tokens.codes[inside].astype(np.int64) - 48
        double = (digits[0] == 0) & (digits[1] == 0) & ~plus
        single = (digits[0] == 0) & ~double & ~plus
        shifted = np.where(double, digits[2] * 100 + digits[3] * 10 + digits[4], digits[:3].T @ np.array([100, 10, 1]))
        code = np.where(plus | double, _code_lengths()[np.clip(shifted, 0, 999)], 0)
        skipped = code + 2 * double + single
        american = (skipped == 0) & (ends - starts == 11) & (digits[0] == 1)
        national = starts + skipped + american
        # "+44 (0)20 …": the 0 is dialled within the country alone.
        trunk = (code > 0) & (tokens.codes[np.minimum(national, ends - 1)] == 48)
        national = national + trunk
        for begins in (national, starts + 2 * double):
            enough = np.flatnonzero(ends - begins >= _PHONE_DIGITS - 1)
            if begins is not national:
                enough = enough[begins[enough] != national[enough]]
            self._builder.add(
                tokens, firsts[enough], lasts[enough], mode=JOINED, source=source, flags=PHONE, people=people[enough],
                starts=begins[enough],
            )  # fmt: skip

    def _names(self, texts: list[str], people: Keys, part: str, columns: tuple[str, ...], source: int) -> None:
        tokens = Tokens.of(texts, self._prints)
        if not len(tokens.starts):
            return
        firsts, lasts = _runs(tokens, len(texts))
        firsts, lasts = self._without_titles(tokens, firsts, lasts)
        counts = lasts - firsts
        ordinary = self._common.holds(tokens.hashes)
        sums = np.zeros(len(ordinary) + 1, dtype=np.int64)
        np.cumsum(ordinary, out=sums[1:])
        common = sums[lasts] - sums[firsts] == counts
        sizes = tokens.ends[np.maximum(lasts - 1, 0)] - tokens.starts[np.minimum(firsts, len(ordinary) - 1)]
        alone = tokens.kinds[tokens.starts[np.minimum(firsts, len(ordinary) - 1)]] == ALONE
        lone = (counts == 1) if part == "full_name" else np.ones(len(counts), dtype=np.bool_)
        flags = COMMON * (common | (alone & lone)) + SINGLE * lone
        usable = np.where(lone, np.where(alone, counts >= 1, sizes >= 2), np.where(alone, counts > 1, sizes >= 4))
        rows = np.flatnonzero(usable & (counts > 0))
        self._builder.add(
            tokens, firsts[rows], lasts[rows], mode=WORDS, source=source, flags=flags[rows], people=people[rows]
        )
        self._halves(tokens, firsts, lasts, people, part, columns)
        if part == "full_name":
            several = np.flatnonzero((counts > 1) & ~alone & ~self._is_title(tokens, firsts, lasts))
            self._together(tokens, firsts[several], lasts[several], people[several], columns)
            self._forms(tokens, firsts[several], lasts[several], people[several], columns, source, ordinary)

    def _halves(
        self, tokens: Tokens, firsts: Numbers, lasts: Numbers, people: Keys, part: str, columns: tuple[str, ...]
    ) -> None:
        """Each of two names with a hyphen between them, of which people leave one out, and of two last names."""
        own = part != "full_name"
        rows = np.flatnonzero(lasts - firsts == 2 if own else lasts - firsts > 2)
        first, second = lasts[rows] - 2, lasts[rows] - 1
        sizes = tokens.ends - tokens.starts
        hyphen = tokens.codes[tokens.starts[second] - 1] == ord("-")
        hyphen &= tokens.starts[second] - tokens.ends[first] == 1
        for place in (first, second) if own else (first,):
            good = hyphen | (part == "last_name")
            for half in (first, second):
                good &= (sizes[half] >= _HALF) & (tokens.kinds[tokens.starts[half]] == LETTER)
            good &= ~self._particles.holds(tokens.hashes[first]) & ~self._titles.holds(tokens.hashes[first])
            good &= ~self._everyday.holds(tokens.hashes[place])
            self._builder.add(
                tokens, place[good], place[good] + 1, mode=WORDS, flags=SINGLE, people=people[rows[good]],
                source=self._source(columns, "last_name" if not own else part, True),
            )  # fmt: skip

    def _is_title(self, tokens: Tokens, firsts: Numbers, lasts: Numbers) -> Mask:
        """Which texts stand where names should and are none, such as "Booking Fee" and "What nobody tells you": no part
        of them is anybody's.
        """
        counts = lasts - firsts
        everyday = self._everyday.holds(tokens.hashes) & ~self._listed.holds(tokens.hashes)
        plain = _tally(everyday & ~self._particles.holds(tokens.hashes), firsts, lasts)
        titles: Mask = (plain == counts) | ((counts > _TITLE) & (plain >= counts - 2))
        return titles

    def _together(
        self, tokens: Tokens, firsts: Numbers, lasts: Numbers, people: Keys, columns: tuple[str, ...]
    ) -> None:
        """First and last name written together, as in `#JohnSmith`: of some length, and no word of the language."""
        sizes = tokens.ends - tokens.starts
        letters = tokens.kinds[tokens.starts] == LETTER
        ordinary = self._everyday.holds(tokens.hashes)
        good = letters[firsts] & letters[lasts - 1] & ~(ordinary[firsts] & ordinary[lasts - 1])
        good &= sizes[firsts] + sizes[lasts - 1] >= _TOGETHER
        two, three = np.flatnonzero(good), np.flatnonzero(good & (lasts - firsts == 3))
        for rows, parts in ((two, (firsts, lasts - 1)), (three, (firsts, firsts + 1, lasts - 1))):
            rows = rows[~self._everyday.holds(tokens.together(*(part[rows] for part in parts)))]
            if len(rows):
                source = self._source(columns, "full_name", True)
                own = [part[rows] for part in parts]
                self._builder.add_together(tokens, *own, source=source, people=people[rows])

    def _forms(
        self, tokens: Tokens, firsts: Numbers, lasts: Numbers, people: Keys, columns: tuple[str, ...], source: int,
        ordinary: Any,
    ) -> None:  # fmt: skip
        """What people with two names and more are called as well: first and last, with an initial, one alone."""
        builder = self._builder
        sizes = tokens.ends - tokens.starts
        letters = tokens.kinds[tokens.starts] == LETTER
        particle = self._particles.holds(tokens.hashes)
        title = self._titles.holds(tokens.hashes)
        initials = self._source(columns, "full_name", True)
        most = int((lasts - firsts).max(initial=0))
        for step in range(1, min(most, 5)):
            there = np.flatnonzero(firsts + step < lasts)
            right = firsts[there] + step
            good = (sizes[right] > 1) & letters[right] & ~particle[right] & (sizes[firsts[there]] > 1)
            there, right = there[good], right[good]
            left = firsts[there]
            flags = COMMON * (ordinary[left] & ordinary[right])
            longer = np.flatnonzero(lasts[there] - left > 2)
            builder.add_pairs(
                tokens, left[longer], right[longer], source=source, flags=flags[longer], people=people[there[longer]]
            )
            final = np.flatnonzero(right == lasts[there] - 1)
            for short in ((True, False), (False, True)):
                builder.add_pairs(
                    tokens, left[final], right[final], source=initials, flags=INITIAL, people=people[there[final]],
                    initial=short,
                )  # fmt: skip
        if len(columns) > 1:
            return
        # Where first and last names have columns of their own, those know better which is which.
        for place, part in ((firsts, "first_name"), (lasts - 1, "last_name")):
            good = np.flatnonzero((sizes[place] > 1) & letters[place] & ~title[place])
            flags = SINGLE + COMMON * ordinary[place[good]]
            builder.add(
                tokens, place[good], place[good] + 1, mode=WORDS, source=self._source(columns, part, True), flags=flags,
                people=people[good],
            )  # fmt: skip

    def _without_titles(self, tokens: Tokens, firsts: Numbers, lasts: Numbers) -> tuple[Numbers, Numbers]:
        title = np.append(self._titles.holds(tokens.hashes), False)
        for _ in range(2):
            # Two words stay: "Don Smith" and "Dr. Smith" are the whole name.
            firsts = firsts + (title[firsts] & (lasts - firsts > 2))
            lasts = lasts - (title[lasts - 1] & (lasts - firsts > 2))
        return firsts, lasts


class _WholeValues(PeopleSurvey):
    """The hashes of values as they are, without the other forms that they may be written in."""

    def __init__(self, prints: Prints) -> None:
        self._prints = prints
        self._builder = IndexBuilder(prints)
        self._sources = {}
        self._lone = False
        self._kept = ()
        self._words = self._known = frozenset()
        self._common = self._particles = SortedHashes(np.zeros(0, dtype=np.uint64))
        self._titles = hashes_of(prints, TITLES.split())

    def rows_of(self, part: str, texts: Sequence[str], numbers: Keys) -> Iterator[Rows]:
        self._take(part, ("",), texts, numbers)
        yield from self._builder.rows()

    def _is_title(self, tokens: Tokens, firsts: Numbers, lasts: Numbers) -> Mask:
        return np.zeros(len(firsts), dtype=np.bool_)

    def _before_at(self, *_: Any) -> None:
        return None

    def _halves(self, *_: Any) -> None:
        return None

    def _forms(self, *_: Any) -> None:
        return None

    def _together(self, *_: Any) -> None:
        return None


@dataclass(frozen=True)
class People:
    """Who is known: an index of hashes, and the columns that its entries come from."""

    index: Index
    prints: Prints
    sources: tuple[Source, ...]
    keep_words: tuple[str, ...] = ()

    @cached_property
    def scanner(self) -> Scanner:
        return Scanner(self.index, self.prints)

    def resolve(self, part: str, values: Sequence[Any]) -> tuple[Keys, np.ndarray]:
        """Whose each lone value is: the person's key, 0 where it is nobody's or several people's; and whether it is
        known at all."""
        keys, known = np.zeros(len(values), dtype=np.uint64), np.zeros(len(values), dtype=np.bool_)
        places = np.array([place for place, value in enumerate(values) if value not in (None, "")], dtype=np.int64)
        if not places.size or not len(self.index):
            return keys, known
        # The number of the value stands for the person: what the small index holds is then looked up in the large one.
        numbers = (places + 1).astype(np.uint64)
        texts = [str(values[place]) for place in places.tolist()]
        beginning = np.array([one.begins_addresses for one in self.sources], dtype=np.bool_)
        for hashes, confirmed, _, numbered in _WholeValues(self.prints).rows_of(part, texts, numbers):
            query, entry = self.index.lookup(hashes)
            right = self.index.confirmations[entry] == confirmed[query]
            # Two addresses that begin alike are two people's.
            right &= ~beginning[self.index.source(entry)]
            query, entry = query[right], entry[right]
            rows = numbered[query].astype(np.int64) - 1
            fresh = ~known[rows]
            keys[rows[fresh]] = self.index.owners[entry[fresh]]
            known[rows] = True
        return keys, known

    def known(self, domain: str, values: Sequence[Any]) -> Keys:
        """The person of each lone value of a domain that is called like a part of a person; 0 where nobody is sure."""
        if domain not in PARTS:
            return np.zeros(len(values), dtype=np.uint64)
        return self.resolve(domain, values)[0]

    def save(self, path: Path) -> None:
        """Write it beside the run: `path` with hashes, and `path`.json with the names of columns."""
        self.index.save(path)
        described = {
            "sources": [[list(one.columns), one.part, one.derived, one.lone] for one in self.sources],
            "keep_words": list(self.keep_words),
        }
        _described(path).write_text(json.dumps(described), encoding="utf-8")

    @classmethod
    def load(cls, path: Path, secret: Secret) -> People:
        """What `save` wrote; with another secret it would know nobody."""
        described = json.loads(_described(path).read_text(encoding="utf-8"))
        sources = tuple(Source(tuple(columns), *rest) for columns, *rest in described["sources"])
        return cls(Index.load(path), Prints.of(secret), sources, tuple(described["keep_words"]))

    def with_keep_words(self, words: Iterable[str]) -> People:
        return replace(self, keep_words=(*self.keep_words, *words))


def _described(path: Path) -> Path:
    return path.with_name(path.name + ".json")


_SHARP = str.maketrans({"ß": "ss", "ẞ": "SS"})
_SPELLINGS = _SHARP | str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "þ": "th", "ð": "d", "æ": "ae", "œ": "oe",
    "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa", "Þ": "Th", "Ð": "D", "Æ": "Ae", "Œ": "Oe",
})  # fmt: skip
"""How keyboards without these letters write them, beside leaving out accents; capitals have no ß on any."""
_APOSTROPHES = dict.fromkeys(map(ord, "'’"))
_SPELLED = (
    (_SHARP, re.compile("[ßẞ]")),
    (_SPELLINGS, re.compile("[äöüøåþðæœÄÖÜØÅÞÐÆŒ]")),
    (_APOSTROPHES, re.compile(r"\b[^\W\d_]['’](?=[^\W\d_]{3})")),
)
"""Each way, and what of a text it is for; an O'Brien is an OBrien where apostrophes are left out."""


def _spelled_otherwise(texts: Sequence[str]) -> Iterator[tuple[list[int], list[str]]]:
    """The texts that keyboards write in another way: which ones, and how."""
    foreign = [row for row, text in enumerate(texts) if not text.isascii() or "'" in text]
    for table, letters in _SPELLED:
        rows = [row for row in foreign if letters.search(texts[row])]
        if rows:
            yield rows, [texts[row].translate(table) for row in rows]


def _batches(values: Sequence[Any], people: Keys) -> Iterator[tuple[list[str], Keys]]:
    """The values that are there, as text without what separates texts, some thousands at a time, with their people."""
    for first in range(0, len(values), _BATCH):
        batch = values[first : first + _BATCH]
        whose = people[first : first + _BATCH]
        if set(map(type, batch)) <= {str} and "" not in batch and "\0" not in "".join(batch):
            yield list(batch), whose
            continue
        places = [place for place, value in enumerate(batch) if value is not None and value != ""]
        texts = [str(batch[place]).replace("\0", " ") for place in places]
        if texts:
            yield texts, whose if len(places) == len(batch) else whose[places]


def _tally(chosen: Mask, firsts: Numbers, lasts: Numbers) -> Numbers:
    """How many of the tokens of each text are chosen."""
    sums = np.append(0, np.cumsum(chosen, dtype=np.int64))
    counted: Numbers = sums[lasts] - sums[firsts]
    return counted


def _runs(tokens: Tokens, texts: int) -> tuple[Numbers, Numbers]:
    """The first token of each text, and the one after its last."""
    places = np.searchsorted(tokens.placed(tokens.starts), tokens.bounds)
    return places[:texts], places[1 : texts + 1]


def is_moment(text: str) -> bool:
    """Whether a text is a date, written with what separates its parts, or a time of one."""
    if not text[:4].isdigit() or len(text) < 8:
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return not text.isdigit()


def hashes_of(prints: Prints, words: Iterable[str]) -> SortedHashes:
    listed = [word for word in words if word.isalnum()]
    return SortedHashes(sorted_unique(Tokens.of(listed, prints).hashes) if listed else np.zeros(0, dtype=np.uint64))


_CODES_2 = (
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 "
    "91 92 93 94 95 98"
)


def _code_lengths() -> np.ndarray:
    """How many digits the country code has that a number begins with, by its first three (ITU-T E.164)."""
    lengths = np.full(1000, 3, dtype=np.int64)
    lengths[100:200] = lengths[700:800] = 1
    for code in _CODES_2.split():
        lengths[int(code) * 10 : int(code) * 10 + 10] = 2
    return lengths

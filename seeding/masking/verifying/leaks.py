"""The search of a whole result for originals: every value of every masked column, whole or inside longer text.

Originals are hashes from the survey (`seeding.masking.freetext.scanner`). What cannot be told from chance is not
searched inside text and says so: lone names, short words, small numbers, dates. For those the masking pass compares
each row with its own original (`OwnValues`). A finding says where, and of which column; never the value.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from seeding.keys import Keys, Numbers
from seeding.masking.freetext.characters import ALONE, DIGIT, SEPARATOR
from seeding.masking.freetext.mentions import fits_its_place
from seeding.masking.freetext.scanner import EXACT, JOINED, WORDS, Matches, Scanner, Tokens, find_each
from seeding.masking.people import COMMON, HANDLE, INITIAL, PARTS, SINGLE, People, PeopleSurvey, Source
from seeding.masking.secret import Secret, folded

MOST_FINDINGS = 1000
"""Findings that are kept of each column; the others are counted."""
_LEAST_DIGITS = 6
_LEAST_WORD = 8
_LEAST_PHRASE = 8
_MOST_TOKENS = 24
"""Of a longer original, its first tokens are searched for."""
_DENSE = 1e-6
"""Bare digits of a length of which a larger share than this are originals may be one by chance."""
_MOST_UNPACKED = 1 << 20
_PACKED = 24


class OriginalsSurvey(PeopleSurvey):
    """Collects the originals of masked columns that are not in the index of people already."""

    def __init__(self, secret: Secret, *, locales: tuple[str, ...] = ("en_US",)) -> None:
        super().__init__(secret, locales=locales)
        self._unsearched: Counter[str] = Counter()

    def add_column(
        self, column: str, values: Sequence[Any], people: Keys | None = None, part: str | None = None
    ) -> None:
        """Take a batch of a masked column (`app.Model.field`); `part` says what of a person it holds, if that is known.

        Values of any type: those of JSON and lists are taken one by one.
        """
        owners = np.zeros(len(values), dtype=np.uint64) if people is None else people
        if part in PARTS and all(value is None or isinstance(value, str) for value in values):
            self._take(str(part), (column,), values, owners)
            return
        texts: list[str] = []
        rows: list[int] = []
        for row, value in enumerate(values):
            if isinstance(value, (bool, date, time, timedelta)):
                self._unsearched[column] += 1
                continue
            listed = [leaf for leaf in _leaves(value) if leaf]
            texts.extend(listed)
            rows.extend([row] * len(listed))
        whose = owners[np.array(rows, dtype=np.int64)] if rows else owners[:0]
        source = self._source((column,), "original")
        for first in range(0, len(texts), 8192):
            batch = [text.replace("\0", " ") for text in texts[first : first + 8192]]
            self._anything(batch, whose[first : first + 8192], column, source)

    def _anything(self, texts: list[str], people: Keys, column: str, source: int) -> None:
        """Each value as what it looks like: an address, a number with gaps or without, words, or a long text."""
        tokens = Tokens.of(texts, self._prints)
        count = len(texts)
        bounds: Numbers = np.searchsorted(tokens.placed(tokens.starts), tokens.bounds)
        firsts, lasts = bounds[:count], bounds[1:]
        tally: Numbers = np.searchsorted(tokens.bounds, tokens.placed(np.arange(len(tokens.codes))), side="right") - 1
        word = tokens.kinds != SEPARATOR
        digits = np.bincount(tally[tokens.kinds == DIGIT], minlength=count)[:count]
        characters = np.bincount(tally[word], minlength=count)[:count]
        alone = np.bincount(tally[tokens.kinds == ALONE], minlength=count)[:count]
        address = np.bincount(tally[tokens.codes == ord("@")], minlength=count)[:count] > 0
        amount: Numbers = lasts - firsts
        lowered = [text.lower().strip() for text in texts]
        known = np.array([text in self._words for text in lowered], dtype=np.bool_)
        number = ~address & (digits >= _LEAST_DIGITS - 2) & (characters >= _LEAST_DIGITS) & (amount <= 8)
        number &= (digits >= _LEAST_DIGITS) | (characters > digits)
        holds = np.zeros(len(tokens.starts) + 1, dtype=np.bool_)
        if len(tokens.starts):
            holds[:-1] = np.maximum.reduceat(tokens.kinds, tokens.starts) == DIGIT
        number &= holds[firsts]
        number &= ~np.array([_is_moment(text) for text in lowered], dtype=np.bool_)
        words = ~address & ~number & (characters >= _LEAST_PHRASE) & (characters > digits)
        ordinary = np.isin(tokens.hashes, self._common)
        summed: Numbers = np.append(0, np.cumsum(ordinary))
        words &= np.where(amount > 1, summed[lasts] - summed[firsts] < amount, (characters >= _LEAST_WORD) & ~known)
        words |= (alone >= 4) & ~number
        address &= characters >= _LEAST_DIGITS
        phrase = words & (amount > 1) & (amount <= 6) & (alone == 0)
        for rows, mode in ((number, JOINED), (phrase, WORDS), ((words & ~phrase) | address, EXACT)):
            places = np.flatnonzero(rows)
            stops = np.minimum(lasts[places], firsts[places] + _MOST_TOKENS)
            self._builder.add(
                tokens, firsts[places], stops, mode=mode, source=source, flags=0, people=people[places]
            )  # fmt: skip
        missed = int((~(number | words | address) & (characters > 0)).sum())
        if missed:
            self._unsearched[column] += missed

    def save_new(self, path: Path) -> dict[str, Any]:
        """Write the hashes that came since the last call; what else has to be known again, as JSON holds it."""
        self._builder.save_new(path)
        sources = [[list(one.columns), one.part, one.derived] for one in self._sources]
        return {"sources": sources, "unsearched": dict(self._unsearched)}

    def restore(self, paths: Sequence[Path], told: Mapping[str, Any]) -> None:
        """Take what `save_new` wrote each time, and what it told at last."""
        for path in paths:
            self._builder.take(path)
        self._sources = {
            Source(tuple(columns), part, derived): number
            for number, (columns, part, derived) in enumerate(told["sources"])
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


@dataclass(frozen=True)
class Leak:
    """An original that is still there. `key` is that of the row, None where the key itself would show the original."""

    table: str
    column: str
    key: Any
    original_of: str
    how: str

    def __str__(self) -> str:
        where = f"{self.table}.{self.column}" + ("" if self.key is None else f", row {self.key}")
        return f"{where}: an original of {self.original_of}, {self.how}"


@dataclass
class LeakSearch:
    """Searches batches of the result. What it came to: `leaks` (the first of each column), `counts` (all of them),
    `cells` (searched, by column) and `by_chance` (by column: pseudonyms that equal somebody else's original, and bare
    digits of a length of which so many originals are known that any number may be one).
    """

    originals: Sequence[People]
    leaks: list[Leak] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    cells: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_chance: Counter[tuple[str, str]] = field(default_factory=Counter)
    _given: dict[int, np.ndarray] = field(default_factory=dict)

    def given(self, values: Sequence[Any]) -> None:
        """Take pseudonyms that were given out: one that somebody else's original equals is no leak where it stands in
        a masked column.
        """
        texts = [value for value in values if isinstance(value, str) and value]
        for number, known in enumerate(self.originals):
            if not len(known.index):
                continue
            matches = Scanner(known.index, known.prints).find(texts)
            lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
            whole = (matches.starts == 0) & (matches.ends == lengths[matches.texts])
            marked = self._given.setdefault(number, np.zeros(len(known.index), dtype=np.bool_))
            marked[matches.entries[whole]] = True

    def search(
        self, table: str, column: str, values: Sequence[Any], keys: Sequence[Any], *, masked: bool = True,
        people: Keys | None = None,
    ) -> list[Leak]:  # fmt: skip
        """The leaks of a batch of one column, which are added to `leaks`, too.

        `masked` says whether the column was masked: in one that was kept, nothing is there by chance. `people` are the
        keys of the persons that the rows speak of, where the caller knows them: what is theirs is never chance.
        """
        texts, places = _searched(values)
        self.cells[(table, column)] += len(values)
        found: dict[tuple[int, str], str] = {}
        for number, (known, matches) in enumerate(zip(self.originals, self._matches(texts), strict=True)):
            for row, source, how in self._hits(number, known, matches, texts, places, masked, people, (table, column)):
                found.setdefault((row, source), how)
        if not found:
            return []
        room = max(0, MOST_FINDINGS - self.counts[(table, column)])
        self.counts[(table, column)] += len(found)
        shown = self._shown([str(keys[row]) for row, _ in found])
        listed = [
            Leak(table, column, None if hidden else keys[row], source, how)
            for ((row, source), how), hidden in zip(found.items(), shown, strict=True)
        ]
        self.leaks.extend(listed[:room])
        return listed

    def _shown(self, keys: list[str]) -> list[bool]:
        """Whether the key of each row shows an original itself."""
        shown = np.zeros(len(keys), dtype=np.bool_)
        for known in self.originals:
            shown[Scanner(known.index, known.prints).find(keys).texts] = True
        return shown.tolist()

    def _matches(self, texts: list[str]) -> list[Matches]:
        """What of each index stands in the texts."""
        scanners = [Scanner(known.index, known.prints) for known in self.originals]
        # A lone name, a name with an initial and a user name that is a word are everybody's.
        everybodys = SINGLE | INITIAL | HANDLE
        if all(one.prints is scanners[0].prints for one in scanners):
            return find_each(scanners, texts, everybodys)
        return [find_each([one], texts, everybodys)[0] for one in scanners]

    def _hits(
        self, number: int, known: People, matches: Matches, texts: list[str], rows: Numbers, masked: bool,
        people: Keys | None, where: tuple[str, str],
    ) -> Iterator[tuple[int, str, str]]:  # fmt: skip
        if not len(matches):
            return
        own = np.zeros(len(matches), dtype=np.bool_)
        if people is not None:
            own = known.index.owned(matches.entries, people[rows[matches.texts]])
        chance = np.zeros(len(matches), dtype=np.bool_)
        if masked and number in self._given:
            chance = self._given[number][matches.entries]
        modes = known.index.modes(matches.entries)
        lengths = known.index.number_lengths(matches.entries)
        bare = (modes == JOINED) & (matches.ends - matches.starts == lengths)
        chance |= bare & (known.index.densities[lengths] > _DENSE)
        chance &= ~own
        self.by_chance[where] += int(chance.sum())
        matches, modes = matches.take(~chance), modes[~chance]
        flags, sources = known.index.flags(matches.entries), known.index.source(matches.entries)
        columns = (matches.texts, matches.starts, matches.ends, flags, sources, modes)
        text_before, reach = -1, 0
        # The longest of those that begin together comes first: what lies inside of another is a part of it.
        order = np.lexsort((-matches.ends, matches.starts, matches.texts))
        for text, start, end, flag, source, mode in zip(*(column[order].tolist() for column in columns), strict=True):
            if text == text_before and end <= reach:
                continue
            whole = texts[text]
            if not fits_its_place(whole, start, end, flag) or (flag & COMMON and not whole[start:end].istitle()):
                continue
            text_before, reach = text, end
            how = "the whole value" if end - start == len(whole.strip()) else "inside longer text"
            how += ", as a number" if mode == JOINED else ""
            yield int(rows[text]), " and ".join(known.sources[source].columns), how


class OwnValues:
    """Compares rows with their own originals while they are masked, where a search cannot tell chance from a leak."""

    def __init__(self) -> None:
        self.kept: Counter[str] = Counter()
        self.rows: Counter[str] = Counter()
        self.dates: Counter[str] = Counter()

    def add(self, column: str, originals: Sequence[Any], masked: Sequence[Any]) -> np.ndarray:
        """Take a batch of a column before and after; True where a row keeps its own (neither NULL nor empty)."""
        same = np.fromiter(
            (_same(one, other) for one, other in zip(originals, masked, strict=True)), np.bool_, len(originals)
        )
        self.kept[column] += int(same.sum())
        self.rows[column] += sum(value is not None and value != "" for value in originals)
        return same

    def add_dates(self, column: str, dates: Sequence[Any], texts: Sequence[Any]) -> np.ndarray:
        """Take a batch of original dates and of another masked column of the same rows; True where it shows it."""
        shown = np.fromiter(
            (_shows_date(one, text) for one, text in zip(dates, texts, strict=True)), np.bool_, len(dates)
        )
        self.dates[column] += int(shown.sum())
        return shown


def limits(originals: Sequence[People]) -> tuple[str, ...]:
    """What the search cannot tell, in sentences for the audit."""
    said = [
        "Lone first and last names, names with an initial and user names that are words were not searched inside text: "
        "they cannot be told from chance.",
        "Dates, booleans, numbers of fewer than six digits and words of fewer than eight letters were not searched "
        "inside text; rows were compared with their own originals.",
        f"Of originals with more than {_MOST_TOKENS} words, the first {_MOST_TOKENS} were searched for.",
        "Pictures, sound, encrypted values and archives other than gzip and zlib were not unpacked.",
    ]
    for known in originals:
        for column, count in sorted(getattr(known, "unsearched", {}).items()):
            said.append(f"{column}: {count} originals were not searched inside text, too short or too common to tell.")
    return tuple(said)


# Values as text -------------------------------------------------------------------------------------------


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value is None or isinstance(value, bool):
        return
    elif isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from _leaves(one)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, (bytes, bytearray, memoryview)):
        yield bytes(value).decode("utf-8", "replace")
    elif isinstance(value, Decimal):
        yield format(value, "f")
    elif isinstance(value, (datetime, date, time)):
        yield value.isoformat()
    else:
        yield str(value)


def _searched(values: Sequence[Any]) -> tuple[list[str], Numbers]:
    """The texts that are searched of some values, and the row of each."""
    texts: list[str] = []
    rows: list[int] = []
    if not set(map(type, values)) <= {str, type(None)}:
        for row, value in enumerate(values):
            for text in _searchable(value):
                texts.append(text)
                rows.append(row)
        return texts, np.array(rows, dtype=np.int64)
    # The same for plain texts, of which hardly any can be packed, without a call for each.
    texts = [value for value in values if value]
    places = np.flatnonzero(np.fromiter(map(bool, values), dtype=np.bool_, count=len(values)))
    packed = [
        place
        for place, text in enumerate(texts)
        if len(text) >= _PACKED and " " not in text[:_PACKED] and _LOOKS_PACKED.search(text)
    ]
    inside = [(place, unpacked) for place in packed for unpacked in _unpacked(texts[place].replace("\0", " "))]
    if any("\0" in text for text in texts):
        texts = [text.replace("\0", " ") for text in texts]
    if not inside:
        return texts, places
    # What is packed in a text comes right behind it.
    order = np.argsort(np.concatenate([np.arange(len(texts)), [place for place, _ in inside]]), kind="stable")
    every = [*texts, *(unpacked for _, unpacked in inside)]
    whose = np.concatenate([places, places[[place for place, _ in inside]]])
    return [every[place] for place in order.tolist()], whose[order]


_LOOKS_PACKED = re.compile(r"(?:^|[.:,])[A-Za-z0-9+/_=-]{24}")
"""A part of a text that may be base 64, as `_unpacked` cuts it."""


def _searchable(value: Any) -> Iterator[str]:
    """The texts of a value, and what is packed in them: compressed, or in base 64 (sessions, tokens, attachments)."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        unpacked = _inflated(bytes(value))
        if unpacked is not None:
            yield unpacked.decode("utf-8", "replace").replace("\0", " ")
            return
    for leaf in _leaves(value):
        yield leaf.replace("\0", " ")
        if len(leaf) >= _PACKED and " " not in leaf[:_PACKED]:
            yield from _unpacked(leaf)


def _unpacked(text: str) -> Iterator[str]:
    for part in text.split("," if text.startswith("data:") else None)[-1].lstrip(".").replace(":", ".").split("."):
        if len(part) < _PACKED:
            continue
        plain = part.translate(_URL_SAFE)
        try:
            content = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
        except (binascii.Error, ValueError):
            continue
        inflated = _inflated(content)
        try:
            yield (content if inflated is None else inflated).decode("utf-8")
        except UnicodeDecodeError:
            continue


_URL_SAFE = str.maketrans("-_", "+/", "=")


def _inflated(content: bytes) -> bytes | None:
    try:
        if content[:2] == b"\x1f\x8b":
            return gzip.decompress(content)[:_MOST_UNPACKED]
        if content[:1] == b"\x78":
            return zlib.decompressobj().decompress(content, _MOST_UNPACKED)
    except (OSError, EOFError, zlib.error):
        return None
    return None


def _is_moment(text: str) -> bool:
    if not text[:4].isdigit() or len(text) < 8:
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return not text.isdigit()


def _same(one: Any, other: Any) -> bool:
    if one is None or one == "" or other is None:
        return False
    if isinstance(one, str) and isinstance(other, str):
        return one == other or (len(one) == len(other) and folded(one) == folded(other))
    return type(one) is type(other) and bool(one == other)


def _shows_date(value: Any, text: Any) -> bool:
    if not isinstance(value, date) or not isinstance(text, str) or str(value.year % 100) not in text:
        return False
    year, month, day = value.year, value.month, value.day
    forms = (
        f"{year}-{month:02}-{day:02}", f"{year}{month:02}{day:02}", f"{year}/{month:02}/{day:02}",
        f"{day:02}.{month:02}.{year}", f"{day}.{month}.{year}", f"{day:02}-{month:02}-{year}",
        f"{month:02}/{day:02}/{year}", f"{month}/{day}/{year}", f"{day:02}/{month:02}/{year}", f"{day}/{month}/{year}",
    )  # fmt: skip
    return any(form in text for form in forms)

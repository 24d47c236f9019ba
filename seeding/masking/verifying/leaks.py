"""The search of a result for originals: every value of every masked column, whole or inside longer text.

Originals are hashes from the survey (`seeding.masking.freetext.index`). A leak is an original that stands where
chance does not explain it (`seeding.masking.verifying.chance`); what chance explains is counted, and set aside. A
finding says where, and of which column; never the value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Numbers
from seeding.masking.domains import Domains
from seeding.masking.freetext.mentions import fits_its_place
from seeding.masking.freetext.patterns import hidden_addresses
from seeding.masking.freetext.scanner import Matches, Scanner, find_each
from seeding.masking.freetext.tokens import JOINED
from seeding.masking.freetext.words import is_name
from seeding.masking.packed import fields_of, texts_of
from seeding.masking.people import COMMON, HANDLE, INITIAL, SINGLE, People, Source
from seeding.masking.verifying.chance import Origin, Place, Reason, Where
from seeding.masking.verifying.surveying import MOST_TOKENS

How = Literal["exact", "inside"]
Given = Mapping[int, Numbers]
"""Originals that others were given as pseudonyms: their entries, by the number of the index."""

MOST_KEYS = 5
"""Rows of a finding that are named."""
EVERYBODYS = SINGLE | INITIAL | HANDLE
"""A lone name, a name with an initial and a user name that is a word are everybody's."""
PLACES = 5
"""Names of ordinary words that stand in so many rows each, where no other name does, are not people: a column of
states has "West Virginia", whoever Virginia West is.
"""
_DENSE = 1e-6
"""Bare digits of a length of which a larger share than this are originals may be one by chance."""


@dataclass(frozen=True)
class Leak:
    """Originals that are still there. Of `keys`, those of some rows, one is None where it would show an original."""

    table: str
    column: str
    original_of: str
    how: How
    rows: int = 1
    keys: tuple[Any, ...] = ()

    def __str__(self) -> str:
        key = next((key for key in self.keys if key is not None), None)
        where = f"{self.table}.{self.column}" + ("" if key is None else f", row {key}")
        how = "the whole value" if self.how == "exact" else "inside longer text"
        return f"{where}: an original of {self.original_of}, {how}"


@dataclass(frozen=True)
class Hit:
    """An original in a value: the number of its index and its entry there, the row of the batch, and whether it is a
    name made of ordinary words.
    """

    number: int
    entry: int
    row: int
    common: bool
    source: str
    how: How


@dataclass(frozen=True)
class Looked:
    """What a look at some values came to: hits, rows that are set aside by reason, and pseudonyms that are originals
    of others, by the number of the index.
    """

    hits: tuple[Hit, ...] = ()
    aside: Mapping[Reason, int] = field(default_factory=dict)
    given: Given = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.hits or self.aside)


class _Finding:
    """All hits of one column's originals in another, of which some may turn out to be chance."""

    def __init__(self) -> None:
        self.entries: list[int] = []
        self.rows: list[int] = []
        self.keys: dict[int, Any] = {}
        self.common = True

    @property
    def is_of_places(self) -> bool:
        """Whether all of them are names of ordinary words, each of which stands in many rows."""
        return self.common and len(self.rows) >= PLACES * len(set(self.entries))


@dataclass
class LeakSearch:
    """Searches batches of the result: `search` for each, then `leaks` and `set_aside`.

    `origins` tells of columns (`app.Model.field`) what chance depends on; nothing is known of those that are absent.
    `domains` know the exact spelling of originals.
    `cells` are the values that were searched, by column.
    """

    originals: Sequence[People]
    origins: Mapping[str, Origin] = field(default_factory=dict)
    domains: Domains | None = None
    cells: Counter[tuple[str, str]] = field(default_factory=Counter)
    _aside: Counter[tuple[str, str, Reason]] = field(default_factory=Counter)
    _findings: dict[tuple[int, str, str, str, How, Place], _Finding] = field(default_factory=dict)
    _given: dict[int, NDArray[np.bool_]] = field(default_factory=dict)

    def search(self, table: str, column: str, values: Sequence[Any], keys: Sequence[Any], where: Where) -> None:
        """Search a batch of one column. `keys` name its rows."""
        looked = self.look(values, where)
        self.take(table, column, len(values), looked, {hit.row: keys[hit.row] for hit in looked.hits}, where.place)

    def take(self, table: str, column: str, rows: int, looked: Looked, keys: Mapping[int, Any], place: Place) -> None:
        """Take what a look at so many rows of one column came to. `keys` name those that have hits."""
        before = self.cells[(table, column)]
        self.cells[(table, column)] += rows
        for reason, those in looked.aside.items():
            self._aside[(table, column, reason)] += those
        self.give(looked.given)
        for hit in looked.hits:
            finding = self._findings.setdefault((hit.number, hit.source, table, column, hit.how, place), _Finding())
            finding.entries.append(hit.entry)
            finding.rows.append(before + hit.row)
            finding.common &= hit.common
            if len(finding.keys) < 2 * MOST_KEYS:
                finding.keys[before + hit.row] = keys[hit.row]

    def originals_among(self, values: Sequence[Any]) -> Given:
        """The originals among pseudonyms that were given out, whole; nothing is noted."""
        texts = [value for value in values if isinstance(value, str) and value]
        return {number: found.entries for number, found in enumerate(self._matches(texts, whole=True)) if len(found)}

    def give(self, given: Given) -> None:
        """Note that these originals were given to others as pseudonyms."""
        for number, entries in given.items():
            marked = self._given.setdefault(number, np.zeros(len(self.originals[number].index), dtype=np.bool_))
            marked[entries] = True

    def look(self, values: Sequence[Any], where: Where) -> Looked:
        """What stands in some values of a column; nothing is noted."""
        texts, rows = texts_of(values)
        hidden = list(hidden_addresses(texts))
        if hidden:
            texts = [*texts, *(address for _, address in hidden)]
            rows = np.concatenate([rows, rows[[number for number, _ in hidden]]])
        hits: list[Hit] = []
        aside: Counter[Reason] = Counter()
        given: dict[int, Numbers] = {}
        kept = where.place is Place.KEPT
        if kept and set(map(type, values)) - {str, type(None)}:
            records = [(text, row) for row, value in enumerate(values) for text in fields_of(value)]
            texts = [*texts, *(text for text, _ in records)]
            rows = np.concatenate([rows, np.array([row for _, row in records], dtype=np.int64)])
        for number, matches in enumerate(self._matches(texts, whole=where.place is Place.DRAWN, apart=kept)):
            if not len(matches):
                continue
            reasons = self._reasons(number, matches, texts, where)
            for reason, those in reasons.items():
                aside[reason] += len(np.unique(rows[matches.texts[those]]))
            if "drawn" in reasons:
                given[number] = matches.entries[reasons["drawn"]]
            left = ~np.logical_or.reduce([self._natures[number].shared[self._sources(number, matches)],
                                          *reasons.values()])  # fmt: skip
            hits.extend(self._hits(number, matches.take(left), texts, rows, where, aside))
        return Looked(tuple(hits), {reason: count for reason, count in aside.items() if count}, given)

    def leaks(self) -> tuple[Leak, ...]:
        """What was found, when everything has been searched."""
        return self._settled[0]

    def set_aside(self) -> Mapping[tuple[str, str, Reason], int]:
        """The rows of each column in which originals stand that chance explains, by reason."""
        return self._aside + self._settled[1]

    # Looking -----------------------------------------------------------------------------------------------

    def _matches(self, texts: list[str], *, whole: bool, apart: bool = False) -> list[Matches]:
        """What of each index stands in the texts: nothing that is everybody's."""
        scanners = [Scanner(known.index, known.prints) for known in self.originals]
        if all(one.prints is scanners[0].prints for one in scanners):
            return find_each(scanners, texts, EVERYBODYS, whole=whole, apart=apart)
        return [find_each([one], texts, EVERYBODYS, whole=whole, apart=apart)[0] for one in scanners]

    @cached_property
    def _natures(self) -> list[_Natures]:
        return [_Natures.of(known, self.origins) for known in self.originals]

    def _sources(self, number: int, matches: Matches) -> Numbers:
        return self.originals[number].index.source(matches.entries)

    def _reasons(
        self, number: int, matches: Matches, texts: list[str], where: Where
    ) -> dict[Reason, NDArray[np.bool_]]:
        """Which of the matches chance explains, by reason."""
        index, natures = self.originals[number].index, self._natures[number]
        sources = self._sources(number, matches)
        shared, crowded = natures.shared[sources], natures.crowded[sources]
        lengths = index.number_lengths(matches.entries)
        bare = (index.modes(matches.entries) == JOINED) & (matches.ends - matches.starts == lengths)
        found: dict[Reason, NDArray[np.bool_]] = {
            "number": bare & (index.densities[lengths] > _DENSE) & ~shared,
            "condition": natures.keeping(where.path)[sources] & ~shared,
        }
        if where.place is Place.DRAWN:
            own = (natures.domains == where.domain)[sources] & ~crowded & ~shared
            if self.domains is not None and own.any():
                # The same words in another order are another name.
                places = np.flatnonzero(own)
                whole = [texts[text] for text in matches.texts[places].tolist()]
                own[places] = self.domains[where.domain].is_original(whole)
            found["drawn"] = ~own & ~shared
        elif where.place is Place.MIXED:
            found["few values"] = crowded & ~shared
            # What stands before the @ of a drawn address may be what another one begins with.
            found["drawn"] = self._drawn_within(matches, natures.domains[sources], texts, where) & ~shared
            found["drawn"] |= natures.begins_addresses[sources]
        return {reason: those for reason, those in found.items() if those.any()}

    def _drawn_within(
        self, matches: Matches, domains: NDArray[np.object_], texts: list[str], where: Where
    ) -> NDArray[np.bool_]:
        """Which matches are whole texts of a document that are no originals: the same words in another order, as they
        were drawn.
        """
        drawn = np.zeros(len(matches), dtype=np.bool_)
        for domain in where.within if self.domains is not None else ():
            places = [
                place
                for place in np.flatnonzero(domains == domain).tolist()
                if matches.ends[place] - matches.starts[place] == len(texts[matches.texts[place]])
            ]
            if places:
                drawn[places] = ~self.domains[domain].is_original([texts[matches.texts[place]] for place in places])  # type: ignore[index]
        return drawn

    def _hits(
        self, number: int, matches: Matches, texts: list[str], rows: Numbers, where: Where, aside: Counter[Reason]
    ) -> list[Hit]:
        """The matches that are not a part of a longer one, and that stand where such a thing stands."""
        known, hits = self.originals[number], []
        # The longest of those that begin together comes first: what lies inside of another is a part of it. A name is
        # told before an address that begins with it.
        begins_addresses = self._natures[number].begins_addresses[self._sources(number, matches)]
        matches = matches.take(np.lexsort((begins_addresses, -matches.ends, matches.starts, matches.texts)))
        columns = (matches.texts, matches.starts, matches.ends, matches.entries,
                   known.index.flags(matches.entries), self._sources(number, matches))  # fmt: skip
        text_before, reach = -1, 0
        for text, start, end, entry, flags, source in zip(*(column.tolist() for column in columns), strict=True):
            content = texts[text]
            if (text == text_before and end <= reach) or not fits_its_place(content, start, end, flags):
                continue
            if known.sources[source].begins_addresses and _in_address(content, start, end):
                continue  # Another address that begins alike is somebody else's.
            text_before, reach = text, end
            whole = where.place is Place.DRAWN or end - start == len(content.strip())
            if where.place is Place.MIXED and _in_address(content, start, end):
                aside["drawn"] += 1
                continue
            if not whole and known.sources[source].part == "username" and is_name(content[start:end]):
                aside["drawn" if where.place is Place.MIXED else "words"] += 1
                continue
            if flags & COMMON and not whole and (where.place is Place.KEPT or not content[start:end].istitle()):
                aside["words"] += 1
                continue
            columns_of = " and ".join(known.sources[source].columns)
            how: How = "exact" if whole else "inside"
            hits.append(Hit(number, entry, int(rows[text]), bool(flags & COMMON), columns_of, how))
        return hits

    # Settling ----------------------------------------------------------------------------------------------

    @cached_property
    def _settled(self) -> tuple[tuple[Leak, ...], Counter[tuple[str, str, Reason]]]:
        """The leaks, and what turned out to be a pseudonym of somebody else where pseudonyms were put."""
        leaks: dict[tuple[str, str, str, How], Leak] = {}
        aside: Counter[tuple[str, str, Reason]] = Counter()
        for (number, source, table, column, how, place), finding in self._findings.items():
            entries, rows = np.array(finding.entries), np.array(finding.rows)
            if place is Place.KEPT and finding.is_of_places:
                aside[(table, column, "words")] += len(np.unique(rows))
                continue
            drawn = np.zeros(len(rows), dtype=np.bool_)
            if place is Place.MIXED and number in self._given:
                drawn = self._given[number][entries]
            left = np.unique(rows[~drawn])
            aside[(table, column, "drawn")] += len(np.setdiff1d(rows[drawn], left))
            if len(left):
                keys = tuple(self._shown([finding.keys[row] for row in left.tolist() if row in finding.keys]))
                leak = Leak(table, column, source, how, len(left), keys[:MOST_KEYS])
                leaks[(source, table, column, how)] = leak
        return tuple(leak for _, leak in sorted(leaks.items())), +aside

    def _shown(self, keys: list[Any]) -> list[Any]:
        """The keys of rows, with None for those that show an original."""
        showing = {text for matches in self._matches(list(map(str, keys)), whole=False) for text in matches.texts}
        return [None if place in showing else key for place, key in enumerate(keys)]


_REST_OF_LOCAL_PART = re.compile(r"[\w.+-]*@")
_DOMAIN = re.compile(r"@[\w.-]*$")


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether a part of a text is a part of an e-mail address: a drawn one holds a drawn name."""
    if "@" in text[start:end]:
        return False
    return bool(_REST_OF_LOCAL_PART.match(text, end) or _DOMAIN.search(text, max(0, start - 64), start))


@dataclass(frozen=True)
class _Natures:
    """What is known of the sources of an index, by their numbers."""

    sources: tuple[Source, ...]
    shared: NDArray[np.bool_]
    crowded: NDArray[np.bool_]
    domains: NDArray[np.object_]
    """The domain of which drawn values avoid the originals: none of names that are put together."""
    conditional: NDArray[np.bool_]
    begins_addresses: NDArray[np.bool_]
    """Whether it is what stands before the @ of addresses."""

    @classmethod
    def of(cls, known: People, origins: Mapping[str, Origin]) -> _Natures:
        told = [[origins.get(column, Origin()) for column in source.columns] for source in known.sources]
        return cls(
            known.sources,
            # A first and a last name together are one person's.
            np.array([len(one) == 1 and one[0].shared for one in told], dtype=np.bool_),
            np.array([len(one) == 1 and one[0].crowded for one in told], dtype=np.bool_),
            np.array([one[0].domain if len(one) == 1 and not source.derived else None
                      for one, source in zip(told, known.sources, strict=True)], dtype=np.object_),
            np.array([any(each.conditional for each in one) for one in told], dtype=np.bool_),
            np.array([source.begins_addresses for source in known.sources], dtype=np.bool_),
        )  # fmt: skip

    def keeping(self, path: str) -> NDArray[np.bool_]:
        """The sources whose values the rule of a column keeps in some rows."""
        own = [any(one == path or one.startswith(f"{path} ") for one in source.columns) for source in self.sources]
        return self.conditional & np.array(own, dtype=np.bool_)


LIMITS = (
    "Lone first and last names, names with an initial and user names that are words: anybody may be called so.",
    "Dates, booleans, numbers of fewer than six digits and words of fewer than eight letters, inside longer text.",
    f"Of originals with more than {MOST_TOKENS} words, what follows the first {MOST_TOKENS}.",
    "Pictures, sound, encrypted values, and archives other than those of zip; of what is unpacked, the first megabyte.",
)
"""What no search can tell from chance, or read."""


def unsearched(originals: Sequence[People]) -> Mapping[str, int]:
    """By column, how many originals are so short or so common that no search can tell them from chance."""
    return {column: count for known in originals for column, count in getattr(known, "unsearched", {}).items()}

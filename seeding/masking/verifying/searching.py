"""The search of a whole database for originals, and what both passes must remember for it: hashes, never a value.

Everything that holds rows is searched, with a model or without: text, JSON, lists, bytes and numbers that are no keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from django.db import Error, transaction

from seeding.keys import Keys
from seeding.masking.auditing.audit import How, Leak, NotSearched, SetAside
from seeding.masking.auditing.discretion import Holds, told_key
from seeding.masking.databases import DatabaseColumn, DatabaseTable, RawBatch, UnreadableCells
from seeding.masking.databases.storages import storage_of
from seeding.masking.databases.store import SET_ASIDE
from seeding.masking.domains import Domains
from seeding.masking.memory import give_back
from seeding.masking.originals import Originals as Rows
from seeding.masking.originals import by_part, by_way
from seeding.masking.people import PARTS, People
from seeding.masking.planning import MaskedColumn, MaskedTable, MaskPlan
from seeding.masking.secret import Secret
from seeding.masking.techniques import Cells
from seeding.masking.techniques.technique import OF_PARTS
from seeding.masking.verifying.chance import REASONS, WITHIN, Origin, Place, Where, origin, where
from seeding.masking.verifying.leaks import LIMITS, Given, LeakSearch, Looked, unsearched
from seeding.masking.verifying.surveying import CollectedOriginals, OriginalsSurvey
from seeding.masking.workers import Work, WorkerGone, spread

Progress = Callable[[str, str, int, int | None], None]

ELSEWHERE = ("shuffle",)
"""Techniques that leave the values in the column, in other rows."""
OWN = ("seeding.Run", "seeding.RunTable", "seeding.MaskRun")
"""Tables that this app writes itself, which hold nobody's values."""
SEARCHED = ("text", "json", "other", "bytes", "uuid", "integer", "decimal", "float")
DEFINITIONS = "definitions"
"""Where comments, views and what else the database holds beside rows are told as found."""
FEW = 4
"""A column of so many times fewer different values than rows is searched value by value."""
SAMPLE = 512
"""Values of a batch by which it is told whether counting its different ones is worth it."""
MOST_CLEAN = 10_000
"""Values of a column that are remembered as clean."""
TIDIED = 16
"""After so many batches what was freed is given back."""


class SearchedBatch(Protocol):
    """Some rows of what is searched."""

    first: int

    def __len__(self) -> int: ...

    def values(self, name: str) -> list[Any]:
        """The cells of a column, as `RawBatch` gives them."""

    def texts(self, name: str) -> list[str | None]:
        """The same as text."""


class Searchable(Protocol):
    """What is searched: a database (`Store`), or tables on their way into files."""

    @property
    def vendor(self) -> str: ...

    @property
    def connection(self) -> Any: ...

    def tables(self) -> Sequence[DatabaseTable]: ...

    def beyond(self) -> Sequence[tuple[str, str]]: ...

    def definitions(self) -> Iterable[tuple[str, str, str]]: ...

    def read(self, table: DatabaseTable, columns: Sequence[str]) -> Iterator[SearchedBatch]: ...


_PLACES = ("street_address", "secondary_address", "address", "location")
"""Kinds whose values are words and a number, and tell where somebody is."""


class Originals:
    """What both passes leave behind for the search: the people of the survey, and the other originals as hashes."""

    def __init__(self, plan: MaskPlan, secret: Secret) -> None:
        self.plan = plan
        self.secret = secret
        self._survey = OriginalsSurvey(secret, locales=plan.policy.locales)
        self._people: People | None = None
        self._domains: Domains | None = None
        self._origins: dict[str, Origin] = {}
        self._techniques: dict[str, frozenset[str]] = {}
        self._indexed: set[str] = set()

    def surveyed(self, people: People, domains: Domains) -> None:
        """The survey has ended, and these are the people and the values that it knows."""
        self._people, self._domains = people, domains
        self._indexed = {column for source in people.sources for column in source.columns}

    def collected(
        self,
        table: MaskedTable,
        before: Mapping[str, list[Any]],
        after: Mapping[str, list[Any]],
        people: Keys | None,
    ) -> CollectedOriginals:
        """The originals of a batch before and after, as hashes. What is known already does not change."""
        survey = self._survey.beside()
        rows = Rows(table.table, before, len(next(iter(before.values()), ())))
        for column in table.columns:
            ways = zip(by_way(column, before[column.name], rows), by_way(column, after[column.name], rows), strict=True)
            for own, changed, whose in (one for both in ways for one in self._changed(*both, people)):
                kind = getattr(own.technique, "kind", None)
                part = kind if kind in PARTS else None
                survey.add_column(str(own.target), changed, whose, part, everyday=kind not in _PLACES)
        return survey.collected()

    def _changed(
        self, before: tuple[MaskedColumn, list[Any]], after: tuple[MaskedColumn, list[Any]], people: Keys | None
    ) -> Iterator[tuple[MaskedColumn, list[Any], Keys | None]]:
        """The values of a column, or of the parts that it has, that are no longer there, and whose they were."""
        column, values = before
        if not column.parts:
            if self._is_collected(column):
                yield column, [old if old != new else None for old, new in zip(values, after[1], strict=True)], people
            return
        if not any(map(self._is_collected, column.parts)):
            return
        kept = {
            (part.name, row, value)
            for several in by_part(column, Cells(column.masked_as, after[1], self.secret))
            for part, cells in several
            for row, value in zip(_rows(cells), cells.values, strict=True)
        }
        for several in by_part(column, Cells(column.masked_as, values, self.secret, people=people)):
            for part, cells in several:
                if self._is_collected(part):
                    pairs = zip(_rows(cells), cells.values, strict=True)
                    yield part, [None if (part.name, row, old) in kept else old for row, old in pairs], cells.people

    def _is_collected(self, column: MaskedColumn) -> bool:
        """Whether each value is searched for: of what the index of people has, it knows what texts can hold."""
        path = str(column.target)
        indexed = path in self._indexed and getattr(column.technique, "kind", None) in PARTS
        return not indexed and self._why_not(path) is None

    def masked(self, collected: CollectedOriginals) -> None:
        """Take the originals of a batch; the batches come in order."""
        self._survey.absorb(collected)

    def begin(self, table: MaskedTable, given: Callable[[MaskedColumn], bool]) -> None:
        """A table is masked from here on. `given` says of a column if its pseudonyms may be originals of others."""
        for column in table.columns:
            conditional = any(way.technique is None for way in column.ways)
            for one in _every_part(column):
                path = str(one.target)
                if path not in self._origins:
                    self._origins[path] = origin(one, given(one), conditional)
                    self._techniques[path] = frozenset(way.technique.name for way in one.ways if way.technique)

    def save_new(self, path: Path) -> dict[str, Any]:
        """Write the hashes that came since the last call; what else has to be known again, as JSON holds it."""
        origins = {name: [asdict(one), sorted(self._techniques[name])] for name, one in self._origins.items()}
        return {**self._survey.save_new(path), "origins": origins}

    def restore(self, paths: Sequence[Path], told: Mapping[str, Any]) -> None:
        """Take what `save_new` wrote each time, and what it told at last."""
        self._survey.restore(paths, told)
        self._origins = {name: Origin(**one) for name, (one, _) in told["origins"].items()}
        self._techniques = {name: frozenset(names) for name, (_, names) in told["origins"].items()}

    def finish(self) -> LeakSearch:
        """The search, ready for the result."""
        assert self._people is not None
        return LeakSearch([self._people, self._survey.finish()], self._origins, self._domains)

    def searched(self) -> dict[str, tuple[How, ...]]:
        """How the result is searched for the originals of each column that it is searched for."""
        known = ((path, self.plan.column(path)) for path in self._origins)
        return {
            path: ("exact", "folded", "inside")
            for path, column in known
            if column is not None and any(self._why_not(str(one.target)) is None for one in _every_part(column))
        }

    def limits(self, search: LeakSearch) -> Iterator[NotSearched]:
        """What the result cannot be searched for, by its nature."""
        short = unsearched(search.originals)
        for path in self._origins:
            why = self._why_not(path)
            if why:
                yield NotSearched(path, why)
            elif path in short:
                yield NotSearched(path, f"{short[path]:,} values are too short or too common to be told from chance.")
        yield from (NotSearched("Any text", said) for said in LIMITS)

    def _why_not(self, path: str) -> str | None:
        """Why the result is not searched for the originals of a column: empty where nobody has to be told."""
        column = self.plan.column(path)
        assert column is not None
        if column.target.field.reference is not None:
            return ""
        if self._origins[path].shared:
            return "Many people have each of its values: rows were compared with their own."
        if self._techniques[path] & {*ELSEWHERE}:
            return "Its values stand in other rows now, as they are meant to."
        if self._techniques[path] & {*WITHIN}:
            return "Parts of its values stay: people and patterns were searched for in it."
        return None


def _every_part(column: MaskedColumn) -> Iterator[MaskedColumn]:
    """A column, what each of its rules makes of it, and their parts."""
    yield column
    for way in column.by_way.values():
        yield from (way, *way.parts)


def _rows(cells: Cells) -> list[int]:
    """The number of the row of each value of a part."""
    assert cells.rows is not None
    return (cells.rows >> OF_PARTS).tolist()


@dataclass(frozen=True)
class SearchResult:
    """What a search found, what stands there by chance, and what nobody could look into."""

    leaks: tuple[Leak, ...]
    set_aside: tuple[SetAside, ...]
    not_searched: tuple[NotSearched, ...]


def search_result(
    store: Searchable, plan: MaskPlan, search: LeakSearch, secret: Secret, progress: Progress, workers: int = 1
) -> SearchResult:
    """Search everything that is there, a database inside its snapshot; large tables with so many `workers`."""
    aside: list[NotSearched] = []
    for there in store.tables():
        label = there.label or there.name
        if label in OWN:
            continue
        if there.kind in ("partitioned table", "view", "foreign table"):
            if there.kind == "foreign table":
                aside.append(NotSearched(label, "it is a foreign table: its rows lie in another database."))
            continue
        try:
            with _apart(store):
                _search_table(store, there, label, plan.tables.get(label), search, progress, workers)
        except Exception as error:
            if isinstance(error, WorkerGone) or (isinstance(error, Error) and not store.connection.is_usable()):
                raise
            # What cannot be read is told, and the rest is searched.
            aside.append(NotSearched(label, f"its rows could not be read ({type(error).__name__})."))
    aside += [NotSearched(name, why) for name, why in store.beyond()]
    try:
        with _apart(store):
            _search_definitions(store, search)
    except Error as error:
        aside.append(NotSearched(DEFINITIONS, f"they could not be read ({type(error).__name__})."))
    leaks = [
        Leak(
            found.original_of, found.table, found.column, found.how, found.rows,
            tuple("hidden: it shows the original" if key is None else told_key(key, secret) for key in found.keys)
            if found.table != DEFINITIONS else (),
        )
        for found in search.leaks()
    ]  # fmt: skip
    by_chance = [
        SetAside(table, column, REASONS[reason], rows)
        for (table, column, reason), rows in sorted(search.set_aside().items())
    ]
    return SearchResult(tuple(leaks), tuple(by_chance), tuple(aside))


def _search_definitions(store: Searchable, search: LeakSearch) -> None:
    """Search what is no row: a comment or a view may name somebody, and goes into every dump."""
    definitions = list(store.definitions())
    place = Where(Place.MIXED)
    for row in sorted({hit.row for hit in search.look([text for _, _, text in definitions], place).hits}):
        sort, name, text = definitions[row]
        told = f"{sort} (hidden: it shows the original)" if search.look([name], Where()).hits else f"{sort} ({name})"
        search.search(DEFINITIONS, told, [text], [row], place)


@contextmanager
def _apart(store: Searchable) -> Iterator[None]:
    """A statement that PostgreSQL refuses does not take those after it along."""
    if store.vendor == "postgresql":
        with transaction.atomic(using=store.connection.alias):
            yield
    else:
        yield


def _search_table(
    store: Searchable,
    there: DatabaseTable,
    label: str,
    planned: MaskedTable | None,
    search: LeakSearch,
    progress: Progress,
    workers: int,
) -> None:
    searching = _Searching(search, there, label, planned)
    if not searching.columns:
        return
    done = 0
    batches = store.read(there, searching.reads)
    for number, (raw, found) in enumerate(spread(searching, batches, workers if there.rows >= SET_ASIDE else 1), 1):
        for column, (looked, keys) in found.columns.items():
            search.take(label, column, len(raw), looked, keys, searching.places[column].place)
        search.give(found.given)
        done += len(raw)
        progress("searching", label, done, there.rows or None)
        if number % TIDIED == 0:
            give_back()


@dataclass(frozen=True)
class _Found:
    """What was found in a batch: by column, with the keys of the rows in which it stands; and the names that were put
    together from pseudonyms and are originals of others.
    """

    columns: Mapping[str, tuple[Looked, Mapping[int, Any]]]
    given: Given


class _Searching(Work[SearchedBatch, _Found]):
    """Searching the batches of one table."""

    def __init__(self, search: LeakSearch, there: DatabaseTable, label: str, planned: MaskedTable | None) -> None:
        self.search = search
        self.columns = {
            column: column.field.name if column.field is not None else column.name
            for column in there.columns
            if _looked_into(column, there)
        }
        masked = {column.name: column for column in planned.columns} if planned is not None else {}
        self.places = {
            name: where(f"{label}.{name}", masked.get(name), computed=column.generated and bool(masked))
            for column, name in self.columns.items()
        }
        self._names = _names_in_parts(masked.values())
        self._keys = list(there.primary_key)
        self._clean: dict[str, set[Any]] = {name: set() for name in self.places}
        """Values of each column in which nothing was found."""
        self._like: RawBatch | None = None
        """A batch of the table: what is sent is like it."""

    @property
    def reads(self) -> list[str]:
        """The columns, by their names in the database, that the search needs."""
        return list(dict.fromkeys([*self._keys, *(column.name for column in self.columns)]))

    def do(self, part: SearchedBatch) -> _Found:
        if isinstance(part, RawBatch):
            self._like = self._like or part
        rows = _RowKeys(part, self._keys)
        found = {}
        for column, name in self.columns.items():
            looked = _looked(self.search, _values(part, column), self.places[name], self._clean[name])
            found[name] = looked, {hit.row: rows[hit.row] for hit in looked.hits}
        texts = {name: _values(part, column) for column, name in self.columns.items() if self._names and
                 any(name in both for both in self._names)}  # fmt: skip
        together = [" ".join(map(str, row)) for first, last in self._names
                    for row in zip(texts.get(first, ()), texts.get(last, ()), strict=False)]  # fmt: skip
        return _Found(found, self.search.originals_among(together) if together else {})

    def sent(self, part: SearchedBatch) -> Any:
        assert isinstance(part, RawBatch)
        return part.sent()

    def received(self, sent: Any) -> SearchedBatch:
        assert self._like is not None
        return self._like.received(sent)

    def answer(self, done: _Found) -> Any:
        return done

    def answered(self, part: SearchedBatch, answer: Any) -> _Found:
        assert isinstance(answer, _Found)
        return answer


def _names_in_parts(columns: Iterable[MaskedColumn]) -> tuple[tuple[str, str], ...]:
    """The columns that two by two hold the pseudonym of a whole name: a first name, and any of the last names."""
    kinds = [(getattr(column.technique, "kind", None), column.name) for column in columns]
    firsts = [name for kind, name in kinds if kind == "first_name"]
    lasts = [name for kind, name in kinds if kind == "last_name"]
    return tuple((first, last) for first in firsts for last in lasts)


def _values(raw: SearchedBatch, column: DatabaseColumn) -> list[Any]:
    """The cells of a column; as text where its field cannot read them, such as a JSON that is none."""
    try:
        return raw.values(column.name)
    except UnreadableCells:
        return list(raw.texts(column.name))


def _looked_into(column: DatabaseColumn, there: DatabaseTable) -> bool:
    storage = column.field.storage if column.field is not None else storage_of(column.type)
    if storage not in SEARCHED:
        return False
    if storage in ("integer", "decimal", "float"):
        refers = any(column.name in key.columns for key in there.foreign_keys)
        return not refers and column.name not in there.primary_key
    return True


class _RowKeys(Sequence[Any]):
    """The keys of a batch's rows, which are read where one is asked for: hardly ever."""

    def __init__(self, raw: SearchedBatch, names: Sequence[str]) -> None:
        self._raw = raw
        self._names = names

    @cached_property
    def _keys(self) -> Sequence[Any]:
        raw, names = self._raw, self._names
        if not names:
            return range(raw.first, raw.first + len(raw))
        if len(names) == 1:
            return raw.values(names[0])
        return list(zip(*(raw.values(name) for name in names), strict=True))

    def __len__(self) -> int:
        return len(self._raw)

    def __getitem__(self, row: Any) -> Any:
        return self._keys[row]


def _looked(search: LeakSearch, values: list[Any], place: Where, clean: set[Any]) -> Looked:
    """What stands in a batch of a column. Of few different values each is looked at once, and rows only where one is
    found.

    `clean` are values of the column in which nothing was found, those of this batch afterwards, too.
    """
    different = _few(values)
    if different is None:
        return search.look(values, place)
    different -= clean
    if different and search.look(list(different), place):
        return search.look(values, place)
    if len(clean) < MOST_CLEAN:
        clean |= different
    return Looked()


def _few(values: list[Any]) -> set[Any] | None:
    """The different values of a batch, where they are so few that looking at each of them is worth it."""
    try:
        part = values[:: len(values) // SAMPLE + 1]
        if len(set(part)) * 2 > len(part) > FEW:
            return None
        different = set(values)
    except TypeError:
        return None
    different -= {None, ""}
    return different if len(different) * FEW <= len(values) or not different else None


def guard(known: Sequence[People]) -> Holds:
    """Tells of each text whether an original of these is in it."""
    search = LeakSearch(known)

    def holds(texts: Sequence[str]) -> list[bool]:
        bad = {hit.row for hit in search.look(texts, Where()).hits}
        return [place in bad for place in range(len(texts))]

    return holds

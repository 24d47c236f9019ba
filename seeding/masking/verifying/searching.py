"""The search of a whole database for originals, and what both passes must remember for it: hashes, never a value.

Everything that holds rows is searched, with a model or without: text, JSON, lists, bytes and numbers that are no keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from django.db import Error, transaction

from seeding.keys import Keys
from seeding.masking.auditing.audit import How, Leak, NotSearched
from seeding.masking.auditing.discretion import Holds, told_key
from seeding.masking.databases import DatabaseColumn, DatabaseTable, UnreadableCells
from seeding.masking.people import PARTS, People
from seeding.masking.planning import MaskedColumn, MaskedTable, MaskPlan
from seeding.masking.secret import Secret
from seeding.masking.unmapped import storage_of
from seeding.masking.verifying.leaks import LeakSearch, OriginalsSurvey, limits

Progress = Callable[[str, str, int, int | None], None]

WITHIN = ("free_text", "json", "records")
"""Techniques that change parts of a value: what they leave in place is meant to be there."""
ELSEWHERE = ("shuffle",)
"""Techniques that leave the values in the column, in other rows."""
OWN = ("seeding.Run", "seeding.RunTable", "seeding.MaskRun")
"""Tables that this app writes itself, which hold nobody's values."""
SEARCHED = ("text", "json", "other", "bytes", "uuid", "integer", "decimal", "float")
MOST_KEYS = 5
FEW = 4
"""A column of so many times fewer different values than rows is searched value by value."""
SAMPLE = 512
"""Values of a batch by which it is told whether counting its different ones is worth it."""
MOST_CLEAN = 10_000
"""Values of a column that are remembered as clean."""


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

    def beyond(self) -> Sequence[str]: ...

    def read(self, table: DatabaseTable, columns: Sequence[str]) -> Iterator[SearchedBatch]: ...


class Originals:
    """What both passes leave behind for the search: the people of the survey, and the other originals as hashes."""

    def __init__(self, plan: MaskPlan, secret: Secret) -> None:
        self.plan = plan
        self.secret = secret
        self._survey = OriginalsSurvey(secret, locales=plan.policy.locales)
        self._search: LeakSearch | None = None
        self._searched: dict[str, bool] = {}
        self._indexed: set[str] = set()
        self._shared: set[str] = set()

    def surveyed(self, people: People) -> None:
        """The survey has ended, and these are the people that it knows."""
        self._search = LeakSearch([people])
        self._indexed = {column for source in people.sources for column in source.columns}

    def masked(
        self,
        table: MaskedTable,
        before: Mapping[str, list[Any]],
        after: Mapping[str, list[Any]],
        people: Keys | None,
        given: Callable[[MaskedColumn], bool],
    ) -> None:
        """Take a batch before and after. `given` says of a column whether its pseudonyms may be originals of others."""
        assert self._search is not None
        for column in table.columns:
            path = str(column.target)
            names = {way.technique.name for way in column.ways if way.technique is not None}
            shared = given(column)
            self._shared |= {path} if shared else set()
            own = column.target.field.reference is None
            self._searched[path] = own and not shared and not names & {*WITHIN, *ELSEWHERE}
            if not self._searched[path]:
                continue
            if path not in self._indexed:
                part = getattr(column.technique, "kind", None)
                changed = [
                    old if old != new else None
                    for old, new in zip(before[column.name], after[column.name], strict=True)
                ]
                self._survey.add_column(path, changed, people, part if part in PARTS else None)

    def save_new(self, path: Path) -> dict[str, Any]:
        """Write the hashes that came since the last call; what else has to be known again, as JSON holds it."""
        told = self._survey.save_new(path)
        return {**told, "searched": self._searched, "shared": sorted(self._shared)}

    def restore(self, paths: Sequence[Path], told: Mapping[str, Any]) -> None:
        """Take what `save_new` wrote each time, and what it told at last."""
        self._survey.restore(paths, told)
        self._searched = {**told["searched"]}
        self._shared = set(told["shared"])

    def finish(self) -> LeakSearch:
        """The search, ready for the result."""
        assert self._search is not None
        originals = self._survey.finish()
        self._search.originals = [*self._search.originals, originals]
        return self._search

    def searched(self) -> dict[str, tuple[How, ...]]:
        """How the result is searched for the originals of each column that it is searched for."""
        return {path: ("exact", "folded", "inside") for path, yes in self._searched.items() if yes}

    def not_searched(self) -> Iterator[NotSearched]:
        """The masked columns whose originals the result is not searched for."""
        for path, yes in self._searched.items():
            if yes:
                continue
            column = self.plan.column(path)
            assert column is not None
            name = column.technique.name
            if column.target.field.reference is not None:
                continue
            if path in self._shared:
                yield NotSearched(path, "many people share its few values, so that one is found by chance anywhere.")
            elif name in ELSEWHERE:
                yield NotSearched(path, "its values stand in other rows now, as they are meant to.")
            else:
                yield NotSearched(
                    path, f"{name} changes parts of its values; people and patterns were searched for in it."
                )


def search_result(
    store: Searchable, plan: MaskPlan, search: LeakSearch, secret: Secret, progress: Progress
) -> tuple[tuple[Leak, ...], tuple[NotSearched, ...]]:
    """Search everything that is there, a database inside its snapshot. What was found, what was not looked into."""
    aside: list[NotSearched] = []
    leaks: dict[tuple[str, str, str, How], tuple[int, list[str]]] = {}
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
                _search_table(store, there, label, plan, search, secret, leaks, progress)
        except Exception as error:
            if isinstance(error, Error) and not store.connection.is_usable():
                raise
            # What cannot be read is told, and the rest is searched.
            aside.append(NotSearched(label, f"its rows could not be read ({type(error).__name__})."))
    aside += [NotSearched(name, "it lies outside of the search path.") for name in store.beyond()]
    aside += [NotSearched("Text", said) for said in limits(search.originals)]
    found = tuple(
        Leak(original, table, column, how, rows, tuple(keys))
        for (original, table, column, how), (rows, keys) in sorted(leaks.items())
    )
    return found, tuple(aside)


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
    plan: MaskPlan,
    search: LeakSearch,
    secret: Secret,
    leaks: dict[tuple[str, str, str, How], tuple[int, list[str]]],
    progress: Progress,
) -> None:
    columns = [column for column in there.columns if _looked_into(column, there)]
    if not columns:
        return
    planned = plan.tables.get(label)
    masked = {column.name for column in planned.columns} if planned is not None else set()
    keys = list(there.primary_key)
    wanted = list(dict.fromkeys([*keys, *(column.name for column in columns)]))
    done = 0
    clean: dict[str, set[Any]] = {column.name: set() for column in columns}
    for raw in store.read(there, wanted):
        rows = _RowKeys(raw, keys)
        for column in columns:
            name = column.field.name if column.field is not None else column.name
            values = _values(raw, column)
            for found in _found(search, label, name, values, rows, name in masked, clean[column.name]):
                how: How = "inside" if "inside" in found.how else "exact"
                place = (found.original_of, label, name, how)
                count, shown = leaks.setdefault(place, (0, []))
                if len(shown) < MOST_KEYS:
                    shown.append(
                        told_key(found.key, secret) if found.key is not None else "hidden: it shows the original"
                    )
                leaks[place] = (count + 1, shown)
        done += len(raw)
        progress("searching", label, done, there.rows or None)


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


def _found(
    search: LeakSearch,
    label: str,
    name: str,
    values: list[Any],
    keys: Sequence[Any],
    masked: bool,
    clean: set[Any],
) -> list[Any]:
    """The leaks of a batch. Of few different values each is looked at once, and rows only where something was found.

    `clean` are values of the column in which nothing was found, of this batch afterwards, too.
    """
    different = _few(values)
    if different is None:
        return search.search(label, name, values, keys, masked=masked)
    different -= clean
    if different:
        trial = LeakSearch(search.originals, _given=search._given)
        listed = list(different)
        if trial.search(label, name, listed, range(len(listed)), masked=masked):
            return search.search(label, name, values, keys, masked=masked)
        if len(clean) < MOST_CLEAN:
            clean |= different
    search.cells[(label, name)] += len(values)
    return []


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

    def holds(texts: Sequence[str]) -> list[bool]:
        search = LeakSearch(known)
        bad = np.zeros(len(texts), dtype=np.bool_)
        for number, (one, matches) in enumerate(zip(known, search._matches(list(texts)), strict=True)):
            rows = np.arange(len(texts))
            for row, _, _ in search._hits(number, one, matches, list(texts), rows, False, None, ("", "")):
                bad[row] = True
        return bad.tolist()

    return holds

"""Both passes over a database: the survey reads what is there, masking gives what takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np

from seeding.columns import Mask
from seeding.keys import Numbers
from seeding.masking.databases import RawBatch, UnreadableCells
from seeding.masking.databases.store import SET_ASIDE
from seeding.masking.databases.subsets import Subset
from seeding.masking.masker import Masked, Masker, Surveyed
from seeding.masking.memory import give_back
from seeding.masking.planning import MaskedColumn, MaskedTable
from seeding.masking.subject import Subject
from seeding.masking.verifying.searching import Originals
from seeding.masking.verifying.surveying import CollectedOriginals
from seeding.masking.verifying.watching import BatchShapes, ShapeWatch, shapes_of
from seeding.masking.workers import Work, spread

Progress = Callable[[str, str, int, int | None], None]
"""Told the stage, the table, the rows that are done and how many there are (None: not known)."""


@dataclass(frozen=True)
class _Part:
    """What is masked of a batch."""

    raw: RawBatch
    reaches: int
    """How many rows of the table have been read with it."""
    wanted: Mask | None = None
    """Those rows of it that are wanted; None: all."""
    numbers: Numbers | None = None
    """The numbers of its rows in the order of reading, where they do not follow each other from its first."""


@dataclass(frozen=True)
class _Done:
    """A part as it stands there afterwards, and what was seen of it."""

    raw: RawBatch
    shapes: BatchShapes
    originals: CollectedOriginals | None
    seconds: Mapping[str, float]


class _Surveying(Work[RawBatch, Surveyed]):
    """Surveying the batches of one table."""

    def __init__(self, masker: Masker, table: MaskedTable) -> None:
        self.masker = masker
        self.table = table
        self._names = masker.surveys(table)
        self._like: RawBatch | None = None
        """A batch of the table: what is sent is like it."""

    def do(self, part: RawBatch) -> Surveyed:
        self._like = self._like or part
        return self.masker.surveyed(self.table, _values(part, self.table, self._names), part.first)

    def sent(self, part: RawBatch) -> Any:
        return part.sent()

    def received(self, sent: Any) -> RawBatch:
        assert self._like is not None
        return self._like.received(sent)

    def answer(self, done: Surveyed) -> Any:
        return done

    def answered(self, part: RawBatch, answer: Any) -> Surveyed:
        assert isinstance(answer, Surveyed)
        return answer


class _Masking(Work[_Part, _Done]):
    """Masking the batches of one table."""

    def __init__(self, masker: Masker, table: MaskedTable, originals: Originals | None) -> None:
        self.masker = masker
        self.table = table
        self.originals = originals
        self._names = masker.reads(table)
        self._like: RawBatch | None = None
        """A batch of the table: what is sent is like it."""

    def do(self, part: _Part) -> _Done:
        self._like = self._like or part.raw
        raw, wanted = part.raw, part.wanted
        values = _values(raw, self.table, self._names)
        masked = self.masker.mask(self.table, values, raw.first, part.numbers)
        keep = masked.keep
        if wanted is None:
            seen = self._seen(values, masked)
        else:
            keep = wanted if keep is None else wanted & keep
            seen = self._seen(*_only(wanted, values, masked))
        return _Done(raw.replaced(masked.columns, keep), *seen, masked.seconds)

    def _seen(self, before: Mapping[str, list[Any]], masked: Masked) -> tuple[BatchShapes, CollectedOriginals | None]:
        shapes = shapes_of(self.table, before, masked.columns, masked.keep)
        if self.originals is None:
            return shapes, None
        return shapes, self.originals.collected(self.table, before, masked.columns, masked.people)

    def sent(self, part: _Part) -> Any:
        return part.raw.sent(), part.reaches, part.wanted, part.numbers

    def received(self, sent: Any) -> _Part:
        assert self._like is not None
        raw, *others = sent
        return _Part(self._like.received(raw), *others)

    def answer(self, done: _Done) -> Any:
        return done.raw.sent(), done.shapes, done.originals, done.seconds

    def answered(self, part: _Part, answer: Any) -> _Done:
        raw, *seen = answer
        return _Done(part.raw.received(raw), *seen)


_BLIND = frozenset({"null", "constant"})
"""Techniques that make the same of every value, also of one that its field cannot read."""


def _values(raw: RawBatch, table: MaskedTable, names: Iterable[str]) -> dict[str, list[Any]]:
    """The cells of some columns; where none of them matters, those that cannot be read are texts."""
    return {name: _read(raw, table.column(name), name) for name in names}


def _read(raw: RawBatch, column: MaskedColumn | None, name: str) -> list[Any]:
    try:
        return raw.values(name)
    except UnreadableCells:
        if column is None or any(way.technique is None or way.technique.name not in _BLIND for way in column.ways):
            raise
        return list(raw.texts(name))


def _only(wanted: Mask, values: Mapping[str, list[Any]], masked: Masked) -> tuple[dict[str, list[Any]], Masked]:
    """The rows of a batch that are wanted, before and after."""
    before = {name: list(compress(of, wanted)) for name, of in values.items()}
    after = {name: list(compress(of, wanted)) for name, of in masked.columns.items()}
    keep = None if masked.keep is None else masked.keep[wanted]
    return before, Masked(after, keep, None if masked.people is None else masked.people[wanted])


@dataclass
class Passes:
    """Both passes over a database: reading what is there, giving what takes its place."""

    subject: Subject
    masker: Masker
    progress: Progress
    subset: Subset | None = None
    """The rows that a copy is made of; None: all."""
    shapes: ShapeWatch = field(default_factory=ShapeWatch)
    originals: Originals | None = None
    """What the search of the result needs; None where nobody will search."""
    keyed: bool = False
    """Whether tables are masked in the order of their primary keys, and not in that in which they lie there."""
    workers: int = 1
    """Processes that mask the batches of large tables; 1: this one."""

    def survey(self) -> None:
        """Read what masking needs to know of whole columns."""
        for table in self.subject.plan.tables.values():
            batches = self._originals(table)
            if self._large(table) and self.masker.surveys_apart(table) and self.workers > 1:
                for _, found in spread(_Surveying(self.masker, table), batches, self.workers):
                    self.masker.absorb(found)
                continue
            for raw in batches:
                self.masker.survey(table, self._values(table, raw), raw.first)
        give_back()
        self.masker.finish()
        give_back()
        self.surveyed()

    def surveyed(self) -> None:
        """The survey has ended, or what one found was taken up."""
        if self.originals is not None:
            self.originals.surveyed(self.masker.people, self.masker.domains)

    def survey_again(self, table: MaskedTable) -> None:
        """Read what masking a table needs to know and nobody keeps, as its own originals: of a run that goes on."""
        if not self.masker.lacks(table):
            return
        for raw in self._originals(table):
            self.masker.survey_again(table, self._values(table, raw), raw.first)
        self.masker.finish_again()

    def _large(self, table: MaskedTable) -> bool:
        there = self.subject.tables.get(table.label)
        return there is not None and there.rows >= SET_ASIDE

    def _values(self, table: MaskedTable, raw: RawBatch) -> dict[str, list[Any]]:
        return {name: raw.values(name) for name in self.masker.surveys(table)}

    def _originals(self, table: MaskedTable) -> Iterator[RawBatch]:
        """The batches of the columns that the survey looks at."""
        wanted = self.masker.surveys(table)
        there = self.subject.tables.get(table.label)
        if not wanted or there is None:
            return
        columns = [table.table.field(name).column for name in wanted]
        after = None
        if self.keyed and there.primary_key and self.masker.lacks(table):
            # What hangs on the places of rows is surveyed in the order in which it is masked.
            columns, after = list(dict.fromkeys([*columns, *there.primary_key])), ()
        done = 0
        for raw in self.subject.store.read(there, columns, after=after):
            yield raw
            done += len(raw)
            self.progress("reading", table.label, done, there.rows or None)

    def masked(self, table: MaskedTable, batches: Iterable[RawBatch]) -> Iterator[RawBatch]:
        """The batches of a table as they stand there afterwards."""
        estimate = self.subject.tables[table.label].rows or None
        for reached, after in self._each_masked(table, iter(batches)):
            yield after
            self.progress("masking", table.label, reached, estimate)

    def _each_masked(self, table: MaskedTable, batches: Iterator[RawBatch]) -> Iterator[tuple[int, RawBatch]]:
        """What becomes of each batch, and how far it reaches; not those of which no row is wanted."""
        if table.changes and not table.emptied:
            masking = _Masking(self.masker, table, self.originals)
            for part, done in spread(masking, self._parts(table, batches), self.workers if self._large(table) else 1):
                self._take(table, done)
                yield part.reaches, done.raw
            return
        for raw in batches:
            wanted = None if self.subset is None else self.subset.keep(raw)
            if table.emptied:
                self.shapes.deleted(table, len(raw) if wanted is None else int(wanted.sum()))
                wanted = np.zeros(len(raw), dtype=np.bool_)
            yield raw.first + len(raw), raw if wanted is None else raw.replaced({}, wanted)

    def _parts(self, table: MaskedTable, batches: Iterator[RawBatch]) -> Iterator[_Part]:
        """What is to be masked."""
        positional = any(way.positional for column in table.columns for way in column.ways)
        begun = False
        for raw in batches:
            reaches = raw.first + len(raw)
            wanted = None if self.subset is None else self.subset.keep(raw)
            if wanted is not None and not wanted.any():
                continue
            if self.originals is not None and not begun:
                self.originals.begin(table, self.masker.may_give_originals)
                begun = True
            if wanted is None or positional:
                yield _Part(raw, reaches, wanted)
            else:
                # What does not hang on the place of a row is masked for the rows alone that are wanted.
                yield _Part(raw.replaced({}, wanted), reaches, numbers=raw.first + np.flatnonzero(wanted))

    def _take(self, table: MaskedTable, done: _Done) -> None:
        """Take what was seen of a part; parts come in order."""
        self.shapes.take(table, done.shapes)
        if self.originals is not None and done.originals is not None:
            self.originals.masked(done.originals)
        for path, taken in done.seconds.items():
            self.masker.seconds[path] = self.masker.seconds.get(path, 0.0) + taken

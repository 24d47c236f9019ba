"""Both passes over a database: the survey reads what is there, masking gives what takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np

from seeding.columns import Mask
from seeding.masking.databases import RawBatch
from seeding.masking.databases.store import SET_ASIDE
from seeding.masking.databases.subsets import Subset
from seeding.masking.masker import Masked, Masker
from seeding.masking.memory import give_back
from seeding.masking.planning import MaskedTable
from seeding.masking.subject import Subject
from seeding.masking.verifying.searching import Originals
from seeding.masking.verifying.watching import ShapeWatch
from seeding.masking.workers import Asked, mask_all

Progress = Callable[[str, str, int, int | None], None]
"""Told the stage, the table, the rows that are done and how many there are (None: not known)."""


@dataclass(frozen=True)
class _Part:
    """What is masked of a batch."""

    raw: RawBatch
    read: RawBatch
    """The rows of it that are masked."""
    wanted: Mask | None
    """Those of them that are wanted; None: all."""
    values: Mapping[str, list[Any]]


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
            for first, values in self._originals(table):
                self.masker.survey(table, values, first)
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
        for first, values in self._originals(table):
            self.masker.survey_again(table, values, first)
        self.masker.finish_again()

    def _originals(self, table: MaskedTable) -> Iterator[tuple[int, dict[str, list[Any]]]]:
        """The batches of the columns that the survey looks at, each with the number of its first row."""
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
            yield raw.first, {name: raw.values(name) for name in wanted}
            done += len(raw)
            self.progress("reading", table.label, done, there.rows or None)

    def masked(self, table: MaskedTable, batches: Iterable[RawBatch]) -> Iterator[RawBatch]:
        """The batches of a table as they stand there afterwards."""
        estimate = self.subject.tables[table.label].rows or None
        for raw, after in self._each_masked(table, iter(batches)):
            yield after
            self.progress("masking", table.label, raw.first + len(raw), estimate)

    def _each_masked(self, table: MaskedTable, batches: Iterator[RawBatch]) -> Iterator[tuple[RawBatch, RawBatch]]:
        """Each batch with what becomes of it; not those of which no row is wanted."""
        if table.changes and not table.emptied:
            large = self.subject.tables[table.label].rows >= SET_ASIDE
            for part, masked in mask_all(self.masker, table, self._asked(table, batches), self.workers if large else 1):
                yield part.raw, self._written(table, part, masked)
            return
        for raw in batches:
            wanted = None if self.subset is None else self.subset.keep(raw)
            if table.emptied:
                self.shapes.deleted(table, len(raw) if wanted is None else int(wanted.sum()))
                wanted = np.zeros(len(raw), dtype=np.bool_)
            yield raw, raw if wanted is None else raw.replaced({}, wanted)

    def _asked(self, table: MaskedTable, batches: Iterator[RawBatch]) -> Iterator[Asked[_Part]]:
        """What is to be masked."""
        names = self.masker.reads(table)
        positional = any(way.positional for column in table.columns for way in column.ways)
        for raw in batches:
            wanted = None if self.subset is None else self.subset.keep(raw)
            read, numbers = raw, None
            if wanted is not None:
                if not wanted.any():
                    continue
                if not positional:
                    # What does not hang on the place of a row is masked for the rows alone that are wanted.
                    numbers = raw.first + np.flatnonzero(wanted)
                    read, wanted = raw.replaced({}, wanted), None
            values = {name: read.values(name) for name in names}
            yield Asked(_Part(raw, read, wanted, values), values, raw.first, numbers)

    def _written(self, table: MaskedTable, part: _Part, masked: Masked) -> RawBatch:
        """A batch that was masked, as it stands there afterwards."""
        wanted = part.wanted
        if wanted is None:
            self._seen(table, part.values, masked)
            return part.read.replaced(masked.columns, masked.keep)
        before = {name: list(compress(of, wanted)) for name, of in part.values.items()}
        after = {name: list(compress(of, wanted)) for name, of in masked.columns.items()}
        people = None if masked.people is None else masked.people[wanted]
        self._seen(table, before, Masked(after, None if masked.keep is None else masked.keep[wanted], people))
        return part.read.replaced(masked.columns, wanted if masked.keep is None else wanted & masked.keep)

    def _seen(self, table: MaskedTable, before: Mapping[str, list[Any]], masked: Masked) -> None:
        self.shapes.masked(table, before, masked.columns, masked.keep)
        if self.originals is not None:
            self.originals.masked(table, before, masked.columns, masked.people, self.masker.may_give_originals)

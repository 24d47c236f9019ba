"""Both passes over a database: the survey reads what is there, masking gives what takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np

from seeding.columns import Mask
from seeding.masking.databases import RawBatch
from seeding.masking.databases.subsets import Subset
from seeding.masking.masker import Masked, Masker
from seeding.masking.planning import MaskedTable
from seeding.masking.subject import Subject
from seeding.masking.verifying.searching import Originals
from seeding.masking.verifying.watching import ShapeWatch

Progress = Callable[[str, str, int, int | None], None]
"""Told the stage, the table, the rows that are done and how many there are (None: not known)."""


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

    def survey(self) -> None:
        """Read what masking needs to know of whole columns."""
        for table in self.subject.plan.tables.values():
            for first, values in self._originals(table):
                self.masker.survey(table, values, first)
        self.masker.finish()
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
        wanted = self.masker.reads(table)
        estimate = self.subject.tables[table.label].rows or None
        done = 0
        for raw in batches:
            done += len(raw)
            part = None if self.subset is None else self.subset.keep(raw)
            if table.emptied:
                self.shapes.deleted(table, len(raw) if part is None else int(part.sum()))
                yield raw.replaced({}, np.zeros(len(raw), dtype=np.bool_))
            elif not table.changes or (part is not None and not part.any()):
                yield raw if part is None else raw.replaced({}, part)
            else:
                yield self._masked(table, raw, wanted, part)
            self.progress("masking", table.label, done, estimate)

    def _masked(self, table: MaskedTable, raw: RawBatch, wanted: Iterable[str], part: Mask | None) -> RawBatch:
        """A batch that is masked; `part` are the rows of it that are wanted, None for all."""
        numbers = None
        if part is not None and not any(way.positional for column in table.columns for way in column.ways):
            # What does not hang on the place of a row is masked for the rows alone that are wanted.
            numbers = raw.first + np.flatnonzero(part)
            raw, part = raw.replaced({}, part), None
        values = {name: raw.values(name) for name in wanted}
        masked = self.masker.mask(table, values, raw.first, numbers)
        if part is None:
            self._seen(table, values, masked)
            return raw.replaced(masked.columns, masked.keep)
        before = {name: list(compress(of, part)) for name, of in values.items()}
        after = {name: list(compress(of, part)) for name, of in masked.columns.items()}
        people = None if masked.people is None else masked.people[part]
        self._seen(table, before, Masked(after, None if masked.keep is None else masked.keep[part], people))
        return raw.replaced(masked.columns, part if masked.keep is None else part & masked.keep)

    def _seen(self, table: MaskedTable, before: Mapping[str, list[Any]], masked: Masked) -> None:
        self.shapes.masked(table, before, masked.columns, masked.keep)
        if self.originals is not None:
            self.originals.masked(table, before, masked.columns, masked.people, self.masker.may_give_originals)

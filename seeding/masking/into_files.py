"""Masking into files: one snapshot of a source, masked on the way, searched before the files get their names."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from django.db import connections

from seeding.attempts import DatabaseAttempt
from seeding.batches import Batch, Render
from seeding.columns import copy_blocks
from seeding.databases import connect
from seeding.files import Format, Shape
from seeding.files.choosing import FileRequest, choose_form, choose_target
from seeding.files.exporting import parents_first
from seeding.files.named import named, referred, stored_names
from seeding.files.targets import STDOUT
from seeding.files.writing import Written, write_files
from seeding.masking.concluding import MaskResult, conclude
from seeding.masking.databases import DatabaseTable
from seeding.masking.databases.subsets import read_root, subset_of
from seeding.masking.errors import LeakError
from seeding.masking.job import Stopwatch, passes_of
from seeding.masking.passes import Passes, Progress
from seeding.masking.planning import UNMAPPED_KEPT
from seeding.masking.request import MaskRequest
from seeding.masking.subject import Subject, subject_of
from seeding.masking.verifying import integrity
from seeding.masking.verifying.examination import Findings, measured, search
from seeding.schema import UNSEEDED, Table
from seeding.spec import SeedingError
from seeding.storing import read_column

OF_MODELS = ("sqlite", "fixture")
"""Forms that hold rows of models alone."""
NOT_MEASURED = (
    "Files were written: links, constraints and what quasi-identifiers give away are measured in databases alone."
)


def mask_into_files(request: MaskRequest, watch: Stopwatch, progress: Progress | None = None) -> MaskResult:
    """Write the masked rows of a source into files; all of them or none. In the result of a leak none are there.

    SeedingError says what stands in the way, before anything is written.
    """
    started_at = datetime.now(UTC)
    files = request.files
    assert files is not None
    assert request.source is not None
    _check(request, files)
    source = connect(request.source)
    form = choose_form(files, vendor=source.vendor)
    with watch.stage("planning"):
        subject = subject_of(request.policy, source)
        shapes = _shapes(subject, form)
        target = choose_target(files, form, shapes)
    with watch.stage("counting"):
        before = measured(subject, constraints=False)
    passes = passes_of(request, subject, progress)
    findings = Findings()

    def searched(written: Written) -> None:
        nonlocal findings
        if request.verify:
            with watch.stage("searching"):
                findings = search(passes, masked, request.secret)
        findings.compared = _counted(before, written, passes)
        findings.warnings = (NOT_MEASURED,)
        if findings.leaks:
            raise LeakError("Originals were found in what was to be written.")

    with (
        DatabaseAttempt(source, "Nothing was written") as attempt,
        subject.store.snapshot(),
        tempfile.TemporaryFile(prefix="seeding-") as spool,
    ):
        _choose(request, passes)
        with watch.stage("reading"):
            passes.survey()
        attempt.doing = "masking"
        masked = MaskedTables(passes, shapes, spool if request.verify else None)
        try:
            with watch.stage("masking"):
                write_files(masked, form, target, split=files.split, veto=searched)
        except LeakError:
            pass  # No file is there; the audit tells why.
    return conclude(request, passes, watch, started_at, findings)


def _check(request: MaskRequest, files: FileRequest) -> None:
    problems = []
    if files.to == STDOUT:
        problems.append("--to -: what is masked is searched before it is given away. Name a folder.")
    if files.to in connections:
        problems.append(
            f"--to {files.to} --format {files.form_name}: {files.to} is a database. Leave --format out, or write "
            f"--to ./{files.to} for a folder."
        )
    if request.resume:
        problems.append("--resume: files are written as a whole or not at all. Run the command without it.")
    if request.by_table:
        problems.append("--by-table is about databases. Leave it out.")
    if problems:
        raise SeedingError(*problems)


def _choose(request: MaskRequest, passes: Passes) -> None:
    """Work out the subset that is asked for."""
    if request.subset:
        subject = passes.subject
        roots = [read_root(text, subject.schema) for text in request.subset]
        passes.subset = subset_of(subject.store, roots, request.secret, subject.tables.values())


def _shapes(subject: Subject, form: Format) -> list[Shape]:
    """The tables that are written, parents first: those that `export_db` writes, and those without a model."""
    tables = []
    for label, planned in subject.plan.tables.items():
        there = subject.tables.get(label)
        left = label in (*UNSEEDED, *UNMAPPED_KEPT) or label.split(".")[0] in UNSEEDED
        if there is not None and not left and there.kind in ("table", "partitioned table"):
            tables.append(planned.table)
    unmapped = [table.label for table in tables if not subject.plan.tables[table.label].mapped]
    if form.name in OF_MODELS and unmapped:
        raise SeedingError(
            f"--format {form.name} holds rows of models, and these tables have none: {', '.join(unmapped)}. "
            f"Choose another form, such as csv or jsonl."
        )
    if form.names:
        shapes = [_shape(table) for table in parents_first(tables)]
        return named(shapes, stored_names(subject.store.connection, tables))
    along = [label for label in referred(tables) if label in subject.plan.tables and label in subject.tables]
    return [_shape(table) for table in parents_first([*tables, *(subject.plan.tables[one].table for one in along)])]


def _shape(table: Table) -> Shape:
    coded = frozenset(one.column for one in table.fields if one.choices and one.storage == "text")
    return Shape(table, table.fields, coded)


def _counted(before: integrity.Measured, written: Written, passes: Passes) -> integrity.Compared:
    """Rows of the source and of the files; of a subset those that are there are as many as there should be."""
    rows = {table.label: table.rows for table in written.tables}
    then = rows if passes.subset is not None else {label: before.rows.get(label, 0) for label in rows}
    if passes.subset is None:
        labels = {there.name: label for label, there in passes.subject.tables.items()}
        for label, there in passes.subject.tables.items():
            # PostgreSQL counts the rows of a table that inherits with those of the other; files have them apart.
            if there.part_of is not None and there.kind == "table" and labels.get(there.part_of) in then:
                then[labels[there.part_of]] -= before.rows.get(label, 0)
    deleted = passes.shapes.deleted_rows if passes.subset is None else {}
    return integrity.compare(integrity.Measured(then, {}), integrity.Measured(rows, {}), deleted=deleted)


# Rows on their way ----------------------------------------------------------------------------------------


@dataclass
class SpooledBatch:
    """A batch as it was written."""

    columns: dict[str, list[Any]]
    first: int

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), []))

    def values(self, name: str) -> list[Any]:
        return self.columns[name]

    def texts(self, name: str) -> list[str | None]:
        return [None if value is None else str(value) for value in self.columns[name]]


@dataclass
class MaskedTables:
    """The tables of a source as they are masked: rendered for files, and spooled to be searched afterwards.

    The spool is a file without a name; it has masked rows alone.
    """

    passes: Passes
    shapes: Sequence[Shape]
    spool: Any = None
    vendor: str = "files"
    _places: dict[str, list[int]] = field(default_factory=dict)

    @property
    def connection(self) -> Any:
        return self.passes.subject.store.connection

    # As a source of files

    def rows(self, shape: Shape) -> int | None:
        return None

    def batches(self, shape: Shape, render: Render, *, digest: bool, every: int | None) -> Iterator[Batch]:
        table, there = self.passes.subject.plan.tables[shape.label], self.passes.subject.tables[shape.label]
        places = self._places.setdefault(there.name, [])
        start = 0
        for raw in self.passes.masked(table, self.passes.subject.store.read(there)):
            if not len(raw):
                continue
            columns = {one.column: raw.values(one.column) for one in shape.fields}
            if self.spool is not None:
                places.append(self._spooled((columns, start), shape.label))
            for rows in _parts(range(start, start + len(raw)), every):
                cut = slice(rows.start - start, rows.stop - start)
                made = [read_column(columns[one.column][cut], one) for one in shape.fields]
                yield Batch(rows, _rendered(shape, render, made, rows), copy_blocks(made) if digest else None)
            start += len(raw)

    def _spooled(self, batch: tuple[Mapping[str, list[Any]], int], label: str) -> int:
        """Where a batch lies in the spool."""
        place = int(self.spool.tell())
        try:
            pickle.dump(batch, self.spool, pickle.HIGHEST_PROTOCOL)
            self.spool.flush()
        except OSError as error:
            raise SeedingError(
                f"{label}: the masked rows, which are searched before there is a file, cannot be kept in "
                f"{tempfile.gettempdir()} ({error.strerror}). Nothing was written. Make room there, or name another "
                f"folder with the variable TMPDIR."
            ) from error
        return place

    # As what is searched

    def tables(self) -> Sequence[DatabaseTable]:
        return [_written(self.passes.subject.tables[shape.label], shape) for shape in self.shapes]

    def beyond(self) -> Sequence[tuple[str, str]]:
        return ()

    def definitions(self) -> Iterable[tuple[str, str, str]]:
        return ()

    def read(self, table: DatabaseTable, columns: Sequence[str] | None = None) -> Iterator[SpooledBatch]:
        for place in self._places.get(table.name, []):
            self.spool.seek(place)
            yield SpooledBatch(*pickle.load(self.spool))


def _written(there: DatabaseTable, shape: Shape) -> DatabaseTable:
    """A table with the columns that files have of it."""
    return replace(there, columns=tuple(one for one in there.columns if one.name in shape.names))


def _parts(rows: range, every: int | None) -> Iterator[range]:
    """The rows in parts of which none reaches over a multiple of `every`."""
    start = rows.start
    while start < rows.stop:
        stop = rows.stop if every is None else min(rows.stop, (start // every + 1) * every)
        yield range(start, stop)
        start = stop


def _rendered(shape: Shape, render: Render, columns: list[Any], rows: range) -> Any:
    try:
        return render(columns, rows)
    except ValueError as error:
        raise SeedingError(
            f"{shape.label}: a row from {rows.start} on cannot be written: {error}. Choose another --format."
        ) from error

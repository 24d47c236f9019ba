"""Tables into files: batches from any source, rendered by a form, put into a target's files, examined on the way."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

from seeding.batches import Batch, Digest, Progress, Render
from seeding.columns import Column
from seeding.files import FileResult, Format, Shape, Writer
from seeding.files.targets import SUFFIXES, Out, Standard, Target
from seeding.schema import Field
from seeding.storing import stored_column

WHOLE = "data"
"""The name of a file that holds all tables, in a folder."""


class Source(Protocol):
    """Tables to be written."""

    shapes: Sequence[Shape]

    def rows(self, shape: Shape) -> int | None:
        """How many rows a table has, if that is known before."""

    def batches(self, shape: Shape, render: Render, *, digest: bool, every: int | None) -> Iterator[Batch]:
        """Its rows, rendered; no batch reaches over `every` rows, counted from the first."""


class Examiner(Protocol):
    """Looks at rows on their way into files. It is pickled for worker processes."""

    def __call__(self, columns: Sequence[Column], rows: range) -> Any:
        """What was found in a batch; false if nothing stands against it and nothing is to be remembered."""


class Examination(Protocol):
    """Takes what examiners found, in order, and says in the end what stands against the whole."""

    def examiner(self, shape: Shape) -> Examiner | None:
        """What looks at the rows of a table."""

    def take(self, shape: Shape, findings: Any) -> bool:
        """Take what was found in a batch; whether the rows may still be written."""

    def conclude(self) -> dict[str, Any]:
        """What was found, for a report. Raises what stands against the whole."""


@dataclass(frozen=True)
class _Examined:
    """Renders a batch after it was looked at."""

    render: Render
    examiner: Examiner

    def __call__(self, columns: Sequence[Column], rows: range) -> tuple[Any, Any]:
        findings = self.examiner(columns, rows)
        # What fails may not even fit the form of file.
        refused = bool(getattr(findings, "problems", ()))
        return findings, None if refused else self.render(columns, rows)


@dataclass(frozen=True)
class _Converted:
    """Renders a batch in which columns whose class converts values hold what the database takes: `fields`, by place."""

    render: Render
    fields: Mapping[int, Field]

    def __call__(self, columns: Sequence[Column], rows: range) -> Any:
        taken = [
            stored_column(column, self.fields[place]) if place in self.fields else column
            for place, column in enumerate(columns)
        ]
        return self.render(taken, rows)


@dataclass
class TableFiles:
    """What was written of one table."""

    label: str
    rows: int = 0
    seconds: float = 0.0
    digest: str = ""


@dataclass
class Written:
    """What was written: rows by table, and files by name."""

    tables: list[TableFiles] = field(default_factory=list)
    files: list[FileResult] = field(default_factory=list)
    seconds: float = 0.0
    check: dict[str, Any] = field(default_factory=dict)
    """What was found when the rows were examined."""

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)


def file_pattern(shapes: Sequence[Shape], form: Format, compress: str | None) -> re.Pattern[str]:
    """The names that files of these tables in this form have, whatever way they are split."""
    names = "|".join(re.escape(name) for name in ([WHOLE] if form.together else [shape.label for shape in shapes]))
    suffix = re.escape(form.suffix + SUFFIXES.get(compress or "", ""))
    return re.compile(rf"(?:{names})(?:-\d{{5,}})?{suffix}")


def write_files(
    source: Source,
    form: Format,
    target: Target,
    *,
    split: int | None = None,
    digests: bool = False,
    progress: Progress | None = None,
    examination: Examination | None = None,
    veto: Callable[[Written], None] | None = None,
) -> Written:
    """Write all tables of a source. They get their names when all are complete, everything that was examined is in
    order, and `veto` raises nothing; otherwise nothing is left.
    """
    started = time.perf_counter()
    result = Written()

    def ask() -> None:
        if examination is not None:
            result.check = examination.conclude()
        if veto is not None:
            veto(result)

    with target.prepared(ask):
        files = _Files(form, target, source.shapes, split, result)
        try:
            for shape in source.shapes:
                began = time.perf_counter()
                made = _write_table(source, shape, files, digests, progress, examination)
                made.seconds = time.perf_counter() - began
                result.tables.append(made)
            files.finish()
        except BaseException:
            files.abandon()
            raise
    result.seconds = time.perf_counter() - started
    return result


def _write_table(
    source: Source,
    shape: Shape,
    files: _Files,
    digests: bool,
    progress: Progress | None,
    examination: Examination | None,
) -> TableFiles:
    made = TableFiles(shape.label)
    digest = Digest() if digests else None
    total = source.rows(shape)
    render: Render = files.render(shape)
    converting = {place: one for place, one in enumerate(shape.fields) if one.custom is not None and files.holds(one)}
    if converting:
        render = _Converted(render, converting)
    examiner = examination.examiner(shape) if examination is not None else None
    if examiner is not None:
        render = _Examined(render, examiner)
    files.begin(shape)
    batches = source.batches(shape, render, digest=digests, every=files.split)
    try:
        for batch in batches:
            content = batch.content
            if examiner is not None and examination is not None:
                findings, content = content
                if not examination.take(shape, findings):
                    content = None
            if digest is not None and batch.canonical is not None:
                digest.add(batch.canonical)
            if content is not None:
                files.write(shape, batch.rows, content)
            made.rows += len(batch.rows)
            if progress is not None and (total or made.rows):
                progress(shape.label, made.rows, total or made.rows)
    finally:
        close = getattr(batches, "close", None)
        if close is not None:
            close()
    files.end()
    made.digest = str(digest) if digest is not None else ""
    return made


class _Files:
    """The open file, and those that were written."""

    def __init__(
        self, form: Format, target: Target, shapes: Sequence[Shape], split: int | None, result: Written
    ) -> None:
        self._form = form
        self._target = target
        self._shapes = shapes
        self._result = result
        self._writer: Writer | None = None
        self._out: Out | None = None
        self._rows = 0
        self._number = 0
        # One stream for all tables: a file that is meant for them, or standard output.
        self._one = form.together or isinstance(target, Standard)
        self.split = None if self._one else split

    def render(self, shape: Shape) -> Render:
        return self._form.render(shape, mixed=self._one and len(self._shapes) > 1)

    def holds(self, field: Field) -> bool:
        """Whether values of a class that converts them are written as the database holds them."""
        return self._form.stored or field.storage == "json"

    def begin(self, shape: Shape) -> None:
        self._number = 0
        if not self._one or self._writer is None:
            self._open(shape)
        assert self._writer is not None
        self._writer.begin(shape)

    def _open(self, shape: Shape) -> None:
        name = WHOLE if self._one else shape.label
        if self.split is not None:
            self._number += 1
            name += f"-{self._number:05d}"
        self._out = self._target.out(name + self._form.suffix)
        self._writer = self._form.open(self._out, self._shapes if self._one else [shape])
        self._rows = 0

    def write(self, shape: Shape, rows: range, content: Any) -> None:
        if self.split is not None and self._rows >= self.split:
            self._close()
            self._open(shape)
            assert self._writer is not None
            self._writer.begin(shape)
        assert self._writer is not None
        self._writer.write(content)
        self._rows += len(rows)

    def end(self) -> None:
        """The table is complete."""
        if not self._one:
            self._close()

    def finish(self) -> None:
        """All tables are."""
        if self._writer is not None:
            self._close()

    def _close(self) -> None:
        assert self._writer is not None
        assert self._out is not None
        self._writer.close()
        size = self._out.finish()
        self._result.files.append(FileResult(self._out.name, self._rows, size))
        self._writer = None

    def abandon(self) -> None:
        if self._writer is not None:
            # The first error is the one to tell.
            with suppress(Exception):
                self._writer.abandon()

"""The rows of a plan in files, without a database: the very rows that `seed_db` puts into an empty one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from seeding.attempts import Attempt
from seeding.batches import BATCH, Batch, Pool, Progress, Render, batches, drawn, split, worker_pool
from seeding.columns import copy_blocks
from seeding.examining import PlanExamination
from seeding.files import Shape
from seeding.files.choosing import FileRequest, choose_form, choose_tables, choose_target, has_first_rows
from seeding.files.named import first_columns, first_shapes, named, planned_names, referred, stored_names
from seeding.files.parquet import coded_columns
from seeding.files.writing import Written, write_files
from seeding.first_rows import FirstRows, first_keys, first_rows
from seeding.plan import Facts, Plan, Request
from seeding.planning import build_plan
from seeding.spec import SeedingError
from seeding.trials.standin import learn_apart

FILE_BATCH = BATCH
"""Rows in a batch of a file, which are a row group in Parquet."""


def plan_for_files(request: Request) -> Plan:
    """The plan of a request for a new database, that exists nowhere."""
    return build_plan(request, Facts(existing=first_keys()))


def taught_plan_for_files(request: Request) -> Plan:
    """The same with what trial rows taught, as `seed_db` plans for a new database; what the rules of models still say
    is among the notes.
    """
    plan = plan_for_files(request)
    learnt = learn_apart(plan)
    if learnt.lessons:
        plan = build_plan(request, replace(plan.facts, learned=learnt.lessons))
    plan.notes = (*plan.notes, *map(str, learnt.refusals))
    return plan


@dataclass
class PlanSource:
    """The tables of a plan."""

    plan: Plan
    shapes: Sequence[Shape]
    pool: Pool | None = None
    size: int = FILE_BATCH
    first: Mapping[str, FirstRows] = field(default_factory=dict)
    """Rows that `migrate` makes, of tables that the plan refers to."""

    def rows(self, shape: Shape) -> int:
        return len(self.first[shape.label].rows) if shape.label in self.first else self.plan.counts[shape.label]

    def batches(self, shape: Shape, render: Render, *, digest: bool, every: int | None) -> Iterator[Batch]:
        rows = range(self.rows(shape))
        if shape.label in self.first:
            return self._first(shape, rows, render, digest, every)
        return batches(self.plan, shape.label, rows, render, digest=digest, size=self.size, every=every, pool=self.pool)

    def _first(self, shape: Shape, rows: range, render: Render, digest: bool, every: int | None) -> Iterator[Batch]:
        for part in split(rows, self.size, every=every):
            columns = first_columns(self.first[shape.label], part)
            yield Batch(part, render(columns, part), copy_blocks(columns) if digest else None)


def plan_shape(plan: Plan, label: str) -> Shape:
    """A table of a plan; a drawn row shows which columns are words of a list."""
    model = plan.models[label]
    fields = tuple(column.field for column in model.columns)
    return Shape(model.table, fields, coded_columns(fields, drawn(plan, label, range(min(plan.counts[label], 1)))))


def write_plan(
    plan: Plan,
    files: FileRequest,
    *,
    vendor: str = "postgresql",
    only: Sequence[str] = (),
    workers: int = 1,
    digests: bool = False,
    batch_size: int = FILE_BATCH,
    progress: Progress | None = None,
    stdout: BinaryIO | None = None,
    veto: Callable[[Written], None] | None = None,
    beside: Any = None,
) -> Written:
    """Write the rows of a plan, all of them or nothing.

    `vendor` is the database that SQL is for, unless the request says it. Rows are examined on their way, and what
    fails leaves no file: `seeding.examining` says what is looked at. `veto` is asked last, with what was written, and
    raises what it has against it. `beside` is the connection of a database for which the plan was made and into which
    the rows are to be loaded: what `migrate` puts there is named by what it holds, and is not written.
    SeedingError says what stands in the way.
    """
    form = choose_form(files, vendor=vendor, whole=not only)
    tables = choose_tables(only, [model.table for model in plan.models.values() if plan.counts[model.label]])
    if not tables:
        raise SeedingError("There is no row to write. Ask for some, as in --users 100.")
    planned = [plan_shape(plan, table.label) for table in tables]
    wanted = referred(tables)
    first = first_rows() if wanted and beside is None and has_first_rows(files, form, only, tables) else {}
    shapes = [*first_shapes(wanted, first), *planned]
    if wanted and form.names:
        shapes = named(planned, planned_names() if beside is None else stored_names(beside, tables))
    target = choose_target(files, form, shapes, stdout)
    with Attempt(), worker_pool(plan, workers) as pool:
        return write_files(
            PlanSource(plan, shapes, pool, batch_size, first),
            form,
            target,
            split=files.split,
            digests=digests,
            progress=progress,
            examination=PlanExamination(plan, [shape.label for shape in planned]),
            veto=veto,
        )

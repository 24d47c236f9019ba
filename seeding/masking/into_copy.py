"""Masking into a copy: in one transaction of the target, or batch by batch where one would be too large."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from seeding.masking.attempting import MaskingAttempt
from seeding.masking.databases import DatabaseTable, RawBatch
from seeding.masking.databases.copying import CopyPlan, Masked, copy
from seeding.masking.databases.subsets import read_root, subset_of
from seeding.masking.job import Job
from seeding.masking.recording import Record
from seeding.spec import SeedingError


def mask_into_copy(job: Job, copying: CopyPlan, *, by_table: bool) -> None:
    """Load the target with masked rows. It is marked as unsafe before the first one."""
    labels = {there.name: label for label, there in job.subject.tables.items()}
    unknown = [table.name for table, _ in copying.pairs if table.name not in labels]
    if unknown:
        raise SeedingError(*(f"{name}: the policy does not know this table, so it is not copied." for name in unknown))

    def masked(there: DatabaseTable, batches: Iterator[RawBatch]) -> Iterable[RawBatch]:
        return job.passes.masked(job.subject.plan.tables[labels[there.name]], batches)

    if by_table:
        _by_table(job, copying, masked)
    elif not job.record.begun:
        _at_once(job, copying, masked, labels)
    else:
        job.take_up()


def _at_once(job: Job, copying: CopyPlan, masked: Masked, labels: Mapping[str, str]) -> None:
    record, request = job.record, job.request
    with record.beginning():
        record.mark()
    try:
        with (
            _attempt(job, f"The database {request.using!r} is empty") as attempt,
            copying.source.snapshot(),
            attempt.ending(),
        ):
            if request.subset:
                roots = [read_root(text, job.subject.schema) for text in request.subset]
                tables = [one for one, _ in copying.pairs]
                chosen = job.passes.subset = subset_of(copying.source, roots, request.secret, tables)
                job.before = job.before.subset(
                    {labels[one.name]: chosen.rows(one) for one in tables if one.name in chosen.kept}
                )
            job.survey()
            attempt.doing = "copying"

            def ending(rows: Mapping[str, int]) -> None:
                job.keep()
                record.step(job.passes, rows)

            with job.watch.stage("masking"):
                copy(copying, _telling(attempt, masked), ending=ending)
    except BaseException:
        record.forget()
        raise
    with record.partial("verifying"):
        attempt.give_late()


def _by_table(job: Job, copying: CopyPlan, masked: Masked) -> None:
    record = job.record
    if record.progress.get("copied"):
        job.take_up()
        return
    if record.begun:
        _check_unchanged(job)
    with (
        record.partial("copying", of=len(copying.pairs)),
        _attempt(job, "What was copied before stays") as attempt,
        copying.source.snapshot(),
    ):
        if record.begun:
            tables = job.subject.tables
            job.take_up(table for table in job.subject.changed if not _done(record, tables[table.label]))
        else:
            job.survey()
            with record.beginning():
                job.keep(by_table=True)
                record.mark()

        def tell(state: Mapping[str, Any]) -> None:
            record.advance(copy=dict(state), copied=not state)

        def table_done(there: DatabaseTable, rows: int) -> None:
            record.step(job.passes, {str(there): rows})

        attempt.doing = "copying"
        with job.watch.stage("masking"):
            copy(
                copying,
                _telling(attempt, masked),
                state=record.progress.get("copy"),
                record=tell,
                table_done=table_done,
            )


def _attempt(job: Job, nothing: str) -> MaskingAttempt:
    return MaskingAttempt(job.connection, nothing, tuple(job.subject.plan.tables.values()))


def _telling(attempt: MaskingAttempt, masked: Masked) -> Masked:
    """The same masking, of which the attempt knows what table it is at."""

    def telling(there: DatabaseTable, batches: Iterator[RawBatch]) -> Iterable[RawBatch]:
        attempt.doing = f"copying {there}"
        return masked(there, batches)

    return telling


def _done(record: Record, there: DatabaseTable) -> bool:
    return bool(record.progress.get("copy", {}).get("copied", {}).get(there.name, {}).get("done"))


def _check_unchanged(job: Job) -> None:
    """SeedingError if the source is not what it was when the run began: its copy would be of two moments."""
    problems = []
    for label, there in job.subject.tables.items():
        then = job.before.rows.get(label)
        now = job.subject.store.count(there) if there.holds_rows else then
        if then is not None and then != now and not label.startswith("seeding."):
            problems.append(f"{label} had {then} rows when the run began, and has {now} now.")
    if problems:
        raise SeedingError(
            *problems,
            f"The source has changed, and half of the copy is of another moment. Empty the target "
            f"(python manage.py flush --database {job.request.using}) and begin again.",
        )

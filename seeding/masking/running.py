"""Masking a database: survey, mask and write, verify, record; in place, into a copy or into files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from seeding.attempts import DatabaseAttempt
from seeding.databases import connect, connect_migrated, connect_writable
from seeding.masking.auditing import marks
from seeding.masking.auditing.writing import check_paths, page_path
from seeding.masking.concluding import MaskResult, conclude
from seeding.masking.databases.copying import CopyPlan, plan_copy
from seeding.masking.databases.store import STORES
from seeding.masking.in_place import mask_in_place
from seeding.masking.into_copy import mask_into_copy
from seeding.masking.into_files import mask_into_files
from seeding.masking.job import Job, Stopwatch, passes_of
from seeding.masking.keeping import kept_beside
from seeding.masking.passes import Progress
from seeding.masking.recording import Record
from seeding.masking.request import MaskRequest
from seeding.masking.subject import Subject, subject_of
from seeding.masking.verifying.examination import Findings, examine, measured, search_database
from seeding.spec import SeedingError

__all__ = ["ONE_TRANSACTION", "MaskRequest", "MaskResult", "mask", "masked_state"]

ONE_TRANSACTION = 50_000_000
"""Rows that are masked in one transaction; where there are more, each table is committed by itself."""


def mask(request: MaskRequest, *, progress: Progress | None = None) -> MaskResult:
    """Mask a database, in place or into another one or into files, verify it and write the audit.

    SeedingError says what stands in the way, before anything is written wherever that can be known. After a failure a
    database that is masked in one transaction is as it was; PartialRunError says that it is not, and that it is marked.
    """
    watch = Stopwatch()
    if request.audit is not None:
        check_paths(request.audit, page_path(request.audit))
    if request.files is not None:
        return mask_into_files(request, watch, progress)
    connection = connect_writable(request.using, force=request.force)
    record = _record(request, connection)
    with DatabaseAttempt(connection, "What was masked before stays" if record.begun else "Nothing was written"):
        job, copying, by_table = _planned(request, connection, record, watch, progress)
    _carry_out(job, copying, by_table)
    with record.partial("verifying"):
        return _verified(job)


def _planned(
    request: MaskRequest, connection: Any, record: Record, watch: Stopwatch, progress: Progress | None
) -> tuple[Job, CopyPlan | None, bool]:
    """The work, what is copied if anything is, and whether tables are committed one by one."""
    with watch.stage("planning"):
        subject = subject_of(request.policy, connection if request.source is None else connect(request.source))
        copying = None
        if request.source is not None:
            copying = plan_copy(subject.store.connection, connection, resuming=record.begun)
    by_table = _by_table(request, subject, record)
    passes = passes_of(request, subject, progress, keyed=by_table and copying is not None)
    with watch.stage("counting"):
        before = (
            record.before() if record.begun else measured(subject, in_place=copying is None, constraints=request.verify)
        )
    return Job(request, connection, passes, record, watch, before), copying, by_table


def _record(request: MaskRequest, connection: Any) -> Record:
    kept = kept_beside(request.audit, request.using) if request.audit is not None else None
    if kept is not None:
        kept.check_free()
    record = Record(connection, request, kept, datetime.now(UTC))
    if request.resume:
        record.clear_up()
    state = marks.check_marks(connection, request.secret.fingerprint, force=request.again, resume=request.resume)
    record.newest = state.number if state is not None else 0
    if request.resume and state is not None:
        record.resume()
    return record


def _by_table(request: MaskRequest, subject: Subject, record: Record) -> bool:
    """Whether tables are committed one by one. SeedingError where that is asked for and cannot be."""
    if record.begun:
        return bool(record.progress["by_table"])
    if request.by_table:
        problems = []
        if record.kept is None:
            problems.append("--by-table: what --resume needs lies beside the audit. Name one with --audit FILE.")
        if request.subset:
            problems.append("--by-table: a subset is copied in one transaction. Leave one of them out.")
        if problems:
            raise SeedingError(*problems)
    resumable = request.source is None or record.connection.vendor in STORES
    if request.by_table is not None or request.subset or record.kept is None or not resumable:
        return bool(request.by_table)
    tables = subject.changed if request.source is None else subject.plan.tables.values()
    rows = sum(subject.tables[table.label].rows for table in tables if table.label in subject.tables)
    return rows > ONE_TRANSACTION


def _carry_out(job: Job, copying: CopyPlan | None, by_table: bool) -> None:
    if copying is None:
        mask_in_place(job, by_table=by_table)
    else:
        mask_into_copy(job, copying, by_table=by_table)


def _verified(job: Job) -> MaskResult:
    request, passes = job.request, job.passes
    findings = Findings()
    if request.verify:
        with job.watch.stage("searching"):
            findings = search_database(passes, job.connection, request.secret)
        with job.watch.stage("examining"):
            examine(findings, passes, job.connection, job.before)
    result = conclude(request, passes, job.watch, job.record.started_at, findings)
    job.record.finish(result.state, result.document, result.finished_at)
    result.run = job.record.run
    return result


def masked_state(using: str = "default") -> marks.MaskedState | None:
    """What a database says of its masking; None where nobody has masked it."""
    return marks.masked_state(connect_migrated(using))

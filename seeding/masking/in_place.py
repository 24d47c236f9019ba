"""Masking a database in place: in one transaction, or table by table where one would be too large."""

from __future__ import annotations

from collections.abc import Sequence

from seeding.masking.attempting import MaskingAttempt
from seeding.masking.auditing import marks
from seeding.masking.databases import DatabaseTable, Rewriting
from seeding.masking.job import Job
from seeding.masking.planning import MaskedTable
from seeding.masking.subject import Subject
from seeding.spec import SeedingError

Group = Sequence[MaskedTable]


def mask_in_place(job: Job, *, by_table: bool) -> None:
    """Mask what is there. What fails in one transaction leaves everything as it was; table by table, PartialRunError
    says how far it came.
    """
    if by_table:
        _by_table(job)
    elif not job.record.begun:
        _at_once(job)
    else:
        job.take_up()


def _at_once(job: Job) -> None:
    subject, using = job.subject, job.request.using
    try:
        with (
            MaskingAttempt(job.connection, f"The database {using!r} is as it was", subject.changed) as attempt,
            subject.store.rewriting([subject.tables[table.label] for table in subject.changed]) as rewriting,
            attempt.ending(),
        ):
            # Behind the locks: another run may have ended while this one waited for them.
            marks.check_marks(job.connection, job.request.secret.fingerprint, force=job.request.again)
            job.survey()
            rows = _rewritten(job, rewriting, subject.changed, attempt)
            # In the same transaction: masked and marked as not yet verified, or neither.
            job.keep()
            job.record.mark()
            job.record.step(job.passes, rows)
    except BaseException:
        job.record.forget()
        raise
    with job.record.partial("verifying"):
        attempt.give_late()


def _by_table(job: Job) -> None:
    record, subject = job.record, job.subject
    groups = groups_of(subject)
    left = groups[record.steps :]
    nothing = "Nothing has changed since the run ended" if record.begun else "Nothing was written"
    with MaskingAttempt(job.connection, nothing, subject.changed), subject.store.snapshot():
        if record.begun:
            job.take_up(table for group in left for table in group)
        else:
            job.survey()
    if not record.begun:
        with record.beginning():
            job.keep(by_table=True)
            record.mark()
    with record.partial("masking", of=len(groups)):
        for group in left:
            _step(job, group)


def _step(job: Job, group: Group) -> None:
    """One transaction: the tables of a group masked, and recorded as such."""
    store, record = job.subject.store, job.record
    tables = [job.subject.tables[table.label] for table in group]
    with (
        MaskingAttempt(job.connection, "The tables that it was at are as they were", group) as attempt,
        store.rewriting(tables) as rewriting,
        attempt.ending(),
    ):
        record.check_alone()
        _check_unchanged(job, group)
        rows = _rewritten(job, rewriting, group, attempt)
        record.step(job.passes, rows)
    attempt.give_late()


def _rewritten(job: Job, rewriting: Rewriting, group: Group, attempt: MaskingAttempt) -> dict[str, int]:
    """Mask tables within the transaction that is open; how many rows each has then."""
    rows = {}
    for table in group:
        attempt.doing = f"masking {table.label}"
        there = job.subject.tables[table.label]
        with job.watch.stage("masking"):
            rows[table.label] = rewriting.rewrite(there, job.passes.masked(table, job.subject.store.read(there)))
    return rows


def _check_unchanged(job: Job, group: Group) -> None:
    """SeedingError if rows came or went since the survey, which knows nothing of them."""
    problems = []
    for table in group:
        then = job.before.rows.get(table.label)
        now = job.subject.store.count(job.subject.tables[table.label])
        if then is not None and then != now:
            problems.append(
                f"{table.label} has {now} rows and had {then} when the run began: somebody writes to it meanwhile. "
                f"Stop what uses the database, restore it, and mask it again."
            )
    if problems:
        raise SeedingError(*problems)


def groups_of(subject: Subject) -> list[list[MaskedTable]]:
    """The tables that change, in the order of the plan; those that one transaction must hold are together.

    A foreign key must resolve whenever a transaction ends: a key that is masked goes together with all that refer to
    it, and so do rows that are removed.
    """
    changed = {table.label: table for table in subject.changed}
    labels = {subject.tables[label].name: label for label in changed}
    head = {label: label for label in changed}

    def first(label: str) -> str:
        while head[label] != label:
            label = head[label]
        return label

    for label, table in changed.items():
        for key in subject.tables[label].foreign_keys:
            other = labels.get(key.table)
            if other is not None and (_masks(table, subject.tables[label], key.columns) or _removes(changed[other])):
                head[first(label)] = first(other)
    groups: dict[str, list[MaskedTable]] = {}
    for label, table in changed.items():
        groups.setdefault(first(label), []).append(table)
    return list(groups.values())


def _masks(table: MaskedTable, there: DatabaseTable, columns: Sequence[str]) -> bool:
    masked = {table.table.field(column.name).column for column in table.columns}
    return bool(masked & {there.column(name).name for name in columns})


def _removes(table: MaskedTable) -> bool:
    return table.emptied or table.delete is not None

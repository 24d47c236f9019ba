"""Masking a database: survey, mask and write, verify, record; in place in one transaction, or into a copy."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np

from seeding.attempts import DatabaseAttempt
from seeding.columns import Mask
from seeding.databases import connect, connect_migrated, connect_writable
from seeding.masking.auditing import marks
from seeding.masking.auditing.assembling import assemble
from seeding.masking.auditing.audit import Audit, How, Leak, NotSearched
from seeding.masking.auditing.writing import check_paths, page_path, write
from seeding.masking.databases import DatabaseTable, RawBatch, Store, store_for
from seeding.masking.databases.copying import CopyPlan, copy, plan_copy
from seeding.masking.databases.subsets import Subset, read_root, subset_of
from seeding.masking.masker import Masked, Masker
from seeding.masking.planning import MaskedTable, MaskPlan, build_mask_plan
from seeding.masking.policy import Policy
from seeding.masking.secret import Secret
from seeding.masking.unmapped import beside_models, with_hidden_columns
from seeding.masking.verifying import integrity, privacy
from seeding.masking.verifying.plan import VerifiedTable, verified_tables
from seeding.masking.verifying.searching import Originals, search_result
from seeding.masking.verifying.shapes import ColumnShapes
from seeding.masking.verifying.watching import ShapeWatch
from seeding.models import MaskRun
from seeding.schema import Table, migrates, read_schema
from seeding.spec import SeedingError

Progress = Callable[[str, str, int, int | None], None]
"""Told the stage, the table, the rows that are done and how many there are (None: not known)."""


@dataclass(frozen=True)
class MaskRequest:
    """What a masking is asked to do. With a `source` its rows go masked into `using`, else `using` is masked itself."""

    policy: Policy
    secret: Secret
    using: str = "default"
    source: str | None = None
    subset: tuple[str, ...] = ()
    """The rows that a copy begins with: `shop.User:5%`, `shop.User:is_staff`."""
    verify: bool = True
    audit: Path | None = None
    force: bool = False
    """Write even if the database looks like production."""
    again: bool = False
    """Mask what has been masked already."""

    @property
    def asked(self) -> dict[str, Any]:
        """The request as it is recorded."""
        return {"policy": self.policy.source, "database": self.using, "from": self.source, "subset": list(self.subset),
                "verify": self.verify}  # fmt: skip


@dataclass
class MaskResult:
    """What a masking did. `path` is where the audit lies, if it was written."""

    plan: MaskPlan
    audit: Audit
    run: MaskRun | None = None
    path: Path | None = None

    @property
    def leaked(self) -> bool:
        return self.audit.outcome == "leaked"


class Stopwatch:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


@dataclass(frozen=True)
class Subject:
    """What is masked: a plan, the database that it reads, and that database's tables by the plan's labels."""

    plan: MaskPlan
    store: Store
    tables: Mapping[str, DatabaseTable]
    schema: Mapping[str, Table]

    @property
    def content_types(self) -> dict[Any, str]:
        """The models that content types name, by primary key: `shop.user`."""
        table = self.tables.get("contenttypes.ContentType")
        if table is None:
            return {}
        connection = self.store.connection
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id, app_label, model FROM {connection.ops.quote_name(table.name)}")
            return {key: f"{app}.{model}" for key, app, model in cursor.fetchall()}

    @property
    def changed(self) -> list[MaskedTable]:
        return [table for table in self.plan.changed if table.label in self.tables]


def subject_of(policy: Policy, connection: Any) -> Subject:
    """The plan of a policy for a database. Raises what `build_mask_plan` raises."""
    store = store_for(connection)
    there = store.tables()
    models = read_schema()
    schema = with_hidden_columns(models, there)
    absent = [label for label in models if label not in schema]
    lacking = [label for label in absent if models[label].managed and migrates(models[label].model, connection)]
    if lacking:
        hint = "" if store.alias == "default" else f" --database {store.alias}"
        raise SeedingError(
            f"The database {store.alias!r} is not migrated: it has no table of {', '.join(lacking)}. "
            f"Run: python manage.py migrate{hint}"
        )
    unmapped = beside_models(there, schema)
    # What the policy says of a model that another database holds is nothing to this one.
    tables = {label: table for label, table in policy.tables.items() if label not in absent}
    plan = build_mask_plan(replace(policy, tables=tables), schema, unmapped)
    found = {one.name: one for one in there if one.name in unmapped}
    found |= {one.label: one for one in there if one.label is not None}
    return Subject(plan, store, found, schema)


# Two passes -----------------------------------------------------------------------------------------------


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

    def survey(self) -> None:
        """Read what masking needs to know of whole columns."""
        for table in self.subject.plan.tables.values():
            wanted = self.masker.reads(table)
            there = self.subject.tables.get(table.label)
            if not wanted or there is None:
                continue
            done = 0
            for raw in self.subject.store.read(there, [table.table.field(name).column for name in wanted]):
                values = {name: raw.values(name) for name in wanted}
                self.masker.survey(table, values, raw.first)
                self.shapes.surveyed(table, values)
                done += len(raw)
                self.progress("reading", table.label, done, there.rows or None)
        self.masker.finish()
        if self.originals is not None:
            self.originals.surveyed(self.masker.people)

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


# The run --------------------------------------------------------------------------------------------------


def mask(request: MaskRequest, *, progress: Progress | None = None) -> MaskResult:
    """Mask a database, verify it and write the audit.

    SeedingError says what stands in the way, before anything is written wherever that can be known. After a failure a
    database that is masked in place is as it was.
    """
    started_at = datetime.now(UTC)
    watch = Stopwatch()
    told = progress or (lambda *_: None)
    if request.audit is not None:
        check_paths(request.audit, page_path(request.audit))
    connection = connect_writable(request.using, force=request.force)
    marks.check_marks(connection, request.secret.fingerprint, force=request.again)
    with watch.stage("planning"):
        subject = subject_of(request.policy, connection if request.source is None else connect(request.source))
        copying = None if request.source is None else plan_copy(subject.store.connection, connection)
    passes = Passes(subject, Masker(subject.plan, request.secret, subject.content_types), told)
    if request.verify:
        passes.originals = Originals(subject.plan, request.secret)
    described = verified_tables(subject.plan)
    with watch.stage("counting"):
        before = integrity.measure(subject.store.connection, subject.schema, described, constraints=request.verify)
    if copying is None:
        run = _in_place(request, connection, passes, watch, started_at)
    else:
        run = _into_copy(request, connection, passes, watch, started_at, copying)
    shapes = passes.shapes.finish()
    findings = Findings()
    if request.verify:
        with watch.stage("searching"):
            findings = _searched(subject, connection, passes, request.secret)
        with watch.stage("examining"):
            _examine(findings, subject, described, connection, passes, shapes, before)
    finished_at = datetime.now(UTC)
    audit = assemble(
        alias=request.using,
        policy=request.policy,
        secret=request.secret,
        outcome="leaked" if findings.leaks else "complete",
        started_at=started_at,
        finished_at=finished_at,
        tables=described,
        schema=subject.schema,
        seconds=watch.seconds,
        source=request.source,
        asked=request.asked,
        shapes=shapes,
        column_seconds=passes.masker.seconds,
        compared=findings.compared,
        privacy=findings.privacy,
        leaks=findings.leaks,
        searched=findings.searched,
        not_searched=findings.not_searched,
        warnings=passes.masker.warnings(),
        verified=request.verify,
    )
    document = write(audit, request.audit) if request.audit is not None else None
    marks.finish(
        connection,
        run,
        MaskRun.State.LEAKED if findings.leaks else MaskRun.State.COMPLETE,
        document,
        finished_at=finished_at,
        seconds=(finished_at - started_at).total_seconds(),
    )
    return MaskResult(subject.plan, audit, run, request.audit)


def _in_place(request: MaskRequest, connection: Any, passes: Passes, watch: Stopwatch, started_at: datetime) -> MaskRun:
    subject = passes.subject
    changed = subject.changed
    nothing = f"The database {request.using!r} is as it was"
    with (
        DatabaseAttempt(connection, nothing) as attempt,
        subject.store.rewriting([subject.tables[table.label] for table in changed]) as rewriting,
        attempt.ending(),
    ):
        with watch.stage("reading"):
            passes.survey()
        with watch.stage("masking"):
            for table in changed:
                attempt.doing = f"masking {table.label}"
                there = subject.tables[table.label]
                rewriting.rewrite(there, passes.masked(table, subject.store.read(there)))
        # In the same transaction: masked and marked as not yet verified, or neither.
        return _begun(request, connection, started_at)


def _into_copy(
    request: MaskRequest,
    connection: Any,
    passes: Passes,
    watch: Stopwatch,
    started_at: datetime,
    copying: CopyPlan,
) -> MaskRun:
    subject = passes.subject
    labels = {there.name: label for label, there in subject.tables.items()}
    unknown = [table.name for table, _ in copying.pairs if table.name not in labels]
    if unknown:
        raise SeedingError(*(f"{name}: the policy does not know this table, so it is not copied." for name in unknown))

    def masked(there: DatabaseTable, batches: Iterator[RawBatch]) -> Iterable[RawBatch]:
        return passes.masked(subject.plan.tables[labels[there.name]], batches)

    run = _begun(request, connection, started_at)
    try:
        with (
            DatabaseAttempt(connection, f"The database {request.using!r} is empty") as attempt,
            copying.source.snapshot(),
            attempt.ending(),
        ):
            if request.subset:
                roots = [read_root(text, subject.schema) for text in request.subset]
                passes.subset = subset_of(copying.source, roots, request.secret, [one for one, _ in copying.pairs])
            with watch.stage("reading"):
                passes.survey()
            with watch.stage("masking"):
                attempt.doing = "copying"
                copy(copying, masked)
    except BaseException:
        run.delete()
        raise
    return run


def _begun(request: MaskRequest, connection: Any, started_at: datetime) -> MaskRun:
    return marks.begin(
        connection,
        policy_digest=request.policy.digest,
        fingerprint=request.secret.fingerprint,
        asked=request.asked,
        started_at=started_at,
    )


@dataclass
class Findings:
    """What verification came to; empty where nobody verified."""

    leaks: tuple[Leak, ...] = ()
    searched: Mapping[str, tuple[How, ...]] = field(default_factory=dict)
    not_searched: tuple[NotSearched, ...] = ()
    compared: integrity.Compared | None = None
    privacy: tuple[privacy.Measure, ...] = ()


def _searched(subject: Subject, connection: Any, passes: Passes, secret: Secret) -> Findings:
    """Search the whole result for originals."""
    assert passes.originals is not None
    store = store_for(connection)
    with store.snapshot():
        leaks, aside = search_result(store, subject.plan, passes.originals.finish(), secret, passes.progress)
    return Findings(leaks, passes.originals.searched(), (*passes.originals.not_searched(), *aside))


def _examine(
    findings: Findings,
    subject: Subject,
    tables: tuple[VerifiedTable, ...],
    connection: Any,
    passes: Passes,
    shapes: Mapping[str, ColumnShapes],
    before: integrity.Measured,
) -> None:
    """Examine the result as a whole: rows, links, constraints, and what is left to attack."""
    after = integrity.measure(connection, subject.schema, tables)
    here = subject.store.connection is connection
    findings.compared = integrity.compare(before, after, deleted=passes.shapes.deleted_rows, everywhere=here)
    findings.privacy = tuple(privacy.measures(connection, subject.schema, tables, shapes))


def masked_state(using: str = "default") -> marks.MaskedState | None:
    """What a database says of its masking; None where nobody has masked it."""
    return marks.masked_state(connect_migrated(using))

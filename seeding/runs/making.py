"""Making a run: the rows of a plan into a database and the record of it, in one transaction."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from seeding import passwords
from seeding.attempts import DatabaseAttempt
from seeding.batches import BATCH, Batch, Digest, Progress, batches, worker_pool
from seeding.databases import connect_migrated, connect_writable, guard_half_masked, hold, lock
from seeding.models import Run
from seeding.plan import Facts, Plan, Request
from seeding.planning import build_plan
from seeding.runs.checks import undeclared_checks
from seeding.runs.facts import Lazy, content_types, existing_keys, read_facts
from seeding.runs.fitting import check_tables, store_files
from seeding.runs.record import Result, TableResult, record
from seeding.runs.refusals import Refused, explained, left_out
from seeding.runs.replay import check_probes
from seeding.runs.undoing import undo
from seeding.schema import read_schema, schema_kept
from seeding.sinks import DatabaseSink, sink_for
from seeding.sinks.saving import SavingSink
from seeding.trials import Learnt, Taught, judge_stored, learn
from seeding.trials.judging import TRIED


def plan_for(request: Request, using: str = "default") -> Plan:
    """The plan of a request for a database, without writing anything."""
    connection = connect_migrated(using)
    facts, same = read_facts(connection, request)
    plan, learnt = _planned(request, facts, same, using)
    plan.notes = (*plan.notes, *map(str, learnt.refusals))
    return plan


def _planned(
    request: Request, facts: Facts, same: list[Run], using: str, known: dict[str, Taught] | None = None
) -> tuple[Plan, Learnt]:
    """The plan of a request with what trial rows taught, and all that they came to.

    `known` is what earlier attempts at the same request taught.
    """
    plan = build_plan(request, facts)
    check_probes(plan, same)
    learnt = learn(plan, using, known)
    if learnt.lessons != facts.learned:
        plan = build_plan(request, replace(facts, learned=learnt.lessons))
    return plan, learnt


@schema_kept()
def seed(
    request: Request,
    *,
    using: str = "default",
    fresh: bool = False,
    digests: bool = False,
    workers: int = 1,
    batch_size: int = BATCH,
    force: bool = False,
    validate: bool = False,
    signals: bool = False,
    progress: Progress | None = None,
) -> Result:
    """Bring the data set of the request into a database, in one transaction: all of it or nothing.

    Rows that are there already stay as they are and are not made again. With `fresh` all that earlier runs made is
    removed first, in the same transaction. SeedingError says what stands in the way; nothing is written then. With
    `validate` every row is judged by the rules of its model afterwards, else some of those whose trial rows failed.
    With `signals` every row is saved by its model's `save()`: signal handlers run, and it takes its time.

    Where every table was to be filled and the database refuses the rows of one, by a rule that Django does not know,
    all begins again without that table, and `Plan.notes` tell so.
    """
    passwords.begin(request.password)
    connection = connect_writable(using, force=force)
    guard_half_masked(connection)
    if fresh:
        _check_possible(connection, request)
    making = _Making(request, connection, fresh, validate, signals, _Loading(digests, workers, batch_size, progress))
    while True:
        try:
            return making.attempt()
        except _Moved as moved:
            making.held |= moved.tables
        except Refused as refused:
            making.leave_out(refused)


def _check_possible(connection: Any, request: Request) -> None:
    """SeedingError where a request cannot be served, before anything is removed that could not be made again."""
    schema = read_schema()
    build_plan(
        request,
        Facts(
            existing=existing_keys(connection, schema, schema),
            content_types=content_types(connection, schema),
            checks=undeclared_checks(connection, schema),
        ),
    )


class _Moved(Exception):
    """Others wrote to tables after their keys were read: all begins again, with these tables held from the start."""

    def __init__(self, tables: Set[str]) -> None:
        super().__init__(*sorted(tables))
        self.tables = tables


@dataclass(frozen=True)
class _Loading:
    """How the rows of tables are drawn and loaded."""

    digests: bool
    workers: int
    batch_size: int
    progress: Progress | None

    def table(self, sink: DatabaseSink, plan: Plan, label: str, pool: Any) -> TableResult:
        table = TableResult(label, plan.ranges(label)[0])
        began = time.perf_counter()
        digest = Digest() if self.digests else None
        source = batches(plan, label, table.rows, sink.form, digest=self.digests, size=self.batch_size, pool=pool)
        with explained(plan, label):
            sink.load(label, _watched(source, label, table.rows, digest, self.progress))
        table.seconds = time.perf_counter() - began
        table.digest = str(digest) if digest is not None else ""
        return table


@dataclass
class _Making:
    """A request for a database, and what attempts at it found out."""

    request: Request
    connection: Any
    fresh: bool
    validate: bool
    signals: bool
    loading: _Loading
    without: dict[str, str] = field(default_factory=dict)
    """The tables whose rows the database refused, each with the reason."""
    known: dict[str, Taught] = field(default_factory=dict)
    """What trial rows taught."""
    held: set[str] = field(default_factory=set)
    """The tables that others wrote to."""

    def leave_out(self, refused: Refused) -> None:
        """Do without the tables whose rows were refused, if every table was to be filled and nobody named them."""
        more: dict[str, str] = {}
        if self.request.every is not None:
            more = left_out(refused, self.connection, read_schema())
        if not more or more.keys() & {*self.without, *self.request.counts}:
            raise refused
        self.without |= more

    def attempt(self) -> Result:
        """All of it, in one transaction."""
        started, began = time.perf_counter(), datetime.now(UTC)
        using = self.connection.alias
        sink = SavingSink(self.connection) if self.signals else sink_for(self.connection)
        with (
            DatabaseAttempt(self.connection, "Nothing was written") as attempt,
            prepared(sink, attempt),
            transaction.atomic(using=using),
            attempt.ending(),
        ):
            lock(self.connection)
            hold(self.connection, self.held)
            if self.fresh:
                for run in Run.objects.using(using).exclude(state=Run.State.UNDONE).order_by("-pk"):
                    undo(run, using=using)
            plan, learnt, same = self._planned()
            result = Result(plan, seconds={"plan": time.perf_counter() - started})
            labels = [label for label in plan.models if any(map(len, plan.ranges(label)))]
            if not labels:
                return result
            check_tables(self.connection, plan, labels)
            _hold(self.connection, plan, labels)
            self._load(result, sink, labels, attempt)
            attempt.doing = "judging rows by the rules of their models"
            doubted = {refusal.label for refusal in learnt.refusals} | learnt.reading
            result.judgements = [
                judge_stored(plan.schema[label], using, None if self.validate else TRIED)
                for label in labels
                if self.validate or label in doubted
            ]
            attempt.doing = "recording the run"
            result.run = record(result, using=using, began=began, after=same[-1].pk if same else None)
        result.seconds["total"] = time.perf_counter() - started
        return result

    def _planned(self) -> tuple[Plan, Learnt, list[Run]]:
        request = replace(self.request, counts={**self.request.counts, **dict.fromkeys(self.without, 0)})
        facts, same = read_facts(self.connection, request)
        plan, learnt = _planned(request, facts, same, self.connection.alias, self.known)
        plan.notes = (*plan.notes, *(f"{label} is left out: {why}" for label, why in self.without.items()))
        return plan, learnt, same

    def _load(self, result: Result, sink: DatabaseSink, labels: Sequence[str], attempt: DatabaseAttempt) -> None:
        """Fill tables, and note how long each step took."""
        plan, seconds = result.plan, result.seconds
        with worker_pool(plan, self.loading.workers) as pool:
            began = time.perf_counter()
            attempt.doing = "putting files into their storages"
            plan.notes = (*plan.notes, *store_files(plan, labels))
            sink.begin(plan, labels)
            seconds["set aside"] = time.perf_counter() - began
            for label in labels:
                attempt.doing = f"loading {label}"
                result.tables.append(self.loading.table(sink, plan, label, pool))
            seconds["load"] = sum(table.seconds for table in result.tables)
            attempt.doing = "putting indexes, keys and sequences back"
            began = time.perf_counter()
            with explained(plan, ""):
                sink.finish(labels)
            seconds["finish"] = time.perf_counter() - began


def _hold(connection: Any, plan: Plan, labels: Sequence[str]) -> None:
    """Let nobody else write to the tables that are filled, and see that nobody has since the plan was made."""
    tables = {label: plan.models[label].table.db_table for label in labels}
    hold(connection, tables.values())
    offsets = plan.facts.offsets
    stale = offsets.stale(labels) if isinstance(offsets, Lazy) else []
    if stale:
        raise _Moved({tables[label] for label in stale})


@contextmanager
def prepared(sink: DatabaseSink, attempt: DatabaseAttempt) -> Iterator[None]:
    """What the sink changes outside the transaction, and changes back, whatever signals come meanwhile."""
    try:
        with attempt.held():
            sink.prepare()
        yield
    finally:
        attempt.end()
        sink.restore()


def _watched(
    source: Iterator[Batch], label: str, rows: range, digest: Digest | None, progress: Progress | None
) -> Iterator[Batch]:
    done = 0
    for batch in source:
        if digest is not None and batch.canonical is not None:
            digest.add(batch.canonical)
        yield batch
        done += len(batch.rows)
        if progress is not None:
            progress(label, done, len(rows))

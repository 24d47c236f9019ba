"""Making a run: the rows of a plan into a database and the record of it, in one transaction."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.db import connections, transaction

from seeding import passwords
from seeding.attempts import DatabaseAttempt
from seeding.batches import BATCH, Batch, Digest, Progress, batches, worker_pool
from seeding.databases import connect_migrated, connect_writable, guard_half_masked, hold, lock
from seeding.generators import Constant
from seeding.models import Run
from seeding.plan import Facts, Plan, Request
from seeding.planning import build_plan
from seeding.runs.checks import undeclared_checks
from seeding.runs.facts import Lazy, absent_tables, content_types, existing_keys, read_facts
from seeding.runs.record import Result, TableResult, record
from seeding.runs.refusals import Refused, explained, left_out
from seeding.runs.replay import check_probes
from seeding.runs.undoing import undo
from seeding.schema import Table, django_field, read_schema, schema_kept
from seeding.sinks import DatabaseSink, sink_for
from seeding.sinks.saving import SavingSink
from seeding.spec import SeedingError
from seeding.trials import Learnt, Taught, judge_stored, learn
from seeding.trials.judging import TRIED
from seeding.uploads import is_example, store


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
    without: dict[str, str] = {}
    known: dict[str, Taught] = {}
    held: set[str] = set()
    while True:
        asked = replace(request, counts={**request.counts, **dict.fromkeys(without, 0)})
        try:
            return _seed(
                asked,
                without,
                known,
                held,
                using=using,
                fresh=fresh,
                digests=digests,
                workers=workers,
                batch_size=batch_size,
                force=force,
                validate=validate,
                signals=signals,
                progress=progress,
            )
        except _Moved as moved:
            held |= moved.tables
        except Refused as refused:
            more = left_out(refused, connections[using], read_schema()) if request.every is not None else {}
            if not more or more.keys() & {*without, *request.counts}:
                raise
            without |= more


def _seed(
    request: Request,
    without: Mapping[str, str],
    known: dict[str, Taught],
    held: Set[str],
    *,
    using: str,
    fresh: bool,
    digests: bool,
    workers: int,
    batch_size: int,
    force: bool,
    validate: bool,
    signals: bool,
    progress: Progress | None,
) -> Result:
    started = time.perf_counter()
    began = datetime.now(UTC)
    connection = connect_writable(using, force=force)
    guard_half_masked(connection)
    seconds: dict[str, float] = {}
    if fresh:
        # Validate before anything is removed: what cannot be made again must not be lost.
        schema = read_schema()
        build_plan(
            request,
            Facts(
                existing=existing_keys(connection, schema, schema),
                content_types=content_types(connection, schema),
                checks=undeclared_checks(connection, schema),
            ),
        )
    sink = SavingSink(connection) if signals else sink_for(connection)
    with (
        DatabaseAttempt(connection, "Nothing was written") as attempt,
        prepared(sink, attempt),
        transaction.atomic(using=using),
        attempt.ending(),
    ):
        lock(connection)
        hold(connection, held)
        if fresh:
            for run in Run.objects.using(using).exclude(state=Run.State.UNDONE).order_by("-pk"):
                undo(run, using=using)
        facts, same = read_facts(connection, request)
        plan, learnt = _planned(request, facts, same, using, known)
        plan.notes = (*plan.notes, *(f"{label} is left out: {why}" for label, why in without.items()))
        seconds["plan"] = time.perf_counter() - started
        result = Result(plan, seconds=seconds)
        labels = [label for label in plan.models if any(map(len, plan.ranges(label)))]
        if not labels:
            return result
        _check_tables(connection, plan, labels)
        _hold(connection, plan, labels)
        with worker_pool(plan, workers) as pool:
            began_load = time.perf_counter()
            attempt.doing = "putting files into their storages"
            unstored = _store_files(plan, labels)
            plan.notes = (*plan.notes, *unstored)
            sink.begin(plan, labels)
            seconds["set aside"] = time.perf_counter() - began_load
            for label in labels:
                attempt.doing = f"loading {label}"
                table = TableResult(label, plan.ranges(label)[0])
                began_table = time.perf_counter()
                digest = Digest() if digests else None
                source = batches(plan, label, table.rows, sink.form, digest=digests, size=batch_size, pool=pool)
                with explained(plan, label):
                    sink.load(label, _watched(source, label, table.rows, digest, progress))
                table.seconds = time.perf_counter() - began_table
                table.digest = str(digest) if digest is not None else ""
                result.tables.append(table)
            seconds["load"] = sum(table.seconds for table in result.tables)
            attempt.doing = "putting indexes, keys and sequences back"
            began_finish = time.perf_counter()
            with explained(plan, ""):
                sink.finish(labels)
            seconds["finish"] = time.perf_counter() - began_finish
        attempt.doing = "judging rows by the rules of their models"
        doubted = {refusal.label for refusal in learnt.refusals} | learnt.reading
        result.judgements = [
            judge_stored(plan.schema[label], using, None if validate else TRIED)
            for label in labels
            if validate or label in doubted
        ]
        attempt.doing = "recording the run"
        result.run = record(result, using=using, began=began, after=same[-1].pk if same else None)
    seconds["total"] = time.perf_counter() - started
    return result


class _Moved(Exception):
    """Others wrote to tables after their keys were read: all begins again, with these tables held from the start."""

    def __init__(self, tables: Set[str]) -> None:
        super().__init__(*sorted(tables))
        self.tables = tables


def _hold(connection: Any, plan: Plan, labels: list[str]) -> None:
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


def _check_tables(connection: Any, plan: Plan, labels: list[str]) -> None:
    without = [label for label in labels if plan.models[label].table.own_model is not None]
    if without:
        names = ", ".join(label.partition(".")[2] for label in without)
        raise SeedingError(
            f"The data sets {names} have no table in a database. Write them to files with --to DIR --format csv."
        )
    missing = absent_tables(connection, {label: plan.models[label].table for label in labels}, views=False)
    if missing:
        raise SeedingError(*missing.values())
    lacking = [problem for label in labels for problem in _lacking(connection, plan.models[label].table)]
    if lacking:
        raise SeedingError(*lacking)


def _lacking(connection: Any, table: Table) -> Iterator[str]:
    """What to say of the columns of a model that its table does not have."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table.db_table)} WHERE 1 = 0")
        there = {name for name, *_ in cursor.description}
    converter = connection.introspection.identifier_converter
    lacking = [field.column for field in table.fields if field.column and converter(field.column) not in there]
    if lacking:
        yield (
            f"{table.label}: its table {table.db_table} has no column {', '.join(lacking)} in the database "
            f"{connection.alias!r}. Run: python manage.py migrate"
        )


def _store_files(plan: Plan, labels: list[str]) -> list[str]:
    """Put the files that columns name into their storages; which of them took none, and why."""
    notes = []
    for label in labels:
        for column in plan.models[label].columns:
            for path in _examples(column.source) if column.field.upload else ():
                try:
                    store(django_field(plan.models[label].table.model, column.field.name), path)
                except Exception as error:
                    # A storage may be anywhere and fail as it likes; rows that name a missing file are still rows.
                    notes.append(
                        f"{label}.{column.field.name}: its storage did not take {path} ({type(error).__name__})"
                    )
    return notes


def _examples(source: Any) -> Iterator[str]:
    """The paths of the files of ours that a source draws."""
    if isinstance(source, Constant) and is_example(source.value):
        yield str(source.value)
    for inner in (getattr(source, "source", None), getattr(source, "otherwise", None)):
        if inner is not None:
            yield from _examples(inner)


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

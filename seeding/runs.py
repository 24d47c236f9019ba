"""Runs: seeding a database in one transaction, recorded, so that it can be repeated, grown and undone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import numpy as np
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connections, transaction
from django.db.models import Max
from django.utils.connection import ConnectionDoesNotExist

from seeding import columns
from seeding.attempts import DatabaseAttempt
from seeding.batches import BATCH, Batch, Digest, Progress, batches, split, worker_pool
from seeding.columns import EPOCH
from seeding.conf import conf, read_locale_mix
from seeding.documents import Document
from seeding.lineage import Occasion, plan_digest, versions
from seeding.models import Run, RunTable
from seeding.plan import Cohort, Facts, Plan, Request
from seeding.planning import build_plan
from seeding.relations import Existing, ExistingRow, Serial
from seeding.rows import read_column
from seeding.schema import Table, content_type_name, db_table_of, django_field, read_schema, seedable
from seeding.sinks import DatabaseSink, sink_for
from seeding.spec import SeedingError

REFERENCED = 1000
"""Rows of a table that is not seeded that may be referenced."""


@dataclass
class TableResult:
    """What a run made in one table."""

    label: str
    rows: range
    seconds: float = 0.0
    digest: str = ""


@dataclass
class Result:
    """What a run did. `run` is None when there was nothing to add."""

    plan: Plan
    tables: list[TableResult] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    run: Run | None = None

    @property
    def rows(self) -> int:
        return sum(len(table.rows) for table in self.tables)


# What is known of a database ------------------------------------------------------------------------------


class _Lazy(Mapping[str, Any]):
    """Values by label that are read when they are asked for; `known` are those that were."""

    def __init__(self, labels: list[str], read: Callable[[str], Any]) -> None:
        self._labels = labels
        self._read = read
        self.known: dict[str, Any] = {}

    def __getitem__(self, label: str) -> Any:
        if label not in self._labels:
            raise KeyError(label)
        if label not in self.known:
            self.known[label] = self._read(label)
        return self.known[label]

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)

    def __len__(self) -> int:
        return len(self._labels)


class _Overlaid(Mapping[str, Any]):
    """Values by label, some of which are fixed."""

    def __init__(self, base: Mapping[str, Any], fixed: Mapping[str, Any]) -> None:
        self._base = base
        self._fixed = fixed

    @property
    def known(self) -> dict[str, Any]:
        return {**getattr(self._base, "known", self._base), **self._fixed}

    def __getitem__(self, label: str) -> Any:
        return self._fixed[label] if label in self._fixed else self._base[label]

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self._base), **dict.fromkeys(self._fixed)})

    def __len__(self) -> int:
        return len(list(iter(self)))


def connection_for(using: str) -> Any:
    """The connection of an alias, open; SeedingError if there is none, or no server, driver or table behind it."""
    try:
        connection = connections[using]
    except ConnectionDoesNotExist:
        raise SeedingError(
            f"--database {using}: no such alias in DATABASES; there are: {', '.join(connections)}."
        ) from None
    try:
        connection.ensure_connection()
        tables = set(connection.introspection.table_names())
    except DatabaseError as error:
        raise SeedingError(f"The database {using!r} cannot be reached: {str(error).strip()}") from None
    if db_table_of(Run) not in tables:
        hint = "" if using == "default" else f" --database {using}"
        raise SeedingError(
            f"The database {using!r} has no table {db_table_of(Run)}: it is not migrated. "
            f"Run: python manage.py migrate{hint}"
        )
    return connection


def guard_production(connection: Any, *, force: bool = False) -> None:
    """SeedingError if the database looks like production and nobody said that it may be written to."""
    if force:
        return
    given = connection.settings_dict
    pattern = re.compile(conf().production, re.IGNORECASE)
    why = None
    if not settings.DEBUG and not getattr(settings, "SEEDING_TESTING", False) and not _under_test(connection):
        why = "DEBUG is off"
    for part in ("HOST", "NAME"):
        value = str(given.get(part) or "")
        tail = value.rsplit("/", 1)[-1]
        if pattern.search(tail):
            why = f"its {part.lower()} {tail!r} matches SEEDING['PRODUCTION']"
    if why:
        raise SeedingError(
            f"The database {connection.alias!r} looks like production: {why}. Nothing was written. "
            f"If it is meant, add --allow-production."
        )


def _under_test(connection: Any) -> bool:
    """Whether Django's test runner has put a test database in the place of the real one; it turns DEBUG off."""
    from django.core import mail

    return hasattr(mail, "outbox")


def existing_keys(connection: Any, schema: Mapping[str, Table]) -> Mapping[str, tuple[Any, ...]]:
    """The keys of rows that may be referenced, by label, at most 1000 of a table; read when they are asked for."""

    def read(label: str) -> tuple[Any, ...]:
        table = schema[label]
        manager = table.model._base_manager.using(connection.alias)
        try:
            return tuple(manager.order_by("pk").values_list("pk", flat=True)[:REFERENCED])
        except DatabaseError:
            return ()

    referenced = {f.reference.table for table in schema.values() for f in table.references if f.reference}
    return _Lazy([label for label in schema if label in referenced], read)


def content_types(connection: Any, schema: Mapping[str, Table]) -> Mapping[str, int]:
    """The numbers of content types in a database by label of their model, read when they are asked for."""

    def read(label: str) -> int:
        number = _content_type(connection, schema, label)
        if number is None:
            raise SeedingError(
                f"{label} has no content type in the database {connection.alias!r}. Run: python manage.py migrate"
            )
        return number

    return _Lazy(list(schema) if _TYPES in schema else [], read)


_TYPES = "contenttypes.ContentType"


def _content_type(connection: Any, schema: Mapping[str, Table], label: str) -> int | None:
    app, name = content_type_name(label)
    types = schema[_TYPES].model._base_manager.using(connection.alias)
    number: int | None = types.filter(app_label=app, model=name).values_list("pk", flat=True).first()
    return number


def _offsets(
    connection: Any, schema: Mapping[str, Table], runs: list[Run], cohorts: tuple[Cohort, ...]
) -> Mapping[str, int]:
    """Where the next rows' automatic keys and unique numbers begin, less the rows of the data set that are there."""
    present = set(connection.introspection.table_names())
    made: dict[str, int] = {}
    for run in runs:
        for label, count in run.counts.items():
            made[label] = max(made.get(label, 0), int(run.offsets.get(label, 0)) + int(count))

    def read(label: str) -> int:
        table = schema[label]
        before = cohorts[-1].counts.get(label, 0) if cohorts else 0
        past = cohorts[-1].offsets.get(label, 0) if cohorts else 0
        if table.key.auto:
            if table.db_table not in present:
                raise SeedingError(
                    f"{label}: its table {table.db_table} is not in the database {connection.alias!r}. "
                    f"Run: python manage.py migrate"
                )
            manager = table.model._base_manager.using(connection.alias)
            # Keys that a run gave are its own even where the user deleted the rows since.
            highest = max(manager.aggregate(highest=Max("pk"))["highest"] or 0, made.get(label, 0))
            return max(past if before else 0, highest - before)
        if before:
            return past
        return made.get(label, 0)

    return _Lazy(list(schema), read)


def read_facts(connection: Any, request: Request) -> tuple[Facts, list[Run]]:
    """What a plan has to know of the database, and the runs of the data set that the request belongs to."""
    schema = read_schema()
    runs = list(Run.objects.using(connection.alias).order_by("pk"))
    same = [run for run in runs if run.seed == str(request.seed) and run.state == Run.State.COMPLETE]
    _same_data_set(same, request)
    cohorts = tuple(Cohort(run.counts, run.offsets) for run in same)
    live = [run for run in runs if run.state != Run.State.UNDONE]
    existing = _Overlaid(existing_keys(connection, schema), _recorded_keys(same, schema))
    offsets = _offsets(connection, schema, live, cohorts)
    return Facts(existing, offsets, cohorts, content_types(connection, schema)), same


def _recorded_keys(runs: list[Run], schema: Mapping[str, Table]) -> dict[str, tuple[Any, ...]]:
    """The keys that rows of a data set chose from when they were made; more rows choose from the same."""
    found: dict[str, tuple[Any, ...]] = {}
    for run in runs:
        for label, keys in run.existing.items():
            if label in schema and label not in found:
                key = django_field(schema[label].model)
                found[label] = tuple(key.to_python(value) for value in keys)
    return found


def _same_data_set(same: list[Run], request: Request) -> None:
    for run in same:
        differing = []
        if columns.instant_micros(run.as_of) != request.as_of:
            differing.append(f"--as-of {run.as_of:%Y-%m-%dT%H:%M:%S}")
        if run.locales != locale_text(request):
            differing.append(f"--locale {run.locales}")
        if _scenarios(run.asked) != request.scenarios:
            differing.append(f"--scenario {' '.join(name for name, _ in _scenarios(run.asked)) or '(none)'}")
        if run.asked.get("edge_cases", 0.0) != request.edge_cases:
            differing.append(f"--edge-cases {run.asked.get('edge_cases', 0.0):g}")
        if differing:
            raise SeedingError(
                f"Run {run.pk} made the rows of seed {request.seed} with {' '.join(differing)}. Repeat that to add to "
                f"them, take another --seed to add others beside them, or --fresh to replace them."
            )
    before = None
    for run in same:
        if run.after != before:
            raise SeedingError(
                f"Run {run.after} of seed {request.seed} was undone, but run {run.pk}, which grew it, was not. "
                f"Run: python manage.py unseed_db --run {run.pk}, or seed_db --fresh."
            )
        before = run.pk


def locale_text(request: Request) -> str:
    """The locales of a request as `--locale` takes them."""
    if not request.locale_weights:
        return ",".join(request.locales)
    return ",".join(f"{name}={weight:g}" for name, weight in zip(request.locales, request.locale_weights, strict=True))


def _scenarios(asked: Mapping[str, Any]) -> tuple[tuple[str, float | None], ...]:
    return tuple((name, share) for name, share in asked.get("scenarios", ()))


def request_of_run(run: Run) -> Request:
    """The request that a run was made from."""
    asked = run.asked
    locales, weights = read_locale_mix(run.locales, f"run {run.pk}")
    return Request(
        seed=int(run.seed),
        as_of=columns.instant_micros(run.as_of),
        counts=asked["counts"],
        every=asked["every"],
        scale=asked["scale"],
        locales=locales,
        locale_weights=weights,
        scenarios=_scenarios(asked),
        edge_cases=asked.get("edge_cases", 0.0),
        document=Document(asked["plan"]) if asked.get("plan") else None,
    )


def drawn_otherwise(plan: Plan, runs: list[Run]) -> list[str]:
    """The labels of the models whose rows the plan would draw in another way than runs of its data set did."""
    changed: dict[str, None] = {}
    recorded: list[tuple[int, str, Any]] = []
    for label in {label: None for run in runs for label in run.probes}:
        own = [(place, label, run.probes[label]) for place, run in enumerate(runs) if label in run.probes]
        recorded += own[:1] if len(own) == 1 else [own[0], own[-1]]
    for place, label, known in recorded:
        # Runs of earlier versions have one digest, of the first rows.
        known = [known] if isinstance(known, str) else known
        if label not in plan.models or plan.probes(label, place)[: len(known)] != known:
            changed[label] = None
    return list(changed)


def check_probes(plan: Plan, runs: list[Run]) -> None:
    """SeedingError if the plan would draw the rows that are there differently."""
    changed = [
        label if label in plan.models else f"{label} (the model is gone)" for label in drawn_otherwise(plan, runs)
    ]
    if changed:
        raise SeedingError(
            f"Run {runs[0].pk} made rows of seed {plan.seed} that this version of the models, seeds.py or Faker would "
            f"draw differently ({', '.join(changed)}), so they cannot be added to. "
            f"Replace them with --fresh, or take another --seed."
        )


# Seeding --------------------------------------------------------------------------------------------------


def plan_for(request: Request, using: str = "default") -> Plan:
    """The plan of a request for a database, without writing anything."""
    connection = connection_for(using)
    facts, same = read_facts(connection, request)
    plan = build_plan(request, facts)
    check_probes(plan, same)
    return plan


def seed(
    request: Request,
    *,
    using: str = "default",
    fresh: bool = False,
    digests: bool = False,
    workers: int = 1,
    batch_size: int = BATCH,
    force: bool = False,
    progress: Progress | None = None,
) -> Result:
    """Bring the data set of the request into a database, in one transaction: all of it or nothing.

    Rows that are there already stay as they are and are not made again. With `fresh` all that earlier runs made is
    removed first, in the same transaction. SeedingError says what stands in the way; nothing is written then.
    """
    started = time.perf_counter()
    began = datetime.now(UTC)
    connection = connection_for(using)
    guard_production(connection, force=force)
    seconds: dict[str, float] = {}
    if fresh:
        # Validate before anything is removed: what cannot be made again must not be lost.
        schema = read_schema()
        build_plan(
            request,
            Facts(existing=existing_keys(connection, schema), content_types=content_types(connection, schema)),
        )
    sink = sink_for(connection)
    with (
        DatabaseAttempt(connection, "Nothing was written") as attempt,
        _prepared(sink, attempt),
        transaction.atomic(using=using),
        attempt.ending(),
    ):
        _lock(connection)
        if fresh:
            for run in Run.objects.using(using).exclude(state=Run.State.UNDONE).order_by("-pk"):
                undo(run, using=using)
        facts, same = read_facts(connection, request)
        plan = build_plan(request, facts)
        check_probes(plan, same)
        seconds["plan"] = time.perf_counter() - started
        result = Result(plan, seconds=seconds)
        labels = [label for label in plan.models if any(map(len, plan.ranges(label)))]
        if not labels:
            return result
        _check_tables(connection, plan, labels)
        with worker_pool(plan, workers) as pool:
            began_load = time.perf_counter()
            sink.begin(plan, labels)
            seconds["set aside"] = time.perf_counter() - began_load
            for label in labels:
                attempt.doing = f"loading {label}"
                table = TableResult(label, plan.ranges(label)[0])
                began_table = time.perf_counter()
                digest = Digest() if digests else None
                source = batches(plan, label, table.rows, sink.form, digest=digests, size=batch_size, pool=pool)
                with _explained(plan, label):
                    sink.load(label, _watched(source, label, table.rows, digest, progress))
                table.seconds = time.perf_counter() - began_table
                table.digest = str(digest) if digest is not None else ""
                result.tables.append(table)
            seconds["load"] = sum(table.seconds for table in result.tables)
            attempt.doing = "putting indexes, keys and sequences back"
            began_finish = time.perf_counter()
            with _explained(plan, ""):
                sink.finish(labels)
            seconds["finish"] = time.perf_counter() - began_finish
        attempt.doing = "recording the run"
        result.run = _record(plan, result, using, began, after=same[-1].pk if same else None)
    seconds["total"] = time.perf_counter() - started
    return result


@contextmanager
def _prepared(sink: DatabaseSink, attempt: DatabaseAttempt) -> Iterator[None]:
    """What the sink changes outside the transaction, and changes back."""
    try:
        with attempt.held():
            sink.prepare()
        yield
    finally:
        attempt.end()
        sink.restore()


def _lock(connection: Any) -> None:
    """Runs on one database wait for each other."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('django-seeding'))")
        elif connection.vendor == "sqlite":
            # A write takes SQLite's only lock, so that nobody writes between our reading and our writing.
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(db_table_of(Run))} WHERE 0 = 1")


def _check_tables(connection: Any, plan: Plan, labels: list[str]) -> None:
    without = [label for label in labels if plan.models[label].table.own_model is not None]
    if without:
        names = ", ".join(label.partition(".")[2] for label in without)
        raise SeedingError(
            f"The data sets {names} have no table in a database. Write them to files with --to DIR --format csv."
        )
    tables = set(connection.introspection.table_names())
    missing = [label for label in labels if plan.models[label].table.db_table not in tables]
    if missing:
        raise SeedingError(
            *(
                f"{label}: its table {plan.models[label].table.db_table} is not in the database {connection.alias!r}. "
                f"Run: python manage.py migrate"
                for label in missing
            )
        )


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


@contextmanager
def _explained(plan: Plan, label: str) -> Iterator[None]:
    """What the database refused, with the line to write."""
    try:
        yield
    except IntegrityError as error:
        text = " ".join(str(error).split())
        raise SeedingError(
            f"The database refused rows{' of ' + label if label else ''}: {text}. Nothing was written. Rows that are "
            f"there may hold the same value, or a rule of the database is unknown to Django: declare the field in "
            f"seeds.py so that it agrees."
        ) from error


def _record(plan: Plan, result: Result, using: str, began: datetime, after: int | None) -> Run:
    run = Run.objects.using(using).create(
        seed=str(plan.seed),
        as_of=EPOCH + timedelta(microseconds=plan.as_of),
        locales=locale_text(plan.request),
        after=after,
        existing=_used_keys(plan),
        asked=_asked(plan.request),
        counts=plan.counts,
        offsets={label: plan.facts.offsets[label] for label in plan.models},
        probes={label: plan.probes(label, len(plan.cohorts) - 1) for label in plan.models if plan.counts[label]},
        seconds={stage: round(value, 4) for stage, value in result.seconds.items()},
        versions=versions(),
        plan_digest=plan_digest(plan),
        started_at=began,
        finished_at=datetime.now(UTC),
    )
    tables = []
    for made in result.tables:
        model = plan.models[made.label]
        ends = np.array([made.rows.start, made.rows.stop - 1], dtype=np.int64)
        serial = isinstance(model.column(model.table.primary_key).source, Serial)
        keys = plan.serial(model, ends).tolist() if serial else [None, None]
        tables.append(
            RunTable(
                run=run,
                label=made.label,
                first_row=made.rows.start,
                rows=len(made.rows),
                first_key=keys[0],
                last_key=keys[1],
                digest=made.digest,
                seconds=round(made.seconds, 4),
            )
        )
    RunTable.objects.using(using).bulk_create(tables)
    return run


def _asked(request: Request) -> dict[str, Any]:
    asked: dict[str, Any] = {"counts": dict(request.counts), "every": request.every, "scale": request.scale}
    if request.scenarios:
        asked["scenarios"] = [list(pair) for pair in request.scenarios]
    if request.edge_cases:
        asked["edge_cases"] = request.edge_cases
    if request.document is not None:
        asked["plan"] = dict(request.document.content)
    return asked


def _used_keys(plan: Plan) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for model in plan.models.values():
        for column in model.columns:
            if isinstance(column.source, (Existing, ExistingRow)) and column.field.reference:
                values = [value if isinstance(value, int) else str(value) for value in column.source.values]
                found[column.field.reference.table] = values
    return found


# Runs that are recorded -----------------------------------------------------------------------------------


def find_run(number: str | int | None = None, *, using: str = "default") -> Run:
    """The run of a number, or the last one that was not undone; SeedingError if there is none."""
    known = Run.objects.using(using)
    if number is None:
        last = known.exclude(state=Run.State.UNDONE).first()
        if last is None:
            raise SeedingError("No run of seed_db is recorded here. Make one: python manage.py seed_db")
        return last
    found = known.filter(pk=int(number)).first() if str(number).isdigit() else None
    if found is None:
        raise SeedingError(f"--run {number}: no such run. See them with: python manage.py unseed_db --list")
    return found


def plan_of(run: Run, *, using: str = "default") -> Plan:
    """The plan of a recorded run, made again from its record alone: the data set as it was after that run.

    SeedingError if the models, seeds.py or Faker changed so that they would draw other rows.
    """
    schema = read_schema()
    gone = sorted(label for label, count in run.counts.items() if count and label not in schema)
    if gone:
        raise SeedingError(f"Run {run.pk} made rows of {', '.join(gone)}: no such model is installed any more.")
    same = [run]
    if run.after is not None:
        earlier = {one.pk: one for one in Run.objects.using(using).filter(seed=run.seed, pk__lt=run.pk)}
        while same[0].after is not None:
            before = earlier.get(same[0].after)
            if before is None:
                raise SeedingError(f"Run {run.pk} grew run {same[0].after}, of which no record is left.")
            same.insert(0, before)
    named = [label for label, table in schema.items() if seedable(table) and run.counts.get(label) != 0]
    request = replace(
        request_of_run(run),
        # What was left out then is left out now; what had no rows by itself has none again.
        counts={label: int(run.counts.get(label, 0)) for label in named},
        every=None,
        scale=1.0,
        password=conf().password,
    )
    facts = Facts(
        existing=_recorded_keys(same, schema),
        offsets={**dict.fromkeys(schema, 0), **run.offsets},
        cohorts=tuple(Cohort(one.counts, one.offsets) for one in same),
    )
    plan = build_plan(request, facts)
    check_probes(plan, same)
    return plan


def occasion_of(run: Run, *, using: str = "default") -> Occasion:
    """A recorded run and its database, as OpenLineage names them."""
    connection = connections[using]
    given = connection.settings_dict
    tables = list(run.tables.using(using).all())
    if connection.vendor == "sqlite":
        namespace = uri = f"sqlite://{quote(str(given['NAME']))}"
        prefix = ""
    else:
        scheme = {"postgresql": "postgres"}.get(connection.vendor, connection.vendor)
        port = given.get("PORT") or {"postgresql": 5432, "mysql": 3306, "oracle": 1521}.get(connection.vendor, "")
        # A host that is a folder is where the socket lies.
        host = given.get("HOST") or "localhost"
        host = "localhost" if str(host).startswith("/") else host
        namespace, prefix = f"{scheme}://{host}:{port}", f"{given['NAME']}."
        uri = f"{namespace}/{quote(str(given['NAME']))}"
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT current_schema()")
                prefix += f"{cursor.fetchone()[0]}."
    return Occasion(
        run=str(run.pk),
        started=run.started_at.isoformat(),
        finished=run.finished_at.isoformat(),
        namespace=namespace,
        prefix=prefix,
        uri=uri,
        rows={table.label: table.rows for table in tables},
        digests={table.label: table.digest for table in tables if table.digest},
        versions=run.versions,
    )


def recorded_digests(plan: Plan, *, using: str = "default") -> dict[str, str]:
    """The content digests of the models whose rows one run made, from the records of the data set's runs."""
    made = RunTable.objects.using(using).filter(run__seed=str(plan.seed), run__state=Run.State.COMPLETE)
    found: dict[str, list[str]] = {}
    for label, digest in made.values_list("label", "digest"):
        found.setdefault(label, []).append(digest)
    return {label: digests[0] for label, digests in found.items() if len(digests) == 1 and digests[0]}


# Reading back ---------------------------------------------------------------------------------------------


def read_digest(plan: Plan, label: str, rows: range, using: str = "default", batch_size: int = BATCH) -> str:
    """The content digest of a range of rows as the database holds them now; compare it with the run's."""
    model = plan.models[label]
    digested = plan.digested(label)
    names = [column.field.attname for column in digested]
    key = model.table.primary_key
    digest = Digest()
    manager = model.table.model._base_manager.using(using)
    for part in split(rows, batch_size):
        keys = plan.rows(label, part).column(key).values()
        found: list[tuple[Any, ...]]
        if isinstance(model.column(key).source, Serial):
            found = []
            for first, last in _stretches(keys):
                found.extend(manager.filter(pk__gte=first, pk__lte=last).order_by("pk").values_list(*names))
        else:
            by_key = {row[0]: row[1:] for row in manager.filter(pk__in=keys).values_list("pk", *names)}
            found = [by_key[value] for value in keys if value in by_key]
        values = list(zip(*found, strict=True)) or [()] * len(names)
        drawn = [read_column(list(column), planned.field) for column, planned in zip(values, digested, strict=True)]
        digest.add(columns.copy_blocks(plan.canonical(label, drawn)))
    return str(digest)


def _stretches(keys: list[int]) -> list[tuple[int, int]]:
    """The first and the last of each stretch of keys without a gap; runs of others may lie between."""
    array = np.array(keys, dtype=np.int64)
    starts = np.flatnonzero(np.diff(array, prepend=array[:1] - 2) != 1)
    ends = np.append(starts[1:], len(array)) - 1
    return list(zip(array[starts].tolist(), array[ends].tolist(), strict=True))


# Undoing --------------------------------------------------------------------------------------------------


@dataclass
class Undone:
    """What was removed, by label, and what had to stay, with what depends on it."""

    removed: dict[str, int] = field(default_factory=dict)
    kept: dict[str, tuple[int, str]] = field(default_factory=dict)


def unseed(run_ids: list[int] | None = None, *, using: str = "default", force: bool = False) -> dict[int, Undone]:
    """Remove what runs made (all of them, or those with these numbers), the newest first, in one transaction.

    Rows that others depend on, which no run made, stay, and so does what they themselves point at.
    """
    connection = connection_for(using)
    guard_production(connection, force=force)
    with (
        DatabaseAttempt(connection, "Nothing was removed") as attempt,
        transaction.atomic(using=using),
        attempt.ending(),
    ):
        attempt.doing = "removing rows"
        _lock(connection)
        runs = Run.objects.using(using).exclude(state=Run.State.UNDONE).order_by("-pk")
        if run_ids is not None:
            known = {run.pk: run for run in Run.objects.using(using).all()}
            problems = [
                f"--run {number}: no such run. See them in the admin, or with: python manage.py unseed_db --list"
                if number not in known
                else f"--run {number}: it was undone on {known[number].undone_at:%Y-%m-%d %H:%M}."
                for number in run_ids
                if number not in known or known[number].state == Run.State.UNDONE
            ]
            if problems:
                raise SeedingError(*problems)
            runs = runs.filter(pk__in=run_ids)
        return {run.pk: undo(run, using=using) for run in runs}


def undo(run: Run, *, using: str) -> Undone:
    """Remove the rows of one run that nothing else depends on, and mark it as undone, or as partly undone."""
    connection = connections[using]
    schema = read_schema()
    result = Undone()
    tables = {table.label: table for table in run.tables.using(using).all()}
    present = set(connection.introspection.table_names())
    pointing = _pointing_at(schema)
    for target, others in _generic_pointers(connection, schema, present, list(tables)).items():
        pointing.setdefault(target, []).extend(others)
    for target, others in _unmodelled(connection, schema, present).items():
        pointing.setdefault(target, []).extend(others)
    owned = {
        label: list(_own_rows(run, made, schema[label], using))
        for label, made in tables.items()
        if label in schema and schema[label].db_table in present
    }
    later = dict(owned)
    passed_over: list[tuple[_Pointer, Table]] = []
    for label in reversed(list(tables)):
        table = schema.get(label)
        later.pop(label, None)
        if table is None or table.db_table not in present:
            continue
        own, others = owned[label], pointing.get(label, [])
        passed_over += [(pointer, table) for pointer in others if pointer.table.label in later]
        result.removed[label] = sum(_remove(connection, table, *rows, others, present, later) for rows in own)
        kept = sum(_count_rows(connection, table, *rows) for rows in own)
        if kept:
            result.kept[label] = (kept, _who_depends(connection, own, table, others, present))
    _check_circles(connection, run, passed_over)
    run.state = Run.State.PARTLY if result.kept else Run.State.UNDONE
    run.undone_at = datetime.now(UTC)
    run.save(using=using, update_fields=["state", "undone_at"])
    if connection.vendor == "postgresql":
        _rewind_sequences(connection, [schema[label] for label in tables if label in schema], using)
    return result


@dataclass(frozen=True)
class _Pointer:
    """A column of a table that points at a column of another; for a generic foreign key, only in the rows whose
    column `type_column` holds `type_value`, and as text if `text` says so.
    """

    table: Table
    column: str
    target: str
    type_column: str = ""
    type_value: int = 0
    text: bool = False

    def joins(self, connection: Any, other: str = "o", target: str = "t") -> str:
        """The SQL condition under which a row `other` of the table points at a row `target`."""
        quote = connection.ops.quote_name
        key = f"{target}.{quote(self.target)}"
        if self.text:
            key = f"CAST({key} AS {'text' if connection.vendor != 'mysql' else 'char'})"
        return f"{self.typed(connection, other)}{other}.{quote(self.column)} = {key}"

    def typed(self, connection: Any, other: str = "o") -> str:
        """The SQL condition under which a row of the table points at rows of the model in question, before AND."""
        if not self.type_column:
            return ""
        return f"{other}.{connection.ops.quote_name(self.type_column)} = {self.type_value:d} AND "


def _pointing_at(schema: Mapping[str, Table]) -> dict[str, list[_Pointer]]:
    """For each label the columns of other tables that point at it."""
    found: dict[str, list[_Pointer]] = {}
    for table in schema.values():
        for f in table.references:
            assert f.reference is not None
            target = schema.get(f.reference.table)
            if target is not None and table.managed:
                column = target.field(f.reference.field).column
                found.setdefault(target.label, []).append(_Pointer(table, f.column, column))
    return found


def _generic_pointers(
    connection: Any, schema: Mapping[str, Table], present: set[str], labels: list[str]
) -> dict[str, list[_Pointer]]:
    """The same for generic foreign keys, which may point at any of the tables `labels`."""
    found: dict[str, list[_Pointer]] = {}
    pointing = [table for table in schema.values() if table.generics and table.managed and table.db_table in present]
    for target in (schema[label] for label in labels if label in schema and pointing and _TYPES in schema):
        number = _content_type(connection, schema, target.label)
        for table in pointing if number is not None else ():
            for generic in table.generics:
                key, type_column = table.field(generic.object_id), table.field(generic.content_type).column
                text = key.storage == "text" and target.key.storage == "integer"
                # A UUID as text has another form in the databases that keep it as bare digits.
                if text or target.key.storage == key.storage:
                    pointer = _Pointer(table, key.column, target.key.column, type_column, number or 0, text)
                    found.setdefault(target.label, []).append(pointer)
    return found


def _unmodelled(connection: Any, schema: Mapping[str, Table], present: set[str]) -> dict[str, list[_Pointer]]:
    """The same for tables of the database that no model stands for."""
    by_name = {table.db_table: table for table in schema.values()}
    found: dict[str, list[_Pointer]] = {}
    with connection.cursor() as cursor:
        for name in sorted(present - set(by_name)):
            for column, (target_column, target, *_) in connection.introspection.get_relations(cursor, name).items():
                if target in by_name:
                    other = Table(label=name, name=name, db_table=name, fields=(), primary_key=column)
                    found.setdefault(by_name[target].label, []).append(_Pointer(other, column, target_column))
    return found


def recorded_plan(run: Run, *, using: str) -> Plan:
    """The plan that a run of a database carried out, built again. SeedingError if it cannot be built any more."""
    request = request_of_run(run)
    earlier = list(
        Run.objects.using(using).filter(seed=run.seed, pk__lte=run.pk, state=Run.State.COMPLETE).order_by("pk")
    )
    schema = read_schema()
    facts = Facts(
        existing=_Overlaid(existing_keys(connections[using], schema), _recorded_keys(earlier, schema)),
        offsets=run.offsets,
        cohorts=tuple(Cohort(other.counts, other.offsets) for other in earlier),
        content_types=content_types(connections[using], read_schema()),
    )
    return build_plan(request, facts)


def _own_rows(run: Run, made: RunTable, table: Table, using: str) -> Iterator[tuple[str, list[Any]]]:
    """SQL conditions for the rows of a run in a table."""
    column = connections[using].ops.quote_name(table.key.column)
    if made.first_key is not None:
        yield f"t.{column} BETWEEN %s AND %s", [made.first_key, made.last_key]
        return
    plan = recorded_plan(run, using=using)
    field = django_field(table.model)
    for part in split(range(made.first_row, made.first_row + made.rows), 500):
        keys = plan.rows(table.label, part).column(table.primary_key).values()
        prepared = [field.get_db_prep_value(key, connections[using]) for key in keys]
        yield f"t.{column} IN ({', '.join(['%s'] * len(prepared))})", prepared


def _remove(
    connection: Any,
    table: Table,
    condition: str,
    parameters: list[Any],
    pointing: list[_Pointer],
    present: set[str],
    later: Mapping[str, list[tuple[str, list[Any]]]],
) -> int:
    """Delete the rows that no row points at; a tree is taken down from its leaves.

    `later` are tables of the same run that are taken down after this one: their rows point here in a circle.
    """
    quote = connection.ops.quote_name
    clauses, itself = [], False
    for pointer in pointing:
        other, joins = pointer.table, pointer.joins(connection)
        if other.db_table not in present:
            continue
        if other.label == table.label:
            itself = True
        if other.label in later:
            own = " OR ".join(part.replace("t.", "o.", 1) for part, _ in later[other.label])
            parameters = [*parameters, *(value for _, values in later[other.label] for value in values)]
            clauses.append(f"NOT EXISTS (SELECT 1 FROM {quote(other.db_table)} o WHERE {joins} AND NOT ({own}))")
            continue
        clauses.append(
            f"NOT EXISTS (SELECT 1 FROM {quote(other.db_table)} o WHERE {joins}"
            + (
                f" AND o.{quote(table.key.column)} <> t.{quote(table.key.column)})"
                if other.label == table.label
                else ")"
            )
        )
    key = quote(table.key.column)
    where = " AND ".join([condition, *clauses])
    name = quote(table.db_table)
    statement = f"DELETE FROM {name} WHERE {key} IN (SELECT t.{key} FROM {name} t WHERE {where})"
    removed = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(statement, parameters)
            removed += cursor.rowcount
            if not itself or cursor.rowcount == 0:
                return removed


def _check_circles(connection: Any, run: Run, passed_over: list[tuple[_Pointer, Table]]) -> None:
    """SeedingError if a row stayed that points at a removed one: it could not wait for those that it points at."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for pointer, table in passed_over:
            other, typed = pointer.table, pointer.typed(connection)
            cursor.execute(
                f"SELECT count(*) FROM {quote(other.db_table)} o WHERE {typed}o.{quote(pointer.column)} IS NOT NULL "
                f"AND NOT EXISTS (SELECT 1 FROM {quote(table.db_table)} t WHERE {pointer.joins(connection)})"
            )
            stayed = int(cursor.fetchone()[0])
            if stayed:
                raise SeedingError(
                    f"Run {run.pk}: {stayed} rows of {other.label} are needed by rows that no run made, and point in a "
                    f"circle at {table.label}. Nothing was removed. Remove what depends on them first."
                )


def _count_rows(connection: Any, table: Table, condition: str, parameters: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {connection.ops.quote_name(table.db_table)} t WHERE {condition}", parameters
        )
        return int(cursor.fetchone()[0])


def _who_depends(
    connection: Any,
    own: list[tuple[str, list[Any]]],
    table: Table,
    pointing: list[_Pointer],
    present: set[str],
) -> str:
    quote = connection.ops.quote_name
    names: list[str] = []
    with connection.cursor() as cursor:
        for pointer in pointing:
            other = pointer.table
            if other.db_table not in present:
                continue
            for condition, parameters in own:
                cursor.execute(
                    f"SELECT count(*) FROM {quote(other.db_table)} o JOIN {quote(table.db_table)} t "
                    f"ON {pointer.joins(connection)} WHERE {condition}",
                    parameters,
                )
                count = int(cursor.fetchone()[0])
                if count:
                    names.append(f"{count} {other.label}")
                    break
    return ", ".join(names)


def _rewind_sequences(connection: Any, tables: list[Table], using: str) -> None:
    """Set sequences back to the highest key that is there or that a run which is not undone gave."""
    from seeding.sinks.postgresql import sequences_of

    given = RunTable.objects.using(using).exclude(run__state=Run.State.UNDONE)
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in tables:
            if not table.key.auto:
                continue
            last = given.filter(label=table.label).aggregate(last=Max("last_key"))["last"] or 0
            for sequence in sequences_of(cursor, quote(table.db_table), table.key.column):
                used = ", ".join(f"(SELECT max({column}) FROM {other})" for other, column in sequence.columns)
                used = used.replace("%", "%%")
                cursor.execute(
                    f"SELECT setval(%s, greatest({used}, %s, %s), coalesce(greatest({used}, %s), 0) >= %s)",
                    [sequence.name, last, sequence.start, last, sequence.start],
                )

"""The record of a run: written when it has been made, found again, and read as the request that it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import numpy as np
from django.db import connections

from seeding import columns
from seeding.clauses import check_of
from seeding.columns import EPOCH
from seeding.conf import read_locale_mix
from seeding.documents import Document
from seeding.lineage import Occasion, plan_digest, versions
from seeding.models import Run, RunTable
from seeding.plan import Plan, Request
from seeding.relations import Existing, ExistingOnce, ExistingRow, Joint, Serial
from seeding.schema import Check, Table
from seeding.spec import SeedingError
from seeding.trials import Judgement, Learned, read, written


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
    judgements: list[Judgement] = field(default_factory=list)
    """What the rules of models say of stored rows: of all tables with `validate`, else of those whose trial rows no
    pattern satisfied.
    """

    @property
    def rows(self) -> int:
        return sum(len(table.rows) for table in self.tables)


def record(result: Result, *, using: str, began: datetime, after: int | None) -> Run:
    """Write down what a run made, inside its transaction, so that it can be repeated, grown and undone.

    `began` is when it started, `after` the number of the run of the same data set that it grew.
    """
    plan = result.plan
    run = Run.objects.using(using).create(
        seed=str(plan.seed),
        as_of=EPOCH + timedelta(microseconds=plan.as_of),
        locales=locale_text(plan.request),
        after=after,
        existing=_used_keys(plan),
        learned={label: [written(one) for one in lessons] for label, lessons in plan.facts.learned.items()},
        checks=_used_checks(plan),
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


def learned_of(runs: Iterable[Run]) -> dict[str, tuple[Learned, ...]]:
    """What the rules of models had taught when the first rows of each were made."""
    found: dict[str, tuple[Learned, ...]] = {}
    for run in runs:
        for label, lessons in run.learned.items():
            known = tuple(lesson for lesson in map(read, lessons) if lesson is not None)
            found.setdefault(label, known)
    return found


def checks_of(runs: Iterable[Run], schema: Mapping[str, Table]) -> dict[str, tuple[Check, ...]]:
    """The checks of the database by which the first rows of each model were made, whatever it checks by now."""
    found: dict[str, tuple[Check, ...]] = {}
    for run in runs:
        for label in (label for label, count in run.counts.items() if count and label in schema):
            read = (check_of(schema[label], name, text) for name, text in run.checks.get(label, ()))
            found.setdefault(label, tuple(check for check in read if check is not None))
    return found


def _used_checks(plan: Plan) -> dict[str, list[list[str]]]:
    used = {label: plan.facts.checks.get(label, ()) for label in plan.models}
    return {label: [[check.name, check.text] for check in checks] for label, checks in used.items() if checks}


def _asked(request: Request) -> dict[str, Any]:
    asked: dict[str, Any] = {"counts": dict(request.counts), "every": request.every, "scale": request.scale}
    if request.scenarios:
        asked["scenarios"] = [list(pair) for pair in request.scenarios]
    if request.edge_cases:
        asked["edge_cases"] = request.edge_cases
    if request.document is not None:
        asked["plan"] = dict(request.document.content)
    return asked


def locale_text(request: Request) -> str:
    """The locales of a request as `--locale` takes them."""
    if not request.locale_weights:
        return ",".join(request.locales)
    return ",".join(f"{name}={weight:g}" for name, weight in zip(request.locales, request.locale_weights, strict=True))


def _used_keys(plan: Plan) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for name, values in getattr(plan.facts.existing, "known", plan.facts.existing).items():
        if name.partition(": ")[0] in plan.models and ": " in name and values:
            found[name] = [[_plain(one) for one in held] for held in values]
    for model in plan.models.values():
        for column in model.columns:
            source, reference = column.source, column.field.reference
            if reference and isinstance(source, (Existing, ExistingOnce, ExistingRow, Joint)) and source.values:
                found[reference.among] = [_plain(value) for value in source.values]
    return found


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)


def scenarios_of(asked: Mapping[str, Any]) -> tuple[tuple[str, float | None], ...]:
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
        scenarios=scenarios_of(asked),
        edge_cases=asked.get("edge_cases", 0.0),
        document=Document(asked["plan"]) if asked.get("plan") else None,
    )


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


def recorded_digests(plan: Plan, *, using: str = "default") -> dict[str, str]:
    """The content digests of the models whose rows one run made, from the records of the data set's runs."""
    made = RunTable.objects.using(using).filter(run__seed=str(plan.seed), run__state=Run.State.COMPLETE)
    found: dict[str, list[str]] = {}
    for label, digest in made.values_list("label", "digest"):
        found.setdefault(label, []).append(digest)
    return {label: digests[0] for label, digests in found.items() if len(digests) == 1 and digests[0]}


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

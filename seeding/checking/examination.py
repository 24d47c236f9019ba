"""`check`: every check of the registry put to one database, in one snapshot."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from typing import Any

from django.db import DatabaseError

from seeding.checking.planned import plan_of_document, refuse_unfit
from seeding.checking.registry import Asked, Check, Note, Rule, all_checks
from seeding.checking.report import PREFIX, Examined, Finding, Report
from seeding.checking.scan import count_rows, scan, unexamined
from seeding.checking.snapshot import snapshot
from seeding.checking.subject import Database, Limits, Subject, introspection
from seeding.columns import EPOCH
from seeding.databases import connect
from seeding.documents import Document
from seeding.models import Run
from seeding.plan import Plan
from seeding.registry import seeds_by_label
from seeding.schema import Table, db_table_of, label_of, migrates, read_schema, schema_kept
from seeding.spec import SeedingError

Progress = Callable[[str, int, int], None]
"""Told the label of a table, its place from 1, and how many tables there are."""


@schema_kept()
def check(
    using: str = "default",
    *,
    models: Iterable[str | type[Any]] | None = None,
    as_of: int | None = None,
    skip: Iterable[str] = (),
    progress: Progress | None = None,
    plan: Document | None = None,
) -> Report:
    """Examine a database and change nothing. SeedingError for an alias, model or check that does not exist, and for a
    plan that cannot be or does not fit.

    `models` are classes or labels (`app.Model`, or `app` for all of an app's); all of them without. `as_of` is the
    instant (microseconds since 1970) beyond which nothing can have happened: the present, or the as-of instant of the
    newest recorded run if that is later. `skip` are ids of checks to leave out. `plan` is a plan file that the rows are
    held against besides: numbers, fan-out, distributions, bounds and rules.
    """
    connection = connect(using)
    schema = read_schema()
    seeds_by_label()  # An app's seeds.py may declare checks of its own.
    chosen = _chosen(models, schema) if models is not None else None
    checks = chosen_checks(skip)
    made = plan_of_document(plan) if plan is not None else None
    with snapshot(connection):
        return examine(connection, schema, checks, chosen=chosen, as_of=as_of, progress=progress, plan=made)


def examine(
    connection: Any,
    schema: dict[str, Table],
    checks: list[Check],
    *,
    chosen: list[str] | None = None,
    as_of: int | None = None,
    progress: Progress | None = None,
    scratch: bool = False,
    plan: Plan | None = None,
) -> Report:
    """The report on a connection that is in its snapshot already."""
    started = time.perf_counter()
    database = replace(_database(connection, schema, chosen, as_of, scratch), plan=plan)
    if plan is not None:
        refuse_unfit(database, plan)
    findings: list[Finding] = []
    notes: list[str] = []
    for one in checks:
        if one.scope == "database":
            _, of_all, noted, _ = _asked(one, database, "the database")
            findings.extend(_stamped(of_all))
            notes.extend(noted)
    examined: list[Examined] = []
    for place, subject in enumerate(database.subjects, 1):
        if progress is not None:
            progress(subject.label, place, len(database.subjects))
        found, told = _table(subject, checks)
        findings.extend(found)
        examined.append(told)
    order = {one.id: place for place, one in enumerate(all_checks().values())}
    findings.sort(key=lambda finding: (finding.level != "error", order[finding.check]))
    return Report(database.alias, tuple(findings), tuple(examined), tuple(notes), time.perf_counter() - started)


def _table(subject: Subject, checks: list[Check]) -> tuple[list[Finding], Examined]:
    rules: list[tuple[Check, Rule]] = []
    found: list[tuple[Check, Finding]] = []
    notes: list[str] = []
    rows, asked = 0, 0
    for one in checks:
        if one.scope == "table":
            own, told, noted, apart = _asked(one, subject, subject.label)
            rules.extend((one, rule) for rule in own)
            found.extend(told)
            notes.extend(noted)
            asked += len(own) + apart
    try:
        rows = count_rows(subject)
        found.extend(scan(subject, rules))
    except DatabaseError as error:
        found.append(unexamined(subject.label, "", all_checks()["unexamined"], error))
    return list(_stamped(found)), Examined(subject.label, rows, asked, tuple(notes))


def _asked(one: Check, target: Any, label: str) -> tuple[list[Rule], list[tuple[Check, Finding]], list[str], int]:
    """What a check yields, by kind, and how much it asked by itself. What it raises is told, and others go on."""
    rules: list[Rule] = []
    found: list[tuple[Check, Finding]] = []
    notes: list[str] = []
    apart = 0
    try:
        for item in one.run(target):
            if isinstance(item, Rule):
                rules.append(item)
            elif isinstance(item, Note):
                notes.append(item.text)
            elif isinstance(item, Asked):
                apart += 1
            else:
                found.append((one, item))
    except SeedingError:
        raise
    except Exception as error:
        found.append(unexamined(label, "", one, error))
    return rules, found, notes, apart


def _stamped(found: Iterable[tuple[Check, Finding]]) -> Iterator[Finding]:
    for one, finding in found:
        yield replace(finding, check=finding.check or one.id, level=finding.level or one.level)


# What is asked for ----------------------------------------------------------------------------------------


def _chosen(models: Iterable[str | type[Any]], schema: dict[str, Table]) -> list[str]:
    lower = {label.lower(): label for label in schema}
    apps = {label.split(".")[0].lower() for label in schema}
    found: list[str] = []
    problems: list[str] = []
    for model in models:
        name = model if isinstance(model, str) else label_of(model)
        if name.lower() in lower:
            found.append(lower[name.lower()])
        elif name.lower() in apps:
            found.extend(label for label in schema if label.split(".")[0].lower() == name.lower())
        else:
            close = get_close_matches(name.lower(), [*lower, *apps], n=1, cutoff=0.6)
            hint = f"Did you mean {lower.get(close[0], close[0])}?" if close else "Write app.Model, or app."
            problems.append(f"{name}: no such model. {hint}")
    if problems:
        raise SeedingError(*problems)
    return [label for label in schema if label in set(found)]


def chosen_checks(skip: Iterable[str]) -> list[Check]:
    """All checks but those of these ids. SeedingError for an id that there is not."""
    known = all_checks()
    names = [text.removeprefix(PREFIX) for text in skip]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise SeedingError(
            *(f"--skip {name}: no such check; there are: {', '.join(PREFIX + n for n in known)}." for name in unknown)
        )
    return [one for name, one in known.items() if name not in names]


def _database(
    connection: Any, schema: dict[str, Table], chosen: list[str] | None, as_of: int | None, scratch: bool
) -> Database:
    with connection.cursor() as cursor:
        listed = connection.introspection.get_table_list(cursor)
        present = frozenset(table.name for table in listed)
        columns = {
            table.db_table: {
                column.name: bool(column.null_ok)
                for column in introspection(connection).get_table_description(cursor, table.db_table)
            }
            for table in schema.values()
            if table.db_table in present
        }
    if chosen is None:
        # A model that is routed to another database is no business of this one.
        # Nor need a database that nobody seeded have this app's own tables.
        own = label_of(Run).split(".")[0]
        chosen = [
            label
            for label, table in schema.items()
            if table.db_table in present or (migrates(table.model, connection) and label.split(".")[0] != own)
        ]
    instant = _as_of(connection.alias, present) if as_of is None else EPOCH + timedelta(microseconds=as_of)
    return Database(connection, schema, present, columns, _limits(connection), instant, tuple(chosen), scratch)


def _limits(connection: Any) -> dict[str, dict[str, Limits]]:
    """What the types of PostgreSQL's columns refuse: what they cannot hold need not be looked for."""
    found: dict[str, dict[str, Limits]] = {}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT table_name, column_name, data_type, character_maximum_length, numeric_precision, numeric_scale "
                "FROM information_schema.columns WHERE table_schema = ANY (current_schemas(false))"
            )
            for table, column, *limits in cursor.fetchall():
                found.setdefault(table, {})[column] = Limits(*limits)
    return found


def _as_of(alias: str, present: frozenset[str]) -> datetime:
    now = datetime.now(UTC)
    if db_table_of(Run) not in present:
        return now
    newest = Run.objects.using(alias).order_by("-as_of").values_list("as_of", flat=True).first()
    return max(now, newest) if newest else now

"""Undoing runs: their rows are removed, but for those that something else depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connections, transaction
from django.db.models import Max

from seeding.attempts import DatabaseAttempt
from seeding.batches import split
from seeding.databases import connect_writable, guard_half_masked, lock
from seeding.models import Run, RunTable
from seeding.runs.pointers import Pointer, pointers
from seeding.runs.replay import recorded_plan
from seeding.schema import Table, django_field, read_schema, schema_kept
from seeding.sinks.key_sequences import sequences_of
from seeding.spec import SeedingError


@dataclass
class Undone:
    """What was removed, by label, and what had to stay, with what depends on it."""

    removed: dict[str, int] = field(default_factory=dict)
    kept: dict[str, tuple[int, str]] = field(default_factory=dict)


@schema_kept()
def unseed(run_ids: list[int] | None = None, *, using: str = "default", force: bool = False) -> dict[int, Undone]:
    """Remove what runs made (all of them, or those with these numbers), the newest first, in one transaction.

    Rows that others depend on, which no run made, stay, and so does what they themselves point at.
    """
    connection = connect_writable(using, force=force)
    guard_half_masked(connection)
    with (
        DatabaseAttempt(connection, "Nothing was removed") as attempt,
        transaction.atomic(using=using),
        attempt.ending(),
    ):
        attempt.doing = "removing rows"
        lock(connection)
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
    pointing = pointers(connection, schema, present, list(tables))
    owned = {
        label: list(_own_rows(run, made, schema[label], using))
        for label, made in tables.items()
        if label in schema and schema[label].db_table in present
    }
    places = {label: place for place, label in enumerate(owned)}
    circles = [
        (pointer, schema[label])
        for label in owned
        for pointer in pointing.get(label, [])
        if places.get(pointer.table.label, len(places)) < places[label]
    ]
    later = dict(owned)
    with _unchecked(connection, circles):
        for label in reversed(list(owned)):
            table = schema[label]
            del later[label]
            own, others = owned[label], pointing.get(label, [])
            result.removed[label] = sum(_remove(connection, table, *rows, others, present, later) for rows in own)
            kept = sum(_count_rows(connection, table, *rows) for rows in own)
            if kept:
                result.kept[label] = (kept, _who_depends(connection, own, table, others, present))
        _check_circles(connection, run, circles)
    run.state = Run.State.PARTLY if result.kept else Run.State.UNDONE
    run.undone_at = datetime.now(UTC)
    run.save(using=using, update_fields=["state", "undone_at"])
    if connection.vendor == "postgresql":
        _rewind_sequences(connection, [schema[label] for label in tables if label in schema], using)
    return result


def _own_rows(run: Run, made: RunTable, table: Table, using: str) -> Iterator[tuple[str, list[Any]]]:
    """SQL conditions for the rows of a run in a table."""
    if made.first_key is not None:
        column = connections[using].ops.quote_name(table.key.column)
        yield f"t.{column} BETWEEN %s AND %s", [made.first_key, made.last_key]
        return
    plan = recorded_plan(run, using=using)
    for part in split(range(made.first_row, made.first_row + made.rows), 500):
        rows = plan.rows(table.label, part)
        parts = [
            [
                django_field(table.model, key.name).get_db_prep_value(value, connections[using])
                for value in rows.column(key.name).values()
            ]
            for key in table.key_fields
        ]
        keys = list(zip(*parts, strict=True))
        place = f"({', '.join(['%s'] * len(parts))})"
        values = "" if connections[using].vendor == "mysql" else "VALUES "
        yield (
            f"{_key(table, 't', using)} IN ({values}{', '.join([place] * len(keys))})",
            [v for key in keys for v in key],
        )


def _key(table: Table, alias: str, using: str) -> str:
    """The columns of a primary key as SQL."""
    names = [f"{alias}.{connections[using].ops.quote_name(key.column)}" for key in table.key_fields]
    return names[0] if len(names) == 1 else f"({', '.join(names)})"


def _remove(
    connection: Any,
    table: Table,
    condition: str,
    parameters: list[Any],
    pointing: list[Pointer],
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
                f" AND {_key(table, 'o', connection.alias)} <> {_key(table, 't', connection.alias)})"
                if other.label == table.label
                else ")"
            )
        )
    where = " AND ".join([condition, *clauses])
    name = quote(table.db_table)
    keys = ", ".join(quote(key.column) for key in table.key_fields)
    theirs = ", ".join(f"t.{quote(key.column)}" for key in table.key_fields)
    keys = keys if len(table.key_fields) == 1 else f"({keys})"
    listed = ", ".join(quote(key.column) for key in table.key_fields)
    # MySQL deletes by a query of the same table only where that is a table of its own.
    own_rows = f"SELECT {listed} FROM (SELECT {theirs} FROM {name} t WHERE {where}) own"
    statement = f"DELETE FROM {name} WHERE {keys} IN ({own_rows})"
    removed = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(statement, parameters)
            removed += cursor.rowcount
            if not itself or cursor.rowcount == 0:
                return removed


@contextmanager
def _unchecked(connection: Any, circles: list[tuple[Pointer, Table]]) -> Iterator[None]:
    """A database that cannot wait with its foreign keys does not check them while circles are taken down."""
    waits = connection.features.can_defer_constraint_checks
    off = bool(circles) and not waits and connection.disable_constraint_checking()
    try:
        yield
    finally:
        if off:
            connection.enable_constraint_checking()


def _check_circles(connection: Any, run: Run, circles: list[tuple[Pointer, Table]]) -> None:
    """SeedingError if a row stayed that points at a removed one: it could not wait for those that it points at."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for pointer, table in circles:
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
    pointing: list[Pointer],
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
                # setval alone stays when the transaction does not; in a file of its own it goes with that.
                cursor.execute(
                    "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = %s::regclass", [sequence.name]
                )
                if cursor.fetchone()[0]:
                    cursor.execute(f"ALTER SEQUENCE {sequence.name} RESTART")
                cursor.execute(
                    f"SELECT setval(%s, greatest({used}, %s, %s), coalesce(greatest({used}, %s), 0) >= %s)",
                    [sequence.name, last, sequence.start, last, sequence.start],
                )

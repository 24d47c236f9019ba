"""Databases of the project, opened by alias to be read or written: reachable, migrated, not production, one writer.

connection = connect_writable(using, force=options["allow_production"])
with DatabaseAttempt(connection, "Nothing was written") as attempt, transaction.atomic(using), attempt.ending():
    lock(connection)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.migrations.loader import MigrationLoader
from django.utils.connection import ConnectionDoesNotExist

from seeding.conf import conf
from seeding.models import MaskRun, Run
from seeding.schema import db_table_of
from seeding.spec import SeedingError

LOCK_SECONDS = 60
"""How long a table may be in use by others before a run gives up."""


def connect(using: str) -> Any:
    """The connection of an alias, open. SeedingError if there is no such alias, no server or no driver behind it."""
    try:
        connection = connections[using]
    except ConnectionDoesNotExist:
        raise SeedingError(
            f"--database {using}: no such alias in DATABASES; there are: {', '.join(connections)}."
        ) from None
    try:
        connection.ensure_connection()
        connection.introspection.table_names()
    except DatabaseError as error:
        raise SeedingError(f"The database {using!r} cannot be reached: {' '.join(str(error).split())}") from None
    return connection


def connect_migrated(using: str) -> Any:
    """The same; SeedingError also if the tables of this app, which hold the records of runs, are not there."""
    connection = connect(using)
    if db_table_of(Run) not in connection.introspection.table_names():
        hint = "" if using == "default" else f" --database {using}"
        raise SeedingError(
            f"The database {using!r} has no table {db_table_of(Run)}: it is not migrated. "
            f"Run: python manage.py migrate{hint}"
        )
    return connection


def waiting_apps(connection: Any) -> set[str]:
    """The apps of which migrations have not been applied to a database, and those that have none."""
    loader = MigrationLoader(connection)
    waiting = {app for app, name in loader.graph.nodes if (app, name) not in loader.applied_migrations}
    return waiting | loader.unmigrated_apps


def connect_writable(using: str, *, force: bool = False) -> Any:
    """The same; SeedingError also if the database looks like production, unless `force` says that it is meant."""
    connection = connect_migrated(using)
    guard_production(connection, force=force)
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


def guard_half_masked(connection: Any) -> None:
    """SeedingError if a masking of the database was begun and has not ended: it may hold originals and pseudonyms."""
    if db_table_of(MaskRun) not in connection.introspection.table_names():
        return
    newest = MaskRun.objects.using(connection.alias).order_by("-pk").only("state").first()
    if newest is not None and newest.state in (MaskRun.State.RUNNING, MaskRun.State.FAILED):
        raise SeedingError(
            f"The database {connection.alias!r} is half masked: masking {newest.pk} was not finished. Nothing was "
            f"done. Go on with: python manage.py anonymize_db --resume, or restore the database."
        )


def _under_test(connection: Any) -> bool:
    """Whether Django's test runner has put a test database in the place of the real one; it turns DEBUG off."""
    from django.core import mail

    return hasattr(mail, "outbox")


def lock(connection: Any) -> None:
    """Wait for other writers of this app on the database, and keep them out until the transaction ends."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('django-seeding'))")
        elif connection.vendor == "sqlite":
            # A write takes SQLite's only lock, so that nobody writes between our reading and our writing.
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(db_table_of(Run))} WHERE 0 = 1")
        elif connection.features.has_select_for_update:
            table = connection.ops.quote_name(db_table_of(Run))
            cursor.execute(f"SELECT 1 FROM {table} {connection.ops.for_update_sql()}")
            cursor.fetchall()


def hold(connection: Any, tables: Iterable[str]) -> None:
    """Let nobody else write to tables (their names in the database) until the transaction ends; all may read them.

    SQLite has one writer at a time anyway, and databases other than PostgreSQL judge keys by themselves.
    """
    quoted = sorted({connection.ops.quote_name(name) for name in tables})
    if connection.vendor != "postgresql" or not quoted:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE oid = ANY(%s::regclass[]) AND relkind IN ('r', 'p') "
            "AND has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE') ORDER BY oid",
            [quoted],
        )
        lock_tables(cursor, [name for (name,) in cursor.fetchall()], "SHARE ROW EXCLUSIVE")


def lock_tables(cursor: Any, names: Sequence[str], mode: str) -> None:
    """Lock tables of PostgreSQL (their names as SQL, by their numbers) in one of its modes, or give up in time."""
    if not names:
        return
    cursor.execute(
        "SELECT set_config('lock_timeout', %s, true) WHERE current_setting('lock_timeout') = '0'", [f"{LOCK_SECONDS}s"]
    )
    try:
        # Always in the same order, so that two runs wait for each other instead of locking each other out.
        cursor.execute(f"LOCK TABLE {', '.join(names)} IN {mode} MODE")
    except DatabaseError as error:
        if "lock timeout" not in str(error):
            raise
        raise SeedingError(
            f"Others have used the tables for {LOCK_SECONDS} seconds, and they cannot be written to meanwhile. Nothing "
            f"was written. Stop what uses the database (SELECT * FROM pg_stat_activity), and run again."
        ) from error

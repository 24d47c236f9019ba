"""A small hotel in tables that take any row, and its examination."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from seeding.checking import Finding, Report
from seeding.checking.examination import chosen_checks, examine
from seeding.checking.scratch import index_targets, scratch_database
from seeding.checking.snapshot import snapshot
from seeding.schema import read_schema
from seeding.tables import create_table

from .models import Note, Room, Stay, Visitor

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
LABELS = [
    "contenttypes.ContentType",
    "checking.Visitor",
    "checking.Room",
    "checking.Stay",
    "checking.Stay_guests",
    "checking.Note",
]


@contextmanager
def hotel() -> Iterator[Any]:
    """A connection to tables without constraints that hold three of everything: a file on SQLite, else the test's."""
    schema = read_schema()
    if connection.vendor == "sqlite":
        with scratch_database() as scratch:
            for label in LABELS:
                create_table(scratch, schema[label])
            index_targets(scratch, schema, LABELS)
            ContentType.objects.using(scratch.alias).create(pk=1, app_label="checking", model="room")
            ContentType.objects.using(scratch.alias).create(pk=2, app_label="nowhere", model="nothing")
            fill(scratch.alias, 1)
            yield scratch
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            for label in LABELS:
                loosen(cursor, schema[label].db_table)
            ContentType.objects.update_or_create(app_label="nowhere", model="nothing")
            fill("default", ContentType.objects.get_for_model(Room).pk)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            yield connection
            transaction.set_rollback(True)


def loosen(cursor: Any, table: str) -> None:
    """Take everything from a table of PostgreSQL that refuses rows."""
    cursor.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('c', 'f', 'u')", [table]
    )
    for (name,) in cursor.fetchall():
        cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}" CASCADE')
    cursor.execute(
        "SELECT i.indexrelid::regclass FROM pg_index i WHERE i.indrelid = %s::regclass AND i.indisunique "
        "AND NOT i.indisprimary",
        [table],
    )
    for (name,) in cursor.fetchall():
        cursor.execute(f"DROP INDEX {name}")
    cursor.execute(
        "SELECT column_name, udt_name FROM information_schema.columns WHERE table_name = %s AND column_name <> 'id'",
        [table],
    )
    for column, kind in cursor.fetchall():
        cursor.execute(f'ALTER TABLE "{table}" ALTER "{column}" DROP NOT NULL')
        wider = {"varchar": "text", "int2": "bigint", "numeric": "numeric"}.get(kind)
        if wider is not None:
            cursor.execute(f'ALTER TABLE "{table}" ALTER "{column}" TYPE {wider}')


def fill(alias: str, room_type: int) -> None:
    """Three visitors, rooms, stays and notes, with nothing wrong in them."""
    for number in (1, 2, 3):
        day = timedelta(days=number)
        Visitor.objects.using(alias).create(
            pk=number,
            email=f"guest{number}@example.com",
            full_name=f"Guest {number}",
            birthday=date(1980, 1, number),
            created_at=NOON,
            updated_at=NOON + day,
        )
        Room.objects.using(alias).create(
            pk=number,
            code=f"R-00{number}",
            slug=f"room-{number}",
            website="https://example.com/rooms",
            level="suite",
            floor=number,
            beds=2,
            price=Decimal("99.90"),
            motto="Sleep",
            facts={"view": "sea"},
            token=UUID(int=number),
            address="192.0.2.1",
            opened_on=date(2020, 1, 1),
            closed_on=date(2024, 1, 1) if number == 1 else None,
        )
        Stay.objects.using(alias).create(
            pk=number,
            room_id=number,
            host_id=number,
            visitor_id=number,
            title="Weekend",
            starts_at=NOON + day,
            ends_at=NOON + 2 * day,
            created_at=NOON + day,
        )
        Stay.guests.through.objects.using(alias).create(pk=number, stay_id=number, visitor_id=number)
        Note.objects.using(alias).create(pk=number, text="Quiet.", content_type_id=room_type, object_id=str(number))


def examined(over: Any, *, skip: tuple[str, ...] = ()) -> Report:
    with snapshot(over):
        return examine(over, read_schema(), chosen_checks(skip), chosen=LABELS[1:], scratch=True)


def finding(over: Any, **more: Any) -> Finding:
    """The only finding."""
    report = examined(over, **more)
    assert len(report.findings) == 1, [found.message for found in report.findings]
    return report.findings[0]


def run(over: Any, sql: str, *parameters: Any) -> None:
    with over.cursor() as cursor:
        cursor.execute(sql, parameters)

"""What a database refuses although the plan found nothing against it: rules of its own that Django does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import DataError, IntegrityError, InternalError, OperationalError, ProgrammingError

from seeding.plan import Plan
from seeding.problems import cannot_be_without
from seeding.schema import Table, stored_fields
from seeding.spec import SeedingError

_REFUSING = (1364, 1644, 3819, 4025)
"""What Django takes for failures of the server and is the word of a table of MySQL's: a column without a value, what a
trigger signals, a check (MySQL, "Server Error Message Reference"; MariaDB, "Error Codes").
"""

_STATE_OF_TRANSACTION = "25"
"""The class of errors that are no word about rows: a transaction that may only read ("PostgreSQL Error Codes")."""

_ROUTINE = re.compile(r"PL/pgSQL function (?:\w+\.)?(\w+)\(")
_TABLE_OF_ROUTINE = """
    SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND p.proname = %s
"""


class Refused(SeedingError):
    """Rows that the database refused. `label` is their model where it is known; `routine` a function of a trigger."""

    def __init__(self, problem: str, label: str, routine: str) -> None:
        super().__init__(problem)
        self.label = label
        self.routine = routine


@contextmanager
def explained(plan: Plan, label: str) -> Iterator[None]:
    """What the database refused, with the line to write. `label` is what is being loaded."""
    try:
        yield
    except (IntegrityError, DataError, InternalError, ProgrammingError, OperationalError) as error:
        if isinstance(error, OperationalError) and (error.args or (None,))[0] not in _REFUSING:
            raise
        told = getattr(error.__cause__, "diag", None)
        if (getattr(told, "sqlstate", None) or "").startswith(_STATE_OF_TRANSACTION):
            raise
        text = " ".join(str(error).split())
        labels = {model.table.db_table: name for name, model in plan.models.items()}
        label = labels.get(getattr(told, "table_name", None) or "", label or text.partition(":")[0])
        label = label if label in plan.models else ""
        alone = _of_postgresql_alone(plan, label) if told is None else ""
        if alone:
            raise Refused(
                f"PostgreSQL alone can hold {alone} of {label}, and this database refused its rows: {text}. Nothing "
                f"was written. Seed a PostgreSQL database, or leave the table out: {label}=0.",
                label,
                "",
            ) from error
        constraint = getattr(told, "constraint_name", None)
        found = _ROUTINE.search(getattr(told, "context", None) or "")
        rule = f" by the rule {constraint}" if constraint else f" by the trigger function {found[1]}" if found else ""
        raise Refused(
            f"The database refused rows{' of ' + label if label else ''}{rule}: {text}. Nothing was written. Rows that "
            f"are there may hold the same value, or a rule of the database is unknown to Django: {_line(label)}",
            label,
            found[1] if found else "",
        ) from error


def _of_postgresql_alone(plan: Plan, label: str) -> str:
    """The fields of django.contrib.postgres that a table has, with their classes."""
    if not label:
        return ""
    classes = {field.name: type(field) for field in stored_fields(plan.models[label].table.model)}
    return ", ".join(
        f"{name} ({one.__name__})"
        for name, one in classes.items()
        if any(above.__module__.startswith("django.contrib.postgres.") for above in one.__mro__)
    )


def _line(label: str) -> str:
    if not label:
        return "declare the field in seeds.py so that it agrees."
    app, _, name = label.rpartition(".")
    return (
        f"declare the field so that it agrees, in {app}/seeds.py: @register({label!r}) class {name}Seeds(ModelSeeds): "
        f"field = …; or leave the table out: {label}=0."
    )


def left_out(refused: Refused, connection: Any, schema: Mapping[str, Table]) -> dict[str, str]:
    """The tables to do without, once the database has refused rows: theirs, and those that cannot be without them.

    Each with the reason; none where it is not known whose rows were refused.
    """
    label = refused.label or _label_of(refused.routine, connection, schema)
    if not label:
        return {}
    return cannot_be_without({label: refused.problems[0].replace(" Nothing was written.", "")}, schema)


def _label_of(routine: str, connection: Any, schema: Mapping[str, Table]) -> str:
    if not routine or connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute(_TABLE_OF_ROUTINE, [routine])
        tables = {name for (name,) in cursor.fetchall()}
    labels = [table.label for table in schema.values() if table.db_table in tables]
    return labels[0] if len(labels) == 1 else ""

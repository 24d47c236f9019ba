"""Trials without the project's database: one in memory stands in for it, with its tables and what `migrate` makes.

Rules of models may ask the database for other rows. Here they find none, as in one that is new, and the project's own
is not connected to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.utils import ConnectionHandler

from seeding.first_rows import first_rows
from seeding.plan import Plan
from seeding.schema import Table
from seeding.tables import create_table
from seeding.trials.learning import Learnt, learn


def learn_apart(plan: Plan) -> Learnt:
    """What the rules of the models teach about a plan for a database that exists nowhere."""
    with _standing_in(DEFAULT_DB_ALIAS) as connection:
        _fill(connection, plan)
        return learn(plan, DEFAULT_DB_ALIAS)


@contextmanager
def _standing_in(alias: str) -> Iterator[Any]:
    """An empty SQLite database in memory, which this thread's Django takes for that of the alias meanwhile."""
    own = connections[alias]
    apart = ConnectionHandler({DEFAULT_DB_ALIAS: {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
    connection = apart[DEFAULT_DB_ALIAS]
    connection.alias = alias
    connections[alias] = connection
    try:
        yield connection
    finally:
        connections[alias] = own
        connection.close()


def _fill(connection: Any, plan: Plan) -> None:
    """Make the tables, as far as SQLite has their types, with the rows that `migrate` would make."""
    first = first_rows()
    for label, table in plan.schema.items():
        if table.own_model is not None:
            continue
        with suppress(DatabaseError):
            create_table(connection, table)
            if label in first:
                _insert(connection, table, first[label].fields, first[label].rows)


def _insert(connection: Any, table: Table, fields: tuple[str, ...], rows: tuple[tuple[Any, ...], ...]) -> None:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(table.field(name).column) for name in fields)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(table.db_table)} ({columns}) VALUES ({places})", rows)

"""Where batches go. A database sink loads tables inside one transaction, in the way that is fastest there.

What loads tables without a plan uses its parts: `aside` drops indexes and keys and puts them back, `copying` is COPY,
`key_sequences` brings sequences up to date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, ClassVar

from seeding.batches import Batch, NamedForm
from seeding.plan import Plan

SINKS = {
    "postgresql": "seeding.sinks.postgresql.PostgreSQLSink",
    "sqlite": "seeding.sinks.sqlite.SQLiteSink",
}
"""Sinks by Django's name of the database; any other database takes the generic one."""

SET_ASIDE = 20_000
"""Tables that are empty at the start and get at least so many rows lose their indexes and foreign keys meanwhile."""


class DatabaseSink:
    """Loads batches into a database through Django's own connection.

    `prepare` runs outside the transaction and `restore` after it, whatever happened; `begin`, `load` for each model and
    `finish` run inside it.
    """

    form: ClassVar[NamedForm] = "values"

    plan: Plan

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def prepare(self) -> None:
        """Change what can only be changed outside a transaction."""

    def begin(self, plan: Plan, labels: Sequence[str]) -> None:
        """Take the plan, and set indexes and keys aside where that pays."""
        self.plan = plan

    def load(self, label: str, batches: Iterator[Batch]) -> None:
        """Insert the batches of one model."""
        raise NotImplementedError(f"{type(self).__name__} does not load")

    def finish(self, labels: Sequence[str]) -> None:
        """Put everything back, with sequences and statistics brought up to date."""

    def restore(self) -> None:
        """Undo `prepare`."""

    def _rows_in(self, label: str) -> bool:
        table = self.connection.ops.quote_name(self.plan.models[label].table.db_table)
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
            return cursor.fetchone() is not None

    def _large(self, labels: Sequence[str]) -> list[str]:
        """The tables whose indexes are worth setting aside."""
        plan = self.plan
        sizes = {label: sum(map(len, plan.ranges(label))) for label in labels}
        large = [label for label, size in sizes.items() if size >= SET_ASIDE and not self._rows_in(label)]
        return [plan.models[label].table.db_table for label in large]

    def _columns(self, label: str) -> str:
        quote = self.connection.ops.quote_name
        return ", ".join(quote(column.field.column) for column in self.plan.models[label].columns)

    def _table(self, label: str) -> str:
        name: str = self.connection.ops.quote_name(self.plan.models[label].table.db_table)
        return name


def sink_for(connection: Any) -> DatabaseSink:
    """The sink that knows this database best."""
    path = SINKS.get(connection.vendor, "seeding.sinks.generic.GenericSink")
    module, _, name = path.rpartition(".")
    make: Callable[[Any], DatabaseSink] = getattr(import_module(module), name)
    return make(connection)

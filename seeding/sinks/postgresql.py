"""PostgreSQL: COPY on Django's own connection; keys and indexes of large empty tables are set aside and rebuilt.

All of it happens inside the run's transaction: after a failure every index and key is there as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeding.batches import Batch, ahead
from seeding.plan import Plan
from seeding.relations import Serial
from seeding.sinks import DatabaseSink
from seeding.sinks.aside import put_back, set_aside
from seeding.sinks.copying import copy_into
from seeding.sinks.key_sequences import advance_sequences
from seeding.sinks.rebuilding import Aside


class PostgreSQLSink(DatabaseSink):
    """COPY FROM STDIN in text form."""

    form = "copy"
    _aside: tuple[Aside, ...] = ()

    def begin(self, plan: Plan, labels: Sequence[str]) -> None:
        super().begin(plan, labels)
        self._aside = set_aside(self.connection, self._large(labels))

    def load(self, label: str, batches: Iterator[Batch]) -> None:
        model = self.plan.models[label]
        source = ahead(batches)
        try:
            pieces = (piece for batch in source for piece in batch.content)
            copy_into(self.connection, model.table.db_table, [column.field.column for column in model.copied], pieces)
        finally:
            source.close()  # type: ignore[attr-defined]

    def finish(self, labels: Sequence[str]) -> None:
        put_back(self.connection, self._aside)
        with self.connection.cursor() as cursor:
            # What is deferred to the commit is judged here, where the rows that it refuses can be named.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for label in labels:
                model = self.plan.models[label]
                if isinstance(model.column(model.table.primary_key).source, Serial):
                    advance_sequences(cursor, self._table(label), model.table.key.column)
            cursor.execute(f"ANALYZE {', '.join(self._table(label) for label in labels)}")

"""Any other Django database: parameterised INSERTs, each value prepared by its own field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from seeding.batches import Batch
from seeding.plan import Plan
from seeding.schema import django_field
from seeding.sinks import DatabaseSink


class GenericSink(DatabaseSink):
    """`executemany` with values that Django's fields have prepared for the database."""

    form = "values"
    _unchecked = False

    def begin(self, plan: Plan, labels: Sequence[str]) -> None:
        super().begin(plan, labels)
        if plan.deferred and not self.connection.features.can_defer_constraint_checks:
            # Rows of a circle point at others that come later; `finish` judges them.
            self._unchecked = self.connection.disable_constraint_checking()

    def load(self, label: str, batches: Iterator[Batch]) -> None:
        model = self.plan.models[label]
        fields: list[Any] = [django_field(model.table.model, column.field.name) for column in model.columns]
        shapes = {place for place, column in enumerate(model.columns) if column.field.srid is not None}
        places = ", ".join(self._placeholder(field, place in shapes) for place, field in enumerate(fields))
        statement = f"INSERT INTO {self._table(label)} ({self._columns(label)}) VALUES ({places})"
        with self.connection.cursor() as cursor:
            for batch in batches:
                prepared = [
                    [field.get_db_prep_save(value, self.connection) for field, value in zip(fields, row, strict=True)]
                    for row in zip(*batch.content, strict=True)
                ]
                cursor.executemany(statement, prepared)

    def _placeholder(self, field: Any, shape: bool) -> str:
        """What stands for a value in a statement: shapes are read by a function of the database."""
        if not shape:
            return "%s"
        from django.contrib.gis.geos import GEOSGeometry

        placeholder: str = field.get_placeholder(GEOSGeometry("POINT(0 0)", srid=field.srid), None, self.connection)
        return placeholder

    def finish(self, labels: Sequence[str]) -> None:
        from django.core.management.color import no_style

        models = [self.plan.models[label].table.model for label in labels]
        with self.connection.cursor() as cursor:
            for statement in self.connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)
        if self._unchecked:
            self.restore()
            self.connection.check_constraints([self.plan.models[label].table.db_table for label in labels])

    def restore(self) -> None:
        if self._unchecked:
            self.connection.enable_constraint_checking()
            self._unchecked = False

"""What a database must have before the rows of a plan come: the tables, their columns, and the files that rows name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from seeding.generators import Constant
from seeding.plan import Plan
from seeding.runs.facts import absent_tables
from seeding.schema import Table, django_field
from seeding.spec import SeedingError
from seeding.uploads import is_example, store


def check_tables(connection: Any, plan: Plan, labels: Sequence[str]) -> None:
    """SeedingError where a table or a column is not in the database."""
    without = [label for label in labels if plan.models[label].table.own_model is not None]
    if without:
        names = ", ".join(label.partition(".")[2] for label in without)
        raise SeedingError(
            f"The data sets {names} have no table in a database. Write them to files with --to DIR --format csv."
        )
    missing = absent_tables(connection, {label: plan.models[label].table for label in labels}, views=False)
    if missing:
        raise SeedingError(*missing.values())
    lacking = [problem for label in labels for problem in _lacking(connection, plan.models[label].table)]
    if lacking:
        raise SeedingError(*lacking)


def _lacking(connection: Any, table: Table) -> Iterator[str]:
    """What to say of the columns of a model that its table does not have."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table.db_table)} WHERE 1 = 0")
        there = {name for name, *_ in cursor.description}
    converter = connection.introspection.identifier_converter
    lacking = [field.column for field in table.fields if field.column and converter(field.column) not in there]
    if lacking:
        yield (
            f"{table.label}: its table {table.db_table} has no column {', '.join(lacking)} in the database "
            f"{connection.alias!r}. Run: python manage.py migrate"
        )


def store_files(plan: Plan, labels: Sequence[str]) -> list[str]:
    """Put the files that columns name into their storages; which of them took none, and why."""
    notes = []
    for label in labels:
        for column in plan.models[label].columns:
            for path in _examples(column.source) if column.field.upload else ():
                try:
                    store(django_field(plan.models[label].table.model, column.field.name), path)
                except Exception as error:
                    # A storage may be anywhere and fail as it likes; rows that name a missing file are still rows.
                    notes.append(
                        f"{label}.{column.field.name}: its storage did not take {path} ({type(error).__name__})"
                    )
    return notes


def _examples(source: Any) -> Iterator[str]:
    """The paths of the files of ours that a source draws."""
    if isinstance(source, Constant) and is_example(source.value):
        yield str(source.value)
    for inner in (getattr(source, "source", None), getattr(source, "otherwise", None)):
        if inner is not None:
            yield from _examples(inner)

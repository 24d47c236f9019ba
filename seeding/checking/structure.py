"""The database itself against the models: migrations, tables, columns, constraints, sequences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.db.migrations.loader import MigrationLoader
from django.db.models import CheckConstraint, Deferrable, UniqueConstraint

from seeding.checking.registry import Items, check
from seeding.checking.report import Finding
from seeding.checking.scan import plural
from seeding.checking.subject import Database, Subject, introspection
from seeding.schema import constraints_of, migrates, plain_uniques

NAME = 63
"""PostgreSQL cuts names to this length."""


@check("migration", scope="database")
def migrations(database: Database) -> Items:
    """A migration that has not been applied."""
    if database.scratch:
        return
    loader = MigrationLoader(database.connection)
    waiting: dict[str, list[str]] = {}
    # Not only those at the end: one in the middle may have been forgotten, too.
    for app, name in sorted(key for key in loader.graph.nodes if key not in loader.applied_migrations):
        waiting.setdefault(app, []).append(name)
    apps = {label.split(".")[0] for label in database.chosen}
    for app, names in waiting.items():
        if app in apps:
            yield Finding(
                app,
                "",
                f"{plural(len(names), 'migration')} of {app} not applied: {', '.join(names)}.",
                f"Run: python manage.py migrate {app} --database {database.alias}",
                len(names),
            )


@check("table", scope="database")
def tables(database: Database) -> Items:
    """A table or column of a model that the database does not have."""
    for label in database.chosen:
        table = database.schema[label]
        where = f"Run: python manage.py migrate --database {database.alias}, or take the model to the right database."
        if table.db_table not in database.tables:
            yield Finding(label, "", f"{label}: the database has no table {table.db_table}.", where)
            continue
        for f in table.fields:
            if f.column not in database.columns[table.db_table]:
                yield Finding(label, f.name, f"{label}.{f.name}: {table.db_table} has no column {f.column}.", where)


# Constraints ----------------------------------------------------------------------------------------------


@check("undeclared")
def undeclared(subject: Subject) -> Items:
    """A constraint of the model that the database does not enforce: it is missing, not validated, or not deferrable."""
    database = subject.database
    if database.scratch or not migrates(subject.table.model, database.connection):
        return
    with database.connection.cursor() as cursor:
        held = introspection(database.connection).get_constraints(cursor, subject.table.db_table)
    for name, said, hint in (*_missing(subject, held), *_weak(subject)):
        yield Finding(subject.label, name, f"{subject.label}: {said}", hint)


def _missing(subject: Subject, held: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What is not there at all: the field or constraint, what is wrong, and what to do."""
    features = subject.database.connection.features
    again = "Write a migration that adds it again, once the rows satisfy it; a faked or hand-made one left it out."
    table = subject.table
    optional = {name for name, may in subject.database.columns[table.db_table].items() if may}
    for f in subject.fields:
        if f.required and f.column in optional and not f.primary_key:
            yield f.name, f"the column {f.column} may be NULL in the database, and not by the model.", again
        if f.reference is None or f.reference.soft or not features.supports_foreign_keys:
            continue
        target = subject.database.schema.get(f.reference.table)
        if target is None or not migrates(target.model, subject.database.connection):
            continue
        aim = (target.db_table, target.field(f.reference.field).column)
        if not any(one["columns"] == [f.column] and one["foreign_key"] == aim for one in held.values()):
            yield f.name, f"no foreign key of the database guards {f.column}.", again
    once = {frozenset(one["columns"]) for one in held.values() if one["unique"] or one["primary_key"]}
    for unique in plain_uniques(table.model):
        if not subject.has(*unique.fields):
            continue
        columns = frozenset(table.field(name).column for name in unique.fields)
        if columns not in once:
            yield unique.name, f"nothing in the database keeps {' + '.join(unique.fields)} unique.", again
    named = {*held, *_written(subject)}
    for constraint in constraints_of(table.model):
        if isinstance(constraint, CheckConstraint):
            able = features.supports_table_check_constraints
        elif isinstance(constraint, UniqueConstraint):
            able = (
                (constraint.condition is None or features.supports_partial_indexes)
                and (not constraint.expressions or features.supports_expression_indexes)
                and (not getattr(constraint, "include", ()) or features.supports_covering_indexes)
                and (constraint.deferrable is None or features.supports_deferrable_unique_constraints)
                and (constraint.nulls_distinct is None or features.supports_nulls_distinct_unique_constraints)
            )
        else:
            able = subject.vendor == "postgresql"
        if able and constraint.name not in named and constraint.name[:NAME] not in named:
            yield constraint.name, f"the database has no constraint {constraint.name}.", again


def _written(subject: Subject) -> list[str]:
    """The names of constraints in SQLite's own text of the table, past which Django's parser may be thrown."""
    if subject.vendor != "sqlite":
        return []
    rows = subject.database.fetch("SELECT sql FROM sqlite_master WHERE name = %s", [subject.table.db_table])
    return [name for (sql,) in rows for name in re.findall(r'\bCONSTRAINT\s+["`\[]?(\w+)', sql or "")]


def _weak(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """What PostgreSQL has and does not enforce as declared."""
    if subject.vendor != "postgresql":
        return
    declared = {constraint.name: constraint for constraint in constraints_of(subject.table.model)}
    rows = subject.database.fetch(
        "SELECT c.conname, c.contype, c.convalidated, c.condeferrable, c.condeferred FROM pg_constraint c "
        "WHERE c.conrelid = %s::regclass AND c.contype IN ('c', 'f', 'u', 'x')",
        [subject.database.quote(subject.table.db_table)],
    )
    for name, kind, validated, deferrable, deferred in rows:
        if not validated:
            yield (
                name,
                f"the constraint {name} is NOT VALID: rows from before it were never checked.",
                f"ALTER TABLE {subject.database.quote(subject.table.db_table)} VALIDATE CONSTRAINT "
                f"{subject.database.quote(name)};",
            )
        wanted = getattr(declared.get(name), "deferrable", None)
        if kind == "f" and not (deferrable and deferred):
            yield (
                name,
                f"the foreign key {name} is not DEFERRABLE INITIALLY DEFERRED, as Django makes them.",
                f"ALTER TABLE {subject.database.quote(subject.table.db_table)} ALTER CONSTRAINT "
                f"{subject.database.quote(name)} DEFERRABLE INITIALLY DEFERRED;",
            )
        elif kind in "ux" and (bool(deferrable), bool(deferred)) != (
            wanted is not None,
            wanted is Deferrable.DEFERRED,
        ):
            yield (
                name,
                f"the constraint {name} is {'' if deferrable else 'not '}deferrable, and the model says otherwise.",
                "Remove it and add it again in a migration.",
            )
    invalid = subject.database.fetch(
        "SELECT i.indexrelid::regclass::text FROM pg_index i WHERE i.indrelid = %s::regclass AND i.indisunique "
        "AND NOT i.indisvalid",
        [subject.database.quote(subject.table.db_table)],
    )
    for (name,) in invalid:
        yield (
            str(name),
            f"the unique index {name} is invalid: building it failed, and it enforces nothing.",
            f"DROP INDEX {name}; then build it again.",
        )


# Sequences ------------------------------------------------------------------------------------------------


@check("sequence")
def sequences(subject: Subject) -> Items:
    """A sequence that is behind the highest key: the next INSERT fails (PostgreSQL)."""
    if subject.vendor != "postgresql" or subject.database.scratch:
        return
    database, quote = subject.database, subject.database.quote
    for f in subject.fields:
        if not f.auto:
            continue
        table = quote(subject.table.db_table)
        ((sequence,),) = database.fetch("SELECT pg_get_serial_sequence(%s, %s)", [table, f.column])
        if sequence is None:
            continue
        ((behind, following, highest),) = database.fetch(
            f"SELECT m.highest >= s.following, s.following, m.highest FROM "
            f"(SELECT last_value + is_called::int AS following FROM {sequence}) s, "
            f"(SELECT max({quote(f.column)}) AS highest FROM {table}) m"
        )
        if behind:
            yield Finding(
                subject.label,
                f.name,
                f"{subject.label}: the sequence {sequence} gives {following} next, and the highest key is {highest}. "
                f"The next INSERT fails.",
                f"SELECT setval('{sequence}', (SELECT max({quote(f.column)}) FROM {table}));",
            )

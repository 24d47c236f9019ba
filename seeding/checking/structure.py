"""The database itself against the models: migrations, tables, columns, constraints, sequences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.migrations.loader import MigrationLoader
from django.db.models import CheckConstraint, Deferrable, UniqueConstraint

from seeding.checking.duplicates import primary_keys, unique_indexes
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
    for name, said, hint in (*_missing(subject, _held(subject)), *_weak(subject)):
        yield Finding(subject.label, name, f"{subject.label}: {said}", hint)


@dataclass(frozen=True)
class Held:
    """What the database enforces of a table."""

    unique: frozenset[frozenset[str]]
    """The columns that it keeps different together."""
    foreign: frozenset[tuple[str, str, str]]
    """Column, table and column of foreign keys."""
    names: frozenset[str]
    """The names of constraints and indexes."""


def _held(subject: Subject) -> Held:
    known, name = introspection(subject.database.connection), subject.table.db_table
    if subject.vendor == "sqlite":
        # Django parses the text of the table, which takes long and may be thrown by what CHECKs hold.
        with subject.database.connection.cursor() as cursor:
            relations = known.get_relations(cursor, name)
        return Held(
            frozenset({frozenset(primary_keys(subject)), *unique_indexes(subject)}),
            frozenset((column, relation[1], relation[0]) for column, relation in relations.items()),
            frozenset(_written(subject)),
        )
    with subject.database.connection.cursor() as cursor:
        listed = known.get_constraints(cursor, name)
    every = listed.values()
    return Held(
        frozenset(frozenset(one["columns"]) for one in every if one["unique"] or one["primary_key"]),
        frozenset((*one["columns"], *one["foreign_key"]) for one in every if one["foreign_key"]),
        frozenset(listed),
    )


def _missing(subject: Subject, held: Held) -> Iterator[tuple[str, str, str]]:
    """What is not there at all: the field or constraint, what is wrong, and what to do."""
    features = subject.database.connection.features
    # It only tells SQL; its context is what would change something.
    editor = subject.database.connection.schema_editor(collect_sql=True)
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
        if (f.column, target.db_table, target.field(f.reference.field).column) not in held.foreign:
            yield f.name, f"no foreign key of the database guards {f.column}.", again
    for unique in plain_uniques(table.model):
        if not subject.has(*unique.fields):
            continue
        columns = frozenset(table.field(name).column for name in unique.fields)
        if columns not in held.unique:
            yield unique.name, f"nothing in the database keeps {' + '.join(unique.fields)} unique.", again
    for constraint in constraints_of(table.model):
        if isinstance(constraint, CheckConstraint):
            able = features.supports_table_check_constraints and bool(constraint.constraint_sql(table.model, editor))
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
        if able and constraint.name not in held.names and constraint.name[:NAME] not in held.names:
            yield constraint.name, f"the database has no constraint {constraint.name}.", again


def _written(subject: Subject) -> Iterator[str]:
    """The names of constraints and indexes in SQLite's own text of a table."""
    rows = subject.database.fetch("SELECT name, sql FROM sqlite_master WHERE tbl_name = %s", [subject.table.db_table])
    for name, sql in rows:
        yield name
        yield from re.findall(r'\bCONSTRAINT\s+["`\[]?(\w+)', sql or "")


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

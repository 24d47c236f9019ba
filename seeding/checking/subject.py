"""What checks are given: the database under examination, and one table of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from django.db import Error, transaction
from django.db.models import QuerySet

from seeding import kinds
from seeding.inference import kind_named
from seeding.plan import Plan
from seeding.schema import Field, Table, django_field, key_names

EXAMPLES = 5
"""Primary keys that a finding tells at most."""

T = TypeVar("T")

PERSONAL = frozenset({"person", "contact", "place", "identifiers", "network"})
"""The subjects of kinds whose values are never told, nor are primary keys of such kinds."""

SECRET = re.compile(r"(.*_)?(session|token|secret|password|api|private)(_?key)?")
"""Names of columns that open doors."""


@dataclass(frozen=True)
class Limits:
    """What the type of a column keeps values to: its name, and the most characters, digits and decimal places."""

    type: str = ""
    length: int | None = None
    digits: int | None = None
    places: int | None = None


@dataclass(frozen=True)
class Database:
    """An open connection in its snapshot, with what is known of it."""

    connection: Any
    schema: Mapping[str, Table]
    """Every table of the installed apps, by label."""
    tables: frozenset[str]
    """The names of the tables and views that the database has."""
    columns: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    """The columns of each of them that a model stands for, and whether they may be null."""
    limits: Mapping[str, Mapping[str, Limits]] = field(default_factory=dict)
    """What PostgreSQL's types themselves refuse, by table and column."""
    as_of: Any = None
    """The instant that nothing which has happened lies beyond."""
    chosen: tuple[str, ...] = ()
    """The labels of the models that are examined."""
    scratch: bool = False
    """Whether the tables were made for the examination alone, without constraints and migrations."""
    plan: Plan | None = None
    """What the rows are held against besides, where a plan file is given."""
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What several checks need and only one of them finds out."""

    @property
    def alias(self) -> str:
        return str(self.connection.alias)

    @property
    def vendor(self) -> str:
        return str(self.connection.vendor)

    @property
    def quote(self) -> Callable[[str], str]:
        quote: Callable[[str], str] = self.connection.ops.quote_name
        return quote

    def subject(self, label: str) -> Subject:
        return Subject(self, self.schema[label])

    def has(self, label: str) -> bool:
        """Whether the table of a model is there."""
        table = self.schema.get(label)
        return table is not None and table.db_table in self.tables

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The tables to be examined that are there, each with the fields whose columns are there."""
        return tuple(self.subject(label) for label in self.chosen if self.has(label))

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A statement that may fail leaves the snapshot as it was; on PostgreSQL that takes a savepoint."""
        if self.vendor == "postgresql":
            with transaction.atomic(using=self.alias):
                yield
        else:
            yield

    def fetch(self, sql: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        with self.attempt(), self.connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())


@dataclass(frozen=True)
class Subject:
    """One table under examination."""

    database: Database
    table: Table

    @property
    def label(self) -> str:
        return self.table.label

    @property
    def vendor(self) -> str:
        return self.database.vendor

    @property
    def rows(self) -> QuerySet[Any]:
        """All rows, in no order."""
        found: QuerySet[Any] = self.table.model._base_manager.using(self.database.alias).order_by()
        return found

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields whose columns the table has."""
        known = self.database.columns.get(self.table.db_table)
        return tuple(f for f in self.table.fields if known is None or f.column in known)

    def has(self, *names: str) -> bool:
        """Whether all these fields have columns."""
        known = {name for f in self.fields for name in (f.name, f.attname)}
        return known.issuperset(names)

    def limits(self, f: Field) -> Limits:
        """What the database's own type of a column refuses, as far as it is known to."""
        return self.database.limits.get(self.table.db_table, {}).get(f.column, Limits())

    def of(self, *storages: str) -> Iterator[Field]:
        """The fields of these storage types that are no references."""
        return (f for f in self.fields if f.storage in storages and f.reference is None)

    def texts(self) -> Iterator[Field]:
        """The fields that hold text here; an IP address is none on PostgreSQL, where it has a type of its own."""
        for f in self.of("text"):
            kind = str(self.django(f).db_type(self.database.connection) or "").lower()
            if self.vendor != "postgresql" or kind.startswith(("varchar", "char", "text", "citext")):
                yield f

    def django(self, f: Field) -> Any:
        """Django's field."""
        return django_field(self.table.model, f.name)

    def personal(self, f: Field) -> bool:
        """Whether the column's name says that it holds something of a person's, or a secret."""
        if SECRET.fullmatch(f.name.lower()):
            return True
        kind = kind_named(self.table, f)
        return kind is not None and kinds.get(kind).draw.__module__.rpartition(".")[2] in PERSONAL

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The names of the primary key, or nothing where its values must not be told."""
        names = key_names(self.table.model)
        fields = [self.table.key] if names == ("pk",) else [self.table.field(name) for name in names]
        hidden = any(f.storage == "text" and f.reference is None and self.personal(f) for f in fields)
        return () if hidden or not self.has(*(f.name for f in fields)) else names

    def examples(self, found: QuerySet[Any]) -> tuple[tuple[Any, ...], str]:
        """The primary keys of the first few rows of a query, and the SQL that finds them."""
        names = self.keys
        if not names:
            return (), statement(self.database, found.values("pk")[:EXAMPLES]) if self.has(
                self.table.primary_key
            ) else ""
        listed = found.order_by(*names).values_list(*names)
        with self.database.attempt():
            keys = tuple(row[0] if len(row) == 1 else tuple(row) for row in listed[:EXAMPLES])
        return keys, statement(self.database, listed)


def statement(database: Database, query: QuerySet[Any]) -> str:
    """The SQL of a query with its parameters in place, to be pasted into a console; empty if it cannot be told."""
    sql, parameters = query.query.get_compiler(using=database.alias).as_sql()
    try:
        with database.attempt(), database.connection.cursor() as cursor:
            if database.vendor == "mysql":
                told = cursor.mogrify(sql, parameters)
            else:
                told = database.connection.ops.last_executed_query(cursor, sql, parameters)
    except (AttributeError, Error, TypeError, ValueError):
        return ""
    return " ".join(str(told or "").split())


def introspection(connection: Any) -> Any:
    """Django's introspection. That of SQLite stumbles over CHECKs with a backslash where it looks for collations."""
    if connection.vendor != "sqlite":
        return connection.introspection
    parent = type(connection.introspection)
    return type("Introspection", (parent,), {"_get_column_collations": lambda *_: {}})(connection)

"""What a database guards itself, so that nothing has to be counted: unique indexes, foreign keys, checks.

A masking puts back what it set aside while it wrote, and the database validates all rows then.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import CheckConstraint, UniqueConstraint

from seeding.checking.subject import introspection
from seeding.schema import Table, constraints_of, plain_uniques


class Guards:
    """The constraints of a database that are valid. Where it cannot be asked, it guards nothing."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def checks(self, table: Table) -> frozenset[str]:
        """The checks of `seeding.checking` of which no row of a table can be wrong."""
        found = set()
        if self._unique(table):
            found.add("duplicate")
        if all(self.refers(table.db_table, one.column) for one in table.references):
            found.add("orphan")
        declared = constraints_of(table.model)
        if self._checks and all(isinstance(one, (CheckConstraint, UniqueConstraint)) for one in declared):
            names = {one.name for one in declared if isinstance(one, CheckConstraint)}
            if names <= self._checks and "duplicate" in found:
                found.add("constraint")
        return frozenset(found)

    def refers(self, db_table: str, column: str) -> bool:
        """Whether a valid foreign key says that every value of a column has its row."""
        return (db_table, column) in self._references

    @cached_property
    def _references(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            self._fetched(
                "SELECT r.relname, a.attname FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid "
                "JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = c.conkey[1] "
                "WHERE c.contype = 'f' AND c.convalidated AND cardinality(c.conkey) = 1 AND pg_table_is_visible(r.oid)"
            )
        )

    @cached_property
    def _checks(self) -> frozenset[str]:
        return frozenset(
            name for (name,) in self._fetched("SELECT conname FROM pg_constraint WHERE contype = 'c' AND convalidated")
        )

    @cached_property
    def _invalid(self) -> frozenset[str]:
        return frozenset(
            name
            for (name,) in self._fetched(
                "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid"
            )
        )

    def _fetched(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of PostgreSQL's catalogue; none of other databases, which need not check what is there already."""
        if self.connection.vendor != "postgresql":
            return []
        with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall())

    def _unique(self, table: Table) -> bool:
        """Whether valid unique indexes of the database stand for all that the model declares to be unique."""
        try:
            with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
                indexes = introspection(self.connection).get_constraints(cursor, table.db_table)
        except DatabaseError:
            return False
        valid = {name: one for name, one in indexes.items() if name not in self._invalid}
        there = {frozenset(one["columns"] or ()) for one in valid.values() if one["unique"] or one["primary_key"]}
        if any(
            frozenset(table.field(name).column for name in one.fields) not in there
            for one in plain_uniques(table.model)
        ):
            return False
        return all(
            one.name in valid and valid[one.name]["unique"]
            for one in constraints_of(table.model)
            if isinstance(one, UniqueConstraint)
        )

"""A bounded number of values of each column, from all over its table; nothing is written."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from django.db import connections, transaction
from django.db.utils import DatabaseError

from seeding.schema import Field, Table
from seeding.sinks.literals import stored_name

LONGEST = 4000
"""Characters that are read of a text."""
LOOKED_AT = ("text", "json", "other", "date", "integer")
"""Storages whose values tell what they are."""
_SLICES = 16
_ASKED_AT_ONCE = 5000


class Samples:
    """Values of columns, some `values` of each, read once a table in slices that are spread over its keys."""

    def __init__(self, using: str = "default", values: int = 200) -> None:
        self.using = using
        self.values = values
        self._rows: dict[str, dict[str, list[Any]]] = {}
        self._asked: dict[tuple[str, str], list[Any]] = {}

    def sample(self, table: Table, field: Field) -> list[Any]:
        """Values of one column that are neither NULL nor empty, at most `values`; an empty list where there are none.

        Where the rows that were read hold none, the column itself is asked for some.
        """
        read = self._of(table).get(field.column, ())
        found = [value for value in read if not _empty(value)]
        if found or not read or field.storage == "boolean":
            return found
        asked = (table.db_table, field.column)
        if asked not in self._asked:
            name = self._quoted(field.column)
            there = f"SELECT {self._shown(field)} FROM {self._quoted(table.db_table)} WHERE {name} IS NOT NULL"
            if field.storage == "text":
                there += f" AND {name} <> ''"
            with suppress(_Unreadable):
                found = [self._value(row[0], field) for row in self._fetch(f"{there} LIMIT {self.values}")]
            self._asked[asked] = [value for value in found if not _empty(value)]
        return self._asked[asked]

    def pairs(self, table: Table, one: Field, other: Field) -> list[tuple[Any, Any]]:
        """Values of two columns from the same rows, where neither is NULL nor empty."""
        read = self._of(table)
        both = zip(read.get(one.column, ()), read.get(other.column, ()), strict=False)
        return [pair for pair in both if not any(map(_empty, pair))]

    def present(self, table: Table, fields: Sequence[Field], values: Sequence[str]) -> frozenset[str]:
        """Which of the values a column holds, or several columns with a blank between them."""
        blank = " || ' ' || "
        name = blank.join(self._quoted(one.column) for one in fields)
        found: set[str] = set()
        for first in range(0, len(values), _ASKED_AT_ONCE):
            asked = values[first : first + _ASKED_AT_ONCE]
            marks = ", ".join(["%s"] * len(asked))
            with suppress(_Unreadable):
                sql = f"SELECT DISTINCT {name} FROM {self._quoted(table.db_table)} WHERE {name} IN ("
                found |= {row[0] for row in self._fetch(sql.replace("%", "%%") + f"{marks})", asked)}
        return frozenset(found)

    def _of(self, table: Table) -> dict[str, list[Any]]:
        """The values of each column of the rows that were read, rows side by side."""
        if table.db_table not in self._rows:
            self._rows[table.db_table] = self._read(table)
        return self._rows[table.db_table]

    def _read(self, table: Table) -> dict[str, list[Any]]:
        fields = [one for one in table.fields if one.storage in LOOKED_AT]
        if not fields:
            return {}
        listed = ", ".join(self._shown(one) for one in fields)
        source = self._quoted(table.db_table)
        try:
            rows = self._spread(table, f"SELECT {listed} FROM {source}")
        except _Unreadable:
            # One column that the driver cannot read must not make the others look as if they held nothing.
            return self._read_apart(table, fields)
        return {one.column: [self._value(row[place], one) for row in rows] for place, one in enumerate(fields)}

    def _read_apart(self, table: Table, fields: Sequence[Field]) -> dict[str, list[Any]]:
        """The first values of each column that can be read alone."""
        read: dict[str, list[Any]] = {}
        for one in fields:
            with suppress(_Unreadable):
                rows = self._fetch(f"SELECT {self._shown(one)} FROM {self._quoted(table.db_table)} LIMIT {self.values}")
                read[one.column] = [self._value(row[0], one) for row in rows]
        return read

    def _spread(self, table: Table, select: str) -> list[tuple[Any, ...]]:
        """Slices behind keys that lie evenly between the first and the last; all rows of a small table."""
        key = next((one for one in table.fields if one.primary_key or one.name == table.primary_key), None)
        if key is None or key.storage not in ("integer", "uuid", "text"):
            return self._fetch(f"{select} LIMIT {self.values}")
        name = self._quoted(key.column)
        few = max(1, self.values // _SLICES)
        found: dict[Any, tuple[Any, ...]] = {}

        def take(rows: Sequence[tuple[Any, ...]]) -> None:
            # Of a table without a key, and of one with several columns, the first column does not tell rows apart.
            for row in rows:
                found.setdefault(row[0] if key.unique or key.primary_key else repr(row), row[1:])

        keyed = select.replace("SELECT ", f"SELECT {name}, ", 1)
        # Beside a parameter, a per cent sign of a name is written twice.
        above = f"{keyed} WHERE {name} >= ".replace("%", "%%") + "%s ORDER BY " + name.replace("%", "%%")
        for bound in self._bounds(key, name, table):
            if bound is None:
                take(self._fetch(f"{keyed} ORDER BY {name} LIMIT {4 * few}"))
            else:
                take(self._fetch(f"{above} LIMIT {few}", [bound]))
        take(self._fetch(f"{keyed} ORDER BY {name} DESC LIMIT {few}"))
        if len(found) < self.values:
            take(self._fetch(f"{keyed} LIMIT {self.values}"))
        return list(found.values())[: 2 * self.values]

    def _bounds(self, key: Field, name: str, table: Table) -> Sequence[Any]:
        if key.storage == "uuid":
            return [
                uuid.UUID(int=(place << 124)) if self._vendor == "postgresql" else f"{place:x}"
                for place in range(_SLICES)
            ]
        if key.storage == "text":
            return [None, *"17bfkprv"]
        low, high = self._fetch(f"SELECT MIN({name}), MAX({name}) FROM {self._quoted(table.db_table)}")[0]
        if not isinstance(low, int) or not isinstance(high, int):
            return [None]
        return [low + (high - low) * place // _SLICES for place in range(_SLICES)]

    def _fetch(self, sql: str, given: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        connection = connections[self.using]
        try:
            # A statement that fails must not end a transaction that somebody else has open.
            with transaction.atomic(using=self.using), connection.cursor() as cursor:
                cursor.execute(sql, list(given) or None)
                return list(cursor.fetchall())
        except (DatabaseError, UnicodeDecodeError, ValueError) as error:
            raise _Unreadable(str(error)) from error

    @property
    def _vendor(self) -> str:
        return connections[self.using].vendor

    def _quoted(self, name: str) -> str:
        return stored_name(connections[self.using], name)

    def _shown(self, field: Field) -> str:
        name = self._quoted(field.column)
        if field.storage in ("json", "date"):
            return f"CAST({name} AS text)" if self._vendor == "postgresql" else name
        if field.storage == "text":
            return f"SUBSTR({name}, 1, {LONGEST})"
        if field.storage == "other" and field.item is None and self._vendor == "postgresql":
            return f"CAST({name} AS text)"
        return name

    def _value(self, value: Any, field: Field) -> Any:
        if isinstance(value, memoryview):
            return bytes(value)
        hstore = field.class_name == "HStoreField" or field.class_name == "hstore"
        if isinstance(value, str) and hstore:
            from seeding.masking.databases.cells import read_hstore

            return read_hstore(value)
        if isinstance(value, str) and field.storage == "date":
            return date.fromisoformat(value) if _DAY.fullmatch(value) else None
        if isinstance(value, str) and (field.storage == "json" or field.item is not None):
            with suppress(ValueError):
                return json.loads(value)
        return value


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A day that Python knows: databases have `infinity` and years before Christ as well."""


class _Unreadable(Exception):
    """A table that the database does not have, or that it does not let us read."""


def _empty(value: Any) -> bool:
    return value is None or value == "" or value == [] or value == {} or value == b""

"""Names and texts as SQL, where no parameter can stand."""

from __future__ import annotations

from typing import Any


def quoted(name: str) -> str:
    """A name of the database's own, such as an index's, as SQL. Django's `quote_name` leaves quotes in names alone."""
    return '"' + name.replace('"', '""') + '"'


def stored_name(connection: Any, name: str) -> str:
    """The name of any table or column of a database as SQL, also of those that no model has: they may hold quotes.

    A model's table may be written with its schema, in quotes: `"hr"."people"`.
    """
    given = str(connection.ops.quote_name(name))
    return quoted(name) if given == f'"{name}"' else given


def literal(text: str) -> str:
    """A text as PostgreSQL reads it, backslashes and quotes among its characters."""
    return (
        "'" + text.replace("'", "''") + "'"
        if "\\" not in text
        else "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
    )

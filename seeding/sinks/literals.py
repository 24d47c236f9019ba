"""Names and texts as SQL, where no parameter can stand."""

from __future__ import annotations


def quoted(name: str) -> str:
    """A name of the database's own, such as an index's, as SQL. Django's `quote_name` leaves quotes in names alone."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as PostgreSQL reads it, backslashes and quotes among its characters."""
    return (
        "'" + text.replace("'", "''") + "'"
        if "\\" not in text
        else "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
    )

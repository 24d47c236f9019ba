"""Fresh migrated databases behind Django's default connection, one after the other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection


@contextmanager
def pointed_at(name: str | Path) -> Iterator[None]:
    """The default connection leads to the database of this name meanwhile."""
    given = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(name)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = given


class PostgreSQLDatabases:
    """Copies of one migrated database of the server that the default connection leads to."""

    def __init__(self) -> None:
        _execute("CREATE DATABASE migrated")
        with pointed_at("migrated"):
            call_command("migrate", verbosity=0)

    def keep(self, name: str) -> None:
        """A copy for good, to be filled and then to be the template of others."""
        _execute(f"CREATE DATABASE {name} TEMPLATE migrated")

    @contextmanager
    def fresh(self, template: str = "migrated") -> Iterator[None]:
        _execute(f"CREATE DATABASE measured TEMPLATE {template}", "CHECKPOINT")
        try:
            with pointed_at("measured"):
                connection.ensure_connection()
                yield
        finally:
            _execute("DROP DATABASE measured")


def _execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class SQLiteDatabases:
    """Copies of one migrated file in a folder."""

    def __init__(self, folder: Path) -> None:
        self._migrated = folder / "migrated.sqlite3"
        self._measured = folder / "measured.sqlite3"
        with pointed_at(self._migrated):
            call_command("migrate", verbosity=0)

    @contextmanager
    def fresh(self) -> Iterator[None]:
        shutil.copyfile(self._migrated, self._measured)
        with pointed_at(self._measured):
            connection.ensure_connection()
            yield
        self._measured.unlink()

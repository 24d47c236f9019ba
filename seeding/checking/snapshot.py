"""One consistent, read-only view of a database for as long as it is examined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.db import transaction

CACHE_KIB = 65_536
"""What SQLite may keep of its file in memory meanwhile."""


@contextmanager
def snapshot(connection: Any) -> Iterator[None]:
    """A read-only transaction that sees the database as it was at its first statement.

    On PostgreSQL it is REPEATABLE READ READ ONLY. On SQLite it takes no write lock, whatever mode the project's
    transactions have, and text that is no UTF-8 is read with replacement characters. Inside a transaction of the
    caller's, that one is used as it is.
    """
    if connection.in_atomic_block:
        with _readable(connection):
            yield
        return
    mode = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.transaction_mode = None
    try:
        with transaction.atomic(using=connection.alias):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            with _readable(connection):
                yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = mode


@contextmanager
def _readable(connection: Any) -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    handle = connection.connection
    factory = handle.text_factory
    handle.text_factory = lambda given: given.decode("utf-8", "replace")
    handle.create_function("seeding_is_utf8", -1, _is_utf8, deterministic=True)
    handle.create_function("seeding_matches", 2, _matches, deterministic=True)
    ((cache,),) = handle.execute("PRAGMA cache_size").fetchall()
    handle.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    handle.execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        handle.execute("PRAGMA query_only = OFF")
        handle.execute(f"PRAGMA cache_size = {cache}")
        handle.text_factory = factory


def _matches(regex: str, value: bytes | None) -> int:
    """Whether a regular expression is found in text that is given as bytes, for it may be no UTF-8."""
    return int(value is not None and _compiled(regex).search(value) is not None)


@lru_cache(maxsize=64)
def _compiled(regex: str) -> re.Pattern[bytes]:
    return re.compile(regex.encode())


def _is_utf8(*values: bytes | None) -> int:
    try:
        for value in values:
            if value:
                value.decode()
    except UnicodeDecodeError:
        return 0
    return 1

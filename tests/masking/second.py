"""Connections beside the ones that Django's tests guard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.backends.base.base import NO_DB_ALIAS
from django.db.utils import load_backend

ALIAS = NO_DB_ALIAS
"""The one alias that tests may always connect to."""


def second_connection(settings: Mapping[str, Any]) -> Any:
    """A connection of these settings, under an alias of its own; `known` makes it known by that."""
    given = connections.configure_settings({"default": {}, ALIAS: dict(settings)})[ALIAS]
    return load_backend(given["ENGINE"]).DatabaseWrapper(given, ALIAS)


@contextmanager
def known(connection: Any) -> Iterator[None]:
    """Django finds the connection by its alias meanwhile; it is closed at the end."""
    connections.databases[ALIAS] = connection.settings_dict
    connections[ALIAS] = connection
    try:
        yield
    finally:
        connection.close()
        del connections[ALIAS], connections.databases[ALIAS]

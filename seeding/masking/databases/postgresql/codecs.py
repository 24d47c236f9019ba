"""How the cells of COPY become the values of Django's fields, and how those are written."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings

from seeding.masking.databases.cells import Form
from seeding.masking.databases.copytext import Codec
from seeding.masking.databases.store import (
    DatabaseColumn,
    DatabaseTable,
    converters,
    makes_objects_of_json,
    prepared,
    read_json,
    write_json,
)

if TYPE_CHECKING:
    from seeding.masking.databases.postgresql.store import PostgreSQLStore


def codec_of(store: PostgreSQLStore, table: DatabaseTable, column: DatabaseColumn) -> Codec:
    """How the cells of a column are read and written."""
    form: Form = column.form
    source = store.django_field(table, column)
    if source is None:
        return Codec(form.reader(), form.writer(), plain=form.reader() is None, whole=form.whole)
    if makes_objects_of_json(store.connection, source):
        return Codec(read_json, write_json)
    # Django has the drivers give JSON as text, which the field reads.
    readers: dict[str, Any] = {"json": None, "jsonb": None}
    if not settings.USE_TZ:
        plain = form.reader() if form.name == "timestamptz" else None
        readers["timestamptz"] = _naive if plain is not None or form.item or form.bound else None
        if readers["timestamptz"] is None:
            del readers["timestamptz"]
    read = _chained(form.reader(readers), converters(store.connection, source))
    encoder = getattr(source, "encoder", None)
    write = form.writer({} if encoder is None else dict.fromkeys(("json", "jsonb"), _json_writer(encoder)))
    own = _prepares(source)
    if own:
        inner = write
        write = lambda value: inner(_unwrapped(prepared(store.connection, source, value)))  # noqa: E731
    return Codec(read, write, plain=read is None and form.reader() is None and not own, whole=form.whole)


def _naive(text: str) -> Any:
    from seeding.masking.databases.cells import READERS

    if text[-3:-2] not in "+-" and text[-6:-5] not in "+-":
        return READERS["timestamp"](text)
    cut = max(text.rfind("+"), text.rfind("-"))
    return READERS["timestamp"](text[:cut])


def _chained(read: Callable[[str], Any] | None, more: Sequence[Callable[[Any], Any]]) -> Callable[[str], Any] | None:
    if not more:
        return read
    steps = [*([read] if read is not None else []), *more]
    if len(steps) == 1:
        return steps[0]

    def chained(text: str) -> Any:
        value: Any = text
        for step in steps:
            value = step(value)
        return value

    return chained


def _json_writer(encoder: Any) -> Callable[[Any], str]:
    return lambda value: json.dumps(value, cls=encoder, ensure_ascii=False)


def _prepares(source: Any) -> bool:
    """Whether a field that is not Django's own has its own way to prepare values."""
    return any(
        not getattr(type(source), name).__module__.startswith(("django.db.", "django.contrib."))
        for name in ("get_prep_value", "get_db_prep_value", "get_db_prep_save")
    )


def _unwrapped(value: Any) -> Any:
    """What an adapter of a driver holds."""
    for name in ("obj", "adapted", "addr"):
        if hasattr(value, name) and type(value).__module__.startswith(("psycopg", "django.db.backends.postgresql")):
            return getattr(value, name)
    return value

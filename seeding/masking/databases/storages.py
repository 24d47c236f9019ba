"""What the columns of a database hold, by the names that databases have for their types."""

from __future__ import annotations

import re

from seeding.schema import Storage

_STORAGES: tuple[tuple[str, Storage], ...] = (
    (r".*\[\]|_\w+|hstore|tsvector|.*range|xml|point|polygon|geo(metry|graphy).*|inet|cidr|macaddr8?|bit.*", "other"),
    (r"interval.*", "duration"),
    (r"(small|big|medium|tiny)?(int|serial)\w*( unsigned)?|int[248]|serial[248]|oid", "integer"),
    (r"bool\w*", "boolean"),
    (r"(numeric|decimal|money)\b.*", "decimal"),
    (r"(float|double|real)\b.*", "float"),
    (r"(character|varchar|char|nvarchar|nchar|bpchar|text|citext|clob|name|tinytext|mediumtext|longtext)\b.*", "text"),
    (r"any", "text"),
    (r"timestamp.*|datetime.*", "timestamp"),
    (r"date", "date"),
    (r"time.*", "time"),
    (r"uuid", "uuid"),
    (r"jsonb?", "json"),
    (r"bytea|blob|binary.*|varbinary.*", "bytes"),
)  # fmt: skip
"""From what databases call their types to what the schema calls them, the first that fits."""


def storage_of(type_name: str) -> Storage:
    """The storage type of a type as a database writes it, such as `character varying(254)`."""
    plain = type_name.lower().strip()
    return next((storage for pattern, storage in _STORAGES if re.fullmatch(pattern, plain)), "other")

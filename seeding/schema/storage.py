"""What a column's values are to everything above, by the classes of Django's fields and the types of columns."""

from __future__ import annotations

from typing import Any, Literal

from django.db import DEFAULT_DB_ALIAS, connections, models

Storage = Literal[
    "integer", "decimal", "float", "text", "boolean", "timestamp", "date", "time", "duration", "uuid", "json",
    "bytes", "other",
]  # fmt: skip


_STORAGE: dict[str, Storage] = {
    "AutoField": "integer",
    "BigAutoField": "integer",
    "SmallAutoField": "integer",
    "IntegerField": "integer",
    "BigIntegerField": "integer",
    "SmallIntegerField": "integer",
    "PositiveIntegerField": "integer",
    "PositiveBigIntegerField": "integer",
    "PositiveSmallIntegerField": "integer",
    "DecimalField": "decimal",
    "FloatField": "float",
    "CharField": "text",
    "TextField": "text",
    "SlugField": "text",
    "EmailField": "text",
    "URLField": "text",
    "FilePathField": "text",
    "FileField": "text",
    "ImageField": "text",
    "GenericIPAddressField": "text",
    "IPAddressField": "text",
    "BooleanField": "boolean",
    "NullBooleanField": "boolean",
    "DateTimeField": "timestamp",
    "DateField": "date",
    "TimeField": "time",
    "DurationField": "duration",
    "UUIDField": "uuid",
    "JSONField": "json",
    "BinaryField": "bytes",
}


INTEGER_RANGES: dict[str, tuple[int, int]] = {
    "SmallIntegerField": (-32_768, 32_767),
    "IntegerField": (-2_147_483_648, 2_147_483_647),
    "BigIntegerField": (-(2**63), 2**63 - 1),
    "PositiveSmallIntegerField": (0, 32_767),
    "PositiveIntegerField": (0, 2_147_483_647),
    "PositiveBigIntegerField": (0, 2**63 - 1),
    "SmallAutoField": (1, 32_767),
    "AutoField": (1, 2_147_483_647),
    "BigAutoField": (1, 2**63 - 1),
}


def integer_range(internal_type: str) -> tuple[int, int] | None:
    """The whole numbers that Django's documentation promises every database can hold in a field of this type."""
    return INTEGER_RANGES.get(internal_type)


def storage_of(source: models.Field[Any, Any]) -> Storage:
    """By the field's own word, or by the nearest class that Django knows."""
    internal = source.get_internal_type()
    if internal in _STORAGE:
        return _STORAGE[internal]
    return django_storage(source) or _storage_by_type(source)


def django_storage(source: models.Field[Any, Any]) -> Storage | None:
    """What the nearest of Django's classes that a field is made of holds."""
    names = [ancestor.__name__ for ancestor in type(source).__mro__ if ancestor.__module__.startswith("django.")]
    return next((_STORAGE[name] for name in names if name in _STORAGE), None)


_COLUMN_TYPES: tuple[tuple[str, Storage], ...] = (
    ("timestamp", "timestamp"), ("datetime", "timestamp"), ("interval", "duration"), ("date", "date"),
    ("time", "time"), ("bool", "boolean"), ("bigint", "integer"), ("smallint", "integer"), ("int", "integer"),
    ("serial", "integer"), ("numeric", "decimal"), ("decimal", "decimal"), ("double", "float"), ("real", "float"),
    ("float", "float"), ("varchar", "text"), ("character", "text"), ("char", "text"), ("text", "text"),
    ("citext", "text"), ("clob", "text"), ("json", "json"), ("uuid", "uuid"), ("bytea", "bytes"), ("blob", "bytes"),
    ("binary", "bytes"), ("varbinary", "bytes"),
)  # fmt: skip


def _storage_by_type(source: models.Field[Any, Any]) -> Storage:
    """What the type of a column says that no class of Django's stands behind."""
    if type(source).__module__.startswith("django."):
        return "other"
    try:
        declared = (source.db_type(connections[DEFAULT_DB_ALIAS]) or "").lower()
    except Exception:
        return "other"
    if "[" in declared:
        return "other"
    return next((storage for name, storage in _COLUMN_TYPES if declared.startswith(name)), "other")

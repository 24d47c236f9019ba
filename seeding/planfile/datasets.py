"""Data sets that have no model: each becomes a table of its own, known to no app, which is written to files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.apps.registry import Apps
from django.db import models

from seeding import kinds
from seeding.schema import Table, read_table

APP = "data"
"""The first part of the labels of data sets: `data.employees`."""

_SINGLE: dict[str, type[models.Field[Any, Any]]] = {
    "boolean": models.BooleanField,
    "date": models.DateField,
    "duration": models.DurationField,
    "float": models.FloatField,
    "integer": models.BigIntegerField,
    "json": models.JSONField,
    "time": models.TimeField,
    "timestamp": models.DateTimeField,
    "uuid": models.UUIDField,
}
_TEXTS: dict[str, type[models.Field[Any, Any]]] = {
    "email": models.EmailField,
    "slug": models.SlugField,
    "text": models.CharField,
    "url": models.URLField,
}


def label_of_data_set(name: str) -> str:
    return f"{APP}.{name}"


def tables_of(datasets: Mapping[str, Mapping[str, Any]], schema: Mapping[str, Table]) -> dict[str, Table]:
    """A table for each data set, by label. ValueError with the data set, the field and the reason."""
    registry = Apps()
    made: dict[str, type[models.Model]] = {}
    waiting = dict(datasets)
    while waiting:
        ready = [
            name
            for name, said in waiting.items()
            if all(field.get("references") not in waiting.keys() - {name} for field in _fields(said).values())
        ]
        if not ready:
            raise DataSetError("the references run in a circle", *sorted(waiting)[:1])
        for name in ready:
            made[name] = _model(name, waiting.pop(name), registry, made, schema)
    tables = {}
    for name in datasets:
        table = read_table(made[name])
        tables[table.label] = Table(**{**vars(table), "own_model": made[name]})
    return tables


class DataSetError(ValueError):
    """What a data set says cannot be; `path` is where."""

    def __init__(self, message: str, *path: str) -> None:
        super().__init__(message)
        self.path = path


def _fields(said: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {
        name: field if isinstance(field, Mapping) else {"constant": field} for name, field in said["fields"].items()
    }


def _model(
    name: str,
    said: Mapping[str, Any],
    registry: Apps,
    made: Mapping[str, type[models.Model]],
    schema: Mapping[str, Table],
) -> type[models.Model]:
    key = said.get("key")
    if key is not None and key not in said["fields"]:
        raise DataSetError(f"the key {key!r} is none of its fields", name, "key")
    meta = type("Meta", (), {"apps": registry, "app_label": APP, "db_table": name})
    attributes: dict[str, Any] = {"__module__": __name__, "Meta": meta}
    for field_name, field in _fields(said).items():
        if not field_name.isidentifier() or field_name.endswith("_") or "__" in field_name:
            raise DataSetError("a field's name is letters, digits and single underscores", name, "fields", field_name)
        attributes[field_name] = _field(name, field_name, field, field_name == key, made, schema)
    if key is None and "id" in attributes:
        attributes["id"].primary_key = True
    return type(name, (models.Model,), attributes)


def _field(
    owner: str,
    name: str,
    said: Mapping[str, Any],
    key: bool,
    made: Mapping[str, type[models.Model]],
    schema: Mapping[str, Table],
) -> models.Field[Any, Any]:
    common: dict[str, Any] = {"null": bool(said.get("null")), "blank": bool(said.get("null"))}
    if key or said.get("unique") or (name == "id"):
        common["unique"] = True
    if key:
        common |= {"primary_key": True, "null": False}
    target = said.get("references")
    if target is not None:
        if target == owner:
            return models.ForeignKey("self", models.CASCADE, related_name=owner, **common)
        if target in made:
            return models.ForeignKey(made[target], models.CASCADE, related_name=owner, **common)
        if target in schema:
            return models.ForeignKey(schema[target].model, models.CASCADE, related_name="+", **common)
        raise DataSetError(
            f"{target!r} is neither a data set of the plan nor a model", owner, "fields", name, "references"
        )
    storage = said.get("type") or _held(said)
    if storage is None:
        raise DataSetError("say what it holds, as in `type: decimal`", owner, "fields", name)
    if storage == "decimal":
        places = said.get("places", 2)
        return models.DecimalField(max_digits=said.get("digits", 16), decimal_places=places, **common)
    if storage in _TEXTS:
        if storage == "text" and "max_length" not in said:
            return models.TextField(**common)
        return _TEXTS[storage](max_length=said.get("max_length", 254), **common)
    return _SINGLE[storage](**common)


def _held(said: Mapping[str, Any]) -> str | None:
    """What the form of a field gives, where it says so by itself."""
    if "kind" in said:
        known = kinds.all_kinds().get(said["kind"])
        return known.types[0] if known else "text"
    if "pattern" in said or "faker" in said:
        return "text"
    if "sequence" in said:
        return "text" if "format" in said["sequence"] else "integer"
    if "skewed" in said:
        return "integer"
    if "after" in said:
        return "timestamp"
    for form in ("range", "choice", "listing", "weights", "shares"):
        if form in said:
            return _type_of(list(said[form]))
    if "histogram" in said:
        return _type_of([end for bucket in said["histogram"] for end in bucket[:2]])
    for form in ("normal", "log_normal", "exponential"):
        if form in said:
            return "float"
    return _type_of([said["constant"]]) if "constant" in said else None


@lru_cache(maxsize=1)
def _readers() -> tuple[tuple[str, Any], ...]:
    from datetime import date, datetime

    return (("integer", int), ("float", float), ("date", date.fromisoformat), ("timestamp", datetime.fromisoformat))


def _type_of(values: list[Any]) -> str | None:
    present = [value for value in values if value is not None]
    if any(isinstance(value, (dict, list)) for value in present):
        return "json"
    if all(isinstance(value, bool) or value in ("true", "false") for value in present):
        return "boolean"
    for storage, read in _readers():
        try:
            for value in present:
                if storage == "integer" and isinstance(value, float):
                    raise ValueError
                read(value if storage in ("integer", "float") else str(value))
        except (ValueError, TypeError):
            continue
        return storage
    return "text"

"""What one model's `_meta` answers, where others ask about a model rather than a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models, router
from django.db.models import Q


def label_of(model: type[models.Model]) -> str:
    return model._meta.label


def is_row(value: Any) -> bool:
    """Whether a value is an object of a model."""
    return isinstance(value, models.Model)


def label_of_row(row: models.Model) -> str:
    """The label of the concrete model of an object."""
    return row._meta.concrete_model._meta.label  # type: ignore[union-attr]


def db_table_of(model: type[models.Model]) -> str:
    return model._meta.db_table


def django_field(model: type[models.Model], name: str = "pk") -> Any:
    """Django's field of a name, or of the primary key."""
    return model._meta.pk if name == "pk" else model._meta.get_field(name)


def app_folder(label: str) -> Path | None:
    """The folder of an installed app; None where there is none of this label."""
    return next((Path(config.path) for config in apps.get_app_configs() if config.label == label), None)


def stored_fields(model: type[models.Model]) -> tuple[Any, ...]:
    """Django's fields with a column, those of the tables above it first."""
    return tuple(model._meta.concrete_fields)


def parent_links(model: type[models.Model]) -> tuple[str, ...]:
    """The foreign keys (names) to the tables that hold the other part of each object, in multi-table inheritance."""
    own = {field.name for field in model._meta.local_concrete_fields}
    return tuple(link.name for link in model._meta.parents.values() if link is not None and link.name in own)


def default_of(model: type[models.Model], name: str) -> Any:
    """The default that the model's field has, computed if it is; None where it has none, or another each time."""
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field) or not field.has_default():
        return None
    value = field.get_default()
    moving = callable(field.default) and (isinstance(value, (date, time)) or field.get_default() != value)
    return None if moving else value


def defaults_of(model: type[models.Model], name: str, times: int) -> list[Any]:
    """What the model's field has by default, computed as often as said."""
    field = model._meta.get_field(name)
    return [field.get_default() for _ in range(times)] if isinstance(field, models.Field) else []


def stamp_of(source: Any) -> str:
    """When `save()` writes the time of day into a field: as the row is `created`, whenever `changed`, or never."""
    if getattr(source, "auto_now", False):
        return "changed"
    return "created" if getattr(source, "auto_now_add", False) else ""


def stamped_fields(model: type[models.Model]) -> frozenset[str]:
    """Fields that `save()` overwrites with the time of day."""
    return frozenset(field.name for field in model._meta.concrete_fields if stamp_of(field))


def generated_columns(model: type[models.Model]) -> frozenset[str]:
    """The columns that the database computes from others."""
    return frozenset(str(one.column) for one in model._meta.concrete_fields if getattr(one, "generated", False))


@dataclass(frozen=True)
class Deletion:
    """What the deletion of a row does to those that point at it by a foreign key (`column`): the name of Django's
    rule (`CASCADE`, `PROTECT`, `SET_NULL`, …). A `parent_link` joins two parts of one object.
    """

    column: str
    rule: str
    parent_link: bool = False


def deletions(model: type[models.Model]) -> tuple[Deletion, ...]:
    """The rules of a model's own foreign keys."""
    found = []
    for candidate in model._meta.local_concrete_fields:
        remote = candidate.remote_field
        if remote is None or not (candidate.many_to_one or candidate.one_to_one):
            continue
        rule = getattr(remote, "on_delete", None)
        # SET(value) is a function of its own each time.
        name = "SET" if hasattr(rule, "deconstruct") else getattr(rule, "__name__", str(rule))
        found.append(Deletion(str(candidate.column), name, bool(getattr(remote, "parent_link", False))))
    return tuple(found)


def generic_relations(model: type[models.Model]) -> frozenset[str]:
    """The labels of the models whose rows go with a row of this one, by a generic relation."""
    related = [candidate.related_model for candidate in model._meta.private_fields if candidate.one_to_many]
    # That of an app that is not installed stays the name that it was declared by.
    return frozenset(one._meta.label for one in related if one is not None and not isinstance(one, str))


def content_type_name(label: str) -> tuple[str, str]:
    """How the table of content types names a model: the label of its app and its name in small letters."""
    app, _, name = label.partition(".")
    return app, name.lower()


def many_to_many_fields(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.local_many_to_many)


def key_names(model: type[models.Model]) -> tuple[str, ...]:
    """The names of the fields of the primary key: several for a composite one."""
    key: Any = model._meta.pk
    names = getattr(key, "field_names", None) if getattr(key, "column", None) is None else None
    return tuple(names) if names else ("pk",)


def limited_choices(model: type[models.Model]) -> dict[str, Any]:
    """What `limit_choices_to` says of the model's foreign keys, by name: a Q, or a dictionary of lookups.

    A many-to-many field says it of the foreign key of its table that leads to the other side.
    """
    said: dict[str, Any] = {}
    for own in model._meta.local_concrete_fields:
        if isinstance(own, models.ForeignKey):
            said[own.name] = _limit(own)
    # The table of a many-to-many field refers to the model that has the field.
    for other in {own.related_model for own in model._meta.local_concrete_fields if own.related_model is not None}:
        for many in other._meta.local_many_to_many:
            if many.remote_field.through is model:
                said[many.m2m_reverse_field_name()] = _limit(many)
    return {name: limit for name, limit in said.items() if limit}


def _limit(field: Any) -> Any:
    """What a field's `limit_choices_to` says; None for what Django cannot read either, such as a callable's callable
    or one that fails. Forms and full_clean() fail at it, the database does not know it.
    """
    try:
        limit = field.get_limit_choices_to()
    except Exception:
        return None
    return limit if isinstance(limit, Q | Mapping) else None


@dataclass(frozen=True)
class GenericKey:
    """A generic foreign key: the fields that hold the content type and the key of the object."""

    name: str
    content_type: str
    object_key: str


def generic_keys(model: type[models.Model]) -> tuple[GenericKey, ...]:
    return tuple(
        GenericKey(field.name, field.ct_field, field.fk_field)
        for field in model._meta.private_fields
        if hasattr(field, "ct_field") and hasattr(field, "fk_field")
    )


def migrates(model: type[models.Model], connection: Any) -> bool:
    """Whether migrations give the model a table in this database: managed, able to hold it, and routed there."""
    return bool(model._meta.can_migrate(connection)) and bool(router.allow_migrate_model(connection.alias, model))


def reverse_relation(model: type[models.Model], name: str) -> tuple[type[models.Model], str] | None:
    """The model that points here under an accessor such as `orders`, and its foreign key."""
    for relation in model._meta.related_objects:
        if relation.get_accessor_name() == name:
            related: Any = relation.related_model
            return related, relation.field.name
    return None

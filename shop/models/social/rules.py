"""Checks that several models of this subject have in common, each with its own name and message."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import F, Q


def known(model: str, field: str, values: Collection[str], *, optional: bool = False) -> models.CheckConstraint:
    """The column holds one of `values`, or nothing where it is optional."""
    condition = Q(**{f"{field}__in": sorted(values)})
    return models.CheckConstraint(
        condition=condition | Q(**{f"{field}__isnull": True}) if optional else condition,
        name=f"shop_{model}_{field}_known",
        violation_error_message=f"Unknown {field.replace('_', ' ')}.",
    )


def counted(model: str, *fields: str) -> list[models.CheckConstraint]:
    """None of the columns, which count something, is below zero."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{field}__gte": 0}),
            name=f"shop_{model}_{field}_not_negative",
            violation_error_message=f"{field.replace('_', ' ').capitalize()} cannot be negative.",
        )
        for field in fields
    ]


def at_most(model: str, field: str, limit: str) -> models.CheckConstraint:
    """One column is no higher than another."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__lte": F(limit)}),
        name=f"shop_{model}_{field}_within_{limit}",
        violation_error_message=f"There cannot be more {field.replace('_', ' ')} than {limit.replace('_', ' ')}.",
    )


def filled(model: str, field: str) -> models.CheckConstraint:
    """The column is not empty; a null passes where the column takes it."""
    return models.CheckConstraint(
        condition=~Q(**{field: ""}),
        name=f"shop_{model}_{field}_not_empty",
        violation_error_message=f"The {field.replace('_', ' ')} is missing.",
    )


def different(model: str, one: str, other: str, message: str) -> models.CheckConstraint:
    """Two foreign keys do not point at the same row."""
    return models.CheckConstraint(
        condition=~Q(**{one: F(other)}), name=f"shop_{model}_not_itself", violation_error_message=message
    )


class NotItsOwnParent(models.CheckConstraint):
    """A row does not point at itself, where the database takes a check of a key that it counts itself: MySQL and
    MariaDB do not.
    """

    def constraint_sql(self, model: type[models.Model] | None, schema_editor: Any) -> str:
        if schema_editor.connection.vendor == "mysql":
            return ""
        return super().constraint_sql(model, schema_editor)


def not_its_own_parent(model: str) -> NotItsOwnParent:
    """The row that `parent` points at is another one."""
    return NotItsOwnParent(
        condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
        name=f"shop_{model}_not_its_own_parent",
        violation_error_message="A comment cannot answer itself.",
    )

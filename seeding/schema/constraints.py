"""What a model declares of several rows or several fields: uniques, checks and exclusions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Lower

from seeding.schema.table import Check, Exclusion, Unique
from seeding.truth import asking_for_nulls


def constraints_of(model: type[models.Model]) -> tuple[models.BaseConstraint, ...]:
    """The constraints that the model declares, as Django holds them."""
    return tuple(model._meta.constraints)


def plain_uniques(model: type[models.Model]) -> Iterable[Unique]:
    """What is unique by a field's own word or by `unique_together`."""
    meta = model._meta
    for candidate in meta.local_concrete_fields:
        if candidate.unique:
            yield Unique(f"{candidate.name} unique", (candidate.name,))
    for together in meta.unique_together:
        yield Unique(" + ".join(together), tuple(together))


def read_uniques(model: type[models.Model]) -> Iterable[Unique]:
    """All that is unique: by a field's own word, by `unique_together`, by constraints, and for a date."""
    yield from plain_uniques(model)
    for constraint in constraints_of(model):
        if not isinstance(constraint, UniqueConstraint):
            continue
        names = tuple(constraint.fields) or tuple(_names_in(constraint.expressions))
        if names:
            lowered = _lowered(constraint.expressions)
            yield Unique(
                constraint.name,
                names,
                constraint.condition is not None,
                bool(constraint.expressions),
                lowered,
                constraint.condition and asking_for_nulls(constraint.condition),
                constraint.nulls_distinct is not False,
            )
    yield from _dated(model)


def _dated(model: type[models.Model]) -> Iterable[Unique]:
    """`unique_for_date`, `unique_for_month` and `unique_for_year`, which `full_clean()` checks and no database does."""
    for candidate in model._meta.local_concrete_fields:
        for period in ("date", "month", "year"):
            dated = getattr(candidate, f"unique_for_{period}", None)
            if dated and any(other.name == dated for other in model._meta.local_concrete_fields):
                name = f"{candidate.name} unique for {period}"
                yield Unique(name, (candidate.name, dated), expression=True, lowered=None, period=period)


def _lowered(expressions: Iterable[Any]) -> tuple[str, ...] | None:
    found: list[str] = []
    for expression in expressions:
        inner = expression.get_source_expressions() if isinstance(expression, Lower) else None
        if inner is not None and len(inner) == 1 and isinstance(inner[0], F):
            found.append(str(vars(inner[0])["name"]))
        elif not isinstance(expression, F):
            return None
    return tuple(found)


def _names_in(expressions: Iterable[Any]) -> Iterable[str]:
    for expression in expressions:
        if isinstance(expression, F):
            yield str(vars(expression)["name"])
        else:
            yield from _names_in(expression.get_source_expressions())


def asks_some(unique: Unique) -> bool:
    """Whether a constraint asks something else than that every value is different."""
    return unique.condition is not None or unique.expression or bool(unique.period) or not unique.nulls_distinct


def read_checks(model: type[models.Model]) -> Iterable[Check]:
    for constraint in constraints_of(model):
        if isinstance(constraint, CheckConstraint):
            said = constraint.condition
            condition = asking_for_nulls(said if isinstance(said, Q) else Q(said))
            yield Check(constraint.name, condition, str(said))


def read_exclusions(model: type[models.Model]) -> Iterable[Exclusion]:
    for constraint in constraints_of(model):
        # Its class can only be imported where a driver of PostgreSQL is installed.
        if type(constraint).__name__ != "ExclusionConstraint":
            continue
        expressions = vars(constraint)["expressions"]
        alike = tuple(one for one, operator in expressions if operator == "=" and isinstance(one, str))
        for expression, operator in expressions:
            names = (expression,) if isinstance(expression, str) else tuple(_names_in([expression]))[:2]
            if operator == "&&" and names:
                yield Exclusion(constraint.name, names, alike)

"""Constraints of the models, put to the rows themselves, whether or not the database enforces them."""

from __future__ import annotations

from typing import Any

from django.db.models import CheckConstraint, Exists, F, OuterRef, Q

from seeding.checking.conditions import Fails
from seeding.checking.registry import Items, Rule, check
from seeding.checking.subject import Subject
from seeding.schema import constraints_of


@check("constraint")
def checks(subject: Subject) -> Items:
    """A row that fails a CheckConstraint of its model."""
    for constraint in constraints_of(subject.table.model):
        if isinstance(constraint, CheckConstraint):
            said = str(constraint.violation_error_message)
            own = "" if constraint.violation_error_message == constraint.default_violation_error_message else f" {said}"
            yield Rule(
                constraint.name,
                Fails(constraint.condition),
                f"{subject.label}: {{rows}} against the constraint {constraint.name}.{own}",
                f"Mend the rows; Meta.constraints of {subject.label} declares what must hold.",
            )


@check("exclusion")
def exclusions(subject: Subject) -> Items:
    """Rows that an ExclusionConstraint keeps apart, and that are both there (PostgreSQL)."""
    if subject.vendor != "postgresql":
        return
    from django.contrib.postgres.constraints import ExclusionConstraint

    for constraint in constraints_of(subject.table.model):
        if isinstance(constraint, ExclusionConstraint):
            yield Rule(
                constraint.name,
                _excluded(subject, constraint),
                f"{subject.label}: {{rows}} in the way of another, by the constraint {constraint.name}.",
                "Keep one row of each pair.",
            )


def _excluded(subject: Subject, constraint: Any) -> Any:
    """That another row is there to which the expressions stand by all of the operators."""
    from django.db.models.lookups import PostgresOperatorLookup

    outer: dict[Any, Any] = {F(name): OuterRef(name) for f in subject.fields for name in {f.name, f.attname}}
    lookups = []
    for expression, operator in constraint.expressions:
        own = F(expression) if isinstance(expression, str) else expression
        theirs = own.replace_expressions(outer)
        parts = [part.get_expression_for_validation() if hasattr(part, "get_expression_for_validation") else part
                 for part in (own, theirs)]  # fmt: skip
        lookup = PostgresOperatorLookup(lhs=parts[0], rhs=parts[1])
        lookup.postgres_operator = operator
        lookups.append(lookup)
    others = subject.rows.exclude(pk=OuterRef("pk")).filter(*lookups)
    if constraint.condition is None:
        return Exists(others)
    return Q(constraint.condition) & Q(Exists(others.filter(constraint.condition)))

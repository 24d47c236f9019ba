"""CHECK clauses as PostgreSQL and SQLite print them, read as conditions of Django's that rows can be drawn by.

What is not understood for certain is not read at all: the database judges it.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from seeding.clauses.reading import condition_of
from seeding.clauses.tokens import alternatives_of, clauses_of
from seeding.schema import Check, Table
from seeding.truth import names_in


def check_of(table: Table, name: str, text: str, assigned: Collection[str] = ()) -> Check | None:
    """The check that a clause of a table's database states; None where it is not understood, or where the fields keep
    to it as they are. A clause without a name is called by its text.

    Alternatives (`OR`) that speak of fields which triggers assign anew (`assigned`) do not count where others are left.
    """
    alternatives = alternatives_of(text)
    steady = [one for one in alternatives if not set(names_in(condition_of(table, one))) & set(assigned)]
    for stated in (" OR ".join(steady), text.strip()):
        condition = condition_of(table, stated)
        if condition is not None:
            kept = _kept_anyway(table, condition)
            return None if kept else Check(name or " ".join(stated.split()), condition, stated)
    return None


def _kept_anyway(table: Table, condition: Q) -> bool:
    """Whether a condition is a lower bound that the field's type has by itself: a PositiveIntegerField's."""
    if condition.negated or len(condition.children) != 1 or not isinstance(condition.children[0], tuple):
        return False
    path, wanted = condition.children[0]
    name, _, lookup = path.partition("__")
    low = table.field(name).low
    return lookup == "gte" and isinstance(wanted, int) and isinstance(low, int) and low >= wanted


__all__ = ["check_of", "clauses_of", "condition_of"]

"""Rows that are in the database, judged by `full_clean()`: what their models' rules say when they see everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction

from seeding.packages import every_scope
from seeding.schema import Table
from seeding.trials.judging import apart, named, shape, telling, worded

CHUNK = 500
TOLD = 3
"""Messages of one model that are told one by one."""


@dataclass
class Judgement:
    """What `full_clean()` says of the rows of one model, of how many, and how many pass."""

    label: str
    rows: int = 0
    passing: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        reasons = [reason for reason, _ in self.reasons.most_common()]
        return told(self.label, self.rows - self.passing, self.rows, reasons)


def told(label: str, failing: int, rows: int, reasons: list[str]) -> str:
    """One line on what the rules of a model say against its rows."""
    more = f"; and {len(reasons) - TOLD} more" if len(reasons) > TOLD else ""
    return f"{label}: {failing:,} of {rows:,} rows do not pass its own rules: {'; '.join(reasons[:TOLD])}{more}"


def judge_stored(table: Table, using: str, most: int | None = None) -> Judgement:
    """The judgement of the rows of a table, or of the first `most` of them. What rules do to the database is undone."""
    found = Judgement(table.label)
    rows: Any = table.model._base_manager.using(using).order_by("pk")
    with every_scope(), apart(), transaction.atomic(using=using):
        try:
            for row in _in_chunks(rows) if most is None else list(rows[:most]):
                found.rows += 1
                reasons = set(_reasons(row, using))
                found.passing += not reasons
                found.reasons.update(reasons)
        except Exception as error:
            # Classes of fields raise what they like when they read what is no value of theirs.
            found.rows += 1
            found.reasons[f"its rows cannot be read: {type(error).__name__}: {shape(error)}"] += 1
        transaction.set_rollback(True, using=using)
    return found


def _in_chunks(rows: Any) -> Iterator[Any]:
    """All rows in the order of their keys. No statement is open between two of them: what a rule does is undone, and
    SQLite ends every statement that is open then.
    """
    chunk = list(rows[:CHUNK])
    while chunk:
        yield from chunk
        chunk = list(rows.filter(pk__gt=chunk[-1].pk)[:CHUNK]) if len(chunk) == CHUNK else []


def _reasons(row: Any, using: str) -> Iterator[str]:
    try:
        with transaction.atomic(using=using):
            row.full_clean()
    except ValidationError as error:
        by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
        for name, errors in by_field.items():
            for message in (message for one in errors for message in worded(one)):
                said = shape(message, telling(row), named(type(row)))
                yield said if name == NON_FIELD_ERRORS else f"{name}: {said}"
    except Exception as error:
        if "durable atomic block" in str(error):
            # A rule that wants a transaction of its own cannot be asked inside of another.
            return
        yield f"{type(error).__name__}: {shape(error, telling(row))}"


__all__ = ["Judgement", "judge_stored", "told"]

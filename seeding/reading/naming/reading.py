"""One name read: every rule that it says something by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from seeding.reading.naming.orders import readings
from seeding.reading.naming.rule import Rule
from seeding.reading.naming.rules import RULES
from seeding.reading.signs import Sign
from seeding.reading.subjects import Subject
from seeding.schema import Field


def by_name(field: Field, subject: Subject, label: str | None = None) -> Iterator[Sign]:
    """What the name of a column says, or another text about it, such as its `label`."""
    for rule in _saying(readings(field, subject, label), field.storage):
        if rule.concerns(subject):
            yield Sign(rule.kind, rule.sensitivity, rule.confidence, "its name")


@lru_cache(maxsize=4096)
def _saying(names: tuple[str, ...], storage: str) -> tuple[Rule, ...]:
    """The rules of which one of these names is, whatever table it stands in: most names stand in many."""
    return tuple(rule for rule in RULES if storage in rule.stored and any(map(rule.says, names)))

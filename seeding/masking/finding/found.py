"""What is known of one column: its kind, how sensitive it is, the proposed rule, and why."""

from __future__ import annotations

from dataclasses import dataclass

from seeding.masking.finding.classifying import Weighed
from seeding.masking.policy import Rule
from seeding.reading.signs import Sensitivity
from seeding.reading.subjects import Subject
from seeding.schema import Field


@dataclass(frozen=True)
class Finding:
    """What one column is. `path` is a path within its JSON values (`$.contact.email`), empty for the column itself.

    `rule` is what masking should do: its technique is `undecided` where a person has to say. `personal` says that the
    column is to be masked, or must be taken for such until somebody says otherwise.
    """

    label: str
    field: str
    path: str
    kind: str
    sensitivity: Sensitivity
    personal: bool
    confidence: float
    rule: Rule
    evidence: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.label}.{self.field}{' ' + self.path if self.path else ''}"


def finding_of(field: Field, subject: Subject, weighed: Weighed, rule: Rule, path: str = "") -> Finding:
    """What a column, or what stands at a path within it, was weighed as, with its rule."""
    unique = ("unique",) if field.unique and not field.primary_key and weighed.personal else ()
    return Finding(
        label=subject.table.label,
        field=field.name,
        path=path,
        kind=weighed.kind,
        sensitivity=weighed.sensitivity,
        personal=weighed.personal,
        confidence=round(weighed.confidence, 2),
        rule=rule,
        evidence=(*weighed.evidence, *unique),
    )

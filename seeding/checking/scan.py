"""Counting the rows that break rules: all rules of a table in one pass over it, however many rows it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import Error
from django.db.models import Count, Value

from seeding.checking.registry import Check, Rule, all_checks
from seeding.checking.report import Finding
from seeding.checking.subject import EXAMPLES, Subject

TOGETHER = 120
"""Rules that one statement counts: databases limit the columns of a result."""

SHOWN = 3
"""Values that a finding tells at most, where values may be told at all."""


def count_rows(subject: Subject) -> int:
    with subject.database.attempt():
        return int(subject.rows.count())


def scan(subject: Subject, rules: Sequence[tuple[Check, Rule]]) -> Iterator[tuple[Check, Finding]]:
    """The rules that rows of the table break, with what they are of."""
    for start in range(0, len(rules), TOGETHER):
        part = rules[start : start + TOGETHER]
        try:
            counts = _counts(subject, [rule for _, rule in part])
        except Exception:
            # One of them cannot be put to this database. Alone, each shows whether it is the one.
            counts = []
            for check, rule in part:
                try:
                    counts.extend(_counts(subject, [rule]))
                except Exception as error:
                    counts.append(0)
                    yield unexamined(subject.label, rule.field, check, error)
        for (check, rule), count in zip(part, counts, strict=True):
            if count:
                yield check, _finding(subject, rule, count)


def _counts(subject: Subject, rules: Sequence[Rule]) -> list[int]:
    wanted = {f"rule_{place}": Count(Value(1), filter=rule.violated) for place, rule in enumerate(rules)}
    with subject.database.attempt():
        found: dict[str, int] = subject.rows.aggregate(**wanted)
    return list(found.values())


def _finding(subject: Subject, rule: Rule, count: int) -> Finding:
    broken = subject.rows.filter(rule.violated)
    examples, sql = subject.examples(broken)
    message = rule.message.format(count=f"{count:,}", rows=plural(count))
    if rule.show is not None:
        message += _shown(subject, rule.show, broken)
    return Finding(subject.label, rule.field, message, rule.hint, count, examples, sql, rule.level)


def _shown(subject: Subject, name: str, broken: Any) -> str:
    """The values at fault, the most frequent first."""
    listed = broken.values(name).annotate(times=Count("*")).order_by("-times", name)[: SHOWN + 1]
    with subject.database.attempt():
        values = [f"{row[name]!r} ({row['times']:,}×)" for row in listed]
    return f" Found: {', '.join(values[:SHOWN])}{' and others' if len(values) > SHOWN else ''}."


def plural(count: int, noun: str = "row") -> str:
    """`1 row`, `1,200 rows`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def unexamined(label: str, field: str, check: Check, error: Exception) -> tuple[Check, Finding]:
    """That a check could not be carried out, and why."""
    text = " ".join(str(error).split())[:300]
    kind = "the database answered" if isinstance(error, Error) else type(error).__name__
    finding = Finding(
        label,
        field,
        f"{'.'.join(filter(None, (label, field)))}: {check.id} could not be examined here: {kind}: {text}",
        "Look at the column and at its type; until then nothing is known of this rule.",
    )
    return all_checks()["unexamined"], finding


__all__ = ["EXAMPLES", "count_rows", "plural", "scan", "unexamined"]

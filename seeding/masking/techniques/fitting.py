"""Whether what a technique gives fits its column, by trying it on values that the column could hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from seeding.masking.secret import Secret
from seeding.masking.techniques.technique import Cells, Target, Technique
from seeding.patterns import Unmatchable, matching
from seeding.schema import Field
from seeding.spec import SeedingError

_SAMPLE_SECRET = Secret("a secret for trying a technique before the run", "trial")


def unique(target: Target) -> bool:
    """Whether values have to stay distinct: alone, in any case, or together with other columns."""
    return target.unique or target.unique_any_case or bool(target.together)


def not_distinct(target: Target, what: str) -> Iterable[str]:
    """The problem of a technique that gives equal values in a column that has to be unique."""
    if unique(target):
        other = "{fpe: {alphabet: digits}}" if target.field.storage == "integer" else "{hash: {}}"
        yield f"{target} is unique, and {what}. Write {other}, or substitute with a kind that can be unique."


def misfits(technique: Technique, target: Target, instead: str) -> Iterable[str]:
    """What a trial comes to: results that are too long, not among the choices or refused by a validator."""
    samples = samples_of(target.field)
    if not samples:
        return
    try:
        masked = technique.mask(Cells(target, list(samples), _SAMPLE_SECRET))
    except (SeedingError, ValueError) as error:
        yield f"{target}: {technique.name} fails on a value that the column may hold ({error}). Write {instead}."
        return
    f = target.field
    for original, value in zip(samples, masked, strict=True):
        reason = refusal(f, value)
        if reason and not refusal(f, original):
            yield f"{target}: {technique.name} gives values such as {value!r}, {reason}. Write {instead}."
            return


def refusal(f: Field, value: Any) -> str | None:
    """Why the column does not take a value; None where it does."""
    if value is None:
        return None if f.null else "and the column is not null"
    if f.choices and value not in f.choices:
        return "which is not among the choices"
    if isinstance(value, str):
        if f.max_length is not None and len(value) > f.max_length:
            return f"which is longer than {f.max_length} characters"
        for pattern in f.regexes:
            if re.search(pattern, value) is None:
                return f"which the validator {pattern} refuses"
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    outside = (f.low is not None and value < f.low) or (f.high is not None and value > f.high)
    return f"which is not from {f.low} to {f.high}" if outside else None


def samples_of(f: Field) -> Sequence[Any]:
    """Values that a column could hold."""
    if f.choices:
        return f.choices
    if f.storage == "text":
        return [text[: f.max_length] for text in _texts(f)]
    if f.storage in ("integer", "decimal", "float"):
        low, high = (0 if f.low is None else f.low), (10_000 if f.high is None else f.high)
        middle = low + (high - low) // 3
        numbers = [low, middle, high]
        return [Decimal(str(one)) for one in numbers] if f.storage == "decimal" else numbers
    if f.storage == "date":
        return [date(1984, 2, 29), date(2024, 12, 31)]
    if f.storage == "timestamp":
        zone = UTC if f.aware else None
        return [datetime(1984, 2, 29, 23, 59, 59, tzinfo=zone), datetime(2024, 12, 31, tzinfo=zone)]
    if f.storage == "uuid":
        return [UUID(int=1 << 77)]
    return []


def _texts(f: Field) -> list[str]:
    usual = [text for text in _usual(f) if all(re.search(pattern, text) for pattern in f.regexes)]
    found: list[str] = []
    for pattern in f.regexes:
        with suppress(Unmatchable):
            found += [matching(pattern, key, f.max_length) for key in range(1, 6)]
    return [*usual, *(text for text in found if all(re.search(pattern, text) for pattern in f.regexes))]


def _usual(f: Field) -> list[str]:
    if f.class_name == "EmailField":
        return ["anna.smith42@mail.test", "b@c.de"]
    if f.class_name == "URLField":
        return ["https://www.mail.test/people/anna-smith?id=42"]
    if f.class_name in ("GenericIPAddressField", "IPAddressField"):
        return ["93.184.216.34"]
    return ["Anna Smith 42", "ab12", "4929 1234 5678 9012"]

"""Columns fitted to check constraints by construction: what they must begin with, end with, match or be equal to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from seeding import columns
from seeding.columns import Column
from seeding.rows import Rows, evaluate
from seeding.schema import Check, Field
from seeding.sources import Pattern
from seeding.storing import conform, read_column
from seeding.truth import Unjudged, names_in, worth


@dataclass(frozen=True)
class Affixed:
    """The text of another source between a beginning and an end; of exactly `size` characters where that is given."""

    source: Any
    before: str = ""
    after: str = ""
    size: int | None = None

    def shaped(self, text: str, most: int | None) -> str:
        room = self.size if self.size is not None else most
        if room is None:
            return self.before + text + self.after
        room -= len(self.before) + len(self.after)
        inner = text[: max(room, 0)].strip() or "x"
        if self.size is not None:
            inner = (inner * (room // len(inner) + 1))[: max(room, 0)]
            inner = inner if inner == inner.strip() else inner.replace(" ", "x")
        return self.before + inner + self.after


@evaluate.register
def _(source: Affixed, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    texts = [source.shaped(str(value or ""), field.max_length) for value in drawn.values()]
    return columns.Strings(tuple(texts), nulls=drawn.nulls)


@dataclass(frozen=True)
class Computed:
    """What an expression of Django's says of the other columns, and of what `source` draws for this one."""

    name: str
    text: str
    expression: Any
    source: Any

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Computed) and (self.name, self.text) == (other.name, other.text)

    def __hash__(self) -> int:
        return hash((self.name, self.text))


@evaluate.register
def _(source: Computed, rows: Rows, field: Field) -> Column:
    names = [name for name in names_in([source.expression]) if name != field.name]
    held = {name: rows.column(name).values() for name in names}
    held[field.name] = conform(evaluate(source.source, rows, field), field).values()
    found = [worth(source.expression, {name: one[row] for name, one in held.items()}) for row in range(len(rows))]
    return read_column(found, field)


def fitted(check: Check, field: Field, source: Any) -> Any:
    """The source of a column as a check asks for it; the same source where it asks for nothing that is known here."""
    condition = check.condition
    if condition.negated or (condition.connector != Q.AND and len(condition.children) > 1):
        return source
    for child in condition.children:
        if isinstance(child, Q):
            source = fitted(replace(check, condition=child), field, source)
        elif isinstance(child, tuple):
            source = _asked(child[0], child[1], field, source)
        elif (size := _size(child, field)) is not None:
            source = Affixed(source, size=size)
    return source


def _size(part: Any, field: Field) -> int | None:
    """The number that a lookup compares the length of a column with."""
    length = isinstance(part, Exact) and isinstance(part.lhs, Length) and isinstance(part.rhs, int)
    return part.rhs if length and names_in([part]) == [field.name] else None


def _asked(path: str, value: Any, field: Field, source: Any) -> Any:
    name, _, lookup = path.partition("__")
    if name != field.name:
        return source
    if lookup in ("", "exact") and hasattr(value, "resolve_expression"):
        return Computed(field.name, str(value), value, source) if _known(value, field) else source
    if field.storage != "text":
        return source
    match lookup:
        case "startswith" | "istartswith":
            return Affixed(source, before=str(value))
        case "endswith" | "iendswith" | "contains" | "icontains":
            return Affixed(source, after=str(value))
        case "length":
            return Affixed(source, size=int(value))
        case "regex" | "iregex":
            return Pattern(str(value))
    return source


def _known(expression: Any, field: Field) -> bool:
    """Whether an expression is worked out here; that it is not only another name of the column itself."""
    if isinstance(expression, F) and names_in([expression]) == [field.name]:
        return False
    sample: Any = "a" if field.storage == "text" else 1
    try:
        worth(expression, dict.fromkeys(names_in([expression]), sample))
    except (Unjudged, TypeError):
        return False
    return True

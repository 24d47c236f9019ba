"""A column of any sort: the one door to what is inferred."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from seeding.conditions import Stepped
from seeding.generators import Constant, Generator, Nullable
from seeding.inference.by_type import infer_unique
from seeding.inference.converted import infer_custom
from seeding.inference.inferred import Inferred
from seeding.inference.meaning import of_standard, of_whom
from seeding.inference.plain import infer_plain
from seeding.inference.references import infer_reference
from seeding.kinds.naming_data import THINGS
from seeding.schema import Field, Table, taken_name
from seeding.sources import After, Converted, Numbered
from seeding.spec import OfKind
from seeding.uploads import SIDE


def infer(
    table: Table, field: Field, *, planned: frozenset[str], existing: Mapping[str, tuple[Any, ...]], as_of: int
) -> Inferred | str:
    """The source of a column, or why there is none (the sentence says what to declare).

    `planned` are the labels of the tables that the same plan fills, `existing` the keys that others hold.
    """
    if field.reference:
        return infer_reference(table, field, planned, existing)
    held = any(existing.get(taken_name(table.label, unique)) for unique in table.uniques)
    standard = None if held else of_standard(table, field)
    if standard is not None:
        return Inferred(standard, f"{standard.column.replace('_', ' ')} of a {standard.table}", unique=field.unique)
    drawn = _infer_value(table, field, as_of)
    if isinstance(drawn, str):
        return drawn
    if isinstance(drawn.source, OfKind):
        drawn = replace(drawn, source=of_whom(table, field, drawn.source))
    if field.unique and held and getattr(drawn.source, "kind", "") in THINGS:
        # Rows that are there may be called so: names with a number are others.
        return replace(drawn, source=OfKind("name_of_thing"))
    if held and isinstance(drawn.source, Numbered):
        return infer_unique(field)
    if not field.optional or field.unique:
        return drawn
    if isinstance(drawn.source, After):
        return drawn
    if isinstance(drawn.source, Constant) and drawn.source.value is None:
        return drawn
    return _sometimes(drawn)


def _sometimes(drawn: Inferred) -> Inferred:
    """A generator's values in most rows, of a column that may do without."""
    match drawn.source:
        case Converted(source=Generator() as inner, value=value):
            source: Any = Converted(Nullable(inner, 0.2), value)
        case Generator():
            source = Nullable(drawn.source, 0.2)
        case _:
            return drawn
    return Inferred(source, f"{drawn.reason}; may be null, so it is in a fifth of the rows")


def _infer_value(table: Table, field: Field, as_of: int) -> Inferred | str:
    if field.upload and not field.blank and not field.unique:
        return Inferred(Constant(field.upload), "a small valid file, put into the field's storage")
    if field.measured:
        image = table.field(field.measured)
        size = SIDE if image.upload and not image.blank else None if field.null else 0
        return Inferred(Constant(size), f"what {field.measured} measures")
    if field.custom is not None:
        return infer_custom(table, field, as_of)
    drawn = infer_plain(table, field, as_of)
    if field.steps is not None and isinstance(drawn, Inferred) and not field.unique and not field.choices:
        step, offset = field.steps
        return Inferred(Stepped(drawn.source, step, offset), f"{drawn.reason}; in steps of {step}")
    return drawn

"""Unique constraints and exclusions, met by construction where they can be: each row gets a value of its own."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from seeding import kinds
from seeding.conditions import inmost
from seeding.dating import goes_on_for_years
from seeding.generators import Constant, Uuid
from seeding.inference import own_code
from seeding.relations import (
    Chain,
    Existing,
    ExistingOnce,
    GenericKey,
    GenericType,
    Joint,
    OneToOne,
    ParentKey,
    Pointing,
    Rotating,
    Serial,
)
from seeding.schema import Exclusion, Field, Table, Unique, taken_name
from seeding.sources import (
    RANGES,
    Called,
    Code,
    Few,
    Slug,
    Sometimes,
    SpanEnd,
    Spans,
    UniqueInteger,
    UniqueMoment,
    UniqueScalar,
    numbered,
)
from seeding.spec import Counted, Listing, OfKind, Pick
from seeding.trees import Path
from seeding.wording import snake_case

if TYPE_CHECKING:
    from seeding.plan import ColumnPlan

FEW_NUMBERS = 1000
"""How many numbers a field may have for a composite key to be made of all of them."""


def resolve(
    table: Table, found: list[ColumnPlan], parent: str | None, as_of: date, existing: Mapping[str, tuple[Any, ...]]
) -> list[ColumnPlan]:
    """The columns with every unique constraint met by construction that can be."""
    by_name = {column.field.name: column for column in found}
    for unique in table.uniques:
        if len(unique.fields) == 1 and unique.condition is None and unique.fields[0] in by_name:
            by_name[unique.fields[0]] = _beside(by_name[unique.fields[0]], taken_name(table.label, unique), existing)
    for unique in table.uniques:
        names = [name for name in unique.fields if name in by_name]
        if len(names) != len(unique.fields) or met([by_name[name] for name in names], parent, unique.nulls_distinct):
            continue
        if unique.condition is not None or unique.period:
            # Not all rows are asked to differ: those that are, are drawn again (`leftover`).
            continue
        if not unique.nulls_distinct:
            _join_nulls(unique, by_name, as_of, existing, table)
            continue
        if len(names) == 1:
            column = _plainly_drawn(by_name[names[0]])
            if isinstance(column.source, OfKind) and kinds.get(column.source.kind).unique_values != 0:
                by_name[names[0]] = replace(column, unique=True)
            continue
        there = partial(existing.get, taken_name(table.label, unique))
        _join(unique, by_name, as_of, there, _compared(table, names))
    for exclusion in table.exclusions:
        _keep_apart(table, exclusion, by_name)
    return [by_name[column.field.name] for column in found]


def _beside(column: ColumnPlan, taken: str, existing: Mapping[str, tuple[Any, ...]]) -> ColumnPlan:
    """A unique column without the values that rows hold already."""
    source = column.source
    if isinstance(source, (Few, ExistingOnce)):
        held = {value for (value,) in existing.get(taken, ())}
        return replace(column, source=replace(source, values=tuple(one for one in source.values if one not in held)))
    if isinstance(source, UniqueInteger) and not column.declared:
        highest = max((value for (value,) in existing.get(taken, ()) if value is not None), default=source.low - 1)
        return replace(column, source=UniqueInteger(max(source.low, highest + 1)))
    return column


def _keep_apart(table: Table, exclusion: Exclusion, by_name: dict[str, ColumnPlan]) -> None:
    """Give each row a range of its own: among those of one row that it points at, where the constraint compares that,
    else among all.
    """
    columns = [by_name[name] for name in exclusion.fields if name in by_name]
    if not columns or any(column.declared for column in columns):
        return
    first, reason = columns[0].field, f"a range of the row's own, as {exclusion.name} asks"
    among = next((name for name in exclusion.alike if name in by_name and _takes_turns(by_name[name])), "")
    slot = 1000 if among and goes_on_for_years(table) else 0
    if len(columns) == 1 and first.class_name in RANGES:
        spans = Spans(RANGES[first.class_name], own=True, among=among, slot=slot)
        by_name[first.name] = replace(columns[0], source=spans, reason=reason)
    elif len(columns) == 2 and all(column.field.storage in ("date", "timestamp", "integer") for column in columns):
        for place, column in enumerate(columns):
            end = SpanEnd(first.name, place, among, slot)
            by_name[column.field.name] = replace(column, source=end, reason=reason)
    else:
        return
    if among:
        picked = by_name[among]
        turns = Rotating(picked.source.missing)
        by_name[among] = replace(picked, source=turns, reason=f"each row in turn: {exclusion.name} counts their ranges")


def _takes_turns(column: ColumnPlan) -> bool:
    """Whether a foreign key may point at each row of its table in turn."""
    plain = type(column.source) is Pick and column.source == Pick(missing=column.source.missing)
    return plain and not column.declared and not column.unique


def met(columns: Sequence[ColumnPlan], parent: str | None, nulls_distinct: bool = True) -> bool:
    if any(_own(column) or (column.source == Constant(None) and nulls_distinct) for column in columns):
        # Nulls differ from each other.
        return True
    joined: dict[str, list[Joint]] = {}
    for column in columns:
        if isinstance(column.source, Joint):
            joined.setdefault(column.source.constraint, []).append(column.source)
    if any(len(parts) == len(parts[0].sizes) for parts in joined.values()):
        return True
    follows = any(isinstance(column.source, ParentKey) for column in columns)
    return follows and any(isinstance(c.source, Pick) and c.source.distinct and not c.source.repeat for c in columns)


_OWN = (
    Serial, Code, Slug, UniqueInteger, UniqueMoment, UniqueScalar, Uuid, OneToOne, Chain, ExistingOnce, Few, Listing,
    Counted, Path,
)  # fmt: skip

NUMBERED = (Code, UniqueInteger, UniqueMoment, UniqueScalar, Uuid)
"""Sources that give each row a value of its own by its number alone, so that others may be null."""


def _own(column: ColumnPlan) -> bool:
    """Whether each row has a value of its own in this column, or none."""
    if isinstance(column.source, Sometimes):
        return isinstance(column.source.source, (OfKind, *NUMBERED) if column.unique else NUMBERED)
    if isinstance(inmost(column.source), _OWN):
        return True
    if isinstance(column.source, (Pick, GenericKey)) and column.source.once:
        return True
    return column.unique and isinstance(column.source, OfKind) and not column.field.null


def _plainly_drawn(column: ColumnPlan) -> ColumnPlan:
    """A column of which each row can have a value of its own, where it is called by a word for what its rows are."""
    return replace(column, source=OfKind(column.source.thing)) if isinstance(column.source, Called) else column


def _compared(table: Table, names: Sequence[str]) -> bool:
    """Whether a check compares some of the fields, so that rows which fail it have to be drawn again."""
    return any(len({*check.fields} & {*names}) > 1 for check in table.checks)


def _join(
    unique: Unique, by_name: dict[str, ColumnPlan], plan_as_of: date, held: Callable[[], Any], redrawn: bool
) -> None:
    """Make a composite key unique: a link of a parent picks distinct rows, else one column or all of them together.

    Not where `held` tells of rows that hold such keys already, unless new rows of other tables make ours differ. Where
    rows are drawn again for a check, no combination is theirs by number.
    """
    columns = [by_name[name] for name in unique.fields]
    if any(
        column.declared or isinstance(column.source, (Joint, GenericType, GenericKey, Pointing)) for column in columns
    ):
        return
    if any(isinstance(column.source, ParentKey) for column in columns):
        for column in columns:
            if isinstance(column.source, (Pick, Existing)):
                source: Any = replace(column.source, distinct=True)
                if isinstance(source, Pick):
                    source = replace(source, missing=0.0)
                by_name[column.field.name] = replace(
                    column, source=source, reason=f"rows that differ among the children of a parent ({unique.name})"
                )
                return
    picks = [column.source for column in columns if isinstance(column.source, Pick)]
    if any(pick.where is not None for pick in picks) or (not picks and held()):
        return
    sizes: list[int | str] = []
    digits: list[tuple[ColumnPlan, tuple[Any, ...]]] = []
    counting = None if redrawn else _counting(columns)
    for column in columns:
        field = column.field
        if column is counting:
            low = math.ceil(max(field.low if field.low is not None else 1, 1))
            high = math.floor(field.high if field.high is not None else MOST_COUNTED)
            sizes.append(min(high - low + 1, MOST_COUNTED))
            digits.append((column, (low,)))
        elif isinstance(column.source, Pick) and field.reference:
            sizes.append(field.reference.table)
            digits.append((column, ()))
        elif isinstance(column.source, Existing):
            sizes.append(len(column.source.values))
            digits.append((column, column.source.values))
        elif field.choices:
            values = tuple(value for value in field.choices if value not in ("", None))
            sizes.append(len(values))
            digits.append((column, values))
        elif field.storage == "timestamp":
            by_name[field.name] = replace(
                column, source=UniqueMoment(), unique=True, reason=f"an instant of its own ({unique.name})"
            )
            return
        elif field.storage == "date":
            values = tuple(plan_as_of - timedelta(days=days) for days in range(1, 731))
            sizes.append(len(values))
            digits.append((column, values))
        elif field.storage == "boolean":
            sizes.append(2)
            digits.append((column, (False, True)))
        elif field.storage == "integer" and not field.reference and (few := _few_numbers(field)):
            sizes.append(len(few))
            digits.append((column, few))
        elif field.storage in ("text", "integer") and not field.reference:
            column = _plainly_drawn(next(filter(_identifying, columns), column))
            field = column.field
            of_kind = column.source.kind if isinstance(column.source, OfKind) else ""
            if field.storage == "text" and not held() and (told := numbered(of_kind, field)) is not None:
                reason = f"{column.reason}; different in every row ({unique.name})"
                by_name[field.name] = replace(column, source=told, unique=True, reason=reason)
                return
            kept = _stays(column)
            if not kept and (better := next((one for one in columns if _stays(_plainly_drawn(one))), None)) is not None:
                # Whichever is different in every row is enough: a text that can be so is not made a code.
                column, kept = _plainly_drawn(better), True
                field = column.field
            own: Any = own_code(field) if field.storage == "text" else UniqueInteger(max(field.low or 1, 1))
            if own is None:
                continue
            by_name[field.name] = replace(
                column,
                source=column.source if kept else own,
                unique=True,
                reason=f"different in every row ({unique.name})",
            )
            return
    if len(digits) < len(columns) or redrawn:
        return
    reason = f"a combination that occurs once ({unique.name})"
    if counting is not None:
        other = next(column.field.name for column in columns if column is not counting)
        reason = f"{counting.field.name} counts the rows of each {other} ({unique.name})"
    for place, (column, values) in enumerate(digits):
        joint = Joint(unique.name, place, tuple(sizes), values, counting is not None)
        by_name[column.field.name] = replace(column, source=joint, reason=reason)


def _counting(columns: Sequence[ColumnPlan]) -> ColumnPlan | None:
    """The column that counts the rows of the other one's, where a combination is of a row pointed at and of a number
    that says which of its rows this is: the line of an order, the lesson of a course.
    """
    if len(columns) != 2:
        return None
    for number, link in (columns, (columns[1], columns[0])):
        field = number.field
        plain = field.storage == "integer" and not (field.reference or field.choices or field.null or field.unique)
        roomy = field.high is None or field.high >= max(field.low or 1, 1)
        if (
            plain
            and roomy
            and isinstance(link.source, Pick)
            and link.field.reference
            and _COUNTING.fullmatch(snake_case(field.name))
        ):
            return number
    return None


_COUNTING = re.compile(
    r"(sort_?|display_?|print_?)?(order|position|pos|sequence|seq|index|idx|rank|ordinal|number|no|nr)|"
    r"(lesson|line|item|row|seat|page|chapter|unit|step|part|round|question|section|episode|season|lap|lot|attempt|track|"
    r"stop|leg|session|week|version|revision|installment|instalment)(_?(number|no|nr|num|index|position|order))?"
)
"""Numbers that say which of several rows of one thing a row is."""

MOST_COUNTED = 1_000_000
"""Rows of one parent are counted so far where the column sets no bound."""


def _join_nulls(
    unique: Unique,
    by_name: dict[str, ColumnPlan],
    as_of: date,
    existing: Mapping[str, tuple[Any, ...]],
    table: Table,
) -> None:
    """Make a composite key unique in which no value is like no value: where a column differs in every row by itself."""
    if len(unique.fields) > 1:
        joined = dict(by_name)
        there = partial(existing.get, taken_name(table.label, unique))
        _join(unique, joined, as_of, there, _compared(table, unique.fields))
        if met([joined[name] for name in unique.fields], None, False):
            by_name.update(joined)


def _stays(column: ColumnPlan) -> bool:
    """Whether a text can be different in every row and yet be of its kind."""
    plain = column.field.storage == "text" and not column.field.reference and not column.field.choices
    return plain and isinstance(column.source, OfKind) and kinds.get(column.source.kind).unique_values is None


def _identifying(column: ColumnPlan) -> bool:
    """Whether a text is what tells rows apart anyway: the key that another system has for them."""
    plain = column.field.storage == "text" and not (column.declared or column.field.reference or column.field.choices)
    return plain and isinstance(column.source, OfKind) and column.source.kind in ("external_id", "token", "hash")


def _few_numbers(field: Field) -> tuple[int, ...]:
    """The numbers that a field may have where they are few: the numbers of shirts, or of tiers."""
    if field.low is None or field.high is None or field.high - field.low >= FEW_NUMBERS:
        return ()
    return tuple(range(math.ceil(field.low), math.floor(field.high) + 1))

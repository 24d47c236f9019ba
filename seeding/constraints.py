"""Constraints of the models: met by construction where they can be, and tried on the first rows before any write."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db import InterfaceError, OperationalError
from django.db.models import F, Q

from seeding import fitting, kinds, truths
from seeding.columns import Text
from seeding.conditions import Above, Given, Only, Share, Turn, Within, inmost
from seeding.dating import goes_on_for_years
from seeding.generators import Constant, Decimals, Generator, Integers, Nullable, Uuid, choice
from seeding.inference import own_code
from seeding.keys import Numbers
from seeding.kinds.standards import cells_of
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
    Tree,
)
from seeding.schema import Check, Exclusion, Field, Table, Unique, taken_name
from seeding.settling import Apart, Crowded, Met
from seeding.sources import (
    RANGES,
    After,
    Called,
    Code,
    Few,
    OfStandard,
    Slug,
    Sometimes,
    SpanEnd,
    Spans,
    UniqueInteger,
    UniqueMoment,
    UniqueScalar,
    numbered,
    unique_room,
)
from seeding.spec import Counted, Listing, OfKind, Pick, SeedingError
from seeding.trees import Path
from seeding.truth import Unjudged, certain, compared, constants_of, empties_asked, failing_row, nulls_asked
from seeding.wording import snake_case

if TYPE_CHECKING:
    from seeding.plan import ColumnPlan, ModelPlan, Plan
    from seeding.rows import Rows

FEW_NUMBERS = 1000
"""How many numbers a field may have for a composite key to be made of all of them."""

TRIAL = 100
"""Rows of each model that are tried before anything is written."""


# Uniqueness by construction -------------------------------------------------------------------------------


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
        if len(names) != len(unique.fields) or _met([by_name[name] for name in names], parent, unique.nulls_distinct):
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


def leftover(
    table: Table, found: Sequence[ColumnPlan], parent: str | None
) -> tuple[tuple[Met, ...], tuple[Apart, ...]]:
    """What nothing meets by construction: checks that rows are drawn again for, and what keeps rows apart.

    Where every field is declared, what is declared has to agree with the constraint, and the trial rows tell if not.
    """
    by_name = {column.field.name: column for column in found}
    by_name |= {column.field.attname: column for column in found}
    checks = []
    for check in table.checks:
        columns = [by_name[name] for name in check.fields if name in by_name]
        if any(not column.declared for column in columns) and not plainly_bounded(check):
            checks.append(Met(check))
    checks += [Met(one) for column in found if (one := _bounds_of_computed(column)) is not None]
    apart = []
    for unique in table.uniques:
        columns = [by_name[name] for name in unique.fields if name in by_name]
        if len(columns) < len(unique.fields) or _met(columns, parent, unique.nulls_distinct):
            continue
        if unique.condition is not None:
            asked = Check("", unique.condition).fields
            columns += [by_name[name] for name in asked if name in by_name]
        if all(column.declared or isinstance(column.source, (ParentKey, Joint)) for column in columns):
            continue
        apart.append(Apart(unique))
    return tuple(checks), tuple(apart)


def _bounds_of_computed(column: ColumnPlan) -> Check | None:
    """The bounds of a column that a check makes equal to what others come to, which may lie outside of them."""
    field = column.field
    if not isinstance(column.source, fitting.Computed) or field.storage not in ("integer", "decimal", "float"):
        return None
    bounds = {f"{field.name}__gte": field.low, f"{field.name}__lte": field.high}
    asked = {path: bound for path, bound in bounds.items() if bound is not None}
    return Check(f"the bounds of {field.name}", Q(**asked)) if asked else None


def shaped(
    table: Table,
    found: list[ColumnPlan],
    present: Callable[[Field], Any],
    existing: Mapping[str, tuple[Any, ...]],
) -> list[ColumnPlan]:
    """The columns so drawn that some rows meet each check which names their values or asks which of them are null.

    `present` gives the source of a column as it would be if it could not be null; `existing` are the keys that rows
    hold already.
    """
    for check in table.checks:
        found = _fitted(check, [_pointed(check, _named(check, column), existing) for column in found])
        found = [_turned(check, column) for column in _ordered(check, found)]
        nulls = {column.field.name: known for column in found if (known := _nulls(column)) is not None}
        empties = {column.field.name: known for column in found if (known := _empty(column)) is not None}
        if _impossible(check.condition, nulls, empties):
            asked = set(nulls_asked(check.condition).values())
            found = [_halved(check, column, present) if column.field.name in asked else column for column in found]
            emptied = set(empties_asked(check.condition).values())
            found = [_emptied(check, column) if column.field.name in emptied else column for column in found]
    return found


def _fitted(check: Check, found: list[ColumnPlan]) -> list[ColumnPlan]:
    """The columns fitted to what a check asks of their texts, or says that they are equal to."""
    fitted_columns = []
    for column in found:
        free = not (column.declared or column.unique or column.field.reference or column.field.choices)
        # A column without values meets it, and another check may ask for that.
        free = free and column.source != Constant(None)
        source = fitting.fitted(check, column.field, column.source) if free else column.source
        if source != column.source:
            column = replace(column, source=source, reason=f"{column.reason}; as {check.name} asks")
        fitted_columns.append(column)
    return fitted_columns


def _named(check: Check, column: ColumnPlan) -> ColumnPlan:
    field = column.field
    if compared(check.condition, field.name):
        return column
    values = tuple(value for value in constants_of(check.condition, field.name) if value != "")
    plain = not (field.reference or field.choices or field.primary_key) and field.storage in ("text", "integer")
    if column.declared or column.unique or not plain or not values:
        return column
    if not isinstance(column.source, (OfKind, Generator, Constant)):
        return column
    return replace(column, source=choice(*values), reason=f"the values that {check.name} names")


def _turned(check: Check, column: ColumnPlan) -> ColumnPlan:
    """A column that has the value which one way to meet a check names, where it is that way's turn, and is free of it
    in the others: a line of which either the debit or the credit is nothing.
    """
    field = column.field
    plain = not (field.reference or field.choices or field.primary_key) and field.storage in _COUNTED
    if column.declared or column.unique or not plain or not compared(check.condition, field.name):
        return column
    if not isinstance(column.source, (OfKind, Generator, Constant)) or column.source == Constant(None):
        return column
    for ways in _ways(check.condition):
        named = [() if compared(way, field.name) else tuple(constants_of(way, field.name)) for way in ways]
        turns = [place for place, values in enumerate(named) if values]
        if len(turns) != 1:
            continue
        where = Turn(tuple(f"{check.name} {place}" for place in range(len(ways))), turns[0])
        source = Within(named[turns[0]], column.source, where)
        return replace(column, source=source, reason=f"{column.reason}; one of the ways to meet {check.name}")
    return column


_COUNTED = ("integer", "decimal", "float")


def _ordered(check: Check, found: list[ColumnPlan]) -> list[ColumnPlan]:
    """The columns with the greater of two numbers above the lesser one, where what is usual of them never is."""
    by_name = {column.field.name: column for column in found}
    for lesser, greater in _comparisons(check.condition):
        low, high = by_name.get(lesser), by_name.get(greater)
        if low is None or high is None or high.declared or high.unique or high.field.choices:
            continue
        below, above = _span(low), _span(high)
        if below is None or above is None or below[0] < above[1] or (low.field.null and not high.field.null):
            continue
        source = Only(Above(lesser), Given(lesser)) if low.field.null else Above(lesser)
        by_name[greater] = replace(high, source=source, reason=f"above {lesser}, as {check.name} asks")
    return [by_name[column.field.name] for column in found]


def _comparisons(condition: Any) -> Iterable[tuple[str, str]]:
    """The fields of which a condition says that one is less than the other: the lesser first."""
    if not isinstance(condition, Q) or condition.negated or condition.connector != Q.AND:
        return
    for child in condition.children:
        if isinstance(child, Q):
            yield from _comparisons(child)
        elif isinstance(child, tuple) and isinstance(child[1], F):
            name, _, lookup = child[0].partition("__")
            other = str(getattr(child[1], "name", ""))
            if lookup in ("lt", "lte"):
                yield name, other
            elif lookup in ("gt", "gte"):
                yield other, name


def _span(column: ColumnPlan) -> tuple[float, float] | None:
    """The least and the greatest number that a column draws, where that is plain."""
    source = column.source.generator if isinstance(column.source, Nullable) else column.source
    if isinstance(source, Integers):
        return source.low, source.high
    return (source.low / 10**source.places, source.high / 10**source.places) if isinstance(source, Decimals) else None


def _ways(condition: Any) -> Iterable[list[Any]]:
    """The ways to meet each part of a condition that leaves a choice."""
    if not isinstance(condition, Q) or condition.negated:
        return
    if condition.connector == Q.OR and len(condition.children) > 1:
        yield list(condition.children)
    elif condition.connector == Q.AND:
        for child in condition.children:
            yield from _ways(child)


def _pointed(check: Check, column: ColumnPlan, existing: Mapping[str, tuple[Any, ...]]) -> ColumnPlan:
    """A foreign key of which a check names the keys: it points at those that rows hold."""
    reference = column.field.reference
    named = constants_of(check.condition, column.field.name) if reference and not reference.one_to_one else []
    if column.declared or reference is None or not named:
        return column
    held = tuple(value for value in existing.get(reference.among, ()) if value in named)
    if not held:
        return column
    return replace(column, source=Existing(held), reason=f"the rows of {reference.table} that {check.name} names")


def contradiction(table: Table) -> bool:
    """Whether bounds of its fields exclude each other, or its checks name other values for one field."""
    if _without_values(table):
        return True
    named: dict[str, list[Any]] = {}
    for check in table.checks:
        condition = check.condition
        if condition.connector == Q.AND and not condition.negated:
            for part in (child for child in condition.children if isinstance(child, tuple)):
                name = part[0].partition("__")[0]
                values = constants_of(part, name)
                if values:
                    named[name] = [one for one in values if one in named.get(name, values)]
    return any(not values for values in named.values())


def _without_values(table: Table) -> list[Field]:
    """The fields whose bounds exclude each other."""
    return [f for f in table.fields if f.low is not None and f.high is not None and f.low > f.high]


def _nulls(column: ColumnPlan) -> bool | None:
    """Whether a column is null in all rows (True) or in none (False); None if in some."""
    source = column.source.source if isinstance(column.source, Within) else column.source
    if source == Constant(None):
        return True
    if not column.field.null:
        return False
    if isinstance(source, OfKind) or (isinstance(source, Pick) and not source.missing):
        return False
    return None if column.declared or isinstance(source, (Nullable, Sometimes, Pick, Tree, Chain, After)) else False


def _empty(column: ColumnPlan) -> bool | None:
    """Whether a column is an empty text in all rows (True) or in none (False); None if in some, or nobody knows."""
    if column.source == Constant(""):
        return True
    if column.declared or column.field.storage != "text" or column.field.null:
        return None
    drawn = isinstance(column.source, (OfKind, Generator)) and not isinstance(column.source, (Constant, Nullable))
    return False if drawn else None


def _impossible(condition: Any, nulls: Mapping[str, bool], empties: Mapping[str, bool]) -> bool:
    """Whether no row meets a condition, or one of the ways to meet it, because of what is null or empty in it."""
    ways = condition.children if isinstance(condition, Q) and condition.connector == Q.OR else []
    return certain(condition, nulls, empties) is False or any(
        certain(way, nulls, empties) is False and isinstance(way, Q) for way in ways
    )


def _halved(check: Check, column: ColumnPlan, present: Callable[[Field], Any]) -> ColumnPlan:
    kept = column.unique and not isinstance(column.source, (OfKind, OneToOne, *_NUMBERED))
    if column.declared or kept or column.field.primary_key or not column.field.null:
        return column
    reason = f"null in half of the rows, since {check.name} asks for that"
    source = present(column.field)
    if isinstance(source, Pick):
        return replace(column, source=replace(source, missing=0.5), reason=reason)
    if isinstance(source, OneToOne):
        return replace(column, source=Only(source, Share(column.field.name, 0.5)), reason=reason)
    if source is None or isinstance(source, (Tree, ParentKey)):
        return column
    return replace(column, source=Sometimes(source, 0.5), reason=reason)


def _emptied(check: Check, column: ColumnPlan) -> ColumnPlan:
    field = column.field
    if column.declared or column.unique or field.primary_key or field.null or field.reference:
        return column
    if field.storage != "text" or isinstance(column.source, Constant):
        return column
    source = Only(column.source, Share(field.name, 0.5))
    return replace(column, source=source, reason=f"empty in half of the rows, since {check.name} asks for that")


def plainly_bounded(check: Check) -> bool:
    """Whether a check is nothing but bounds of single fields, which every value keeps to anyway."""
    condition = check.condition
    if condition.connector != Q.AND or condition.negated:
        return False
    plain = (int, float, Decimal)
    return all(
        isinstance(child, tuple)
        and child[0].partition("__")[2] in ("gt", "gte", "lt", "lte", "range")
        and (
            isinstance(child[1], plain) or (isinstance(child[1], tuple) and all(isinstance(x, plain) for x in child[1]))
        )
        for child in condition.children
    )


def _met(columns: Sequence[ColumnPlan], parent: str | None, nulls_distinct: bool = True) -> bool:
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


_NUMBERED = (Code, UniqueInteger, UniqueMoment, UniqueScalar, Uuid)
"""Sources that give each row a value of its own by its number alone, so that others may be null."""


def _own(column: ColumnPlan) -> bool:
    """Whether each row has a value of its own in this column, or none."""
    if isinstance(column.source, Sometimes):
        return isinstance(column.source.source, (OfKind, *_NUMBERED) if column.unique else _NUMBERED)
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
        if _met([joined[name] for name in unique.fields], None, False):
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


# Before the first write -----------------------------------------------------------------------------------


def problems(plan: Plan) -> dict[str, list[str]]:
    """Everything that is certain to fail, or fails in the first rows of a model, by its label."""
    found: dict[str, list[str]] = {}
    for model in plan.models.values():
        needs = {f.reference.table for f in model.table.references if f.reference} | {model.parent}
        told = problems_of(plan, model, rows=not needs & found.keys())
        if told:
            found[model.label] = told
    return found


def problems_of(plan: Plan, model: ModelPlan, *, rows: bool = True) -> list[str]:
    """The same of one model; without what its first rows show where these cannot be drawn."""
    count = plan.counts[model.label]
    told = list(_capacity_problems(plan, model, count))
    if count and not plan.endless and not told and rows:
        told = list(_trial_problems(plan, model, count))
    return told


def _capacity_problems(plan: Plan, model: ModelPlan, count: int) -> Iterable[str]:
    for field in _without_values(model.table) if count else ():
        asking = [*(check.name for check in model.table.checks if field.name in check.fields), "its validators"]
        yield (
            f"{model.label}.{field.name}: no value is at least {field.low} and at most {field.high}, as "
            f"{' and '.join(asking)} ask. Correct the model, or ask for {model.label}=0."
        )
    for _, problem in shortages(plan, model, count):
        yield problem


def shortages(plan: Plan, model: ModelPlan, count: int) -> Iterable[tuple[int | None, str]]:
    """How many rows a model has room for where that is fewer than its number, and the words for it."""
    if model.apart and count and not plan.endless:
        try:
            plan.apart(model, np.array([count - 1], dtype=np.int64))
        except Crowded as crowded:
            yield crowded.rows, str(crowded)
        except Exception:
            # Something else stands in the way of these rows; the trial rows tell it.
            pass
    for column in model.columns:
        where = f"{model.label}.{column.field.name}"
        room: int | None = None
        match column.source:
            case ExistingOnce() if not column.field.null and column.field.reference:
                room = len(column.source.values)
                source = f"{column.field.reference.table} has {room} rows that are free"
            case Few() if not column.field.null:
                room = len(column.source.values)
                source = f"it has {room} values that are free"
            case GenericKey(once=True, name=name):
                tables = model.generics[name].tables
                room = sum(plan.first_size(table, plan.rows(model.label, range(0))) for table in tables)
                source = f"{' and '.join(tables)} have {room} rows"
            case UniqueScalar():
                room = unique_room(column.field)
                source = f"{column.field.storage} values give {room}"
            case OneToOne() | Only(source=OneToOne()) if column.field.reference:
                one = inmost(column.source)
                if one.where is not None and plan.endless:
                    continue
                there = plan.counts.get(column.field.reference.table, 0)
                room = one.room(plan, column.field.reference.table, there)
                left = "for it" if one.where is None else "that limit_choices_to leaves it"
                source = f"{column.field.reference.table} has {room} rows {left} and each belongs to one"
            case Code() if (column.field.max_length or 64) < 10:
                room = 32 ** (column.field.max_length or 64)
                source = f"{column.field.max_length} characters give {room} codes"
            case UniqueInteger() if column.field.high is not None:
                room = int(column.field.high) - column.source.low + 1
                source = f"it reaches from {column.source.low} to {column.field.high}"
            case Pick(distinct=True, repeat=0.0) if model.parent and column.field.reference and count:
                yield from ((None, problem) for problem in _pick_problems(plan, model, column))
                continue
            case OfStandard() if column.unique:
                room = len(cells_of(column.source.table, column.source.column))
                source = f"there are {room} to choose from"
            case Listing():
                room = len(column.source.values)
                source = f"its list has {room} values"
            case OfKind() if column.unique:
                room = kinds.get(column.source.kind).unique_values
                if room is None and not plan.endless:
                    room = _drawable(plan, model, column, count)
                source = f"the kind {column.source.kind} has {room} different values that fit"
                if room == 0:
                    room, source = 1, f"the kind {column.source.kind} cannot be drawn unique"
            case Joint() if column.source.place == 0:
                room = math.prod(
                    plan.first_size(size, plan.rows(model.label, range(0))) if isinstance(size, str) else size
                    for size in column.source.sizes
                )
                source = f"its combination {column.source.constraint} has {room} values"
            case _:
                continue
        if room is not None and count > room:
            yield (
                room,
                f"{where} is different in every row and {source}, but {count} rows were asked for. "
                f"Ask for {model.label}={room} at most, or declare another {column.field.name} in seeds.py.",
            )


def _drawable(plan: Plan, model: ModelPlan, column: ColumnPlan, count: int) -> int:
    """How many of the first rows a unique column has a value for: all, unless those that fit are too few."""

    def has(rows: int) -> bool:
        try:
            plan.rows(model.label, np.array([rows - 1], dtype=np.int64)).column(column.field.name)
        except ValueError:
            return False
        except Exception:
            # Something else stands in the way of this row; the trial rows tell it.
            return True
        return True

    if not count or has(count):
        return count
    return bisect_left(range(1, count + 1), True, key=lambda rows: not has(rows))


def _pick_problems(plan: Plan, model: ModelPlan, column: ColumnPlan) -> Iterable[str]:
    """Whether the children of a parent that must pick different rows find enough of them."""
    assert column.field.reference is not None
    most = plan.lineage(model.label).most
    bound = {unique.fields for unique in model.table.uniques if column.field.name in unique.fields}
    size = plan.first_size(column.field.reference.table, plan.rows(model.label, range(0)))
    if most is not None and bound and most > size:
        target = column.field.reference.table
        yield (
            f"{model.label}.{column.field.name}: a row of {model.parent} may have {most} children, which pick "
            f"different rows of {target}, and that has {size}. Ask for {target}={most}, or for {model.label}=0."
        )


def _trial_problems(plan: Plan, model: ModelPlan, count: int) -> Iterable[str]:
    # The last row shows what runs short of values.
    numbers = np.append(np.arange(min(count - 1, TRIAL)), count - 1)
    yield from failures(plan.rows(model.label, numbers))


def failures(rows: Rows, only: frozenset[str] | None = None) -> Iterable[str]:
    """What stands against these rows: rules that fail, values out of range, constraints that are not met.

    `only` names the columns that are in question: no other is looked at, but for the constraints that they share.
    """
    model, numbers, count = rows.model, rows.row_number, len(rows)
    values: dict[str, list[Any]] = {}

    def asks(fields: Iterable[str]) -> bool:
        return only is None or not only.isdisjoint(fields)

    for column in model.columns:
        field = column.field
        if not asks((field.name,)):
            continue
        where = f"{model.label}.{field.name}"
        try:
            drawn = rows.column(field.name)
            drawn_values = drawn.values()
        except SeedingError as error:
            yield from error.problems
            return
        except (InterfaceError, OperationalError):
            # The database is gone, or busy: nobody's rule is to blame.
            raise
        except Exception as error:
            # Whatever a rule of the user's raises is a problem of that rule, to be told with the others.
            name = getattr(column.source, "__name__", type(column.source).__name__)
            yield f"{where}: {name} raised {type(error).__name__}: {error}. Mend its declaration in seeds.py."
            continue
        if len(drawn) != count:
            yield f"{where}: its rule gave {len(drawn)} values for {count} rows. Return one for each row."
            return
        if field.required and drawn.nulls is not None and drawn.nulls.any():
            row = int(numbers[drawn.nulls.argmax()])
            yield f"{where} may not be null, but row {row} is. Mend the rule `{field.name}` in seeds.py."
        if field.max_length and isinstance(drawn, Text) and drawn.longest > field.max_length:
            longest = max(map(len, drawn.present()))
            if longest > field.max_length:
                yield (
                    f"{where} takes {field.max_length} characters, but a row has {longest}. "
                    f"Mend its declaration in seeds.py."
                )
        values[field.name] = values[field.attname] = drawn_values
        yield from _range_problems(where, column, values[field.name])
    uniques = [one for one in model.table.uniques if one.condition is None and not one.expression and asks(one.fields)]
    checks = [one for one in model.table.checks if asks(one.fields)]
    if only is not None:
        shared = {name for unique in uniques for name in unique.fields} | {n for check in checks for n in check.fields}
        for name in shared:
            if name not in values and model.table.has(name):
                field = model.column(name).field
                values[field.name] = values[field.attname] = rows.column(field.name).values()
    for unique in uniques:
        if all(name in values for name in unique.fields):
            yield from _unique_problems(model, unique, values, numbers)
    for check in checks:
        failing = _first_failing(check, rows, values)
        if failing is not None:
            shown = ", ".join(f"{name}={values[name][failing]!r}" for name in check.fields if name in values)
            yield (
                f"{model.label}: row {numbers[failing]} fails the constraint {check.name} ({shown}). "
                f"Declare the fields in seeds.py so that they satisfy {check.text}."
            )


def _first_failing(check: Check, rows: Rows, values: dict[str, list[Any]]) -> int | None:
    """The first row that certainly fails a check, as far as that can be judged here."""
    if all(name in values for name in check.fields):
        try:
            failing = truths.failing(check.condition, rows)
            return int(failing.argmax()) if failing.any() else None
        except Unjudged:
            pass
    return failing_row(check, values, len(rows))[1]


def _range_problems(where: str, column: ColumnPlan, values: list[Any]) -> Iterable[str]:
    field = column.field
    if field.choices and column.declared:
        unknown = next((value for value in values if value is not None and value not in field.choices), None)
        if unknown is not None:
            yield f"{where}: {unknown!r} is none of its choices ({', '.join(map(repr, field.choices))}). Mend seeds.py."
    for regex in field.regexes if field.storage == "text" else ():
        odd = next((value for value in values if value and not re.search(regex, value)), None)
        if odd is not None:
            yield f"{where}: {odd!r} does not match {regex}, as its validator asks. Declare it in seeds.py."
    if field.storage == "integer" and not field.reference:
        for value in values:
            if value is not None and (
                (field.low is not None and value < field.low) or (field.high is not None and value > field.high)
            ):
                yield f"{where}: {value} lies outside {field.low} to {field.high}. Mend its declaration in seeds.py."
                return
    if field.storage == "decimal" and field.digits:
        limit = Decimal(10) ** (field.digits - field.places)
        over = next((value for value in values if value is not None and abs(value) >= limit), None)
        if over is not None:
            yield f"{where}: {over} has more than {field.digits} digits. Mend its declaration in seeds.py."


def _unique_problems(model: ModelPlan, unique: Unique, values: dict[str, list[Any]], numbers: Numbers) -> Iterable[str]:
    seen: dict[tuple[Any, ...], int] = {}
    for row, combined in enumerate(zip(*(values[name] for name in unique.fields), strict=True)):
        if None in combined:
            continue
        compared = tuple(str(value) if isinstance(value, (dict, list)) else value for value in combined)
        if compared in seen:
            fields = " + ".join(unique.fields)
            yield (
                f"{model.label}: rows {numbers[seen[compared]]} and {numbers[row]} have the same {fields} "
                f"({combined!r}), which is unique ({unique.name}). "
                f"Declare one of them in seeds.py as different in every row."
            )
            return
        seen[compared] = row

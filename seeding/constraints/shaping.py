"""Columns so drawn that some rows meet each check, and checks that no row can meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q

from seeding import fitting
from seeding.conditions import Above, Given, Only, Share, Turn, Within
from seeding.constraints.uniqueness import NUMBERED
from seeding.generators import Constant, Decimals, Generator, Integers, Nullable, choice
from seeding.relations import Chain, Existing, OneToOne, ParentKey, Tree
from seeding.schema import Check, Field, Table
from seeding.sources import After, Sometimes
from seeding.spec import OfKind, Pick
from seeding.truth import certain, compared, constants_of, empties_asked, nulls_asked

if TYPE_CHECKING:
    from seeding.plan import ColumnPlan


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
    if without_values(table):
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


def without_values(table: Table) -> list[Field]:
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
    kept = column.unique and not isinstance(column.source, (OfKind, OneToOne, *NUMBERED))
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

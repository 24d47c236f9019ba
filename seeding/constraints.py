"""Constraints of the models: met by construction where they can be, and tried on the first rows before any write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db.models import F, Q
from django.db.models.expressions import CombinedExpression, Value

from seeding import kinds
from seeding.columns import Text
from seeding.generators import Constant, Uuid
from seeding.inference import Code, Slug, UniqueInteger, UniqueMoment
from seeding.keys import Numbers
from seeding.relations import Existing, Joint, OneToOne, ParentKey, Serial
from seeding.schema import Check, Table, Unique
from seeding.spec import Counted, Listing, OfKind, Pick, SeedingError

if TYPE_CHECKING:
    from seeding.plan import ColumnPlan, ModelPlan, Plan
    from seeding.rows import Rows

TRIAL = 100
"""Rows of each model that are tried before anything is written."""


# Uniqueness by construction -------------------------------------------------------------------------------


def resolve(table: Table, found: list[ColumnPlan], parent: str | None, as_of: date) -> list[ColumnPlan]:
    """The columns with every unique constraint met by construction that can be."""
    by_name = {column.field.name: column for column in found}
    for unique in table.uniques:
        names = [name for name in unique.fields if name in by_name]
        if len(names) != len(unique.fields) or _met([by_name[name] for name in names], parent):
            continue
        if len(names) == 1:
            column = by_name[names[0]]
            if isinstance(column.source, OfKind) and kinds.get(column.source.kind).unique_values != 0:
                by_name[names[0]] = replace(column, unique=True)
            continue
        _join(unique, by_name, as_of)
    return [by_name[column.field.name] for column in found]


def _met(columns: Sequence[ColumnPlan], parent: str | None) -> bool:
    if any(_own(column) or column.source == Constant(None) for column in columns):
        # Nulls differ from each other.
        return True
    follows = any(isinstance(column.source, ParentKey) for column in columns)
    return follows and any(isinstance(c.source, Pick) and c.source.distinct and not c.source.repeat for c in columns)


def _own(column: ColumnPlan) -> bool:
    """Whether each row has a value of its own in this column."""
    if isinstance(column.source, (Serial, Code, Slug, UniqueInteger, UniqueMoment, Uuid, OneToOne, Listing, Counted)):
        return True
    if isinstance(column.source, Pick) and column.source.once:
        return True
    return column.unique and isinstance(column.source, OfKind) and not column.field.null


def _join(unique: Unique, by_name: dict[str, ColumnPlan], plan_as_of: date) -> None:
    """Make a composite key unique: a link of a parent picks distinct rows, else one column or all of them together."""
    columns = [by_name[name] for name in unique.fields]
    if any(column.declared for column in columns):
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
    sizes: list[int | str] = []
    digits: list[tuple[ColumnPlan, tuple[Any, ...]]] = []
    for column in columns:
        field = column.field
        if isinstance(column.source, Pick) and field.reference:
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
        elif field.storage in ("text", "integer"):
            own: Any = Code() if field.storage == "text" else UniqueInteger(max(field.low or 1, 1))
            kept = isinstance(column.source, OfKind) and kinds.get(column.source.kind).unique_values is None
            by_name[field.name] = replace(
                column,
                source=column.source if kept else own,
                unique=True,
                reason=f"different in every row ({unique.name})",
            )
            return
    for place, (column, values) in enumerate(digits):
        by_name[column.field.name] = replace(
            column,
            source=Joint(unique.name, place, tuple(sizes), values),
            reason=f"a combination that occurs once ({unique.name})",
        )


# Before the first write -----------------------------------------------------------------------------------


def problems(plan: Plan) -> list[str]:
    """Everything that is certain to fail, or fails in the first rows of a model."""
    found: list[str] = []
    failing: set[str] = set()
    for model in plan.models.values():
        count = plan.counts[model.label]
        told = list(_capacity_problems(plan, model, count))
        needs = {f.reference.table for f in model.table.references if f.reference} | {model.parent}
        if count and not plan.endless and not told and not needs & failing:
            told = list(_trial_problems(plan, model, count))
        if told:
            failing.add(model.label)
            found.extend(told)
    return found


def _capacity_problems(plan: Plan, model: ModelPlan, count: int) -> Iterable[str]:
    for column in model.columns:
        where = f"{model.label}.{column.field.name}"
        room: int | None = None
        match column.source:
            case OneToOne() if column.field.reference:
                room = plan.counts.get(column.field.reference.table, 0)
                source = f"{column.field.reference.table} has {room} rows and each belongs to one"
            case Code() if (column.field.max_length or 64) < 10:
                room = 32 ** (column.field.max_length or 64)
                source = f"{column.field.max_length} characters give {room} codes"
            case UniqueInteger() if column.field.high is not None:
                room = int(column.field.high) - column.source.low + 1
                source = f"it reaches from {column.source.low} to {column.field.high}"
            case Pick(distinct=True, repeat=0.0) if model.parent and column.field.reference and count:
                yield from _pick_problems(plan, model, column)
                continue
            case Listing():
                room = len(column.source.values)
                source = f"its list has {room} values"
            case OfKind() if column.unique:
                room = kinds.get(column.source.kind).unique_values
                source = f"the kind {column.source.kind} has {room} different values"
                if room == 0:
                    room, source = 1, f"the kind {column.source.kind} cannot be drawn unique"
            case Joint():
                room, source = 1, "the product of its parts"
                for size in column.source.sizes:
                    room *= plan.first_size(size, plan.rows(model.label, range(0))) if isinstance(size, str) else size
                source = f"its combination {column.source.constraint} has {room} values"
            case _:
                continue
        if room is not None and count > room:
            yield (
                f"{where} is different in every row and {source}, but {count} rows were asked for. "
                f"Ask for {model.label}={room} at most, or declare another {column.field.name} in seeds.py."
            )


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


def failures(rows: Rows) -> Iterable[str]:
    """What stands against these rows: rules that fail, values out of range, constraints that are not met."""
    model, numbers, count = rows.model, rows.row_number, len(rows)
    values: dict[str, list[Any]] = {}
    for column in model.columns:
        field = column.field
        where = f"{model.label}.{field.name}"
        try:
            drawn = rows.column(field.name)
            drawn_values = drawn.values()
        except SeedingError as error:
            yield from error.problems
            return
        except Exception as error:
            # Whatever a rule of the user's raises is a problem of that rule, to be told with the others.
            name = getattr(column.source, "__name__", repr(column.source))
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
        values[field.name] = drawn_values
        yield from _range_problems(where, column, values[field.name])
    for unique in model.table.uniques:
        if not unique.conditional and not unique.expression and all(name in values for name in unique.fields):
            yield from _unique_problems(model, unique, values, numbers)
    for check in model.table.checks:
        _, failing = failing_row(check, values, count)
        if failing is not None:
            shown = ", ".join(f"{name}={values[name][failing]!r}" for name in _names(check.condition) if name in values)
            yield (
                f"{model.label}: row {numbers[failing]} fails the constraint {check.name} ({shown}). "
                f"Declare the fields in seeds.py so that they satisfy {check.text}."
            )


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
        if combined in seen:
            fields = " + ".join(unique.fields)
            yield (
                f"{model.label}: rows {numbers[seen[combined]]} and {numbers[row]} have the same {fields} "
                f"({combined!r}), which is unique ({unique.name}). "
                f"Declare one of them in seeds.py as different in every row."
            )
            return
        seen[combined] = row


# Check constraints on values ------------------------------------------------------------------------------


class _Unknown(Exception):
    """A condition that is not evaluated here; the database will."""


def failing_row(check: Check, values: dict[str, list[Any]], count: int) -> tuple[bool, int | None]:
    """Whether a check can be judged here, and the first row that certainly fails it.

    SQL's third truth value passes, as it does there.
    """
    for row in range(count):
        one = {name: column[row] for name, column in values.items()}
        try:
            if _truth(check.condition, one) is False:
                return True, row
        except _Unknown:
            return False, None
    return True, None


def _truth(condition: Any, row: dict[str, Any]) -> bool | None:
    if isinstance(condition, Q):
        parts = [_truth(child, row) for child in condition.children]
        if condition.connector == Q.OR:
            result = True if True in parts else None if None in parts else False
        elif condition.connector == Q.AND:
            result = False if False in parts else None if None in parts else True
        else:
            raise _Unknown
        return None if result is None else result != condition.negated
    if isinstance(condition, tuple):
        return _lookup(condition[0], condition[1], row)
    raise _Unknown


def _lookup(path: str, wanted: Any, row: dict[str, Any]) -> bool | None:
    name, _, lookup = path.partition("__")
    if name not in row:
        raise _Unknown
    value = row[name]
    if lookup == "isnull":
        return (value is None) == wanted
    wanted = [_value(item, row) for item in wanted] if isinstance(wanted, (list, tuple, set)) else _value(wanted, row)
    if value is None or wanted is None:
        return None
    try:
        return _compare(lookup or "exact", *_alike(value, wanted))
    except TypeError:
        raise _Unknown from None


def _compare(lookup: str, value: Any, wanted: Any) -> bool:
    match lookup:
        case "exact":
            return bool(value == wanted)
        case "gt":
            return bool(value > wanted)
        case "gte":
            return bool(value >= wanted)
        case "lt":
            return bool(value < wanted)
        case "lte":
            return bool(value <= wanted)
        case "in":
            return value in wanted
        case "range":
            return bool(wanted[0] <= value <= wanted[1])
        case "contains":
            return str(wanted) in str(value)
        case "startswith":
            return str(value).startswith(str(wanted))
        case "endswith":
            return str(value).endswith(str(wanted))
    raise _Unknown


def _alike(value: Any, wanted: Any) -> tuple[Any, Any]:
    if isinstance(value, datetime) != isinstance(wanted, datetime):
        return _as_datetime(value), _as_datetime(wanted)
    if isinstance(value, Decimal) and isinstance(wanted, float):
        return value, Decimal(str(wanted))
    return value, wanted


def _as_datetime(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return value


def _value(expression: Any, row: dict[str, Any]) -> Any:
    if isinstance(expression, F):
        if _name(expression) not in row:
            raise _Unknown
        return row[_name(expression)]
    if isinstance(expression, Value):
        return expression.value
    if isinstance(expression, CombinedExpression):
        left, right = _value(expression.lhs, row), _value(expression.rhs, row)
        if left is None or right is None:
            return None
        if isinstance(left, float) != isinstance(right, float):
            left, right = Decimal(str(left)), Decimal(str(right))
        match expression.connector:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
        raise _Unknown
    if hasattr(expression, "resolve_expression"):
        raise _Unknown
    return expression


def _name(reference: Any) -> str:
    """The field that an `F` names."""
    return str(reference.name)


def _names(condition: Any) -> list[str]:
    names: list[str] = []

    def visit(part: Any) -> None:
        if isinstance(part, Q):
            for child in part.children:
                visit(child)
        elif isinstance(part, tuple):
            names.append(part[0].partition("__")[0])
            visit(part[1])
        elif isinstance(part, F):
            names.append(_name(part))
        elif isinstance(part, CombinedExpression):
            visit(part.lhs)
            visit(part.rhs)

    visit(condition)
    return list(dict.fromkeys(names))

"""The first rows of a model, put before everything that its table asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db import InterfaceError, OperationalError

from seeding import truths
from seeding.columns import Text
from seeding.keys import Numbers
from seeding.schema import Check, Unique
from seeding.spec import SeedingError
from seeding.truth import Unjudged, failing_row

if TYPE_CHECKING:
    from seeding.plan import ColumnPlan, ModelPlan, Plan
    from seeding.rows import Rows

TRIAL = 100
"""Rows of each model that are tried before anything is written."""


def trial_problems(plan: Plan, model: ModelPlan, count: int) -> Iterable[str]:
    """What stands against the first rows of a model, and its last one."""
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

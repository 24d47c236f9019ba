"""What is certain to fail before anything is written: too few values for the rows that are asked for."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from seeding import kinds
from seeding.conditions import Only, inmost
from seeding.constraints.shaping import without_values
from seeding.constraints.trying import trial_problems
from seeding.kinds.standards import cells_of
from seeding.relations import ExistingOnce, GenericKey, Joint, OneToOne
from seeding.settling import Crowded
from seeding.sources import Code, Few, OfStandard, UniqueInteger, UniqueScalar, unique_room
from seeding.spec import Listing, OfKind, Pick

if TYPE_CHECKING:
    from seeding.plan import ColumnPlan, ModelPlan, Plan


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
        told = list(trial_problems(plan, model, count))
    return told


def _capacity_problems(plan: Plan, model: ModelPlan, count: int) -> Iterable[str]:
    for field in without_values(model.table) if count else ():
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

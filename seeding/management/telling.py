"""What commands tell a person: a plan, what a run did, what went wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from seeding.columns import EPOCH
from seeding.lineage import source_name
from seeding.plan import Plan
from seeding.spec import SeedingError


def describe(plan: Plan) -> str:
    """The plan for a person: order and numbers, then every column with its source and reason."""
    lines = [
        f"Plan for seed {plan.seed}, as of {instant(plan.as_of)}, locales {', '.join(plan.locales)}. "
        f"Nothing is written.",
        "",
    ]
    for place, (label, model) in enumerate(plan.models.items(), 1):
        count, new = plan.counts[label], sum(map(len, plan.ranges(label)))
        there = "" if new == count else f", {count - new:,} of them there already"
        lines.append(f"{place}. {label}: {count:,} rows{there}{_rows_reason(plan, label)}")
        width = max(len(column.field.name) for column in model.columns)
        for column in model.columns:
            lines.append(
                f"     {column.field.name:<{width}}  {source_name(column.source, column.field)} ({column.reason})"
            )
    lines.extend(["", *(f"note: {note}" for note in plan.notes)] if plan.notes else [])
    if plan.deferred:
        lines.extend(
            ["", "References in a circle, whose keys are computed and need no second pass: " + ", ".join(plan.deferred)]
        )
    return "\n".join(lines)


def _rows_reason(plan: Plan, label: str) -> str:
    model = plan.models[label]
    if model.parent is not None:
        parents, followed = plan.counts.get(model.parent, 0), plan.followed(label)
        which = "" if followed == parents else f"the first {followed:,} of {parents:,} rows of "
        return f", following {which}{model.parent}"
    table = getattr(model.rows, "table", None)
    return f", {getattr(model.rows, 'ratio', '')} for each {table}" if table else ""


def instant(micros: int) -> str:
    return (EPOCH + timedelta(microseconds=micros)).strftime("%Y-%m-%dT%H:%M:%SZ")


def summary(result: Any, *, validated: bool = False) -> str:
    """What a run did, as a table; and what models say against their rows, by model and message."""
    plan = result.plan
    if result.run is None:
        total = sum(plan.counts.values())
        return f"Nothing to add: the {total:,} rows of seed {plan.seed} are there."
    width = max(len(table.label) for table in result.tables)
    lines = [f"{'model':<{width}}  {'rows':>12}  {'seconds':>8}  {'rows/s':>12}"]
    for table in result.tables:
        rate = len(table.rows) / table.seconds if table.seconds else 0
        lines.append(f"{table.label:<{width}}  {len(table.rows):>12,}  {table.seconds:>8.2f}  {rate:>12,.0f}")
    lines.extend(f"note: {note}" for note in plan.notes)
    total = result.seconds["total"]
    lines.append(f"{'total':<{width}}  {result.rows:>12,}  {total:>8.2f}  {result.rows / total:>12,.0f}")
    lines.append(f"Run {result.run.pk}, seed {plan.seed}. {undoing(result.run.pk)}")
    judged = [one for one in result.judgements if one.rows]
    lines.extend(f"note: {one}" for one in judged if one.passing < one.rows)
    if validated:
        passing, rows = sum(one.passing for one in judged), sum(one.rows for one in judged)
        lines.append(f"{passing:,} of {rows:,} rows pass full_clean().")
    return "\n".join(lines)


def undoing(run: int) -> str:
    return f"Undo it with: python manage.py unseed_db --run {run}"


def listed(error: SeedingError) -> str:
    if len(error.problems) == 1:
        return error.problems[0]
    return "\n".join([f"{len(error.problems)} problems, nothing was written:", *(f"  - {p}" for p in error.problems)])

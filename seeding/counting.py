"""How many rows every table of a plan gets, parents first, and which parents its children follow."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace

from seeding.limits import Limited
from seeding.plan import DEFAULT_COUNT, MANY_TO_MANY, Cohort, ModelPlan, Plan
from seeding.relations import Existing, OneToOne, Segment, eligible, extend, lineage_of
from seeding.spec import ChildrenOf, Count, Per, Pick, Rule, SeedingError, Shares
from seeding.truth import paths_in


def count_rows(plan: Plan, wanted: Mapping[str, int]) -> list[str]:
    """Give every model its number of rows, parents first; the new rows are the plan's last cohort."""
    problems: list[str] = []
    if plan.endless:
        plan.counts = {label: _default_rows(model) for label, model in plan.models.items()}
        return problems
    before = plan.cohorts[-1].counts if plan.cohorts else {}
    past = _past_segments(plan)
    offsets = {label: plan.facts.offsets[label] for label in plan.models if label in plan.facts.offsets}
    # Fan-outs may ask how many rows they choose from, so the cohort is there while it is counted.
    plan.cohorts = (*plan.cohorts, Cohort(plan.counts, offsets))
    for label in _counting_order(plan.models):
        model = plan.models[label]
        if isinstance(model.rows, ChildrenOf):
            _clip_links(plan, model)
            count, found = _children_count(plan, model, model.rows, wanted.get(label))
            problems.extend(found)
        else:
            count = _own_count(plan, model, wanted, before.get(label, 0))
        plan.counts[label] = max(count, before.get(label, 0))
        if isinstance(model.rows, ChildrenOf) and model.parent is not None and plan.counts[label]:
            plan._segments[label] = extend(
                past.get(label, ()), plan.lineage(label), plan.counts[label], plan.counts.get(model.parent, 0)
            )
    counted = dict(plan.counts)
    plan.counts.clear()
    plan.counts.update({label: counted[label] for label in plan.models})
    return problems


def _own_count(plan: Plan, model: ModelPlan, wanted: Mapping[str, int], before: int) -> int:
    """The rows of a model that follow from no other's, of which `before` are there already."""
    rows, request, asked = model.rows, plan.request, wanted.get(model.label)
    if isinstance(rows, Count) and rows.fixed:
        return rows.rows if asked is None or request.every is not None else asked
    if asked is not None:
        if model.label not in request.counts:
            asked = max(asked, *_extending(plan, model.label, wanted), 0)
        return round(asked * request.scale)
    if isinstance(rows, Per):
        return max(rows.least, math.ceil(plan.counts.get(rows.table, 0) * rows.ratio))
    if isinstance(rows, Count):
        return _parents_needed(plan, model, wanted) or max(1, round(rows.rows * request.scale))
    needed = max(_extending(plan, model.label, request.counts), default=0)
    return max(before or DEFAULT_COUNT, round(needed * request.scale))


def _parents_needed(plan: Plan, model: ModelPlan, wanted: Mapping[str, int]) -> int:
    """How many rows have as many children as were asked for of models with `children_of(…, again=True)`; 0 for none."""
    needed = 0
    for label, child in plan.models.items():
        asked = round(wanted.get(label, 0) * plan.request.scale)
        if child.parent == model.label and isinstance(child.rows, ChildrenOf) and child.rows.again and asked:
            total = plan.lineage(label).total
            most = 1
            while total(most) < asked:
                most *= 2
            needed = max(needed, bisect_left(range(most), asked, key=total))
    return needed


def _children_count(plan: Plan, model: ModelPlan, rows: ChildrenOf, asked: int | None) -> tuple[int, list[str]]:
    """What the parents have by themselves, unless a number was asked for that they can have."""
    label, request = model.label, plan.request
    parents = plan.counts.get(str(model.parent), 0)
    natural = plan.lineage(label).total(parents)
    if asked is None or (request.every is not None and label not in request.counts):
        return natural, []
    count = round(asked * request.scale)
    if rows.whole or not (rows.again or isinstance(rows.fan_out, Shares)):
        if count > natural or (rows.whole and count not in (0, natural)):
            bound = "have" if rows.whole else "have no more than"
            return natural, [
                f"{label}={count}: {parents} rows of {model.parent} {bound} {natural}. "
                f"Ask for {label}={natural}, or for another number of {model.parent}."
            ]
    elif count and not natural:
        return 0, [
            f"{label}={count}: its rows follow {model.parent}, whose {parents} rows have none. "
            f"Ask for more, as in {model.parent}=100."
        ]
    return count, []


def _clip_links(plan: Plan, model: ModelPlan) -> None:
    """A many-to-many table that nobody declared links no row to more others than there are."""
    rows = model.rows
    if not model.table.auto_created or not isinstance(rows, ChildrenOf) or rows.fan_out is not MANY_TO_MANY:
        return
    for column in model.columns:
        if isinstance(column.source, Pick) and column.field.reference:
            table = column.field.reference.table
            size, _ = eligible(
                plan, table, plan.first_size(table, plan.rows(model.label, range(0))), column.source.where
            )
        elif isinstance(column.source, Existing):
            size = len(column.source.values)
        else:
            continue
        clipped = replace(MANY_TO_MANY, values=tuple(min(value, size) for value in MANY_TO_MANY.values))
        plan.families[model.label] = (replace(rows, fan_out=clipped), str(model.parent))


def _extending(plan: Plan, label: str, wanted: Mapping[str, int]) -> Iterable[int]:
    """The numbers that were asked for of tables whose rows belong to one row each of a table."""
    for other in plan.models.values():
        for f in other.table.references:
            if f.reference and f.reference.one_to_one and f.reference.table == label and not f.null:
                source = other.column(f.name).source
                stride = source.stride if isinstance(source, OneToOne) else 1
                least = DEFAULT_COUNT if stride > 1 else 0
                count = max(wanted.get(other.label, 0), least)
                if count and isinstance(source, OneToOne) and other.label in plan.request.counts:
                    count = _with_left(plan, label, source.where, count)
                yield count * stride
                yield from (count * stride for count in _extending(plan, other.label, wanted))


def _with_left(plan: Plan, label: str, where: Rule | None, count: int) -> int:
    """How many rows of a table so many are among that `limit_choices_to` leaves, where their own columns tell which."""
    own = plan.schema[label]
    asked = paths_in(where.condition) if isinstance(where, Limited) else ()
    if where is None or any(
        not own.has(name) or own.field(name).reference for name in (p.split("__")[0] for p in asked)
    ):
        return count
    total, most = lineage_of(plan, label, where).total, MOST_SPARSE * count
    return bisect_left(range(most), count, key=total) if total(most) >= count else count


MOST_SPARSE = 64
"""Of so many rows one at least is left, or nobody looks for more."""


def _counting_order(models: Mapping[str, ModelPlan]) -> list[str]:
    """Models whose number follows from another's come after it; otherwise the order of loading."""
    order: list[str] = []

    def visit(label: str, path: tuple[str, ...]) -> None:
        model = models[label]
        base = model.parent or (model.rows.table if isinstance(model.rows, Per) else None)
        if label in path:
            raise SeedingError(f"The numbers of rows depend on each other in a circle: {' → '.join((*path, label))}.")
        if base is not None and base in models and base != label:
            visit(base, (*path, label))
        if label not in order:
            order.append(label)

    for label in models:
        visit(label, ())
    return order


def _past_segments(plan: Plan) -> dict[str, tuple[Segment, ...]]:
    """Where the rows of earlier cohorts stand among their parents' children, as it was when each cohort came."""
    found: dict[str, tuple[Segment, ...]] = {}
    for place, cohort in enumerate(plan.facts.cohorts):
        plan.cohorts = plan.facts.cohorts[: place + 1]
        plan.counts = dict(cohort.counts)
        plan.forget()
        for label, model in plan.models.items():
            if isinstance(model.rows, ChildrenOf) and model.parent is not None and cohort.counts.get(label):
                _clip_links(plan, model)
                found[label] = extend(
                    found.get(label, ()), plan.lineage(label), cohort.counts[label], cohort.counts.get(model.parent, 0)
                )
    plan.counts = {}
    plan.forget()
    return found


def _default_rows(model: ModelPlan) -> int:
    return model.rows.rows if isinstance(model.rows, Count) else 100

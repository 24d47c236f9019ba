"""A database against a plan file: numbers of rows, fan-out, shares and distributions, bounds, conditions and rules.

No run needs to be recorded, and the rows need not be those that the plan would draw: what it says of them is what
counts. Only what `seeds.py` or the plan declare is compared; what was inferred from names nobody asked for.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from operator import or_
from types import FunctionType
from typing import Any

import numpy as np
from django.db.models import Count, Q, Value
from numpy.typing import NDArray

from seeding import columns, generators
from seeding.checking.conditions import Fails
from seeding.checking.drift import MOST, drift, plain
from seeding.checking.registry import Asked, Check, Items, Note, Rule, all_checks, check
from seeding.checking.report import PREFIX, Finding
from seeding.checking.scan import TOGETHER, plural, unexamined
from seeding.checking.seeded import _unlike
from seeding.checking.stored import NotStored, StoredRows, stored_rows
from seeding.checking.subject import EXAMPLES, Database, Subject
from seeding.columns import Column
from seeding.conf import conf
from seeding.documents import Document
from seeding.expressions import Expression
from seeding.files.planned import plan_for_files
from seeding.generators import Choice, Constant, Generator, Nullable, Weighted
from seeding.mixtures import Correlated, Edged, EdgedMoments, Missing, Within
from seeding.plan import ColumnPlan, ModelPlan, Plan, Request
from seeding.planfile.datasets import APP
from seeding.planfile.requesting import request_of
from seeding.relations import ParentKey
from seeding.schema import Field
from seeding.spec import ChildrenOf, Per, SeedingError, Shares
from seeding.spec import Count as OwnCount
from seeding.storing import as_column, conform

DRAWN = 32_768
"""Rows of the plan that are drawn to see how its values spread."""

BINS = 20
"""Parts, each as likely, that a distribution of many values is compared in."""

DISCRETE = 40
"""Values up to which each stands for itself."""


def plan_of_document(document: Document) -> Plan:
    """The plan of a file, laid over the apps' seeds. SeedingError with the line of everything that cannot be."""
    settings = conf()
    base = Request(settings.seed, settings.as_of, locales=settings.locales, password=settings.password)
    return plan_for_files(request_of(document, base))


def refuse_unfit(database: Database, plan: Plan) -> None:
    """SeedingError for a plan whose tables this database does not have, or that says nothing of what is examined."""
    document = plan.request.document
    assert document is not None
    named = [label for label, said in document.content.get("models", {}).items() if said != 0]
    missing = [label for label in named if not database.has(label)]
    if missing:
        raise SeedingError(
            *(
                f"{document.where('models', label)}: the database {database.alias!r} has no table "
                f"{database.schema[label].db_table}. Run: python manage.py migrate --database {database.alias}"
                for label in missing
            )
        )
    said = [label for label in plan.models if not label.startswith(f"{APP}.")]
    if not said:
        raise SeedingError(f"{document.source}: it has data sets alone, which are in no database. Name models in it.")
    if not set(said) & set(database.chosen):
        raise SeedingError(
            f"{document.source}: it says nothing of {', '.join(database.chosen)}. It is about {', '.join(said)}."
        )


def _planned(subject: Subject) -> tuple[Plan, ModelPlan] | None:
    plan = subject.database.plan
    model = plan.models.get(subject.label) if plan is not None else None
    return None if plan is None or model is None else (plan, model)


def _rows_of(database: Database, label: str) -> int:
    known: dict[str, int] = database.memo.setdefault("numbers of rows", {})
    if label not in known:
        with database.attempt():
            known[label] = database.subject(label).rows.count()
    return known[label]


# Numbers of rows ------------------------------------------------------------------------------------------


@check("plan_count")
def counts(subject: Subject) -> Items:
    """With --plan: a table that has more or fewer rows than the plan gives it."""
    plan, document = subject.database.plan, None
    if plan is not None:
        document = plan.request.document
    if plan is None or document is None:
        return
    if subject.label not in plan.models and plan.request.counts.get(subject.label) != 0:
        return
    yield Asked()
    there = _rows_of(subject.database, subject.label)
    expected = _expected_rows(subject, plan)
    if expected is None or there == expected:
        return
    yield Finding(
        subject.label,
        "",
        f"{subject.label}: {plural(there)} where {document.source} has {expected:,}.",
        f"Seed what is missing with: python manage.py seed_db --plan {document.source}"
        if there < expected
        else "Remove what the plan does not know, or raise its number.",
        abs(there - expected),
    )


def _expected_rows(subject: Subject, plan: Plan) -> int | None:
    """What the plan gives a table, going by what its other tables really have; None where it says no number."""
    label = subject.label
    if label not in plan.models:
        return 0
    model = plan.models[label]
    every = plan.request.every is not None and not isinstance(model.rows, ChildrenOf)
    if label in plan.request.counts or every:
        return plan.counts[label]
    if isinstance(model.rows, Per) and subject.database.has(model.rows.table):
        return max(model.rows.least, math.ceil(_rows_of(subject.database, model.rows.table) * model.rows.ratio))
    if isinstance(model.rows, OwnCount) and model.rows.fixed:
        return plan.counts[label]
    return None


# Shares, distributions, fan-out ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Spread:
    """How values are spread: the share of each, or of each stretch between `edges`, whose place stands for it."""

    shares: Mapping[Any, float]
    edges: tuple[Any, ...] = ()

    @classmethod
    def of(cls, values: Sequence[Any]) -> Spread | None:
        """That of values which were drawn; None for those of which there is no order and too many."""
        times = Counter(values)
        there = {value: count for value, count in times.items() if value is not None}
        if len(there) <= DISCRETE or (any(isinstance(value, str) for value in there) and len(there) <= MOST):
            found: dict[Any, float] = {}
            for value, count in times.items():
                found[plain(value)] = found.get(plain(value), 0.0) + count
            return cls(found)
        if any(isinstance(value, (str, bool)) or not hasattr(value, "__lt__") for value in there):
            return None
        ordered = sorted(value for value in values if value is not None)
        edges = tuple(sorted({ordered[place * len(ordered) // BINS] for place in range(1, BINS)}))
        placed = Counter(None if value is None else bisect_right(edges, value) for value in values)
        return cls({place: float(count) for place, count in placed.items()}, edges)

    def name(self, place: Any) -> str:
        """A value or stretch, in words."""
        if not self.edges or place is None:
            return "null" if place is None else repr(place) if isinstance(place, str) else str(place)
        if place == 0:
            return f"below {_short(self.edges[0])}"
        if place == len(self.edges):
            return f"from {_short(self.edges[-1])} on"
        return f"{_short(self.edges[place - 1])} to {_short(self.edges[place])}"


def _short(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes").removesuffix("+00:00")
    return f"{value:,.4g}" if isinstance(value, float) else str(value)


@check("plan_drift")
def drifts(subject: Subject) -> Items:
    """With --plan: shares, distributions or fan-out that are not those of the plan."""
    known = _planned(subject)
    if known is None:
        return
    plan, model = known
    drawn = plan.unbounded().rows(subject.label, range(DRAWN))
    spreads: dict[str, Spread] = {}
    for planned in model.columns:
        if planned.declared and _spreads(planned.source) and subject.has(planned.field.attname):
            spread = Spread.of(drawn.column(planned.field.name).values())
            if spread is not None:
                spreads[planned.field.name] = spread
    for name, observed in _observed(subject, model, spreads):
        yield Asked()
        told = drift(observed, spreads[name].shares)
        if told.drifted:
            shown = "" if subject.personal(model.column(name).field) else f": {_beside(observed, spreads[name])}"
            yield _drifted(subject, plan, name, f"{name} is not spread as planned{shown}", told)
    yield from _fan_out(subject, plan, model)


def _spreads(source: Any) -> bool:
    """Whether a source spreads its values in one way, whatever the rest of the row is."""
    match source:
        case Missing() | Correlated() | Edged() | EdgedMoments():
            return _spreads(source.source)
        case Nullable():
            return _spreads(source.generator)
        case Within():
            return _spreads(source.inside) and _spreads(source.outside)
    return isinstance(source, (Generator, Shares)) or (
        not callable(source) and isinstance(source, (str, int, float, bool, date, type(None)))
    )


def _observed(
    subject: Subject, model: ModelPlan, spreads: Mapping[str, Spread]
) -> Iterator[tuple[str, dict[Any, int]]]:
    """The rows of each value or stretch: a statement for each column of values, one for all stretches together."""
    wanted: dict[tuple[str, Any], Q] = {}
    for name, spread in spreads.items():
        attname = model.column(name).field.attname
        if not spread.edges:
            groups = subject.rows.values_list(attname).annotate(times=Count("*")).order_by("-times")
            with subject.database.attempt():
                listed = list(groups[: MOST + 1])
            observed: dict[Any, int] = {}
            for value, times in listed:
                observed[plain(value)] = observed.get(plain(value), 0) + times
            yield name, observed
            continue
        wanted[name, None] = Q(**{f"{attname}__isnull": True})
        for place in range(len(spread.edges) + 1):
            within = Q(**{f"{attname}__isnull": False})
            if place:
                within &= Q(**{f"{attname}__gte": spread.edges[place - 1]})
            if place < len(spread.edges):
                within &= Q(**{f"{attname}__lt": spread.edges[place]})
            wanted[name, place] = within
    counted: dict[str, dict[Any, int]] = {name: {} for name, _ in wanted}
    places = list(wanted)
    for start in range(0, len(places), TOGETHER):
        part = places[start : start + TOGETHER]
        asked = {f"part_{number}": Count(Value(1), filter=wanted[key]) for number, key in enumerate(part)}
        with subject.database.attempt():
            found = subject.rows.aggregate(**asked)
        for (name, place), count in zip(part, found.values(), strict=True):
            if count:
                counted[name][place] = count
    yield from counted.items()


def _fan_out(subject: Subject, plan: Plan, model: ModelPlan) -> Items:
    """Children by parent, where the plan gives every parent the children that are drawn for it."""
    key = next((planned.field for planned in model.columns if isinstance(planned.source, ParentKey)), None)
    parent = model.parent
    if not isinstance(model.rows, ChildrenOf) or key is None or parent is None or not subject.has(key.attname):
        return
    parents = plan.counts.get(parent, 0)
    if not subject.database.has(parent) or plan.lineage(model.label).total(parents) != plan.counts[model.label]:
        return
    lineage = plan.unbounded().lineage(model.label)
    spread = Spread.of([int(count) for count in lineage.counts(np.arange(DRAWN)).tolist()])
    if spread is None:
        return
    yield Asked()
    database, quote = subject.database, subject.database.quote
    column = quote(key.column)
    counted = database.fetch(
        f"SELECT n, count(*) FROM (SELECT count(*) AS n FROM {quote(subject.table.db_table)} "
        f"WHERE {column} IS NOT NULL GROUP BY {column}) c GROUP BY n"
    )
    times = {int(n): int(rows) for n, rows in counted}
    times[0] = max(_rows_of(database, parent) - sum(times.values()), 0)
    observed: dict[Any, int] = {}
    for n, rows in times.items():
        place = bisect_right(spread.edges, n) if spread.edges else plain(n)
        observed[place] = observed.get(place, 0) + rows
    told = drift(observed, spread.shares)
    if told.drifted:
        said = f"how many rows a {parent} has is not as planned: {_beside(observed, spread)}"
        yield _drifted(subject, plan, key.name, said, told)


def _beside(observed: Mapping[Any, int], spread: Spread) -> str:
    """`'paid' 70.0% (planned 40.0%)` for what is furthest apart."""
    rows, whole = sum(observed.values()), math.fsum(spread.shares.values())
    shares = {
        value: (observed.get(value, 0) / rows, spread.shares.get(value, 0.0) / whole)
        for value in {**dict.fromkeys(spread.shares), **dict.fromkeys(observed)}
    }
    furthest = sorted(shares.items(), key=lambda item: -abs(item[1][0] - item[1][1]))[:4]
    return ", ".join(f"{spread.name(value)} {seen:.1%} (planned {share:.1%})" for value, (seen, share) in furthest)


def _drifted(subject: Subject, plan: Plan, name: str, said: str, told: Any) -> Finding:
    return Finding(
        subject.label,
        name,
        f"{subject.label}: {said}. {told.distance:.0%} of {told.rows:,} would have to be otherwise.",
        f"{_origin(plan, subject.label, name)}Seed again from the plan, or plan what is there.",
        round(told.distance * told.rows),
    )


def _origin(plan: Plan, label: str, *path: str) -> str:
    """`Planned in shop.yml, line 12. ` where the file says it itself."""
    document = plan.request.document
    said: Any = document.content.get("models", {}).get(label) if document is not None else None
    if document is None or not isinstance(said, Mapping):
        return ""
    for section, name in (("fields", path[0] if path else ""), ("fan_out", ""), ("children_of", "")):
        if section == "fields" and name in said.get("fields", {}):
            return f"Planned in {document.where('models', label, 'fields', name).split(': ')[0]}. "
    return f"Declared in the seeds of {label.split('.')[0]}. "


# Bounds ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reach:
    """What a source can give: single values, and stretches with both ends (None: without one)."""

    values: tuple[Any, ...] = ()
    stretches: tuple[tuple[Any, Any], ...] = ()

    def __or__(self, other: Reach) -> Reach:
        return Reach((*self.values, *other.values), (*self.stretches, *other.stretches))


def reach(source: Any, field: Field) -> Reach | None:
    """The values that a source can give, as the field holds them; None where nobody knows."""

    def stretch(column: Column) -> Reach:
        low, high = conform(column, field).values()
        return Reach(stretches=((low, high),))

    match source:
        case Missing() | Correlated():
            return reach(source.source, field)
        case Nullable():
            return reach(source.generator, field)
        case Edged():
            inner = reach(source.source, field)
            return None if inner is None else inner | Reach(tuple(source.values))
        case Within():
            parts = [reach(one, field) for one in (source.inside, source.outside)]
            return None if None in parts else reduce(or_, [part for part in parts if part is not None])
        case Weighted():
            return Reach(tuple(v for v, weight in zip(source.values, source.weights, strict=True) if weight))
        case Shares():
            return Reach(tuple(source.values[place] for place in sorted(set(source.strata))))
        case Choice():
            return Reach(source.values)
        case Constant():
            return Reach((source.value,))
        case generators.Integers():
            return stretch(columns.Integers(_ends(source.low, source.high)))
        case generators.Decimals():
            return stretch(columns.Decimals(_ends(source.low, source.high), source.places))
        case generators.Days():
            return stretch(columns.Dates(_ends(source.first, source.last)))
        case generators.Moments():
            return stretch(columns.Timestamps(_ends(source.start, source.end)))
        case generators.Floats():
            return stretch(columns.Floats(np.array([source.low, source.high])))
        case generators.Histogram():
            lows, highs = zip(*source.buckets, strict=True)
            return stretch(columns.Floats(np.array([min(lows), max(highs)])))
        case generators.Normal() | generators.LogNormal() | generators.Exponential():
            if source.low is None and source.high is None:
                return None
            given = [0.0 if end is None else float(end) for end in (source.low, source.high)]
            ((low, high),) = stretch(columns.Floats(np.array(given))).stretches
            return Reach(stretches=((None if source.low is None else low, None if source.high is None else high),))
    return None


def _ends(low: int, high: int) -> NDArray[np.int64]:
    return np.array([low, high], dtype=np.int64)


@check("plan_range")
def ranges(subject: Subject) -> Items:
    """With --plan: a value that the plan cannot give, outside of its bounds or none of its values."""
    known = _planned(subject)
    if known is None:
        return
    plan, model = known
    for planned in model.columns:
        field = planned.field
        if not planned.declared or not subject.has(field.attname) or field.reference is not None:
            continue
        can = reach(planned.source, field)
        if can is None or field.storage in ("json", "bytes", "other"):
            continue
        allowed: list[Any] = []
        values = [value for value in can.values if value is not None]
        if values:
            allowed.append(Q(**{f"{field.attname}__in": values}))
        for low, high in can.stretches:
            ends = {"gte": low, "lte": high}
            allowed.append(Q(**{f"{field.attname}__{end}": value for end, value in ends.items() if value is not None}))
        yield Rule(
            field.name,
            Fails(reduce(or_, allowed)) if allowed else Q(**{f"{field.attname}__isnull": False}),
            f"{subject.label}.{field.name} is planned to be {_told(can, values)}: {{rows}} with another value.",
            f"{_origin(plan, subject.label, field.name)}Mend the rows, or widen the plan.",
            show=field.attname if values and not can.stretches and not subject.personal(field) else None,
        )


def _told(can: Reach, values: Sequence[Any]) -> str:
    parts = [
        f"from {_short(low)} to {_short(high)}"
        if low is not None and high is not None
        else f"{_short(high)} at most"
        if low is None
        else f"{_short(low)} at least"
        for low, high in dict.fromkeys(can.stretches)
    ]
    if values and (not parts or len(values) <= DISCRETE // 8):
        parts.append(", ".join(map(repr, values[:6])) + (", …" if len(values) > 6 else ""))
    return " or ".join(parts) or "empty"


# Rules ----------------------------------------------------------------------------------------------------


@dataclass
class Broken:
    """Rows that break one rule."""

    name: str
    said: str
    count: int = 0
    keys: tuple[Any, ...] = ()


@check("plan_rule")
def rules(subject: Subject) -> Items:
    """With --plan: a row that does not meet a condition of the plan, or that is not what a rule makes of its fields."""
    known = _planned(subject)
    if known is None:
        return
    plan, model = known
    waiting: dict[str, tuple[Broken, Any]] = {}
    for place, requirement in enumerate(model.requires):
        said = getattr(requirement, "__name__", repr(requirement))
        waiting[f"require {place}"] = (Broken("", f"not meet {said}"), requirement)
    for planned in model.columns:
        rule = _rule_of(planned)
        if rule is not None and subject.has(planned.field.attname) and planned.field.reference is None:
            text = f"`{rule.text}`" if isinstance(rule, Expression) else "its rule"
            waiting[planned.field.name] = (Broken(planned.field.name, f"not hold what {text} gives"), planned)
    drawing: list[str] = []
    for keys, rows in stored_rows(subject, plan) if waiting else ():
        for name, (broken, asked) in list(waiting.items()):
            try:
                wrong = _wrong(rows, asked)
            except (NotStored, AttributeError):
                # A function may ask a column how it is coded, which one that was read is not.
                drawing.append(name)
                del waiting[name]
                continue
            except Exception as error:
                yield _untold(subject, broken.name, error)
                del waiting[name]
                continue
            broken.count += int(wrong.sum())
            if len(broken.keys) < EXAMPLES:
                found = [keys[place] for place in np.flatnonzero(wrong)[: EXAMPLES - len(broken.keys)].tolist()]
                broken.keys += tuple(found)
    for broken, _ in waiting.values():
        yield Asked()
        if broken.count:
            yield Finding(
                subject.label,
                broken.name,
                f"{subject.label}{'.' if broken.name else ''}{broken.name}: {plural(broken.count)} "
                f"{'does' if broken.count == 1 else 'do'} {broken.said}.",
                f"{_origin(plan, subject.label, broken.name)}Mend the rows, or the rule.",
                broken.count,
                broken.keys if subject.keys else (),
            )
    fields = [name for name in drawing if not name.startswith("require ")]
    if fields:
        yield Note(f"{_listed(fields)}: made by rules of which rows alone do not tell the result; not compared.")
    if len(fields) < len(drawing):
        yield Note("A condition of the plan reckons with numbers of its own; rows were not held against it.")


def _listed(names: Sequence[str]) -> str:
    """`status`, `status and created_at`, `status, created_at and 3 more`."""
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _rule_of(planned: ColumnPlan) -> Any:
    source = planned.source.source if isinstance(planned.source, Missing) else planned.source
    return source if planned.declared and isinstance(source, (FunctionType, Expression)) else None


def _wrong(rows: StoredRows, asked: Any) -> NDArray[np.bool_]:
    """Which rows break a condition, or hold something else than a rule gives."""
    if not isinstance(asked, ColumnPlan):
        return ~np.asarray(asked(rows), dtype=np.bool_)
    field, rule = asked.field, _rule_of(asked)
    given = rule.column(rows, field) if isinstance(rule, Expression) else rule(rows)
    held = rows.column(field.name)
    wrong = _unlike(conform(as_column(given, field, len(rows)), field), held)
    if isinstance(asked.source, Missing) and held.nulls is not None:
        wrong &= ~held.nulls
    return wrong


def _untold(subject: Subject, name: str, error: Exception) -> Finding:
    one: Check = all_checks()["plan_rule"]
    check, finding = unexamined(subject.label, name, one, error)
    return replace(finding, check=PREFIX + check.name, level=check.level)

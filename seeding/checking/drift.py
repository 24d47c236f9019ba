"""Distributions against the plan: declared shares, weights and fan-out beside what the database holds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from django.db.models import Count

from seeding.checking.registry import Items, check
from seeding.checking.report import Finding
from seeding.checking.seeded import data_sets
from seeding.checking.subject import Database, Subject
from seeding.generators import Choice, Nullable, Weighted
from seeding.plan import ModelPlan, Plan
from seeding.relations import ParentKey
from seeding.spec import STRATA, ChildrenOf, Shares

DISTANCE = 0.05
"""The share of rows that would have to change, the total variation distance, from which on shares have drifted."""

LEAST = 100
"""Rows below which nothing is said."""

DEVIATIONS = 4.75
"""How many standard deviations chance is allowed: one in a million."""

MOST = 200
"""Values of a column that are looked at."""


@dataclass(frozen=True)
class Drift:
    """Observed counts beside declared shares.

    `distance` is the total variation distance, from 0 to 1; `statistic` is Pearson's chi-square, and `critical` what
    chance alone does not exceed (Wilson and Hilferty, 1931). Values that nobody declared count as a share of 0.
    """

    rows: int
    distance: float
    statistic: float
    critical: float

    @property
    def drifted(self) -> bool:
        return self.rows >= LEAST and self.distance >= DISTANCE and self.statistic > self.critical


def drift(observed: Mapping[Any, int], declared: Mapping[Any, float]) -> Drift:
    """How far counts are from shares, which need not sum to 1."""
    rows, whole = sum(observed.values()), math.fsum(declared.values())
    shares = {value: weight / whole for value, weight in declared.items()}
    values = {**shares, **dict.fromkeys(observed)}
    distance, statistic = 0.0, 0.0
    for value in values:
        expected, seen = shares.get(value, 0.0) * rows, observed.get(value, 0)
        distance += abs(seen - expected)
        # A value that may not occur at all counts as if one in a thousand might.
        statistic += (seen - expected) ** 2 / max(expected, rows / 1000, 1e-9)
    freedom = max(len(values) - 1, 1)
    root = math.sqrt(2 / (9 * freedom))
    critical = freedom * (1 - 2 / (9 * freedom) + DEVIATIONS * root) ** 3
    return Drift(rows, distance / 2 / rows if rows else 0.0, statistic, critical)


@check("drift", level="warning", scope="database")
def drifts(database: Database) -> Items:
    """Values or fan-out of a seeded model whose shares are no longer those of its plan."""
    for found in data_sets(database):
        if found.plan is None:
            continue
        for label, model in found.plan.models.items():
            if label in database.chosen and database.has(label) and found.plan.counts.get(label):
                yield from _values(database.subject(label), model)
                yield from _fan_out(database.subject(label), found.plan, model)


def _values(subject: Subject, model: ModelPlan) -> Iterator[Finding]:
    for planned in model.columns:
        declared = declared_shares(planned.source)
        f = planned.field
        if not declared or f.unique or not subject.has(f.attname):
            continue
        groups = subject.rows.values_list(f.attname).annotate(times=Count("*")).order_by("-times")
        with subject.database.attempt():
            listed = list(groups[: MOST + 1])
        observed: dict[Any, int] = {}
        for value, times in listed:
            observed[plain(value)] = observed.get(plain(value), 0) + times
        told = drift(observed, declared)
        if told.drifted:
            shown = "" if subject.personal(f) else f": {_beside(observed, declared, told.rows)}"
            yield _finding(subject, f.name, f"the shares of {f.name} are not those of its plan{shown}", told)


def _fan_out(subject: Subject, plan: Plan, model: ModelPlan) -> Iterator[Finding]:
    """Children by parent, where the plan gave every parent just the children that were drawn for it."""
    rows = model.rows
    key = next((planned.field for planned in model.columns if isinstance(planned.source, ParentKey)), None)
    if not isinstance(rows, ChildrenOf) or not isinstance(rows.fan_out, Shares) or key is None or model.parent is None:
        return
    parents = plan.counts.get(model.parent, 0)
    if plan.lineage(model.label).total(parents) != plan.counts[model.label] or not subject.has(key.attname):
        return
    database, quote = subject.database, subject.database.quote
    column = quote(key.column)
    counted = database.fetch(
        f"SELECT n, count(*) FROM (SELECT count(*) AS n FROM {quote(subject.table.db_table)} "
        f"WHERE {column} IS NOT NULL GROUP BY {column}) c GROUP BY n ORDER BY 2 DESC"
    )
    observed: dict[Any, int] = {plain(int(n)): int(times) for n, times in counted}
    with database.attempt():
        every = database.subject(model.parent).rows.count()
    observed[plain(0)] = max(every - sum(observed.values()), 0)
    declared = declared_shares(rows.fan_out)
    told = drift(observed, declared)
    if told.drifted:
        said = f"how many rows a {model.parent} has is not as planned: {_beside(observed, declared, told.rows)}"
        yield _finding(subject, key.name, said, told)


def _finding(subject: Subject, name: str, said: str, told: Drift) -> Finding:
    return Finding(
        subject.label,
        name,
        f"{subject.label}: {said} (total variation {told.distance:.2f} of {told.rows:,} rows, chi-square "
        f"{told.statistic:,.0f}, by chance at most {told.critical:,.0f}).",
        "Rows were added or changed since. Declare in seeds.py what is meant, or seed again with --fresh.",
        round(told.distance * told.rows),
    )


def _beside(observed: Mapping[Any, int], declared: Mapping[Any, float], rows: int) -> str:
    """`paid 70 % (planned 40 %)` for the values that are furthest apart."""
    whole = math.fsum(declared.values())
    shares = {value: (observed.get(value, 0) / rows, declared.get(value, 0.0) / whole) for value in
              {**dict.fromkeys(declared), **dict.fromkeys(observed)}}  # fmt: skip
    furthest = sorted(shares.items(), key=lambda item: -abs(item[1][0] - item[1][1]))[:5]
    return ", ".join(f"{_name(value)} {seen:.1%} (planned {share:.1%})" for value, (seen, share) in furthest)


def _name(value: Any) -> str:
    return "null" if value is None else repr(value) if isinstance(value, str) else str(value)


def declared_shares(source: Any) -> dict[Any, float]:
    """The shares of the values of a source that lists them, and nothing for any other."""
    match source:
        case Shares():
            counts = np.bincount(np.array(source.strata), minlength=len(source.values)).tolist()
            return {plain(value): count / STRATA for value, count in zip(source.values, counts, strict=True)}
        case Weighted():
            return {plain(value): weight for value, weight in zip(source.values, source.weights, strict=True)}
        case Choice() if len(source.values) <= MOST:
            return {plain(value): 1.0 for value in source.values}
        case Nullable():
            inner = declared_shares(source.generator)
            whole = math.fsum(inner.values())
            found = {value: weight / whole * (1 - source.share) for value, weight in inner.items()}
            return {**found, None: found.get(None, 0.0) + source.share} if found else {}
    return {}


def plain(value: Any) -> Any:
    """A value as it is compared: numbers by their amount, text and the rest as they are."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float, Decimal)):
        return Decimal(str(value)).normalize() if value else Decimal(0)
    return str(value)

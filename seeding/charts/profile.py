"""From generated columns to aggregates: what a chart shows of a column, a relation, a table. No row is kept.

Rows are drawn again from the plan, so no database is needed. Of a large table evenly spaced stretches of rows are
looked at; a profile says how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.charts.bins import Bins, binned, linear, logarithmic
from seeding.charts.figures import human
from seeding.columns import (
    DAY,
    SECOND,
    Booleans,
    Column,
    Dates,
    Decimals,
    Durations,
    Floats,
    Integers,
    Objects,
    Text,
    Times,
    Timestamps,
    Words,
)
from seeding.dating import creation_field
from seeding.generators import Choice, Constant, Nullable, Weighted
from seeding.keys import Numbers
from seeding.plan import ColumnPlan, ModelPlan, Plan
from seeding.relations import Existing, Lineage, Segment, Serial
from seeding.schema import Field
from seeding.spec import ChildrenOf, SeedingError, Shares
from seeding.storing import constant_column

MOST = 50_000
"""Rows of a table that are looked at."""

STRETCH = 1_000
"""Rows of a large table that are looked at in one stretch."""

FEW = 12
"""A column of so many different values or fewer is shown value by value."""

TOLD = 9
"""The most frequent values of a column of more, the rest being told together."""

STEPS = 64
"""Whole numbers of so short a range have a bin each, where they count something."""

COUNTED = 20
"""References of up to so many times the rows that are looked at are counted; those of larger tables are left out."""


@dataclass(frozen=True)
class Histogram:
    """Numbers by bins. `bins` are in the units that are shown; `declared` is the share of each bin, where declared."""

    bins: Bins
    counts: tuple[int, ...]
    unit: str
    low: float
    median: float
    high: float
    declared: tuple[float, ...] = ()


@dataclass(frozen=True)
class Categories:
    """Values by how often they occur, the rest together; `declared` shares by value, where there are."""

    values: tuple[str, ...]
    counts: tuple[int, ...]
    rest: int = 0
    rest_values: int = 0
    declared: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Flags:
    """True and false; `declared` is the share of true among them."""

    true: int
    false: int
    declared: float | None = None


@dataclass(frozen=True)
class TimeLine:
    """Instants or dates by day, week, month or year. `days` are the first days of the bars, since 1970."""

    unit: str
    days: tuple[int, ...]
    counts: tuple[int, ...]
    first: int
    last: int


@dataclass(frozen=True)
class Clock:
    """Instants by weekday (Monday first) and hour of the day, in UTC."""

    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Texts:
    """Texts that differ: how long they are, and some of them."""

    lengths: Histogram
    examples: tuple[str, ...]


Shape = Histogram | Categories | Flags | TimeLine | Texts


@dataclass(frozen=True)
class ColumnProfile:
    """What a column holds. `distinct` counts the different values among the rows that were looked at."""

    name: str
    rows: int
    nulls: int
    shape: Shape | None = None
    distinct: int | None = None
    only: str | None = None
    declared_nulls: float | None = None
    clock: Clock | None = None


@dataclass(frozen=True)
class FanOut:
    """How many rows of `child` point at each row of `parent`; no row at all among them.

    Where the parents are few, `shape` names each with the rows that point at it.
    """

    parent: str
    child: str
    field: str
    shape: Histogram | Categories
    parents: int
    looked_at: int
    none: int


@dataclass(frozen=True)
class ModelProfile:
    """One table: its rows in the data set, and those that were looked at."""

    label: str
    rows: int
    looked_at: int
    columns: tuple[ColumnProfile, ...]
    created: str | None = None

    def column(self, name: str) -> ColumnProfile:
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True)
class Profile:
    """All of a plan's data set."""

    models: tuple[ModelProfile, ...]
    fan_outs: tuple[FanOut, ...]
    uncounted: tuple[str, ...] = field(default=())
    """Relations of tables too large to count, as `app.Model.field`."""

    def model(self, label: str) -> ModelProfile:
        return next(model for model in self.models if model.label == label)


def profile(plan: Plan, *, most: int = MOST, labels: Iterable[str] | None = None) -> Profile:
    """The profile of every table with rows; if `labels` are given, columns and references only of these."""
    shown = set(labels) if labels is not None else set(plan.models)
    models = [model for label, model in plan.models.items() if plan.counts[label]]
    found, uncounted = [], []
    for model in models:
        for column in model.columns:
            reference = column.field.reference
            if model.label not in shown or reference is None or reference.table not in shown:
                continue
            counted = fan_out(plan, model, column, most)
            if isinstance(counted, FanOut):
                found.append(counted)
            elif counted is not None:
                uncounted.append(counted)
    return Profile(
        tuple(model_profile(plan, model, most if model.label in shown else 0) for model in models),
        tuple(found),
        tuple(uncounted),
    )


def sampled(count: int, most: int = MOST) -> Numbers:
    """The row numbers that are looked at: all, or evenly spaced stretches, the first and the last rows among them."""
    if count <= most:
        return np.arange(count, dtype=np.int64)
    stretches = max(most // STRETCH, 1)
    length = most // stretches
    starts = np.arange(stretches, dtype=np.int64) * (count - length) // max(stretches - 1, 1)
    return np.unique((starts[:, None] + np.arange(length)).ravel())


# Tables ---------------------------------------------------------------------------------------------------


def model_profile(plan: Plan, model: ModelPlan, most: int = MOST) -> ModelProfile:
    """The profile of one table; of no column with `most` = 0."""
    count = plan.counts[model.label]
    numbers = sampled(count, most) if most else np.arange(0, dtype=np.int64)
    found = []
    created = creation_field(model.table)
    if len(numbers):
        rows = plan.rows(model.label, numbers)
        for planned in model.columns:
            if isinstance(planned.source, Serial) or planned.volatile:
                continue
            try:
                found.append(column_profile(planned, rows.column(planned.field.name)))
            except SeedingError:
                raise
            except Exception as error:
                raise SeedingError(
                    f"{model.label}.{planned.field.name}: {type(error).__name__} while it was profiled: {error}."
                ) from error
    return ModelProfile(model.label, count, len(numbers), tuple(found), created.name if created else None)


def column_profile(planned: ColumnPlan, column: Column) -> ColumnProfile:
    """What a drawn column holds; of keys and references only the nulls, since a chart would show no more."""
    here = column.take(~column.nulls) if column.nulls is not None else column
    nulls = len(column) - len(here)
    declared, declared_nulls = declared_shares(planned)
    result = ColumnProfile(planned.field.name, len(column), nulls, declared_nulls=declared_nulls)
    if planned.field.reference or planned.field.primary_key or not len(here):
        return result
    match here:
        case Booleans():
            true = int(here.flags.sum())
            found = Flags(true, len(here) - true, declared.get("True", 0.0) if declared else None)
            return replace(result, distinct=(true > 0) + (true < len(here)), shape=found)
        case Timestamps() | Dates():
            return _timed(result, here)
        case Integers() | Decimals() | Floats() | Durations() | Times():
            raw, scale, unit = _raw(here)
            distinct = np.unique(raw)
            result = replace(result, distinct=len(distinct))
            if len(distinct) == 1:
                return replace(result, only=f"{human(float(distinct[0]) / scale)}{unit and ' ' + unit}")
            if len(distinct) <= FEW:
                return replace(result, shape=_levels(here, raw, declared))
            return replace(result, shape=histogram(raw, scale, unit))
    return _texts(result, here, declared)


def _raw(column: Column) -> tuple[NDArray[Any], float, str]:
    """Numbers as they are counted, how many of them make one of the unit that is shown, and that unit."""
    if isinstance(column, Decimals):
        return column.numbers, 10**column.places, ""
    if isinstance(column, Times):
        return column.micros, 3600 * SECOND, "h"
    if isinstance(column, Durations):
        typical = float(np.median(np.abs(column.micros)))
        for micros, name in ((2 * DAY, "d"), (7200 * SECOND, "h"), (120 * SECOND, "min"), (0, "s")):
            if typical >= micros:
                units = {"d": DAY, "h": 3600 * SECOND, "min": 60 * SECOND, "s": SECOND}
                return column.micros, units[name], name
    return column.array, 1, ""


def _labels(column: Column) -> list[str]:
    """The values as a chart writes them."""
    if isinstance(column, Decimals):
        return [f"{value:f}" for value in column.present()]
    if isinstance(column, Objects):
        return [_word(column.render(value)) for value in column.present()]
    return [_word(value) for value in column.present()]


def _word(value: Any) -> str:
    text = str(value)
    return text if text.strip() else ("empty" if not text else "blank")


def _levels(column: Column, raw: NDArray[Any], declared: Mapping[str, float] | None) -> Categories:
    _, first, counts = np.unique(raw, return_index=True, return_counts=True)
    labels = _labels(column.take(first))
    return _declared(Categories(tuple(labels), tuple(counts.tolist())), declared)


def _declared(found: Categories, declared: Mapping[str, float] | None) -> Categories:
    """The declared shares beside the observed ones; values that were declared and did not come up are added."""
    if not declared:
        return found
    missing = [value for value, share in declared.items() if share and value not in found.values]
    if found.rest or len(missing) + len(found.values) > 2 * FEW:
        missing = []
    values = (*found.values, *missing)
    counts = (*found.counts, *(0 for _ in missing))
    return replace(found, values=values, counts=counts, declared=tuple(declared.get(value) for value in values))


def declared_shares(planned: ColumnPlan) -> tuple[dict[str, float] | None, float | None]:
    """The shares that a source declares, by value as charts write it, and the share of nulls."""
    source: Any = planned.source
    nulls: float | None = None
    if isinstance(source, Nullable):
        source, nulls = source.generator, source.share
    weights: list[tuple[Any, float]]
    match source:
        case Shares():
            counts = Counter(source.strata)
            weights = [(value, float(counts[place])) for place, value in enumerate(source.values)]
        case Weighted():
            weights = list(zip(source.values, source.weights, strict=True))
        case Choice():
            weights = [(value, 1.0) for value in source.values]
        case _:
            return None, nulls
    whole = sum(weight for _, weight in weights)
    empty = sum(weight for value, weight in weights if value is None)
    if empty:
        nulls = (nulls or 0.0) + empty / whole
    present = [(value, weight) for value, weight in weights if value is not None]
    if len(present) > 2 * FEW:
        return None, nulls
    total = sum(weight for _, weight in present)
    return {_value_label(value, planned.field): weight / total for value, weight in present}, nulls


def _value_label(value: Any, f: Field) -> str:
    return _labels(constant_column(value, f, 1))[0]


# Numbers --------------------------------------------------------------------------------------------------


def histogram(raw: NDArray[Any], scale: float = 1, unit: str = "", *, steps: bool = False) -> Histogram:
    """Numbers by bins of one width, or by bins that grow tenfold a few times if a few numbers dwarf the rest.

    With `steps` every whole number of a short range has a bin of its own.
    """
    bins = logarithmic(raw, scale) if _heavy(raw) else linear(raw, scale)
    if steps and int(raw.max()) - int(raw.min()) <= STEPS:
        bins = linear(raw, scale, step=1)
    low, median, high = (float(value) / scale for value in (raw.min(), np.median(raw), raw.max()))
    return Histogram(bins.shown(scale), binned(raw, bins), unit, low, median, high)


def _heavy(raw: NDArray[Any]) -> bool:
    """Whether a few numbers are so large that equal bins would put nearly all the others into the first one."""
    if float(raw.min()) < 0:
        return False
    positive = raw[raw > 0]
    if len(positive) < 30:
        return False
    median, late, most = (float(value) for value in np.quantile(positive, [0.5, 0.99, 1.0]))
    return most >= 20 * median and late >= 4 * median


# Time -----------------------------------------------------------------------------------------------------


def _timed(result: ColumnProfile, column: Timestamps | Dates) -> ColumnProfile:
    days = column.days if isinstance(column, Dates) else column.micros // DAY
    distinct = len(np.unique(column.array))
    found = replace(result, distinct=distinct, shape=time_line(days))
    if isinstance(column, Timestamps):
        hours = (column.micros - days * DAY) // (DAY // 24)
        if (column.micros - days * DAY).any():
            found = replace(found, clock=clock(days, hours))
    return found


def time_line(days: Numbers) -> TimeLine:
    """Days since 1970 by day, week (from Monday), month or year, whichever gives some dozens of bars."""
    first, last = int(days.min()), int(days.max())
    span = last - first
    if span <= 62:
        unit, codes = "day", days
        starts: Callable[[Numbers], Numbers] = lambda places: places  # noqa: E731
    elif span <= 550:
        unit, codes = "week", (days - 4) // 7
        starts = lambda places: places * 7 + 4  # noqa: E731
    else:
        unit = "month" if span <= 10 * 366 else "year"
        letter = {"month": "M", "year": "Y"}[unit]
        codes = days.astype("datetime64[D]").astype(f"datetime64[{letter}]").astype(np.int64)
        starts = lambda places: places.astype(f"datetime64[{letter}]").astype("datetime64[D]").astype(np.int64)  # noqa: E731
    least = int(codes.min())
    counts = np.bincount(codes - least)
    places = np.arange(least, least + len(counts))
    return TimeLine(unit, tuple(starts(places).tolist()), tuple(counts.tolist()), first, last)


def clock(days: Numbers, hours: Numbers) -> Clock:
    counts = np.bincount((days - 4) % 7 * 24 + hours, minlength=7 * 24).reshape(7, 24)
    return Clock(tuple(tuple(row) for row in counts.tolist()))


# Text -----------------------------------------------------------------------------------------------------


def _texts(result: ColumnProfile, column: Column, declared: Mapping[str, float] | None) -> ColumnProfile:
    counts = _counted(column)
    result = replace(result, distinct=len(counts))
    if len(counts) == 1:
        return replace(result, only=next(iter(counts)))
    repeated = len(counts) <= FEW or (2 * len(counts) <= len(column) and max(counts.values()) * 200 >= len(column))
    if not repeated and isinstance(column, Text):
        lengths = column.lengths
        places = np.unique(np.linspace(0, len(column) - 1, 3).astype(np.int64))
        examples = tuple(_labels(column.take(places)))
        if int(lengths.min()) == int(lengths.max()):
            bins = Bins((float(lengths.min()), float(lengths.min()) + 1), whole=True)
            shape = Histogram(bins, (len(lengths),), "characters", *(float(lengths.min()),) * 3)
        else:
            shape = histogram(lengths, 1, "characters", steps=True)
        return replace(result, shape=Texts(shape, examples))
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    told = ordered if len(ordered) <= FEW else ordered[:TOLD]
    rest = ordered[len(told) :]
    found = Categories(
        tuple(value for value, _ in told),
        tuple(count for _, count in told),
        sum(count for _, count in rest),
        len(rest),
    )
    return replace(result, shape=_declared(found, declared))


def _counted(column: Column) -> dict[str, int]:
    """How often each value occurs."""
    if isinstance(column, Words):
        counts: Counter[str] = Counter()
        per_code = np.bincount(column.codes, minlength=len(column.bank))
        for code in np.flatnonzero(per_code).tolist():
            counts[_word(column.bank.words[code])] += int(per_code[code])
        return counts
    return Counter(_labels(column))


# Relations ------------------------------------------------------------------------------------------------


def fan_out(plan: Plan, model: ModelPlan, column: ColumnPlan, most: int = MOST) -> FanOut | str | None:
    """How many rows of a model point at each row of another with one of its columns.

    None for columns that do not point at a planned table; the column's name if there are too many rows to count.
    """
    reference = column.field.reference
    if reference is None or reference.one_to_one or isinstance(column.source, (Existing, Constant)):
        return None
    parents = plan.counts.get(reference.table, 0)
    if not parents or reference.table not in plan.models:
        return None
    follows = isinstance(model.rows, ChildrenOf) and model.rows.parent in (column.field.name, column.field.attname)
    if follows:
        numbers = sampled(parents, most)
        counts = children_of_each(plan, model.label, numbers)
    elif plan.counts[model.label] > COUNTED * most:
        return f"{model.label}.{column.field.name}"
    else:
        pointed = _references(plan, model.label, column.field.name, parents)
        if pointed is None:
            return None
        numbers, counts = np.arange(parents), pointed
    if not len(counts) or not counts.any():
        return None
    none = int((counts == 0).sum())
    if parents <= FEW:
        named = Categories(_names_of(plan, reference.table, parents), tuple(counts.tolist()))
        return FanOut(reference.table, model.label, column.field.name, named, parents, parents, none)
    shape = histogram(counts, 1, "rows each", steps=True)
    declared = model.rows.fan_out if follows and isinstance(model.rows, ChildrenOf) else None
    if isinstance(declared, Shares) and plan.families.get(model.label):
        declared = plan.families[model.label][0].fan_out
    if isinstance(declared, Shares) and shape.bins.scale == "linear":
        shape = replace(shape, declared=_declared_bins(declared, shape.bins))
    return FanOut(reference.table, model.label, column.field.name, shape, parents, len(numbers), none)


def _names_of(plan: Plan, label: str, count: int) -> tuple[str, ...]:
    """What the rows of a small table are called: by their first text, or by their keys."""
    model = plan.models[label]
    rows = plan.rows(label, range(count))
    for column in model.columns:
        if column.field.storage == "text" and not column.volatile and not column.field.reference:
            names = tuple(_word(value) for value in rows.column(column.field.name).values())
            if len(set(names)) == count:
                return names
    return tuple(_word(value) for value in rows.column(model.table.primary_key).values())


def _declared_bins(shares: Shares, bins: Bins) -> tuple[float, ...]:
    values = np.array([shares.values[place] for place in shares.strata], dtype=np.int64)
    inside = values[(values >= bins.edges[0]) & (values < bins.edges[-1])]
    return tuple(count / len(values) for count in binned(inside, bins))


def children_of_each(plan: Plan, label: str, parents: Numbers) -> Numbers:
    """How many rows of a `children_of` model these parents have in the data set, by arithmetic."""
    lineage = plan.lineage(label)
    segments = plan._segments.get(label, ())
    total = np.zeros(len(parents), dtype=np.int64)
    for segment in segments:
        total += _of_segment(lineage, segment, parents)
    return total


def _of_segment(lineage: Lineage, segment: Segment, parents: Numbers) -> Numbers:
    """A segment runs through the natural children of its parents once, then again and again, and stops anywhere."""
    inside = (parents >= segment.first_parent) & (parents < segment.last_parent)
    capacity, rows = segment.capacity(lineage), segment.last - segment.first
    counts = lineage.counts(parents)
    before = lineage.before(parents) - lineage.total(segment.first_parent)
    turns, left = divmod(rows, capacity) if capacity else (0, 0)
    return np.where(inside, turns * counts + np.clip(left - before, 0, counts), 0)


def _references(plan: Plan, label: str, name: str, parents: int) -> Numbers | None:
    """How often each row of a table is pointed at by a column; None if its rows are not those of the plan."""
    counts = np.zeros(parents, dtype=np.int64)
    for start in range(0, plan.counts[label], MOST):
        rows = plan.rows(label, range(start, min(start + MOST, plan.counts[label])))
        try:
            numbers, missing = rows.referenced(name)
        except SeedingError:
            return None
        if missing is not None:
            numbers = numbers[~missing]
        counts += np.bincount(numbers, minlength=parents)[:parents]
    return counts

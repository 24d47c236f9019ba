"""Patterns that the rows show by themselves: just those fail in which something is so, whatever a message says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, combinations, permutations
from typing import Any

from seeding.columns import SECOND
from seeding.conditions import (
    Agree,
    Aligned,
    BetweenThose,
    Bounded,
    DaysAfter,
    Differ,
    Either,
    Flag,
    Holds,
    JsonList,
    Lacks,
    Scaled,
    Stepped,
    Workday,
    inmost,
)
from seeding.plan import ModelPlan
from seeding.schema import Field
from seeding.sources import After, Lasting
from seeding.trials.judging import Failure
from seeding.trials.patterns.comparing import MOST, Ordered, comparable
from seeding.trials.patterns.learned import Learned, filled, inside, masked, with_source
from seeding.trials.patterns.presence import Joined, evident, held_states, joinable
from seeding.trials.patterns.trial import Trial


def _numbers(trial: Trial) -> Iterator[str]:
    """The columns of numbers that a number may take the place of."""
    for column in trial.open():
        field = column.field
        if field.storage in ("integer", "decimal", "float") and not (column.unique or field.reference):
            yield field.name


def _having(failure: Failure, trial: Trial) -> dict[str, set[int]]:
    """The rows that have a value in each of the columns that need none."""
    names, _ = joinable(failure, trial)
    return {name: {row for row, value in enumerate(trial.values[name]) if filled(value)} for name in names}


def _redrawn(model: ModelPlan, name: str, changed: Callable[[Any], Any], reason: str) -> ModelPlan:
    """The model with a column drawn by another source, made of the one that draws it; where it has a value stays."""
    source = model.column(name).source
    return with_source(model, name, inside(source, changed(inmost(source))), reason)


@dataclass(frozen=True)
class OrderedSeen(Ordered):
    """The same where just those rows fail in which it is not so, whatever the message says."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        columns = [c.field for c in trial.open() if not c.field.reference and not c.unique and not c.field.choices]
        for one, other in permutations(columns, 2):
            if one.storage != other.storage or not comparable(one, other):
                continue
            pairs = enumerate(zip(trial.values[one.name], trial.values[other.name], strict=True))
            there = [(row, first, last) for row, (first, last) in pairs if first is not None and last is not None]
            above = {row for row, first, last in there if first > last}
            alike = {row for row, first, last in there if first == last}
            if above and (trial.just(above, failure) or trial.just(above | alike, failure)):
                yield cls(one.name, other.name)


@dataclass(frozen=True)
class JoinedSeen(Joined):
    """Fields of which some alone have a value in just those rows that fail: all have one, or none."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        having = _having(failure, trial)
        # Those that belong together have values in the same ones of the rows that nothing is said of.
        fine = trial.passing(failure) - trial.failing
        alike: dict[frozenset[int], list[str]] = {}
        for name, rows in having.items():
            alike.setdefault(frozenset(rows & fine), []).append(name)
        found = []
        for size in range(2, _JOINED + 1):
            for names in chain.from_iterable(combinations(group, size) for group in alike.values()):
                held = [having[name] for name in names]
                some, every = set.union(*held), set.intersection(*held)
                if some - every and trial.just(some - every, failure):
                    found.append(cls(names))
        # Where most rows fail by some rule, many fit by chance.
        named = {*trial.mentioned(failure)}
        found.sort(key=lambda one: -len(named.intersection(one.fields)))
        yield from found[:_SEEN]


_JOINED = 4
"""So many fields that need no value are looked at together."""

_SEEN = 5
"""So many groups of them are proposed."""


@dataclass(frozen=True)
class Differs(Learned):
    """Two fields of one sort have different values in each row: the teams of a match."""

    fields: tuple[str, str]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        open_names = {column.field.name for column in trial.open()}
        for one, other in combinations(trial.model.table.fields, 2):
            if not {one.name, other.name} & open_names or not _of_one_sort(one, other):
                continue
            pairs = list(zip(trial.values.get(one.name, []), trial.values.get(other.name, []), strict=True))
            alike = {row for row, (a, b) in enumerate(pairs) if a == b and a is not None}
            if alike and trial.just(alike, failure):
                yield cls((one.name, other.name))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        return replace(model, requires=(*model.requires, Differ(*self.fields)))


def _of_one_sort(one: Field, other: Field) -> bool:
    if one.reference and other.reference:
        return one.reference.table == other.reference.table
    if one.reference or other.reference or one.storage != other.storage:
        return False
    return one.storage in ("text", "date") and one.choices == other.choices


@dataclass(frozen=True)
class Limit(Learned):
    """A number that does not lie above that of a row pointed at, or not below it: the seats that the plan allows."""

    field: str
    by: str
    below: bool

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for name in _numbers(trial):
            for path, theirs in trial.beside.items():
                pairs = list(enumerate(zip(trial.values[name], theirs, strict=True)))
                there = [(row, a, b) for row, (a, b) in pairs if a is not None and b is not None]
                for below in (False, True):
                    beyond = {row for row, a, b in there if (a < b if below else a > b)}
                    if beyond and trial.just(beyond, failure):
                        yield cls(name, path, below)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        told = f"{'not below' if self.below else 'at most'} {self.by}"
        return _redrawn(model, self.field, lambda source: Bounded(source, self.by, self.below), told)


@dataclass(frozen=True)
class LimitBetween(Learned):
    """A number between two of a row pointed at: as many pieces as its product may be ordered in."""

    field: str
    low: str
    high: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for name in _numbers(trial):
            for low, high in permutations(trial.beside, 2):
                if low.partition(".")[0] != high.partition(".")[0]:
                    continue
                listed = zip(trial.values[name], trial.beside[low], trial.beside[high], strict=True)
                there = [(row, *each) for row, each in enumerate(listed) if None not in each]
                under, over = ({row for row, a, b, _ in there if a < b}, {row for row, a, _, c in there if a > c})
                if under and over and not under & over and trial.just(under | over, failure):
                    yield cls(name, low, high)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        told = f"from {self.low} to {self.high}"
        return _redrawn(model, self.field, lambda source: BetweenThose(source, self.low, self.high), told)


@dataclass(frozen=True)
class NeverBoth(Learned):
    """Two fields of which one at most has a value; `field` has none where `other` has one."""

    field: str
    other: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        having = _having(failure, trial)
        for one, other in combinations(having, 2):
            both, neither = having[one] & having[other], trial.passing(failure) - having[one] - having[other]
            # Without rows that have neither, it may be that exactly one is asked for.
            if both and neither and trial.just(both, failure):
                yield from (cls(other, one), cls(one, other))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        return masked(model, self.field, Lacks(self.other), f"where {self.other} has none", *around)


@dataclass(frozen=True)
class Agreeing(Learned):
    """Two rows that a row points at, or it and one of them, have one value: the leagues of both teams."""

    fields: tuple[str, str]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for one, other in combinations(trial.values, 2):
            if one.rpartition(".")[2] != other.rpartition(".")[2] or "." not in other + one:
                continue
            pairs = enumerate(zip(trial.values[one], trial.values[other], strict=True))
            apart = {row for row, (a, b) in pairs if a != b and a is not None and b is not None}
            if apart and trial.just(apart, failure):
                yield cls((one, other))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        return replace(model, requires=(*model.requires, Agree(*self.fields)))


@dataclass(frozen=True)
class Workdays(Learned):
    """Days from Monday to Friday."""

    field: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for column in _times(trial):
            free = {row for row, day in column[1] if day.weekday() > 4}
            if free and trial.just(free, failure):
                yield cls(column[0])

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        def moved(source: Any) -> Workday:
            return Workday(source, later=isinstance(source, (After, Lasting)))

        return _redrawn(model, self.field, moved, "from Monday to Friday")


@dataclass(frozen=True)
class Rounded(Learned):
    """Instants at a whole hour, or a whole number of minutes."""

    field: str
    minutes: int

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for name, held in _times(trial):
            for minutes in (5, 10, 15, 30, 60, 1):
                odd = {row for row, at in held if not isinstance(at, datetime) or at.minute % minutes}
                if odd and trial.just(odd, failure) and any(isinstance(at, datetime) for _, at in held):
                    yield cls(name, minutes)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        step = self.minutes * 60 * SECOND
        return _redrawn(model, self.field, lambda source: Aligned(source, step), f"in steps of {self.minutes} minutes")


def _times(trial: Trial) -> Iterator[tuple[str, list[tuple[int, Any]]]]:
    """The columns of dates and instants, each with the rows that have one."""
    for column in trial.open():
        if column.field.storage in ("date", "timestamp") and not column.unique:
            held = [(row, at) for row, at in enumerate(trial.values[column.field.name]) if isinstance(at, date)]
            if held:
                yield column.field.name, held


@dataclass(frozen=True)
class Multiple(Learned):
    """Numbers of which each is a multiple of one."""

    field: str
    of: float

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for column in trial.open():
            field = column.field
            if field.storage not in ("integer", "decimal") or field.reference or field.choices or column.unique:
                continue
            held = [(row, value) for row, value in enumerate(trial.values[field.name]) if value is not None]
            parts = _PARTS if field.storage == "decimal" else ()
            for of in (*parts, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 50, 60, 100, 250, 500, 1000):
                odd = {row for row, value in held if value % Decimal(str(of))}
                if odd and trial.just(odd, failure) and len(odd) < len(held):
                    yield cls(field.name, of)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        return _redrawn(model, self.field, lambda source: Stepped(source, self.of), f"multiples of {self.of}")


_PARTS = (0.05, 0.1, 0.25, 0.5, 1)
"""Parts of one that numbers with places are multiples of."""


@dataclass(frozen=True)
class Flagged(Learned):
    """A flag that is set only where another field has one of some values, and not in all of those."""

    field: str
    by: str
    values: tuple[Any, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        flags = [c.field.name for c in trial.open() if c.field.storage == "boolean"]
        for name, by, values in evident(failure, trial):
            if name in flags and any(trial.values[name][row] for row in trial.passing(failure)):
                yield cls(name, by, values)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        where, source = Holds(self.by, self.values), model.column(self.field).source
        told = f"where {self.by} is {' or '.join(map(str, self.values))}"
        return with_source(model, self.field, Flag(source, where), told)


@dataclass(frozen=True)
class Spanned(Learned):
    """A date so many days after another: courses last for four weeks at least."""

    first: str
    last: str
    least: int
    most: int

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        times = [(name, dict(held)) for name, held in _times(trial)]
        passing = trial.passing(failure)
        for (one, begins), (other, ends) in permutations(times, 2):
            if trial.model.table.field(one).storage != trial.model.table.field(other).storage:
                continue
            days = {row: (ends[row] - begins[row]).days for row in begins.keys() & ends.keys()}
            wrong = [days[row] for row in failure.rows if row in days]
            right = [days[row] for row in passing if row in days]
            if len(wrong) < len(failure.rows) or not right or min(right) < 0 or min(wrong) < 0:
                continue
            if max(wrong) < min(right):
                least = next((one for one in _USUAL_SPANS if max(wrong) < one <= min(right)), min(right))
                yield cls(one, other, least, max(max(right), least + 30))
            elif min(wrong) > max(right):
                most = next((one for one in reversed(_USUAL_SPANS) if max(right) <= one < min(wrong)), max(right))
                yield cls(one, other, min(right), most)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        told = f"{self.least} to {self.most} days after {self.first}"
        return _redrawn(model, self.last, lambda _: DaysAfter(self.first, self.least, self.most), told)


_USUAL_SPANS = (1, 2, 3, 5, 7, 10, 14, 21, 28, 30, 42, 60, 84, 90, 120, 180, 182, 200, 364, 365, 366, 730, 1095)
"""Numbers of days that rules name."""


@dataclass(frozen=True)
class Listed(Learned):
    """A document that holds some texts where another field has one of some values, and is empty elsewhere."""

    field: str
    by: str
    values: tuple[Any, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for column in trial.open():
            held = trial.values[column.field.name]
            if column.field.storage != "json" or column.field.custom or not column.field.blank:
                continue
            empty = {row for row, value in enumerate(held) if not value}
            for by, had, _, bad in held_states(failure, trial):
                if bad and empty and trial.just({row for row in empty if had[row] in bad}, failure):
                    yield cls(column.field.name, by, tuple(sorted(bad, key=repr)))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        field, source = model.column(self.field).field, model.column(self.field).source
        texts = JsonList(named=isinstance(field.default, dict), least=2)
        told = f"some texts where {self.by} is {' or '.join(map(str, self.values))}"
        return with_source(model, self.field, Either(Holds(self.by, self.values), texts, source), told)


@dataclass(frozen=True)
class Smaller(Learned):
    """Numbers of one unit that are too large together: the length and the girth of a parcel."""

    fields: tuple[str, ...]
    by: int

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if not MOST.search(failure.said):
            return
        alike: dict[tuple[str, str], list[str]] = {}
        for column in trial.open():
            field = column.field
            if field.storage in ("integer", "decimal", "float") and not (field.reference or field.choices):
                alike.setdefault((field.storage, field.name.rpartition("_")[2]), []).append(field.name)
        for names in sorted(alike.values(), key=len, reverse=True):
            yield from (cls(tuple(names), by) for by in (2, 4, 10) if len(names) > 1)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        for name in self.fields:
            model = _redrawn(model, name, lambda source: Scaled(source, self.by), f"a {self.by}th of that")
        return model

"""Patterns of fields that lie above or after each other, of dates ahead of today, and of numbers within bounds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice, pairwise
from typing import Any

from seeding.columns import DAY
from seeding.conditions import Above, Given, Only, Stepped
from seeding.dating import is_span, time_of
from seeding.generators import OFFICE, Constant, Days, Decimals, Moments, choice, integers
from seeding.plan import Facts, ModelPlan
from seeding.schema import Field
from seeding.sources import YEAR, After
from seeding.trials.judging import Failure
from seeding.trials.patterns.learned import Learned, inside, masked, present, with_source
from seeding.trials.patterns.trial import Trial, words


@dataclass(frozen=True)
class Ordered(Learned):
    """One field lies after, or above, another, as a message says."""

    first: str
    last: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        own = trial.model.table.has(failure.field) and trial.model.table.field(failure.field)
        if _COMPARES.search(failure.said):
            yield from _ordered(cls, failure, trial)
        elif own and own.storage in ("date", "timestamp"):
            # What is said of a moment, in whatever language, is often which other one it lies after.
            pairs = _ordered(cls, failure, trial)
            yield from islice((one for one in pairs if failure.field in (one.first, one.last)), 6)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        first, last = model.column(self.first).field, model.column(self.last)
        told = f"after {self.first}"
        if first.storage in ("timestamp", "date"):
            missing = last.source.missing if isinstance(last.source, After) else 0.0
            source: Any = After((self.first,), 60, True, missing)
        else:
            source = Above(self.first)
        if first.null and last.field.null:
            return with_source(model, self.last, Only(source, Given(self.first)), told)
        if first.null and first.storage in ("timestamp", "date"):
            model = masked(model, self.first, Always(), "a value in every row", *around)
        elif first.null:
            number = present(model, self.first, *around) or Constant(0)
            model = with_source(model, self.first, number, "a value in every row")
        return with_source(model, self.last, inside(last.source, source), told)


@dataclass(frozen=True)
class OrderedNamed(Ordered):
    """The same where the message names both: nothing else is as likely."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if _COMPARES.search(failure.said):
            named = set(trial.mentioned(failure))
            yield from (one for one in _ordered(cls, failure, trial) if {one.first, one.last} <= named)


@dataclass(frozen=True)
class OrderedUnsaid(Ordered):
    """The same where the message does not say so."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if not _COMPARES.search(failure.said):
            yield from _ordered(cls, failure, trial)


_COMPARES = re.compile(
    r"\b(after|before|above|below|later|earlier|prior|greater|larger|higher|less|lower|smaller|than|exceeds?|precede|follow|"
    r"nach|vor|später|früher|größer|grösser|höher|kleiner|niedriger|über|unter|übersteig\w*|"
    r"après|avant|postérieur\w*|antérieur\w*|supérieur\w*|inférieur\w*|préc[ée]d\w*|dépass\w*|"
    r"después|antes|posterior\w*|anterior\w*|mayor\w*|menor\w*|superior\w*|inferior\w*|"
    r"dopo|prima|successiv\w*|precedent\w*|maggior\w*|minor\w*|depois|maior\w*|"
    r"na|voor|later|eerder|groter|kleiner|efter|före|større|mindre|po|przed|później\w*|wcześniej\w*)\b",
    re.IGNORECASE,
)
"""How a message compares two fields, in the languages of `seeding.vocabulary`."""


def _ordered(made: type[Ordered], failure: Failure, trial: Trial) -> Iterator[Ordered]:
    """Pairs of fields of which one may lie after the other: first those that are named so and that the error names."""
    named = trial.mentioned(failure)
    columns = [c for c in trial.open() if not c.field.reference and not c.unique and not c.field.choices]
    pairs = [
        (one.field, other.field)
        for one in columns
        for other in columns
        if one is not other and comparable(one.field, other.field)
    ]
    pairs.sort(key=lambda pair: (not is_span(pair[0].name, pair[1].name), -sum(f.name in named for f in pair)))
    yield from (made(first.name, last.name) for first, last in pairs[:24])


@dataclass(frozen=True)
class Always:
    """A condition that holds for every row."""

    def __call__(self, rows: Any) -> Any:
        import numpy as np

        return np.ones(len(rows), dtype=np.bool_)


def comparable(one: Field, other: Field) -> bool:
    times = {"timestamp", "date"}
    if {one.storage, other.storage} <= times:
        return True
    return one.storage == other.storage and one.storage in ("integer", "decimal", "float", "time", "duration")


@dataclass(frozen=True)
class Stages(Learned):
    """Dates that need no value follow each other as the model declares them: paid, cancelled, ended. None has a value
    where the one before has none.
    """

    fields: tuple[str, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        dates = [c for c in trial.open() if c.field.storage in ("date", "timestamp") and c.field.null and not c.unique]
        of_one_sort = len({c.field.storage for c in dates}) == 1
        if failure.of_all and len(dates) > 2 and of_one_sort:
            yield cls(tuple(c.field.name for c in dates))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        for first, last in pairwise(self.fields):
            source = Only(After((first,), 60, False, 0.3), Given(first))
            model = with_source(model, last, source, f"after {first}")
        return model


@dataclass(frozen=True)
class Chain(Learned):
    """Several moments in a row: the doors, the beginning and the end of a concert."""

    fields: tuple[str, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        times = [c.field for c in trial.open() if c.field.storage in ("date", "timestamp") and not c.unique]
        said = {word.removesuffix("s") for word in words(failure.said).split()}
        named = [one.name for one in times if {part.removesuffix("s") for part in words(one.name).split()} <= said]
        if len(named) > 2 and failure.of_all:
            yield cls(tuple(named))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        for first, last in pairwise(self.fields):
            model = Ordered(first, last).apply(model, *around)
        return model


@dataclass(frozen=True)
class Ahead(Learned):
    """A date or an instant that lies ahead of any clock, as a rule asks that compares it with today."""

    field: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if not _PAST.search(failure.said):
            return
        named = trial.mentioned(failure)
        times = [c.field.name for c in trial.open() if c.field.storage in ("date", "timestamp") and not c.unique]
        yield from (cls(name) for name in sorted(times, key=lambda name: name not in named))

    def apply(self, model: ModelPlan, facts: Facts, labels: frozenset[str], as_of: int) -> ModelPlan:
        start, end = as_of + FUTURE * YEAR, as_of + (FUTURE + 1) * YEAR
        daily = model.column(self.field).field.storage == "date"
        source: Any = Days(start // DAY, end // DAY) if daily else Moments(start, end, OFFICE)
        return with_source(model, self.field, source, "in the future")


FUTURE = 10
"""After how many years what must not be past comes: rules ask the clock, and rows hang from the as-of instant alone."""


_PAST = re.compile(r"\b(past|future|already over|passed|today|now|later than the current)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Between(Learned):
    """A number from `low` to `high`, as a message says; of a time of the day, in minutes."""

    field: str
    low: float
    high: float
    step: int = 0

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", failure.said)]
        hours = [60.0 * int(hour) + int(minute) for hour, minute in re.findall(r"\b(\d\d?):(\d\d)\b", failure.said)]
        if len(hours) == 2 and hours[0] < hours[1]:
            times = [c.field.name for c in trial.open() if c.field.storage == "time"]
            yield from (cls(name, hours[0], hours[1]) for name in times if failure.of_all or name == failure.field)
        numbered = [c for c in trial.open() if c.field.storage in ("integer", "float", "decimal") and not c.unique]
        columns = [c for c in numbered if not c.field.reference]
        named = [c.field for c in columns if c.field.name in trial.mentioned(failure)]
        if not named and failure.of_all and numbers and MOST.search(failure.said):
            named = [c.field for c in columns if not c.field.choices][:4]
        for field in named:
            found = [(low, high) for low, high in combinations(numbers, 2) if low < high]
            if MOST.search(failure.said):
                found += [(0, high) for high in (*numbers, 1, 100) if high > 0]
            for low, high in found if field.storage == "integer" else ():
                # "30 to 240 minutes in steps of 15".
                yield from (
                    cls(field.name, low, high, int(step))
                    for step in numbers
                    if 1 < step < high and step != low and step == int(step) and not (low % step or high % step)
                )
            yield from (cls(field.name, low, high) for low, high in found)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        field = model.column(self.field).field
        told = f"from {self.low:g} to {self.high:g}"
        if field.storage == "time":
            told = f"from {time_of(int(self.low))} to {time_of(int(self.high))}"
            quarters = range(int(self.low), int(self.high) + 1, 15)
            return with_source(model, self.field, choice(*map(time_of, quarters)), told)
        match field.storage:
            case "integer":
                source: Any = integers(math.ceil(self.low), math.floor(self.high))
                source = Stepped(source, self.step) if self.step else source
            case "decimal":
                source = Decimals(round(self.low * 10**field.places), round(self.high * 10**field.places), field.places)
            case _:
                source = choice(*(round(self.low + (self.high - self.low) * part / 20, 4) for part in range(21)))
        return with_source(model, self.field, source, told)


MOST = re.compile(
    r"\b(between|at most|less|lower|exceed|greater|larger|more than|maxim\w+|percent\w*)\b", re.IGNORECASE
)
"""How a message speaks of a number that is too large."""

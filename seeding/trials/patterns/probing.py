"""Patterns that are found by asking: where a rule begins to take another value of a field, a value of others lies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations, permutations
from typing import Any, get_args

from seeding.conditions import Holds, inmost
from seeding.formulas import (
    Calendared,
    Formula,
    How,
    Kept,
    OnDay,
    Relation,
    as_stored,
    calendar_day,
    least_step,
)
from seeding.plan import ColumnPlan, ModelPlan
from seeding.schema import Field
from seeding.trials.judging import Answer, Failure, shape
from seeding.trials.patterns.learned import Learned, inside, with_source
from seeding.trials.patterns.presence import held_states
from seeding.trials.patterns.trial import Trial

PROBED = 3
"""Failing rows of which a rule is asked what it says of other values."""

_NUMBERS = ("integer", "decimal", "float")
_TIMES = ("date", "timestamp")
_MOST_TERMS = 14
"""Fields of which sums, differences and products are looked at two by two."""
_TIMES_OF = (2, 3, 4, 5, 10)

Written = tuple[str, tuple[str, ...], float]
"""A formula as plain values."""


@dataclass(frozen=True)
class Follows(Learned):
    """A field that keeps above or below a formula of others, or between two: a date while a policy is in force. Where
    another field (`by`) has one of some `values`, or everywhere.
    """

    field: str
    relation: Relation
    formula: Written
    upper: Written | None = None
    by: str = ""
    values: tuple[Any, ...] = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for field in _targets(failure, trial):
            apart = [one for one in _edges(field, failure, trial) if one[1] != "="]
            yield from cls._windows(field, apart)
            for one, relation in apart:
                if not any(_states(field, one, relation, failure, trial)):
                    yield cls(field.name, relation, _written(one))

    @classmethod
    def _windows(cls, field: Field, found: Sequence[tuple[Formula, Relation]]) -> Iterator[Learned]:
        """From one value of a row to the other."""
        for low, above in found:
            for high, below in found:
                if above in (">=", ">") and below in ("<=", "<") and _owner(low) == _owner(high):
                    yield cls(field.name, "within", _written(low), _written(high))

    @property
    def fields(self) -> tuple[str, ...]:
        """What it speaks of besides."""
        return self.formula[1]

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        formula, upper = _read(self.formula), self.upper and _read(self.upper)
        source = model.column(self.field).source
        where = Holds(self.by, self.values) if self.by else None
        told = {"=": "", "within": "from "}.get(self.relation, f"{self.relation} ") + formula.told
        told += f" to {upper.told}" if upper else ""
        told += f" where {self.by} is {' or '.join(map(str, self.values))}" if self.by else ""
        kept = Kept(inmost(source), self.relation, formula, upper or None, where)
        return with_source(model, self.field, inside(source, kept), told)


@dataclass(frozen=True)
class Equals(Follows):
    """A field that equals a formula of others: a total, the nights between two dates."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for field in _targets(failure, trial):
            for one in (formula for formula, relation in _edges(field, failure, trial) if relation == "="):
                yield cls(field.name, "=", _written(one))
                # One of its terms may hang from it already: the tax is a share of the total.
                yield from (cls(name, "=", _written(other)) for name, other in _solved(field.name, one))


@dataclass(frozen=True)
class FollowsWhere(Follows):
    """The same where another field has one of some `values`, and the rows fail that have one of those."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for field in _targets(failure, trial):
            for one, relation in _edges(field, failure, trial):
                for by, values in _states(field, one, relation, failure, trial):
                    yield cls(field.name, relation, _written(one), None, by, values)


def _solved(name: str, formula: Formula) -> Iterator[tuple[str, Formula]]:
    """The terms of a sum or a difference as what follows from the field that equals it."""
    for place, term in enumerate(formula.terms):
        others = (*formula.terms[:place], *formula.terms[place + 1 :])
        match formula.how:
            case "sum":
                yield term, Formula("difference", (name, *others))
            case "difference" if not place:
                yield term, Formula("sum", (name, *others))
            case "difference":
                yield term, Formula("difference", (others[0], name, *others[1:]))


def _written(formula: Formula) -> Written:
    return formula.how, formula.terms, formula.by


def _read(written: Written) -> Formula:
    how, terms, by = written
    if how not in get_args(How):
        raise ValueError(f"no formula is called {how!r}")
    return Formula(how, tuple(terms), by)  # type: ignore[arg-type]


def _owner(formula: Formula) -> str:
    return formula.terms[0].rpartition(".")[0] if formula.terms else ""


def _targets(failure: Failure, trial: Trial) -> list[Field]:
    """The fields whose value may be what is wrong: the one that the error is about, else those that it speaks of."""
    fields = [column.field for column in trial.open() if _probeable(column.field) and not _settled(column)]
    if not failure.of_all:
        return [one for one in fields if one.name == failure.field]
    named = trial.mentioned(failure)
    spoken = [one for one in fields if one.name in named]
    return (spoken + [one for one in fields if one not in spoken])[:6]


def _settled(column: ColumnPlan) -> bool:
    source = inmost(column.source)
    return column.unique or (isinstance(source, Kept) and source.relation == "=")


def _probeable(field: Field) -> bool:
    plain = not (field.reference or field.choices or field.custom or field.primary_key)
    return plain and field.storage in (*_NUMBERS, *_TIMES, "duration")


def _edges(field: Field, failure: Failure, trial: Trial) -> list[tuple[Formula, Relation]]:
    """The formulas at whose values the rule of several failing rows begins, or ceases, to take what the field holds."""
    key = ("edges", field.name, failure)
    if key not in trial.known:
        trial.known[key] = _asked_edges(field, failure, trial)
    return trial.known[key]


def _asked_edges(field: Field, failure: Failure, trial: Trial) -> list[tuple[Formula, Relation]]:
    kept: dict[Formula, frozenset[Relation]] = dict.fromkeys(_formulas(field, failure, trial), frozenset(_SHOWN))
    shown: set[Formula] = set()
    """Those of which a row showed it: they are not nothing each time, as which anything will do that is not there."""
    seen = 0
    for row in sorted(failure.rows):
        if trial.values[field.name][row] is None:
            continue
        step = least_step(field)
        worked = {one: one.of(partial(trial.held, row=row), field) for one in kept}
        asked = {value + way * step for value in worked.values() if value is not None for way in (-1, 0, 1)}
        takes = _answered(asked, row, field, failure, trial)
        for one, value in worked.items():
            if value is None:
                continue
            taken = tuple(takes.get(value + way * step) for way in (-1, 0, 1))
            relations = kept[one] & _relations(taken)
            if "=" in relations and (one.how == "number" or not _alone(value, taken, row, field, failure, trial)):
                relations -= {"="}
            kept[one] = relations
            if value and None not in taken:
                shown.add(one)
        kept = {one: relations for one, relations in kept.items() if relations}
        seen += 1
        if not kept or (seen == PROBED and shown) or seen == 2 * PROBED:
            break
    told = ((one, relations) for one, relations in kept.items() if one in shown)
    return [
        (one, "=" if "=" in relations else min(relations))
        for one, relations in told
        if "=" in relations or len(relations) == 1
    ]


_SHOWN: dict[Relation, tuple[bool, bool, bool]] = {
    "=": (False, True, False),
    ">=": (False, True, True),
    ">": (False, False, True),
    "<=": (True, True, False),
    "<": (True, False, False),
}
"""Whether the value below, the value itself and that above are taken."""


def _relations(taken: tuple[bool | None, ...]) -> frozenset[Relation]:
    """What a row lets be so; None: it is not known whether a value is taken, or it does not fit the field."""
    found = [
        one for one, shown in _SHOWN.items() if all(a is None or a == b for a, b in zip(taken, shown, strict=True))
    ]
    # A rule may leave room for what is lost by rounding.
    return frozenset([*found, "="] if taken[1] else found)


_FAR = (5, 6, 7, 10, 12, 15, 20, 30, 60, 100)
"""Steps to other values: of what is asked for whole dozens, or Mondays, there is another one at one of them."""


def _alone(value: Any, taken: tuple[bool | None, ...], row: int, field: Field, failure: Failure, trial: Trial) -> bool:
    """Whether a value is the one that the rule takes, as far as can be seen from there."""
    step = least_step(field)
    if any(_answered({value - 100 * step, value + 100 * step}, row, field, failure, trial).values()):
        return False
    far = _FAR if taken[0] or taken[2] else (2, 3, 4, *_FAR)
    others = {value + way * sign * step for way in far for sign in (-1, 1)}
    return not any(_answered(others, row, field, failure, trial).values())


def _answered(values: set[Any], row: int, field: Field, failure: Failure, trial: Trial) -> dict[Any, bool | None]:
    """Which of some values the rule takes, of those that fit the field."""
    fitting = [value for value in values if as_stored(value, field) is not None]
    return _taken(trial.ask(row, field, sorted(fitting)), field, failure)


def _taken(answers: dict[Any, Answer], field: Field, failure: Failure) -> dict[Any, bool | None]:
    """Which values the rule does not refuse as it refuses those that the row has; None where it is not known, since
    something else is said of the field.
    """
    said = shape(failure.said)
    found: dict[Any, bool | None] = {}
    for value, answer in answers.items():
        refused = any(shape(message) == said for _, message in answer)
        found[value] = False if refused else None if any(name == field.name for name, _ in answer) else True
    return found


def _formulas(field: Field, failure: Failure, trial: Trial) -> list[Formula]:
    """What a value may follow from, the likeliest first: what the message names, what is simple."""
    named = trial.mentioned(failure)
    of_row = [one.name for one in trial.model.table.fields if one.name in trial.values and one.name != field.name]
    own = [name for name in of_row if _tells(trial.model.table.field(name))]
    own.sort(key=lambda name: (name not in named, named.index(name) if name in named else 0))
    spoken = _spoken(failure.said)
    if field.storage in _TIMES:
        times = [one for one in (*own, *trial.moments) if _holds_times(one, trial)]
        spans = [0.0, *(number * unit for number in spoken for unit in _units(failure.said, field))]
        return [Formula("value", (one,), span) for one in times for span in spans]
    if field.storage == "duration":
        return [Formula("elapsed", pair) for pair in permutations((one for one in own if _holds_times(one, trial)), 2)]
    numbers = [one for one in own if trial.model.table.field(one).storage in _NUMBERS][:_MOST_TERMS]
    theirs = list(trial.beside)
    found = [Formula("value", (one,)) for one in (*numbers, *theirs)]
    found += [Formula("sum", pair) for pair in combinations(numbers, 2)]
    found += [Formula("difference", pair) for pair in permutations(numbers, 2)]
    products = [*combinations(numbers, 2), *((one, other) for one in numbers for other in theirs)]
    found += [Formula("product", pair) for pair in products]
    if field.storage == "integer":
        times = [one for one in own if _holds_times(one, trial)]
        counted: tuple[How, ...] = ("days", "hours", "minutes")
        found += [Formula(how, pair) for pair in permutations(times, 2) for how in counted]
    if field.storage != "integer":
        found += [Formula("value", (one,), 1 / number) for one in numbers for number in spoken if number > 1]
        found += [Formula("product", pair, 0.01) for pair in products]
    found += [Formula("sum", some) for some in combinations(numbers[:6], 3)]
    found += [Formula("difference", (one, *two)) for one in numbers[:6] for two in _pairs(numbers[:6], one)]
    found += [Formula("value", (one,), of) for one in numbers for of in _TIMES_OF]
    return found + [Formula("number", (), number) for number in spoken if number]


def _pairs(names: Sequence[str], but: str) -> Iterator[tuple[str, str]]:
    return combinations([name for name in names if name != but], 2)


def _tells(field: Field) -> bool:
    """Whether others may follow from a field."""
    return not (field.reference or field.custom or field.primary_key) and field.storage in (*_NUMBERS, *_TIMES)


_WORDS = {
    "half": 0.5, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip


def _spoken(said: str) -> list[float]:
    """The numbers that a message speaks of."""
    found = re.findall(r"\d+(?:\.\d+)?|\b[a-z]+\b", said.lower())
    return [float(_WORDS.get(one, 0) or one) for one in found if one in _WORDS or one[0].isdigit()]


def _holds_times(term: str, trial: Trial) -> bool:
    held = trial.values.get(term) or trial.moments.get(term, [])
    return any(isinstance(value, date) for value in held)


_UNITS = {
    "minut": 60, "hour": 3600, "stunde": 3600, "heure": 3600, "hora": 3600, "or[ae]": 3600, "uur": 3600,
    "day": 86_400, "tag": 86_400, "jour": 86_400, "d[ií]a": 86_400, "giorn": 86_400, "dag": 86_400,
    "week": 604_800, "woche": 604_800, "semaine": 604_800, "semana": 604_800, "settiman": 604_800,
    "month": 30 * 86_400, "monat": 30 * 86_400, "year": 365 * 86_400, "jahr": 365 * 86_400,
}  # fmt: skip
"""Seconds of a unit by how a message begins to write it."""


def _units(said: str, field: Field) -> list[int]:
    """The units of time that a message speaks of, in seconds; days and hours where it speaks of none."""
    told = [seconds for name, seconds in _UNITS.items() if re.search(rf"\b{name}", said, re.IGNORECASE)]
    units = list(dict.fromkeys(told)) or [86_400, 3600]
    return [unit for unit in units if field.storage == "timestamp" or not unit % 86_400]


def _states(
    field: Field, formula: Formula, relation: Relation, failure: Failure, trial: Trial
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The states of other fields that just those rows have of which the rule asks it."""
    free = set()
    for row in trial.passing(failure):
        value, edge = trial.values[field.name][row], formula.of(partial(trial.held, row=row), field)
        if None not in (value, edge) and not _meets(value, relation, edge):
            free.add(row)
    for by, states, known, bad in held_states(failure, trial) if free else ():
        if bad and len(bad) < len(known) and not bad & {states[row] for row in free}:
            yield by, tuple(value for value in known if value in bad)


def _meets(value: Any, relation: Relation, edge: Any) -> bool:
    return {
        "=": value == edge, ">=": value >= edge, ">": value > edge, "<=": value <= edge, "<": value < edge,
    }[relation]  # fmt: skip


@dataclass(frozen=True)
class Calendar(Learned):
    """Days at which something of the calendar begins, or a month ends."""

    field: str
    day: Calendared

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for field in _targets(failure, trial):
            rows = [row for row in sorted(failure.rows) if trial.values[field.name][row] is not None][:PROBED]
            if field.storage != "date" or not rows:
                continue
            for day in get_args(Calendared):
                if all(cls._shows(day, row, field, failure, trial) for row in rows):
                    yield cls(field.name, day)

    @staticmethod
    def _shows(day: Calendared, row: int, field: Field, failure: Failure, trial: Trial) -> bool:
        value, step = calendar_day(trial.values[field.name][row], day), least_step(field)
        others = {value + way * step for way in (-2, -1, 1, 2)}
        if not any(_answered({value}, row, field, failure, trial).values()):
            return False
        return not any(_answered(others, row, field, failure, trial).values())

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        told = {"month": "the first of a month", "month end": "the last of a month", "week": "a Monday"}.get(self.day)
        return with_source(
            model, self.field, inside(source, OnDay(inmost(source), self.day)), told or "the first of a year"
        )

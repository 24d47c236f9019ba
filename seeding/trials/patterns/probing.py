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
from seeding.formulas import Formula, How, Kept, Relation, as_stored, least_step
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
    """The terms of a sum or a difference of two as what follows from the field that equals it."""
    if len(formula.terms) == 2 and formula.how in ("sum", "difference"):
        first, last = formula.terms
        if formula.how == "sum":
            yield from ((first, Formula("difference", (name, last))), (last, Formula("difference", (name, first))))
        else:
            yield from ((first, Formula("sum", (name, last))), (last, Formula("difference", (first, name))))


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
    known = {column.field.name: column.field for column in trial.open()}
    fields = [one for one in known.values() if _probeable(one) and not _settled(trial.model.column(one.name))]
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
    return plain and field.storage in (*_NUMBERS, *_TIMES)


def _edges(field: Field, failure: Failure, trial: Trial) -> list[tuple[Formula, Relation]]:
    """The formulas at whose values the rule of several failing rows begins, or ceases, to take what the field holds."""
    kept: dict[Formula, Relation | None] = dict.fromkeys(_formulas(field, failure, trial))
    telling: set[Formula] = set()
    """Those that are not nothing each time, as which anything will do that is not there."""
    seen = 0
    for row in sorted(failure.rows):
        if trial.values[field.name][row] is None:
            continue
        step = least_step(field)
        worked = {one: one.of(partial(_held, trial, row), field) for one in kept}
        asked = {value + way * step for value in worked.values() if value is not None for way in (-1, 0, 1)}
        fitting = [value for value in asked if field.storage in _TIMES or as_stored(value, field) is not None]
        takes = _taken(trial.ask(row, field, sorted(fitting)), field, failure)
        before = kept
        telling |= {one for one, value in worked.items() if value}
        kept = {}
        for one, value in worked.items():
            relation = None if value is None else _relation(tuple(takes.get(value + way * step) for way in (-1, 0, 1)))
            if value is None and before[one] is not None:
                kept[one] = before[one]
            elif relation is None or before[one] not in (None, relation):
                continue
            elif relation != "=" or _alone(value, row, field, failure, trial):
                kept[one] = relation
        seen += 1
        if seen == PROBED or not kept:
            break
    return [(one, relation) for one, relation in kept.items() if relation is not None and one in telling]


_FAR = (2, 3, 4, 5, 6, 7, 10, 12, 15, 20, 30, 60, 100)
"""Steps to other values: of what is asked for whole dozens, or Mondays, there is another one at one of them."""


def _alone(value: Any, row: int, field: Field, failure: Failure, trial: Trial) -> bool:
    """Whether a value is the one that the rule takes, as far as can be seen from there."""
    others = [value + way * least_step(field) for way in _FAR]
    fitting = [one for one in others if field.storage in _TIMES or as_stored(one, field) is not None]
    return not any(_taken(trial.ask(row, field, fitting), field, failure).values())


def _held(trial: Trial, row: int, term: str) -> Any:
    return trial.held(term, row)


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


_RELATIONS: dict[tuple[bool | None, ...], Relation] = {
    (False, True, False): "=",
    (None, True, False): "=",
    (False, True, None): "=",
    (False, True, True): ">=",
    (False, False, True): ">",
    (True, True, False): "<=",
    (True, False, False): "<",
}
"""By whether the value below, the value itself and that above are taken; None: no such value fits the field."""


def _relation(taken: tuple[bool | None, ...]) -> Relation | None:
    return _RELATIONS.get(taken)


def _formulas(field: Field, failure: Failure, trial: Trial) -> list[Formula]:
    """What a value may follow from, the likeliest first: what the message names, what is simple."""
    named = trial.mentioned(failure)
    of_row = [one.name for one in trial.model.table.fields if one.name in trial.values and one.name != field.name]
    own = [name for name in of_row if _probeable(trial.model.table.field(name))]
    own.sort(key=lambda name: (name not in named, named.index(name) if name in named else 0))
    spoken = [float(one) for one in re.findall(r"\d+(?:\.\d+)?", failure.said)]
    if field.storage in _TIMES:
        times = [one for one in (*own, *trial.moments) if _holds_times(one, trial)]
        spans = [0.0, *(number * unit for number in spoken for unit in _units(failure.said, field))]
        return [Formula("value", (one,), span) for one in times for span in spans]
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
    found += [Formula("sum", some) for some in combinations(numbers[:6], 3)]
    found += [Formula("value", (one,), of) for one in numbers for of in _TIMES_OF]
    return found + [Formula("number", (), number) for number in spoken if number]


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
        value, edge = trial.values[field.name][row], formula.of(partial(_held, trial, row), field)
        if None not in (value, edge) and not _meets(value, relation, edge):
            free.add(row)
    for by, states, known, bad in held_states(failure, trial) if free else ():
        if bad and len(bad) < len(known) and not bad & {states[row] for row in free}:
            yield by, tuple(value for value in known if value in bad)


def _meets(value: Any, relation: Relation, edge: Any) -> bool:
    return {
        "=": value == edge, ">=": value >= edge, ">": value > edge, "<=": value <= edge, "<": value < edge,
    }[relation]  # fmt: skip

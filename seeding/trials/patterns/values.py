"""Patterns of which values fields have: one of some, the default, that of another field, never two in one row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from seeding.conditions import Given, Holds, Lacks, Likewise, Never, Within
from seeding.generators import Constant
from seeding.plan import ModelPlan
from seeding.schema import Field, Table, default_of
from seeding.trials.judging import Failure, shape
from seeding.trials.patterns.learned import Learned, emptiable, filled, with_source
from seeding.trials.patterns.lookups import looked_up
from seeding.trials.patterns.trial import Trial, known_values, plain

DISCRETE = 12
"""A column with no more different values than this among the trial rows is one of a few."""


@dataclass(frozen=True)
class Among(Learned):
    """One of some values."""

    field: str
    values: tuple[Any, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for column in trial.open():
            field = column.field
            if field.reference or field.unique:
                continue
            known = known_values(field)
            name = field.name
            failing = trial.of(name, failure.rows)
            passing = trial.of(name, trial.passing(failure))
            if len(known) > DISCRETE and failing and failure.of_all:
                # Most of many choices are in no row that was tried: the rule itself is asked for them.
                answers = trial.answers(field, min(failure.rows))
                own = shape(failure.said, trial.of(name, {min(failure.rows)}))
                said = {value for value, answer in answers.items() if shape(answer, (value,)) == own}
                rest = tuple(value for value in known if value not in said | failing)
                if said and rest:
                    yield cls(name, rest)
            if known:
                rest = tuple(value for value in known if value in passing and value not in failing)
                if rest and set(rest) != set(known):
                    yield cls(name, rest)
                for other in (f"{key.name}.{name}" for key in _trees(trial.model.table)):
                    bad = trial.of(other, failure.rows) - {None}
                    rest = tuple(value for value in known if value not in bad)
                    if bad and rest:
                        yield cls(name, rest)
                if len(known) <= DISCRETE:
                    yield from (cls(name, (value,)) for value in known)
            part = PART.search(failure.said) is not None
            if name in trial.mentioned(failure) and field.storage in ("text", "integer") and not part:
                if field.storage == "text" and not (known or field.upload or field.custom):
                    yield from (cls(name, keys) for keys in looked_up(field, failure, trial))
                quoted = re.findall(QUOTED, failure.said) + re.findall(QUOTED, field.help_text)
                quoted += [one for said in _LISTED.findall(failure.said) for one in _TOLD.findall(said)]
                default = default_of(trial.model.table.model, name) if field.has_default else None
                known_well = [default] if isinstance(default, str) and default else []
                rest = tuple(dict.fromkeys(one for one in [*known_well, *quoted] if one not in map(str, failing)))
                rest = tuple(one for one in rest if field.max_length is None or len(one) <= field.max_length)
                rest = tuple(one for one in rest if trial.accepts(name, one))
                if field.storage == "integer":
                    numbers = re.findall(r"\d+", failure.said)
                    yield from (cls(name, (int(number),)) for number in numbers)
                elif rest:
                    yield cls(name, rest)
                    yield from (cls(name, (one,)) for one in rest[:6])
            if not known and field.storage == "integer":
                taken = _taken(field, trial) if not all(trial.accepts(name, value) for value in failing) else ()
                if len(taken) > 1:
                    yield cls(name, taken)
                yield from (cls(name, (value,)) for value in (0, 1, 100))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        if model.column(self.field).unique:
            return model
        return with_source(model, self.field, Within(self.values), f"one of {', '.join(map(str, self.values))}")


def _taken(field: Field, trial: Trial) -> tuple[int, ...]:
    """Whole numbers that the validators of a field take, from all over its range."""
    low = max(field.low if field.low is not None else 0, 0 if (field.high or 1) > 0 else -SEARCHED)
    high = min(field.high if field.high is not None else low + SEARCHED, low + SEARCHED)
    taken = [number for number in range(int(low), int(high) + 1) if trial.accepts(field.name, number)]
    return tuple(taken[:: len(taken) // SHOWN + 1])


SEARCHED = 1000
"""How many whole numbers are put before the validators of a field."""

SHOWN = 60
"""Of how many such numbers a column is drawn at most."""


QUOTED = r"[“\"'‘]([^”\"'’]{1,60})[”\"'’]"


_LISTED = re.compile(
    r"\b(?:use|choose|select|pick|be|among|either|of|are|values?|options?)\b:? "
    r"((?:[\w./+-]+, ?)*[\w./+-]+,? (?:or|and) [\w./+-]*\w)",
    re.IGNORECASE,
)
"""What a message lists to choose from: "Use Q1, Q2, Q3 or Q4"."""
_TOLD = re.compile(r"(?<![\w./+-])(?!(?:or|and)\b)[\w./+-]*\w")

PART = re.compile(rf"\b(start|begin|prefix|end)\w*\b[^.“\"'‘]*{QUOTED}", re.IGNORECASE)
"""What a text is to begin or to end with."""


@dataclass(frozen=True)
class AmongWhere(Learned):
    """One of some values where another field has a value, or has none."""

    field: str
    values: tuple[Any, ...]
    by: str
    given: bool

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for column in trial.open():
            field = column.field
            known = known_values(field)
            rest = tuple(value for value in known if value not in trial.of(field.name, failure.rows))
            if not known or not rest or field.unique:
                continue
            for other in trial.model.columns:
                if other is column or not emptiable(other) or other.field.storage == "boolean":
                    continue
                given = {filled(trial.values[other.field.name][row]) for row in failure.rows}
                if len(given) == 1:
                    yield cls(field.name, rest, other.field.name, given.pop())

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        where = Given(self.by) if self.given else Lacks(self.by)
        told = f"{' or '.join(map(str, self.values))} where {self.by} {'has a value' if self.given else 'has none'}"
        column = model.column(self.field)
        return with_source(model, self.field, Within(self.values, column.source, where), told)


@dataclass(frozen=True)
class Untouched(Learned):
    """The default of the model."""

    field: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for column in trial.open():
            if column.field.has_default and not column.unique and not column.field.reference:
                yield cls(column.field.name)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        value = default_of(model.table.model, self.field)
        if value is None or callable(value):
            return model
        return with_source(model, self.field, Constant(value), "its default")


@dataclass(frozen=True)
class Alike(Learned):
    """The same value as another field."""

    field: str
    other: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        named = trial.mentioned(failure)
        for column in trial.open():
            for other in trial.model.columns:
                one, two = column.field, other.field
                both = one.name in named and two.name in named and one.name != two.name
                fitting = one.storage == two.storage and not column.unique and one.reference == two.reference
                if both and fitting and not isinstance(other.source, Likewise):
                    yield cls(one.name, two.name)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        if model.column(self.field).field.reference:
            return model
        return with_source(model, self.field, Likewise(self.other), f"the same as {self.other}")


@dataclass(frozen=True)
class NeverTogether(Learned):
    """Values of fields that do not occur in one row: rows that would have them are drawn again."""

    conditions: tuple[tuple[str, tuple[Any, ...]], ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if trial.model.parent is None and not any(_trees(trial.model.table)):
            alike = [name for name, held in trial.values.items() if "." not in name and all(map(plain, held))]
            few = [name for name in alike if len(set(trial.values[name])) <= DISCRETE]
            for names in combinations(few[:12], 2):
                bad = {tuple(trial.values[name][row] for name in names) for row in failure.rows}
                good = {tuple(trial.values[name][row] for name in names) for row in trial.passing(failure)}
                if not bad & good and all(plain(value) for row in bad for value in row) and len(bad) == 1:
                    (values,) = bad
                    yield cls(tuple((name, (value,)) for name, value in zip(names, values, strict=True)))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        required = Never(tuple(Holds(path, values) for path, values in self.conditions))
        return replace(model, requires=(*model.requires, required))


def _trees(table: Table) -> list[Field]:
    return [field for field in table.references if field.reference and field.reference.table == table.label]

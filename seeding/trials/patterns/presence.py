"""Patterns of which fields have values: where another has one, exactly one of several, together, always, never."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, permutations, product
from typing import Any

from seeding.conditions import Either, Given, Holds, Only, Turn
from seeding.generators import Constant
from seeding.plan import ModelPlan
from seeding.trials.judging import Failure
from seeding.trials.patterns.learned import Learned, emptiable, filled, masked, nothing, present, with_source
from seeding.trials.patterns.trial import Trial, known_values, plain, words


@dataclass(frozen=True)
class Depends(Learned):
    """A field that the error speaks of has a value where another has one of some, and nowhere else."""

    field: str
    by: str
    values: tuple[Any, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        named = trial.mentioned(failure)
        yield from _depending(cls, failure, trial, [name for name in _emptiable_names(trial) if name in named])
        yield from (cls(name, by, values) for name, by, values in evident(failure, trial))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        if not self.values:
            return model
        told = f"where {self.by} is {' or '.join(map(str, self.values))}"
        return masked(model, self.field, Holds(self.by, self.values), told, *around)


@dataclass(frozen=True)
class DependAlike(Learned):
    """Fields that are called alike have values where another has one of some, and nowhere else."""

    fields: tuple[str, ...]
    by: str
    values: tuple[Any, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        alike: dict[tuple[str, str, tuple[Any, ...]], list[str]] = {}
        for name, by, values in evident(failure, trial):
            alike.setdefault((name.partition("_")[0], by, values), []).append(name)
        yield from (cls(tuple(names), by, values) for (_, by, values), names in alike.items() if len(names) > 1)
        for names in _called_alike(_emptiable_names(trial)):
            lacking = {row for name in names for row, value in enumerate(trial.values[name]) if not filled(value)}
            for by, states, known, bad in held_states(failure, trial):
                asked = tuple(value for value in known if value in bad)
                if asked and by not in names and trial.just({row for row in lacking if states[row] in bad}, failure):
                    yield cls(tuple(names), by, asked)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        for name in self.fields:
            model = Depends(name, self.by, self.values).apply(model, *around)
        return model


def _called_alike(names: list[str]) -> list[list[str]]:
    """The names that begin with the same word, and those that end with the same one."""
    called: dict[tuple[str, str], list[str]] = {}
    for name in names:
        called.setdefault((name.partition("_")[0], ""), []).append(name)
        called.setdefault(("", name.rpartition("_")[2]), []).append(name)
    return [alike for alike in called.values() if len(alike) > 1]


@dataclass(frozen=True)
class DependsUnnamed(Depends):
    """The same of a field that no error speaks of."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        named = trial.mentioned(failure)
        yield from _depending(cls, failure, trial, [name for name in _emptiable_names(trial) if name not in named])


def evident(failure: Failure, trial: Trial) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """Fields that have a value in just the failing rows among those where another has certain values: both names, and
    the values of the other that are left.
    """
    for by, states, known, bad in held_states(failure, trial):
        for name in _emptiable_names(trial) if bad else ():
            rest = tuple(value for value in _left(trial, name, by, known) if value not in bad)
            having = {row for row, value in enumerate(trial.values[name]) if filled(value) and states[row] in bad}
            if name != by and rest and len(rest) < len(known) and trial.just(having, failure):
                yield name, by, rest


def held_states(failure: Failure, trial: Trial) -> Iterator[tuple[str, list[Any], tuple[Any, ...], set[Any]]]:
    """The columns of few values: their name, what each row holds, what they may hold, and what failing rows hold."""
    for field in (column.field for column in trial.model.columns):
        if field.choices or field.storage == "boolean":
            states = trial.values.get(field.name, [])
            yield field.name, states, known_values(field), {states[row] for row in failure.rows if plain(states[row])}


def _emptiable_names(trial: Trial) -> list[str]:
    return [c.field.name for c in trial.open() if emptiable(c)]


def _depending(made: type[Depends], failure: Failure, trial: Trial, names: list[str]) -> Iterator[Depends]:
    """What the values of others in the failing rows say of when fields have values."""
    for name in names[:8]:
        for by, states, known, _ in held_states(failure, trial):
            if by == name:
                continue
            said = [row for row in failure.rows if plain(states[row])]
            wrong = {states[row] for row in said if filled(trial.values[name][row])}
            wanting = {states[row] for row in said if not filled(trial.values[name][row])}
            left = _left(trial, name, by, known)
            if wanting and not wanting & wrong:
                yield made(name, by, tuple(value for value in known if value in wanting))
                if left != known:
                    yield made(name, by, tuple(value for value in known if value in wanting or value in left))
            elif wrong and wrong != set(known):
                yield made(name, by, tuple(value for value in left if value not in wrong))


def _left(trial: Trial, name: str, by: str, known: tuple[Any, ...]) -> tuple[Any, ...]:
    """The values of another field with which a field has one already, of those that there are."""
    source = trial.model.column(name).source
    while isinstance(source, Only):
        if isinstance(source.where, Holds) and source.where.path == by:
            return tuple(value for value in known if value in source.where.values)
        source = source.source
    return known


@dataclass(frozen=True)
class Presupposes(Learned):
    """A field has a value only where another has one, or a moment of a row pointed at is there (`contract.signed_on`):
    whatever row is otherwise fails.
    """

    field: str
    other: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        names = _emptiable_names(trial)
        above = [path for path, held in trial.moments.items() if None in held]
        having = {name: [filled(value) for value in trial.values.get(name, [])] for name in names}
        having |= {path: [filled(value) for value in trial.moments[path]] for path in above}
        found = []
        for name, other in (*permutations(names, 2), *product(names, above)):
            alone = {row for row, given in enumerate(having[name]) if given and not having[other][row]}
            if other.partition(".")[0] == name:
                # Whether it points anywhere cannot hang on what is there.
                continue
            if alone and alone <= failure.rows:
                found.append((-len(alone), cls(name, other)))
        yield from (one for _, one in sorted(found, key=lambda pair: pair[0])[:8])

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        column, where = model.column(self.field), Given(self.other)
        source = column.source
        own = None if "." in self.other else model.column(self.other).source
        if isinstance(own, Only) and self.field in repr(own):
            return model
        if column.field.storage == "boolean":
            return masked(model, self.field, where, f"where {self.other} has a value", *around)
        return with_source(model, self.field, Only(source, where), f"where {self.other} has a value")


@dataclass(frozen=True)
class Entailed(Learned):
    """A field has a value wherever a moment of a row pointed at is there: whatever row is otherwise fails."""

    field: str
    other: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for name, (path, held) in product(_emptiable_names(trial), trial.moments.items()):
            lacking = {row for row, value in enumerate(trial.values[name]) if held[row] and not filled(value)}
            if lacking and lacking <= failure.rows and None in held and path.partition(".")[0] != name:
                yield cls(name, path)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        column, source = model.column(self.field), present(model, self.field, *around)
        if source is None or column.field.storage == "boolean" or isinstance(column.source, Either):
            return model
        told = f"in any case where {self.other} has a value"
        return with_source(model, self.field, Either(Given(self.other), source, column.source), told)


@dataclass(frozen=True)
class FilledNamed(Learned):
    """Fields that a message names and asks for have values in every row."""

    fields: tuple[str, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if _ASKS.search(failure.said) is None:
            return
        named = trial.mentioned(failure)
        empty = [
            name
            for name in _emptiable_names(trial)
            if name in named and any(not filled(trial.values[name][row]) for row in failure.rows)
        ]
        if empty and trial.model.column(empty[0]).field.storage != "boolean":
            yield cls(tuple(empty))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        for name in self.fields:
            source = present(model, name, *around)
            if source is not None:
                model = with_source(model, name, source, "a value in every row")
        return model


_ASKS = re.compile(
    r"^(?!.*\b(if|when|where|unless|or|either|one of|for|once|only)\b).*\b(must (provide|define|have|specify|set|give|"
    r"select|choose|enter)|(is|are) required|please (enter|provide|specify|select|choose|give))\b",
    re.IGNORECASE,
)
"""How a message asks for a value, whatever the other fields say."""


@dataclass(frozen=True)
class Filled(Learned):
    """A value in every row."""

    field: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for column in trial.open():
            values = trial.values.get(column.field.name, [])
            if any(not filled(values[row]) for row in failure.rows):
                yield cls(column.field.name)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        field = model.column(self.field).field
        if field.storage == "boolean":
            return with_source(model, self.field, Constant(True), "always so")
        source = present(model, self.field, *around)
        return model if source is None else with_source(model, self.field, source, "a value in every row")


@dataclass(frozen=True)
class ExactlyOne(Learned):
    """One of several fields has a value, and no other."""

    fields: tuple[str, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        open_names = [c.field.name for c in trial.open() if emptiable(c)]
        named = [name for name in trial.mentioned(failure) if name in open_names]
        if len(named) >= 2:
            yield cls(tuple(named))
        if not failure.of_all:
            return
        nullable = [name for name in open_names if trial.model.column(name).field.storage != "boolean"]
        flags = [name for name in open_names if trial.model.column(name).field.storage == "boolean"]
        keys = [name for name in nullable if trial.model.column(name).field.reference]
        for group in (keys, named + [name for name in nullable if name not in named][:3]):
            if len(group) >= 2:
                yield cls(tuple(group))
        pool = list(dict.fromkeys(named + keys + nullable))[:6]
        for size in (2, 3):
            for names in combinations(pool, size):
                yield cls(names)
        stems = [name for name in flags if any(words(name).split()[-1] in words(n).split() for n in pool)]
        for name in pool[:3]:
            for count in (1, 2):
                for some in combinations((stems or flags)[:4], count):
                    yield cls((name, *some))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        told = f"exactly one of {', '.join(self.fields)}"
        for place, name in enumerate(self.fields):
            changed = masked(model, name, Turn(self.fields, place), told, *around)
            if changed is model:
                return model
            model = changed
        return model


@dataclass(frozen=True)
class Joined(Learned):
    """Several fields have a value, or none of them has."""

    fields: tuple[str, ...]

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        for name in self.fields:
            changed = masked(model, name, Turn(("", *self.fields), 1), "together with others", *around)
            if changed is model:
                return model
            model = changed
        return model


@dataclass(frozen=True)
class Accompanied(Joined):
    """The error of one field speaks of others: all of them have a value, or none has."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        _, named = joinable(failure, trial)
        if len(named) > 1 and not failure.of_all:
            yield cls(tuple(named))


@dataclass(frozen=True)
class Together(Joined):
    """Some of the fields that an error of the whole row speaks of, or may speak of, have a value, or none has."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if not failure.of_all:
            return
        names, named = joinable(failure, trial)
        if len(named) > 1:
            yield cls(tuple(named))
        yield from (cls(pair) for pair in combinations((named + [n for n in names if n not in named])[:5], 2))


def joinable(failure: Failure, trial: Trial) -> tuple[list[str], list[str]]:
    """The fields that need no value, and those of them that an error speaks of."""
    names = [c.field.name for c in trial.open() if emptiable(c) and c.field.storage != "boolean"]
    return names, [name for name in trial.mentioned(failure) if name in names]


@dataclass(frozen=True)
class Emptied(Learned):
    """No value in any row. Foreign keys are left to `Unlinked`."""

    field: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        yield from (cls(name) for name in _filled_fields(failure, trial) if not trial.model.table.field(name).reference)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = nothing(model.column(self.field).field)
        return model if source is None else with_source(model, self.field, source, "no value")


@dataclass(frozen=True)
class Unlinked(Emptied):
    """A foreign key that points at no row, where none was found that it may point at."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        yield from (cls(name) for name in _filled_fields(failure, trial) if trial.model.table.field(name).reference)


def _filled_fields(failure: Failure, trial: Trial) -> Iterator[str]:
    """The fields that have a value in a failing row and need none."""
    for column in trial.open():
        values = trial.values.get(column.field.name, [])
        if emptiable(column) and any(filled(values[row]) for row in failure.rows):
            yield column.field.name

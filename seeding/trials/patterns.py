"""Patterns that rules of models follow, each declared once: what suggests it, and how columns are drawn by it.

A pattern proposes itself from the errors and the rows that have them; `seeding.trials.learning` tries what is proposed
on rows drawn anew and keeps what the rule then accepts. To add one, write a class with `@pattern`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from itertools import combinations, pairwise, permutations
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from seeding import kinds
from seeding.columns import DAY
from seeding.conditions import (
    Above,
    Companion,
    Given,
    Holds,
    JsonList,
    Lacks,
    Likewise,
    Never,
    OfRoot,
    Only,
    Through,
    Turn,
    Within,
)
from seeding.dating import is_span
from seeding.generators import OFFICE, Constant, Days, Decimals, Moments, Nullable, choice, integers
from seeding.inference import Inferred, infer
from seeding.patterns import Unmatchable, matching
from seeding.plan import ColumnPlan, Facts, ModelPlan
from seeding.relations import Existing, ParentKey, Tree
from seeding.schema import Field, Table, default_of, django_field
from seeding.sources import YEAR, After, Pattern
from seeding.spec import OfKind, Pick
from seeding.trials.judging import Failure

EMPTY: tuple[Any, ...] = (None, "", (), [], {})
DISCRETE = 12
"""A column with no more different values than this among the trial rows is one of a few."""


@dataclass(frozen=True)
class Trial:
    """The trial rows of a model: their values by field, with those of the rows pointed at as `forum.type`."""

    model: ModelPlan
    values: dict[str, list[Any]]
    schema: dict[str, Table]

    def of(self, name: str, rows: Iterable[int]) -> set[Any]:
        """The values that rows have, by the name of a field; those that cannot be told apart are left out."""
        column = self.values.get(name, [])
        return {column[row] for row in rows if row < len(column) and _plain(column[row])}

    def open(self) -> list[ColumnPlan]:
        """The columns that nobody declared."""
        return [c for c in self.model.columns if not c.declared and not c.field.primary_key and _free(c)]

    def accepts(self, name: str, value: Any) -> bool:
        """Whether the validators of a field take a value, or leave it to whole rows."""
        try:
            django_field(self.model.table.model, name).clean(value, None)
        except ValidationError:
            return False
        except Exception:
            return True
        return True

    def mentioned(self, failure: Failure) -> list[str]:
        """The fields that an error is about or speaks of, by name or verbose name."""
        said = _words(failure.said)
        found = [] if failure.of_all else [failure.field]
        if failure.of_all:
            called = next((names for words, names in _SPOKEN.items() if f" {words} " in f" {said} "), set())
            found += [c.field.name for c in self.model.columns if called & set(_words(c.field.name).split())]
        for column in self.model.columns:
            field = column.field
            names = {_words(field.name), _words(field.verbose_name), _words(field.name.removeprefix("is "))}
            if any(name and f" {name} " in f" {said} " for name in names) and field.name not in found:
                found.append(field.name)
        return found


_SPOKEN = {
    "valid url": {"url", "urls", "uri", "uris", "link", "links", "site", "website", "origin", "origins"},
    "valid email": {"email", "emails", "mail"},
}
"""What is said of a field that is not named, and how such fields are called."""


def _free(column: ColumnPlan) -> bool:
    return not isinstance(column.source, ParentKey)


def _plain(value: Any) -> bool:
    return value is None or isinstance(value, (bool, int, str))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", str(text).lower().replace("_", " ")))


_patterns: dict[str, type[Learned]] = {}


class Learned:
    """A pattern that holds for certain fields. Subclasses are frozen dataclasses of plain values."""

    asked: ClassVar[str] = ""
    """Why a column is drawn so, in a few words."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterable[Learned]:
        """What an error and the rows that have it suggest, the likeliest first."""
        raise NotImplementedError(f"{cls.__name__} recognises nothing")

    def apply(self, model: ModelPlan, facts: Facts, labels: frozenset[str], as_of: int) -> ModelPlan:
        """The model with its columns drawn by the pattern; the same model where that cannot be."""
        raise NotImplementedError(f"{type(self).__name__} draws nothing")


def pattern(declared: type[Learned]) -> type[Learned]:
    """Register a pattern. They propose themselves in the order of declaration."""
    _patterns[declared.__name__] = declared
    return declared


def all_patterns() -> tuple[type[Learned], ...]:
    return tuple(_patterns.values())


def written(lesson: Any) -> list[Any]:
    """A lesson as JSON."""
    return [type(lesson).__name__, asdict(lesson)]


def read(given: list[Any]) -> Learned | None:
    """The lesson that was written; None for a pattern that is there no more."""
    name, arguments = given
    if name not in _patterns:
        return None
    known = {field.name for field in fields(_patterns[name])}  # type: ignore[arg-type]
    return _patterns[name](**{key: _tuples(value) for key, value in arguments.items() if key in known})


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


# What columns can be made of ------------------------------------------------------------------------------


def _with(model: ModelPlan, name: str, source: Any, reason: str) -> ModelPlan:
    column = model.column(name)
    changed = replace(column, source=source, reason=f"{column.reason.split('; clean()')[0]}; clean(): {reason}")
    return replace(model, columns=tuple(changed if one is column else one for one in model.columns))


def _present(model: ModelPlan, name: str, facts: Facts, labels: frozenset[str], as_of: int) -> Any:
    """A source of a column that gives every row a value; None where there is none."""
    column = model.column(name)
    source, field = column.source, column.field
    while isinstance(source, (Only, Nullable)):
        source = source.source if isinstance(source, Only) else source.generator
    if isinstance(source, (After, Pick)):
        return replace(source, missing=0.0, only=None) if isinstance(source, Pick) else replace(source, missing=0.0)
    if isinstance(source, Tree):
        return None
    if isinstance(source, Constant) and source.value in EMPTY:
        required = replace(field, null=False, blank=False)
        drawn = infer(model.table, required, planned=labels, existing=facts.existing, as_of=as_of)
        if not isinstance(drawn, Inferred):
            return None
        source = drawn.source
        if isinstance(source, Constant) and source.value in EMPTY:
            return None
        return source
    return source


def _empty(field: Field) -> Any:
    """The source of no value; None where the column must have one."""
    if field.storage == "boolean":
        return Constant(False)
    if field.null:
        return Constant(None)
    if field.storage == "text" and field.blank and not field.unique:
        return Constant("")
    return None


def _emptiable(column: ColumnPlan) -> bool:
    return _empty(column.field) is not None and not column.unique


def _filled(value: Any) -> bool:
    return value not in EMPTY and value is not False


def _masked(model: ModelPlan, name: str, where: Any, reason: str, *around: Any) -> ModelPlan:
    """A column that has a value where a condition holds, and only there."""
    column = model.column(name)
    if column.field.storage == "boolean":
        return _with(model, name, Within((True,), Constant(False), where), reason)
    source = _present(model, name, *around)
    return model if source is None else _with(model, name, Only(source, where), reason)


# Patterns -------------------------------------------------------------------------------------------------


@pattern
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
        yield from (cls(name, by, values) for name, by, values in _evident(failure, trial))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        if not self.values:
            return model
        told = f"where {self.by} is {' or '.join(map(str, self.values))}"
        return _masked(model, self.field, Holds(self.by, self.values), told, *around)


@pattern
@dataclass(frozen=True)
class DependAlike(Learned):
    """Fields that are called alike have values where another has one of some, and nowhere else."""

    fields: tuple[str, ...]
    by: str
    values: tuple[Any, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        alike: dict[tuple[str, str, tuple[Any, ...]], list[str]] = {}
        for name, by, values in _evident(failure, trial):
            alike.setdefault((name.partition("_")[0], by, values), []).append(name)
        yield from (cls(tuple(names), by, values) for (_, by, values), names in alike.items() if len(names) > 1)
        called: dict[str, list[str]] = {}
        for name in _emptiable_names(trial):
            called.setdefault(name.partition("_")[0], []).append(name)
        for names in (names for names in called.values() if len(names) > 1):
            lacking = {row for name in names for row, value in enumerate(trial.values[name]) if not _filled(value)}
            for by, states, known, bad in _states(failure, trial):
                asked = tuple(value for value in known if value in bad)
                if asked and by not in names and {row for row in lacking if states[row] in bad} == failure.rows:
                    yield cls(tuple(names), by, asked)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        for name in self.fields:
            model = Depends(name, self.by, self.values).apply(model, *around)
        return model


def _evident(failure: Failure, trial: Trial) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """Fields that have a value in just the failing rows among those where another has certain values: both names, and
    the values of the other that are left.
    """
    for by, states, known, bad in _states(failure, trial):
        rest = tuple(value for value in known if value not in bad)
        for name in _emptiable_names(trial) if rest and len(rest) < len(known) else ():
            filled = {row for row, value in enumerate(trial.values[name]) if _filled(value) and states[row] in bad}
            if name != by and filled == failure.rows:
                yield name, by, rest


def _states(failure: Failure, trial: Trial) -> Iterator[tuple[str, list[Any], tuple[Any, ...], set[Any]]]:
    """The columns of few values: their name, what each row holds, what they may hold, and what failing rows hold."""
    for field in (column.field for column in trial.model.columns):
        if field.choices or field.storage == "boolean":
            states = trial.values.get(field.name, [])
            known = tuple(v for v in (field.choices or (False, True)) if _plain(v) and v not in ("", None))
            yield field.name, states, known, {states[row] for row in failure.rows if _plain(states[row])}


def _emptiable_names(trial: Trial) -> list[str]:
    return [c.field.name for c in trial.open() if _emptiable(c)]


def _depending(made: type[Depends], failure: Failure, trial: Trial, names: list[str]) -> Iterator[Depends]:
    """What the values of others in the failing rows say of when fields have values."""
    for name in names[:8]:
        for column in trial.model.columns:
            field = column.field
            if field.name == name or not (field.choices or field.storage == "boolean"):
                continue
            values = trial.values.get(field.name, [])
            said = [row for row in failure.rows if _plain(values[row])]
            wrong = {values[row] for row in said if _filled(trial.values[name][row])}
            wanting = {values[row] for row in said if not _filled(trial.values[name][row])}
            known = tuple(v for v in (field.choices or (False, True)) if _plain(v) and v not in ("", None))
            if wanting and not wanting & wrong:
                yield made(name, field.name, tuple(value for value in known if value in wanting))
            elif wrong and wrong != set(known):
                yield made(name, field.name, tuple(value for value in known if value not in wrong))


@pattern
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
            model = _with(model, last, source, f"after {first}")
        return model


@pattern
@dataclass(frozen=True)
class Presupposes(Learned):
    """A field has a value only where another has one: whatever row is otherwise fails."""

    field: str
    other: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        names = [c.field.name for c in trial.open() if _emptiable(c)]
        filled = {name: [_filled(value) for value in trial.values.get(name, [])] for name in names}
        found = []
        for name, other in permutations(names, 2):
            alone = {row for row, given in enumerate(filled[name]) if given and not filled[other][row]}
            if alone and alone <= failure.rows:
                found.append((-len(alone), cls(name, other)))
        yield from (one for _, one in sorted(found, key=lambda pair: pair[0])[:8])

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        column, where = model.column(self.field), Given(self.other)
        source = column.source
        if isinstance(model.column(self.other).source, Only) and self.field in repr(model.column(self.other).source):
            return model
        if column.field.storage == "boolean":
            return _masked(model, self.field, where, f"where {self.other} has a value", *around)
        return _with(model, self.field, Only(source, where), f"where {self.other} has a value")


@pattern
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
        return _with(model, self.field, source, "in the future")


FUTURE = 10
"""After how many years what must not be past comes: rules ask the clock, and rows hang from the as-of instant alone."""

_PAST = re.compile(r"\b(past|future|already over|passed|today|now|later than the current)\b", re.IGNORECASE)


@pattern
@dataclass(frozen=True)
class Ordered(Learned):
    """One field lies after, or above, another, as a message says."""

    first: str
    last: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if _COMPARES.search(failure.said):
            yield from _ordered(cls, failure, trial)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        first, last = model.column(self.first).field, model.column(self.last)
        told = f"after {self.first}"
        if first.storage in ("timestamp", "date"):
            missing = last.source.missing if isinstance(last.source, After) else 0.0
            source: Any = After((self.first,), 60, True, missing)
        else:
            source = Above(self.first)
        if first.null and last.field.null:
            return _with(model, self.last, Only(source, Given(self.first)), told)
        if first.null and first.storage in ("timestamp", "date"):
            model = _masked(model, self.first, Always(), "a value in every row", *around)
        elif first.null:
            present = _present(model, self.first, *around) or Constant(0)
            model = _with(model, self.first, present, "a value in every row")
        return _with(model, self.last, source, told)


_COMPARES = re.compile(
    r"\b(after|before|above|below|later|earlier|prior|greater|larger|higher|less|lower|smaller|than|precede|follow)\b",
    re.IGNORECASE,
)
"""How a message compares two fields."""


def _ordered(made: type[Ordered], failure: Failure, trial: Trial) -> Iterator[Ordered]:
    """Pairs of fields of which one may lie after the other: first those that are named so and that the error names."""
    named = trial.mentioned(failure)
    columns = [c for c in trial.open() if not c.field.reference and not c.unique and not c.field.choices]
    pairs = [
        (one.field, other.field)
        for one in columns
        for other in columns
        if one is not other and _comparable(one.field, other.field)
    ]
    pairs.sort(key=lambda pair: (not is_span(pair[0].name, pair[1].name), -sum(f.name in named for f in pair)))
    yield from (made(first.name, last.name) for first, last in pairs[:24])


@dataclass(frozen=True)
class Always:
    """A condition that holds for every row."""

    def __call__(self, rows: Any) -> Any:
        import numpy as np

        return np.ones(len(rows), dtype=np.bool_)


def _comparable(one: Field, other: Field) -> bool:
    times = {"timestamp", "date"}
    if {one.storage, other.storage} <= times:
        return True
    return one.storage == other.storage and one.storage in ("integer", "decimal", "float", "time", "duration")


@pattern
@dataclass(frozen=True)
class Filled(Learned):
    """A value in every row."""

    field: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for column in trial.open():
            values = trial.values.get(column.field.name, [])
            if any(not _filled(values[row]) for row in failure.rows):
                yield cls(column.field.name)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        field = model.column(self.field).field
        if field.storage == "boolean":
            return _with(model, self.field, Constant(True), "always so")
        if field.storage == "json":
            return model
        source = _present(model, self.field, *around)
        return model if source is None else _with(model, self.field, source, "a value in every row")


@pattern
@dataclass(frozen=True)
class ExactlyOne(Learned):
    """One of several fields has a value, and no other."""

    fields: tuple[str, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        open_names = [c.field.name for c in trial.open() if _emptiable(c)]
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
        stems = [name for name in flags if any(_words(name).split()[-1] in _words(n).split() for n in pool)]
        for name in pool[:3]:
            for count in (1, 2):
                for some in combinations((stems or flags)[:4], count):
                    yield cls((name, *some))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        told = f"exactly one of {', '.join(self.fields)}"
        for place, name in enumerate(self.fields):
            changed = _masked(model, name, Turn(self.fields, place), told, *around)
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
            changed = _masked(model, name, Turn(("", *self.fields), 1), "together with others", *around)
            if changed is model:
                return model
            model = changed
        return model


def _joinable(failure: Failure, trial: Trial) -> tuple[list[str], list[str]]:
    """The fields that need no value, and those of them that an error speaks of."""
    names = [c.field.name for c in trial.open() if _emptiable(c) and c.field.storage != "boolean"]
    return names, [name for name in trial.mentioned(failure) if name in names]


@pattern
@dataclass(frozen=True)
class Accompanied(Joined):
    """The error of one field speaks of others: all of them have a value, or none has."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        _, named = _joinable(failure, trial)
        if len(named) > 1 and not failure.of_all:
            yield cls(tuple(named))


def _filled_fields(failure: Failure, trial: Trial) -> Iterator[str]:
    """The fields that have a value in a failing row and need none."""
    for column in trial.open():
        values = trial.values.get(column.field.name, [])
        if _emptiable(column) and any(_filled(values[row]) for row in failure.rows):
            yield column.field.name


@pattern
@dataclass(frozen=True)
class Emptied(Learned):
    """No value in any row. Foreign keys are left to `Unlinked`."""

    field: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        yield from (cls(name) for name in _filled_fields(failure, trial) if not trial.model.table.field(name).reference)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = _empty(model.column(self.field).field)
        return model if source is None else _with(model, self.field, source, "no value")


@pattern
@dataclass(frozen=True)
class Between(Learned):
    """A number from `low` to `high`, as a message says."""

    field: str
    low: float
    high: float

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", failure.said)]
        for name in trial.mentioned(failure):
            column = trial.model.column(name)
            if column.field.storage in ("integer", "float", "decimal") and column in trial.open() and not column.unique:
                found = [(low, high) for low, high in combinations(numbers, 2) if low < high]
                if _MOST.search(failure.said):
                    found += [(0, high) for high in (*numbers, 1, 100) if high > 0]
                yield from (cls(name, low, high) for low, high in found)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        field = model.column(self.field).field
        told = f"from {self.low:g} to {self.high:g}"
        match field.storage:
            case "integer":
                source: Any = integers(math.ceil(self.low), math.floor(self.high))
            case "decimal":
                source = Decimals(round(self.low * 10**field.places), round(self.high * 10**field.places), field.places)
            case _:
                source = choice(*(round(self.low + (self.high - self.low) * part / 20, 4) for part in range(21)))
        return _with(model, self.field, source, told)


_MOST = re.compile(
    r"\b(between|at most|less|lower|exceed|greater|larger|more than|maxim\w+|percent\w*)\b", re.IGNORECASE
)
"""How a message speaks of a number that is too large."""


@pattern
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
            known = field.choices or ((False, True) if field.storage == "boolean" else ())
            known = tuple(value for value in known if _plain(value) and value not in ("", None))
            name = field.name
            failing = trial.of(name, failure.rows)
            passing = trial.of(name, set(range(len(trial.values.get(name, ())))) - failure.rows)
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
            part = _PART.search(failure.said) is not None
            if name in trial.mentioned(failure) and field.storage in ("text", "integer") and not part:
                quoted = re.findall(_QUOTED, failure.said) + re.findall(_QUOTED, field.help_text)
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
                yield from (cls(name, (value,)) for value in (0, 1, 100))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        if model.column(self.field).unique:
            return model
        return _with(model, self.field, Within(self.values), f"one of {', '.join(map(str, self.values))}")


_QUOTED = r"[“\"'‘]([^”\"'’]{1,60})[”\"'’]"
_PART = re.compile(rf"\b(start|begin|prefix|end)\w*\b[^.“\"'‘]*{_QUOTED}", re.IGNORECASE)
"""What a text is to begin or to end with."""


def _trees(table: Table) -> list[Field]:
    return [field for field in table.references if field.reference and field.reference.table == table.label]


@pattern
@dataclass(frozen=True)
class OrderedUnsaid(Ordered):
    """The same where the message does not say so."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if not _COMPARES.search(failure.said):
            yield from _ordered(cls, failure, trial)


@pattern
@dataclass(frozen=True)
class Picked(Learned):
    """Rows that are pointed at have one of some values in a field."""

    field: str
    attribute: str
    values: tuple[Any, ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for path in trial.values:
            owner, _, attribute = path.partition(".")
            if not attribute or not trial.model.table.has(owner):
                continue
            column = trial.model.column(owner)
            if column.declared or not isinstance(_inmost(column.source), Pick):
                continue
            failing = trial.of(path, failure.rows)
            passing = trial.of(path, set(range(len(trial.values[path]))) - failure.rows)
            rest = tuple(sorted(passing - failing - {None}, key=repr))
            if rest and failing and len(passing | failing) <= DISCRETE:
                yield cls(owner, attribute, rest)
        for path in trial.values:
            owner, _, attribute = path.partition(".")
            if attribute and trial.model.table.has(owner) and isinstance(trial.model.column(owner).source, Pick):
                target = trial.schema[trial.model.table.field(owner).reference.table].field(attribute)  # type: ignore[union-attr]
                known = target.choices or ((True, False) if target.storage == "boolean" else ())
                known = tuple(value for value in known if _plain(value) and value not in ("", None))
                said = tuple(value for value in known if isinstance(value, str) and value in failure.said)
                yield from (cls(owner, attribute, (value,)) for value in said if len(value) > 2)
                yield from (cls(owner, attribute, (value,)) for value in known if len(known) <= DISCRETE)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        inner = _inmost(source)
        if not _picks(source):
            return model
        changed = replace(inner, where=Holds(self.attribute, self.values))
        told = f"rows whose {self.attribute} is {' or '.join(map(str, self.values))}"
        return _with(model, self.field, replace(source, source=changed) if isinstance(source, Only) else changed, told)


def _inmost(source: Any) -> Any:
    while isinstance(source, Only):
        source = source.source
    return source


@pattern
@dataclass(frozen=True)
class SameParent(Learned):
    """A foreign key points where a row that another one points at does: the forum of the topic."""

    field: str
    by: str
    name: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        named = trial.mentioned(failure)
        found = []
        for column in trial.open():
            own = column.field.reference
            if own is None or column.unique:
                continue
            for other in trial.model.table.references:
                if other.name == column.field.name or other.reference is None:
                    continue
                if not trial.model.column(other.name).source or other.reference.table not in trial.schema:
                    continue
                found += [
                    cls(column.field.name, other.name, path) for path in _paths(trial, other.reference.table, own.table)
                ]
        found.sort(key=lambda one: -((one.field in named) + (one.by in named) + (one.name == one.field)))
        yield from found

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        if isinstance(model.column(self.by).source, (Through, Existing)) or isinstance(source, OfRoot):
            return model
        above = model.column(self.by).field.reference
        if above is not None and above.table == model.label and self.name == self.field:
            return _with(model, self.field, OfRoot(self.by, source), f"that of {self.by}")
        otherwise = source if model.column(self.by).field.null and not model.column(self.field).field.null else None
        return _with(model, self.field, Through(self.by, self.name, otherwise), f"that of {self.by}")


def _paths(trial: Trial, start: str, end: str) -> Iterator[str]:
    """The foreign keys that lead from one table to another, and the pairs of such that always lead there."""
    further = []
    for one in trial.schema[start].references:
        if one.reference and one.reference.table == end:
            yield one.name
        elif one.reference and not one.null and one.reference.table in trial.schema:
            further.append(one)
    for one in further:
        for two in trial.schema[one.reference.table].references if one.reference else ():
            if two.reference and two.reference.table == end and not two.null:
                yield f"{one.name}.{two.name}"


@pattern
@dataclass(frozen=True)
class SamePlace(Learned):
    """A foreign key points at a row which points where another one of this row does: a quota of its event."""

    field: str
    by: str
    name: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        named = trial.mentioned(failure)
        found = []
        for column in trial.open():
            own = column.field.reference
            if own is None or column.unique or own.table not in trial.schema or not _picks(column.source):
                continue
            for theirs in trial.schema[own.table].references:
                for other in trial.model.table.references:
                    same = theirs.reference and other.reference and theirs.reference.table == other.reference.table
                    if same and other.name != column.field.name:
                        found.append(cls(column.field.name, other.name, theirs.name))
        found.sort(key=lambda one: -((one.field in named) + (one.by in named) + (one.name == one.by)))
        yield from found

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        inner = _inmost(source)
        changed = Companion(self.by, self.name, inner.missing)
        told = f"a row that points where {self.by} does"
        return _with(model, self.field, replace(source, source=changed) if isinstance(source, Only) else changed, told)


def _picks(source: Any) -> bool:
    inner = _inmost(source)
    return isinstance(inner, Pick) and inner.where is None and inner.by is None and not inner.once


@pattern
@dataclass(frozen=True)
class Unlinked(Emptied):
    """A foreign key that points at no row, where none was found that it may point at."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        yield from (cls(name) for name in _filled_fields(failure, trial) if trial.model.table.field(name).reference)


@pattern
@dataclass(frozen=True)
class Together(Joined):
    """Some of the fields that an error of the whole row speaks of, or may speak of, have a value, or none has."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if not failure.of_all:
            return
        names, named = _joinable(failure, trial)
        if len(named) > 1:
            yield cls(tuple(named))
        yield from (cls(pair) for pair in combinations((named + [n for n in names if n not in named])[:5], 2))


@pattern
@dataclass(frozen=True)
class DependsUnnamed(Depends):
    """The same of a field that no error speaks of."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        named = trial.mentioned(failure)
        yield from _depending(cls, failure, trial, [name for name in _emptiable_names(trial) if name not in named])


@pattern
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
            known = field.choices or ((False, True) if field.storage == "boolean" else ())
            known = tuple(value for value in known if _plain(value) and value not in ("", None))
            rest = tuple(value for value in known if value not in trial.of(field.name, failure.rows))
            if not known or not rest or field.unique:
                continue
            for other in trial.model.columns:
                if other is column or not _emptiable(other) or other.field.storage == "boolean":
                    continue
                given = {_filled(trial.values[other.field.name][row]) for row in failure.rows}
                if len(given) == 1:
                    yield cls(field.name, rest, other.field.name, given.pop())

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        where = Given(self.by) if self.given else Lacks(self.by)
        told = f"{' or '.join(map(str, self.values))} where {self.by} {'has a value' if self.given else 'has none'}"
        column = model.column(self.field)
        return _with(model, self.field, Within(self.values, column.source, where), told)


_FORMS = (
    "kind:email", "kind:url", "kind:postal_code", "kind:slug", r"regex:[A-Z]{2}[1-9]\d{3}",
    "kind:phone", "kind:username", "kind:full_name", "kind:domain",
    "kind:color_hex", "kind:currency_code", "kind:country_code", "kind:language_code", "kind:timezone",
    "kind:mime_type", "kind:ipv4", "kind:uuid", "kind:iban", "kind:vat_number", "kind:url_path",
    "regex:[a-z][a-z_]{4,11}", "regex:[A-Z][A-Z_]{4,11}", "regex:[a-z][a-z0-9-]{5,9}", "regex:[A-Z]{3}",
    "regex:[A-Z]{2}", "regex:[a-z]{2}", r"regex:[1-9]\d{0,2}", r"regex:[1-9]\d{3}", r"regex:\+1202555\d{4}",
    r"regex:0\.[1-9]\d", "regex:#[0-9a-f]{6}", "regex:[0-9a-f]{40}", "regex:[0-9a-f]{32}", "regex:[a-z]{4,9}",
    r"regex:20[12]\d-(0[1-9]|1[0-2])-[012][1-8]", r"regex:([01]\d|2[0-3]):[0-5]\d", r"regex:[1-9]\.\d\.\d",
    "regex:[1-9]{1,2},[1-9]{1,2}", "regex:/[a-z]{3,8}/[a-z]{3,8}/", "value:{}", "value:[]", "value:UTC",
    "value:* * * * *", "value:0 8 * * 1", "value:en", "value:https://www.example.com/", "value:/", "value:<p>Text</p>",
    "value:.+", "value:application/json", "value:django.contrib.auth", "value:1", "value:true", "value:px",
)  # fmt: skip


def _sensible(form: str, field: Field, failure: Failure) -> bool:
    """Whether a form is worth trying: addresses alone where something speaks of them."""
    words = {"kind:email": "mail|@", "kind:url": "url|link|http|site|addr", "kind:full_name": "name|person|author"}
    said = f"{field.name} {field.verbose_name} {field.help_text} {failure.said}".lower()
    return form not in words or re.search(words[form], said) is not None


def _texts(form: str, field: Field) -> list[str]:
    """Some texts of a form, where they can be told from it alone."""
    what, _, said = form.partition(":")
    if what != "regex":
        return [said] if what == "value" else []
    try:
        return [matching(said, number, field.max_length) for number in range(3)]
    except Unmatchable:
        return []


@pattern
@dataclass(frozen=True)
class Formatted(Learned):
    """Text, or a document, of a certain form."""

    field: str
    form: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for column in trial.open():
            field = column.field
            named = field.name in trial.mentioned(failure)
            if field.reference or field.upload or not named or not (failure.field == field.name or failure.of_all):
                continue
            if field.storage in ("json", "other"):
                yield from (cls(field.name, form) for form in ("list", "object", "value:[]", "value:{}"))
            if field.storage == "text" and not field.choices:
                good = trial.of(field.name, set(range(len(trial.values[field.name]))) - failure.rows) - {"", None}
                bad = trial.of(field.name, failure.rows) - {"", None}
                for word, text in _PART.findall(failure.said):
                    yield cls(field.name, f"{'suffix' if word.lower() == 'end' else 'prefix'}:{text}")
                said = re.findall(r"\.[a-z0-9]{2,5}\b", f"{failure.said} {field.help_text}")
                endings = {text.rpartition(".")[2] for text in bad if "." in text}
                other = {text.rpartition(".")[2] for text in good if "." in text} - endings
                for ending in [*sorted(other), *(one[1:] for one in said if one[1:] not in endings)]:
                    yield cls(field.name, f"ending:{ending}")
                for text in re.findall(r"\be\.?g\.?:? ([\w./:#+-]{2,40})", f"{field.help_text} {failure.said}"):
                    yield cls(field.name, f"value:{text.rstrip('.')}")
                forms = [form for form in _FORMS if _sensible(form, field, failure)]
                if not all(trial.accepts(field.name, text) for text in bad):
                    # The field itself says what it takes, and need not be asked by whole rows.
                    forms = [form for form in forms if all(trial.accepts(field.name, t) for t in _texts(form, field))]
                yield from (cls(field.name, form) for form in forms)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        column = model.column(self.field)
        limit = column.field.max_length
        form, _, said = self.form.partition(":")
        match form:
            case "list" | "object":
                source: Any = JsonList(form == "object")
            case "kind":
                known = kinds.all_kinds().get(said)
                if known is None or "text" not in known.types or (limit and known.min_length > limit):
                    return model
                source = OfKind(said)
            case "regex":
                if limit is not None and limit < 2:
                    return model
                source = Pattern(said)
            case "prefix":
                source = Pattern(re.escape(said) + r"[1-9]\d{3}")
            case "suffix":
                source = Pattern(r"[a-z]{4,8}" + re.escape(said))
            case "ending":
                source = Pattern(rf"[a-z]{{4,8}}\.{said}")
            case _:
                if column.field.storage in ("json", "other"):
                    source = Constant([] if said == "[]" else {})
                elif column.unique or (limit and len(said) > limit):
                    return model
                else:
                    source = Constant(said)
        return _with(model, self.field, source, f"of the form {said or form}")


@pattern
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
        return _with(model, self.field, Constant(value), "its default")


@pattern
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
        return _with(model, self.field, Likewise(self.other), f"the same as {self.other}")


@pattern
@dataclass(frozen=True)
class NeverTogether(Learned):
    """Values of fields that do not occur in one row: rows that would have them are drawn again."""

    conditions: tuple[tuple[str, tuple[Any, ...]], ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if trial.model.parent is None and not any(_trees(trial.model.table)):
            plain = [name for name, held in trial.values.items() if "." not in name and all(map(_plain, held))]
            few = [name for name in plain if len(set(trial.values[name])) <= DISCRETE]
            size = len(next(iter(trial.values.values()), ()))
            passing = set(range(size)) - failure.rows
            for names in combinations(few[:12], 2):
                bad = {tuple(trial.values[name][row] for name in names) for row in failure.rows}
                good = {tuple(trial.values[name][row] for name in names) for row in passing}
                if not bad & good and all(_plain(value) for row in bad for value in row) and len(bad) == 1:
                    (values,) = bad
                    yield cls(tuple((name, (value,)) for name, value in zip(names, values, strict=True)))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        required = Never(tuple(Holds(path, values) for path, values in self.conditions))
        return replace(model, requires=(*model.requires, required))


__all__ = ["Learned", "Trial", "all_patterns", "pattern", "read", "written"]

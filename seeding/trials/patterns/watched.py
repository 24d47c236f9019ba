"""Patterns that are read off what a rule does: what made it refuse a row (`patterns.sites`), solved for a field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np

from seeding.conditions import Companion, Either, Flag, Holds, Lacks, Never, Only, Stepped, Within, inmost
from seeding.confining import All, BegunWith, Bound, Confined, Demanded, OnParts, Portion, Saying, Whether, met
from seeding.plan import ColumnPlan, ModelPlan
from seeding.schema import Field
from seeding.sources import After, Lasting
from seeding.spec import Pick
from seeding.terms import OPPOSITE, TURNED, Compared, Side, Term, names, solved, substituted, summands, told, worked
from seeding.trials.judging import Failure
from seeding.trials.patterns.learned import Learned, emptiable, filled, inside, present, with_source
from seeding.trials.patterns.links import placeable
from seeding.trials.patterns.sites import (
    Site,
    Where,
    asked_where,
    beyond,
    conditions_of,
    outcomes,
    sites,
    steady,
    told_apart,
    unhurt,
    where_told,
    wheres,
)
from seeding.trials.patterns.trial import Trial, known_values

_NUMBERS = ("integer", "decimal", "float", "duration")
_HELD: dict[str, Callable[[str], Any]] = {"integer": int, "decimal": Decimal, "float": float}
_MOMENTS = ("date", "timestamp", "time")

_SELDOM = 20
"""At least one in so many rows meets what rows are drawn again for."""


class Exact(Learned):
    """A pattern that is read off a rule, not guessed: one that clears the way to other rules is taken as it is."""

    exact = True


def _targets(failure: Failure, trial: Trial, *terms: Term | None) -> list[ColumnPlan]:
    """The columns that could be otherwise, those that the error is about or speaks of before the others."""
    there = {name for term in terms if term for name in names(term)}
    columns = [one for one in trial.open() if one.field.name in there and not one.field.reference]
    named = trial.mentioned(failure)
    return sorted(columns, key=lambda one: (one.field.name != failure.field, one.field.name not in named))


def _once(how: str, left: Term | None, right: Term | None, name: str) -> tuple[str, Term, Term] | None:
    """A comparison with the side that has a field, which stands there once, on the left."""
    if left is None or not right:
        return None
    ours, theirs = list(names(left)).count(name), list(names(right)).count(name)
    if ours + theirs != 1:
        return None
    if ours:
        return how, left, right
    return (TURNED[how], right, left) if how in TURNED else None


def _sides(how: str, right: Term) -> tuple[Side, Side] | None:
    match how:
        case "lt" | "le":
            return None, (right, how == "lt")
        case "gt" | "ge":
            return (right, how == "gt"), None
        case "eq":
            return (right, False), (right, False)
    return None


# Numbers and moments --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Inside(Exact):
    """A number or a moment that lies between terms of its row, or of those that it points at."""

    field: str
    low: Side
    high: Side
    where: Where = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for site in sites(failure, trial):
            found = list(cls._of(site, failure, trial))
            others = (*sites(failure, trial), *steady(site, trial))
            beside = [one for one in others if one.line == site.line and one.key != site.key]
            for one in found:
                # "Between 17 and 70" is asked in one line.
                ends = (other for its in (*beside, *one._beyond(site, trial)) for other in cls._of(its, failure, trial))
                yield from dict.fromkeys(both for both in map(one.within, ends) if both is not None)
            yield from found

    def _beyond(self, site: Site, trial: Trial) -> Iterator[Site]:
        side = self.low or self.high
        field = trial.model.table.field(self.field)
        if side is not None and side[0][0] == "number" and field.storage in _HELD:
            yield from beyond(site, field, _HELD[field.storage](str(round(side[0][1]))), trial)

    def within(self, other: Inside) -> Inside | None:
        """Between the bound of this one and that of another on the other side; None where they are no such pair."""
        turned = (self.low is None, self.high is None) == (other.high is None, other.low is None)
        if other.field != self.field or not turned or (self.low is None) == (self.high is None):
            return None
        return replace(self, low=self.low or other.low, high=self.high or other.high)

    @classmethod
    def _of(cls, site: Site, failure: Failure, trial: Trial) -> Iterator[Inside]:
        exact = _exact_terms(trial)
        left, right = (one and substituted(one, exact) for one in (site.left, site.right))
        for column in _targets(failure, trial, left, right):
            field = column.field
            if site.how == "false" and left == ("field", field.name) and _counted(field):
                turned = _once("eq", left, ("number", 0.0), field.name)
            else:
                turned = _once(site.how, left, right, field.name)
            if turned is None or field.choices or field.storage not in (*_NUMBERS, *_MOMENTS):
                continue
            sides = _sides(turned[0], turned[2])
            bounds = sides and solved(turned[1], *sides, field.name)
            if bounds is not None:
                for where in wheres(site, Compared(*turned), field.name, failure, trial):
                    yield cls(field.name, *bounds, where)

    @property
    def fields(self) -> tuple[str, ...]:
        """What it speaks of besides."""
        return tuple(name for side in (self.low, self.high) if side for name in names(side[0]))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        changed = _confined(source, Bound(self.low, self.high, conditions_of(self.where)))
        model = with_source(model, self.field, inside(source, changed), self._told + where_told(self.where))
        return _passed_on(model, self.field, changed.bounds)

    @property
    def _told(self) -> str:
        if self.low is not None and self.low == self.high:
            return told(self.low[0])
        low = self.low and f"{'above' if self.low[1] else 'from'} {told(self.low[0])}"
        high = self.high and f"{'below' if self.high[1] else 'to'} {told(self.high[0])}"
        return " ".join(filter(None, (low, high)))


def _confined(source: Any, *bounds: Bound) -> Confined:
    """What a source shows, within some bounds besides those that it has."""
    inner = inmost(source)
    return Confined(inner.source, (*inner.bounds, *bounds)) if isinstance(inner, Confined) else Confined(inner, bounds)


def _exact_terms(trial: Trial) -> dict[str, Term]:
    """What the fields that were learned to equal a term are equal to."""
    sources = ((one.field.name, inmost(one.source)) for one in trial.model.columns)
    return {
        name: bound.low[0]
        for name, source in sources
        if isinstance(source, Confined)
        for bound in source.bounds
        if bound.exact and bound.low and not bound.where
    }


def _counted(field: Field) -> bool:
    """Whether nothing is a number of the field, and not the lack of one."""
    return field.storage in _NUMBERS and not field.null


def _passed_on(model: ModelPlan, name: str, bounds: Sequence[Bound]) -> ModelPlan:
    """The model with what bounds a field bounding those that it lies above or below, too: an end within a year needs a
    beginning within it.
    """
    always = [one for one in bounds if not one.where and not one.exact]
    for bound in always:
        for side, low in ((bound.low, True), (bound.high, False)):
            if side is None or side[0][0] != "field" or "." in side[0][1] or side[0][1] == name:
                continue
            other = model.column(side[0][1])
            limits = [one.high if low else one.low for one in always]
            new = [Bound(None, one) if low else Bound(one, None) for one in limits if one is not None]
            held = _confined(other.source).bounds
            new = [one for one in new if one not in held and not {name, other.field.name} & _speaking(one)]
            if new and not other.declared:
                changed = inside(other.source, _confined(other.source, *new))
                model = with_source(model, other.field.name, changed, f"with {name}")
    return model


def _speaking(bound: Bound) -> set[str]:
    return {name for side in (bound.low, bound.high) if side for name in names(side[0])}


@dataclass(frozen=True)
class InsideExactly(Inside):
    """The same where it equals a term."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for lesson in Inside.recognise(failure, trial):
            if isinstance(lesson, Inside) and lesson.low is not None and lesson.low == lesson.high:
                yield cls(lesson.field, lesson.low, lesson.high, lesson.where)


@dataclass(frozen=True)
class MultipleOf(Exact):
    """A number that is a multiple of one, as a rule asks that looks at what is left over."""

    field: str
    of: float

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for site in sites(failure, trial):
            nothing = site.how == "false" or (site.how == "eq" and site.right == ("number", 0.0))
            match site.left:
                case ("mod", ("field", name), ("number", of)) if nothing and of > 0:
                    if any(one.field.name == name for one in _targets(failure, trial, site.left)):
                        yield cls(name, of)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        inner = inmost(source)
        of = int(self.of) if self.of == int(self.of) else self.of
        if isinstance(inner, Confined):
            changed: Any = replace(inner, source=Stepped(inner.source, of))
        else:
            changed = Stepped(inner, of)
        return with_source(model, self.field, inside(source, changed), f"multiples of {of}")


@dataclass(frozen=True)
class Portions(Exact):
    """Numbers of which the sum is not above a term: each is a part of that where they were more together."""

    fields: tuple[str, ...]
    most: Term

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for site in sites(failure, trial):
            turned = {"le": (site.left, site.right), "ge": (site.right, site.left)}.get(site.how)
            if turned is None or not turned[0] or not turned[1]:
                continue
            parts, open_names = summands(turned[0]), {one.field.name for one in _targets(failure, trial, turned[0])}
            if len(parts) > 1 and open_names.issuperset(parts) and not open_names & {*names(turned[1])}:
                yield cls(parts, turned[1])

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        sources = tuple((name, inmost(model.column(name).source)) for name in self.fields)
        for place, name in enumerate(self.fields):
            changed = Portion(sources, place, self.most)
            reason = f"with {' and '.join(one for one in self.fields if one != name)} not above {told(self.most)}"
            model = with_source(model, name, inside(model.column(name).source, changed), reason)
        return model


@dataclass(frozen=True)
class OnDays(Exact):
    """Moments on certain days, or at certain hours."""

    field: str
    parts: tuple[tuple[str, str, Term], ...]
    where: Where = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for site in sites(failure, trial):
            numbers = tuple(one for one in site.among if not isinstance(one, str))
            right = ("among", numbers) if numbers else site.right
            for column in _targets(failure, trial, site.left, right):
                name = column.field.name
                turned = _once(site.how, site.left, right, name)
                if turned is None or column.field.storage not in _MOMENTS or turned[0] not in TURNED:
                    continue
                how, left, asked = turned
                match left:
                    case ("part", part, ("field", path)) if path == name:
                        for where in wheres(site, Compared(how, left, asked), name, failure, trial):
                            yield cls(name, ((part, how, asked),), where)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        inner = inmost(source)
        asked = (Compared(how, ("part", part, ("field", self.field)), term).told for part, how, term in self.parts)
        reason = " and ".join(asked) + where_told(self.where)
        if isinstance(inner, OnParts) and not self.where and not inner.where:
            changed = replace(inner, parts=(*inner.parts, *self.parts))
        else:
            changed = OnParts(inner, self.parts, isinstance(inner, (After, Lasting)), conditions_of(self.where))
        return with_source(model, self.field, inside(source, changed), reason)


# Text and choices -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BeginsWith(Exact):
    """Text that begins with what a term says: the year of another field, the code of a row pointed at."""

    field: str
    term: Term
    over: bool

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        yield from (lesson for lesson in cls._all(failure, trial) if lesson.fields)

    @classmethod
    def _all(cls, failure: Failure, trial: Trial) -> Iterator[BeginsWith]:
        for site in sites(failure, trial):
            for column in _targets(failure, trial, site.left, site.right):
                name = column.field.name
                turned = _once(site.how, site.left, site.right, name)
                if turned is None or column.field.choices or column.field.storage != "text":
                    continue
                match turned:
                    case ("begins", ("field", _), begin) | ("eq", ("slice", ("field", _), None | 0, _), begin):
                        yield from (cls(name, begin, over) for over in _ways(name, begin, failure, trial))

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(names(self.term))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        column = model.column(self.field)
        source = BegunWith(column.source, self.term, self.over, own=column.field.unique)
        return with_source(model, self.field, source, f"begins with {told(self.term)}")


@dataclass(frozen=True)
class BeginsWithText(BeginsWith):
    """The same of what the rule says itself."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        yield from (lesson for lesson in cls._all(failure, trial) if not lesson.fields)


def _ways(name: str, begin: Term, failure: Failure, trial: Trial) -> Iterator[bool]:
    """Whether a beginning is put in the place of what is drawn there, or before it: as the field takes it."""
    assert trial.rows is not None
    row, longest = min(failure.rows), trial.model.table.field(name).max_length or 10_000
    said, drawn = worked(begin, trial.rows())[0][row], str(trial.values[name][row] or "")
    texts = {False: said + drawn, True: said + drawn[len(said) :]}
    yield from (over for over, text in texts.items() if len(text) <= longest and trial.accepts(name, text))


@dataclass(frozen=True)
class Says(Exact):
    """Text that is that of a term."""

    field: str
    term: Term
    where: Where = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for site in sites(failure, trial):
            for column in _targets(failure, trial, site.left, site.right):
                turned = _once(site.how, site.left, site.right, column.field.name)
                if turned is None or column.field.storage != "text" or turned[2][0] == "text":
                    continue
                if turned[0] == "eq" and turned[1][0] == "field":
                    for where in wheres(site, Compared(*turned), column.field.name, failure, trial):
                        yield cls(column.field.name, turned[2], where)

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(names(self.term))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = Saying(model.column(self.field).source, self.term, conditions_of(self.where))
        return with_source(model, self.field, source, told(self.term) + where_told(self.where))


@dataclass(frozen=True)
class OneOf(Exact):
    """One of the values that a rule compares a field with."""

    exact = False

    field: str
    values: tuple[Any, ...]
    where: Where = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for site in sites(failure, trial):
            for column in _targets(failure, trial, site.left):
                field = column.field
                if site.left != ("field", field.name) or field.storage not in ("text", "integer", "decimal"):
                    continue
                values = cls._values(site, field)
                single = column.unique or (field.storage == "text" and not field.choices)
                where = cls._where(site, field.name, values, failure, trial) if values else None
                if where is not None and (len(values) > 1 or not single):
                    yield cls(field.name, values, where)

    @staticmethod
    def _values(site: Site, field: Field) -> tuple[Any, ...]:
        said = site.among
        if not said and site.right and site.right[0] in ("number", "text"):
            said = (site.right[1],)
        found = tuple(int(one) if isinstance(one, float) and one == int(one) else one for one in said)
        known = known_values(field)
        if site.how == "ne":
            return tuple(one for one in known if one not in found) if found else ()
        return found if site.how == "eq" and all(not known or one in known for one in found) else ()

    @staticmethod
    def _where(site: Site, name: str, values: tuple[Any, ...], failure: Failure, trial: Trial) -> Where | None:
        assert trial.rows is not None
        there = np.array([value is not None for value in trial.values[name]], dtype=np.bool_)
        free = unhurt(there & ~Holds(name, values)(trial.rows()), failure, trial)
        return told_apart(free, site, {name}, failure, trial)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        where = All(conditions_of(self.where)) if self.where else None
        changed = Within(self.values, inmost(source) if where else None, where)
        told_each = f"one of {', '.join(map(str, self.values))}"
        return with_source(model, self.field, inside(source, changed), told_each + where_told(self.where))


# Presence -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked(Exact):
    """A field that needs a value in the rows that meet some conditions, or (not `given`) may have none in those."""

    field: str
    given: bool
    where: Where

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if not failure.of_all:
            yield from cls._of([failure.field], failure, trial)

    @classmethod
    def _of(cls, wanted: Iterable[str], failure: Failure, trial: Trial) -> Iterator[Asked]:
        columns = {one.field.name for one in trial.open() if emptiable(one) and one.field.storage != "boolean"}
        bounded = {name for site in sites(failure, trial) if site.how in TURNED for name in _named(site)}
        for name in (one for one in wanted if one in columns and trial.rows is not None):
            there = np.array([filled(value) for value in trial.values[name]], dtype=np.bool_)
            has = all(there[row] for row in failure.rows)
            where = asked_where(unhurt(there == has, failure, trial), name, failure, trial)
            # A value that is compared with others is not one that should not be there.
            if where and not (has and name in bounded):
                yield cls(name, not has, where)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        where, column = All(conditions_of(self.where)), model.column(self.field)
        reason = f"{'a value' if self.given else 'none'}{where_told(self.where)}"
        if not self.given:
            return with_source(model, self.field, Only(column.source, Never((where,))), reason)
        there = present(model, self.field, *around)
        if there is None:
            return model
        if isinstance(inmost(there), Companion):
            # There may be none of its place: the row is drawn again.
            model = replace(model, requires=(*model.requires, Never((where, Lacks(self.field)))))
        return with_source(model, self.field, Either(where, there, column.source), reason)


def _named(site: Site) -> Iterator[str]:
    for term in (site.left, site.right):
        yield from names(term) if term else ()


@dataclass(frozen=True)
class AskedUnnamed(Asked):
    """The same of a field that the error of a whole row speaks of, or whose value the rule looks at last."""

    exact = False

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if failure.of_all:
            looked_at = (site.left[1] for site in sites(failure, trial) if site.left and site.left[0] == "field")
            yield from cls._of([*dict.fromkeys((*trial.mentioned(failure), *looked_at))], failure, trial)


@dataclass(frozen=True)
class SaysWhether(Exact):
    """A flag that says whether a comparison is met: passed, if the grade is not above 4."""

    field: str
    how: str
    left: Term
    right: Term

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        flags = [one.field.name for one in trial.open() if one.field.storage == "boolean"]
        for site, found in outcomes(failure, trial) if flags else ():
            for name in flags:
                said = {
                    row: trial.values[name][row] for row in found if row in failure.rows or row not in trial.failing
                }
                wrong = [row for row in said if row in failure.rows]
                if site.left and site.right and site.how in TURNED and {*said.values()} == {True, False}:
                    turned = {said[row] != found[row] for row in wrong}
                    right = {said[row] == found[row] for row in said if row not in failure.rows}
                    if len(turned) == 1 and right <= turned:
                        how = site.how if turned == {True} else OPPOSITE[site.how]
                        yield cls(name, how, site.left, site.right)

    @property
    def fields(self) -> tuple[str, ...]:
        return (*names(self.left), *names(self.right))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        compared = Compared(self.how, self.left, self.right)
        source = Whether(model.column(self.field).source, compared)
        return with_source(model, self.field, source, f"whether {compared.told}")


@dataclass(frozen=True)
class FlaggedWhere(Learned):
    """A flag that is set only where a comparison is met."""

    field: str
    how: str
    left: Term
    right: Term

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        flags = [one.field.name for one in trial.open() if one.field.storage == "boolean"]
        raised = [name for name in flags if all(trial.values[name][row] for row in failure.rows)]
        for site in sites(failure, trial) if raised else ():
            if site.left is not None and site.right and site.how in TURNED:
                yield from (cls(name, site.how, site.left, site.right) for name in raised)

    @property
    def fields(self) -> tuple[str, ...]:
        return (*names(self.left), *names(self.right))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        compared = Compared(self.how, self.left, self.right)
        # Where one of both is missing, nothing speaks against it.
        where = Never((replace(compared, how=OPPOSITE[self.how]),))
        return with_source(model, self.field, Flag(model.column(self.field).source, where), f"where {compared.told}")


@dataclass(frozen=True)
class PickedWhere(Exact):
    """Rows that are pointed at are such as a rule compares their fields, or those of rows that they point at, with
    what it says itself: accounts whose number begins with 2.
    """

    field: str
    how: str
    left: Term
    right: Term

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        open_names = {column.field.name for column in trial.open() if column.field.reference and not column.unique}
        for site in sites(failure, trial):
            right = ("among", site.among) if site.among else site.right or ()
            owners = {path.partition(".")[0] for path in names(site.left)} if site.left else set()
            own = any("." not in path for path in names(site.left)) if site.left else True
            if own or len(owners) != 1 or site.left is None or (right and any(True for _ in names(right))):
                continue
            (owner,) = owners
            if owner in open_names and _picking(trial.model, owner) is not None:
                yield cls(owner, site.how, _within(owner, site.left), right)

    @property
    def _compared(self) -> Compared:
        return Compared(self.how, self.left, self.right)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        inner, source = _picking(model, self.field), model.column(self.field).source
        if inner is None:
            return model
        where = self._compared if inner.where is None else All((inner.where, self._compared))
        changed = inside(source, replace(inner, where=where))
        return with_source(model, self.field, changed, f"rows whose {self._compared.told}")


def _picking(model: ModelPlan, name: str) -> Pick | Companion | None:
    """How a foreign key picks any of the rows of its table, or any of some place, where it does."""
    source = model.column(name).source
    if not placeable(source):
        return None
    inner = inmost(source)
    # By its place in a unique combination it would have whatever comes; drawn freely, it is drawn again.
    return inner if isinstance(inner, (Pick, Companion)) else Pick()


def _within(owner: str, term: Term) -> Term:
    """A term of a row that is pointed at, as that row itself has it."""
    if term and term[0] in ("field", "choice"):
        return (term[0], term[1].removeprefix(f"{owner}."), *term[2:])
    return tuple(_within(owner, part) if isinstance(part, tuple) else part for part in term)


@dataclass(frozen=True)
class Drawn(Learned):
    """A comparison that rows meet: those that do not are drawn again."""

    how: str
    left: Term
    right: Term
    where: Where = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for site in sites(failure, trial):
            if site.left is None or not site.right or site.how not in TURNED or trial.rows is None:
                continue
            if not any(column.field.name in names(site.left) for column in trial.open()):
                continue
            compared = Compared(site.how, site.left, site.right)
            for where in wheres(site, compared, "", failure, trial):
                asked = met(conditions_of(where), trial.rows())
                if np.count_nonzero(compared(trial.rows()) & asked) * _SELDOM >= np.count_nonzero(asked):
                    yield cls(site.how, site.left, site.right, where)

    @property
    def fields(self) -> tuple[str, ...]:
        return (*names(self.left), *names(self.right))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        demanded = Demanded(Compared(self.how, self.left, self.right), conditions_of(self.where))
        return replace(model, requires=(*model.requires, demanded))


__all__ = [
    "Asked",
    "AskedUnnamed",
    "BeginsWith",
    "BeginsWithText",
    "Drawn",
    "FlaggedWhere",
    "Inside",
    "InsideExactly",
    "MultipleOf",
    "OnDays",
    "OneOf",
    "PickedWhere",
    "Portions",
    "Says",
    "SaysWhether",
]

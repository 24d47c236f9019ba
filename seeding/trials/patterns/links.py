"""Patterns of where foreign keys point: at rows of some sort, where another row's do, at a row of the same place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import Any, TypeGuard

from seeding.conditions import Companion, Holds, OfObject, OfRoot, Paired, SameEnd, Through, inmost, points_alike
from seeding.confining import All
from seeding.plan import ColumnPlan, ModelPlan
from seeding.relations import Agreeing, Existing, Joint, OneToOne, points_at_rows
from seeding.schema import Field, Table
from seeding.spec import Pick, PickAny
from seeding.terms import Term
from seeding.trials.judging import Failure
from seeding.trials.patterns.learned import Learned, inside, with_source
from seeding.trials.patterns.sites import sites
from seeding.trials.patterns.trial import Trial, known_values
from seeding.trials.patterns.values import DISCRETE


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
            if column.declared or not isinstance(inmost(column.source), Pick):
                continue
            failing = trial.of(path, failure.rows)
            passing = trial.of(path, trial.passing(failure))
            rest = tuple(sorted(passing - failing - {None}, key=repr))
            if rest and failing and len(passing | failing) <= DISCRETE:
                yield cls(owner, attribute, rest)
        for path in trial.values:
            owner, _, attribute = path.partition(".")
            if (
                attribute
                and trial.model.table.has(owner)
                and isinstance(inmost(trial.model.column(owner).source), Pick)
            ):
                target = trial.schema[trial.model.table.field(owner).reference.table].field(attribute)  # type: ignore[union-attr]
                known = known_values(target)
                said = tuple(value for value in known if isinstance(value, str) and value in failure.said)
                yield from (cls(owner, attribute, (value,)) for value in said if len(value) > 2)
                yield from (cls(owner, attribute, (value,)) for value in known if len(known) <= DISCRETE)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        inner = inmost(source)
        if not _picks(source) or (isinstance(inner.where, Holds) and inner.where.path == self.attribute):
            return model
        meant = Holds(self.attribute, self.values)
        changed = replace(inner, where=meant if inner.where is None else All((inner.where, meant)))
        told = f"rows whose {self.attribute} is {' or '.join(map(str, self.values))}"
        return with_source(model, self.field, inside(source, changed), told)


@dataclass(frozen=True)
class PickedNamed(Picked):
    """The same where a message names the foreign key and the value: "Cash account must be of role cash"."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        named = trial.mentioned(failure)
        for proposal in Picked.recognise(failure, trial):
            if isinstance(proposal, Picked) and proposal.field in named and len(proposal.values) == 1:
                (value,) = proposal.values
                if isinstance(value, str) and len(value) > 2 and value in failure.said:
                    yield cls(proposal.field, proposal.attribute, proposal.values)


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
            return with_source(model, self.field, OfRoot(self.by, source), f"that of {self.by}")
        otherwise = source if model.column(self.by).field.null and not model.column(self.field).field.null else None
        return with_source(model, self.field, Through(self.by, self.name, otherwise), f"that of {self.by}")


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


@dataclass(frozen=True)
class EachOfItsOwn(Learned):
    """Two rows of which each belongs to one row alone agree: the chair of a society is a member of it. It holds for as
    many rows as there are that can.
    """

    field: str
    by: str
    name: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        single = [c.field for c in trial.open() if c.source == OneToOne()]
        for own, other in permutations(single, 2):
            if own.reference is not None and other.reference is not None and other.reference.table in trial.schema:
                for theirs in trial.schema[other.reference.table].references:
                    if points_alike(trial.schema[other.reference.table], theirs.name, own):
                        yield cls(own.name, other.name, theirs.name)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        above = model.column(self.by).field.reference
        if above is None or any(model.column(one).source != OneToOne() for one in (self.field, self.by)):
            return model
        for one, ahead, told in (
            (self.by, False, f"one that agrees with {self.field}"),
            (self.field, True, f"that of {self.by}"),
        ):
            model = with_source(model, one, Agreeing(table=above.table, name=self.name, ahead=ahead), told)
        return model


@dataclass(frozen=True)
class SameAsObject(Learned):
    """A foreign key points where that of the row does that a generic foreign key points at: the organization of what
    is commented on.
    """

    field: str
    generic: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for field in (column.field for column in trial.open() if column.field.reference and not column.unique):
            for name, source in trial.model.generics.items():
                tables = [trial.schema[label] for label in source.tables] if isinstance(source, PickAny) else []
                if any(points_alike(table, field.name, field) for table in tables):
                    yield cls(field.name, name)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        if isinstance(source, OfObject) or not points_at_rows(source):
            return model
        return with_source(model, self.field, OfObject(self.generic, self.field, source), f"that of {self.generic}")


@dataclass(frozen=True)
class WithObject(Learned):
    """A generic foreign key points at a row in every row."""

    generic: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for name, source in trial.model.generics.items():
            generic = trial.model.table.generic(name)
            values = trial.values.get(generic.content_type, []) if generic else []
            if isinstance(source, PickAny) and source.missing and any(values[row] is None for row in failure.rows):
                yield cls(name)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.generics.get(self.generic)
        if not isinstance(source, PickAny):
            return model
        return replace(model, generics={**model.generics, self.generic: replace(source, missing=0.0)})


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
            if own is None or column.unique or own.table not in trial.schema or not placeable(column.source):
                continue
            for theirs in trial.schema[own.table].references:
                for by in _ways(trial, column, theirs):
                    found.append(cls(column.field.name, by, theirs.name))
        found.sort(key=lambda one: -((one.field in named) + (one.by in named) + (one.name == one.by.split(".")[-1])))
        yield from sorted(found, key=lambda one: "." in one.by)[:24]

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        leading = inmost(model.column(self.by.partition(".")[0]).source)
        if isinstance(leading, (Companion, Through, OfRoot)) and leading.by.partition(".")[0] == self.field:
            return model
        inner = inmost(source)
        if isinstance(inner, Companion):
            if inner.also is not None or self.name == inner.name:
                return model
            changed = replace(inner, also=(self.by, self.name))
        else:
            changed = Companion(self.by, self.name, getattr(inner, "missing", 0.0), where=getattr(inner, "where", None))
        told = f"a row that points where {self.by} does"
        model = with_source(model, self.field, inside(source, changed), told)
        return self._drawn_again(model) if self.exact or "." in self.by else model

    def _drawn_again(self, model: ModelPlan) -> ModelPlan:
        """The model with rows drawn again of which the first row points where no other one does."""
        first = self.by.partition(".")[0]
        if isinstance(model.column(first).source, Joint):
            model = with_source(model, first, Pick(), f"any row, and {self.field} one of the same place")
        return replace(model, requires=(*model.requires, SameEnd(f"{self.field}.{self.name}", self.by)))


_PLACED = re.compile(
    r"belongs? to|is (a )?(part|member) of|(same|different|another|other|wrong) \w+|match|"
    r"not (in|of|from|within|assigned|related)",
    re.IGNORECASE,
)
"""How a message says that a row points at another place than it should."""


@dataclass(frozen=True)
class SameParentNamed(SameParent):
    """The same where a message names one of the two: "The item does not belong to this event"."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        named = trial.mentioned(failure) if _PLACED.search(failure.said) else []
        for one in SameParent.recognise(failure, trial) if named else ():
            if isinstance(one, SameParent) and {one.field, one.by} & {*named}:
                yield cls(one.field, one.by, one.name)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        # What another row decides already stays: the rows of other keys are looked for there.
        decided = isinstance(model.column(self.field).source, Through)
        return model if decided else super().apply(model, *around)


@dataclass(frozen=True)
class SamePlaceNamed(SamePlace):
    """The same where a message names both, or that of which the field is told."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        named = trial.mentioned(failure) if _PLACED.search(failure.said) else []
        for one in SamePlace.recognise(failure, trial) if named else ():
            if isinstance(one, SamePlace) and one.field in named and one.by.partition(".")[0] in (*named, one.name):
                yield cls(one.field, one.by, one.name)


@dataclass(frozen=True)
class PairOf(Learned):
    """Two foreign keys that point where a row of another table does, of which the rule asks the database."""

    fields: tuple[str, str]
    table: str
    names: tuple[str, str]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        columns = [one for one in trial.open() if one.field.reference and not one.unique and placeable(one.source)]
        for table in (trial.schema[label] for label in trial.read):
            for one, other in combinations([column.field for column in columns], 2):
                for ours in _referring(table, one):
                    for theirs in _referring(table, other):
                        if ours != theirs:
                            yield cls((one.name, other.name), table.label, (ours, theirs))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        for field, name in zip(self.fields, self.names, strict=True):
            source = model.column(field).source
            told = f"the {name} of a row of {self.table}"
            model = with_source(model, field, inside(source, Paired(self.table, name)), told)
        return model


@dataclass(frozen=True)
class SamePlaceRead(SamePlace):
    """The same where a rule compares the two: `self.slot.year_id != self.year_id`."""

    exact = True

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        opened = {one.field.name: one for one in trial.open() if one.field.reference and not one.unique}
        found = []
        for ours, theirs in _compared_keys(failure, trial):
            field, _, name = ours.partition(".")
            by, _, further = theirs.partition(".")
            plain = name and "." not in name and "." not in further and by != field
            if plain and field in opened and placeable(opened[field].source):
                found.append(cls(field, theirs, name))
        named = trial.mentioned(failure)
        yield from sorted(found, key=lambda one: (one.field != failure.field, one.field not in named))


@dataclass(frozen=True)
class SameParentRead(SameParent):
    """A foreign key that points where that of another row does, where a rule compares the two."""

    exact = True

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        opened = {one.field.name for one in trial.open() if one.field.reference and not one.unique}
        for ours, theirs in _compared_keys(failure, trial):
            by, _, name = theirs.partition(".")
            if ours in opened and name and name.count(".") < 2 and by != ours:
                yield cls(ours, by, name)


def _compared_keys(failure: Failure, trial: Trial) -> Iterator[tuple[str, str]]:
    """The paths of foreign keys that a rule wants to end at one row, each pair either way round."""
    for site in sites(failure, trial):
        if site.how == "eq" and _is_key(site.left) and _is_key(site.right):
            yield site.left[1], site.right[1]
            yield site.right[1], site.left[1]


def _is_key(term: Term | None) -> TypeGuard[Term]:
    return term is not None and term[:1] == ("key",)


def _referring(table: Table, field: Field) -> list[str]:
    """The foreign keys of a table that point where a field does, and always point somewhere."""
    return [
        one.name
        for one in table.references
        if one.reference and field.reference and one.reference.table == field.reference.table and not one.null
    ]


def _ways(trial: Trial, column: ColumnPlan, theirs: Field) -> Iterator[str]:
    """The ways from a row to rows of the table that a foreign key of its target points at: by a foreign key of its own,
    or by one of a row that it points at.
    """
    for other in trial.model.table.references:
        if other.name == column.field.name or theirs.reference is None or other.reference is None:
            continue
        if other.reference.table == theirs.reference.table:
            yield other.name
        if other.reference.table not in trial.schema:
            continue
        for further in trial.schema[other.reference.table].references:
            if further.reference and further.reference.table == theirs.reference.table:
                yield f"{other.name}.{further.name}"


def placeable(source: Any) -> bool:
    """Whether a foreign key points at any row, at one of some place, or at one by its own in a unique combination."""
    one_of = isinstance(inmost(source), Companion)
    return _picks(source) or one_of or (isinstance(source, Joint) and not source.values)


def _picks(source: Any) -> bool:
    inner = inmost(source)
    return isinstance(inner, Pick) and inner.by is None and not inner.once

"""What a pattern is, how patterns are registered and written down, and what columns that follow one can be made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields, replace
from typing import Any, ClassVar

from seeding.conditions import Aligned, Companion, Either, Given, Only, Stepped, Within, Workday
from seeding.confining import Confined, OnParts
from seeding.formulas import Kept, OnDay
from seeding.generators import Constant, Nullable
from seeding.inference import Inferred, infer
from seeding.plan import ColumnPlan, Facts, ModelPlan
from seeding.relations import Tree
from seeding.schema import Field
from seeding.sources import After, EmptyJson, Lasting
from seeding.spec import Pick
from seeding.trials.judging import Failure
from seeding.trials.patterns.trial import Trial


class Learned:
    """A pattern that holds for certain fields. Subclasses are frozen dataclasses of plain values."""

    exact: ClassVar[bool] = False
    """Whether it is read off the rule itself, and worth keeping where another rule speaks up behind it."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterable[Learned]:
        """What an error and the rows that have it suggest, the likeliest first."""
        raise NotImplementedError(f"{cls.__name__} recognises nothing")

    def apply(self, model: ModelPlan, facts: Facts, labels: frozenset[str], as_of: int) -> ModelPlan:
        """The model with its columns drawn by the pattern; the same model where that cannot be."""
        raise NotImplementedError(f"{type(self).__name__} draws nothing")


_patterns: dict[str, type[Learned]] = {}


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


EMPTY: tuple[Any, ...] = (None, "", (), [], {})


def with_source(model: ModelPlan, name: str, source: Any, reason: str) -> ModelPlan:
    """The model with a column drawn by another source."""
    column = model.column(name)
    changed = replace(column, source=source, reason=f"{column.reason.split('; clean()')[0]}; clean(): {reason}")
    return replace(model, columns=tuple(changed if one is column else one for one in model.columns))


def present(model: ModelPlan, name: str, facts: Facts, labels: frozenset[str], as_of: int) -> Any:
    """A source of a column that gives every row a value; None where there is none."""
    column = model.column(name)

    def given(source: Any) -> Any:
        while isinstance(source, (Only, Nullable)):
            source = source.source if isinstance(source, Only) else source.generator
        if isinstance(source, _ADJUSTING):
            inner = given(source.source)
            return None if inner is None else replace(source, source=inner)
        if isinstance(source, Either):
            one, other = given(source.source), given(source.otherwise)
            return None if one is None or other is None else replace(source, source=one, otherwise=other)
        if isinstance(source, Companion):
            return replace(source, missing=0.0)
        if isinstance(source, (After, Lasting, Pick)):
            return replace(source, missing=0.0, only=None) if isinstance(source, Pick) else replace(source, missing=0.0)
        if isinstance(source, Tree):
            return None
        return _required(model, column, facts, labels, as_of) if _is_nothing(source) else source

    return given(column.source)


_ADJUSTING = (Confined, OnParts, Kept, OnDay, Workday, Aligned, Stepped)
"""Sources that change what another one draws, where it draws anything."""


def _is_nothing(source: Any) -> bool:
    return isinstance(source, (Constant, EmptyJson)) and source.value in EMPTY


def _required(model: ModelPlan, column: ColumnPlan, facts: Facts, labels: frozenset[str], as_of: int) -> Any:
    """What would be drawn for a column that must have a value; None where nothing would."""
    required = replace(column.field, null=False, blank=False)
    drawn = infer(model.table, required, planned=labels, existing=facts.existing, as_of=as_of)
    return None if not isinstance(drawn, Inferred) or _is_nothing(drawn.source) else drawn.source


def nothing(field: Field) -> Any:
    """The source of no value; None where the column must have one."""
    if field.storage == "boolean":
        return Constant(False)
    if field.null:
        return Constant(None)
    if field.storage == "text" and field.blank and not field.unique:
        return Constant("")
    return None


def emptiable(column: ColumnPlan) -> bool:
    """Whether rows may have no value in a column."""
    return nothing(column.field) is not None and not column.unique


def filled(value: Any) -> bool:
    """Whether a value says something: a flag that is not set says nothing."""
    return value not in EMPTY and value is not False


def masked(model: ModelPlan, name: str, where: Any, reason: str, *around: Any) -> ModelPlan:
    """A column that has a value where a condition holds, and only there."""
    column = model.column(name)
    if column.field.storage == "boolean":
        return with_source(model, name, Within((True,), Constant(False), where), reason)
    source = present(model, name, *around)
    if source is None:
        return model
    asked = column.source.where if isinstance(column.source, Only) else None
    if isinstance(asked, Given) and any({name, asked.path} <= {*check.fields} for check in model.table.checks):
        # A check asks for that: the column has no value where the other has none, whatever else holds.
        source = Only(source, asked)
    return with_source(model, name, Only(source, where), reason)


def inside(source: Any, changed: Any) -> Any:
    """A source with another one drawing what it shows, where conditions let it show something in some rows only."""
    return replace(source, source=inside(source.source, changed)) if isinstance(source, Only) else changed

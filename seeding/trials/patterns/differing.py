"""The pattern of values that no other row may have, where no constraint but a rule says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Q

from seeding.inference import Inferred, infer
from seeding.plan import Facts, ModelPlan
from seeding.relations import ParentKey, Pointing
from seeding.schema import Unique
from seeding.sources import SpanEnd
from seeding.trials.asking import Wanted, agreed
from seeding.trials.judging import Failure
from seeding.trials.patterns.learned import Learned, with_source
from seeding.trials.patterns.trial import Trial


@dataclass(frozen=True)
class Differing(Learned):
    """Fields whose values together occur once among the rows that hold certain others; a text alone is a name of the
    row's own where `named`.
    """

    fields: tuple[str, ...]
    lowered: tuple[str, ...] = ()
    among: tuple[tuple[str, Any], ...] = ()
    named: bool = False

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterable[Learned]:
        """Nothing: rows that are tried are not in the database, and no error shows it."""
        return ()

    @classmethod
    def proposed(cls, message: str, asked: Sequence[Wanted]) -> Iterator[Learned]:
        """What rules that ask so want, by what they ask of other rows."""
        spans = {one.span for one in asked}
        if spans != {None}:
            yield from (Apart(*span) for span in spans if span is not None and len(spans) == 1)
            return
        among = tuple((name, value) for name, value in agreed(asked) if _plain(value))
        fields = frozenset.intersection(*(one.alike for one in asked)) - {name for name, _ in among}
        lowered = frozenset.union(*(one.lowered for one in asked)) & fields
        told = tuple(sorted(fields)) or tuple(name for name, value in among if value is not None)[:1]
        if told:
            yield cls(told, tuple(sorted(lowered)), among)
        if len(fields) == 1 and not among:
            yield cls(told, tuple(sorted(lowered)), named=True)

    def apply(self, model: ModelPlan, facts: Facts, labels: frozenset[str], as_of: int) -> ModelPlan:
        columns = [model.column(name) for name in self.fields]
        if all(column.declared or isinstance(column.source, ParentKey) for column in columns):
            return model
        if self.named:
            (column,) = columns
            if column.declared or column.unique or isinstance(column.source, (ParentKey, Pointing)):
                return model
            own = replace(column.field, unique=True)
            if own.reference is not None:
                own = replace(own, reference=replace(own.reference, one_to_one=True))
            drawn = infer(model.table, own, planned=labels, existing=facts.existing, as_of=as_of)
            if not isinstance(drawn, Inferred):
                return model
            model = with_source(model, column.field.name, drawn.source, "no other row may have it")
            changed = replace(model.column(column.field.name), unique=drawn.unique)
            return replace(model, columns=tuple(changed if c.field == column.field else c for c in model.columns))
        held = (Q(**{f"{name}__isnull": True} if value is None else {name: value}) for name, value in self.among)
        unique = Unique(
            f"what clean() asks of {' and '.join(self.fields)}",
            self.fields,
            conditional=bool(self.among),
            lowered=self.lowered,
            condition=reduce(and_, held) if self.among else None,
        )
        return replace(model, table=replace(model.table, uniques=(*model.table.uniques, unique)))


@dataclass(frozen=True)
class Apart(Learned):
    """Spans, each with its beginning and its end, of which no two overlap."""

    begins: str
    ends: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterable[Learned]:
        """Nothing: it is asked of other rows, as `Differing` is."""
        return ()

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        columns = [model.column(name) for name in (self.begins, self.ends)]
        if any(one.declared or one.field.storage not in ("date", "timestamp", "integer") for one in columns):
            return model
        for place, one in enumerate(columns):
            told = f"a span of the row's own from {self.begins} to {self.ends}"
            model = with_source(model, one.field.name, SpanEnd(self.begins, place), told)
        return model


def _plain(value: Any) -> bool:
    return value is None or isinstance(value, (bool, int, str))

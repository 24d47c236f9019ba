"""Patterns of which values a field has by the state of another one, of its row or of a row that it points at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from seeding.conditions import Holds, Within
from seeding.plan import ModelPlan
from seeding.schema import Field
from seeding.trials.judging import Failure, shape
from seeding.trials.patterns.learned import Learned, emptiable, with_source
from seeding.trials.patterns.sites import sites
from seeding.trials.patterns.trial import Trial, known_values, plain

STATES = 8
"""A field that has no more values than this among the trial rows is asked about in each of them."""

VALUES = 12
"""Choices that the rule is asked about in each state at most."""


@dataclass(frozen=True)
class AmongBy(Learned):
    """One of those values that the rule takes in the state that another field is in: what may be done at the pier of a
    row, by the sort of the pier.
    """

    field: str
    by: str
    values: tuple[tuple[Any, tuple[Any, ...]], ...]
    """The values for each state in which not all of them will do."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if failure.of_all or not trial.model.table.has(failure.field):
            return
        column = trial.model.column(failure.field)
        known = known_values(column.field)
        if column not in trial.open() or column.unique or column.field.reference or not 1 < len(known) <= VALUES:
            return
        compared = (site.left[1] for site in sites(failure, trial) if site.left and site.left[0] == "field")
        for by in dict.fromkeys(path for path in compared if path in trial.values and path != failure.field):
            values = tuple(cls._asked(column.field, by, failure, trial))
            if values:
                yield cls(failure.field, by, values)

    @classmethod
    def _asked(cls, field: Field, by: str, failure: Failure, trial: Trial) -> Iterator[tuple[Any, tuple[Any, ...]]]:
        """The states in which the rule says something of the field with some of its values, each with the others."""
        rows = {held: row for row, held in reversed([*enumerate(trial.values[by])]) if plain(held) and held is not None}
        known = known_values(field)
        for state, row in sorted(rows.items(), key=repr) if len(rows) <= STATES else ():
            taken = tuple(value for value in known if not cls._refused(row, field, value, failure, trial))
            if 0 < len(taken) < len(known):
                yield state, taken

    @staticmethod
    def _refused(row: int, field: Field, value: Any, failure: Failure, trial: Trial) -> bool:
        """Whether the rule says something of the field in a row with some value, and with what goes along with that in
        another row: other rules may speak first where they have to be content with that value, too.
        """
        having = [one for one, held in enumerate(trial.values[field.name]) if held == value]
        along = min(having, key=lambda one: one in trial.failing, default=row)
        held = {
            one.field.attname: trial.values[one.field.name][along]
            for one in trial.open()
            if emptiable(one) and not one.field.reference
        }
        said = trial.watch(row, held | {field.attname: value}).said
        return any(name == field.name or shape(message) == shape(failure.said) for name, message in said)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        for state, values in self.values:
            source = Within(values, source, Holds(self.by, (state,)))
        told = "; ".join(f"{' or '.join(map(str, values))} where {self.by} is {state}" for state, values in self.values)
        return with_source(model, self.field, source, told)


__all__ = ["AmongBy"]

"""Learning from trial rows: what the rules of a model say against them, and which patterns make them content.

Every proposal is tried on rows drawn anew. What helps is kept, so a pattern is believed because the rule accepts its
rows, not because of how a message reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import Any

import numpy as np

from seeding import constraints
from seeding.plan import Lesson, ModelPlan, Plan
from seeding.schema import Table
from seeding.spec import SeedingError
from seeding.trials.judging import Failure, Judge, Verdict, judging, trial_numbers
from seeding.trials.patterns import Learned, Trial, all_patterns

FAILING = 10
"""Failing rows that a proposal is tried on before it is tried on all."""

PROPOSALS = 160
"""Proposals that are tried for one message at most."""

ROUNDS = 10
"""Patterns that one model is taught at most."""

PAIRED = 9
"""Proposals that are tried in pairs where none helps by itself."""


@dataclass(frozen=True)
class Refusal:
    """What a model still says against a share of its trial rows."""

    label: str
    told: str
    share: float

    def __str__(self) -> str:
        return f"{self.label}: {self.share:.0%} of its rows do not pass its own rules: {self.told}"


@dataclass
class Learnt:
    """What the trials of a plan came to: lessons by label, and what no pattern satisfies."""

    lessons: dict[str, tuple[Lesson, ...]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)


def learn(plan: Plan, using: str) -> Learnt:
    """What the rules of the models teach about the plan's columns, in the order in which tables are loaded.

    Models of which rows are there already are taught nothing more: their rows stay as they are.
    """
    result = Learnt(dict(plan.facts.learned))
    there = {label for cohort in plan.cohorts[:-1] for label, count in cohort.counts.items() if count}
    with judging(plan, using) as judge:
        for label, count in plan.counts.items():
            table = plan.schema[label]
            if not count or table.own_model is not None or table.auto_created or label in there:
                continue
            judge = _Pupil(judge, label).taught(result)
    return result


class _Pupil:
    """One model while it is taught."""

    def __init__(self, judge: Judge, label: str) -> None:
        self.judge = judge
        self.label = label
        self.plan = judge.objects.plan
        self.numbers = trial_numbers(self.plan.counts[label])
        self.labels = frozenset(self.plan.models)

    @property
    def model(self) -> ModelPlan:
        return self.plan.models[self.label]

    def taught(self, result: Learnt) -> Judge:
        """The judge of the plan with what the model was taught."""
        lessons: list[Learned] = []
        try:
            verdict = self.judge.judged(self.label, self.numbers)
        except SeedingError:
            return self.judge
        hopeless: set[tuple[str, str]] = set()
        while len(lessons) < ROUNDS:
            failure = next((one for one in verdict.failures if (one.field, one.message) not in hopeless), None)
            if failure is None:
                break
            found = self._remedy(failure, verdict)
            if found is None:
                hopeless.add((failure.field, failure.message))
                continue
            remedies, self.judge, verdict = found
            self.plan = self.judge.objects.plan
            lessons.extend(remedies)
        if lessons:
            result.lessons[self.label] = tuple(lessons)
        for failure in verdict.failures:
            result.refusals.append(Refusal(self.label, failure.told, len(failure.rows) / verdict.size))
        return self.judge

    def _remedy(self, failure: Failure, verdict: Verdict) -> tuple[list[Learned], Judge, Verdict] | None:
        """The first proposal that leaves nothing of a failure and brings no other, else that which leaves least."""
        trial = self._trial()
        best: tuple[list[Learned], Judge, Verdict] | None = None
        partly: list[Learned] = []
        for proposal in islice(self._proposals(failure, trial), PROPOSALS):
            tried = self._tried([proposal], failure, verdict, best[2].weight if best else verdict.weight)
            if tried is None:
                continue
            if isinstance(tried, int):
                if len(partly) < PAIRED:
                    partly.append(proposal)
                continue
            best = ([proposal], *tried)
            if not _left(failure, tried[1]):
                return best
        if best is None:
            for pair in combinations(partly, 2):
                tried = self._tried(list(pair), failure, verdict, verdict.weight)
                if tried is not None and not isinstance(tried, int):
                    best = (list(pair), *tried)
                    if not _left(failure, tried[1]):
                        return best
                    verdict_weight = tried[1].weight
                    if not verdict_weight:
                        return best
        return best

    def _proposals(self, failure: Failure, trial: Trial) -> Iterator[Learned]:
        """What the patterns propose: what speaks of the fields that the message names before the rest."""
        named = set(trial.mentioned(failure))
        found: dict[Learned, bool] = {}
        for declared in all_patterns():
            for proposal in declared.recognise(failure, trial):
                speaks = bool(named & _fields_of(proposal))
                if speaks or failure.of_all:
                    found.setdefault(proposal, speaks)
        yield from (one for one, speaks in found.items() if speaks)
        yield from (one for one, speaks in found.items() if not speaks)

    def _tried(
        self, proposals: list[Learned], failure: Failure, before: Verdict, limit: int
    ) -> tuple[Judge, Verdict] | int | None:
        """The judge and the verdict where a proposal leaves less than `limit`; 0 where it changes what is said of the
        failing rows but not enough, None where it cannot be carried out.
        """
        model = self.model
        for proposal in proposals:
            changed = proposal.apply(model, self.plan.facts, self.labels, self.plan.as_of)
            if changed is model:
                return None
            model = changed
        objects = self.judge.objects.changed(model)
        judge = Judge(objects, self.judge.undo)
        some = np.array(sorted(failure.rows)[:FAILING])
        try:
            first = judge.judged(self.label, self.numbers[some])
            if len(first.failing) >= len(some):
                return 0
            verdict = judge.judged(self.label, self.numbers)
            if verdict.weight >= limit or any(constraints.failures(objects.plan.rows(self.label, self.numbers))):
                return 0
        except (SeedingError, ValueError, TypeError, KeyError, IndexError, AttributeError):
            # The proposal does not suit the columns that it would change.
            return None
        return judge, verdict

    def _trial(self) -> Trial:
        schema: dict[str, Table] = dict(self.plan.schema)
        objects = self.judge.objects
        values: dict[str, list[Any]] = {}
        drawn = [objects.values(self.label, int(number)) for number in self.numbers]
        for column in self.model.columns:
            values[column.field.name] = [row[column.field.attname] for row in drawn]
        rows = self.plan.rows(self.label, self.numbers)
        for one in self.model.table.references:
            assert one.reference is not None
            target = self.plan.models.get(one.reference.table)
            if target is None or not self.plan.knows(self.label, one.name):
                continue
            try:
                theirs, there = rows.related(one.name), rows.linked(one.name).tolist()
                for column in target.columns:
                    if column.field.choices or column.field.storage == "boolean":
                        listed = theirs.column(column.field.name).values()
                        values[f"{one.name}.{column.field.name}"] = [
                            value if known else None for value, known in zip(listed, there, strict=True)
                        ]
            except SeedingError:
                continue
        return Trial(self.model, values, schema)


def _left(failure: Failure, verdict: Verdict) -> bool:
    return any((one.field, one.message) == (failure.field, failure.message) for one in verdict.failures)


def _fields_of(proposal: Learned) -> set[str]:
    found: set[str] = set()
    for name in ("field", "first", "last", "other"):
        found.add(getattr(proposal, name, ""))
    found.update(getattr(proposal, "fields", ()))
    found.update(path for path, _ in getattr(proposal, "conditions", ()))
    return found - {""}


__all__ = ["Learnt", "Refusal", "learn"]

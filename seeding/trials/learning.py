"""Learning from trial rows: what the rules of a model say against them, and which patterns make them content.

Every proposal is tried on rows drawn anew. What helps is kept, so a pattern is believed because the rule accepts its
rows, not because of how a message reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
from django.db import connections
from numpy.typing import NDArray

from seeding import constraints
from seeding.conditions import inmost
from seeding.formulas import Formula, Kept
from seeding.packages import Recorded
from seeding.plan import Lesson, ModelPlan, Plan
from seeding.planning import with_lessons
from seeding.rows import Rows
from seeding.schema import Field, Table
from seeding.spec import Circular, SeedingError
from seeding.trials.judging import Answer, Failure, Judge, Verdict, Watched, judging, trial_numbers
from seeding.trials.patterns import Differing, Learned, Trial, all_patterns
from seeding.trials.stored import told
from seeding.trials.undeclared import undeclared_uniques

FAILING = 6
"""Failing rows that a proposal is tried on before it is tried on all."""

PROPOSALS = 120
"""Proposals that are tried for one message at most."""

FURTHER = 10
"""Proposals that are tried yet where one clears the way."""

TRIES = 320
"""Proposals that are tried for one model at most."""

STATEMENTS = 5
"""Statements that a proposal's rows may put to the database for the price of one more proposal."""

QUESTIONED = TRIES // 2
"""As many proposals are worth the statements of rules that are asked about other values of a field."""

AMPLE = 30_000
"""Statements of a run's rules beyond which each further model is taught with a `FRUGAL`th of the proposals."""

FRUGAL = 4

ASKED = 8
"""Values that are asked about before what is left is looked at again."""

ROUNDS = 12
"""Patterns that one model is taught at most."""

CONFIRMING = 100
"""Further rows, of the first and of all over a table, on which what was learned of the first ones is confirmed."""

CONFIRMED = 3
"""How often what was learned is confirmed so, and learned again where it is not."""

PATIENCE = 3_000
"""Statements of one model's rules beyond which it is not learned again what other rows teach."""

AMONG_OWN = 80
"""Proposals that are tried for one model at most where its own rows are stored."""

FILLED = 2
"""How often tables are filled that rules read only since others are."""

ASKING = 12
"""Rows whose rules are told that there is another row such as they ask for, at most."""

APART = 100_000
"""Rows of a table that a rule may keep apart: each of them is compared with those before it."""

FURTHERED = 3
"""Proposals that are tried beside one that is read off the rule and does not meet all of it."""

PAIRED = 9
"""Proposals that are tried in pairs where none helps by itself."""


@dataclass(frozen=True)
class Refusal:
    """What the rules of a model still say against some of its trial rows; where `in_doubt`, perhaps only because those
    are not in the database.
    """

    label: str
    failing: int
    rows: int
    reasons: tuple[str, ...]
    in_doubt: bool = False

    def __str__(self) -> str:
        doubt = " (some of it may be only because the rows that were tried are not in the database)"
        return told(self.label, self.failing, self.rows, list(self.reasons)) + (doubt if self.in_doubt else "")


@dataclass
class Learnt:
    """What the trials of a plan came to: lessons by label, and what no pattern satisfies."""

    lessons: dict[str, tuple[Lesson, ...]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    reading: set[str] = field(default_factory=set)
    """The labels of models whose rules read tables of the plan: stored rows may be judged otherwise than trial rows."""


@dataclass(frozen=True)
class Taught:
    """What a model was taught as it was planned, and what its rules say all the same."""

    model: ModelPlan
    lessons: tuple[Lesson, ...]
    refusal: Refusal | None
    reads: tuple[str, ...] = ()
    """The planned tables (labels) that its rules read."""


def learn(plan: Plan, using: str, known: dict[str, Taught] | None = None) -> Learnt:
    """What the rules of the models teach about the plan's columns, in the order in which tables are loaded.

    Models of which rows are there already are taught nothing more: their rows stay as they are. What is `known` of a
    model (label) that is planned as it was is taken; what is learned comes to be known.
    """
    known = {} if known is None else known
    result = Learnt(dict(plan.facts.learned))
    there = {label for cohort in plan.cohorts[:-1] for label, count in cohort.counts.items() if count}
    kept = undeclared_uniques(connections[using], {label: plan.schema[label] for label in plan.counts})
    refusals: dict[str, Refusal] = {}
    readers: list[Taught] = []
    with judging(plan, using) as judge:
        for label in sorted(plan.counts, key=lambda label: _records(plan.models[label])):
            table, count = plan.schema[label], plan.counts[label]
            if not count or table.own_model is not None or table.auto_created or label in there:
                continue
            taught = known.get(label)
            if taught is None or not _same(taught.model, plan.models[label]):
                known[label] = taught = _Pupil(judge, label, kept.get(label, ())).taught()
            if taught.lessons:
                result.lessons[label] = taught.lessons
                changed = with_lessons(taught.model, taught.lessons, plan.facts, frozenset(plan.models), plan.as_of)
                judge = judge.changed(changed)
            if taught.refusal is not None:
                refusals[label] = taught.refusal
            if taught.reads:
                readers.append(taught)
        for taught in readers:
            judge = _examined(judge, taught, result, refusals)
        _unlearn_circles(judge.objects.plan, plan, result, there)
    result.refusals = list(refusals.values())
    return result


def _unlearn_circles(taught: Plan, plan: Plan, result: Learnt, there: set[str]) -> None:
    """Forget lessons by which rows would be drawn by what is drawn by them, through those of other models: each was
    tried before the others were learned. Of the tables in a circle, the last one is drawn as planned, and told.
    """
    taught = taught.anew()
    order = list(plan.counts)
    for label in [one for one in order if one in result.lessons and one not in there]:
        while label in result.lessons and (circle := _circle(taught, label)):
            learned = [one for one in circle if one in result.lessons and one not in there]
            if not learned:
                break
            last = max(learned, key=order.index)
            del result.lessons[last]
            result.reading.add(last)
            taught = taught.anew(plan.models[last])


def _circle(plan: Plan, label: str) -> set[str]:
    """The tables through which rows of a table are drawn by themselves; none where all can be drawn."""
    rows = plan.rows(label, range(min(plan.counts[label], CONFIRMING)))
    try:
        for column in plan.models[label].columns:
            rows.column(column.field.name)
    except Circular as circle:
        return circle.through
    except SeedingError:
        return set()
    return set()


def _examined(judge: Judge, taught: Taught, result: Learnt, refusals: dict[str, Refusal]) -> Judge:
    """The judge once a model was judged again with all tables filled that its rules read: those of models that come
    later were empty, or not yet as they are now. It may be taught more, and what is said then is told.
    """
    label = taught.model.label
    result.reading.add(label)
    try:
        judge, lessons, refusal = _further(judge, taught, {label}, None)
        if refusal is not None:
            # Rules may find nothing, in the tables of others, for a row that is not there itself.
            judge, more, refusal = _further(judge, taught, set(), refusal)
            lessons += more
    except SeedingError:
        return judge
    if lessons:
        result.lessons[label] = (*result.lessons.get(label, ()), *lessons)
    if refusal is not None:
        refusals[label] = refusal
    elif judge.stores((label, *taught.reads)):
        refusals.pop(label, None)
    return judge


def _further(
    judge: Judge, taught: Taught, but: set[str], met: Refusal | None
) -> tuple[Judge, tuple[Lesson, ...], Refusal | None]:
    """The judge, what a model is taught where all tables are filled that its rules read `but` for some, and what they
    say after that; nothing where that is no less than what was said before.
    """
    label, plan = taught.model.label, judge.objects.plan
    pupil = _Pupil(judge, label)
    if not but:
        # Rules that look for the row itself find it whatever it holds: no more than a little is worth trying.
        pupil.left = pupil.questions = AMONG_OWN
    more = pupil.taught_further(taught, but)
    if not more.lessons and met is not None:
        return judge, (), met
    changed = judge
    if more.lessons:
        changed = judge.changed(with_lessons(more.model, more.lessons, plan.facts, pupil.labels, plan.as_of))
    refusal = _Pupil(changed, label).refused(taught.reads)
    if met is not None and refusal is not None and refusal.failing >= met.failing:
        return judge, (), met
    return changed, more.lessons, refusal


def _records(model: ModelPlan) -> bool:
    """Whether the rows record those of another table, which has to be taught before: they have its values."""
    return any(isinstance(column.source, Recorded) for column in model.columns)


def _same(one: ModelPlan, other: ModelPlan) -> bool:
    try:
        return bool(one == other)
    except ValueError:
        # Sources may hold arrays, of which it is not said whether they are equal.
        return False


@dataclass(frozen=True)
class _State:
    """How far a model has been taught: what judges its rows now, what it says of them, and by which lessons."""

    judge: Judge
    verdict: Verdict
    lessons: tuple[Learned, ...] = ()

    def says(self, failure: Failure) -> bool:
        return any(one.is_like(failure) for one in self.verdict.failures)


class _Pupil:
    """One model while it is taught."""

    def __init__(self, judge: Judge, label: str, kept: tuple[tuple[str, ...], ...] = ()) -> None:
        self.first = judge
        self.label = label
        self.kept = kept
        """The fields of each constraint that only the database knows."""
        plan = judge.objects.plan
        self.numbers = trial_numbers(plan.counts[label])
        self.labels = frozenset(plan.models)
        self._allow()
        self.again: set[tuple[str, str]] = set()
        """What was said again of other rows, by field and message."""

    def _allow(self) -> None:
        """Proposals and questions: fewer of them where rules have asked the database so much that it takes its time."""
        share = 1 if self.first.asked.statements < AMPLE else FRUGAL
        self.left, self.questions = TRIES // share, QUESTIONED // share

    def taught(self) -> Taught:
        """What the model is taught, and what its rules still say."""
        before = self.first.asked.statements
        taught = self._taught()
        for _ in range(CONFIRMED):
            unforeseen = self._unforeseen(taught)
            if not unforeseen.size or self.first.asked.statements - before > PATIENCE:
                break
            # A state that few rows have may not have shown what its rule asks for.
            self.numbers = np.unique(np.concatenate([self.numbers, unforeseen]))
            self._allow()
            again = self._taught()
            if again.refusal is not None and again.refusal.failing > unforeseen.size:
                break
            taught = again
        return taught

    def _unforeseen(self, taught: Taught) -> NDArray[np.int64]:
        """Some of the rows that fail although those that were tried pass."""
        none = np.empty(0, dtype=np.int64)
        if not taught.lessons or taught.refusal is not None:
            return none
        plan = self.first.objects.plan
        count = plan.counts[self.label]
        others = np.unique(np.concatenate([np.arange(min(count, CONFIRMING)), _spread(count, CONFIRMING // 2)]))
        others = np.setdiff1d(others, self.numbers)[:CONFIRMING]
        if not others.size:
            return none
        changed = with_lessons(taught.model, taught.lessons, plan.facts, self.labels, plan.as_of)
        try:
            verdict = self.first.changed(changed).judged(self.label, others)
        except SeedingError:
            return none
        rows = {row for one in verdict.failures if not one.about_storage for row in one.rows}
        return others[np.array(sorted(rows)[: 2 * FAILING], dtype=np.int64)]

    def taught_further(self, taught: Taught, but: set[str]) -> Taught:
        """What the model is taught where the tables that its rules read are filled, `but` for some."""
        model = self.first.objects.plan.models[self.label]
        state = _State(self.first, self._filled(taught.reads, but))
        known = taught.refusal.reasons if taught.refusal is not None else ()
        hopeless = {(one.field, one.message) for one in state.verdict.failures if one.told in known}
        return Taught(model, self._learned(state, hopeless).lessons, None)

    def refused(self, reads: Sequence[str]) -> Refusal | None:
        """What the rules of the model say where all the tables that they read are filled, its own among them."""
        return _refusal(self.label, self._filled(reads, set()))

    def _filled(self, reads: Sequence[str], but: set[str]) -> Verdict:
        """What is said of the rows where all tables are filled that their rules read, `but` for some: what is found in
        one may let rules read another.
        """
        self.first.begin(self.label)
        self.first.store([one for one in reads if one not in but])
        verdict = self.first.judged(self.label, self.numbers)
        for _ in range(FILLED):
            if not self.first.store([one for one in self._reads() if one not in but]):
                break
            verdict = self.first.judged(self.label, self.numbers)
        return verdict

    def _taught(self) -> Taught:
        """What the rows that are tried teach."""
        plan = self.first.objects.plan
        model = plan.models[self.label]
        self.first.begin(self.label)
        try:
            state = _State(self.first, self.first.judged(self.label, self.numbers))
            # Rows of tables that point here are drawn, and taught, by what is here: they are not yet what they will be.
            around = [one for one in self.first.read_by(self.label) if one not in _below(plan, self.label)]
            if state.verdict.failures and self.first.store(around):
                state = _State(self.first, self.first.judged(self.label, self.numbers))
        except SeedingError:
            return Taught(model, (), None)
        best = self._apart(self._learned(self._kept_apart(state), set()))
        return Taught(model, best.lessons, _refusal(self.label, best.verdict), self._reads())

    def _reads(self) -> tuple[str, ...]:
        """The tables of the run that the model's rules have read since it was begun with, its own among them."""
        plan = self.first.objects.plan
        own = (self.label,) if plan.schema[self.label].db_table in self.first.asked.read else ()
        return tuple(one for one in (*self.first.read_by(self.label), *own) if plan.counts[one])

    def _learned(self, state: _State, hopeless: set[tuple[str, str]]) -> _State:
        """The state with what helps against what is said, but for what is said to be `hopeless` (fields, messages)."""
        best, met = state, {(one.field, one.message) for one in state.verdict.failures}
        while len(state.lessons) < ROUNDS:
            open_failures = (one for one in state.verdict.failures if (one.field, one.message) not in hopeless)
            failure = next((one for one in open_failures if not one.about_storage), None)
            if failure is None:
                break
            found = self._remedy(failure, state, met)
            if found is None:
                hopeless.add((failure.field, failure.message))
                continue
            state = found
            met |= {(one.field, one.message) for one in state.verdict.failures}
            # Rules that stand one behind the other say as much after each as before it.
            gained = best.verdict.weight - state.verdict.weight
            if gained > 0 or (not gained and state.lessons[-1].exact):
                best = state
        return best

    def _kept_apart(self, state: _State) -> _State:
        """The state with rows that differ where the database asks for it: with fewer of them, where it has to be."""
        for fields in self.kept:
            lessons = [Differing(fields, named=True)] if len(fields) == 1 else []
            for lesson in (*lessons, Differing(fields)):
                plan = state.judge.objects.plan
                before = plan.models[self.label]
                try:
                    changed = with_lessons(before, (lesson,), plan.facts, self.labels, plan.as_of)
                    if changed is before:
                        continue
                    judge = state.judge.changed(changed)
                    state = _State(judge, judge.judged(self.label, self.numbers), (*state.lessons, lesson))
                except SeedingError:
                    continue
                break
        return state

    def _apart(self, state: _State) -> _State:
        """The state with rows that differ from one another where a rule looks for others like them."""
        plan = state.judge.objects.plan
        if plan.counts[self.label] > APART:
            return state
        for message, asked in state.judge.differing(self.label, self.numbers.tolist(), ASKING).items():
            for lesson in Differing.proposed(message, asked):
                plan = state.judge.objects.plan
                before = plan.models[self.label]
                try:
                    changed = with_lessons(before, (lesson,), plan.facts, self.labels, plan.as_of)
                    judge = state.judge.changed(changed)
                    verdict = judge.judged(self.label, self.numbers)
                    crowded = _room(judge.objects.plan, changed) < _room(plan, before)
                    # A rule that cannot be kept is told; it is no reason to have no rows at all.
                    crowded = crowded or bool(constraints.problems_of(judge.objects.plan, changed))
                except SeedingError:
                    continue
                if changed is not before and not crowded and verdict.weight <= state.verdict.weight:
                    state = _State(judge, verdict, (*state.lessons, lesson))
                    break
        return state

    def _remedy(self, failure: Failure, state: _State, met: set[tuple[str, str]]) -> _State | None:
        """The state with the first proposal that leaves nothing of a failure and brings no other, else with that which
        leaves least. Where rules hide behind one another, one that clears the way to rules not met before will do.
        """
        best: _State | None = None
        uncovering: _State | None = None
        partly: list[Learned] = []
        trial = self._trial(state)
        left = PROPOSALS
        for proposal in self._proposals(failure, trial):
            left -= 1
            if left < 0:
                break
            found = self._tried((proposal,), failure, state)
            if found is None:
                continue
            if proposal.exact and (isinstance(found, int) or found.says(failure)):
                further = self._furthered(proposal, failure, state)
                if further is not None:
                    return further
            if isinstance(found, int):
                partly += [proposal] if len(partly) < PAIRED else []
            elif found.verdict.weight < (best or state).verdict.weight:
                best = found
                if not best.says(failure):
                    return best
            elif proposal.exact and self._clears(found, failure, state, met):
                return found
            elif uncovering is None and self._uncovers(found, failure, state, met):
                # Rules that stand one behind the other would use up what may be tried.
                uncovering, left = found, min(left, FURTHER)
        for pair in combinations(partly, 2) if best is None and uncovering is None else ():
            found = self._tried(pair, failure, state)
            if isinstance(found, _State) and found.verdict.weight < (best or state).verdict.weight:
                best = found
                if not best.says(failure):
                    return best
        return best or uncovering

    def _furthered(self, proposal: Learned, failure: Failure, state: _State) -> _State | None:
        """The state with what a proposal asks and what the rule asks then, where both together leave nothing of a
        failure: a date that must be there, and after another.
        """
        plan = state.judge.objects.plan
        model = plan.models[self.label]
        try:
            changed = with_lessons(model, (proposal,), plan.facts, self.labels, plan.as_of)
            judge = state.judge.changed(changed)
            further = _State(judge, judge.judged(self.label, self.numbers))
            said = next((one for one in further.verdict.failures if one.is_like(failure)), None)
            if said is None:
                return None
            trial = self._trial(further)
            proposals = [one for one in self._proposals(said, trial) if one.exact and one != proposal][:FURTHERED]
        except SeedingError:
            return None
        for other in proposals:
            found = self._tried((proposal, other), failure, state)
            if isinstance(found, _State) and not found.says(failure) and _no_more(found, state):
                return found
        return None

    def _clears(self, found: _State, failure: Failure, state: _State, met: set[tuple[str, str]]) -> bool:
        """Whether nothing of a failure is left, and what is said of its rows instead has not been met before."""
        new = {(one.field, one.message) for one in found.verdict.failures}
        known = {(one.field, one.message) for one in state.verdict.failures}
        return _no_more(found, state) and not found.says(failure) and not (new - known) & met

    def _uncovers(self, found: _State, failure: Failure, state: _State, met: set[tuple[str, str]]) -> bool:
        new = {(one.field, one.message) for one in found.verdict.failures}
        known = {(one.field, one.message) for one in state.verdict.failures}
        again = (new - known) & met
        if not _no_more(found, state) or found.says(failure) or again & self.again:
            return False
        # What a rule said of some rows it may say once more of others, which failed otherwise before.
        self.again |= again
        return True

    def _proposals(self, failure: Failure, trial: Trial) -> Iterator[Learned]:
        """What the patterns propose: what speaks of the fields that the message names, or is read off the rule, before
        the rest.
        """
        named = set(trial.mentioned(failure))
        met: set[Learned] = set()
        rest: list[Learned] = []
        for declared in all_patterns():
            # One after the other: some put questions to the rule, which those before them may spare it.
            for proposal in _recognised(declared, failure, trial):
                speaks = proposal.exact or bool(named & _fields_of(proposal))
                if proposal in met or not (speaks or failure.of_all):
                    continue
                met.add(proposal)
                if speaks:
                    yield proposal
                else:
                    rest.append(proposal)
        yield from rest

    def _tried(self, proposals: tuple[Learned, ...], failure: Failure, state: _State) -> _State | int | None:
        """The state with proposals that change what is said of the failing rows for the better; 0 where they do not,
        None where they cannot be carried out.
        """
        if self.left <= 0:
            return None
        asked = state.judge.asked.statements
        try:
            return self._judged(proposals, failure, state)
        finally:
            self.left -= 1 + (state.judge.asked.statements - asked) // STATEMENTS

    def _judged(self, proposals: tuple[Learned, ...], failure: Failure, state: _State) -> _State | int | None:
        plan = state.judge.objects.plan
        before = model = plan.models[self.label]
        try:
            for proposal in proposals:
                changed = with_lessons(model, (proposal,), plan.facts, self.labels, plan.as_of)
                if changed is model:
                    return None
                model = changed
            judge = state.judge.changed(model)
            some = np.array(sorted(failure.rows)[:FAILING])
            first = judge.judged(self.label, self.numbers[some])
            said = sum(one.is_like(failure) for one in first.failures)
            if len(first.failing) >= len(some) and said:
                return 0
            verdict = judge.judged(self.label, self.numbers)
            taught = judge.objects.plan
            if any(constraints.failures(taught.rows(self.label, self.numbers))):
                return 0
            if _room(taught, model) < _room(plan, before):
                return 0
        except (SeedingError, ValueError, TypeError, KeyError, IndexError, AttributeError):
            # The proposal does not suit the columns that it would change.
            return None
        return _State(judge, verdict, (*state.lessons, *proposals))

    def _trial(self, state: _State) -> Trial:
        objects = state.judge.objects
        model: ModelPlan = objects.plan.models[self.label]
        values: dict[str, list[Any]] = {}
        drawn = [objects.values(self.label, int(number)) for number in self.numbers]
        for column in model.columns:
            values[column.field.name] = [row[column.field.attname] for row in drawn]
        values |= _pointed_at(objects.plan, self.label, self.numbers, _few)
        beside = _pointed_at(objects.plan, self.label, self.numbers, _numeric)
        moments = _pointed_at(objects.plan, self.label, self.numbers, _dated)
        schema: dict[str, Table] = dict(objects.plan.schema)
        judge, numbers = state.judge, self.numbers

        def ask(row: int, field: Field, known: Sequence[Any]) -> dict[Any, Answer]:
            follow = partial(
                _following, _followers(model, field), {name: held[row] for name, held in values.items()}, field
            )
            found: dict[Any, Answer] = {}
            for start in range(0, len(known), ASKED):
                if self.left <= 0 or self.questions <= 0:
                    return {}
                before = judge.asked.statements
                answers = judge.answers(self.label, int(numbers[row]), field, known[start : start + ASKED], follow)
                self.questions -= (judge.asked.statements - before) // STATEMENTS
                if not answers:
                    return {}
                found |= answers
            return found

        def watch(row: int, held: Mapping[str, Any]) -> Watched:
            return judge.watched(self.label, int(numbers[row]), held)

        read = tuple(one for one in state.judge.read_by(self.label) if one in objects.plan.models)

        def rows() -> Rows:
            return objects.plan.rows(self.label, numbers)

        return Trial(model, values, schema, beside, moments, frozenset(state.verdict.failing), ask, watch, rows, read)


def _below(plan: Plan, label: str) -> set[str]:
    """The tables whose rows point at those of a table, or at others that do."""
    above = {
        one: {field.reference.table for field in model.table.references if field.reference is not None}
        for one, model in plan.models.items()
    }
    found, met = {label}, -1
    while len(found) > met:
        met = len(found)
        found |= {one for one, targets in above.items() if targets & found}
    return found - {label}


def _refusal(label: str, verdict: Verdict) -> Refusal | None:
    """What is told of a verdict; None where nothing is said against the rows."""
    if not verdict.failures:
        return None
    reasons = tuple(dict.fromkeys(failure.told for failure in verdict.failures))
    doubt = any(failure.about_storage for failure in verdict.failures)
    return Refusal(label, len(verdict.failing), verdict.size, reasons, doubt)


def _no_more(found: _State, state: _State) -> bool:
    """Whether no more rows fail than before."""
    return len(found.verdict.failing) <= len(state.verdict.failing)


def _recognised(declared: type[Learned], failure: Failure, trial: Trial) -> Iterator[Learned]:
    """What a pattern proposes, up to where it stumbles over what the rows hold."""
    with suppress(SeedingError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError):
        yield from declared.recognise(failure, trial)


def _followers(model: ModelPlan, field: Field) -> list[tuple[Field, Formula]]:
    """The fields that were learned to equal formulas of another, with these."""
    sources = ((column.field, inmost(column.source)) for column in model.columns)
    equal = ((one, source.formula) for one, source in sources if isinstance(source, Kept) and source.relation == "=")
    return [(one, formula) for one, formula in equal if field.name in formula.terms]


def _following(
    followers: list[tuple[Field, Formula]], held: dict[str, Any], field: Field, value: Any
) -> dict[str, Any]:
    """By attribute: what other fields of a row come to with a value in one."""
    worked = ((one, formula.of({**held, field.name: value}.get, one)) for one, formula in followers)
    return {one.attname: told for one, told in worked if told is not None}


def _spread(count: int, most: int) -> NDArray[np.int64]:
    """Rows from all over a table."""
    return np.arange(most) * (count - 1) // max(most - 1, 1)


def _room(plan: Plan, model: ModelPlan) -> int:
    """How many of the rows that are asked for a model has room for."""
    count = plan.counts[model.label]
    return min((room for room, _ in constraints.shortages(plan, model, count) if room is not None), default=count)


def _few(field: Field) -> bool:
    return bool(field.choices) or field.storage == "boolean"


def _numeric(field: Field) -> bool:
    plain = field.reference is None and not field.choices and not field.primary_key
    return plain and field.storage in ("integer", "decimal", "float")


def _dated(field: Field) -> bool:
    return field.storage in ("date", "timestamp")


def _pointed_at(plan: Plan, label: str, numbers: Any, wanted: Callable[[Field], bool]) -> dict[str, list[Any]]:
    """What the rows that rows point at hold in some columns, as `forum.type`."""
    found: dict[str, list[Any]] = {}
    rows = plan.rows(label, numbers)
    for one in plan.models[label].table.references:
        target = plan.models.get(one.reference.table) if one.reference else None
        if target is None or not plan.knows(label, one.name):
            continue
        try:
            theirs, there = rows.related(one.name), rows.linked(one.name).tolist()
            for column in target.columns:
                if wanted(column.field):
                    listed = zip(theirs.column(column.field.name).values(), there, strict=True)
                    found[f"{one.name}.{column.field.name}"] = [value if known else None for value, known in listed]
        except SeedingError:
            continue
    return found


def _fields_of(proposal: Learned) -> set[str]:
    found: set[str] = set()
    for name in ("field", "first", "last", "other", "by"):
        found.add(getattr(proposal, name, ""))
    found.update(getattr(proposal, "fields", ()))
    found.update(path for path, _ in getattr(proposal, "conditions", ()))
    return found - {""}


__all__ = ["Learnt", "Refusal", "Taught", "learn"]

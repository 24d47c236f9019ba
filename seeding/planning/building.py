"""From a request to a plan; every problem is found before anything is written, and all are raised together."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from seeding import constraints, scenarios
from seeding.counting import count_rows
from seeding.edges import with_edges
from seeding.plan import Facts, ModelPlan, Plan, Request
from seeding.planfile import overlay
from seeding.planning.following import in_time, of_user, with_lessons
from seeding.planning.including import included_tables, parent_label, planned_with
from seeding.planning.modelling import model_plans
from seeding.planning.ordering import load_order
from seeding.problems import cannot_be_without, request_problems, seeds_problems
from seeding.schema import Table, kept_by_others, read_schema, seedable, with_checks
from seeding.spec import ChildrenOf, Count, ModelSeeds, SeedingError


def build_plan(
    request: Request,
    facts: Facts | None = None,
    *,
    seeds: Mapping[str, type[ModelSeeds]] | None = None,
    schema: Mapping[str, Table] | None = None,
    endless: bool = False,
) -> Plan:
    """The plan of a request. SeedingError lists everything that stands in its way.

    An `endless` plan has as many parents as its children need: for factories and streams.
    """
    from seeding.registry import seeds_by_label

    facts = facts or Facts()
    schema = schema if schema is not None else read_schema()
    seeds = seeds if seeds is not None else seeds_by_label()
    without: dict[str, str] = {}
    while True:
        asked = replace(request, counts={**request.counts, **dict.fromkeys(without, 0)})
        try:
            plan = _Planning.of(asked, facts, seeds, schema, endless=endless).plan()
        except Unmet as unmet:
            checks = {label: own for label, own in facts.checks.items() if label not in unmet.labels}
            facts = replace(facts, checks=checks)
        except Unfilled as unfilled:
            if not _spared(unfilled, request, facts, seeds, schema):
                raise
            without |= cannot_be_without({label: told[0] for label, told in unfilled.told.items()}, schema)
        else:
            plan.notes = (*plan.notes, *(f"{label} is left out: {why}" for label, why in without.items()))
            return plan


class Unfilled(SeedingError):
    """Models of which no rows can be drawn: what stands against each (label)."""

    def __init__(self, told: Mapping[str, list[str]]) -> None:
        super().__init__(*dict.fromkeys(problem for own in told.values() for problem in own))
        self.told = told


def _spared(
    unfilled: Unfilled,
    request: Request,
    facts: Facts,
    seeds: Mapping[str, type[ModelSeeds]],
    schema: Mapping[str, Table],
) -> bool:
    """Whether all else is filled without the models that cannot be: every model was asked for, these by no name. Nobody
    declared anything of them, none has rows, none is wanting for what the request leaves out, and none contradicts
    itself.
    """
    there = {label for cohort in facts.cohorts for label, count in cohort.counts.items() if count}
    refused = {label for label, count in request.counts.items() if not count}

    def spared(label: str) -> bool:
        targets = {f.reference.table for f in schema[label].references if f.reference and not f.null}
        known = label in request.counts or label in seeds or label in there
        return not known and not targets & refused and not constraints.contradiction(schema[label])

    return request.every is not None and all(map(spared, unfilled.told))


class Unmet(SeedingError):
    """Rows do not come to meet what stands against them, and some of that may be checks that the database alone knows.

    Without these checks (`labels` are their models) the database is left to judge the rows.
    """

    def __init__(self, labels: Collection[str], *problems: str) -> None:
        super().__init__(*problems)
        self.labels = labels


def _left_alone(request: Request, schema: Mapping[str, Table]) -> Iterator[str]:
    """What is said of the tables that Django does not manage, where every table was asked for."""
    labels = [label for label, table in schema.items() if not table.managed and not kept_by_others(table)]
    if request.every is not None and labels:
        listed = ", ".join(labels[:4]) + (f" and {len(labels) - 4} more" if len(labels) > 4 else "")
        yield (
            f"{listed}: not managed by Django, and used as they are. "
            f"For rows of them name them, too: seed_db --all --count {request.every} {labels[0]}={request.every}"
        )


@dataclass(frozen=True)
class _Planning:
    """A request, and all that its plan is made of."""

    request: Request
    facts: Facts
    seeds: Mapping[str, type[ModelSeeds]]
    schema: Mapping[str, Table]
    endless: bool

    @classmethod
    def of(
        cls,
        request: Request,
        facts: Facts,
        seeds: Mapping[str, type[ModelSeeds]],
        schema: Mapping[str, Table],
        *,
        endless: bool,
    ) -> _Planning:
        """With the checks that only the database knows, and what the request's document says."""
        schema = {label: with_checks(table, facts.checks.get(label, ())) for label, table in schema.items()}
        # Who names a table that Django does not manage wants rows of it.
        asked = [label for label, count in request.counts.items() if count and label in schema]
        schema |= {label: replace(schema[label], managed=True) for label in asked if not schema[label].managed}
        if request.document:
            schema, seeds = overlay.apply(request.document, schema, seeds)
        return cls(request, facts, seeds, schema, endless)

    def plan(self) -> Plan:
        self._check_request()
        request = self.request
        changes = scenarios.changes(request, self.seeds, self.schema)
        seeds = scenarios.with_rows(self.seeds, changes)
        wanted = self._wanted()
        included = included_tables(wanted, self.schema, seeds, self.facts)
        triggered = self._triggered(included)
        included -= triggered.keys()
        models, unfilled = model_plans(included, self.schema, seeds, self.facts, request)
        self._check_filled(unfilled, included)
        models = scenarios.with_fields(models, changes)
        order, deferred = load_order(models)
        families = self._families(models, seeds)

        def uncounted(models: Mapping[str, ModelPlan]) -> Plan:
            plan = Plan(request, self.schema, models, self.facts, families, endless=self.endless)
            plan.deferred, plan.changes = deferred, changes
            return plan

        def counted(models: Mapping[str, ModelPlan]) -> Plan:
            plan, short = self._counted(partial(uncounted, models), wanted)
            plan.notes = (
                *_left_alone(request, self.schema),
                *(f"{one} is left to the trigger of {' and '.join(by)} that fills it" for one, by in triggered.items()),
                *(f"{label} has {plan.counts[label]} rows: {said}" for label, said in short.items()),
            )
            self._check_constraints(plan)
            return plan

        plan = counted(self._followed(models, order, included))
        return counted(with_edges(plan, request.edge_cases)) if request.edge_cases else plan

    # What is asked for -------------------------------------------------------------------------------------

    def _check_request(self) -> None:
        request, schema = self.request, self.schema
        problems = [
            *request_problems(request, schema),
            *seeds_problems(self.seeds, schema),
            *scenarios.scenario_problems(request, schema),
        ]
        if not problems:
            return
        known = {label: count for label, count in request.counts.items() if label in schema and seedable(schema[label])}
        if known and known != request.counts and not request.document:
            problems += replace(self, request=replace(request, counts=known)).problems()
        raise SeedingError(*dict.fromkeys(problems))

    def problems(self) -> Iterable[str]:
        """What stands in the way of a plan."""
        try:
            build_plan(self.request, self.facts, seeds=self.seeds, schema=self.schema)
        except SeedingError as error:
            return error.problems
        return ()

    def _wanted(self) -> dict[str, int]:
        """How many rows of each table were asked for."""
        every = self.request.every
        if every is None:
            return dict(self.request.counts)
        tables = [label for label, table in self.schema.items() if seedable(table) and not table.auto_created]
        return {**dict.fromkeys(tables, every), **self.request.counts}

    def _triggered(self, included: Set[str]) -> dict[str, Collection[str]]:
        """The tables that triggers fill, which nobody asked for by name, and of which tables the triggers are."""
        return {
            label: sources
            for label, sources in self.facts.filled.items()
            if label in included and label not in self.request.counts and included & set(sources)
        }

    def _check_filled(self, unfilled: Mapping[str, list[str]], included: Set[str]) -> None:
        """Unfilled where columns have no source; SeedingError with all else, too, where tables are absent."""
        absent = self.facts.absent.keys() & included
        if absent:
            present = replace(self.request, counts={**self.request.counts, **dict.fromkeys(absent, 0)})
            further = replace(self, request=present, facts=replace(self.facts, absent={})).problems()
            problems = [self.facts.absent[label] for label in sorted(absent)]
            # That rows of these tables are missing goes without saying.
            problems += [said for said in Unfilled(unfilled).problems if not any(label in said for label in absent)]
            problems += [said for said in further if not any(label in said for label in absent)]
            raise SeedingError(*dict.fromkeys(problems))
        if unfilled:
            raise Unfilled(unfilled)

    # Models beside each other ------------------------------------------------------------------------------

    def _families(
        self, models: Mapping[str, ModelPlan], seeds: Mapping[str, type[ModelSeeds]]
    ) -> dict[str, tuple[ChildrenOf, str]]:
        """The tables whose rows are children, and whose they are."""
        declared = {
            label: (one.rows, parent_label(self.schema[label], one.rows))
            for label, one in seeds.items()
            if isinstance(one.rows, ChildrenOf)
        }
        planned = {
            label: (model.rows, model.parent)
            for label, model in models.items()
            if isinstance(model.rows, ChildrenOf) and model.parent is not None
        }
        return declared | planned

    def _followed(
        self, models: Mapping[str, ModelPlan], order: Sequence[str], included: set[str]
    ) -> dict[str, ModelPlan]:
        """The models in their order, with what follows from the rows that they point at and what was learned."""
        found = {}
        for place, label in enumerate(order):
            beside = planned_with(label, included, self.facts)
            earlier = set(order[:place]) & beside
            model = of_user(in_time(models[label], earlier, self.schema), earlier)
            lessons = self.facts.learned.get(label, ())
            found[label] = with_lessons(model, lessons, self.facts, beside, self.request.as_of)
        return found

    # Rows --------------------------------------------------------------------------------------------------

    def _counted(self, uncounted: Callable[[], Plan], wanted: Mapping[str, int]) -> tuple[Plan, dict[str, str]]:
        """A plan with its numbers of rows; which tables have no room for as many as every table was to get, and why."""
        fitted, notes = dict(wanted), dict[str, str]()
        while True:
            plan = uncounted()
            problems = count_rows(plan, fitted)
            if problems:
                raise SeedingError(*problems)
            short = {} if self.request.every is None else _short(plan, fitted)
            if not short:
                return plan, notes
            fitted |= {label: room for label, (room, _) in short.items()}
            notes |= {label: said for label, (_, said) in short.items()}

    def _check_constraints(self, plan: Plan) -> None:
        told = constraints.problems(plan)
        if told:
            there = {label for cohort in self.facts.cohorts for label, count in cohort.counts.items() if count}
            unmet = told.keys() & self.facts.checks.keys() - there
            raise Unmet(unmet, *Unfilled(told).problems) if unmet else Unfilled(told)


def _short(plan: Plan, wanted: Mapping[str, int]) -> dict[str, tuple[int, str]]:
    """The models that have no room for as many rows as every table was to get: how many they have room for, and why.

    Numbers that were asked for by name are no matter of room: they are a problem.
    """
    found = {}
    for label, model in plan.models.items():
        count = plan.counts[label]
        declared = isinstance(model.rows, ChildrenOf) or (isinstance(model.rows, Count) and model.rows.fixed)
        if label in plan.request.counts or declared or not count or label not in wanted:
            continue
        rooms = [(room, said) for room, said in constraints.shortages(plan, model, count) if room is not None]
        room, said = min(rooms, default=(count, ""))
        room = math.floor(max(room, 0) / plan.request.scale)
        if room < wanted[label]:
            found[label] = (room, said)
    return found

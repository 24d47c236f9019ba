"""The plan of a recorded run, built again, and whether it would still draw the rows that are there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import connections

from seeding.conf import conf
from seeding.models import Run
from seeding.plan import Cohort, Facts, Plan
from seeding.planning import build_plan
from seeding.runs.facts import Overlaid, content_types, existing_keys, recorded_keys
from seeding.runs.record import checks_of, learned_of, request_of_run
from seeding.schema import read_schema, seedable
from seeding.spec import SeedingError


def plan_of(run: Run, *, using: str = "default") -> Plan:
    """The plan of a recorded run, made again from its record alone: the data set as it was after that run.

    SeedingError if the models, seeds.py or Faker changed so that they would draw other rows.
    """
    schema = read_schema()
    gone = sorted(label for label, count in run.counts.items() if count and label not in schema)
    if gone:
        raise SeedingError(f"Run {run.pk} made rows of {', '.join(gone)}: no such model is installed any more.")
    same = [run]
    if run.after is not None:
        earlier = {one.pk: one for one in Run.objects.using(using).filter(seed=run.seed, pk__lt=run.pk)}
        while same[0].after is not None:
            before = earlier.get(same[0].after)
            if before is None:
                raise SeedingError(f"Run {run.pk} grew run {same[0].after}, of which no record is left.")
            same.insert(0, before)
    named = [label for label, table in schema.items() if seedable(table) and run.counts.get(label) != 0]
    request = replace(
        request_of_run(run),
        # What was left out then is left out now; what had no rows by itself has none again.
        counts={label: int(run.counts.get(label, 0)) for label in named},
        every=None,
        scale=1.0,
        password=conf().password,
    )
    facts = Facts(
        existing=recorded_keys(same, schema),
        offsets={**dict.fromkeys(schema, 0), **run.offsets},
        cohorts=tuple(Cohort(one.counts, one.offsets) for one in same),
        learned=learned_of(same),
        checks=checks_of(same, schema),
    )
    plan = build_plan(request, facts)
    check_probes(plan, same)
    return plan


def recorded_plan(run: Run, *, using: str) -> Plan:
    """The plan that a run of a database carried out, built again. SeedingError if it cannot be built any more."""
    request = request_of_run(run)
    earlier = list(
        Run.objects.using(using).filter(seed=run.seed, pk__lte=run.pk, state=Run.State.COMPLETE).order_by("pk")
    )
    schema = read_schema()
    facts = Facts(
        existing=Overlaid(existing_keys(connections[using], schema, run.counts), recorded_keys(earlier, schema)),
        offsets=run.offsets,
        cohorts=tuple(Cohort(other.counts, other.offsets) for other in earlier),
        content_types=content_types(connections[using], read_schema()),
        learned=learned_of(earlier),
        checks=checks_of(earlier, schema),
    )
    return build_plan(request, facts)


def check_probes(plan: Plan, runs: list[Run]) -> None:
    """SeedingError if the plan would draw the rows that are there differently."""
    changed = [
        label if label in plan.models else f"{label} (the model is gone)" for label in drawn_otherwise(plan, runs)
    ]
    if changed:
        raise SeedingError(
            f"Run {runs[0].pk} made rows of seed {plan.seed} that this version of the models, seeds.py or Faker would "
            f"draw differently ({', '.join(changed)}), so they cannot be added to. "
            f"Replace them with --fresh, or take another --seed."
        )


def drawn_otherwise(plan: Plan, runs: list[Run]) -> list[str]:
    """The labels of the models whose rows the plan would draw in another way than runs of its data set did."""
    changed: dict[str, None] = {}
    recorded: list[tuple[int, str, Any]] = []
    for label in {label: None for run in runs for label in run.probes}:
        own = [(place, label, run.probes[label]) for place, run in enumerate(runs) if label in run.probes]
        recorded += own[:1] if len(own) == 1 else [own[0], own[-1]]
    for place, label, known in recorded:
        # Runs of earlier versions have one digest, of the first rows.
        known = [known] if isinstance(known, str) else known
        if label not in plan.models or plan.probes(label, place)[: len(known)] != known:
            changed[label] = None
    return list(changed)

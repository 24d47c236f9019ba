"""Plans of the shop, to look at rows without a database, and what every model's rows keep: any batches, any growth."""

from functools import lru_cache

import numpy as np

from seeding.batches import Digest, batches, drawn
from seeding.columns import copy_text
from seeding.plan import Cohort, Facts, Plan, Request
from seeding.planning import build_plan
from seeding.rows import Rows
from seeding.storing import read_column

AS_OF = 1_735_689_600_000_000


def make(seed: int = 0, facts: Facts | None = None, **counts: int) -> Plan:
    return build_plan(Request(seed, AS_OF, {f"shop.{name}": count for name, count in counts.items()}), facts)


@lru_cache(maxsize=8)
def shop(seed: int = 3, scale: int = 20) -> Plan:
    """A large shop, so that shares can be told."""
    return make(seed, User=100 * scale, Article=150 * scale, Post=150 * scale, Visitor=250 * scale)


def everything(plan: Plan, label: str) -> Rows:
    return plan.rows(label, range(plan.counts[label]))


def lines(plan: Plan, label: str, rows: range | None = None) -> list[bytes]:
    return copy_text(drawn(plan, label, range(plan.counts[label]) if rows is None else rows)).splitlines()


def does_not_depend_on_batches(plan: Plan, label: str) -> None:
    digests = set()
    for size in (3, 7, 10_000):
        digest = Digest()
        for batch in batches(plan, label, range(plan.counts[label]), "copy", digest=True, size=size):
            digest.add(batch.canonical or ())
        digests.add(str(digest))
    assert len(digests) == 1


def does_not_depend_on_the_order(plan: Plan, label: str) -> None:
    whole = lines(plan, label)
    scattered = np.array([len(whole) - 1, 0, len(whole) // 2, 0])
    rows = plan.rows(label, scattered)
    columns = [rows.column(column.field.name) for column in plan.models[label].columns]
    assert copy_text(columns).splitlines() == [whole[number] for number in scattered.tolist()]


def is_what_a_database_gives_back(plan: Plan, label: str) -> None:
    rows = range(min(50, plan.counts[label]))
    for column, planned in zip(drawn(plan, label, rows), plan.models[label].columns, strict=True):
        assert copy_text([read_column(column.values(), planned.field)]) == copy_text([column]), planned.field.name


def grows(*steps: dict[str, int]) -> Plan:
    """Each step keeps every row of the earlier ones; the plan of the last."""
    cohorts: tuple[Cohort, ...] = ()
    kept: dict[str, list[bytes]] = {}
    for counts in steps:
        plan = make(facts=Facts(cohorts=cohorts), **counts)
        now = {label: lines(plan, label) for label in plan.models}
        for label, rows in kept.items():
            assert now[label][: len(rows)] == rows, label
        kept, cohorts = now, (*cohorts, Cohort(plan.counts, {}))
    return plan

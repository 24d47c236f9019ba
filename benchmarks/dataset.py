"""What every benchmark makes: users, a fifth as many products, five orders and two reviews for each user."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps

from benchmarks.measuring import seconds
from seeding.batches import Batch, Form, batches
from seeding.conf import conf
from seeding.plan import Plan, Request
from seeding.planning import build_plan

SEED = 7


@dataclass(frozen=True)
class Scale:
    """How many users each benchmark has, and how often what is compared is measured in turns."""

    generating: tuple[int, int, int]
    postgresql: int
    sqlite: int
    bulk_create: int
    create_batch: int
    rounds: int
    starts: int
    checking: int
    masking: int


FULL = Scale(
    generating=(20_000, 200_000, 2_000_000),
    postgresql=200_000,
    sqlite=200_000,
    bulk_create=400,
    create_batch=200,
    rounds=3,
    starts=5,
    checking=120_000,
    masking=200_000,
)
QUICK = Scale(
    generating=(2_000, 20_000, 100_000),
    postgresql=5_000,
    sqlite=5_000,
    bulk_create=100,
    create_batch=50,
    rounds=1,
    starts=2,
    checking=4_000,
    masking=5_000,
)


def counts(users: int) -> dict[str, int]:
    """Rows by model; the shop's other models get none."""
    return {
        "shop.Order": 5 * users,
        "shop.Review": 2 * users,
        "shop.Product": users // 5,
        "shop.Invoice": 0,
        "shop.Tag": 0,
        "shop.Product_tags": 0,
        "shop.User": users,
    }


def rows(users: int) -> int:
    """Rows of all models together."""
    return sum(counts(users).values())


def rows_per_second(users: int, work: Callable[[], object]) -> float:
    """The speed of a work that fills an empty database. RuntimeError if it is not full then."""
    taken = seconds(work)
    for label, wanted in counts(users).items():
        found = apps.get_model(label)._base_manager.count()
        if found != wanted:
            raise RuntimeError(f"{label}: {found} rows instead of {wanted}: this measured something else.")
    return rows(users) / taken


def request(users: int) -> Request:
    return Request(seed=SEED, as_of=conf().as_of, counts=counts(users))


def plan(users: int) -> Plan:
    """A plan for an empty database, that has looked nothing up yet."""
    return build_plan(request(users))


def column_names(made: Plan, label: str) -> list[str]:
    """The columns of a model's rows in the database, in the order of the plan."""
    return [column.field.column for column in made.models[label].columns]


def generated(made: Plan, form: Form) -> Iterator[tuple[str, Batch]]:
    """Every batch of a plan with its model, in the order of loading."""
    for label in made.models:
        for rows_range in made.ranges(label):
            for batch in batches(made, label, rows_range, form):
                yield label, batch

"""Digests of rows, written down: another processor, Python, numpy, Django or Faker draws the same.

They hold for Python 3.11 to 3.13, Django 5.2 and 6.0, numpy 2.1 and later, and Faker 37 to 40, whose word lists names and
addresses come from. If one changes because a release of those does, data sets that are there cannot be grown under it:
narrow its range in requirements.txt and pyproject.toml, or take the new digests and say so in the changelog. If one
changes because our own code draws something else, that is a line in the changelog, too, since users see other rows.
The digests of this data set are those of `seed_db --users 300 --seed 7 --report FILE`.
"""

import pytest

from seeding.batches import Digest, batches
from seeding.conf import read_instant
from seeding.plan import Plan, Request
from seeding.planning import build_plan

DIGESTS = {
    "shop.User": "4cd9a1f5ff6bad2b270dce3413a1c17d",
    "shop.Tag": "689730905dbf8a145b2edcb8f5352fff",
    "shop.Product": "5ad421ec9ceff8a65e68ae6852f3d804",
    "shop.Product_tags": "31e1d380271a2685e102ece403a62553",
    "shop.Order": "048ff1216bc54800a7e0a578822c62eb",
    "shop.Review": "b1c0df1040e8d04c3ae1a6a014b81340",
    "shop.Invoice": "42e40283f79df515d5c42bd6dde080e6",
    "shop.InvoiceLine": "68c71f1aa2814d36d0c4171616c84ede",
}
LOCALES = {
    "de_DE": "e3d80b69de528b982769e052d4e20d9a",
    "ja_JP": "ebefb990b6ddc9ec7ece7102fbbf14f3",
    "fr_FR": "3282dc5d343c2edaeb2607dd084b9b08",
    "ar_AA": "3459ff7a8c76d4c8acc34a5ba9fe9be7",
    "de_DE,ja_JP,en_GB": "85db0b7da735a3fed5b4f08e675bedb6",
}


def planned(locales: str = "en_US") -> Plan:
    return build_plan(
        Request(7, read_instant("2025-01-01", "as_of"), {"shop.User": 300}, locales=tuple(locales.split(",")))
    )


def digest(plan: Plan, label: str) -> str:
    found = Digest()
    for batch in batches(plan, label, range(plan.counts[label]), "copy", digest=True):
        assert batch.canonical is not None
        found.add(batch.canonical)
    return str(found)


def test_the_core_of_the_shop_is_drawn_as_ever():
    plan = planned()

    assert {label: digest(plan, label) for label in DIGESTS} == DIGESTS


@pytest.mark.parametrize("locales", LOCALES)
def test_people_of_other_places_are_drawn_as_ever(locales):
    assert digest(planned(locales), "shop.User") == LOCALES[locales]

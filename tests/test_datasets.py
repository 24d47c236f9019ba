"""Rows in Python are those of `seed_db`, wherever they lie, in every view of them."""

import subprocess
import sys
import time
from datetime import date
from itertools import islice

import numpy as np
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

import seeding
from seeding import runs
from seeding.conf import read_instant
from seeding.plan import Request
from seeding.spec import SeedingError
from shop.models import Order, User

LABELS = (
    "shop.User",
    "shop.Product",
    "shop.Order",
    "shop.Review",
    "shop.Invoice",
    "shop.InvoiceLine",
    "shop.Product_tags",
)


@pytest.mark.django_db(transaction=True, reset_sequences=connection.vendor == "postgresql")
@pytest.mark.parametrize("counts", [None, {"shop.User": 40, "shop.Product": 15}])
def test_rows_are_those_of_seed_db(counts):
    result = runs.seed(Request(3, read_instant("2024-06-01", "as_of"), counts or {}, locales=("de_DE", "en_US")))
    shift = result.plan.facts.offsets

    for label in LABELS:
        if shift[label]:
            pytest.skip("the tables had rows before")
        held = list(apps.get_model(label)._base_manager.order_by("pk").values())
        made = seeding.generate(label, rows=len(held), seed=3, as_of="2024-06-01", locale="de_DE,en_US", counts=counts)
        assert made.records() == held
        assert seeding.generate(label, rows=range(5, 9), seed=3, as_of=date(2024, 6, 1), locale=["de_DE", "en_US"], counts=counts).records() == held[5:9]  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
def test_any_range_is_part_of_the_whole(label):
    whole = seeding.generate(label, rows=3000, seed=1)

    assert len(whole) == 3000
    assert seeding.generate(label, rows=range(1234, 1240), seed=1).records() == whole[1234:1240].records()
    assert list(whole[1234:1236]) == [whole[1234], whole[1235]]


@pytest.mark.parametrize("label", [label for label in LABELS if label != "shop.Review"])
def test_rows_far_along_take_no_longer(label):
    seeding.generate(label, rows=1, seed=1)
    started = time.perf_counter()

    made = seeding.generate(label, rows=range(10**9, 10**9 + 5), seed=1)

    assert [row["id"] for row in made] == [10**9 + place for place in range(1, 6)]
    assert time.perf_counter() - started < 3


def test_a_model_is_its_label_or_its_class():
    assert seeding.generate(Order, rows=3).records() == seeding.generate("shop.order", rows=3).records()
    assert (
        seeding.generate(Order, rows=3, counts={User: 50}).records()
        == seeding.generate(Order, rows=3, counts={"shop.User": 50}).records()
    )


@pytest.mark.parametrize("size", [1, 7, 100])
def test_a_stream_is_the_rows_in_batches(size):
    whole = seeding.generate("shop.Order", rows=range(10, 210), seed=1).records()

    batches = list(seeding.stream("shop.Order", seed=1, batch_size=size, start=10, stop=210))
    endless = seeding.stream("shop.Order", seed=1, batch_size=size, start=10)

    assert [row for batch in batches for row in batch] == whole
    assert {len(batch) for batch in batches[:-1]} <= {size}
    assert [row for batch in islice(endless, 2) for row in batch] == whole[: 2 * size]


def test_views_of_the_columns():
    made = seeding.generate("shop.User", rows=200, seed=1)
    arrays, table = made.numpy(), made.arrow()

    assert made.columns[:3] == ("id", "password", "last_login")
    assert repr(made) == "<Dataset shop.User, rows 0 to 200, 18 columns>"
    assert arrays["id"].dtype == np.int64
    assert arrays["created_at"].dtype == "<M8[us]"
    assert arrays["date_of_birth"].dtype == "<M8[D]"
    assert arrays["email"].tolist() == made["email"]
    assert np.isnat(arrays["last_login"]).tolist() == [value is None for value in made["last_login"]]
    assert arrays["is_active"].tolist() == made["is_active"]
    assert table.column_names == list(made.columns)
    assert table.to_pylist() == made.records()
    arrays["id"][0] = 77
    assert made["id"][0] == 1


def test_large_ranges_have_the_types_of_small_ones():
    small, large = (seeding.generate("shop.Order", rows=rows).arrow().schema for rows in (10, 200_000))

    assert small == large


def test_it_can_be_had_without_a_database():
    """pytest would refuse a connection here."""
    assert len(seeding.generate("shop.Order", rows=10)) == 10


def test_the_package_loads_none_of_it_before_it_is_asked_for():
    program = "import sys, seeding; print([name for name in sys.modules if name.startswith(('seeding.', 'numpy', 'pyarrow'))])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"model": "shop.Ordr", "rows": 1}, r"'shop.Ordr': no such model. Did you mean 'shop.Order'"),
        ({"model": "order", "rows": 1}, "no such model"),
        ({"model": "shop.Order", "rows": range(-1, 3)}, "from 0 on without gaps"),
        ({"model": "shop.Order", "rows": range(0, 10, 2)}, "from 0 on without gaps"),
        ({"model": "shop.Order", "rows": 10**9}, "Use seeding.stream"),
        ({"model": "shop.Order", "rows": 1, "seed": "x"}, "a seed is a whole number"),
        ({"model": "shop.Order", "rows": 1, "as_of": "yesterday"}, "is no date"),
        ({"model": "shop.Order", "rows": 1, "locale": "xx_YY"}, "xx_YY"),
        ({"model": "shop.Order", "rows": 1, "counts": {"shop.Usr": 1}}, "Did you mean 'shop.User'"),
    ],
)  # fmt: skip
def test_what_cannot_be(arguments, told):
    with pytest.raises(SeedingError, match=told):
        seeding.generate(**arguments)


def test_a_stream_tells_at_once_what_cannot_be():
    with pytest.raises(SeedingError, match="no such model"):
        seeding.stream("shop.Nothing")
    with pytest.raises(SeedingError, match="batches have rows"):
        seeding.stream("shop.Order", batch_size=0)


def test_a_missing_column_is_told():
    with pytest.raises(KeyError, match="has no column 'prize'; it has: id, "):
        seeding.generate("shop.Order", rows=1)["prize"]

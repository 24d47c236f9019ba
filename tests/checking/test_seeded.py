"""What runs made is drawn again and compared; shares that drifted are told beside those of the plan."""

from typing import Any

import numpy as np
import pytest
from django.db import connection

from seeding import runs
from seeding.checking import Finding, check
from seeding.checking.drift import declared_shares, drift, plain
from seeding.checking.seeded import _the_same, comparisons
from seeding.conf import conf
from seeding.generators import Nullable, choice, integers, weighted
from seeding.plan import Request
from seeding.registry import _registered
from seeding.spec import shares
from shop.models import Order, Review, User

from ..odd.models import Device, Line
from .hotel import run

pytestmark = pytest.mark.django_db


def seed(users: int, seed: int = 7, **counts: int) -> runs.Result:
    wanted = {"shop.User": users, **{f"shop.{name}": count for name, count in counts.items()}}
    return runs.seed(Request(seed, conf().as_of, wanted))


def found(name: str) -> list[Finding]:
    report = check(models=["shop"])
    return [one for one in report.findings if one.check == f"seeding.check.{name}"]


def test_what_was_seeded_has_nothing_wrong():
    seed(30)
    seed(60)
    seed(10, seed=8)

    report = check()

    assert [one.message for one in report.findings] == []
    assert any("drawn again" in note for note in report.notes)


def test_rows_are_compared_as_they_are_stored(monkeypatch):
    """Reading them as Django does is for those that differ."""
    seed(30)
    same: list[tuple[str, bool]] = []

    def watched(subject: Any, *rest: Any) -> bool:
        same.append((subject.label, _the_same(subject, *rest)))
        return same[-1][1]

    monkeypatch.setattr("seeding.checking.seeded._the_same", watched)
    check(models=["shop"])

    assert len(same) == 8
    assert all(one for _, one in same)


def test_rows_that_were_changed():
    seed(30)
    first, second = User.objects.order_by("pk")[:2]
    User.objects.filter(pk=first.pk).update(city="Elsewhere")
    User.objects.filter(pk=second.pk).update(city="Elsewhere", state="None")

    (one,) = found("seeded_changed")

    assert (one.model, one.field, one.count, one.examples) == ("shop.User", "city + state", 2, (first.pk, second.pk))
    assert "city (2), state (1)" in one.message
    assert "Elsewhere" not in one.message
    assert one.level == "warning"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite takes it")
def test_a_date_that_is_none_is_a_change():
    seed(30)
    run(connection, "UPDATE shop_user SET date_of_birth = '1980-02-31' WHERE id = (SELECT min(id) FROM shop_user)")

    assert [one.field for one in found("seeded_changed")] == ["date_of_birth"]
    assert found("unexamined") == []


def test_keys_that_are_no_numbers_in_a_row():
    """Rows are found by the keys that are drawn again."""
    runs.seed(Request(7, conf().as_of, {"odd.Device": 20, "odd.Currency": 10, "odd.Quote": 30, "odd.Everything": 40}))
    assert [one.message for one in check(models=["odd"]).findings if "seeded" in one.check] == []
    first, second = Device.objects.order_by("pk")[:2]
    Device.objects.filter(pk=first.pk).update(label="Elsewhere")
    second.delete()

    told = [one for one in check(models=["odd.Device"]).findings if "seeded" in one.check]

    assert [(one.check, one.count, one.examples) for one in told] == [
        ("seeding.check.seeded_changed", 1, (first.pk,)),
        ("seeding.check.seeded_missing", 1, (second.pk or told[1].examples[0],)),
    ]


def test_keys_of_several_columns():
    runs.seed(Request(7, conf().as_of, {"odd.Account": 5, "odd.Line": 40}))
    assert [one.message for one in check(models=["odd"]).findings if "seeded" in one.check] == []
    first, second = Line.objects.order_by("account_id", "number")[:2]
    Line.objects.filter(pk=first.pk).update(text="Elsewhere")
    second.delete()

    told = [one for one in check(models=["odd.Line"]).findings if "seeded" in one.check]

    assert [(one.check, one.count) for one in told] == [
        ("seeding.check.seeded_changed", 1),
        ("seeding.check.seeded_missing", 1),
    ]


def test_a_hashed_password_may_be_another():
    seed(30)
    User.objects.update(password="!")

    assert found("seeded_changed") == []


def test_rows_that_are_gone():
    seed(30)
    gone = list(Review.objects.order_by("pk").values_list("pk", flat=True)[3:5])
    Review.objects.filter(pk__in=gone).delete()

    (one,) = found("seeded_missing")

    assert (one.model, one.count, one.examples) == ("shop.Review", 2, tuple(gone))
    assert found("seeded_changed") == []


def test_seeds_that_say_something_else_since(monkeypatch):
    seed(30)
    declared = _registered["shop.User"]
    monkeypatch.setitem(_registered, "shop.User", type("Changed", (declared,), {"city": "Elsewhere"}))

    (one,) = found("seeded_stale")

    assert "shop.User" in one.message
    assert found("seeded_changed") == []


def test_an_undone_run_is_not_asked_for():
    seed(30)
    runs.unseed(force=True)

    assert [one.message for one in check(models=["shop"]).findings] == []


def test_shares_that_drifted():
    seed(300)
    keys = list(User.objects.order_by("pk").values_list("pk", flat=True)[:90])
    User.objects.filter(pk__in=keys).update(role="admin")

    (one,) = found("drift")

    assert (one.model, one.field, one.level) == ("shop.User", "role", "warning")
    assert "'admin'" in one.message
    assert "(planned 10.0%)" in one.message


def test_a_fan_out_that_drifted():
    seed(300)
    user = User.objects.order_by("pk").first()
    Order.objects.update(user=user)

    assert "shop.Order.user" in [f"{one.model}.{one.field}" for one in found("drift")]


def test_a_fan_out_that_was_asked_for_otherwise_is_none():
    seed(200, Order=900, Review=0)

    assert found("drift") == []


# The measure ----------------------------------------------------------------------------------------------


def test_chance_is_no_drift():
    random = np.random.default_rng(5)
    declared = {"a": 0.5, "b": 0.3, "c": 0.2}
    for rows in (100, 1_000, 100_000):
        for _ in range(200):
            counts = dict(zip(declared, random.multinomial(rows, list(declared.values())).tolist(), strict=True))
            assert not drift(counts, declared).drifted


@pytest.mark.parametrize("rows", [1_000, 100_000])
def test_a_tenth_elsewhere_is_drift(rows):
    told = drift({"a": rows * 6 // 10, "b": rows * 2 // 10, "c": rows * 2 // 10}, {"a": 5, "b": 3, "c": 2})

    assert told.drifted
    assert round(told.distance, 3) == 0.1


def test_values_that_nobody_declared_are_drift():
    assert drift({"a": 900, "z": 100}, {"a": 1}).drifted
    assert not drift({"a": 999, "z": 1}, {"a": 1}).drifted


def test_few_rows_say_nothing():
    assert not drift({"a": 50}, {"a": 1, "b": 1}).drifted


@pytest.mark.parametrize(
    ("source", "declared"),
    [
        (shares({"a": 3, "b": 1}), {"a": 0.75, "b": 0.25}),
        (weighted({1: 3, 2: 1}), {plain(1): 3, plain(2): 1}),
        (choice("a", "b"), {"a": 1, "b": 1}),
        (Nullable(choice("a", "b"), 0.2), {"a": 0.4, "b": 0.4, None: 0.2}),
        (integers(1, 9), {}),
    ],
)
def test_the_shares_of_a_source(source, declared):
    assert declared_shares(source) == pytest.approx(declared)


def test_comparisons_are_made_once(monkeypatch):
    seed(10)
    calls: list[int] = []
    monkeypatch.setattr("seeding.checking.seeded._compared", lambda *_: calls.append(1))
    from seeding.checking.subject import Database
    from seeding.schema import read_schema

    tables = frozenset(connection.introspection.table_names())
    database = Database(connection, read_schema(), tables, chosen=("shop.Tag",))
    comparisons(database)
    comparisons(database)

    assert calls == [1]

"""The command lineage_db: what it says of columns of recorded runs, and what it refuses."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from seeding import runs
from seeding.conf import conf
from seeding.models import Run
from seeding.plan import Request

pytestmark = pytest.mark.django_db


def seed(users=10, seed=7):
    return runs.seed(Request(seed, conf().as_of, {"shop.User": users}), digests=True).run


def answer(*arguments):
    out = StringIO()
    call_command("lineage_db", *arguments, stdout=out)
    return out.getvalue()


def refused(*arguments):
    with pytest.raises(CommandError) as caught:
        answer(*arguments)
    assert caught.value.returncode == 2
    return str(caught.value)


def test_a_column_of_the_last_run():
    seed(seed=3)
    run = seed()

    text = answer("shop.Order.total_price")

    assert f"Run {run.pk} (complete), seed 7, as of 2025-01-01 00:00 UTC" in text
    assert run.plan_digest in text
    assert all(f"{name} {version}" in text for name, version in run.versions.items())
    assert "shop.Order.total_price  (DecimalField, column total_price)" in text
    assert "total_price()" in text
    assert "shop/seeds/orders.py:" in text
    assert "asks      shop.Order.quantity, shop.Order.unit_price" in text
    assert "shop.Product.price" in text
    assert text.count("\n\n") == 1


def test_a_model_or_everything_of_a_run():
    run = seed()
    columns = sum(len(model.columns) for model in runs.plan_of(run).models.values())

    assert "shop.Order.status  (" in answer("shop.order", "--run", str(run.pk))
    assert "shop.User.email" not in answer("shop.Order")
    everything = json.loads(answer("--format=json"))
    assert len([one for one in everything["columns"] if one["field"] != "(rows)"]) == columns


def test_json():
    run = seed()
    told = json.loads(answer("shop.User.role", "--format=json"))

    assert {name: told[name] for name in ("run", "state", "seed", "plan", "plan_of_run", "locales", "as_of")} == {
        "run": run.pk, "state": "complete", "seed": 7, "plan": run.plan_digest, "plan_of_run": run.plan_digest,
        "locales": ["en_US"], "as_of": "2025-01-01T00:00:00+00:00",
    }  # fmt: skip
    assert told["columns"][0]["form"] == "shares"
    assert told["columns"][0]["streams"][0]["name"] == "shop.User/role"


def test_openlineage_is_one_event_a_line():
    run = seed()
    events = [json.loads(line) for line in answer("--format=openlineage").splitlines()]

    assert [event["eventType"] for event in events] == ["START", "COMPLETE"]
    assert events[1]["eventTime"] == run.finished_at.isoformat()
    assert len(events[1]["outputs"]) == run.tables.count()
    assert answer("--format=openlineage") == answer("--format=openlineage")


def test_a_plan_that_was_edited_since():
    run = seed()
    Run.objects.filter(pk=run.pk).update(plan_digest="0" * 32)

    assert f"The run had the plan {'0' * 32}" in answer("shop.User.role")


def test_an_undone_run_can_be_asked_for():
    run = seed()
    runs.unseed()

    assert "(undone)" in answer("shop.User.role", "--run", str(run.pk))
    assert "No run of seed_db is recorded" in refused("shop.User.role")


def test_what_is_refused_is_named():
    seed()

    assert refused("--format=xml") == "--format xml: there are text, json, openlineage."
    assert "no such run" in refused("--run=999")
    assert "no such run" in refused("--run=first")
    assert "no such alias" in refused("--database=nowhere")
    assert "Leave out the names" in refused("shop.User.role", "--format=openlineage")
    both = refused("shop.User.colour", "shop.Nothing")
    assert "shop.User has no such field" in both
    assert "shop.Nothing: write app.Model.field" in both

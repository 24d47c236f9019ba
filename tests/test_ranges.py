"""What only PostgreSQL has: ranges that exclude each other, lists within lists, words of a search."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.test.utils import isolate_apps

from seeding import runs
from seeding.checking import check
from seeding.plan import Request

from . import tables

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL"),
]
ROWS = 150


def _all_day():
    from django.db.backends.postgresql.psycopg_any import NumericRange

    return [NumericRange(0, 24)]


@pytest.fixture
def booked(models_change):
    """Two models that keep ranges apart, with their tables: one by a column of ranges, one by those of both ends."""
    from django.contrib.postgres.constraints import ExclusionConstraint
    from django.contrib.postgres.fields import (
        ArrayField,
        DateRangeField,
        DateTimeRangeField,
        IntegerRangeField,
        RangeBoundary,
    )
    from django.contrib.postgres.search import SearchVectorField

    class Between(models.Func):
        function = "TSTZRANGE"
        output_field = DateTimeRangeField()

    with isolate_apps("tests.odd"):

        class Stay(models.Model):
            nights = DateRangeField()
            cancelled = models.BooleanField(default=False)
            plan = ArrayField(ArrayField(models.IntegerField(), size=2), size=2)
            search = SearchVectorField()
            place = models.PositiveIntegerField()
            open_between = ArrayField(IntegerRangeField(), default=_all_day)
            log = ArrayField(models.JSONField(), default=list, blank=True)

            class Meta:
                app_label = "odd"
                constraints = [
                    ExclusionConstraint(
                        name="odd_stay_apart", expressions=[("nights", "&&")], condition=models.Q(cancelled=False)
                    ),
                    models.UniqueConstraint(fields=["place"], name="odd_stay_place"),
                ]

        class Meeting(models.Model):
            starts = models.DateTimeField()
            ends = models.DateTimeField()

            class Meta:
                app_label = "odd"
                constraints = [
                    ExclusionConstraint(
                        name="odd_meeting_apart", expressions=[(Between("starts", "ends", RangeBoundary()), "&&")]
                    )
                ]

    made = (Stay, Meeting)
    for model in made:
        with connection.schema_editor() as editor:
            editor.create_model(model)
        apps.register_model("odd", model)
    yield made
    for model in made:
        del apps.all_models["odd"][model._meta.model_name]
    apps.clear_cache()


def test_ranges_exclude_each_other(booked):
    result = runs.seed(Request(1, 1_735_689_600_000_000, {"odd.Stay": ROWS, "odd.Meeting": ROWS}))

    assert [model.objects.count() for model in booked] == [ROWS, ROWS]
    assert not result.plan.notes
    for model in booked:
        for row in model.objects.all():
            row.full_clean()


def test_ranges_of_instants_lie_all_over_two_years():
    field = tables.field("window", "other", class_name="DateTimeRangeField")
    made = tables.plan(tables.table("app.Visit", field), counts={"app.Visit": 200})
    days = {one.lower.date() for one in tables.numbers(made, "app.Visit", "window")}
    assert len(days) > 100
    assert max(days).year == 2024


def test_what_the_database_writes_in_its_own_way_is_no_change(booked):
    runs.seed(Request(1, 1_735_689_600_000_000, {"odd.Stay": ROWS}))

    assert not check(models=["odd.Stay"]).findings


def test_the_plan_says_why(booked, capsys):
    call_command("seed_db", "odd.Stay=5", dry_run=True)

    assert "odd_stay_apart" in capsys.readouterr().out

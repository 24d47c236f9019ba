"""Values that follow from others: worked out one by one and for columns alike, and learned from rules by asking."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import get_args

import numpy as np
import pytest
from django.core.exceptions import ValidationError

from seeding import runs
from seeding.formulas import Calendared, Formula, Kept, OnDay, as_stored, calendar_day
from seeding.generators import Decimals
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.rows import evaluate
from seeding.schema import Field, read_schema
from seeding.trials.patterns import read, written
from seeding.trials.patterns.probing import Calendar, Equals, Follows, FollowsWhere

from .ruled.formulas import Charging, Fare, Gig, Lodging, Ride, Share, Sojourn, Wage

AS_OF = 1_735_689_600_000_000
AMOUNT = Field("amount", "amount", "amount", "decimal", "DecimalField", digits=9, places=2)
COUNT = Field("count", "count", "count", "integer", "IntegerField", low=0, high=100)
DAY = Field("day", "day", "day", "date", "DateField")
MOMENT = Field("moment", "moment", "moment", "timestamp", "DateTimeField", aware=True)


@pytest.mark.parametrize(
    ("formula", "field", "held", "expected"),
    [
        (Formula("sum", ("a", "b")), AMOUNT, {"a": Decimal("1.25"), "b": 2}, Decimal("3.25")),
        (Formula("difference", ("a", "b")), COUNT, {"a": 7, "b": 3}, 4),
        (Formula("difference", ("a", "b")), COUNT, {"a": 3, "b": 7}, None),
        (Formula("product", ("a", "b")), AMOUNT, {"a": Decimal("1.25"), "b": 3}, Decimal("3.75")),
        (Formula("product", ("a", "b")), COUNT, {"a": Decimal("0.5"), "b": 3}, None),
        (Formula("value", ("a",), 2), COUNT, {"a": 4}, 8),
        (Formula("value", ("a",), 2), COUNT, {"a": 400}, None),
        (Formula("value", ("a",)), AMOUNT, {"a": None}, None),
        (Formula("number", (), 8), COUNT, {}, 8),
        (Formula("days", ("a", "b")), COUNT, {"a": date(2024, 2, 27), "b": date(2024, 3, 1)}, 3),
        (Formula("days", ("a", "b")), COUNT, {"a": date(2024, 2, 27), "b": datetime(2024, 3, 1, tzinfo=UTC)}, None),
        (Formula("value", ("a",), 86_400), DAY, {"a": date(2024, 2, 29)}, date(2024, 3, 1)),
        (Formula("value", ("a",), 0), DAY, {"a": datetime(2024, 2, 29, tzinfo=UTC)}, None),
    ],
)
def test_a_formula_is_worked_out_of_the_values_of_a_row(formula, field, held, expected):
    assert formula.of(held.get, field) == expected


def test_numbers_are_as_the_field_holds_them():
    assert as_stored(Decimal("2.345"), AMOUNT) == Decimal("2.35")
    assert as_stored(Decimal("12345678.9"), AMOUNT) is None
    assert as_stored(101, COUNT) is None


@pytest.fixture
def sojourns():
    return build_plan(Request(1, AS_OF, {"ruled.Lodging": 20, "ruled.Sojourn": 200}))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "formula",
    [
        Formula("sum", ("amount", "deposit")),
        Formula("difference", ("amount", "deposit")),
        Formula("product", ("nights", "amount")),
        Formula("value", ("lodging.beds",), 3),
        Formula("days", ("arrival", "departure")),
        Formula("number", (), 7),
    ],
)
def test_columns_come_to_what_rows_come_to(sojourns, formula):
    field = Field("amount", "amount", "amount", "decimal", "DecimalField", digits=18, places=2)
    rows = sojourns.rows("ruled.Sojourn", np.arange(200))
    held = {
        path: (rows.related("lodging") if "." in path else rows).column(path.rpartition(".")[2]).values()
        for path in formula.terms
    }
    numbers, missing = formula.column(rows, field)
    for row in range(200):
        told = formula.of(lambda path, row=row: held[path][row], field)
        assert missing[row] == (told is None)
        assert told is None or Decimal(int(numbers[row])) / 100 == told


@pytest.mark.django_db
@pytest.mark.parametrize("relation", ["=", ">=", ">", "<=", "<", "within"])
def test_what_is_drawn_keeps_to_a_formula(sojourns, relation):
    plan = read_schema()["ruled.Sojourn"]
    rows = sojourns.rows("ruled.Sojourn", np.arange(200))
    amounts, edges = Decimals(0, 99_999, 2), rows.column("deposit").numbers
    upper = Formula("value", ("deposit",), 2) if relation == "within" else None
    found = evaluate(Kept(amounts, relation, Formula("value", ("deposit",)), upper), rows, plan.field("amount")).numbers
    meets = {
        "=": found == edges, ">=": found >= edges, ">": found > edges, "<=": found <= edges, "<": found < edges,
        "within": (edges <= found) & (found <= 2 * edges),
    }[relation]  # fmt: skip
    assert meets[edges > 0].all()
    drawn = evaluate(amounts, rows, plan.field("amount")).numbers
    if relation in (">=", "<="):
        fine = drawn >= edges if relation == ">=" else drawn <= edges
        assert (found == drawn)[fine].all()
        assert len(set(found.tolist())) > 150


@pytest.mark.django_db
def test_moments_keep_within_hours_of_another(sojourns):
    rides = build_plan(Request(1, AS_OF, {"ruled.Ride": 100})).rows("ruled.Ride", np.arange(100))
    field = read_schema()["ruled.Ride"].field("ends")
    kept = Kept(rides.model.column("ends").source, "<=", Formula("value", ("begins",), 19 * 3600))
    ends, begins = evaluate(kept, rides, field).values(), rides.column("begins").values()
    spans = [last - first for first, last in zip(begins, ends, strict=True)]
    assert timedelta(0) < min(spans)
    assert max(spans) <= timedelta(hours=19)


@pytest.mark.django_db
@pytest.mark.parametrize("of", get_args(Calendared))
def test_days_of_the_calendar_are_those_of_rows(sojourns, of):
    rows = sojourns.rows("ruled.Sojourn", np.arange(200))
    field = read_schema()["ruled.Sojourn"].field("arrival")
    source = rows.model.column("arrival").source
    before, after = (evaluate(one, rows, field).values() for one in (source, OnDay(source, of)))
    assert after == [calendar_day(day, of) for day in before]


def test_lessons_are_read_as_they_were_written():
    for one in (
        Equals("total", "=", ("sum", ("base", "taxes"), 1)),
        Follows("day", "within", ("value", ("policy.starts",), 0), ("value", ("policy.ends",), 0)),
        Calendar("day", "month"),
        FollowsWhere("row", "<=", ("number", (), 8), None, "cabin", ("J",)),
    ):
        assert read(written(one)) == one


@pytest.mark.django_db
@pytest.mark.parametrize(
    "model", [Charging, Fare, Gig, Lodging, Ride, Share, Sojourn, Wage], ids=lambda model: model.__name__
)
def test_rules_that_values_follow_from_others_are_learned(model):
    runs.seed(Request(1, AS_OF, {f"ruled.{model.__name__}": 150}))

    refused = []
    for row in model.objects.all():
        try:
            row.full_clean()
        except ValidationError as error:
            refused.append(error.messages)
    assert model.objects.count() == 150
    assert refused == []


@pytest.mark.django_db
def test_rows_stay_as_different_as_they_may_be():
    runs.seed(Request(1, AS_OF, {"ruled.Lodging": 30, "ruled.Sojourn": 150, "ruled.Ride": 150, "ruled.Fare": 50}))

    assert set(Sojourn.objects.values_list("nights", flat=True)) <= set(range(1, 31))
    assert len(set(Sojourn.objects.values_list("nights", flat=True))) > 10
    assert set(Ride.objects.values_list("cabin", flat=True)) == {"J", "Y"}
    assert len(set(Ride.objects.filter(cabin="J").values_list("row", flat=True))) > 4
    assert len(set(Ride.objects.filter(cabin="Y").values_list("row", flat=True))) > 10
    assert len(set(Fare.objects.values_list("total", flat=True))) > 30
    assert all(fare.taxes < fare.total for fare in Fare.objects.all())


@pytest.mark.django_db
def test_what_is_asked_of_fields_together_leaves_both_sorts_of_rows():
    runs.seed(Request(1, AS_OF, {"ruled.Charging": 150, "ruled.Gig": 150, "ruled.Wage": 150}))

    assert 20 < Charging.objects.filter(stopped=None).count() < 130
    assert len(set(Gig.objects.values_list("minutes", flat=True))) > 8
    assert len(set(Gig.objects.values_list("rehearsal", flat=True))) > 8
    assert len(set(Wage.objects.values_list("starts", flat=True))) > 12
    assert len(set(Wage.objects.values_list("rooms", flat=True))) > 3

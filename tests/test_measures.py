"""Numbers that no kind knows are what their names measure, within the bounds of their columns."""

from decimal import Decimal

import pytest

from .tables import field, numbers, plan, table


def drawn(*fields, name):
    return numbers(plan(table("app.Thing", *fields), counts={"app.Thing": 200}), "app.Thing", name)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("max_occupancy", 1, 6),
        ("rooms_available", 0, 30),
        ("slots", 2, 60),
        ("trial_days", 1, 30),
        ("duration_minutes", 10, 120),
        ("failed_login_attempts", 0, 4),
        ("floor", 0, 9),
        ("current_season", 2021, 2025),
        ("height_cm", 150, 198),
        ("systolic", 106, 148),
        ("number_of_bedrooms", 1, 5),
        ("employee_count", 3, 900),
        ("response_time_ms", 12, 900),
        ("card_expire_month", 1, 12),
        ("card_expiry_year", 2026, 2030),
        ("times_per_day", 1, 4),
        ("nurses_required", 1, 8),
        ("axles", 2, 5),
        ("teu_capacity", 500, 18_000),
        ("payload_kg", 8_000, 28_000),
    ],
)
def test_whole_numbers_are_what_their_names_count(name, low, high):
    found = drawn(field(name), name=name)

    assert low <= min(found) < max(found) <= high


@pytest.mark.parametrize(("storage", "options"), [("decimal", {"digits": 9, "places": 2}), ("float", {})])
def test_fractions_are_what_their_names_measure(storage, options):
    found = drawn(field("annual_salary", storage, **options), name="annual_salary")

    assert 24_000 <= min(found) < max(found) <= 98_000
    assert all(round(value, 2) == value for value in found)


@pytest.mark.parametrize(
    ("label", "low", "high"),
    [("app.House", 80_000, 950_000), ("app.UsedCar", 2_500, 68_000), ("app.TrainingCourse", 40, 1_900)],
)
def test_what_no_shop_has_costs_what_it_costs(label, low, high):
    price = field("price", "decimal", digits=10, places=2)
    found = numbers(plan(table(label, price), counts={label: 200}), label, "price")

    assert low <= min(found) < max(found) <= high
    assert all(value == value.to_integral_value() for value in found)
    assert {value.as_tuple().exponent for value in found} == {-2}


def test_prices_of_other_things_are_those_of_a_shop():
    price = field("price", "decimal", digits=10, places=2)
    assert max(drawn(price, name="price")) < 10_000
    narrow = field("price", "decimal", digits=5, places=2)
    assert max(numbers(plan(table("app.House", narrow), counts={"app.House": 50}), "app.House", "price")) < 1_000


def test_a_body_is_warm():
    temperature = field("temperature", "float")

    assert min(drawn(temperature, field("heart_rate"), name="temperature")) >= 36
    assert min(drawn(temperature, name="temperature")) < 10


def test_bounds_come_before_names():
    assert max(drawn(field("trial_days", low=3, high=7), name="trial_days")) == 7
    assert min(drawn(field("trial_days", low=100, high=120), name="trial_days")) >= 100
    assert max(drawn(field("salary", "decimal", digits=4, places=2), name="salary")) < Decimal(100)


@pytest.mark.parametrize(
    ("least", "most"),
    [("min_age", "max_age"), ("price_from", "price_to"), ("normal_low", "normal_high"), ("lower_bound", "upper_bound")],
)
def test_the_most_lies_above_the_least(least, most):
    fields = field(least, "decimal", digits=8, places=2), field(most, "decimal", digits=8, places=2)

    assert all(one < other for one, other in zip(*(drawn(*fields, name=name) for name in (least, most)), strict=True))


def test_the_most_has_no_more_places_than_the_least():
    found = drawn(field("minimum", "float"), field("maximum", "float"), name="maximum")

    assert all(one == round(one, 2) for one in found)


def test_there_is_no_most_without_a_least():
    either = {"null": True, "blank": True}
    fields = field("normal_min", **either), field("normal_max", **either)
    pairs = list(zip(*(drawn(*fields, name=one.name) for one in fields), strict=True))

    assert any(low is None for low, _ in pairs)
    assert all((high is None) if low is None else high > low for low, high in pairs)


@pytest.mark.parametrize(
    ("beside", "low", "high"),
    [("date_of_birth", 45, 120), ("breed", 1, 50), (None, 0, 10_000)],
)
def test_a_body_weighs_what_it_does(beside, low, high):
    others = (field(beside, "text" if beside == "breed" else "date"),) if beside else ()
    weight = field("weight", "decimal", digits=8, places=2)
    found = [
        float(one)
        for one in plan(table("app.Thing", weight, *others), counts={"app.Thing": 60})
        .rows("app.Thing", range(60))
        .column("weight")
        .values()
    ]

    assert low <= min(found) <= max(found) <= high
    assert beside or max(found) > 120


def test_a_height_without_room_for_centimetres_is_in_metres():
    height, born = field("height", "decimal", digits=3, places=2), field("dob", "date")
    found = (
        plan(table("app.Player", height, born), counts={"app.Player": 60})
        .rows("app.Player", range(60))
        .column("height")
        .values()
    )

    assert all(1.5 <= float(one) <= 1.98 for one in found)


@pytest.mark.parametrize(
    ("label", "name", "low", "high"),
    [
        ("app.Subject", "credits", 1, 12),
        ("app.SchoolClass", "max_students", 8, 36),
        ("app.Exam", "passing_marks", 10, 50),
        ("app.Exam", "max_marks", 100, 100),
        ("app.Result", "marks_obtained", 0, 100),
    ],
)
def test_what_schools_count_is_as_they_count_it(label, name, low, high):
    found = numbers(plan(table(label, field(name, high=2_147_483_647)), counts={label: 200}), label, name)

    assert low <= min(found) <= max(found) <= high


def test_the_most_lies_above_the_least_where_the_column_is_as_wide_as_any():
    fields = [field(name, low=0, high=2_147_483_647) for name in ("_minimum_block", "_maximum_block")]
    made = plan(table("app.Tool", *fields), counts={"app.Tool": 200})
    least, most = (numbers(made, "app.Tool", one.name) for one in fields)

    assert all(one < other for one, other in zip(least, most, strict=True))


def test_a_probability_is_a_part_of_one_unless_there_is_room_for_a_hundred():
    def most(name, storage, **more):
        made = plan(table("app.Guess", field(name, storage, **more)), counts={"app.Guess": 200})
        return max(numbers(made, "app.Guess", name))

    assert 0.9 < most("prob", "float") <= 1
    assert 0.9 < most("match_confidence", "decimal", digits=4, places=3) <= 1
    assert most("probability", "decimal", digits=5, places=2) > 50
    assert most("sales_tax_rate", "float", low=0.0, high=1.0) <= 0.25


@pytest.mark.parametrize(("name", "unit"), [("timestamp", 1), ("issued_at", 1), ("event_timestamp_ms", 1000)])
def test_whole_numbers_that_are_instants_count_from_1970(name, unit):
    made = plan(table("app.Nonce", field(name, "integer", high=2**63 - 1)), counts={"app.Nonce": 50})
    seconds = [number / unit for number in numbers(made, "app.Nonce", name)]

    assert 1_672_000_000 < min(seconds) < max(seconds) <= 1_735_689_600


@pytest.mark.parametrize(
    ("least", "most", "options"),
    [
        ("depth_min_m", "depth_max_m", {"storage": "decimal", "digits": 3, "places": 2}),
        ("min_age", "max_age", {"storage": "integer", "low": 0, "high": 120}),
        ("lower_bound", "upper_bound", {"storage": "float", "low": 0, "high": 1}),
        ("start_day", "end_day", {}),
        ("start_frame", "stop_frame", {}),
        ("start_hour", "end_hour", {}),
        ("start_month", "end_month", {"storage": "integer", "low": 1, "high": 12}),
    ],
)
def test_the_most_lies_above_the_least_where_there_is_little_room(least, most, options):
    storage = options.pop("storage", "integer")
    pair = field(least, storage, **options), field(most, storage, **options)
    below, above = (drawn(*pair, name=name) for name in (least, most))

    assert len({*below}) > 2
    assert len({*above}) > 2
    assert all(one < other for one, other in zip(below, above, strict=True))


def test_days_and_hours_are_those_of_a_calendar():
    both = field("start_day"), field("end_day")
    assert max(drawn(*both, name="end_day")) <= 28
    assert max(drawn(field("end_hour"), name="end_hour")) <= 23


@pytest.mark.parametrize(
    ("name", "digits", "places", "low", "high"),
    [
        ("ph", 4, 2, 6, 9),
        ("water_temperature", 3, 1, 10, 32),
        ("hourly_rate", 6, 2, 14, 95),
        ("duty_rate", 5, 2, 0, 18),
        ("daily_rate", 7, 2, 90, 900),
        ("vat_rate", 5, 4, 0.02, 0.25),
        ("hours_worked", 9, 4, 0.25, 10),
    ],
)
def test_rates_and_measures_are_to_scale(name, digits, places, low, high):
    found = drawn(field(name, "decimal", digits=digits, places=places), name=name)

    assert low <= min(found) < max(found) <= high


def test_taxes_in_percent_are_those_of_countries_whatever_holds_them():
    for name in ("vat_rate", "vat_percent"):
        found = drawn(field(name, "float"), name=name)
        assert 5 <= min(found) < max(found) <= 25
    rate = field("rate", "decimal", digits=5, places=4)
    assert (
        max(numbers(plan(table("app.TaxCategory", rate), counts={"app.TaxCategory": 200}), "app.TaxCategory", "rate"))
        < 1
    )


@pytest.mark.parametrize(
    ("storage", "options"), [("integer", {}), ("float", {}), ("decimal", {"digits": 5, "places": 2})]
)
def test_what_reviews_judge_is_told_from_one_to_five(storage, options):
    overall = field("overall", storage, **options)
    found = numbers(plan(table("app.TripReview", overall), counts={"app.TripReview": 200}), "app.TripReview", "overall")

    assert 1 <= min(found) < max(found) <= 5

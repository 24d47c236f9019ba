"""Profiles: what charts show of columns, relations and tables is exact, and the same whenever it is worked out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from seeding import columns
from seeding.charts import bins, figures, profile
from seeding.charts.profile import (
    TOLD,
    Categories,
    Flags,
    Histogram,
    Texts,
    TimeLine,
    clock,
    column_profile,
    histogram,
    model_profile,
    sampled,
    time_line,
)
from seeding.columns import DAY
from seeding.generators import Nullable, choice, integers, weighted
from seeding.plan import Cohort, ColumnPlan, Facts
from seeding.spec import children_of, pick, shares
from tests.tables import field, key, numbers, plan, seeds, table, to

HOUR = DAY // 24


def one(name, storage, source, rows=30, **more):
    """The profile of one column of a table of its own."""
    made = plan(
        table("t.Row", key(), field(name, storage, **more)),
        counts={"t.Row": rows},
        seeds={"t.Row": seeds(**{name: source})},
    )
    return model_profile(made, made.models["t.Row"]).column(name)


# Rows that are looked at ----------------------------------------------------------------------------------


def test_of_a_small_table_every_row_is_looked_at():
    assert sampled(7, most=10).tolist() == list(range(7))


@given(st.integers(1, 10**12), st.sampled_from([1_000, 5_000, 50_000]))
def test_of_a_large_table_evenly_spaced_stretches_are(count, most):
    found = sampled(count, most)

    assert len(found) == min(count, most)
    assert (np.diff(found) > 0).all()
    assert found[0] == 0
    assert found[-1] == count - 1 or most == 1_000
    assert found.tolist() == sampled(count, most).tolist()


def test_a_profile_says_how_many_rows_were_looked_at():
    made = plan(table("t.Row", key(), field("n")), counts={"t.Row": 10_000}, seeds={"t.Row": seeds(n=integers(0, 3))})

    found = model_profile(made, made.models["t.Row"], most=2_000)

    assert (found.rows, found.looked_at, found.column("n").rows) == (10_000, 2_000, 2_000)
    assert sum(found.column("n").shape.counts) == 2_000


# Columns --------------------------------------------------------------------------------------------------


def test_a_few_numbers_are_shown_one_by_one():
    found = one("n", "integer", lambda row: row.row_number % 3 * 10)

    assert found.shape == Categories(("0", "10", "20"), (10, 10, 10))
    assert (found.nulls, found.distinct) == (0, 3)


def test_decimals_are_shown_in_their_units():
    found = one("price", "decimal", lambda row: row.row_number * 50, rows=100, places=2, digits=6)

    assert found.shape.bins.edges[:3] == (0.0, 2.0, 4.0)
    assert found.shape.counts == (4,) * 25
    assert (found.shape.low, found.shape.median, found.shape.high) == (0.0, 24.75, 49.5)


def test_declared_shares_stand_beside_the_observed():
    found = one("n", "integer", weighted({1: 6, 2: 3, 9: 1}), rows=1000)
    word = one("word", "text", shares({"yes": 70, "no": 30}), rows=100, max_length=9)

    assert found.shape.values == ("1", "2", "9")
    assert found.shape.declared == (0.6, 0.3, 0.1)
    assert word.shape == Categories(("yes", "no"), (70, 30), declared=(0.7, 0.3))


def test_a_declared_value_that_did_not_come_up_is_shown_with_none():
    found = one("word", "text", weighted({"often": 1e9, "once": 1e5}), rows=20, max_length=9)

    assert found.only == "often" or found.shape.values == ("often", "once")
    both = one("word", "text", weighted({"a": 1e9, "b": 1e9, "once": 1e5}), rows=20, max_length=9)
    assert both.shape.values[-1] == "once"
    assert both.shape.counts[-1] == 0


def test_nulls_are_counted_and_left_out():
    def half(row):
        return np.ma.masked_array(row.row_number % 5, mask=row.row_number < 15)

    found = one("n", "integer", half, null=True)

    assert (found.nulls, sum(found.shape.counts)) == (15, 15)
    declared = one("n", "integer", Nullable(integers(1, 3), 0.25), rows=1000, null=True)
    assert declared.declared_nulls == 0.25
    assert 200 < declared.nulls < 300


def test_only_nulls_have_no_shape():
    found = one("n", "integer", None, null=True)

    assert (found.nulls, found.shape, found.distinct) == (30, None, None)


def test_one_value_in_every_row_is_told():
    assert one("n", "integer", 7).only == "7"
    assert one("word", "text", "same", max_length=9).only == "same"


def test_truth_values():
    found = one("flag", "boolean", lambda row: row.row_number < 9)

    assert found.shape == Flags(9, 21)
    assert one("flag", "boolean", weighted({True: 1, False: 3})).shape.declared == 0.25


def test_frequent_texts_are_told_and_the_rest_counted():
    def words(row):
        return [f"word {min(number // 4, 14)}" for number in row.row_number.tolist()]

    found = one("word", "text", words, rows=60, max_length=20)

    assert len(found.shape.values) == TOLD
    assert sum(found.shape.counts) + found.shape.rest == 60
    assert found.shape.rest_values == 15 - TOLD


def test_different_texts_are_shown_by_their_length():
    def names(row):
        return [("x" * (number % 3 + 1)) + str(1000 + number) for number in row.row_number.tolist()]

    found = one("name", "text", names, max_length=20)

    assert isinstance(found.shape, Texts)
    assert found.shape.lengths.counts == (10, 10, 10)
    assert found.shape.lengths.bins.edges == (5.0, 6.0, 7.0, 8.0)
    assert found.shape.examples == ("x1000", "xxx1014", "xxx1029")
    assert found.distinct == 30


def test_empty_texts_have_a_name():
    found = one("word", "text", choice("", "x"), rows=40, max_length=5)

    assert set(found.shape.values) == {"empty", "x"}


def test_durations_are_shown_in_a_unit_that_fits():
    found = one("took", "duration", lambda row: (row.row_number + 1) * 3 * HOUR)

    assert found.shape.unit == "h"
    assert (found.shape.low, found.shape.high) == (3.0, 90.0)


def test_times_of_day_are_shown_in_hours():
    found = one("at", "time", lambda row: row.row_number % 24 * HOUR, rows=48)

    assert (found.shape.unit, found.shape.low, found.shape.high) == ("h", 0.0, 23.0)


def test_json_and_bytes_are_counted():
    found = one("data", "json", choice({"a": 1}, {"a": 2}), rows=40)

    assert set(found.shape.values) == {'{"a":1}', '{"a":2}'}


def test_keys_and_references_have_no_shape():
    made = plan(
        table("t.A", key()),
        table("t.B", key(), to("a", "t.A")),
        counts={"t.A": 5, "t.B": 20},
        seeds={"t.B": seeds(a=pick())},
    )

    assert [column.name for column in model_profile(made, made.models["t.B"]).columns] == ["a"]
    assert model_profile(made, made.models["t.B"]).column("a").shape is None


# Bins -----------------------------------------------------------------------------------------------------


def test_bins_of_whole_numbers_have_round_edges():
    found = histogram(np.arange(1000))

    assert found.bins.edges[:3] == (0.0, 50.0, 100.0)
    assert found.counts == (50,) * 20


def test_a_short_range_has_a_bin_for_each_number():
    found = histogram(np.array([0, 0, 1, 3]), steps=True)

    assert (found.bins.edges, found.counts, found.bins.whole) == ((0.0, 1.0, 2.0, 3.0, 4.0), (2, 1, 0, 1), True)


def test_a_heavy_tail_gets_a_log_scale_with_zeros_apart():
    heavy = np.array([0] * 10 + [1, 2, 3] * 30 + [10, 30, 100, 300, 1000, 3000, 10_000])
    found = histogram(heavy)

    assert found.bins.scale == "log"
    assert found.counts[0] == 10
    assert sum(found.counts) == len(heavy)
    assert {1.0, 10.0, 100.0, 1000.0, 10_000.0} <= set(found.bins.edges)


@pytest.mark.parametrize("values", [np.arange(200), np.arange(-100, 100), np.full(50, 7), np.array([1.5, 2.5, 9.25])])
def test_an_even_spread_gets_a_linear_scale(values):
    assert histogram(values).bins.scale == "linear"


integers_any = arrays.arrays(np.int64, st.integers(1, 300), elements=st.integers(-(2**52), 2**52))
counts_any = arrays.arrays(np.int64, st.integers(1, 300), elements=st.integers(0, 10**9))
floats_any = arrays.arrays(np.float64, st.integers(1, 300), elements=st.floats(-1e9, 1e9, allow_subnormal=False))


@given(st.one_of(integers_any, counts_any, floats_any))
def test_every_number_falls_into_one_bin(values):
    found_bins = [bins.linear(values)]
    if (values > 0).any() and (values >= 0).all():
        found_bins.append(bins.logarithmic(values))
    for found in found_bins:
        assert sum(bins.binned(values, found)) == len(values)
        assert list(found.edges) == sorted(set(found.edges))
        inside = values[values > 0] if found.scale == "log" else values
        assert found.edges[0] <= inside.min() + abs(inside.min()) * 1e-9 + 1e-9
        assert len(found) <= 3 * bins.BINS


@given(st.floats(1e-6, 1e15), st.integers(1, 50))
def test_a_nice_step_is_one_two_or_five(span, most):
    step = bins.nice_step(span, most)

    assert span / step <= most * (1 + 1e-6)
    assert f"{step:.6e}"[0] in "125"
    assert float(f"{step:.6e}"[1:8].replace(".", "0.").rstrip("e") or 0) == 0


# Time -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "unit"), [(0, "day"), (60, "day"), (100, "week"), (500, "week"), (1000, "month"), (8000, "year")]
)
def test_time_lines_take_the_unit_that_fits(span, unit):
    days = np.arange(18_000, 18_000 + span + 1)
    found = time_line(days)

    assert found.unit == unit
    assert sum(found.counts) == len(days)
    assert found.days[0] <= 18_000
    assert (found.first, found.last) == (18_000, 18_000 + span)
    assert list(found.days) == sorted(found.days)


def test_weeks_begin_on_monday_and_months_on_the_first():
    weeks = time_line(np.array([19_000, 19_200]))
    months = time_line(np.array([18_000, 19_500]))

    assert {figures.day(start).weekday() for start in weeks.days} == {0}
    assert {figures.day(start).day for start in months.days} == {1}
    assert months.counts[0] == months.counts[-1] == 1
    assert sum(months.counts) == 2


def test_the_clock_counts_weekdays_and_hours():
    # 1 January 2025 was a Wednesday.
    days, hours = np.array([20_089, 20_089, 20_093]), np.array([9, 9, 23])
    found = clock(days, hours)

    assert (found.counts[2][9], found.counts[6][23]) == (2, 1)
    assert sum(map(sum, found.counts)) == 3


def test_instants_have_a_clock_and_dates_have_none():
    moments = one("at", "timestamp", lambda row: 20_089 * DAY + row.row_number * HOUR)
    dates = one("on", "date", lambda row: 20_089 + row.row_number)
    midnights = one("at", "timestamp", lambda row: (20_089 + row.row_number) * DAY)

    assert isinstance(moments.shape, TimeLine)
    assert moments.clock.counts[2] == (1,) * 24
    assert (dates.clock, midnights.clock) == (None, None)


# Fan-out --------------------------------------------------------------------------------------------------

PARENT = table("t.Parent", key(), field("name", "text", max_length=20))
CHILD = table("t.Child", key(), to("parent", "t.Parent"), to("other", "t.Parent", null=True))
FAMILY = {
    "t.Parent": seeds(name=lambda row: [f"p{number}" for number in row.row_number.tolist()]),
    "t.Child": seeds(rows=children_of("parent", {0: 30, 1: 40, 4: 30}), other=pick(missing=0.3)),
}


def counted_by_hand(made, name):
    keys = numbers(made, "t.Parent", "id")
    pointing = [value for value in numbers(made, "t.Child", name) if value is not None]
    return [pointing.count(one) for one in keys]


@pytest.mark.parametrize("children", [None, 40, 137, 500])
def test_fan_outs_are_those_of_the_rows(children):
    counts = {"t.Parent": 100} | ({"t.Child": children} if children else {})
    made = plan(PARENT, CHILD, counts=counts, seeds=FAMILY)

    for found in profile(made).fan_outs:
        by_hand = counted_by_hand(made, found.field)
        assert found.none == by_hand.count(0)
        assert found.shape.high == max(by_hand)
        expected = [by_hand.count(number) for number in range(int(found.shape.low), int(found.shape.high) + 1)]
        assert list(found.shape.counts) == expected


def test_a_grown_data_set_has_the_fan_out_of_all_its_rows():
    grown = Facts(cohorts=(Cohort({"t.Parent": 20, "t.Child": 90}, {}), Cohort({"t.Parent": 30, "t.Child": 95}, {})))
    made = plan(PARENT, CHILD, counts={"t.Parent": 60, "t.Child": 300}, seeds=FAMILY, facts=grown)

    found = next(one for one in profile(made).fan_outs if one.field == "parent")

    by_hand = counted_by_hand(made, "parent")
    assert found.none == by_hand.count(0)
    expected = [by_hand.count(number) for number in range(int(found.shape.low), int(found.shape.high) + 1)]
    assert list(found.shape.counts) == expected


def test_declared_fan_outs_are_marked():
    made = plan(PARENT, CHILD, counts={"t.Parent": 100}, seeds=FAMILY)
    found = next(one for one in profile(made).fan_outs if one.field == "parent")

    assert found.shape.declared == (0.3, 0.4, 0.0, 0.0, 0.3)
    assert found.shape.counts == (30, 40, 0, 0, 30)


def test_few_parents_are_named():
    made = plan(PARENT, CHILD, counts={"t.Parent": 3, "t.Child": 30}, seeds=FAMILY)
    found = next(one for one in profile(made).fan_outs if one.field == "other")

    assert found.shape.values == ("p0", "p1", "p2")
    assert list(found.shape.counts) == counted_by_hand(made, "other")


def test_references_of_too_large_a_table_are_named_as_not_counted():
    made = plan(PARENT, CHILD, counts={"t.Parent": 100, "t.Child": 3000}, seeds=FAMILY)

    found = profile(made, most=100)

    assert found.uncounted == ("t.Child.other",)
    assert [one.field for one in found.fan_outs] == ["parent"]
    assert found.fan_outs[0].looked_at == 100


def test_columns_and_references_of_other_models_can_be_left_out():
    made = plan(PARENT, CHILD, counts={"t.Parent": 100}, seeds=FAMILY)

    found = profile(made, labels=["t.Parent"])

    assert found.model("t.Parent").columns
    assert found.model("t.Child").columns == ()
    assert found.model("t.Child").rows == made.counts["t.Child"]
    assert found.fan_outs == ()


# Figures --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (7, "7"), (0.25, "0.25"), (-3, "−3"), (12.345, "12.3"), (1234, "1,234"), (9_999, "9,999"),
        (10_000, "10 k"), (12_345, "12.3 k"), (999_999, "1 M"), (1_200_000, "1.2 M"), (3.1e9, "3.1 G"),
        (0.00001, "1.0e-05"), (float("nan"), "–"),
    ],
)  # fmt: skip
def test_numbers_for_people(value, text):
    assert figures.human(value).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(1, 2, "50 %"), (1, 3, "33 %"), (1, 40, "2.5 %"), (1, 5000, "< 0.1 %"), (0, 9, "0 %"), (9999, 10_000, "99.9 %"),
     (1, 1, "100 %"), (0, 0, "0 %")],
)  # fmt: skip
def test_shares_for_people(part, whole, text):
    assert figures.share(part, whole).replace("\u00a0", " ") == text


def test_a_profile_of_odd_columns_does_not_fail():
    """Every column class, with and without nulls, of one row and of several."""
    nulls = np.array([False, True, False])
    made = {
        "integer": columns.Integers(np.array([-(2**62), 5, 2**62])),
        "decimal": columns.Decimals(np.array([-5, 5, 10**15]), 2),
        "float": columns.Floats(np.array([-1e300, 0.5, 1e300])),
        "timestamp": columns.Timestamps(np.array([-5 * 10**15, 0, 10**17])),
        "date": columns.Dates(np.array([-700_000, 0, 2_900_000])),
        "duration": columns.Durations(np.array([-5, 0, 10**15])),
        "uuid": columns.Uuids(np.arange(3, dtype=np.uint64), np.arange(3, dtype=np.uint64)),
        "text": columns.Strings(("", "\u202eאב", "x" * 5000)),
    }
    for storage, column in made.items():
        for each in (column, column.take(np.array([0])), column.with_nulls(nulls), column.take(np.array([1, 1]))):
            found = column_profile(ColumnPlan(field("n", storage, places=2), None, "by hand"), each)
            assert found.rows == len(each)
            if isinstance(found.shape, Histogram):
                assert sum(found.shape.counts) == found.rows - found.nulls

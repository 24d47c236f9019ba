"""Generators: each value from its own key alone, in range, in the shares and shapes that their names promise."""

from datetime import UTC, date, datetime
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seeding import columns
from seeding.columns import DAY, SECOND, copy_text
from seeding.generators import (
    EVEN,
    OFFICE,
    SHOPPING,
    Constant,
    Days,
    Decimals,
    Floats,
    Generator,
    Integers,
    Moments,
    Nullable,
    Rhythm,
    Uuid,
    between,
    bracket,
    chance,
    check_weights,
    choice,
    column_of,
    integers,
    log_normal,
    normal,
    pick_by,
    pick_weighted,
    power_law,
    power_of_two,
    skewed,
    skewed_rank,
    unique_number,
    weighted,
)
from seeding.keys import high_bits, row_keys, stream
from seeding.spec import STRATA, shares

AS_OF = 1_735_689_600 * SECOND
HOUR = DAY // 24
FRACTION = 1 << 32
UNIT = 1 << 16


def keys(count=20_000, seed=0):
    return row_keys(stream(seed, "test"), np.arange(count))


def lines(column):
    return copy_text([column]).decode().split("\n")[:-1]


# Every generator ------------------------------------------------------------------------------------------

GENERATORS = [
    weighted({"a": 3, "b": 1}),
    weighted({1: 3, None: 1}),
    weighted({True: 1, False: 1}),
    choice("x", "y", "z"),
    choice(1.5, 2),
    choice(date(2025, 1, 1), date(2025, 1, 2)),
    Constant("one"),
    Constant(None),
    Nullable(Integers(0, 9), 0.5),
    Integers(-5, 5),
    Integers(0, 1000, skewed=True),
    Integers(-(2**62), 2**62 - 1),
    Decimals(-100, 100, 2),
    Floats(-1.0, 1.0),
    Moments(AS_OF - 30 * DAY, AS_OF, OFFICE),
    Days(-3, 20_000),
    Uuid(),
]
every_generator = pytest.mark.parametrize("generator", GENERATORS, ids=repr)


@every_generator
def test_a_value_depends_on_its_own_key_alone(generator):
    drawn = keys(500)
    whole = lines(generator.draw(drawn))

    assert len(whole) == 500
    assert lines(generator.draw(drawn[100:150])) == whole[100:150]
    assert lines(generator.draw(drawn[::-1])) == whole[::-1]
    assert [lines(generator.draw(drawn[i : i + 1]))[0] for i in range(20)] == whole[:20]
    assert lines(generator.draw(keys(0))) == []


@every_generator
def test_generators_compare_print_and_have_the_protocol(generator):
    assert isinstance(generator, Generator)
    assert type(generator).__name__ in repr(generator)
    assert generator == type(generator)(**vars(generator))
    hash(generator)


# Choices --------------------------------------------------------------------------------------------------


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20).filter(any))
@example([1e-12, 1])
@example([0, 0, 5])
def test_weighted_picks_follow_the_weights(weights):
    picked = np.bincount(pick_weighted(keys(), tuple(weights)), minlength=len(weights)) / 20_000
    wanted = np.array(weights) / sum(weights)

    assert np.abs(picked - wanted).max() < 0.02
    assert not picked[wanted == 0].any()


def test_picks_by_group_follow_the_weights_of_their_group():
    groups = np.arange(20_000) % 2
    picked = pick_by(keys(), groups, ((1, 0, 3), (0, 1, 0)))

    assert set(picked[groups == 1].tolist()) == {1}
    assert abs((picked[groups == 0] == 2).mean() - 0.75) < 0.02
    assert (picked[groups == 0] != 1).all()


@pytest.mark.parametrize("weights", [[], [0], [-1, 2], [float("nan")], [float("inf"), 1]])
def test_weights_that_make_no_sense_are_refused(weights):
    with pytest.raises(ValueError, match="weights are finite numbers"):
        check_weights(weights)


@pytest.mark.parametrize(
    ("values", "made"),
    [
        (("a", "b"), columns.Words),
        (("a", None), columns.Words),
        ((1, 2), columns.Integers),
        ((1, None), columns.Integers),
        ((1, 2.5), columns.Floats),
        ((True, None), columns.Booleans),
        ((date(2025, 1, 1), None), columns.Objects),
        (({"a": 1}, [2]), columns.Objects),
    ],
)
def test_values_get_the_column_of_their_type(values, made):
    column = column_of(values, np.array([1, 0, 1, 1]))

    assert isinstance(column, made)
    assert column.values() == [values[1], values[0], values[1], values[1]]


def test_a_choice_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one value"):
        choice()


@pytest.mark.parametrize("share", [0, 0.05, 0.5, 1])
def test_chance_is_true_for_its_share(share):
    assert abs(chance(keys(), share).mean() - share) < 0.012


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_chance_refuses_what_is_no_share(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        chance(keys(1), share)


def test_nulls_do_not_follow_from_the_values():
    column = Nullable(Integers(0, 1), 0.3).draw(keys())

    assert abs(column.nulls.mean() - 0.3) < 0.02
    assert abs(column.nulls[column.numbers == 1].mean() - 0.3) < 0.02
    assert np.array_equal(column.numbers, Integers(0, 1).draw(keys()).numbers)


@given(st.dictionaries(st.integers(), st.floats(0, 1e6), min_size=1, max_size=100).filter(lambda w: any(w.values())))
@example({0: 1e-9, 1: 1})
@example({0: 1e9, **dict.fromkeys(range(1, 100), 1e-09)})
@example(dict.fromkeys(range(100), 1))
def test_shares_fill_exactly_a_hundred_strata(weights):
    made = shares(weights)
    counts = np.bincount(made.strata, minlength=len(weights))
    total = sum(weights.values())

    assert len(made.strata) == STRATA
    assert made.values == tuple(weights)
    assert list(made.strata) == sorted(made.strata)
    for count, weight in zip(counts.tolist(), weights.values(), strict=True):
        assert (count > 0) == (weight > 0)
    # Largest remainders: no share is off by as much as one row, unless rare values had to be let in.
    if all(weight == 0 or weight / total * STRATA >= 1 for weight in weights.values()):
        assert all(abs(c - w / total * STRATA) < 1 for c, w in zip(counts.tolist(), weights.values(), strict=True))


def test_more_shares_than_strata_are_refused():
    with pytest.raises(ValueError, match=r"at most 100 values.*weighted\(\) takes any number"):
        shares(dict.fromkeys(range(101), 1))


# Numbers --------------------------------------------------------------------------------------------------

BOUNDS = st.integers(-(2**61), 2**61)


@given(BOUNDS, BOUNDS)
def test_integers_lie_between_their_ends_and_reach_both(one, other):
    low, high = min(one, other), max(one, other)
    drawn = integers(low, high).draw(keys(2000)).numbers

    assert low <= drawn.min()
    assert drawn.max() <= high
    if high - low < 100:
        assert set(drawn.tolist()) == set(range(low, high + 1))


def test_integers_reach_the_whole_of_64_bits():
    drawn = integers(-(2**62), 2**62 - 1).draw(keys(1000)).numbers

    assert drawn.min() < -(2**61)
    assert drawn.max() > 2**61


@pytest.mark.parametrize("ends", [(-(2**63), 2**63 - 1), (0, 2**64)])
def test_integers_that_no_draw_can_give_are_refused_when_they_are_declared(ends):
    with pytest.raises(ValueError, match=r"2\*\*63"):
        integers(*ends)


def test_integers_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match=r"integers\(3, 2\): the low end lies above the high end"):
        integers(3, 2)


def test_decimals_and_floats_and_days_lie_between_their_ends():
    decimals, floats = Decimals(-5, 5, 2).draw(keys()), Floats(-1.5, 2.5).draw(keys()).numbers

    assert set(decimals.numbers.tolist()) == set(range(-5, 6))
    assert decimals.places == 2
    assert -1.5 <= floats.min() < -1.49
    assert 2.49 < floats.max() <= 2.5
    assert set(Days(-2, 2).draw(keys()).days.tolist()) == set(range(-2, 3))


def test_normal_deviates_have_mean_0_and_deviation_1():
    drawn = normal(keys(100_000)) / UNIT

    assert abs(drawn.mean()) < 0.02
    assert abs(drawn.std() - 1) < 0.02
    assert abs((drawn**3).mean()) < 0.05
    assert np.abs(drawn).max() < 3.7
    for share in (0.01, 0.1, 0.5, 0.9, 0.99):
        assert abs(np.quantile(drawn, share) - NormalDist().inv_cdf(share)) < 0.05


@given(st.integers(0, 2**28 - 2))
def test_normal_deviates_rise_with_their_key(quantile):
    lower, higher = normal(np.array([quantile << 36, quantile + 1 << 36], dtype=np.uint64))

    assert lower <= higher


@given(st.floats(0, 31.99))
def test_powers_of_two_are_right_to_seven_digits(exponent):
    drawn = power_of_two(np.array([round(exponent * FRACTION)]))[0] / (1 << 30)

    assert drawn == pytest.approx(2**exponent, rel=1e-7)


@pytest.mark.parametrize(("median", "sigma"), [(100, 0.5), (2000, 1.0), (10**6, 0.1)])
def test_log_normal_numbers_have_their_median_and_spread(median, sigma):
    drawn = log_normal(keys(), median, sigma)

    assert drawn.min() >= 1
    assert np.median(drawn) == pytest.approx(median, rel=0.05)
    assert np.log(drawn).std() == pytest.approx(sigma, rel=0.05)


def test_log_normal_takes_a_median_for_each_key():
    drawn = log_normal(keys(), np.where(np.arange(20_000) % 2, 100, 10_000), 0.3)

    assert np.median(drawn[1::2]) == pytest.approx(100, rel=0.05)
    assert np.median(drawn[::2]) == pytest.approx(10_000, rel=0.05)


SIZES = st.integers(1, 5000) | st.sampled_from([1, 2, 3, 99, 100, 101, 10**6, 10**9, 2**32, 2**34])


@given(SIZES, st.lists(st.integers(0, FRACTION - 1), min_size=1, max_size=50))
@example(1, [0, FRACTION - 1])
@example(2**34, [0, FRACTION - 1])
def test_skewed_ranks_are_in_range_and_rise_with_the_quantile(size, fractions):
    ranks = skewed_rank(np.array(sorted([0, FRACTION - 1, *fractions])), size).tolist()

    assert ranks[0] == 0
    assert ranks[-1] <= size - 1
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("size", [1, 2, 5, 50, 1000])
def test_skewed_ranks_reach_every_rank(size):
    assert set(skewed(keys(200_000), size).tolist()) == set(range(size))


@pytest.mark.parametrize("size", [100, 1000, 10**6, 10**9])
def test_skewed_ranks_are_skewed(size):
    ranks = skewed(keys(), size)
    top = (ranks < size // 5).mean()

    assert 0.6 < top < 0.75
    assert (ranks == 0).mean() < 1 / 6
    assert (ranks >= size * 4 // 5).mean() > 0.01


def test_skewed_integers_favour_the_low_end():
    drawn = integers(10, 1009, skewed=True).draw(keys()).numbers

    assert drawn.min() >= 10
    assert drawn.max() <= 1009
    assert (drawn < 210).mean() > 0.6


@pytest.mark.parametrize("high", [10**11, 10**12, 2**62])
def test_skewed_integers_of_any_size_are_in_range_or_refused(high):
    refusal, drawn = "", None
    try:
        drawn = integers(0, high, skewed=True).draw(keys(1000)).numbers
    except ValueError as error:
        refusal = str(error)

    if drawn is None:
        assert "skewed" in refusal
    else:
        assert drawn.min() >= 0
        assert drawn.max() <= high


@pytest.mark.parametrize(
    ("alpha", "least", "most"), [(1.2, 1, 10**6), (0.8, 600, 10**7), (1.5, 10, 500), (2.5, 1, 2**32 - 1), (1, 3, 3)]
)
def test_a_power_law_has_its_share_above_every_bound(alpha, least, most):
    drawn = power_law(keys(200_000), alpha, least, most)
    cut = (least / (most + 1)) ** alpha

    assert least <= drawn.min() <= drawn.max() <= most
    for bound in {least, 2 * least, 5 * least, 20 * least, 100 * least}:
        if bound <= most:
            share = ((least / bound) ** alpha - cut) / (1 - cut)
            assert abs((drawn >= bound).mean() - share) < 4 * (share / 200_000) ** 0.5 + 1e-5, bound


def test_a_power_law_is_straight_over_decades():
    """The slope between any two bounds is the exponent."""
    drawn = power_law(keys(1_000_000), 1.3, 1, 10**6)
    shares = [np.log10((drawn >= bound).mean()) for bound in (1, 10, 100)]

    assert -np.diff(shares) == pytest.approx([1.3, 1.3], abs=0.02)


def test_a_power_law_is_of_the_keys_alone():
    some = keys(1000)

    assert np.array_equal(power_law(some, 1.1)[200:300], power_law(some[200:300], 1.1))
    assert power_law(some[:6], 1.1, 5).tolist() == power_law(keys(6), 1.1, 5).tolist()


@pytest.mark.parametrize(
    "wrong", [{"alpha": 0}, {"alpha": 1, "least": 0}, {"alpha": 1, "least": 5, "most": 4}, {"alpha": 1, "most": 2**32}]
)
def test_a_power_law_that_cannot_be_drawn_is_refused(wrong):
    with pytest.raises(ValueError, match="power_law"):
        power_law(keys(1), **wrong)


# Time -----------------------------------------------------------------------------------------------------

RHYTHMS = {
    "even": EVEN,
    "shopping": SHOPPING,
    "office": OFFICE,
    "mornings": Rhythm((0,) * 8 + (1,) * 4 + (0,) * 12, (1, 2, 0, 0, 0, 0, 0)),
}
every_rhythm = pytest.mark.parametrize("rhythm", RHYTHMS.values(), ids=RHYTHMS)
INSTANTS = st.integers(-(10**16), 10**16)


@every_rhythm
@given(st.lists(INSTANTS, min_size=2, max_size=20))
def test_busy_time_never_runs_backwards(rhythm, instants):
    busy = rhythm.busy(np.array(sorted(instants)))

    assert (np.diff(busy) >= 0).all()


@pytest.mark.parametrize("rhythm", [EVEN, SHOPPING, OFFICE])
@given(st.lists(INSTANTS, min_size=1, max_size=20))
def test_instants_come_back_from_busy_time_to_a_second(rhythm, instants):
    there = np.array(instants)
    back = rhythm.instant(rhythm.busy(there))

    assert (back % SECOND == 0).all()
    # Rounded down twice: to a unit of busy time, then to a second.
    assert (back <= there).all()
    assert (there - back <= 1.01 * SECOND).all()


@every_rhythm
@given(st.lists(st.integers(0, 10**14), min_size=1, max_size=20))
def test_busy_times_come_back_from_instants_to_a_second(rhythm, busy):
    given_times = np.array(sorted(busy))
    instants = rhythm.instant(given_times)
    most_in_a_second = int(rhythm._weights.max()) << 20

    assert (np.diff(instants) >= 0).all()
    assert (np.abs(rhythm.busy(instants) - given_times) <= most_in_a_second // 3600 + 1).all()


@every_rhythm
@given(st.lists(st.tuples(INSTANTS, INSTANTS, st.integers(0, FRACTION - 1)), min_size=1, max_size=20))
def test_moments_lie_between_their_ends(rhythm, rows):
    start = np.array([min(a, b) for a, b, _ in rows])
    end = np.array([max(a, b) for a, b, _ in rows])
    drawn = between(np.array([fraction for _, _, fraction in rows]), start, end, rhythm)

    assert (start <= drawn).all()
    assert (drawn <= end).all()


@every_rhythm
def test_moments_rise_with_their_quantile_and_reach_both_ends(rhythm):
    drawn = between(np.linspace(0, FRACTION - 1, 1000).astype(np.int64), AS_OF - 56 * DAY, AS_OF, rhythm)

    assert (np.diff(drawn) >= 0).all()
    assert drawn[0] - (AS_OF - 56 * DAY) < 7 * DAY
    assert AS_OF - drawn[-1] < 7 * DAY


@pytest.mark.parametrize("rhythm", [EVEN, SHOPPING, OFFICE])
def test_moments_follow_the_rhythm(rhythm):
    monday = datetime(2024, 1, 1, tzinfo=UTC)
    start = int(monday.timestamp()) * SECOND
    drawn = Moments(start, start + 364 * DAY, rhythm).draw(keys(100_000)).micros
    hours = np.bincount(drawn % DAY // HOUR, minlength=24) / 100_000
    days = np.bincount((drawn - start) // DAY % 7, minlength=7) / 100_000

    assert np.abs(hours - np.array(rhythm.hours) / sum(rhythm.hours)).max() < 0.005
    assert np.abs(days - np.array(rhythm.weekdays) / sum(rhythm.weekdays)).max() < 0.006


def test_a_span_of_no_time_is_its_start():
    assert between(np.array([0, FRACTION - 1]), AS_OF, AS_OF, OFFICE).tolist() == [AS_OF, AS_OF]


# Unique numbers -------------------------------------------------------------------------------------------


@given(st.integers(0, 20_000), st.integers(0, 2**64 - 1), st.sampled_from([1, 10, 1000, 100_000]))
@settings(max_examples=30, deadline=None)
def test_unique_numbers_are_different_and_stay_as_they_are(count, key, start):
    whole = unique_number(np.arange(count), key, start=start)

    assert len(set(whole.tolist())) == count
    assert whole.min(initial=start) >= start
    some = np.arange(0, count, 7)[::-1]
    assert unique_number(some, key, start=start).tolist() == whole[some].tolist()


@pytest.mark.parametrize("positions", [9, 90, 900, 9000])
def test_unique_numbers_are_short(positions):
    numbers = unique_number(np.arange(positions), 5)

    assert numbers.max() < 100 * positions // 9
    assert (np.diff(numbers) == 1).mean() < 0.2


def test_unique_numbers_go_by_their_key():
    assert unique_number(np.arange(50), 1).tolist() != unique_number(np.arange(50), 2).tolist()


def test_positions_far_out_have_numbers_too():
    far = np.array([10**15, 10**15 + 1, 3])

    assert len(set(unique_number(far, 1).tolist())) == 3


# Golden values: every data set changes with any of these ------------------------------------------------


def test_values_are_those_of_every_release():
    assert pick_weighted(keys(12), (3.0, 1.0, 2.0)).tolist() == [0, 1, 0, 1, 0, 1, 2, 0, 0, 1, 2, 0]
    assert pick_by(keys(8), np.arange(8) % 2, ((1.0, 1.0), (1.0, 5.0))).tolist() == [0, 1, 0, 1, 0, 1, 1, 1]
    assert (chance(keys(20), 0.3).nonzero()[0]).tolist() == [7, 8, 11, 15, 18]
    assert integers(-1000, 1000).draw(keys(6)).values() == [-372, 113, -138, 228, -174, 2]
    assert integers(1, 1000, skewed=True).draw(keys(6)).values() == [33, 121, 64, 161, 58, 91]
    assert normal(keys(5)).tolist() == [-31721, 9287, -11393, 19011, -14389]
    assert log_normal(keys(5), 1000, 0.8).tolist() == [678, 1120, 870, 1261, 838]
    assert skewed(keys(5), 10**6).tolist() == [32631, 120346, 63090, 160179, 57299]
    assert lines(Moments(AS_OF - 365 * DAY, AS_OF, SHOPPING).draw(keys(3))) == [
        "2024-04-25 21:31:47+00",
        "2024-07-23 01:36:38+00",
        "2024-06-07 16:00:28+00",
    ]
    assert unique_number(np.arange(12), 7).tolist() == [25, 87, 24, 39, 73, 57, 79, 54, 97, 43, 52, 93]
    assert shares({"a": 1, "b": 1, "c": 1}).strata.count(0) == 34
    assert high_bits(keys(2), 28).tolist() == [84338664, 149343322]
    assert Uuid().draw(keys(1)).values()[0].hex == "506e7e82cf22440780918d0e3d78f7d5"


@given(st.lists(st.integers(-(2**62), 2**62), min_size=1), st.lists(st.integers(-(2**62), 2**62), max_size=5))
def test_brackets_are_counted_from_the_lowest_limit(numbers, limits):
    values, limits = np.array(numbers, dtype=np.int64), sorted(limits)

    assert bracket(values, limits).tolist() == np.searchsorted(limits, values, side="right").tolist()

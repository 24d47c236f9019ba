"""A customer's ID gives its meters, a meter's ID all that it is and says, and what it says only rises."""

import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seeding.series import DUPLICATE, LATE, Entities, MeterReadings, Meters, factor_of, instant, instants, meters_of
from seeding.series.meters import FACTOR_UNITS, check_digit
from seeding.series.readings import LATE_AFTER

HOUR = 3_600_000_000
DAY = 24 * HOUR
START = instant("2025-01-06")  # a Monday
LONG_AGO, FAR_OFF = instant("1000-01-01"), instant("9000-01-01")

ids = st.one_of(st.text(min_size=1).filter(lambda text: "\0" not in text), st.integers(-(10**30), 10**30))
moments = st.integers(LONG_AGO, FAR_OFF)
MANY = Meters.of_customers(Entities.numbered("C-", range(1000, 3000)))
"""Some 2 800 meters."""


def uses(batch):
    return batch.meter.tolist(), batch.measured_at.tolist(), batch.value.tolist(), batch.flags.tolist()


def joined(batches, name):
    return np.concatenate([getattr(batch, name) for batch in batches])


# Whose they are -------------------------------------------------------------------------------------------


@given(ids)
def test_any_id_has_one_to_three_meters_always_the_same(customer):
    meters = meters_of(customer)

    assert 1 <= len(meters) <= 3
    assert meters == meters_of(customer) == meters_of(str(customer))
    for meter in meters:
        assert meter.customer_id == str(customer)
        assert len(meter.meter_id) == 18
        assert meter.meter_id.startswith("20")
        assert meter.factor == factor_of(meter.meter_id)


def test_other_processes_find_the_same():
    program = "from seeding.series import *; print(meters_of('C-1042'), MeterReadings().reading('m', '2025-01-01'))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"}
    )

    assert done.stdout == f"{meters_of('C-1042')} {MeterReadings().reading('m', '2025-01-01')}\n"


def test_another_seed_is_another_world():
    assert {meter.meter_id for meter in meters_of("C-1042")}.isdisjoint(
        meter.meter_id for meter in meters_of("C-1042", seed=1)
    )


def test_no_two_customers_share_a_meter():
    million = Meters.of_customers(Entities.numbered("C-", range(700_000)))
    words = Meters.of_customers([f"{word}-{number}" for word in "ABC" for number in range(3000)])

    for meters in (million, words):
        numbers = meters.ids.numbers
        assert len(np.unique(numbers)) == len(numbers)


@given(st.lists(ids, min_size=1, max_size=20))
def test_many_customers_have_the_meters_of_each(customers):
    together = Meters.of_customers(customers)

    assert together.ids.texts == [meter.meter_id for customer in customers for meter in meters_of(customer)]
    assert [customers[owner] for owner in together.owners] == [c for c in customers for _ in meters_of(c)]


@given(
    st.text(max_size=5).filter(lambda text: not text[-1:].isdecimal() and "\0" not in text), st.integers(0, 10**18 - 1)
)
def test_numbered_ids_are_those_of_their_texts(prefix, number):
    given_by_number = Entities.numbered(prefix, np.array([number]))
    by_text = Entities.of([f"{prefix}{number}"])

    assert given_by_number.texts == by_text.texts
    assert given_by_number.keys("purpose").tolist() == by_text.keys("purpose").tolist()
    assert Entities.read(by_text.column(np.array([0]))).keys("").tolist() == by_text.keys("").tolist()


def test_ids_that_look_alike_differ():
    alike = ["C-7", "C-07", "C-007", "C7", "C-", "C-0", "C-00", "c-7", "7", "07", " 7", "-7", "C-7 ", "७"]

    assert len(set(Entities.of(alike).keys("").tolist())) == len(alike)
    assert len({meters_of(each)[0].meter_id for each in alike}) == len(alike)


@pytest.mark.parametrize("wrong", ["", None, 1.5, True, b"C-1", "C\0"])
def test_what_is_no_id_is_refused(wrong):
    with pytest.raises((ValueError, TypeError), match="an ID is"):
        meters_of(wrong)


def test_numbers_of_meters_have_a_check_digit():
    # GS1's own example of a GTIN-13.
    assert check_digit(np.array([629104150021])).tolist() == [3]
    numbers = MANY.ids.numbers
    assert (check_digit(numbers // 10) == numbers % 10).all()


def test_how_many_meters_customers_have_and_what_they_measure():
    counts = Counter(np.bincount(MANY.owners).tolist())
    assert counts.keys() == {1, 2, 3}
    assert abs(counts[1] / 2000 - 0.70) < 0.04
    assert abs(counts[3] / 2000 - 0.08) < 0.02

    first = np.flatnonzero(np.diff(MANY.owners, prepend=-1))
    assert set(np.unique(MANY.uses[first]).tolist()) == {0, 1}, "a first meter is a household's or a business's"
    assert Meters.of(MANY.ids.texts).uses.tolist() == MANY.uses.tolist(), "the meter's ID alone says what it measures"


@given(ids)
def test_factors_lie_between_0_and_10(meter):
    assert 0 < factor_of(meter) < 10
    assert factor_of(meter) == factor_of(str(meter))


def test_factors_are_spread():
    low, median, high = np.percentile(MANY.factors, [5, 50, 95]) / FACTOR_UNITS

    assert 0.5 < low < 1 < 1.8 < median < 2.4 < 4.5 < high < 7
    assert len(np.unique(MANY.factors)) > 1500


# What they say --------------------------------------------------------------------------------------------


@given(ids, st.lists(moments, min_size=2, max_size=50))
@example(7, [LONG_AGO, FAR_OFF])
@example("C", [START + step for step in range(0, 10_000_000, 250_000)])
def test_readings_never_fall(meter, at):
    values = MeterReadings().values(Meters.of([meter]), np.array(sorted(at)))

    assert values[0] >= 0
    assert (np.diff(values) >= 0).all()


@given(ids, st.integers(instant("1995-01-01"), instant("2200-01-01")))
def test_readings_rise_within_a_day(meter, at):
    before, after = MeterReadings().values(Meters.of([meter]), np.array([at, at + DAY]))

    assert after > before


@pytest.mark.parametrize("every", ["1s", "1min", "15min", "1H", "1D", "7D"])
def test_many_meters_rise_at_any_frequency(every):
    at = np.array(instants(START, START + 200 * (instants(0, FAR_OFF, every).step), every))
    values = MeterReadings().values(MANY, at[:, None])

    assert values.shape == (200, len(MANY))
    steps = np.diff(values, axis=0)
    assert (steps >= 0).all()
    if every not in ("1s", "1min"):
        assert (steps > 0).mean() > 0.9999


@given(ids, moments)
def test_a_reading_is_the_same_whoever_else_is_asked(meter, at):
    provider = MeterReadings(gaps=0.1, late=0.1, duplicates=0.1, seed=3)
    alone = provider.values(Meters.of([meter]), np.array([at]))
    crowd = Meters.of(["x", meter, 42])
    grid = provider.values(crowd, np.array([[at - 1], [at], [at + DAY]]))

    assert grid[1, 1] == alone[0] == provider.values(crowd.take(np.array([1, 1])), np.array([at, at]))[1]
    assert provider.reading(meter, at) == Decimal(int(alone[0])).scaleb(-3)


def test_whole_seconds_count():
    provider, meter = MeterReadings(), Meters.of(["m"])

    assert len(set(provider.values(meter, START + np.arange(0, 1_000_000, 100_000)).tolist())) == 1


def per_use(every, days):
    """The mean of what meters of each use take in an interval, with factor 1, in Wh."""
    at = np.array(instants(START, START + days * DAY + 1, every))
    steps = np.diff(MeterReadings().values(MANY, at[:, None]), axis=0) * FACTOR_UNITS / MANY.factors
    return [steps[:, MANY.uses == use].mean(axis=1) for use in range(4)]


def test_the_day_has_a_rhythm():
    household, business, _, charging = (use.reshape(28, 24).mean(axis=0) for use in per_use("1H", 28))

    assert 17 <= household.argmax() <= 20
    assert household.max() > 3 * household.min()
    assert household.argmin() in range(1, 5)
    assert business.argmax() in range(8, 16)
    assert charging.argmax() in range(19, 24)


def test_the_week_has_a_rhythm():
    household, business, *_ = (use.reshape(4, 7).mean(axis=0) for use in per_use("1D", 28))

    assert household[5:].mean() > 1.05 * household[:5].mean()
    assert business[5:].mean() < 0.55 * business[:5].mean()


def test_the_year_has_a_rhythm():
    household, _, heat_pump, _ = (use.reshape(26, 14).mean(axis=1) for use in per_use("1D", 364))

    assert 1.2 < household.max() / household.min() < 1.7
    assert heat_pump.max() > 6 * heat_pump.min()
    assert heat_pump.argmin() in range(12, 17), "July"


def test_a_year_takes_the_factor_times_1200_kwh():
    provider = MeterReadings()
    for first in ("1996-01-01", "2024-01-01", "2190-01-01"):
        start = instant(first)
        taken = np.diff(provider.values(MANY, np.array([[start], [start + 365 * DAY]])), axis=0)[0] / 1000
        per_factor = taken * FACTOR_UNITS / MANY.factors

        assert abs(per_factor.mean() - 1200) < 15
        assert 0.02 < per_factor.std() / 1200 < 0.15, "some years take more than others"


def test_noise_is_there_and_differs():
    at = np.array(instants(START, START + 4 * 7 * DAY + 1, "1H"))
    steps = np.diff(MeterReadings().values(MANY, at[:, None]), axis=0)
    same_hour = steps[:, MANY.uses == 0].reshape(28, 24, -1)[:, 12]
    spread = same_hour.std(axis=0) / same_hour.mean(axis=0)
    related = np.corrcoef(same_hour[:, :200].T)[np.triu_indices(200, 1)]

    assert 0.2 < np.median(spread) < 0.8
    assert abs(related.mean()) < 0.1, "meters do not stray together"


# On the way -----------------------------------------------------------------------------------------------


WAY = MeterReadings(gaps=0.06, late=0.04, duplicates=0.03)


def week(provider, **more):
    return list(provider.stream(meters=MANY.take(slice(300)), start=START, end=START + 7 * DAY, every="15min", **more))


def test_a_stream_has_what_values_gives():
    batches = week(MeterReadings())
    meter, at, value, flags = (joined(batches, name) for name in ("meter", "measured_at", "value", "flags"))

    assert len(value) == 300 * 7 * 96
    assert (np.diff(at) >= 0).all()
    assert at.min() == START
    assert at.max() == START + 7 * DAY - HOUR // 4
    assert (value == MeterReadings().values(MANY.take(meter), at)).all()
    assert not flags.any()


@pytest.mark.parametrize("size", [1000, 70_000])
def test_a_stream_does_not_depend_on_batches(size):
    other = week(WAY, batch=size)

    for name in ("meter", "measured_at", "value", "flags", "received_at"):
        assert (joined(other, name) == joined(week(WAY), name)).all()


def test_a_stream_of_one_meter_is_its_part_of_a_stream_of_many():
    (alone,) = WAY.stream(meters=MANY.take(np.array([17])), start=START, end=START + 7 * DAY)
    all_of_them = week(WAY)
    mine = joined(all_of_them, "meter") == 17

    assert alone.value.tolist() == joined(all_of_them, "value")[mine].tolist()
    assert alone.received_at.tolist() == joined(all_of_them, "received_at")[mine].tolist()


def test_days_have_the_readings_of_the_stream():
    period = {"start": START + 7 * HOUR, "end": START + 3 * DAY + HOUR, "every": "PT25M"}
    meters = MANY.take(slice(2000))
    streamed = {row for batch in WAY.stream(meters=meters, **period) for row in zip(*uses(batch), strict=True)}
    by_day = list(WAY.days(meters=meters, **period))

    assert {row for batch in by_day for row in zip(*uses(batch), strict=True)} == streamed
    for batch in by_day:
        assert len(np.unique(batch.measured_at // DAY)) == 1
        assert (np.diff(batch.meter) >= 0).all()


def test_shares_are_those_that_were_asked_for():
    batches = week(WAY)
    meter, at, duplicate = (joined(batches, name) for name in ("meter", "measured_at", "duplicate"))
    late = joined(batches, "late")
    expected = 300 * 7 * 96
    originals = len(at) - duplicate.sum()

    assert abs(1 - originals / expected - 0.06) < 0.006
    assert abs(duplicate.sum() / originals - 0.03) < 0.002
    assert abs(late[~duplicate].mean() - 0.04) < 0.002
    assert len(set(zip(meter[~duplicate].tolist(), at[~duplicate].tolist(), strict=True))) == originals


def test_half_of_the_gaps_are_outages_of_hours():
    (alone,) = MeterReadings(gaps=0.1).stream(meters=Meters.of(["m"]), start=START, end=START + 365 * DAY)
    lost = np.diff(alone.measured_at) // (HOUR // 4) - 1

    assert 0.3 < lost[lost >= 8].sum() / lost.sum() < 0.7
    assert lost.max() <= 3 * 48
    long = np.bincount(lost[lost >= 8])
    assert (long[8:48] > 0).mean() > 0.8  # Of any length, not all of the same.


def test_duplicates_say_the_same_again_later():
    for batch in week(WAY):
        second = np.flatnonzero(batch.duplicate)
        assert (second > 0).all()
        for name in ("meter", "measured_at", "value", "late"):
            column = getattr(batch, name)
            assert (column[second] == column[second - 1]).all()
        assert (batch.received_at[second] > batch.received_at[second - 1]).all()
        assert not batch.duplicate[second - 1].any()


def test_late_readings_come_hours_later_and_others_within_a_minute():
    batches = week(WAY)
    delay = joined(batches, "received_at") - joined(batches, "measured_at")
    late, duplicate = joined(batches, "late"), joined(batches, "duplicate")

    assert (delay > 0).all()
    assert (delay[~late & ~duplicate] < HOUR // 60).all()
    assert (delay[late] >= LATE_AFTER).all()
    assert delay[late].max() < 6 * DAY
    assert delay[late].max() > DAY


@pytest.mark.parametrize("name", ["gaps", "late", "duplicates"])
def test_a_higher_rate_adds_to_what_a_lower_one_did(name):
    def marked(rate):
        batches = week(MeterReadings(**{name: rate}))
        rows = zip(*(joined(batches, column).tolist() for column in ("meter", "measured_at", "flags")), strict=True)
        return {(meter, at) for meter, at, flags in rows if name == "gaps" or flags}

    few, many = marked(0.02), marked(0.05)

    assert many < few if name == "gaps" else few < many


def test_values_do_not_depend_on_rates_and_seed():
    assert (
        joined(week(MeterReadings(late=0.5, seed=9)), "value").tolist()
        == joined(week(MeterReadings(late=0.1)), "value").tolist()
    )


def test_messages_are_those_that_have_come_in():
    meters, until = MANY.take(slice(50)), START + 2 * DAY
    period = {"start": START, "end": until, "every": "1H"}
    everything, there = WAY.messages(meters, **period), WAY.messages(meters, **period, until=until)

    assert (np.diff(everything.meter) >= 0).all()
    assert len(there) == (everything.received_at <= until).sum() < len(everything)
    assert there.value.tolist() == everything.value[everything.received_at <= until].tolist()
    assert set(np.unique(everything.flags).tolist()) == {0, LATE, DUPLICATE, LATE | DUPLICATE}


def test_no_meters_and_no_time_give_no_readings():
    none = Meters.of_customers([])

    assert sum(map(len, WAY.stream(meters=none, start=START, end=START + DAY))) == 0
    assert sum(map(len, WAY.stream(meters=MANY, start=START, end=START))) == 0
    assert list(WAY.days(meters=none, start=START, end=START + DAY)) == []


@pytest.mark.parametrize("rates", [{"gaps": 1}, {"late": -0.1}, {"duplicates": 2}, {"gaps": float("nan")}])
def test_impossible_rates_are_refused(rates):
    with pytest.raises(ValueError, match="is a share"):
        MeterReadings(**rates)


def test_a_frequency_is_honoured():
    (batch,) = MeterReadings().stream(meters=Meters.of(["m"]), start=START, end=START + HOUR, every="30s")

    assert np.unique(np.diff(batch.measured_at)).tolist() == [30_000_000]
    with pytest.raises(ValueError, match="no fixed length"):
        next(MeterReadings().stream(meters=Meters.of(["m"]), start=START, end=START + HOUR, every="1M"))


def test_known_readings():
    """Golden: they change only with a line in the changelog."""
    readings = [
        MeterReadings().reading("201422691266019371", datetime(year, 1, 1, tzinfo=UTC)) for year in (2000, 2025)
    ]

    assert [meter.meter_id for meter in meters_of("C-1042")] == ["201422691266019371"]
    assert factor_of("201422691266019371") == Decimal("4.204")
    assert readings == [Decimal("26842.817"), Decimal("152983.553")]

"""Values of sensors have the baseline, sine, weekends, noise and anomalies that were asked for."""

import math
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeding.series import Entities, SensorReadings, instant, instants

HOUR = 3_600_000_000
START = instant("2025-01-06")  # a Monday
SENSORS = Entities.numbered("S-", range(1000))
WEEKS = 4
AT = np.array(instants(START, START + WEEKS * 7 * 24 * HOUR, "1H"))
CALM = SensorReadings(anomalies=0)


def expected(baseline, at):
    """The formula of the documentation, one value at a time."""
    moment = datetime.fromtimestamp(at / 1_000_000, UTC)
    daily = 1 + 0.3 * math.sin((moment.hour - 6) * math.pi / 12)
    return baseline * daily * (0.8 if moment.weekday() >= 5 else 1.0)


def test_baselines_lie_between_50_and_150():
    baselines = SensorReadings().baselines(SENSORS) / 100

    assert 50 <= baselines.min() < 51
    assert 149 < baselines.max() <= 150
    assert abs(baselines.mean() - 100) < 3


def test_what_remains_of_calm_values_is_normal_noise():
    values, anomalies = CALM.values(SENSORS, AT[:, None])
    baselines = CALM.baselines(SENSORS) / 100
    shape = np.array([expected(1, at) for at in AT.tolist()])
    noise = values / 100 - shape[:, None] * baselines

    assert not anomalies.any()
    assert abs(noise.mean()) < 0.02
    assert abs(noise.std() - 5) < 0.03
    assert abs((abs(noise) < 5).mean() - 0.6827) < 0.003
    assert abs(np.abs(noise.mean(axis=1)).max()) < 0.7, "at no hour is it off"
    assert abs(np.corrcoef(noise[:-1].ravel(), noise[1:].ravel())[0, 1]) < 0.01


def test_weekends_are_a_fifth_lower():
    values, _ = CALM.values(SENSORS, AT[:, None])
    by_day = values.reshape(WEEKS, 7, 24, -1).mean(axis=(0, 2, 3))

    assert abs(by_day[5:].mean() / by_day[:5].mean() - 0.8) < 0.002
    assert by_day[:5].max() / by_day[:5].min() < 1.005


def test_anomalies_are_labelled_and_up_to_50_off():
    provider = SensorReadings()
    values, anomalies = provider.values(SENSORS, AT[:, None])
    calm, _ = CALM.values(SENSORS, AT[:, None])
    off = (values - calm) / 100

    assert abs(anomalies.mean() - 0.05) < 0.001
    assert (off[~anomalies] == 0).all()
    assert -50.01 <= off[anomalies].min() < -49
    assert 49 < off[anomalies].max() <= 50.01
    assert abs(off[anomalies].mean()) < 0.5
    assert abs(off[anomalies].std() - 100 / math.sqrt(12)) < 0.3
    assert abs(np.diff(anomalies.mean(axis=0)).mean()) < 0.01


@pytest.mark.parametrize("share", [0.0, 0.2, 1.0])
def test_the_share_of_anomalies_can_be_chosen(share):
    _, anomalies = SensorReadings(anomalies=share).values(SENSORS, AT[:100, None])

    assert abs(anomalies.mean() - share) < 0.005


@given(
    st.one_of(st.integers(), st.text(min_size=1).filter(lambda text: "\0" not in text)), st.integers(-(10**16), 10**16)
)
def test_a_value_is_the_same_whoever_else_is_asked(sensor, at):
    provider = SensorReadings()
    alone, label = provider.values([sensor], np.array([at]))
    grid, labels = provider.values(["x", sensor], np.array([[at - 1], [at]]))

    assert (grid[1, 1], labels[1, 1]) == (alone[0], label[0])


def test_a_stream_has_all_values_at_the_frequency():
    def rows(**more):
        batches = list(
            SensorReadings().stream(
                sensors=SENSORS.take(slice(30)), start=START, end=START + 48 * HOUR, every="7min", **more
            )
        )
        return [
            np.concatenate([getattr(batch, name) for batch in batches])
            for name in ("sensor", "measured_at", "value", "anomaly")
        ]

    sensor, at, value, anomaly = rows()
    values, anomalies = SensorReadings().values(SENSORS.take(sensor), at)

    assert len(sensor) == 30 * len(range(0, 48 * 60, 7))
    assert np.unique(np.diff(at)).tolist() == [0, 7 * 60 * 1_000_000]
    assert (values == value).all()
    assert (anomalies == anomaly).all()
    for size in (7, 1000):
        for ours, theirs in zip(rows(), rows(batch=size), strict=True):
            assert (ours == theirs).all()


def test_a_frequency_gives_as_many_values_as_it_says():
    """The sample that this replaces took the frequency and made hourly values all the same."""
    for every, count in (("1H", 24), ("15min", 96), ("30s", 2880), ("PT6H", 4)):
        assert (
            sum(map(len, SensorReadings().stream(sensors=[1], start=START, end=START + 24 * HOUR, every=every)))
            == count
        )


def test_gaps_are_as_many_as_were_asked_for():
    period = {"sensors": SENSORS.take(slice(300)), "start": START, "end": START + 28 * 24 * HOUR}
    whole, gappy = ([*SensorReadings(gaps=gaps).stream(**period)] for gaps in (0, 0.08))

    def rows(batches):
        columns = [
            np.concatenate([getattr(one, name) for one in batches]) for name in ("sensor", "measured_at", "value")
        ]
        return set(zip(*(column.tolist() for column in columns), strict=True))

    assert rows(gappy) < rows(whole)
    assert abs(1 - len(rows(gappy)) / len(rows(whole)) - 0.08) < 0.006


def test_another_seed_is_another_world():
    assert (SensorReadings(seed=1).baselines(SENSORS) != SensorReadings().baselines(SENSORS)).mean() > 0.99


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_impossible_shares_are_refused(share):
    with pytest.raises(ValueError, match="is a share"):
        SensorReadings(anomalies=share)
    with pytest.raises(ValueError, match="is a share"):
        SensorReadings(gaps=share)

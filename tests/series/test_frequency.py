"""How often something is read, as people write it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeding.series import instant, instants, interval

SECOND = 1_000_000
HOUR = 3600 * SECOND


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1H", 3600),
        ("h", 3600),
        ("15min", 900),
        ("15T", 900),
        ("30s", 30),
        ("30 S", 30),
        ("1D", 86_400),
        ("2W", 14 * 86_400),
        ("1h30min", 5400),
        ("1.5h", 5400),
        (".5h", 1800),
        ("250ms", 0.25),
        ("1us", 0.000001),
        ("PT15M", 900),
        ("PT1H", 3600),
        ("P1D", 86_400),
        ("P1DT12H", 129_600),
        ("P2W", 14 * 86_400),
        ("PT0,5S", 0.5),
        (timedelta(minutes=5), 300),
    ],
)
def test_intervals_are_read(text, seconds):
    assert interval(text) == round(seconds * SECOND)


@pytest.mark.parametrize(
    "text",
    ["", " ", "0min", "0s", "-15min", "-1H", "min15", "15", "15 parsecs", "1H!", "h h1", "PT", "P", "PT15", "P1DT",
     "T15M", "1e3s", "PT-1H", "nan h", "1..5h", "½h", 15, 1.5, None, True, timedelta(0), timedelta(hours=-1), "0.1us"],
)  # fmt: skip
def test_nonsense_is_refused_with_examples(text):
    with pytest.raises(ValueError, match=r"Write 30s, 15min, 1H"):
        interval(text)


@pytest.mark.parametrize("text", ["1M", "M", "1ME", "1Y", "P1M", "P1Y", "P1Y2M", "2 months", "1 year", "Q"])
def test_months_and_years_have_no_length(text):
    with pytest.raises(ValueError, match="no fixed length"):
        interval(text)


@given(st.integers(1, 10**6), st.sampled_from(["s", "min", "h", "D"]))
def test_a_number_of_units_is_so_many_times_the_unit(number, unit):
    assert interval(f"{number}{unit}") == number * interval(unit)


def test_instants_run_from_the_start_to_before_the_end():
    found = instants("2025-01-01", datetime(2025, 1, 1, 1, tzinfo=UTC), "15min")

    assert list(found) == [instant("2025-01-01T00:00Z") + step * HOUR // 4 for step in range(4)]
    assert not instants("2025-01-01", "2025-01-01", "15min")
    assert instant("2025-01-01T01:00+01:00") == instant("2025-01-01") == instant(datetime(2025, 1, 1))


@pytest.mark.parametrize(("start", "end"), [("2025-01-02", "2025-01-01"), ("soon", "2025-01-01"), (None, 1), (True, 1)])
def test_impossible_periods_are_refused(start, end):
    with pytest.raises(ValueError, match=r"lies before|is no date|an instant is"):
        instants(start, end, "1H")

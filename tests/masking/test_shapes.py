"""Shapes: what they count, that batches make no difference, and that no value can be read off."""

import pickle
from datetime import date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeding.masking.verifying.shapes import LEAST, Distinct, Watch, hashes_of, watched
from tests.tables import field

TEXT = field("word", "text", max_length=99)
NUMBER = field("number", "integer")
DAY = field("day", "date")


def both(one, before, after, size=7, **options):
    pairs = [(before[at : at + size], after[at : at + size]) for at in range(0, len(before), size)]
    return watched(one, pairs, **options)


def test_rows_nulls_empties_and_different_values_are_counted():
    before = ["a", "b", "a", None, "", "c"] * 10
    after = ["x", "y", "x", None, "", "c"] * 10
    found = both(TEXT, before, after)

    assert (found.before.rows, found.before.nulls, found.before.empties, found.before.distinct) == (60, 10, 10, 3)
    assert (found.masked, found.unchanged) == (30, 10)
    assert found.before.distinct_error == 0


def test_null_that_became_a_value_is_seen():
    found = both(TEXT, [None, "", "a"], ["x", "y", None])

    assert (found.before.nulls, found.before.empties, found.after.nulls, found.after.empties) == (1, 1, 1, 0)
    assert (found.masked, found.unchanged) == (3, 0)


def test_the_two_sides_of_a_batch_are_equally_long():
    with pytest.raises(ValueError, match="2 values before and 1 after"):
        Watch(TEXT).add(["a", "b"], ["c"])


@pytest.mark.parametrize(
    ("one", "values"),
    [
        (NUMBER, [-1, -2, 0, 2**62, 5] * 30), (field("f", "float"), [-1.0, -2.0, 0.5] * 30),
        (field("d", "decimal", places=2), [Decimal("-1.00"), Decimal("-2.00"), Decimal("0.5")] * 30),
        (field("j", "json"), [{"a": [1, 2]}, {"a": [2, 1]}, [1], {"b": None}] * 30), (field("b", "bytes"), [b"a", b"b"] * 30),
        (field("m", "boolean"), [True, False] * 30), (DAY, [date(2000, 1, 1), date(2000, 1, 2)] * 30),
        (field("t", "timestamp"), [datetime(2000, 1, 1), datetime(2000, 1, 1, 1)] * 30),
        (field("s", "duration"), [timedelta(1), timedelta(2)] * 30),
    ],
    ids=lambda value: getattr(value, "storage", ""),
)  # fmt: skip
def test_every_type_is_counted(one, values):
    different = len({repr(value) for value in values})

    assert both(one, values, values).before.distinct == different


@given(
    st.lists(st.one_of(st.none(), st.integers(-(10**12), 10**12)), max_size=300),
    st.integers(1, 60), st.integers(1, 60), st.randoms(use_true_random=False),
)  # fmt: skip
def test_batches_and_their_order_make_no_difference(values, one, other, random):
    shuffled = list(values)
    random.shuffle(shuffled)

    assert both(NUMBER, values, values, one) == both(NUMBER, shuffled, shuffled, other)


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=400), st.lists(st.integers(0, 500), max_size=400))
def test_no_bin_tells_of_a_few(before, after):
    after = (after + before)[: len(before)]
    found = both(NUMBER, before, after).numbers

    if found is None:
        return
    for counts, values in ((found.before, before), (found.after, after)):
        assert sum(counts) == len(values)
        assert all(count == 0 or count >= LEAST for count in counts)
    edges = [edge for edge in found.edges if edge is not None]
    assert edges == sorted(set(edges))
    assert not set(edges) & {*map(float, before), *map(float, after)}, "an edge is never a value"
    assert len(found.edges) == len(found.before) + 1


def test_few_values_are_not_told_at_all():
    assert both(NUMBER, [7] * (LEAST - 1), [8] * (LEAST - 1)).numbers is None
    assert both(TEXT, ["abc"] * (LEAST - 1), ["abcd"] * (LEAST - 1)).lengths is None


def test_one_far_value_does_not_show():
    found = both(NUMBER, [*range(1000), 123_456], [*range(1000), 5]).numbers

    assert found.edges[-1] is None
    assert all(edge < 100_000 for edge in found.edges if edge is not None)


def test_bins_stand_where_the_values_are():
    found = both(NUMBER, [3] * 50 + [4] * 20, [3] * 35 + [4] * 35).numbers

    assert (found.edges, found.before, found.after) == ((2.5, 3.5, 4.5), (50, 20), (35, 35))


def test_dates_are_told_by_months():
    days = [date(1980, 1, 1) + timedelta(days=number * 30) for number in range(500)]
    found = both(DAY, days, [day + timedelta(days=40) for day in days]).numbers

    assert found.unit == "month"
    assert sum(found.before) == sum(found.after) == 500
    assert found.edges[1] % 1 == 0.5


def test_many_values_are_estimated_within_the_error_that_is_told():
    counter = Distinct(1 << 12)
    for start in range(0, 200_000, 5000):
        counter.add(hashes_of([f"value {number}" for number in range(start, start + 5000)] * 2, "text"))
    count, error = counter.finish()

    assert 0 < error < 0.02
    assert abs(count - 200_000) < 6 * error * 200_000


def test_the_memory_of_a_watch_is_bounded():
    watch = Watch(NUMBER, exact=1024)
    rng = np.arange(200_000) * 7919 % 1_000_003
    for start in range(0, 200_000, 2000):
        values = rng[start : start + 2000].tolist()
        watch.add(values, values)

    assert len(watch.seen.before.distinct._kept) <= 1024
    assert watch.seen.before.distinct._waits <= 1024
    assert len(watch.seen.before.numbers.counts) <= 1024
    assert watch.finish().numbers is not None


@pytest.mark.parametrize("size", [1, 7, 500])
@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        (NUMBER, [n * n * 37 - 10**6 for n in range(2000)], [n // 3 for n in range(2000)]),
        (TEXT, ["x" * (n % 90) for n in range(2000)], [None if n % 4 else f"a{n}" for n in range(2000)]),
    ],
)
def test_what_others_saw_comes_to_what_one_would_have_seen(field, before, after, size):
    whole, together = Watch(field, exact=256), Watch(field, exact=256)
    whole.add(before, after)
    whole.add_deleted(before[:5])
    for start in range(0, len(before), size):
        part = Watch(field)
        part.add(before[start : start + size], after[start : start + size])
        if not start:
            part.add_deleted(before[:5])
        together.seen.absorb(pickle.loads(pickle.dumps(part.seen)))

    assert together.finish() == whole.finish()


def test_no_value_is_in_a_shape():
    values = [f"person{number}@example.com" for number in range(500)]
    text = repr(both(TEXT, values, [value[::-1] for value in values]))

    assert "example" not in text
    assert "person" not in text


def test_rows_that_were_removed_count_before_only():
    watch = Watch(TEXT)
    watch.add(["a"] * 20, ["b"] * 20)
    watch.add_deleted(["c"] * 5)
    found = watch.finish()

    assert (found.before.rows, found.after.rows, found.masked, found.unchanged) == (25, 20, 20, 0)

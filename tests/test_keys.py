"""Keys, streams and permutations: pure, uniform enough, and the same everywhere and in every release."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seeding.keys import below, derive, high_bits, mix, name_key, permute, row_keys, stream

UNSIGNED = st.integers(0, 2**64 - 1)
MASK = 2**64 - 1


def keys(count=10_000, seed=0):
    return row_keys(stream(seed, "test"), np.arange(count))


def mixed(value):
    """splitmix64's finaliser, in whole numbers."""
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB & MASK
    return value ^ (value >> 31)


# mix and row keys -----------------------------------------------------------------------------------------


@given(st.lists(UNSIGNED, max_size=20))
def test_mix_is_the_finaliser_of_splitmix64(values):
    assert mix(np.array(values, dtype=np.uint64)).tolist() == [mixed(value) for value in values]


def test_mix_does_not_change_what_it_is_given():
    values = np.arange(5, dtype=np.uint64)
    mix(values)
    assert values.tolist() == [0, 1, 2, 3, 4]


@given(UNSIGNED, st.integers(0, 2**62), st.integers(1, 50))
def test_the_key_of_a_row_depends_on_its_number_alone(stream_key, first, size):
    rows = np.arange(first, first + size)
    whole = row_keys(stream_key, rows)

    assert whole.tolist() == [mixed((row * 0x9E3779B97F4A7C15 + stream_key) & MASK) for row in rows.tolist()]
    assert [row_keys(stream_key, rows[i : i + 1])[0] for i in range(size)] == whole.tolist()
    assert row_keys(stream_key, rows[::-1])[::-1].tolist() == whole.tolist()


def test_row_keys_leave_the_numbers_as_they_are_and_keep_their_shape():
    rows = np.arange(6).reshape(2, 3)

    assert row_keys(1, rows).shape == (2, 3)
    assert rows.tolist() == [[0, 1, 2], [3, 4, 5]]


def test_row_keys_of_a_stream_are_all_different():
    assert len(np.unique(keys(100_000))) == 100_000


def test_every_bit_of_a_row_key_is_as_often_set_as_not():
    bits = np.unpackbits(keys(20_000).view(np.uint8)).reshape(-1, 64)

    assert np.abs(bits.mean(axis=0) - 0.5).max() < 0.02


# Streams --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [0, -1, 2**63, 2**64, 2**70, -(2**70), 10**30])
def test_any_integer_is_a_seed(seed):
    assert 0 <= stream(seed, "shop.User") < 2**64
    assert stream(seed, "shop.User") == stream(int(str(seed)), "shop.User")


def test_seeds_are_different_even_where_their_lowest_64_bits_are_the_same():
    seeds = [0, 1, -1, 2**32, 2**64, 2**64 - 1, 2**70, 2**70 + 1, 10**30]

    assert len({stream(seed, "shop.User") for seed in seeds}) == len(seeds)


def test_streams_go_by_their_whole_path():
    paths = [("a", "b"), ("b", "a"), ("ab",), ("a", "b", ""), ("a",), ("",), ()]

    assert len({stream(0, *path) for path in paths}) == len(paths)


@given(st.text(), st.text(), st.lists(UNSIGNED, min_size=1, max_size=5))
def test_derived_keys_of_different_names_differ(one, other, values):
    drawn = np.array(values, dtype=np.uint64)

    assert np.array_equal(derive(drawn, one), derive(drawn.copy(), one))
    if one != other:
        assert (derive(drawn, one) != derive(drawn, other)).all()


def test_derived_keys_tell_nothing_of_each_other():
    drawn = keys()
    first, second = below(derive(drawn, "one"), 2), below(derive(drawn, "two"), 2)

    assert abs(np.corrcoef(first, second)[0, 1]) < 0.04
    assert abs(np.corrcoef(first, below(drawn, 2))[0, 1]) < 0.04


# Uniform numbers ------------------------------------------------------------------------------------------


@given(st.lists(UNSIGNED, max_size=10), st.integers(1, 62))
def test_high_bits_are_the_highest(values, bits):
    assert high_bits(np.array(values, dtype=np.uint64), bits).tolist() == [value >> (64 - bits) for value in values]


@given(st.lists(UNSIGNED, min_size=1, max_size=20), st.integers(1, 2**63))
@example([0, MASK], 1)
@example([0, MASK], 2**31)
@example([0, MASK], 2**31 + 1)
@example([0, MASK], 2**32)
@example([0, MASK, 1, 2**32 - 1, 2**32, 2**63], 2**63 - 1)
@example([0, MASK, 1, 2**32 - 1, 2**32, 2**63], 2**63)
def test_below_is_within_the_bound_and_is_the_high_product(values, bound):
    drawn = below(np.array(values, dtype=np.uint64), bound)

    assert drawn.dtype == np.int64
    if bound > 1 << 31:
        assert drawn.tolist() == [value * bound >> 64 for value in values]
    else:
        assert drawn.tolist() == [(value >> 32) * bound >> 32 for value in values]
    assert all(0 <= value < bound for value in drawn.tolist())


@given(st.lists(st.tuples(UNSIGNED, st.integers(1, 2**31)), min_size=1, max_size=20))
def test_below_takes_a_bound_for_each_key(pairs):
    drawn, bounds = np.array([k for k, _ in pairs], dtype=np.uint64), np.array([b for _, b in pairs])

    assert below(drawn, bounds).tolist() == [below(drawn[i : i + 1], b)[0] for i, (_, b) in enumerate(pairs)]


def test_below_refuses_a_bound_that_does_not_fit():
    with pytest.raises(ValueError, match=r"at most 2\*\*63"):
        below(keys(1), 2**63 + 1)


@pytest.mark.parametrize("bound", [2, 7, 100])
def test_below_is_uniform(bound):
    counts = np.bincount(below(keys(50_000), bound), minlength=bound)
    expected = 50_000 / bound

    # Chi-squared, far beyond what chance gives (mean bound - 1, deviation sqrt(2 * bound)).
    assert ((counts - expected) ** 2 / expected).sum() < bound + 6 * (2 * bound) ** 0.5


@pytest.mark.parametrize("bound", [2**40 + 1, 2**62 - 1, 2**63])
def test_below_is_uniform_for_wide_bounds(bound):
    tenths = below(keys(20_000), bound).astype(float) / bound * 10

    assert np.abs(np.bincount(tenths.astype(int), minlength=10) / 2000 - 1).max() < 0.15


# Permutations ---------------------------------------------------------------------------------------------


@given(st.integers(1, 5000), UNSIGNED)
@settings(max_examples=60)
def test_permute_is_a_bijection(size, key):
    assert np.array_equal(np.sort(permute(np.arange(size), size, key)), np.arange(size))


def test_permute_is_a_bijection_for_every_small_size():
    for size in range(1, 200):
        for rounds in (3, 4):
            assert sorted(permute(np.arange(size), size, 7, rounds=rounds).tolist()) == list(range(size)), size


@given(st.integers(1, 2**62), st.lists(st.integers(0, 2**62 - 1), min_size=1, max_size=20, unique=True), UNSIGNED)
def test_permute_keeps_apart_what_is_apart_in_large_ranges(size, values, key):
    distinct = sorted({value % size for value in values})
    permuted = permute(np.array(distinct), size, key).tolist()

    assert len(set(permuted)) == len(distinct)
    assert all(0 <= value < size for value in permuted)


@given(st.integers(2, 300), UNSIGNED, st.lists(st.integers(0, 299), min_size=1, max_size=40))
def test_permute_is_pointwise(size, key, values):
    numbers = np.array([value % size for value in values])

    assert permute(numbers, size, key).tolist() == [permute(np.array([n]), size, key)[0] for n in numbers.tolist()]


@given(st.integers(2, 300), st.lists(UNSIGNED, min_size=1, max_size=5))
def test_permute_takes_a_key_for_each_value(size, given_keys):
    values = np.tile(np.arange(size), len(given_keys))
    spread = np.repeat(np.array(given_keys, dtype=np.uint64), size)

    together = permute(values, size, spread).reshape(len(given_keys), size)

    for row, key in zip(together.tolist(), given_keys, strict=True):
        assert row == permute(np.arange(size), size, key).tolist()


def test_permute_goes_by_its_key():
    shuffles = {tuple(permute(np.arange(50), 50, key).tolist()) for key in range(200)}

    assert len(shuffles) == 200


def test_permute_puts_each_value_everywhere_alike():
    many = keys(20_000)
    places = permute(np.full(20_000, 3), 10, many)

    assert np.abs(np.bincount(places, minlength=10) / 2000 - 1).max() < 0.12


@pytest.mark.parametrize("size", [0, 1])
def test_permute_of_one_value_is_itself(size):
    assert permute(np.zeros(4, dtype=np.int64), size, 9).tolist() == [0, 0, 0, 0]


def test_permute_of_nothing_is_nothing():
    assert permute(np.arange(0), 100, 9).tolist() == []


# Golden values: every data set changes with any of these ------------------------------------------------


def test_keys_are_those_of_every_release():
    assert name_key("shop.User", "email") == 521975051309066954
    assert stream(0, "shop.User") == 3093915194932329203
    assert stream(10**30, "shop.User") == 7984128967929365822
    assert row_keys(stream(0, "shop.User"), np.array([0, 1, 10**9])).tolist() == [
        7346781717005089957,
        14484446213287129547,
        13815736199313068463,
    ]
    assert derive(np.array([0, 1], dtype=np.uint64), "null").tolist() == [
        9898636154939505578,
        7475669966702233656,
    ]
    assert below(keys(5), 1000).tolist() == [314, 556, 430, 614, 413]
    assert below(keys(3), 2**63).tolist() == [2897854435379194371, 5131397473776788008, 3975263721927468476]
    assert permute(np.arange(12), 12, 42).tolist() == [4, 6, 7, 9, 3, 8, 2, 5, 11, 10, 0, 1]
    assert permute(np.arange(3), 10**12, 42).tolist() == [83170232602, 855393467912, 537125246609]

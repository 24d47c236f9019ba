"""Sorted hashes are found where a binary search finds them, however they are spread."""

from __future__ import annotations

import numpy as np
import pytest

from seeding.masking.lookup import SortedHashes, sorted_unique

SPREAD = {
    "evenly": lambda random, many: random.integers(0, 1 << 63, many, dtype=np.uint64) * np.uint64(2),
    "in few places": lambda random, many: random.integers(0, 5, many, dtype=np.uint64) << np.uint64(61),
    "at the beginning": lambda random, many: random.integers(0, 2 * many + 1, many, dtype=np.uint64),
    "at the end": lambda random, many: np.uint64(2**64 - 1) - random.integers(0, 2 * many + 1, many, dtype=np.uint64),
}


@pytest.mark.parametrize("spread", SPREAD)
@pytest.mark.parametrize("many", [0, 1, 2, 3, 7, 8, 9, 1000, 20_000])
@pytest.mark.parametrize("dtype", [np.uint64, np.uint32])
def test_places_are_those_of_a_binary_search(spread, many, dtype):
    random = np.random.default_rng(many)
    drawn = SPREAD[spread](random, many)
    ordered = np.sort((drawn >> np.uint64(64 - np.iinfo(dtype).bits)).astype(dtype))
    highest = np.iinfo(dtype).max
    wanted = np.concatenate([ordered, ordered + dtype(1), ordered - dtype(1), np.array([0, 1, highest], dtype=dtype)])
    found = SortedHashes(ordered)

    assert (found.places(wanted) == np.searchsorted(ordered, wanted)).all()
    assert (found.holds(wanted) == np.isin(wanted, ordered)).all()
    places, there = found.find(wanted)
    assert not many or (ordered[places[there]] == wanted[there]).all()


def test_sorted_unique_has_each_number_once():
    assert sorted_unique(np.array([3, 1, 3, 2, 1], dtype=np.uint64)).tolist() == [1, 2, 3]
    assert sorted_unique(np.zeros(0, dtype=np.uint64)).tolist() == []

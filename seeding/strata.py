"""Exact shares: every hundred rows have each stratum once, shuffled."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Numbers, below, high_bits, mix, name_key, permute
from seeding.spec import STRATA


@lru_cache(maxsize=1)
def _shuffles() -> NDArray[np.uint8]:
    """1024 shuffles of twenty, one after the other."""
    places = np.tile(np.arange(20), 1024)
    orders = np.repeat(np.arange(1024, dtype=np.uint64), 20)
    return permute(places, 20, mix(orders ^ np.uint64(name_key("shuffles of twenty")))).astype(np.uint8)


def strata(numbers: Numbers, key: int) -> Numbers:
    """A bijection of each block of 100 numbers onto `range(100)`; twenty in a row cover all twenty coarse strata."""
    block = numbers // STRATA
    inside = numbers - block * STRATA
    group = inside // 20
    keys = mix((block * 5 + group).astype(np.uint64) ^ np.uint64(key))
    coarse = _shuffles().take(high_bits(keys, 10) * 20 + inside - group * 20).astype(np.int64)
    turn = mix(block.astype(np.uint64) * np.uint64(32) + coarse.astype(np.uint64) ^ np.uint64(key))
    fine = group + below(turn, 5)
    return coarse * 5 + fine - (fine >= 5) * 5

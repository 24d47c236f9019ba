"""The only source of randomness: 64-bit keys, named streams and permutations.

Nothing here keeps state. A key is a `uint64`; a function of keys is a function of nothing else,
so a value can be drawn again anywhere, in any order.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from math import isqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Keys: TypeAlias = NDArray[np.uint64]
Numbers: TypeAlias = NDArray[np.int64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_27, _30, _31, _32 = (np.uint64(bits) for bits in (27, 30, 31, 32))
_LOW_32 = np.uint64(0xFFFFFFFF)


def mix(values: Keys) -> Keys:
    """Finalise each value: a bijection of 64 bits in which every input bit reaches every output bit.

    Source: splitmix64, Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
    """
    mixed = values >> _30
    mixed ^= values
    mixed *= _MIX_1
    shifted = mixed >> _27
    mixed ^= shifted
    mixed *= _MIX_2
    np.right_shift(mixed, _31, out=shifted)
    mixed ^= shifted
    return mixed


@lru_cache(maxsize=65_536)
def name_key(*names: str) -> int:
    """The key of a name, or of a path of names: one 64-bit integer, the same on every machine."""
    text = "\x1f".join(names).encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little")


def stream(seed: int, *names: str) -> int:
    """The key of a named stream under a seed. Any integer is a seed: 0, negative or longer than 64 bits."""
    return name_key(str(int(seed)), *names)


def row_keys(stream_key: int, rows: Numbers) -> Keys:
    """One key for each row number of a stream, with shape `rows.shape`."""
    spread = np.asarray(rows).astype(np.uint64)
    spread *= _GOLDEN
    spread += np.uint64(stream_key)
    return mix(spread)


def derive(keys: Keys, name: str) -> Keys:
    """Independent keys for a named purpose, one for each of `keys`."""
    return mix(keys ^ np.uint64(name_key(name)))


def high_bits(keys: Keys, bits: int) -> Numbers:
    """The highest `bits` (at most 62) of each key, as non-negative integers."""
    return (keys >> np.uint64(64 - bits)).view(np.int64)


def below(keys: Keys, bound: int | Numbers) -> Numbers:
    """Uniform integers in `range(bound)`; `bound` is one positive integer or one for each key.

    Multiply and shift (Lemire 2019, without rejection): the bias is under `bound / 2**32`, and for bounds
    above 2**32 the full 64-bit product is taken, where it is under `bound / 2**64`.
    """
    if isinstance(bound, int) and bound > 1 << 31:
        return _below_wide(keys, bound)
    factor = np.uint64(bound) if isinstance(bound, int) else np.asarray(bound).astype(np.uint64)
    product = (keys >> _32) * factor
    product >>= _32
    return product.view(np.int64)


def _below_wide(keys: Keys, bound: int) -> Numbers:
    if bound > 1 << 63:
        raise ValueError(f"a bound of at most 2**63 can be drawn below, not {bound}")
    high, low = keys >> _32, keys & _LOW_32
    bound_high, bound_low = np.uint64(bound >> 32), np.uint64(bound & 0xFFFFFFFF)
    middle = (low * bound_low >> _32) + (high * bound_low & _LOW_32) + low * bound_high
    # `low * bound_high` is under 2**63 because `bound_high` is under 2**31, so the sum does not overflow.
    return ((high * bound_high) + (high * bound_low >> _32) + (middle >> _32)).view(np.int64)


def permute(values: Numbers, size: int, key: int | Keys, rounds: int = 4) -> Numbers:
    """A keyed bijection of `range(size)`, applied to each value; `key` is one key or one for each value.

    A mixed-radix Feistel network (Black and Rogaway, "Ciphers with arbitrary finite domains", 2002) over the
    smallest a x b that holds `size`, walking cycles for the few results beyond it.
    """
    values = np.asarray(values, dtype=np.int64)
    if size <= 1:
        return np.zeros_like(values)
    right_size = isqrt(size - 1) + 1
    left_size = -(-size // right_size)
    keyed = np.full(1, key, dtype=np.uint64) if isinstance(key, int) else key
    result = _feistel(values, left_size, right_size, keyed, rounds)
    outside = np.flatnonzero(result >= size)
    while outside.size:
        inner = keyed if isinstance(key, int) else keyed[outside]
        result[outside] = _feistel(result[outside], left_size, right_size, inner, rounds)
        outside = outside[result[outside] >= size]
    return result


def _feistel(values: Numbers, left_size: int, right_size: int, key: Keys, rounds: int) -> Numbers:
    left = values // right_size
    right = values - left * right_size
    for step in range(rounds):
        half, size = (right, left_size) if step % 2 == 0 else (left, right_size)
        salt = np.uint64(name_key("permute", str(step)))
        shift = below(mix(mix(half.astype(np.uint64) ^ salt) ^ key), size)
        if step % 2 == 0:
            left += shift
            left -= (left >= left_size) * left_size
        else:
            right += shift
            right -= (right >= right_size) * right_size
    return left * right_size + right

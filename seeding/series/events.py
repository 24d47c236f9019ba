"""What happens to single readings: drawn from whose they are and when, so that it is the same whoever asks."""

from __future__ import annotations

import numpy as np

from seeding.columns import SECOND, Mask
from seeding.keys import Keys, Numbers, below, high_bits
from seeding.series.entities import keyed

_OUTAGE = 6 * 3600
_RATE_BITS = 21


def check_share(name: str, share: float, *, whole: bool = False) -> None:
    """ValueError unless it is a share from 0 to less than 1, or to 1 where it may be the `whole`."""
    if not (0 <= share < 1 or (whole and share == 1)):
        raise ValueError(f"{name} is a share, from 0 to {'1' if whole else 'less than 1'}, not {share!r}")


def happens(keys: Keys, place: int, share: float) -> Mask:
    """True for about `share` of the keys, by the bits at one of three places, to a precision of 2**-21.

    What happens at a share happens at any larger one.
    """
    bits = high_bits(keys << np.uint64(place * _RATE_BITS), _RATE_BITS)
    return bits < round(share * (1 << _RATE_BITS))


def lost(keys: Keys, whose: Keys, at: Numbers, share: float) -> Mask:
    """Which readings are lost: half of the share in outages of six hours, half one by one.

    `keys` are one for each reading (their third place is used), `whose` are the keys of those that give them, and
    `at` is broadcast against these.
    """
    outage = share / 2
    block = (at // SECOND + below(whose, _OUTAGE)) // _OUTAGE
    return happens(keyed(whose, block), 0, outage) | happens(keys, 2, (share - outage) / (1 - outage))

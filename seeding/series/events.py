"""What happens to single readings: drawn from whose they are and when, so that it is the same whoever asks."""

from __future__ import annotations

import numpy as np

from seeding.columns import SECOND, Mask
from seeding.keys import Keys, Numbers, below, high_bits, mix
from seeding.series.entities import keyed

_OUTAGE = 12 * 3600
"""What is lost in outages is lost in so many seconds, in some one stretch of them of an hour to all of them."""
_QUARTER = 15 * 60
_LONGEST = _OUTAGE // _QUARTER
_SHORTEST = 4
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
    """Which readings are lost: half of the share in outages of an hour to twelve, half one by one.

    `keys` are one for each reading (their third place is used), `whose` are the keys of those that give them, and
    `at` is broadcast against these.
    """
    outage = share / 2
    seconds = at // SECOND + below(whose, _OUTAGE)
    block = seconds // _OUTAGE
    inside = seconds - block * _OUTAGE
    blocks = keyed(whose, block)
    # Stretches of four quarters to all have the mean of both on average.
    struck = happens(blocks, 0, min(outage * 2 * _LONGEST / (_LONGEST + _SHORTEST), 1.0))
    found = np.nonzero(struck)
    if found[0].size:
        struck[found] = _in_stretch(blocks[found], np.broadcast_to(inside, struck.shape)[found])
    return struck | happens(keys, 2, (share - outage) / (1 - outage))


def _in_stretch(blocks: Keys, inside: Numbers) -> Mask:
    """Whether seconds inside of blocks lie in the stretch of each that is lost, which is any length as often."""
    drawn = mix(blocks)
    length = _SHORTEST + below(drawn, _LONGEST - _SHORTEST + 1)
    start = below(mix(drawn), _LONGEST - length + 1)
    place = inside // _QUARTER
    return (place >= start) & (place < start + length)

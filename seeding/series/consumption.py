"""How much is used up to an instant: a rhythm of hours, weekdays and seasons, and noise that never runs backwards.

The rhythm is a closed form of the instant: whole days are looked up in running sums of one Gregorian cycle (400 years,
a whole number of weeks), the rest in a running sum of the day. The noise bends what has been used, `warped`, instead
of adding to it: a bend's slope stays above 0, so a curve that rises still rises, and any instant costs the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from seeding.keys import Keys, Numbers, derive, high_bits, name_key, row_keys

UNIT_BITS = 12
"""Use is counted in units of 2**-12 Wh."""

YEARLY = 1_200_000
"""Wh a year of a meter whose factor is 1."""

_DAY = 86_400
_SLOT = 1800
_CYCLE = 146_097
_DAY_BITS = 24


@dataclass(frozen=True)
class Use:
    """What is behind a meter: when it takes power, as weights of the hours and the weekdays (Monday first).

    In the middle of January it takes `winter` of a hundred more than on average, in July as much less.
    """

    hours: tuple[int, ...]
    weekdays: tuple[int, ...]
    winter: int


USES: dict[str, Use] = {
    "household": Use(
        (32, 27, 25, 24, 25, 30, 48, 66, 62, 52, 48, 52, 60, 55, 49, 48, 58, 82, 104, 108, 98, 84, 64, 43),
        (97, 96, 96, 97, 99, 109, 112),
        17,
    ),
    "business": Use(
        (22, 21, 20, 20, 21, 26, 42, 74, 104, 116, 120, 119, 108, 112, 117, 114, 104, 82, 55, 40, 33, 28, 25, 23),
        (118, 121, 121, 120, 114, 60, 42),
        9,
    ),
    "heat_pump": Use(
        (58, 56, 55, 56, 62, 78, 96, 98, 88, 76, 68, 62, 60, 60, 62, 66, 74, 86, 92, 92, 88, 80, 70, 62),
        (99, 99, 99, 99, 99, 102, 103),
        82,
    ),
    "charging": Use(
        (84, 66, 48, 34, 24, 18, 14, 12, 14, 16, 18, 20, 22, 22, 24, 28, 42, 70, 96, 108, 112, 116, 112, 100),
        (104, 98, 98, 100, 108, 90, 102),
        12,
    ),
}
"""What meters measure. What an hour takes follows a straight line from each hour's weight to the next."""


@lru_cache(maxsize=1)
def _day_tables() -> tuple[Numbers, Numbers, Numbers]:
    """For each use: what the days of a cycle take, what all days before each take, and what the cycle takes."""
    days = np.arange(_CYCLE)
    dates = days.astype("datetime64[D]")
    of_year = (dates - dates.astype("datetime64[Y]")).astype(np.int64)
    season = [math.cos((day - 14) / 365.25 * math.tau) for day in range(366)]
    daily = []
    for use in USES.values():
        seasons = np.array([round((1 + use.winter / 100 * part) * 4096) for part in season], dtype=np.int64)
        weights = seasons[of_year] * np.array(use.weekdays, dtype=np.int64)[(days + 3) % 7]
        mean = round(YEARLY * 400 / _CYCLE) << UNIT_BITS
        daily.append(weights * mean // (int(weights.sum()) // _CYCLE))
    takes = np.array(daily)
    before = np.cumsum(takes, axis=1) - takes
    return takes.ravel(), before.ravel(), takes.sum(axis=1)


@lru_cache(maxsize=1)
def _hour_tables() -> tuple[Numbers, Numbers]:
    """For each use: the share of a day that is used up by each half hour, in units of 2**-24, and what each takes."""
    shares = []
    for use in USES.values():
        power = [sum(use.hours[(half - turn) // 2 % 24] for turn in (0, 1)) for half in range(48)]
        running = np.concatenate([[0], np.cumsum(power)]).astype(np.int64)
        shares.append((running << _DAY_BITS) // int(running[-1]))
    before = np.array(shares)
    return before[:, :-1].ravel(), np.diff(before, axis=1).ravel()


def rhythm(uses: Numbers, seconds: Numbers) -> Numbers:
    """What a meter with factor 1 has used by these instants (seconds since 1970), in units, going by its use.

    The arrays are broadcast. What was used before 1970 is negative.
    """
    takes, before, totals = _day_tables()
    share_before, share_takes = _hour_tables()
    day = seconds // _DAY
    rest = seconds - day * _DAY
    cycle = day // _CYCLE
    slot = rest // _SLOT
    at_day = uses * _CYCLE + (day - cycle * _CYCLE)
    at_slot = uses * (_DAY // _SLOT) + slot
    share = share_before.take(at_slot) + share_takes.take(at_slot) * (rest - slot * _SLOT) // _SLOT
    return cycle * totals.take(uses) + before.take(at_day) + (takes.take(at_day) * share >> _DAY_BITS)


# Noise ----------------------------------------------------------------------------------------------------

_NODE_BITS = 14
_NODES = 1 << _NODE_BITS

BENDS = ((31, 40), (28, 60), (24, 90), (21, 160), (18, 220))
"""The noise: the distance of a bend's nodes (a power of 2, in units) and how far its slope strays from 1 (of 256).

With factor 1 they lie some five months, three weeks, a day and a quarter, four hours and half an hour apart.
"""


@lru_cache(maxsize=1)
def _nodes() -> Numbers:
    """Heights of nodes, uniform below 2**15; twice over, so that a place and a stride need no second mask."""
    heights = high_bits(row_keys(name_key("heights of nodes"), np.arange(_NODES)), 15)
    return np.concatenate([heights, heights])


@dataclass(frozen=True, eq=False)
class Noise:
    """Where in the table of nodes each meter begins and how far apart its nodes are there, for each bend."""

    starts: tuple[Numbers, ...]
    strides: tuple[Numbers, ...]

    @classmethod
    def of(cls, keys: Keys) -> Noise:
        """The noise of each key."""
        drawn = [derive(keys, f"bend {place}") for place in range(len(BENDS))]
        return cls(
            tuple(high_bits(key, _NODE_BITS) for key in drawn),
            tuple((high_bits(key << np.uint64(_NODE_BITS), _NODE_BITS - 1) << 1) + 1 for key in drawn),
        )

    def __getitem__(self, index: Numbers | slice) -> Noise:
        return Noise(tuple(part[index] for part in self.starts), tuple(part[index] for part in self.strides))

    def warped(self, used: Numbers) -> Numbers:
        """What has been used, bent. It never falls where `used` rises, and strays by less than a bend's distance."""
        nodes = _nodes()
        for (bits, slope), start, stride in zip(BENDS, self.starts, self.strides, strict=True):
            node = used >> bits
            inside = used & ((1 << bits) - 1)
            node *= stride
            node += start
            node &= _NODES - 1
            left = nodes.take(node)
            node += stride
            bend = nodes.take(node)
            bend -= left
            bend *= inside
            left <<= bits
            bend += left
            bend *= slope
            bend >>= 15 + 8
            bend += used
            used = bend
        return used

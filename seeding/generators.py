"""Building blocks that turn keys into values: frozen, pure, and made of integer arithmetic.

A generator has `draw(keys) -> Column`. Nothing here calls `exp`, `log` or `pow` on a drawn value: their last bit
may differ between processors, and rows may not. Tables of rounded integers stand in for them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from seeding import columns
from seeding.columns import DAY, Bank, Column
from seeding.keys import Keys, Numbers, below, derive, high_bits, mix, permute

_TABLE_BITS = 16
FRACTION_BITS = 32


@runtime_checkable
class Generator(Protocol):
    """Whatever turns keys into a column of the same length, each value from its own key alone."""

    def draw(self, keys: Keys) -> Column: ...


# Choices --------------------------------------------------------------------------------------------------


_tables: dict[int, tuple[tuple[float, ...], NDArray[Any]]] = {}
_MOST_TABLES = 512


def _weight_table(weights: tuple[float, ...]) -> NDArray[Any]:
    """The position for each of 2**16 fractions, in as few bytes as hold it: small tables stay in the nearest caches.

    It is found by the identity of the weights first, since hashing thousands of them takes longer than a batch's picks.
    """
    known = _tables.get(id(weights))
    if known is None or known[0] is not weights:
        if len(_tables) >= _MOST_TABLES:
            _tables.clear()
        known = _tables[id(weights)] = weights, _made_table(weights)
    return known[1]


@lru_cache(maxsize=_MOST_TABLES)
def _made_table(weights: tuple[float, ...]) -> NDArray[Any]:
    total = math.fsum(weights)
    edges = np.rint(np.cumsum(weights) / total * (1 << _TABLE_BITS)).astype(np.int64)
    positions = np.arange(len(weights), dtype=np.min_scalar_type(len(weights)))
    return np.repeat(positions, np.diff(edges, prepend=0))


def check_weights(weights: Sequence[float]) -> tuple[float, ...]:
    """`weights` as floats; ValueError unless they are finite, not negative, and one at least is positive."""
    checked = tuple(float(weight) for weight in weights)
    if not checked or any(not math.isfinite(weight) or weight < 0 for weight in checked) or sum(checked) <= 0:
        raise ValueError(f"weights are finite numbers, none below 0 and one above it, not {list(weights)}")
    return checked


def drawn_alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether the same is drawn by either weights, whatever the key."""
    return np.array_equal(_made_table(one), _made_table(other))


def pick_weighted(keys: Keys, weights: tuple[float, ...]) -> Numbers:
    """Positions in `weights`, by weight, to a precision of 2**-16 (2 ns a row: one table look-up)."""
    return _weight_table(weights).take(high_bits(keys, _TABLE_BITS)).astype(np.int64)


def column_of(values: Sequence[Any], codes: Numbers) -> Column:
    """The column that holds `values[code]` for each code; its class follows from the type of the values."""
    kinds = {type(value) for value in values if value is not None}
    nulls = np.array([value is None for value in values], dtype=np.bool_)[codes] if None in values else None
    column: Column
    if kinds == {bool}:
        column = columns.Booleans(np.array([bool(value) for value in values])[codes])
    elif kinds == {int}:
        column = columns.Integers(np.array([value or 0 for value in values], dtype=np.int64)[codes])
    elif kinds == {float} or kinds == {int, float}:
        column = columns.Floats(np.array([value or 0.0 for value in values], dtype=np.float64)[codes])
    elif kinds == {str} or all(issubclass(kind, str) for kind in kinds):
        column = columns.Words(codes, _bank(tuple("" if value is None else str(value) for value in values)))
    else:
        column = columns.Objects(tuple(values[code] for code in codes.tolist()))
    return column.with_nulls(nulls)


@lru_cache(maxsize=512)
def _bank(words: tuple[str, ...]) -> Bank:
    return Bank(words)


_GROUP_BITS = 12


@lru_cache(maxsize=256)
def _grouped_table(weights: tuple[tuple[float, ...], ...]) -> NDArray[Any]:
    return np.concatenate(
        [_weight_table(check_weights(group))[:: 1 << (_TABLE_BITS - _GROUP_BITS)] for group in weights]
    )


def pick_by(keys: Keys, groups: int | Numbers, weights: tuple[tuple[float, ...], ...]) -> Numbers:
    """Positions by the weights of each row's group (`weights[group]`), to a precision of 2**-12."""
    return _grouped_table(weights).take((groups << _GROUP_BITS) + high_bits(keys, _GROUP_BITS)).astype(np.int64)


def bracket(numbers: Numbers, limits: Sequence[int]) -> Numbers:
    """How many of a few `limits` each number reaches: the brackets that rising limits make are counted from 0.

    Comparing with each takes a tenth of the time that a search takes, which processors cannot foresee.
    """
    found = np.zeros(len(numbers), dtype=np.uint8)
    for limit in limits:
        found += numbers >= limit
    return found.astype(np.int64)


@dataclass(frozen=True)
class Weighted:
    """One of `values`, by weight."""

    values: tuple[Any, ...]
    weights: tuple[float, ...]

    def draw(self, keys: Keys) -> Column:
        return column_of(self.values, pick_weighted(keys, self.weights))


def weighted(weights: Mapping[Any, float]) -> Weighted:
    """Values with their weights; the weights need not sum to 1."""
    return Weighted(tuple(weights), check_weights(list(weights.values())))


@dataclass(frozen=True)
class Choice:
    """One of `values`, each as likely."""

    values: tuple[Any, ...]

    def draw(self, keys: Keys) -> Column:
        return column_of(self.values, below(keys, len(self.values)))


def choice(*values: Any) -> Choice:
    """One of the values, each as likely."""
    if not values:
        raise ValueError("choice() needs at least one value")
    return Choice(values)


@dataclass(frozen=True)
class Constant:
    """The same value in every row."""

    value: Any

    def draw(self, keys: Keys) -> Column:
        return column_of((self.value,), np.zeros(len(keys), dtype=np.int64))


@dataclass(frozen=True)
class Nullable:
    """No value in a share of the rows; the rest come from `generator`."""

    generator: Generator
    share: float

    def draw(self, keys: Keys) -> Column:
        return self.generator.draw(keys).with_nulls(chance(derive(keys, "null"), self.share))


def chance(keys: Keys, share: float) -> NDArray[np.bool_]:
    """True for about `share` of the keys."""
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1, not {share}")
    return high_bits(keys, 32) < round(share * (1 << 32))


# Numbers --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Integers:
    """Whole numbers from `low` to `high`, both included. `skew` > 0 favours small ones (density falls as 1/x does)."""

    low: int
    high: int
    skewed: bool = False

    def draw(self, keys: Keys) -> Column:
        size = self.high - self.low + 1
        offsets = skewed(keys, size) if self.skewed else below(keys, size)
        return columns.Integers(offsets + self.low)


def integers(low: int, high: int, *, skewed: bool = False) -> Integers:
    """Whole numbers from `low` to `high`, both included."""
    if low > high:
        raise ValueError(f"integers({low}, {high}): the low end lies above the high end")
    if high - low >= 1 << 63:
        raise ValueError(f"integers({low}, {high}): at most 2**63 numbers can be drawn from")
    if skewed and high - low >= SKEWED_MOST:
        raise ValueError(f"integers({low}, {high}, skewed=True): at most 2**33 numbers can be skewed")
    return Integers(low, high, skewed)


@dataclass(frozen=True)
class Decimals:
    """Fixed-point numbers from `low` to `high` in units of 10**-places, both included."""

    low: int
    high: int
    places: int

    def draw(self, keys: Keys) -> Column:
        return columns.Decimals(below(keys, self.high - self.low + 1) + self.low, self.places)


@dataclass(frozen=True)
class Floats:
    """Numbers from `low` to `high`, on a grid of 2**-32 of the range; rounded to `places` where they are given."""

    low: float
    high: float
    places: int | None = None

    def draw(self, keys: Keys) -> Column:
        drawn = self.low + (self.high - self.low) * (high_bits(keys, 32) / float(1 << 32))
        return columns.Floats(drawn if self.places is None else np.round(drawn, self.places))


@lru_cache(maxsize=1)
def _normal_table() -> Numbers:
    steps = 1 << 12
    quantile = NormalDist().inv_cdf
    points = [quantile(min(max(step / steps, 0.5 / steps), 1 - 0.5 / steps)) for step in range(steps + 1)]
    return np.array([round(point * (1 << 16)) for point in points], dtype=np.int64)


def normal(keys: Keys) -> Numbers:
    """Standard normal deviates in units of 2**-16, by inverse transform; none lies beyond 3.7."""
    bits = high_bits(keys, 28)
    cell, rest = bits >> 16, bits & 0xFFFF
    table = _normal_table()
    left = table.take(cell)
    return left + ((table.take(cell + 1) - left) * rest >> 16)


@lru_cache(maxsize=1)
def _power_table() -> Numbers:
    return np.array([round(2.0 ** (step / 4096) * (1 << 30)) for step in range(4097)], dtype=np.int64)


def power_of_two(exponents: Numbers) -> Numbers:
    """2**(x / 2**32) in units of 2**-30, for exponents from 0 to 32 (given in units of 2**-32)."""
    whole, cell, rest = exponents >> 32, exponents >> 20 & 4095, exponents & 0xFFFFF
    table = _power_table()
    left = table.take(cell)
    return (left + ((table.take(cell + 1) - left) * rest >> 20)) << whole


def log_normal(keys: Keys, median: int | Numbers, sigma: float) -> Numbers:
    """Positive whole numbers around `median` whose logarithm is normal with deviation `sigma` (natural units).

    `median` times e**(3.7 * sigma) must stay below 2**32.
    """
    octaves = (normal(keys) * round(sigma / math.log(2) * (1 << 16)) >> 16) << 16
    whole, fraction = octaves >> 32, octaves & 0xFFFFFFFF
    factor = power_of_two(fraction)
    scaled = factor * median
    shift = 30 - whole
    return np.maximum(np.where(shift >= 0, scaled >> np.clip(shift, 0, 62), scaled << np.clip(-shift, 0, 62)), 1)


SKEWED_MOST = 1 << 33
"""The largest number of ranks that `skewed_rank` keeps apart."""


def _head(size: int) -> float:
    """How many ranks share the top of `skewed`: it keeps the first rank under a sixth of everything."""
    return max(2.0, size / 100)


@lru_cache(maxsize=4096)
def _octaves(size: int) -> int:
    return round(math.log2(1 + size / _head(size)) * (1 << 32))


def skewed_rank(fractions: Numbers, size: int) -> Numbers:
    """Ranks in `range(size)` of quantiles (units of 2**-32): rank r has a density of about 1 / (r + head).

    Rising in `fractions`, so ordered quantiles give ordered ranks. A Zipf-Mandelbrot law with exponent 1 by
    inverse transform: two thirds of the draws fall on a fifth of the ranks.
    """
    head = round(_head(size) * 256)
    octaves = _octaves(size)
    exponents = fractions * (octaves >> 12) >> 20
    ranks = (power_of_two(exponents) >> 10) * head - (head << 20) >> 28
    return np.minimum(ranks, size - 1)


def skewed(keys: Keys, size: int) -> Numbers:
    """Ranks in `range(size)`, the first ones often, the last ones rarely; see `skewed_rank`."""
    return skewed_rank(high_bits(keys, 32), size)


@lru_cache(maxsize=1)
def _log_table() -> Numbers:
    return np.array([round(math.log2(1 + step / 4096) * (1 << 32)) for step in range(4097)], dtype=np.int64)


_LAW_BITS = 52


def _octaves_below(numbers: Numbers) -> Numbers:
    """-log2(n / 2**52) of whole numbers from 1 to 2**52, in units of 2**-32."""
    mantissa, exponent = np.frexp(numbers.astype(np.float64))  # Exact: a double holds 53 bits.
    rest = (mantissa * (1 << 53)).astype(np.int64) - (1 << _LAW_BITS)
    cell, inside = rest >> 40, rest >> 8 & 0xFFFFFFFF
    table = _log_table()
    left = table.take(cell)
    log = left + ((table.take(cell + 1) - left) * inside >> 32)
    return (_LAW_BITS + 1 - exponent.astype(np.int64) << 32) - log


def exponential(keys: Keys) -> NDArray[np.float64]:
    """Waiting times with a mean of 1, from 0 to 36: -ln(u) by a table of whole numbers, the same on every machine."""
    octaves = _octaves_below(1 + high_bits(keys, _LAW_BITS)).astype(np.float64)
    return octaves * np.float64(math.log(2) / (1 << 32))


def power_law(keys: Keys, alpha: float, least: int = 1, most: int = 1 << 31) -> Numbers:
    """Whole numbers from `least` to `most` of which a share of (least / x)**alpha is x or more (but for the cut at
    `most`): a straight line on logarithmic axes. The smaller `alpha`, the heavier the tail; from 2 down there is no
    variance, from 1 down no mean. By inverse transform of the continuous law (Pareto), rounded down.

    ValueError unless 1 <= least <= most < 2**32 and alpha is from 0.25 to 16.
    """
    if not 1 <= least <= most < 1 << 32 or not 0.25 <= alpha <= 16:
        raise ValueError(f"power_law(alpha={alpha}, least={least}, most={most}) lies outside of what can be drawn")
    cut = max(round((least / (most + 1)) ** alpha * (1 << _LAW_BITS)), 1)
    octaves = _octaves_below(cut + 1 + below(keys, (1 << _LAW_BITS) - cut))
    factor = power_of_two(np.minimum(octaves * round((1 << 16) / alpha) >> 16, (32 << 32) - 1))
    return np.clip((factor >> 15) * least >> 15, least, most)


# Time -----------------------------------------------------------------------------------------------------

_MONDAY = 4 * DAY  # 1970-01-05
_WEEK = 7 * DAY
_HOUR = DAY // 24
_UNIT = 20


@dataclass(frozen=True)
class Rhythm:
    """How busy the hours of a day and the days of a week are (Monday first), as small whole weights.

    It maps instants (microseconds since 1970, UTC) to busy time and back. Busy time passes evenly where nothing
    happens by chance: a value drawn uniformly between two busy times is an instant with the rhythm, in between.
    """

    hours: tuple[int, ...]
    weekdays: tuple[int, ...]

    @property
    def _weights(self) -> Numbers:
        return np.outer(self.weekdays, self.hours).ravel().astype(np.int64)

    def busy(self, micros: Numbers) -> Numbers:
        """Busy time of instants, in units of 2**-20 of a unit of weight."""
        since = micros - _MONDAY
        week = since // _WEEK
        rest = since - week * _WEEK
        hour = rest // _HOUR
        inside = rest - hour * _HOUR
        weights, starts, total, _ = _rhythm_tables(self)
        return (week * total + starts.take(hour) << _UNIT) + (weights.take(hour) * inside << _UNIT) // _HOUR

    def within(self, fractions: Numbers, first: Numbers, last: Numbers) -> Numbers:
        """The instants at quantiles `fractions` (units of 2**-32) between two busy times, in whole seconds."""
        span = np.maximum(last - first, 0)
        return self.instant(first + (span >> 32) * fractions + ((span & 0xFFFFFFFF) * (fractions >> 16) >> 16))

    def instant(self, busy: Numbers) -> Numbers:
        """The instants of busy times, in whole seconds."""
        weights, starts, total, hours = _rhythm_tables(self)
        week = busy // (total << _UNIT)
        rest = busy - week * (total << _UNIT)
        hour = hours.take(rest >> _UNIT).astype(np.int64)
        inside = (rest - (starts.take(hour) << _UNIT)) * 3600 // weights.take(hour) >> _UNIT
        return week * _WEEK + _MONDAY + hour * _HOUR + inside * columns.SECOND


@lru_cache(maxsize=16)
def _rhythm_tables(rhythm: Rhythm) -> tuple[Numbers, Numbers, int, NDArray[np.uint8]]:
    weights = rhythm._weights
    starts = np.cumsum(weights) - weights
    return weights, starts, int(weights.sum()), np.repeat(np.arange(len(weights), dtype=np.uint8), weights)


EVEN = Rhythm((1,) * 24, (1,) * 7)
"""Every hour is as busy as any other."""

SHOPPING = Rhythm(
    (6, 4, 2, 1, 1, 2, 4, 8, 13, 17, 19, 20, 21, 20, 18, 18, 19, 20, 22, 25, 27, 25, 18, 11),
    (10, 10, 10, 10, 11, 12, 13),
)
"""Consumers: quiet at night, a first peak at noon, the highest in the evening, more at the week's end."""

OFFICE = Rhythm(
    (1, 1, 1, 1, 1, 1, 2, 6, 16, 24, 26, 24, 16, 20, 24, 23, 20, 13, 6, 4, 3, 2, 1, 1),
    (20, 22, 21, 20, 17, 3, 2),
)
"""Work: weekdays from nine to five, hardly anything at night and at the week's end."""


def between(fractions: Numbers, start: int | Numbers, end: int | Numbers, rhythm: Rhythm = EVEN) -> Numbers:
    """Instants from `start` to `end` (microseconds) at quantiles `fractions` (units of 2**-32) of the busy time."""
    first, last = rhythm.busy(np.asarray(start, dtype=np.int64)), rhythm.busy(np.asarray(end, dtype=np.int64))
    # The way back rounds down to a second, and skips hours in which nothing happens.
    moments = np.maximum(np.minimum(rhythm.within(fractions, first, last), end), start)
    wanted = _wanted.get()
    return moments if wanted is None else _nearby(moments, start, end, *wanted)


_wanted: ContextVar[tuple[Numbers, Keys] | None] = ContextVar("wanted", default=None)


@contextmanager
def preferring(instants: Numbers, keys: Keys) -> Iterator[None]:
    """Inside, `between` gives one of these instants (rising) to each row (of the keys) whose bounds have one between
    them. For rules that were evaluated before: what they ask for is drawn by then.
    """
    token = _wanted.set((instants, keys))
    try:
        yield
    finally:
        _wanted.reset(token)


def _nearby(moments: Numbers, start: int | Numbers, end: int | Numbers, instants: Numbers, keys: Keys) -> Numbers:
    if moments.shape != keys.shape:
        return moments
    first = np.searchsorted(instants, np.broadcast_to(start, moments.shape), side="left")
    there = np.searchsorted(instants, np.broadcast_to(end, moments.shape), side="right") - first
    found = instants[np.minimum(first + below(keys, np.maximum(there, 1)), len(instants) - 1)]
    return np.where(there > 0, found, moments)


@dataclass(frozen=True)
class Moments:
    """Instants between two fixed ones (microseconds since 1970), with a rhythm."""

    start: int
    end: int
    rhythm: Rhythm = EVEN

    def draw(self, keys: Keys) -> Column:
        return columns.Timestamps(between(high_bits(keys, 32), self.start, self.end, self.rhythm))


@dataclass(frozen=True)
class Days:
    """Dates from `first` to `last` (days since 1970), both included."""

    first: int
    last: int

    def draw(self, keys: Keys) -> Column:
        return columns.Dates(below(keys, self.last - self.first + 1) + self.first)


@dataclass(frozen=True)
class Uuid:
    """Random UUIDs of version 4."""

    def draw(self, keys: Keys) -> Column:
        return columns.Uuids.draw(keys, mix(keys))


# Uniqueness -----------------------------------------------------------------------------------------------


def unique_number(positions: Numbers, key: int, start: int = 10) -> Numbers:
    """A different number for each position, never smaller than `start`, in decades: nine tenths of `10**n`
    positions have at most n + 1 digits. It depends on nothing but the position and the key, so it stays as it is
    when more positions come, and it does not give the position away.
    """
    result = np.empty_like(positions)
    low, first = start, 0
    most = int(positions.max(initial=-1))
    while first <= most:
        size = 9 * low
        rows = (positions >= first) & (positions < first + size)
        if rows.any():
            result[rows] = low + permute(positions[rows] - first, size, key ^ low)
        first += size
        low *= 10
    return result


# Distributions --------------------------------------------------------------------------------------------


def _clipped(values: NDArray[Any], low: float | None, high: float | None) -> Column:
    if low is not None or high is not None:
        values = np.clip(values, low, high)
    return columns.Floats(values)


@dataclass(frozen=True)
class Normal:
    """A normal distribution, cut off at `low` and `high`, and 3.7 deviations from the mean at any rate."""

    mean: float
    deviation: float
    low: float | None = None
    high: float | None = None

    def draw(self, keys: Keys) -> Column:
        return _clipped(self.mean + normal(keys) * (self.deviation / (1 << 16)), self.low, self.high)


@dataclass(frozen=True)
class LogNormal:
    """Values above 0 whose logarithm is normal: half lie below `median`, few far above. `sigma` is at most 2.5."""

    median: float
    sigma: float
    low: float | None = None
    high: float | None = None

    def draw(self, keys: Keys) -> Column:
        factors = log_normal(keys, 1 << 18, self.sigma) / float(1 << 18)
        return _clipped(self.median * factors, self.low, self.high)


@lru_cache(maxsize=1)
def _exponential_table() -> Numbers:
    """Quantiles of the standard exponential distribution at k / 4096, in units of 2**-16."""
    return np.array([round(-math.log1p(-min(step, 4095.5) / 4096) * (1 << 16)) for step in range(4097)], dtype=np.int64)


@dataclass(frozen=True)
class Exponential:
    """Waiting times: values from 0 whose density falls by half again and again. No value exceeds nine means."""

    mean: float
    low: float | None = None
    high: float | None = None

    def draw(self, keys: Keys) -> Column:
        bits = high_bits(keys, 28)
        cell, rest = bits >> 16, bits & 0xFFFF
        left = _exponential_table().take(cell)
        deviates = left + ((_exponential_table().take(cell + 1) - left) * rest >> 16)
        return _clipped(deviates * (self.mean / (1 << 16)), self.low, self.high)


@dataclass(frozen=True)
class Histogram:
    """Values spread evenly within buckets `(low, high)` that are taken by weight."""

    buckets: tuple[tuple[float, float], ...]
    weights: tuple[float, ...]

    def draw(self, keys: Keys) -> Column:
        codes = pick_weighted(keys, self.weights)
        lows, highs = (np.array(ends, dtype=np.float64) for ends in zip(*self.buckets, strict=True))
        inside = high_bits(derive(keys, "within the bucket"), 32) / float(1 << 32)
        return columns.Floats(lows[codes] + (highs - lows)[codes] * inside)

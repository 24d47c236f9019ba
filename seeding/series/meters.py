"""Meters: which ones a customer has, and what each is like, from IDs alone.

A customer's ID gives its meters. A meter's ID gives its factor, what it measures and every reading of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from statistics import NormalDist
from typing import Any

import numpy as np

from seeding.columns import Bank, Words
from seeding.generators import chance, pick_by, pick_weighted
from seeding.keys import Keys, Numbers, below, high_bits, mix, permute
from seeding.series.consumption import USES, Noise, rhythm
from seeding.series.entities import ID, Entities

USE_BANK = Bank(tuple(USES))
"""What meters measure, by the codes of `Meters.uses`."""

METERS_PER_CUSTOMER = (70, 22, 8)
"""Weights of one, two and three meters."""

_USES_BY_PLACE = (
    ((1, 0, 0, 0), (0, 0, 45, 55), (30, 0, 45, 25)),
    ((0, 1, 0, 0), (0, 70, 5, 25), (0, 60, 10, 30)),
)
"""Weights of the uses of a customer's first, second and third meter: of private customers, then of businesses."""

_BUSINESSES = 0.12

_BODY = 14
_NUMBERED = 10 ** (_BODY - 1)
_PREFIX = 20
"""GS1 keeps numbers that begin with 20 to 29 for use inside a company, so these are nobody's."""

FACTOR_UNITS = 1000
"""Factors are whole numbers of thousandths."""

_FACTORS = (100, 9_990)
_MEDIAN_FACTOR, _FACTOR_SIGMA = 2.1, 0.6

_COUNTED_SINCE = (5479, 9131)
"""Registers began to count on a day of the years 1985 to 1994 (days since 1970)."""


@lru_cache(maxsize=1)
def _factor_table() -> Numbers:
    """Quantiles of a logarithmic normal distribution between the bounds of factors, in units of 2**-16."""
    normal, steps = NormalDist(math.log(_MEDIAN_FACTOR * FACTOR_UNITS), _FACTOR_SIGMA), 1 << 10
    low, high = (normal.cdf(math.log(bound)) for bound in _FACTORS)
    points = [low + (high - low) * step / steps for step in range(steps + 1)]
    return np.array([round(math.exp(normal.inv_cdf(point)) * 65_536) for point in points], dtype=np.int64)


def _factors(keys: Keys) -> Numbers:
    cell, rest = high_bits(keys, 10), high_bits(keys << np.uint64(10), 16)
    table = _factor_table()
    left = table.take(cell)
    return (left + ((table.take(cell + 1) - left) * rest >> 16)) >> 16


@dataclass(frozen=True, eq=False)
class Meters:
    """Meters in columns: their IDs, and the customers that they belong to where these are known."""

    ids: Entities
    customers: Entities | None = None
    owners: Numbers | None = None
    """The position in `customers` of each meter's."""
    _known: dict[str, Any] = field(default_factory=dict, init=False, repr=False)
    """Arrays, one value a meter, that have been worked out."""

    @classmethod
    def of_customers(cls, customers: Entities | Iterable[ID], *, seed: int = 0) -> Meters:
        """All meters of these customers, in their order. Another seed is another world of meters.

        Customers whose IDs differ in the number at their end alone (up to 10**13) have no meter in common; beyond
        that two of a million meters share a number once in two hundred worlds.
        """
        known = customers if isinstance(customers, Entities) else Entities.of(customers)
        counts = meter_counts(known, seed=seed)
        ends = np.cumsum(counts)
        owners = np.repeat(np.arange(len(known)), counts)
        places = np.arange(len(owners)) - np.repeat(ends - counts, counts)
        return cls.at(known, owners, places, seed=seed)

    @classmethod
    def at(cls, customers: Entities, owners: Numbers, places: Numbers, *, seed: int = 0) -> Meters:
        """The meters at these places (from 0) among those of the customers at positions `owners`."""
        spaces, keys = customers.spaces("meters", seed), customers.keys("meters", seed)
        high = customers.numbers // _NUMBERED
        low = np.where(high < 0, 0, customers.numbers - high * _NUMBERED)
        private = chance(keys, 1 - _BUSINESSES)
        group = np.where(private, 0, 3)[owners] + np.minimum(places, 2)
        weights = tuple(weights for customer in _USES_BY_PLACE for weights in customer)
        uses = pick_by(mix(keys[owners] + places.astype(np.uint64)), group, weights)
        space = mix(spaces ^ high.astype(np.uint64))[owners] + (places // 10).astype(np.uint64)
        body = permute(low[owners] * 10 + places % 10, 10**_BODY, space)
        number = (_PREFIX * 10 + 1 + uses) * 10**_BODY + body
        return cls(Entities.numbered("", number * 10 + check_digit(number)), customers, owners)

    @classmethod
    def of(cls, ids: Entities | Iterable[ID]) -> Meters:
        """Meters by their own IDs: those of any customers, or any IDs at all."""
        return cls(ids if isinstance(ids, Entities) else Entities.of(ids))

    def __len__(self) -> int:
        return len(self.ids)

    def keys(self, name: str, seed: int = 0) -> Keys:
        """The key of each meter for a purpose."""
        keys: Keys = self._kept(f"{name} {seed}", lambda: self.ids.keys(name, seed))
        return keys

    @property
    def factors(self) -> Numbers:
        """The reading factor of each meter in thousandths, above 0 and below 10 000. It follows from the ID alone."""
        factors: Numbers = self._kept("factors", lambda: _factors(self.ids.keys("meter factor")))
        return factors

    @property
    def uses(self) -> Numbers:
        """What each meter measures, as a position in `USE_BANK`. The numbers made here say so in their third digit."""
        uses: Numbers = self._kept("uses", self._uses)
        return uses

    def _uses(self) -> Numbers:
        drawn = pick_weighted(self.ids.keys("meter use"), (75.0, 15.0, 5.0, 5.0))
        stated = self.ids.numbers // 10 ** (_BODY + 1) - _PREFIX * 10 - 1
        bare = np.array([prefix == "" for prefix in self.ids.prefixes], dtype=np.bool_)[self.ids.which]
        return np.where(bare & (stated >= 0) & (stated < len(USE_BANK)), stated, drawn)

    @property
    def use(self) -> Words:
        """What each meter measures, as text."""
        return Words(self.uses, USE_BANK)

    @property
    def noise(self) -> Noise:
        """How each meter strays from the rhythm."""
        noise: Noise = self._kept("noise", lambda: Noise.of(self.ids.keys("meter noise")))
        return noise

    @property
    def counted_before(self) -> Numbers:
        """What each meter had used (with factor 1, in units) when its register began to count."""
        used: Numbers = self._kept("counted before", self._counted_before)
        return used

    def _counted_before(self) -> Numbers:
        first, last = _COUNTED_SINCE
        days = first + below(self.ids.keys("meter began"), last - first)
        return self.noise.warped(rhythm(self.uses, days * 86_400))

    def take(self, index: Numbers | slice) -> Meters:
        """The meters at `index`, in that order; what has been worked out for all is not worked out again."""
        taken = Meters(self.ids.take(index), self.customers, None if self.owners is None else self.owners[index])
        taken._known.update({name: value[index] for name, value in self._known.items()})
        return taken

    def _kept(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self._known:
            self._known[name] = make()
        return self._known[name]


@dataclass(frozen=True)
class Meter:
    """One meter of a customer."""

    meter_id: str
    customer_id: str
    use: str
    factor: Decimal
    """Its readings are so many times those of a meter with factor 1."""


def meter_counts(customers: Entities | Iterable[ID], *, seed: int = 0) -> Numbers:
    """How many meters each of these customers has."""
    known = customers if isinstance(customers, Entities) else Entities.of(customers)
    return pick_weighted(known.keys("meters of a customer", seed), tuple(map(float, METERS_PER_CUSTOMER))) + 1


def meters_of(customer_id: ID, *, seed: int = 0) -> tuple[Meter, ...]:
    """The meters of a customer, whether or not any database knows it: its ID alone determines them.

    The number 1042 is the same ID as the text "1042".
    """
    meters = Meters.of_customers([customer_id], seed=seed)
    rows = zip(meters.ids.texts, meters.use.values(), meters.factors.tolist(), strict=True)
    return tuple(Meter(text, str(customer_id), use, Decimal(factor).scaleb(-3)) for text, use, factor in rows)


def factor_of(meter_id: ID) -> Decimal:
    """The reading factor of a meter, above 0 and below 10, from its ID alone."""
    return Decimal(int(Meters.of([meter_id]).factors[0])).scaleb(-3)


def check_digit(numbers: Numbers) -> Numbers:
    """The check digit of each number (GS1 General Specifications, 7.9): weights 3 and 1 in turns from the right."""
    total = np.zeros_like(numbers)
    rest, weight = numbers, 3
    while (rest > 0).any():
        higher = rest // 10
        total += (rest - higher * 10) * weight
        rest, weight = higher, 4 - weight
    return -total % 10

"""Readings of meters: any reading is a pure function of the meter's ID and the instant, and they only rise.

What happens to a reading on its way (it is lost, late, or sent twice) is drawn from the same two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.columns import SECOND, Booleans, Column, Decimals, Mask, Text, Timestamps, constant
from seeding.generators import skewed
from seeding.keys import Keys, Numbers, below, derive, mix
from seeding.series.consumption import UNIT_BITS, USES, rhythm
from seeding.series.entities import ID, keyed
from seeding.series.events import check_share, happens, lost
from seeding.series.frequency import Every, Instant, instant, instants
from seeding.series.meters import FACTOR_UNITS, Meters

BATCH = 65_536
"""Readings that are made at once: large enough for numpy, small enough for the processor's cache."""

LATE, DUPLICATE = 1, 2
"""Bits of a reading's flags: it came much later than the others; it was sent a second time."""

LATE_AFTER = 3600 * SECOND
"""A late reading is received at least so long after its instant; others within a minute."""

_LATEST = 5 * 86_400
_SENT_AGAIN = (60, 900)


@dataclass(frozen=True, eq=False)
class Readings:
    """Readings in columns, all of one length. Readings that were lost are not among them."""

    meters: Meters
    meter: Numbers
    """The position in `meters` of each reading's."""
    measured_at: Numbers
    """Microseconds since 1970."""
    value: Numbers
    """The register in Wh."""
    flags: NDArray[np.uint8]
    """`LATE` and `DUPLICATE`."""
    source: MeterReadings

    def __len__(self) -> int:
        return len(self.meter)

    @property
    def late(self) -> Mask:
        """Which came much later than the others."""
        return (self.flags & LATE).astype(np.bool_)

    @property
    def duplicate(self) -> Mask:
        """Which say again what the reading before them says."""
        return (self.flags & DUPLICATE).astype(np.bool_)

    @cached_property
    def received_at(self) -> Numbers:
        """When each came in (microseconds since 1970), always after its instant."""
        keys = self.meters.keys("messages", self.source.seed)[self.meter]
        return self.source.received_at(keys, self.measured_at, self.flags)

    @property
    def columns(self) -> dict[str, Column]:
        """The readings as columns that any sink can write. Customers are null where they are not known."""
        meters = self.meters
        customer: Text = constant("", len(self)).with_nulls(np.ones(len(self), dtype=np.bool_))
        if meters.customers is not None and meters.owners is not None:
            customer = meters.customers.column(meters.owners[self.meter])
        return {
            "meter_id": meters.ids.column(self.meter),
            "customer_id": customer,
            "measured_at": Timestamps(self.measured_at),
            "received_at": Timestamps(self.received_at),
            "kwh": Decimals(self.value, 3),
            "is_late": Booleans(self.late),
            "is_duplicate": Booleans(self.duplicate),
        }


@dataclass(frozen=True)
class MeterReadings:
    """The readings of all meters there can be.

    `gaps` is the share of the readings that are lost, half of them in outages of hours. Of those that come in, a share
    `late` comes an hour to five days after its instant, and a share `duplicates` comes twice. Another `seed` loses
    others; values do not depend on it.
    """

    gaps: float = 0.0
    late: float = 0.0
    duplicates: float = 0.0
    seed: int = 0

    def __post_init__(self) -> None:
        for name in ("gaps", "late", "duplicates"):
            check_share(name, getattr(self, name))

    # One after the other -------------------------------------------------------------------------------------

    def values(self, meters: Meters, at: Numbers) -> Numbers:
        """The registers in Wh at instants (microseconds since 1970); the instants are broadcast against the meters.

        Instants of shape (n,) are one for each meter, of shape (n, 1) all for all meters. Registers hold 0 before they
        began to count, which was between 1985 and 1994, and whole seconds count.
        """
        at = np.asarray(at, dtype=np.int64)
        seconds = at // SECOND
        if at.ndim == 2 and at.shape[1] == 1:
            # The rhythm of a use is the same for all meters of it.
            used = rhythm(np.arange(len(USES)), seconds).take(meters.uses, axis=1)
        else:
            used = rhythm(meters.uses, seconds)
        used = meters.noise.warped(used)
        used -= meters.counted_before
        np.maximum(used, 0, out=used)
        used *= meters.factors
        used //= FACTOR_UNITS << UNIT_BITS
        return used

    def reading(self, meter_id: ID, at: Instant) -> Decimal:
        """The register of one meter in kWh at an instant, to a Wh."""
        value = self.values(Meters.of([meter_id]), np.array([instant(at)], dtype=np.int64))
        return Decimal(int(value[0])).scaleb(-3)

    def flags(self, meters: Meters, at: Numbers) -> tuple[NDArray[np.uint8], Mask | None]:
        """`LATE` and `DUPLICATE` (it is sent twice) of each reading, and which readings are lost, if any can be."""
        keys = keyed(meters.keys("messages", self.seed), at)
        flags = np.zeros(keys.shape, dtype=np.uint8)
        if self.late:
            flags |= (happens(keys, 0, self.late) * LATE).astype(np.uint8)
        if self.duplicates:
            flags |= (happens(keys, 1, self.duplicates) * DUPLICATE).astype(np.uint8)
        if not self.gaps:
            return flags, None
        return flags, lost(keys, meters.keys("outages", self.seed), at, self.gaps)

    def received_at(self, keys: Keys, at: Numbers, flags: NDArray[np.uint8]) -> Numbers:
        """When readings come in; with `DUPLICATE`, when they do so again.

        `keys` are `Meters.keys("messages", seed)`, one for each reading.
        """
        keys = derive(keyed(keys, at), "on the way")
        delay = 1 + below(keys, 55)
        late = np.flatnonzero(flags & LATE)
        delay[late] = LATE_AFTER // SECOND + skewed(keys[late], _LATEST)
        again = np.flatnonzero(flags & DUPLICATE)
        first, last = _SENT_AGAIN
        delay[again] += first + below(mix(keys[again]), last - first)
        return at + delay * SECOND

    # Streams -------------------------------------------------------------------------------------------------

    def stream(
        self, *, meters: Meters, start: Instant, end: Instant, every: Every = "15min", batch: int = BATCH
    ) -> Iterator[Readings]:
        """All readings from `start` up to, and without, `end`, instant by instant, in batches of about `batch`.

        Memory does not grow with the length of the stream.
        """
        moments = instants(start, end, every)
        many = max(1, batch // max(1, min(len(meters), batch)))
        parts = list(range(0, len(meters), batch)) if moments else []
        chosen = [(first, meters.take(slice(first, first + batch))) for first in parts]
        for begin in range(0, len(moments), many):
            at = np.array(moments[begin : begin + many], dtype=np.int64)
            for first, part in chosen:
                yield self._batch(meters, first, part, at[:, None], by_meter=False)

    def days(self, *, meters: Meters, start: Instant, end: Instant, every: Every = "15min") -> Iterator[Readings]:
        """The same readings day by day (UTC), meter by meter: each batch has whole days of some meters."""
        moments = instants(start, end, every)
        day = 86_400 * SECOND
        place = 0
        while place < len(moments):
            # The first instant at or after the next midnight.
            stop = place - (moments[place] - (moments[place] // day + 1) * day) // moments.step
            at = np.array(moments[place:stop], dtype=np.int64)
            place = stop
            size = max(1, BATCH // len(at))
            for first in range(0, len(meters), size):
                part = meters.take(slice(first, first + size))
                yield self._batch(meters, first, part, at[:, None], by_meter=True)

    def messages(
        self, meters: Meters, *, start: Instant, end: Instant, every: Every, until: Instant | None = None
    ) -> Readings:
        """The readings of meters as one batch, meter by meter; only those received by `until`, if that is given.

        Values are worked out for all at once, so this is for as many as memory holds.
        """
        at = np.array(instants(start, end, every), dtype=np.int64)
        batch = self._batch(meters, 0, meters, at[:, None], by_meter=True)
        if until is None:
            return batch
        there = np.flatnonzero(batch.received_at <= instant(until))
        columns = (batch.meter[there], batch.measured_at[there], batch.value[there], batch.flags[there])
        return Readings(meters, *columns, self)

    def _batch(self, meters: Meters, first: int, part: Meters, at: Numbers, *, by_meter: bool) -> Readings:
        """The readings of some of the meters, those from `first` on, at instants of shape (n, 1)."""
        values, (flags, missing) = self.values(part, at), self.flags(part, at)
        shape = values.shape
        meter = np.broadcast_to(np.arange(first, first + len(part)), shape)
        columns: list[NDArray[Any]] = [meter, np.broadcast_to(at, shape), values, flags]
        if by_meter:
            columns = [column.T for column in columns]
            missing = None if missing is None else missing.T
        columns = [column.ravel() for column in columns]
        if missing is not None or self.duplicates:
            sent = 1 + (columns[3] >> 1) if self.duplicates else np.ones(len(columns[3]), dtype=np.uint8)
            if missing is not None:
                sent[missing.ravel()] = 0
            index = np.repeat(np.arange(len(sent)), sent)
            columns = [column.take(index) for column in columns]
            # The first of two is no duplicate.
            columns[3][:-1] &= np.where(index[1:] == index[:-1], LATE, LATE | DUPLICATE).astype(np.uint8)
        return Readings(meters, columns[0], columns[1], columns[2], columns[3], self)

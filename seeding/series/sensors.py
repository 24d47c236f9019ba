"""Values of sensors: a baseline, a daily sine, quieter weekends, normal noise, and labelled anomalies.

Any value is a pure function of the sensor's ID and the instant.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from seeding.columns import SECOND, Booleans, Column, Decimals, Mask, Timestamps
from seeding.generators import chance, normal
from seeding.keys import Numbers, below, derive
from seeding.series.entities import ID, Entities, keyed
from seeding.series.events import check_share, lost
from seeding.series.frequency import Every, Instant, instants
from seeding.series.readings import BATCH

PLACES = 2
"""Values are whole numbers of hundredths."""

_FINE = 10_000
_BASELINE = (50, 150)
_WEEKEND = (4, 5)
_NOISE = 5
_ANOMALY = 50
_DAY = 86_400
_SWING_BITS = 20


@lru_cache(maxsize=1)
def _daily() -> Numbers:
    """1 + 0.3 sin((hour - 6) π / 12) at each second of a day, in units of 2**-20."""
    seconds = range(_DAY)
    return np.array(
        [round((1 + 0.3 * math.sin((second / 3600 - 6) * math.pi / 12)) * (1 << _SWING_BITS)) for second in seconds],
        dtype=np.int64,
    )


@dataclass(frozen=True, eq=False)
class SensorBatch:
    """Values in columns, all of one length."""

    sensors: Entities
    sensor: Numbers
    """The position in `sensors` of each value's."""
    measured_at: Numbers
    """Microseconds since 1970."""
    value: Numbers
    """Hundredths."""
    anomaly: Mask

    def __len__(self) -> int:
        return len(self.sensor)

    @property
    def columns(self) -> dict[str, Column]:
        """The values as columns that any sink can write."""
        return {
            "sensor_id": self.sensors.column(self.sensor),
            "measured_at": Timestamps(self.measured_at),
            "value": Decimals(self.value, PLACES),
            "is_anomaly": Booleans(self.anomaly),
        }


@dataclass(frozen=True)
class SensorReadings:
    """The values of all sensors there can be; a share `anomalies` of them is up to 50 off, and says so.

    `gaps` is the share of the values that are missing from streams, half of them in outages of hours. Another `seed`
    is another world: other baselines, noise and anomalies for the same IDs.
    """

    anomalies: float = 0.05
    gaps: float = 0.0
    seed: int = 0

    def __post_init__(self) -> None:
        check_share("anomalies", self.anomalies, whole=True)
        check_share("gaps", self.gaps)

    def baselines(self, sensors: Entities | Iterable[ID]) -> Numbers:
        """What each sensor swings about, from 50 to 150, in hundredths."""
        low, high = _BASELINE
        keys = _entities(sensors).keys("sensor baseline", self.seed)
        return (low * 100) + below(keys, (high - low) * 100 + 1)

    def values(self, sensors: Entities | Iterable[ID], at: Numbers) -> tuple[Numbers, Mask]:
        """Values in hundredths at instants (microseconds since 1970), and which of them are anomalies.

        The instants are broadcast against the sensors: (n,) is one for each, (n, 1) all for all. Hours and weekdays are
        those of UTC; at full hours the sine has the values of `1 + 0.3 * sin((hour - 6) * pi / 12)`.
        """
        known = _entities(sensors)
        at = np.asarray(at, dtype=np.int64)
        seconds = at // SECOND
        day = seconds // _DAY
        swing = _daily().take(seconds - day * _DAY)
        part, whole = _WEEKEND
        # 1970-01-01 was a Thursday.
        swing = np.where((day + 3) % 7 >= 5, swing * part // whole, swing)
        keys = keyed(known.keys("sensor", self.seed), at)
        fine = self.baselines(known) * (_FINE // 100) * swing >> _SWING_BITS
        fine = fine + (normal(keys) * (_NOISE * _FINE) >> 16)
        anomaly = chance(derive(keys, "anomaly"), self.anomalies)
        off = below(derive(keys, "how far off"), 2 * _ANOMALY * _FINE + 1) - _ANOMALY * _FINE
        fine += np.where(anomaly, off, 0)
        step = _FINE // 10**PLACES
        return (fine + step // 2) // step, anomaly

    def lost(self, sensors: Entities | Iterable[ID], at: Numbers) -> Mask:
        """Which values are missing from streams; the instants are broadcast as in `values`."""
        known, at = _entities(sensors), np.asarray(at, dtype=np.int64)
        keys = keyed(known.keys("sensor messages", self.seed), at)
        return lost(keys, known.keys("sensor outages", self.seed), at, self.gaps)

    def stream(
        self,
        *,
        sensors: Entities | Iterable[ID],
        start: Instant,
        end: Instant,
        every: Every = "1H",
        batch: int = BATCH,
    ) -> Iterator[SensorBatch]:
        """All values from `start` up to, and without, `end`, instant by instant, in batches of about `batch`."""
        known = _entities(sensors)
        moments = instants(start, end, every)
        many = max(1, batch // max(1, len(known)))
        for begin in range(0, len(moments), many):
            at = np.array(moments[begin : begin + many], dtype=np.int64)
            for first in range(0, len(known), batch):
                part = known.take(slice(first, first + batch))
                value, anomaly = self.values(part, at[:, None])
                sensor = np.broadcast_to(np.arange(first, first + len(part)), value.shape)
                kept = ~self.lost(part, at[:, None]) if self.gaps else np.ones(value.shape, dtype=np.bool_)
                measured_at = np.broadcast_to(at[:, None], value.shape)
                yield SensorBatch(known, sensor[kept], measured_at[kept], value[kept], anomaly[kept])


def _entities(sensors: Entities | Iterable[ID]) -> Entities:
    return sensors if isinstance(sensors, Entities) else Entities.of(sensors)

"""Time: instants, dates, times of day and durations, held as whole microseconds or days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from seeding.columns.column import Bytes, Column, Mask, byte_matrix, missing, text_rows
from seeding.columns.numbers import write_unsigned
from seeding.columns.pieces import Piece, Solid, packed
from seeding.keys import Numbers

DAY = 86_400_000_000
SECOND = 1_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DATE = date(1970, 1, 1)


@lru_cache(maxsize=8)
def _packed_dates(first: int, last: int) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """`YYYY-MM-DD ` of each day in pieces: its first eight bytes, its last four, and the two of the day."""
    days = np.datetime64(0, "D") + np.arange(first, last + 1)
    text = np.full((len(days), 11), ord(" "), dtype=np.uint8)
    text[:, :10] = np.datetime_as_string(days).astype("S10").view(np.uint8).reshape(len(days), 10)
    pieces = (text[:, :8], text[:, 7:11], text[:, 8:10])
    start, end, day = (packed(np.ascontiguousarray(piece)) for piece in pieces)
    return start, end, day


def _write_dates(days: Numbers, out: Bytes) -> None:
    """`YYYY-MM-DD` of days since 1970-01-01, for years 1 to 9999, and a blank if there is room."""
    # Wide, aligned windows let the batches of one run share the table.
    first, last = int(days.min(initial=0)) // 8192 * 8192, (int(days.max(initial=0)) // 8192 + 1) * 8192 - 1
    first, last = max(first, -719_162), min(last, 2_932_896)
    start, end, day = _packed_dates(first, last)
    rows = days - first
    packed(out[:, :8])[:] = start.take(rows)
    if out.shape[1] == 11:
        packed(out[:, 7:11])[:] = end.take(rows)
    else:
        packed(out[:, 8:10])[:] = day.take(rows)


@lru_cache(maxsize=1)
def _minutes() -> NDArray[np.uint64]:
    """`HH:MM:` of each minute of the day in the first six bytes of an integer; the rest is 0."""
    texts = byte_matrix(f"{minute // 60:02d}:{minute % 60:02d}:__" for minute in range(1440))
    texts[:, 6:] = 0
    return texts.view(np.uint64)[:, 0]


@lru_cache(maxsize=1)
def _seconds() -> NDArray[np.uint64]:
    """The seconds of a minute in the last two bytes of an integer."""
    texts = byte_matrix(f"______{second:02d}" for second in range(60))
    texts[:, :6] = 0
    return texts.view(np.uint64)[:, 0]


@lru_cache(maxsize=1)
def _zoned_seconds() -> NDArray[np.uint32]:
    """The last digit of the seconds of a minute and the zone, `0+00` to `9+00`."""
    return packed(byte_matrix(f"{second % 10}+00" for second in range(60)))


def _fraction_width(micros: Numbers) -> int:
    return 7 if (micros // SECOND * SECOND != micros).any() else 0


def _write_clock(micros: Numbers, out: Bytes, zone: bool = False) -> None:
    """`HH:MM:SS`, then `.ffffff` in the rows whose fraction is not 0 if there is room, then `+00` for a zone."""
    seconds = micros // SECOND
    minutes = seconds // 60
    second = seconds - minutes * 60
    packed(out[:, :8])[:] = _minutes().take(minutes) | _seconds().take(second)
    if zone and out.shape[1] == 11:
        packed(out[:, 7:11])[:] = _zoned_seconds().take(second)
        return
    if out.shape[1] > (11 if zone else 8):
        fraction = micros - seconds * SECOND
        rows = np.flatnonzero(fraction)
        digits = np.zeros((rows.size, 7), dtype=np.uint8)
        digits[:, 0] = ord(".")
        write_unsigned(fraction[rows], digits[:, 1:], started=True)
        out[rows, 8:15] = digits
    if zone:
        out[:, -3:] = np.frombuffer(b"+00", dtype=np.uint8)


@dataclass(frozen=True, eq=False)
class Timestamps(Column):
    """Instants: microseconds since 1970-01-01T00:00:00Z. `aware` says whether Django's field knows time zones."""

    micros: Numbers
    aware: bool = True

    def __len__(self) -> int:
        return len(self.micros)

    @property
    def array(self) -> Numbers:
        return self.micros

    @cached_property
    def width(self) -> int:
        return 19 + _fraction_width(self.micros) + (3 if self.aware else 0)

    def write(self, out: Bytes, pad: int = 0) -> None:
        days = self.micros // DAY
        _write_dates(days, out[:, :11])
        _write_clock(self.micros - days * DAY, out[:, 11:], self.aware)

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        return (Solid(self),) if self.width == 19 + 3 * self.aware else None

    def present(self) -> list[Any]:
        epoch = EPOCH if self.aware else EPOCH.replace(tzinfo=None)
        return [epoch + timedelta(microseconds=value) for value in self.micros.tolist()]

    def stored(self) -> list[Any]:
        return self._with_none(text_rows(replace(self, aware=False, nulls=None)))

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, micros=self.micros[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any], aware: bool) -> Timestamps:
        nulls = missing(values)
        return cls(
            np.array([instant_micros(value) if value else 0 for value in values], dtype=np.int64), aware, nulls=nulls
        )


def instant_micros(value: datetime) -> int:
    """Microseconds since 1970-01-01T00:00:00Z; a naive datetime is read as UTC."""
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return (aware - EPOCH) // timedelta(microseconds=1)


@dataclass(frozen=True, eq=False)
class Dates(Column):
    """Days since 1970-01-01."""

    days: Numbers

    width: ClassVar[int] = 10

    def __len__(self) -> int:
        return len(self.days)

    @property
    def array(self) -> Numbers:
        return self.days

    def write(self, out: Bytes, pad: int = 0) -> None:
        _write_dates(self.days, out)

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        return (Solid(self),)

    def present(self) -> list[Any]:
        first = _EPOCH_DATE.toordinal()
        return [date.fromordinal(first + day) for day in self.days.tolist()]

    def stored(self) -> list[Any]:
        return self._with_none(text_rows(replace(self, nulls=None)))

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, days=self.days[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Dates:
        nulls = missing(values)
        return cls(
            np.array([(value - _EPOCH_DATE).days if value else 0 for value in values], dtype=np.int64), nulls=nulls
        )


@dataclass(frozen=True, eq=False)
class Times(Column):
    """Times of day: microseconds since midnight."""

    micros: Numbers

    def __len__(self) -> int:
        return len(self.micros)

    @property
    def array(self) -> Numbers:
        return self.micros

    @cached_property
    def width(self) -> int:
        return 8 + _fraction_width(self.micros)

    def write(self, out: Bytes, pad: int = 0) -> None:
        _write_clock(self.micros, out)

    def present(self) -> list[Any]:
        return [(datetime.min + timedelta(microseconds=value)).time() for value in self.micros.tolist()]

    def stored(self) -> list[Any]:
        return self._with_none(text_rows(replace(self, nulls=None)))

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, micros=self.micros[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Times:
        nulls = missing(values)
        return cls(
            np.array([_time_micros(value) if value is not None else 0 for value in values], dtype=np.int64), nulls=nulls
        )


def _time_micros(value: time) -> int:
    return (datetime.combine(date.min, value) - datetime.min) // timedelta(microseconds=1)


def _duration_text(micros: int) -> str:
    seconds, fraction = divmod(abs(micros), SECOND)
    return f"{'-' if micros < 0 else ''}{seconds}.{fraction:06d} seconds"


@dataclass(frozen=True, eq=False)
class Durations(Column):
    """Lengths of time in microseconds."""

    micros: Numbers

    def __len__(self) -> int:
        return len(self.micros)

    @property
    def array(self) -> Numbers:
        return self.micros

    @cached_property
    def _matrix(self) -> Bytes:
        return byte_matrix(map(_duration_text, self.micros.tolist()))

    @property
    def width(self) -> int:
        return int(self._matrix.shape[1])

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:] = self._matrix

    def present(self) -> list[Any]:
        return [timedelta(microseconds=value) for value in self.micros.tolist()]

    def stored(self) -> list[Any]:
        return self._with_none(self.micros.tolist())

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, micros=self.micros[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Durations:
        nulls = missing(values)
        step = timedelta(microseconds=1)
        return cls(
            np.array([value // step if value is not None else 0 for value in values], dtype=np.int64), nulls=nulls
        )

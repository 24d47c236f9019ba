"""Noise: every number or date moved a little, by the secret and the number of its row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from seeding.generators import exponential
from seeding.keys import Keys, derive, high_bits
from seeding.masking.techniques.fitting import misfits, not_distinct
from seeding.masking.techniques.technique import Cells, Target, Technique, apply_to_present, row_draws, technique
from seeding.schema import Field, Storage

_DAY = 86_400.0


@technique("noise")
@dataclass(frozen=True, kw_only=True)
class Noise(Technique):
    """Numbers and dates moved by chance: evenly within a bound, or by Laplace's law with a stated ε.

    `relative` is a share of the value and `absolute` an amount (days, of dates). With `epsilon` and `sensitivity` (how
    far one person can change the value) each value is ε-differentially private by itself; who appears in n rows has
    spent n ε. Results stay within the range of the column. Equal values are moved differently.
    """

    relative: float | None = None
    """The most that a value is moved, as a share of it."""
    absolute: float | None = None
    """The most that a value is moved; days, of dates."""
    epsilon: float | None = None
    """ε of Laplace's law, of scale `sensitivity` / ε: the smaller, the more noise."""
    sensitivity: float | None = None
    """How far one person can change the value, in its own unit (days, of dates)."""

    types: ClassVar[tuple[Storage, ...] | None] = ("integer", "decimal", "float", "date", "timestamp")
    primary: ClassVar[str | None] = "relative"

    def __post_init__(self) -> None:
        given = [name for name in ("relative", "absolute", "epsilon") if getattr(self, name) is not None]
        if len(given) != 1 or (self.epsilon is None) != (self.sensitivity is None):
            raise ValueError(
                "noise takes relative, absolute, or epsilon with sensitivity; write {noise: {relative: 0.1}}, "
                "{noise: {absolute: 5}} or {noise: {epsilon: 1, sensitivity: 100}}."
            )
        for name in ("relative", "absolute", "epsilon", "sensitivity"):
            value = getattr(self, name)
            numeric = isinstance(value, (int, float)) and not isinstance(value, bool)
            if value is not None and not (numeric and 0 < value < float("inf")):
                raise ValueError(f"noise: {name} is a number above 0, not {value!r}.")

    @property
    def deterministic(self) -> bool:
        return False

    def problems(self, target: Target) -> Iterable[str]:
        yield from not_distinct(target, "two values may be moved onto each other")
        if target.field.storage in ("date", "timestamp") and self.relative is not None:
            yield f"{target} holds dates, of which there is no share. Write {{noise: {{absolute: 30}}}} (days)."
            return
        yield from misfits(self, target, "shuffle")

    def mask(self, cells: Cells) -> list[Any]:
        places = [place for place, value in enumerate(cells.values) if value is not None and value != ""]
        keys = row_draws(cells, "noise")[places]
        return apply_to_present(cells.values, lambda values: self._moved(cells.target.field, values, keys))

    def _moved(self, f: Field, values: list[Any], keys: Keys) -> list[Any]:
        if not values:
            return values
        if isinstance(values[0], date):
            return self._moved_dates(f, values, keys)
        numbers = np.array([float(value) for value in values])
        # The smallest step that shows: results are counted in it.
        step = 1.0 if f.storage == "integer" else 10.0**-f.places if f.storage == "decimal" else 0.0
        moved = numbers + self._offsets(np.abs(numbers), keys, step)
        low = np.full(len(moved), -np.inf if f.low is None else float(f.low))
        high = np.full(len(moved), np.inf if f.high is None else float(f.high))
        if f.storage == "decimal" and f.digits:
            limit = 10.0 ** (f.digits - f.places) - step
            low, high = np.maximum(low, -limit), np.minimum(high, limit)
        if self.epsilon is None:
            # What would leave the range turns back into it: at the bound itself values would pile up. Laplace's noise
            # may not look at the value again, or it would keep no ε: what it carries out of the range is cut off.
            moved = np.where((moved < low) | (moved > high), 2 * numbers - moved, moved)
        moved = np.clip(moved, low, high)
        if f.storage == "integer":
            whole = np.rint(np.clip(moved, -(2.0**62), 2.0**62)).astype(np.int64).tolist()
            return [_within(one, f) for one in whole]
        if f.storage == "decimal":
            unit = Decimal(1).scaleb(-f.places)
            return [_within(Decimal(repr(one)).quantize(unit), f) for one in moved.tolist()]
        return moved.tolist()

    def _offsets(self, sizes: NDArray[np.float64], keys: Keys, step: float) -> NDArray[np.float64]:
        """How far each value is moved; evenly drawn ones at least by `step`."""
        sign = np.where(keys & np.uint64(1), 1.0, -1.0)
        if self.epsilon is not None and self.sensitivity is not None:
            return sign * exponential(derive(keys, "laplace")) * (self.sensitivity / self.epsilon)
        bound = sizes * self.relative if self.relative is not None else np.full(len(sizes), float(self.absolute or 0))
        share = (high_bits(derive(keys, "even"), 52) + 1) / (1 << 52)
        return sign * np.maximum(share * bound, step)

    def _moved_dates(self, f: Field, values: Sequence[Any], keys: Keys) -> list[Any]:
        exact = isinstance(values[0], datetime)
        days = self._offsets(np.zeros(len(values)), keys, 0.0 if exact else 1.0)
        result: list[Any] = []
        for value, offset in zip(values, days.tolist(), strict=True):
            move = timedelta(seconds=round(offset * _DAY)) if exact else timedelta(days=round(offset))
            result.append(shifted(value, move))
        return result


def _within(value: Any, f: Field) -> Any:
    if f.low is not None and value < f.low:
        return type(value)(f.low)
    if f.high is not None and value > f.high:
        return type(value)(f.high)
    return value


def shifted(value: Any, move: timedelta) -> Any:
    """A date or timestamp moved; at the ends of the calendar it stops there, so no two change their order."""
    try:
        return value + move
    except OverflowError:
        if isinstance(value, datetime):
            end = datetime.max if move > timedelta() else datetime.min
            return end.replace(tzinfo=value.tzinfo)
        return date.max if move > timedelta() else date.min

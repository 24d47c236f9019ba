"""Places: coordinates moved by metres, or rounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any, ClassVar

import numpy as np

from seeding.keys import Keys, derive, high_bits
from seeding.masking.domains import text_of
from seeding.masking.techniques.ewkb import moved
from seeding.masking.techniques.fitting import not_distinct
from seeding.masking.techniques.technique import Cells, Target, Technique, apply_to_present, technique
from seeding.schema import GEOGRAPHIC, Storage

METRES_A_DEGREE = 111_320
"""Of latitude, and of longitude at the equator; elsewhere a degree of longitude is shorter."""


@technique("geo")
@dataclass(frozen=True, kw_only=True)
class Geo(Technique):
    """A latitude or longitude, or a shape of PostGIS, moved by at most so many metres (by a tenth of them at least), or
    rounded down.

    The same coordinate is always moved alike, so that many rows of one place do not give it away by their mean.
    Longitudes are moved by less away from the equator.
    """

    metres: float | None = None
    """How far a place is moved at most in each direction."""
    digits: int | None = None
    """Decimal places that stay: 1 is about 11 km, 2 about 1 km."""

    types: ClassVar[tuple[Storage, ...] | None] = ("float", "decimal", "other")
    primary: ClassVar[str | None] = "metres"

    def __post_init__(self) -> None:
        if (self.metres is None) == (self.digits is None):
            raise ValueError("geo takes metres or digits; write {geo: {metres: 2000}} or {geo: {digits: 1}}.")
        if self.metres is not None and (isinstance(self.metres, bool) or not isinstance(self.metres, (int, float))):
            raise ValueError(f"geo: metres is a number, not {self.metres!r}.")
        if self.metres is not None and not 1 <= self.metres <= 1_000_000:
            raise ValueError(f"geo: metres is a number from 1 to 1000000, not {self.metres!r}.")
        if self.digits is not None and (type(self.digits) is not int or not 0 <= self.digits <= 4):
            raise ValueError(f"geo: digits is a whole number from 0 to 4, not {self.digits!r}.")

    def problems(self, target: Target) -> Iterable[str]:
        yield from not_distinct(target, "two places may be moved onto each other")
        f = target.field
        if f.storage == "other" and (f.srid is None or self.metres is None):
            yield f"{target} is a {f.class_name}; geo moves shapes by metres, and numbers. Write another technique."
        if f.storage == "decimal" and self.metres is not None and 10.0**-f.places * METRES_A_DEGREE > self.metres / 10:
            yield (
                f"{target} has {f.places} decimal places, too few to move a place by {self.metres} metres. "
                f"Write {{geo: {{metres: {10 ** (1 - f.places) * METRES_A_DEGREE:.0f}}}}}."
            )

    def mask(self, cells: Cells) -> list[Any]:
        return apply_to_present(cells.values, lambda values: self._masked(cells, values))

    def _masked(self, cells: Cells, values: list[Any]) -> list[Any]:
        if self.digits is not None:
            return [_rounded(value, self.digits, cells.target.field.places) for value in values]
        keys = cells.secret.keys(f"geo {cells.target.domain}", [text_of(value) for value in values])
        offsets = self._offsets(keys)
        if cells.target.field.storage == "other":
            return self._moved(cells, values, keys)
        numbers = np.array([float(value) for value in values])
        moved = numbers + offsets
        # A place is moved inwards where it would leave the map.
        limit = np.where(np.abs(numbers) <= 90, 90.0, 180.0)
        moved = np.where(np.abs(moved) > limit, numbers - offsets, moved)
        if cells.target.field.storage == "decimal":
            unit = Decimal(1).scaleb(-cells.target.field.places)
            return [Decimal(repr(one)).quantize(unit) for one in moved.tolist()]
        return moved.tolist()

    def _moved(self, cells: Cells, values: list[Any], keys: Keys) -> list[Any]:
        unit = 1 if (cells.target.field.srid or 0) in GEOGRAPHIC else METRES_A_DEGREE
        both = (self._offsets(derive(keys, axis)) * unit for axis in ("x", "y"))
        return [_elsewhere(value, by) for value, by in zip(values, zip(*both, strict=True), strict=True)]

    def _offsets(self, keys: Keys) -> Any:
        share = 0.1 + 0.9 * (high_bits(derive(keys, "metres"), 52) / (1 << 52))
        sign = np.where(keys & np.uint64(1), 1.0, -1.0)
        return sign * share * ((self.metres or 0) / METRES_A_DEGREE)


def _elsewhere(shape: Any, by: tuple[float, float]) -> Any:
    """A shape moved: one of Django's, or the binary of one in hexadecimal letters."""
    if isinstance(shape, str):
        return moved(shape, by)
    from django.contrib.gis.geos import GEOSGeometry

    return GEOSGeometry(moved(shape.hexewkb.decode(), by))


def _rounded(value: Any, digits: int, places: int) -> Any:
    unit = Decimal(1).scaleb(-digits)
    rounded = Decimal(str(value)).quantize(unit, rounding=ROUND_FLOOR)
    return float(rounded) if isinstance(value, float) else rounded.quantize(Decimal(1).scaleb(-max(places, digits)))

"""Shifting dates: all of a person's by the same number of days, so that order and intervals stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

import numpy as np

from seeding.keys import below, derive
from seeding.masking.techniques.fitting import not_distinct
from seeding.masking.techniques.noise import shifted
from seeding.masking.techniques.technique import Cells, Target, Technique, apply_to_present, row_draws, technique
from seeding.schema import Storage


@technique("date_shift")
@dataclass(frozen=True, kw_only=True)
class DateShift(Technique):
    """Dates moved by whole days, one shift for everything that speaks of one person, never by none.

    Intervals and order of a person's dates stay, and so does the time of day. Rows that speak of nobody known are
    shifted each by itself, which keeps no intervals.
    """

    days: int = 180
    """How far at most, in either direction; at the same number all columns of a person move together."""
    by: str = "person"
    """`person`, or `row` where no order has to stay."""

    types: ClassVar[tuple[Storage, ...] | None] = ("date", "timestamp")
    primary: ClassVar[str | None] = "days"

    def __post_init__(self) -> None:
        if type(self.days) is not int or not 1 <= self.days <= 36_500:
            raise ValueError(f"date_shift: days is a whole number from 1 to 36500, not {self.days!r}.")
        if self.by not in ("person", "row"):
            raise ValueError(f"date_shift: by is person or row, not {self.by!r}.")

    @property
    def deterministic(self) -> bool:
        return False

    def problems(self, target: Target) -> Iterable[str]:
        yield from not_distinct(target, "two people's dates may be moved onto each other")
        if target.has_person is False and self.by == "person":
            yield (
                f"{target}: nothing tells whom a row speaks of, so its dates have no shift in common. Write `person:` "
                f"for the table, or {{date_shift: {{days: {self.days}, by: row}}}}."
            )

    def mask(self, cells: Cells) -> list[Any]:
        rows = row_draws(cells, "date shift")
        keys = rows
        if cells.people is not None and self.by == "person":
            # Tables share the shifts of their people: it hangs from the secret and the person alone.
            salt = np.uint64(int.from_bytes(cells.secret.subkey("date shift", size=8), "little"))
            keys = np.where(cells.people != 0, derive(cells.people ^ salt, "date shift"), rows)
        drawn = below(keys, 2 * self.days) - self.days
        drawn += drawn >= 0
        places = [place for place, value in enumerate(cells.values) if value is not None and value != ""]
        moves = [_move(days) for days in drawn[places].tolist()]
        return apply_to_present(
            cells.values, lambda values: [shifted(value, move) for value, move in zip(values, moves, strict=True)]
        )


def _move(days: int) -> timedelta:
    return timedelta(days=days)

"""Generalising: dates to the beginning of their period, numbers to bands, text to prefixes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import floor
from typing import Any, ClassVar

from seeding.masking.techniques.cutting import cut
from seeding.masking.techniques.fitting import misfits, not_distinct
from seeding.masking.techniques.technique import Cells, Target, Technique, apply_to_present, technique
from seeding.schema import Storage

_PERIODS = ("month", "quarter", "year", "decade", "week")


@technique("generalise")
@dataclass(frozen=True, kw_only=True)
class Generalise(Technique):
    """A coarser value: a date becomes the first day of its period, a number the low end of its band, text a prefix.

    Values that are at the low end already stay: many rows share them.
    """

    to: str | None = None
    """Of dates: `week`, `month`, `quarter`, `year` or `decade`."""
    band: int | float | str | None = None
    """Of numbers: how wide the bands are."""
    prefix: int | None = None
    """Of text: how many characters stay, at most all but one."""
    fill: str = ""
    """Of text: the character that takes the place of what is cut off; nothing by default."""

    types: ClassVar[tuple[Storage, ...] | None] = ("date", "timestamp", "integer", "decimal", "float", "text")
    primary: ClassVar[str | None] = "to"

    def __post_init__(self) -> None:
        given = [name for name in ("to", "band", "prefix") if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(
                "generalise takes one of to, band and prefix; write {generalise: year}, {generalise: {band: 10}} or "
                "{generalise: {prefix: 3}}."
            )
        if self.to is not None and self.to not in _PERIODS:
            raise ValueError(f"generalise: to is one of {', '.join(_PERIODS)}, not {self.to!r}.")
        if self.prefix is not None and (type(self.prefix) is not int or self.prefix < 1):
            raise ValueError(f"generalise: prefix is a whole number from 1 on, not {self.prefix!r}.")
        if not isinstance(self.fill, str) or len(self.fill) > 1:
            raise ValueError(f"generalise: fill is one character, not {self.fill!r}.")
        if self.band is not None:
            wide = isinstance(self.band, (int, float, str)) and not isinstance(self.band, bool)
            try:
                wide = wide and Decimal(str(self.band)) > 0
            except ArithmeticError:
                wide = False
            if not wide:
                raise ValueError(f"generalise: band is a number above 0, not {self.band!r}.")

    @property
    def _form(self) -> tuple[str, str]:
        if self.to is not None:
            return "dates", "{generalise: year}"
        return (
            ("numbers", "{generalise: {band: 10}}") if self.band is not None else ("text", "{generalise: {prefix: 3}}")
        )

    def problems(self, target: Target) -> Iterable[str]:
        storage = target.field.storage
        forms = {
            "date": ("dates", "{generalise: year}"),
            "timestamp": ("dates", "{generalise: year}"),
            "text": ("text", "{generalise: {prefix: 3}}"),
        }
        fitting = forms.get(storage, ("numbers", "{generalise: {band: 10}}"))
        if self._form[0] != fitting[0]:
            yield f"{target} holds {storage} values, and this is for {self._form[0]}. Write {fitting[1]}."
            return
        if storage == "integer" and self.band is not None and Decimal(str(self.band)) % 1:
            yield f"{target} holds whole numbers, and the band is {self.band}. Write {{generalise: {{band: 10}}}}."
            return
        yield from not_distinct(target, "generalised values are the same in many rows")
        yield from misfits(self, target, "shuffle")

    def mask(self, cells: Cells) -> list[Any]:
        return apply_to_present(cells.values, lambda values: [self._coarse(value, cells.target) for value in values])

    def _coarse(self, value: Any, target: Target) -> Any:
        if self.to is not None:
            return beginning(value, self.to)
        if self.prefix is not None:
            text = str(value)
            short = cut(text, self.prefix)
            return short + self.fill * (len(text) - len(short))
        low = target.field.low
        if isinstance(value, float):
            width = float(str(self.band))
            coarse: Any = floor(value / width) * width
        elif isinstance(value, int):
            coarse = value // int(Decimal(str(self.band))) * int(Decimal(str(self.band)))
        else:
            wide = Decimal(str(self.band))
            coarse = ((value / wide).to_integral_value(rounding="ROUND_FLOOR") * wide).quantize(value)
        # The lowest band may begin below what the column takes.
        return coarse if low is None or coarse >= low else type(value)(low)


def beginning(value: Any, period: str) -> Any:
    """The first instant of the period that a date or a timestamp lies in."""
    if isinstance(value, datetime):
        value = value.replace(hour=0, minute=0, second=0, microsecond=0)
    if period == "week":
        days = value.isoweekday() - 1
        return value - timedelta(days=days) if value.toordinal() > days else value.replace(day=1)
    if period == "month":
        return value.replace(day=1)
    if period == "quarter":
        return value.replace(month=(value.month - 1) // 3 * 3 + 1, day=1)
    year = value.year if period == "year" else max(value.year // 10 * 10, 1)
    first: date = value.replace(year=year, month=1, day=1)
    return first

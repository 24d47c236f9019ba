"""Nothing, or the same for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from seeding.masking.techniques.fitting import not_distinct, refusal
from seeding.masking.techniques.technique import Cells, Target, Technique, apply_to_present, technique

_HELD: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "decimal": (int, float, Decimal),
    "float": (int, float),
    "boolean": (bool,),
    "date": (date,),
    "timestamp": (datetime,),
}


@technique("null")
@dataclass(frozen=True, kw_only=True)
class Null(Technique):
    """NULL in every row."""

    def problems(self, target: Target) -> Iterable[str]:
        f = target.field
        if not f.null:
            other = "{constant: ''}" if f.storage == "text" and f.blank else "{constant: …}"
            yield f"{target} is not null. Write {other}."

    def mask(self, cells: Cells) -> list[Any]:
        return [None] * len(cells.values)


@technique("constant")
@dataclass(frozen=True, kw_only=True)
class Constant(Technique):
    """The same value in every row that has one."""

    value: Any
    """What every row has."""

    primary: ClassVar[str | None] = "value"

    def problems(self, target: Target) -> Iterable[str]:
        yield from not_distinct(target, "a constant is the same in every row")
        f = target.field
        held = _HELD.get(f.storage)
        wrong = held is not None and (
            not isinstance(self.value, held) or (isinstance(self.value, bool) and bool not in held)
        )
        reason = f"which is no {f.storage} value" if wrong and self.value is not None else refusal(f, self.value)
        if reason:
            yield f"{target}: constant is {self.value!r}, {reason}. Write {{constant: …}} with a value that fits."

    def mask(self, cells: Cells) -> list[Any]:
        held = self.value
        if isinstance(held, str) and cells.target.field.class_name == "BinaryField":
            held = held.encode()
        return apply_to_present(cells.values, lambda values: [held] * len(values))

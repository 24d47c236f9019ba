"""Shuffling: every value stays in the column, in another row."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from seeding.keys import row_keys
from seeding.masking.techniques.technique import Cells, Survey, Target, Technique, technique
from seeding.spec import SeedingError

Codes = NDArray[np.int32]


@technique("shuffle")
@dataclass(frozen=True, kw_only=True)
class Shuffle(Technique):
    """The values of the column in other rows, within groups where asked; each value occurs as often as before.

    NULL and empty text stay where they are. No row keeps its value unless another row has the same one. Values that
    are alone in their group change places with those that are alone in theirs.
    """

    within: str | tuple[str, ...] = ()
    """A column, or several: values change places among rows that agree in them."""

    positional: ClassVar[bool] = True
    primary: ClassVar[str | None] = "within"

    def __post_init__(self) -> None:
        if isinstance(self.within, Iterable) and not isinstance(self.within, str):
            object.__setattr__(self, "within", tuple(self.within))
        named = self.within if isinstance(self.within, tuple) else (self.within,)
        if not all(isinstance(one, str) and one for one in named):
            raise ValueError(f"shuffle: within is the name of a column, or a list of them, not {self.within!r}.")

    @property
    def keeps_distinct(self) -> bool:
        return True

    @property
    def deterministic(self) -> bool:
        return False

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.within,) if isinstance(self.within, str) else tuple(self.within)

    def problems(self, target: Target) -> Iterable[str]:
        if target.field.name in self.reads:
            yield f"{target} cannot be shuffled within itself. Write {{shuffle: {{}}}}."
        for others in target.together:
            missing = [one for one in others if one != target.field.name and one not in self.reads]
            if missing:
                named = ", ".join(one for one in others if one != target.field.name)
                yield (
                    f"{target} is unique together with {named}, which shuffling alone would break. "
                    f"Write {{shuffle: {{within: [{named}]}}}}."
                )

    def survey(self, target: Target) -> Survey | None:
        return _Shuffled(self, target)

    def mask(self, cells: Cells) -> list[Any]:
        found = cells.found
        if found is None:
            survey = _Shuffled(self, cells.target)
            survey.add(cells)
            found = survey.finish()
        values, codes, first = found
        start = cells.first - first
        return [
            value if code < 0 else values[code]
            for value, code in zip(cells.values, codes[start : start + len(cells.values)].tolist(), strict=True)
        ]


class _Shuffled(Survey):
    """Codes the values, a number for each distinct one, and deals them out again."""

    def __init__(self, of: Shuffle, target: Target) -> None:
        self.of, self.target = of, target
        self.codes: dict[Any, int] = {}
        self.values: list[Any] = []
        self.groups: dict[Any, int] = {}
        self.coded: list[Codes] = []
        self.grouped: list[Codes] = []
        self.first: int | None = None
        self.key = 0

    def add(self, cells: Cells) -> None:
        if self.first is None:
            self.first = cells.first
            self.key = int.from_bytes(cells.secret.subkey("shuffle", str(self.target), size=8), "little")
        codes: Codes = np.full(len(cells.values), -1, dtype=np.int32)
        for place, value in enumerate(cells.values):
            if value is None or value == "":
                continue
            known = _hashable(value)
            code = self.codes.get(known)
            if code is None:
                code = self.codes[known] = len(self.values)
                self.values.append(value)
            codes[place] = code
        self.coded.append(codes)
        if self.of.reads:
            columns = [cells.others[name] for name in self.of.reads]
            groups = [
                self.groups.setdefault(tuple(map(_hashable, one)), len(self.groups))
                for one in zip(*columns, strict=True)
            ]
            self.grouped.append(np.array(groups, dtype=np.int32))

    def finish(self) -> tuple[list[Any], Codes, int]:
        codes = np.concatenate([np.empty(0, dtype=np.int32), *self.coded])
        rows = np.flatnonzero(codes >= 0)
        if not len(rows):
            return self.values, codes, self.first or 0
        groups = np.concatenate(self.grouped)[rows] if self.grouped else np.zeros(len(rows), dtype=np.int32)
        if len(rows) == 1:
            raise SeedingError(
                f"{self.target} has one value in all, which shuffling leaves where it is. Write null or constant."
            )
        groups = _merged(groups)
        drawn = row_keys(self.key, rows)
        order = np.lexsort((drawn, groups))
        ordered = groups[order]
        # Within each group, in the drawn order, every row takes the value of the next one, and the last of the first.
        edges = np.flatnonzero(np.diff(ordered)) + 1
        taken = np.arange(1, len(order) + 1)
        starts, ends = np.concatenate([[0], edges]), np.concatenate([edges, [len(order)]])
        taken[ends - 1] = starts
        result = codes.copy()
        result[rows[order]] = codes[rows[order[taken]]]
        return self.values, result, self.first or 0


def _merged(groups: Codes) -> Codes:
    """Groups of one row put together; a single one joins the largest."""
    if not len(groups):
        return groups
    counts = np.bincount(groups)
    lonely = np.flatnonzero(counts[groups] == 1)
    groups = groups.copy()
    if len(lonely) == 1:
        groups[lonely] = int(counts.argmax())
    elif len(lonely):
        groups[lonely] = len(counts)
    return groups


def _hashable(value: Any) -> Any:
    if isinstance(value, (dict, list)):
        return json.dumps(value, sort_keys=True, default=str)
    return (type(value), value) if isinstance(value, (bool, int, float)) else value

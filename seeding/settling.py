"""Rows that are drawn again until they meet constraints which nothing meets by construction.

A check asks for each row by itself. What keeps rows apart is settled in the order of the rows: a row gives way to those
before it and to no later one, so rows that are added change none that are there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Keys, Numbers, derive, row_keys, stream
from seeding.rows import Rows
from seeding.schema import Check, Unique, taken_name
from seeding.spec import Circular, OfKind, SeedingError
from seeding.truth import Unjudged, failing_row, reckons, truth
from seeding.truths import failing

if TYPE_CHECKING:
    from seeding.plan import ModelPlan, Plan

MOST = 1 << 18
"""Rows of one table that are kept apart by drawing again: what they hold is remembered."""

TRIES = 512
"""How often a row is drawn again before it is said that no room is left."""

SAMPLE = 1000
"""Rows by which it is told whether the form of a kind meets a check."""

TOGETHER = 32
"""Tries of a row that are drawn at once."""


class Crowded(SeedingError):
    """No room for another row: `rows` of the table found theirs."""

    def __init__(self, label: str, rows: int, names: str) -> None:
        self.label = label
        self.rows = rows
        super().__init__(
            f"{label}: {names} leaves room for {rows} rows; the next was drawn {TRIES} times and was like an earlier "
            f"one each time. Ask for {label}={rows} at most, or declare one of its fields in seeds.py."
        )


@dataclass(frozen=True)
class Met:
    """A requirement of rows: a check constraint that they do not fail."""

    check: Check
    remedy = "Correct the model, whose constraint it is, or declare its fields in seeds.py so that they meet it."

    @property
    def __name__(self) -> str:
        return self.check.name

    def __call__(self, rows: Rows) -> NDArray[np.bool_]:
        try:
            met = ~failing(self.check.condition, rows)
        except Unjudged:
            met = self._one_by_one(rows, self._values(rows))
        return met & self._one_by_one(rows, floats) if (floats := self._in_binary(rows)) else met

    def _values(self, rows: Rows) -> dict[str, list[Any]]:
        return {name: rows.column(name).values() for name in self.check.fields if rows.model.table.has(name)}

    def _in_binary(self, rows: Rows) -> dict[str, list[Any]]:
        """The values of a check that reckons with decimals as SQLite keeps them; none where it does not.

        There 0.1 + 0.2 is not 0.3: only rows of which both arithmetics say the same are the same on every database.
        """
        values = self._values(rows) if reckons(self.check.condition) else {}
        if not any(isinstance(value, Decimal) for held in values.values() for value in held):
            return {}
        return {name: [float(v) if isinstance(v, Decimal) else v for v in held] for name, held in values.items()}

    def _one_by_one(self, rows: Rows, values: dict[str, list[Any]]) -> NDArray[np.bool_]:
        met = np.ones(len(rows), dtype=np.bool_)
        for row in range(len(rows)):
            judged, failing = failing_row(self.check, {name: held[row : row + 1] for name, held in values.items()}, 1)
            if not judged:
                break
            met[row] = failing is None
        return met


def required(plan: Plan, model: ModelPlan) -> tuple[Any, ...]:
    """What the rows of a model are drawn again for: all that it requires, but for checks that the form of a kind meets.

    Values of a kind are alike in form, so that a check of one text that a thousand of them meet is met by all.
    """
    rows = Rows.trying(plan, model, np.arange(SAMPLE, dtype=np.int64))
    return tuple(one for one in model.requires if not (isinstance(one, Met) and _met_by_form(one, rows)))


def _met_by_form(requirement: Met, rows: Rows) -> bool:
    names = requirement.check.fields
    if len(names) != 1 or not rows.model.table.has(names[0]):
        return False
    column = rows.model.column(names[0])
    if column.field.storage != "text" or not isinstance(column.source, OfKind):
        return False
    try:
        return bool(requirement(rows).all())
    except SeedingError:
        return False


@dataclass(frozen=True)
class Apart:
    """Values of a row that no other row may have."""

    unique: Unique
    names: tuple[str, ...] = field(default=())

    def values(self, rows: Rows) -> list[tuple[Any, ...] | None]:
        """What each row holds, or None where the constraint does not ask."""
        unique, table = self.unique, rows.model.table
        asked = [*unique.fields]
        if unique.condition is not None:
            asked += [name for name in Check("", unique.condition).fields if table.has(name)]
        held = {name: _held(rows, name) for name in dict.fromkeys(asked)}
        found: list[tuple[Any, ...] | None] = []
        for row in range(len(rows)):
            values = [held[name][row] for name in unique.fields]
            if unique.nulls_distinct and None in values:
                found.append(None)
                continue
            if unique.condition is not None:
                try:
                    # Where it is unknown the database does not ask; full_clean() does.
                    if truth(unique.condition, {name: held[name][row] for name in held}) is False:
                        found.append(None)
                        continue
                except Unjudged:
                    pass
            found.append(tuple(self._compared(name, value) for name, value in zip(unique.fields, values, strict=True)))
        return found

    def held(self, taken: Iterable[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
        """What rows that are there hold, as `values` compares it."""
        return {
            tuple(self._compared(name, value) for name, value in zip(self.unique.fields, values, strict=True))
            for values in taken
            if not (self.unique.nulls_distinct and None in values)
        }

    def _compared(self, name: str, value: Any) -> Any:
        if self.unique.period and name == self.unique.fields[-1] and value is not None:
            parts = {"date": (value.year, value.month, value.day), "month": (value.month,), "year": (value.year,)}
            return parts[self.unique.period]
        if isinstance(value, str) and name in (self.unique.lowered or ()):
            return value.lower()
        return str(value) if isinstance(value, (dict, list)) else value


def _held(rows: Rows, name: str) -> list[Any]:
    """What tells the values of a column apart: of a key to rows of the same table, whose own keys may yet hang on this,
    their numbers.
    """
    reference = rows.model.table.field(name).reference
    if reference is None or reference.table != rows.model.label or not rows.knows(name):
        return rows.column(name).values()
    numbers, there = rows.referenced(name)[0].tolist(), rows.linked(name).tolist()
    return [number if linked else None for number, linked in zip(numbers, there, strict=True)]


class Settled:
    """The keys of the rows of a table from its first, as far as they have been asked for."""

    def __init__(self, plan: Plan, model: ModelPlan) -> None:
        self.plan = plan
        self.model = model
        self._keys: list[int] = []
        existing = plan.facts.existing
        self._seen = [apart.held(existing.get(taken_name(model.label, apart.unique), ())) for apart in model.apart]
        self._crowded: Crowded | None = None
        self._busy = False

    def keys(self, numbers: Numbers) -> Keys:
        wanted = int(numbers.max(initial=-1)) + 1
        if wanted > MOST:
            names = ", ".join(apart.unique.name for apart in self.model.apart)
            raise SeedingError(
                f"{self.model.label}: {names} is met by drawing rows again, which is done for {MOST} rows at most. "
                f"Declare one of its fields in seeds.py as different in every row."
            )
        if wanted > len(self._keys):
            if self._busy:
                raise Circular(
                    f"{self.model.label}: what keeps its rows apart depends on itself through other tables. "
                    f"Declare one of its foreign keys in seeds.py.",
                    self.model.label,
                )
            self._busy = True
            try:
                self._extend(wanted)
            finally:
                self._busy = False
        return np.array(self._keys, dtype=np.uint64)[numbers]

    def _extend(self, wanted: int) -> None:
        if self._crowded is not None:
            raise self._crowded
        numbers = np.arange(len(self._keys), wanted, dtype=np.int64)
        drawn = row_keys(stream(self.plan.seed, self.model.label), numbers)
        rows = Rows.tried(self.plan, self.model, numbers, drawn)
        held = [apart.values(rows) for apart in self.model.apart]
        for place, number in enumerate(numbers.tolist()):
            values = [column[place] for column in held]
            if self._free(values):
                self._take(int(rows.keys[place]), values)
            else:
                self._again(number, drawn[place : place + 1])

    def _again(self, number: int, key: Keys) -> None:
        for first in range(0, TRIES, TOGETHER):
            keys = np.concatenate([derive(key, f"apart {attempt}") for attempt in range(first, first + TOGETHER)])
            rows = Rows.tried(self.plan, self.model, np.full(len(keys), number, dtype=np.int64), keys)
            held = [apart.values(rows) for apart in self.model.apart]
            for place in range(len(keys)):
                values = [column[place] for column in held]
                if self._free(values):
                    self._take(int(rows.keys[place]), values)
                    return
        names = " and ".join(apart.unique.name for apart in self.model.apart)
        self._crowded = Crowded(self.model.label, len(self._keys), names)
        raise self._crowded

    def _free(self, values: list[tuple[Any, ...] | None]) -> bool:
        return all(value is None or value not in seen for value, seen in zip(values, self._seen, strict=True))

    def _take(self, key: int, values: list[tuple[Any, ...] | None]) -> None:
        self._keys.append(key)
        for value, seen in zip(values, self._seen, strict=True):
            if value is not None:
                seen.add(value)

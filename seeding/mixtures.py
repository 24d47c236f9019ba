"""Sources made of other sources: no value in a share of the rows, another source in the rows of a scenario, keys that
go along with another field's, and values at the edges of what a column takes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from seeding.columns import Column, Mask, Text, combine
from seeding.generators import Generator, chance, column_of, normal, preferring
from seeding.keys import Keys, Numbers, below, derive
from seeding.relations import Lineage
from seeding.rows import Rows, evaluate
from seeding.schema import Field
from seeding.spec import STRATA, FanOut, SeedingError
from seeding.storing import conform

# No value -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Missing:
    """`source`, but no value in exactly `share` of the rows."""

    source: Any
    share: float


@evaluate.register
def _(source: Missing, rows: Rows, field: Field) -> Column:
    column = conform(evaluate(source.source, rows, field), field)
    return column.with_nulls(share_of(rows, f"missing {field.name}", source.share))


def share_of(rows: Rows, name: str, share: float) -> Mask:
    """A share of the rows: exact in every hundred for whole percents, by chance for the rest."""
    whole = math.floor(share * STRATA + 1e-9)
    strata = rows.strata(name)
    chosen: Mask = strata < whole
    rest = share * STRATA - whole
    if rest > 1e-9:
        chosen = chosen | ((strata == whole) & chance(rows.keys_for(name), rest))
    return chosen


# Scenarios ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Within:
    """`inside` in the share of the rows that a scenario covers, `outside` in the others.

    All fields of a model that a scenario changes are changed in the same rows.
    """

    scenario: str
    share: float
    inside: Any
    outside: Any


def covered(rows: Rows, scenario: str, share: float) -> Mask:
    """The rows that a scenario covers."""
    return share_of(rows, f"scenario {scenario}", share)


@evaluate.register
def _(source: Within, rows: Rows, field: Field) -> Column:
    inside = covered(rows, source.scenario, source.share)
    return _merged(rows, field, source.inside, source.outside, inside)


def _merged(rows: Rows, field: Field, inside: Any, outside: Any, where: Mask) -> Column:
    if not where.any():
        return conform(evaluate(outside, rows, field), field)
    if where.all():
        return conform(evaluate(inside, rows, field), field)
    index, others = np.flatnonzero(where), np.flatnonzero(~where)
    first = conform(evaluate(inside, rows, field), field).take(index)
    second = conform(evaluate(outside, rows, field), field).take(others)
    return combine([(index, first), (others, second)], len(rows))


@dataclass(frozen=True)
class MixedFanOut:
    """The fan-out `inside` for the parents that a scenario covers, `outside` for the others."""

    child: str
    scenario: str
    share: float
    inside: FanOut
    outside: FanOut

    def __call__(self, parents: Rows) -> Numbers:
        numbers, plan = parents.row_number, parents.plan

        def counts(fan_out: FanOut) -> Numbers:
            return Lineage(self.child, fan_out, plan.seed, lambda _: parents).counts(numbers)

        return np.where(covered(parents, self.scenario, self.share), counts(self.inside), counts(self.outside))


# Correlation ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Correlated:
    """A generator whose values rise or fall with those of another field of the row: a Gaussian copula.

    `rho` is the correlation of the normal deviates behind the two fields (-1 to 1). Both fields are drawn by
    generators that rise with their keys, which all distributions do, so each keeps its own distribution.
    """

    source: Generator
    field: str
    rho: float


@evaluate.register
def _(source: Correlated, rows: Rows, field: Field) -> Column:
    return source.source.draw(correlated_keys(rows, field.name, source))


def correlated_keys(rows: Rows, name: str, source: Correlated) -> Keys:
    """Uniform keys of `name` whose normal deviates correlate with those behind the other field."""
    other = normal(_keys_behind(rows, source.field))
    own = normal(rows.keys_for(name))
    scale = 1 << 20
    along, apart = round(source.rho * scale), round(math.sqrt(max(0.0, 1 - source.rho**2)) * scale)
    return _uniform(along * other + apart * own >> 20, rows.keys_for(f"{name} within its step"))


def _keys_behind(rows: Rows, name: str) -> Keys:
    column = rows.model.column(name)
    source = column.source
    # In rows of scenarios and with edges, the other field's keys are there and its value follows something else.
    while isinstance(source, (Missing, Edged, Within)):
        source = source.outside if isinstance(source, Within) else source.source
    if isinstance(source, Correlated):
        return correlated_keys(rows, name, source)
    if not isinstance(source, Generator) and not column.reason.startswith("scenario "):
        raise SeedingError(
            f"{rows.model.label}.{name} is drawn by {source!r}, which no other field can be correlated with. "
            f"Declare it with a distribution, such as normal or a range."
        )
    return rows.keys_for(name)


_STEPS = 1 << 10
"""Steps of a standard deviation in the table of the normal distribution."""


@lru_cache(maxsize=1)
def _distribution() -> Numbers:
    """The distribution function of the standard normal from -4 to 4 at steps of 2**-10, in units of 2**-48."""
    points = np.arange(-4 * _STEPS, 4 * _STEPS + 1) / _STEPS
    shares = [0.5 * math.erfc(-point / math.sqrt(2)) for point in points.tolist()]
    first, last = shares[0], shares[-1]
    return np.array([round((share - first) / (last - first) * ((1 << 48) - 1)) for share in shares], dtype=np.int64)


def _uniform(deviates: Numbers, within: Keys) -> Keys:
    """Keys whose high bits are the normal distribution function of deviates (units of 2**-16)."""
    table, step = _distribution(), (1 << 16) // _STEPS
    place = np.clip(deviates + 4 * (1 << 16), 0, 8 * (1 << 16) - 1)
    cell, rest = place // step, place % step
    left = table.take(cell)
    # Deviates come in steps themselves; the keys between two of them are spread evenly.
    spread = rest * 4096 + below(within, 4096)
    height = left + ((table.take(cell + 1) - left) * spread // (step * 4096))
    return (height.astype(np.uint64) << np.uint64(16)) | (derive(within, "low bits") >> np.uint64(48))


# Edges ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Edged:
    """`source`, but in a share of the rows one of `values`: unusual, or at the limits of what the column takes.

    An edge row has edge values in about half of its columns that can have them, and in one of them at least, which
    is the column number `place` of `places`. With `filled` what is empty stays so.
    """

    source: Any
    values: tuple[Any, ...]
    share: float
    place: int
    places: int
    filled: bool = False


@dataclass(frozen=True)
class EdgedMoments:
    """`source`, a rule about time, but in a share of the rows with one of `instants` (microseconds, rising) where the
    rule puts an instant between two others and one of these lies there. Rows are chosen like those of `Edged`.
    """

    source: Any
    instants: tuple[int, ...]
    share: float
    place: int
    places: int


def edge_rows(rows: Rows, share: float) -> Mask:
    """The rows that have unusual values."""
    return share_of(rows, "edge cases", share)


def filled(column: Column) -> Mask:
    """The rows that hold something else than empty text."""
    found = ~column.where("") if isinstance(column, Text) else np.ones(len(column), dtype=np.bool_)
    return found if column.nulls is None else found & ~column.nulls


def _chosen(source: Edged | EdgedMoments, rows: Rows, own: Keys) -> Mask:
    """The rows that have an edge in a field, whose keys are `own`."""
    first = below(rows.keys_for("edge cases"), source.places) == source.place
    return edge_rows(rows, source.share) & (first | chance(own, 0.5))


@evaluate.register
def _(source: EdgedMoments, rows: Rows, field: Field) -> Column:
    column = conform(evaluate(source.source, rows, field), field)
    own = rows.keys_for(f"edge of {field.name}")
    chosen = _chosen(source, rows, own)
    if not chosen.any():
        return column
    with preferring(np.array(source.instants, dtype=np.int64), derive(own, "value")):
        edged = conform(evaluate(source.source, rows, field), field)
    index, others = np.flatnonzero(chosen), np.flatnonzero(~chosen)
    return combine([(index, edged.take(index)), (others, column.take(others))], len(rows)) if others.size else edged


@evaluate.register
def _(source: Edged, rows: Rows, field: Field) -> Column:
    column = conform(evaluate(source.source, rows, field), field)
    own = rows.keys_for(f"edge of {field.name}")
    chosen = _chosen(source, rows, own)
    if source.filled:
        chosen &= filled(column)
    if not chosen.any():
        return column
    index, others = np.flatnonzero(chosen), np.flatnonzero(~chosen)
    codes = below(derive(own[index], "value"), len(source.values))
    edges = conform(column_of(source.values, codes), field)
    if not others.size:
        return edges
    return combine([(index, edges), (others, column.take(others))], len(rows))


__all__ = [
    "Correlated",
    "Edged",
    "EdgedMoments",
    "Missing",
    "MixedFanOut",
    "Within",
    "covered",
    "edge_rows",
    "filled",
    "share_of",
]

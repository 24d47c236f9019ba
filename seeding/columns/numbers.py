"""Numbers and truth values, held as numpy arrays; decimals are whole numbers of their smallest unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from seeding.columns.column import Bytes, Column, Mask, byte_matrix, missing
from seeding.columns.pieces import Piece, Ragged, Solid, packed
from seeding.keys import Numbers


@lru_cache(maxsize=1)
def _quads() -> Bytes:
    """Four digits of 0–9999: rows 0–9999 without leading zeros (0 is empty), rows 10000–19999 with them."""
    padded = byte_matrix(f"{number:04d}" for number in range(10_000))
    bare = padded.copy()
    leading = np.cumsum(padded != ord("0"), axis=1) == 0
    bare[leading] = 0
    return np.concatenate([bare, padded])


def _any_negative(array: Numbers) -> bool:
    return int(array.view(np.uint64).max(initial=0)) >= 1 << 63


def _digit_count(array: Numbers) -> int:
    most = int(array.view(np.uint64).max(initial=0))
    if most >= 1 << 63:
        most = max(int(array.max(initial=0)), -int(array.min(initial=0)))
    return len(str(most))


def digit_counts(array: Numbers) -> Numbers:
    """How many digits each of the non-negative numbers has."""
    counts = np.ones(len(array), dtype=np.int64)
    for digits in range(1, _digit_count(array)):
        counts += array >= 10**digits
    return counts


@lru_cache(maxsize=2)
def _packed_quads(pad: int) -> NDArray[Any]:
    """`_quads` with another byte in the place of leading zeros."""
    table = _quads()
    return packed(np.where(table == 0, pad, table).astype(np.uint8))


def write_unsigned(numbers: Numbers, out: Bytes, started: bool = False, pad: int = 0) -> None:
    """Decimal digits of non-negative numbers, aligned to the right, with `pad` for leading zeros unless `started`."""
    quads, rest, width = _packed_quads(pad), numbers, out.shape[1]
    parts: list[Numbers] = []
    for _ in range((width - 1) // 4):
        higher = rest // 10_000
        parts.append(rest - higher * 10_000)
        rest = higher
    parts.append(rest)
    start = width - 4 * len(parts)
    begun: Mask | bool | None = started or None
    for part in reversed(parts):
        digits = quads.take(part if begun is None else part + begun * 10_000)
        if start < 0:
            packed(out[:, : start + 4])[:] = packed(digits.view(np.uint8).reshape(-1, 4)[:, -start:])
        else:
            packed(out[:, start : start + 4])[:] = digits
        start += 4
        if not started:
            begun = part > 0 if begun is None else begun | (part > 0)
    if not started:
        last = out[:, -1]
        last[last == pad] = ord("0")


@dataclass(frozen=True, eq=False)
class Integers(Column):
    """64-bit integers."""

    numbers: Numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def array(self) -> Numbers:
        return self.numbers

    @cached_property
    def _signed(self) -> bool:
        return _any_negative(self.numbers)

    @cached_property
    def width(self) -> int:
        return _digit_count(self.numbers) + self._signed

    def write(self, out: Bytes, pad: int = 0) -> None:
        if self._signed:
            out[self.numbers < 0, 0] = ord("-")
            if self.numbers.min() == np.iinfo(np.int64).min:
                out[:] = byte_matrix(str(number).rjust(out.shape[1], "\x00") for number in self.numbers.tolist())
                return
            write_unsigned(np.abs(self.numbers), out[:, 1:])
        else:
            write_unsigned(self.numbers, out, pad=pad)

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        if self._signed:
            return None
        return (Solid(self, pad) if pad else Ragged(self, digit_counts(self.numbers)),)

    def present(self) -> list[Any]:
        return self.numbers.tolist()

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, numbers=self.numbers[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Integers:
        nulls = missing(values)
        return cls(np.array([value or 0 for value in values], dtype=np.int64), nulls=nulls)


@lru_cache(maxsize=4)
def _fractions(places: int) -> NDArray[Any]:
    """`.00` to `.99`, for so many places."""
    return packed(byte_matrix(f".{number:0{places}d}" for number in range(10**places)))


@dataclass(frozen=True, eq=False)
class Decimals(Column):
    """Fixed-point numbers: integers counting units of 10**-places (cents, with two places)."""

    numbers: Numbers
    places: int

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def array(self) -> Numbers:
        return self.numbers

    @cached_property
    def _parts(self) -> tuple[Numbers, Numbers, bool]:
        signed = _any_negative(self.numbers)
        unsigned = np.abs(self.numbers) if signed else self.numbers
        whole = unsigned // 10**self.places
        return whole, unsigned - whole * 10**self.places, signed

    @cached_property
    def width(self) -> int:
        if self._extreme:
            return int(self._matrix.shape[1])
        whole, _, signed = self._parts
        return _digit_count(whole) + signed + (self.places + 1 if self.places else 0)

    @cached_property
    def _extreme(self) -> bool:
        """Whether the one number is there whose negative does not fit."""
        return bool((self.numbers == np.iinfo(np.int64).min).any())

    @cached_property
    def _matrix(self) -> Bytes:
        return byte_matrix(f"{value:f}" for value in self.present())

    def write(self, out: Bytes, pad: int = 0) -> None:
        if self._extreme:
            out[:] = self._matrix
            return
        whole, rest, signed = self._parts
        point = out.shape[1] - (self.places + 1 if self.places else 0)
        if signed:
            out[self.numbers < 0, 0] = ord("-")
        write_unsigned(whole, out[:, signed:point], pad=0 if signed else pad)
        if 0 < self.places <= 4:
            packed(out[:, point:])[:] = _fractions(self.places).take(rest)
        elif self.places:
            out[:, point] = ord(".")
            write_unsigned(rest, out[:, point + 1 :], started=True)

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        if self._extreme or self._parts[2]:
            return None
        if pad:
            return (Solid(self, pad),)
        return (Ragged(self, digit_counts(self._parts[0]) + (self.places + 1 if self.places else 0)),)

    def present(self) -> list[Any]:
        places = -self.places
        return [Decimal(number).scaleb(places) for number in self.numbers.tolist()]

    def stored(self) -> list[Any]:
        # SQLite's decimal affinity keeps a REAL; the nearest double of n / 10**places is what its text would become.
        if _digit_count(self.numbers) <= 15:
            return self._with_none((self.numbers / 10**self.places).tolist())
        return self._with_none([f"{value:f}" for value in self.present()])

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, numbers=self.numbers[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any], places: int) -> Decimals:
        nulls = missing(values)
        scaled = [0 if value is None else round(Decimal(value).scaleb(places)) for value in values]
        return cls(np.array(scaled, dtype=np.int64), places, nulls=nulls)


@dataclass(frozen=True, eq=False)
class Floats(Column):
    """Double-precision numbers."""

    numbers: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def array(self) -> NDArray[np.float64]:
        return self.numbers

    @cached_property
    def _matrix(self) -> Bytes:
        return byte_matrix(map(repr, self.numbers.tolist()))

    @property
    def width(self) -> int:
        return int(self._matrix.shape[1])

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:] = self._matrix

    def present(self) -> list[Any]:
        return self.numbers.tolist()

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, numbers=self.numbers[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Floats:
        nulls = missing(values)
        return cls(np.array([0.0 if value is None else value for value in values], dtype=np.float64), nulls=nulls)


@dataclass(frozen=True, eq=False)
class Booleans(Column):
    """True or false."""

    flags: Mask

    width: ClassVar[int] = 1

    def __len__(self) -> int:
        return len(self.flags)

    @property
    def array(self) -> Mask:
        return self.flags

    def write(self, out: Bytes, pad: int = 0) -> None:
        out[:, 0] = np.where(self.flags, ord("t"), ord("f"))

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        return (Solid(self),)

    def present(self) -> list[Any]:
        return self.flags.tolist()

    def take(self, index: Numbers | slice | Mask) -> Self:
        return replace(self, flags=self.flags[index], nulls=self._taken(index))

    @classmethod
    def read(cls, values: Sequence[Any]) -> Booleans:
        nulls = missing(values)
        return cls(np.array([bool(value) for value in values], dtype=np.bool_), nulls=nulls)

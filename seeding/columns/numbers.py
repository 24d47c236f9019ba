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

_PADDED, _LAST = 10_000, 20_000
"""Where in `_quads` the groups begin that have leading zeros, and those that stand last."""


@lru_cache(maxsize=8)
def _quads(pad: int, width: int) -> NDArray[Any]:
    """The last `width` of the four digits of 0–9999, as one item each: with `pad` for leading zeros and for 0 itself,
    then with leading zeros, then as at first, but for 0.
    """
    padded = byte_matrix(f"{number:04d}" for number in range(10_000))
    bare = padded.copy()
    bare[np.cumsum(padded != ord("0"), axis=1) == 0] = pad
    last = bare.copy()
    last[0, -1] = ord("0")
    return packed(np.ascontiguousarray(np.concatenate([bare, padded, last])[:, -width:]))


def _extent(array: Numbers) -> tuple[bool, int]:
    """Whether any number is negative, and how many digits the longest has."""
    most = int(array.view(np.uint64).max(initial=0))
    signed = most >= 1 << 63
    if signed:
        most = max(int(array.max(initial=0)), -int(array.min(initial=0)))
    return signed, len(str(most))


def digit_counts(array: Numbers) -> Numbers:
    """How many digits each of the non-negative numbers has."""
    counts = np.ones(len(array), dtype=np.uint8)
    for digits in range(1, _extent(array)[1]):
        counts += array >= 10**digits
    return counts.astype(np.int64)


def write_unsigned(numbers: Numbers, out: Bytes, started: bool = False, pad: int = 0) -> None:
    """Decimal digits of non-negative numbers, aligned to the right, with `pad` for leading zeros unless `started`."""
    rest, parts = numbers, []
    for _ in range((out.shape[1] - 1) // 4):
        higher = rest // 10_000
        parts.append(rest - higher * 10_000)
        rest = higher
    parts.append(rest)
    start, width = 0, out.shape[1] - 4 * (len(parts) - 1)
    begun: Mask | None = None
    for place, part in enumerate(reversed(parts), start=1):
        last = place == len(parts)
        codes = part + (_PADDED if started else _LAST if last else 0)
        if begun is not None:
            codes += begun * (_PADDED - (_LAST if last else 0))
        packed(out[:, start : start + width])[:] = _quads(pad, width).take(codes)
        start, width = start + width, 4
        if not started and not last:
            begun = part > 0 if begun is None else begun | (part > 0)


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
    def _extent(self) -> tuple[bool, int]:
        return _extent(self.numbers)

    @property
    def width(self) -> int:
        signed, digits = self._extent
        return digits + signed

    def write(self, out: Bytes, pad: int = 0) -> None:
        if self._extent[0]:
            out[self.numbers < 0, 0] = ord("-")
            if self.numbers.min() == np.iinfo(np.int64).min:
                out[:] = byte_matrix(str(number).rjust(out.shape[1], "\x00") for number in self.numbers.tolist())
                return
            write_unsigned(np.abs(self.numbers), out[:, 1:])
        else:
            write_unsigned(self.numbers, out, pad=pad)

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        if self._extent[0]:
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
    """`.00` to `.99`, for so many places. Where that makes three bytes, one more stands before them, to copy faster."""
    before = "0" if places == 2 else ""
    return packed(byte_matrix(f"{before}.{number:0{places}d}" for number in range(10**places)))


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
    def _extent(self) -> tuple[bool, int]:
        return _extent(self.numbers)

    @cached_property
    def _whole(self) -> Numbers:
        """What stands before the point, without a sign."""
        return (np.abs(self.numbers) if self._extent[0] else self.numbers) // 10**self.places

    @property
    def width(self) -> int:
        if self._extreme:
            return int(self._matrix.shape[1])
        signed, digits = self._extent
        return max(digits - self.places, 1) + signed + (self.places + 1 if self.places else 0)

    @cached_property
    def _extreme(self) -> bool:
        """Whether the one number is there whose negative does not fit."""
        return self._extent[0] and bool((self.numbers == np.iinfo(np.int64).min).any())

    @cached_property
    def _matrix(self) -> Bytes:
        return byte_matrix(f"{value:f}" for value in self.present())

    def write(self, out: Bytes, pad: int = 0) -> None:
        if self._extreme:
            out[:] = self._matrix
            return
        signed, whole = self._extent[0], self._whole
        rest = (np.abs(self.numbers) if signed else self.numbers) - whole * 10**self.places
        point = out.shape[1] - (self.places + 1 if self.places else 0)
        if 0 < self.places <= 4:
            fractions = _fractions(self.places)
            packed(out[:, out.shape[1] - fractions.itemsize :])[:] = fractions.take(rest)
        elif self.places:
            out[:, point] = ord(".")
            write_unsigned(rest, out[:, point + 1 :], started=True)
        write_unsigned(whole, out[:, signed:point], pad=0 if signed else pad)
        if signed:
            out[self.numbers < 0, 0] = ord("-")

    def pieces(self, pad: int = 0) -> tuple[Piece, ...] | None:
        if self._extent[0]:
            return None
        if pad:
            return (Solid(self, pad),)
        return (Ragged(self, digit_counts(self._whole) + (self.places + 1 if self.places else 0)),)

    def present(self) -> list[Any]:
        places = -self.places
        return [Decimal(number).scaleb(places) for number in self.numbers.tolist()]

    def stored(self) -> list[Any]:
        # SQLite's decimal affinity keeps a REAL; the nearest double of n / 10**places is what its text would become.
        if self._extent[1] <= 15:
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

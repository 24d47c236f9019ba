"""Format-preserving encryption: FF1 over the characters of an alphabet, whatever stands between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, ClassVar

import numpy as np

from seeding.keys import Numbers
from seeding.masking.characters import ALPHABETS, Characters, points, table
from seeding.masking.ff1 import FF1, LEAST_DOMAIN, MOST_RADIX, permutation
from seeding.masking.secret import Secret
from seeding.masking.techniques.technique import Cells, Survey, Target, Technique, apply_to_present, technique
from seeding.schema import Storage
from seeding.spec import SeedingError


@technique("fpe")
@dataclass(frozen=True, kw_only=True)
class FormatPreserving(Technique):
    """Format-preserving encryption (FF1, NIST SP 800-38G): characters of the alphabet become others of it.

    Length, dashes, blanks and all other characters outside of the alphabet stay, distinct values stay distinct, and
    the domain is the tweak. Where the characters allow less than a million values, FF1 is not allowed: there a keyed
    permutation of all of them takes its place, in which no value stays. Whole numbers keep sign and number of digits.
    Values without any character of the alphabet stop the run.
    """

    alphabet: str = "digits"
    """`digits`, `lower`, `upper`, `letters`, `alphanumeric`, `lower_alphanumeric`, `upper_alphanumeric`, `hex`,
    `upper_hex`, `base32`, or the characters themselves."""

    types: ClassVar[tuple[Storage, ...] | None] = ("text", "integer")
    primary: ClassVar[str | None] = "alphabet"

    def __post_init__(self) -> None:
        if not isinstance(self.alphabet, str):
            raise ValueError(f"fpe: an alphabet is a name or its characters, not {self.alphabet!r}.")
        if self.alphabet in ALPHABETS:
            return
        close = get_close_matches(self.alphabet, ALPHABETS, n=2, cutoff=0.75)
        repeated = len(set(self.alphabet)) != len(self.alphabet)
        if close or repeated or not 2 <= len(self.alphabet) <= MOST_RADIX:
            hint = f"Did you mean {' or '.join(close)}?" if close else f"Names are: {', '.join(ALPHABETS)}."
            why = "repeats a character" if repeated else f"needs from 2 to {MOST_RADIX} characters"
            raise ValueError(f"fpe: the alphabet {self.alphabet!r} is no known name and {why}. {hint}")

    @property
    def characters(self) -> str:
        return ALPHABETS.get(self.alphabet, self.alphabet)

    @property
    def keeps_distinct(self) -> bool:
        return True

    def problems(self, target: Target) -> Iterable[str]:
        if target.field.choices:
            yield f"{target} has choices, which encryption does not keep. Write shuffle."
        cases = self.characters != self.characters.lower() and self.characters != self.characters.upper()
        if target.unique_any_case and target.field.storage == "text" and cases:
            yield (
                f"{target} is unique without case, and {self.alphabet} has both cases. "
                f"Write {{fpe: {{alphabet: lower_alphanumeric}}}}."
            )
        if target.field.storage == "integer" and self.characters != ALPHABETS["digits"]:
            yield f"{target} holds whole numbers. Write {{fpe: {{alphabet: digits}}}}."

    def survey(self, target: Target) -> Survey | None:
        return _Unreached(self, target) if target.field.storage == "text" else None

    def mask(self, cells: Cells) -> list[Any]:
        return apply_to_present(cells.values, lambda values: self._masked(cells, values))

    def _masked(self, cells: Cells, values: list[Any]) -> list[Any]:
        tweak = cells.target.domain.encode()
        if cells.target.field.storage == "integer" or (values and all(type(one) is int for one in values)):
            return _numbers(values, cells.target, cells.secret, tweak)
        return encrypted(
            self._checked(cells.target, [str(value) for value in values]), self.characters, cells.secret, tweak
        )

    def _checked(self, target: Target, texts: list[str]) -> list[str]:
        characters = Characters.of(texts)
        missing = int((characters.counts(table(self.characters)[characters.points] >= 0) == 0).sum())
        if missing:
            raise SeedingError(self._unreached(target, missing))
        return texts

    def _unreached(self, target: Target, missing: int) -> str:
        return (
            f"{target}: {missing} values have no character of the alphabet {self.alphabet!r} and would stay as they "
            f"are. Write a wider one, {{fpe: {{alphabet: alphanumeric}}}}, or hash."
        )


class _Unreached(Survey):
    """Counts the values that the alphabet does not reach."""

    lasting = True

    def __init__(self, of: FormatPreserving, target: Target) -> None:
        self.of, self.target, self.missing = of, target, 0

    def add(self, cells: Cells) -> None:
        characters = Characters.of([str(value) for value in cells.values if value is not None and value != ""])
        self.missing += int((characters.counts(table(self.of.characters)[characters.points] >= 0) == 0).sum())

    def finish(self) -> None:
        if self.missing:
            raise SeedingError(self.of._unreached(self.target, self.missing))


def encrypted(texts: list[str], alphabet: str, secret: Secret, tweak: bytes) -> list[str]:
    """Texts whose characters of the alphabet are encrypted, each text's as one numeral; the others stay."""
    whole = Characters.of(texts)
    codes = table(alphabet)[whole.points]
    places = np.flatnonzero(codes >= 0)
    counts = whole.counts(codes >= 0)
    starts = np.cumsum(counts) - counts
    letters = points(alphabet)
    cipher = FF1(secret.subkey("fpe"), len(alphabet))
    for length in np.unique(counts[counts > 0]).tolist():
        index = places[starts[counts == length][:, None] + np.arange(length)[None, :]]
        digits = codes[index].astype(np.int64)
        if length < cipher.least_length:
            digits = _small(digits, len(alphabet), secret, tweak)
        else:
            digits = cipher.encrypt(digits, tweak)
        whole.points[index] = letters[digits]
    return whole.texts()


def _small(digits: Numbers, radix: int, secret: Secret, tweak: bytes) -> Numbers:
    """Numerals of a space too small for FF1, through a table."""
    length = digits.shape[1]
    powers = radix ** np.arange(length - 1, -1, -1, dtype=np.int64)
    found = _table(radix**length, secret.subkey("fpe", "small", str(radix), str(length), tweak.hex()))[digits @ powers]
    return found[:, None] // powers[None, :] % radix


@lru_cache(maxsize=64)
def _table(size: int, key: bytes) -> Numbers:
    return permutation(size, key)


def _numbers(values: list[Any], target: Target, secret: Secret, tweak: bytes) -> list[Any]:
    """Whole numbers of the same sign and number of digits, within the bounds of the column."""
    low = -(2**63) if target.field.low is None else int(target.field.low)
    high = 2**63 - 1 if target.field.high is None else int(target.field.high)
    result: list[Any] = list(values)
    groups: dict[tuple[int, int, int], list[int]] = {}
    for place, value in enumerate(values):
        sign, length = (-1 if value < 0 else 1), len(str(abs(value)))
        start, end = (0 if length == 1 else 10 ** (length - 1)), 10**length - 1
        if low <= value <= high:
            start = max(start, 1, -high) if sign < 0 else max(start, low)
            end = min(end, -low if sign < 0 else high)
        groups.setdefault((sign, start, end), []).append(place)
    for (sign, start, end), places in groups.items():
        index = [sign * values[place] - start for place in places]
        own = tweak + f":{sign}:{start}:{end}".encode()
        for place, found in zip(places, _permuted(index, end - start + 1, secret, own), strict=True):
            result[place] = sign * (start + found)
    return result


def _permuted(index: list[int], size: int, secret: Secret, tweak: bytes) -> list[int]:
    """A keyed permutation of `range(size)`: a table where it is small, else FF1 of decimals, walking cycles."""
    if size < 2:
        return index
    if size < LEAST_DOMAIN:
        return _table(size, secret.subkey("fpe", "range", str(size), tweak.hex()))[np.array(index)].tolist()
    width = len(str(size - 1))
    cipher = FF1(secret.subkey("fpe"), 10)
    powers = np.array([10**place for place in range(width - 1, -1, -1)], dtype=np.uint64)
    numbers = np.array(index, dtype=np.uint64)
    walking = np.arange(len(numbers))
    while len(walking):
        digits = (numbers[walking][:, None] // powers[None, :] % np.uint64(10)).astype(np.int64)
        numbers[walking] = (cipher.encrypt(digits, tweak).astype(np.uint64) * powers[None, :]).sum(
            axis=1, dtype=np.uint64
        )
        walking = walking[numbers[walking] >= np.uint64(size)]
    return [int(one) for one in numbers.tolist()]

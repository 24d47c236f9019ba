"""Tokens and secrets: others of the same length and characters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

import numpy as np

from seeding.keys import Keys, below, mix
from seeding.masking.characters import ALPHABETS, Characters, points, table
from seeding.masking.secret import Secret
from seeding.masking.techniques.fitting import misfits
from seeding.masking.techniques.fpe import encrypted
from seeding.masking.techniques.technique import Cells, Target, Technique, apply_to_present, technique
from seeding.schema import Storage

_TRIED = ("digits", "hex", "upper_hex", "lower", "upper", "lower_alphanumeric", "upper_alphanumeric", "letters",
          "alphanumeric")  # fmt: skip
"""Alphabets from the narrowest on; that of a token is the first that has all its letters and digits."""

_CLASSED = ALPHABETS["alphanumeric"]
_CLASSES = np.array(
    [1 if one.isdigit() else (2 if one in "abcdef" else 4) if one.islower() else 8 if one in "ABCDEF" else 16
     for one in _CLASSED],
    dtype=np.int64,
)  # fmt: skip
"""For each letter and digit the bit of its class: digits, a-f, g-z, A-F, G-Z."""


def _narrowest(bits: int) -> int:
    letters = {one for one, own in zip(_CLASSED, _CLASSES.tolist(), strict=True) if own & bits}
    return next(
        number for number, name in enumerate(_TRIED) if letters <= set(ALPHABETS[name]) and (bits or name == _TRIED[-1])
    )


_ALPHABET_OF = np.array([_narrowest(bits) for bits in range(32)], dtype=np.int64)
"""The place in `_TRIED` of the narrowest alphabet that has all of some classes; the widest for none."""

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_LONG_BITS = 64
"""Tokens that can hold so many bits are hashed; shorter ones encrypted, so that they stay distinct."""


@technique("token")
@dataclass(frozen=True, kw_only=True)
class Token(Technique):
    """A token of the same length and alphabet, each letter and digit another by chance; separators stay.

    Hexadecimal stays hexadecimal. Short tokens (under 64 bits) keep which characters are digits, small and capital
    letters, and are encrypted as by fpe: distinct stays distinct. So are letters and digits of other scripts than the
    Latin one, each within its page of Unicode.
    """

    types: ClassVar[tuple[Storage, ...] | None] = ("text",)

    @property
    def keeps_distinct(self) -> bool:
        return True

    def problems(self, target: Target) -> Iterable[str]:
        if target.unique_any_case:
            yield f"{target} is unique without case, which tokens do not heed. Write {{hash: {{}}}}."
        yield from misfits(self, target, "{hash: {}}")

    def mask(self, cells: Cells) -> list[Any]:
        return apply_to_present(
            cells.values, lambda values: tokens([str(one) for one in values], cells.secret, cells.target.domain)
        )


def tokens(texts: list[str], secret: Secret, domain: str) -> list[str]:
    """Each text with other letters and digits, by a keyed hash of all of it, or encrypted where it is short."""
    whole = Characters.of(texts)
    places = table(ALPHABETS["alphanumeric"])[whole.points]
    digits = whole.counts((places >= 0) & (places < 10))
    letters = whole.counts(places >= 10)
    long = digits * 3.3219 + letters * 4.7004 >= _LONG_BITS
    beyond = [point for point in np.unique(whole.points).tolist() if point >= _ASCII and chr(point).isalnum()]
    # Where there is nothing that a token is made of, everything is replaced.
    long |= (digits + letters + whole.counts(np.isin(whole.points, beyond))) == 0
    result = list(texts)
    rows = np.flatnonzero(long)
    if len(rows):
        chosen = [texts[row] for row in rows.tolist()]
        keys = secret.keys(f"token {domain}", chosen)
        for row, text in zip(rows.tolist(), _hashed(chosen, keys), strict=True):
            result[row] = text
    rows = np.flatnonzero(~long)
    if len(rows):
        short = [texts[row] for row in rows.tolist()]
        for name in ("digits", "lower", "upper"):
            short = encrypted(short, ALPHABETS[name], secret, f"token {domain}".encode())
        for row, text in zip(rows.tolist(), short, strict=True):
            result[row] = text
    for alphabet in sorted({_page(point >> 8, _sort(chr(point))) for point in beyond}):
        result = encrypted(result, alphabet, secret, f"token {domain}".encode())
    return result


_ASCII = 128


def _sort(sign: str) -> str:
    """What a token keeps of a letter or digit; empty for all else."""
    if not sign.isalnum():
        return ""
    return "digit" if sign.isdecimal() else "lower" if sign.islower() else "upper" if sign.isupper() else "other"


@lru_cache(maxsize=256)
def _page(number: int, sort: str) -> str:
    """The characters of a sort on one of Unicode's pages of 256."""
    page = map(chr, range(max(number << 8, _ASCII), (number + 1) << 8))
    return "".join(sign for sign in page if _sort(sign) == sort)


def _hashed(texts: list[str], keys: Keys) -> list[str]:
    whole = Characters.of(texts)
    total = np.diff(whole.bounds)
    classes = table(_CLASSED)[whole.points]
    wanted = classes >= 0
    classes = np.where(wanted, _CLASSES[classes], 0)
    bits = np.bitwise_or.reduceat(np.append(classes, 0), whole.bounds[:-1]) if len(texts) else classes
    # What is no letter or digit is replaced only where there is nothing else.
    wanted |= np.repeat(bits == 0, total)
    alphabet = _ALPHABET_OF[bits]
    sizes = np.array([len(ALPHABETS[name]) for name in _TRIED], dtype=np.int64)
    banks = np.zeros((len(_TRIED), int(sizes.max())), dtype=np.uint32)
    for number, name in enumerate(_TRIED):
        banks[number, : sizes[number]] = points(ALPHABETS[name])
    spread = np.repeat(keys, total) + (whole.offsets.astype(np.uint64) + np.uint64(1)) * _GOLDEN
    which = np.repeat(alphabet, total)
    drawn = banks[which, below(mix(spread), sizes[which])]
    whole.points[wanted] = drawn[wanted]
    return whole.texts()

"""Keyed hashes: the same pseudonym for the same value, and no way back without the secret."""

from __future__ import annotations

import math
from base64 import b32encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, ClassVar
from uuid import UUID

from seeding.masking.domains import text_of
from seeding.masking.secret import folded
from seeding.masking.techniques.fitting import misfits, unique
from seeding.masking.techniques.technique import Cells, Target, Technique, apply_to_present, technique
from seeding.schema import Storage

_BITS = {"hex": 4, "base32": 5}
_DEFAULT_LENGTH = 32
LEAST_UNIQUE_BITS = 60
"""A hash of so many bits is taken for distinct: of ten million values, two agree once in twenty thousand columns."""


@technique("hash")
@dataclass(frozen=True, kw_only=True)
class Hash(Technique):
    """A keyed hash (BLAKE2b, RFC 7693) in hexadecimal or base32 digits; of a UUID another UUID.

    Distinct stays distinct from 60 bits on: 15 hexadecimal or 12 base32 digits.
    """

    length: int | None = None
    """Characters (bytes, of a binary column); by default 32, or what the column holds."""
    encoding: str = "hex"
    """`hex` or `base32`."""
    ignore_case: bool = False
    """Whether values that differ in case and outer blanks only have one hash."""

    types: ClassVar[tuple[Storage, ...] | None] = ("text", "uuid", "bytes")
    primary: ClassVar[str | None] = "length"

    def __post_init__(self) -> None:
        if self.encoding not in _BITS:
            raise ValueError(f"hash: encoding is hex or base32, not {self.encoding!r}.")
        if self.length is not None and (type(self.length) is not int or not 1 <= self.length <= self._most):
            raise ValueError(f"hash: length is a whole number from 1 to {self._most}, not {self.length!r}.")
        if not isinstance(self.ignore_case, bool):
            raise ValueError(f"hash: ignore_case is true or false, not {self.ignore_case!r}.")

    @property
    def _most(self) -> int:
        return 64 * 8 // _BITS.get(self.encoding, 4)

    @property
    def keeps_distinct(self) -> bool:
        enough = self.length is None or self.length * _BITS[self.encoding] >= LEAST_UNIQUE_BITS
        return enough and not self.ignore_case

    def _length(self, target: Target) -> int:
        return self.length or min(target.field.max_length or _DEFAULT_LENGTH, _DEFAULT_LENGTH)

    def capacity(self, target: Target) -> int | None:
        if target.field.storage == "uuid":
            return None
        bits = self._length(target) * (8 if target.field.storage == "bytes" else _BITS[self.encoding])
        return None if bits > 63 else 1 << bits

    def problems(self, target: Target) -> Iterable[str]:
        f, length = target.field, self._length(target)
        if f.storage == "text" and f.max_length is not None and length > f.max_length:
            yield f"{target} holds {f.max_length} characters, not {length}. Write {{hash: {{length: {f.max_length}}}}}."
            return
        capacity = self.capacity(target)
        if unique(target) and capacity is not None and math.log2(capacity) < LEAST_UNIQUE_BITS:
            yield (
                f"{target} is unique, and {length} {self.encoding} digits are too few to keep values apart. "
                "Write {fpe: {alphabet: alphanumeric}}, or {hash: {length: 12, encoding: base32}} where there is room."
            )
        if f.storage == "text":
            yield from misfits(self, target, "{fpe: {alphabet: alphanumeric}} or a kind with substitute")

    def mask(self, cells: Cells) -> list[Any]:
        return apply_to_present(cells.values, lambda values: self._masked(cells, values))

    def _masked(self, cells: Cells, values: list[Any]) -> list[Any]:
        storage, length = cells.target.field.storage, self._length(cells.target)
        texts = [text_of(value) for value in values]
        if self.ignore_case:
            texts = [folded(text) for text in texts]
        bits = 128 if storage == "uuid" else length * (8 if storage == "bytes" else _BITS[self.encoding])
        keyed = blake2b(key=cells.secret.subkey("hash", cells.target.domain), digest_size=min(-(-bits // 8), 64))
        digests = []
        for text in texts:
            one = keyed.copy()
            one.update(text.encode(errors="surrogatepass"))
            digests.append(one.digest())
        if storage == "uuid":
            return [UUID(bytes=digest, version=4) for digest in digests]
        if storage == "bytes":
            return [digest[:length] for digest in digests]
        if self.encoding == "hex":
            return [digest.hex()[:length] for digest in digests]
        return [b32encode(digest).decode()[:length].lower() for digest in digests]

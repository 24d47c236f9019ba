"""FF1, format-preserving encryption (NIST SP 800-38G, algorithm 7), over many values at once.

Values of one length are encrypted together: each of the ten rounds is one pass of AES over a block a value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Numbers
from seeding.spec import SeedingError

try:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
except ImportError:
    raise SeedingError("Masking needs cryptography. Run: pip install 'django-seeding[masking]'") from None

Digits = NDArray[np.int64]
"""Numerals (rows, length), each in `range(radix)`, the most significant first."""

LEAST_DOMAIN = 1_000_000
"""SP 800-38G, revision 1 (draft): radix**length is at least this; smaller domains can be searched."""
MOST_RADIX = 1 << 16
MOST_LENGTH = 4096
_ROUNDS = 10
_BLOCK = 16
_WORD_LIMIT = 60
"""Halves of up to so many bits are reckoned with in machine words, longer ones in Python's integers."""


@dataclass(frozen=True)
class FF1:
    """The cipher of a key (16, 24 or 32 bytes) for numerals of one radix."""

    key: bytes = field(repr=False)
    radix: int

    def __post_init__(self) -> None:
        if not 2 <= self.radix <= MOST_RADIX:
            raise ValueError(f"FF1 has a radix from 2 to {MOST_RADIX}, not {self.radix}")
        if len(self.key) not in (16, 24, 32):
            raise ValueError(f"AES has keys of 16, 24 or 32 bytes, not {len(self.key)}")

    @cached_property
    def least_length(self) -> int:
        """The shortest numerals that may be encrypted."""
        length = 2
        while self.radix**length < LEAST_DOMAIN:
            length += 1
        return length

    def encrypt(self, digits: Digits, tweak: bytes = b"") -> Digits:
        """Numerals of the same length, a bijection of them. ValueError for a length that is too short or too long."""
        return self._run(digits, tweak, forwards=True)

    def decrypt(self, digits: Digits, tweak: bytes = b"") -> Digits:
        """The inverse of `encrypt`."""
        return self._run(digits, tweak, forwards=False)

    def _blocks(self, blocks: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """AES of each block (rows, 16)."""
        # Every block stands alone; chaining and the Feistel network are FF1's own.
        cipher = Cipher(algorithms.AES(self.key), modes.ECB()).encryptor()
        return np.frombuffer(cipher.update(blocks.tobytes()), dtype=np.uint8).reshape(blocks.shape)

    def _run(self, digits: Digits, tweak: bytes, forwards: bool) -> Digits:
        rows, length = digits.shape
        if length < self.least_length:
            raise ValueError(
                f"FF1 of radix {self.radix} needs {self.least_length} characters or more, not {length}: fewer than "
                f"{LEAST_DOMAIN} values can be searched"
            )
        if length > MOST_LENGTH:
            raise ValueError(f"FF1 takes {MOST_LENGTH} characters at most, not {length}")
        if not rows:
            return digits.copy()
        left, right = length // 2, length - length // 2
        width = -(-((self.radix**right - 1).bit_length()) // 8)
        taken = 4 * -(-width // 4) + 4
        first = bytes([1, 2, 1, *self.radix.to_bytes(3, "big"), 10, left % 256])
        first += length.to_bytes(4, "big") + len(tweak).to_bytes(4, "big")
        lead = tweak + bytes(-(len(tweak) + width + 1) % _BLOCK)
        # Blocks before the one in which the round and the number begin are the same for all rows and rounds.
        whole = len(lead) // _BLOCK * _BLOCK
        state = np.zeros((1, _BLOCK), dtype=np.uint8)
        for start in range(0, len(first + lead[:whole]), _BLOCK):
            block = np.frombuffer((first + lead[:whole])[start : start + _BLOCK], dtype=np.uint8)
            state = self._blocks(state ^ block[None, :])
        wide = (self.radix**right).bit_length() > _WORD_LIMIT
        numbers = _Wide(self.radix) if wide else _Words(self.radix)
        a, b = numbers.read(digits[:, :left]), numbers.read(digits[:, left:])
        steps = range(_ROUNDS) if forwards else range(_ROUNDS - 1, -1, -1)
        for step in steps:
            size = left if step % 2 == 0 else right
            modulus = self.radix**size
            seen = b if forwards else a
            question = np.zeros((rows, len(lead) - whole + 1 + width), dtype=np.uint8)
            question[:, : len(lead) - whole] = np.frombuffer(lead[whole:], dtype=np.uint8)
            question[:, len(lead) - whole] = step
            question[:, -width:] = numbers.to_bytes(seen, width)
            answer: NDArray[np.uint8] = np.broadcast_to(state, (rows, _BLOCK))
            for start in range(0, question.shape[1], _BLOCK):
                answer = self._blocks(answer ^ question[:, start : start + _BLOCK])
            shift = numbers.remainder(self._stretched(answer, taken), modulus)
            if forwards:
                a, b = b, numbers.sum(a, shift, modulus)
            else:
                a, b = numbers.difference(b, shift, modulus), a
        return np.concatenate([numbers.write(a, left), numbers.write(b, right)], axis=1)

    def _stretched(self, answer: NDArray[np.uint8], taken: int) -> NDArray[np.uint8]:
        """The first `taken` bytes of R, CIPH(R xor 1), CIPH(R xor 2), …"""
        parts = [answer]
        for count in range(1, -(-taken // _BLOCK)):
            mask = np.frombuffer(count.to_bytes(_BLOCK, "big"), dtype=np.uint8)
            parts.append(self._blocks(answer ^ mask))
        return np.concatenate(parts, axis=1)[:, :taken] if len(parts) > 1 else answer[:, :taken]


class _Words:
    """Arithmetic of numbers of at most `_WORD_LIMIT` bits, in machine words."""

    def __init__(self, radix: int) -> None:
        self.radix = radix

    def read(self, digits: Digits) -> NDArray[Any]:
        value = np.zeros(len(digits), dtype=np.uint64)
        for column in digits.T:
            value = value * np.uint64(self.radix) + column.astype(np.uint64)
        return value

    def write(self, value: NDArray[Any], length: int) -> Digits:
        digits = np.empty((len(value), length), dtype=np.int64)
        for place in range(length - 1, -1, -1):
            rest = value // np.uint64(self.radix)
            digits[:, place] = (value - rest * np.uint64(self.radix)).view(np.int64)
            value = rest
        return digits

    def to_bytes(self, value: NDArray[Any], width: int) -> NDArray[np.uint8]:
        return value.astype(">u8").view(np.uint8).reshape(-1, 8)[:, 8 - width :]

    def remainder(self, big: NDArray[np.uint8], modulus: int) -> NDArray[Any]:
        """Big-endian bytes, by Horner's rule over as many bits as leave a word its room."""
        step = 4 if (modulus - 1).bit_length() <= 32 else 1
        if step == 4 and big.shape[1] % 4 == 0:
            parts = np.ascontiguousarray(big).view(">u4").astype(np.uint64)
        else:
            parts = big.astype(np.uint64)
            step = 1
        bits = 8 * step
        spare = 64 - (modulus - 1).bit_length()
        value = np.zeros(len(big), dtype=np.uint64)
        mod = np.uint64(modulus)
        for column in parts.T:
            if bits <= spare:
                value = ((value << np.uint64(bits)) | column) % mod
            else:
                value = ((value << np.uint64(4)) | (column >> np.uint64(4))) % mod
                value = ((value << np.uint64(4)) | (column & np.uint64(15))) % mod
        return value

    def sum(self, value: NDArray[Any], shift: NDArray[Any], modulus: int) -> NDArray[Any]:
        return (value + shift) % np.uint64(modulus)

    def difference(self, value: NDArray[Any], shift: NDArray[Any], modulus: int) -> NDArray[Any]:
        return (value + (np.uint64(modulus) - shift)) % np.uint64(modulus)


class _Wide(_Words):
    """The same in Python's integers, for long values."""

    def read(self, digits: Digits) -> NDArray[Any]:
        value = np.zeros(len(digits), dtype=object)
        for column in digits.T:
            value = value * self.radix + column.astype(object)
        return value

    def write(self, value: NDArray[Any], length: int) -> Digits:
        digits = np.empty((len(value), length), dtype=np.int64)
        for place in range(length - 1, -1, -1):
            value, rest = value // self.radix, value % self.radix
            digits[:, place] = rest.astype(np.int64)
        return digits

    def to_bytes(self, value: NDArray[Any], width: int) -> NDArray[np.uint8]:
        joined = b"".join([int(one).to_bytes(width, "big") for one in value])
        return np.frombuffer(joined, dtype=np.uint8).reshape(-1, width)

    def remainder(self, big: NDArray[np.uint8], modulus: int) -> NDArray[Any]:
        result = np.empty(len(big), dtype=object)
        result[:] = [int.from_bytes(row, "big") % modulus for row in map(bytes, big)]
        return result

    def sum(self, value: NDArray[Any], shift: NDArray[Any], modulus: int) -> NDArray[Any]:
        return (value + shift) % modulus

    def difference(self, value: NDArray[Any], shift: NDArray[Any], modulus: int) -> NDArray[Any]:
        return (value - shift) % modulus


def permutation(size: int, key: bytes) -> Numbers:
    """A keyed permutation of `range(size)` in one cycle, as a table: for spaces that are too small for FF1.

    The order is that of AES over the numbers; each number goes to the next of that order, so none stays.
    """
    blocks = np.zeros((size, 2), dtype=np.uint64)
    blocks[:, 0] = np.arange(size, dtype=np.uint64)
    cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    drawn = np.frombuffer(cipher.update(blocks.tobytes()), dtype="<u8").reshape(-1, 2)[:, 0]
    order = np.argsort(drawn, kind="stable")
    table = np.empty(size, dtype=np.int64)
    table[order] = np.roll(order, -1)
    return table

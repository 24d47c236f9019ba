"""The secret that pseudonyms hang from: read, weighed and turned into keys; never stored, never printed."""

from __future__ import annotations

import hashlib
import math
import os
import secrets
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import methodcaller
from pathlib import Path

import numpy as np

from seeding.keys import Keys
from seeding.spec import SeedingError

VARIABLE = "SEEDING_SECRET"
LEAST_BITS = 128
LONGEST = 1 << 16
"""Characters that the file of a secret has at most: what has more is another file."""
MAKE_ONE = 'python -c "import secrets; print(secrets.token_hex(32))"'


@dataclass(frozen=True)
class Secret:
    """What pseudonyms hang from. `source` says where it came from; its text is in no representation."""

    text: str = field(repr=False)
    source: str = "given"

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that tell two secrets apart and give nothing away of a long one."""
        return hashlib.blake2b(b"fingerprint", key=self._root, digest_size=8).hexdigest()

    @cached_property
    def _root(self) -> bytes:
        return hashlib.blake2b(self.text.encode(), digest_size=32, person=b"seeding.secret").digest()

    def subkey(self, *names: str, size: int = 32) -> bytes:
        """The key of a named purpose, `size` bytes (at most 64)."""
        return hashlib.blake2b("\x1f".join(names).encode(), key=self._root, digest_size=size).digest()

    def subkeys(self, *names: str, values: Iterable[str], size: int = 32) -> list[bytes]:
        """`subkey(*names, value)` for each value."""
        begun = hashlib.blake2b("\x1f".join((*names, "")).encode(), key=self._root, digest_size=size)
        return _continued(begun, map(str.encode, values))

    def keys(self, domain: str, values: Iterable[str]) -> Keys:
        """One 64-bit key for each value: a keyed hash (BLAKE2b, RFC 7693) that only the secret gives."""
        keyed = hashlib.blake2b(key=self.subkey("values", domain), digest_size=8)
        encoded = map(methodcaller("encode", "utf-8", "surrogatepass"), values)
        return np.frombuffer(b"".join(_continued(keyed, encoded)), dtype="<u8").astype(np.uint64, copy=False)


def _continued(begun: hashlib.blake2b, parts: Iterable[bytes]) -> list[bytes]:
    """The digest of what was begun and each part after it."""
    copy, digests = begun.copy, []
    for part in parts:
        one = copy()
        one.update(part)
        digests.append(one.digest())
    return digests


def folded(text: str) -> str:
    """A value as identities are compared: composed, without case and without blanks around it or twice inside it."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def bits_of(text: str) -> float:
    """How many bits of chance a text of its length and characters can hold at most."""
    # What only repeats itself holds no more than its beginning.
    text = text[: (text + text).find(text, 1)]
    alphabet = 0
    for characters in ("0123456789", "abcdef", "ghijklmnopqrstuvwxyz", "ABCDEF", "GHIJKLMNOPQRSTUVWXYZ"):
        alphabet += len(characters) if set(characters) & set(text) else 0
    alphabet += 32 if any(not one.isalnum() for one in text) else 0
    # Few different characters are a pattern, whatever their number.
    return len(text) * math.log2(max(1, min(alphabet, len(set(text)) ** 2)))


def load_secret(file: str | None = None, environment: Mapping[str, str] = os.environ) -> Secret | None:
    """The secret of `--secret-file` or of the environment; None where there is neither.

    SeedingError for a file that cannot be read and for a secret of under 128 bits.
    """
    if file is not None:
        try:
            with Path(file).open(encoding="utf-8") as given:
                text = given.read(LONGEST + 1)
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or error
            raise SeedingError(f"--secret-file {file}: it cannot be read ({why}).") from None
        if len(text) > LONGEST:
            raise SeedingError(
                f"--secret-file {file}: it has more than {LONGEST:,} characters. Name the file of a secret."
            )
        return _weighed(text.strip(), f"--secret-file {file}")
    text = environment.get(VARIABLE, "").strip()
    return _weighed(text, VARIABLE) if text or VARIABLE in environment else None


def made_secret() -> Secret:
    """A secret for one run, which nobody knows: its pseudonyms can never be made again."""
    return Secret(secrets.token_hex(32), "made for this run")


def _weighed(text: str, where: str) -> Secret:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise SeedingError(f"{where}: the secret is no UTF-8 text. Make one with: {MAKE_ONE}") from None
    if bits_of(text) < LEAST_BITS:
        raise SeedingError(
            f"{where}: the secret is too short: it can hold {bits_of(text):.0f} bits, and at least {LEAST_BITS} are "
            f"needed. Make one with: {MAKE_ONE}"
        )
    return Secret(text, where)

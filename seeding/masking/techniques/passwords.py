"""Password hashes: nobody can log in, or everybody with a password of development."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ClassVar

from seeding.masking.domains import text_of
from seeding.masking.secret import Secret
from seeding.masking.techniques.fitting import not_distinct
from seeding.masking.techniques.technique import Cells, Target, Technique, apply_to_present, technique
from seeding.schema import Storage

_UNUSABLE_LENGTH = 41


@technique("password")
@dataclass(frozen=True, kw_only=True)
class Password(Technique):
    """An unusable password (Django's mark `!` and forty random characters), or one that is known, hashed once.

    Every row with a known password has the same hash, of the project's first hasher.
    """

    to: str = "unusable"
    """`unusable`; or `known`, with `known` beside it."""
    known: str | None = field(default=None, repr=False)
    """The password that everybody has afterwards."""

    types: ClassVar[tuple[Storage, ...] | None] = ("text",)
    primary: ClassVar[str | None] = "to"

    def __post_init__(self) -> None:
        if self.known is not None and (not isinstance(self.known, str) or not self.known):
            raise ValueError("password: known is a text; write {password: {known: letmein}}.")
        if self.known is not None:
            object.__setattr__(self, "to", "known")
        if self.to != "unusable" and self.known is None:
            raise ValueError(
                f"password: {self.to!r} is not known; write unusable, or {{password: {{known: letmein}}}}."
            )

    def problems(self, target: Target) -> Iterable[str]:
        if self.known is not None:
            yield from not_distinct(target, "everybody gets the same hash")
        longest = target.field.max_length
        needed = _UNUSABLE_LENGTH if self.known is None else 128
        if longest is not None and longest < needed:
            other = "{redact: {}}" if self.known is None else "{password: unusable}"
            yield f"{target} holds {longest} characters, and password hashes may need {needed}. Write {other}."

    def mask(self, cells: Cells) -> list[Any]:
        if self.known is not None:
            made = _hash(self.known, cells.secret, _first_hasher())
            return apply_to_present(cells.values, lambda values: [made] * len(values))
        purpose = ("password", cells.target.domain)
        return apply_to_present(
            cells.values,
            lambda values: [
                f"!{key.hex()}" for key in cells.secret.subkeys(*purpose, values=map(text_of, values), size=20)
            ],
        )


def _first_hasher() -> str:
    from django.contrib.auth.hashers import get_hasher

    return str(get_hasher().algorithm)


@lru_cache(maxsize=8)
def _hash(password: str, secret: Secret, algorithm: str) -> str:
    """The hash of a hasher; its salt comes from the secret, so that two runs agree."""
    from django.contrib.auth.hashers import get_hasher

    hasher = get_hasher(algorithm)
    return hasher.encode(password, secret.subkey("password", "salt", size=11).hex())

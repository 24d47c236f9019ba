"""What the signs of a column come to."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as column_of

from seeding.masking.finding import copies
from seeding.reading.signs import Sensitivity, Sign


@dataclass(frozen=True)
class Weighed:
    """What the signs of a column come to. `copy` says how copies lie in it, where it keeps some."""

    kind: str
    sensitivity: Sensitivity
    confidence: float
    evidence: tuple[str, ...]
    decided: bool = True
    leaning: bool = False
    """Undecided, and to be taken for personal until somebody says otherwise."""
    copy: copies.Copy | None = None
    signs: tuple[Sign, ...] = column_of(default=(), repr=False)

    @property
    def personal(self) -> bool:
        return self.leaning or (self.decided and self.sensitivity not in ("technical", "none"))


def harmless(kind: str, *evidence: str, confidence: float = 0.9) -> Weighed:
    return Weighed(kind, "technical" if kind != "choice" else "none", confidence, evidence)


def free_text(confidence: float, *evidence: str) -> Weighed:
    """What people write, or may have."""
    return Weighed("free_text", "free text", confidence, evidence)

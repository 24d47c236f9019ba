"""What one piece of evidence says of a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sensitivity = Literal[
    "direct identifier", "quasi-identifier", "sensitive", "secret", "free text", "technical", "none"
]  # fmt: skip


@dataclass(frozen=True)
class Sign:
    """What one piece of evidence says of a column. `confidence` is between 0 and 1."""

    kind: str
    sensitivity: Sensitivity
    confidence: float
    evidence: str

    @property
    def personal(self) -> bool:
        return self.sensitivity not in ("technical", "none")

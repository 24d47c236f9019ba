"""What is inferred of a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Inferred:
    """How a column is drawn and why. `unique` asks for values that differ between rows."""

    source: Any
    reason: str
    unique: bool = False

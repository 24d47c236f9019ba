"""How the tests of kinds ask for values."""

from __future__ import annotations

from typing import Any

import numpy as np

from seeding import kinds
from seeding.keys import row_keys
from seeding.kinds import Draw


def asked(rows: int = 200, *, start: int = 0, locales: tuple[str, ...] = ("en_US",), **options: Any) -> Draw:
    """A draw of the rows from `start` on, always of the same entities."""
    positions = np.arange(start, start + rows)
    return Draw(
        row_keys(options.pop("seed", 7), positions),
        positions,
        locales,
        unique_key=options.pop("unique_key", 99),
        **options,
    )


def values(kind: str, draw: Draw) -> list[Any]:
    return kinds.get(kind).draw(draw).values()


def of_subject(subject: str) -> list[str]:
    """The names of the kinds that a module of `seeding.kinds` declares."""
    return [name for name, kind in kinds.all_kinds().items() if kind.draw.__module__ == f"seeding.kinds.{subject}"]

"""Techniques of masking, one subject a file: pure functions from cells to cells, declared with `@technique`."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from seeding.masking.techniques.technique import (
    TECHNIQUES,
    Cells,
    Survey,
    Target,
    Technique,
    apply_to_present,
    technique,
)

SUBJECTS: tuple[str, ...] = ("free_text",)
"""The modules of this package that declare techniques."""

__all__ = ["Cells", "Survey", "Target", "Technique", "all_techniques", "apply_to_present", "technique"]


def all_techniques() -> dict[str, type[Technique]]:
    """Every technique by name, in the order of declaration."""
    _load()
    return TECHNIQUES


@lru_cache(maxsize=1)
def _load() -> None:
    for subject in SUBJECTS:
        import_module(f"{__name__}.{subject}")

"""Techniques of masking, one subject a file: pure functions from cells to cells, declared with `@technique`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from typing import Any

from seeding.masking.techniques.technique import (
    TECHNIQUES,
    Cells,
    Survey,
    Target,
    Technique,
    apply_to_present,
    technique,
)

SUBJECTS: tuple[str, ...] = (
    "substitute",
    "hashing",
    "fpe",
    "shuffling",
    "emptying",
    "cutting",
    "free_text",
)
"""The modules of this package that declare techniques."""

__all__ = ["Cells", "Survey", "Target", "Technique", "all_techniques", "apply_to_present", "build", "technique"]


def all_techniques() -> dict[str, type[Technique]]:
    """Every technique by name, in the order of declaration."""
    _load()
    return TECHNIQUES


def build(name: str, value: Any = None) -> Technique:
    """The technique of this name with its parameters: a mapping of them, or the value of the primary one, or None.

    ValueError, one sentence that says what to write, for a name or parameter that does not exist, for a parameter that
    is missing and for a value that cannot be.
    """
    known = all_techniques()
    if name not in known:
        close = get_close_matches(name, known, n=3, cutoff=0.6)
        hint = f"Did you mean {' or '.join(close)}?" if close else f"There are: {', '.join(sorted(known))}."
        raise ValueError(f"no technique is called {name!r}. {hint}")
    cls = known[name]
    parameters = _parameters(cls, value)
    names = {one.name for one in fields(cls)}
    for given in parameters:
        if given not in names:
            close = get_close_matches(str(given), names, n=2, cutoff=0.6)
            there = f"it has: {', '.join(sorted(names))}" if names else "it has none"
            hint = f"did you mean {' or '.join(close)}?" if close else f"{there}."
            raise ValueError(f"{name} has no parameter {given!r}; {hint}")
    required = [one.name for one in fields(cls) if one.default is one.default_factory]
    missing = [one for one in required if one not in parameters]
    if missing:
        raise ValueError(f"{name} needs {' and '.join(missing)}; write {{{name}: {{{missing[0]}: …}}}}.")
    return cls(**parameters)


def _parameters(cls: type[Technique], value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if cls.primary_is_mapping:
        return {str(cls.primary): value}
    if isinstance(value, Mapping):
        return {str(key): one for key, one in value.items()}
    if cls.primary is None:
        raise ValueError(f"{cls.name} takes its parameters by name, not {value!r}; write {{{cls.name}: {{…: …}}}}.")
    return {cls.primary: value}


@lru_cache(maxsize=1)
def _load() -> None:
    for subject in SUBJECTS:
        import_module(f"{__name__}.{subject}")

"""Constraints of the models: met by construction where they can be, and tried on the first rows before any write."""

from seeding.constraints.capacity import problems, problems_of, shortages
from seeding.constraints.shaping import contradiction, shaped
from seeding.constraints.trying import failures
from seeding.constraints.uniqueness import resolve
from seeding.constraints.unmet import leftover

__all__ = ["contradiction", "failures", "leftover", "problems", "problems_of", "resolve", "shaped", "shortages"]

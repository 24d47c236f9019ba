"""Validity beyond the database: trial rows put before the models' own rules, and patterns learned from their errors."""

from seeding.trials.learning import Learnt, Refusal, learn
from seeding.trials.patterns import Learned, pattern, read, written

__all__ = ["Learned", "Learnt", "Refusal", "learn", "pattern", "read", "written"]

"""Validity beyond the database: trial rows put before the models' own rules, and patterns learned from their errors."""

from seeding.trials.learning import Learnt, Refusal, Taught, learn
from seeding.trials.patterns import Learned, pattern, read, written
from seeding.trials.stored import Judgement, judge_stored

__all__ = ["Judgement", "Learned", "Learnt", "Refusal", "Taught", "judge_stored", "learn", "pattern", "read", "written"]

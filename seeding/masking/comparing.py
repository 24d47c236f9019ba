"""A policy against the models and the database that it is about: what changed since somebody decided."""

from __future__ import annotations

from seeding.databases import connect
from seeding.masking.policy import Policy
from seeding.masking.subject import subject_of


def check_database(policy: Policy, using: str) -> None:
    """Raises what a run on this database would: for columns that are new, renamed, of another class or gone, for tables
    without a model, for techniques that do not fit. Nothing is written.
    """
    subject_of(policy, connect(using))

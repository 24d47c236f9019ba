"""A policy against the models and the database that it is about: what changed since somebody decided."""

from __future__ import annotations

from seeding.databases import connect
from seeding.masking.errors import ConstraintAtRiskError, UnclassifiedError
from seeding.masking.planning import policy_problems
from seeding.masking.policy import Policy
from seeding.masking.running import subject_of
from seeding.schema import read_schema
from seeding.spec import SeedingError


def check_database(policy: Policy, using: str) -> None:
    """Raises what a run on this database would: for columns that are new, renamed, of another class or gone, for tables
    without a model, for techniques that do not fit. Nothing is written.
    """
    subject_of(policy, connect(using))


def check_models(policy: Policy) -> list[SeedingError]:
    """What the installed models say against a policy, without a database: each error lists all of its kind."""
    wrong, undecided, unfit = policy_problems(policy, read_schema())
    found: list[SeedingError] = []
    if wrong:
        found.append(SeedingError(*wrong))
    if undecided:
        found.append(UnclassifiedError(*undecided))
    if unfit:
        found.append(ConstraintAtRiskError(*unfit))
    return found

"""What can end a masking run, each with an exit code of its own, so that CI can tell them apart."""

from __future__ import annotations

from seeding.spec import SeedingError


class UnclassifiedError(SeedingError):
    """A column that nobody has decided on: exit code 3."""

    exit_code = 3


class ConstraintAtRiskError(SeedingError):
    """A technique that cannot keep what the column promises (unique, length, type): exit code 4."""

    exit_code = 4


class LeakError(SeedingError):
    """Originals were found in the result: exit code 5."""

    exit_code = 5


class PartialRunError(SeedingError):
    """The run ended before everything was masked, and part of it is in the database: exit code 6."""

    exit_code = 6

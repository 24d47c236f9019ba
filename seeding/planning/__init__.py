"""From a request to a plan: what is included, how every column is drawn, in which order tables are loaded."""

from seeding.planning.building import build_plan
from seeding.planning.following import with_lessons

__all__ = ["build_plan", "with_lessons"]

"""Lineage: for any column of a plan what draws it, from which streams and columns, and which plan that was.

    plan = runs.plan_of(run)
    lineage.of(plan, "shop.Order.total_price")

Nothing here reads a database; what OpenLineage has to know of one comes as an `Occasion`.
"""

from seeding.lineage.columns import ColumnLineage, Stream, named, of, of_all, told
from seeding.lineage.digest import canonical, plan_digest, source_code
from seeding.lineage.openlineage import Occasion, events
from seeding.lineage.sources import declared_at, form_of, source_name, versions
from seeding.tracing import ROWS, Asked, trace

__all__ = [
    "ROWS",
    "Asked",
    "ColumnLineage",
    "Occasion",
    "Stream",
    "canonical",
    "declared_at",
    "events",
    "form_of",
    "named",
    "of",
    "of_all",
    "plan_digest",
    "source_code",
    "source_name",
    "told",
    "trace",
    "versions",
]

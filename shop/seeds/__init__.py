"""What cannot be inferred of the shop, one file per subject, beside the models of the same name.

Every order, review and invoice follows its user. Rules get rows and return arrays (`seeding.rows.Rows`).
"""

from . import accounts, catalog, orders, scenarios

__all__ = ["accounts", "catalog", "orders", "scenarios"]

"""What cannot be inferred of the shop, one file per subject, beside the models of the same name.

Every order, review and invoice follows its user; customers and purchases follow leads, which follow nobody.
Rules get rows and return arrays (`seeding.rows.Rows`).
"""

from . import accounts, catalog, leads, metering, orders, sales, scenarios, social

__all__ = ["accounts", "catalog", "leads", "metering", "orders", "sales", "scenarios", "social"]

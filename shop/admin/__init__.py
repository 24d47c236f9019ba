"""The shop in Django's admin, one file per subject. No page issues more queries because it shows more rows."""

from . import accounts, catalog, leads, metering, orders, sales, social

__all__ = ["accounts", "catalog", "leads", "metering", "orders", "sales", "social"]

"""Databases as masking sees them: everything they hold, read in one snapshot, rewritten in place or loaded anew."""

from __future__ import annotations

from seeding.masking.databases.store import (
    DatabaseColumn,
    DatabaseTable,
    ForeignKey,
    Loading,
    RawBatch,
    Rewriting,
    Store,
    UnreadableCells,
    store_for,
)

__all__ = [
    "DatabaseColumn",
    "DatabaseTable",
    "ForeignKey",
    "Loading",
    "RawBatch",
    "Rewriting",
    "Store",
    "UnreadableCells",
    "store_for",
]

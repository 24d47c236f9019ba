"""Watching both passes of a masking: the shapes of its columns are taken where batches go by anyway."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress
from typing import Any

from seeding.masking.planning import MaskedTable
from seeding.masking.verifying.shapes import ColumnShapes, Watch


class ShapeWatch:
    """Is told every batch before and after, and keeps the shapes of the masked columns; no value stays."""

    def __init__(self) -> None:
        self.deleted_rows: dict[str, int] = {}
        """Rows that the policy removed, by table."""
        self.known: dict[str, ColumnShapes] = {}
        """The shapes of the columns that were settled."""
        self._watches: dict[str, Watch] = {}

    def settle(self) -> None:
        """Of the columns that were watched nothing more comes."""
        self.known |= {path: watch.finish() for path, watch in self._watches.items()}
        self._watches = {}

    def masked(
        self, table: MaskedTable, before: Mapping[str, list[Any]], after: Mapping[str, list[Any]], keep: Any
    ) -> None:
        """A batch before and after; `keep` are the rows that stay, None for all of them."""
        gone: list[bool] = []
        if keep is not None and not bool(keep.all()):
            gone = (~keep).tolist()
            self.deleted(table, sum(gone))
        for column in table.columns:
            if column.name not in after:
                continue
            watch = self._watches.setdefault(str(column.target), Watch(column.target.field))
            old, new = before[column.name], after[column.name]
            if gone:
                stays = keep.tolist()
                watch.add(list(compress(old, stays)), list(compress(new, stays)))
                watch.add_deleted(list(compress(old, gone)))
            else:
                watch.add(old, new)

    def deleted(self, table: MaskedTable, rows: int) -> None:
        """Rows that are no more."""
        self.deleted_rows[table.label] = self.deleted_rows.get(table.label, 0) + rows

    def finish(self) -> dict[str, ColumnShapes]:
        """The shapes by column (`app.Model.field`)."""
        self.settle()
        return self.known

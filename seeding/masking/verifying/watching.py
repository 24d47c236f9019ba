"""Watching both passes of a masking: the shapes of its columns are taken where batches go by anyway."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress
from typing import Any

from seeding.columns import Mask
from seeding.masking.planning import MaskedTable
from seeding.masking.verifying.shapes import ColumnShapes, Seen, Watch


@dataclass(frozen=True)
class BatchShapes:
    """What was seen of a batch: its masked columns by name, and how many rows the policy removed."""

    columns: Mapping[str, Seen]
    deleted: int = 0


def shapes_of(
    table: MaskedTable, before: Mapping[str, list[Any]], after: Mapping[str, list[Any]], keep: Mask | None
) -> BatchShapes:
    """The shapes of a batch before and after; `keep` are the rows that stay, None for all of them."""
    stays: list[bool] = []
    if keep is not None and not bool(keep.all()):
        stays = keep.tolist()
    gone = [not one for one in stays]
    columns = {}
    for column in table.columns:
        if column.name not in after:
            continue
        watch = Watch(column.target.field)
        old, new = before[column.name], after[column.name]
        if stays:
            watch.add(list(compress(old, stays)), list(compress(new, stays)))
            watch.add_deleted(list(compress(old, gone)))
        else:
            watch.add(old, new)
        columns[column.name] = watch.seen
    return BatchShapes(columns, sum(gone))


class ShapeWatch:
    """Is told what was seen of every batch, and keeps the shapes of the masked columns; no value stays."""

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

    def take(self, table: MaskedTable, seen: BatchShapes) -> None:
        """Take what `shapes_of` saw of a batch."""
        if seen.deleted:
            self.deleted(table, seen.deleted)
        fields = {column.name: column.target for column in table.columns}
        for name, one in seen.columns.items():
            target = fields[name]
            self._watches.setdefault(str(target), Watch(target.field)).seen.absorb(one)

    def deleted(self, table: MaskedTable, rows: int) -> None:
        """Rows that are no more."""
        self.deleted_rows[table.label] = self.deleted_rows.get(table.label, 0) + rows

    def finish(self) -> dict[str, ColumnShapes]:
        """The shapes by column (`app.Model.field`)."""
        self.settle()
        return self.known

"""Content digests of what a database holds now, to compare with those that a run took while it was made."""

from __future__ import annotations

from typing import Any

import numpy as np

from seeding import columns
from seeding.batches import BATCH, Digest, split
from seeding.plan import Plan
from seeding.relations import Serial
from seeding.rows import Rows
from seeding.schema import Field
from seeding.storing import read_column


def read_digest(plan: Plan, label: str, rows: range, using: str = "default", batch_size: int = BATCH) -> str:
    """The content digest of a range of rows as the database holds them now; compare it with the run's."""
    model = plan.models[label]
    digested = plan.digested(label)
    names = [column.field.attname for column in digested]
    fields = model.table.key_fields
    key = model.table.primary_key
    digest = Digest()
    manager = model.table.model._base_manager.using(using)
    for part in split(rows, batch_size):
        keys = _keys(plan.rows(label, part), fields)
        found: list[tuple[Any, ...]]
        if isinstance(model.column(key).source, Serial):
            found = []
            for first, last in _stretches(keys):
                found.extend(manager.filter(pk__gte=first, pk__lte=last).order_by("pk").values_list(*names))
        else:
            by_key = {row[0]: row[1:] for row in manager.filter(pk__in=keys).values_list("pk", *names)}
            found = [by_key[value] for value in keys if value in by_key]
        values = list(zip(*found, strict=True)) or [()] * len(names)
        drawn = [read_column(list(column), planned.field) for column, planned in zip(values, digested, strict=True)]
        digest.add(columns.copy_blocks(plan.canonical(label, drawn)))
    return str(digest)


def _keys(rows: Rows, fields: tuple[Field, ...]) -> list[Any]:
    """The primary keys of rows: tuples where they are composite."""
    values = [rows.column(field.name).values() for field in fields]
    return values[0] if len(values) == 1 else list(zip(*values, strict=True))


def _stretches(keys: list[int]) -> list[tuple[int, int]]:
    """The first and the last of each stretch of keys without a gap; runs of others may lie between."""
    array = np.array(keys, dtype=np.int64)
    starts = np.flatnonzero(np.diff(array, prepend=array[:1] - 2) != 1)
    ends = np.append(starts[1:], len(array)) - 1
    return list(zip(array[starts].tolist(), array[ends].tolist(), strict=True))

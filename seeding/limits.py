"""What `limit_choices_to` leaves of the rows that a foreign key may point at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db.models import Q
from numpy.typing import NDArray

from seeding.schema import reverse_relations
from seeding.truth import Unjudged, paths_in, truth

if TYPE_CHECKING:
    from seeding.rows import Rows


@dataclass(frozen=True)
class Limited:
    """A rule of the rows of a table that says which of them a condition leaves.

    All of them are left where the condition asks for what is not known without a database, such as the rows that point
    at them. `text` is the condition in words, by which rules compare.
    """

    table: str
    text: str
    condition: Q = field(compare=False, repr=False)

    @property
    def __name__(self) -> str:
        return self.text

    def __call__(self, rows: Rows) -> NDArray[np.bool_]:
        values = {path: held for path in paths_in(self.condition) for path, held in reached(rows, path)}
        left = np.ones(len(rows), dtype=np.bool_)
        for row in range(len(rows)):
            try:
                left[row] = truth(self.condition, {name: held[row] for name, held in values.items()}) is True
            except Unjudged:
                return np.ones(len(rows), dtype=np.bool_)
        return left


def reached(rows: Rows, path: str) -> list[tuple[str, list[Any]]]:
    """The values of the column that a path of lookups (`owner__kind__in`) leads to, and the path up to it."""
    parts = path.split("__")
    for place, part in enumerate(parts):
        table = rows.model.table
        name = table.primary_key if part == "pk" else part
        after = parts[place + 1] if place + 1 < len(parts) else ""
        if not table.has(name):
            held = beside(rows, name, after)
            return [] if held is None else [("__".join(parts[: place + 2]), held)]
        further = rows.related(name) if table.field(name).reference and rows.knows(name) else None
        if further is None or not (after == "pk" or further.model.table.has(after)):
            return [("__".join(parts[: place + 1]), rows.column(name).values())]
        rows = further
    return []


def beside(rows: Rows, accessor: str, name: str) -> list[Any] | None:
    """What a field holds in the rows that belong one to one to these; None where row i does not belong to row i."""
    plan = rows.plan
    label = reverse_relations(rows.model.label, plan.schema).get(accessor, "")
    count = plan.counts.get(label, 0)
    if not count or not plan.schema[label].has(name):
        return None
    own = next(f for f in plan.schema[label].references if f.reference and f.reference.accessor == accessor)
    if not (own.reference and own.reference.one_to_one and plan.knows(label, own.name)):
        return None
    theirs = plan.rows(label, np.minimum(rows.row_number, count - 1))
    there = theirs.referenced(own.name)[0] == rows.row_number
    if not there[rows.row_number < count].all():
        return None
    return [value if known else None for value, known in zip(theirs.column(name).values(), there, strict=True)]

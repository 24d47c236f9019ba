"""Rows saved one by one by their models' own `save()`, for projects whose signal handlers have work to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError

from seeding.batches import Batch
from seeding.schema import parent_links, stamped_fields
from seeding.sinks.generic import GenericSink
from seeding.spec import SeedingError


class SavingSink(GenericSink):
    """`save()` for every row, in the order of the plan; what it stamps with the time of day gets its seeded date back.

    The part of an object that a child table holds is saved as it is: its other part is there already.
    """

    def load(self, label: str, batches: Iterator[Batch]) -> None:
        table = self.plan.models[label].table
        model: Any = table.model
        names = [column.field.attname for column in self.plan.models[label].columns]
        stamped = [table.field(name).attname for name in sorted(stamped_fields(model)) if table.has(name)]
        partly = bool(parent_links(model))
        using = self.connection.alias
        for batch in batches:
            for values in zip(*batch.content, strict=True):
                drawn = dict(zip(names, values, strict=True))
                row = model(**drawn)
                try:
                    if partly:
                        row.save_base(raw=True, using=using, force_insert=True)
                    else:
                        row.save(using=using, force_insert=True)
                except DatabaseError:
                    raise
                except Exception as error:
                    raise SeedingError(
                        f"{label}: saving row {row.pk} raised {type(error).__name__}: {error}. Declare the field that "
                        f"it is about in seeds.py, leave the table out with {label}=0, or leave out --signals."
                    ) from error
                if stamped:
                    kept = {name: drawn[name] for name in stamped}
                    model._base_manager.using(using).filter(pk=row.pk).update(**kept)

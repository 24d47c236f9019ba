"""What nothing meets by construction: rows are drawn again for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Q

from seeding import fitting
from seeding.constraints.shaping import plainly_bounded
from seeding.constraints.uniqueness import met
from seeding.relations import Joint, ParentKey
from seeding.schema import Check, Table
from seeding.settling import Apart, Met

if TYPE_CHECKING:
    from seeding.plan import ColumnPlan


def leftover(
    table: Table, found: Sequence[ColumnPlan], parent: str | None
) -> tuple[tuple[Met, ...], tuple[Apart, ...]]:
    """What nothing meets by construction: checks that rows are drawn again for, and what keeps rows apart.

    Where every field is declared, what is declared has to agree with the constraint, and the trial rows tell if not.
    """
    by_name = {column.field.name: column for column in found}
    by_name |= {column.field.attname: column for column in found}
    checks = []
    for check in table.checks:
        columns = [by_name[name] for name in check.fields if name in by_name]
        if any(not column.declared for column in columns) and not plainly_bounded(check):
            checks.append(Met(check))
    checks += [Met(one) for column in found if (one := _bounds_of_computed(column)) is not None]
    apart = []
    for unique in table.uniques:
        columns = [by_name[name] for name in unique.fields if name in by_name]
        if len(columns) < len(unique.fields) or met(columns, parent, unique.nulls_distinct):
            continue
        if unique.condition is not None:
            asked = Check("", unique.condition).fields
            columns += [by_name[name] for name in asked if name in by_name]
        if all(column.declared or isinstance(column.source, (ParentKey, Joint)) for column in columns):
            continue
        apart.append(Apart(unique))
    return tuple(checks), tuple(apart)


def _bounds_of_computed(column: ColumnPlan) -> Check | None:
    """The bounds of a column that a check makes equal to what others come to, which may lie outside of them."""
    field = column.field
    if not isinstance(column.source, fitting.Computed) or field.storage not in ("integer", "decimal", "float"):
        return None
    bounds = {f"{field.name}__gte": field.low, f"{field.name}__lte": field.high}
    asked = {path: bound for path, bound in bounds.items() if bound is not None}
    return Check(f"the bounds of {field.name}", Q(**asked)) if asked else None

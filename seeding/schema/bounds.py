"""Between which values the checks of a table keep single fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db.models import Q

from seeding.schema.table import Check, Field, Table


def with_checks(table: Table, further: tuple[Check, ...]) -> Table:
    """A table with further checks, and its fields within the bounds that those put on them."""
    whole = {one.name for one in table.fields if one.storage == "integer"}
    bounds = bounds_of(further, whole)
    fields = tuple(within(one, *bounds.get(one.name, (None, None))) for one in table.fields)
    return replace(table, fields=fields, checks=(*table.checks, *further))


def bounds_of(checks: Iterable[Check], whole: set[str]) -> dict[str, tuple[Any, Any]]:
    """Lower and upper limits that conjunctions of plain comparisons put on single fields."""
    limits: dict[str, tuple[Any, Any]] = {}
    for check in checks:
        if check.condition.connector != Q.AND or check.condition.negated:
            continue
        for child in check.condition.children:
            if not isinstance(child, tuple):
                continue
            name, _, lookup = child[0].partition("__")
            value = child[1]
            if isinstance(value, bool) or not isinstance(value, (int, float, Decimal, tuple, list)):
                continue
            low, high = limits.get(name, (None, None))
            step: Any = 1 if name in whole else Decimal("1e-9")
            limit: Any = value if name in whole or isinstance(value, (tuple, list)) else Decimal(str(value))
            if lookup == "gte":
                low = tighter(low, value, max)
            elif lookup == "gt":
                low = tighter(low, limit + step, max)
            elif lookup == "lte":
                high = tighter(high, value, min)
            elif lookup == "lt":
                high = tighter(high, limit - step, min)
            elif lookup in ("", "exact") and name in whole and not isinstance(value, (tuple, list)):
                low, high = tighter(low, value, max), tighter(high, value, min)
            elif lookup == "range" and isinstance(value, (tuple, list)):
                low, high = tighter(low, value[0], max), tighter(high, value[1], min)
            limits[name] = (low, high)
    return limits


def within(field: Field, low: Any, high: Any) -> Field:
    """The field with its values between further bounds; None is no bound."""
    low = field.low if low is None else tighter(field.low, low, max)
    high = field.high if high is None else tighter(field.high, high, min)
    return replace(field, low=low, high=high) if (low, high) != (field.low, field.high) else field


def tighter(old: Any, new: Any, choose: Any) -> Any:
    """The bound that `choose` (`max` or `min`) takes of two; the old one where they do not compare."""
    try:
        return new if old is None else choose(old, new)
    except TypeError:
        return old

"""Whether values meet a condition of Django's: SQL's three truth values, for what can be judged without a database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q
from django.db.models.expressions import CombinedExpression, Func, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Lookup
from django.utils import timezone

if TYPE_CHECKING:
    from seeding.schema import Check


class Unjudged(Exception):
    """A condition that is not evaluated here; the database will."""


def failing_row(check: Check, values: dict[str, list[Any]], count: int) -> tuple[bool, int | None]:
    """Whether a check can be judged here, and the first row that certainly fails it.

    SQL's third truth value passes, as it does there.
    """
    for row in range(count):
        one = {name: column[row] for name, column in values.items()}
        try:
            if truth(check.condition, one) is False:
                return True, row
        except Unjudged:
            return False, None
    return True, None


def truth(condition: Any, row: dict[str, Any]) -> bool | None:
    """Whether a condition holds for a row's values by name; None where SQL says neither. Raises Unjudged."""
    if isinstance(condition, Q):
        parts = [truth(child, row) for child in condition.children]
        if condition.connector == Q.OR:
            result = True if True in parts else None if None in parts else False
        elif condition.connector == Q.AND:
            result = False if False in parts else None if None in parts else True
        elif None in parts:
            result = None
        else:
            result = sum(map(bool, parts)) % 2 == 1
        return None if result is None else result != condition.negated
    if isinstance(condition, tuple):
        return _lookup(condition[0], condition[1], row)
    if isinstance(condition, Lookup):
        left, right = worth(condition.lhs, row), condition.rhs
        name = str(condition.lookup_name)
        if name == "isnull":
            return (left is None) == right
        right = [worth(item, row) for item in right] if isinstance(right, (list, tuple)) else worth(right, row)
        return _judged(name, left, right)
    raise Unjudged


def _lookup(path: str, wanted: Any, row: dict[str, Any]) -> bool | None:
    parts = path.split("__")
    known = next((size for size in range(len(parts), 0, -1) if "__".join(parts[:size]) in row), 0)
    if not known:
        raise Unjudged
    value = row["__".join(parts[:known])]
    for transform in parts[known:-1]:
        value = _part(transform, value)
    lookup = parts[-1] if len(parts) > known else "exact"
    if lookup in _PARTS:
        value, lookup = _part(lookup, value), "exact"
    if lookup == "isnull":
        return (value is None) == wanted
    wanted = [worth(item, row) for item in wanted] if isinstance(wanted, (list, tuple, set)) else worth(wanted, row)
    return _judged(lookup or "exact", value, wanted)


_PARTS: dict[str, Any] = {
    "length": len,
    "lower": str.lower,
    "upper": str.upper,
    "trim": str.strip,
    "date": lambda value: _local(value).date(),
    "time": lambda value: _local(value).time(),
    "year": lambda value: _local(value).year,
    "quarter": lambda value: (_local(value).month + 2) // 3,
    "month": lambda value: _local(value).month,
    "day": lambda value: _local(value).day,
    "week_day": lambda value: _local(value).isoweekday() % 7 + 1,
    "iso_week_day": lambda value: _local(value).isoweekday(),
    "week": lambda value: _local(value).isocalendar()[1],
    "hour": lambda value: _local(value).hour,
    "minute": lambda value: _local(value).minute,
    "second": lambda value: _local(value).second,
    "abs": abs,
    "len": len,
}
"""Transforms of Django's that are the same here as in every database."""


def _local(value: Any) -> Any:
    """An instant where Django reads its parts: in the time zone of the settings."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _part(transform: str, value: Any) -> Any:
    if transform not in _PARTS:
        raise Unjudged
    if value is None:
        return None
    try:
        return _PARTS[transform](value)
    except (TypeError, AttributeError):
        raise Unjudged from None


def _judged(lookup: str, value: Any, wanted: Any) -> bool | None:
    if value is None or wanted is None:
        return None
    try:
        return _compare(lookup, *_alike(value, wanted))
    except TypeError:
        raise Unjudged from None


def _compare(lookup: str, value: Any, wanted: Any) -> bool:
    match lookup:
        case "exact":
            return bool(value == wanted)
        case "gt":
            return bool(value > wanted)
        case "gte":
            return bool(value >= wanted)
        case "lt":
            return bool(value < wanted)
        case "lte":
            return bool(value <= wanted)
        case "in":
            return value in wanted
        case "range":
            return bool(wanted[0] <= value <= wanted[1])
        case "contains":
            return str(wanted) in str(value)
        case "startswith":
            return str(value).startswith(str(wanted))
        case "endswith":
            return str(value).endswith(str(wanted))
        case "icontains":
            return str(wanted).lower() in str(value).lower()
        case "iexact":
            return str(wanted).lower() == str(value).lower()
        case "istartswith":
            return str(value).lower().startswith(str(wanted).lower())
        case "iendswith":
            return str(value).lower().endswith(str(wanted).lower())
        case "regex" if isinstance(value, str):
            return re.search(str(wanted), value) is not None
        case "iregex" if isinstance(value, str):
            return re.search(str(wanted), value, re.IGNORECASE) is not None
    raise Unjudged


def _alike(value: Any, wanted: Any) -> tuple[Any, Any]:
    if isinstance(value, datetime) != isinstance(wanted, datetime):
        return _as_datetime(value), _as_datetime(wanted)
    if isinstance(value, Decimal) and isinstance(wanted, float):
        return value, Decimal(str(wanted))
    if isinstance(value, float) and isinstance(wanted, Decimal):
        return Decimal(str(value)), wanted
    return value, wanted


def _as_datetime(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return value


def worth(expression: Any, row: dict[str, Any]) -> Any:
    """What an expression of Django's is for a row's values by name. Raises Unjudged."""
    if isinstance(expression, F):
        if _name(expression) not in row:
            raise Unjudged
        return row[_name(expression)]
    if isinstance(expression, Value):
        return expression.value
    if isinstance(expression, CombinedExpression):
        left, right = worth(expression.lhs, row), worth(expression.rhs, row)
        if left is None or right is None:
            return None
        if isinstance(left, float) != isinstance(right, float):
            left, right = Decimal(str(left)), Decimal(str(right))
        match expression.connector:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
        raise Unjudged
    if isinstance(expression, Func) and len(expression.source_expressions) == 1:
        inner = worth(expression.source_expressions[0], row)
        return _part(type(expression).__name__.lower(), inner)
    if isinstance(expression, Coalesce):
        values = [worth(one, row) for one in expression.source_expressions]
        return next((value for value in values if value is not None), None)
    if hasattr(expression, "resolve_expression"):
        raise Unjudged
    return expression


def _name(reference: Any) -> str:
    """The field that an `F` names."""
    return str(reference.name)


def constants_of(condition: Any, name: str) -> list[Any]:
    """The values that a condition lets a field be equal to, in the order in which it names them."""
    found: list[Any] = []

    def visit(part: Any, denied: bool) -> None:
        if isinstance(part, Q):
            for child in part.children:
                visit(child, denied != part.negated)
        elif isinstance(part, tuple) and not denied:
            path, value = part
            if path in (name, f"{name}__exact", f"{name}__iexact") and not hasattr(value, "resolve_expression"):
                found.append(value)
            elif path == f"{name}__in" and isinstance(value, (list, tuple, set, frozenset)):
                found.extend(one for one in value if not hasattr(one, "resolve_expression"))

    visit(condition, False)
    return [one for place, one in enumerate(found) if one is not None and one not in found[:place]]


def compared(condition: Any, name: str) -> bool:
    """Whether a condition lets a field be more than what it names: greater than something, or like it."""
    if isinstance(condition, Q):
        return any(compared(child, name) for child in condition.children)
    if not isinstance(condition, tuple):
        return False
    field, _, lookup = condition[0].partition("__")
    return bool(field == name and lookup not in ("", "exact", "iexact", "in", "isnull"))


def asking_for_nulls(condition: Q) -> Q:
    """The condition with `isnull` wherever a field is compared with None, as Django writes it into SQL."""
    children: list[Any] = []
    for child in condition.children:
        if isinstance(child, Q):
            child = asking_for_nulls(child)
        elif isinstance(child, tuple) and child[1] is None:
            path = child[0].removesuffix("__iexact").removesuffix("__exact")
            child = (f"{path}__isnull", True)
        children.append(child)
    if children == list(condition.children):
        return condition
    return Q.create(children, connector=condition.connector, negated=condition.negated)


def nulls_asked(condition: Any) -> dict[tuple[str, Any], str]:
    """The fields (names) of which a condition asks whether they are null, by the lookup and value that ask it."""
    if isinstance(condition, Q):
        return {path: name for child in condition.children for path, name in nulls_asked(child).items()}
    if isinstance(condition, tuple):
        name, _, lookup = condition[0].partition("__")
        if lookup == "isnull" or (lookup in ("", "exact") and condition[1] is None):
            return {(condition[0], condition[1]): name}
    return {}


def empties_asked(condition: Any) -> dict[tuple[str, Any], str]:
    """The fields (names) of which a condition asks whether they are empty texts, by lookup and value."""
    if isinstance(condition, Q):
        return {path: name for child in condition.children for path, name in empties_asked(child).items()}
    if isinstance(condition, tuple) and isinstance(condition[1], str) and condition[1] == "":
        name, _, lookup = condition[0].partition("__")
        if lookup in ("", "exact", "iexact"):
            return {condition: name}
    return {}


def certain(condition: Any, nulls: Mapping[str, bool], empties: Mapping[str, bool]) -> bool | None:
    """What a condition is for every row in which fields are null (True) or never so (False), and texts empty or never
    so; None if that depends.
    """
    if isinstance(condition, tuple):
        if asked := empties_asked(condition):
            return empties.get(asked[condition])
        asked = nulls_asked(condition)
        if not asked:
            return None
        ((_, wanted),) = asked
        held = nulls.get(asked[condition])
        return None if held is None else held == (wanted is None or wanted is True)
    if not isinstance(condition, Q):
        return None
    parts = [certain(child, nulls, empties) for child in condition.children]
    if condition.connector == Q.OR:
        result = True if True in parts else None if None in parts else False
    elif condition.connector == Q.AND:
        result = False if False in parts else None if None in parts else True
    else:
        result = None if None in parts else sum(map(bool, parts)) % 2 == 1
    return None if result is None else result != condition.negated


def reckons(condition: Any) -> bool:
    """Whether a condition compares with sums, differences or products of fields."""
    if isinstance(condition, CombinedExpression):
        return bool(names_in(condition))
    if isinstance(condition, Q):
        return any(map(reckons, condition.children))
    if isinstance(condition, tuple):
        return reckons(condition[1])
    return isinstance(condition, Lookup) and (reckons(condition.lhs) or reckons(condition.rhs))


def names_in(condition: Any) -> list[str]:
    """The fields that a condition speaks of."""
    return list(dict.fromkeys(path.partition("__")[0] for path in paths_in(condition)))


def paths_in(condition: Any) -> list[str]:
    """The fields that a condition speaks of, each with the lookups that follow it."""
    paths: list[str] = []

    def visit(part: Any) -> None:
        if isinstance(part, Q):
            for child in part.children:
                if isinstance(child, tuple):
                    paths.append(child[0])
                    visit(child[1])
                else:
                    visit(child)
        elif isinstance(part, (list, tuple)):
            for one in part:
                visit(one)
        elif isinstance(part, F):
            paths.append(_name(part))
        elif isinstance(part, (CombinedExpression, Lookup)):
            visit(part.lhs)
            visit(part.rhs)
        elif hasattr(part, "get_source_expressions"):
            for source in part.get_source_expressions():
                visit(source)

    visit(condition)
    return paths

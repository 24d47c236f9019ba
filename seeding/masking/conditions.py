"""What check constraints ask of one text column by itself, as patterns: techniques heed them as they do validators."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Q

from seeding.schema import Field, Table

_NEVER = "(?!)"


def held_to_checks(field: Field, table: Table) -> Field:
    """The field with the patterns that the table's check constraints ask of it, beside those of its validators."""
    if field.storage != "text" or field.reference is not None:
        return field
    found = [one for check in table.checks for one in patterns_of(check.condition, field.name)]
    fresh = tuple(one for one in dict.fromkeys(found) if one and one not in field.regexes)
    return replace(field, regexes=(*field.regexes, *fresh)) if fresh else field


def patterns_of(condition: Any, name: str) -> tuple[str, ...]:
    """Patterns that every value of the column meets which meets the condition. What cannot be told asks for nothing."""
    if isinstance(condition, tuple):
        one = _pattern(condition[0], condition[1], name)
        return () if one is None else (one,)
    if not isinstance(condition, Q):
        return ()
    children = condition.children
    if condition.negated:
        inner = [_pattern(one[0], one[1], name) for one in children if isinstance(one, tuple)]
        # NOT (a AND b) says nothing of a alone.
        if len(children) != 1 or len(inner) != 1 or inner[0] is None or children[0][0].endswith("__isnull"):  # type: ignore[index]
            return ()
        return (rf"\A(?!{_anywhere(inner[0])})",)
    if condition.connector == Q.AND:
        return tuple(one for child in children for one in patterns_of(child, name))
    if condition.connector != Q.OR:
        return ()
    branches = [patterns_of(child, name) for child in children]
    if not all(branches):
        return ()
    allowed = [one for one in branches if _NEVER not in one]
    if len(allowed) == 1:
        return allowed[0]
    return (r"\A(?:" + "|".join(_all_of(one) for one in allowed) + ")",) if allowed else ()


def _all_of(patterns: Iterable[str]) -> str:
    return "".join(f"(?={_anywhere(one)})" for one in patterns)


def _anywhere(pattern: str) -> str:
    return rf"[\s\S]*?(?:{pattern})"


def _pattern(path: str, wanted: Any, name: str) -> str | None:
    """What a lookup asks of the column; None where it asks something of another, or what no pattern says."""
    column, _, lookup = path.partition("__")
    if column != name:
        return None
    if lookup == "isnull":
        # Only values that are there are masked.
        return _NEVER if wanted else ""
    if lookup.startswith("length") and isinstance(wanted, int):
        return _LENGTHS[lookup].format(wanted) if lookup in _LENGTHS else None
    if lookup == "in" and all(isinstance(one, str) for one in wanted) and any(wanted):
        wanted = [one for one in wanted if one]
        return r"\A(?:" + "|".join(map(re.escape, wanted)) + r")\Z"
    if not isinstance(wanted, str):
        return None
    if not wanted and lookup in ("", "exact"):
        # Empty text stays empty, too.
        return _NEVER
    match lookup:
        case "" | "exact":
            return rf"\A{re.escape(wanted)}\Z"
        case "startswith":
            return rf"\A{re.escape(wanted)}"
        case "istartswith":
            return rf"(?i:\A{re.escape(wanted)})"
        case "endswith":
            return rf"{re.escape(wanted)}\Z"
        case "iendswith":
            return rf"(?i:{re.escape(wanted)}\Z)"
        case "contains":
            return re.escape(wanted)
        case "icontains":
            return f"(?i:{re.escape(wanted)})"
        case "regex":
            return wanted if _compiles(wanted) else None
        case "iregex":
            return f"(?i:{wanted})" if _compiles(f"(?i:{wanted})") else None
    return None


_LENGTHS = {
    "length": r"\A[\s\S]{{{0}}}\Z",
    "length__exact": r"\A[\s\S]{{{0}}}\Z",
    "length__gte": r"\A[\s\S]{{{0},}}",
    "length__lte": r"\A[\s\S]{{0,{0}}}\Z",
    "length__gt": r"\A[\s\S]{{{0}}}[\s\S]",
}


def _compiles(pattern: str) -> bool:
    """Whether a pattern of the database is one of Python's."""
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True

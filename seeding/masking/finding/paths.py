"""Paths within JSON values: `$.contact.email`, `$.items[*].sku`; the values at each, with the sort of their elements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

MOST_KEYS = 60
"""Keys at one place beyond which they are data themselves."""
MOST_PATHS = 60
_DEEPEST = 8


def leaves(documents: Iterable[Any]) -> dict[str, list[Any]] | None:
    """The values at each path, in the order in which paths turn up; None where the keys are data themselves."""
    found: dict[str, list[Any]] = {}
    keys: dict[str, set[str]] = {}
    stack: list[tuple[str, Any, int]] = [("$", document, 0) for document in reversed(list(documents))]
    while stack:
        path, value, depth = stack.pop()
        if isinstance(value, dict) and depth < _DEEPEST:
            names = keys.setdefault(path, set())
            names.update(str(key) for key in value)
            if len(names) > MOST_KEYS:
                return None
            stack.extend((f"{path}{step(str(key))}", one, depth + 1) for key, one in reversed(value.items()))
        elif isinstance(value, list) and depth < _DEEPEST:
            stack.extend((f"{path}[*]", one, depth + 1) for one in reversed(value))
        else:
            found.setdefault(path, []).append(value)
    return found if len(found) <= MOST_PATHS else None


def step(key: str) -> str:
    """One key as a part of a path: `.email`, or `['first name']`."""
    if key.replace("_", "a").replace("-", "a").isalnum():
        return f".{key}"
    quoted = key.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{quoted}']"


def last_key(path: str) -> str:
    """The name of what stands at a path: the last key, whatever lists it lies in."""
    plain = path.replace("[*]", "")
    if plain.endswith("']"):
        return plain[plain.rindex("['") + 2 : -2]
    return plain.rpartition(".")[2].removeprefix("$")


def parent(path: str) -> str:
    """The object that a value lies in, whatever lists lie between: of `$.contact.emails[*]` it is `$.contact`."""
    while path.endswith("[*]"):
        path = path.removesuffix("[*]")
    return path[: path.rindex("['")] if path.endswith("']") else path.rpartition(".")[0]


def shapes(values: Iterable[Any]) -> str:
    """The storage type of values of JSON, as columns have them."""
    kinds = {bool: "boolean", int: "integer", float: "float", str: "text"}
    found = {kinds.get(type(value), "other") for value in values if value is not None}
    return found.pop() if len(found) == 1 else "text" if not found or "text" in found else "float"

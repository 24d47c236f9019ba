"""Paths within JSON values: `$.contact.email`, `$.items[*].sku`; the values at each, and the sort of their elements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from seeding.masking.finding.contents import look

MOST_KEYS = 60
"""Keys at one place beyond which they are data themselves."""
MOST_PATHS = 60
SEVERAL = 10
"""Objects at one place from which on a key that a single one has is data."""
_DEEPEST = 8


def leaves(documents: Iterable[Any]) -> dict[str, list[Any]] | None:
    """The values at each path, in the order in which paths turn up; None where the keys are data themselves.

    Keys that tell of somebody, or that one object of many has alone, are data as well: no path names them.
    """
    found: dict[str, list[Any]] = {}
    keys: dict[str, Counter[str]] = {}
    objects: Counter[str] = Counter()
    stack: list[tuple[str, Any, int]] = [("$", document, 0) for document in reversed(list(documents))]
    while stack:
        path, value, depth = stack.pop()
        if isinstance(value, dict) and depth < _DEEPEST:
            names = keys.setdefault(path, Counter())
            names.update(map(str, value))
            objects[path] += 1
            if len(names) > MOST_KEYS:
                return None
            stack.extend((f"{path}{step(str(key))}", one, depth + 1) for key, one in reversed(value.items()))
        elif isinstance(value, list) and depth < _DEEPEST:
            stack.extend((f"{path}[*]", one, depth + 1) for one in reversed(value))
        else:
            found.setdefault(path, []).append(value)
    data = tuple(_of_data(keys, objects))
    named = {path: values for path, values in found.items() if not any(_leads_through(path, one) for one in data)}
    return named if len(named) <= MOST_PATHS else None


def _of_data(keys: Mapping[str, Counter[str]], objects: Mapping[str, int]) -> Iterable[str]:
    """The paths whose last key is data."""
    for path, names in keys.items():
        for key, count in names.items():
            if (count == 1 and objects[path] >= SEVERAL) or tells(key):
                yield f"{path}{step(key)}"


def tells(key: str) -> bool:
    """Whether a key is a value of somebody's: an address, a number, a name."""
    content = look([key])
    named = content is not None and content.share("full_name") > 0
    return named or "@" in key or sum(map(str.isdigit, key)) >= 5


def _leads_through(path: str, other: str) -> bool:
    return path == other or path.startswith((f"{other}.", f"{other}["))


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

"""What draws a column, said for a person: its form, its name, where it is written, and the versions behind it."""

from __future__ import annotations

import ast
import inspect
import json
import platform
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from types import FunctionType
from typing import Any

import numpy as np

from seeding import __version__, kinds
from seeding.expressions import Expression
from seeding.faker_pools import FakerPool
from seeding.generators import Constant, Generator
from seeding.planfile.forms import write_source
from seeding.relations import (
    Existing,
    ExistingRow,
    GenericKey,
    GenericType,
    Joint,
    OneToOne,
    ParentKey,
    Serial,
    Tree,
)
from seeding.schema import Field
from seeding.sources import Password
from seeding.spec import Counted, Follow, Listing, OfKind, Pick, Refer, Shares

_FORMS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("rule", (FunctionType, Expression)),
    ("kind", (OfKind,)),
    ("key", (Serial,)),
    (
        "relation",
        (ParentKey, Pick, Refer, Follow, OneToOne, Tree, Existing, ExistingRow, GenericKey, GenericType, Joint),
    ),
    ("generator", (FakerPool, Counted)),
    ("shares", (Shares,)),
    ("list", (Listing,)),
    ("constant", (Constant,)),
    ("password", (Password,)),
)


def form_of(source: Any) -> str:
    """What kind of declaration draws a column: rule, kind, relation, generator, constant, …"""
    for name, types in _FORMS:
        if isinstance(source, types):
            return name
    if isinstance(source, Generator):
        return "generator"
    return "source" if type(source).__module__.startswith("seeding.") else "constant"


def source_name(source: Any, field: Field | None = None, *, most: int = 100) -> str:
    """How a source shows in a plan: a rule by its name, a form as a plan file says it, the rest as it is built."""
    if isinstance(source, FunctionType):
        doc = first_line(source)
        return f"rule {source.__name__}()" + (f": {doc}" if doc else "")
    written = _written(source, field)
    text = (
        repr(source) if written is None else json.dumps(written, ensure_ascii=False, default=str)[1:-1].replace('"', "")
    )
    return text if len(text) <= most else text[: most - 3] + "…"


def _written(source: Any, field: Field | None) -> dict[str, Any] | None:
    try:
        return write_source(source, field) if field is not None else None
    except (ValueError, OverflowError):
        return None


def first_line(thing: Any) -> str:
    """The first line of a docstring, or nothing."""
    return (getattr(thing, "__doc__", None) or "").strip().split("\n")[0]


def location(thing: Callable[..., Any] | type) -> str | None:
    """Where a function or class is written, as `package/module.py:line`: the same on every machine.

    None where there is no file, as in an interactive session.
    """
    code = getattr(thing, "__code__", None)
    try:
        line = code.co_firstlineno if code is not None else inspect.getsourcelines(thing)[1]
        file = code.co_filename if code is not None else inspect.getsourcefile(thing)
    except (OSError, TypeError):
        return None
    if not file or file.startswith("<"):
        return None
    return f"{_in_package(file, getattr(thing, '__module__', '') or '')}:{line}"


def _in_package(file: str, module: str) -> str:
    """A file's path below the folder that its top package lies in."""
    top = sys.modules.get(module.split(".")[0])
    paths = list(getattr(top, "__path__", []) or [])
    path = Path(file)
    for root in paths:
        if path.is_relative_to(Path(root).parent):
            return path.relative_to(Path(root).parent).as_posix()
    return path.name


def declared_at(seeds: type | None, name: str) -> str | None:
    """The line of a seeds class (or of a base of it) that declares a field."""
    for owner in seeds.__mro__ if seeds is not None else ():
        if name not in vars(owner):
            continue
        try:
            lines, first = inspect.getsourcelines(owner)
        except (OSError, TypeError):
            return location(owner)
        body = ast.parse(textwrap.dedent("".join(lines))).body[0]
        place = location(owner)
        for node in getattr(body, "body", []):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            names = {target.id for target in targets if isinstance(target, ast.Name)}
            if name in names or getattr(node, "name", None) == name:
                return f"{place.rpartition(':')[0]}:{first + node.lineno - 1}" if place else None
        return place
    return None


def written_at(source: Any, seeds: type | None, name: str) -> str | None:
    """Where the thing that draws a column is written: the rule, the declaration, or the kind."""
    if isinstance(source, FunctionType):
        return location(source)
    declared = declared_at(seeds, name)
    if declared is None and isinstance(source, OfKind):
        return location(kinds.get(source.kind).draw)
    return declared


def described(source: Any) -> str:
    """What a source does, in the first line of its own docstring."""
    if isinstance(source, OfKind):
        return kinds.get(source.kind).summary
    return first_line(source) if isinstance(source, FunctionType) else first_line(type(source))


def versions() -> dict[str, str]:
    """What the rows depend on besides the seed and the plan."""
    import django
    import faker

    return {
        "seeding": __version__,
        "faker": faker.VERSION,
        "numpy": np.__version__,
        "django": django.get_version(),
        "python": platform.python_version(),
    }

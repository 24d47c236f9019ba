"""The plan digest: one number for how every column is drawn, which tells whether two runs had the same plan.

It covers the models, their columns, the declarations and the code of rules with everything of their own package that
they call, but neither seed nor numbers of rows, which a run states beside it.
"""

from __future__ import annotations

import ast
import hashlib
import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

from seeding.plan import ModelPlan, Plan

Known = dict[FunctionType, str]

INSIDE = "…"
"""What stands for a value inside of itself."""

_PLAIN = (type(None), bool, int, float, str, bytes)
_TABLE = ("name", "column", "storage", "null", "unique", "max_length", "places", "digits", "choices", "reference")


def plan_digest(plan: Plan) -> str:
    """128 bits of BLAKE2b over the canonical text of a plan, as hexadecimal digits."""
    digest = hashlib.blake2b(digest_size=16)
    known: Known = {}
    for label in sorted(plan.models):
        if plan.counts.get(label) or plan.endless:
            digest.update(model_text(plan.models[label], known).encode())
    return digest.hexdigest()


def model_text(model: ModelPlan, known: Known | None = None) -> str:
    """The canonical text of how one table is filled."""
    known = {} if known is None else known
    lines = [f"model {model.label}", f"rows {canonical(model.rows, known)}"]
    for column in model.columns:
        field = ", ".join(canonical(getattr(column.field, name), known) for name in _TABLE)
        lines.append(f"column {field}: {canonical(column.source, known)} unique={column.unique}")
    return "\n".join(lines) + "\n"


def canonical(value: Any, known: Known | None = None) -> str:
    """Text that two values share only if they are the same: no addresses, no order of sets, no file names.

    `known` remembers functions for the values that are written after one another.
    """
    return "".join(_pieces(value, (), {} if known is None else known))


def _pieces(value: Any, inside: tuple[int, ...], known: Known) -> Iterator[str]:
    if isinstance(value, _PLAIN) and not isinstance(value, Enum):
        yield repr(value)
    elif id(value) in inside:
        yield INSIDE
    elif isinstance(value, Enum):
        yield f"{type(value).__qualname__}.{value.name}"
    elif isinstance(value, FunctionType):
        text = known.get(value)
        if text is None:
            text = "".join(_function(value, (*inside, id(value)), known))
            if INSIDE not in text:
                known[value] = text
        yield text
    elif isinstance(value, (type, ModuleType)):
        yield f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', value.__name__)}"
    elif is_dataclass(value):
        parts = ((one.name, getattr(value, one.name)) for one in fields(value) if one.init)
        yield from _group(type(value).__name__, parts, (*inside, id(value)), known)
    elif isinstance(value, Mapping):
        yield from _group("{", value.items(), (*inside, id(value)), known)
    elif isinstance(value, (tuple, list)):
        yield from _group("[", enumerate(value), (*inside, id(value)), known)
    elif isinstance(value, (set, frozenset)):
        yield f"set({', '.join(sorted(canonical(one, known) for one in value))})"
    elif isinstance(value, np.ndarray):
        content = hashlib.blake2b(np.ascontiguousarray(value).tobytes(), digest_size=8).hexdigest()
        yield f"array({value.dtype}, {value.shape}, {content})"
    elif isinstance(value, re.Pattern):
        yield f"re({value.pattern!r}, {value.flags})"
    elif hasattr(value, "func") and hasattr(value, "args"):
        yield from _group("partial", enumerate((value.func, value.args, value.keywords)), (*inside, id(value)), known)
    else:
        text = repr(value)
        yield type(value).__qualname__ if " at 0x" in text else f"{type(value).__qualname__} {text}"


def _group(name: str, parts: Any, inside: tuple[int, ...], known: Known) -> Iterator[str]:
    yield f"{name}("
    for key, value in parts:
        yield from _pieces(key, inside, known)
        yield "="
        yield from _pieces(value, inside, known)
        yield ","
    yield ")"


def source_code(function: FunctionType) -> str:
    """A function's code without comments, docstring and layout; its bytecode where there is no source."""
    return _source_of(function.__code__)


@cache
def _source_of(code: CodeType) -> str:
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(code)))
    except (OSError, SyntaxError, TypeError):
        return f"{code.co_code.hex()} {[c for c in code.co_consts if isinstance(c, _PLAIN)]}"
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.Lambda)) and isinstance(body := node.body, list):
            first = body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(body) > 1:
                del body[0]
    return ast.unparse(tree)


def _function(function: FunctionType, inside: tuple[int, ...], known: Known) -> Iterator[str]:
    """A function's own code, and what it uses of its own package: other packages are pinned by their versions."""
    yield f"function {function.__name__}\n{source_code(function)}\n"
    package = (function.__module__ or "").split(".")[0]
    used = [(name, function.__globals__[name]) for name in _names(function.__code__) if name in function.__globals__]
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    used += [(name, cell.cell_contents) for name, cell in cells]
    used += [("defaults", function.__defaults__), ("keywords", function.__kwdefaults__)]
    for name, value in used:
        if isinstance(value, ModuleType):
            continue
        home = getattr(value, "__module__", None)
        if isinstance(value, (FunctionType, type)) and (not home or home.split(".")[0] != package):
            continue
        yield f"{name}="
        yield from _pieces(value, inside, known)
        yield "\n"


def _names(code: CodeType) -> list[str]:
    """The names that code and what is nested in it look up, sorted."""
    found = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found.update(_names(constant))
    return sorted(found)

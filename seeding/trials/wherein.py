"""Where the source of a rule says a message, and what it asks right before: the lines of the test that leads there."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterable, Iterator
from functools import lru_cache

Line = tuple[str, int]
"""A file and a line of it."""


def tests_of(said: str, files: Iterable[str], raised: Line | None) -> frozenset[Line] | None:
    """The lines of the tests on which a message hangs; None where that cannot be read.

    A test is that of the nearest `if` around what says the message or, where nothing does, around the line that raised
    the error.
    """
    found = {line for file in files for one in _ifs(file) if _says(one, said) for line in _lines(file, one)}
    if found:
        return frozenset(found)
    if raised is not None:
        around = [one for one in _ifs(raised[0]) if one.body[0].lineno <= raised[1] <= (one.end_lineno or 0)]
        if around and not isinstance(around[-1].test, ast.Name):
            return frozenset(_lines(raised[0], around[-1]))
    return None


@lru_cache(maxsize=64)
def _ifs(file: str) -> tuple[ast.If, ...]:
    """The `if` statements of a file, in its order; none of one that cannot be read."""
    try:
        with tokenize.open(file) as source:
            tree = ast.parse(source.read())
    except (OSError, SyntaxError, ValueError):
        return ()
    return tuple(sorted((node for node in ast.walk(tree) if isinstance(node, ast.If)), key=lambda one: one.lineno))


def _lines(file: str, one: ast.If) -> Iterator[Line]:
    yield from ((file, line) for line in range(one.test.lineno, (one.test.end_lineno or one.test.lineno) + 1))


@lru_cache(maxsize=4096)
def _said_in(one: ast.If) -> tuple[re.Pattern[str], ...]:
    """What the branches of an `if` say by themselves, but for what stands in others within them, as patterns."""
    return tuple(_patterns(one.body)) + tuple(_patterns(one.orelse))


def _says(one: ast.If, said: str) -> bool:
    return any(pattern.fullmatch(said) for pattern in _said_in(one))


def _patterns(nodes: Iterable[ast.AST]) -> Iterator[re.Pattern[str]]:
    for node in nodes:
        if isinstance(node, ast.If):
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (one.value if isinstance(one, ast.Constant) else None for one in node.values)
            yield _pattern("".join(".+" if part is None else re.escape(str(part)) for part in parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield _pattern(re.sub(r"%(?:\\\(\w+\\\))?[sdrf]|\\\{[^{}]*\\\}", ".+", re.escape(node.value)))
        else:
            yield from _patterns(ast.iter_child_nodes(node))


def _pattern(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.DOTALL)


__all__ = ["tests_of"]

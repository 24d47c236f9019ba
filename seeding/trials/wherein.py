"""Where the source of a rule says a message, and what it asks right before: the lines of the test that leads there."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterable, Iterator
from functools import lru_cache

Line = tuple[str, int]
"""A file and a line of it."""


def tests_of(said: str, files: Iterable[str], raised: Line | None) -> tuple[frozenset[Line], ...]:
    """The lines of the tests on which a message hangs, the nearest first; none where that cannot be read.

    The nearest is that of the `if` right around what says the message or, where nothing does, around the line that
    raised the error; then come those around it, and those of which it is the `elif` or the `else`.
    """
    for file in files:
        found = [one for one in _ifs(file) if _says(one, said)]
        at = [one for one in found if raised is not None and raised[0] == file and _holds(one, raised[1])]
        if len(at or found) > 1:
            return (frozenset(line for one in at or found for line in _lines(file, one)),)
        for one in at or found:
            return tuple(frozenset(_lines(file, each)) for each in (one, *reversed(_around(file)[one])))
    if raised is not None:
        found = [one for one in _ifs(raised[0]) if _holds(one, raised[1])]
        if found and not isinstance(found[-1].test, ast.Name):
            return tuple(frozenset(_lines(raised[0], one)) for one in reversed(found))
    return ()


def _holds(one: ast.If, line: int) -> bool:
    """Whether a line is in a branch of an `if`."""
    return one.body[0].lineno <= line <= (one.end_lineno or 0)


@lru_cache(maxsize=64)
def _around(file: str) -> dict[ast.If, tuple[ast.If, ...]]:
    """The `if` statements of a file, in its order, each with those around it; none of one that cannot be read."""
    try:
        with tokenize.open(file) as source:
            tree = ast.parse(source.read())
    except (OSError, SyntaxError, ValueError):
        return {}
    found: dict[ast.If, tuple[ast.If, ...]] = {}
    waiting: list[tuple[ast.AST, tuple[ast.If, ...]]] = [(tree, ())]
    while waiting:
        node, around = waiting.pop()
        if isinstance(node, ast.If):
            found[node] = around
            around = (*around, node)
        waiting += [(child, around) for child in ast.iter_child_nodes(node)]
    return dict(sorted(found.items(), key=lambda each: each[0].lineno))


def _ifs(file: str) -> tuple[ast.If, ...]:
    return tuple(_around(file))


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

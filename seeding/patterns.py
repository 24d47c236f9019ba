"""Regular expressions: texts that match one, where no kind of value is known to do so, and names that are matched."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_WORD = string.ascii_lowercase + string.digits
_CLASSES = {"CATEGORY_DIGIT": string.digits, "CATEGORY_WORD": _WORD, "CATEGORY_SPACE": " "}
_PRINTABLE = string.ascii_letters + string.digits + " -_.,"
_MOST_REPEATS = 3


class Unmatchable(ValueError):
    """No text is drawn for this expression: it looks ahead or back, or it leaves no room."""


@lru_cache(maxsize=256)
def _parsed(regex: str) -> Any:
    return re._parser.parse(regex)  # type: ignore[attr-defined]


def matching(regex: str, key: int, max_length: int | None = None) -> str:
    """A text that matches `regex` (`re.search`), the same for the same key. Raises Unmatchable if none is found."""
    for repeats in (_MOST_REPEATS, 0):
        text = "".join(_expand(_parsed(regex), _numbers(key), repeats))
        if (max_length is None or len(text) <= max_length) and re.search(regex, text):
            return text
    room = f" in {max_length} characters" if max_length is not None else ""
    raise Unmatchable(f"no text was found that matches {regex}{room}")


def spelled(pattern: str, name: str) -> bool:
    """Whether the whole of a name matches a regular expression: one of so many that `re` would not keep them all."""
    return _compiled(pattern).fullmatch(name) is not None


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _numbers(key: int) -> Iterator[int]:
    """Independent numbers from a key, by splitmix64."""
    state, mask = key, (1 << 64) - 1
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        mixed = ((state ^ state >> 30) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ mixed >> 27) * 0x94D049BB133111EB) & mask
        yield (mixed ^ mixed >> 31) >> 16


def _expand(nodes: Any, numbers: Iterator[int], repeats: int) -> Iterator[str]:
    for operation, argument in nodes:
        match str(operation):
            case "LITERAL":
                yield chr(argument)
            case "NOT_LITERAL":
                yield _one([letter for letter in _WORD if ord(letter) != argument], numbers)
            case "ANY":
                yield _one(list(_WORD), numbers)
            case "IN":
                yield _one(_members(tuple(argument)), numbers)
            case "AT":
                continue
            case "SUBPATTERN":
                yield from _expand(argument[3], numbers, repeats)
            case "BRANCH":
                branches = argument[1]
                yield from _expand(branches[next(numbers) % len(branches)], numbers, repeats)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, inner = argument
                top = min(int(most), least + repeats)
                for _ in range(least + next(numbers) % (top - least + 1)):
                    yield from _expand(inner, numbers, repeats)
            case "ATOMIC_GROUP":
                yield from _expand(argument, numbers, repeats)
            case other:
                raise Unmatchable(f"{other.lower()} in a regular expression is not drawn")


def _one(letters: list[str], numbers: Iterator[int]) -> str:
    if not letters:
        raise Unmatchable("a class of the regular expression has no plain character")
    return letters[next(numbers) % len(letters)]


@lru_cache(maxsize=1024)
def _members(items: tuple[Any, ...]) -> list[str]:
    """The characters of a class; plain letters and digits first, if it has any."""
    letters: list[str] = []
    negated = False
    for operation, argument in items:
        match str(operation):
            case "NEGATE":
                negated = True
            case "LITERAL":
                letters.append(chr(argument))
            case "RANGE":
                low, high = argument
                letters.extend(chr(code) for code in range(low, min(high, low + 512) + 1))
            case "CATEGORY":
                known = _CLASSES.get(str(argument))
                if known is None:
                    known = "".join(set(_PRINTABLE) - set(_CLASSES[str(argument).replace("NOT_", "")]))
                letters.extend(sorted(known))
    if negated:
        letters = [letter for letter in _PRINTABLE if letter not in letters]
    plain = [letter for letter in letters if letter.isascii() and letter.isalnum()]
    return plain or letters

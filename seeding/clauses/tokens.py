"""The tokens of SQL, as far as CHECK clauses need them, and the clauses of a statement by their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""(?P<space> \s+ | --[^\n]* | /\*.*?\*/ )
      | (?P<string> '(?:[^']|'')*' )
      | (?P<quoted> "(?:[^"]|"")*" | `(?:[^`]|``)*` )
      | (?P<number> \d+(?:\.\d*)? | \.\d+ )
      | (?P<word> [^\W\d]\w* )
      | (?P<sign> :: | <> | != | <= | >= | == | !~~\*? | !~\*? | ~~\*? | ~\*? | . )""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """A token: its kind, its text, and where that stands."""

    kind: str
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        return self.kind == "word" and self.text.upper() in words

    @property
    def name(self) -> str:
        """What an identifier names."""
        return self.text[1:-1].replace(self.text[0] * 2, self.text[0]) if self.kind == "quoted" else self.text


def tokens_of(text: str) -> list[Token]:
    """The tokens of SQL, and an empty one at the end."""
    found = [Token(str(one.lastgroup), one.group(), one.start(), one.end()) for one in _TOKEN.finditer(text)]
    return [*(one for one in found if one.kind != "space"), Token("end", "", len(text), len(text))]


def _closing(tokens: Sequence[Token], opening: int) -> Token:
    """The parenthesis that closes the one at a place, or the end of the text."""
    depth = 0
    for token in tokens[opening:]:
        depth += (token.text == "(") - (token.text == ")")
        if not depth:
            return token
    return tokens[-1]


@lru_cache(maxsize=1024)
def clauses_of(statement: str) -> tuple[tuple[str, str], ...]:
    """The CHECK clauses of a CREATE TABLE statement: the name of each, empty where it has none, and its text."""
    return tuple(_clauses(statement))


def _clauses(statement: str) -> Iterator[tuple[str, str]]:
    tokens = tokens_of(statement)
    for place, token in enumerate(tokens[:-1]):
        if token.is_word("CHECK") and tokens[place + 1].text == "(":
            named = place > 1 and tokens[place - 2].is_word("CONSTRAINT")
            start, end = tokens[place + 1].end, _closing(tokens, place + 1).start
            yield tokens[place - 1].name if named else "", statement[start:end]


def alternatives_of(text: str) -> Iterator[str]:
    """The parts of a clause of which one has to hold."""
    tokens = tokens_of(text)[:-1]
    while tokens and tokens[0].text == "(" and _closing(tokens, 0) is tokens[-1]:
        tokens = tokens[1:-1]
    start, depth = 0, 0
    for place, token in enumerate(tokens):
        depth += (token.text == "(" or token.is_word("CASE")) - (token.text == ")" or token.is_word("END"))
        if not depth and token.is_word("OR"):
            yield text[tokens[start].start : tokens[place - 1].end]
            start = place + 1
    if start < len(tokens):
        yield text[tokens[start].start : tokens[-1].end]


__all__ = ["Token", "alternatives_of", "clauses_of", "tokens_of"]

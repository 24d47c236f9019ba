"""How values of a kind are written where a column asks for another form: user names without dots, handles with an @."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from re import _constants, _parser  # type: ignore[attr-defined]

_Rewrite = Callable[[str], str]

_REWRITES: dict[str, _Rewrite] = {
    "as drawn": lambda text: text,
    "dashes": lambda text: re.sub(r"[._\s]+", "-", text),
    "underscores": lambda text: re.sub(r"[.\s-]+", "_", text),
    "dots": lambda text: re.sub(r"[_\s-]+", ".", text),
    "small": str.lower,
    "small with dashes": lambda text: re.sub(r"[._\s]+", "-", text.lower()),
    "capitals": str.upper,
    "letters and digits": lambda text: "".join(filter(str.isalnum, text)),
    "small letters and digits": lambda text: "".join(filter(str.isalnum, text)).lower(),
    "capital letters and digits": lambda text: "".join(filter(str.isalnum, text)).upper(),
    "a capital first": lambda text: text[:1].upper() + text[1:],
    "digits": lambda text: "".join(filter(str.isdigit, text)),
}
"""By name, from what changes least to what changes most."""


@dataclass(frozen=True)
class Shape:
    """One way to write values: rewritten, with something before."""

    rewrite: str = "as drawn"
    before: str = ""

    @property
    def plain(self) -> bool:
        return self == PLAIN

    def write(self, texts: Sequence[str]) -> list[str]:
        rewrite = _REWRITES[self.rewrite]
        return [self.before + rewrite(text) for text in texts]


PLAIN = Shape()


def shapes(patterns: Sequence[str], *, rewritten: bool) -> list[Shape]:
    """The shapes that may be what the patterns ask for, the plainest first; only `rewritten` ones change characters."""
    befores = ["", *dict.fromkeys(one for pattern in patterns for one in (_beginning(pattern),) if one)]
    names = _REWRITES if rewritten else ("as drawn",)
    return [Shape(name, before) for name in names for before in befores]


def passing(texts: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> int:
    return sum(all(pattern.search(text) for pattern in patterns) for text in texts)


def _beginning(pattern: str) -> str:
    """The characters with which every match of an anchored pattern begins."""
    try:
        parsed = list(_parser.parse(pattern))
    except re.error:
        return ""
    if not parsed or parsed[0][0] is not _constants.AT:
        return ""
    letters = []
    for operation, value in parsed[1:]:
        if operation is not _constants.LITERAL:
            break
        letters.append(chr(value))
    return "".join(letters)

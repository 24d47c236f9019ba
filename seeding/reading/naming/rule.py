"""What a rule is: the names that say a kind, and the tables in which they say so.

Names are written as words with blanks between the alternatives, within parentheses too, and are regular expressions
otherwise: `first_name (family last)_name(_kana)?`. Words that say nothing of what a column holds may follow any name
(`email_field`, `phone_raw`): rules do not name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from seeding.reading.naming.conditions import holds, known
from seeding.reading.signs import SENSITIVITY, Sensitivity
from seeding.reading.subjects import Subject

TEXTS = "text other json bytes"
LISTS = "text other json"
NUMBERS = "text other integer decimal float"

_LIKELY = 0.8
_FOLLOWING = (
    "field value str raw was plain encrypted enc hash digest md5 sha\\d* hmac at_send at_sent at_order at_booking "
    "at_checkout at_submission snapshot cached normalized old new original current canonical lower alt alternate "
    "backup other specify explained readonly read_only live test prod sandbox primary secondary"
)
"""Words at the end of a name that say nothing of what the column holds."""


def alternatives(names: str) -> str:
    """The regular expression of names with blanks between them."""
    return "|".join(names.split())


_FOLLOWED = re.compile(rf"_(?:{alternatives(_FOLLOWING)})$")
MARK = "ª"
"""What stands for such a word in a name: that is compiled into each pattern, and not all of the words.

A pattern that forbids words in front of whatever may follow forbids it as well, and so reads the name as it is."""


def not_after(said: str) -> str:
    """The part of a pattern that keeps a word from standing after one of these."""
    return "".join(f"(?<!{word}_)" for word in said.split())


def marked(name: str) -> Iterator[str]:
    """A name as it is, and with one more of the words at its end that say nothing replaced by a mark each time."""
    yield name
    marks = ""
    while cut := _FOLLOWED.search(name):
        name, marks = name[: cut.start()], f"{marks}_{MARK}"
        yield name + marks


@dataclass(frozen=True)
class Rule:
    """A kind and the names that say it, in words joined by `_`, whatever precedes them if they are `ending` alone.

    `where` names the conditions of which one must hold for the table (none: the name says it in any table), `unless`
    those of which none may.
    """

    kind: str
    names: str
    ending: bool
    where: tuple[str, ...]
    unless: tuple[str, ...]
    stored: frozenset[str]
    confidence: float

    def __post_init__(self) -> None:
        unknown = [one for one in (*self.where, *self.unless) if not known(one)]
        if unknown or self.kind not in SENSITIVITY:
            raise ValueError(f"a rule for {self.kind} names what there is not: {', '.join(unknown) or self.kind}")

    @property
    def sensitivity(self) -> Sensitivity:
        return SENSITIVITY[self.kind]

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        """Compiled on first use: all together cost a command more than its own start."""
        return re.compile(rf"{'(?:.+_)?' if self.ending else ''}(?:{alternatives(self.names)})(?:_{MARK})*")

    def says(self, name: str) -> bool:
        return self._compiled.fullmatch(name) is not None

    def concerns(self, subject: Subject) -> bool:
        asked = not self.where or any(holds(subject, one) for one in self.where)
        return asked and not any(holds(subject, one) for one in self.unless)


def ending(
    kind: str, names: str, where: str = "", *, unless: str = "", stored: str = "text", confidence: float = _LIKELY
) -> Rule:
    """A rule of names that end so: `email` says `customer_email` too."""
    return Rule(kind, names, True, (*where.split(),), (*unless.split(),), frozenset(stored.split()), confidence)


def whole(
    kind: str, names: str, where: str = "", *, unless: str = "", stored: str = "text", confidence: float = _LIKELY
) -> Rule:
    """A rule of whole names: `key` says nothing of a `sort_key`."""
    return Rule(kind, names, False, (*where.split(),), (*unless.split(),), frozenset(stored.split()), confidence)

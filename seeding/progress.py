"""What rows have come to: when, by whom and why something was shipped or cancelled is told where it was, there alone.

The names of columns say what happened, and a column of choices, or another of its columns, in which rows it did.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from itertools import pairwise
from typing import Any

from django.db.models import Q

from seeding.conditions import Given, Holds, Share
from seeding.dating import recorded_field
from seeding.patterns import spelled
from seeding.schema import Field, Table
from seeding.wording import snake_case

SELDOM = 0.06
"""The share of the rows to which happens what few come to, where nothing tells which they are."""

_OUT = (
    "cancell?ed|cancell?ation|cancel", "rejected|rejection|declined|refused|refusal", "failed|failure",
    "deleted|deletion|removed|removal|trashed", "archived", "banned", "blocked", "suspended|suspension", "locked",
    "disabled|deactivated|deactivation", "revoked|revocation", "refunded|refund", "returned", "voided",
    "withdrawn|withdrawal", "terminated|termination", "discontinued", "retired", "died|dead|death|deceased",
    "unsubscribed", "bounced", "disputed|dispute", "appealed|appeal", "escalated",
)  # fmt: skip
"""What takes a row out of its way, by the words for it; it happens to few."""

_ON = (
    "assigned", "arrived|arrival", "confirmed|confirmation", "approved|approval", "accepted|acceptance",
    "verified|verification", "published|publication", "sent", "dispatched|shipped", "delivered", "received", "started",
    "paid", "processed", "reviewed", "answered|replied", "resolved|resolution", "fulfilled",
    "completed|completion|finished|done", "closed|closing",
)  # fmt: skip
"""What brings a row on its way: states that are listed later have it behind them."""

_ASIDE = re.compile(
    r"draft|pending|new|open|overdue|expired|unpaid|inactive|none|unknown|on_hold|paused|partial\w*|error|no_show|missed|"
    r"lost|invalid|waiting\w*|written_off|not_\w+|un\w+ed|in_(?!transit)\w+"
)
"""States that say nothing of how far a row has come, wherever they are listed."""

_BEGINNING = re.compile(r"draft|pending|new|open|none|unknown|unpaid|inactive|active|enabled|not_\w+|un\w+ed|in_\w+")
"""States in which nothing has happened yet, or of which nobody knows when they began."""

_DECIDED = "accepted|approved|granted|admitted|rejected|declined|refused|denied"
"""States in which somebody has decided."""

_ENDED = (
    rf"{_DECIDED}|cancell?ed|aborted|skipped|failed|failure|error|succeeded|success|successful|won|lost|expired|solved"
)
"""States in which nothing more happens, where none says that all is done."""

_ABOUT = (
    r"(_?(at|on|date|time|datetime|ts|by|by_user|by_id|reason|reasons|note|notes|comment|comments|details|message|"
    r"by_name|by_e?mail|by_title|(from_)?ip(_addr(ess)?)?|user_agent))*"
)
_MOMENT = ("timestamp", "date")
_PARTICIPLE = re.compile(
    r"((is|was|has_been)_)?(?P<stem>([a-z]+_)*([a-z]{2,}ed|[a-z]*(sent|paid|seen|read|hidden|taken|won|lost)))"
)
"""What a column of yes and no says that was done to the row."""

_OF_PAYMENT = (
    r"payment(_(at|on|date|time|reference|ref|received))+|transaction_(id|ref|reference|number|no)|receipt_(number|no)"
)
"""What is known of a payment when it has been made."""


@dataclass(frozen=True)
class _Event:
    words: str
    out: bool
    states: str = ""
    """The states that tell of it, where they are called otherwise."""
    own: bool = False
    """Whether it is a word of the table's own: a foreign key `parent` is not what a state `parent` tells of."""

    def named_by(self, field: Field) -> bool:
        """Whether a column says when, by whom or why it happened."""
        name = snake_case(field.name)
        if "paid" in self.words and re.fullmatch(_OF_PAYMENT, name):
            return field.storage in _MOMENT or field.storage == "text"
        if self.own and field.reference and name == self.words:
            return False
        about = rf"({_ABOUT}|_codes?)" if self.out else _ABOUT
        if not spelled(rf"((date|time|reason)_(of_|for_)?)?({self.words}){about}", name):
            return False
        return field.storage in _MOMENT or bool(field.reference) or (field.storage == "text" and _tells_of(name))

    def told_by(self, field: Field) -> bool:
        """Whether a column says of every row that it happened or did not."""
        name = snake_case(field.name)
        return field.storage == "boolean" and spelled(rf"((is|was|has_been)_)?({self.words})", name)

    def among(self, states: Mapping[Any, str]) -> list[Any]:
        """The choices, of those with what they are called, in which it has happened, that is told by one of them."""
        told = self.states or self.words
        matching = [one for one, state in states.items() if re.fullmatch(rf"(.*_)?({told})(_in_full)?", state)]
        return [one for one in matching if states[one] == told or _ASIDE.fullmatch(states[one]) is None]


_EVENTS = (
    *(_Event(words, True) for words in _OUT),
    *(_Event(words, False) for words in _ON),
    _Event("decided|decision", True, _DECIDED),
    _Event("completed|completion|finished|closed|closing", True, _ENDED),
)
_TELLING = re.compile(rf".*({'|'.join((*_OUT, *_ON, 'decided', 'decision'))}).*")
"""The names among which those are that any event is named by: most columns are told to be none at once."""


def _tells_of(name: str) -> bool:
    about = (
        r"_(by(_name|_e?mail|_title)?|reasons?|notes?|comments?|details|message|codes?|ip(_addr(ess)?)?|user_agent)$"
    )
    return re.search(rf"{about}|^reason_", name) is not None


def _states(field: Field) -> dict[Any, str]:
    """The choices of a column and what they are called: by themselves or, as numbers and letters, by their labels."""
    called: Collection[Any] = field.choices
    if field.labels and (field.storage == "integer" or all(len(str(one)) <= 3 for one in field.choices)):
        called = field.labels
    return {
        one: re.sub(r"[^a-z]+", "_", str(name).lower()).strip("_")
        for one, name in zip(field.choices, called, strict=True)
    }


@dataclass(frozen=True)
class Come:
    """When a column has a value, in what words, and the moment that went before, where it tells of another."""

    where: Any
    """The condition; None where it has one in every row."""
    said: str
    after: str = ""


def come_to(table: Table, free: Collection[str], plain: Collection[str]) -> dict[str, Come]:
    """Of columns that may be empty and tell of what happened: where they are not, by name.

    `free` are the columns that nobody declared. Those of which a check constraint speaks are left to it, but for those
    that it lets be null. `plain` are declared to be drawn without a look at others, so that they can tell of these.
    """
    known = {*free, *plain}
    checked = {name for check in table.checks for name in check.fields if not _may_be_null(check.condition, name)}
    empty = [one for one in table.fields if one.name in free and one.name not in checked and _may_lack(one)]
    course = _Course(table)
    for place, field, come in _begun(table, empty, known):
        course.begin(field, come, place)
    own = [*_done(table), *_stated(table)]
    telling = [one for one in empty if _TELLING.fullmatch(snake_case(one.name))]
    for event in (*own, *(_EVENTS if telling else ())):
        fields = [one for one in (empty if own else telling) if one.name not in course.found and event.named_by(one)]
        if fields:
            course.happen(event, fields, _told(table, known, event))
    return course.in_order()


@dataclass
class _Course:
    """What the rows of a table come to, column by column."""

    table: Table
    found: dict[str, Come] = dataclass_field(default_factory=dict)
    _way: list[tuple[int, str]] = dataclass_field(default_factory=list)
    """Moments on the way, with the places of their states among the choices."""
    _beginning: str = ""
    """The moment with which all rows begin."""

    def begin(self, field: Field, come: Come, place: int) -> None:
        """Take the moment of a state in which nothing has happened yet."""
        self.found[field.name] = come
        self._way.append((place, field.name))
        if come.where is None:
            self._beginning = self._beginning or field.name

    def happen(self, event: _Event, fields: list[Field], told: Come | None) -> None:
        """Take the columns that say when, by whom and why an event happened, and what tells in which rows it did."""
        if told is None and event.out and not event.states:
            # Of its columns, one decides for the others.
            first = next((field for field in fields if field.storage in _MOMENT), fields[0])
            self.found[first.name] = Come(Share(first.name, SELDOM), "few come to that")
            fields = [field for field in fields if field is not first]
            told = Come(Given(first.name), f"where {first.name} is")
        if told is None:
            return
        self.found |= dict.fromkeys((field.name for field in fields), told)
        if not event.out and isinstance(told.where, Holds) and told.where.values != (True,):
            place = self.table.field(told.where.path).choices.index(told.where.values[0])
            self._way += [(place, field.name) for field in fields if field.storage in _MOMENT]

    def in_order(self) -> dict[str, Come]:
        """What was found: each moment on the way after the one before it, and those aside after the beginning."""
        found = dict(self.found)
        for (_, before), (_, name) in pairwise(sorted(self._way)):
            found[name] = replace(found[name], after=before)
        passed = {name for _, name in self._way}
        for name, come in found.items() if self._beginning else ():
            if self.table.field(name).storage in _MOMENT and name not in passed:
                found[name] = replace(come, after=self._beginning)
        return found


def _done(table: Table) -> Iterator[_Event]:
    """What the columns of yes and no say was done, each in its own word: `waived` beside `waived_on`."""
    for field in table.fields:
        said = _PARTICIPLE.fullmatch(snake_case(field.name)) if field.storage == "boolean" else None
        if said is not None:
            stem = said["stem"]
            agent = rf"|{stem.removesuffix('ed')}(er|or)" if stem.endswith("ed") else ""
            yield _Event(f"{stem}{agent}", False)


def _stated(table: Table) -> Iterator[_Event]:
    """What states say in a word that is not among the others: `solved` beside `solved_at`."""
    for field in table.fields:
        for state in _states(field).values() if field.choices and not field.reference else ():
            known = any(spelled(event.words, state) for event in _EVENTS)
            if state and not known and _BEGINNING.fullmatch(state) is None:
                yield _Event(state, _ASIDE.fullmatch(state) is not None, own=True)


def _begun(table: Table, fields: Collection[Field], known: Collection[str]) -> Iterator[tuple[int, Field, Come]]:
    """The moments of states in which nothing has happened yet (`date_draft`, `in_review_at`), with the places of these:
    rows that have come further went through them.
    """
    recorded = recorded_field(table)
    for states in table.fields:
        if states.name not in known or not states.choices or states.reference:
            continue
        called = _states(states)
        for place, (one, state) in enumerate(called.items()):
            if not state or not _BEGINNING.fullmatch(state):
                continue
            through = tuple(other for other in [*called][place:] if other == one or not _is_out(called[other]))
            come = Come(Holds(states.name, through), f"where {states.name} is {' or '.join(map(str, through))}")
            if not place:
                come = Come(None, "all rows began so", recorded.name if recorded is not None else "")
            for field in fields:
                if field.storage in _MOMENT and field is not recorded and _Event(state, False).named_by(field):
                    yield place, field, come


def _may_be_null(condition: Q, name: str) -> bool:
    """Whether a check is met by every row in which a field is null."""
    ways = condition.children if condition.connector == Q.OR and not condition.negated else []
    return (f"{name}__isnull", True) in ways


def _may_lack(field: Field) -> bool:
    return not field.unique and not field.choices and (field.optional or (field.blank and field.storage == "text"))


def _told(table: Table, known: Collection[str], event: _Event) -> Come | None:
    """Where it happened, if a column of states tells, or one of yes and no."""
    for field in table.fields:
        if field.name not in known:
            continue
        if event.told_by(field):
            return Come(Holds(field.name, (True,)), f"where {field.name} is true")
        called = _states(field) if field.storage in ("text", "integer") and not field.reference else {}
        states = event.among(called)
        if states and not event.out:
            later = list(field.choices)[list(field.choices).index(states[0]) :]
            states += [one for one in later if one not in states and not _stands_aside(called[one])]
        if states:
            return Come(Holds(field.name, tuple(states)), f"where {field.name} is {' or '.join(map(str, states))}")
    return None


def _stands_aside(state: str) -> bool:
    return _is_out(state) or _ASIDE.fullmatch(state) is not None


def _is_out(state: str) -> bool:
    """Whether a state takes rows out of their way."""
    return any(event.out and not event.states and event.among({state: state}) for event in _EVENTS)


__all__ = ["Come", "come_to"]

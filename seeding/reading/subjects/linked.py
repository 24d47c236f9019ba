"""Tables that are of people for what leads to them, or where they lead, whatever they are called."""

from __future__ import annotations

from dataclasses import replace

from seeding.reading.subjects.columns import is_software, spoken_names
from seeding.reading.subjects.lexicon import (
    AUDITORS,
    DOUBTFUL,
    GROUPS,
    LOGS,
    MESSAGES,
    ORGANISATIONS,
    PAYMENTS,
    PEOPLE,
    PERSON_TABLES,
    PLACES,
    SECRETS,
    SERVED,
    THINGS,
)
from seeding.reading.subjects.links import audits, led_to, role
from seeding.reading.subjects.subject import Subject
from seeding.schema import Field
from seeding.vocabulary import word_set, words


def with_bare_people(first: dict[str, Subject]) -> dict[str, Subject]:
    """Tables of people that have no text of their own: who they are is in the tables that lead to them."""
    led = {(led_to(link), label) for label, one in first.items() for link in one.table.references}
    found = dict(first)
    for label, one in first.items():
        to_people = any(first[led_to(link)].person for link in one.table.references
                        if led_to(link) in first and not audits(link))  # fmt: skip
        bare = one.head in PERSON_TABLES - DOUBTFUL and not any(
            field.storage == "text" and field.reference is None for field in one.table.fields
        )
        if bare and not to_people and not is_software(one.table) and any(to == label != by for to, by in led):
            found[label] = replace(one, person=True)
    return found


def with_parties(first: dict[str, Subject]) -> dict[str, Subject]:
    """Tables of people and organisations together, which a table of people goes on: a party, a partner, a contact."""
    going_on: dict[str, list[Subject]] = {}
    for one in first.values():
        for link in one.table.references:
            if link.reference is not None and link.reference.one_to_one and _goes_on(one, link):
                going_on.setdefault(led_to(link), []).append(one)
    found = dict(first)
    for label, heirs in going_on.items():
        target = first.get(label)
        parties = sum(one.person or one.head in ORGANISATIONS for one in heirs)
        people = any(one.person for one in heirs) and 2 * parties >= len(heirs)
        if target is not None and not target.person and target.head in ORGANISATIONS | PEOPLE and people:
            found[label] = replace(target, person=True)
    return found


def with_heirs(first: dict[str, Subject]) -> dict[str, Subject]:
    """Tables that inherit from a table of people are of people, whatever they are called."""
    nobody = ORGANISATIONS | PLACES | THINGS
    return {
        label: replace(one, person=True)
        if one.head not in nobody
        and any(
            link.name.endswith("_ptr") and (of := first.get(led_to(link))) is not None and of.person
            for link in one.table.references
        )
        else one
        for label, one in first.items()
    }


def _goes_on(one: Subject, link: Field) -> bool:
    """Whether a table goes on with the rows of another one, as a model does that inherits from another."""
    named = one.head in PEOPLE | ORGANISATIONS and role(link)[-1:] == words(led_to(link).rpartition(".")[2])[-1:]
    return link.primary_key or link.name.endswith("_ptr") or named


_DOES = AUDITORS - word_set("run processed imported added installed triggered locked last")
_NO_DOERS = GROUPS | PLACES | MESSAGES | LOGS | PAYMENTS | SECRETS | SERVED
"""What a table of those who do something is not called."""


def with_doers(first: dict[str, Subject]) -> dict[str, Subject]:
    """Tables with a name to which leads who did something about a row: people, whatever they are called."""
    led = {led_to(link) for one in first.values() for link in one.table.references if _does(role(link))}
    return {
        label: replace(one, person=True) if label in led and one.head not in _NO_DOERS
        and {"name", "full name", "email"} & spoken_names(one.table) and not is_software(one.table) else one
        for label, one in first.items()
    }  # fmt: skip


def _does(said: tuple[str, ...]) -> bool:
    """Whether a foreign key called so leads to who did something: `approved_by`."""
    return said[1:] == ("by",) and said[0] in _DOES

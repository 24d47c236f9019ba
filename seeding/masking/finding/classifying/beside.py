"""What the name of a column says together with its table and the columns beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from seeding.reading.signs import Sign
from seeding.reading.subjects import PEOPLE, Subject
from seeding.schema import Field
from seeding.vocabulary import word_set, words


def carrier(field: Field, subject: Subject) -> bool:
    """Whether a column says which firm carries a parcel that is followed by a number."""
    followed = {"tracking", "waybill"} & {word for one in subject.table.fields for word in words(one.name)}
    return words(field.name) in (("courier",), ("courier", "name")) and bool(followed)


_UUIDS = (32, 36)
"""Lengths of texts that hold UUIDs, which the project itself draws."""


def labelling(field: Field) -> bool:
    """Whether a column holds what another one is called where it is shown: the `label_email` of a form."""
    said = words(field.name)
    return field.storage == "text" and len(said) > 1 and said[0] in ("label", "placeholder", "tooltip")


def own_number(field: Field, subject: Subject) -> bool:
    """Whether somebody else gave the people of a table this number: a text for a key, a `user_id` among users."""
    if not subject.person or field.reference is not None:
        return False
    if field.primary_key:
        return field.storage == "text" and words(field.name) == ("id",) and field.max_length not in _UUIDS
    return field.storage == "integer" and subject.head in PEOPLE and words(field.name) == (subject.head, "id")


_SPELT = re.compile(r"(?P<what>.+)_(desc|descr|descrip|description|label|text|long_desc)")
_SPELT_NAME = re.compile(r"(?P<what>.+)_name")
_CODED = ("_code", "_cd", "_id", "_abbr")
_CODED_OTHERWISE = ("_key", "_no", "")
_SORTED = word_set("status type class level kind")


def spelt_out(field: Field, subject: Subject) -> bool:
    """Whether a column is a code or the words for it, both of which the row has: `class_code` and `class_desc`."""
    name, table = field.name.lower(), subject.table
    if name.endswith("_id"):
        return any(table.has(f"{name[:-3]}_{said}") for said in ("desc", "descr", "description", "label"))
    if described := _SPELT.fullmatch(name):
        what = described["what"]
        coded = any(table.has(f"{what}{code}") for code in (*_CODED, *_CODED_OTHERWISE))
        return coded or bool(_SORTED & set(words(what)[-1:]))
    named = _SPELT_NAME.fullmatch(name)
    if named is None or {"upload", "file", "attachment"} & set(words(name)):
        return False
    of_whom = bool(PEOPLE & set(words(named["what"]))) or called_after(field, subject)
    return not of_whom and any(table.has(f"{named['what']}{code}") for code in _CODED)


def called_after(field: Field, subject: Subject) -> bool:
    """Whether a column is the name of whom a table of people is of: the `rider_name` of riders."""
    said = words(field.name)
    return subject.person and len(said) > 1 and said[-1] == "name" and subject.words[1 - len(said) :] == said[:-1]


def of_the_row(field: Field, subject: Subject) -> bool:
    """Whether a column of a table of no people is called after the table: `major_full_name` of majors."""
    own = len(subject.words)
    about = subject.person or subject.near or subject.contact or subject.organisation or subject.payment
    said = words(field.name)
    if said == ("full", "name") and (subject.place or subject.thing or subject.table.has("name")) and not about:
        return True
    if said == ("full", "name") and subject.registered:
        return True
    alone = said[own:] in (("name",), ("full", "name")) or said[-2:] != ("full", "name")
    whose = bool(PEOPLE & set(said[own:]))
    return not about and 0 < own < len(said) and said[:own] == subject.words and alone and not whose


_CALLED_BY = word_set("name display_name full_name label display repr representation string str")
_LOGS_IN_BY = word_set("slug username login handle nick")


def beside_key(field: Field, subject: Subject) -> Iterator[Sign]:
    """The sign of `hidden_by_name` beside the foreign key `hidden_by`: what whom it leads to is called by."""
    role = role_of(field, subject)
    if role is None or field.storage != "text":
        return
    kind = "username" if field.name.removeprefix(f"{role}_") in _LOGS_IN_BY else subject.roles[role]
    yield Sign.of(kind, 0.92, f"what whom {role} leads to is called by")


def role_of(field: Field, subject: Subject) -> str | None:
    """The foreign key to a person whose name or user name a column beside it holds: `hidden_by` of `hidden_by_name`."""
    said = _CALLED_BY | _LOGS_IN_BY
    return next((one for one in subject.roles if field.name.removeprefix(f"{one}_") in said - {field.name}), None)


def part_of_name(sign: Sign, field: Field, subject: Subject) -> Sign:
    """The sign of a `name` beside a first name is that of a last name, and the other way round: nom, prénom."""
    if sign.kind != "full_name" or words(field.name) != ("name",):
        return sign
    beside = {words(one.name) for one in subject.table.fields}
    first, last = ("first", "name") in beside, ("last", "name") in beside
    return sign if first == last else replace(sign, kind="last_name" if first else "first_name")

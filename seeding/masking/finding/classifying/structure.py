"""Columns that need no name: keys, links, switches, marks of versions."""

from __future__ import annotations

from seeding.masking.finding.classifying.weighed import Weighed, harmless
from seeding.reading.naming import by_name
from seeding.reading.subjects import POSTAL, SETTINGS, Subject
from seeding.schema import Field
from seeding.vocabulary import word_set, words

_SORTED_BY = word_set("category type kind class status level priority")


def structural(field: Field, subject: Subject) -> Weighed | None:
    """What needs no name: keys, links, switches, words of a list."""
    reached = any(sign.kind in _REACHED_BY for sign in by_name(field, subject))
    listed = subject.listed and not (subject.message and field.class_name == "TextField")
    chosen = subject.words == POSTAL or (listed and not (reached or subject.contact or subject.worded))
    if field.storage == "text" and chosen and words(field.name) == subject.words:
        return harmless("name_of_thing", f"one of the {subject.head}s that there are")
    if field.reference is not None:
        return harmless("reference", f"a foreign key to {field.reference.table}")
    if any(field.name == one.object_id for one in subject.table.generics):
        return harmless("reference", "the key of a generic foreign key")
    if field.primary_key and field.storage in ("integer", "uuid"):
        return harmless("key", "the primary key")
    if _called_elsewhere(field, subject):
        return harmless("mapping", "what another system calls what it says of people")
    if _no_secret(field):
        return harmless("code", "a mark of versions or pages, which opens nothing")
    if field.storage == "boolean" and not any(
        sign.sensitivity == "sensitive" or sign.kind in ("gender", "marital_status") for sign in by_name(field, subject)
    ):
        return harmless("switch", "true or false")
    return None


def sorted_by(field: Field) -> bool:
    """It says which sort of something a row is: a `category_of_complaint`."""
    said = words(field.name)
    return said[1:2] == ("of",) and said[0] in _SORTED_BY and field.storage == "text"


_REACHED_BY = word_set("email phone mobile street_address")
_NUMBERS_OF_PEOPLE = word_set("national_id ssn phone mobile passport_number tax_id driving_license")


def known_by(field: Field, subject: Subject) -> bool:
    """Whether a key that the database does not count up is the number by which others know somebody."""
    return not field.auto and any(one.kind in _NUMBERS_OF_PEOPLE for one in by_name(field, subject))


_MAPPED = (("attribute",), ("attr",), ("claim",))
_MOST_CHARACTERS = 255


def _called_elsewhere(field: Field, subject: Subject) -> bool:
    """Whether a column of a configuration names what another system keeps of people: an `email_attribute`."""
    said = words(field.name)
    alike = sum(words(one.name)[-1:] == said[-1:] for one in subject.table.fields)
    short = field.storage == "text" and field.max_length is not None and field.max_length <= _MOST_CHARACTERS
    return short and len(said) > 1 and said[-1:] in _MAPPED and (alike > 1 or bool(SETTINGS & set(subject.words)))


_VERSIONED = word_set("consistency concurrency continuation sync page cursor next")


def _no_secret(field: Field) -> bool:
    said = words(field.name)
    return said[-1:] == ("token",) and len(said) > 1 and said[-2] in _VERSIONED

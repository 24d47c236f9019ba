"""What a column of a person's is drawn as, where no kind knows its name: the kind that masking would put there."""

from __future__ import annotations

from dataclasses import replace

from seeding.reading.naming import by_name, in_order
from seeding.reading.subjects import THINGS, Subject, names_owner, subjects
from seeding.schema import Field, Table
from seeding.vocabulary import word_set, words

_LEAST = 0.7
_ALIKE = word_set(
    "email username full_name first_name last_name middle_name phone city street_address building_number "
    "state postal_code company job_title nationality iban token file_name url user_agent mac_address"
)
"""Kinds that are found and drawn by one name."""
_DRAWN = {kind: kind for kind in _ALIKE} | {
    "social": "username",
    "mobile": "phone",
    "identifier": "code",
    "payment": "code",
    "bank_account": "code",
    "device_id": "token",
    "password": "token",
    "session": "token",
    "card_detail": "code",
    "image": "image_url",
    "ip": "ipv4",
}
"""Kinds that are found, and the kinds that draw such values."""


def drawn_as(table: Table, field: Field) -> str | None:
    """The kind to draw a text by, from its name and its own table; None where these say nothing of people."""
    if field.storage != "text" or field.reference is not None:
        return None
    subject, said = _subject(table), words(field.name)
    signs = [
        *by_name(field, subject),
        *(by_name(field, subject, in_order(field.verbose_name)) if field.verbose_name else ()),
    ]
    signs = [one for one in signs if one.confidence >= _LEAST]
    best = max(signs, key=lambda one: one.confidence, default=None)
    if best is None:
        machine = {"server", "host", "hostname", "port"} & {word for one in table.fields for word in words(one.name)}
        named = subject.person and not machine and said[-1:] == ("name",) and not (len(said) > 1 and said[-2] in THINGS)
        return "full_name" if named else None
    return _DRAWN.get(best.kind)


def _subject(table: Table) -> Subject:
    """What a table speaks of, judged alone: a foreign key leads to people if what it names is called so."""
    from django.conf import settings

    user = str(getattr(settings, "AUTH_USER_MODEL", ""))
    alone = subjects({table.label: table}, user)[table.label]
    if alone.near:
        return alone
    targets = {one.name: one.reference.table for one in table.references if one.reference is not None}
    through = next(
        (name for name, label in targets.items() if label.lower() == user.lower() or names_owner(name)), None
    )
    return alone if through is None else replace(alone, reach=1, through=through)

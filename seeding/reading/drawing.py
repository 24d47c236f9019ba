"""What a column of a person's is to be drawn as, where no kind knows its name: the kind that masking would put there."""

from __future__ import annotations

from seeding.reading.naming import by_name
from seeding.reading.subjects import THINGS, Subject, subjects
from seeding.schema import Field, Table
from seeding.vocabulary import words

_LEAST = 0.7
_DRAWN = {
    "email": "email", "username": "username", "social": "username", "full_name": "full_name", "first_name": "first_name",
    "last_name": "last_name", "middle_name": "middle_name", "phone": "phone", "mobile": "phone", "city": "city",
    "street_address": "street_address", "building_number": "building_number", "state": "state",
    "postal_code": "postal_code", "company": "company", "job_title": "job_title", "nationality": "nationality",
    "identifier": "code", "payment": "code", "bank_account": "code", "device_id": "token", "token": "token",
    "password": "token", "session": "token", "card_detail": "code", "file_name": "file_name", "image": "file_path",
    "url": "url", "ip": "ipv4", "user_agent": "user_agent", "mac_address": "mac_address",
}  # fmt: skip
"""Kinds that are found, and the kinds that draw such values."""


def drawn_as(table: Table, field: Field) -> str | None:
    """The kind to draw a text by, from its name and its own table; None where these say nothing of people."""
    if field.storage != "text" or field.reference is not None:
        return None
    subject, said = _subject(table), words(field.name)
    signs = [one for one in by_name(field, subject) if one.confidence >= _LEAST]
    best = max(signs, key=lambda one: one.confidence, default=None)
    if best is None:
        named = subject.person and said[-1:] == ("name",) and not (len(said) > 1 and said[-2] in THINGS)
        return "full_name" if named else None
    return _DRAWN.get(best.kind)


def _subject(table: Table) -> Subject:
    from django.conf import settings

    return subjects({table.label: table}, str(getattr(settings, "AUTH_USER_MODEL", "")))[table.label]

"""What the contents of a column say to its signs: they raise, add and overrule."""

from __future__ import annotations

from dataclasses import replace

from seeding.masking.finding.classifying.lexicon import TECHNICAL
from seeding.masking.finding.contents import TOLD, Content
from seeding.reading.signs import SENSITIVITY, Sign
from seeding.schema import Field
from seeding.vocabulary import word_set, words

_KINDS = {
    "email": "email", "password": "password", "jwt": "token", "iban": "iban", "national_id": "national_id",
    "card": "credit_card_number", "ip": "ip", "mac": "mac_address", "user_agent": "user_agent", "person_url": "url",
    "coordinates": "geo", "date_of_birth": "date_of_birth", "phone": "phone", "street_address": "street_address",
    "full_name": "full_name", "first_name": "first_name", "last_name": "last_name", "handle": "username",
}  # fmt: skip
"""Kinds of contents that are personal wherever they stand, with the kind of the column."""
_WEAK = word_set("first_name last_name date_of_birth coordinates street_address")
"""Kinds of contents that other things look like."""
_BY_CHANCE = word_set("first_name last_name phone coordinates street_address full_name")
"""Kinds of contents that a few values may look like by chance."""
_FEW, _SOME, _MANY = 5, 10, 20
"""So many values, from which on something may be said of their kind, their prose, and how they differ."""


def agreed(signs: list[Sign], content: Content | None, field: Field) -> list[Sign]:
    """The signs with what the contents say: they raise, add and overrule."""
    if content is None or not content.values:
        return signs
    signs = _with_kind(signs, content, field)
    if content.values >= _SOME and content.told >= TOLD and not content.share("full_name"):
        evidence = f"{content.told:.0%} of {content.values} values are sentences"
        signs = [Sign.of("free_text", one.confidence, evidence) if one.kind in _OF_NAMES else one for one in signs]
    if content.values >= _MANY and content.distinct > _MOST_TITLES and words(field.name) == ("title",):
        evidence = f"{content.distinct} different values are no forms of address"
        signs = [Sign.of("job_title", one.confidence, evidence) if one.kind == "name_title" else one for one in signs]
    if content.values >= _MANY and content.distinct == 1 and field.storage == "text":
        signs = [replace(one, confidence=max(0.5, one.confidence - 0.2)) for one in signs]
    return signs


def _with_kind(signs: list[Sign], content: Content, field: Field) -> list[Sign]:
    """The signs with that of the kind that the contents are, if they are of one."""
    found = next(((kind, share) for kind, share in content.shares if _counts(kind, share, signs, content, field)), None)
    if found is None:
        return signs
    seen_as, share = found
    kind, weak = _KINDS[seen_as], seen_as in _WEAK
    alike = ("phone", "mobile") if kind == "phone" else (kind,)
    same = next((one.kind for one in signs if one.kind in alike), None)
    confidence = min(0.99, (0.65 if weak else 0.75) + 0.2 * share + (0.05 if same else 0))
    if signs and not same:
        confidence = min(confidence, 0.6 if weak else 0.93)
    called = content.national if seen_as == "national_id" else _CALLED[seen_as]
    evidence = f"{share:.0%} of {content.values} values are {called}"
    return [*signs, Sign(same or kind, SENSITIVITY[kind], confidence, evidence)]


def _counts(kind: str, share: float, signs: list[Sign], content: Content, field: Field) -> bool:
    """Whether contents of a kind say something of a column with these signs."""
    if kind not in _KINDS or (kind == "handle" and not signs):
        return False
    few = content.values < _FEW and kind in _BY_CHANCE
    technical = kind in ("first_name", "last_name") and share < 0.8 and TECHNICAL & set(words(field.name)[-1:])
    return bool(signs) or not (few or technical)


_MOST_TITLES = 15
"""Mr., Ms., Dr. and their like are no more than so many."""
_OF_NAMES = ("full_name", "first_name", "last_name", "middle_name")
_CALLED = {
    "email": "e-mail addresses",
    "password": "password hashes",
    "jwt": "JSON web tokens",
    "iban": "IBANs (checksum right)",
    "card": "card numbers (checksum right)",
    "ip": "IP addresses",
    "mac": "MAC addresses",
    "user_agent": "user agents",
    "person_url": "addresses of people's pages",
    "coordinates": "coordinates",
    "date_of_birth": "dates that could be births",
    "phone": "phone numbers",
    "street_address": "street addresses",
    "full_name": "full names by the word lists",
    "first_name": "given names by the word lists",
    "last_name": "family names by the word lists",
    "handle": "handles",
    "uuid": "UUIDs",
    "json": "JSON",
    "url": "URLs",
    "file_name": "file names",
    "token": "random texts",
    "postal_code": "like postal codes",
}
"""What contents of a kind are called in evidence."""


def seen(content: Content | None) -> tuple[str, ...]:
    if content is None:
        return ()
    said = [
        f"{share:.0%} of {content.values} values are {_CALLED.get(kind, kind)}" for kind, share in content.shares[:1]
    ]
    said += [f"{share:.0%} hold {_CALLED.get(kind, kind)}" for kind, share in content.inside[:2]]
    return tuple(said)

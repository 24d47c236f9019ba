"""The signs of a column by its name, its label, its class and its help text."""

from __future__ import annotations

import re
from dataclasses import replace

from seeding.masking.finding.classifying.beside import (
    beside_key,
    carrier,
    labelling,
    of_the_row,
    own_number,
    part_of_name,
    spelt_out,
)
from seeding.masking.finding.classifying.lexicon import PROSE, TECHNICAL
from seeding.reading.naming import by_name, in_order
from seeding.reading.naming.conditions import banks
from seeding.reading.signs import Sign
from seeding.reading.subjects import Subject
from seeding.schema import Field
from seeding.vocabulary import a_or_an, word_set, words

_CLASSES: tuple[tuple[re.Pattern[str], str, float], ...] = (
    (re.compile(r".*EmailField"), "email", 0.95),
    (re.compile(r".*(Phone|PhoneNumber)\w*Field"), "phone", 0.95),
    (re.compile(r"(Generic)?IPAddressField|InetAddressField|CidrAddressField"), "ip", 0.93),
    (re.compile(r"MACAddressField"), "mac_address", 0.93),
    (re.compile(r".*(Encrypt|Secret|Crypto)\w*Field"), "token", 0.9),
    (re.compile(r".*(IBAN|Iban)\w*Field"), "iban", 0.95),
    (re.compile(r".*(CreditCard|CardNumber)\w*Field"), "credit_card_number", 0.95),
    (re.compile(r".*(SocialSecurity|SSN|NationalId|CPF|CNPJ|Passport)\w*Field"), "national_id", 0.93),
    (re.compile(r".*Password\w*Field"), "password", 0.9),
    (re.compile(r".*Avatar\w*Field"), "image", 0.9),
    (re.compile(r".*Pickle\w*Field"), "json", 0.6),
)
"""Classes of fields that hold one kind, and how sure that is."""
_WEAK = word_set("job_title department company education location")
_SAID_OF_ALL = word_set("name title label description code value")
_LONGEST_LABEL = 60
_ADDRESSES = word_set("address street_address")
_OF_NETWORKS = word_set("redirect url uri link web endpoint host hostname server callback domain")
"""Words of names of which a label that speaks of an address means one of a network."""


def signs_of(field: Field, subject: Subject) -> list[Sign]:
    """Every sign of a column but those of its contents."""
    if words(field.verbose_name) == ("city",) and words(field.name)[-1:] == ("line",):
        # The lines of an address are numbered, and one of them may be labelled as what it holds.
        return [Sign.of("city", 0.9, f"it is called “{field.verbose_name}”")]
    signs = [part_of_name(one, field, subject) for one in (*beside_key(field, subject), *by_name(field, subject))]
    if own_number(field, subject):
        signs.append(Sign.of("identifier", 0.8, f"the number by which somebody knows {a_or_an(subject.head)}"))
    part = subject.name_parts.get(field.name)
    if part is not None:
        signs.append(Sign.of(part, 0.93, "beside it are the other parts of a name"))
    if field.storage == "text" and (_NAMED_WHOLE.search(field.name.lower()) or _SAID_WHOLE.search(field.verbose_name)):
        signs.append(Sign.of("full_name", 0.93, "its name"))
    signs += _labelled(field, subject, signs[0].kind if signs else None)
    signs += _by_class(field)
    return [one for one in signs or _helped(field, subject) if not _mistaken(one, field, subject)]


def _labelled(field: Field, subject: Subject, kind: str | None) -> list[Sign]:
    """The signs of a label that says more than the name, of the `kind` that the name says, if any."""
    label = field.verbose_name
    named_so = label.lower() in ("", field.name.replace("_", " ").lower())
    if named_so or len(label) >= _LONGEST_LABEL or " to " in label.lower():
        return []
    somebodys = subject.near or subject.contact or subject.names_somebody
    return [
        replace(one, confidence=one.confidence - 0.05, evidence=f"it is called “{label}”")
        for one in by_name(field, subject, in_order(label.replace("'s", "")))
        if kind in (None, one.kind)
        and not (one.kind in _WEAK and field.name in _SAID_OF_ALL)
        and not (one.kind == "job_title" and not somebodys)
        and not (one.kind in _ADDRESSES and _OF_NETWORKS & set(words(field.name)))
    ]


def _by_class(field: Field) -> list[Sign]:
    """The sign of a field's class. What is encrypted is somebody's secret, and prose is still prose."""
    for pattern, kind, confidence in _CLASSES:
        if pattern.fullmatch(field.class_name):
            prose = kind == "token" and PROSE & set(words(field.name)[-1:])
            return [Sign.of("free_text" if prose else kind, confidence, f"its type, {field.class_name}")]
    return []


def _mistaken(sign: Sign, field: Field, subject: Subject) -> bool:
    """Whether the name of a column only sounds like what a sign says."""
    if sign.kind in ("full_name", "bank_account") and of_the_row(field, subject):
        return True
    if _too_short(sign.kind, field) or _names_column(field, subject) or labelling(field):
        return True
    if subject.worded and sign.sensitivity != "secret":
        return True
    match sign.kind:
        case "full_name":
            return carrier(field, subject)
        case "credit_card_number":
            # What was taken by card, in money.
            return field.storage == "float" or field.places > 0
        case "bank_account":
            return banks(subject) and words(field.name) == ("bank", "name")
        case "email":
            return _text_of_letter(field)
        case "identifier":
            return field.name.lower().endswith("_id") and spelt_out(field, subject)
    return False


_MAPPING = word_set("pattern mapping provider backend ldap saml oidc sso scim")
"""Words of tables that say in which columns somebody else's program keeps something."""


def _names_column(field: Field, subject: Subject) -> bool:
    """Whether a column holds the name of another column, and no value of it: the `user_field` of a provider."""
    called = field.name.lower().endswith(("_field", "_attribute", "_attr", "_column"))
    return called and bool(_MAPPING & set(subject.words)) and not subject.near


_SHORTEST = {"ip": 7, "email": 6, "iban": 15, "mac_address": 12}
"""How many characters a text must have room for to hold values of a kind. Of IPs, `::1` is shorter, but never all."""


def _too_short(kind: str, field: Field) -> bool:
    """Whether no value of a kind has room in a text: the `price_ip` of one letter is that of in-patients."""
    return field.storage == "text" and field.max_length is not None and field.max_length < _SHORTEST.get(kind, 0)


_LETTERS = word_set(
    "confirmation welcome reminder invitation acceptance rejection approval cancellation notification autoreply"
)


def _text_of_letter(field: Field) -> bool:
    """Whether a long text is a letter that is sent at some occasion, and no address: a `confirmation_mail`."""
    said = words(field.name)
    several = field.name.lower().endswith("s")
    return (
        field.class_name == "TextField"
        and not several
        and said[-1:] in (("mail",), ("email",))
        and bool(_LETTERS & set(said[:-1]))
    )


_NAMED_WHOLE = re.compile(r"(^|_)fio(_|$)")
"""Last name, first name and patronymic, which nobody but a person has."""
_SAID_WHOLE = re.compile(r"(^|\W)(ФИО|Ф\.\s?И\.\s?О\b|ПІБ|П\.\s?І\.\s?Б\b)", re.IGNORECASE)
_HELP = (
    (
        re.compile(
            r"\be-?mail address(es)?\b.*(of|where|to|for)|\be-?mails? (of|to)\b|\bemailed to\b|"
            r"comma[- ]separated.*e-?mail",
            re.I,
        ),
        "email",
    ),
    (re.compile(r"\b(phone|mobile) number\b", re.I), "phone"),
    (
        re.compile(
            r"(?<!enterprise )(?<!corporate )(?<!business )(?<!company )\b(his|her|their|user'?s?|person'?s?|"
            r"customer'?s?|sender'?s?|contact'?s?) (full |first |last |real )?name\b|^(sender|author) name",
            re.I,
        ),
        "full_name",
    ),
    (re.compile(r"\b(secret|private|api) key\b|\bpassword\b", re.I), "token"),
    (re.compile(r"\bcontact identifier\b|\be-?mail, phone", re.I), "email"),
)
"""What help texts say of a kind; the first of them decides."""


def _helped(field: Field, subject: Subject) -> list[Sign]:
    if field.storage not in ("text", "other") or (subject.thing and not subject.near):
        return []
    if set(words(field.name)[-1:]) & (TECHNICAL - {"key", "code", "number"}):
        return []
    kind = next((kind for pattern, kind in _HELP if pattern.search(field.help_text)), None)
    return [Sign.of(kind, 0.65, f"its help text: “{field.help_text[:60]}”")] if kind else []

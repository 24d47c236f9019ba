"""From what a column is to what should happen to it: a rule for each kind that fits length, type and uniqueness."""

from __future__ import annotations

import re
from typing import Any

from seeding import kinds
from seeding.masking.finding.classifying import FILES, HSTORES, Weighed, role_of
from seeding.masking.finding.fitting import fitted
from seeding.masking.policy import KEEP, UNDECIDED, Rule
from seeding.reading.subjects import Subject, names_actor
from seeding.schema import Field
from seeding.vocabulary import word_set, words

_DRAWN = word_set(
    "email username full_name first_name last_name middle_name name_title phone mobile city street_address "
    "building_number state postal_code location company job_title nationality ssn passport_number "
    "driving_license license_plate vin national_id tax_id vat_number iban credit_card_number user_agent "
    "mac_address file_name"
)
_SUBSTITUTED = {kind: kind for kind in _DRAWN} | {"social": "username"}
"""Kinds that seeding draws, and as which."""
_TECHNIQUES = {
    "token": "token address_hash identifier payment device_id bank_account",
    "redact": "session device_name",
    "ip": "ip",
    "url": "url",
    "free_text": "free_text search audit_copy",
    "shuffle": "gender marital_status education department health sensitive",
}
_PLAIN = {kind: technique for technique, kinds_of in _TECHNIQUES.items() for kind in kinds_of.split()}
"""Kinds with a technique of their own; others are below."""
_OPAQUE = ("pickled", "payload", "message_data", "session_data")


_EXTENSIONS = word_set("ext extension durchwahl")
"""Words for the last digits of a telephone number, alone in a column."""

_AT_LENGTH = (("info",), ("detail",), ("data",), ("text",))
"""Last words of columns that say more of somebody than a name, where there is room for it: `member_details`."""
_FURTHER_LINE = re.compile(r"(\w+_)?(line|address|addr|street)_?(line_?)?(?P<line>[2-4]|two|three)")
"""Lines of an address behind the first, which has the street."""


def rule_for(field: Field, subject: Subject, found: Weighed, *, alone: bool = False) -> Rule:
    """What should happen to a column: `keep`, `undecided` or a technique that fits it. `alone`: each value that was
    looked at is one address of e-mail and nothing else.
    """
    if not found.decided:
        return Rule(UNDECIDED)
    if not found.personal or field.reference is not None:
        return Rule(KEEP)
    return fitted(_wanted(field, subject, found, alone), field, subject.table)


def _wanted(field: Field, subject: Subject, found: Weighed, alone: bool) -> Rule:
    """What should happen to a column that is personal, whether it has room for that or not."""
    rule = _of_anything(field, subject, found) or _of_storage(field, subject, found.kind)
    if rule is not None:
        return rule
    if found.kind in ("image", "file") or FILES.fullmatch(field.class_name):
        return _file(field, subject, found.kind)
    return _unreadable(field, subject, found.kind) or _of_text(field, subject, found.kind, alone)


def _of_anything(field: Field, subject: Subject, found: Weighed) -> Rule | None:
    """The rule of a column that may hold values of any kind, or none that is read as they are."""
    if field.srid is not None:
        return Rule("geo", {"metres": 2000})
    if field.storage == "json" or field.class_name in HSTORES:
        return _json(found, subject)
    if found.copy is not None and found.copy.layout and found.kind == "records":
        return Rule("records", _records(found))
    if field.storage == "bytes" or found.kind == "search_index" or field.class_name == "SearchVectorField":
        return Rule("null") if field.null else Rule("constant", {"": ""})
    return Rule("free_text") if found.kind in ("records", "json") else None


def _of_storage(field: Field, subject: Subject, kind: str) -> Rule | None:
    """The rule of a password, of a card's detail, and of what is no text."""
    if kind == "password":
        own = subject.person or (subject.near and "history" in subject.words)
        return Rule("password", {"": "unusable"}) if own and (field.max_length or 128) >= 40 else Rule("token")
    if field.storage in ("date", "timestamp"):
        return Rule("date_shift", {"days": 180})
    if field.storage in ("integer", "decimal", "float"):
        return _number(field, kind)
    if field.storage == "uuid":
        return Rule("hash")
    if field.storage == "boolean":
        return Rule("shuffle")
    if kind != "card_detail":
        return None
    if field.name.lower().strip("_") in ("number", "no", "pan"):
        return _substitute("credit_card_number", field, subject)
    return Rule("token") if (field.max_length or 99) >= 8 else Rule("redact")


def _file(field: Field, subject: Subject, kind: str) -> Rule:
    """The rule of a file, or of a link to one."""
    if FILES.fullmatch(field.class_name):
        return Rule("file", {"": "placeholder"})
    linked = field.storage == "text" and (field.max_length or 99) >= 60 and not field.unique
    # A signature may be drawn or written; the others are links.
    if kind == "image" and linked and words(field.name)[-1:] != ("signature",):
        return _substitute("image_url", field, subject)
    return Rule("token" if field.unique else "redact")


def _unreadable(field: Field, subject: Subject, kind: str) -> Rule | None:
    """The rule of a column whose values say little as they stand: the end of a number, a point, what is encoded."""
    if kind in ("phone", "mobile") and _EXTENSIONS & set(words(field.name)):
        return Rule("token")
    if kind == "geo" and field.storage in ("text", "other"):
        return Rule("null") if field.null else _substitute("coordinates", field, subject)
    if any(word in field.name.lower() for word in _OPAQUE) or field.class_name.startswith("Pickled"):
        # Encoded values hide what they hold from every recogniser.
        return Rule("null") if field.null else Rule("token") if field.unique else Rule("redact")
    return None


def _of_text(field: Field, subject: Subject, kind: str, alone: bool) -> Rule:
    """The rule of a text that holds one value, or several addresses of e-mail."""
    at_length = kind == "full_name" and field.max_length is None and field.class_name
    if (kind == "email" and _several(field, alone)) or (at_length and words(field.name)[-1:] in _AT_LENGTH):
        return Rule("free_text")
    if kind in ("date_of_birth", "date_of_death", "income", "age", "body"):
        return Rule("redact")
    if kind == "social" and field.class_name == "URLField":
        return Rule("url")
    addressed = field.class_name in ("GenericIPAddressField", "IPAddressField")
    if kind == "ip" and not addressed and (field.max_length or 99) < 15:
        return Rule("redact")
    if kind == "bank_account" and words(field.name)[-1:] == ("name",):
        return _substitute("company", field, subject)
    if kind == "street_address" and (rule := _part_of_address(field, subject)):
        return rule
    if kind in _SUBSTITUTED:
        return _substitute(_SUBSTITUTED[kind], field, subject)
    technique = _PLAIN.get(kind, "redact")
    if technique == "token" and field.class_name == "URLField":
        return _substitute("url", field, subject)
    if technique == "shuffle" and (field.unique or (field.max_length is None and not field.choices)):
        technique = "redact"
    return Rule("token" if technique == "redact" and field.unique else technique)


def _part_of_address(field: Field, subject: Subject) -> Rule | None:
    """The rule of more or less than the line with street and number."""
    if _whole_address(field, subject):
        return _substitute("address", field, subject)
    further = _FURTHER_LINE.fullmatch(field.name.lower())
    if further is not None:
        if further["line"] in ("2", "two"):
            return _substitute("secondary_address", field, subject)
        # By the person it would be the second line once more.
        return Rule("substitute", {"kind": "secondary_address", "whose": "value"})
    if words(field.name) == ("street",) and "house" in subject.column_words:
        return _substitute("street_name", field, subject)
    return None


def _substitute(name: str, field: Field, subject: Subject) -> Rule:
    kind = kinds.get(name)
    too_short = field.max_length is not None and field.max_length < kind.min_length
    unique = field.unique or any(field.name in one.fields for one in subject.table.uniques)
    if too_short or (unique and kind.unique_values == 0):
        return Rule("token") if unique else Rule("redact")
    if name in _OF_ANOTHER and (set(words(field.name)) & OTHERS or _of_another_key(field, subject)):
        return Rule("substitute", {"kind": name, "whose": "value"})
    # Unique names have middle names, and so would all of their domain, where they agree with first and last name.
    apart = unique and name == "full_name" and not subject.person
    return Rule("substitute", {"": name}, domain=f"{subject.table.label}.{field.name}" if apart else None)


def _of_another_key(field: Field, subject: Subject) -> bool:
    """Whether a column speaks of whom another foreign key leads to than the one that says whose the row is, or of who
    did something about the row."""
    role, owner = role_of(field, subject), (subject.through or "").partition(".")[0]
    if role is not None:
        return role != owner
    return bool(owner) and names_actor(field.name) and not field.name.startswith(owner)


_OF_ANOTHER = frozenset({"full_name", "first_name", "last_name", "email", "phone", "mobile", "username"})
OTHERS = word_set(
    "nok kin emergency doctor physician spouse partner father mother guardian parent relative referrer referee "
    "employer vet nominee beneficiary supervisor witness friend neighbour neighbor landlord lawyer gp"
)
"""Words for people in somebody else's row."""


def _whole_address(field: Field, subject: Subject) -> bool:
    """Whether a column holds all of an address: there is room for it, and no column for the rest."""
    roomy = field.max_length is None or field.max_length >= 200
    return roomy and "address" in words(field.name) and not {"city", "postal"} & subject.column_words


def _number(field: Field, kind: str) -> Rule:
    if kind in ("income", "body", "age"):
        return Rule("noise", {"relative": 0.1}) if kind == "income" else Rule("noise", {"absolute": 3})
    if kind == "geo":
        return (
            Rule("geo", {"metres": 2000}) if field.storage != "integer" else Rule("null" if field.null else "shuffle")
        )
    if kind == "date_of_birth":
        return Rule("noise", {"absolute": 2})
    if kind in ("health", "sensitive", "gender", "marital_status", "education"):
        return Rule("shuffle")
    if words(field.name)[-1:] in (("month",), ("year",)):
        return Rule("shuffle")  # Other digits are no month.
    return Rule("fpe", {"alphabet": "digits"}) if field.storage == "integer" else Rule("noise", {"relative": 0.1})


def _several(field: Field, alone: bool) -> bool:
    """Whether one value may hold several addresses: where there is room for any, unless each was seen `alone`."""
    if field.class_name.endswith("EmailField") and "Comma" not in field.class_name and "Multi" not in field.class_name:
        return False
    if not field.class_name:
        return False
    name = field.name.lower()
    plural = name.endswith("s") and not name.endswith("address")
    return (
        (field.max_length is None and not alone)
        or "cc" in name
        or plural
        or "list" in name
        or "Comma" in field.class_name
    )


def _json(found: Weighed, subject: Subject) -> Rule:
    if found.copy is not None and found.copy.layout and found.kind == "records":
        return Rule("records", _records(found))
    if found.sensitivity == "secret" or subject.secret or "social" in subject.words:
        # Nothing is known of its paths, and some of them open something.
        return Rule("json", {"rest": "redact"})
    if found.kind in ("email", "phone", "full_name", "username"):
        return Rule("json", {"$[*]": {"substitute": _SUBSTITUTED[found.kind]}, "rest": "redact"})
    return Rule("free_text")


def _records(found: Weighed) -> dict[str, Any]:
    assert found.copy is not None
    given: dict[str, Any] = {"layout": found.copy.layout}
    for name in ("model", "key"):
        if getattr(found.copy, name):
            given[name] = getattr(found.copy, name)
    return given


def plain(rule: Rule) -> Any:
    """A rule as a policy file writes it, as YAML's own values."""
    value = rule.parameters.get("", rule.parameters)
    around: dict[str, Any] = {"domain": rule.domain} if rule.domain else {}
    if rule.when:
        around["when"] = [{"if": one.condition, "then": plain(one.rule)} for one in rule.when]
    bare = not rule.parameters
    if not around and bare:
        return rule.technique
    return {**around, rule.technique: None if bare else value}

"""What a column is whose own name says nothing certain: by its storage and its table."""

from __future__ import annotations

from seeding.masking.finding.classifying.documents import by_document
from seeding.masking.finding.classifying.files import by_file
from seeding.masking.finding.classifying.lexicon import AMOUNTS, FILES, HSTORES, NUMBERS, PROSE
from seeding.masking.finding.classifying.texts import by_text
from seeding.masking.finding.classifying.weighed import Weighed, harmless
from seeding.masking.finding.contents import Content
from seeding.reading.naming.rules.health import with_findings
from seeding.reading.subjects import OF_DEALS, Subject
from seeding.schema import Field
from seeding.sources import RANGES
from seeding.vocabulary import word_set, words

_OPENING = word_set("code otp pin passcode verification confirmation security access phone sms")
"""Words of numbers that are sent to somebody, to be given back."""
_DIGESTS = word_set("digest hash checksum sha sha256 md")
_POST = word_set("mail email message letter raw mime")
"""Words of columns with whole letters, beside those that say that something is written."""
_GIVEN = word_set("pickle pickled serialized args kwargs arguments payload state session dump request response")
"""What a program writes down of what it was given: the state of a job holds what it is called with."""
_PUBLISHED = word_set("ocsp crl")
"""Words of what an authority signs for everybody to read."""
_MOMENTS = ("timestamp", "time", "duration")


def by_context(field: Field, subject: Subject, content: Content | None) -> Weighed:
    """What a column is whose own name says nothing certain: by its table."""
    return _moment(field, subject) or _number(field, subject) or _held(field, subject, content)


def _moment(field: Field, subject: Subject) -> Weighed | None:
    listed = field.item is not None and field.item.storage in (*_MOMENTS, "date", "boolean")
    if listed or field.storage in _MOMENTS:
        return harmless("moment", "a technical moment")
    if field.storage == "date":
        said = "a date that is not one of birth" if subject.person else "a date of a thing"
        return harmless("date", said, confidence=0.7)
    return None


def _number(field: Field, subject: Subject) -> Weighed | None:
    said = words(field.name)
    if field.storage in ("decimal", "float") and with_findings(subject) and not set(said) & (OF_DEALS | AMOUNTS):
        return Weighed("health", "sensitive", 0.7, ("a measurement beside what somebody has or suffers from",))
    sent = subject.secret and (subject.contact or subject.reach == 1)
    if field.storage == "integer" and said and set(said) <= _OPENING and sent:
        return Weighed("token", "secret", 0.7, (f"the {said[-1]} that somebody was sent, to give it back",))
    held = field.item.storage if field.item is not None else field.storage
    if held in NUMBERS:
        return harmless("number", "a number", confidence=0.8)
    if held == "uuid" or field.storage == "boolean":
        return harmless("identifier", "a random identifier" if held == "uuid" else "true or false", confidence=0.8)
    return None


def _held(field: Field, subject: Subject, content: Content | None) -> Weighed:
    """What a column is that may hold anything."""
    if FILES.fullmatch(field.class_name):
        return by_file(field, subject)
    if field.storage == "json" or field.class_name in HSTORES:
        return by_document(field, subject, content)
    if field.class_name == "SearchVectorField" and (subject.near or subject.message):
        return Weighed("search_index", "free text", 0.8, ("the words of other columns, to be searched",))
    if field.class_name in RANGES:
        return harmless("range", "a span of numbers" if RANGES[field.class_name] in NUMBERS else "a span of time")
    if field.srid is not None and (subject.near or (subject.address and not subject.place)) and not subject.thing:
        about = "a table about people" if subject.near else "an address"
        return Weighed("geo", "quasi-identifier", 0.7, (f"a place in {about}",))
    if field.storage in ("bytes", "other") and field.item is None:
        return _opaque(field, subject)
    return by_text(field, subject, content)


def _opaque(field: Field, subject: Subject) -> Weighed:
    said = set(words(field.name))
    if _DIGESTS & said:
        return harmless("hash", "a digest of what other columns hold", confidence=0.7)
    if _PUBLISHED & said:
        return harmless("binary", "what an authority signs for everybody to read", confidence=0.7)
    if field.storage == "bytes" and _POST & said and said & (PROSE | _POST) == said:
        return Weighed("binary", "free text", 0.6, ("a letter as it was sent",))
    if (subject.near or subject.message) and not subject.thing and field.storage == "bytes":
        about = ("binary data in a table about people",)
        return Weighed("binary", "free text", 0.5, about, decided=False, leaning=True)
    if field.storage == "bytes" and _GIVEN & said:
        about = ("what a program wrote down of what it was given",)
        return Weighed("binary", "free text", 0.5, about, decided=False, leaning=True)
    return harmless("binary", f"{field.class_name}: nothing of it says people", confidence=0.5)

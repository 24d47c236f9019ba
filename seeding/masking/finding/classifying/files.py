"""Files whose names say nothing certain."""

from __future__ import annotations

import re

from seeding.masking.finding.classifying.lexicon import PUBLIC
from seeding.masking.finding.classifying.weighed import Weighed, harmless
from seeding.reading.subjects import Subject
from seeding.schema import Field
from seeding.vocabulary import a_or_an, word_set, words

_UPLOADED = ("original_name", "original_filename", "original_file_name", "uploaded_by", "uploader")
_KEY_FILES = re.compile(
    r"(^|_)(pfx|p12|pks12|pkcs12|keystore|keyfile|pem|key_file)(_|$)|(private|signing|encryption)_key"
)
_MAILINGS = word_set("campaign mailing broadcast newsletter")


_ADDRESSEES = word_set("csv xls xlsx recipient contact")
"""Words of the files in which a mailing finds whom it goes to."""
_OF_THINGS = word_set("logo icon favicon qr barcode")
_OF_PAGES = word_set("css og header background")
_SHOWN = word_set("poster cover hero banner featured")
_HANDED_IN = word_set("attachment upload document file import export batch pdf scan")
_PUBLISHED = word_set("rendition thumbnail image announcement news")


def uploaded(subject: Subject) -> bool:
    """Whether its rows are files of which it says who uploaded them, or what they were called by then."""
    return any(subject.table.has(one) for one in _UPLOADED)


def by_file(field: Field, subject: Subject) -> Weighed:
    """What a file is, by what its column and its table are called."""
    said, called = set(words(field.name)), set(subject.words)
    if said & _OF_THINGS:
        return harmless("file", "a picture of a thing", confidence=0.7)
    if _KEY_FILES.search(field.name.lower()):
        return Weighed("file", "secret", 0.7, ("a file of keys",))
    if (
        subject.person
        or ((subject.near or subject.beside_message) and not subject.thing)
        or (subject.message and not subject.blogged)
    ):
        return _somebodys("a file in a table about people", 0.8)
    if said & _OF_PAGES or (said & _SHOWN and not subject.near):
        return harmless("file", "a file of a page", confidence=0.7)
    if (called & _MAILINGS and said & _ADDRESSEES) or uploaded(subject):
        return _somebodys(f"a file that somebody uploaded to {a_or_an(subject.head)}")
    if subject.audited and not subject.thing and not called & _PUBLISHED:
        return _somebodys("a file that somebody uploaded")
    if subject.beside_message or subject.payment or subject.tracked:
        return _somebodys(f"a file of {a_or_an(subject.head)}")
    if (subject.head in _HANDED_IN or subject.log) and not called & PUBLIC:
        return _somebodys(f"a file of {subject.head}s")
    return harmless("file", "a file of a thing", confidence=0.6)


def _somebodys(evidence: str, confidence: float = 0.6) -> Weighed:
    return Weighed("file", "free text", confidence, (evidence,))

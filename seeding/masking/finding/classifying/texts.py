"""Texts whose names say nothing certain: what they are asked in turn, and the first that knows an answer decides."""

from __future__ import annotations

import re
from collections.abc import Callable

from seeding.masking.finding import copies
from seeding.masking.finding.classifying.agreeing import seen
from seeding.masking.finding.classifying.beside import labelling, spelt_out
from seeding.masking.finding.classifying.files import uploaded
from seeding.masking.finding.classifying.lexicon import (
    FURTHER,
    KEPT_NOTES,
    PROSE,
    PUBLIC,
    STRONG_PROSE,
    TECHNICAL,
    TITLES,
    URLS,
)
from seeding.masking.finding.classifying.moments import of_moments
from seeding.masking.finding.classifying.prose import by_prose, is_occasion
from seeding.masking.finding.classifying.text import Text
from seeding.masking.finding.classifying.weighed import Weighed, free_text, harmless
from seeding.masking.finding.contents import Content
from seeding.reading.subjects import OF_DEALS, ORGANISATIONS, PLACES, SETTINGS, THINGS, Subject
from seeding.schema import Field
from seeding.vocabulary import a_or_an, word_set, words

_CONFIDENTIAL = tuple((word,) for word in ("private", "internal", "confidential", "personal", "staff"))
_RECEIVED_WITH = word_set("callback metadata meta data response notification webhook")
_APPOINTED = word_set("appointment meeting visit")
_HELD = word_set("locked claimed leased")
"""What a program does to a row while it works on it."""
_PAGES = word_set("website site homepage blog")
_LYING = word_set("attachment upload document invoice receipt certificate scan proof selfie")
_SEARCHED = word_set("field text index content cache data string")
_INDEXED = word_set("autocomplete title body text document content")
_TURNED_AWAY = word_set("block ban blacklist blocklist denylist suppression bounce unsubscribe")
"""Tables of whom nothing is to be sent to, or who is not let in."""
_DUMPED = word_set("row line record content data")
"""Words of what was written out or is to be read in."""
_ASKING = word_set("is has may can was were does do did should")
"""First words of columns that say yes or no."""
_NAMING_VALUES = word_set("name key clave k attr section namespace attribute field option")
_COUNTED = word_set("limit quota")
"""Tables of which a `name` says what is limited."""
_TO_CHOOSE = word_set("choice option type enum")
"""Words of what may be filled in where a column was added, and of what sort it is."""
_AGREEMENTS = word_set("consent disclaimer terms")
_TERMS = (("term",), ("term", "and", "condition"), ("term", "condition"))
_WORDING = word_set("text wording shown displayed")
_RENDERED = word_set("text html rendered plain raw content body")
_OF_THINGS = (
    word_set("task verbose func item host class internal machine instance email mail panel test randomizer")
    | THINGS
    | TECHNICAL
)
"""Words in front of a `name` that is nobody's."""
_UUID = 36
"""So many characters a UUID has: columns of other texts are rarely made as long as that."""
_TIMED = 50
_PLACED = 65
"""Longer texts say at what place something was, and not at what time: `buried_at`."""


def by_text(field: Field, subject: Subject, content: Content | None) -> Weighed:
    """What a text is by its table, its length and its contents."""
    text = Text(field, subject, content)
    found = next((found for ask in _ASKED if (found := ask(text)) is not None), None)
    if found is not None:
        return found
    return harmless("text", "nothing leads from this table to a person", confidence=0.5)


def _worded(text: Text) -> Weighed | None:
    if text.subject.worded or labelling(text.field):
        return harmless("wording", "what a project writes in letters or on pages", confidence=0.7)
    return None


def _with_contents(text: Text) -> Weighed | None:
    content = text.content
    if content is None or content.values < 5 or not (text.long or content.prose > 0.3):
        return None
    told = {kind for kind, share in content.inside if share >= 0.02}
    return free_text(0.9, *seen(content)) if told & {"email", "iban", "phone"} else None


def _moment(text: Text) -> Weighed | None:
    said = text.said
    if of_moments(said) and not (said[-1] == "at" and (text.field.max_length or 0) >= _PLACED):
        return harmless("moment", "a moment, written as text")
    if "time" in (*said[:1], text.head) and text.within(_TIMED) and not text.filled_in:
        return harmless("moment", "a time, written as text", confidence=0.7)
    if text.head == "by" and said[0] in _HELD:
        return harmless("identifier", "a program that works on the row", confidence=0.7)
    return None


def _to_be_searched(text: Text) -> Weighed | None:
    if "search" in text.spoken and text.head in _SEARCHED and (text.subject.near or text.subject.audited):
        return Weighed("audit_copy", "free text", 0.7, ("the words of other columns, to be searched",))
    return None


def _not_reached(text: Text) -> Weighed | None:
    subject = text.subject
    if text.long and text.refused and ("error" in text.spoken or text.head == "reason"):
        return free_text(0.7, f"why something did not reach whom the {subject.head} is for")
    if (subject.contact or subject.tracked) and subject.head in _TURNED_AWAY and text.head == "reason":
        return free_text(0.7, f"the {text.head} of {a_or_an(subject.head)}")
    return None


def _of_machinery(text: Text) -> Weighed | None:
    if text.long:
        return None
    if _ASKING & set(text.said[:1]):
        return harmless("switch", "whether something is so")
    if text.field.name.startswith("_"):
        return harmless("text", "a column of the machinery", confidence=0.5)
    return None


def _agreed_to(text: Text) -> Weighed | None:
    """What everybody reads before they agree."""
    if text.head == "term" and {"payment", "delivery"} & text.spoken:
        return harmless("wording", "when and how is paid or delivered", confidence=0.7)
    worded = text.spoken & _AGREEMENTS and text.spoken & _WORDING and not text.spoken & KEPT_NOTES
    if worded or text.said in _TERMS:
        return harmless("wording", "what everybody is asked to agree to", confidence=0.7)
    return None


def _address(text: Text) -> Weighed | None:
    subject, said = text.subject, text.said
    if "button" in text.spoken:
        return harmless("wording", "what is shown to press on", confidence=0.7)
    if text.head not in URLS and said[:2] != ("redirect", "to") and text.field.class_name != "URLField":
        return None
    own_page = subject.reach == 1 and subject.head in _PAGES
    if subject.person or (subject.part_of_person and subject.message) or own_page:
        return Weighed("url", "direct identifier", 0.7, ("an address of a person's page",))
    lying = text.head
    if lying in ("url", "link"):
        lying = text.before if text.before in _LYING else subject.head
    pictured = subject.reach == 1 and subject.words in (("photo",), ("picture",))
    if subject.near and (lying in _LYING or pictured):
        return Weighed("url", "direct identifier", 0.6, (f"where the {lying} of somebody lies",))
    return harmless("url", "an address of a thing", confidence=0.6)


def _name_of_file(text: Text) -> Weighed | None:
    subject, said, head = text.subject, text.said, text.head
    called = text.spoken & {"file", "filename", "filepath"} and (
        head in ("file", "filename", "name", "filepath") or "original" in text.spoken
    )
    uploads = subject.head in ("attachment", "upload", "document") or "upload" in (*said[:1], *subject.words)
    named = said in (("name",), ("original", "name"), ("upload", "name")) and uploads and not subject.thing
    if called or named:
        of_files = subject.head in ("attachment", "upload", "document", "file")
        chosen = text.about_people or uploaded(subject) or of_files
        if chosen and not PUBLIC & {*text.spoken, *subject.words}:
            return Weighed("file_name", "direct identifier", 0.7, ("the name of a file that somebody chose",))
        return harmless("file_name", "the name of a file of a thing", confidence=0.6)
    if head == "attachment" and (subject.message or subject.near):
        return Weighed("file_name", "direct identifier", 0.7, ("the names of files that somebody sent",))
    return None


def _noted(text: Text) -> Weighed | None:
    subject, said, head = text.subject, text.said, text.head
    changed = text.spoken & {"old", "new"} and head in ("value", "text", "data")
    if text.about_people and (said in (("old",), ("new",)) or changed):
        return free_text(0.8, "a former or later value of another column")
    confided = said[:1] in _CONFIDENTIAL and KEPT_NOTES & text.spoken and text.field.storage == "text"
    kept = head in KEPT_NOTES or confided
    if subject.kept_by and kept and not text.technical and (subject.thing or subject.detail):
        return free_text(0.7, f"{head}: {subject.kept_by} leads to a person")
    if head in ("location", "venue") and is_occasion(subject):
        return free_text(0.7, f"where somebody's {subject.head} is")
    return None


def _said_at_length(text: Text) -> Weighed | None:
    subject, head = text.subject, text.head
    if len(text.said) == 1 and head in _NAMING_VALUES and subject.named_values:
        return harmless("code", "what a value beside it is called", confidence=0.7)
    coded = spelt_out(text.field, subject)
    prose = head in PROSE or (text.spoken & STRONG_PROSE and head in _RENDERED)
    if prose and not text.technical and not (coded and head == "description" and not text.long):
        return by_prose(text)
    return harmless("code", "the words for a code beside it", confidence=0.65) if coded else None


def _title(text: Text) -> Weighed | None:
    subject, head = text.subject, text.head
    last = {word for one in subject.table.fields for word in words(one.name)[-1:]}
    if head == "topic" and {"payload", "qo", "qos"} & last:
        return harmless("code", "where a message was sent to", confidence=0.6)
    if head not in TITLES or text.technical or subject.detail:
        return None
    captioned = subject.beside_message and not subject.thing and head == "caption"
    written = subject.message and not subject.broadcast and not subject.thing
    if captioned or written or is_occasion(subject):
        return free_text(0.75, f"what people write as {a_or_an(head)}")
    if head == "subject" and text.about_people and {"body", "content", "message"} & subject.column_words:
        return free_text(0.75, "the subject of what people write")
    if subject.reach == 2 and subject.head in ("occurrence", "appointment", "meeting"):
        return free_text(0.7, f"what people write as {a_or_an(head)}")
    return None


def _value(text: Text) -> Weighed | None:
    subject, head = text.subject, text.head
    if subject.keyed and head in ("v", "val") and not copies.SETTINGS & set(subject.words):
        return free_text(0.7, "a value of any kind, of whichever row it names")
    if head != "value":
        return None
    if {"custom", "field"} <= set(subject.words) and not _TO_CHOOSE & set(subject.words):
        return free_text(0.7, "what somebody filled in where a column was added")
    if subject.keyed and not copies.SETTINGS & set(subject.words):
        return free_text(0.7, "a value of any kind, of whichever row it names")
    if subject.payment_reach and _RECEIVED_WITH & set(subject.words):
        return free_text(0.6, "a value of any kind, of what was told of a payment")
    if text.within(8):
        return harmless("code", f"{a_or_an(head)} of so few characters", confidence=0.6)
    if text.about_people and "setting" not in subject.words:
        return free_text(0.75, "a value of any kind, of a row about a person")
    return None


def _code(text: Text) -> Weighed | None:
    if text.technical:
        return harmless("code", f"a name of codes and settings: {text.head}", confidence=0.7)
    content = text.content
    if content is None or content.values < 20:
        return None
    written = text.field.max_length is None and text.about_people
    if content.distinct <= 1 + content.values // 10 and content.prose < 0.5 and not written:
        return harmless("code", f"{content.distinct} different values in {content.values}", confidence=0.75)
    if content.best and content.best[0] in ("uuid", "token") and not text.about_people:
        return harmless("identifier", *seen(content), confidence=0.7)
    return None


def _of_people(text: Text) -> Weighed | None:
    subject, head = text.subject, text.head
    if text.filled_in and not (_ASKING & set(text.said[:1]) and not text.long):
        return free_text(0.6, f"what somebody filled in: the {subject.head} to “{text.field.verbose_name}”")
    if subject.person and head == "name" and text.before not in THINGS:
        return Weighed("full_name", "direct identifier", 0.75, ("the name of a person",))
    if (subject.head == "search" and head not in FURTHER) or (subject.near and "search" in text.spoken):
        return Weighed("search", "free text", 0.7, ("what somebody looked for",))
    if subject.detail and text.said in (("title",), ("name",)):
        return harmless("name_of_thing", f"what {a_or_an(subject.head)} is called", confidence=0.65)
    if text.about_people and text.long and not (head == "name" and text.before in _OF_THINGS):
        return free_text(0.6, "long text in a table about people")
    if text.long and head in _DUMPED and subject.head in ("export", "import", "dump", "backup"):
        return free_text(0.6, f"the {head}s of {a_or_an(subject.head)}")
    return None


_IN_LANGUAGE = re.compile(
    r"(?P<what>(\w+_)?(name|title|label|description))_(en|de|fr|es|it|pt|nl|ru|pl|cs|sv|fi|da|nb|uk|tr|ar|zh|ja|ko)"
)


def _in_languages(text: Text) -> bool:
    """Whether a project translates what a row is called, as nobody does with people: `name_de` beside `name_en`."""
    found = _IN_LANGUAGE.fullmatch(text.field.name.lower())
    if found is None:
        return False
    others = {one.name.lower() for one in text.subject.table.fields} - {text.field.name.lower()}
    return any(other and other["what"] == found["what"] for other in map(_IN_LANGUAGE.fullmatch, others))


def _of_things(text: Text) -> Weighed | None:
    subject, head = text.subject, text.head
    if subject.reach is None and _in_languages(text):
        return harmless("wording", f"what {a_or_an(subject.head)} is called, in several languages", confidence=0.7)
    whose = text.before if head in ("name", "title", "label") else ""
    if subject.head in _COUNTED and text.said == ("name",):
        return harmless("name_of_thing", "what is limited", confidence=0.65)
    if subject.of_machine and subject.head == "report":
        return harmless("inventory", "what runs on a machine")
    if text.said == ("display", "name") and SETTINGS & set(subject.words) and not subject.near:
        return harmless("wording", f"what {a_or_an(subject.head)} is called", confidence=0.65)
    if whose in _OF_THINGS or (whose in PLACES | ORGANISATIONS and not subject.person):
        return harmless("name_of_thing", f"the name of {a_or_an(whose)}", confidence=0.65)
    if {"index", "fts", "search"} & set(subject.words) and not subject.thing and head in _INDEXED:
        return Weighed("audit_copy", "free text", 0.6, ("a search index of other rows",))
    if text.said == ("name",) and subject.audited and subject.head in _APPOINTED:
        return free_text(0.6, f"what people call {a_or_an(subject.head)}")
    if subject.thing or subject.place or (subject.detail and not text.long):
        return harmless("text", f"text about {a_or_an(subject.head)}, not about people", confidence=0.75)
    if head in ("name", "label") and (not subject.near or subject.organisation or subject.software):
        evidence = f"the name of {a_or_an(subject.head)}: nothing leads from it to a person"
        return harmless("name_of_thing", evidence, confidence=0.6)
    return None


def _as_long_as_a_uuid(text: Text) -> Weighed | None:
    if text.field.max_length == _UUID:
        return harmless("identifier", "a random identifier, by its length", confidence=0.6)
    return None


def _unknown_about_people(text: Text) -> Weighed | None:
    subject = text.subject
    of = a_or_an(subject.head)
    if text.about_people and subject.person:
        if (text.field.unique or text.field.primary_key) and text.within(64):
            evidence = f"a text of its own for each {subject.head}, as whom it may be known"
            return Weighed("identifier", "direct identifier", 0.6, (evidence,))
        evidence = f"text of {of} that nothing is known of: whether it tells who one is"
        return Weighed("text", "free text", 0.5, (evidence,), decided=False, leaning=True)
    called = text.said in (("name",), ("title",), ("label",), ("short", "title"), ("short", "name"))
    if called and subject.organisation:
        return harmless("name_of_thing", f"what {of} is called", confidence=0.65)
    if subject.reach == 1 and text.said in (("name",), ("title",), ("label",)):
        return free_text(0.5, f"the {text.head} that somebody gave to {of} of theirs")
    if not text.about_people:
        return None
    if subject.animal:
        return harmless("text", "what an animal is like", confidence=0.6)
    way = f"people write {subject.head}s"
    if subject.near:
        way = f"{subject.through} leads to a person" if subject.through else "its rows are about people"
    close = (subject.reach or 0) <= 2 and not (subject.deal and text.spoken & OF_DEALS)
    evidence = f"short text that nothing is known of, and {way}"
    return Weighed("text", "free text", 0.4, (evidence,), decided=False, leaning=not subject.near or close)


_ASKED: tuple[Callable[[Text], Weighed | None], ...] = (
    _with_contents,
    _worded,
    _moment,
    _to_be_searched,
    _not_reached,
    _of_machinery,
    _agreed_to,
    _address,
    _name_of_file,
    _noted,
    _said_at_length,
    _title,
    _value,
    _code,
    _of_people,
    _of_things,
    _as_long_as_a_uuid,
    _unknown_about_people,
)
"""In order: what is certain before what is likely, and what is somebody's before what is nobody's."""

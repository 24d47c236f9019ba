"""JSON whose name says nothing certain."""

from __future__ import annotations

from seeding.masking.finding import copies
from seeding.masking.finding.classifying.agreeing import seen
from seeding.masking.finding.classifying.lexicon import AMOUNTS
from seeding.masking.finding.classifying.moments import of_moments
from seeding.masking.finding.classifying.weighed import Weighed, harmless
from seeding.masking.finding.contents import Content
from seeding.reading.subjects import Subject
from seeding.schema import Field
from seeding.vocabulary import a_or_an, word_set, words

_CHOSEN = word_set(
    "type group role limit quota tag unit mapping uri processor column policy enabled disabled allowed hidden feature "
    "capability permission rule usage endpoint transport flag scope plugin resource action currency currencie locale "
    "offset"
)
"""Words of JSON that says how something works."""
_LISTED = word_set("service region country count variant sku")
"""Last words of JSON that lists things by their names."""
_CONFIGURED = word_set("config configuration setting settings option parameter param")
_CONNECTING = word_set("integration connector connection gateway backend provider plugin")
_WAYS = word_set("channel source destination endpoint adapter")
_TO_ELSEWHERE = word_set("notification alert message data event log import export auth webhook email mail sms storage")
_FILLED_IN = word_set("saved submitted filled taken completed answered")
_RECEIVED = word_set("payload body request response")
"""Words of JSON that came from elsewhere: what is written beside it was made of it."""
_PARTS_OF_FORMS = word_set("step variable field value page section item entry data")
"""Last words of tables of which each row is one part of what somebody filled in: a `SubmissionStep`."""


def by_document(field: Field, subject: Subject, content: Content | None) -> Weighed:
    """What a column with JSON is, where no path of it is known to say more."""
    found = _of_things(field) or _of_somebody(field, subject)
    if found is not None:
        return found
    said = set(words(field.name))
    listed = words(field.name)[-1:] == ("id",) or field.name.lower().endswith("_ids")
    if said & (copies.SETTINGS | _CHOSEN) or listed:
        return harmless("json", "settings", confidence=0.7)
    if (subject.near or subject.message or (subject.organisation and subject.contact)) and not subject.thing:
        return _somebodys("JSON in a table about people")
    if subject.thing or not subject.table.references or not subject.near:
        if content is not None and any(kind in ("email", "phone", "iban") for kind, _ in content.inside):
            return Weighed("json", "free text", 0.8, seen(content))
        return harmless("json", "JSON of a thing: no path of it says anything of people", confidence=0.6)
    return Weighed("json", "free text", 0.4, ("JSON that nothing is known of",), decided=False)


def _of_things(field: Field) -> Weighed | None:
    said = words(field.name)
    head = said[-1] if said else ""
    if copies.of_goods(field):
        return harmless("json", "data of a thing", confidence=0.7)
    if head in AMOUNTS or {"pricing", "commission"} & set(said):
        return harmless("json", "an amount", confidence=0.7)
    if head in ("status", "state"):
        return harmless("json", "states of things", confidence=0.7)
    if head in _LISTED:
        return harmless("json", f"a list of {head}s", confidence=0.6)
    return harmless("moment", "moments, written as JSON", confidence=0.7) if of_moments(said) else None


def _of_somebody(field: Field, subject: Subject) -> Weighed | None:
    said, called, of = set(words(field.name)), set(subject.words), a_or_an(subject.head)
    configured = bool(said & copies.SETTINGS)
    kept = bool(_FILLED_IN & called) and subject.thing and not called & copies.SETTINGS
    part = bool({"submission", "response"} & set(subject.words[:-1])) and subject.head in _PARTS_OF_FORMS
    if (kept or part) and not configured:
        return _somebodys(f"what somebody filled in: the {field.name} of {of}")
    beside = {word for one in subject.table.fields if one.storage == "json" for word in words(one.name)} - said
    if subject.log and _RECEIVED & beside and not configured:
        return _somebodys(f"JSON beside what {of} received", 0.5)
    if (subject.household or subject.gathers) and not said & (copies.SETTINGS | _CHOSEN):
        return _somebodys(f"JSON of {of}: what its members are like")
    if subject.near and {"destination", "recipient", "receiver"} & called:
        return _somebodys(f"where somebody is reached: the {field.name} of {of}")
    if _CONFIGURED & set(words(field.name)[-1:]) and not subject.near and _connects(subject):
        return Weighed("json", "secret", 0.6, (f"how {of} reaches something else, and with what",))
    return None


def _connects(subject: Subject) -> bool:
    """Whether its rows say how a project reaches something else, which wants a password or a key."""
    way = subject.head in _WAYS and _TO_ELSEWHERE & set(subject.words[:-1])
    return bool(way or _CONNECTING & set(subject.words[-2:]))


def _somebodys(evidence: str, confidence: float = 0.6) -> Weighed:
    return Weighed("json", "free text", confidence, (evidence,))

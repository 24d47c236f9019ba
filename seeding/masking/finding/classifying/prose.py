"""Texts in which somebody says something at length: comments, notes, descriptions."""

from __future__ import annotations

from seeding.masking.finding.classifying.agreeing import seen
from seeding.masking.finding.classifying.lexicon import FURTHER, KEPT_NOTES, OCCASIONS, PUBLIC, STRONG_PROSE
from seeding.masking.finding.classifying.text import Text
from seeding.masking.finding.classifying.weighed import Weighed, free_text, harmless
from seeding.reading.naming.conditions import advertised
from seeding.reading.subjects import ORGANISATIONS, THINGS, Subject
from seeding.vocabulary import a_or_an, word_set

_HELD_RIGHT = word_set("correct right expected model sample reference")
"""What an answer is called that somebody prepared, to compare others with."""
_SAID_OF_THINGS = word_set("description detail text")
_KEEPING = word_set("attachment upload document file record history revision log")
_OF_MONEY = word_set("statement transaction payment bank")


def is_occasion(subject: Subject) -> bool:
    """Whether it holds what somebody meets, does or looks for."""
    return (subject.reach == 1 or subject.audited) and subject.head in OCCASIONS and not subject.shown


def by_prose(text: Text) -> Weighed:
    """What somebody says at length, by the table in which it is said."""
    subject = text.subject
    found = _of_nobody(text) or _of_somebody(text)
    if found is not None:
        return found
    of_firm = subject.organisation and text.head in KEPT_NOTES
    if (subject.thing and not of_firm) or subject.place:
        return harmless("text", f"text about {a_or_an(subject.head)}, not about people", confidence=0.75)
    found = _beside_somebody(text)
    if found is not None:
        return found
    if ORGANISATIONS & set(subject.words[:1]) and subject.head in FURTHER and not text.long:
        return harmless("text", "of where something about an organisation is from", confidence=0.6)
    at_length = text.head in STRONG_PROSE and (text.long or "note" in text.said)
    if at_length and not (subject.translated or subject.defined):
        evidence = f"{a_or_an(text.head)} of which nobody knows who writes it, and of whom"
        return free_text(0.55, evidence, *seen(text.content))
    return harmless("text", "nothing leads from this table to a person", confidence=0.5)


def _of_nobody(text: Text) -> Weighed | None:
    """What is said of things, or which one of several something is."""
    head, before = text.head, text.before
    if head == text.subject.head and not text.long and text.subject.payment:
        return harmless("text", f"which {head} it is", confidence=0.6)
    if head in ("answer", "response", "reply") and before in _HELD_RIGHT:
        return harmless("text", "what is held to be right", confidence=0.7)
    if (before, head) == ("release", "note") or (head in _SAID_OF_THINGS and before in THINGS - {"subject"}):
        return harmless("text", f"text about {a_or_an(before)}, not about people", confidence=0.7)
    return None


def _of_somebody(text: Text) -> Weighed | None:
    """What people write, or what is written of them where their rows are."""
    subject, head = text.subject, text.head
    somebodys, content = not subject.thing, seen(text.content)
    of = f"the {head} of {a_or_an(subject.head)}"
    if subject.message and somebodys and not subject.broadcast:
        return free_text(0.9, f"what people write: {of}", *content)
    if subject.detail and head in _SAID_OF_THINGS and not _OF_MONEY & set(subject.words):
        return harmless("text", f"text about {a_or_an(subject.head)}, not about people", confidence=0.7)
    paid = subject.near or subject.pays_by_card or subject.head not in ("charge", "source", "code")
    if subject.payment and somebodys and paid:
        return free_text(0.75, f"the {head} of a payment", *content)
    if subject.kept_by and text.long and not subject.near and somebodys:
        return free_text(0.6, f"{head}: {subject.kept_by} leads to a person", *content)
    if subject.place and head not in STRONG_PROSE:
        return harmless("text", f"text about {a_or_an(subject.head)}, not about people", confidence=0.7)
    if subject.near and somebodys:
        how = f"{subject.through} leads to a person" if subject.through else "of a person"
        return free_text(0.8 if head in STRONG_PROSE else 0.7, f"{head}: {how}", *content)
    if subject.log and head == "description" and somebodys and subject.table.generics:
        return free_text(0.7, of, *content)
    if subject.audited and (head in STRONG_PROSE or is_occasion(subject)):
        return free_text(0.75, f"{a_or_an(head)} that somebody wrote", *content)
    keeping = subject.head in _KEEPING and (subject.head != "record" or subject.table.references)
    if keeping and somebodys and not PUBLIC & set(subject.words):
        return free_text(0.7, of, *content)
    return None


def _beside_somebody(text: Text) -> Weighed | None:
    """What is written beside whom a row belongs to, is reached by, came from, or is called by."""
    subject, head = text.subject, text.head
    of, content = f"the {head} of {a_or_an(subject.head)}", seen(text.content)
    if subject.organisation and (subject.contact or head in KEPT_NOTES):
        return free_text(0.6, f"{of} that people belong to", *content)
    public = advertised(subject) or subject.broadcast or subject.defined
    machine = subject.organisation or subject.software
    if subject.contact and text.long and not public and not machine:
        return free_text(0.6, f"the {head} beside how somebody is reached", *content)
    if subject.tracked and (text.long or head in STRONG_PROSE | {"response"}) and not machine:
        return free_text(0.6, f"{of} that notes from where somebody came", *content)
    return free_text(0.6, f"{of} that says whose it is", *content) if subject.names_somebody else None

"""What rules ask of a table beside the name of a column: conditions by name, so that rules read as lines of a list.

A condition is a function of the table, declared with `@condition`: beside the rules that ask it, or here where several
files of rules do. Rules name properties of `Subject` in the same way.
"""

from __future__ import annotations

from collections.abc import Callable

from seeding.reading.subjects import PEOPLE, Subject
from seeding.vocabulary import word_set, words

Condition = Callable[[Subject], bool]

CONDITIONS: dict[str, Condition] = {}


def condition(asked: Condition) -> Condition:
    """Declares a condition under the name of its function."""
    if known(asked.__name__):
        raise ValueError(f"there is a condition or a property of tables called {asked.__name__!r} already")
    CONDITIONS[asked.__name__] = asked
    return asked


def known(name: str) -> bool:
    return name in CONDITIONS or name in Subject.__dataclass_fields__ or hasattr(Subject, name)


def holds(subject: Subject, name: str) -> bool:
    """Whether a condition, or a property of tables, holds for one."""
    asked = CONDITIONS.get(name)
    return bool(getattr(subject, name)) if asked is None else asked(subject)


def has(subject: Subject, *said: str) -> bool:
    """Whether one of these words is in the name of a column with a text, a date or bytes."""
    return bool(subject.column_words & set(said))


def named(subject: Subject, *said: str) -> bool:
    """Whether one of these words is in the name of the table."""
    return bool(set(subject.words) & set(said))


_MORE_OF_PEOPLE = word_set("account profile info information detail extra extension data card") | PEOPLE
"""Tables that a key of one to one leads from to a person, and that hold more of that person's."""
_OTHER_CARDS = word_set("gift report score loyalty sim flash index post business")
"""Words in front of a `card` that nobody pays with at a bank."""
_PRINTED = word_set("chip rfid nfc layout barcode printer printed")
"""Words of columns of cards that somebody shows, or opens a door with."""
_REGIONS = word_set(
    "country destination city town region state province district zone court depot branch office station territory "
    "catchment street municipality commune village suburb locality sublocality township settlement neighbourhood "
    "neighborhood place"
)
_WRITTEN_TO = word_set("email mail message sms letter outbox dont")


@condition
def personal(subject: Subject) -> bool:
    """Its rows are people, or each is more of one person, such as an account beside the user."""
    return subject.person or (subject.part_of_person and subject.head in _MORE_OF_PEOPLE)


@condition
def people(subject: Subject) -> bool:
    """Its rows are people for certain: it is called so, or has first or last names or dates of birth."""
    told = not subject.address and has(subject, "first", "last", "birth")
    return subject.person and (subject.head in PEOPLE or told)


@condition
def reachable(subject: Subject) -> bool:
    """Its rows say how somebody is reached, and are no things."""
    return subject.contact and not subject.thing


@condition
def told_of(subject: Subject) -> bool:
    """Its rows say by name whom they are about, and are no things."""
    return subject.names_somebody and not subject.thing


@condition
def owned(subject: Subject) -> bool:
    """Its rows are people's, or people, and hold no names and values of any kind."""
    kept = has(subject, "value", "val") or named(subject, "store", "setting", "cache", "option", "attribute")
    return subject.reach in (0, 1) and not kept


@condition
def opening(subject: Subject) -> bool:
    """What it keeps opens something of somebody's: tokens, sessions, codes that were sent."""
    somebody = subject.near or has(subject, "email", "phone", "mobile", "token", "secret", "user")
    keys = subject.head == "key" and named(subject, "api", "access", "license")
    return subject.secret and (somebody or subject.head in ("token", "session", "verifier") or keys)


@condition
def mailed(subject: Subject) -> bool:
    """It is of letters: it says to whom, or is called so."""
    return subject.letter or (bool(_WRITTEN_TO & set(subject.words)) and not subject.thing)


@condition
def called(subject: Subject) -> bool:
    """It is of telephone calls."""
    listed = subject.head in ("log", "record", "detail", "history", "session")
    return subject.head in ("call", "cdr") or ("call" in subject.words[:-1] and listed)


@condition
def with_job(subject: Subject) -> bool:
    """Its rows are people of whom it says where they work, or how they are addressed: a `title` is a job's."""
    said = ("organization", "organisation", "company", "employer", "job", "salutation", "honorific", "courtesy")
    at_work = named(subject, "employee", "staff") or has(subject, *said)
    return subject.person and subject.head != "address" and at_work


@condition
def applying(subject: Subject) -> bool:
    """It is of those who apply for something, with what they tell of themselves."""
    told = named(subject, "application", "applicant", "candidate", "resume", "cv", "curriculum")
    return (subject.near or subject.contact) and not subject.thing and told


@condition
def vehicle(subject: Subject) -> bool:
    """It is of vehicles."""
    return named(subject, "vehicle", "car", "truck", "fleet", "taxi") or has(subject, "plate")


@condition
def addressed(subject: Subject) -> bool:
    """Its rows are addresses, and not those of places."""
    return subject.head == "address" and not subject.place


@condition
def gazetteer(subject: Subject) -> bool:
    """It lists the countries, towns or offices that there are."""
    return subject.head in _REGIONS and not subject.near


@condition
def quartered(subject: Subject) -> bool:
    """It is of places that belong to nobody, such as the rooms of a hostel."""
    return subject.place and not subject.near


@condition
def catalogued(subject: Subject) -> bool:
    """Its rows are things, and nobody's."""
    return subject.thing and not subject.near


@condition
def advertised(subject: Subject) -> bool:
    """It is of what is put before everybody: events, and work that is offered."""
    return subject.shown or (not subject.near and named(subject, "job", "vacancy", "event"))


@condition
def carded(subject: Subject) -> bool:
    """It is of cards that people pay with."""
    own = named(subject, "card", "bankcard", "mandate") and not subject.thing and not _OTHER_CARDS & set(subject.words)
    own = own and not _PRINTED & subject.said
    told = {"brand", "last"} <= subject.column_words or subject.pays_by_card
    return own or told or any(words(one.name)[:2] == ("card", "number") for one in subject.table.fields)


@condition
def banked(subject: Subject) -> bool:
    """It is of bank accounts."""
    return "bank" in subject.words or has(subject, "iban", "bic", "routing", "swift")


@condition
def banks(subject: Subject) -> bool:
    """It lists the banks that there are."""
    return subject.head == "bank" and not subject.near


@condition
def refers(subject: Subject) -> bool:
    """Its rows are of those who bring others, each by a code of their own."""
    own = subject.head in ("affiliate", "referrer", "ambassador", "affiliation")
    return subject.reach in (0, 1) and own and not subject.thing


@condition
def attended(subject: Subject) -> bool:
    """It says by name which doctor sent somebody, or saw to them."""
    doctors = {"physician", "doctor", "surgeon", "radiologist", "clinician"}
    return any(doctors & set(words(one.name)) for one in subject.table.fields if one.storage == "text")


@condition
def billed(subject: Subject) -> bool:
    """It says to whom bills are sent."""
    told = has(subject, "street", "address", "postal", "tax")
    return named(subject, "billing", "invoice") and not subject.thing and told

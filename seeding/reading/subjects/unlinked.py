"""Of whom the rows of a table tell where no foreign key leads to a person."""

from __future__ import annotations

from seeding.reading.subjects.columns import spoken_names, tells_of_deals, texts_of
from seeding.reading.subjects.lexicon import DOUBTFUL, LOGS, NAMED_BY, NUMBERED, ORGANISATIONS, PERSON_TABLES, PLACES
from seeding.reading.subjects.subject import Subject
from seeding.schema import Table
from seeding.vocabulary import word_set, words

_PARTS_OF_PEOPLE = ("first name", "last name", "full name", "email", "phone", "mobile", "street")
_WHICH = word_set("main principal primary secondary alternative other home work office private personal")


def describes_somebody(one: Subject) -> bool:
    """Whether a table that is of no people says of each row who somebody is, in columns of the row's own."""
    spoken = {" ".join(word for word in said.split() if word not in _WHICH) for said in spoken_names(one.table)}
    told = {part for part in _PARTS_OF_PEOPLE if any(said == part or said.endswith(f" {part}") for said in spoken)}
    named = told & {"first name", "last name"} or ("full name" in told and one.head not in ORGANISATIONS | PLACES)
    return bool(named) and (len(told) >= 3 or tells_of_deals(one.table))


def tells_of_somebody(one: Subject) -> bool:
    """Whether a table that is of no people says in columns of its own more of a person than how that person is called:
    `patient_name` beside `patient_age`, or beside a telephone number.
    """
    whose = {said[0] for said in map(words, texts_of(one.table)) if said[1:] == ("name",) and said[0] in NUMBERED}
    more = [
        said
        for said in (words(field.name) for field in one.table.fields if field.reference is None)
        if said[:1] and said[0] in whose and said[1:] not in ((), ("name",)) and said[-1] not in _IDENTIFYING
    ]
    reached = one.contact or "contact number" in spoken_names(one.table)
    return bool(whose) and not one.thing and (len(more) > 1 or reached)


_BODY = word_set("age sex gender weight height size birth bmi")


def measures_somebody(one: Subject) -> bool:
    """Whether a table called after people says in two columns or more of what age, sex or weight each is."""
    told = [
        said
        for said in (words(field.name) for field in one.table.fields if field.reference is None)
        if len(said) > 1 and said[0] in NUMBERED and said[0] in one.words and said[1] in _BODY
    ]
    return len(told) > 1 and not one.thing


_ENROLLED = word_set("admission registration enrollment enrolment application signup kyc")
_SITUATION = word_set("gender sex married marital dependent education income")


def _asked_of(table: Table) -> bool:
    """Whether three columns say how somebody lives: of which sex, married or not, on what income."""
    told = {word for one in table.fields if one.reference is None for word in words(one.name)} & _SITUATION
    return len(told) >= 3


def enrols_somebody(one: Subject) -> bool:
    """Whether each row of a table is a form by which somebody, whom no key names, came to take part: with a name and a
    way to reach who that is, or a date of birth."""
    spoken = spoken_names(one.table)
    named = {"name", "full name", "first name", "last name"} & spoken or any(said.endswith(" name") for said in spoken)
    return (
        one.head in _ENROLLED
        and not one.thing
        and (bool(named and one.contact) or bool({"birth date", "birth"} & spoken) or _asked_of(one.table))
    )


def logs_people(one: Subject) -> bool:
    """Whether a table is by its name the log of rows about people, such as `PatientAudit`, that no key leads to."""
    named = len(one.words) > 1 and one.head in LOGS - {"request"} and one.words[-2] in PERSON_TABLES - DOUBTFUL
    return named or (
        bool({"log", "audit", "trail"} & set(one.words)) and "username" in spoken_names(one.table) and not one.thing
    )


_IDENTIFYING = word_set("id identifier number no nr code pk uuid ref")
_TALKED_TO = word_set("contact recipient person individual")
"""People whom a table names by a number, and of whose name nothing follows: a `contact_name` may be of a firm."""
_STUDIED = word_set("subject participant respondent")


def identifying_column(one: Subject) -> str | None:
    """The column by which a table names a person without a foreign key: `patient_id`, `subject_identifier`."""
    if one.organisation:
        return None
    for column in one.table.fields:
        said = words(column.name)
        if column.reference is None and column.storage in ("integer", "uuid") and said[-1:] and column.name in NUMBERED:
            return column.name
        if column.reference is None and column.storage in ("text", "uuid", "integer") and len(said) == 2:
            people = _STUDIED if said[1] == "identifier" else NUMBERED | _TALKED_TO if said in NAMED_BY else NUMBERED
            if said == ("client", "id") and {"secret", "provider"} & one.column_words:
                continue  # A program's, which logs in with it.
            if said[1] in _IDENTIFYING and said[0] in people and (not one.thing or said[0] in one.words[:-1]):
                return column.name
    return None

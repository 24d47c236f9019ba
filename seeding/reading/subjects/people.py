"""Whether the rows of a table are people, by its own name and columns."""

from __future__ import annotations

import re

from seeding.reading.subjects.columns import is_firm, is_software, runs_somewhere, spoken_names, tells_of_deals
from seeding.reading.subjects.lexicon import (
    ANIMALS,
    BYLINED,
    CONTACT,
    DOUBTFUL,
    GROUPS,
    OF_PEOPLE,
    PERSON_TABLES,
    SERVED,
    SETTINGS,
)
from seeding.reading.threefold import whole
from seeding.schema import Table
from seeding.vocabulary import word_set, words

_CALLING = re.compile(r"\w+(?:ologist|iatrist|ician|apist|ographer|odontist|ometrist|itionist)")
"""How words for those who practise something end."""
_ABOUT = word_set("information info detail data record account card file dossier address reg registration register")


def is_person(table: Table, own: tuple[str, ...], user_model: str | None) -> bool:
    """Whether the rows of a table, which its `own` words call, are people."""
    if user_model is not None and table.label.lower() == user_model.lower():
        return True
    if _is_of_others(table, own, user_model):
        return False
    head = own[-1] if own else ""
    called = head in PERSON_TABLES or _CALLING.fullmatch(head) is not None
    if called and (head not in DOUBTFUL or _says_people(table, user_model)):
        return any(one.storage == "text" and one.reference is None for one in table.fields)
    about = len(own) > 1 and head in _ABOUT - {"address", "card"} and own[-2] in PERSON_TABLES
    return about or whole(table) or _introduced(table, head) or _aged(table, head) or _described(table, own)


def _is_of_others(table: Table, own: tuple[str, ...], user_model: str | None) -> bool:
    """Whether a table is of animals, machines, firms or lists, though it may be called as people are."""
    head, before = own[-1] if own else "", own[-2] if len(own) > 1 else ""
    spoken = spoken_names(table)
    bred = bool({("breed",), ("species",)} & {words(one.name) for one in table.fields})
    if head in ANIMALS or (bred and head not in PERSON_TABLES):
        return True
    if is_software(table) or head in SETTINGS or (head in _TRADING and _trades(table)):
        return True
    if (head in DOUBTFUL and before in GROUPS) or (before in _MACHINES and not _says_people(table, user_model)):
        return True
    if head in SERVED and not spoken & (OF_PEOPLE | {"full name"}):
        served = _addressed(table) if spoken & CONTACT else runs_somewhere(table)
        if served:
            return True
    return is_firm(own) or head in BYLINED or bool(_LISTS_OF & set(own[:-1])) or own[:1] == ("default",)


def _described(table: Table, own: tuple[str, ...]) -> bool:
    """Whether columns tell of people, whatever the table is called."""
    spoken, group = spoken_names(table), own[-1:] != () and own[-1] in GROUPS
    if own in (("personal",), ("personnel",)) and {"name", "full name", "last name"} & spoken:
        return True
    dated = any(words(one.name) == ("age",) for one in table.fields)
    if not group and dated and {"gender", "sex"} & spoken and CONTACT & spoken:
        return True
    first = "first name" in spoken and {"name", "last name", "full name"} & spoken
    named = first or {"name", "last name"} <= spoken
    certain = _ONLY_OF_PEOPLE & spoken and ("full name" in spoken or {"name", "birth date"} <= spoken)
    told = named or (certain and not group) or len(spoken & OF_PEOPLE) >= 2
    return bool(told) and not tells_of_deals(table)


_TEAMS = word_set("team crew board leadership committee management")
_DOING = word_set("role position designation bio biography job_title")
_LOOKING = word_set("image photo picture avatar facebook twitter linkedin instagram")


def _introduced(table: Table, head: str) -> bool:
    """Whether the rows of a table called after a team are its people: with a name, what each does, and a picture."""
    said = {"_".join(words(one.name)) for one in table.fields if one.reference is None}
    return head in _TEAMS and "name" in said and bool(_DOING & said) and bool(_LOOKING & said)


def _aged(table: Table, head: str) -> bool:
    """Whether rows have a name, an age and a calling, a sex or a life, and are of no animals."""
    said = {words(one.name) for one in table.fields if one.reference is None}
    told = {("gender",), ("sex",), ("job",), ("occupation",), ("profession",), ("bio",)} & said
    beastly = {("breed",), ("species",)} & said or any(words(one.name) == ("owner",) for one in table.fields)
    return {("name",), ("age",)} <= said and bool(told) and not beastly and head not in GROUPS


def _addressed(table: Table) -> bool:
    """Whether each row of a table has an address of its own, at which a service runs for it."""
    return bool({"subdomain", "schema", "hostname"} & {word for one in table.fields for word in words(one.name)})


_TRADING = word_set("host operator agent courier manager")
"""Words for people that name as often a business."""


def _trades(table: Table) -> bool:
    """Whether the rows of a table have a page or a sign of their own, as businesses have."""
    return bool({"slug", "logo", "domain", "tracking"} & {word for one in table.fields for word in words(one.name)})


_LISTS_OF = word_set("type kind category")
"""Words in front of one for people: a list of what sorts of them there are, such as `TypeOfPatient`."""
_MACHINES = word_set("webhook queue topic stream service hook")
"""Words in front of a `subscriber` or a `receiver` that is a program."""
_ONLY_OF_PEOPLE = OF_PEOPLE & word_set(
    "birth date|national id|passport|marital status|birth place|religion|blood group", "|"
)
"""What nobody but a person has: beside a name it says that a table is of people, whatever the table is called."""


def _says_people(table: Table, user_model: str | None) -> bool:
    """Whether a table has a column that only people have, or leads to one that has."""
    targets = {one.reference.table for one in table.references if one.reference is not None}
    people = (words(label.rpartition(".")[2])[-1:] for label in targets)
    led = any(label.lower() == (user_model or "").lower() for label in targets) or any(
        one and one[0] in PERSON_TABLES - DOUBTFUL for one in people
    )
    return (
        led
        or bool(
            spoken_names(table)
            & (OF_PEOPLE | CONTACT | {"full name", "bio", "avatar", "photo", "injury", "solicitor", "contact"})
        )
        or {"contact", "address"} <= spoken_names(table)
        or {"name", "password"} <= spoken_names(table)
        or any(words(one.name) == ("age",) for one in table.fields)
    )

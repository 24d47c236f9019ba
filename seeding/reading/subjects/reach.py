"""What every table speaks of: each judged alone first, then by how many foreign keys lead from it to a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from seeding.reading.subjects.columns import spoken_names
from seeding.reading.subjects.formal import formal_links
from seeding.reading.subjects.lexicon import (
    BYLINED,
    CONTACT,
    DOUBTFUL,
    KINDS_OF,
    OF_FACES,
    OF_PEOPLE,
    ORGANISATIONS,
    PERSON_TABLES,
    SETTINGS,
)
from seeding.reading.subjects.linked import with_bare_people, with_doers, with_heirs, with_parties
from seeding.reading.subjects.links import audits, led_to, names_owner, role
from seeding.reading.subjects.people import is_person
from seeding.reading.subjects.subject import Subject
from seeding.reading.subjects.unlinked import (
    describes_somebody,
    enrols_somebody,
    identifying_column,
    logs_people,
    measures_somebody,
    tells_of_somebody,
)
from seeding.schema import Table
from seeding.vocabulary import word_set, words

_OF_TABLES = word_set("model abstract base tbl table mst master tb tab in out tmp temp")
"""Words in names of tables that say nothing of what they hold: `tbl_customer`, `EmployeeMaster`."""
_FARTHEST = 3
"""So many foreign keys may lead from a table to a person whose its rows are."""
_COMING = word_set("check sign log clock punch")
"""Words before an `in` or `out` that says that somebody came or went: a `CheckIn` is no cheque."""
_MAILINGS = word_set("newsletter campaign announcement broadcast mailing")
_NOTICES = word_set("notification message notice alert")
_UNTIL = {(one, what) for one in ("expiration", "end", "expiry") for what in ("date", "datetime")} | {("expires",)}
"""Names of columns that say until when something is shown."""
_REASONS = word_set("reason comment remark obs")
_PAID = word_set("transaction payment bankcard card")
_OF_SOMEBODY = tuple(
    (of, what) for of in ("medical", "health", "patient", "clinical") for what in ("history", "record")
)
"""Tables of which each row is about somebody, whom no key need name."""
_OF_FIRMS = word_set(
    "is company|registration code|company code|registration number|company number|vat number|vat code|siret|siren|"
    "domain|industry|trade name|legal form|abbreviation",
    "|",
)

_Links = frozenset[tuple[str, str]]


def subjects(tables: Mapping[str, Table], user_model: str | None) -> dict[str, Subject]:
    """What each table speaks of, by label."""
    alone = {label: _alone(table, user_model) for label, table in tables.items()}
    known = with_heirs(with_parties(with_bare_people(with_doers(alone))))
    formal = formal_links(known)
    found = {label: _by_itself(one, known, formal) for label, one in known.items()}
    for distance in range(1, _FARTHEST + 1):
        found |= _a_key_further(found, distance, formal)
    found |= _picked(found)
    found |= {label: replace(found[label], gathers=True) for label in _gathering(found)}
    found |= {label: replace(found[label], kept_by=path) for label, path in _kept_by(found, formal).items()}
    found |= {label: replace(one, mass=True) for label, one in found.items() if _to_everybody(one, found)}
    for label, one in list(found.items()):
        # In the order of the tables: of some that it leads to, this is known by then.
        found[label] = _beside(one, _targets(one, found))
    return found


def _alone(table: Table, user_model: str | None) -> Subject:
    """What a table speaks of by its own name and columns."""
    app, _, name = table.label.rpartition(".")
    own = _own_words(name)
    held = [one for one in table.fields if one.storage in ("text", "other", "date", "bytes")]
    return Subject(
        table,
        own,
        words(app),
        is_person(table, own, user_model),
        column_words=frozenset(word for one in held for word in words(one.name)),
        contact=any(" ".join(words(one.name)) in CONTACT for one in held if one.storage != "bytes"),
    )


def _own_words(name: str) -> tuple[str, ...]:
    """The words of a table's name that say what its rows are."""
    said = words(name)
    coming = said[-1:] in (("in",), ("out",)) and bool(_COMING & set(said[-2:-1]))
    own = tuple(word for word in said if word not in _OF_TABLES or (coming and word == said[-1])) or said
    return own[1:] if len(own) > 1 and own[0] == "historical" else own


def _targets(one: Subject, found: Mapping[str, Subject]) -> list[Subject]:
    """The tables that the foreign keys of one lead to."""
    return [target for link in one.table.references if (target := found.get(led_to(link))) is not None]


def _by_itself(one: Subject, known: Mapping[str, Subject], formal: _Links) -> Subject:
    """A table with whom its own keys and columns tell of: it is of people, or names one without a foreign key."""
    people = {
        link.name: target for link in one.table.references if (target := known.get(led_to(link))) and target.person
    }
    own_keys = [link for link in one.table.references if link.name in people and not audits(link)]
    return replace(
        one,
        reach=0 if one.person else 1 if _tells_of_one(one) else None,
        audited=any(
            (link.name in people and audits(link)) or (one.table.label, link.name) in formal
            for link in one.table.references
        ),
        identified=None if one.person else identifying_column(one),
        roles={name: _called(target.table) for name, target in people.items()},
        part_of_person=one.head not in SETTINGS | ORGANISATIONS
        and any(link.reference.one_to_one for link in own_keys if link.reference),
    )


def _tells_of_one(one: Subject) -> bool:
    """Whether rows of a table tell of a person each, to whom no foreign key leads."""
    kept_of_somebody = one.words[-2:] in (*_OF_SOMEBODY, *OF_FACES) and not one.table.references
    described = one.head not in BYLINED and (
        describes_somebody(one) or tells_of_somebody(one) or measures_somebody(one)
    )
    acting = any(_acts(link.name) for link in one.table.generics)
    identified = identifying_column(one) is not None
    return acting or logs_people(one) or enrols_somebody(one) or kept_of_somebody or described or identified


def _a_key_further(found: Mapping[str, Subject], distance: int, formal: _Links) -> dict[str, Subject]:
    """The tables that a foreign key leads from to what is one key less far from a person."""
    further = {}
    for label, one in found.items():
        if one.reach is not None:
            continue
        links = [
            link
            for link in one.table.references
            if not audits(link) and (label, link.name) not in formal and _leads(one, found.get(led_to(link)), distance)
        ]
        if links:
            best = next((link for link in links if not link.null), links[0])
            onward = found[led_to(best)].through
            through = f"{best.name}.{onward}" if onward else best.name
            further[label] = replace(one, reach=distance, through=through)
    return further


def _leads(one: Subject, target: Subject | None, distance: int) -> bool:
    """Whether what is told of a target's rows is told of the person behind them."""
    if target is None or target is one or target.reach != distance - 1 or _corporate(target):
        return False
    return target.reach == 0 or not (target.thing or target.place or target.organisation)


def _gathering(found: Mapping[str, Subject]) -> set[str]:
    """The tables of groups of people: another one, named after such a table and after people, leads to both."""
    return {
        led_to(link)
        for one in found.values()
        for link in one.table.references
        if (target := found.get(led_to(link))) is not None
        and one.words[:-1] == target.words
        and one.head in PERSON_TABLES
        and any(other.person for other in _targets(one, found) if other is not target)
    }


def _picked(found: Mapping[str, Subject]) -> dict[str, Subject]:
    """The tables of choices: what people answered names a row of them, and they lead to nobody."""
    answered = {
        led_to(link)
        for one in found.values()
        if one.near
        for link in one.table.references
        if role(link)[-1:] == ("answer",)
    }
    return {
        label: replace(one, picked=True)
        for label, one in found.items()
        if label in answered and not one.near and not one.audited
    }


def _to_everybody(one: Subject, found: Mapping[str, Subject]) -> bool:
    """Whether a table is of what is written to everybody, for a time or by mail, or belongs to it."""
    for_a_time = one.head in _NOTICES and bool(_UNTIL & {words(field.name) for field in one.table.fields})
    lone = not (one.table.references or one.table.generics)
    own = one.words[-1:] == ("mailing",) or (for_a_time and lone)
    return own or any(_MAILINGS & set(target.words) for target in _targets(one, found))


def _beside(one: Subject, targets: Sequence[Subject]) -> Subject:
    """A table with what those say of it that its foreign keys lead to."""
    said = bool(_REASONS & one.column_words) and one.head not in KINDS_OF
    done = one.head == "occurrence" and any(target.audited for target in targets)
    return replace(
        one,
        beside_message=any(target.message and not target.broadcast and not target.thing for target in targets),
        step=said and any(target.near and not target.thing and target.words == one.words[:-1] for target in targets),
        audited=one.audited or done,
        payment_reach=any(target.head in _PAID for target in targets) and not one.thing,
    )


def _corporate(one: Subject) -> bool:
    """Whether the customers, clients or members of a table are firms: what belongs to them is not a person's."""
    spoken = spoken_names(one.table)
    named = OF_PEOPLE | {"full name", "birth date", "username"}
    firm = {" ".join(words(field.name)) for field in one.table.fields} & _OF_FIRMS
    return (
        len(firm) >= 2
        and not spoken & named
        and not any(link.reference and link.reference.one_to_one for link in one.table.references)
    )


def _kept_by(found: Mapping[str, Subject], formal: _Links) -> dict[str, str]:
    """The paths from tables to owners, of at most three foreign keys."""
    paths: dict[str, str] = {}
    for _ in range(3):
        for label, one in found.items():
            for link in one.table.references:
                target = found.get(led_to(link))
                if label in paths or target is None or target is one or (label, link.name) in formal:
                    continue
                if target.person and names_owner(link.name):
                    paths[label] = link.name
                elif (onward := paths.get(led_to(link), "")) and not target.person and onward.count(".") < 2:
                    paths[label] = f"{link.name}.{onward}"
    return paths


def _acts(name: str) -> bool:
    """Whether a generic foreign key of this name leads to people: `user`, `acting_user`; not `parent`, `data_owner`."""
    return len(words(name)) <= 2 and bool(set(words(name)) & (PERSON_TABLES - DOUBTFUL))


def _called(table: Table) -> str:
    """The kind of what the people of a table are called by where they are spoken of: their name, if they have one."""
    named = {"first name", "last name", "full name", "name", "display name"} & spoken_names(table)
    return "full_name" if named or not {"username", "nick"} & spoken_names(table) else "username"

"""What is proposed for one table: a rule for each column, whose its rows are, and what may single somebody out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from seeding.masking.finding.found import Finding
from seeding.masking.planning import SELF_KEPT, UNMAPPED_KEPT
from seeding.masking.policy import Rule, TablePolicy
from seeding.reading.subjects import Subject, names_owner
from seeding.schema import Field, Table
from seeding.vocabulary import word_set


def left_out(label: str, table: Table) -> bool:
    """Whether a policy need not name a table: it holds what the code says, or links alone."""
    named = any(label == one or (one.endswith(".") and label.startswith(one)) for one in SELF_KEPT)
    return named or label in UNMAPPED_KEPT or table.auto_created


def table_policy(
    table: Table, subject: Subject, found: Mapping[str, Finding], known: Mapping[str, Subject]
) -> TablePolicy:
    quasi = [one.field for one in found.values() if one.sensitivity == "quasi-identifier" and subject.near
             and one.kind in _SINGLING]  # fmt: skip
    quasi += [one.name for one in table.fields if one.name in ("country", "country_code") and subject.person
              and one.reference is None]  # fmt: skip
    sensitive = tuple(one.field for one in found.values() if one.sensitivity == "sensitive")
    person = _person(table, subject, found, known)
    rules = {field.name: found[field.name].rule for field in table.fields if field.name in found}
    return TablePolicy(
        label=table.label,
        columns=rules if person is not None else {name: _of_its_row(rule) for name, rule in rules.items()},
        person=person,
        delete="true" if _made_anew(table) else None,
        quasi_identifiers=(tuple(quasi[:4]),) if len(quasi) >= 2 else (),
        sensitive=sensitive if quasi else (),
    )


def _of_its_row(rule: Rule) -> Rule:
    """A shift of dates where nothing tells whose they are: one for each row."""
    return replace(rule, parameters={**rule.parameters, "by": "row"}) if rule.technique == "date_shift" else rule


_SINGLING = word_set("date_of_birth postal_code city state gender nationality marital_status job_title age company")


def _made_anew(table: Table) -> bool:
    """Whether its rows are sessions, or a cache of Django's: whatever they hold is made anew."""
    names = {one.name for one in table.fields}
    return {"session_key", "session_data"} <= names or names == {"cache_key", "value", "expires"}


def _person(table: Table, subject: Subject, found: Mapping[str, Finding], known: Mapping[str, Subject]) -> str | None:
    """The column that tells whom a row speaks of, or the foreign key that leads to who it is."""
    emails, usernames = (_substituted(table, found, kind) for kind in ("email", "username"))
    if subject.person:
        for one in table.references:
            to = one.reference.table if one.reference is not None and one.reference.one_to_one and not one.null else ""
            if to in known and known[to].person and _tells(known[to], known):
                return one.name
        for one in (*emails, *usernames):
            if one.unique:
                return one.name
        if emails:
            return emails[0].name
        return table.primary_key if table.has(table.primary_key) and _tells(subject, known) else None
    if not subject.near:
        own = [*(one for one in (*emails, *usernames) if one.unique), *emails]
        return own[0].name if own and subject.contact and not subject.thing else None
    if subject.through is None:
        return subject.identified
    first = subject.through.partition(".")[0]
    if emails and not names_owner(first):
        # Who is assigned, invites or reviews is not who has the address.
        return emails[0].name
    reference = table.field(first).reference
    if reference is None or reference.table not in known or left_out(reference.table, known[reference.table].table):
        return None
    return first if _tells(known[reference.table], known) else None


def _substituted(table: Table, found: Mapping[str, Finding], kind: str) -> list[Field]:
    return [
        one
        for one in table.fields
        if one.name in found
        and one.storage == "text"
        and one.reference is None
        and found[one.name].kind == kind
        and found[one.name].rule.technique == "substitute"
    ]


def _tells(subject: Subject, known: Mapping[str, Subject]) -> bool:
    """Whether a table's policy will say whose its rows are, through the tables that it leads to."""
    for _ in range(len(known)):
        table = subject.table
        step = table.primary_key if subject.person else (subject.through or "").partition(".")[0]
        if not table.has(step):
            return False
        reference = table.field(step).reference
        if subject.person and reference is None:
            return True
        if reference is None or reference.table not in known:
            return False
        subject = known[reference.table]
    return False

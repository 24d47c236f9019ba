"""A policy from findings: whose a row is, which columns may single somebody out, and the text for a team to review."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from seeding.masking.finding import copies
from seeding.masking.finding.finder import _user_model
from seeding.masking.finding.found import Finding
from seeding.masking.finding.proposing import plain
from seeding.masking.planning import SELF_KEPT, UNMAPPED_KEPT
from seeding.masking.policy import KEEP, UNDECIDED, Policy, Rule, TablePolicy
from seeding.reading.subjects import Subject, names_owner, subjects
from seeding.schema import Field, Table
from seeding.vocabulary import word_set

NEW = "new"
"""How a column is marked that a policy did not name before."""


def propose(
    findings: Iterable[Finding],
    schema: Mapping[str, Table],
    unmapped: Mapping[str, Table] | None = None,
    before: Policy | None = None,
) -> Policy:
    """The policy that the findings come to. What `before` decided stays as it is, word for word; the rest is added."""
    unmapped = unmapped or {}
    tables = {**schema, **unmapped}
    known = subjects(tables, _user_model(schema))
    columns: dict[str, dict[str, Finding]] = {}
    for one in findings:
        if not one.path:
            columns.setdefault(one.label, {})[one.field] = one
    proposed = {
        label: _table(tables[label], known[label], found, known)
        for label, found in columns.items()
        if not left_out(label, tables[label])
    }
    for label in proposed:
        origin = copies.historical(tables[label], tables)
        if origin in proposed:
            proposed[label] = _of_origin(proposed[label], proposed[origin], tables[label])
    decided = {**before.tables, **before.unmapped} if before is not None else {}
    whole = {label: _kept(one, decided.get(label)) for label, one in proposed.items()}
    # A table that is gone stays until a person removes it: planning says that it is.
    for label, old in decided.items():
        whole.setdefault(label, old)
    ours = Policy(
        tables={
            label: one for label, one in whole.items() if label not in unmapped and not _was_unmapped(label, before)
        },
        unmapped={label: one for label, one in whole.items() if label in unmapped or _was_unmapped(label, before)},
        seen=_seen(whole, tables, before),
    )
    if before is None:
        return ours
    return Policy(
        tables=ours.tables, unmapped=ours.unmapped, locales=before.locales, locale_weights=before.locale_weights,
        recognisers=before.recognisers, keep_words=before.keep_words, seen=ours.seen, source=before.source,
    )  # fmt: skip


def left_out(label: str, table: Table) -> bool:
    """Whether a policy need not name a table: it holds what the code says, or links alone."""
    named = any(label == one or (one.endswith(".") and label.startswith(one)) for one in SELF_KEPT)
    return named or label in UNMAPPED_KEPT or table.auto_created


def write_policy(policy: Policy, findings: Iterable[Finding], before: Policy | None = None) -> str:
    """The policy as YAML: a line for each column in the order of the table, and behind it why.

    Columns that `before` does not name are marked as new; the marks vanish with the next writing.
    """
    known = {(one.label, one.field): one for one in findings if not one.path}
    decided = {**before.tables, **before.unmapped} if before is not None else {}
    open_ = [
        f"{table.label}.{name}"
        for table in (*policy.tables.values(), *policy.unmapped.values())
        for name, rule in table.columns.items()
        if rule.technique == UNDECIDED
    ]
    lines = [
        "# What anonymize_db does to every column. Review it, decide what is undecided, commit it.",
        f"# Undecided: {len(open_)}{' (' + ', '.join(open_[:6]) + (', …)' if len(open_) > 6 else ')') if open_ else ''}",
        "version: 1",
        f"locales: {_flow(dict(zip(policy.locales, policy.locale_weights, strict=True)) if policy.locale_weights else list(policy.locales))}",
        f"recognisers: {_flow(list(policy.recognisers))}",
        f"keep_words: {_flow(list(policy.keep_words))}",
    ]
    for key, tables in (("tables", policy.tables), ("unmapped", policy.unmapped)):
        if tables or key == "tables":
            lines.append(f"{key}:" if tables else f"{key}: {{}}")
        for label, table in tables.items():
            lines += _table_lines(label, table, known, decided.get(label), marked=before is not None)
    if policy.seen:
        lines.append("seen:  # the class of field that each column had when it was decided")
        lines += [f"  {_flow(label)}: {_flow(dict(kinds))}" for label, kinds in policy.seen.items()]
    return "\n".join(lines) + "\n"


def _table_lines(
    label: str, table: TablePolicy, known: Mapping[tuple[str, str], Finding], before: TablePolicy | None, marked: bool
) -> list[str]:
    lines = [f"  {_flow(label)}:" + ("  # new table" if marked and before is None else "")]
    if table.person is not None:
        lines.append(f"    person: {_flow(table.person)}")
    if table.delete is not None:
        lines.append(f"    delete: {'true' if table.delete == 'true' else _flow(table.delete)}")
    if table.references:
        lines.append(f"    references: {_flow(dict(table.references))}")
    if table.quasi_identifiers:
        lines.append(f"    quasi_identifiers: {_flow([list(group) for group in table.quasi_identifiers])}")
    if table.sensitive:
        lines.append(f"    sensitive: {_flow(list(table.sensitive))}")
    if table.linkable:
        lines.append(f"    linkable: {_flow(list(table.linkable))}")
    if not table.columns:
        return [*lines, "    columns: {}"] if table.delete is None else lines
    lines.append("    columns:")
    for name, rule in table.columns.items():
        found = known.get((label, name))
        fresh = marked and before is not None and name not in before.columns
        why = "; ".join(([NEW] if fresh else []) + (_reasons(found, rule) if found else ["no such column now"]))
        lines.append(f"      {_flow(name)}: {_flow(plain(rule))}  # {why}")
    return lines


def _reasons(found: Finding, rule: Rule) -> list[str]:
    if rule.technique != found.rule.technique:
        # Somebody decided otherwise: what was found is still worth knowing.
        return [f"found: {found.kind}", *map(_one_line, found.evidence)]
    return list(map(_one_line, found.evidence)) or [found.kind]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


# Parts of a policy ----------------------------------------------------------------------------------------


def _table(table: Table, subject: Subject, found: Mapping[str, Finding], known: Mapping[str, Subject]) -> TablePolicy:
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
        delete="true" if _sessions(table) else None,
        quasi_identifiers=(tuple(quasi[:4]),) if len(quasi) >= 2 else (),
        sensitive=sensitive if quasi else (),
    )


def _of_origin(history: TablePolicy, origin: TablePolicy, table: Table) -> TablePolicy:
    """Former rows of a table speak of whom its rows speak, deleted ones as well."""
    person = (origin.person or "").partition(".")[0]
    if not table.has(person) or person not in history.columns:
        return history
    rule = history.columns[person]
    if rule.technique == KEEP and table.field(person).reference is None:
        rule = replace(rule, domain=f"{origin.label}.{person}")
    return replace(history, person=person, columns={**history.columns, person: rule})


def _of_its_row(rule: Rule) -> Rule:
    """A shift of dates where nothing tells whose they are: one for each row."""
    return replace(rule, parameters={**rule.parameters, "by": "row"}) if rule.technique == "date_shift" else rule


_SINGLING = word_set("date_of_birth postal_code city state gender nationality marital_status job_title age company")


def _sessions(table: Table) -> bool:
    names = {one.name for one in table.fields}
    return {"session_key", "session_data"} <= names


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


def _kept(proposed: TablePolicy, decided: TablePolicy | None) -> TablePolicy:
    if decided is None:
        return proposed
    if decided.emptied:
        return decided
    fresh = {name: rule for name, rule in proposed.columns.items() if name not in decided.columns}
    order = [*proposed.columns, *(name for name in decided.columns if name not in proposed.columns)]
    merged = {**decided.columns, **fresh}
    return TablePolicy(
        label=decided.label, columns={name: merged[name] for name in order}, person=decided.person, delete=decided.delete,
        references=decided.references, quasi_identifiers=decided.quasi_identifiers, sensitive=decided.sensitive,
        linkable=decided.linkable, where=decided.where,
    )  # fmt: skip


def _was_unmapped(label: str, before: Policy | None) -> bool:
    return before is not None and label in before.unmapped and label not in before.tables


def _seen(
    whole: Mapping[str, TablePolicy], tables: Mapping[str, Table], before: Policy | None
) -> dict[str, dict[str, str]]:
    """The classes as they were when somebody decided; those of new columns as they are."""
    found: dict[str, dict[str, str]] = {}
    for label, one in whole.items():
        old = before.seen.get(label, {}) if before is not None else {}
        table = tables.get(label)
        kinds = {}
        for name in one.columns:
            if name in old:
                kinds[name] = old[name]
            elif table is not None and table.has(name):
                kinds[name] = table.field(name).class_name
        if kinds:
            found[label] = kinds
    return found


# YAML -----------------------------------------------------------------------------------------------------

_PLAIN_TEXT = re.compile(r"[A-Za-z_$][\w.$*/+-]*(?:\[\*\][\w.$*-]*)*")
_WORDS_OF_YAML = word_set("null true false yes no on off y n ~")


def _flow(value: Any) -> str:
    """A value on one line, as YAML's flow style writes it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow(str(key))}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = str(value)
    if _PLAIN_TEXT.fullmatch(text) and text.lower() not in _WORDS_OF_YAML and "[" not in text and "*" not in text:
        return text
    import json

    return json.dumps(text, ensure_ascii=False)

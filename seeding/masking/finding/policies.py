"""A policy from findings: what is proposed for each table, beside what somebody decided before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from seeding.masking.finding import copies
from seeding.masking.finding.finder import user_model
from seeding.masking.finding.found import Finding
from seeding.masking.finding.table_policies import left_out, table_policy
from seeding.masking.policy import KEEP, Policy, TablePolicy
from seeding.reading.subjects import subjects
from seeding.schema import Table


def propose(
    findings: Iterable[Finding],
    schema: Mapping[str, Table],
    unmapped: Mapping[str, Table] | None = None,
    before: Policy | None = None,
) -> Policy:
    """The policy that the findings come to. What `before` decided stays as it is, word for word; the rest is added."""
    unmapped = unmapped or {}
    tables = {**schema, **unmapped}
    known = subjects(tables, user_model(schema))
    columns: dict[str, dict[str, Finding]] = {}
    for one in findings:
        if not one.path:
            columns.setdefault(one.label, {})[one.field] = one
    proposed = {
        label: table_policy(tables[label], known[label], found, known)
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
    return replace(before, tables=ours.tables, unmapped=ours.unmapped, seen=ours.seen)


def _of_origin(history: TablePolicy, origin: TablePolicy, table: Table) -> TablePolicy:
    """Former rows of a table speak of whom its rows speak, deleted ones as well."""
    person = (origin.person or "").partition(".")[0]
    if not table.has(person) or person not in history.columns:
        return history
    rule = history.columns[person]
    if rule.technique == KEEP and table.field(person).reference is None:
        rule = replace(rule, domain=f"{origin.label}.{person}")
    return replace(history, person=person, columns={**history.columns, person: rule})


def _kept(proposed: TablePolicy, decided: TablePolicy | None) -> TablePolicy:
    if decided is None:
        return proposed
    if decided.emptied:
        return decided
    fresh = {name: rule for name, rule in proposed.columns.items() if name not in decided.columns}
    order = [*proposed.columns, *(name for name in decided.columns if name not in proposed.columns)]
    merged = {**decided.columns, **fresh}
    return replace(decided, columns={name: merged[name] for name in order})


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

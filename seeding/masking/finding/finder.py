"""Every column of every table, with its JSON paths: what it is and what should happen to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from seeding.masking.finding import copies, keyed
from seeding.masking.finding.acquainted import acquainted
from seeding.masking.finding.column import findings_of
from seeding.masking.finding.found import Finding
from seeding.masking.finding.likeness import LIKELY, alike
from seeding.masking.finding.samples import Samples
from seeding.masking.finding.second_looks import looked_at_again
from seeding.masking.policy import KEEP, LIKE, Rule
from seeding.reading.subjects import subjects
from seeding.schema import Table

_LIKE_BOOKKEEPING = ("history_", "pgh_")
"""How the names of columns begin in which packages say when a row was so."""


def find(
    schema: Mapping[str, Table],
    samples: Samples | None = None,
    unmapped: Mapping[str, Table] | None = None,
    *,
    likely: float = LIKELY,
) -> tuple[Finding, ...]:
    """What every column is, in the order of the tables; those within JSON values follow their column.

    `unmapped` are tables of the database that no model has, by name. Without `samples` names, types and relations
    alone decide. What a rule cannot be proposed for is `undecided`. What the rules would keep, and is at least as
    `likely` personal by its likeness to other projects' columns, is taken for such; 1 leaves it to the rules alone.
    """
    tables = {**schema, **(unmapped or {})}
    known = subjects(tables, user_model(schema))
    found = {
        (label, field.name): list(findings_of(field, known[label], samples))
        for label, table in tables.items()
        for field in table.fields
    }
    found = looked_at_again(found, known)
    if samples is not None:
        found |= {place: [one] for place, one in acquainted(found, known, samples).items()}
    naming = {(label, keyed.naming(own.rule)) for (label, _), (own, *_) in found.items()}
    likely_personal = {place: one for place, one in alike(found, known, likely) if place not in naming}
    found |= {place: [one, *found[place][1:]] for place, one in likely_personal.items()}
    for place, one in _former_values(tables, found):
        found[place] = [one]
    return tuple(one for several in found.values() for one in several)


def _former_values(
    tables: Mapping[str, Table], found: Mapping[tuple[str, str], Sequence[Finding]]
) -> Iterator[tuple[tuple[str, str], Finding]]:
    """The columns of tables that keep former rows of others: masked as the columns are that they are copies of."""
    for label, table in tables.items():
        origin = copies.historical(table, tables)
        for field in table.fields if origin is not None else ():
            bookkeeping = field.primary_key or field.reference is not None or field.name.startswith(_LIKE_BOOKKEEPING)
            if origin is None or bookkeeping or not tables[origin].has(field.name):
                continue
            of = found[origin, tables[origin].field(field.name).name][0]
            kept = of.rule.technique == KEEP
            rule = of.rule if kept else Rule(LIKE, {"": f"{origin}.{of.field}"})
            evidence = (f"former values of {origin}.{of.field}" + (", which is kept" if kept else ""),)
            yield (label, field.name), replace(of, label=label, field=field.name, rule=rule, evidence=evidence)


def user_model(schema: Mapping[str, Table]) -> str | None:
    """The label of the table of users, if it is one of these."""
    from django.conf import settings

    wanted = str(getattr(settings, "AUTH_USER_MODEL", "")).lower()
    return next((label for label in schema if label.lower() == wanted), None)

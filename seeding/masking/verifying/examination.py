"""Verifying a masking: the search of the result, and what the two measurements before and after it tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from seeding.masking.auditing.audit import How, Leak, NotSearched, SetAside
from seeding.masking.databases import store_for
from seeding.masking.memory import give_back
from seeding.masking.passes import Passes
from seeding.masking.people import People
from seeding.masking.secret import Secret
from seeding.masking.subject import Subject
from seeding.masking.verifying import integrity, privacy
from seeding.masking.verifying.plan import verified_tables
from seeding.masking.verifying.searching import Searchable, search_result


@dataclass
class Findings:
    """What verification came to; empty where nobody verified."""

    leaks: tuple[Leak, ...] = ()
    searched: Mapping[str, tuple[How, ...]] = field(default_factory=dict)
    not_searched: tuple[NotSearched, ...] = ()
    limits: tuple[NotSearched, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    compared: integrity.Compared | None = None
    privacy: tuple[privacy.Measure, ...] = ()
    warnings: tuple[str, ...] = ()
    known: tuple[People, ...] = field(default=(), repr=False)
    """The originals that were searched for, as keyed hashes."""


def measured(subject: Subject, *, in_place: bool = False, constraints: bool = True) -> integrity.Measured:
    """The database as it is before it is masked; `in_place`: tables that are not masked stay what they are."""
    tables = verified_tables(subject.plan)
    changed = _changed(subject) if in_place else None
    return integrity.measure(subject.store.connection, subject.schema, tables, changed=changed, constraints=constraints)


def _changed(subject: Subject) -> set[str]:
    """The tables that masking in place writes to."""
    return {table.label for table in subject.changed}


def search_database(passes: Passes, connection: Any, secret: Secret) -> Findings:
    """Search the whole result for originals."""
    store = store_for(connection)
    with store.snapshot():
        return search(passes, store, secret, passes.workers)


def search(passes: Passes, where: Searchable, secret: Secret, workers: int = 1) -> Findings:
    """Search everything that is there for originals; several workers are for what a database gives."""
    assert passes.originals is not None
    known = passes.originals.finish()
    give_back()
    found = search_result(where, passes.subject.plan, known, secret, passes.progress, workers)
    give_back()
    return Findings(
        found.leaks,
        passes.originals.searched(),
        found.not_searched,
        tuple(passes.originals.limits(known)),
        found.set_aside,
        known=tuple(known.originals),
    )


def examine(
    findings: Findings,
    passes: Passes,
    connection: Any,
    before: integrity.Measured,
) -> None:
    """Examine the result as a whole: rows, links, constraints, and what is left to attack."""
    subject, shapes = passes.subject, passes.shapes.finish()
    tables = verified_tables(subject.plan)
    here = subject.store.connection is connection
    after = integrity.measure(connection, subject.schema, tables, changed=_changed(subject) if here else None)
    findings.compared = integrity.compare(before, after, deleted=passes.shapes.deleted_rows, everywhere=here)
    findings.privacy = tuple(privacy.measures(connection, subject.schema, tables, shapes))
    findings.leaks += tuple(_unmasked(findings.privacy))


def _unmasked(measures: Iterable[privacy.Measure]) -> Iterator[Leak]:
    """Masked columns whose rows hold their own originals, which no search could tell from chance."""
    for one in measures:
        if one.measure == privacy.UNCHANGED_VALUES and one.verdict == "fail":
            (column,) = one.columns
            yield Leak(f"{one.table}.{column}", one.table, column, "exact", int(one.figures["rows_unchanged"]))

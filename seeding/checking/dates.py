"""Time: what comes first by its name, nothing in the future that has happened, no child before its parent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q

from seeding.checking.conditions import Says, present
from seeding.checking.registry import Asked, Items, Rule, check
from seeding.checking.report import Finding, Level
from seeding.checking.scan import plural
from seeding.checking.subject import Subject
from seeding.dating import CHANGED, CREATED, LATER, RECORDED, named_span, recorded_field
from seeding.schema import Field

BORN = re.compile(r"(date_of_birth|birth_?(day|date)|born(_at|_on)?|dob)")

PLANNED = re.compile(r".*(due|expir|end|deadline|valid|schedul|planned|start|begin|until|finish|target|next|deliver).*")
"""What may well lie in the future."""

_ANY = ("date", "time", "datetime", "timestamp")
"""Names that say nothing of what happens then."""


@check("date_order")
def order(subject: Subject) -> Items:
    """Changed before it was created, ended before it started, there before it was born: by the names of the columns."""
    for first, last, level in _pairs(subject):
        yield Rule(
            f"{first.name} + {last.name}",
            _before(subject, last, first),
            f"{subject.label}: {{rows}} with {last.name} before {first.name}.",
            "Mend the rows, and keep it so with CheckConstraint"
            f'(condition=Q({last.name}__gte=F("{first.name}")), name="…").',
            level,
        )


def _pairs(subject: Subject) -> Iterator[tuple[Field, Field, Level]]:
    """Columns of which the first is never later than the second. Where the world may be otherwise it is a warning."""
    moments = list(subject.of("timestamp", "date"))
    told: set[tuple[str, str]] = set()

    def once(first: Field, last: Field, level: Level) -> Iterator[tuple[Field, Field, Level]]:
        if first is not last and (first.name, last.name) not in told:
            told.add((first.name, last.name))
            yield first, last, level

    for first in moments:
        name = first.name.lower()
        for last in moments:
            other = last.name.lower()
            lived = BORN.fullmatch(name) and (RECORDED.fullmatch(other) or LATER.fullmatch(other))
            changed = RECORDED.fullmatch(name) and CHANGED.fullmatch(other)
            if lived or changed or named_span(subject.table, name, other):
                yield from once(first, last, "error")
            elif RECORDED.fullmatch(name) and LATER.fullmatch(other) and not PLANNED.fullmatch(other):
                yield from once(first, last, "warning")


_DATES = "{0} GLOB '[0-9][0-9][0-9][0-9]-*' AND {1} GLOB '[0-9][0-9][0-9][0-9]-*'"
"""To SQLite any text is before or after any other; the check of types tells what is no date."""


def _before(subject: Subject, late: Any, early: Any) -> Any:
    """That the column `late` holds an earlier moment than `early`.

    A second is allowed between two instants, which a program may take one after the other, and a day between an
    instant and a date, which may be of another time zone.
    """
    mixed = late.storage != early.storage
    a, b = late.attname, early.attname
    match subject.vendor:
        case "sqlite" if mixed:
            later = "date(substr({0}, 1, 10), '+1 day') < substr({1}, 1, 10)"
            return Says(f"{{0}} < {{1}} AND {later} AND {_DATES}", a, b)
        case "sqlite" if late.storage == "timestamp":
            return Says(f"{{0}} < {{1}} AND {_DATES} AND julianday({{1}}) - julianday({{0}}) > 1.5 / 86400", a, b)
        case "sqlite":
            return Says(f"{{0}} < {{1}} AND {_DATES}", a, b)
        case "postgresql" if mixed:
            return Says("CAST({0} AS date) + 1 < CAST({1} AS date)", a, b)
        case "postgresql" if late.storage == "timestamp":
            return Says("{0} + interval '1.5 second' < {1}", a, b)
    return Says("{0} < {1}", a, b)


@check("future", level="warning")
def future(subject: Subject) -> Items:
    """What has happened by its name, such as a sign-up or a change, and lies beyond the as-of instant."""
    instant = subject.database.as_of
    for f in subject.of("timestamp", "date"):
        name = f.name.lower()
        happened = any(pattern.fullmatch(name) for pattern in (CREATED, LATER, RECORDED, BORN))
        if not f.stamped and (not happened or PLANNED.fullmatch(name) or name in _ANY):
            continue
        limit = instant if f.storage == "timestamp" and f.aware else instant.replace(tzinfo=None)
        beyond: Any = Q(**{f"{f.attname}__gt": limit if f.storage == "timestamp" else limit.date()})
        if subject.vendor == "sqlite":
            beyond &= Q(Says("{0} GLOB '[0-9][0-9][0-9][0-9]-*'", f.attname))
        yield Rule(
            f.name,
            beyond,
            f"{subject.label}.{f.name}: {{rows}} beyond {instant:%Y-%m-%d %H:%M} UTC.",
            "Mend the rows, or tell the instant up to which things have happened: --as-of.",
        )


@check("before_parent", level="warning")
def before_parent(subject: Subject) -> Items:
    """A row that was created before the row that it points at."""
    own = recorded_field(subject.table)
    if own is None:
        return
    pairs: list[tuple[Field, Subject, Field]] = []
    for f in subject.fields:
        if f.reference is None or f.primary_key or not subject.database.has(f.reference.table):
            continue
        target = subject.database.subject(f.reference.table)
        theirs = recorded_field(target.table)
        if theirs is not None and own.storage == theirs.storage and target.label != subject.label:
            pairs.append((f, target, theirs))
            yield Asked()
    pairs = [pair for pair in pairs if _overlap(subject, own, *pair[1:])]
    if not pairs or not _any_earlier(subject, own, pairs):
        return
    for f, target, theirs in pairs:
        path = f"{f.name}__{theirs.attname}"
        found = subject.rows.filter(present(f.attname)).filter(_earlier(subject, own, path))
        with subject.database.attempt():
            count = found.count()
        if count:
            examples, sql = subject.examples(found)
            yield Finding(
                subject.label,
                f"{own.name} + {f.name}",
                f"{subject.label}: {plural(count)} created before the {target.label} of {f.name}.",
                f"Compare {own.name} with {f.name}.{theirs.name}; an import may have set one of them.",
                count,
                examples,
                sql,
            )


def _overlap(subject: Subject, own: Field, target: Subject, theirs: Field) -> bool:
    """Whether the first row is older than the newest that it might point at: else each of them can be left alone."""
    quote = subject.database.quote
    ((overlap,),) = subject.database.fetch(
        f"SELECT (SELECT min({quote(own.column)}) FROM {quote(subject.table.db_table)}) < "
        f"(SELECT max({quote(theirs.column)}) FROM {quote(target.table.db_table)})"
    )
    return bool(overlap)


def _any_earlier(subject: Subject, own: Field, pairs: list[tuple[Field, Subject, Field]]) -> bool:
    """Whether any row is earlier than one that it points at: one pass, in which the table itself leads every join."""
    quote = subject.database.quote
    joins, conditions = [], []
    for place, (f, target, theirs) in enumerate(pairs):
        assert f.reference is not None
        aim = target.table.field(f.reference.field)
        joins.append(
            f"LEFT JOIN {quote(target.table.db_table)} p{place} ON p{place}.{quote(aim.column)} = t.{quote(f.column)}"
        )
        conditions.append(f"t.{quote(own.column)} < p{place}.{quote(theirs.column)}")
    rows = subject.database.fetch(
        f"SELECT 1 FROM {quote(subject.table.db_table)} t {' '.join(joins)} WHERE {' OR '.join(conditions)} LIMIT 1"
    )
    return bool(rows)


def _earlier(subject: Subject, own: Field, path: str) -> Any:
    match subject.vendor:
        case "sqlite" if own.storage == "timestamp":
            return Says("{0} < {1} AND julianday({1}) - julianday({0}) > 1.5 / 86400", own.attname, path)
        case "postgresql" if own.storage == "timestamp":
            return Says("{0} + interval '1.5 second' < {1}", own.attname, path)
    return Q(**{f"{own.attname}__lt": F(path)})

"""Characters that text should not have: U+0000, bytes that are no UTF-8, nothing but blanks."""

from __future__ import annotations

from seeding.checking.conditions import Says
from seeding.checking.registry import Asked, Items, Rule, check
from seeding.checking.subject import Subject
from seeding.schema import Field

_BLANKS = {
    # What begins with a visible character of ASCII need not be trimmed to see it.
    "sqlite": "{0} <> '' AND {0} NOT BETWEEN '!' AND '~' AND trim({0}, ' ' || char(9, 10, 11, 12, 13, 160)) = ''",
    "postgresql": "{0} <> '' AND btrim({0}, E' \\t\\n\\x0b\\f\\r\\u00a0') = ''",
}


@check("nul", level="warning")
def nul(subject: Subject) -> Items:
    """Text with the character U+0000, which PostgreSQL cannot store and forms refuse."""
    if subject.vendor != "sqlite":
        return
    for f in subject.texts():
        yield Rule(
            f.name,
            Says("instr({0}, char(0)) > 0", f.attname),
            f"{subject.label}.{f.name}: {{rows}} with the character U+0000.",
            "Take it out: many programs end the text there.",
        )


@check("encoding", level="warning")
def encoding(subject: Subject) -> Items:
    """Text whose bytes are no UTF-8: reading such a row raises an error."""
    if subject.vendor != "sqlite":
        return
    fields = [f for f in subject.texts() if not f.choices]
    if not fields:
        return
    yield Asked()
    # Python's decoder tells. All columns of a row are one call, and which it is only matters where there is one.
    with subject.database.attempt():
        if not subject.rows.filter(_undecodable(fields)).exists():
            return
    for f in fields:
        yield Rule(
            f.name,
            _undecodable([f]),
            f"{subject.label}.{f.name}: {{rows}} whose bytes are no UTF-8.",
            "Write them again from their source in the right encoding.",
        )


def _undecodable(fields: list[Field]) -> Says:
    given = (
        f"CASE WHEN typeof({{{place}}}) = 'text' THEN CAST({{{place}}} AS BLOB) END" for place in range(len(fields))
    )
    return Says(f"NOT seeding_is_utf8({', '.join(given)})", *(f.attname for f in fields))


@check("whitespace", level="warning")
def whitespace(subject: Subject) -> Items:
    """Text of nothing but blanks: it counts as filled in, and shows nothing."""
    for f in subject.texts():
        if f.choices:
            continue
        yield Rule(
            f.name,
            Says(_BLANKS.get(subject.vendor, "{0} <> '' AND TRIM({0}) = ''"), f.attname),
            f"{subject.label}.{f.name}: {{rows}} of nothing but blanks.",
            "Fill them in, or empty them.",
        )

"""Characters that text should not have: U+0000, bytes that are no UTF-8, nothing but blanks."""

from __future__ import annotations

from seeding.checking.conditions import Says
from seeding.checking.registry import Items, Rule, check
from seeding.checking.subject import Subject

_BLANKS = {
    "sqlite": "{0} <> '' AND trim({0}, ' ' || char(9, 10, 11, 12, 13, 160)) = ''",
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
            f"{subject.label}.{f.name}: {{rows}} hold the character U+0000.",
            "Take it out: many programs end the text there.",
        )


@check("encoding", level="warning")
def encoding(subject: Subject) -> Items:
    """Text whose bytes are no UTF-8: reading such a row raises an error."""
    if subject.vendor != "sqlite":
        return
    for f in subject.texts():
        # Only text with more bytes than characters can be wrong, and is given to Python's decoder.
        yield Rule(
            f.name,
            Says(
                "typeof({0}) = 'text' AND length(CAST({0} AS BLOB)) > length({0}) "
                "AND NOT seeding_is_utf8(CAST({0} AS BLOB))",
                f.attname,
            ),
            f"{subject.label}.{f.name}: the bytes of {{rows}} are no UTF-8.",
            "Write them again from their source in the right encoding.",
        )


@check("whitespace", level="warning")
def whitespace(subject: Subject) -> Items:
    """Text of nothing but blanks: it counts as filled in, and shows nothing."""
    for f in subject.texts():
        if f.choices:
            continue
        yield Rule(
            f.name,
            Says(_BLANKS.get(subject.vendor, "{0} <> '' AND TRIM({0}) = ''"), f.attname),
            f"{subject.label}.{f.name}: {{rows}} hold nothing but blanks.",
            "Fill them in, or empty them.",
        )

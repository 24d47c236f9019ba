"""Columns that hold whom the database knows: names, addresses or user names of its own people, alone or in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from seeding.masking.finding.classifying import Weighed
from seeding.masking.finding.contents import EMAIL
from seeding.masking.finding.found import Finding
from seeding.masking.finding.proposing import rule_for
from seeding.masking.finding.samples import Samples
from seeding.masking.policy import KEEP, UNDECIDED
from seeding.reading.subjects import Subject
from seeding.schema import Field, Table

_IDENTITIES = ("email", "username", "full_name", "phone", "mobile")
_LEAST_LETTERS = 5
"""Shorter values are somebody's by chance."""
_LEAST_PEOPLE = 3
_LEAST_SHARE = 0.5
_LONGEST = 254
"""Characters of whoever is told by one value."""
_LONGEST_TEXT = 2000
_MOST_VALUES = 100
"""Values of each column that are asked for."""
_LEAST_TEXTS = 0.1
"""The share of texts that name somebody, from which on a column does."""
_MOST_MENTIONS = 5000
"""What may name somebody in texts, and is asked for, of each kind."""
_MENTIONS = {
    "email": EMAIL,
    "username": re.compile(r"(?<![\w.@-])(?=[\w.-]*[\d._-])[^\W\d_][\w.-]{3,}\w(?![\w.@-])"),
    "full_name": re.compile(r"(?<!\w)(?=([^\W\d_][\w'’-]+ [^\W\d_][\w'’-]+)(?!\w))"),
}
"""What stands in texts that name somebody, by kind: of user names those that are no plain word."""


@dataclass(frozen=True)
class Identity:
    """What the people of a table are told by: one column, or their first and last name."""

    kind: str
    table: Table
    fields: tuple[Field, ...]


def acquainted(
    findings: Mapping[tuple[str, str], Sequence[Finding]], known: Mapping[str, Subject], samples: Samples
) -> dict[tuple[str, str], Finding]:
    """The findings that change: columns that would be kept or left to a person, and hold people of this database."""
    asked = {
        (one.label, one.field): values
        for several in findings.values()
        for one in several[:1]
        if one.rule.technique in (KEEP, UNDECIDED) and (values := _values(one, known[one.label], samples))
    }
    wanted = sorted({value for values in asked.values() for value in values if len(value) <= _LONGEST})
    changed: dict[tuple[str, str], Finding] = {}
    for identity in _identities(findings, known) if wanted else ():
        there = samples.present(identity.table, identity.fields, wanted)
        for place, values in asked.items():
            hits = frozenset(value for value in there & values if _may_be(value, identity.kind))
            if len(hits) >= max(_LEAST_PEOPLE, _LEAST_SHARE * len(values)) and place not in changed:
                changed[place] = _found(findings[place][0], known[place[0]], identity, len(hits) / len(values))
    told = {place: texts for place, texts in asked.items() if place not in changed}
    return _told(told, findings, known, samples) | changed


def _told(
    asked: Mapping[tuple[str, str], frozenset[str]],
    findings: Mapping[tuple[str, str], Sequence[Finding]],
    known: Mapping[str, Subject],
    samples: Samples,
) -> dict[tuple[str, str], Finding]:
    """The findings that change: columns whose texts name people of this database, as lines of a log do."""
    changed: dict[tuple[str, str], Finding] = {}
    for identity in _identities(findings, known):
        if identity.kind not in _MENTIONS:
            continue
        named = {place: {text: _mentioned(text, identity.kind) for text in texts} for place, texts in asked.items()}
        wanted = sorted({one for texts in named.values() for those in texts.values() for one in those})
        there = samples.present(identity.table, identity.fields, wanted[:_MOST_MENTIONS]) if wanted else frozenset()
        for place, texts in named.items():
            hits = sum(bool(those & there) for those in texts.values())
            people = {one for those in texts.values() for one in those & there}
            if len(people) >= _LEAST_PEOPLE and hits >= _LEAST_TEXTS * len(texts) and place not in changed:
                evidence = f"{hits / len(texts):.0%} of its texts name somebody of {_whose(identity)}"
                weighed = Weighed("free_text", "free text", 0.8, (evidence,))
                changed[place] = _with(findings[place][0], known[place[0]], weighed)
    return changed


def _mentioned(text: str, kind: str) -> set[str]:
    """What may name somebody in a text: of a key such as `user.jdoe77.theme`, each part of letters and digits, too."""
    found = set(_MENTIONS[kind].findall(text))
    if kind == "username":
        found |= {part for one in found for part in _PARTS.split(one) if _MIXED.fullmatch(part)}
    return found


_PARTS = re.compile(r"[.-]")
_MIXED = re.compile(r"(?=\D*\d)(?=.*[^\W\d_])\w{6,}")


def _may_be(value: str, kind: str) -> bool:
    """Whether a value looks like what the people of a table are told by: no word is a telephone number."""
    if kind in ("phone", "mobile"):
        return sum(map(str.isdigit, value)) >= _LEAST_LETTERS
    return kind != "email" or "@" in value


def _values(finding: Finding, subject: Subject, samples: Samples) -> frozenset[str]:
    """The values of a column that may be somebody's."""
    field = subject.table.field(finding.field)
    if field.storage != "text" or field.reference is not None or field.primary_key or field.choices:
        return frozenset()
    texts = (one.strip() for one in samples.sample(subject.table, field) if isinstance(one, str))
    likely = (one for one in texts if _LEAST_LETTERS <= len(one) <= _LONGEST_TEXT and not one.isdigit())
    return frozenset(list(dict.fromkeys(likely))[:_MOST_VALUES])


def _identities(
    findings: Mapping[tuple[str, str], Sequence[Finding]], known: Mapping[str, Subject]
) -> Iterator[Identity]:
    for label, subject in known.items():
        if not subject.person:
            continue
        kinds = {
            field: findings[label, field.name][0].kind
            for field in subject.table.fields
            if (label, field.name) in findings
        }
        for field, kind in kinds.items():
            if kind in _IDENTITIES and field.storage == "text" and field.reference is None:
                yield Identity(kind, subject.table, (field,))
        parts = [
            next((field for field, kind in kinds.items() if kind == part), None) for part in ("first_name", "last_name")
        ]
        if parts[0] is not None and parts[1] is not None:
            yield Identity("full_name", subject.table, (parts[0], parts[1]))


def _found(before: Finding, subject: Subject, identity: Identity, share: float) -> Finding:
    evidence = f"{share:.0%} of its values are in {_whose(identity)}"
    return _with(before, subject, Weighed(identity.kind, "direct identifier", 0.9, (evidence,)))


def _whose(identity: Identity) -> str:
    return f"{identity.table.label}.{' and '.join(one.name for one in identity.fields)}"


def _with(before: Finding, subject: Subject, weighed: Weighed) -> Finding:
    return replace(
        before,
        kind=weighed.kind,
        sensitivity=weighed.sensitivity,
        personal=True,
        confidence=weighed.confidence,
        rule=rule_for(subject.table.field(before.field), subject, weighed),
        evidence=weighed.evidence,
    )

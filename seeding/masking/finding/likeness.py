"""A second opinion on what the rules would keep: how much a column is like those that people marked as personal.

`likeness.json` holds what each trait of a column weighs: a logistic regression over the columns of some 170
projects, each read by hand before the rules had seen it, so that the weights tell what rules leave out on projects that
are new to them. `benchmarks/likeness.py` fits them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from seeding.masking.finding.classifying import OCCASIONS, PROSE, TECHNICAL, TITLES, URLS, Weighed
from seeding.masking.finding.found import Finding
from seeding.masking.finding.proposing import rule_for
from seeding.masking.policy import KEEP, UNDECIDED
from seeding.reading.signs import Sensitivity
from seeding.reading.subjects import (
    AUDITORS,
    LOGS,
    MESSAGES,
    ORGANISATIONS,
    PAYMENTS,
    PEOPLE,
    PLACES,
    SECRETS,
    THINGS,
    Subject,
)
from seeding.schema import Field
from seeding.vocabulary import words

LIKELY = 0.2
"""Columns as likely as that are taken for personal, until somebody says otherwise."""
CERTAIN = 0.4
"""Columns as likely as that get a rule; a person decides on the others."""

FOUND = "*"
"""The kind, among traits, of a column that the rules find: what it is called tells of others."""
_LONG = 500
_MOST_REACH = 3
_CERTAINLY_NOT = ("reference", "wording", "mapping", "inventory", "repeated")
"""Kinds of what tells nothing of anybody, whatever it is like."""
_DENSE = (1, 3, 6, 10, 16, 25, 40)
"""How many in a hundred columns are personal: few in a project of machines or catalogues, many in one of people."""
_SUBJECTS = (
    "person", "audited", "message", "log", "thing", "place", "organisation", "payment", "tracked", "secret", "detail",
    "broadcast", "part_of_person", "listed", "contact", "beside_message", "mass", "deal", "keyed", "named_values",
    "software", "animal", "filled_in", "credentials",
)  # fmt: skip
"""What a table may be."""
_LISTS = {
    "people": PEOPLE, "auditors": AUDITORS, "messages": MESSAGES, "logs": LOGS, "payments": PAYMENTS,
    "secrets": SECRETS,
    "things": THINGS, "organisations": ORGANISATIONS, "places": PLACES, "technical": TECHNICAL, "prose": PROSE,
    "titles": TITLES, "urls": URLS, "occasions": OCCASIONS,
}  # fmt: skip
"""Lists of words that say alike."""


@dataclass(frozen=True)
class Neighbours:
    """The other columns of a table: the kinds of those that are personal, and the words of all; and how many in a
    hundred columns are personal in its app and in its project."""

    kinds: tuple[str, ...]
    columns: int
    words: frozenset[str]
    app: int = 0
    project: int = 0


def traits(field: Field, subject: Subject, kind: str, beside: Neighbours) -> dict[str, float]:
    """What a column has in common with others, and how much: its words, type and table, and what stands beside it.

    `kind` is what the rules make of it.
    """
    said = words(field.name)
    stored = _stored(field)
    near = "far" if subject.reach is None else str(min(subject.reach, _MOST_REACH))
    personal = len(beside.kinds)
    about = "5" if personal > 4 else "3" if personal > 2 else str(personal)
    found = {
        f"kind {kind}", f"stored {stored}", f"beside {about}", f"reach {near}", f"kind {kind} beside {about}",
        f"stored {stored} beside {about}", f"kind {kind} reach {near}", f"stored {stored} reach {near}",
    }  # fmt: skip
    for where, many in (("app", beside.app), ("project", beside.project)):
        dense = f"{where} dense {sum(many >= one for one in _DENSE)}"
        found |= {dense, f"{dense} kind {kind}"}
    for one in _SUBJECTS:
        if getattr(subject, one):
            found |= {f"is {one}", f"is {one} kind {kind}", f"is {one} stored {stored}"}
    for one in beside.kinds:
        found |= {f"beside {one}", f"beside {one} stored {stored}"}
    found |= (
        {f"word {one}" for one in said} | {f"first {one}" for one in said[:1]} | {f"last {one}" for one in said[-1:]}
    )
    found |= {f"{part} {one}" for one in subject.words for part in ("table", f"stored {stored} table")}
    found |= {f"table last {one}" for one in subject.words[-1:]}
    for called, listed in _LISTS.items():
        if listed & set(said):
            found.add(f"word of {called}")
        if listed & set(said[-1:]):
            found |= {f"last of {called}", f"last of {called} reach {near}"}
        if listed & set(subject.words):
            found |= {f"table of {called}", f"table of {called} stored {stored}"}
    return (
        dict.fromkeys(found, 1.0)
        | {f"near {one}": 0.3 for one in beside.words - set(said)}
        | {"share": personal / max(1, beside.columns)}
    )


def _stored(field: Field) -> str:
    if field.choices:
        return f"{field.storage} chosen"
    if field.storage == "text" and (field.max_length is None or field.max_length > _LONG):
        return "text long"
    return str(field.storage)


def free(field: Field) -> bool:
    """Whether a column holds something of its own: no key, nor a link."""
    return field.reference is None and not field.primary_key


def neighbours(
    findings: Mapping[tuple[str, str], Sequence[Finding]], known: Mapping[str, Subject]
) -> dict[tuple[str, str], Neighbours]:
    """What stands beside each column that holds something of its own, as the rules found it."""
    tables: dict[str, list[Finding]] = {}
    for (label, name), (own, *_) in findings.items():
        if free(known[label].table.field(name)):
            tables.setdefault(label, []).append(own)
    apps: dict[str, list[Finding]] = {}
    for label, held in tables.items():
        apps.setdefault(label.partition(".")[0], []).extend(held)
    dense = {app: _percent(held) for app, held in apps.items()}
    project = _percent([one for held in tables.values() for one in held])
    beside = {}
    for label, held in tables.items():
        said = frozenset(word for one in held for word in words(one.field))
        personal = [(one.field, one.kind) for one in held if one.personal]
        for own in held:
            kinds = tuple(kind for name, kind in personal if name != own.field)
            beside[label, own.field] = Neighbours(kinds, len(held), said, dense[label.partition(".")[0]], project)
    return beside


def _percent(findings: Sequence[Finding]) -> int:
    return 100 * sum(one.personal for one in findings) // max(1, len(findings))


@lru_cache(maxsize=1)
def _weights() -> tuple[float, Mapping[str, float]]:
    read = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return read["bias"], read["weights"]


def likeness(of: Mapping[str, float]) -> float:
    """How likely a column with these traits is personal, as people marked such columns."""
    bias, weights = _weights()
    return 1 / (1 + math.exp(-bias - sum(weights.get(one, 0.0) * much for one, much in of.items())))


def alike(
    findings: Mapping[tuple[str, str], Sequence[Finding]], known: Mapping[str, Subject], least: float
) -> Iterator[tuple[tuple[str, str], Finding]]:
    """The findings that change: columns that would be kept, and are at `least` that likely personal."""
    for (label, name), beside in neighbours(findings, known).items():
        own, subject = findings[label, name][0], known[label]
        if own.personal or own.kind in _CERTAINLY_NOT or own.rule.technique not in (KEEP, UNDECIDED):
            continue
        of = traits(subject.table.field(name), subject, kind_of(own), beside)
        how = likeness(of)
        if how >= least:
            yield (label, name), _found(own, subject, how, of)


def kind_of(finding: Finding) -> str:
    """The kind of a column among its traits."""
    return FOUND if finding.personal else f"{finding.kind}{'?' if finding.rule.technique == UNDECIDED else ''}"


_KINDS = {
    "json": "json",
    "bytes": "binary",
    "boolean": "sensitive",
    "integer": "sensitive",
    "float": "sensitive",
    "decimal": "sensitive",
}
"""What a column is taken for by its storage, where nothing but its likeness says that it is personal."""


def _found(before: Finding, subject: Subject, likely: float, of: Mapping[str, float]) -> Finding:
    field = subject.table.field(before.field)
    # What a program reads, such as a language, changes places: covered, it could not be read.
    worded = field.choices or (field.storage == "text" and before.kind == "code")
    kind = "sensitive" if worded else _KINDS.get(field.storage, "text")
    if field.class_name.endswith(("FileField", "ImageField")):
        kind = "file"
    sensitivity: Sensitivity = "sensitive" if kind == "sensitive" else "free text"
    evidence = (_because(likely, of), *before.evidence[:1])
    certain = likely >= CERTAIN
    weighed = Weighed(kind, sensitivity, likely, evidence, decided=certain, leaning=not certain)
    return replace(
        before,
        kind=kind,
        sensitivity=weighed.sensitivity,
        personal=True,
        confidence=round(likely, 2),
        rule=rule_for(field, subject, weighed),
        evidence=evidence,
    )


_TOLD = ("word ", "last ", "table ")


def _because(likely: float, of: Mapping[str, float]) -> str:
    weights = _weights()[1]
    heavy = sorted((one for one in of if weights.get(one, 0.0) > 0), key=lambda one: -weights[one] * of[one])
    said = [one.rpartition(" ")[2] for one in heavy if one.startswith(_TOLD) and " of " not in one]
    named = ", ".join(f"“{one}”" for one in list(dict.fromkeys(said))[:2])
    return f"{likely:.0%} likely by columns like it in other projects" + (f", for {named}" if named else "")

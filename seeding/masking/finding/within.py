"""What stands within JSON: a finding for each path, and what they make of their column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from seeding.masking.finding import contents, paths, proposing
from seeding.masking.finding.classifying import Weighed, weigh
from seeding.masking.finding.found import Finding, finding_of
from seeding.masking.policy import KEEP, Rule
from seeding.reading.subjects import PEOPLE, Subject
from seeding.schema import Field
from seeding.vocabulary import word_set, words

_WORDED = word_set("text name_of_thing url file file_name")
"""Kinds of texts within documents that may hold what no name says."""


def findings_within(field: Field, subject: Subject, documents: list[Any]) -> Iterator[Finding]:
    """What stands at each path of the documents in a column."""
    found = paths.leaves(documents) if documents else None
    leaves = {path: (_leaf(field, path, values), contents.look(values)) for path, values in (found or {}).items()}
    weighed_at = {path: weigh(leaf, subject, content) for path, (leaf, content) in leaves.items()}
    # An object that holds somebody's address or name speaks of that person: so do company and job title beside it.
    persons = {paths.parent(path) for path, one in weighed_at.items() if one.sensitivity == "direct identifier"}
    for path, weighed in weighed_at.items():
        leaf, content = leaves[path]
        if paths.parent(path) in persons and not weighed.signs:
            again = weigh(leaf, replace(subject, person=True), content)
            weighed = again if again.signs and again.personal else weighed
        if weighed.decided and weighed.kind in ("binary", "json"):
            weighed = replace(weighed, kind="text")
        if not weighed.decided:
            weighed = replace(
                weighed, decided=True, leaning=False, kind="free_text", evidence=("text that nothing is known of",)
            )
        rule = proposing.rule_for(leaf, subject, weighed)
        if leaf.storage == "text" and rule.technique == KEEP and weighed.kind in _WORDED:
            # A document that speaks of people may do so in any of its texts.
            rule = Rule("free_text")
        yield finding_of(field, subject, weighed, rule, path)


def _leaf(field: Field, path: str, values: list[Any]) -> Field:
    """What stands at a path, as a column of its own."""
    name = _spoken(path, field.name) or field.name
    return replace(
        field, name=name, attname=name, storage=paths.shapes(values), class_name="", verbose_name="", help_text="",  # type: ignore[arg-type]
        max_length=None, unique=False, primary_key=False, choices=(), item=None,
    )  # fmt: skip


def _spoken(path: str, column: str) -> str:
    """What stands at a path, by its last key; the `name` in a `user` is that of a person, and what stands in an
    `emergency_contact` is somebody else's than the row's.
    """
    last = paths.last_key(path)
    above = words(paths.last_key(paths.parent(path)) or column) if last else ()
    if set(above) & proposing.OTHERS:
        return f"{'_'.join(above)}_{last}"
    return "person_name" if words(last) == ("name",) and above and above[-1] in PEOPLE else last


def with_paths(field: Field, weighed: Weighed, rule: Rule, within: list[Finding]) -> tuple[Weighed, Rule]:
    """The column by what its paths are: personal where one of them is certain to be, with a rule for each."""
    if not within:
        return weighed, rule
    certain = [one for one in within if one.personal and (one.kind != "free_text" or weighed.personal)]
    if not certain and not weighed.personal and weighed.decided:
        return weighed, rule
    rest = Rule("free_text")
    parameters = {one.path: proposing.plain(one.rule) for one in within if one.rule != rest} | {"rest": rest.technique}
    named = ", ".join(f"{one.path} ({one.kind})" for one in certain[:3])
    best = max((one.confidence for one in certain), default=weighed.confidence)
    return (
        replace(
            weighed,
            kind="json",
            sensitivity=weighed.sensitivity if weighed.sensitivity == "secret" else "free text",
            confidence=max(best, weighed.confidence),
            evidence=(*((f"it holds {named}",) if named else ()), *weighed.evidence[:1]),
            decided=True,
            leaning=False,
        ),
        Rule("json", parameters) if len(parameters) > 1 else rest,
    )

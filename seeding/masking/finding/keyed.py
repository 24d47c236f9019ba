"""Tables of names and values: what a value is says the name beside it, and each name has a rule of its own."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import Any

from seeding.masking.finding import contents, paths, proposing
from seeding.masking.finding.classifying import Weighed, signs_of, weigh
from seeding.masking.finding.samples import Samples
from seeding.masking.policy import KEEP, Rule, When
from seeding.reading.subjects import Subject
from seeding.schema import Field
from seeding.vocabulary import word_set, words

_VALUES = word_set("value val answer response content data")
"""Last words of columns that hold values of any kind."""
_NAMES = word_set("key name field attribute code slug label question option setting property type kind parameter")
"""Last words of columns that say what such a value is."""
_SEVERAL = 5
"""Rows of a name that says nothing, from which on its values do."""
_MOST_NAMES = 30
"""Names, the most frequent ones, that have rules."""
_UNSURE = ("free_text", "text", "json", "records", "name_of_thing")
"""Kinds that need no rule of their own."""
_IS = " == "
_STAYING = (KEEP, "redact", "token", "hash")
"""Techniques of the column that hold for the values that no name tells of."""


def keyed(field: Field, subject: Subject, samples: Samples, weighed: Weighed, rule: Rule) -> tuple[Weighed, Rule]:
    """What a column of values is, and its rule, by the names beside them; as given where they say nothing."""
    named = _named(field, subject)
    if named is None:
        return weighed, rule
    beside: defaultdict[str, list[Any]] = defaultdict(list)
    for name, value in samples.pairs(subject.table, named, field):
        if isinstance(name, str) and not {'"', "\\", "\n"} & set(name):
            beside[name].append(value)
    often = sorted(beside, key=lambda name: (-len(beside[name]), name))[:_MOST_NAMES]
    found = {name: _weighed(field, subject, name, beside[name]) for name in sorted(often)}
    certain = {name: one for name, one in found.items() if one is not None}
    rules = {name: proposing.rule_for(_called(field, name), subject, one) for name, one in certain.items()}
    rest = rule if rule.technique in _STAYING else Rule("free_text")
    whens = [
        When(f"{named.name}{_IS}{json.dumps(name, ensure_ascii=False)}", own)
        for name, own in rules.items()
        if own not in (Rule(KEEP), rest)
    ]
    if not whens:
        return weighed, rule
    kinds = ", ".join(f"{name} ({certain[name].kind})" for name in list(certain)[:3])
    evidence = (f"{named.name} says what it is: {kinds}", *weighed.evidence[:1])
    sensitivity = weighed.sensitivity if weighed.personal else "free text"
    weighed = replace(
        weighed, kind="free_text", sensitivity=sensitivity, evidence=evidence, decided=True, leaning=False, copy=None
    )
    return weighed, replace(rest, when=tuple(whens))


def naming(rule: Rule) -> str | None:
    """The column whose names tell a rule of this kind what values are."""
    return rule.when[0].condition.partition(_IS)[0] if rule.when else None


def _named(field: Field, subject: Subject) -> Field | None:
    """The column that says what the values of this one are: `meta_key` of `meta_value` before any other."""
    *before, last = words(field.name) or ("",)
    if last not in _VALUES or field.storage != "text" or field.unique or field.choices:
        return None
    others = [one for one in subject.table.fields if one.storage == "text" and not one.unique and one is not field]
    named = [one for one in others if words(one.name)[-1:] and words(one.name)[-1] in _NAMES]
    alike = [one for one in named if [*words(one.name)[:-1]] == before]
    return next((one for one in (*alike, *named)), None)


def _weighed(field: Field, subject: Subject, name: str, values: list[Any]) -> Weighed | None:
    """What stands beside a name, where that is somebody's for certain."""
    called, content = _called(field, name), contents.look(values)
    # A name that is somebody's value itself does not get into a policy, nor one that few rows have and says nothing.
    if paths.tells(name) or (len(values) < _SEVERAL and not signs_of(called, subject)):
        return None
    weighed = weigh(called, subject, content)
    certain = weighed.signs and weighed.personal and weighed.kind not in _UNSURE
    # What people write of telephones is no telephone.
    told = content is not None and content.told >= contents.TOLD
    return weighed if certain and not told else None


def _called(field: Field, name: str) -> Field:
    return replace(field, name=name, attname=name, class_name="", verbose_name="", help_text="")

"""One column by itself: what its name, its table and samples of it say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from seeding.masking.finding import contents, copies, keyed, proposing
from seeding.masking.finding.classifying import HSTORES, Weighed, weigh
from seeding.masking.finding.fitting import fitted
from seeding.masking.finding.found import Finding, finding_of
from seeding.masking.finding.samples import LOOKED_AT, Samples
from seeding.masking.finding.within import findings_within, with_paths
from seeding.masking.policy import KEEP, Rule
from seeding.reading.subjects import Subject
from seeding.schema import Field


def findings_of(field: Field, subject: Subject, samples: Samples | None) -> Iterator[Finding]:
    """What a column is, and what stands within its values of JSON, looking at samples where there are some."""
    values = samples.sample(subject.table, field) if samples is not None and _looked_at(field) else []
    documents = [value for value in values if isinstance(value, (dict, list))]
    scalars = [one for value in values for one in (value if isinstance(value, list) else (value,))]
    content = contents.look(scalars) if values else None
    weighed = weigh(field, subject, content)
    if weighed.kind == "records" and weighed.copy is not None:
        written = documents or [json.loads(value) for value in values if _is_json(value)]
        weighed = replace(weighed, copy=copies.laid_out(subject.table, weighed.copy, written))
    rule = proposing.rule_for(field, subject, weighed, alone=contents.single_addresses(scalars))
    kept = rule.technique == "records"
    within: list[Finding] = []
    if field.storage == "json" or field.class_name in HSTORES:
        if not kept:
            within = list(findings_within(field, subject, documents))
            weighed, rule = with_paths(field, weighed, rule, within)
            if rule.technique == KEEP and (share := contents.addressed(documents)):
                evidence = (f"{share:.0%} of {len(documents)} documents hold e-mail addresses",)
                weighed, rule = Weighed("json", "free text", 0.8, evidence), Rule("free_text")
    elif weighed.personal and not kept and content is not None and content.share("json") > 0.9:
        within = list(findings_within(field, subject, [json.loads(value) for value in values if _is_json(value)]))
        if within:
            weighed, rule = with_paths(field, weighed, rule, within)
            if rule.technique == "json":
                rule = replace(rule, parameters={**rule.parameters, "corrupt": "redact"})
    elif rule.technique == "shuffle" and content is not None and content.told >= contents.TOLD:
        # Sentences may name somebody, whom shuffling would leave in another row.
        rule = fitted(Rule("redact"), field, subject.table)
    if samples is not None and not within:
        weighed, rule = keyed.keyed(field, subject, samples, weighed, rule)
    yield finding_of(field, subject, weighed, rule)
    yield from within


def _is_json(value: Any) -> bool:
    try:
        json.loads(value)
    except (TypeError, ValueError):
        return False
    return True


def _looked_at(field: Field) -> bool:
    return field.reference is None and field.storage in LOOKED_AT and not field.auto

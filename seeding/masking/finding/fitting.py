"""Whether a rule fits its column, asked of the technique itself, and what fits instead where it does not."""

from __future__ import annotations

from collections.abc import Iterator

from seeding.masking.conditions import held_to_checks
from seeding.masking.policy import KEEP, LIKE, UNDECIDED, Rule
from seeding.masking.techniques import Target, build, problems_of
from seeding.schema import Field, Table


def fitted(rule: Rule, field: Field, table: Table) -> Rule:
    """The rule, or the nearest one that the column can hold; `undecided` where there is none."""
    if rule.technique in (KEEP, UNDECIDED, LIKE) or field.reference is not None:
        return rule
    return next((one for one in (rule, *_instead(rule, field)) if not misfits(one, field, table)), Rule(UNDECIDED))


def misfits(rule: Rule, field: Field, table: Table) -> list[str]:
    """Why a rule cannot be that of a column, as its technique says."""
    try:
        technique = build(rule.technique, rule.parameters.get("", rule.parameters))
    except ValueError as error:
        return [str(error)]
    kind = getattr(technique, "kind", None)
    own = [one for one in table.uniques if one.fields == (field.name,)]
    target = Target(
        label=table.label,
        field=held_to_checks(field, table),
        domain=kind if isinstance(kind, str) else f"{table.label}.{field.name}",
        unique=field.unique or field.primary_key or bool(own),
        unique_any_case=any(one.lowered for one in own),
        together=tuple(one.fields for one in table.uniques if len(one.fields) > 1 and field.name in one.fields),
    )
    found = list(problems_of(technique, target))
    if target.unique and not technique.keeps_distinct and not found:
        found.append(f"{target} is unique")
    return found


def _instead(rule: Rule, field: Field) -> Iterator[Rule]:
    """Rules from the one that keeps most to the one that keeps least."""
    if rule.technique == "ip":
        yield Rule("substitute", {"": "ip"})
        yield Rule("substitute", {"": "ipv4"})
    if rule.technique in ("url", "hash", "redact", "token") and field.class_name == "URLField":
        yield Rule("substitute", {"": "url"})
    if rule.technique in ("shuffle", "noise") and field.storage == "integer":
        yield Rule("fpe", {"alphabet": "digits"})
    if rule.technique in ("password", "token", "redact"):
        yield Rule("token")
    if field.storage in ("date", "timestamp"):
        yield Rule("date_shift", {"days": 180})
    for technique in ("token", "hash"):
        yield Rule(technique)
    if field.null and not field.primary_key:
        yield Rule("null")
    for technique in ("redact", "shuffle"):
        if not field.primary_key:  # Shuffled, a key would still be that of somebody in every other system.
            yield Rule(technique)
    if field.storage == "json":
        yield Rule("json", {"rest": "redact"})
    yield Rule("constant", {"": ""})

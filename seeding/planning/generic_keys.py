"""What generic foreign keys point at, and how their two columns are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from seeding.relations import GenericKey, GenericType
from seeding.schema import Field, Table, seedable
from seeding.spec import PickAny, pick_any
from seeding.truth import Unjudged, truth

MOST_TARGETS = 6
"""Tables that a generic foreign key points at which nobody declared."""


def inferred_generics(
    table: Table, given: Mapping[str, Any], schema: Mapping[str, Table], planned: frozenset[str]
) -> dict[str, Any]:
    """What the generic foreign keys that nobody declared point at: the tables that declare the way back, else those
    that most others point at. None where no table's keys fit, or somebody says what one of the two columns holds.
    """
    found = {}
    for generic in table.generics:
        if any(name in given for name in (generic.name, generic.content_type, generic.object_id)):
            continue
        key, type_of = table.field(generic.object_id), table.field(generic.content_type)
        if type_of.reference is None or type_of.reference.table != "contenttypes.ContentType":
            continue
        fitting = [
            label
            for label in planned
            if label != table.label
            and seedable(schema[label])
            and not schema[label].auto_created
            and not schema[label].generics
            and _key_fits(schema[label], key, schema)
            and _type_allowed(label, type_of)
        ]
        back = [label for label in fitting if table.label in schema[label].listed]
        targets = sorted(back) or _most_pointed_at(fitting, schema)
        targets = targets[:MOST_TARGETS]
        if targets:
            nullable = type_of.null and type_of.blank and key.null and key.blank
            both = {generic.content_type, generic.object_id}
            plain = [set(one.fields) for one in table.uniques if one.condition is None and not one.expression]
            chosen = pick_any(
                dict.fromkeys(targets, 1.0),
                skewed=not any(both <= names for names in plain),
                missing=0.2 if nullable else 0.0,
            )
            found[generic.name] = replace(chosen, once=both in plain)
    return found


def _type_allowed(label: str, type_of: Field) -> bool:
    """Whether `limit_choices_to` of a key to content types leaves that of a table."""
    app_label, _, name = label.partition(".")
    try:
        return type_of.limit is None or truth(type_of.limit, {"app_label": app_label, "model": name.lower()}) is True
    except Unjudged:
        return True


def _key_fits(target: Table, key: Field, schema: Mapping[str, Table]) -> bool:
    """Whether the column can hold the keys of a table."""
    own = target.key
    while own.reference is not None and own.reference.table in schema:
        own = schema[own.reference.table].field(own.reference.field)
    if key.storage == "text":
        room = key.max_length or 1000
        return own.storage in ("integer", "uuid", "text") and room >= (
            36 if own.storage == "uuid" else own.max_length or 10
        )
    return own.storage == key.storage and (own.storage != "integer" or own.auto or own.reference is not None)


def _most_pointed_at(labels: Iterable[str], schema: Mapping[str, Table]) -> list[str]:
    """The labels, those of the tables first that most foreign keys point at."""
    keys = Counter(
        key.reference.table
        for table in schema.values()
        if not table.auto_created
        for key in table.references
        if key.reference is not None
    )
    return sorted(labels, key=lambda label: (-keys[label], label))


def generic_sources(
    table: Table, given: Mapping[str, Any], planned: frozenset[str], problems: list[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The declarations with the two columns of each generic foreign key in its place, and what the keys point at."""
    columns, generics = dict(given), {}
    for generic in table.generics:
        if generic.name not in columns:
            continue
        source = columns.pop(generic.name)
        if isinstance(source, PickAny):
            kept = [place for place, label in enumerate(source.tables) if label in planned and source.weights[place]]
            if not kept:
                problems.append(
                    f"{table.label}.{generic.name} picks rows of {', '.join(source.tables)}, none of which are made. "
                    f"Ask for some, as in {source.tables[0]}=10."
                )
                continue
            source = replace(
                source,
                tables=tuple(source.tables[place] for place in kept),
                weights=tuple(source.weights[place] for place in kept),
            )
        generics[generic.name] = source
        columns.setdefault(generic.content_type, GenericType(generic.name))
        once = isinstance(source, PickAny) and source.once
        columns.setdefault(generic.object_id, GenericKey(generic.name, once))
    return columns, generics

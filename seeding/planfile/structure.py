"""The JSON Schema of plan files, put together from the forms, and what of a document does not meet it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from seeding.documents import Document
from seeding.planfile.forms import FORMS, MODIFIERS, SHARE, WEIGHTS, Json

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

TYPES = (
    "boolean", "date", "decimal", "duration", "email", "float", "integer", "json", "slug", "text", "time", "timestamp",
    "url", "uuid",
)  # fmt: skip
"""What a field of a data set without a model may hold."""

_ROWS: Json = {"type": "integer", "minimum": 0, "description": "How many rows."}


def _described(summary: str, schema: Json) -> Json:
    return {"description": summary, **schema}


def field_schema(of_data_set: bool) -> Json:
    """How one field is drawn; fields of data sets also say what they hold."""
    properties = {
        **{name: _described(f"{form.summary} Example: {form.example}", form.schema) for name, form in FORMS.items()},
        **MODIFIERS,
    }
    if of_data_set:
        properties |= {
            "type": {"enum": list(TYPES), "description": "What the field holds; by default what its form gives."},
            "max_length": {"type": "integer", "minimum": 1},
            "digits": {"type": "integer", "minimum": 1, "maximum": 18},
            "places": {"type": "integer", "minimum": 0, "maximum": 9},
            "unique": {"type": "boolean"},
            "references": {"type": "string", "description": "The data set or model (app.Model) whose rows it names."},
        }
    return {
        "description": "A form with its modifiers; a plain value is the same in every row.",
        "type": ["object", "string", "number", "boolean", "null", "array"],
        "properties": properties,
        "additionalProperties": False,
    }


def _table_schema(of_data_set: bool) -> Json:
    properties: Json = {
        "rows": _ROWS,
        "per": {
            "description": "So many rows for each row of another model.",
            "type": "object",
            "properties": {
                "model": {"type": "string"},
                "ratio": {"type": "number", "exclusiveMinimum": 0},
                "least": {"type": "integer", "minimum": 0},
            },
            "required": ["model", "ratio"],
            "additionalProperties": False,
        },
        "children_of": {"type": "string", "description": "The foreign key to the parent, or the label of a model."},
        "fan_out": {
            **WEIGHTS,
            "description": "How many children parents have, in shares that sum to 1 or 100.",
            "propertyNames": {"pattern": "^[0-9]+$"},
        },
        "whole": {"type": "boolean", "description": "Whether the number of rows follows from the parents alone."},
        "fields": {"type": "object", "additionalProperties": field_schema(of_data_set)},
        "require": {
            "description": "Conditions that every row meets; rows that do not are drawn again.",
            "type": "array",
            "items": {"type": "string"},
        },
    }
    if of_data_set:
        properties["key"] = {"type": "string", "description": "The field that names a row; by default a number `id`."}
    return {
        "type": "object" if of_data_set else ["object", "integer"],
        "properties": properties,
        "additionalProperties": False,
        **({"required": ["fields"]} if of_data_set else {"minimum": 0}),
    }


def plan_schema() -> Json:
    """The JSON Schema (draft 2020-12) of a plan file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A plan of django-seeding",
        "description": "What `seed_db --plan` reads: numbers of rows and how their fields are drawn.",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "version": {"const": 1, "description": "The version of this format."},
            "seed": {"type": "integer"},
            "as_of": {"type": "string", "description": "The instant that all dates hang from."},
            "locales": {
                "description": "A locale, a list of them, or a mix with weights: {en_US: 70, de_DE: 30}.",
                "type": ["string", "array", "object"],
                "items": {"type": "string"},
                "minItems": 1,
                "additionalProperties": {"type": "number", "minimum": 0},
                "minProperties": 1,
            },
            "scale": {"type": "number", "exclusiveMinimum": 0},
            "all": {**_ROWS, "description": "Rows of every table that can be seeded."},
            "scenarios": {
                "description": "Scenarios and traits by name; with a share as {name: 0.3}.",
                "type": "array",
                "items": {
                    "type": ["string", "object"],
                    "additionalProperties": SHARE,
                    "minProperties": 1,
                },
            },
            "edge_cases": {**SHARE, "description": "The share of the rows with unusual values."},
            "providers": {
                "description": "Classes of Faker providers by dotted path.",
                "type": "array",
                "items": {"type": "string"},
            },
            "models": {"type": "object", "additionalProperties": _table_schema(of_data_set=False)},
            "datasets": {
                "description": "Data sets that have no model; they are written to files.",
                "type": "object",
                "propertyNames": {"pattern": "^[A-Za-z][A-Za-z0-9_]*$"},
                "additionalProperties": _table_schema(of_data_set=True),
            },
        },
        "additionalProperties": False,
    }


def problems(document: Document) -> list[str]:
    """What of a document does not meet the schema, each with its line."""
    from jsonschema import Draft202012Validator  # Loaded for plan files alone.

    found = Draft202012Validator(plan_schema()).iter_errors(document.content)
    told: dict[int, str] = {}
    for error in sorted(found, key=lambda error: list(map(str, error.absolute_path))):
        for path, said in _said(error):
            told.setdefault(len(told), f"{document.where(*path)}: {said}")
    return list(dict.fromkeys(told.values()))


def _said(error: ValidationError) -> list[tuple[list[str | int], str]]:
    path = list(error.absolute_path)
    schema: Any = error.schema
    value: Any = error.validator_value
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = list(schema.get("properties", {}))
        return [([*path, key], _unknown(key, known)) for key in error.instance if key not in known]
    if error.validator == "type":
        types = " or ".join(value if isinstance(value, list) else [value])
        return [(path, f"{_shown(error.instance)} is {_type(error.instance)}, and this takes {types}.")]
    if error.validator == "required":
        instance: Any = error.instance
        missing = [name for name in value if name not in instance]
        return [(path, f"{' and '.join(missing)} must be there.")]
    if error.validator in ("minimum", "maximum", "exclusiveMinimum"):
        word = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "above"}[str(error.validator)]
        return [(path, f"{_shown(error.instance)} must be {word} {value}.")]
    if error.validator == "const":
        return [(path, f"this version of the app reads plans of version {value}.")]
    if error.validator == "enum":
        return [(path, _unknown(str(error.instance), [str(item) for item in value]))]
    if error.validator == "pattern":
        return [(path, f"{_shown(error.instance)} does not match {value}.")]
    return [(path, f"{error.message}.")]


def _unknown(key: str, known: list[str]) -> str:
    close = get_close_matches(key, known, n=1, cutoff=0.6)
    return f"{key!r} is not known here." + (
        f" Did you mean {close[0]}?" if close else f" There are: {', '.join(known)}."
    )


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _type(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "a truth value"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
    return "a mapping"

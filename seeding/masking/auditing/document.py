"""An audit as a document in the types of JSON, back from one, and the JSON Schema of such documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from seeding.masking.auditing.audit import FORMAT_VERSION, Audit
from seeding.spec import SeedingError

DERIVED: dict[str, tuple[str, dict[str, Any]]] = {
    "verdict": (
        "The verdict: fine, look (a person has to judge something) or fail.",
        {"enum": ["fine", "look", "fail"]},
    ),
    "reasons": ("Why, in words; what fails comes first.", {"type": "array", "items": {"type": "string"}}),
}
"""What the document tells beside the fields: drawn from them, so that nobody has to do so again."""


def as_document(audit: Audit) -> dict[str, Any]:
    """The audit in the types of JSON, the verdict first."""
    from seeding.masking.auditing.verdict import judge

    found = judge(audit)
    told = plain(audit)
    return {
        "format_version": told.pop("format_version"),
        "verdict": found.verdict,
        "reasons": list(found.reasons),
        **told,
    }


def plain(value: Any) -> Any:
    """A value made of dataclasses in the types of JSON."""
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return value


def from_document(document: Mapping[str, Any]) -> Audit:
    """The audit of a document. SeedingError for one of another version or of another form."""
    version = document.get("format_version")
    if version != FORMAT_VERSION:
        raise SeedingError(f"This is an audit of version {version!r}; this release reads version {FORMAT_VERSION}.")
    try:
        audit: Audit = read_as(Audit, {key: part for key, part in document.items() if key not in DERIVED})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SeedingError(f"This is no audit of version {version} ({type(error).__name__}).") from None
    return audit


@lru_cache(maxsize=64)
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def read_as(hint: Any, given: Any) -> Any:
    """What `plain` made of a value of this type."""
    hint = _bare(hint)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        if given is None:
            return None
        return read_as(next(one for one in get_args(hint) if one is not NoneType), given)
    if origin is tuple:
        return tuple(read_as(get_args(hint)[0], part) for part in given)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = _hints(hint)
        return hint(**{name: read_as(hints[name], part) for name, part in given.items() if name in hints})
    return given


# The schema -----------------------------------------------------------------------------------------------


def audit_schema() -> dict[str, Any]:
    """The JSON Schema of audit documents (draft 2020-12), written from the annotations of the dataclasses."""
    definitions: dict[str, Any] = {}
    whole = _object(Audit, definitions)
    for name, (said, schema) in DERIVED.items():
        whole["properties"][name] = {"description": said, **schema}
    whole["properties"]["format_version"] = {
        "description": "The version of this document. New fields may be added without raising it.",
        "const": FORMAT_VERSION,
    }
    whole["required"] = sorted({*whole["required"], *DERIVED, "format_version"})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "data_audit.json",
        "description": "What anonymize_db did to a database, and what was found of the result. No original is in it.",
        **whole,
        "$defs": definitions,
    }


def _object(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = _hints(cls)
    properties = {}
    for one in fields(cls):
        hint = hints[one.name]
        said = get_args(hint)[1] if get_origin(hint) is Annotated else ""
        schema = _schema(hint, definitions)
        properties[one.name] = {"description": said, **schema} if "$ref" not in schema else {
            "description": said, "allOf": [schema],
        }  # fmt: skip
    required = sorted(one.name for one in fields(cls) if one.default is MISSING and one.default_factory is MISSING)
    return {"type": "object", "properties": properties, "required": required}


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hint = _bare(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _TYPES:
        return {"type": _TYPES[hint]}
    if hint is Any:
        return {}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(one, definitions) for one in arguments]}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    name = hint.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = {"description": (hint.__doc__ or "").strip().split("\n\n")[0].replace("\n    ", " ")} | (
            _object(hint, definitions)
        )
    return {"$ref": f"#/$defs/{name}"}


_TYPES: dict[Any, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    NoneType: "null",
}

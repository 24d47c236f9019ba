"""What an audit may tell: parameters, conditions, keys and texts that could hold an original are told otherwise."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from django.db import connections

from seeding import kinds
from seeding.masking.auditing.audit import AuditedColumn, DatabaseNamed
from seeding.masking.secret import Secret
from seeding.masking.techniques import all_techniques
from seeding.masking.verifying.plan import VerifiedColumn
from seeding.masking.verifying.shapes import ColumnShapes
from seeding.schema import Table

WITHHELD = "(withheld: it holds an original)"

Holds = Callable[[Sequence[str]], Sequence[bool]]
"""Tells of each text whether an original is in it."""

WORDS = frozenset(
    {
        "digits", "letters", "lower", "upper", "hex", "alphanumeric", "alphabet", "ascii", "base64", "base32",
        "decimal", "binary", "text", "number", "integer", "date", "year", "quarter", "month", "week", "day", "hour",
        "minute", "second", "decade", "century", "years", "months", "weeks", "days", "hours", "minutes", "seconds",
        "unusable", "known", "random", "keyed", "same", "keep", "rest", "null", "start", "end", "left", "right", "both",
        "first", "last", "middle", "all", "any", "none", "true", "false", "sha256", "sha512", "blake2b", "hmac", "ff1",
        "aes", "md5", "laplace", "uniform", "normal", "bounded", "prefix", "suffix", "band", "bands", "round",
    }
)  # fmt: skip
"""Words of parameters that name a way of masking."""

_PATH = re.compile(r"\$(\.[A-Za-z_]\w{0,39}|\[(\*|\d{1,4})\]|\.\*)*")
_LITERAL = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|(?<![\w.])\d[\w.\-]*")
_SMALL = 4


def told_parameters(parameters: Mapping[str, Any], names: Iterable[str] = ()) -> dict[str, Any]:
    """Parameters as an audit tells them.

    Numbers, flags, names of techniques, kinds and fields (`names`) and JSON paths are told; of any other text only
    its length, since it may be an original that somebody wrote down (a constant, a word to keep).
    """
    techniques = all_techniques()
    own = {one.name for technique in techniques.values() for one in fields(technique)}
    vocabulary = WORDS | own | set(names) | kinds.all_kinds().keys() | techniques.keys()
    return {str(name): _told(value, vocabulary, str(name)) for name, value in parameters.items()}


def _told(value: Any, vocabulary: frozenset[str] | set[str], name: str) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        # A whole number of many digits may be somebody's number.
        long = isinstance(value, int) and len(str(abs(value))) > _SMALL and "value" in name
        return _length(str(value)) if long else value
    if isinstance(value, Mapping):
        return {
            (key if _open(str(key), vocabulary) else _length(str(key))): _told(part, vocabulary, str(key))
            for key, part in value.items()
        }
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_told(part, vocabulary, name) for part in value]
    text = str(value)
    return text if _open(text, vocabulary) else _length(text)


def _open(text: str, vocabulary: frozenset[str] | set[str]) -> bool:
    return text in vocabulary or bool(_PATH.fullmatch(text)) or re.fullmatch(r"[a-z]{2}_[A-Z]{2}", text) is not None


def _length(text: str) -> str:
    return f"({len(text)} characters)"


def told_condition(condition: str) -> str:
    """A condition without its literals: `country == …`."""
    return _LITERAL.sub("…", condition)


def told_key(key: Any, secret: Secret | None = None, *, personal: bool | None = None) -> str:
    """The key of a row: numbers and UUIDs as they are, others as a hash that only the secret gives.

    `personal` decides for itself. Without a secret a personal key is told by its length alone.
    """
    if isinstance(key, (tuple, list)):
        return "(" + ", ".join(told_key(part, secret, personal=personal) for part in key) + ")"
    if personal is None:
        personal = isinstance(key, bool) or not isinstance(key, (int, uuid.UUID))
    if not personal:
        return str(key)
    if secret is None:
        return _length(str(key))
    digest = hashlib.blake2b(str(key).encode(errors="surrogatepass"), key=secret.subkey("audit", "keys"), digest_size=8)
    return f"hash:{digest.hexdigest()}"


def named(alias: str) -> DatabaseNamed:
    """A database by its alias; host and name as a digest."""
    connection = connections[alias]
    settings = connection.settings_dict
    place = json.dumps([str(settings.get(part) or "") for part in ("ENGINE", "HOST", "PORT", "NAME")])
    return DatabaseNamed(alias, connection.vendor, hashlib.blake2b(place.encode(), digest_size=8).hexdigest())


def audited_column(
    column: VerifiedColumn, shapes: ColumnShapes | None, *, table: Table | None = None, **more: Any
) -> AuditedColumn:
    """What an audit tells of a masked column; `more` are the other fields of `AuditedColumn`."""
    names = [one.name for one in table.fields] if table is not None else [column.name]
    return AuditedColumn(
        table=column.target.label,
        column=column.name,
        type=column.target.field.storage,
        technique=column.technique,
        parameters=told_parameters(column.parameters, names),
        domain=column.domain,
        kind=column.kind,
        like=column.like,
        follows=column.follows,
        conditions=tuple(map(told_condition, column.conditions)),
        deterministic=column.deterministic,
        distinct=column.distinct,
        shapes=shapes,
        **more,
    )


FREE = frozenset({"parameters", "conditions", "notes", "warnings", "reasons", "said", "asked", "why", "what", "keys"})
"""The fields of a document whose texts are not names that models, policies and this package have given."""


def discreet(document: Any, holds: Holds) -> Any:
    """A document without the free texts in which `holds` finds an original: the last guard."""
    texts = sorted(set(_texts(document, False)))
    bad = {text for text, found in zip(texts, holds(texts), strict=True) if found}
    return _without(document, bad) if bad else document


def _texts(value: Any, free: bool) -> Iterable[str]:
    if isinstance(value, str):
        if free:
            yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _texts(part, free or key in FREE)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part, free)


def _without(value: Any, bad: set[str], free: bool = False) -> Any:
    if isinstance(value, str):
        return WITHHELD if free and value in bad else value
    if isinstance(value, Mapping):
        return {key: _without(part, bad, free or key in FREE) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without(part, bad, free) for part in value]
    return value

"""Columns of classes that convert their values: what a plain field would hold, if they take it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC
from typing import Any

import numpy as np

from seeding import kinds
from seeding.generators import Constant, Generator
from seeding.inference.inferred import Inferred
from seeding.inference.meaning import fits
from seeding.inference.plain import infer_plain
from seeding.keys import row_keys
from seeding.patterns import Unmatchable, matching
from seeding.schema import Custom, Field, Table, defaults_of
from seeding.sources import Code, Converted, Few, Pattern, Samples
from seeding.spec import OfKind
from seeding.storing import conform, constant_column
from seeding.streams import streams


def infer_custom(table: Table, field: Field, as_of: int) -> Inferred | str:
    """Columns of another class than Django's: what a plain field of their kind would hold, if they take it."""
    custom = field.custom
    assert custom is not None
    blocks = streams(custom)
    if blocks:
        return Inferred(Samples(blocks), "blocks of its stream")
    if custom.holds is not None and not field.unique:
        value = replace(field, storage=custom.holds, custom=None)
        meant = infer_plain(table, value, as_of)
        if isinstance(meant, Inferred) and all(map(custom.accepts, _tried(meant.source, value))):
            return Inferred(Converted(meant.source, value), f"{meant.reason}, which {field.class_name} converts")
    if custom.of_texts and not field.unique:
        value = replace(field, storage="text", custom=None)
        meant = infer_plain(table, value, as_of)
        if isinstance(meant, Inferred) and all(_among(custom, text) for text in _tried(meant.source, value)):
            return Inferred(Converted(meant.source, value), f"{meant.reason}, which {field.class_name} keeps")
    drawn = infer_plain(table, field, as_of)
    source = drawn.source if isinstance(drawn, Inferred) else None
    if source is not None and all(custom.accepts(value) for value in _tried(source, field)):
        return drawn
    for pattern, name in _OF_CLASSES:
        kind = OfKind(name)
        if re.search(pattern, field.class_name) and fits(kinds.get(name), field):
            tried = _tried(kind, field)
            if all(_held(value, field) and custom.accepts(value) for value in tried):
                return Inferred(kind, f"{field.class_name} takes such values", unique=field.unique)
    usual = _document(next(iter(defaults_of(table.model, field.name, 1)), None)) if field.has_default else None
    if usual is not None and not field.unique and _held(usual, field) and custom.accepts(usual):
        return Inferred(Samples((usual,)), "its default document")
    values = _custom_values(field)
    accepted = tuple(value for value in values if value is not None and _held(value, field) and custom.accepts(value))
    if accepted and field.unique:
        return Inferred(Few(accepted), f"values that {field.class_name} was seen to take", unique=True)
    if "JSON" in field.class_name:
        accepted = tuple(value for value in accepted if isinstance(value, dict)) or accepted
    if accepted:
        return Inferred(Samples(accepted), f"values that {field.class_name} was seen to take")
    regex = next((one for one in _LOCATORS if field.storage == "text" and _taken(custom, one, field)), None)
    if regex is not None:
        return Inferred(Pattern(regex), f"{field.class_name} takes text that matches {regex}", unique=field.unique)
    if field.null:
        return Inferred(Constant(None), f"no value was found that {field.class_name} takes, and it may be null")
    if field.has_default and field.default is not None:
        return Inferred(Constant(field.default), f"no value was found that {field.class_name} takes; its default")
    if isinstance(drawn, Inferred):
        return _readable(drawn, field, [value for value in values if value is not None])
    return f"is a {field.class_name}, and no value was found that it takes"


_OF_CLASSES = (
    (r"(?i)network|prefix|cidr|subnet|ipnet", "ip_network"),
    (r"(?i)inet|ip_?(v4)?_?addr|^IP(v4)?Field|host_?addr", "ipv4"),
)
"""What classes of fields hold, by a word in their names, where the names of the columns do not say it."""


def _document(value: Any) -> Any:
    """A list or an object of JSON that holds something, as it is or as text; None for other values."""
    if isinstance(value, str):
        with suppress(ValueError):
            value = json.loads(value)
    return value if isinstance(value, (list, dict)) and value else None


def _readable(drawn: Inferred, field: Field, values: list[Any]) -> Inferred:
    """What a plain field would hold or, where the class cannot read it again, the first of some values that it can."""
    custom = field.custom
    assert custom is not None
    if field.unique or all(custom.reads(value) for value in _tried(drawn.source, field)):
        return drawn
    found = next((value for value in values if _held(value, field) and custom.reads(value)), None)
    return drawn if found is None else Inferred(Samples((found,)), f"a value that {field.class_name} can read again")


_LOCATORS = (
    r"course-v1:[A-Z][a-z]{5}\+[A-Z]{2}\d{4}\+20[12]\d",
    r"block-v1:[A-Z][a-z]{5}\+[A-Z]{2}\d{4}\+20[12]\d\+type@problem\+block@[0-9a-f]{16}",
    r"[a-z]{2,3}:[A-Z][a-z]{5}:[a-z]{8}",
    r"[a-z]{5,9}(\.[a-z]{5,9}){2}",
)
"""Regular expressions of names that have several parts, as classes that parse them ask for."""


def _taken(custom: Custom, regex: str, field: Field) -> bool:
    """Whether a field's class takes what matches a regular expression."""
    try:
        return all(custom.accepts(matching(regex, number, field.max_length)) for number in range(3))
    except Unmatchable:
        return False


def _among(custom: Custom, text: Any) -> bool:
    """Whether a class makes a dictionary of a text in which that text is."""
    try:
        return custom.accepts(text) and text in custom.prepared(text).values()
    except Exception:
        # Whatever the class of a package raises: a text is not for it.
        return False


def _held(value: Any, field: Field) -> bool:
    """Whether a column of this storage can hold a value before its class converts it."""
    try:
        constant_column(value, field, 1)
    except Exception:
        # Reading what is no value of a storage fails in as many ways as there are types.
        return False
    return True


def _tried(source: Any, field: Field) -> list[Any]:
    """A few values of a source that looks at nothing but keys; none where it does."""
    positions = np.arange(8)
    keys = row_keys(0, positions)
    if isinstance(source, OfKind):
        drawn = kinds.get(source.kind).draw(
            kinds.Draw(keys, positions, max_length=field.max_length, unique=field.unique)
        )
    elif isinstance(source, Generator):
        drawn = source.draw(keys)
    elif isinstance(source, Code):
        return ["1234567890"[: field.max_length or 10]]
    else:
        return [1] if field.storage == "integer" else []
    return [value for value in conform(drawn, field).values() if value is not None]


def _custom_values(field: Field) -> list[Any]:
    """Values of every kind that a class might ask for, most telling first."""
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal
    from uuid import UUID

    moment = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)
    found: list[Any] = [value for value in field.choices if value not in ("", None)]
    if field.has_default and field.default not in (None, ""):
        found.append(field.default)
    found += field.custom.examples if field.custom is not None else ()
    found += [
        "+12015550123", "+442079460123", "#1f77b4", "#2ca02c", "Europe/Berlin", "America/New_York", "US", "DE", "FR",
        "EUR", "USD", "en", "de", "someone@example.com", "https://example.com/", "192.0.2.1", "2001:db8::1",
        "00:00:5e:00:53:01", "example", "first", "a1b2c3d4", "1", 1, 2, 12, Decimal("1.50"), 1.5, True, moment,
        date(2024, 5, 17), time(9, 30), timedelta(minutes=30), UUID(int=1), "00000000-0000-4000-8000-000000000001",
        {}, [], {"name": "example"}, ["example"], b"example", "0 9 * * *", "30 minutes", "", None,
    ]  # fmt: skip
    if field.blank:
        return found
    return [value for value in found if value not in ("", None) and value != {} and value != []] + [{}, []]

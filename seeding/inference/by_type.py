"""What a column holds of which only the type is known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from seeding import kinds
from seeding.columns import SECOND
from seeding.conditions import Above, Closing, Given, Only
from seeding.dating import dated, is_span, lasted, takes_hours, time_of
from seeding.generators import Constant, Decimals, Floats, Integers, Uuid, choice, weighted
from seeding.inference.inferred import Inferred
from seeding.inference.meaning import kind_for, located
from seeding.inference.text import infer_text
from seeding.measures import measured
from seeding.schema import Field, Table
from seeding.sources import (
    RANGES,
    YEAR,
    Blob,
    Code,
    EmptyJson,
    Few,
    Shapes,
    SmallJson,
    Spans,
    Tags,
    UniqueInteger,
    UniqueMoment,
    UniqueScalar,
)
from seeding.wording import snake_case


def _as_labelled(table: Table, field: Field) -> Inferred | None:
    """What the label says of a number whose name says nothing: `born`, the year of birth."""
    said = snake_case(field.verbose_name)
    if not said or said == snake_case(field.name):
        return None
    labelled = replace(field, name=said)
    told = measured(table, labelled)
    if told is not None:
        return Inferred(*told)
    found = kind_for(table, labelled)
    if found is None or field.storage not in kinds.get(found.kind).types:
        return None
    return Inferred(found, f"its label says {found.kind.replace('_', ' ')}")


def infer_by_type(table: Table, field: Field, as_of: int) -> Inferred | str:
    if field.storage == "integer" and _EPOCH.fullmatch(snake_case(field.name)):
        return _seconds(field, as_of)
    if (span := lasted(table, field)) is not None:
        return Inferred(*span)
    if field.storage in ("integer", "decimal", "float"):
        told = measured(table, field)
        if told is not None:
            return Inferred(*told)
        if (labelled := _as_labelled(table, field)) is not None:
            return labelled
    match field.storage:
        case "boolean":
            if field.name in ("is_superuser", "is_admin"):
                return Inferred(Constant(False), "nobody is one by chance")
            if field.name in ("is_staff", "is_active"):
                rare = field.name == "is_staff"
                return Inferred(weighted({rare: 0.05, not rare: 0.95}), "what its name says, with exceptions")
            if _RULES.search(table.label) and re.fullmatch(r"(is_)?(enabled|active)", field.name):
                return Inferred(Constant(False), "a rule made up that is in force would refuse the rows of others")
            if re.fullmatch(r"(is_)?(site_|the_)?(default|primary|main)(_.*)?", field.name) and not field.default:
                return Inferred(Constant(False), "one is it at most, and that is for a person to say")
            likely = field.default if isinstance(field.default, bool) else _USUAL.fullmatch(field.name) is not None
            usual = "its default" if isinstance(field.default, bool) else "what is usual"
            return Inferred(weighted({likely: 0.85, not likely: 0.15}), f"{usual} in most rows")
        case "integer":
            return _plain_numbers(field)
        case "decimal":
            return Inferred(_decimals(field), "numbers within its digits")
        case "float":
            low = float(field.low) if field.low is not None else 0.0
            high = float(field.high) if field.high is not None else low + 100
            return Inferred(Floats(low, high, 2 if field.high is None else None), "numbers within its bounds")
        case "timestamp" | "date":
            return Inferred(*dated(table, field, as_of))
        case "time":
            times = (one for one in table.fields if one.storage == "time")
            start = next((one for one in times if is_span(snake_case(one.name), snake_case(field.name))), None)
            if start is not None and not (start.null and not field.null):
                above: Any = Closing(start.name) if takes_hours(table, field) else Above(start.name)
                return Inferred(Only(above, Given(start.name)) if start.null else above, f"after {start.name}")
            if takes_hours(table, field):
                return Inferred(choice(*[time_of(minutes) for minutes in range(6 * 60, 601, 30)]), "in the morning")
            return Inferred(choice(*[time_of(minutes) for minutes in range(8 * 60, 20 * 60, 15)]), "a time of the day")
        case "duration":
            return Inferred(
                choice(*[_minutes(count) for count in (5, 10, 15, 30, 45, 60, 90, 120)]), "minutes to hours"
            )
        case "uuid":
            return Inferred(Uuid(), "a random UUID")
        case "bytes":
            return Inferred(Blob(), "a few bytes")
        case "json":
            empty = field.default if field.default is not None else {}
            if field.blank or empty not in ({}, [], ""):
                return Inferred(EmptyJson(empty), "its default document")
            if empty == {} and _CHANGES.fullmatch(snake_case(field.name)):
                return Inferred(SmallJson(_CHANGED), "what was changed: from what, and to what")
            named = None if empty != [] and field.has_default else _listed(field)
            if named is not None:
                return Inferred(SmallJson(named), "a list of what its name says there are many of")
            kept = _objects(field)
            many = kept is _OBJECTS and not field.has_default and _MANY.fullmatch(snake_case(field.name)) is not None
            return Inferred(
                SmallJson(_LISTS if empty == [] or many else kept), "a small document, since it may not be blank"
            )
        case "text":
            return infer_text(table, field)
    shaped = _shaped(table, field)
    if shaped is not None:
        return shaped
    if field.null:
        return Inferred(Constant(None), f"{field.class_name} is not known, and it may be null")
    if field.has_default and field.default is not None:
        return Inferred(Constant(field.default), f"{field.class_name} is not known; its default")
    return f"is a {field.class_name}, which is not known"


def infer_unique(field: Field) -> Inferred | str:
    match field.storage:
        case "boolean":
            return Inferred(Few((True, False)), "unique: yes once, no once, none for the others", unique=True)
        case "timestamp":
            return Inferred(UniqueMoment(), "unique: an instant of the row's own", unique=True)
        case "date" | "time" | "duration" | "decimal" | "float" | "bytes" | "json":
            return Inferred(UniqueScalar(), f"unique: a {field.storage} of the row's own", unique=True)
        case "text":
            return Inferred(Code(), "unique: a code of the row's own", unique=True)
        case "integer":
            low = max(field.low if field.low is not None else 1, 1)
            return Inferred(UniqueInteger(low), "unique: a number of the row's own", unique=True)
        case "uuid":
            return Inferred(Uuid(), "a random UUID", unique=True)
    return f"is unique, and unique {field.storage} values are not inferred"


_EPOCH = re.compile(
    r"(.*_)?(timestamp|unix_?time|epoch)(_(s|secs?|seconds|ms|millis(econds)?))?|(created|updated|modified|issued|expires|"
    r"started|finished|deleted|received|sent)_at|issued"
)
"""Whole numbers that are instants, counted from 1970 on."""


def _seconds(field: Field, as_of: int) -> Inferred:
    """Instants of the two years before the as-of instant in seconds, or in milliseconds where the name says so."""
    unit = 1_000 if re.search(r"_(ms|millis\w*)$", snake_case(field.name)) else SECOND
    first, last = (as_of - 2 * YEAR) // unit, as_of // unit
    if field.high is not None and field.high < last:
        return _plain_numbers(field)
    return Inferred(Integers(first, last), f"{'seconds' if unit == SECOND else 'milliseconds'} since 1970")


def _plain_numbers(field: Field) -> Inferred:
    """Whole numbers of which nothing is known but their bounds."""
    low = max(field.low if field.low is not None else 0, 0 if (field.high or 1) > 0 else -(2**31))
    high = min(field.high if field.high is not None else low + 1000, low + 1000)
    return Inferred(Integers(int(low), int(high), skewed=high - low > 20), f"whole numbers from {low} to {high}")


_USUAL = re.compile(
    r"(\w+_)?(success|successful)|(is_|was_)?(active|enabled|visible|public|published|available|approved|verified|confirmed|valid|"
    r"succeeded|ok|processed|sent|delivered|paid|in_stock|required|present|attended|passed|working|functional|operational)|"
    r"(\w+_)?consent(_given)?|(terms|conditions|agb|privacy(_policy)?)(_accepted)?|agreed(_to_\w+)?"
)
"""What is true of most rows by its name, where no default says so."""

_RULES = re.compile(r"Validat(ion|or)(Rule|Constraint|Check)?$")
"""Tables of which each row is a rule that rows of other tables are judged by."""

_OBJECTS = (
    {"source": "web"}, {"source": "import", "batch": 12}, {"source": "api", "verified": True}, {"source": "phone"},
    {"source": "web", "language": "en"}, {"note": "entered by hand"},
)  # fmt: skip
_LISTS = (["new"], ["new", "checked"], ["standard"], ["standard", "extended"], ["archived"])
"""Documents of which nothing is known."""

_CHANGES = re.compile(r"(.*_)?(changes|diffs?|changed_(fields|values))")
_CHANGED = (
    {"status": ["draft", "active"]}, {"name": ["", "Standard"], "active": ["False", "True"]},
    {"price": ["9.90", "12.50"]}, {"notes": ["", "entered by hand"]},
)  # fmt: skip
"""Old and new values of fields, as packages that keep logs write them."""

_LISTED: tuple[tuple[str, tuple[list[Any], ...]], ...] = (
    (r"(.*_)?(currencies|currency_codes)", (["EUR"], ["USD"], ["EUR", "USD"], ["USD", "GBP", "EUR"])),
    (r"(.*_)?(countries|country_codes)", (["US"], ["DE", "AT"], ["FR"], ["US", "CA"], ["GB", "IE"])),
    (r"(.*_)?(languages|locales|language_codes)", (["en"], ["en", "de"], ["fr"], ["en", "es"])),
    (r"(.*_)?(events|hooks|triggers)", (["order.created"], ["order.paid", "invoice.sent"], ["user.created"])),
    (r"(.*_)?(scopes|permissions|grants|abilities)", (["read"], ["read", "write"], ["read", "write", "delete"])),
    (r"(.*_)?(e?mails|e?mail_addresses|recipients|cc|bcc)",
     (["sales@example.com"], ["office@example.org", "help@example.org"], ["team@example.net"])),
    (r"(.*_)?(tags|keywords|labels|topics)", (["news"], ["travel", "summer"], ["sale", "outdoor"], ["guide"])),
    (r"(.*_)?(payment_methods|payment_types)", (["card"], ["card", "sepa"], ["paypal", "card"])),
    (r"(.*_)?(urls|uris|links|origins|redirects)", (["https://www.example.com"], ["https://app.example.org/back"])),
    (r"(.*_)?(week_?days|days_of_week|days)", (["mon", "wed"], ["tue", "thu"], ["mon", "tue", "wed", "thu", "fri"])),
    (r"(.*_)?ids", ([3, 8], [12], [5, 17, 21])),
)  # fmt: skip
"""Names of lists, and lists of what they say."""


_ADDRESSES = tuple(
    {"street": street, "city": city, "state": state, "postal_code": code, "country": "US"}
    for street, city, state, code in (
        ("12 Main Street", "Austin", "TX", "78701"), ("480 Lake Avenue", "Chicago", "IL", "60614"),
        ("7 Hill Road", "Portland", "OR", "97205"), ("231 Station Street", "Boston", "MA", "02110"),
        ("65 Garden Lane", "Denver", "CO", "80202"), ("1900 Park Boulevard", "Seattle", "WA", "98101"),
    )
)  # fmt: skip
_KEPT = (
    {"theme": "dark"}, {"theme": "light", "page_size": 50}, {"language": "en", "timezone": "UTC"}, {"notify": True},
    {"page_size": 25, "notify": False},
)  # fmt: skip
_SCHEMAS = tuple(
    {"type": "object", "properties": {name: {"type": sort}}}
    for name, sort in (("name", "string"), ("enabled", "boolean"), ("limit", "integer"))
)
"""Documents of JSON Schema (2020-12), of the vocabulary that every version has."""
_NAMED: tuple[tuple[str, tuple[dict[str, Any], ...]], ...] = (
    (r"(.*_)?(address|addr)", _ADDRESSES),
    (r"(.*_)?(settings|preferences|prefs|config|configuration)", _KEPT),
    (r"(.*_)?schema", _SCHEMAS),
    (
        r"(.*_)?(dimensions|dims|size)",
        tuple({"length": a, "width": b, "height": c} for a, b, c in ((30, 20, 10), (120, 60, 75), (15, 15, 4))),
    ),
)
"""Documents by their names."""


def _listed(field: Field) -> tuple[list[Any], ...] | None:
    return next((lists for pattern, lists in _LISTED if re.fullmatch(pattern, snake_case(field.name))), None)


def _objects(field: Field) -> tuple[dict[str, Any], ...]:
    return next((kept for pattern, kept in _NAMED if re.fullmatch(pattern, snake_case(field.name))), _OBJECTS)


_MANY = re.compile(
    r"(?!.*(settings|properties|attributes|details|stats|params|parameters|headers|options|fields|values|preferences|"
    r"metrics|credentials|capabilities|extras)$).*[^s]s"
)
"""Names of lists: those that say what there is many of, but for the words for what has a name for each of its parts."""

_SHAPES = ("POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION")


def _shaped(table: Table, field: Field) -> Inferred | None:
    """Fields of PostgreSQL and of GIS: ranges, dictionaries, search vectors, shapes."""
    if field.class_name in RANGES:
        return Inferred(Spans(RANGES[field.class_name]), "a range from a value to a later one")
    if field.class_name == "HStoreField" or (field.custom is not None and field.custom.of_texts):
        return Inferred(Tags(), "a small dictionary of words")
    if field.class_name == "SearchVectorField":
        return Inferred(
            choice("'apple' 'pear'", "'blue' 'green'", "'north' 'south'", "'red'"), "words, as a search finds them"
        )
    shape = field.class_name.removesuffix("Field").upper()
    if shape in _SHAPES or shape == "GEOMETRY":
        return Inferred(Shapes(shape, located(table)), "a shape of a kilometre, where the row's address is")
    return None


def _decimals(field: Field) -> Decimals:
    scale = 10**field.places
    room = 10 ** max(field.digits - field.places, 0) * scale - 1
    low = int((field.low if field.low is not None else 0) * scale)
    high = int(field.high * scale) if field.high is not None else max(low, min(room, low + 1000 * scale))
    return Decimals(low, min(high, room), field.places)


def _minutes(count: int) -> Any:
    from datetime import timedelta

    return timedelta(minutes=count)

"""What a column is when nobody says: from its name, type, choices, bounds and neighbours, with the reason.

What it chooses from are generators, kinds, relations and `seeding.sources`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from functools import lru_cache
from typing import Any

import numpy as np
from django.contrib.auth import get_user_model

from seeding import kinds
from seeding.conditions import Above, Given, Only
from seeding.dating import dated, is_span, year_of_expiry
from seeding.generators import (
    Constant,
    Decimals,
    Floats,
    Generator,
    Integers,
    Nullable,
    Uuid,
    choice,
    weighted,
)
from seeding.keys import row_keys
from seeding.kinds.naming_data import THINGS
from seeding.kinds.standards import COLUMNS, cells_of
from seeding.kinds.telling import GROUPS, shortest_said
from seeding.limits import Limited
from seeding.measures import bodily, dear, measured
from seeding.patterns import Unmatchable, matching
from seeding.reading.drawing import drawn_as
from seeding.relations import Chain, Existing, ExistingOnce, OneToOne, Tree
from seeding.rows import conform, constant_column
from seeding.schema import Custom, Field, Table, taken_name
from seeding.sources import (
    RANGES,
    After,
    Blob,
    Called,
    Code,
    Converted,
    CountryOfAddress,
    EmptyJson,
    Few,
    ListOf,
    OfStandard,
    Password,
    Pattern,
    Said,
    Samples,
    Shapes,
    Slug,
    Spans,
    Tags,
    UniqueInteger,
    UniqueMoment,
    UniqueScalar,
)
from seeding.spec import OfKind, Pick, Refer
from seeding.streams import streams
from seeding.uploads import SIDE
from seeding.vocabulary import words
from seeding.wording import beside, head_of, numbered_after, snake_case, worded


@dataclass(frozen=True)
class Inferred:
    """How a column is drawn and why. `unique` asks for values that differ between rows."""

    source: Any
    reason: str
    unique: bool = False


# Inference ------------------------------------------------------------------------------------------------


def own_code(field: Field) -> Code | None:
    """A code that the column's regular expressions and its class take; None if they take none."""
    short = (field.max_length or 64) < 10
    tried = ("AB2Z", "QRST", "2345", "XYZA") if short else ("1000", "4821", "90210377")
    for prefix in ("", "a", "A", "_"):
        room = (field.max_length or 64) - len(prefix)
        texts = [prefix + (text * 3)[:room] if short else prefix + text for text in tried]
        matched = all(re.search(regex, text) for regex in field.regexes for text in texts)
        if room > 0 and matched and (field.custom is None or all(map(field.custom.accepts, texts))):
            return Code(prefix)
    return None


def _strictest(field: Field) -> str:
    """The regular expression of a column whose texts match the others, too."""
    for regex in field.regexes:
        try:
            texts = [matching(regex, int(key), field.max_length) for key in row_keys(0, np.arange(20)).tolist()]
        except Unmatchable:
            continue
        if all(re.search(other, text) for other in field.regexes for text in texts):
            return regex
    return field.regexes[0]


def _matches(found: OfKind | None, field: Field) -> bool:
    """Whether what a kind draws passes the column's regular expressions."""
    if found is None or field.storage not in kinds.get(found.kind).types:
        return False
    positions = np.arange(50)
    draw = kinds.Draw(row_keys(0, positions), positions, max_length=field.max_length, unique=field.unique)
    values = kinds.get(found.kind).draw(draw).values()
    return all(re.search(regex, str(value)) for regex in field.regexes for value in values)


def infer(
    table: Table, field: Field, *, planned: frozenset[str], existing: Mapping[str, tuple[Any, ...]], as_of: int
) -> Inferred | str:
    """The source of a column, or why there is none (the sentence says what to declare).

    `planned` are the labels of the tables that the same plan fills, `existing` the keys that others hold.
    """
    if field.reference:
        return _infer_reference(table, field, planned, existing)
    held = any(existing.get(taken_name(table.label, unique)) for unique in table.uniques)
    standard = None if held else _of_standard(table, field)
    if standard is not None:
        return Inferred(standard, f"{standard.column.replace('_', ' ')} of a {standard.table}", unique=field.unique)
    drawn = _infer_value(table, field, as_of)
    if isinstance(drawn, str):
        return drawn
    if isinstance(drawn.source, OfKind):
        drawn = replace(drawn, source=_of_whom(table, field, drawn.source))
    if field.unique and held and getattr(drawn.source, "kind", "") in THINGS:
        # Rows that are there may be called so: names with a number are others.
        return replace(drawn, source=OfKind("name_of_thing"))
    if not field.optional or field.unique:
        return drawn
    if isinstance(drawn.source, After):
        return drawn
    if isinstance(drawn.source, Constant) and drawn.source.value is None:
        return drawn
    return _sometimes(drawn)


def _sometimes(drawn: Inferred) -> Inferred:
    """A generator's values in most rows, of a column that may do without."""
    match drawn.source:
        case Converted(source=Generator() as inner, value=value):
            source: Any = Converted(Nullable(inner, 0.2), value)
        case Generator():
            source = Nullable(drawn.source, 0.2)
        case _:
            return drawn
    return Inferred(source, f"{drawn.reason}; may be null, so it is in a fifth of the rows")


def _infer_reference(
    table: Table, field: Field, planned: frozenset[str], existing: Mapping[str, tuple[Any, ...]]
) -> Inferred | str:
    reference = field.reference
    assert reference is not None
    if reference.table == table.label and reference.one_to_one:
        if field.null:
            return Inferred(Chain(), "one to one within its table: the row before it, none for the first")
        return Inferred(OneToOne(), "one to one within its table: itself")
    if reference.table == table.label:
        if field.optional:
            return Inferred(Tree(), "a tree: an earlier row of the same table, none for a fifth of the rows")
        if field.null:
            return Inferred(Tree(roots=0.02), "a tree: an earlier row of the same table, which forms ask for")
        return Inferred(Tree(roots=0.0), "an earlier row of the same table")
    if reference.table in planned:
        if reference.one_to_one:
            return Inferred(OneToOne(), "one to one: row i belongs to row i")
        missing = 0.2 if field.optional else 0.0
        if field.limit is not None:
            where = Limited(reference.table, str(field.limit), field.limit)
            return Inferred(Pick(missing=missing, where=where), "any of the rows that limit_choices_to leaves")
        is_country = head_of(reference.table.rpartition(".")[2]) == "country"
        if is_country and (entity := _address_of(table, field)) is not None:
            return Inferred(Refer(CountryOfAddress(reference.table, entity)), "the country of the address")
        return Inferred(Pick(missing=missing), "any of the rows that are made, a few of them often")
    values = existing.get(reference.among, ())
    if values and reference.one_to_one:
        said = f"each of the {len(values)} rows of {reference.table} that are there, once"
        return Inferred(ExistingOnce(values), said)
    if values:
        return Inferred(Existing(values), f"one of the {len(values)} rows of {reference.table} that are there")
    if field.null:
        return Inferred(Constant(None), f"no rows of {reference.table} are made, and it may be null")
    return (
        f"{table.label}.{field.name} needs a row of {reference.table}, which has none and is not seeded. "
        f"Create one, or ask for {reference.table}=10."
    )


def _infer_value(table: Table, field: Field, as_of: int) -> Inferred | str:
    if field.upload and not field.blank and not field.unique:
        return Inferred(Constant(field.upload), "a small valid file, put into the field's storage")
    if field.measured:
        image = table.field(field.measured)
        size = SIDE if image.upload and not image.blank else None if field.null else 0
        return Inferred(Constant(size), f"what {field.measured} measures")
    if field.custom is not None:
        return _infer_custom(table, field, as_of)
    return _infer_plain(table, field, as_of)


_TRANSLATED = re.compile(
    r"(?<=[a-z])_(lang(uage)?_?\d+|(en|de|fr|es|it|pt|nl|pl|cs|sv|da|fi|nb|uk|ru|tr|ja|zh|ko|ar|he|el|hu|ro|bg)"
    r"(_([a-z]{2}|hans|hant|latn))?)$"
)
"""How names end of texts that are there in several languages."""


def _untranslated(field: Field) -> Field:
    """A text as it would be if it were there in one language alone."""
    name = _TRANSLATED.sub("", field.name.lower()) if field.storage == "text" else ""
    return replace(field, name=name) if name and name != field.name.lower() else field


def _infer_plain(table: Table, field: Field, as_of: int) -> Inferred | str:
    field = _untranslated(field)
    name = field.name.lower()
    if field.choiceless and field.blank and (field.null or field.storage == "text"):
        return Inferred(Constant(None if field.null else ""), "it has no choices to choose from")
    if field.choices and field.unique:
        values = tuple(value for value in field.choices if value not in ("", None)) or field.choices
        return Inferred(Few(values), "unique: each of its choices once", unique=True)
    if field.choices:
        usual = _usual_choices(table, field)
        if usual is not None:
            return Inferred(usual, "one of its choices, the well-known ones")
        return Inferred(_choices(field), "one of its choices, the first ones more often")
    if name == "password" and table.model is get_user_model():
        return Inferred(Password(), "the development password, hashed by the project's hasher")
    if field.storage == "text" and ("Slug" in field.class_name or name == "slug"):
        titles = [
            other.name
            for other in table.fields
            if other is not field
            and other.storage == "text"
            and other.name in ("name", "title", "headline", "label", "subject")
        ]
        if titles and all(re.search(regex, "spring-offer-16") for regex in field.regexes):
            return Inferred(Slug(titles[0]), f"the {titles[0]} in the letters of an address", unique=True)
    worth = dear(table, field) or bodily(table, field)
    if worth is not None:
        return Inferred(*worth)
    ahead = year_of_expiry(field, as_of)
    if ahead is not None and not field.unique:
        return Inferred(ahead, "a year in which what is in use ends")
    plain = field.storage == "text" and not field.regexes and not field.unique
    if plain and (told := beside(table, field)) is not None:
        return Inferred(*told)
    found = _kind_for(table, field)
    if found is not None and found.kind in ("name_of_thing", "title") and not field.unique:
        called = worded(table, field)
        found = called[0] if called is not None and isinstance(called[0], OfKind) else found
        if name == "label" and found.kind == "name_of_thing":
            # Only a name is what a row is called for certain.
            found = None
    if found is not None and found.kind in _OF_ANYTHING and (person := _of_person(table, field)) is not None:
        return person
    if field.regexes and field.storage == "text" and not _matches(found, field):
        if field.unique and (code := own_code(field)) is not None:
            return Inferred(code, "unique: a code of the row's own that its validator takes", unique=True)
        regex = _strictest(field)
        return Inferred(Pattern(regex), f"text that matches {regex}, as its validator asks")
    if found is not None and found.kind in _LOCATED and not found.entity:
        found = OfKind(found.kind, _located(table))
    if found is not None and field.storage in kinds.get(found.kind).types:
        unique = field.unique
        if found.kind in THINGS and not unique and name in _CALLED:
            return Inferred(Called(found.kind), f"{found.kind.replace('_', ' ')}s, each once before one comes again")
        if found.kind in ("description", "sentence") and not unique and (said := _said(table, field)):
            return Inferred(said, "what is said of such things")
        if not unique or kinds.get(found.kind).unique_values != 0:
            return Inferred(found, f"its name says {found.kind.replace('_', ' ')}", unique)
    if field.unique:
        return _of_person(table, field) or _infer_unique(field)
    return _by_storage(table, field, as_of)


def _of_whom(table: Table, field: Field, found: OfKind) -> OfKind:
    """What a column holds of a person, as that of the one of whom its name speaks where the row is about several."""
    who = _speaks_of(field) if found.kind in _PERSONAL else None
    if who is None:
        return found
    several = len({_speaks_of(other) for other in table.fields} - {None}) > 1
    return replace(found, entity=who if several else "")


_PERSONAL = ("full_name", "first_name", "last_name", "email", "phone", "mobile")
"""Kinds of which a row may have one for each of several people."""

_PERSON = re.compile(
    r"((?P<who>patient|doctor|physician|nurse|mother|father|parent|guardian|spouse|partner|next_of_kin|kin|"
    r"emergency(_contact)?|referrer|referee|witness|customer|client|buyer|seller|owner|author|guest|driver|passenger|"
    r"teacher|student|employee|manager|supervisor|tenant|landlord|sender|recipient|receiver|contact|organi[sz]er|"
    r"applicant|candidate|beneficiary|claimant|donor|host|agent|coach|lawyer|insured|subscriber|reporter)_)?"
    r"((full_?|first_?|last_?|given_?|family_?|sur)?name|e_?mail(_address)?|(tele|mobile_?|cell_?)?phone(_(number|no))?|"
    r"mobile(_(number|no))?)|"
    r"(?P<alone>doctor|physician|nurse|mother|father|parent|guardian|spouse|partner|next_of_kin|kin|emergency_contact|"
    r"referee|witness|teacher|manager|supervisor|coach|lawyer)"
)


def _speaks_of(field: Field) -> str | None:
    """Whose name, address or number a column holds: nobody in particular's (empty); None where it holds none."""
    if field.storage != "text":
        return None
    found = _PERSON.fullmatch(snake_case(field.name))
    return found and (found["who"] or found["alone"] or "").removesuffix("_contact")


def _choices(field: Field) -> Any:
    values = tuple(value for value in field.choices if value not in ("", None)) or field.choices
    if len(values) > 15:
        return choice(*values)
    return weighted({value: 1 / (place + 1.5) for place, value in enumerate(values)})


_CODES = ("country_code", "currency_code", "language_code", "timezone")
"""Kinds of which the choices of a column may list every one there is."""


_LOCALES = ("en_US", "en_GB", "de_DE", "fr_FR", "pt_BR", "ja_JP")
"""Locales that are as unlike as any: what a kind draws for them shows whether a column takes all it draws."""


def _usual_choices(table: Table, field: Field) -> Any:
    """What draws those of many choices that are well known: the kind that the column's name says, where all that it
    draws are choices, or the choices that a kind draws as well, by how often it does.
    """
    choices = {str(value): value for value in field.choices}
    if len(choices) <= 15:
        return None
    positions = np.arange(500)
    named = _kind_for(table, field)
    for name in dict.fromkeys((named.kind, *_CODES) if named else _CODES):
        draw = kinds.Draw(row_keys(0, positions), positions, locales=_LOCALES, max_length=field.max_length)
        drawn = kinds.get(name).draw(draw).values()
        found = Counter(value for value in drawn if value in choices)
        if named and name == named.kind and found.total() == len(drawn) and field.storage == "text":
            return named
        if found.total() > len(drawn) // 2 and len(found) > 2:
            return weighted({choices[value]: found[value] for value in sorted(found)})
    return None


_BY_CLASS: dict[str, tuple[str, ...]] = {
    "EmailField": ("email",),
    "URLField": ("url",),
    "GenericIPAddressField": ("ipv4", "ipv6"),
    "SlugField": ("slug",),
}
"""The kinds that a field accepts, whatever its name: the first, unless the name says another of them."""


def kind_named(table: Table, field: Field) -> str | None:
    """The kind that a column's name and class say it holds, or None."""
    found = _kind_for(table, field)
    return found.kind if found else None


def _kind_for(table: Table, field: Field) -> OfKind | None:
    field = _untranslated(field)
    plain = snake_case(field.name).strip("_")
    own = snake_case(table.name)
    only = next((names for class_name, names in _BY_CLASS.items() if class_name in field.class_name), None)
    if only is not None:
        fitting = [name for name in only if _fits(kinds.get(name), field)]
        for entity, column in _readings(plain, field.max_length):
            for name in fitting:
                if kinds.get(name).suggested_by(column):
                    return OfKind(name, entity)
        return OfKind(fitting[0]) if fitting else None
    if field.storage == "text" and (part := _other_part_of_name(table, field)) is not None:
        return OfKind(part)
    if field.storage == "text" and re.fullmatch(_CALLED_SO, plain):
        thing = _thing(table.name)
        if thing is not None and _fits(kinds.get(thing), field):
            return OfKind(thing)
    for entity, column in _readings(plain, field.max_length):
        for candidate in kinds.all_kinds().values():
            if field.storage in candidate.types and candidate.suggested_by(column) and _fits(candidate, field):
                return OfKind(candidate.name, entity)
    if field.storage == "text":
        # A blog author is an author.
        called = dict.fromkeys(
            (f"{own}_{plain}", f"{own.rpartition('_')[2]}_{plain}", "_".join(words(f"{own}_{plain}")))
        )
        for candidate in kinds.all_kinds().values():
            if any(map(candidate.suggested_by, called)) and _fits(candidate, field):
                return OfKind(candidate.name)
        for name in dict.fromkeys((plain, "_".join(words(plain)))):
            for place in (found.start() for found in re.finditer("_", name)):
                for candidate in map(kinds.get, _WITH_OTHERS):
                    if candidate.suggested_by(name[place + 1 :]) and _fits(candidate, field):
                        return OfKind(candidate.name, name[:place])
    return None


def _other_part_of_name(table: Table, field: Field) -> str | None:
    """Which part of a person's name a column holds that is called a name, beside one for the other part."""
    if words(snake_case(field.name)) != ("name",):
        return None
    parts = {words(snake_case(other.name)) for other in table.fields if other.storage == "text"}
    first, last = ("first", "name") in parts, ("last", "name") in parts
    return None if first == last else "last_name" if first else "first_name"


def _of_standard(table: Table, field: Field) -> OfStandard | None:
    """The column that a field is of a table of countries, currencies or languages."""
    head = head_of(table.name)
    if head not in COLUMNS or field.storage not in ("text", "integer") or field.choices or field.custom:
        return None
    for column, pattern in COLUMNS[head].items():
        if re.fullmatch(pattern, field.name.lower()):
            cells = cells_of(head, column)
            fits = max(map(len, cells)) <= (field.max_length or 10_000) and all(
                re.search(regex, cell) for regex in field.regexes for cell in cells
            )
            fits &= field.storage == "text" or all(map(str.isdecimal, cells))
            fits &= not field.unique or len(set(cells)) == len(cells)
            return OfStandard(head, column) if fits else None
    return None


@lru_cache(maxsize=4096)
def _thing(model: str) -> str | None:
    """What the rows of a model are, by the word for them: the kind of their names."""
    called = f"{snake_case(model)}_name"
    return next((name for name in THINGS if kinds.get(name).suggested_by(called)), None)


def _said(table: Table, field: Field) -> Said | None:
    thing = _thing(table.name)
    if thing is None or shortest_said(GROUPS[thing]) > (field.max_length or 10_000):
        return None
    return Said(GROUPS[thing])


_CALLED = ("name", "title", "label")
"""Columns that say what the rows of a model are called: a word for what they are tells how."""

_CALLED_SO = (
    r"((generic|brand|trade|scientific|common|short|long|display|alternative|internal|external|public|original|english|"
    r"local|native)_)?(name|title|label)"
)

_WITH_OTHERS = (
    "street_address", "city", "postal_code", "phone", "mobile", "first_name", "last_name", "email", "country",
    "country_code", "address", "full_name", "username", "iban", "company", "job_title", "gender", "language_code",
    "timezone", "title", "version",
)  # fmt: skip
"""Kinds that people, firms and things of any description have, whose names say whose they are: `issuer_city`."""

_LOCATED = ("latitude", "longitude", "coordinates", "timezone")
_OF_ADDRESSES = ("postal_code", "city", "street_address")
_PLACES = ("city", "postal_code", "street_address", "address", "state", "country_code", "country")


def _located(table: Table) -> str:
    """The entity whose place a row is at: that of its only address, whatever that is called."""
    found = [_kind_for(table, field) for field in table.fields if field.storage == "text"]
    entities = {one.entity for one in found if one is not None and one.kind in _PLACES}
    return entities.pop() if len(entities) == 1 else ""


def _address_of(table: Table, field: Field) -> str | None:
    """The entity of the address that a field goes with: the one that its name begins with, or the only one."""
    found = [_kind_for(table, one) for one in table.fields if one.storage == "text" and not one.reference]
    entities = {
        one.entity for one in found if one is not None and one.kind in ("postal_code", "city", "street_address")
    }
    named = [entity for entity in entities if entity and field.name.lower().startswith(f"{entity}_")]
    return named[0] if named else entities.pop() if len(entities) == 1 else None


def _fits(kind: kinds.Kind, field: Field) -> bool:
    """Whether the column has room for the shortest text of a kind, for all of its numbers."""
    if field.storage in ("integer", "decimal", "float") and field.storage in kind.types:
        least, most = _extent(kind.name)
        if field.digits and max(-least, most) >= 10 ** (field.digits - field.places):
            return False
        return (field.low is None or field.low <= least) and (field.high is None or most <= field.high)
    return field.max_length is None or field.storage != "text" or field.max_length >= kind.min_length


@lru_cache(maxsize=256)
def _extent(name: str) -> tuple[Any, Any]:
    """The least and the greatest number of a kind, going by some thousands of them."""
    positions = np.arange(4096)
    drawn = kinds.get(name).draw(kinds.Draw(row_keys(0, positions), positions)).values()
    return min(drawn), max(drawn)


_ENTITIES = (
    "billing", "shipping", "delivery", "home", "work", "office", "contact", "emergency", "customer", "owner", "author",
    "sender", "recipient", "receiver", "guest", "buyer", "seller", "supplier", "client", "company", "user", "from",
    "to", "creator", "editor", "modifier", "uploader", "submitter", "moderator", "original",
)  # fmt: skip


def _readings(column: str, max_length: int | None) -> list[tuple[str, str]]:
    """The column's name as it is and in English, and without the words that say whose value it is."""
    readings = []
    for name in dict.fromkeys((column, "_".join(words(column)))):
        readings.append(("", name))
        readings += [(entity, name[len(entity) + 1 :]) for entity in _ENTITIES if name.startswith(f"{entity}_")]
    if max_length is not None and max_length <= 3:
        # A country of two letters is its code.
        readings += [(entity, f"{reading}_code") for entity, reading in readings]
    return readings


def _infer_unique(field: Field) -> Inferred | str:
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


def _by_storage(table: Table, field: Field, as_of: int) -> Inferred | str:
    told = measured(table, field) if field.storage in ("integer", "decimal", "float") else None
    if told is not None:
        return Inferred(*told)
    match field.storage:
        case "boolean":
            if field.name in ("is_superuser", "is_admin"):
                return Inferred(Constant(False), "nobody is one by chance")
            if field.name in ("is_staff", "is_active"):
                rare = field.name == "is_staff"
                return Inferred(weighted({rare: 0.05, not rare: 0.95}), "what its name says, with exceptions")
            if re.fullmatch(r"(is_)?(site_|the_)?(default|primary|main)(_.*)?", field.name) and not field.default:
                return Inferred(Constant(False), "one is it at most, and that is for a person to say")
            likely = field.default if isinstance(field.default, bool) else False
            return Inferred(weighted({likely: 0.85, not likely: 0.15}), "its default in most rows")
        case "integer":
            low = max(field.low if field.low is not None else 0, 0 if (field.high or 1) > 0 else -(2**31))
            high = min(field.high if field.high is not None else low + 1000, low + 1000)
            return Inferred(
                Integers(int(low), int(high), skewed=high - low > 20), f"whole numbers from {low} to {high}"
            )
        case "decimal":
            return Inferred(_decimals(field), "numbers within its digits")
        case "float":
            low = float(field.low) if field.low is not None else 0.0
            high = float(field.high) if field.high is not None else low + 100
            return Inferred(Floats(low, high, 2 if field.high is None else None), "numbers within its bounds")
        case "timestamp" | "date":
            return Inferred(*dated(table, field, as_of))
        case "time":
            start = next((f for f in table.fields if f.storage == "time" and is_span(f.name.lower(), field.name)), None)
            if start is not None and not (start.null and not field.null):
                above = Above(start.name)
                return Inferred(Only(above, Given(start.name)) if start.null else above, f"after {start.name}")
            return Inferred(choice(*[_time_of(minutes) for minutes in range(8 * 60, 20 * 60, 15)]), "a time of the day")
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
            filled = ["example"] if empty == [] else {"example": 1}
            return Inferred(EmptyJson(filled), "a small document, since it may not be blank")
        case "text":
            return _infer_text(table, field)
    shaped = _infer_shaped(table, field, as_of)
    if shaped is not None:
        return shaped
    if field.null:
        return Inferred(Constant(None), f"{field.class_name} is not known, and it may be null")
    if field.has_default and field.default is not None:
        return Inferred(Constant(field.default), f"{field.class_name} is not known; its default")
    return f"is a {field.class_name}, which is not known"


_SHAPES = ("POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION")


def _infer_shaped(table: Table, field: Field, as_of: int) -> Inferred | None:
    """Fields of PostgreSQL and of GIS: lists, ranges, dictionaries, search vectors, shapes."""
    if field.item is not None and field.class_name not in RANGES:
        item = _infer_plain(table, field.item, as_of)
        source = item.source if isinstance(item, Inferred) else None
        if isinstance(source, (OfKind, ListOf, Generator)):
            size = field.size or 3
            least = 1
            if isinstance(source, ListOf):
                # Lists within a list are all of one size.
                least, source = size, replace(source, least=source.most)
            return Inferred(ListOf(source, min(least, 3), min(size, 3)), "a list of what its items are")
        return Inferred(Samples(([],)), "an empty list: nothing is known of its items")
    if field.class_name in RANGES:
        return Inferred(Spans(RANGES[field.class_name]), "a range from a value to a later one")
    if field.class_name == "HStoreField":
        return Inferred(Tags(), "a small dictionary of words")
    if field.class_name == "SearchVectorField":
        return Inferred(
            choice("'apple' 'pear'", "'blue' 'green'", "'north' 'south'", "'red'"), "words, as a search finds them"
        )
    shape = field.class_name.removesuffix("Field").upper()
    if shape in _SHAPES or shape == "GEOMETRY":
        return Inferred(Shapes(shape, _located(table)), "a shape of a kilometre, where the row's address is")
    return None


def _infer_custom(table: Table, field: Field, as_of: int) -> Inferred | str:
    """Columns of another class than Django's: what a plain field of their kind would hold, if they take it."""
    custom = field.custom
    assert custom is not None
    blocks = streams(custom)
    if blocks:
        return Inferred(Samples(blocks), "blocks of its stream")
    if custom.holds is not None and not field.unique:
        value = replace(field, storage=custom.holds, custom=None)
        meant = _infer_plain(table, value, as_of)
        if isinstance(meant, Inferred) and all(map(custom.accepts, _tried(meant.source, value))):
            return Inferred(Converted(meant.source, value), f"{meant.reason}, which {field.class_name} converts")
    drawn = _infer_plain(table, field, as_of)
    source = drawn.source if isinstance(drawn, Inferred) else None
    if source is not None and all(custom.accepts(value) for value in _tried(source, field)):
        return drawn
    values = _custom_values(field)
    accepted = tuple(value for value in values if value is not None and _held(value, field) and custom.accepts(value))
    if accepted and field.unique:
        return Inferred(Few(accepted), f"values that {field.class_name} was seen to take", unique=True)
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


_KEY_AS_TEXT = re.compile(r"(^|_)object_(id|pk)$")
"""Names of text that points at rows of any table."""


def _infer_text(table: Table, field: Field) -> Inferred:
    if field.upload and field.blank:
        return Inferred(Constant(""), "no file")
    if _KEY_AS_TEXT.search(field.name) and not field.unique and not field.regexes:
        return Inferred(Pattern(r"[1-9]\d?"), "the key of a row")
    if (digits := _digits_for(field)) is not None:
        return Inferred(digits, "a number of somebody's, as long as it may be")
    named = None if field.upload or field.regexes else worded(table, field)
    if named is not None:
        source, reason = named
        if not isinstance(source, OfKind) or _fits(kinds.get(source.kind), field):
            return Inferred(source, reason)
    person = _of_person(table, field)
    if person is not None:
        return person
    if isinstance(field.default, str) and _is_document(field.default):
        return Inferred(Constant(field.default), "its default, a document in text")
    if field.blank and field.null:
        return Inferred(Constant(None), "nothing is known of it, and it may be null")
    differs = any(field.name in unique.fields for unique in table.uniques)
    usual = isinstance(field.default, str) and field.default.strip() and not differs and not field.regexes
    # A help text that quotes values knows of more than one.
    if usual and re.search(r"[“\"'‘]", field.help_text) is None:
        return Inferred(Constant(field.default), "its default: nothing else is known of it")
    size = field.max_length or 0
    if 0 < size <= 6 and not field.regexes:
        return Inferred(
            Pattern(("[A-Z]", "[A-Z][1-9]", r"[A-Z][1-9]\d", r"[A-Z]{2}[1-9]\d")[min(size, 4) - 1]), "a short code"
        )
    if field.max_length is None or "TextField" in field.class_name:
        return Inferred(OfKind("remark"), "text that may be long, of which nothing is known")
    if differs:
        return Inferred(OfKind("title" if field.max_length >= 30 else "keyword"), "text that is to differ")
    numbered = numbered_after(table, field)
    if numbered is not None:
        return Inferred(weighted(numbered), "nothing is known of it: its own name with a number")
    return Inferred(OfKind("keyword"), "text")


_OF_ANYTHING = ("name_of_thing", "title", "description", "sentence", "paragraph")
"""Kinds of texts that are drawn where a name says little."""


def _of_person(table: Table, field: Field) -> Inferred | None:
    """What masking would take a column for, where it tells of a person: it is drawn as that."""
    name = None if field.upload or field.regexes else drawn_as(table, field)
    if name is None or not _fits(kinds.get(name), field) or (field.unique and kinds.get(name).unique_values == 0):
        return None
    return Inferred(OfKind(name), f"its name and its table say {name.replace('_', ' ')}", field.unique)


_NUMBERED = ("national_id", "ssn", "passport_number", "driving_license", "tax_id", "license_plate")


def _digits_for(field: Field) -> Pattern | None:
    """Digits for a column that is named for a number of a person's or a car's, and too short for those of its kind."""
    readings = [column for _, column in _readings(snake_case(field.name), None)]
    short = not field.regexes and 5 <= (field.max_length or 0) <= 12
    if short and any(kinds.get(name).suggested_by(one) for name in _NUMBERED for one in readings):
        return Pattern(rf"[1-9]\d{{{(field.max_length or 5) - 1}}}")
    return None


def _is_document(text: str) -> bool:
    """Whether text is a list or an object of JSON."""
    try:
        return isinstance(json.loads(text), (list, dict))
    except ValueError:
        return False


def _decimals(field: Field) -> Decimals:
    scale = 10**field.places
    room = 10 ** max(field.digits - field.places, 0) * scale - 1
    low = int((field.low if field.low is not None else 0) * scale)
    high = int(field.high * scale) if field.high is not None else max(low, min(room, low + 1000 * scale))
    return Decimals(low, min(high, room), field.places)


def _time_of(minutes: int) -> Any:
    from datetime import time

    return time(minutes // 60, minutes % 60)


def _minutes(count: int) -> Any:
    from datetime import timedelta

    return timedelta(minutes=count)


__all__ = [
    "After",
    "Code",
    "Inferred",
    "Password",
    "Slug",
    "UniqueInteger",
    "infer",
    "kind_named",
]

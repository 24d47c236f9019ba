"""A column of one of Django's own classes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
from django.contrib.auth import get_user_model

from seeding import kinds
from seeding.dating import year_of_expiry
from seeding.generators import Constant, Generator, choice, weighted
from seeding.inference.by_type import infer_by_type, infer_unique
from seeding.inference.forms import matches, own_code, strictest, takes
from seeding.inference.inferred import Inferred
from seeding.inference.meaning import (
    LOCATED,
    OF_ANYTHING,
    fits,
    kind_for,
    level_of,
    located,
    of_people,
    of_person,
    original_of,
    root_level,
    said_of,
    untranslated,
)
from seeding.keys import row_keys
from seeding.kinds.naming_data import THINGS
from seeding.measures import bodily, dear
from seeding.schema import Field, Table, defaults_of
from seeding.sources import (
    RANGES,
    Called,
    Few,
    Level,
    ListOf,
    OfGender,
    Password,
    Pattern,
    Rendered,
    Same,
    Samples,
    Slug,
    numbered,
)
from seeding.spec import OfKind
from seeding.wording import beside, set_to, snake_case, worded


def infer_plain(table: Table, field: Field, as_of: int) -> Inferred | str:
    if (original := original_of(table, field)) is not None:
        return Inferred(Same(original.name), f"{original.name} in another language, of which nothing else is known")
    field = untranslated(field)
    name = snake_case(field.name)
    if field.choiceless and field.blank and (field.null or field.storage == "text"):
        return Inferred(Constant(None if field.null else ""), "it has no choices to choose from")
    if field.choices and field.unique:
        values = tuple(value for value in field.choices if value not in ("", None)) or field.choices
        return Inferred(Few(values), "unique: each of its choices once", unique=True)
    if field.choices:
        gendered = _genders(field, _OF_WOMEN, _OF_MEN) if _GENDER.fullmatch(name) else None
        if gendered is None and _ADDRESSED.fullmatch(name):
            gendered = _genders(field, _MADAM, _SIR)
        if gendered is not None:
            return Inferred(gendered, "one of its choices, as the name of the person has it")
        usual = _usual_choices(table, field)
        if usual is not None:
            return Inferred(usual, "one of its choices, the well-known ones")
        return Inferred(_choices(field), "one of its choices, the first ones more often")
    if name == "password" and table.model is get_user_model():
        return Inferred(Password(), "the development password, hashed by the project's hasher")
    slugs = "Slug" in field.class_name and not _COUNTED.fullmatch(name)
    if field.storage == "text" and (slugs or name in ("slug", "subdomain")):
        texts = [other.name for other in table.fields if other is not field and other.storage == "text"]
        titles = [name for name in texts if name == "username"]
        titles += [name for name in texts if name in ("name", "title", "headline", "label", "subject")]
        if titles and all(re.search(regex, "spring-offer-16") for regex in field.regexes):
            return Inferred(Slug(titles[0]), f"the {titles[0]} in the letters of an address", unique=True)
    if (above := level_of(table, field)) is not None:
        return Inferred(Level(above.name, root_level(field)), f"how far below a root {above.name} puts it")
    if (shown := _shown(table, field)) is not None:
        return Inferred(Rendered(shown.name), f"{shown.name} as HTML")
    worth = dear(table, field) or bodily(table, field)
    if worth is not None:
        return Inferred(*worth)
    ahead = year_of_expiry(field, as_of)
    if ahead is not None and not field.unique:
        return Inferred(ahead, "a year in which what is in use ends")
    plain = field.storage == "text" and not field.regexes and not field.unique
    if plain and (told := beside(table, field)) is not None:
        return Inferred(*told)
    if field.unique and field.storage == "text" and (told := set_to(table, field)) is not None:
        source, reason = told
        if isinstance(source, OfKind):
            return Inferred(source, reason, unique=True)
    found = kind_for(table, field)
    if found is not None and found.kind in ("name_of_thing", "title") and not field.unique:
        called = worded(table, field)
        found = called[0] if called is not None and isinstance(called[0], OfKind) else found
        others = {snake_case(other.name) for other in table.fields if other.storage == "text"}
        if name == "label" and found.kind == "name_of_thing" and others & {"name", "title"}:
            # Only a name is what a row is called for certain.
            found = None
    if (
        found is not None
        and found.kind == "email"
        and found.entity in _AT
        and of_people(table)
        and not _written_to(table)
    ):
        # The only address of somebody is their own, wherever they read it.
        found = OfKind("email")
    if found is not None and found.kind == "comment" and _NOTED.search(name) and not _traded(table):
        found = OfKind("remark", found.entity)
    if found is not None and found.kind in OF_ANYTHING and (person := of_person(table, field)) is not None:
        return person
    if field.regexes and field.storage == "text" and not matches(found, field):
        if field.unique and (code := own_code(field)) is not None:
            return Inferred(code, "unique: a code of the row's own that its validator takes", unique=True)
        if not field.unique and (worded_so := worded(table, field)) is not None and takes(field, worded_so[0]):
            return Inferred(*worded_so)
        regex = strictest(field)
        return Inferred(Pattern(regex), f"text that matches {regex}, as its validator asks")
    if found is not None and found.kind in LOCATED and not found.entity:
        found = OfKind(found.kind, located(table))
    if found is not None and field.storage in kinds.get(found.kind).types:
        unique = field.unique
        if found.kind in THINGS and not unique and name in _CALLED:
            return Inferred(Called(found.kind), f"{found.kind.replace('_', ' ')}s, each once before one comes again")
        if found.kind in ("description", "sentence") and not unique and (said := said_of(table, field)):
            return Inferred(said, "what is said of such things")
        reason = f"its name says {found.kind.replace('_', ' ')}"
        if not unique or kinds.get(found.kind).unique_values != 0:
            return Inferred(found, reason, unique)
        if (apart := numbered(found.kind, field)) is not None:
            return Inferred(apart, f"{reason}; a different one in every row", unique)
        return _different(field)
    if field.unique:
        return of_person(table, field) or _different(field)
    if field.item is not None and field.class_name not in RANGES:
        return _list(table, field, field.item, as_of)
    return infer_by_type(table, field, as_of)


_COUNTED = re.compile(r"(.*_)?(number|num|no|xid)")
"""What counts things, though its class takes it for a part of an address."""

_AT = ("work", "office", "home")


def _written_to(table: Table) -> bool:
    """Whether a row has an address of e-mail of which nothing says where it is read."""
    return any(re.fullmatch(r"e?_?mail(_?address)?", snake_case(other.name)) for other in table.fields)


_SAID = re.compile(r"text|label|phrase|term|word|caption|entry|answer_text|choice_text|(short_)?desc(ription)?")
"""What is said in few words, which no code is."""


def _different(field: Field) -> Inferred | str:
    """A column of which only that is known that rows differ in it: words where something is said, else a code."""
    plain = field.storage == "text" and not field.regexes
    if plain and snake_case(field.name) in _CALLED and fits(kinds.get("name_of_thing"), field):
        return Inferred(OfKind("name_of_thing"), "a name, another one in every row", unique=True)
    if plain and _SAID.fullmatch(snake_case(field.name)) and fits(kinds.get("topic_name"), field):
        return Inferred(OfKind("topic_name"), "a word or two, different ones in every row", unique=True)
    return infer_unique(field)


_SHOWN = re.compile(r"_*(?P<of>\w+?)_(as_)?(rendered|html|rendered_html)|_*(rendered|html)_(?P<from>\w+)")


def _shown(table: Table, field: Field) -> Field | None:
    """The text of which a column holds the HTML: `notes` of `notes_html`."""
    told = _SHOWN.fullmatch(field.name) if field.storage == "text" and field.max_length is None else None
    if told is None or field.unique:
        return None
    named = told["of"] or told["from"]
    return next((one for one in table.fields if one.name == named and one.storage == "text" and not one.choices), None)


def _list(table: Table, field: Field, item: Field, as_of: int) -> Inferred:
    """A column of lists, by what a column of their items would hold; of documents and ranges, its default."""
    if item.storage == "json" or item.class_name in RANGES:
        default = next(iter(defaults_of(table.model, field.name, 1)), None) if field.has_default else None
        return Inferred(Samples((default or [],)), "a list of what nobody knows: its default")
    # A list without an item says as much as one of an item that is missing.
    inferred = infer_plain(table, replace(item, null=False, blank=False), as_of)
    source = inferred.source if isinstance(inferred, Inferred) else None
    if not isinstance(source, (OfKind, ListOf, Generator)):
        return Inferred(Samples(([],)), "an empty list: nothing is known of its items")
    size, least = field.size or 3, 1
    if isinstance(source, ListOf):
        # Lists within a list are all of one size.
        least, source = size, replace(source, least=source.most)
    return Inferred(ListOf(source, min(least, 3), min(size, 3)), "a list of what its items are")


_GENDER = re.compile(r"(biological_|legal_)?(sex|gender)(_identity|_code)?|geschlecht|sexe|sexo")
_OF_WOMEN = re.compile(r"\b(f|w|female|wom[ae]n|girl|weiblich|frau|f[ée]minin\w*|femme|mujer|femenino|donna|femmina)\b")
_OF_MEN = re.compile(r"\b(m|male|m[ae]n|boy|männlich|mann|herr|masculin\w*|homme|hombre|uomo|maschio)\b")


_ADDRESSED = re.compile(
    r"(.*_)?(salutation|honorific|title|(name_)?prefix|form_of_address|anrede|civilit[ye]|tratamiento)"
)
_MADAM = re.compile(r"\b(mrs|ms|miss|mme|mlle|madame|frau|sra|se[ñn]ora|sig\.?ra|signora|mevrouw|fru)\b")
_SIR = re.compile(r"\b(mr|mister|m\.|monsieur|herr|sr|se[ñn]or|sig|signor|meneer|hr)(\b|(?<=\.))")
"""How a column of choices addresses women and men."""


def _genders(field: Field, of_women: re.Pattern[str], of_men: re.Pattern[str]) -> OfGender | None:
    """The choices of a column for women, men and others; None where they are not told apart."""
    told = [f"{value} {said}".lower() for value, said in zip(field.choices, field.labels, strict=False)]
    women = [value for value, said in zip(field.choices, told, strict=False) if of_women.search(said)]
    men = [value for value, said in zip(field.choices, told, strict=False) if of_men.search(said)]
    if not women or not men or women[0] == men[0]:
        return None
    others = [value for value in field.choices if value not in (*women, *men, "", None)]
    return OfGender((women[0], men[0], others[0] if others else women[0]))


_NOTED = re.compile(r"(note|remark|observation|memo)s?$")
"""What somebody notes of a row, whatever that is."""

_TRADE = {
    "order", "invoice", "customer", "client", "buyer", "seller", "delivery", "shipment", "shipping", "payment",
    "refund", "ticket", "issue", "task", "case", "booking", "reservation", "appointment", "lead", "deal",
    "opportunity", "support", "request", "complaint", "return", "purchase", "product", "account", "price",
    "amount", "total", "cost", "vendor", "supplier", "sale", "contract", "quote", "offer", "subscription",
    "item", "cart", "stock", "warehouse", "company", "contact", "phone", "email", "priority", "assignee",
}  # fmt: skip
"""Words of tables of which colleagues write what they do of orders, appointments and accounts."""


def _traded(table: Table) -> bool:
    """Whether a table is about work with customers, in which a note may be of deliveries and prices."""
    named = [table.called, *(one.name for one in table.fields)]
    return any(_TRADE & {*snake_case(one).lower().split("_")} for one in named)


_CALLED = ("name", "title", "label")
"""Columns that say what the rows of a model are called: a word for what they are tells how."""


def _choices(field: Field) -> Any:
    values = tuple(value for value in field.choices if value not in ("", None)) or field.choices
    if len(values) > 15:
        return choice(*values)
    called = dict(zip(field.choices, field.labels, strict=False))
    names = [(str(value).lower(), called.get(value, "").lower()) for value in values]
    rare = [any(_RARE.fullmatch(name) for name in both) for both in names]
    # Where all are rare, none is; the first of the others is the usual one.
    shares = [0.25 if one and not all(rare) else 1.0 for one in rare]
    order = np.argsort(np.argsort([-share for share in shares], kind="stable"), kind="stable").tolist()
    return weighted({value: shares[at] / (order[at] + 1.5) for at, value in enumerate(values)})


_RARE = re.compile(
    r"cancel\w*|reject\w*|declin\w*|refus\w*|denied|fail\w*|delet\w*|remov\w*|archiv\w*|ban|banned|block\w*|suspen\w*|"
    r"locked|disabl\w*|deactivat\w*|inactive|revok\w*|refund\w*|void\w*|withdraw\w*|terminat\w*|abandon\w*|expired|"
    r"errors?|lost|invalid|spam|bounced|disput\w*|no.?show|overdue|uncollectible|fraud\w*|deceased|dead|missing|other|"
    r"none|unknown|unspecified|n/?a"
)
"""Choices that few rows come to, wherever they are listed."""


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
    named = kind_for(table, field)
    for name in dict.fromkeys((named.kind, *_CODES) if named else _CODES):
        draw = kinds.Draw(row_keys(0, positions), positions, locales=_LOCALES, max_length=field.max_length)
        drawn = kinds.get(name).draw(draw).values()
        found = Counter(value for value in drawn if value in choices)
        if named and name == named.kind and found.total() == len(drawn) and field.storage == "text":
            return named
        if found.total() > len(drawn) // 2 and len(found) > 2:
            return weighted({choices[value]: found[value] for value in sorted(found)})
    return None

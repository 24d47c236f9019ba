"""Companies: invented names in the fashion of the locale, what they do, and how to reach them.

The website and the e-mail address of one key are made of the company's name.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from seeding.columns import Bank, Choose, Column, Text, Words, constant, mapped, template
from seeding.generators import pick_weighted
from seeding.keys import Numbers, below
from seeding.kinds import Draw, kind, words
from seeding.kinds.company_data import (
    AND,
    BUSINESS,
    COINED,
    DEPARTMENTS,
    FORMS,
    INDUSTRIES,
    JA_BUSINESS,
    JA_NAMES,
    JA_TOWN_ENDS,
    JA_TOWN_STARTS,
    OWNED,
    PLACES,
    SHORT_SLOGANS,
    SLOGANS,
    SURNAMES,
    TOWN_ENDS,
    TOWN_STARTS,
    TOWN_WORDS,
)
from seeding.kinds.person import last_name_words
from seeding.kinds.words import decimal, draw_words, first_fitting, fitted, latin, padded, pick

# Names ----------------------------------------------------------------------------------------------------

_PATTERNS = (24.0, 22.0, 26.0, 14.0, 14.0)
"""Shares of: two people, a person and a business, a place and a business, a family, a coined word."""


_OTHER_SCRIPTS = (
    "ar",
    "bg",
    "bn",
    "el",
    "fa",
    "he",
    "hi",
    "hy",
    "ka",
    "ko",
    "mk",
    "mn",
    "ne",
    "ru",
    "ta",
    "th",
    "uk",
    "zh",
)


def _surnames(draw: Draw, name: str) -> Words:
    """Names of owners in Latin letters; they are not those of the person that has the same key."""
    if draw.locale.startswith(("en", *_OTHER_SCRIPTS)):
        return pick(draw.keys_for(name), words.bank(*SURNAMES))
    return last_name_words(replace(draw, keys=draw.keys_for(name)))


def _core(draw: Draw) -> Choose:
    """Names without the legal form, in the one locale of `draw`."""
    language = draw.locale.split("_")[0]
    if language == "ja":
        name = pick(draw.keys_for("company name"), words.bank(*JA_NAMES))
        business = pick(draw.keys_for("business"), words.bank(*JA_BUSINESS))
        return Choose(np.zeros(len(name), dtype=np.int64), (template(name, business),))
    language = language if language in BUSINESS else "en"
    owner, partner = _surnames(draw, "company owner"), _surnames(draw, "company partner")
    business = pick(draw.keys_for("business"), words.bank(*BUSINESS[language]))
    place = pick(draw.keys_for("company place"), words.bank(*PLACES))
    owned = pick(draw.keys_for("company family"), words.bank(*OWNED[language]))
    coined = pick(draw.keys_for("company word"), words.bank(*COINED))
    return Choose(
        pick_weighted(draw.keys_for("company pattern"), _PATTERNS),
        (
            template(owner, AND[language], partner),
            template(owner, " ", business),
            template(place, " ", business),
            template(owner, owned),
            template(coined, " ", business),
        ),
    )


@lru_cache(maxsize=64)
def _forms(locale: str) -> tuple[Bank, tuple[float, ...]]:
    """The legal forms of a locale, each after a space, with their shares."""
    forms = FORMS.get(locale, {"Ltd": 100})
    return Bank(tuple(f" {form}" if form else "" for form in forms)), tuple(map(float, forms.values()))


def _form(draw: Draw) -> Words:
    return draw_words(draw.keys_for("legal form"), *_forms(draw.locale))


@lru_cache(maxsize=1)
def _towns() -> tuple[Bank, Bank]:
    """Invented towns, and what may stand before one, each after a space."""
    towns = dict.fromkeys(f" {start}{end}" for start in TOWN_STARTS for end in TOWN_ENDS if start[-1] != end[0])
    return Bank(tuple(towns)), Bank(("", *(f" {word}" for word in TOWN_WORDS)))


@lru_cache(maxsize=1)
def _japanese_towns() -> tuple[Bank, Bank]:
    return Bank(tuple(f" {start}{end}" for start in JA_TOWN_STARTS for end in JA_TOWN_ENDS)), Bank(("",))


def _branch(draw: Draw, numbers: Numbers) -> Text:
    """Numbers as the town of a branch, with a number of its own where there are more of them than towns."""
    japanese = draw.locale.startswith("ja")
    towns, before = _japanese_towns() if japanese else _towns()
    rest, town = np.divmod(numbers, len(towns))
    rest, word = np.divmod(rest, len(before))
    mark = Words((rest > 0).astype(np.int64), words.bank("", "第" if japanese else " "))
    return template(Words(word, before), Words(town, towns), mark, decimal(rest + 1, rest > 0))


def _short(draw: Draw, room: int) -> Words:
    """A single word for where there is hardly any room."""
    if draw.locale.startswith("ja"):
        return fitted(pick(draw.keys_for("company name"), words.bank(*JA_NAMES)), room)
    return fitted(pick(draw.keys_for("company word"), words.bank(*COINED)), room)


def _named(draw: Draw) -> Text:
    core, form, limit = _core(draw), _form(draw), draw.max_length
    place = constant(" ", len(draw.keys))
    if draw.locale.startswith("ja"):
        # The form stands before the name or after it; a branch is named at the end.
        before = below(draw.keys_for("legal form"), 1 if draw.unique else 2)
        front = Words(before, words.bank("株式会社", ""))
        form = Words(before, words.bank("", "株式会社"))
        core = Choose(np.zeros(len(core), dtype=np.int64), (template(front, core),))
    if not draw.unique:
        return first_fitting(
            limit, template(core, form), lambda: core, lambda: template(_short(draw, limit or 12))
        )  # fmt: skip
    numbers = draw.numbers()
    branch, figure = _branch(draw, numbers), decimal(numbers)
    return first_fitting(
        limit,
        template(core, branch, form),
        lambda: template(core, branch),
        lambda: template(_short(draw, 7), place, figure),
        lambda: figure,
    )


_WHAT = (
    r"(company|organi[sz]ation|employer|vendor|supplier|manufacturer|maker|firm|business|publisher|distributor|contractor"
    r"|sponsor|insurer|agency|institution|legal_entity|corporation|enterprise|subsidiary|competitor|wholesaler|operator"
    r"|merchant|retailer|dealer|franchise|producer)"
)


@kind(
    "company",
    names=(
        rf"{_WHAT}(_?(name|title|label))?",
        rf"(parent|current|billing|shipping|client|customer|partner|previous|my|account|legal|trading|registered|user|bank|owner)_{_WHAT}"
        r"(_name)?",
        r"trading_(as|name)|works_(at|for)|workplace|doing_business_as|dba|(partner|brand_owner|store|shop|tenant|workspace|site|corporation)_name",
    ),
    pattern=r"(?s).+",
    unique_values=None,
    min_length=7,
)
def company(draw: Draw) -> Column:
    """Invented companies with the legal form of the locale; unique ones name a town, too."""
    return companies(draw)


def companies(draw: Draw) -> Text:
    """The name of each row's company."""
    named = draw.per_locale(_named)
    assert isinstance(named, Text)
    return named


@kind("company_suffix", names=(r"(company_)?legal_form|company_(suffix|form|type)|(business|legal)_(form|entity_type|type)|entity_form",),
      pattern=r"(?s).+", min_length=4)  # fmt: skip
def company_suffix(draw: Draw) -> Column:
    """The legal form in the company's name, such as GmbH; another one where the name has none."""

    def forms(one: Draw) -> Text:
        pairs = [(form, share) for form, share in FORMS.get(one.locale, {"Ltd": 100}).items() if form]
        if one.locale == "ja_JP":
            pairs = [("株式会社", 1)]
        bank, shown = words.bank(*(form for form, _ in pairs)), _form(one)
        other = pick_weighted(one.keys_for("other legal form"), tuple(float(share) for _, share in pairs))
        place = np.array([bank.words.index(form[1:]) if form else -1 for form in shown.bank.words], dtype=np.int64)[
            shown.codes
        ]
        return fitted(Words(np.where(place < 0, other, place), bank), draw.max_length)

    return draw.per_locale(forms)


# What they do ---------------------------------------------------------------------------------------------


@kind("industry", names=(r"([a-z]+_)?(industry|sector|line_of_business|branch_of_industry|vertical)(_name|_type)?|business_(area|field)",),
      pattern=r"[A-Za-z -]+", min_length=6)  # fmt: skip
def industry(draw: Draw) -> Column:
    """Branches of industry."""
    return fitted(
        draw_words(draw.keys_for("industry"), words.bank(*INDUSTRIES), tuple(map(float, INDUSTRIES.values()))),
        draw.max_length,
    )


@kind("department", names=(r"(?!department_store)([a-z]+_)?(department|dept|division|business_unit|cost_center_name)(_name)?",),
      pattern=r"[A-Za-z ]+", min_length=2)  # fmt: skip
def department(draw: Draw) -> Column:
    """Departments of a company, the large ones more often."""
    bank = words.bank(*DEPARTMENTS)
    return fitted(
        draw_words(draw.keys_for("department"), bank, tuple(map(float, DEPARTMENTS.values()))), draw.max_length
    )


@kind(
    "slogan",
    names=(r"slogan|motto|catch_?phrase|claim_text|(company|brand|business)_(slogan|tag_?line|motto)",),
    pattern=r"(?s).+",
    min_length=10,
)
def slogan(draw: Draw) -> Column:
    """What a company prints below its name."""
    bank, weights = _slogans()
    return fitted(draw_words(draw.keys_for("slogan"), bank, weights), draw.max_length)


@lru_cache(maxsize=1)
def _slogans() -> tuple[Bank, tuple[float, ...]]:
    from seeding.kinds.text import expand

    frames = [expand(frame) for frame in SLOGANS]
    weights = [1 / len(texts) for texts in frames for _ in texts]
    texts = tuple(text for texts in frames for text in texts)
    return Bank((*texts, *SHORT_SLOGANS)), (*weights, *(0.0,) * len(SHORT_SLOGANS))


# How to reach them ----------------------------------------------------------------------------------------


def _host_word(text: str) -> str:
    """A part of a company's name as it stands in its domain name."""
    if text in JA_NAMES or text in JA_BUSINESS:
        return JA_NAMES.get(text) or f"-{JA_BUSINESS[text]}"
    kept = [latin(word) for word in text.replace("&", " ").replace(".", " ").replace("-", " ").replace("'", "").split()]
    joined = "-".join(word for word in kept if word != "x")
    if not joined:
        return "-" if text else ""
    return f"{'-' if text[0] == ' ' else ''}{joined}{'-' if text[-1] == ' ' else ''}"


def _german_host_word(text: str) -> str:
    return _host_word(
        "".join({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}.get(c, c) for c in text)
    )


def _hosts(draw: Draw, room: int | None) -> Text:
    """The company's domain name without `.example`."""

    def hosts(one: Draw) -> Text:
        return mapped(_core(one), _german_host_word if one.locale.startswith("de") else _host_word)

    named = draw.per_locale(hosts)
    assert isinstance(named, Text)
    short = pick(draw.keys_for("company word"), words.bank(*(word.lower() for word in COINED)))
    if not draw.unique:
        return first_fitting(room, named, lambda: fitted(short, room))
    figure = decimal(draw.numbers())
    return first_fitting(
        room, template(named, "-", figure), lambda: template(fitted(short, 7), "-", figure), lambda: figure
    )


@kind("company_url", names=(rf"{_WHAT}_(url|web_?site|web_?page|home_?page|link)",),
      pattern=r"https://(www\.)?[a-z0-9.-]+\.example", unique_values=None, min_length=23)  # fmt: skip
def company_url(draw: Draw) -> Column:
    """The company's website, named after it; unique ones have a number."""
    room = None if draw.max_length is None else draw.max_length - 16
    name = template(_hosts(draw, room), ".example")
    return first_fitting(draw.max_length, template("https://www.", name), lambda: template("https://", name))


@kind(
    "company_domain",
    names=(rf"{_WHAT}_(domain|domain_name)",),
    pattern=r"[a-z0-9-]+\.example",
    unique_values=None,
    min_length=15,
)
def company_domain(draw: Draw) -> Column:
    """The company's domain name."""
    return template(_hosts(draw, None if draw.max_length is None else draw.max_length - 8), ".example")


@kind("company_email", names=(rf"{_WHAT}_e_?mail(_address)?|(support|sales|info|billing|service|press|office)_e_?mail(_address)?",),
      pattern=r"[a-z]+@[a-z0-9-]+\.example", unique_values=None, min_length=20)  # fmt: skip
def company_email(draw: Draw) -> Column:
    """A mailbox of the company's, such as info@harlow-finch.example; unique ones have a number."""
    boxes = words.bank("info", "contact", "office", "sales", "hello")
    box = draw_words(draw.keys_for("mailbox"), boxes, (45.0, 20.0, 12.0, 12.0, 11.0))
    # The mailbox takes five characters at least.
    room = None if draw.max_length is None else draw.max_length - 13
    name = template("@", _hosts(draw, room), ".example")
    return first_fitting(draw.max_length, template(box, name), lambda: template("info", name))


# Numbers of the tax office --------------------------------------------------------------------------------


def german_check_digit(numbers: Numbers) -> Numbers:
    """The ninth digit of German VAT numbers, from the first eight (ISO/IEC 7064, MOD 11,10)."""
    product = np.full(len(numbers), 10, dtype=np.int64)
    for place in range(7, -1, -1):
        total = (numbers // 10**place % 10 + product) % 10
        product = np.where(total == 0, 10, total) * 2 % 11
    return (11 - product) % 10


def luhn_digit(numbers: Numbers, digits: int) -> Numbers:
    """The check digit (ISO/IEC 7812-1, annex B) of numbers that are `digits` long without it."""
    total = np.zeros(len(numbers), dtype=np.int64)
    for place in range(digits):
        digit = numbers // 10**place % 10 * (2 if place % 2 == 0 else 1)
        total += digit // 10 + digit % 10
    return -total % 10


@kind("vat_number", names=(r"([a-z]+_)?(vat|ust|tva|iva|gst)_?(id|number|no|num|code|reg(istration)?(_number|_no)?|id_number)|vatin|vat_reg",),
      pattern=r"DE9\d{8}|FR\d\d0\d{8}|IT00\d{9}|ZZ\d{9}", unique_values=None, min_length=13)  # fmt: skip
def vat_number(draw: Draw) -> Column:
    """VAT numbers with the check digits of Germany, France or Italy, of blocks that are not issued; else ZZ and nine digits."""
    from seeding.kinds.identifiers import numbers_below

    def numbers(one: Draw) -> Text:
        number = numbers_below(one, "vat", 10**7)
        match one.locale:
            case "de_DE":
                check = german_check_digit(90_000_000 + number)
                return template("DE9", padded(number, 7), padded(check, 1))
            case "fr_FR":
                siren = number * 10 + luhn_digit(number, 8)
                return template("FR", padded((12 + 3 * (siren % 97)) % 97, 2), padded(siren, 9))
            case "it_IT":
                return template("IT", padded(number, 10), padded(luhn_digit(number, 10), 1))
        return template("ZZ", padded(number, 9))

    return draw.per_locale(numbers)

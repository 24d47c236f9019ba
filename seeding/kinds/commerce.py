"""Commerce: products, prices, reviews and the numbers that a shop deals in.

What is drawn of a product from one key agrees: the description speaks of the noun and the variant in the name, and
the price lies in the range of both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np

from seeding.columns import Bank, Column, Decimals, Floats, Integers, Template, Text, Words, constant, template
from seeding.generators import log_normal, pick_by, pick_weighted, skewed, unique_number
from seeding.keys import Keys, Numbers, below, derive, high_bits
from seeding.kinds import Draw, kind, words
from seeding.kinds.product_data import (
    BRANDS,
    CATEGORY_WORDS,
    CLOSINGS,
    KEPT_CAPITALS,
    LEADS,
    PREMIUM,
    QUALITIES,
    RANGE,
    Item,
    Variant,
)
from seeding.kinds.review_data import ENDS, MIDDLES, OPENINGS, TITLES
from seeding.kinds.words import first_fitting, fitted, padded

# The range, flattened -------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Choices:
    """Runs of a bank or of another table, one for each group: where each starts and how long it is."""

    starts: Numbers
    counts: Numbers

    def pick(self, keys: Keys, groups: Numbers) -> Numbers:
        """A place in the run of each row's group."""
        return self.starts.take(groups) + below(keys, self.counts.take(groups))


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The nouns of `RANGE` in tables. A phrase is an item with one qualifier and one variant."""

    items: tuple[Item, ...]
    by_category: Choices
    category: Numbers
    """The category of each item."""
    makers: Bank
    makers_of: Choices
    nouns: Bank
    phrases: Bank
    phrases_of: Choices
    openers: Bank
    openers_of: Choices
    leads: Bank
    leads_of: Choices
    features: Bank
    features_of: Choices
    closings: Bank
    closings_of: Choices
    quality: Numbers
    """The sentence on each phrase's qualifier: a place in `closings`, -1 where there is none."""
    lowest: Numbers
    """Of each phrase: the lowest price in whole units, the size of a step, and how many of them."""
    step: Numbers
    steps: Numbers


def _choices(groups: list[tuple[str, ...]]) -> tuple[Bank, Choices]:
    counts = np.array([len(group) for group in groups], dtype=np.int64)
    return Bank(tuple(word for group in groups for word in group)), Choices(np.cumsum(counts) - counts, counts)


def _name(qualifier: str, item: Item, variant: Variant) -> str:
    return " " + " ".join(filter(None, (variant.before, qualifier, item.noun))) + variant.after


def _in_sentence(name: str) -> str:
    """A name in the letters that it has within a sentence: abbreviations and proper names keep their capitals."""
    return " ".join(
        word if word in KEPT_CAPITALS else "-".join(map(_lowered, word.split("-"))) for word in name.split(" ")
    )


def _lowered(part: str) -> str:
    if part in KEPT_CAPITALS:
        return part
    return part.lower() if part[:1].isupper() and part[1:].replace("'", "").islower() else part


@lru_cache(maxsize=1024)
def _thing(qualifier: str, noun: str) -> str:
    """What is sold, within a sentence."""
    qualifier = re.sub(r"^(A|An)( |$)", "", qualifier)
    return _in_sentence(f"{qualifier} {noun}".strip())


def _opener(qualifier: str, item: Item, variant: Variant, use: str) -> str:
    thing = _thing(qualifier, item.noun)
    if variant.phrase.startswith("with ") and use.startswith("with "):
        use = f"and {use.removeprefix('with ')}"
    return " ".join(filter(None, (thing, variant.phrase, use))) + "."


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The tables of `RANGE`, made on first use."""
    items = tuple(item for group in RANGE.values() for item in group)
    of_category = np.array([len(group) for group in RANGE.values()], dtype=np.int64)
    categories = np.repeat(np.arange(len(RANGE)), of_category)
    names = list(RANGE)
    makers, makers_of = _choices(
        [BRANDS[item.brands or names[category]].names() for item, category in zip(items, categories, strict=True)]
    )
    sold = [
        [(item, qualifier, variant) for qualifier in item.qualifiers for variant in item.variants] for item in items
    ]
    phrases, phrases_of = _choices(
        [tuple(_name(qualifier, item, variant) for item, qualifier, variant in group) for group in sold]
    )
    flat = [phrase for group in sold for phrase in group]
    openers, openers_of = _choices(
        [tuple(_opener(qualifier, item, variant, use) for use in item.uses) for item, qualifier, variant in flat]
    )
    leads, leads_of = _choices(
        [_leads(item, names[category]) for item, category in zip(items, categories, strict=True)]
    )
    features, features_of = _choices([tuple(f" {feature}" for feature in item.features) for item in items])
    said = list(QUALITIES)
    closings, closings_of = _choices(
        [tuple(text and f" {text}" for text in CLOSINGS[name]) for name in names]
        + [tuple(f" {sentence}" for sentence in QUALITIES.values())]
    )
    first_quality = int(closings_of.starts[-1])
    quality = [first_quality + said.index(qualifier) if qualifier in said else -1 for _, qualifier, _ in flat]
    lowest, step, steps = np.array([_price_steps(*phrase) for phrase in flat], dtype=np.int64).T.copy()
    return Catalogue(
        items=items,
        by_category=Choices(np.cumsum(of_category) - of_category, of_category),
        category=categories,
        makers=makers,
        makers_of=makers_of,
        nouns=Bank(tuple(item.noun for item in items)),
        phrases=phrases,
        phrases_of=phrases_of,
        openers=openers,
        openers_of=openers_of,
        leads=leads,
        leads_of=leads_of,
        features=features,
        features_of=features_of,
        closings=closings,
        closings_of=closings_of,
        quality=np.array(quality, dtype=np.int64),
        lowest=lowest,
        step=step,
        steps=steps,
    )


def _leads(item: Item, category: str) -> tuple[str, ...]:
    if item.plural:
        return tuple(f"{lead[0].upper()}{lead[1:]} " for lead in LEADS[category])
    return tuple(f"{'An' if lead[0] in 'aeiou' else 'A'} {lead} " for lead in LEADS[category])


def price_range(qualifier: str, item: Item, variant: Variant) -> tuple[int, int]:
    """The least and the most that this form of an item costs, in whole units of currency."""
    percent = PREMIUM.get(qualifier, 100) * variant.percent
    low, high = (max(end * percent // 10_000, 1) for end in item.price)
    return low, max(high, low + 1)


def _price_steps(item: Item, qualifier: str, variant: Variant) -> tuple[int, int, int]:
    """Dear things are priced in coarser steps, which end below a round number."""
    low, high = price_range(qualifier, item, variant)
    step = 1 if low < 40 else 5 if low < 150 else 10
    first = -(-low // step) * step
    return first, step, max((high - first) // step, 1)


@lru_cache(maxsize=256)
def _category_ranges(categories: tuple[str, ...]) -> Choices:
    """The items of each category of a project; those of a name that says nothing are all but the books."""
    tables = catalogue().by_category
    known = {word: place for place, name in enumerate(RANGE) for word in CATEGORY_WORDS[name].split()}
    starts, counts = [], []
    for name in categories:
        found = next((known[word] for word in re.findall(r"[a-z]+", str(name).lower()) if word in known), None)
        starts.append(0 if found is None else int(tables.starts[found]))
        counts.append(int(tables.starts[-1]) if found is None else int(tables.counts[found]))
    return Choices(np.array(starts, dtype=np.int64), np.array(counts, dtype=np.int64))


def _drawn_phrases(keys: Keys, category_codes: Numbers, categories: tuple[str, ...]) -> tuple[Numbers, Numbers]:
    """The item and the phrase of each product."""
    items = _category_ranges(tuple(categories)).pick(derive(keys, "product item"), category_codes)
    return items, catalogue().phrases_of.pick(derive(keys, "product phrase"), items)


# Products -------------------------------------------------------------------------------------------------


def product_names(keys: Keys, category_codes: Numbers, categories: tuple[str, ...]) -> Text:
    """Names of products of the category `categories[code]`, of at most 100 characters."""
    tables = catalogue()
    items, phrases = _drawn_phrases(keys, category_codes, categories)
    return Template((_makers(keys, items), Words(phrases, tables.phrases)))


def product_nouns(keys: Keys, category_codes: Numbers, categories: tuple[str, ...]) -> Words:
    """What the product is that has its name from the same key, without maker or variant, as people search for it."""
    items, _ = _drawn_phrases(keys, category_codes, categories)
    return Words(items, catalogue().nouns)


def _makers(keys: Keys, items: Numbers) -> Words:
    tables = catalogue()
    return Words(tables.makers_of.pick(derive(keys, "product maker"), items), tables.makers)


def product_descriptions(keys: Keys, category_codes: Numbers, categories: tuple[str, ...]) -> Text:
    """Two or three sentences on the product that has its name from the same key."""
    tables = catalogue()
    items, phrases = _drawn_phrases(keys, category_codes, categories)
    leads = tables.leads_of.pick(derive(keys, "product lead"), items)
    openers = tables.openers_of.pick(derive(keys, "product use"), phrases)
    features = tables.features_of.pick(derive(keys, "product feature"), items)
    closing_keys = derive(keys, "product closing")
    closings = tables.closings_of.pick(closing_keys, tables.category.take(items))
    quality = tables.quality.take(phrases)
    praised = (quality >= 0) & (closing_keys & np.uint64(3) > 0)
    return Template(
        (
            Words(leads, tables.leads),
            Words(openers, tables.openers),
            Words(features, tables.features),
            Words(np.where(praised, quality, closings), tables.closings),
        )
    )


_ENDINGS = np.array([99, 95, 49, 0], dtype=np.int64)
_ENDING_WEIGHTS = ((70.0, 12.0, 12.0, 6.0), (68.0, 10.0, 0.0, 22.0), (48.0, 5.0, 0.0, 47.0))
"""How prices with steps of 1, 5 and 10 end, in cents."""


def product_prices(keys: Keys, category_codes: Numbers, categories: tuple[str, ...]) -> Numbers:
    """Prices in cents, within the range of the product that has its name from the same key; low ones are likelier."""
    tables = catalogue()
    _, phrases = _drawn_phrases(keys, category_codes, categories)
    price_keys = derive(keys, "product price")
    low = np.minimum(price_keys >> np.uint64(48), price_keys >> np.uint64(32) & np.uint64(0xFFFF)).view(np.int64)
    step = tables.step.take(phrases)
    places = low * tables.steps.take(phrases) >> 16
    whole = tables.lowest.take(phrases) + places * step + step - 1
    ending = pick_by(price_keys << np.uint64(32), (step > 1).astype(np.int64) + (step > 5), _ENDING_WEIGHTS)
    return whole * 100 + _ENDINGS.take(ending)


def _anything(keys: Keys) -> tuple[Keys, Numbers, tuple[str, ...]]:
    return keys, np.zeros(len(keys), dtype=np.int64), ("",)


@kind(
    "product_name",
    names=(r"(product|item|article|goods|merchandise|listing|variant)_?(name|title|label)", r"name_of_product"),
    pattern=r"(?s).+",
    unique_values=None,
    min_length=3,
)
def product_name(draw: Draw) -> Column:
    """Names of products: a maker, a qualifier that suits the noun, and a size, color or pack."""
    keys, codes, categories = _anything(draw.keys)
    items, phrases = _drawn_phrases(keys, codes, categories)
    tables, limit = catalogue(), draw.max_length
    makers = _makers(keys, items)
    bare = Words(phrases, _stripped(tables.phrases))
    nouns = Words(items, tables.nouns)
    full = Template((makers, Words(phrases, tables.phrases)))
    if not draw.unique:
        return first_fitting(limit, full, lambda: bare, lambda: nouns, lambda: fitted(nouns, limit))
    # The number stands last and after a space: names with different numbers differ.
    number = Integers(draw.numbers())
    return first_fitting(
        limit,
        template(full, " No. ", number),
        lambda: template(nouns, " ", number),
        lambda: template(number, ""),
    )


@lru_cache(maxsize=8)
def _stripped(bank: Bank) -> Bank:
    return Bank(tuple(word.strip() for word in bank.words))


@kind(
    "product_description",
    names=(r"(product|item|article|goods|merchandise)_?((short|long|full)_)?(description|desc|details|summary|info)",),
    pattern=r"(?s).+",
)
def product_description(draw: Draw) -> Column:
    """Two or three sentences on the product of the same name."""
    return product_descriptions(*_anything(draw.keys)).fit(draw.max_length)


@kind(
    "product_category",
    names=(r"(product|item|article)_(category|type|group)(_name)?", r"department_store_category"),
    pattern=r"(?s).+",
)
def product_category(draw: Draw) -> Column:
    """The part of the shop that the product of the same name belongs to."""
    items, _ = _drawn_phrases(*_anything(draw.keys))
    names = words.bank(*(name.capitalize() for name in RANGE))
    return fitted(Words(catalogue().category.take(items), names), draw.max_length)


@kind("brand", names=(r"brand(_name)?", r"(product|item)_brand", r"make"), pattern=r"(?s).+")
def brand(draw: Draw) -> Column:
    """The invented maker of the product of the same name."""
    items, _ = _drawn_phrases(*_anything(draw.keys))
    return fitted(_makers(draw.keys, items), draw.max_length)


# Prices ---------------------------------------------------------------------------------------------------

_PRICE = (
    r"((unit|list|sale|selling|retail|regular|base|original|purchase|net|gross|item|product|full|final|current|offer"
    r"|discounted|wholesale|cost|msrp|ticket|starting|asking)_)?price(_(amount|usd|eur|gbp))?"
)
_AMOUNT = (
    r"cost|unit_cost|amount|unit_amount|total|subtotal|sub_total|grand_total|total_(price|amount|cost|due|paid|value)|amount_(due|paid)"
    r"|(paid|net|gross|payment|invoice|order|line|transaction|refund|deposit)_(amount|total|price|value)|msrp|rrp|fee|fare"
)


@kind("price", names=(_PRICE, _AMOUNT), types=("decimal",), pattern=r"\d+\.\d\d")
def price(draw: Draw) -> Column:
    """Prices with two places, those of the product of the same name; most end in .99."""
    return Decimals(product_prices(*_anything(draw.keys)), 2)


@kind("float_price", names=(_PRICE, _AMOUNT), types=("float",), pattern=r"\d+\.\d\d?")
def float_price(draw: Draw) -> Column:
    """The price as a floating-point number."""
    return Floats(product_prices(*_anything(draw.keys)) / 100)


@kind("whole_price", names=(_PRICE,), types=("integer",), pattern=r"\d+")
def whole_price(draw: Draw) -> Column:
    """The price without its cents."""
    return Integers(product_prices(*_anything(draw.keys)) // 100)


@kind(
    "price_in_cents",
    names=(rf"({_PRICE}|{_AMOUNT})_(in_)?(cents|minor(_units)?|pence)",),
    types=("integer",),
    pattern=r"\d+",
)
def price_in_cents(draw: Draw) -> Column:
    """The price in cents."""
    return Integers(product_prices(*_anything(draw.keys)))


_CURRENCIES = {
    "USD": 40, "EUR": 28, "GBP": 10, "JPY": 4, "CAD": 4, "AUD": 4, "CHF": 3, "SEK": 2, "PLN": 2, "INR": 2, "BRL": 1,
}  # fmt: skip


@kind(
    "currency_code",
    names=(r"([a-z]+_)*currency(_code|_iso)?", r"ccy", r"iso_currency"),
    pattern=r"[A-Z]{3}",
    min_length=3,
)
def currency_code(draw: Draw) -> Column:
    """Currencies by their ISO 4217 code, the US dollar and the euro most often."""
    weights = tuple(map(float, _CURRENCIES.values()))
    return Words(pick_weighted(draw.keys_for("currency"), weights), words.bank(*_CURRENCIES))


@kind(
    "tax_rate", names=(r"(tax|vat|gst|sales_tax)_(rate|percent(age)?|pct)",), types=("decimal",), pattern=r"\d+\.\d\d"
)
def tax_rate(draw: Draw) -> Column:
    """Rates of sales and value-added tax in percent."""
    rates = np.array([0, 500, 625, 700, 825, 1000, 1900, 2000, 2100], dtype=np.int64)
    weights = (10.0, 8.0, 10.0, 14.0, 14.0, 8.0, 14.0, 14.0, 8.0)
    return Decimals(rates.take(pick_weighted(draw.keys_for("tax rate"), weights)), 2)


_DISCOUNTS = {5: 18, 10: 34, 15: 16, 20: 18, 25: 6, 30: 4, 40: 2, 50: 2}


@kind(
    "discount_percent",
    names=(r"discount(_(percent(age)?|pct|rate))?", r"(percent(age)?|pct)_(off|discount)", r"markdown_percent(age)?"),
    types=("integer", "decimal", "text"),
    pattern=r"\d+",
)
def discount_percent(draw: Draw) -> Column:
    """Discounts from 5 to 50 percent, 10 most often."""
    codes = pick_weighted(draw.keys_for("discount"), tuple(map(float, _DISCOUNTS.values())))
    return Integers(np.array(list(_DISCOUNTS), dtype=np.int64).take(codes))


# Numbers of a shop ----------------------------------------------------------------------------------------


@kind("sku", names=(r"(product_|item_|variant_)?sku(_(code|number|no))?", r"(article|item|product|part)_(no|number|code|num)",
                    r"mpn", r"style_(code|number)", r"stock_keeping_unit"),
      pattern=r"([A-Z]{3}-)?\d+", unique_values=None, min_length=6)  # fmt: skip
def sku(draw: Draw) -> Column:
    """Article numbers: three letters of the product's category and a number."""
    items, _ = _drawn_phrases(*_anything(draw.keys))
    prefixes = words.bank(*(f"{name[:3].upper()}-" for name in RANGE))
    number = Integers(_own_number(draw, "sku", 100_000))
    prefix = Words(catalogue().category.take(items), prefixes)
    return first_fitting(draw.max_length, template(prefix, number), lambda: template(number, ""))


def _own_number(draw: Draw, name: str, start: int) -> Numbers:
    """Numbers from `start` up: of the position where they must differ, else below ten times the start."""
    if draw.unique:
        return unique_number(draw.positions, draw.unique_key, start)
    return start + below(draw.keys_for(name), 9 * start)


def _numbered(draw: Draw, name: str, prefix: str) -> Text:
    number = Integers(_own_number(draw, name, 100_000))
    return first_fitting(draw.max_length, template(prefix, number), lambda: template(number, ""))


@kind("order_number", names=(r"(sales_|purchase_|customer_|web_)?order_(no|num|number|code|reference|ref)", r"po_(no|num|number)",
                             r"purchase_order"),
      pattern=r"(ORD-)?\d+", unique_values=None, min_length=6)  # fmt: skip
def order_number(draw: Draw) -> Column:
    """Numbers of orders."""
    return _numbered(draw, "order number", "ORD-")


@kind("invoice_number", names=(r"(invoice|bill|credit_note|receipt)_(no|num|number|code|reference|ref)",),
      pattern=r"(INV-)?\d+", unique_values=None, min_length=6)  # fmt: skip
def invoice_number(draw: Draw) -> Column:
    """Numbers of invoices."""
    return _numbered(draw, "invoice number", "INV-")


_COUPON_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ3456789"
_COUPON_WORDS = ("SAVE", "WELCOME", "SPRING", "SUMMER", "AUTUMN", "WINTER", "THANKS", "HELLO", "EXTRA", "WEEKEND")


@lru_cache(maxsize=1)
def _letter_pairs() -> Bank:
    """Every two of the letters, after nothing at all."""
    return Bank(("", *(first + second for first in _COUPON_LETTERS for second in _COUPON_LETTERS)))


@kind("coupon_code", names=(r"(coupon|voucher|promo|promotion|discount|gift_?card|referral|redemption)_?code", r"(coupon|voucher)(_number)?"),
      pattern=r"([A-Z]+-)?[A-Z3-9]+", unique_values=None, min_length=8)  # fmt: skip
def coupon_code(draw: Draw) -> Column:
    """Codes of vouchers: a word, and letters and digits that are not taken for each other."""
    pairs = _letter_pairs()
    rest, shown = _own_number(draw, "coupon", 80_000_000), np.ones(len(draw.keys), dtype=np.bool_)
    parts: list[Words] = []
    # Three pairs of letters hold 31**6 numbers; only those beyond begin with further pairs.
    while len(parts) < 3 or shown.any():
        rest, pair = np.divmod(rest, len(pairs) - 1)
        parts.insert(0, Words(np.where(shown, pair + 1, 0), pairs))
        shown = shown & (rest > 0) if len(parts) > 2 else shown
    code = Template(tuple(parts))
    word = words.pick(draw.keys_for("coupon word"), words.bank(*(f"{word}-" for word in _COUPON_WORDS)))
    return first_fitting(draw.max_length, template(word, code), lambda: code)


def _digits(numbers: Numbers, count: int) -> Numbers:
    """The decimal digits of each number in `count` rows, the last one first."""
    rows = np.empty((count, len(numbers)), dtype=np.int64)
    for place in range(count):
        numbers, rows[place] = np.divmod(numbers, 10)
    return rows


def _gs1_check(numbers: Numbers, count: int) -> Numbers:
    """The check digit of GS1 keys (GS1 General Specifications, 7.9.1): weights 3 and 1 from the right."""
    digits = _digits(numbers, count)
    return -(digits[::2].sum(axis=0) * 3 + digits[1::2].sum(axis=0)) % 10


@kind("ean13", names=(r"(product_)?(ean|gtin|barcode)(_?13)?(_(code|number))?", r"bar_code", r"(item_)?barcode"),
      pattern=r"2\d{12}", unique_values=None, min_length=13)  # fmt: skip
def ean13(draw: Draw) -> Column:
    """EAN-13 barcodes with their check digit, of the prefixes 20 to 29, which no manufacturer has."""
    numbers = 200_000_000_000 + _own_number(draw, "ean", 10_000_000) % 100_000_000_000
    return padded(numbers * 10 + _gs1_check(numbers, 12), 13)


@kind(
    "upc",
    names=(r"(product_)?upc(_a)?(_(code|number))?", r"gtin_?12"),
    pattern=r"4\d{11}",
    unique_values=None,
    min_length=12,
)
def upc(draw: Draw) -> Column:
    """UPC-A barcodes with their check digit, of number system 4, which is for use within a shop."""
    numbers = 40_000_000_000 + _own_number(draw, "upc", 10_000_000) % 10_000_000_000
    return padded(numbers * 10 + _gs1_check(numbers, 11), 12)


@lru_cache(maxsize=1)
def _services() -> Bank:
    return Bank(tuple(first + second for first in "RLEC" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


@kind("tracking_number", names=(r"(shipment_|parcel_|package_)?tracking_?(no|num|number|code|id)?", r"(consignment|waybill|awb)_(no|number)"),
      pattern=r"[RLEC][A-Z]\d{9}[A-Z]{2}", unique_values=None, min_length=13)  # fmt: skip
def tracking_number(draw: Draw) -> Column:
    """Postal item identifiers (UPU S10) with their check digit."""
    numbers = _own_number(draw, "tracking", 10_000_000)
    service, serial = np.divmod(numbers, 100_000_000)
    if not draw.unique:
        service = below(draw.keys_for("service"), len(_services()))
    weights = np.array([7, 9, 5, 3, 2, 4, 6, 8], dtype=np.int64)
    check = 11 - weights @ _digits(serial, 8) % 11
    check = np.where(check == 10, 0, np.where(check == 11, 5, check))
    country = draw.by_locale(lambda locale: constant(_country(locale), len(numbers)))
    return template(Words(service % len(_services()), _services()), padded(serial * 10 + check, 9), country)


def _country(locale: str) -> str:
    code = locale.rpartition("_")[2].upper()
    return code if len(code) == 2 and code.isalpha() else "US"


# Payment --------------------------------------------------------------------------------------------------

_METHODS = {
    "Credit card": 46,
    "PayPal": 20,
    "Debit card": 14,
    "Bank transfer": 8,
    "Apple Pay": 6,
    "Gift card": 3,
    "Cash": 3,
}


@kind("payment_method", names=(r"(payment|pay|paid)_?(method|type|mode|option|channel|by|via)(_name)?",), pattern=r"[A-Za-z ]+",
      min_length=4)  # fmt: skip
def payment_method(draw: Draw) -> Column:
    """Ways of paying, cards most often."""
    weights = tuple(map(float, _METHODS.values()))
    return fitted(Words(pick_weighted(draw.keys_for("payment"), weights), words.bank(*_METHODS)), draw.max_length)


_CARDS = ("Visa", "Mastercard", "American Express", "Discover")
_CARD_WEIGHTS = (58.0, 28.0, 9.0, 5.0)
_AMEX = 2
_CARD_STARTS = (
    ("424242", "411111", "401288"), ("555555", "510510", "222300"), ("378282", "371449"), ("601111", "601100"),
)  # fmt: skip
"""The first six digits of the numbers that card schemes and payment services publish for tests."""


@dataclass(frozen=True, eq=False)
class _Cards:
    brand: Numbers
    start: Numbers
    """The place of the first six digits in `_CARD_STARTS`, taken as one list."""
    number: Numbers
    """The nine digits that follow; eight for American Express."""
    check: Numbers


def _cards(draw: Draw) -> _Cards:
    brands = pick_weighted(draw.keys_for("card brand"), _CARD_WEIGHTS)
    if draw.unique:
        numbers = draw.numbers()
        if int(numbers.max(initial=0)) >= 1_000_000_000:
            raise ValueError(f"there are too few card numbers for row {int(draw.positions.max())}: ask for fewer rows")
        brands = np.where((brands == _AMEX) & (numbers >= 100_000_000), 0, brands)
    else:
        numbers = below(draw.keys_for("card number"), 1_000_000_000)
        numbers = np.where(brands == _AMEX, numbers // 10, numbers)
    counts = np.array([len(starts) for starts in _CARD_STARTS], dtype=np.int64)
    starts = Choices(np.cumsum(counts) - counts, counts).pick(draw.keys_for("card start"), brands)
    first = np.array([int(start) for group in _CARD_STARTS for start in group], dtype=np.int64).take(starts)
    body = first * np.where(brands == _AMEX, 100_000_000, 1_000_000_000) + numbers
    return _Cards(brands, starts, numbers, _luhn(body))


def _luhn(bodies: Numbers) -> Numbers:
    """The check digit of numbers of at most 15 digits (ISO/IEC 7812-1, annex B)."""
    digits = _digits(bodies, 15)
    doubled = digits[::2] * 2
    return -((doubled // 10 + doubled % 10).sum(axis=0) + digits[1::2].sum(axis=0)) % 10


@lru_cache(maxsize=1)
def _card_heads() -> Bank:
    """The first digits of every list with the ninth of those that follow from the right, and without."""
    starts = [start for group in _CARD_STARTS for start in group]
    return Bank(tuple(f"{start}{digit}" for start in starts for digit in [*range(10), ""]))


@kind("credit_card_number", names=(r"((credit|debit|bank|payment)_?card|card|cc|pan)(_?(no|num|number))", r"credit_?card", r"card_pan"),
      pattern=r"[2-6]\d{15}|3\d{14}", unique_values=None, min_length=16)  # fmt: skip
def credit_card_number(draw: Draw) -> Column:
    """Card numbers of published test ranges, with their Luhn digit."""
    cards = _cards(draw)
    high, low = np.divmod(cards.number, 100_000_000)
    heads = cards.start * 11 + np.where(cards.brand == _AMEX, 10, high)
    return template(Words(heads, _card_heads()), padded(low, 8), Words(cards.check, words.bank(*"0123456789")))


@kind(
    "card_brand",
    names=(r"(credit_?|debit_?)?card_(brand|type|network|issuer|scheme)",),
    pattern=r"[A-Za-z ]+",
    min_length=4,
)
def card_brand(draw: Draw) -> Column:
    """The brand of the card number."""
    return fitted(Words(_cards(draw).brand, words.bank(*_CARDS)), draw.max_length)


@kind("card_last4", names=(r"(credit_|debit_)?(card|cc)_?(last|final)_?(4|four)(_digits)?", r"last_?(4|four)(_digits)?"),
      pattern=r"\d{4}", min_length=4)  # fmt: skip
def card_last4(draw: Draw) -> Column:
    """The last four digits of the card number."""
    cards = _cards(draw)
    return padded(cards.number % 1000 * 10 + cards.check, 4)


@dataclass(frozen=True)
class _Country:
    """How a country's IBANs are made: the bank code, which no bank has, and the digits that follow."""

    code: str
    bank: str
    digits: int


_IBAN_COUNTRIES = {
    "DE": _Country("DE", "99900000", 10),
    "AT": _Country("AT", "00990", 11),
    "NL": _Country("NL", "TEST", 10),
    "GB": _Country("GB", "TEST000099", 8),
    "CH": _Country("CH", "00099", 12),
    "IE": _Country("IE", "TEST990000", 8),
}


def _as_digits(text: str) -> str:
    return "".join(str(int(letter, 36)) for letter in text)


@kind("iban", names=(r"(bank_|account_|customer_|sepa_)*iban(_(number|no|code))?",),
      pattern=r"[A-Z]{2}\d\d[A-Z0-9]{11,30}", unique_values=None, min_length=22)  # fmt: skip
def iban(draw: Draw) -> Column:
    """International bank account numbers with check digits, of bank codes that no bank has."""
    return draw.per_locale(_iban)


def _iban(draw: Draw) -> Text:
    country = _IBAN_COUNTRIES.get(_country(draw.locale), _IBAN_COUNTRIES["DE"])
    accounts = _own_number(draw, "iban", 1_000_000) % 10**country.digits
    # ISO 13616: 98 less the remainder of the rearranged number, taken piece by piece.
    head = int(_as_digits(country.bank)) * 10**country.digits * 10**6 % 97
    tail = int(_as_digits(country.code) + "00")
    check = 98 - (head + accounts % 97 * (10**6 % 97) + tail) % 97
    return template(country.code, padded(check, 2), country.bank, padded(accounts, country.digits))


# Amounts and attributes -----------------------------------------------------------------------------------


@kind("quantity", names=(r"(order(ed)?_|item_|line_|purchased_|requested_)?(quantity|qty)(_ordered)?", r"(number_of|num)_(items|units|pieces)",
                         r"item_count", r"units_(sold|ordered)", r"pieces"),
      types=("integer", "decimal", "text"), pattern=r"\d+")  # fmt: skip
def quantity(draw: Draw) -> Column:
    """How many are bought at once: one to three most often."""
    amounts = np.array([1, 2, 3, 4, 5, 6, 8, 10, 12, 20], dtype=np.int64)
    weights = (58.0, 19.0, 9.0, 4.5, 3.0, 2.0, 1.5, 1.5, 1.0, 0.5)
    return Integers(amounts.take(pick_weighted(draw.keys_for("quantity"), weights)))


@kind("stock", names=(r"(current_|available_|initial_)?(stock|inventory)(_(quantity|qty|level|count|amount|on_hand))?",
                      r"(quantity|qty|units|number)_(in_stock|on_hand|available)", r"on_hand", r"in_stock", r"units_in_stock"),
      types=("integer", "decimal"), pattern=r"\d+")  # fmt: skip
def stock(draw: Draw) -> Column:
    """Pieces in stock: none for one in twelve products, seldom more than 500."""
    keys = draw.keys_for("stock")
    group = pick_weighted(keys, (8.0, 12.0, 75.0, 5.0))
    low = np.array([0, 1, 6, 501], dtype=np.int64).take(group)
    size = np.array([1, 5, 495, 2500], dtype=np.int64).take(group)
    return Integers(low + below(derive(keys, "amount"), size))


@kind("weight_grams", names=(r"(product_|item_|net_|gross_|shipping_|package_)?weight(_(in_)?(g|grams?))?",),
      types=("integer", "decimal"), pattern=r"\d+")  # fmt: skip
def weight_grams(draw: Draw) -> Column:
    """Weights in grams, from a letter's to a suitcase's, around 450; heavy ones are rounded."""
    grams = np.clip(log_normal(draw.keys_for("weight"), 450, 1.0), 15, 25_000)
    step = np.where(grams < 200, 5, np.where(grams < 2000, 10, 50))
    return Integers(grams // step * step)


_COLORS = (
    "Black", "White", "Navy", "Gray", "Blue", "Red", "Green", "Beige", "Brown", "Charcoal", "Olive", "Burgundy", "Teal",
    "Yellow", "Orange", "Pink", "Purple", "Ivory", "Turquoise", "Gold", "Silver", "Mint", "Coral", "Khaki",
)  # fmt: skip


@kind("color_name", names=(r"(product_|item_|primary_|secondary_|base_|main_|favorite_|hair_|car_|vehicle_)?colou?rs?(_name)?",), pattern=r"[A-Za-z]+",
      min_length=3)  # fmt: skip
def color_name(draw: Draw) -> Column:
    """Colors by their name, black and white most often."""
    ranks = skewed(draw.keys_for("color"), len(_COLORS))
    return fitted(Words(ranks, words.bank(*_COLORS)), draw.max_length)


@kind(
    "clothing_size",
    names=(r"((clothing|garment|shirt|dress|product|item|t_?shirt)_)?size(_(name|label|code))?",),
    pattern=r"X{0,2}[SL]|M",
)
def clothing_size(draw: Draw) -> Column:
    """Sizes from XS to XXL, M and L most often."""
    weights = (6.0, 18.0, 28.0, 26.0, 15.0, 7.0)
    sizes = words.bank("XS", "S", "M", "L", "XL", "XXL")
    return fitted(Words(pick_weighted(draw.keys_for("size"), weights), sizes), draw.max_length)


_MATERIALS = (
    "Cotton", "Polyester", "Stainless steel", "Wood", "Leather", "Aluminum", "Linen", "Wool", "Glass", "Ceramic", "Plastic",
    "Bamboo", "Silicone", "Nylon", "Oak", "Silk", "Rubber", "Denim", "Brass", "Cork",
)  # fmt: skip


@kind(
    "material",
    names=(r"(product_|item_|main_|primary_|outer_)?(material|fabric)(_name|_type)?",),
    pattern=r"[A-Za-z ]+",
    min_length=4,
)
def material(draw: Draw) -> Column:
    """What things are made of."""
    ranks = skewed(draw.keys_for("material"), len(_MATERIALS))
    return fitted(Words(ranks, words.bank(*_MATERIALS)), draw.max_length)


# Reviews --------------------------------------------------------------------------------------------------

_RATING_WEIGHTS = (5.0, 6.0, 13.0, 29.0, 47.0)


@lru_cache(maxsize=1)
def _review_banks() -> tuple[tuple[Bank, Choices], ...]:
    """Openings, middles and ends of all ratings; the first of the middles and of the ends is empty."""
    banks: list[tuple[Bank, Choices]] = []
    for groups, first in ((OPENINGS, ()), (MIDDLES, ("",)), (ENDS, ("",))):
        space = " " if first else ""
        texts = (*first, *(f"{space}{text}" for group in groups for text in group))
        counts = np.array([0, *map(len, groups)], dtype=np.int64)
        starts = np.array([0, *accumulate(map(len, groups), initial=len(first))][: len(groups) + 1], dtype=np.int64)
        banks.append((Bank(texts), Choices(starts, counts)))
    return tuple(banks)


def review_comments(keys: Keys, ratings: Numbers) -> Text:
    """Comments of one to three sentences that speak as `ratings` (1 to 5) do, of at most 160 characters.

    Three quarters have a verdict, an observation and a conclusion, the others one or two of them.
    """
    drawn = derive(keys, "review comment")
    shape = (drawn & np.uint64(15)).view(np.int64)
    parts: list[Words] = []
    for place, (bank, choices) in enumerate(_review_banks()):
        bits = (drawn >> np.uint64(48 - 16 * place) & np.uint64(0xFFFF)).view(np.int64)
        codes = choices.starts.take(ratings) + (bits * choices.counts.take(ratings) >> 16)
        if place:
            # Of 16 shapes, 0 is a verdict alone, 1 leaves out the middle, 1 to 3 have one sentence more.
            codes *= (shape != 0) & (shape != 1) if place == 1 else (shape == 1) | (shape > 3)
        parts.append(Words(codes, bank))
    return Template(tuple(parts))


def _ratings(draw: Draw) -> Numbers:
    return pick_weighted(draw.keys_for("rating"), _RATING_WEIGHTS) + 1


@kind("rating", names=(r"((review|user|customer|product|star|overall)_)?(rating|stars)(_(value|score))?", r"review_score", r"num_stars"),
      types=("integer", "decimal", "text"), pattern=r"[1-5]")  # fmt: skip
def rating(draw: Draw) -> Column:
    """Ratings from 1 to 5, good ones most often."""
    return Integers(_ratings(draw))


@kind("average_rating", names=(r"(avg|average|mean)_(rating|score|stars|review)", r"rating_(avg|average|mean)"),
      types=("decimal",), pattern=r"[1-5]\.\d")  # fmt: skip
def average_rating(draw: Draw) -> Column:
    """Averages of ratings, from 1.9 to 5.0 and mostly around 4.3."""
    keys = draw.keys_for("average rating")
    # The least of two distances from 5.0 keeps most products near the top.
    short = np.minimum(high_bits(keys, 32), high_bits(keys << np.uint64(32), 32)) * 32 >> 32
    return Decimals(50 - short, 1)


@kind("review_title", names=(r"review_?(title|headline|summary|subject|heading)", r"feedback_(title|headline|subject|summary)"), pattern=r"(?s).+",
      min_length=3)  # fmt: skip
def review_title(draw: Draw) -> Column:
    """Titles of reviews, fitting the rating of the same review."""
    titles = Words(pick_by(draw.keys_for("review title"), _ratings(draw) - 1, _title_weights()), _titles())
    return fitted(titles, draw.max_length)


@lru_cache(maxsize=1)
def _titles() -> Bank:
    return Bank(tuple(title for group in TITLES for title in group))


@lru_cache(maxsize=1)
def _title_weights() -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(float(own is group) for group in TITLES for _ in group) for own in TITLES)


@kind("review_comment", names=(r"(review|feedback|rating|testimonial)_?(comment|text|body|content|message|review|feedback|description)s?",
                               r"(customer|user|product|buyer)_(review|feedback|comment)s?", r"feedback", r"testimonial"),
      pattern=r"(?s).+")  # fmt: skip
def review_comment(draw: Draw) -> Column:
    """What a shopper says of a product, fitting the rating of the same review."""
    return review_comments(draw.keys, _ratings(draw)).fit(draw.max_length)

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from seeding import kinds
from seeding.keys import row_keys
from seeding.kinds import commerce
from seeding.kinds.product_data import CLOSINGS, RANGE, Item, Variant
from seeding.kinds.review_data import ENDS, MIDDLES, OPENINGS, TITLES
from tests.kinds.drawing import asked, values

MAIN = ("electronics", "clothing", "home", "sports")
EVERY = tuple(RANGE)
each_category = pytest.mark.parametrize("category", EVERY)
each_rating = pytest.mark.parametrize("rating", range(1, 6))


def keys_of(rows: int, seed: int = 3):
    return row_keys(seed, np.arange(rows))


def products(category: str, rows: int = 3000) -> list[tuple[str, int, str]]:
    keys, codes = keys_of(rows), np.zeros(rows, dtype=np.int64)
    return list(
        zip(
            commerce.product_names(keys, codes, (category,)).present(),
            commerce.product_prices(keys, codes, (category,)).tolist(),
            commerce.product_descriptions(keys, codes, (category,)).present(),
            strict=True,
        )
    )


def forms(category: str) -> dict[str, tuple[str, Item, Variant]]:
    """The forms that things of a category are sold in, by what follows the maker in the name."""
    return {
        " ".join(filter(None, (variant.before, qualifier, item.noun))) + variant.after: (qualifier, item, variant)
        for item in RANGE[category]
        for qualifier in item.qualifiers
        for variant in item.variants
    }


def form_of(name: str, known: dict[str, tuple[str, Item, Variant]]) -> tuple[str, Item, Variant]:
    words = name.split(" ")
    return next(known[" ".join(words[start:])] for start in range(len(words)) if " ".join(words[start:]) in known)


# Products -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("category", MAIN)
def test_names_of_a_category_are_short_and_seldom_the_same(category):
    names = [name for name, _, _ in products(category, 5000)]
    assert max(map(len, names)) <= 100
    assert len(set(names)) >= 0.9 * len(names)
    assert all(re.fullmatch(r"\S+( \S+)+", name) for name in names)


def test_a_range_of_forty_thousand_has_few_names_twice():
    keys = keys_of(40_000)
    names = commerce.product_names(keys, np.arange(40_000) % 4, MAIN).present()
    assert len(set(names)) >= 0.95 * len(names)


@pytest.mark.parametrize("category", MAIN)
def test_the_main_categories_have_at_least_25_nouns(category):
    assert len({item.noun for item in RANGE[category]}) >= 25


@each_category
def test_prices_lie_in_the_range_of_what_the_name_says(category):
    known = forms(category)
    for name, cents, _ in products(category):
        low, high = commerce.price_range(*form_of(name, known))
        assert low * 100 <= cents <= high * 100, name


@each_category
def test_prices_end_as_shops_like_them_and_are_low_more_often(category):
    known, places = forms(category), []
    for name, cents, _ in products(category):
        low, high = commerce.price_range(*form_of(name, known))
        places.append((cents / 100 - low) / (high - low))
        assert cents % 100 in (99, 95, 49, 0)
    assert 0.25 < np.mean(places) < 0.5
    assert max(places) > 0.85


@each_category
def test_descriptions_speak_of_the_noun_and_the_variant_of_the_name(category):
    known = forms(category)
    for name, _, description in products(category, 1500):
        _, item, variant = form_of(name, known)
        first, *others = re.split(r"(?<=[.])\s(?=[A-Z0-9])", description)
        assert item.noun.lower() in first.lower()
        assert variant.phrase in first
        assert description.endswith(".")
        assert any(feature in description for feature in item.features)
        assert others


def test_proper_names_alone_keep_their_capitals_in_descriptions():
    told = " ".join(values("product_description", asked(4000)))

    assert "Japanese-style" in told
    assert not re.search(r"\w-Style\b", told)
    assert "Wi-fi" not in told


@each_category
def test_descriptions_have_two_or_three_sentences_in_good_order(category):
    for _, _, description in products(category, 1500):
        assert "  " not in description
        assert ".." not in description
        assert not re.search(r"\b(\w+) \1\b", description), description
        assert re.match(r"(A|An) (?=\w)|[A-Z]", description)
        assert not re.match(r"A [aeiou]|An [^aeiou]", description)


@pytest.mark.parametrize("item", [item for group in RANGE.values() for item in group], ids=lambda item: item.noun)
def test_sentences_agree_with_the_number_of_the_noun(item):
    """What cannot be counted is one thing in later sentences; what comes in pairs or sets is several."""
    several = item.plural and item.noun.endswith("s")
    wrong = r"^(It|This) " if several else r"^(They|These) "
    assert not [feature for feature in item.features if re.match(wrong, feature)]
    for use in item.uses:
        if use.startswith("that "):
            verb = use.replace("hardly ", "").split(" ")[1]
            assert verb.endswith("s") is not several, use


@each_category
def test_closings_leave_some_descriptions_at_two_sentences(category):
    assert "" in CLOSINGS[category]


def test_the_category_is_the_one_asked_for_and_unknown_ones_are_anything():
    keys = keys_of(4000)
    nouns = {category: {item.noun for item in group} for category, group in RANGE.items()}
    codes = np.arange(4000) % 3
    for code, name in enumerate(
        commerce.product_names(keys, codes, ("Home & Kitchen", "Sporting Goods", "Z")).present()
    ):
        if code % 3 < 2:
            assert any(noun in name for noun in nouns[("home", "sports")[code % 3]])
    anything = commerce.product_names(keys, np.zeros(4000, dtype=np.int64), ("zzz",)).present()
    for category in EVERY[:-1]:
        assert any(any(noun in name for noun in nouns[category]) for name in anything)


def test_products_are_functions_of_their_keys():
    keys, codes = keys_of(600), np.arange(600) % 4
    part = slice(123, 456)
    for draw in (commerce.product_names, commerce.product_descriptions):
        assert draw(keys[part], codes[part], MAIN).present() == draw(keys, codes, MAIN).present()[part]
    prices = commerce.product_prices(keys, codes, MAIN)
    assert (commerce.product_prices(keys[part], codes[part], MAIN) == prices[part]).all()


def test_the_kinds_of_one_entity_speak_of_one_product():
    draw = asked(500)
    rows = zip(
        *(values(kind, draw) for kind in ("product_name", "brand", "product_category", "product_description", "price")),
        strict=True,
    )
    for name, brand, category, description, price in rows:
        known = forms(category.lower())
        qualifier, item, variant = form_of(name, known)
        assert name.startswith(f"{brand} ")
        assert item.noun.lower() in description.lower()
        low, high = commerce.price_range(qualifier, item, variant)
        assert low <= price <= high
    assert values("price_in_cents", draw) == [int(price * 100) for price in values("price", draw)]
    assert values("whole_price", draw) == [int(price) for price in values("price", draw)]
    assert [Decimal(str(price)) for price in values("float_price", draw)] == values("price", draw)


def test_unique_product_names_end_with_their_number():
    names = values("product_name", asked(2000, unique=True))
    assert all(re.search(r" No\. \d+$", name) for name in names)


# Reviews --------------------------------------------------------------------------------------------------

PRAISE = re.compile(
    r"\b(excellent|perfect|love|superb|fantastic|wonderful|brilliant|outstanding|highly recommended|delighted"
    r"|impressed)\b",
    re.I,
)
BLAME = re.compile(
    r"\b(awful|terrible|worst|waste|regret buying|disappointed|useless|unusable|refund|never again|avoid it|broke|cheap"
    r"|flimsy|overpriced|poor|bad purchase|letdown)\b",
    re.I,
)


def comments(rating: int, rows: int = 20_000) -> list[str]:
    return commerce.review_comments(keys_of(rows), np.full(rows, rating)).present()


@each_rating
def test_comments_have_the_mood_of_their_rating(rating):
    found = comments(rating)
    assert len(set(found)) > 0.5 * len(found)
    praise, blame = (sum(bool(mood.search(text)) for text in found) / len(found) for mood in (PRAISE, BLAME))
    if rating <= 2:
        assert praise < 0.02 < 0.12 < blame
    elif rating == 3:
        assert praise < 0.05
        assert blame < 0.1
    else:
        assert blame < 0.001
        assert praise > (0.2 if rating == 5 else 0.02)


@each_rating
def test_comments_are_short_and_a_quarter_are_very_short(rating):
    openings, middles, ends = OPENINGS[rating - 1], MIDDLES[rating - 1], ENDS[rating - 1]
    assert max(map(len, comments(rating))) <= 160
    whole = 0
    for text in comments(rating, 4000):
        opening = max((line for line in openings if text.startswith(line)), key=len)
        rest = text.removeprefix(opening)
        end = max((line for line in ends if rest.endswith(line)), key=len, default="")
        middle = rest.removesuffix(end).strip()
        assert middle in ("", *middles)
        whole += bool(middle and end)
    assert 0.72 < whole / 4000 < 0.78


@each_rating
def test_there_is_enough_to_say(rating):
    parts = (OPENINGS[rating - 1], MIDDLES[rating - 1], ENDS[rating - 1])
    for part, least in zip(parts, (40, 40, 30), strict=True):
        assert len(set(part)) == len(part) >= least
    for first, second in ((0, 1), (1, 2), (0, 2)):
        assert not set(parts[first]) & set(parts[second]), "a sentence would be said twice"


def test_comments_follow_their_ratings_row_by_row():
    keys, ratings = keys_of(1000), np.arange(1000) % 5 + 1
    mixed = commerce.review_comments(keys, ratings).present()
    for rating in range(1, 6):
        rows = np.flatnonzero(ratings == rating)
        alone = commerce.review_comments(keys[rows], np.full(len(rows), rating)).present()
        assert [mixed[row] for row in rows] == alone


def test_rating_title_and_comment_of_one_review_agree():
    draw = asked(800)
    rows = zip(*(values(kind, draw) for kind in ("rating", "review_title", "review_comment")), strict=True)
    for rating, title, comment in rows:
        assert title in TITLES[rating - 1]
        assert comment.startswith(OPENINGS[rating - 1])


def test_ratings_are_mostly_good():
    found = np.array(values("rating", asked(20_000)))
    assert set(found.tolist()) == {1, 2, 3, 4, 5}
    assert 3.8 < found.mean() < 4.3
    averages = [float(average) for average in values("average_rating", asked(5000))]
    assert min(averages) >= 1.8
    assert max(averages) == 5.0


# Numbers --------------------------------------------------------------------------------------------------

each_way = pytest.mark.parametrize("unique", [False, True])


def luhn_valid(number: str) -> bool:
    doubled = (sum(divmod(int(digit) * 2, 10)) for digit in number[-2::-2])
    return (sum(map(int, number[::-2])) + sum(doubled)) % 10 == 0


@each_way
def test_card_numbers_are_of_test_ranges_and_check(unique):
    draw = asked(5000, unique=unique)
    plain = replace(draw, unique=False)
    numbers = values("credit_card_number", draw)
    starts = {"4": "Visa", "5": "Mastercard", "2": "Mastercard", "3": "American Express", "6": "Discover"}
    for number, brand in zip(numbers, values("card_brand", plain), strict=True):
        assert luhn_valid(number)
        assert len(number) == (15 if brand == "American Express" else 16)
        assert starts[number[0]] == brand
        assert number.startswith(("4242", "4111", "4012", "5555", "5105", "2223", "3782", "3714", "6011"))
    assert values("card_last4", draw) == [number[-4:] for number in numbers]


@pytest.mark.parametrize(
    ("locale", "start", "length"),
    [
        ("en_US", "DE", 22),
        ("de_AT", "AT", 20),
        ("nl_NL", "NL", 18),
        ("en_GB", "GB", 22),
        ("de_CH", "CH", 21),
        ("en_IE", "IE", 22),
    ],
)
@each_way
def test_ibans_check(locale, start, length, unique):
    for number in values("iban", asked(1000, locales=(locale,), unique=unique)):
        digits = "".join(str(int(letter, 36)) for letter in number[4:] + number[:4])
        assert int(digits) % 97 == 1
        assert number.startswith(start)
        assert len(number) == length


@pytest.mark.parametrize(("kind", "length"), [("ean13", 13), ("upc", 12)])
@each_way
def test_barcodes_check(kind, length, unique):
    for number in values(kind, asked(2000, unique=unique)):
        assert len(number) == length
        weighed = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(reversed(number)))
        assert weighed % 10 == 0


@each_way
def test_tracking_numbers_check(unique):
    for number in values("tracking_number", asked(2000, unique=unique)):
        digits = [int(digit) for digit in number[2:11]]
        rest = 11 - sum(a * b for a, b in zip(digits, (8, 6, 4, 2, 3, 5, 9, 7), strict=False)) % 11
        assert digits[-1] == {10: 0, 11: 5}.get(rest, rest)


@pytest.mark.parametrize(
    "kind",
    ["sku", "order_number", "invoice_number", "coupon_code", "ean13", "upc", "tracking_number", "credit_card_number",
     "iban", "product_name"],
)  # fmt: skip
def test_unique_numbers_differ_far_from_the_start_too(kind):
    far = asked(50_000, start=990_000, unique=True)
    assert len(set(kinds.get(kind).draw(far).values())) == 50_000


def test_coupon_codes_grow_only_when_six_letters_are_used_up():
    draw = replace(asked(3, unique=True), positions=np.array([0, 719_999_999, 5_000_000_000]))
    lengths = [len(code.partition("-")[2]) for code in values("coupon_code", draw)]
    assert lengths == [6, 6, 8]


# Amounts --------------------------------------------------------------------------------------------------


def test_amounts_are_skewed_as_they_are_in_shops():
    quantities = np.array(values("quantity", asked(10_000)))
    assert quantities.min() == 1
    assert (quantities <= 3).mean() > 0.8
    stock = np.array(values("stock", asked(10_000)))
    assert 0.06 < (stock == 0).mean() < 0.1
    assert set(values("discount_percent", asked(2000))) == {5, 10, 15, 20, 25, 30, 40, 50}
    grams = np.array(values("weight_grams", asked(5000)))
    assert grams.min() >= 15
    assert 350 < np.median(grams) < 550
    currencies = values("currency_code", asked(5000))
    assert currencies.count("USD") > currencies.count("EUR") > currencies.count("GBP")


@pytest.mark.parametrize(
    ("column", "storage", "kind"),
    [("product_name", "text", "product_name"), ("item_title", "text", "product_name"),
     ("unit_price", "decimal", "price"), ("price", "float", "float_price"), ("price", "integer", "whole_price"),
     ("amount_cents", "integer", "price_in_cents"),
     ("currency", "text", "currency_code"), ("barcode", "text", "ean13"), ("order_no", "text", "order_number"),
     ("voucher_code", "text", "coupon_code"), ("discount_pct", "integer", "discount_percent"),
     ("qty", "integer", "quantity"), ("stock_quantity", "integer", "stock"), ("colour", "text", "color_name"),
     ("review_body", "text", "review_comment"),
     ("payment_method", "text", "payment_method"), ("iban", "text", "iban"), ("card_last_four", "text", "card_last4")],
)  # fmt: skip
def test_columns_suggest_their_kind(column, storage, kind):
    found = [each.name for each in kinds.all_kinds().values() if storage in each.types and each.suggested_by(column)]
    assert found[0] == kind

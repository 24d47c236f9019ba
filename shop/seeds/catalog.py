"""What is sold, how it is labelled, and what those who had it delivered say about it."""

import numpy as np

from seeding.columns import DAY
from seeding.generators import OFFICE, between, chance, pick_by
from seeding.keys import below, derive, high_bits
from seeding.kinds import commerce
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, fixed, follow, listing, per, shares

from ..models import Product, Review, Tag
from .calendar import HOUR, SHOP_OPENED
from .orders import reviewed

CATEGORIES = tuple(Product.Category.values)


@register(Tag)
class TagSeeds(ModelSeeds):
    rows = fixed(4)
    name = listing("popular", "sale", "new", "limited")
    slug = listing("popular", "sale", "new", "limited")


@register(Product)
class ProductSeeds(ModelSeeds):
    rows = per("shop.User", 0.2, least=5)
    traits = {"out_of_stock": {"stock": 0}, "low_stock": {"stock": 3}, "high_stock": {"stock": 5000}}

    category = shares(dict.fromkeys(CATEGORIES, 25))

    def name(product):
        return commerce.product_names(product.keys, product.category.codes, product.category.bank.words)

    def description(product):
        return commerce.product_descriptions(product.keys, product.category.codes, product.category.bank.words)

    def price(product):
        return commerce.product_prices(product.keys, product.category.codes, product.category.bank.words)

    def stock(product):
        """Ten in a hundred are sold out, fifteen nearly so, five are piled up."""
        place, keys = product.strata("stock"), product.keys_for("stock")
        usual = 6 + below(keys, 495)
        return np.select(
            [place < 10, place < 25, place >= 95], [0, 1 + below(keys, 5), 1000 + below(keys, 4000)], usual
        )

    def created_at(product):
        """The range was there before the shop opened, so that whatever is ordered existed."""
        keys = product.keys_for("created_at")
        opened = product.as_of - SHOP_OPENED
        return between(high_bits(keys, 32), opened - 60 * DAY, opened, OFFICE)

    def updated_at(product):
        return between(high_bits(product.keys_for("updated_at"), 32), product.created_at, product.as_of)


QUALITY = ((34, 22, 20, 14, 10), (14, 14, 22, 28, 22), (6, 7, 15, 34, 38), (3, 4, 10, 31, 52), (1, 2, 5, 24, 68))
"""Weights of the ratings 1 to 5, for products from poor to excellent."""


@register(Review)
class ReviewSeeds(ModelSeeds):
    rows = children_of("shop.Order", reviewed)

    user = follow("user")
    product = follow("product")

    def rating(review):
        """Good products get good ratings."""
        quality = pick_by(review.product.keys_for("quality"), 0, ((5, 15, 30, 30, 20),))
        return pick_by(review.keys_for("rating"), quality, QUALITY) + 1

    def comment(review):
        return commerce.review_comments(review.keys, review.rating)

    def created_at(review):
        """Six hours to ten days after it was delivered."""
        return review.parent.updated_at + 6 * HOUR + below(review.keys_for("created_at"), 10 * 86_400) * 10**6

    def updated_at(review):
        """One in ten is changed within two days."""
        keys = review.keys_for("updated_at")
        return review.created_at + np.where(chance(keys, 0.1), below(derive(keys, "later"), 2 * 86_400) * 10**6, 0)

"""What cannot be inferred of the shop: who buys how much, when, of what, and what they say about it.

Every order, review and invoice follows its user. Rules get rows and return arrays (`seeding.generate.Rows`).
"""

import numpy as np

from seeding.columns import DAY, Bank, Integers, Words, template
from seeding.generators import OFFICE, SHOPPING, between, chance, pick_by, weighted
from seeding.keys import below, derive, high_bits
from seeding.kinds import commerce
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, count, fixed, follow, kind, listing, per, pick, shares

from .models import Invoice, InvoiceLine, Order, Product, Review, Tag, User

CATEGORIES = tuple(Product.Category.values)
SHOP_OPENED = 3 * 365 * DAY
HOUR = DAY // 24

ORDERS_PER_USER = {0: 12, 1: 18, 2: 16, 3: 13, 4: 10, 5: 8, 6: 6, 8: 5, 12: 4, 15: 3, 18: 2, 28: 1, 38: 1, 60: 1}
REVIEWS_BY_ORDERS = {0: 0, 1: 0, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3, 8: 4, 12: 6, 15: 7, 18: 7, 28: 10, 38: 13, 60: 20}
REORDERED = 0.25
"""Share of a user's orders that are of a product ordered before."""

SETTLED = 80
"""Users who wrote reviews signed up at least so many days ago, so that what they review has long been delivered."""


def reviews_written(user):
    """How many reviews a user writes, going by the number of orders; half of those with one order review it."""
    orders = user.fan_out("shop.Order")
    table = np.zeros(max(ORDERS_PER_USER) + 1, dtype=np.int64)
    table[list(REVIEWS_BY_ORDERS)] = list(REVIEWS_BY_ORDERS.values())
    return table[orders] + ((orders == 1) & chance(user.keys_for("reviews its only order"), 0.5))


def first_review(user):
    return user.keys_for("first review")


def busy_at_sign_up(user):
    return SHOPPING.busy(user.created_at)


def reviewed(order):
    """1 for the orders that are reviewed, else 0: a run of the user's first orders, of different products."""
    orders = order.siblings
    reviewable = np.minimum(orders - (orders + 3) // 4 + (orders == 1), order.distinct("product"))
    reviews = np.minimum(order.parent.once(reviews_written), reviewable)
    turned = order.nth + below(order.parent.once(first_review), reviewable)
    turned -= (turned >= reviewable) * reviewable
    return ((order.nth < reviewable) & (turned < reviews)).astype(np.int64)


@register(User)
class UserSeeds(ModelSeeds):
    rows = count(100)
    traits = {
        "admin": {"role": "admin", "is_active": True},
        "suspended": {"is_active": False},
        "with_orders": {"orders": 3},
        "with_reviews": {"reviews": 2},
    }

    role = shares({"user": 70, "premium": 20, "admin": 10})
    country = kind("country_code")

    def is_active(user):
        """All but six in a hundred; no administrator is suspended."""
        return (user.strata("is_active") >= 6) | user.role.where("admin")

    def is_staff(user):
        return user.role.where("admin")

    def is_superuser(user):
        return user.role.where("admin")

    def created_at(user):
        """More sign-ups every month since the shop opened."""
        keys = user.keys_for("created_at")
        late = np.maximum(high_bits(keys, 31), high_bits(derive(keys, "again"), 31)) * 2
        end = user.as_of - np.where(user.once(reviews_written) > 0, SETTLED * DAY, 2 * HOUR)
        return between(late, user.as_of - SHOP_OPENED, end, SHOPPING)

    def updated_at(user):
        return between(high_bits(user.keys_for("updated_at"), 32), user.created_at, user.as_of)

    def last_login(user):
        """Late in the time since the sign-up, the later the more they order; some never came back to order."""
        keys, orders = user.keys_for("last_login"), user.fan_out("shop.Order")
        since = user.as_of - (user.as_of - user.created_at) // (orders + 1)
        last = between(high_bits(keys, 32), since, user.as_of, SHOPPING)
        return np.ma.masked_array(last, mask=(orders == 0) & chance(derive(keys, "never"), 0.6))


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


STATUS = tuple(Order.Status.values)
STATUS_WORDS = Bank(STATUS)
STATUS_BY_AGE = (
    (HOUR, (85, 10, 0, 0, 5, 0)),
    (DAY, (25, 55, 12, 0, 8, 0)),
    (3 * DAY, (3, 30, 52, 7, 8, 0)),
    (8 * DAY, (0, 3, 37, 52, 7, 1)),
    (None, (0, 0, 0, 90, 6, 4)),
)


@register(Order)
class OrderSeeds(ModelSeeds):
    rows = children_of("user", ORDERS_PER_USER)
    traits = {
        "bulk_order": {"quantity": 500},
        **{status: {"status": status} for status in STATUS},
    }

    product = pick(distinct=True, repeat=REORDERED)
    quantity = weighted({1: 620, 2: 200, 3: 90, 4: 40, 5: 25, 6: 10, 10: 8, 12: 4, 24: 2, 100: 1})

    def unit_price(order):
        return order.product.price

    def total_price(order):
        return order.quantity * order.unit_price

    def created_at(order):
        """Spread over the time since the sign-up, one after the other."""
        keys, orders = order.keys_for("created_at"), order.siblings
        place = (((order.nth % orders) << 32) + high_bits(keys, 32)) // orders
        only_and_reviewed = (orders == 1) & (order.parent.once(reviews_written) > 0)
        place = np.where(only_and_reviewed, place >> 1, place)
        moment = SHOPPING.within(place, order.parent.once(busy_at_sign_up), SHOPPING.busy(np.int64(order.as_of)))
        return np.maximum(moment, order.user.created_at)

    def status(order):
        """Goes by the age of the order; what was reviewed was delivered."""
        age = order.as_of - order.created_at
        group = np.searchsorted([limit for limit, _ in STATUS_BY_AGE if limit], age, side="right")
        codes = pick_by(order.keys_for("status"), group, tuple(weights for _, weights in STATUS_BY_AGE))
        return Words(np.where(order.once(reviewed) > 0, STATUS.index("delivered"), codes), STATUS_WORDS)

    def updated_at(order):
        """The last change of the status: an hour to nine days after the order, or what there was of it."""
        keys, room = order.keys_for("updated_at"), (order.as_of - order.created_at) // 10**6
        return order.created_at + below(keys, np.clip(room, 1, 9 * 86_400)) * 10**6


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


INVOICE_STATUS = Bank(tuple(Invoice.Status.values))
INVOICE_STATUS_BY_AGE = ((3 * DAY, (30, 55, 15, 0)), (30 * DAY, (0, 50, 48, 2)), (None, (0, 4, 92, 4)))


@register(Invoice)
class InvoiceSeeds(ModelSeeds):
    rows = children_of("user", {0: 45, 1: 30, 2: 13, 3: 7, 5: 3, 8: 2})

    def number(invoice):
        positions = invoice.plan.unique_positions(invoice.model, invoice.row_number)
        return template("INV-", Integers(positions + 100_001))

    def issued_at(invoice):
        place = ((invoice.nth << 32) + high_bits(invoice.keys_for("issued_at"), 32)) // invoice.siblings
        return between(place % (1 << 32), invoice.user.created_at, invoice.as_of, SHOPPING)

    def due_at(invoice):
        return invoice.issued_at + 30 * DAY

    def created_at(invoice):
        return invoice.issued_at

    def updated_at(invoice):
        return between(high_bits(invoice.keys_for("updated_at"), 32), invoice.issued_at, invoice.as_of)

    def status(invoice):
        age = invoice.as_of - invoice.issued_at
        group = np.searchsorted([limit for limit, _ in INVOICE_STATUS_BY_AGE if limit], age, side="right")
        weights = tuple(weights for _, weights in INVOICE_STATUS_BY_AGE)
        return Words(pick_by(invoice.keys_for("status"), group, weights), INVOICE_STATUS)

    def subtotal(invoice):
        return invoice.children("shop.InvoiceLine").sum("line_total")

    def tax(invoice):
        """8 %, rounded half up to a cent."""
        return (invoice.subtotal * 8 + 50) // 100

    def total(invoice):
        return invoice.subtotal + invoice.tax


@register(InvoiceLine)
class InvoiceLineSeeds(ModelSeeds):
    rows = children_of("invoice", {1: 30, 2: 28, 3: 20, 4: 13, 5: 9}, whole=True)

    product = pick(distinct=True)
    quantity = weighted({1: 6, 2: 3, 3: 1})

    def position(line):
        return line.nth + 1

    def unit_price(line):
        return line.product.price

    def line_total(line):
        return line.quantity * line.unit_price

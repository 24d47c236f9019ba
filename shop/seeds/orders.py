"""Who buys how much, when, of what; what becomes of it, and which of it is reviewed and billed."""

import numpy as np

from seeding.columns import DAY, Bank, Integers, Words, template
from seeding.generators import SHOPPING, between, bracket, chance, pick_by, weighted
from seeding.keys import below, high_bits
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, pick

from ..models import Invoice, InvoiceLine, Order
from .calendar import HOUR

ORDERS_PER_USER = {0: 12, 1: 18, 2: 16, 3: 13, 4: 10, 5: 8, 6: 6, 8: 5, 12: 4, 15: 3, 18: 2, 28: 1, 38: 1, 60: 1}
REVIEWS_BY_ORDERS = {0: 0, 1: 0, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3, 8: 4, 12: 6, 15: 7, 18: 7, 28: 10, 38: 13, 60: 20}
"""From so many orders on, up to the next number that is named."""
REORDERED = 0.25
"""Share of a user's orders that are of a product ordered before."""


def reviews_written(user):
    """How many reviews a user writes, going by the number of orders; half of those with one order review it."""
    orders = user.fan_out("shop.Order")
    usual = np.array(list(REVIEWS_BY_ORDERS.values())).take(bracket(orders, tuple(REVIEWS_BY_ORDERS)[1:]))
    return usual + ((orders == 1) & chance(user.keys_for("reviews its only order"), 0.5))


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
        group = bracket(age, [limit for limit, _ in STATUS_BY_AGE if limit])
        codes = pick_by(order.keys_for("status"), group, tuple(weights for _, weights in STATUS_BY_AGE))
        return Words(np.where(order.once(reviewed) > 0, STATUS.index("delivered"), codes), STATUS_WORDS)

    def updated_at(order):
        """The last change of the status: an hour to nine days after the order, or what there was of it."""
        keys, room = order.keys_for("updated_at"), (order.as_of - order.created_at) // 10**6
        return order.created_at + below(keys, np.clip(room, 1, 9 * 86_400)) * 10**6


INVOICE_STATUS = Bank(tuple(Invoice.Status.values))
INVOICE_STATUS_BY_AGE = ((3 * DAY, (30, 55, 15, 0)), (30 * DAY, (0, 50, 48, 2)), (None, (0, 4, 92, 4)))


@register(Invoice)
class InvoiceSeeds(ModelSeeds):
    rows = children_of("user", {0: 45, 1: 30, 2: 13, 3: 7, 5: 3, 8: 2})
    traits = {"with_lines": {"lines": True}}

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
        group = bracket(age, [limit for limit, _ in INVOICE_STATUS_BY_AGE if limit])
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

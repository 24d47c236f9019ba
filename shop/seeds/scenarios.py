"""Situations that the shop can be put into: `seed_db --scenario black_friday`, `OrderFactory(black_friday=True)`."""

import numpy as np

from seeding.columns import DAY
from seeding.generators import SHOPPING, between, weighted
from seeding.keys import below, high_bits
from seeding.registry import scenario
from seeding.spec import children_of, shares

from ..models import Order, Product, RedditComment, RedditPost, User
from .calendar import HOUR
from .social.reddit import RedditPostSeeds, comments_received

scenario("zero_orders", "Nobody has ordered yet.", {Order: {"rows": {0: 1}}})
scenario("one_order", "Everybody has ordered once.", {Order: {"rows": {1: 1}}})
scenario("many_orders", "Everybody orders all the time.", {Order: {"rows": {80: 40, 120: 30, 200: 20, 400: 10}}})

scenario("no_stock", "Everything is sold out.", {Product: "out_of_stock"})
scenario("short_of_stock", "Little is left of anything.", {Product: "low_stock"})
scenario("full_warehouse", "Thousands of everything.", {Product: "high_stock"})

scenario(
    "edge_statuses",
    "Nothing but orders that went wrong or hang.",
    {Order: {"status": shares({"cancelled": 35, "refunded": 35, "pending": 30})}},
)
scenario(
    "huge_quantities",
    "Orders of thousands of pieces.",
    {Order: {"quantity": weighted({1_000: 40, 5_000: 30, 25_000: 20, 100_000: 9, 1_000_000: 1})}},
    share=0.05,
)


def last_black_friday(as_of):
    """Midnight (UTC) of the last Friday after a fourth Thursday of November that lies before an instant."""
    year = int(np.datetime64(as_of, "us").astype("datetime64[Y]").astype(int)) + 1970
    for candidate in (year, year - 1):
        first = np.datetime64(f"{candidate}-11-01", "D")
        thursday = first + (3 - (first.astype(int) + 3) % 7) % 7
        midnight = int((thursday + 22).astype("datetime64[us]").astype(np.int64))
        if midnight + 2 * DAY <= as_of:
            return midnight
    raise ValueError("no such Friday")


def on_black_friday(order):
    """On that Friday, most of them in the evening; later by whoever signed up later."""
    start = last_black_friday(order.as_of)
    moment = between(high_bits(order.keys_for("black friday"), 32), start, start + DAY, SHOPPING)
    return np.maximum(moment, order.user.created_at)


scenario(
    "black_friday",
    "A quarter of all orders come on one Friday in November, and they are larger.",
    {
        Order: {
            "created_at": on_black_friday,
            "quantity": weighted({1: 45, 2: 25, 3: 15, 5: 10, 10: 5}),
        }
    },
    share=0.25,
)


def long_ago(user):
    """The last log-in of somebody who left: within a month of the sign-up."""
    end = np.minimum(user.created_at + 30 * DAY, user.as_of)
    return between(high_bits(user.keys_for("left"), 32), user.created_at, end, SHOPPING)


def soon_after_sign_up(order):
    """The orders of somebody who left: within a month of the sign-up."""
    place = ((order.nth << 32) + high_bits(order.keys_for("left"), 32)) // np.maximum(order.siblings, order.nth + 1)
    end = np.minimum(order.user.created_at + 30 * DAY, order.as_of - HOUR)
    return between(place, order.user.created_at, np.maximum(end, order.user.created_at), SHOPPING)


scenario(
    "churn",
    "Users sign up, order within their first month and do not come back.",
    {User: {"last_login": long_ago}, Order: {"created_at": soon_after_sign_up}},
)


def viral(post):
    """One post of every two hundred: the first of those is among the first posts of all."""
    return post.row_number % 200 == 4


def comments_on_viral(post):
    """Hundreds of comments on a viral post, and on the others what they have anyway."""
    return np.where(post.once(viral), 400 + below(post.keys_for("viral"), 800), comments_received(post))


def score_of_viral(post):
    return np.where(post.once(viral), 8_000 + below(post.keys_for("viral score"), 40_000), RedditPostSeeds.score(post))


scenario(
    "viral_post",
    "One Reddit post of every two hundred is all over the place: hundreds of comments, thousands of points.",
    {
        RedditPost: {"score": score_of_viral},
        RedditComment: {"rows": children_of("post", comments_on_viral, whole=True)},
    },
)

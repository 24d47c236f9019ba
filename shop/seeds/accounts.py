"""Who signs up, when, and how often they come back."""

import numpy as np

from seeding.columns import DAY
from seeding.generators import SHOPPING, between, chance
from seeding.keys import derive, high_bits
from seeding.registry import register
from seeding.spec import ModelSeeds, count, kind, shares

from ..models import User
from .calendar import HOUR, SHOP_OPENED
from .orders import reviews_written

SETTLED = 80
"""Users who wrote reviews signed up at least so many days ago, so that what they review has long been delivered."""


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

"""When the shop's history began, and what its clocks count in."""

from seeding.columns import DAY

SHOP_OPENED = 3 * 365 * DAY
"""How long before the as-of instant the shop opened."""

HOUR = DAY // 24

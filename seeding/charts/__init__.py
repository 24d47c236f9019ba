"""Charts of what a plan makes: distributions, fan-out, activity over time, the graph of tables.

    Path("data.html").write_text(charts.draw(plan))

Everything is worked out from the plan's own rows, drawn again; no database is read.
"""

from seeding.charts.page import draw, facts, fragment
from seeding.charts.profile import MOST, Profile, profile

__all__ = ["MOST", "Profile", "draw", "facts", "fragment", "profile"]

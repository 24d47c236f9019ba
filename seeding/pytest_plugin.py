"""pytest fixtures: `seed` puts rows into the test's database, `seeded_db` has put the default ones there.

Rows come inside the test's own transaction (pytest-django's `db` or `transactional_db`), so they are gone after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "seeded(**counts): what the fixture seeded_db puts into the database, as in seeded(users=20, seed=3), "
        "or seeded(all=5)",
    )


@pytest.fixture
def seed(db: None) -> Callable[..., Any]:
    """A function that seeds: `seed(users=20, orders=50)`, `seed({"shop.Order": 50}, seed=3)`; see `seed_rows`."""
    return seed_rows


@pytest.fixture
def seeded_db(request: pytest.FixtureRequest, db: None) -> Any:
    """The database with the default rows of all `seeds.py`, or with what the marker `seeded` asks for.

    Its value is the result: `seeded_db.plan.counts` are the rows by model.
    """
    marker = request.node.get_closest_marker("seeded")
    return seed_rows(*marker.args, **marker.kwargs) if marker else seed_rows()


def seed_rows(
    counts: Mapping[str, int] | None = None,
    *,
    seed: int | None = None,
    as_of: str | None = None,
    locale: str | None = None,
    scale: float = 1.0,
    database: str = "default",
    all: int | None = None,
    **by_name: int,
) -> Any:
    """Seed a test database; counts go by label (`{"shop.Order": 5}`) or by the command's flags (`orders=5`).

    `all=5` is for every table that can be seeded and that is not named otherwise.
    """
    from seeding import runs
    from seeding.conf import conf, read_instant, read_locales
    from seeding.management.requesting import model_flags
    from seeding.plan import Request
    from seeding.schema import read_schema
    from seeding.spec import SeedingError

    settings = conf()
    wanted = dict(counts or {})
    if by_name:
        flags = {flag.replace("-", "_"): table.label for flag, table in model_flags(read_schema()).items()}
        unknown = sorted(set(by_name) - set(flags))
        if unknown:
            close = get_close_matches(unknown[0], flags, n=1)
            hint = f". Did you mean {close[0]}?" if close else f"; there are: {', '.join(sorted(flags))}."
            raise SeedingError(f"seed({unknown[0]}=…): no model has that plural{hint}")
        wanted.update({flags[name]: rows for name, rows in by_name.items()})
    request = Request(
        seed=settings.seed if seed is None else seed,
        as_of=read_instant(as_of, "as_of") if as_of else settings.as_of,
        counts=wanted,
        every=all,
        scale=scale,
        locales=read_locales(locale, "locale") if locale else settings.locales,
        password=settings.password,
    )
    return runs.seed(request, using=database)

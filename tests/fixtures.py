"""`python -m tests.fixtures` writes the small data sets in `fixtures/`; a test fails when they are stale."""

from __future__ import annotations

import os
from pathlib import Path

from seeding.plan import Request

FOLDER = Path(__file__).resolve().parent.parent / "fixtures"

MODELS = {"shop.User", "shop.Tag", "shop.Product", "shop.Product_tags", "shop.Order", "shop.Review", "shop.Invoice", "shop.InvoiceLine"}  # fmt: skip
SETS = {"shop.json": "fixture", "csv": "csv"}
"""The data sets by their place, each with its form."""

USERS = 20


def request() -> Request:
    """Twenty users and what follows from them, in English and German."""
    from seeding.conf import read_instant

    counts = {"shop.User": USERS, "shop.Product": 10}
    return Request(seed=7, as_of=read_instant("2025-01-01", "as_of"), counts=counts, locales=("en_US", "de_DE"))


def write_sets(folder: Path) -> None:
    """All of them, into a folder that is there."""
    from seeding.files.choosing import FileRequest
    from seeding.files.planned import plan_for_files, write_plan

    plan = plan_for_files(request())
    for name, form in SETS.items():
        only = sorted(MODELS & plan.models.keys())
        write_plan(plan, FileRequest(str(folder / name), form, overwrite=True), only=only)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    FOLDER.mkdir(exist_ok=True)
    write_sets(FOLDER)

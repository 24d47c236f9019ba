"""The data sets in `fixtures/` are those that this version makes, and they load."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from shop.models import Invoice, Order, User

from .fixtures import FOLDER, SETS, USERS, write_sets

STALE = "stale: run make fixtures"


def without_hashes(rows: Any) -> Any:
    """Hashes of passwords depend on the settings of Django's version."""
    for row in rows:
        row.get("fields", row).pop("password", None)
    return rows


def table(path: Path) -> Any:
    with path.open(encoding="utf-8", newline="") as file:
        return without_hashes(list(csv.DictReader(file)))


def test_they_are_current(tmp_path):
    write_sets(tmp_path)

    assert {path.name for path in FOLDER.iterdir()} == set(SETS)
    made, kept = (without_hashes(json.loads((folder / "shop.json").read_text())) for folder in (tmp_path, FOLDER))
    assert made == kept, STALE
    assert [path.name for path in sorted((tmp_path / "csv").iterdir())] == [
        path.name for path in sorted((FOLDER / "csv").iterdir())
    ]
    for path in (tmp_path / "csv").iterdir():
        assert table(path) == table(FOLDER / "csv" / path.name), f"{path.name} is {STALE}"


@pytest.mark.django_db
def test_the_fixture_loads():
    call_command("loaddata", str(FOLDER / "shop.json"), verbosity=0)

    assert User.objects.count() == USERS
    assert Order.objects.filter(user__pk__lte=USERS).count() == Order.objects.count() > USERS
    assert all(invoice.total == invoice.subtotal + invoice.tax for invoice in Invoice.objects.all())
    assert User.objects.order_by("pk")[0].check_password("seeding")

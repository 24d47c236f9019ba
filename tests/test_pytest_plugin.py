"""The fixtures that put rows into a test's own transaction, and the marker that says which."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from seeding import runs
from seeding.models import Run
from seeding.schema import read_schema, seedable
from seeding.spec import SeedingError
from shop.models import Order, Product, User


def test_seed_counts_by_flag(seed):
    result = seed(users=7, orders=12)

    assert (User.objects.count(), Order.objects.count()) == (7, 12)
    assert result.run == Run.objects.get()
    assert result.plan.counts["shop.User"] == 7


def test_seed_counts_by_label(seed):
    seed({"shop.User": 7, "shop.Order": 12})

    assert (User.objects.count(), Order.objects.count()) == (7, 12)


def test_a_flag_of_two_words(seed):
    lines = seed(users=10).plan.counts["shop.InvoiceLine"]

    assert seed(users=10, invoice_lines=lines).run is None


def test_seed_takes_the_options_of_the_command(seed):
    seed(users=4, seed=3, as_of="2023-01-01", locale="de_DE,ja_JP", scale=2.0)

    run = Run.objects.get()
    assert (run.seed, run.locales, f"{run.as_of:%Y-%m-%d}") == ("3", "de_DE,ja_JP", "2023-01-01")
    assert User.objects.count() == 8


@pytest.mark.once
def test_all_tables_at_once(seed):
    result = seed(all=5, users=7)

    assert (User.objects.count(), Product.objects.count()) == (7, 5)
    tables = {label for label, table in read_schema().items() if seedable(table) and not table.auto_created}
    assert tables <= set(result.plan.counts)
    assert Run.objects.get().asked["every"] == 5


@pytest.mark.once
@pytest.mark.seeded(all=6)
def test_the_marker_takes_all(seeded_db):
    assert User.objects.count() == 6


def test_locales_may_be_spaced_as_on_the_command_line(seed):
    seed(users=4, locale="de-DE, ja_JP")

    assert Run.objects.get().locales == "de_DE,ja_JP"


def test_the_setting_holds(seed, settings):
    settings.SEEDING = {"SEED": 12, "AS_OF": "2023-05-06", "LOCALES": ["de_DE"]}
    seed(users=4)

    run = Run.objects.get()
    assert (run.seed, run.locales, f"{run.as_of:%Y-%m-%d}") == ("12", "de_DE", "2023-05-06")


def test_seed_again_grows(seed):
    seed(users=5)
    first = list(User.objects.order_by("pk").values_list())
    seed(users=9)

    assert list(User.objects.order_by("pk").values_list())[:5] == first
    assert User.objects.count() == 9


@pytest.mark.parametrize("number", [1, 2])
def test_rows_are_gone_after_the_test(seed, number):
    assert not User.objects.exists()
    assert not Run.objects.exists()
    seed(users=5)


def test_a_test_that_does_not_seed_has_no_rows(db):
    assert not User.objects.exists()


def test_the_default_rows(seeded_db):
    assert User.objects.count() == 100
    assert seeded_db.plan.counts["shop.User"] == 100
    assert Product.objects.count() == seeded_db.plan.counts["shop.Product"]


@pytest.mark.seeded(users=6, seed=3)
def test_the_marker_says_which_rows(seeded_db):
    assert User.objects.count() == 6
    assert Run.objects.get().seed == "3"


@pytest.mark.seeded({"shop.User": 6}, locale="de_DE")
def test_the_marker_takes_labels(seeded_db):
    assert User.objects.count() == 6
    assert seeded_db.plan.locales == ("de_DE",)


@pytest.mark.seeded(users=8)
class TestMarkerOfAClass:
    def test_holds_for_its_tests(self, seeded_db):
        assert User.objects.count() == 8

    @pytest.mark.seeded(users=4)
    def test_gives_way_to_one_that_is_nearer(self, seeded_db):
        assert User.objects.count() == 4


@pytest.mark.parametrize("number", [1, 2])
def test_in_a_database_without_a_transaction(transactional_db, seed, number):
    assert not User.objects.exists()
    result = seed(users=5)

    assert User.objects.count() == 5
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert runs.read_digest(result.plan, "shop.User", range(5))


@pytest.mark.seeded(users=5)
@pytest.mark.django_db(transaction=True)
def test_seeded_db_without_a_transaction(seeded_db):
    assert User.objects.count() == 5


def test_a_seeded_user_logs_in(seed, client):
    seed(users=20)
    user = User.objects.filter(is_active=True).first()

    assert client.login(email=user.email, password="seeding")


@pytest.mark.parametrize(
    ("arguments", "options", "text"),
    [
        ([], {"userz": 5}, r"seed\(userz=…\): no model has that plural\. Did you mean users\?$"),
        ([], {"user": 5}, r"seed\(user=…\): no model has that plural\. Did you mean users\?$"),
        ([], {"xyz": 5}, r"seed\(xyz=…\): no model has that plural; there are: .*users"),
        ([{"shop.Nope": 5}], {}, r"shop\.Nope: no such model"),
        ([{"shop.user": 5}], {}, r"Did you mean shop\.User\?"),
        ([], {"users": -5}, r"shop\.User=-5: a number of rows is 0 or more"),
        ([], {"users": 5, "locale": "xx_YY"}, r"xx_YY: unknown"),
        ([], {"users": 5, "as_of": "soon"}, r"as_of: 'soon' is no date"),
        ([], {"users": 5, "scale": 0}, r"scale 0: .*above 0"),
        ([], {"all": -1}, r"count -1: a number of rows is 0 or more"),
        ([], {"all": "5"}, r"count 5: a number of rows is a whole number"),
        ([], {"tags": 9}, r"shop\.Tag=4"),
        ([], {"users": 5, "database": "nope"}, r"nope: no such alias"),
    ],
)
def test_what_cannot_be_done_reads_well(arguments, options, text, seed):
    with pytest.raises(SeedingError, match=text):
        seed(*arguments, **options)
    assert not User.objects.exists()


@pytest.mark.parametrize("value", ["5", None])
def test_a_number_that_is_none_reads_well(value, seed):
    with pytest.raises((SeedingError, TypeError), match=r"users|shop\.User"):
        seed(users=value)
    assert not User.objects.exists()


TESTS = """
import pytest
from shop.models import User

@pytest.mark.parametrize("number", range(4))
@pytest.mark.seeded(users=3)
def test_rows(seeded_db, number):
    assert User.objects.count() == 3

def test_none(db):
    assert not User.objects.exists()

def test_wrong(seed):
    seed(userz=3)
"""


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_inner.py").write_text(TESTS)
    (folder / "conftest.py").write_text('pytest_plugins = ["seeding.pytest_plugin"]\n')
    python_path = os.pathsep.join(filter(None, [str(settings.BASE_DIR), os.environ.get("PYTHONPATH")]))
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "--no-migrations",
            "--strict-markers",
            "-rfE",
            *arguments,
            str(folder),
        ],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": python_path,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": "sqlite://:memory:",
        },
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.once
def test_worker_processes_of_xdist_have_rows_of_their_own(tmp_path):
    found = run_pytest(tmp_path, "-n", "2")

    assert "1 failed, 5 passed" in found.stdout, found.stdout + found.stderr
    assert "seed(userz=…): no model has that plural" in found.stdout


def test_the_marker_is_listed(request):
    assert any(line.startswith("seeded(**counts): what the fixture") for line in request.config.getini("markers"))

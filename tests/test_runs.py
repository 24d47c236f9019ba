"""A data set comes once, grows, and stays as it was; everything else in the database stays, too."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, connection, models

from seeding import runs
from seeding.batches import BATCH
from seeding.columns import Integers, template
from seeding.conf import read_instant
from seeding.lineage import plan_digest
from seeding.models import Run, RunTable
from seeding.packages import OwnType
from seeding.plan import Request
from seeding.relations import GenericType
from seeding.runs import making
from seeding.spec import SeedingError
from shop.models import Invoice, Order, Product, Review, Tag, User

from .odd.models import Device, DeviceReading
from .seeded import changed, digests, unruled
from .shop import rows

pytestmark = pytest.mark.django_db

MADE = (
    "shop.User", "shop.Tag", "shop.Product", "shop.Invoice", "shop.Product_tags", "shop.Order", "shop.InvoiceLine",
    "shop.Review",
)  # fmt: skip


def ask(seed: int = 7, *, as_of: str = "2025-01-01", locales: tuple[str, ...] = ("en_US",), **counts: int) -> Request:
    """A request for rows of the shop's models by name."""
    wanted = {f"shop.{name}": count for name, count in counts.items()}
    return Request(seed, read_instant(as_of, "as_of"), wanted, locales=locales)


def stored(label: str) -> list[tuple[Any, ...]]:
    """The rows of a table with all their columns, by key."""
    return list(apps.get_model(label)._base_manager.order_by("pk").values_list())


def everything() -> dict[str, list[tuple[Any, ...]]]:
    return {label: stored(label) for label in MADE}


def read_back(plan: Any, counts: dict[str, int]) -> dict[str, str]:
    return {label: runs.read_digest(plan, label, range(count)) for label, count in counts.items()}


# The record -----------------------------------------------------------------------------------------------


def test_a_run_is_recorded_with_what_it_made_in_each_table():
    result = runs.seed(ask(User=20), digests=True)

    run = Run.objects.get()
    assert run == result.run
    assert (run.seed, run.locales, run.state) == ("7", "en_US", Run.State.COMPLETE)
    assert run.as_of == datetime(2025, 1, 1, tzinfo=UTC)
    assert run.asked == {"counts": {"shop.User": 20}, "every": None, "scale": 1.0}
    assert run.started_at <= run.finished_at
    assert {"seeding", "faker", "numpy", "django", "python"} <= run.versions.keys()
    assert {"plan", "load", "finish"} <= run.seconds.keys()
    assert run.counts == {label: apps.get_model(label)._base_manager.count() for label in MADE}
    tables = {table.label: table for table in run.tables.all()}
    assert tables.keys() == set(MADE)
    for label, table in tables.items():
        keys = [row[0] for row in stored(label)]
        assert (table.first_row, table.rows, table.first_key, table.last_key) == (0, len(keys), keys[0], keys[-1])
        assert len(table.digest) == 32
    assert tables["shop.User"].rows == 20


def test_every_table_is_filled_in_the_order_of_its_references():
    runs.seed(ask(User=20))

    order = list(RunTable.objects.order_by("pk").values_list("label", flat=True))
    for label in order:
        for field in apps.get_model(label)._meta.concrete_fields:
            if field.is_relation and field.related_model._meta.label in order:
                assert order.index(field.related_model._meta.label) < order.index(label)


@pytest.mark.usefixtures("models_change")
def test_projects_without_time_zones_are_seeded_grown_and_undone(settings: Any) -> None:
    settings.USE_TZ = False
    runs.seed(ask(User=10, Order=20))
    result = runs.seed(ask(User=10, Order=30), digests=True)

    run = Run.objects.latest("pk")
    assert run.as_of == datetime(2025, 1, 1, tzinfo=UTC)
    assert run.started_at <= run.finished_at <= datetime.now(UTC)
    assert {order.created_at.tzinfo for order in Order.objects.all()} == {None}
    made = {table.label: table for table in result.tables}["shop.Order"]
    assert runs.read_digest(result.plan, "shop.Order", made.rows) == made.digest
    runs.unseed()
    assert not Order.objects.exists()


def test_nothing_asked_for_is_nothing_made():
    result = runs.seed(ask(User=0))

    assert (result.run, result.rows, result.tables) == (None, 0, [])
    assert not Run.objects.exists()


def test_all_integers_are_seeds():
    found = set()
    for seed in (0, -3, 3, 2**63, -(2**70)):
        result = runs.seed(ask(seed, User=3), digests=True, fresh=True)
        assert Run.objects.latest("pk").seed == str(seed)
        found.add(digests(result)["shop.User"])

    assert len(found) == 5


# The same again -------------------------------------------------------------------------------------------


def test_the_same_run_again_adds_nothing():
    runs.seed(ask(User=20))
    before = everything()

    again = runs.seed(ask(User=20), digests=True)

    assert (again.run, again.rows, again.tables) == (None, 0, [])
    assert everything() == before
    assert Run.objects.count() == 1


def test_a_smaller_count_removes_nothing():
    runs.seed(ask(User=20))
    before = everything()

    assert runs.seed(ask(User=5, Order=3)).run is None
    assert everything() == before


def command(url: str, *arguments: str, **environment: str) -> str:
    """What a `manage.py` of its own prints."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": url, **environment},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout


def url_of_test_database() -> str:
    url = urlsplit(os.environ["DATABASE_URL"])
    return url._replace(path=f"{url.path.rpartition('/')[0]}/{quote(connection.settings_dict['NAME'])}").geturl()


@pytest.mark.django_db(transaction=True)
def test_other_processes_make_the_same_rows_and_find_them(tmp_path: Path):
    made = runs.seed(ask(User=20), digests=True)
    before = everything()
    if connection.vendor == "postgresql":
        url = url_of_test_database()
        assert "Nothing to add" in command(url, "seed_db", "--users", "20", "--seed", "7")
        assert everything() == before
        runs.unseed()
    else:
        url = f"sqlite:///{tmp_path / 'db.sqlite3'}"
        command(url, "migrate", "-v0")
    report = tmp_path / "report.json"

    command(url, "seed_db", "--users=20", "--seed=7", f"--report={report}", PYTHONHASHSEED="1")
    found = {label: model["digest"] for label, model in json.loads(report.read_text())["models"].items()}
    assert found == digests(made)
    assert "Nothing to add" in command(url, "seed_db", "--users=20", "--seed=7", PYTHONHASHSEED="2")


# Growing --------------------------------------------------------------------------------------------------

GROWTH = {
    "everything": ({"User": 30}, {"User": 60}),
    "by a single row": ({"User": 30}, {"User": 31}),
    "children only": ({"User": 30}, {"User": 30, "Order": 400}),
    "children only, twice around": ({"User": 30, "Order": 400}, {"User": 30, "Order": 900}),
    "parents only": ({"User": 30}, {"User": 60, "Order": 150, "Invoice": 32, "Product": 6}),
    "parents and more children than they have": ({"User": 30, "Order": 400}, {"User": 50, "Order": 700}),
    "from fewer children than there are": ({"User": 30, "Order": 20}, {"User": 60}),
    "what is referenced": ({"User": 30}, {"User": 30, "Product": 200}),
    "a closed list": ({"User": 30, "Tag": 3}, {"User": 30, "Tag": 4}),
    "another table": ({"Product": 12}, {"User": 40}),
    "past a block of shares": ({"User": 90}, {"User": 210}),
}


@pytest.mark.parametrize(("first", "second"), GROWTH.values(), ids=GROWTH)
def test_growing_leaves_the_rows_that_are_there(first, second):
    small = runs.seed(ask(**first), digests=True)
    before = everything()
    counts = dict(small.plan.counts)
    assert read_back(small.plan, counts) == digests(small)

    large = runs.seed(ask(**second), digests=True)

    after = everything()
    for label, old in before.items():
        assert after[label][: len(old)] == old, label
    # Neither the old plan nor the new one would draw the old rows differently.
    assert read_back(small.plan, counts) == digests(small)
    assert read_back(large.plan, counts) == digests(small)
    for table in large.tables:
        assert table.rows.start == counts.get(table.label, 0)
        assert runs.read_digest(large.plan, table.label, table.rows) == table.digest
    assert {label: len(found) for label, found in after.items()} == {
        label: large.plan.counts.get(label, 0) for label in MADE
    }


def test_a_grown_data_set_is_not_grown_again_by_the_same_request():
    grown = {}
    for name, (first, second) in GROWTH.items():
        runs.seed(ask(**first), fresh=True)
        runs.seed(ask(**second))
        again = runs.seed(ask(**second))
        grown[name] = {table.label: table.rows for table in again.tables}

    assert grown == dict.fromkeys(GROWTH, {})  # noqa: RUF024


def test_rows_that_need_no_others_are_the_same_whether_grown_or_made_at_once():
    for users in (30, 31, 130):
        runs.seed(ask(User=users, Product=users))
    grown = stored("shop.User"), stored("shop.Product")

    runs.seed(ask(User=130, Product=130), fresh=True)

    assert (stored("shop.User"), stored("shop.Product")) == grown


def test_many_steps_read_back():
    made: dict[str, list[runs.TableResult]] = {label: [] for label in MADE}
    steps = [
        {"User": 10},
        {"User": 25},
        {"Product": 30},
        {"User": 25, "Order": 300},
        {"User": 60, "Invoice": 90},
        {"User": 110},
    ]
    for step in steps:
        result = runs.seed(ask(**step), digests=True)
        for table in result.tables:
            made[table.label].append(table)

    for label, tables in made.items():
        for table in tables:
            assert runs.read_digest(result.plan, label, table.rows) == table.digest


def test_rows_of_a_whole_cannot_be_grown_alone():
    runs.seed(ask(User=20))
    before = everything()

    with pytest.raises(SeedingError, match=r"shop\.InvoiceLine=500: .* Ask for shop\.InvoiceLine=\d+"):
        runs.seed(ask(InvoiceLine=500))

    assert everything() == before


# Another data set -----------------------------------------------------------------------------------------


def test_another_seed_shares_the_closed_lists():
    runs.seed(ask(7, User=20))
    runs.seed(ask(8, User=20))

    assert (User.objects.count(), Tag.objects.count()) == (40, 4)


def test_a_closed_list_that_the_user_wrote_is_used_as_it_is():
    rows.tag("sale")

    runs.seed(ask(7, User=20))

    assert list(Tag.objects.values_list("name", flat=True)) == ["sale"]
    assert Tag.objects.get().products.exists()


def test_another_seed_is_added_beside():
    first = runs.seed(ask(7, User=20), digests=True)
    before = everything()

    second = runs.seed(ask(8, User=20, Tag=0), digests=True)

    after = everything()
    for label, old in before.items():
        assert after[label][: len(old)] == old, label
    assert User.objects.count() == 40
    assert read_back(first.plan, dict(first.plan.counts)) == digests(first)
    for table in second.tables:
        assert runs.read_digest(second.plan, table.label, table.rows) == table.digest
    assert digests(first)["shop.Order"] != digests(second)["shop.Order"]


def test_data_sets_that_grow_by_turns_stay_as_they_are():
    made = []
    for seed, users in ((7, 20), (8, 30), (7, 40), (8, 50), (7, 41)):
        result = runs.seed(ask(seed, User=users, Tag=4 if seed == 7 else 0), digests=True)
        made.append((result.plan, result.tables))

    assert User.objects.count() == 91
    for plan, tables in made:
        for table in tables:
            assert runs.read_digest(plan, table.label, table.rows) == table.digest


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"as_of": "2024-06-01"}, "--as-of 2025-01-01T00:00:00"),
        ({"locales": ("de_DE",)}, "--locale en_US"),
        ({"locales": ("en_US", "de_DE")}, "--locale en_US"),
    ],
    ids=["as of", "locale", "locales"],
)
def test_the_same_seed_from_other_circumstances_is_refused(other, named):
    run = runs.seed(ask(User=20)).run
    before = everything()

    for attempt in (lambda: runs.seed(ask(User=30, **other)), lambda: runs.plan_for(ask(User=30, **other))):
        with pytest.raises(SeedingError) as error:
            attempt()
        text = str(error.value)
        assert f"Run {run.pk}" in text
        assert named in text
        assert "--seed" in text
        assert "--fresh" in text

    assert everything() == before
    assert Run.objects.count() == 1


def test_the_same_circumstances_written_otherwise_are_the_same():
    runs.seed(ask(User=20))

    assert runs.seed(ask(User=20, as_of="2025-01-01T01:00:00+01:00")).run is None


def test_changed_seeds_are_refused(monkeypatch):
    runs.seed(ask(User=20))
    before = everything()
    changed(monkeypatch, "shop.User", city="Springfield")

    with pytest.raises(SeedingError, match=r"differently \(shop\.User\).*--fresh.*--seed"):
        runs.seed(ask(User=30))
    with pytest.raises(SeedingError, match=r"differently \(shop\.User\)"):
        runs.plan_for(ask(User=20))
    assert everything() == before

    runs.seed(ask(8, User=20, Tag=0))
    runs.seed(ask(User=30), fresh=True)
    assert set(User.objects.values_list("city", flat=True)) == {"Springfield"}


def test_changed_seeds_of_a_model_that_came_later_are_refused(monkeypatch):
    runs.seed(ask(Product=10))
    runs.seed(ask(User=20))
    before = everything()
    changed(monkeypatch, "shop.User", city="Springfield")

    with pytest.raises(SeedingError, match=r"differently \(shop\.User\)"):
        runs.seed(ask(User=30))

    assert everything() == before


@pytest.mark.parametrize("grown", [False, True])
def test_rows_that_change_only_further_on_are_noticed(grown, monkeypatch):
    """Rows all over what the first and the last run made are compared, besides the very first ones."""
    runs.seed(ask(User=200))
    if grown:
        runs.seed(ask(User=400))
    first = 300 if grown else 100

    def city(user):
        return ["Springfield" if number >= first else "Ulm" for number in user.row_number]

    def ulm(user):
        return ["Ulm"] * len(user)

    runs.unseed()
    changed(monkeypatch, "shop.User", city=ulm)
    runs.seed(ask(User=200))
    if grown:
        runs.seed(ask(User=400))
    assert runs.seed(ask(User=400 if grown else 200)).run is None
    changed(monkeypatch, "shop.User", city=city)

    with pytest.raises(SeedingError, match=r"differently \(shop\.User\)"):
        runs.seed(ask(User=500))


def test_a_run_that_an_earlier_version_recorded_can_be_grown(monkeypatch):
    """It kept a digest of the first rows alone."""
    run = runs.seed(ask(User=60)).run
    run.probes = {label: probes[0] for label, probes in run.probes.items()}
    run.save()

    assert runs.seed(ask(User=80)).run.after == run.pk
    changed(monkeypatch, "shop.User", city="Springfield")
    with pytest.raises(SeedingError, match=r"differently \(shop\.User\)"):
        runs.seed(ask(User=90))


# Digests --------------------------------------------------------------------------------------------------


def test_the_digest_is_that_of_the_rows_in_the_database():
    result = runs.seed(ask(User=150), digests=True)

    assert digests(result).keys() == set(MADE)
    assert read_back(result.plan, dict(result.plan.counts)) == digests(result)
    assert read_back(runs.plan_for(ask(User=150)), dict(result.plan.counts)) == digests(result)
    assert (
        runs.read_digest(result.plan, "shop.Order", range(result.plan.counts["shop.Order"]), batch_size=13)
        == (digests(result)["shop.Order"])
    )
    assert dict(RunTable.objects.values_list("label", "digest")) == digests(result)


OTHERWISE: dict[type[models.Field], Any] = {
    models.BooleanField: lambda old: not old,
    models.CharField: lambda old: old[:-1] + ("x" if old[-1:] != "x" else "y") if old else "x",
    models.TextField: lambda old: old + ".",
    models.DecimalField: lambda old: old + Decimal("0.01"),
    models.IntegerField: lambda old: old + 1,
    models.DateTimeField: lambda old: None if old is None else old.replace(microsecond=(old.microsecond + 1) % 10**6),
    models.DateField: lambda old: None if old is None else old.replace(year=old.year - 1, day=1),
}


@pytest.mark.parametrize("label", [label for label in MADE if label != "shop.Product_tags"])
def test_the_digest_tells_when_any_column_was_changed(label):
    result = runs.seed(ask(User=25), digests=True)
    model, count = apps.get_model(label), result.plan.counts[label]
    volatile = {column.field.name for column in result.plan.models[label].columns if column.volatile}
    assert volatile == ({"password"} if label == "shop.User" else set())
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for field in model._meta.concrete_fields:
            if field.primary_key or field.is_relation or field.name in volatile:
                continue
            change = next(make for kind, make in OTHERWISE.items() if isinstance(field, kind))
            row = model._base_manager.exclude(**{field.name: None}).order_by("pk").last()
            old = getattr(row, field.name)
            if field.choices or field.name in {
                "tax",
                "total",
                "subtotal",
                "unit_price",
                "line_total",
                "total_price",
                "quantity",
            }:
                continue  # Only a row that breaks a rule of the shop would be left.
            new = field.get_db_prep_save(change(old), connection)
            table, column = connection.ops.quote_name(model._meta.db_table), connection.ops.quote_name(field.column)
            cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [new, row.pk])
            assert runs.read_digest(result.plan, label, range(count)) != digests(result)[label], field.name
            cursor.execute(
                f"UPDATE {table} SET {column} = %s WHERE id = %s", [field.get_db_prep_save(old, connection), row.pk]
            )
            assert runs.read_digest(result.plan, label, range(count)) == digests(result)[label], field.name


def test_the_digest_tells_when_a_row_is_missing():
    result = runs.seed(ask(User=25), digests=True)
    Review.objects.order_by("pk")[5].delete()

    assert read_back(result.plan, dict(result.plan.counts))["shop.Review"] != digests(result)["shop.Review"]


def test_a_digest_over_several_runs_leaves_out_what_lies_between_them():
    runs.seed(ask(User=20))
    alone = runs.read_digest(runs.plan_for(ask(User=40)), "shop.User", range(20))
    rows.user("between")
    result = runs.seed(ask(User=40), digests=True)
    whole = runs.read_digest(result.plan, "shop.User", range(40))

    User.objects.filter(email="between@example.com").delete()

    assert runs.read_digest(result.plan, "shop.User", range(20)) == alone
    assert runs.read_digest(result.plan, "shop.User", range(40)) == whole


@pytest.mark.parametrize("size", [1, 7, 100, BATCH])
def test_the_size_of_batches_changes_nothing(size):
    whole = digests(runs.seed(ask(User=40), digests=True))

    assert digests(runs.seed(ask(User=40), digests=True, fresh=True, batch_size=size)) == whole


def test_worker_processes_change_nothing():
    alone = runs.seed(ask(User=60), digests=True)
    before = everything()
    shared = runs.seed(ask(User=60), digests=True, fresh=True, workers=4, batch_size=32)

    assert digests(shared) == digests(alone)
    assert everything() == before
    assert read_back(shared.plan, dict(shared.plan.counts)) == digests(alone)


def test_digests_are_taken_when_asked_for():
    assert set(digests(runs.seed(ask(User=5))).values()) == {""}


def test_progress_ends_at_the_number_of_rows():
    told: dict[str, list[tuple[int, int]]] = {}
    result = runs.seed(
        ask(User=30),
        batch_size=20,
        progress=lambda label, done, total: told.setdefault(label, []).append((done, total)),
    )

    for table in result.tables:
        steps = told[table.label]
        assert [done for done, _ in steps] == [*range(20, len(table.rows), 20), len(table.rows)]
        assert {total for _, total in steps} == {len(table.rows)}


# Rows that the user wrote ---------------------------------------------------------------------------------


def own_rows(name: str) -> dict[str, tuple[Any, ...]]:
    """One row of every model, written by the user."""
    ann, lamp, sale = rows.user(name), rows.product(f"{name}-lamp"), rows.tag(f"{name}-tag")
    lamp.tags.add(sale)
    bill = rows.invoice(ann, f"own-{name}")
    made = [ann, lamp, sale, bill, rows.review(ann, lamp), rows.order(ann, lamp), rows.line(bill, lamp)]
    return {f"{row._meta.label} {row.pk}": row_now(row) for row in made}


def row_now(row: models.Model) -> tuple[Any, ...]:
    return tuple(type(row)._base_manager.values_list().get(pk=row.pk))


def as_they_were(written: dict[str, tuple[Any, ...]]) -> None:
    for name, values in written.items():
        label, key = name.split()
        assert apps.get_model(label)._base_manager.values_list().get(pk=key) == values, name


def test_rows_of_the_user_stay_and_keys_never_collide():
    written = own_rows("before")
    first = runs.seed(ask(User=20), digests=True)
    written |= own_rows("between")
    second = runs.seed(ask(User=40), digests=True)
    written |= own_rows("later")
    other = runs.seed(ask(8, User=10, Tag=0), digests=True)
    written |= own_rows("after")

    as_they_were(written)
    assert User.objects.count() == 4 + 40 + 10
    for result in (first, second, other):
        for table in result.tables:
            assert runs.read_digest(result.plan, table.label, table.rows) == table.digest
    own = set(written)
    for table in RunTable.objects.all():
        assert not own & {f"{table.label} {key}" for key in range(table.first_key, table.last_key + 1)}
    for number in range(5):
        own_rows(f"more{number}")


def test_seeded_rows_refer_to_seeded_rows_alone():
    own_rows("before")
    run = runs.seed(ask(User=20)).run

    made = {table.label: range(table.first_key, table.last_key + 1) for table in run.tables.all()}
    for label, keys in made.items():
        for field in apps.get_model(label)._meta.concrete_fields:
            if field.is_relation:
                pointed = set(
                    apps.get_model(label)
                    ._base_manager.filter(pk__range=(keys[0], keys[-1]))
                    .values_list(field.attname, flat=True)
                )
                if field.related_model is not Tag:  # A closed list that is there is used as it is.
                    assert pointed <= set(made[field.related_model._meta.label])


def test_keys_that_somebody_took_while_the_plan_was_made_are_passed_over(monkeypatch):
    """The row is gone with the first attempt here; another connection's would stay."""
    check, held = making.check_tables, []

    def meanwhile(*arguments):
        if len(held) == 1:
            rows.user("written meanwhile")
        check(*arguments)

    monkeypatch.setattr(making, "check_tables", meanwhile)
    monkeypatch.setattr(making, "hold", lambda connection, tables: held.append(set(tables)))

    result = runs.seed(ask(User=20))

    assert held[2] == {"shop_user"}
    assert result.run == Run.objects.get()
    assert User.objects.count() == 20


@pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL")
def test_nobody_else_writes_to_the_tables_that_are_filled(monkeypatch):
    record, modes = making.record, []

    def looking(*arguments, **options):
        with connection.cursor() as cursor:
            cursor.execute("SELECT mode FROM pg_locks WHERE relation = 'shop_user'::regclass")
            modes.extend(mode for (mode,) in cursor.fetchall())
        return record(*arguments, **options)

    monkeypatch.setattr(making, "record", looking)
    runs.seed(ask(User=20))

    assert "ShareRowExclusiveLock" in modes


def test_keys_written_by_hand_are_passed_over():
    rows.user("early", pk=5)
    rows.user("late", pk=1000)
    run = runs.seed(ask(User=20)).run

    table = run.tables.get(label="shop.User")
    assert (table.first_key, table.last_key) == (1001, 1020)
    assert rows.user("next").pk == 1021


def test_a_value_that_the_user_has_taken_is_one_clear_error(monkeypatch):
    changed(monkeypatch, "shop.User", email=lambda user: template("user", Integers(user.row_number), "@example.com"))
    rows.user("user13")

    told = r"refused rows of shop\.User( by the rule \w+)?: .*email.* Nothing was written\. Rows that are there"
    with pytest.raises(SeedingError, match=told):
        runs.seed(ask(User=20))

    assert User.objects.count() == 1


# Replacing ------------------------------------------------------------------------------------------------


def test_fresh_replaces_what_all_earlier_runs_made():
    runs.seed(ask(7, User=20))
    runs.seed(ask(7, User=30))
    runs.seed(ask(8, User=10, Tag=0))
    written = own_rows("mine")

    again = runs.seed(ask(7, User=20), digests=True, fresh=True)

    as_they_were(written)
    assert User.objects.count() == 21
    assert list(Run.objects.order_by("pk").values_list("state", flat=True)) == ["undone"] * 3 + ["complete"]
    for table in again.tables:
        assert runs.read_digest(again.plan, table.label, table.rows) == table.digest


def test_fresh_gives_the_same_rows_in_an_otherwise_empty_database():
    first = runs.seed(ask(7, User=20), digests=True)
    before = everything()

    assert digests(runs.seed(ask(7, User=20), digests=True, fresh=True)) == digests(first)
    assert everything() == before


def test_fresh_takes_another_date_or_locale():
    runs.seed(ask(User=20))

    runs.seed(ask(User=20, as_of="2024-06-01"), fresh=True)

    assert Run.objects.filter(state=Run.State.COMPLETE).get().as_of == datetime(2024, 6, 1, tzinfo=UTC)
    assert Order.objects.latest("created_at").created_at <= datetime(2024, 6, 1, tzinfo=UTC)


def test_fresh_removes_nothing_when_the_request_cannot_be_served():
    runs.seed(ask(User=20))
    before = everything()

    with pytest.raises(SeedingError, match=r"shop\.Tag"):
        runs.seed(ask(User=20, Tag=9), fresh=True)

    assert everything() == before
    assert Run.objects.get().state == Run.State.COMPLETE


# Failing --------------------------------------------------------------------------------------------------


def test_a_rule_that_the_database_refuses_late_leaves_everything_as_it_was(monkeypatch):
    runs.seed(ask(User=5))
    written = own_rows("mine")
    before = everything()
    changed(monkeypatch, "shop.Review", updated_at=lambda review: review.created_at - (review.row_number == 1000))

    for fresh in (False, True):
        with pytest.raises(SeedingError) as error:
            runs.seed(ask(8, User=600, Tag=0), fresh=fresh)
        assert isinstance(error.value.__cause__, IntegrityError)
        assert "shop.Review" in str(error.value)
        assert "shop_review_updated_after_created" in str(error.value)
        assert "Nothing was written" in str(error.value)

    assert everything() == before
    as_they_were(written)
    assert Run.objects.get().state == Run.State.COMPLETE
    rows.user("the connection works")


def test_a_rule_that_raises_late_leaves_everything_as_it_was(monkeypatch):
    def comment(review):
        if 1000 in review.row_number:
            raise ZeroDivisionError("a mistake in the rule")
        return "Good."

    changed(monkeypatch, "shop.Review", comment=comment)

    with pytest.raises(SeedingError, match=r"shop\.Review\.comment: ZeroDivisionError .* a mistake in the rule\."):
        runs.seed(ask(User=600), batch_size=64)

    assert not User.objects.exists()
    assert not Tag.objects.exists()
    assert not Run.objects.exists()
    rows.user("the connection works")


def test_an_empty_table_comes_with_no_rows():
    result = runs.seed(ask(User=3, Invoice=0), digests=True)

    assert "shop.Invoice" not in digests(result)
    assert not Invoice.objects.exists()
    assert Product.objects.count() == 5


# A recorded run's plan ------------------------------------------------------------------------------------


def assert_plan_of(result: runs.Result) -> None:
    """The plan that a record gives draws what the run's own plan draws."""
    run, made = result.run, result.plan
    assert run is not None
    again = runs.plan_of(run)
    assert again.counts == made.counts == run.counts
    assert plan_digest(again) == plan_digest(made) == run.plan_digest
    for label, count in made.counts.items():
        for column in made.models[label].columns:
            if isinstance(column.source, (GenericType, OwnType)):
                continue  # The numbers of content types are the database's, and no record keeps them.
            drawn = [one.rows(label, range(count)).column(column.field.name).values() for one in (made, again)]
            assert drawn[0] == drawn[1], (label, column.field.name)


@pytest.mark.once
def test_the_plan_of_a_run_is_made_again_from_its_record() -> None:
    first = runs.seed(ask(User=20))
    grown = runs.seed(ask(User=45))
    other = runs.seed(ask(8, Order=45, Review=0))
    more = runs.seed(ask(8, Order=90, Review=0))
    every = runs.seed(Request(9, read_instant("2025-01-01", "as_of"), unruled(), every=12))
    Tag.objects.all().delete()

    for result in (first, grown, other, more, every):
        assert_plan_of(result)


def test_the_plan_of_a_run_refers_to_the_rows_that_were_there_then() -> None:
    Tag.objects.create(name="mine", slug="mine")
    result = runs.seed(ask(User=20))
    assert "shop.Tag" not in result.plan.counts
    Tag.objects.create(name="later", slug="later")

    assert_plan_of(result)


def test_the_plan_of_an_undone_run_is_known() -> None:
    result = runs.seed(ask(User=20))
    runs.unseed()
    assert result.run is not None
    result.run.refresh_from_db()

    assert_plan_of(result)


def test_a_changed_seeds_py_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    result = runs.seed(ask(User=20))
    assert result.run is not None
    changed(monkeypatch, "shop.Product", stock=3)

    with pytest.raises(SeedingError, match=r"would draw differently \(shop\.Product"):
        runs.plan_of(result.run)


def test_a_model_that_is_gone_is_told() -> None:
    run = runs.seed(ask(User=5)).run
    assert run is not None
    run.counts = {**run.counts, "shop.Gone": 3}

    with pytest.raises(SeedingError, match=r"made rows of shop\.Gone"):
        runs.plan_of(run)


def test_a_run_without_its_forerunner_is_told() -> None:
    runs.seed(ask(User=5))
    grown = runs.seed(ask(User=9)).run
    Run.objects.filter(pk=grown.after).delete()

    with pytest.raises(SeedingError, match="of which no record is left"):
        runs.plan_of(grown)


def test_runs_are_found_by_number_or_the_last() -> None:
    with pytest.raises(SeedingError, match="No run of seed_db is recorded"):
        runs.find_run()
    first, second = runs.seed(ask(User=5)).run, runs.seed(ask(8, User=5)).run
    assert first is not None
    assert second is not None
    assert runs.find_run() == second
    assert runs.find_run(str(first.pk)) == first
    runs.unseed([second.pk])
    assert runs.find_run() == first
    for wrong in ("x", "0", "-1"):
        with pytest.raises(SeedingError, match="no such run"):
            runs.find_run(wrong)


def test_recorded_digests_are_those_of_tables_that_one_run_made() -> None:
    first = runs.seed(ask(User=20), digests=True)
    assert runs.recorded_digests(first.plan) == digests(first)

    grown = runs.seed(ask(User=30), digests=True)
    found = runs.recorded_digests(grown.plan)
    assert "shop.User" not in found
    assert found["shop.Tag"] == digests(first)["shop.Tag"]


@pytest.mark.django_db
def test_tables_that_nobody_asked_for_keep_the_rows_that_they_have() -> None:
    as_of = ask().as_of
    runs.seed(Request(7, as_of, {"odd.Device": 4, "odd.DeviceReading": 8}))
    runs.seed(Request(7, as_of, {"odd.DeviceReading": 12}))

    assert (Device.objects.count(), DeviceReading.objects.count()) == (4, 12)

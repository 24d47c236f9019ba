"""Undoing removes what a run made, and nothing that somebody else wrote or needs."""

import os
import subprocess
import sys
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from seeding import runs
from seeding.conf import read_instant
from seeding.models import Run
from seeding.plan import Request
from seeding.runs import undoing
from seeding.spec import SeedingError
from shop.models import Invoice, Order, Product, Review, Tag, User

from .seeded import digests
from .shop import rows

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL")

SHOP = list(apps.get_app_config("shop").get_models(include_auto_created=True))


def own_rows(name: str) -> None:
    """One row of every model, written by the user."""
    user, product, tag = rows.user(name), rows.product(name), rows.tag(name)
    product.tags.add(tag)
    rows.review(user, product)
    rows.order(user, product)
    rows.line(rows.invoice(user, name), product)


def seed(users: int = 20, seed: int = 7, *, fresh: bool = False, **counts: int) -> runs.Result:
    wanted = {"shop.User": users, **{f"shop.{name}": count for name, count in counts.items()}}
    return runs.seed(Request(seed, read_instant("2025-01-01", "as_of"), wanted), digests=True, fresh=fresh)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in SHOP}


def counts() -> dict[str, int]:
    return {label: len(found) for label, found in everything().items() if found}


def keys_of(run: Run, model: type[models.Model]) -> range:
    table = run.tables.get(label=model._meta.label)
    return range(table.first_key, table.last_key + 1)


def made_by(run: Run, model: type[models.Model]) -> Any:
    keys = keys_of(run, model)
    return model._base_manager.filter(pk__range=(keys[0], keys[-1])).order_by("pk")


def unseed_db(*arguments: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("unseed_db", *arguments, stdout=out, no_color=True)
    return out.getvalue()


# What a run made ------------------------------------------------------------------------------------------


def test_removes_exactly_what_the_run_made():
    own_rows("mine")
    before = everything()
    result = seed()

    undone = runs.unseed()

    assert everything() == before
    assert undone.keys() == {result.run.pk}
    assert undone[result.run.pk].removed == {table.label: len(table.rows) for table in result.tables}
    assert undone[result.run.pk].kept == {}
    run = Run.objects.get()
    assert run.state == Run.State.UNDONE
    assert run.undone_at >= run.finished_at


def test_the_command_says_what_it_removed():
    result = seed()

    out = unseed_db()

    assert out == f"Run {result.run.pk}: {result.rows:,} rows removed.\n"
    assert counts() == {}


def test_rows_that_the_user_wrote_before_between_and_after_stay():
    own_rows("before")
    seed(20)
    own_rows("between")
    seed(30)
    own_rows("after")
    own = {
        model: list(model._base_manager.filter(pk__in=pks).order_by("pk").values_list())
        for model, pks in written().items()
    }

    runs.unseed()

    assert {model: list(model._base_manager.order_by("pk").values_list()) for model in own} == own
    assert counts()["shop.User"] == counts()["shop.InvoiceLine"] == 3


def written() -> dict[type[models.Model], list[Any]]:
    """The keys of rows that no run made."""
    found = {}
    for model in SHOP:
        others = model._base_manager.all()
        for run in Run.objects.filter(tables__label=model._meta.label):
            keys = keys_of(run, model)
            others = others.exclude(pk__range=(keys[0], keys[-1]))
        found[model] = list(others.values_list("pk", flat=True))
    return found


def test_a_run_whose_rows_the_user_has_deleted_in_part():
    result = seed()
    Order.objects.filter(pk__in=list(Order.objects.order_by("pk").values_list("pk", flat=True)[:30])).delete()
    left = sum(counts().values())

    undone = runs.unseed()[result.run.pk]

    assert sum(undone.removed.values()) == left
    assert undone.removed["shop.Order"] == result.plan.counts["shop.Order"] - 30
    assert counts() == {}


# What others need -----------------------------------------------------------------------------------------


def test_rows_that_the_user_depends_on_stay_and_are_named():
    result = seed()
    buyer, product = made_by(result.run, User)[3], made_by(result.run, Product)[2]
    mine = rows.order(buyer, product)
    kept = everything_of(buyer, product, mine)

    out = unseed_db()

    assert everything_of(buyer, product, mine) == kept
    assert counts() == {"shop.User": 1, "shop.Product": 1, "shop.Order": 1}
    assert "1 rows of shop.User stay, because of 1 shop.Order." in out
    assert "1 rows of shop.Product stay, because of 1 shop.Order." in out
    assert f"Run {result.run.pk}: {result.rows - 2:,} rows removed." in out


def everything_of(*instances: models.Model) -> list[Any]:
    return [type(row)._base_manager.values_list().get(pk=row.pk) for row in instances]


def test_what_a_kept_row_points_at_stays_too():
    """A line of the user's keeps an invoice, the invoice its user, the line's product the product."""
    result = seed(40)
    bill, product = made_by(result.run, Invoice)[5], made_by(result.run, Product)[4]
    mine = rows.line(bill, product, position=50)
    kept = everything_of(bill, bill.user, product, mine)

    undone = runs.unseed()[result.run.pk]

    assert everything_of(bill, bill.user, product, mine) == kept
    assert counts() == {"shop.User": 1, "shop.Product": 1, "shop.Invoice": 1, "shop.InvoiceLine": 1}
    assert undone.kept == {
        "shop.Invoice": (1, "1 shop.InvoiceLine"),
        "shop.Product": (1, "1 shop.InvoiceLine"),
        "shop.User": (1, "1 shop.Invoice"),
    }


def test_a_link_of_the_user_keeps_both_ends():
    result = seed()
    rows.product("lamp").tags.add(made_by(result.run, Tag)[1])
    made_by(result.run, User)[0].user_permissions.add(Permission.objects.first())

    undone = runs.unseed()[result.run.pk]

    assert counts() == {
        "shop.User": 1,
        "shop.Tag": 1,
        "shop.Product": 1,
        "shop.Product_tags": 1,
        "shop.User_user_permissions": 1,
    }
    assert undone.kept == {
        "shop.Tag": (1, "1 shop.Product_tags"),
        "shop.User": (1, "1 shop.User_user_permissions"),
    }


def test_rows_of_other_apps_are_dependants_too():
    result = seed()
    admin = made_by(result.run, User).filter(is_superuser=True)[0]
    LogEntry.objects.create(user_id=admin.pk, action_flag=ADDITION, object_repr="something")

    assert runs.unseed()[result.run.pk].kept == {"shop.User": (1, "1 admin.LogEntry")}
    assert User.objects.filter(pk=admin.pk).exists()


def test_rows_of_tables_that_django_does_not_know_are_dependants_too():
    result = seed()
    needed = made_by(result.run, User)[3].pk
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE outside (user_id bigint NOT NULL REFERENCES shop_user (id))")
        try:
            cursor.execute("INSERT INTO outside VALUES (%s)", [needed])
            undone = runs.unseed()[result.run.pk]
            assert undone.kept["shop.User"][0] == 1
            assert "outside" in undone.kept["shop.User"][1]
        finally:
            cursor.execute("DROP TABLE outside")
    assert counts() == {"shop.User": 1}


@pytest.mark.once
def test_rows_that_point_at_each_other_are_removed(tmp_path):
    def run(*arguments: str) -> str:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        }
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        ).stdout

    run("migrate", "-v0", "--run-syncdb")
    run("seed_db", "odd.Chicken=8", "odd.Player=8")

    assert "stay" not in run("unseed_db")


# Several runs ---------------------------------------------------------------------------------------------


def test_all_runs_are_undone_the_newest_first():
    made = [seed(20).run.pk, seed(40).run.pk, seed(10, 8, Tag=0).run.pk]
    rows.user("mine")

    undone = runs.unseed()

    assert list(undone) == made[::-1]
    assert all(not result.kept for result in undone.values())
    assert counts() == {"shop.User": 1}


def test_the_latest_run_leaves_what_was_there_before_it():
    seed(20)
    before = everything()
    second = seed(40)

    out = unseed_db("--run", str(second.run.pk))

    assert everything() == before
    assert out.count("\n") == 1
    assert seed(20).run is None


def test_growing_again_after_the_last_growth_was_undone():
    first = seed(20)
    second = seed(40)
    grown = everything()
    runs.unseed([second.run.pk])

    third = seed(40)

    assert digests(third) == digests(second)
    assert everything() == grown
    for table in first.tables:
        assert runs.read_digest(third.plan, table.label, table.rows) == table.digest


def test_the_same_again_after_growing_again():
    seed(20)
    runs.unseed([seed(30).run.pk])
    again = seed(40, Product=8)

    assert seed(40, Product=8).run is None
    assert seed(50).run.pk > again.run.pk


def test_a_run_of_another_seed_in_the_middle():
    seed(20)
    other = seed(20, 8, Tag=0)
    last = seed(40)

    undone = runs.unseed([other.run.pk])[other.run.pk]

    assert undone.kept == {}
    assert User.objects.count() == 40
    for table in last.tables:
        assert runs.read_digest(last.plan, table.label, table.rows) == table.digest


def test_a_run_in_the_middle_of_its_data_set_stands_in_the_way_of_more():
    seed(20)
    middle = seed(40)
    last = seed(60)
    runs.unseed([middle.run.pk])

    with pytest.raises(
        SeedingError, match=rf"Run {middle.run.pk} .* undone, but run {last.run.pk}.*unseed_db --run {last.run.pk}"
    ):
        seed(60)


def test_the_first_run_of_its_data_set_stands_in_the_way_of_more():
    first = seed(20)
    last = seed(40)
    runs.unseed([first.run.pk])

    with pytest.raises(SeedingError, match=rf"Run {first.run.pk} .* undone, but run {last.run.pk}"):
        seed(40)


def test_undoing_the_oldest_run_first_leaves_nothing_in_the_end():
    first, second = seed(20).run.pk, seed(40).run.pk
    runs.unseed([first])
    runs.unseed([second])

    runs.unseed()

    assert counts() == {}


def test_rows_that_stayed_can_be_removed_when_nothing_needs_them_any_more():
    result = seed()
    mine = rows.order(made_by(result.run, User)[3], made_by(result.run, Product)[2])
    runs.unseed()
    mine.delete()

    runs.unseed()

    assert counts() == {}


def test_several_numbers_are_undone_newest_first_whatever_their_order():
    made = [seed(20).run.pk, seed(40).run.pk]

    assert list(runs.unseed(made)) == made[::-1]
    assert counts() == {}


def test_rows_that_the_user_deleted_do_not_give_their_keys_to_another_seed():
    first = seed(20)
    last = made_by(first.run, User).last()
    last.invoices.all().delete()
    last.delete()

    other = seed(20, 8, Tag=0)

    for model in (User, Order, Review):
        assert not set(keys_of(first.run, model)) & set(keys_of(other.run, model)), model


def test_a_key_that_the_user_freed_is_not_given_away_after_unseeding():
    """Else the next `unseed_db` would take the user's own row for the run's."""
    first = seed(20)
    second = seed(20, 8, Tag=0)
    for user in made_by(first.run, User).reverse()[:2]:
        user.invoices.all().delete()
        user.delete()
    runs.unseed([second.run.pk])

    mine = rows.user("mine")

    runs.unseed()
    assert User.objects.filter(pk=mine.pk).exists()


# Twice, and what is not there -----------------------------------------------------------------------------


def test_twice_is_nothing_to_do():
    seed()
    unseed_db()
    before = everything()

    assert unseed_db().startswith("Nothing to remove")
    assert everything() == before


def test_an_undone_run_is_named():
    run = seed().run.pk
    runs.unseed([run])

    with pytest.raises(CommandError, match=rf"--run {run}: it was undone on 20\d\d-") as error:
        unseed_db("--run", str(run))

    assert error.value.returncode == 2


@pytest.mark.parametrize("number", ["999", "abc", "-1", ""])
def test_an_unknown_number_is_an_error_and_nothing_is_removed(number):
    run = seed().run.pk
    before = everything()

    with pytest.raises(CommandError, match=rf"--run {number}: .*--list") as error:
        unseed_db("--run", str(run), f"--run={number}")

    assert error.value.returncode == 2
    assert everything() == before


def test_a_list_of_runs():
    first = seed(20)
    second = seed(30)
    runs.unseed([second.run.pk])

    lines = unseed_db("--list").splitlines()

    assert len(lines) == 2
    assert lines[0].split() == [str(second.run.pk), "seed", "7", f"{second.rows:,}", "rows", "undone"]
    assert lines[1].split() == [str(first.run.pk), "seed", "7", f"{first.rows:,}", "rows", "complete"]


# Afterwards -----------------------------------------------------------------------------------------------


def test_seeding_again_gives_the_same_rows():
    first = seed()
    before = everything()
    runs.unseed()

    again = seed()

    assert digests(again) == digests(first)
    assert everything() == before


def test_rows_can_be_added_afterwards():
    own_rows("before")
    seed()
    runs.unseed()

    own_rows("after")

    assert {label: count for label, count in counts().items() if count != 2} == {}


def test_seeding_again_beside_rows_that_stayed():
    result = seed()
    rows.order(made_by(result.run, User)[3], made_by(result.run, Product)[2])
    runs.unseed()
    kept = everything()

    again = seed()

    after = everything()
    for label, old in kept.items():
        assert after[label][: len(old)] == old
    assert User.objects.count() == 21
    for table in again.tables:
        assert runs.read_digest(again.plan, table.label, table.rows) == table.digest
    runs.unseed()
    assert everything() == kept


def test_seeding_again_where_a_row_of_a_closed_list_stayed():
    result = seed()
    rows.product("lamp").tags.add(made_by(result.run, Tag)[1])
    runs.unseed()

    seed()

    assert Tag.objects.count() == 1


def test_nothing_is_removed_when_it_fails_in_the_middle(monkeypatch):
    seed(20)
    second = seed(40)
    before = everything()
    undo = runs.undo

    def failing(run, *, using):
        if run.pk != second.run.pk:
            raise KeyboardInterrupt
        return undo(run, using=using)

    monkeypatch.setattr(undoing, "undo", failing)
    with pytest.raises(CommandError, match=r"Interrupted\. Nothing was removed\.") as error:
        unseed_db()

    assert error.value.returncode == 130
    assert everything() == before
    assert not Run.objects.filter(state=Run.State.UNDONE).exists()


def test_the_number_of_statements_does_not_grow_with_the_rows():
    numbers = []
    for users in (20, 200):
        seed(users)
        with CaptureQueriesContext(connection) as captured:
            runs.unseed()
        numbers.append(len(captured))

    assert numbers[0] == numbers[1]


@on_postgresql
def test_a_sequence_is_set_back_to_its_start():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE shop_user ALTER id SET MINVALUE 500 SET START 500 RESTART")
    seed(20)
    runs.unseed()

    assert rows.user("mine").pk == 500


@on_postgresql
def test_a_sequence_is_as_before_where_undoing_is_rolled_back(monkeypatch):
    seed(20)
    rewind = undoing._rewind_sequences

    def interrupted(*arguments):
        rewind(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(undoing, "_rewind_sequences", interrupted)
    with pytest.raises(KeyboardInterrupt):
        runs.unseed()

    last = User.objects.latest("pk").pk
    assert rows.user("mine").pk > last


@on_postgresql
@pytest.mark.parametrize("owned", [False, True])
def test_a_sequence_that_other_tables_use_stays_ahead_of_them(owned):
    with connection.cursor() as cursor:
        cursor.execute(f"""
            CREATE SEQUENCE numbers {"OWNED BY shop_product.id" if owned else ""};
            ALTER TABLE shop_user ALTER id DROP IDENTITY, ALTER id SET DEFAULT nextval('numbers');
            ALTER TABLE shop_product ALTER id DROP IDENTITY, ALTER id SET DEFAULT nextval('numbers')""")
        cursor.execute("SELECT setval('numbers', 90)")
    lamp = rows.product("lamp")
    seed(20)
    runs.unseed()

    assert lamp.pk == 91
    assert rows.user("mine").pk == 92

"""Copies: a snapshot of one database, masked, in another one that was migrated and empty."""

import json
import os
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection
from django.db.migrations.recorder import MigrationRecorder

from seeding.masking import into_copy
from seeding.masking.databases import store_for
from seeding.masking.databases.copying import copy, plan_copy, same_database
from seeding.masking.databases.subsets import Root, subset_of
from seeding.masking.secret import Secret
from seeding.spec import SeedingError
from shop.models import User

from .commanding import SECRET, anonymize, everything
from .policies import SHOP, written
from .second import ALIAS, known, second_connection

pytestmark = pytest.mark.django_db(transaction=True)

ON_POSTGRESQL = connection.vendor == "postgresql"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
"""Processes that test beside each other have databases of their own on one server."""


@pytest.fixture(scope="module")
def migrated(django_db_setup, django_db_blocker, tmp_path_factory):
    """What an empty, migrated SQLite file and an empty, migrated database of the server are called."""
    found = {"sqlite": str(tmp_path_factory.mktemp("copies") / "migrated.sqlite3")}
    with django_db_blocker.unblock():
        with known(second_connection({"ENGINE": "django.db.backends.sqlite3", "NAME": found["sqlite"]})):
            call_command("migrate", database=ALIAS, run_syncdb=True, verbosity=0)
        if ON_POSTGRESQL:
            found["postgresql"] = f"migrated_for_copies_{WORKER}"
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {found['postgresql']}")
                cursor.execute(f"CREATE DATABASE {found['postgresql']}")
            with known(second_connection({**connection.settings_dict, "NAME": found["postgresql"]})):
                call_command("migrate", database=ALIAS, run_syncdb=True, verbosity=0)
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request, migrated, transactional_db, tmp_path):
    """A connection to an empty, migrated database of either kind."""
    if request.param == "sqlite":
        name = tmp_path / "target.sqlite3"
        name.write_bytes(Path(migrated["sqlite"]).read_bytes())
        made = second_connection({"ENGINE": "django.db.backends.sqlite3", "NAME": str(name)})
    elif not ON_POSTGRESQL:
        pytest.skip("the server is that of the tests")
    else:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS target_of_copies_{WORKER}")
            cursor.execute(f"CREATE DATABASE target_of_copies_{WORKER} TEMPLATE {migrated['postgresql']}")
        made = second_connection({**connection.settings_dict, "NAME": f"target_of_copies_{WORKER}"})
    with known(made):
        yield made


def masked(table, batches):
    for batch in batches:
        if table.label == "shop.User":
            yield batch.replaced({"email": [f"m{key}@example.com" for key in batch.values("id")]})
        else:
            yield batch


def expected():
    """Everything of the source with the masked e-mails, without what a copy leaves out."""
    rows = {label: found for label, found in everything().items() if not label.startswith("seeding.")}
    email = [field.name for field in User._meta.concrete_fields].index("email")
    rows["shop.User"] = [(*row[:email], f"m{row[0]}@example.com", *row[email + 1 :]) for row in rows["shop.User"]]
    return rows


def there():
    return {label: found for label, found in everything(ALIAS).items() if not label.startswith("seeding.")}


@pytest.mark.driver
@pytest.mark.seeded(users=60)
def test_a_copy_has_every_row_and_goes_on_working(seeded_db, target):
    before = everything()
    with connection.cursor() as cursor:
        # The keys of content types differ between two databases, and permissions refer to them.
        cursor.execute("UPDATE django_content_type SET model = model")
    plan = plan_copy(connection, target)
    counts = copy(plan, masked)

    assert there() == expected()
    assert counts["shop_user"] == len(before["shop.User"])
    assert everything() == before
    assert ContentType.objects.using(ALIAS).count() == ContentType.objects.count()
    # Sequences go on behind the keys that were copied.
    new = User.objects.db_manager(ALIAS).create_user("new@example.com", full_name="New")
    assert new.pk > max(row[0] for row in before["shop.User"])
    if target.vendor == "sqlite":
        assert store_for(target).fetch("PRAGMA foreign_key_check") == []
    # The schema is as it was made.
    assert plan_problems(target) == ["shop_user", "has rows"]


def plan_problems(target):
    with pytest.raises(SeedingError) as caught:
        plan_copy(connection, target)
    text = str(caught.value)
    return [word for word in ("shop_user", "has rows") if word.replace("shop_user", "shop.User") in text]


@pytest.mark.seeded(users=60)
def test_a_copy_of_a_copy_comes_back(seeded_db, target):
    """From one kind of database into the other and back: nothing is lost on the way."""
    copy(plan_copy(connection, target), masked)
    before = expected()
    call_command("flush", interactive=False, verbosity=0)
    copy(plan_copy(target, connection), lambda table, batches: batches)
    assert {label: rows for label, rows in everything().items() if not label.startswith("seeding.")} == before


@pytest.mark.seeded(users=60)
def test_a_copy_that_was_broken_off_goes_on(seeded_db, target, monkeypatch):
    for module in ("postgresql.store", "sqlite"):
        monkeypatch.setattr(f"seeding.masking.databases.{module}.BATCH_ROWS", 20)
    states = []

    class Killed(BaseException):
        pass

    def record(state):
        import json

        states.append(json.loads(json.dumps(state)))
        if len(states) == 9:
            raise Killed

    with pytest.raises(Killed):
        copy(plan_copy(connection, target), masked, record=record)
    plan = plan_copy(connection, target, resuming=True)
    rows = sum(states[-2]["rows"].values())
    assert rows > 0
    assert sum(store_for(target).count(table) for _, table in plan.pairs) == rows

    again = []
    copy(plan, masked, state=states[-2], record=again.append)
    assert there() == expected()
    assert again[-1] == {}


@pytest.mark.seeded(users=60)
def test_a_subset_is_copied_with_all_links(seeded_db, target):
    source = store_for(connection)
    with source.snapshot():
        part = subset_of(source, [Root("shop.User", share=0.2)], Secret("x" * 64), source.tables())
        plan = plan_copy(connection, target)
        counts = copy(plan, lambda table, batches: (b.replaced({}, part.keep(b)) for b in masked(table, batches)))
    assert 0 < counts["shop_user"] < 60
    assert counts["shop_user"] == User.objects.using(ALIAS).count() == part.rows(source.table("shop.User"))
    for table in store_for(target).tables():
        if target.vendor == "postgresql" and table.label:
            target.check_constraints(table_names=[table.name])
    if target.vendor == "sqlite":
        assert store_for(target).fetch("PRAGMA foreign_key_check") == []


@pytest.mark.seeded(users=60)
@pytest.mark.parametrize("subset", [[], ["--subset", "shop.User:20%"]])
def test_a_copy_lacks_nothing_but_what_was_left_out_on_purpose(seeded_db, target, subset, tmp_path, monkeypatch):
    """The rows that a subset leaves out, and the runs that made the source's rows, are no loss."""
    monkeypatch.setenv("SEEDING_SECRET", SECRET)
    policy = tmp_path / "masking.yml"
    policy.write_text(written(SHOP))
    said, audit = anonymize(policy, "--from", "default", "--to", ALIAS, *subset)
    assert "Not safe to share" not in said
    (counted,) = [one for one in audit["tables"] if one["table"] == "shop.User"]
    assert counted["rows_before"] == counted["rows_after"] == User.objects.using(ALIAS).count()
    assert (counted["rows_after"] < 60) == bool(subset)
    assert [one for one in audit["links"] if not one["held"]] == []


@pytest.mark.seeded(users=60)
def test_rows_that_a_subset_lost_on_the_way_are_missed(seeded_db, target, tmp_path, monkeypatch):
    monkeypatch.setenv("SEEDING_SECRET", SECRET)
    policy = tmp_path / "masking.yml"
    policy.write_text(written(SHOP))
    real = into_copy.copy

    def losing(plan, masked, **options):
        def without_reviews(table, batches):
            return iter(()) if table.label == "shop.Review" else masked(table, batches)

        return real(plan, without_reviews, **options)

    monkeypatch.setattr(into_copy, "copy", losing)
    with pytest.raises(CommandError, match="not safe to share") as caught:
        anonymize(policy, "--from", "default", "--to", ALIAS, "--subset", "shop.User:20%")
    assert caught.value.returncode == 7
    reasons = json.loads((tmp_path / "data_audit.json").read_text())["reasons"]
    assert any(reason.startswith("shop.Review had") for reason in reasons)


@pytest.mark.seeded(users=20)
def test_a_copy_with_links_that_dangle_is_taken_back(seeded_db, target):
    def without_users(table, batches):
        return iter(()) if table.label == "shop.User" else batches

    with pytest.raises(IntegrityError):
        copy(plan_copy(connection, target), without_users)
    plan = plan_copy(connection, target)
    copy(plan, masked)
    assert there() == expected()


def test_all_that_stands_against_a_copy_is_told(target):
    store = store_for(target)
    with target.cursor() as cursor:
        cursor.execute("ALTER TABLE shop_tag RENAME TO shop_tog")
        cursor.execute("ALTER TABLE shop_product ADD COLUMN more varchar(3)")
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    User.objects.db_manager(ALIAS).create_user("a@example.com", full_name="A")
    with pytest.raises(SeedingError) as caught:
        plan_copy(connection, target)
    text = str(caught.value)
    for said in (
        "shop.Tag: the target has no table shop_tag",
        "shop.Product.more: the source has no such column",
        "the target lacks the migration sessions.0001_initial",
        "shop.User: the target's table has rows",
        f"migrate --database {ALIAS}",
        f"flush --database {ALIAS}",
    ):
        assert said in text
    assert store.count(store.table("shop.User")) == 1


def test_where_the_source_is_behind_it_is_the_one_to_migrate(target):
    # The source is the database of every test: what is taken from it is put back.
    migrations = MigrationRecorder(connection)
    migrations.record_unapplied("sessions", "0001_initial")
    try:
        with pytest.raises(SeedingError) as caught:
            plan_copy(connection, target)
    finally:
        migrations.record_applied("sessions", "0001_initial")
    text = str(caught.value)
    assert "the source lacks the migration sessions.0001_initial" in text
    assert f"{ALIAS} from the code that the source runs" in text


def test_one_database_by_two_names_is_known(target, tmp_path):
    assert not same_database(store_for(connection), store_for(target))
    again = second_connection(target.settings_dict)
    try:
        assert same_database(store_for(target), store_for(again))
        if target.vendor == "sqlite":
            (tmp_path / "other.sqlite3").symlink_to(target.settings_dict["NAME"])
            linked = second_connection({**target.settings_dict, "NAME": str(tmp_path / "other.sqlite3")})
            assert same_database(store_for(target), store_for(linked))
            linked.close()
        with pytest.raises(SeedingError, match="the same database"):
            plan_copy(target, again)
    finally:
        again.close()

"""Every sink loads the same rows, and leaves the database's own things as they were, however the load ends."""

import os
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from seeding import runs, sinks
from seeding.columns import Integers, template
from seeding.conf import read_instant
from seeding.models import Run
from seeding.plan import Request
from seeding.sinks.generic import GenericSink
from seeding.spec import SeedingError
from shop.models import Order, User

from .seeded import changed, digests
from .shop import rows

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL")
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")


def seed(users: int = 60, seed: int = 7, **options: Any) -> runs.Result:
    return runs.seed(Request(seed, read_instant("2025-01-01", "as_of"), {"shop.User": users}), digests=True, **options)


def read_back(result: runs.Result) -> dict[str, str]:
    return {table.label: runs.read_digest(result.plan, table.label, table.rows) for table in result.tables}


@pytest.fixture
def aside(monkeypatch):
    """All tables that are empty are large enough to have their indexes set aside."""
    monkeypatch.setattr(sinks, "SET_ASIDE", 1)


@pytest.fixture
def generic(monkeypatch):
    """The database is one that no sink knows."""
    monkeypatch.setattr(sinks, "SINKS", {})
    assert type(sinks.sink_for(connection)) is GenericSink


# The same rows --------------------------------------------------------------------------------------------


@pytest.mark.driver
@on_postgresql
def test_the_driver_is_the_one_that_is_asked_for():
    """Django takes psycopg 3 where it finds it; only the tests that are marked `driver` are run with both."""
    assert connection.Database.__name__ == os.environ.get("DRIVER", connection.Database.__name__)


@pytest.mark.driver
def test_the_generic_sink_loads_the_same_rows(monkeypatch):
    fast = seed()
    before = {label: list(apps.get_model(label)._base_manager.order_by("pk").values_list()) for label in digests(fast)}
    monkeypatch.setattr(sinks, "SINKS", {})

    slow = seed(fresh=True)

    assert digests(slow) == digests(fast) == read_back(slow)
    for label, found in before.items():
        assert list(apps.get_model(label)._base_manager.order_by("pk").values_list()) == found
    rows.user("the sequence is advanced")


def test_setting_indexes_aside_changes_no_row(monkeypatch):
    plain = digests(seed())
    monkeypatch.setattr(sinks, "SET_ASIDE", 1)

    other = seed(fresh=True)

    assert digests(other) == plain == read_back(other)
    rows.user("the sequence is advanced")


AWKWARD = (
    "\\N",
    "\\.",
    "a\tb",
    "a\nb",
    "a\r\nb",
    "\\",
    "",
    " ",
    "'\"",
    "%s",
    "Zürich",
    "東京",
    "🏝",
    "NULL",
    "\x7f",
    "{}",
)


@pytest.mark.driver
@pytest.mark.parametrize("kind", ["own", "generic"])
def test_awkward_text_and_nulls_arrive(kind, monkeypatch):
    if kind == "generic":
        monkeypatch.setattr(sinks, "SINKS", {})
    changed(monkeypatch, "shop.User", city=lambda user: [AWKWARD[number % len(AWKWARD)] for number in user.row_number])

    result = seed(40)

    found = list(User.objects.order_by("pk").values_list("city", flat=True))
    assert found == [AWKWARD[number % len(AWKWARD)] for number in range(40)]
    assert 0 < User.objects.filter(last_login=None).count() < 40
    assert read_back(result) == digests(result)


def test_the_number_of_statements_does_not_grow_with_the_rows():
    numbers = []
    for users in (20, 400):
        with CaptureQueriesContext(connection) as captured:
            seed(users)
        numbers.append(len(captured))
        runs.unseed()

    assert numbers[0] == numbers[1]


def test_statistics_are_there():
    result = seed()

    with connection.cursor() as cursor:
        for label, table in result.plan.models.items():
            name = table.table.db_table
            if connection.vendor == "postgresql":
                cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [name])
                assert cursor.fetchone() == (result.plan.counts[label],)
                cursor.execute("SELECT count(*) FROM pg_stats WHERE tablename = %s", [name])
                assert cursor.fetchone()[0] == len(table.columns)
            else:
                cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [name])
                assert {stat.split()[0] for (stat,) in cursor.fetchall()} == {str(result.plan.counts[label])}


# What stands in the way -----------------------------------------------------------------------------------


def late(rows: Any, usual: Any, wrong: Any) -> Any:
    """A value that goes wrong far behind the rows that are tried before anything is written."""
    return np.where(rows.row_number == 290, wrong, usual)


def raises_late(review: Any) -> str:
    if 290 in review.row_number:
        raise LookupError("a mistake in the rule")
    return "Good."


LATE: dict[str, tuple[str, dict[str, Callable[[Any], Any]], str]] = {
    "check": (
        "shop.Review",
        {"updated_at": lambda review: review.created_at - late(review, 0, 1)},
        "shop_review_updated_after_created",
    ),
    "unique": ("shop.Invoice", {"number": lambda invoice: template("I-", Integers(np.minimum(invoice.row_number, 290)))}, "number"),
    "unique expression": (
        "shop.User",
        {"email": lambda user: [f"u{n}@x.org" if n != 290 else "U0@X.ORG" for n in user.row_number]},
        "shop_user_email_unique_any_case",
    ),
    "unique together": ("shop.InvoiceLine", {"position": lambda line: np.where(line.invoice.row_number == 290, 1, line.nth + 1)}, "invoice_id"),
    "null": ("shop.User", {"full_name": lambda user: [None if n == 290 else "x" for n in user.row_number]}, "full_name"),
    "foreign key": (
        "shop.Review",
        {"user": lambda review: late(review, review.parent["user_id"], 10**6)},
        "shop.Review: row .* shop_user that is not there|shop_review.*user_id.*fk",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("what", "large"),
    [
        # PostgreSQL looks at a foreign key that stays in place when the transaction ends; see below.
        (what, large)
        for what in LATE
        for large in (False, True)
        if what != "foreign key" or large or connection.vendor == "sqlite"
    ],
)
def test_what_fails_late_is_told_and_leaves_everything_as_it_was(what, large, monkeypatch):
    label, fields, named = LATE[what]
    if large:
        monkeypatch.setattr(sinks, "SET_ASIDE", 1)
    changed(monkeypatch, label, **fields)
    before = catalog()

    with pytest.raises(SeedingError, match=rf"(?s)The database refused rows.*(?:{named}).*Nothing was written"):
        seed(300)

    assert catalog() == before
    assert not User.objects.exists()
    rows.one_of_each()


@pytest.mark.driver
@pytest.mark.django_db(transaction=True)
def test_a_foreign_key_that_fails_at_the_commit_is_told(monkeypatch):
    label, fields, named = LATE["foreign key"]
    changed(monkeypatch, label, **fields)

    with pytest.raises(
        SeedingError, match=rf"(?s)The database (?:refused rows|failed).*(?:{named}).*Nothing was written"
    ):
        seed(300)

    assert not User.objects.exists()


@pytest.mark.driver
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("large", [False, True], ids=["in place", "set aside"])
def test_an_error_in_the_middle_leaves_everything_as_it_was(large, monkeypatch):
    if large:
        monkeypatch.setattr(sinks, "SET_ASIDE", 1)
    changed(monkeypatch, "shop.Review", comment=raises_late)
    before, settings_before = catalog(), session()

    # psycopg2 wraps what its reader raises; see the tests of runs.
    with pytest.raises(Exception, match="a mistake in the rule"):
        seed(300, batch_size=50)

    assert catalog() == before
    assert session() == settings_before
    assert not User.objects.exists()
    rows.one_of_each()


@pytest.mark.driver
@pytest.mark.django_db(transaction=True)
def test_an_interruption_leaves_everything_as_it_was(aside):
    before, settings_before = catalog(), session()

    def stop(label, done, total):
        if label == "shop.Order":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seed(300, batch_size=50, progress=stop)

    assert catalog() == before
    assert session() == settings_before
    assert not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_load_leaves_everything_as_it_was(aside):
    before, settings_before = catalog(), session()

    seed()

    assert without_numbers(catalog()) == without_numbers(before)
    assert session() == settings_before


def test_tables_that_hold_rows_keep_their_indexes(aside):
    rows.user("mine")
    with CaptureQueriesContext(connection) as captured:
        seed()

    dropped = [query["sql"] for query in captured if "DROP" in query["sql"]]
    assert dropped
    assert not [sql for sql in dropped if "shop_user_email" in sql or "shop_user_created" in sql]


def test_small_tables_keep_their_indexes():
    with CaptureQueriesContext(connection) as captured:
        seed()

    assert not [query["sql"] for query in captured if "DROP" in query["sql"]]


# What a database holds besides rows -----------------------------------------------------------------------

CATALOG = {
    "index": """
        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid, indisclustered, indisreplident,
               indisunique, indnullsnotdistinct, ind.reloptions, ind.reltablespace, obj_description(indexrelid, 'pg_class')
        FROM pg_index JOIN pg_class ind ON ind.oid = indexrelid WHERE ind.relnamespace = 'public'::regnamespace""",
    "constraint": """
        SELECT conrelid::regclass::text, conname, contype::text, pg_get_constraintdef(oid), convalidated,
               condeferrable, condeferred, obj_description(oid, 'pg_constraint')
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0""",
    "column": """
        SELECT attrelid::regclass::text, attname, atttypid::regtype::text, atttypmod, attnotnull, attidentity::text,
               attstattarget, pg_get_expr(adbin, adrelid), col_description(attrelid, attnum), attacl::text
        FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        JOIN pg_class ON pg_class.oid = attrelid
        WHERE attnum > 0 AND NOT attisdropped AND relnamespace = 'public'::regnamespace""",
    "relation": """
        SELECT relname, relkind::text, relpersistence::text, relreplident::text, relrowsecurity, reloptions, relacl::text,
               relowner::regrole::text, obj_description(oid, 'pg_class')
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind <> 'i'""",
    "view": "SELECT oid::regclass::text, pg_get_viewdef(oid) FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace",
    "trigger": "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled::text FROM pg_trigger WHERE NOT tgisinternal",
    "sequence": """
        SELECT sequencename::text, start_value, increment_by, max_value, cache_size, cycle, last_value,
               (SELECT refobjid::regclass::text || '.' || refobjsubid FROM pg_depend
                WHERE objid = (quote_ident(schemaname) || '.' || quote_ident(sequencename))::regclass AND deptype IN ('a', 'i')
                AND classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass)
        FROM pg_sequences WHERE schemaname = 'public'""",
    "statistics": "SELECT stxname, pg_get_statisticsobjdef(oid) FROM pg_statistic_ext",
    "policy": "SELECT tablename, policyname, qual FROM pg_policies",
    "rule": "SELECT tablename, rulename, definition FROM pg_rules WHERE schemaname = 'public'",
}  # fmt: skip


def catalog() -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the database holds besides the rows of tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%%' ORDER BY 1, 2"
            )
            return {"sqlite_master": cursor.fetchall()}
        found = {}
        for what, query in CATALOG.items():
            cursor.execute(query)
            found[what] = sorted(cursor.fetchall(), key=repr)
        return found


def without_numbers(found: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """The same without the numbers that sequences have reached."""
    if "sequence" not in found:
        return found
    return {**found, "sequence": [(*row[:6], row[7]) for row in found["sequence"]]}


def session() -> dict[str, Any]:
    """The settings of the connection that a sink might change."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return {name: cursor.execute(f"PRAGMA {name}").fetchone() for name in ("foreign_keys", "cache_size")}
        cursor.execute(
            "SELECT name, setting FROM pg_settings WHERE name <> 'transaction_isolation' AND context = 'user'"
        )
        return dict(cursor.fetchall())


THINGS = {
    "comments": r"""
        COMMENT ON INDEX shop_user_created IS 'it''s \ mine, 100 %';
        COMMENT ON CONSTRAINT shop_user_email_key ON shop_user IS E'two\nlines';
        COMMENT ON CONSTRAINT shop_user_pkey ON shop_user IS 'the key';
        COMMENT ON TABLE shop_user IS 'people'; COMMENT ON COLUMN shop_user.email IS 'the login'""",
    "a comment on the index of a constraint": "COMMENT ON INDEX shop_user_pkey IS 'the index of the key'",
    "a view that groups by the key": "CREATE VIEW people AS SELECT id, email, count(*) FROM shop_user GROUP BY id",
    "a materialized view that groups by the key": """
        CREATE MATERIALIZED VIEW people AS SELECT id, email, count(*) FROM shop_user GROUP BY id;
        CREATE UNIQUE INDEX ON people (id)""",
    "a function that groups by the key": """
        CREATE FUNCTION people() RETURNS SETOF text BEGIN ATOMIC SELECT email FROM shop_user GROUP BY id; END""",
    "a foreign key of an empty table outside": "CREATE TABLE outside (id serial PRIMARY KEY, user_id bigint REFERENCES shop_user)",
    "a foreign key of a filled table outside": """
        CREATE TABLE outside (user_id bigint CONSTRAINT "Odd ""name" REFERENCES shop_user ON DELETE CASCADE);
        INSERT INTO outside VALUES (NULL)""",
    "a foreign key to a unique column": """
        CREATE TABLE outside (email varchar REFERENCES shop_user (email)); INSERT INTO outside VALUES (NULL)""",
    "a foreign key that is not valid": """
        CREATE TABLE outside (user_id bigint);
        ALTER TABLE outside ADD CONSTRAINT later FOREIGN KEY (user_id) REFERENCES shop_user NOT VALID""",
    "a foreign key of a partitioned table": """
        CREATE TABLE outside (user_id bigint REFERENCES shop_user, day date) PARTITION BY RANGE (day);
        CREATE TABLE outside_2025 PARTITION OF outside FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')""",
    "a foreign key of a table that inherits": """
        CREATE TABLE base (user_id bigint);
        CREATE TABLE outside () INHERITS (base);
        ALTER TABLE outside ADD FOREIGN KEY (user_id) REFERENCES shop_user""",
    "a trigger that waits for the commit": """
        CREATE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE CONSTRAINT TRIGGER check_later AFTER INSERT ON shop_user DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION pass()""",
    "triggers": """
        CREATE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER watch BEFORE INSERT ON shop_user FOR EACH ROW EXECUTE FUNCTION pass();
        CREATE TRIGGER off BEFORE INSERT ON shop_user FOR EACH ROW EXECUTE FUNCTION pass();
        ALTER TABLE shop_user DISABLE TRIGGER off""",
    "grants": """
        GRANT SELECT ON shop_user TO PUBLIC; GRANT UPDATE (email) ON shop_user TO PUBLIC;
        GRANT USAGE ON SEQUENCE shop_user_id_seq TO PUBLIC""",
    "indexes of all kinds": """
        CREATE INDEX percent ON shop_user (email) WHERE email LIKE '%@example.com';
        CREATE INDEX expression ON shop_user (upper(email) DESC NULLS LAST) INCLUDE (city);
        CREATE UNIQUE INDEX once ON shop_user (email, city) NULLS NOT DISTINCT;
        CREATE INDEX "Odd ""name" ON shop_user USING hash (city);
        CREATE INDEX half ON shop_user (city) WITH (fillfactor = 50);
        CREATE INDEX collated ON shop_user (city COLLATE "C" text_pattern_ops);
        CREATE INDEX brin ON shop_user USING brin (created_at)""",
    "statistics of an expression": """
        CREATE INDEX expression ON shop_user (upper(email));
        ALTER INDEX expression ALTER COLUMN 1 SET STATISTICS 500;
        CREATE STATISTICS both_of (dependencies) ON city, country FROM shop_user""",
    "a table in the order of an index": "ALTER TABLE shop_user CLUSTER ON shop_user_created",
    "a table replicated by an index": "ALTER TABLE shop_user REPLICA IDENTITY USING INDEX shop_user_email_key",
    "constraints of all kinds": """
        ALTER TABLE shop_user ADD CONSTRAINT apart EXCLUDE USING btree (email WITH =) DEFERRABLE INITIALLY DEFERRED;
        ALTER TABLE shop_user ADD CONSTRAINT pair UNIQUE NULLS NOT DISTINCT (email, full_name) INCLUDE (city) DEFERRABLE;
        ALTER TABLE shop_user ADD CONSTRAINT somewhere CHECK (city <> 'nowhere') NOT VALID""",
    "a policy and a rule": """
        ALTER TABLE shop_user ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON shop_user USING (is_active);
        CREATE RULE quiet AS ON DELETE TO shop_user WHERE OLD.is_superuser DO INSTEAD NOTHING""",
    "a default of the database": "ALTER TABLE shop_user ALTER city SET DEFAULT 'Berlin'",
}  # fmt: skip


@on_postgresql
@pytest.mark.parametrize("name", THINGS)
def test_what_postgresql_holds_is_there_afterwards(name, aside, monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute(THINGS[name])
    before = catalog()

    label, fields, named = LATE["check"]
    changed(monkeypatch, label, **fields)
    with pytest.raises(SeedingError, match=named):
        seed(300)
    assert catalog() == before

    monkeypatch.undo()
    monkeypatch.setattr(sinks, "SET_ASIDE", 1)
    result = seed()
    assert without_numbers(catalog()) == without_numbers(before)
    assert read_back(result) == digests(result)


@on_postgresql
def test_something_is_set_aside_at_all(aside):
    """Without this the tests above would pass for a sink that leaves everything in place."""
    with CaptureQueriesContext(connection) as captured:
        seed()

    dropped = " ".join(query["sql"] for query in captured if "DROP" in query["sql"])
    for name in (
        "shop_user_pkey",
        "shop_user_email_key",
        "shop_user_created",
        "shop_order_user_id",
        "shop_invoice_number_key",
    ):
        assert name in dropped


@on_postgresql
def test_keys_of_filled_tables_outside_stay_in_place(aside):
    with connection.cursor() as cursor:
        cursor.execute(THINGS["a foreign key of a filled table outside"])
    with CaptureQueriesContext(connection) as captured:
        seed()

    dropped = " ".join(query["sql"] for query in captured if "DROP" in query["sql"])
    assert "shop_user_pkey" not in dropped
    assert "Odd" not in dropped
    assert "shop_product_pkey" in dropped


@on_postgresql
def test_sequences_stand_behind_the_last_key():
    result = seed()

    with connection.cursor() as cursor:
        for label in digests(result):
            table = apps.get_model(label)._meta.db_table
            cursor.execute("SELECT last_value FROM pg_sequences WHERE sequencename = %s", [f"{table}_id_seq"])
            assert cursor.fetchone()[0] >= result.plan.counts[label]


def test_names_with_quotes_in_them_come_back(aside):
    with connection.cursor() as cursor:
        cursor.execute("""CREATE INDEX "a ""quoted"" index" ON shop_user (full_name)""")
        if connection.vendor == "postgresql":
            cursor.execute("""ALTER TABLE shop_user ADD CONSTRAINT "a ""quoted"" %% key" UNIQUE (email, id)""", [])
            cursor.execute("""COMMENT ON CONSTRAINT "a ""quoted"" % key" ON shop_user IS 'Both.'""")

    def indexes() -> list[tuple[Any, ...]]:
        postgresql = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'shop_user' ORDER BY 1"
        sqlite = "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'shop_user' AND type = 'index' ORDER BY 1"
        with connection.cursor() as cursor:
            cursor.execute(postgresql if connection.vendor == "postgresql" else sqlite)
            return cursor.fetchall()

    before = indexes()
    seed(5)
    assert indexes() == before
    assert 'a "quoted" index' in dict(before)


@on_postgresql
def test_a_sequence_that_the_column_does_not_own_is_advanced():
    with connection.cursor() as cursor:
        cursor.execute("""
            ALTER TABLE shop_user ALTER id DROP IDENTITY;
            CREATE SEQUENCE numbers; ALTER TABLE shop_user ALTER id SET DEFAULT nextval('numbers')""")
    seed(20)

    assert rows.user("mine").pk == 21


@on_postgresql
def test_a_sequence_of_another_schema_is_advanced():
    with connection.cursor() as cursor:
        cursor.execute("""
            ALTER TABLE shop_user ALTER id DROP IDENTITY; CREATE SCHEMA "Other one"; CREATE SEQUENCE "Other one"."No.";
            ALTER TABLE shop_user ALTER id SET DEFAULT 0 + nextval('"Other one"."No."')""")
    seed(20)

    assert rows.user("mine").pk == 21


@on_postgresql
def test_a_sequence_never_goes_back():
    mine = rows.user("mine")
    for number in range(50):
        rows.user(f"u{number}")
    User.objects.exclude(pk=mine.pk).delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM shop_user_id_seq")
        (before,) = cursor.fetchone()
        seed(5)
        cursor.execute("SELECT last_value FROM shop_user_id_seq")
        (after,) = cursor.fetchone()

    assert after >= before


# SQLite ---------------------------------------------------------------------------------------------------


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_settings_of_an_sqlite_connection_are_put_back(aside):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size = -1234")
    seed()

    assert session() == {"foreign_keys": (1,), "cache_size": (-1234,)}
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA foreign_key_check").fetchall() == []


@on_sqlite
def test_indexes_of_sqlite_are_set_aside_and_put_back(aside):
    before = catalog()
    with connection.cursor() as cursor:
        cursor.execute("""CREATE INDEX "odd %name" ON shop_user (upper(email)) WHERE city <> '%x'""")
    with_own = catalog()
    with CaptureQueriesContext(connection) as captured:
        seed()

    assert catalog() == with_own != before
    dropped = {query["sql"] for query in captured if "DROP INDEX" in query["sql"]}
    assert len(dropped) == len([row for row in with_own["sqlite_master"] if row[0] == "index" and row[3] and row[2] in {
        Order._meta.db_table, *(apps.get_model(label)._meta.db_table for label in Run.objects.get().counts)}])  # fmt: skip


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_run_inside_a_transaction_of_the_caller_s_belongs_to_it():
    before = catalog()
    with pytest.raises(LookupError), transaction.atomic():
        seed()
        raise LookupError

    assert not User.objects.exists()
    assert catalog() == before
    assert session()["foreign_keys"] == (1,)

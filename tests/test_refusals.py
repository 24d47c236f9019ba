"""Rules that the database keeps and Django does not know: who broke which one, and what is done without."""

from types import SimpleNamespace

import pytest
from django.db import ProgrammingError, connection, models
from django.test.utils import isolate_apps

from seeding import runs
from seeding.plan import Request
from seeding.runs.refusals import Refused, explained, left_out
from seeding.runs.triggers import filled_tables
from seeding.schema import read_schema
from seeding.spec import SeedingError

AS_OF = 1_735_689_600_000_000


def trigger(table, body, name="odd_rule"):
    """Make a trigger after each new row of a table."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"CREATE TRIGGER {name} AFTER INSERT ON {table} BEGIN {body[0]}; END")
            return
        cursor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body[1]}; RETURN NEW; END $$"
        )
        cursor.execute(f"CREATE TRIGGER {name} AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


@pytest.mark.django_db
def test_the_first_refused_row_names_the_model_the_rule_and_the_line_to_write():
    trigger("odd_course", ("SELECT RAISE(ABORT, 'no course today')", "RAISE EXCEPTION 'no course today'"))

    with pytest.raises(Refused) as caught:
        runs.seed(Request(0, AS_OF, {"odd.Course": 5}))

    said = str(caught.value)
    for part in ("odd.Course", "no course today", "Nothing was written", "odd/seeds.py", "@register('odd.Course')"):
        assert part in said
    if connection.vendor == "postgresql":
        assert "odd_rule" in said
    assert left_out(caught.value, connection, read_schema()).keys() >= {"odd.Course", "odd.Slot", "odd.Awkward"}


@isolate_apps("tests.odd")
def test_columns_that_postgresql_alone_can_hold_are_named():
    fields = pytest.importorskip("django.contrib.postgres.fields")

    class Recurrence(models.Model):
        days = fields.ArrayField(models.IntegerField())
        hours = fields.IntegerRangeField()
        name = models.CharField(max_length=20)

        class Meta:
            app_label = "odd"

    listed = SimpleNamespace(table=SimpleNamespace(db_table="odd_recurrence", model=Recurrence))
    plan = SimpleNamespace(models={"odd.Recurrence": listed})
    with (
        pytest.raises(Refused) as caught,
        explained(plan, "odd.Recurrence"),
    ):
        raise ProgrammingError("Error binding parameter 3: type 'list' is not supported")

    said = str(caught.value)
    for part in (
        "odd.Recurrence",
        "days (ArrayField), hours (IntegerRangeField)",
        "PostgreSQL alone",
        "binding parameter",
    ):
        assert part in said
    assert "odd.Recurrence=0" in said
    assert "name (" not in said
    assert "declare" not in said


@pytest.mark.django_db
@pytest.mark.driver
@pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL")
def test_a_transaction_that_may_only_read_is_no_word_about_rows():
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
    with pytest.raises(
        SeedingError, match=r"failed while loading odd\.\w+: .*read-only transaction.*Mend it"
    ) as caught:
        runs.seed(Request(0, AS_OF, {"odd.Course": 5}))
    assert not isinstance(caught.value, Refused)
    assert "seeds.py" not in str(caught.value)


@pytest.mark.django_db
def test_tables_that_a_trigger_fills_are_found():
    trigger(
        "odd_course",
        ("INSERT INTO odd_author(name) VALUES ('a')", "INSERT INTO odd_author(name) VALUES ('a')"),
    )

    assert filled_tables(connection, read_schema()) == {"odd.Author": ("odd.Course",)}


@pytest.mark.django_db
def test_all_that_stands_in_the_way_is_told_at_once():
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE odd_vote")

    with pytest.raises(SeedingError) as caught:
        runs.seed(Request(0, AS_OF, {"odd.Nothing": 1, "odd.Vote": 3, "odd.Slot": 2, "odd.Course": 0}))

    for part in ("odd.Nothing: no such model", "odd.Vote: its table odd_vote is not", "odd.Slot.course needs a row of"):
        assert any(part in problem for problem in caught.value.problems), part


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("ALTER TABLE odd_student RENAME TO gone", "odd.Student: its table odd_student is not in the database"),
        ("ALTER TABLE odd_student RENAME COLUMN email TO mail", "email"),
    ],
)
def test_a_database_that_is_migrated_half_says_what_it_lacks(change, said):
    with connection.cursor() as cursor:
        cursor.execute(change)

    with pytest.raises(SeedingError) as caught:
        runs.seed(Request(0, AS_OF, {"odd.Student": 3}))

    assert said in str(caught.value)
    assert "transaction is aborted" not in str(caught.value)
    assert "python manage.py migrate" in str(caught.value)

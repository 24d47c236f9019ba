"""Samples come from all over a table, are bounded, and leave everything as it was."""

from datetime import date

import pytest
from django.db import connection, transaction

from seeding.databases import connect
from seeding.masking.databases import store_for
from seeding.masking.databases.storages import storage_of
from seeding.masking.finding import Samples, find
from seeding.masking.unmapped import beside_models
from seeding.schema import Field, Table, read_schema
from shop.models import Product, User
from tests.shop.content_rows import event, session, visitor

pytestmark = pytest.mark.django_db


def _users(count):
    User.objects.bulk_create(
        [User(email=f"person{n}@mail.example", full_name=f"Anna Number{n}", password="!") for n in range(count)]
    )


def test_values_are_spread_over_the_table_and_bounded():
    _users(2000)
    table = read_schema()["shop.User"]
    values = Samples(values=100).sample(table, table.field("email"))
    numbers = sorted(int(value.removeprefix("person").partition("@")[0]) for value in values)
    assert 50 <= len(values) <= 200
    assert numbers[0] < 200
    assert numbers[-1] > 1800
    assert len({number // 200 for number in numbers}) >= 8


def test_a_column_that_is_seldom_filled_is_asked_for_its_values():
    _users(1500)
    User.objects.filter(email="person777@mail.example").update(phone="+49 30 123456")
    table = read_schema()["shop.User"]
    assert Samples(values=50).sample(table, table.field("phone")) == ["+49 30 123456"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="other databases have no such day")
def test_a_day_without_end_does_not_keep_others_from_being_read():
    _users(3)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE shop_user SET date_of_birth = '-infinity' WHERE email LIKE 'person1@%'")
        cursor.execute("UPDATE shop_user SET date_of_birth = '1980-02-03' WHERE email LIKE 'person2@%'")
    table = read_schema()["shop.User"]
    assert Samples().sample(table, table.field("date_of_birth")) == [date(1980, 2, 3)]
    assert len(Samples().sample(table, table.field("email"))) == 3


def test_values_that_a_column_holds_are_told():
    _users(30)
    table = read_schema()["shop.User"]
    asked = [f"person{n}@mail.example" for n in range(25, 35)]
    assert Samples().present(table, [table.field("email")], asked) == frozenset(asked[:5])
    both = [table.field("email"), table.field("full_name")]
    assert Samples().present(table, both, ["person7@mail.example Anna Number7", "x"]) == {
        "person7@mail.example Anna Number7"
    }


def test_a_table_that_is_not_there_has_no_values_and_ends_no_transaction():
    field = Field("id", "id", "id", "integer", "AutoField", primary_key=True)
    gone = Table("old.Gone", "gone", "old_gone", (field,), "id")
    with transaction.atomic():
        assert Samples().sample(gone, field) == []
        assert User.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_durations_do_not_keep_other_columns_from_being_read():
    event(session(visitor()), path="/anna")
    table = read_schema()["shop.SessionEvent"]
    with store_for(connect("default")).snapshot():
        assert Samples().sample(table, table.field("path")) == ["/anna"]


def guests(name, columns, rows=30):
    """A table that no model has, as the schema knows it, with addresses in a column of the same name."""
    quoted = '"' + name.replace('"', '""') + '"'
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {quoted} ({columns.replace('mail', quoted)})")
        for number in range(rows):
            cursor.execute(f"INSERT INTO {quoted} VALUES (1, 'person{number}@mail.example', NULL)")
    return beside_models(store_for(connection).tables(), {})[name]


@pytest.mark.parametrize("name", ['a "guest" list', "one % of guests", "ends with %s"])
@pytest.mark.parametrize("key", ["id integer", "id integer PRIMARY KEY"])
def test_tables_and_columns_of_any_name_are_read(key, name):
    table = guests(name, f"{key}, mail text, more text", rows=1)
    assert Samples().sample(table, table.field(name)) == ["person0@mail.example"]
    assert Samples().present(table, [table.field(name)], ["person0@mail.example"]) == {"person0@mail.example"}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no intervals")
@pytest.mark.django_db(transaction=True)
def test_a_column_that_the_driver_cannot_read_does_not_hide_others():
    table = guests("guests", "id integer, mail text, more interval[]")
    try:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE guests SET more = ARRAY[interval '1 year']")
        with store_for(connect("default")).snapshot():
            assert len(Samples().sample(table, table.field("guests"))) == 30
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE guests")


def test_rows_that_agree_in_their_first_column_are_rows_of_their_own():
    table = guests("guests", "tenant integer, mail text, more text")
    assert len(Samples().sample(table, table.field("guests"))) == 30


@pytest.mark.parametrize("name", ["interval", "interval year to month", "interval(3)"])
def test_intervals_are_no_integers(name):
    assert storage_of(name) == "duration"


def test_looking_writes_nothing():
    _users(50)
    with connection.execute_wrapper(_only_reads):
        found = find(read_schema(), Samples())
    by_column = {(one.label, one.field): one for one in found if not one.path}
    assert any("e-mail addresses" in one for one in by_column["shop.User", "email"].evidence)
    assert not by_column["shop.Product", "name"].personal
    assert Product.objects.count() == 0


def _only_reads(execute, sql, params, many, context):
    assert sql.lstrip().upper().startswith(("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK TO")), sql
    return execute(sql, params, many, context)

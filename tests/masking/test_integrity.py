"""Rows, links and constraints: what is the same holds, and each way to break something is found."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seeding import runs
from seeding.conf import conf
from seeding.masking.verifying import integrity
from seeding.masking.verifying.integrity import compare, links_of, measure
from seeding.masking.verifying.plan import VerifiedTable
from seeding.plan import Request
from seeding.schema import read_schema
from shop.models import Order, Product, Review, User
from tests.checking.models import Note

pytestmark = pytest.mark.django_db

SOFT = VerifiedTable("shop.Product", "shop_product", references={"name": "shop.User.full_name"})


@pytest.fixture
def shop():
    runs.seed(Request(7, conf().as_of, {"shop.User": 30}))
    return read_schema()


def measured(schema, *tables, **options):
    return measure(connection, schema, tables, **options)


def wrong(found):
    return [one for part in (found.counts, found.links, found.broken) for one in part if not one.held]


def test_a_database_that_nobody_touched_holds(shop):
    before = measured(shop)
    found = compare(before, measured(shop))

    assert found.held
    assert found.unexamined == ()
    assert before.rows["shop.User"] == 30
    link = next(one for one in found.links if one.source == "shop.Order.user")
    assert link.filled_before == link.joined_before == link.joined_after == Order.objects.count() > 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
def test_what_sqlite_keeps_an_index_of_texts_in_is_not_counted(shop):
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE words USING fts5 (body)")

    rows = measured(shop).rows

    assert [name for name in rows if name.startswith("words")] == ["words"]


def test_every_foreign_key_is_counted(shop):
    names = {one.source for one in links_of(shop)}

    assert {"shop.Order.user", "shop.Review.product", "auth.Permission.content_type"} <= names


def test_a_row_that_is_gone_is_found(shop):
    before = measured(shop)
    Review.objects.order_by("pk").first().delete()
    found = wrong(compare(before, measured(shop)))

    assert [one.table for one in found if hasattr(one, "deleted")] == ["shop.Review"]


def test_rows_that_the_policy_removed_are_not_missed(shop):
    before = measured(shop)
    Review.objects.order_by("pk").first().delete()

    assert wrong(compare(before, measured(shop), deleted={"shop.Review": 1})) == []
    assert wrong(compare(before, measured(shop), deleted={"shop.Review": 2})) != []


def test_a_reference_that_leads_nowhere_is_found(shop):
    before = measured(shop)
    with connection.constraint_checks_disabled():
        order = Order.objects.order_by("pk").first()
        Order.objects.filter(pk=order.pk).update(user_id=10**6)
        found = wrong(compare(before, measured(shop)))
        Order.objects.filter(pk=order.pk).update(user_id=order.user_id)

    linked = next(one for one in found if getattr(one, "source", "") == "shop.Order.user")
    assert (linked.joined_before - linked.joined_after, linked.filled_after - linked.filled_before) == (1, 0)
    assert any(getattr(one, "check", "") == "seeding.check.orphan" for one in found)


def test_a_reference_that_the_policy_declares_is_joined(shop):
    Product.objects.update(name="nobody")
    Product.objects.filter(pk__in=list(Product.objects.values_list("pk", flat=True)[:3])).update(
        name=User.objects.order_by("pk").first().full_name
    )
    before = measured(shop, SOFT)
    User.objects.update(full_name="Robin")
    found = wrong(compare(before, measured(shop, SOFT)))

    (linked,) = [one for one in found if getattr(one, "nature", "") == "soft reference"]
    assert (linked.joined_before, linked.joined_after) == (3, 0)


def test_a_soft_reference_onto_values_that_repeat_counts_each_row_once(shop):
    User.objects.update(full_name="Robin")
    Product.objects.update(name="Robin")
    found = measured(shop, SOFT)
    _, filled, joined = found.links["shop.Product.name -> shop.User.full_name"]

    assert filled == joined == Product.objects.count()


def test_generic_references_are_joined(shop):
    kind = ContentType.objects.get_for_model(User)
    keys = [*User.objects.values_list("pk", flat=True)[:2], 10**6]
    Note.objects.all().delete()
    Note.objects.bulk_create([Note(content_type=kind, object_id=key, text="x") for key in keys])
    found = measured(shop)

    ((link, filled, joined),) = [one for one in found.links.values() if one[0].source.startswith("checking.Note.about")]
    assert (link.target, filled, joined) == ("shop.User.id", 3, 2)


def test_a_constraint_that_was_broken_before_is_no_fault_of_masking(shop):
    with connection.constraint_checks_disabled():
        order = Order.objects.order_by("pk").first()
        Order.objects.filter(pk=order.pk).update(user_id=10**6)
        before = measured(shop)
        found = compare(before, measured(shop))
        Order.objects.filter(pk=order.pk).update(user_id=order.user_id)

    assert found.held
    assert [(one.before, one.after) for one in found.broken] == [(1, 1)]


def test_no_value_is_told(shop):
    with connection.constraint_checks_disabled():
        order = Order.objects.order_by("pk").first()
        Order.objects.filter(pk=order.pk).update(user_id=987_654)
        text = repr(compare(measured(shop), measured(shop)))
        Order.objects.filter(pk=order.pk).update(user_id=order.user_id)

    assert "987654" not in text


def test_the_number_of_statements_does_not_grow_with_the_rows(shop):
    def statements():
        with CaptureQueriesContext(connection) as captured:
            measured(shop, constraints=False)
        return len(captured)

    few = statements()
    runs.seed(Request(7, conf().as_of, {"shop.User": 60}))

    assert statements() == few


# Uniqueness -----------------------------------------------------------------------------------------------


def test_what_the_database_guards_is_not_counted_again(shop, monkeypatch):
    monkeypatch.setattr(integrity, "LARGE", 1)
    with CaptureQueriesContext(connection) as captured:
        measured(shop)

    assert not [one["sql"] for one in captured if "HAVING" in one["sql"] and 'FROM "shop_user"' in one["sql"]]


def test_what_the_database_does_not_guard_is_counted(shop, monkeypatch):
    monkeypatch.setattr(integrity, "LARGE", 1)
    if connection.vendor == "sqlite":
        pytest.skip("SQLite keeps the index of a unique column as long as the table is there")
    before = measured(shop)
    first, second = User.objects.order_by("pk")[:2]
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, "shop_user")
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with connection.cursor() as cursor:
        for name, one in constraints.items():
            if one["unique"] and not one["primary_key"]:
                if one["columns"] == ["email"] and not name.endswith("_any_case"):
                    cursor.execute(f'ALTER TABLE shop_user DROP CONSTRAINT IF EXISTS "{name}"')
                cursor.execute(f'DROP INDEX IF EXISTS "{name}"')
        cursor.execute("UPDATE shop_user SET email = %s WHERE id = %s", [first.email, second.pk])
    found = wrong(compare(before, measured(shop)))

    assert {one.check for one in found} == {"seeding.check.duplicate"}
    assert {one.after for one in found} == {2}

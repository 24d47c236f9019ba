"""The database itself: what it lacks of the models, and how it is looked at."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext, isolate_apps

from seeding import runs
from seeding.checking import Finding, check, check_batches
from seeding.checking.conditions import Fails, Says
from seeding.checking.constraints import _excluded
from seeding.checking.examination import _database
from seeding.checking.registry import Rule, all_checks
from seeding.checking.registry import check as declare
from seeding.checking.scan import scan
from seeding.conf import conf
from seeding.plan import Request
from seeding.schema import read_schema, read_table
from seeding.spec import SeedingError
from shop.models import Product, Tag, User

from ..odd.models import Airport, Currency, Device, Route
from ..ruled.models import Driver, Trip
from ..shop import rows
from .hotel import examined, hotel, run
from .models import Note, Room

pytestmark = pytest.mark.django_db

postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has it")
sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite takes it")


def found(*more: Any, **options: Any) -> list[Finding]:
    return list(check(*more, **options).findings)


def test_a_migrated_database_has_nothing_wrong():
    rows.one_of_each()
    User.objects.update(password="!")

    assert [one.message for one in found()] == []


def test_a_migration_that_is_not_applied():
    MigrationRecorder(connection).record_unapplied("shop", "0001_initial")

    (one,) = [one for one in found(models=["shop"]) if one.check == "seeding.check.migration"]

    assert (one.model, one.level) == ("shop", "error")
    assert "0001_initial" in one.message
    assert "migrate shop" in one.hint
    assert found(models=["auth.Group"]) == []


@pytest.mark.django_db(transaction=True)
def test_a_table_and_a_column_that_are_not_there():
    run(connection, "ALTER TABLE odd_place RENAME TO odd_place_away")
    run(connection, "ALTER TABLE odd_team RENAME COLUMN created_on TO made_on")
    try:
        told = [(one.check, one.model, one.field) for one in found(models=["odd.Place", "odd.Team"])]
    finally:
        run(connection, "ALTER TABLE odd_place_away RENAME TO odd_place")
        run(connection, "ALTER TABLE odd_team RENAME COLUMN made_on TO created_on")

    assert told == [("seeding.check.table", "odd.Place", ""), ("seeding.check.table", "odd.Team", "created_on")]


# Constraints ----------------------------------------------------------------------------------------------


def test_a_constraint_that_the_database_lacks(monkeypatch):
    """One is declared that was never made: the same on every database."""
    more = [
        models.CheckConstraint(condition=models.Q(stock__lt=10**6), name="shop_product_stock_in_reason"),
        models.UniqueConstraint(fields=["name"], name="shop_product_name_once"),
    ]
    monkeypatch.setattr(Product._meta, "constraints", [*Product._meta.constraints, *more])

    told = [(one.check, one.field, one.level) for one in found(models=[Product])]

    assert told == [
        ("seeding.check.undeclared", "shop_product_stock_in_reason", "error"),
        ("seeding.check.undeclared", "shop_product_name_once", "error"),
    ]


def test_a_constraint_that_is_not_made_on_this_database(monkeypatch):
    class Elsewhere(models.CheckConstraint):
        def constraint_sql(self, model, schema_editor):
            return "" if schema_editor.connection.vendor == connection.vendor else "made"

    constraint = Elsewhere(condition=models.Q(stock__lt=10**6), name="shop_product_stock_in_reason")
    monkeypatch.setattr(Product._meta, "constraints", [*Product._meta.constraints, constraint])

    assert found(models=[Product]) == []


@postgresql
@pytest.mark.parametrize(
    ("sql", "field", "said"),
    [
        ('ALTER TABLE shop_tag ALTER name DROP NOT NULL', "name", "may be NULL"),
        ("ALTER TABLE shop_tag DROP CONSTRAINT shop_tag_name_key", "name unique", "unique"),
        (
            "ALTER TABLE shop_tag ADD CONSTRAINT odd CHECK (name <> 'x') NOT VALID", "odd", "NOT VALID",
        ),
        (
            "ALTER TABLE shop_tag DROP CONSTRAINT shop_tag_slug_key; "
            "ALTER TABLE shop_tag ADD CONSTRAINT odd UNIQUE (slug) DEFERRABLE", "odd", "is deferrable",
        ),
    ],
)  # fmt: skip
def test_what_postgresql_does_not_enforce(sql, field, said):
    run(connection, sql)

    (one,) = found(models=[Tag])

    assert (one.check, one.field) == ("seeding.check.undeclared", field)
    assert said in one.message


@postgresql
def test_a_foreign_key_that_is_missing_or_is_checked_too_early():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = 'shop_order'::regclass AND contype = 'f' ORDER BY 1"
        )
        product, user = [name for (name,) in cursor.fetchall()]
    run(connection, f"ALTER TABLE shop_order DROP CONSTRAINT {product}")
    run(connection, f"ALTER TABLE shop_order ALTER CONSTRAINT {user} NOT DEFERRABLE")

    messages = [one.message for one in found(models=["shop.Order"])]

    assert len(messages) == 2
    assert "no foreign key of the database guards product_id" in messages[0]
    assert "not DEFERRABLE INITIALLY DEFERRED" in messages[1]


@postgresql
def test_a_sequence_behind_the_highest_key():
    Tag.objects.create(pk=1000, name="late", slug="late")

    (one,) = found(models=[Tag])

    assert (one.check, one.field, one.level) == ("seeding.check.sequence", "id", "error")
    assert "1000" in one.message
    run(connection, one.hint.rstrip(";"))
    assert found(models=[Tag]) == []
    Tag.objects.create(name="later", slug="later")


@postgresql
@isolate_apps("tests.checking")
def test_rows_that_exclude_each_other():
    """Two reservations of one table that overlap; the constraint itself is not in the database."""
    from django.contrib.postgres.constraints import ExclusionConstraint
    from django.contrib.postgres.fields import IntegerRangeField, RangeOperators

    class Reservation(models.Model):
        seat = models.IntegerField()
        hours = IntegerRangeField()
        cancelled = models.BooleanField(default=False)

        class Meta:
            constraints = [
                ExclusionConstraint(
                    name="checking_reservation_apart",
                    expressions=[("hours", RangeOperators.OVERLAPS), ("seat", RangeOperators.EQUAL)],
                    condition=models.Q(cancelled=False),
                )
            ]

    (constraint,) = Reservation._meta.constraints
    run(
        connection,
        "CREATE TABLE checking_reservation (id bigserial PRIMARY KEY, seat int, hours int4range, cancelled bool)",
    )
    run(
        connection,
        "INSERT INTO checking_reservation (seat, hours, cancelled) VALUES (1, '[8,10)', false), (1, '[9,12)', false), "
        "(2, '[8,10)', false), (1, '[10,13)', true), (1, '[12,13)', false)",
    )
    fields = read_table(Reservation).fields
    subject = type("Subject", (), {"rows": Reservation.objects.all(), "fields": fields})
    overlapping = Reservation.objects.filter(_excluded(subject, constraint)).order_by("pk")

    assert list(overlapping.values_list("pk", flat=True)) == [1, 2]


# How it looks ---------------------------------------------------------------------------------------------


def test_what_cannot_be_examined_is_told(monkeypatch):
    def broken(value: Any) -> None:
        raise TypeError("a validator of yours")

    monkeypatch.setitem(Room._meta.get_field("owner").__dict__, "validators", [broken])
    with hotel() as over:
        run(over, "UPDATE checking_room SET owner = 'Ann' WHERE id = 1")
        run(over, "UPDATE checking_room SET beds = 0 WHERE id = 2")
        report = examined(over)

    assert [one.check for one in report.findings] == ["seeding.check.range", "seeding.check.unexamined"]
    assert "a validator of yours" in report.warnings[0].message


def test_a_rule_that_the_database_does_not_understand_does_not_hide_the_others():
    with hotel() as over:
        run(over, "UPDATE checking_room SET beds = 0 WHERE id = 2")
        subject = _database(over, read_schema(), ["checking.Room"], None, True).subjects[0]
        one = all_checks()["range"]
        rules = [
            (one, Rule("beds", Says("nonsense({0}) = 1", "beds"), "{rows}", "")),
            (one, Rule("beds", Says("{0} = 0", "beds"), "{rows}", "")),
        ]
        told = [(check.name, finding.count) for check, finding in scan(subject, rules)]

    assert told == [("unexamined", 1), ("range", 1)]


@pytest.mark.parametrize("condition", [models.Q(closed_on__gt="2024-06-01"), ~models.Q(closed_on__lte="2024-06-01")])
def test_a_condition_that_is_unknown_does_not_fail(condition):
    """As in a CHECK: only the first room was closed, too early."""
    with hotel() as over:
        failing = Room.objects.using(over.alias).filter(Fails(condition))

        assert set(failing.values_list("pk", flat=True)) >= {1}
        if not condition.negated:
            assert failing.count() == 1


def test_conditions_that_are_always_true_or_false():
    with hotel() as over:
        every = Room.objects.using(over.alias)

        assert every.filter(Fails(models.Q(pk__in=[]))).count() == 3
        assert every.filter(Fails(~models.Q(pk__in=[]))).count() == 0


def test_says_uses_an_operand_as_often_as_it_stands_there():
    with hotel() as over:
        beds = Says("{0} > 1 AND {0} < {1} AND {0} % 2 = 0", "beds", models.Value(3))

        assert Room.objects.using(over.alias).filter(beds).count() == 3


def test_the_number_of_statements_does_not_grow_with_the_rows():
    def statements(users: int) -> int:
        runs.seed(Request(7, conf().as_of, {"shop.User": users}), fresh=True)
        with CaptureQueriesContext(connection) as captured:
            check(models=["shop"])
        return len(captured)

    statements(10)  # Content types are remembered from then on.
    assert statements(40) == statements(400)


@sqlite
def test_nothing_can_be_written_meanwhile(monkeypatch):
    def write(subject: Any) -> Any:
        run(connection, "INSERT INTO auth_group (name) VALUES ('written')")
        yield from ()

    monkeypatch.setattr("seeding.checking.registry._registry", {})
    declare("writes")(write)
    declare("unexamined", level="warning", scope="database")(lambda database: iter(()))
    (one,) = found(models=[Group])

    assert "readonly" in one.message
    assert not Group.objects.exists()
    Group.objects.create(name="after")


def test_values_of_people_are_never_told():
    user = rows.user("ann", password="!")
    User.objects.filter(pk=user.pk).update(phone="   ")
    User.objects.filter(pk=user.pk).update(country="D1")

    report = check(models=[User])
    told = str(report.as_dict())

    assert [one.check for one in report.findings] == ["seeding.check.format", "seeding.check.whitespace"]
    assert "D1" not in told
    assert "ann@" not in told


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"using": "nowhere"}, "--database nowhere: no such alias"),
        ({"models": ["shop.Oder"]}, "shop.Oder: no such model. Did you mean shop.Order?"),
        ({"models": ["zzz"]}, "zzz: no such model"),
        ({"skip": ["nothing"]}, "--skip nothing: no such check; there are: seeding.check."),
    ],
)
def test_what_does_not_exist_is_told(options, said):
    with pytest.raises(SeedingError) as caught:
        check(**options)

    assert said in str(caught.value)


def test_models_are_chosen_by_class_label_or_app():
    assert [table.model for table in check(models=[User]).examined] == ["shop.User"]
    assert [table.model for table in check(models=["shop.tag"]).examined] == ["shop.Tag"]
    assert {table.model.split(".")[0] for table in check(models=["shop"]).examined} == {"shop"}
    assert "shop.User_groups" in [table.model for table in check().examined]


def test_a_check_is_declared_once():
    with pytest.raises(ValueError, match="declared already"):
        declare("orphan")(lambda subject: iter(()))


# Rows that are in no database -----------------------------------------------------------------------------


def test_batches_of_rows_are_held_against_the_same_checks():
    report = check_batches(
        [
            ("shop.Tag", ["id", "name", "slug"], [[1, 2], ["New", "Sale"], ["new", "sale"]]),
            ("shop.Tag", ["id", "name", "slug"], [[3], ["Sale"], ["no slug"]]),
            ("shop.Product_tags", ["id", "product_id", "tag_id"], [[1, 2], [5, 6], [1, 9]]),
        ]
    )

    assert [(one.check, one.model, one.field) for one in report.findings] == [
        ("seeding.check.format", "shop.Tag", "slug"),
        ("seeding.check.duplicate", "shop.Tag", "name unique"),
        ("seeding.check.orphan", "shop.Product_tags", "tag"),
    ]
    assert not Tag.objects.exists()


def test_choices_that_are_limited():
    """By a dictionary, a function, a Q, and of a many-to-many field; what points nowhere, or is allowed, is not told."""
    early, late, first = (Airport.objects.create(iata=iata) for iata in ("BER", "ZRH", "AAA"))
    fine, old = Device.objects.create(label="new"), Device.objects.create(label="old one")
    euro = Currency.objects.create(code="EUR", title="Euro")
    other = Currency.objects.create(code="USD", title="Dollar")
    for end in (late, first, None):
        Route.objects.create(start=early, end=end, carried=fine).prices.add(euro)
    assert [one.message for one in found(models=[Route, Route.prices.through])] == []
    wrong = [
        Route.objects.create(start=late),
        Route.objects.create(start=early, end=early),
        Route.objects.create(start=early, carried=old),
    ]
    wrong[0].prices.add(euro, other)
    link = Route.prices.through.objects.get(currency=other)

    told = {(one.check, one.model, one.field): one.examples for one in found(models=[Route, Route.prices.through])}

    assert told == {
        ("seeding.check.limited", "odd.Route", "start"): (wrong[0].pk,),
        ("seeding.check.limited", "odd.Route", "end"): (wrong[1].pk,),
        ("seeding.check.limited", "odd.Route", "carried"): (wrong[2].pk,),
        ("seeding.check.limited", "odd.Route_prices", "currency"): (link.pk,),
    }


def test_objects_are_found_by_keys_of_any_sort():
    devices = [Device.objects.create(label=str(number)) for number in range(2)]
    kind = ContentType.objects.get_for_model(Device)
    for device in devices:
        Note.objects.create(text="Quiet.", content_type=kind, object_id=str(device.pk))
    gone = Note.objects.create(text="Quiet.", content_type=kind, object_id=str(uuid.uuid4()))

    told = [(one.check, one.examples) for one in found(models=[Note])]

    assert told == [("seeding.check.generic", (gone.pk,))]


def test_trips_arrive_after_they_depart():
    early, late = (datetime(2024, 5, day, tzinfo=UTC) for day in (1, 2))
    driver = Driver.objects.create(name="Ann")
    fine = {"driver": driver, "km_start": 1, "km_end": 2}
    Trip.objects.create(departed=early, arrived=late, **fine)
    wrong = Trip.objects.create(departed=late, arrived=early, **fine)

    assert [(one.check, one.examples) for one in found(models=[Trip])] == [("seeding.check.date_order", (wrong.pk,))]

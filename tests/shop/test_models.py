"""The database itself refuses every row that breaks a rule of the shop, and takes those that keep them."""

import sqlite3
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

from shop.models import (
    EnergyCustomer,
    Invoice,
    InvoiceLine,
    Meter,
    Order,
    Product,
    Reading,
    Review,
    Sensor,
    SensorReading,
    Tag,
    User,
)

from . import rows

pytestmark = pytest.mark.django_db

MODELS = [
    model
    for model in apps.get_app_config("shop").get_models()
    if model.__module__.rsplit(".")[-1] in ("accounts", "catalog", "orders")
]
DAY = timedelta(days=1)
CENT = Decimal("0.01")

# What one UPDATE would have to write to break the constraint.
BREAKS_CHECK: dict[str, tuple[type[models.Model], dict[str, Any]]] = {
    "shop_user_updated_after_created": (User, {"updated_at": F("created_at") - DAY}),
    "shop_user_email_has_at_sign": (User, {"email": "ann.example.com"}),
    "shop_user_role_known": (User, {"role": "owner"}),
    "shop_user_born_before_signup": (User, {"date_of_birth": date(2024, 3, 2)}),
    "shop_product_updated_after_created": (Product, {"updated_at": F("created_at") - DAY}),
    "shop_product_price_positive": (Product, {"price": Decimal(0)}),
    "shop_product_stock_not_negative": (Product, {"stock": F("stock") - 4}),
    "shop_product_category_known": (Product, {"category": "toys"}),
    "shop_review_updated_after_created": (Review, {"updated_at": F("created_at") - DAY}),
    "shop_review_rating_in_range": (Review, {"rating": 6}),
    "shop_order_updated_after_created": (Order, {"updated_at": F("created_at") - DAY}),
    "shop_order_quantity_positive": (Order, {"quantity": 0, "total_price": 0}),
    "shop_order_unit_price_positive": (Order, {"unit_price": 0, "total_price": 0}),
    "shop_order_total_agrees": (Order, {"total_price": F("total_price") + CENT}),
    "shop_order_status_known": (Order, {"status": "lost"}),
    "shop_invoice_updated_after_created": (Invoice, {"updated_at": F("created_at") - DAY}),
    "shop_invoice_status_known": (Invoice, {"status": "overdue"}),
    "shop_invoice_due_after_issued": (Invoice, {"due_at": F("issued_at") - DAY}),
    "shop_invoice_subtotal_not_negative": (
        Invoice,
        {"subtotal": Decimal(-100), "tax": Decimal(-8), "total": Decimal(-108)},
    ),
    "shop_invoice_tax_agrees": (Invoice, {"tax": F("tax") + CENT, "total": F("total") + CENT}),
    "shop_invoice_total_agrees": (Invoice, {"total": F("total") - CENT}),
    "shop_invoiceline_position_from_one": (InvoiceLine, {"position": 0}),
    "shop_invoiceline_quantity_positive": (InvoiceLine, {"quantity": 0, "line_total": 0}),
    "shop_invoiceline_unit_price_positive": (InvoiceLine, {"unit_price": 0, "line_total": 0}),
    "shop_invoiceline_total_agrees": (InvoiceLine, {"line_total": F("line_total") - CENT}),
    "shop_energycustomer_segment_known": (EnergyCustomer, {"segment": "public"}),
    "shop_energycustomer_tariff_known": (EnergyCustomer, {"tariff": "free"}),
    "shop_energycustomer_business_named": (EnergyCustomer, {"company": ""}),
    "shop_meter_position_from_one": (Meter, {"position": 0}),
    "shop_meter_factor_in_range": (Meter, {"factor": 0}),
    "shop_meter_use_known": (Meter, {"use": "pool"}),
    "shop_reading_kwh_not_negative": (Reading, {"kwh": Decimal("-0.001")}),
    "shop_reading_received_after_measured": (Reading, {"received_at": F("measured_at") - DAY}),
    "shop_sensor_quantity_known": (Sensor, {"quantity": "mood"}),
    "shop_sensor_baseline_positive": (Sensor, {"baseline": 0}),
}
# Django already gives such a column a check of its own, which fails first.
SHADOWED = {"shop_product_stock_not_negative": "stock"}

# Columns of a second row that are copied from the first.
BREAKS_UNIQUE: dict[str, tuple[type[models.Model], list[str]]] = {
    "shop_user_email_unique_any_case": (User, []),
    "shop_review_one_per_user_product": (Review, ["user_id", "product_id"]),
    "shop_invoiceline_position_unique": (InvoiceLine, ["invoice_id", "position"]),
    "shop_invoiceline_product_unique": (InvoiceLine, ["invoice_id", "product_id"]),
    "shop_meter_position_unique": (Meter, ["customer_id", "position"]),
    "shop_reading_once_and_one_duplicate": (Reading, ["meter_id", "measured_at", "is_duplicate"]),
    "shop_sensorreading_once": (SensorReading, ["sensor_id", "measured_at"]),
    "EnergyCustomer.number": (EnergyCustomer, ["number"]),
    "Meter.number": (Meter, ["number"]),
    "Sensor.code": (Sensor, ["code"]),
    "User.email": (User, ["email"]),
    "Product.slug": (Product, ["slug"]),
    "Tag.name": (Tag, ["name"]),
    "Tag.slug": (Tag, ["slug"]),
    "Invoice.number": (Invoice, ["number"]),
}


def test_every_constraint_is_tested():
    declared = {constraint.name for model in MODELS for constraint in model._meta.constraints}
    declared |= {
        f"{model.__name__}.{field.name}"
        for model in MODELS
        for field in model._meta.local_concrete_fields
        if field.unique and not field.primary_key
    }

    assert declared == BREAKS_CHECK.keys() | BREAKS_UNIQUE.keys()


def test_every_constraint_says_what_is_wrong():
    for model in MODELS:
        for constraint in model._meta.constraints:
            assert constraint.violation_error_message != constraint.default_violation_error_message


@pytest.mark.parametrize("name", BREAKS_CHECK)
def test_check_refuses(name):
    model, values = BREAKS_CHECK[name]
    rows.one_of_each()

    with pytest.raises(IntegrityError) as error, transaction.atomic():
        model._default_manager.update(**values)

    assert SHADOWED.get(name, name) in str(error.value)


@pytest.mark.parametrize("name", BREAKS_UNIQUE)
def test_unique_refuses(name):
    model, columns = BREAKS_UNIQUE[name]
    rows.one_of_each()
    bob, desk = rows.user("bob"), rows.product("desk")
    rows.review(bob, desk)
    rows.line(rows.invoice(bob, "2024-0002"), desk, position=2)
    rows.tag("new")
    rows.reading(rows.meter(rows.energy_customer("C-2"), "202"), is_duplicate=True)
    rows.sensor_reading(rows.sensor("S-2"), measured_at=rows.SIGNED_UP + DAY)
    first, second = model._default_manager.order_by("pk")
    values = {column: getattr(first, column) for column in columns} or {"email": "ANN@example.com"}

    with pytest.raises(IntegrityError) as error, transaction.atomic():
        model._default_manager.filter(pk=second.pk).update(**values)

    assert "unique" in str(error.value).lower()


def test_bulk_create_is_refused_too():
    ann, lamp = rows.user(), rows.product()
    wrong = Order(user=ann, product=lamp, quantity=2, unit_price=Decimal("0.10"), total_price=Decimal("0.21"))

    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.bulk_create([wrong])

    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("model", "field"),
    [(model, field) for model in MODELS for field in model._meta.local_concrete_fields if field.choices],
    ids=lambda value: getattr(value, "__name__", None) or value.name,
)
def test_every_choice_is_accepted(model: type[models.Model], field: models.Field):
    rows.one_of_each()

    for value, _ in field.flatchoices:
        assert model._default_manager.update(**{field.name: value}) == 1


@pytest.mark.parametrize("subtotal", ["0.00", "0.06", "0.07", "0.19", "9.99", "123456789.13", "99999999999.99"])
def test_tax_is_accepted_when_rounded_to_cents_and_refused_one_cent_off(subtotal):
    rows.one_of_each()
    net = Decimal(subtotal)
    tax = (net * Decimal("0.08")).quantize(CENT)

    assert Invoice.objects.update(subtotal=net, tax=tax, total=net + tax) == 1
    for wrong in (tax - CENT, tax + CENT):
        with pytest.raises(IntegrityError), transaction.atomic():
            Invoice.objects.update(subtotal=net, tax=wrong, total=net + wrong)


@pytest.mark.parametrize(
    ("quantity", "unit_price"), [(3, "0.10"), (7, "19.99"), (1000, "99999999.99"), (2147483, "4321.09")]
)
def test_totals_are_compared_to_the_cent_where_decimals_are_floats(quantity, unit_price):
    rows.one_of_each()
    price = Decimal(unit_price)

    assert Order.objects.update(quantity=quantity, unit_price=price, total_price=quantity * price) == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.update(total_price=quantity * price + CENT)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="functions of Django exist in SQLite alone")
def test_an_sqlite_file_can_be_written_without_django():
    """A constraint that calls a function which Django adds to its own connections would forbid that."""
    rows.one_of_each()
    plain = sqlite3.connect(":memory:")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name LIKE 'shop_%' AND sql IS NOT NULL")
        plain.executescript(";".join(sql for (sql,) in cursor.fetchall()))

        for model in MODELS:
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            row = [value if isinstance(value, int) else value and str(value) for value in cursor.fetchone()]
            plain.execute(f"INSERT INTO {model._meta.db_table} VALUES ({', '.join('?' * len(row))})", row)


def test_saving_an_order_keeps_what_it_was_given():
    """An order whose amounts disagree is an error to see, not one to mend in silence."""
    wrong = rows.order(rows.user(), rows.product())
    wrong.total_price = Decimal("1.00")

    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save()
    with pytest.raises(ValidationError, match="The total price must be quantity x unit price"):
        wrong.full_clean()


@pytest.mark.parametrize("country", ["de", "D", "DEU", "D1", "DE\n"])
def test_validation_refuses_a_country_that_is_no_code(country):
    ann = rows.user()
    ann.country = country

    with pytest.raises(ValidationError) as error:
        ann.full_clean(exclude=["password"])

    assert "country" in error.value.message_dict


def test_valid_rows_pass_validation():
    rows.one_of_each()

    for model in MODELS:
        for row in model._default_manager.all():
            row.full_clean(exclude=["password"] if model is User else None)


def test_a_sold_product_cannot_be_deleted():
    rows.one_of_each()

    with pytest.raises(models.ProtectedError):
        Product.objects.get().delete()


class TestUserManager:
    def test_creates_users_who_can_log_in(self, client):
        user = User.objects.create_user("Ann@EXAMPLE.com", "a long password", full_name="Ann")

        assert user.email == "Ann@example.com"
        assert (user.role, user.is_staff, user.is_superuser) == (User.Role.USER, False, False)
        assert client.login(email=user.email, password="a long password")

    def test_without_a_password_nobody_can_log_in(self):
        assert not User.objects.create_user("ann@example.com").has_usable_password()

    def test_creates_superusers(self):
        user = User.objects.create_superuser("root@example.com", "a long password")

        assert (user.role, user.is_staff, user.is_superuser) == (User.Role.ADMIN, True, True)

    def test_refuses_what_makes_no_sense(self):
        with pytest.raises(ValueError, match="e-mail"):
            User.objects.create_user("")
        with pytest.raises(ValueError, match="is_superuser=True"):
            User.objects.create_superuser("root@example.com", is_superuser=False)

    def test_names(self):
        user = User(email="ann@example.com", full_name="Ann Marie Lee")

        assert (user.get_full_name(), user.get_short_name(), str(user)) == (
            "Ann Marie Lee",
            "Ann",
            "ann@example.com",
        )

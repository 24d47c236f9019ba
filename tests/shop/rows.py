"""Small valid rows, written by hand, so that the tests of the shop do not lean on the tool that fills it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

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

SIGNED_UP = datetime(2024, 3, 1, 12, tzinfo=UTC)


def user(name: str = "ann", **fields: Any) -> User:
    defaults = {
        "email": f"{name}@example.com",
        "full_name": name.title(),
        "date_of_birth": date(1990, 2, 28),
        "country": "DE",
        "created_at": SIGNED_UP,
    }
    return User.objects.create(**{**defaults, **fields})


def product(name: str = "lamp", **fields: Any) -> Product:
    defaults = {
        "name": name,
        "slug": name,
        "description": f"A {name}.",
        "category": Product.Category.HOME,
        "price": Decimal("19.99"),
        "stock": 3,
        "created_at": SIGNED_UP,
    }
    return Product.objects.create(**{**defaults, **fields})


def review(by: User, of: Product, **fields: Any) -> Review:
    return Review.objects.create(**{"user": by, "product": of, "rating": 4, "comment": "Bright.", **fields})


def order(by: User, of: Product, **fields: Any) -> Order:
    defaults = {"quantity": 3, "unit_price": of.price, "total_price": 3 * of.price}
    return Order.objects.create(**{"user": by, "product": of, **defaults, **fields})


def invoice(to: User, number: str = "2024-0001", **fields: Any) -> Invoice:
    defaults = {
        "number": number,
        "issued_at": datetime(2024, 5, 1, tzinfo=UTC),
        "due_at": datetime(2024, 5, 31, tzinfo=UTC),
        "subtotal": Decimal("59.97"),
        "tax": Decimal("4.80"),
        "total": Decimal("64.77"),
    }
    return Invoice.objects.create(**{"user": to, **defaults, **fields})


def line(on: Invoice, of: Product, **fields: Any) -> InvoiceLine:
    defaults = {"position": 1, "quantity": 3, "unit_price": of.price, "line_total": 3 * of.price}
    return InvoiceLine.objects.create(**{"invoice": on, "product": of, **defaults, **fields})


def tag(name: str = "sale") -> Tag:
    return Tag.objects.create(name=name, slug=name)


def energy_customer(number: str = "C-1", **fields: Any) -> EnergyCustomer:
    defaults = {
        "segment": EnergyCustomer.Segment.BUSINESS,
        "company": "Ann's Bakery",
        "full_name": "Ann",
        "email": "info@bakery.example",
        "street": "1 High Street",
        "postal_code": "10115",
        "city": "Berlin",
        "country": "DE",
        "customer_since": SIGNED_UP.date(),
    }
    return EnergyCustomer.objects.create(**{"number": number, **defaults, **fields})


def meter(of: EnergyCustomer, number: str = "201422691266019371", **fields: Any) -> Meter:
    defaults = {"position": 1, "use": Meter.Use.BUSINESS, "factor": Decimal("2.5")}
    return Meter.objects.create(**{"customer": of, "number": number, **defaults, **fields})


def reading(of: Meter, **fields: Any) -> Reading:
    defaults = {"measured_at": SIGNED_UP, "received_at": SIGNED_UP, "kwh": Decimal("1234.567")}
    return Reading.objects.create(**{"meter": of, **defaults, **fields})


def sensor(code: str = "S-1", **fields: Any) -> Sensor:
    defaults = {
        "name": "Press line 1",
        "quantity": Sensor.Quantity.POWER,
        "baseline": Decimal(100),
        "installed_on": SIGNED_UP.date(),
    }
    return Sensor.objects.create(**{"code": code, **defaults, **fields})


def sensor_reading(of: Sensor, **fields: Any) -> SensorReading:
    return SensorReading.objects.create(**{"sensor": of, "measured_at": SIGNED_UP, "value": Decimal("99.5"), **fields})


def one_of_each() -> None:
    """One row of every model, each linked to the others."""
    lamp = product()
    lamp.tags.add(tag())
    ann = user()
    review(ann, lamp)
    order(ann, lamp)
    line(invoice(ann), lamp)
    reading(meter(energy_customer()))
    sensor_reading(sensor())

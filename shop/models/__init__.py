"""The shop's models, one file per subject. Every rule of the business is a database constraint."""

from .accounts import User, UserManager
from .catalog import Product, Review, Tag
from .metering import EnergyCustomer, Meter, Reading, Sensor, SensorReading
from .orders import Invoice, InvoiceLine, Order

__all__ = [
    "EnergyCustomer",
    "Invoice",
    "InvoiceLine",
    "Meter",
    "Order",
    "Product",
    "Reading",
    "Review",
    "Sensor",
    "SensorReading",
    "Tag",
    "User",
    "UserManager",
]

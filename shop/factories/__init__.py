"""factory_boy factories of the shop, one file per subject: number n is row n of `seed_db`.

Traits are declared in `seeds/`.
"""

from .accounts import UserFactory
from .catalog import ProductFactory, ReviewFactory, TagFactory
from .metering import EnergyCustomerFactory, MeterFactory, ReadingFactory, SensorFactory, SensorReadingFactory
from .orders import InvoiceFactory, InvoiceLineFactory, OrderFactory

__all__ = [
    "EnergyCustomerFactory",
    "InvoiceFactory",
    "InvoiceLineFactory",
    "MeterFactory",
    "OrderFactory",
    "ProductFactory",
    "ReadingFactory",
    "ReviewFactory",
    "SensorFactory",
    "SensorReadingFactory",
    "TagFactory",
    "UserFactory",
]

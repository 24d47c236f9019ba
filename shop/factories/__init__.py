"""factory_boy factories of the shop, one file per subject: number n is row n of `seed_db`.

Traits are declared in `seeds/`.
"""

from .accounts import UserFactory
from .catalog import ProductFactory, ReviewFactory, TagFactory
from .orders import InvoiceFactory, InvoiceLineFactory, OrderFactory

__all__ = [
    "InvoiceFactory",
    "InvoiceLineFactory",
    "OrderFactory",
    "ProductFactory",
    "ReviewFactory",
    "TagFactory",
    "UserFactory",
]

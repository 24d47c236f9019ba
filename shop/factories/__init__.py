"""factory_boy factories of the shop, one file per subject: number n is row n of `seed_db`.

Traits are declared in `seeds/`.
"""

from .accounts import UserFactory
from .catalog import ProductFactory, ReviewFactory, TagFactory
from .leads import (
    CampaignFactory,
    ContentAssetFactory,
    DownloadFactory,
    FormSubmissionFactory,
    LeadFactory,
    WebinarFactory,
    WebinarRegistrationFactory,
)
from .metering import EnergyCustomerFactory, MeterFactory, ReadingFactory, SensorFactory, SensorReadingFactory
from .orders import InvoiceFactory, InvoiceLineFactory, OrderFactory
from .sales import CustomerFactory, PurchaseFactory

__all__ = [
    "CampaignFactory",
    "ContentAssetFactory",
    "CustomerFactory",
    "DownloadFactory",
    "EnergyCustomerFactory",
    "FormSubmissionFactory",
    "InvoiceFactory",
    "InvoiceLineFactory",
    "LeadFactory",
    "MeterFactory",
    "OrderFactory",
    "ProductFactory",
    "PurchaseFactory",
    "ReadingFactory",
    "ReviewFactory",
    "SensorFactory",
    "SensorReadingFactory",
    "TagFactory",
    "UserFactory",
    "WebinarFactory",
    "WebinarRegistrationFactory",
]

"""The shop's models, one file per subject. Every rule of the business is a database constraint.

What a constraint cannot see, since it compares rows of two tables, is a rule of the model's `clean`.
"""

from .accounts import User, UserManager
from .catalog import Product, Review, Tag
from .leads import Campaign, ContentAsset, Download, FormSubmission, Lead, Webinar, WebinarRegistration
from .metering import EnergyCustomer, Meter, Reading, Sensor, SensorReading
from .orders import Invoice, InvoiceLine, Order
from .sales import Customer, Purchase

__all__ = [
    "Campaign",
    "ContentAsset",
    "Customer",
    "Download",
    "EnergyCustomer",
    "FormSubmission",
    "Invoice",
    "InvoiceLine",
    "Lead",
    "Meter",
    "Order",
    "Product",
    "Purchase",
    "Reading",
    "Review",
    "Sensor",
    "SensorReading",
    "Tag",
    "User",
    "UserManager",
    "Webinar",
    "WebinarRegistration",
]

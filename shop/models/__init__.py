"""The shop's models, one file per subject. Every rule of the business is a database constraint."""

from .accounts import User, UserManager
from .catalog import Product, Review, Tag
from .orders import Invoice, InvoiceLine, Order

__all__ = ["Invoice", "InvoiceLine", "Order", "Product", "Review", "Tag", "User", "UserManager"]

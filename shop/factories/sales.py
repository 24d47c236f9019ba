"""Customers and their purchases."""

from seeding.factories import ModelFactory

from ..models import Customer, Purchase


class CustomerFactory(ModelFactory):
    """Traits: with_purchases, and one for each status: active, inactive, prospect, churned.

    The lifetime value is that of the purchases that the same row of `seed_db` has.
    """

    class Meta:
        model = Customer


class PurchaseFactory(ModelFactory):
    """A trait for each status: completed, pending, cancelled."""

    class Meta:
        model = Purchase

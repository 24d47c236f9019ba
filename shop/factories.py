"""factory_boy factories of the shop: number n is row n of `seed_db`. Traits are declared in `seeds.py`."""

from seeding.factories import ModelFactory

from .models import Invoice, InvoiceLine, Order, Product, Review, Tag, User


class UserFactory(ModelFactory):
    """Traits: admin, suspended, with_orders, with_reviews."""

    class Meta:
        model = User


class TagFactory(ModelFactory):
    class Meta:
        model = Tag
        django_get_or_create = ("name",)


class ProductFactory(ModelFactory):
    """Traits: out_of_stock, low_stock, high_stock."""

    class Meta:
        model = Product


class OrderFactory(ModelFactory):
    """Traits: bulk_order, and one for each status."""

    class Meta:
        model = Order


class ReviewFactory(ModelFactory):
    class Meta:
        model = Review


class InvoiceFactory(ModelFactory):
    """The amounts are those of the lines that the same row of `seed_db` has."""

    class Meta:
        model = Invoice


class InvoiceLineFactory(ModelFactory):
    class Meta:
        model = InvoiceLine

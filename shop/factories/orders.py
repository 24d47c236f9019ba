"""Orders, and invoices with their lines."""

from seeding.factories import ModelFactory

from ..models import Invoice, InvoiceLine, Order


class OrderFactory(ModelFactory):
    """Traits: bulk_order, and one for each status."""

    class Meta:
        model = Order


class InvoiceFactory(ModelFactory):
    """The amounts are those of the lines that the same row of `seed_db` has, or of so many lines with `with_lines=3`.

    Trait: with_lines.
    """

    class Meta:
        model = Invoice


class InvoiceLineFactory(ModelFactory):
    class Meta:
        model = InvoiceLine

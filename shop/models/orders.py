"""What was bought and billed. The database keeps amounts that follow from others in step with them."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import Combinable

from .catalog import Product
from .timestamps import Timestamped

TAX_RATE = Decimal("0.08")
HALF_A_CENT = Decimal("0.005")
# Less than the smallest step of an amount, more than the error of SQLite, which keeps decimals as floats.
ROUNDING = Decimal("0.004")


def agrees(field: str, expected: Combinable, within: Decimal = ROUNDING) -> Q:
    """The column differs from the expression by at most `within`."""
    return Q(**{f"{field}__gte": expected - within, f"{field}__lte": expected + within})


class Order(Timestamped):
    class Status(models.TextChoices):
        PENDING = "pending"
        PROCESSING = "processing"
        SHIPPED = "shipped"
        DELIVERED = "delivered"
        CANCELLED = "cancelled"
        REFUNDED = "refunded"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="orders")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="orders")
    quantity = models.PositiveIntegerField(default=1)
    unit_price = models.DecimalField(max_digits=10, decimal_places=2, help_text="The price on that day.")
    total_price = models.DecimalField(max_digits=14, decimal_places=2, help_text="Quantity x unit price.")
    status = models.CharField(max_length=12, choices=Status, default=Status.PENDING)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["user", "created_at"], name="shop_order_user_created"),
            models.Index(fields=["status", "created_at"], name="shop_order_status_created"),
        ]
        constraints = [
            *Timestamped.Meta.constraints,
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="shop_order_quantity_positive",
                violation_error_message="The quantity must be above zero.",
            ),
            models.CheckConstraint(
                condition=Q(unit_price__gt=0),
                name="shop_order_unit_price_positive",
                violation_error_message="The unit price must be above zero.",
            ),
            models.CheckConstraint(
                condition=agrees("total_price", F("quantity") * F("unit_price")),
                name="shop_order_total_agrees",
                violation_error_message="The total price must be quantity x unit price.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["pending", "processing", "shipped", "delivered", "cancelled", "refunded"]),
                name="shop_order_status_known",
                violation_error_message="Unknown order status.",
            ),
        ]

    def __str__(self) -> str:
        return f"Order {self.pk}"


class Invoice(Timestamped):
    class Status(models.TextChoices):
        DRAFT = "draft"
        OPEN = "open"
        PAID = "paid"
        VOID = "void"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invoices")
    number = models.CharField(max_length=20, unique=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.DRAFT)
    issued_at = models.DateTimeField("issued")
    due_at = models.DateTimeField("due")
    subtotal = models.DecimalField(max_digits=14, decimal_places=2, help_text="The sum of the lines.")
    tax = models.DecimalField(max_digits=14, decimal_places=2, help_text="8 % of the subtotal.")
    total = models.DecimalField(max_digits=14, decimal_places=2, help_text="Subtotal + tax.")

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [
            models.Index(fields=["user", "issued_at"], name="shop_invoice_user_issued"),
            models.Index(fields=["status", "due_at"], name="shop_invoice_status_due"),
        ]
        constraints = [
            *Timestamped.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=["draft", "open", "paid", "void"]),
                name="shop_invoice_status_known",
                violation_error_message="Unknown invoice status.",
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("issued_at")),
                name="shop_invoice_due_after_issued",
                violation_error_message="An invoice cannot be due before it was issued.",
            ),
            models.CheckConstraint(
                condition=Q(subtotal__gte=0),
                name="shop_invoice_subtotal_not_negative",
                violation_error_message="The subtotal cannot be negative.",
            ),
            models.CheckConstraint(
                condition=agrees("tax", F("subtotal") * TAX_RATE, within=HALF_A_CENT),
                name="shop_invoice_tax_agrees",
                violation_error_message="The tax must be 8 % of the subtotal, rounded to cents.",
            ),
            models.CheckConstraint(
                condition=agrees("total", F("subtotal") + F("tax")),
                name="shop_invoice_total_agrees",
                violation_error_message="The total must be subtotal + tax.",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class InvoiceLine(models.Model):
    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="invoice_lines")
    position = models.PositiveSmallIntegerField(help_text="1 for the first line.")
    quantity = models.PositiveIntegerField(default=1)
    unit_price = models.DecimalField(max_digits=10, decimal_places=2)
    line_total = models.DecimalField(max_digits=14, decimal_places=2, help_text="Quantity x unit price.")

    class Meta:
        ordering = ["invoice", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["invoice", "position"],
                name="shop_invoiceline_position_unique",
                violation_error_message="This invoice already has a line at this position.",
            ),
            models.UniqueConstraint(
                fields=["invoice", "product"],
                name="shop_invoiceline_product_unique",
                violation_error_message="This invoice already has a line for this product.",
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="shop_invoiceline_position_from_one",
                violation_error_message="Positions count from 1.",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="shop_invoiceline_quantity_positive",
                violation_error_message="The quantity must be above zero.",
            ),
            models.CheckConstraint(
                condition=Q(unit_price__gt=0),
                name="shop_invoiceline_unit_price_positive",
                violation_error_message="The unit price must be above zero.",
            ),
            models.CheckConstraint(
                condition=agrees("line_total", F("quantity") * F("unit_price")),
                name="shop_invoiceline_total_agrees",
                violation_error_message="The line total must be quantity x unit price.",
            ),
        ]

    def __str__(self) -> str:
        return f"Line {self.position}"

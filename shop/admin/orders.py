"""Orders, and invoices with their lines."""

from django.contrib import admin

from ..models import Invoice, InvoiceLine, Order
from .lists import ReadOnlyInline, ShopAdmin, column, count_of


class InvoiceLineInline(ReadOnlyInline):
    """Read-only, because the amounts of the invoice are the sum of its lines."""

    model = InvoiceLine
    fields = ("position", "product", "quantity", "unit_price", "line_total")
    readonly_fields = fields
    related = ("product",)
    show_change_link = False


@admin.register(Order)
class OrderAdmin(ShopAdmin):
    list_display = (
        "id",
        "user",
        "product",
        "quantity",
        "unit_price",
        "total_price",
        "status",
        "created_at",
    )
    list_filter = ("status", "product__category")
    list_select_related = ("user", "product")
    search_fields = ("=id", "user__email", "user__full_name", "product__name")
    date_hierarchy = "created_at"
    autocomplete_fields = ("user", "product")
    readonly_fields = ("created_at", "updated_at")


@admin.register(Invoice)
class InvoiceAdmin(ShopAdmin):
    inlines = (InvoiceLineInline,)
    annotations = {"line_count": count_of(InvoiceLine, "invoice")}
    list_display = (
        "number",
        "user",
        "status",
        column("line_count", "lines"),
        "subtotal",
        "tax",
        "total",
        "issued_at",
        "due_at",
    )
    list_filter = ("status",)
    list_select_related = ("user",)
    search_fields = ("number", "user__email", "user__full_name")
    date_hierarchy = "issued_at"
    autocomplete_fields = ("user",)
    readonly_fields = ("created_at", "updated_at")


@admin.register(InvoiceLine)
class InvoiceLineAdmin(ShopAdmin):
    list_display = ("invoice", "position", "product", "quantity", "unit_price", "line_total")
    list_filter = ("invoice__status", "product__category")
    list_select_related = ("invoice", "product")
    search_fields = ("invoice__number", "product__name")
    autocomplete_fields = ("invoice", "product")

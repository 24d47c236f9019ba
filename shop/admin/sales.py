"""Customers, with what they bought last."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from ..models import Customer, Purchase
from .lists import ReadOnlyInline, ShopAdmin, column, count_of


class PurchaseInline(ReadOnlyInline):
    model = Purchase
    verbose_name_plural = "latest purchases"
    fields = ("product", "amount", "purchase_date", "status", "payment_method")
    readonly_fields = fields


class FormerLeadFilter(admin.SimpleListFilter):
    title = "origin"
    parameter_name = "origin"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("lead", "Was a lead"), ("direct", "Came directly")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Customer]) -> QuerySet[Customer]:
        if self.value() in ("lead", "direct"):
            return queryset.filter(lead__isnull=self.value() == "direct")
        return queryset


@admin.register(Customer)
class CustomerAdmin(ShopAdmin):
    inlines = (PurchaseInline,)
    annotations = {"purchase_count": count_of(Purchase, "customer")}
    list_display = (
        "full_name",
        "company",
        "industry",
        "company_size",
        "status",
        column("purchase_count", "purchases"),
        "lifetime_value",
        "lead_source",
        "city",
        "created_at",
        "last_activity",
    )
    list_display_links = ("full_name", "company")
    list_filter = ("status", "industry", "company_size", "lead_source", FormerLeadFilter)
    search_fields = ("first_name", "last_name", "email", "company", "city")
    date_hierarchy = "created_at"
    autocomplete_fields = ("lead",)
    readonly_fields = ("created_at",)
    fieldsets = (
        (None, {"fields": (("first_name", "last_name"), "email", "phone", "lead")}),
        ("Company", {"fields": ("company", "job_title", ("industry", "company_size"))}),
        ("Place", {"fields": (("city", "state"), ("postal_code", "country"))}),
        ("Business", {"fields": ("status", "lifetime_value", "lead_source", "created_at", "last_activity")}),
    )

    @admin.display(description="name", ordering="last_name")
    def full_name(self, customer: Customer) -> str:
        return customer.full_name


@admin.register(Purchase)
class PurchaseAdmin(ShopAdmin):
    list_display = ("id", "customer", "product", "amount", "status", "payment_method", "purchase_date")
    list_filter = ("status", "product", "payment_method", "customer__company_size")
    list_select_related = ("customer",)
    search_fields = ("=id", "customer__first_name", "customer__last_name", "customer__email", "customer__company")
    date_hierarchy = "purchase_date"
    autocomplete_fields = ("customer",)

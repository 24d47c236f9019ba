"""Energy customers, meters with their last readings, and sensors with their last values."""

from django.contrib import admin

from ..models import EnergyCustomer, Meter, Reading, Sensor, SensorReading
from .lists import ReadOnlyInline, ShopAdmin, column, count_of


class MeterInline(ReadOnlyInline):
    model = Meter
    fields = ("position", "number", "use", "factor")
    readonly_fields = fields


class LatestReadingInline(ReadOnlyInline):
    model = Reading
    verbose_name_plural = "latest readings"
    ordering = ("-measured_at", "-received_at")
    fields = ("measured_at", "received_at", "kwh", "is_late", "is_duplicate")
    readonly_fields = fields
    show_change_link = False


class LatestValueInline(ReadOnlyInline):
    model = SensorReading
    verbose_name_plural = "latest values"
    ordering = ("-measured_at",)
    fields = ("measured_at", "value", "is_anomaly")
    readonly_fields = fields
    show_change_link = False


@admin.register(EnergyCustomer)
class EnergyCustomerAdmin(ShopAdmin):
    inlines = (MeterInline,)
    annotations = {"meter_count": count_of(Meter, "customer")}
    list_display = (
        "number",
        "company",
        "full_name",
        "segment",
        "tariff",
        column("meter_count", "meters"),
        "city",
        "country",
        "customer_since",
    )
    list_display_links = ("number", "full_name")
    list_filter = ("segment", "tariff", "country")
    search_fields = ("number", "company", "full_name", "email", "=meters__number")
    date_hierarchy = "customer_since"
    fieldsets = (
        (None, {"fields": ("number", "segment", "tariff", "customer_since")}),
        ("Person", {"fields": ("company", "full_name", "email")}),
        ("Address", {"fields": ("street", ("postal_code", "city"), "country")}),
    )


@admin.register(Meter)
class MeterAdmin(ShopAdmin):
    inlines = (LatestReadingInline,)
    annotations = {"reading_count": count_of(Reading, "meter")}
    list_display = ("number", "customer", "position", "use", "factor", column("reading_count", "readings"))
    list_filter = ("use", "customer__segment")
    list_select_related = ("customer",)
    search_fields = ("number", "customer__number", "customer__company", "customer__full_name")
    autocomplete_fields = ("customer",)


@admin.register(Reading)
class ReadingAdmin(ShopAdmin):
    list_display = ("meter", "measured_at", "kwh", "received_at", "is_late", "is_duplicate")
    list_filter = ("is_late", "is_duplicate", "meter__use")
    list_select_related = ("meter",)
    search_fields = ("=meter__number", "=meter__customer__number")
    date_hierarchy = "measured_at"
    autocomplete_fields = ("meter",)


@admin.register(Sensor)
class SensorAdmin(ShopAdmin):
    inlines = (LatestValueInline,)
    annotations = {"value_count": count_of(SensorReading, "sensor")}
    list_display = ("code", "name", "quantity", "baseline", column("value_count", "values"), "installed_on")
    list_filter = ("quantity",)
    search_fields = ("code", "name")
    date_hierarchy = "installed_on"


@admin.register(SensorReading)
class SensorReadingAdmin(ShopAdmin):
    list_display = ("sensor", "measured_at", "value", "is_anomaly")
    list_filter = ("is_anomaly", "sensor__quantity")
    list_select_related = ("sensor",)
    search_fields = ("=sensor__code", "sensor__name")
    date_hierarchy = "measured_at"
    autocomplete_fields = ("sensor",)

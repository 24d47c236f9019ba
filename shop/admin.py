"""The shop in Django's admin. No page issues more queries because it shows more rows: related rows come by
joins, counts by subqueries, and what hangs from a row is shown read-only up to a limit.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import Avg, Count, DecimalField, Model, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.text import Truncator

from .models import Invoice, InvoiceLine, Order, Product, Review, Tag, User


def count_of(model: type[Model], field: str) -> Combinable:
    """How many rows of `model` point with `field` at the row in question.

    A subquery each, because two counts over joins would multiply one another.
    """
    rows = model._default_manager.filter(**{field: OuterRef("pk")}).order_by().values(field)
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)


def average_rating() -> Combinable:
    """The mean of a product's ratings, to one decimal; NULL without any."""
    ratings = Review.objects.filter(product=OuterRef("pk")).order_by().values("product")
    mean = Cast(Avg("rating"), DecimalField(max_digits=3, decimal_places=1))
    return Subquery(ratings.annotate(mean=mean).values("mean"))


def column(annotation: str, description: str) -> Callable[[Model], Any]:
    """A sortable column that shows an annotation of the list's rows."""

    @admin.display(description=description, ordering=annotation, empty_value="–")
    def value(row: Model) -> Any:
        return getattr(row, annotation)

    return value


class ShopAdmin(admin.ModelAdmin):
    """Adds its annotations to the rows of the list, and shows inlines only where rows can hang already."""

    annotations: Mapping[str, Combinable] = {}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).annotate(**self.annotations)
        return rows

    def get_inlines(self, request: HttpRequest, obj: Model | None) -> Any:
        return self.inlines if obj else ()


class FirstRows(BaseInlineFormSet):
    """Shows a limited number of rows: a busy product has thousands of reviews."""

    limit = 20

    def get_queryset(self) -> QuerySet[Any]:
        if not hasattr(self, "_queryset"):  # Django's own cache: the formset asks again for every form.
            self._queryset: QuerySet[Any] = super().get_queryset()[: self.limit]
        return self._queryset


class ReadOnlyInline(admin.TabularInline):
    formset = FirstRows
    extra = 0
    can_delete = False
    show_change_link = True
    related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).select_related(*self.related)
        return rows

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class UserOrderInline(ReadOnlyInline):
    model = Order
    verbose_name_plural = "latest orders"
    fields = ("product", "quantity", "unit_price", "total_price", "status", "created_at")
    readonly_fields = fields
    related = ("product",)


class UserReviewInline(ReadOnlyInline):
    model = Review
    verbose_name_plural = "latest reviews"
    fields = ("product", "rating", "comment", "created_at")
    readonly_fields = fields
    related = ("product",)


class ProductReviewInline(ReadOnlyInline):
    model = Review
    verbose_name_plural = "latest reviews"
    fields = ("user", "rating", "comment", "created_at")
    readonly_fields = fields
    related = ("user",)


class InvoiceLineInline(ReadOnlyInline):
    """Read-only, because the amounts of the invoice are the sum of its lines."""

    model = InvoiceLine
    fields = ("position", "product", "quantity", "unit_price", "line_total")
    readonly_fields = fields
    related = ("product",)
    show_change_link = False


class UserCreationForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "full_name")


class UserEditForm(UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"


@admin.register(User)
class UserAdmin(ShopAdmin, DjangoUserAdmin):
    form = UserEditForm
    add_form = UserCreationForm
    inlines = (UserOrderInline, UserReviewInline)
    ordering = ("email",)
    annotations = {"order_count": count_of(Order, "user"), "review_count": count_of(Review, "user")}
    list_display = (
        "email",
        "full_name",
        "role",
        "city",
        "country",
        column("order_count", "orders"),
        column("review_count", "reviews"),
        "is_active",
        "is_staff",
        "created_at",
    )
    list_filter = ("role", "is_active", "is_staff", "is_superuser", "country")
    search_fields = ("email", "full_name", "phone")
    date_hierarchy = "created_at"
    readonly_fields = ("last_login", "created_at", "updated_at")
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        ("Person", {"fields": ("full_name", "date_of_birth", "phone")}),
        ("Address", {"fields": ("street", ("postal_code", "city"), ("state", "country"))}),
        ("Access", {"fields": ("role", "is_active", "is_staff", "is_superuser")}),
        ("Permissions", {"classes": ("collapse",), "fields": ("groups", "user_permissions")}),
        ("Dates", {"fields": ("last_login", "created_at", "updated_at")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("email", "full_name", "usable_password", "password1", "password2"),
            },
        ),
    )


@admin.register(Tag)
class TagAdmin(ShopAdmin):
    annotations = {"product_count": count_of(Product.tags.through, "tag")}
    list_display = ("name", "slug", column("product_count", "products"))
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}


class StockFilter(admin.SimpleListFilter):
    title = "stock"
    parameter_name = "stock"
    low = 10

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("none", "Sold out"), ("low", f"1 to {self.low}"), ("plenty", f"More than {self.low}")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Product]) -> QuerySet[Product]:
        match self.value():
            case "none":
                return queryset.filter(stock=0)
            case "low":
                return queryset.filter(stock__range=(1, self.low))
            case "plenty":
                return queryset.filter(stock__gt=self.low)
        return queryset


@admin.register(Product)
class ProductAdmin(ShopAdmin):
    inlines = (ProductReviewInline,)
    annotations = {
        "order_count": count_of(Order, "product"),
        "review_count": count_of(Review, "product"),
        "average_rating": average_rating(),
    }
    list_display = (
        "name",
        "category",
        "price",
        "stock",
        column("order_count", "orders"),
        column("review_count", "reviews"),
        column("average_rating", "rating"),
        "created_at",
    )
    list_filter = ("category", StockFilter, "tags")
    search_fields = ("name", "slug", "description")
    date_hierarchy = "created_at"
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("tags",)
    readonly_fields = ("created_at", "updated_at")


@admin.register(Review)
class ReviewAdmin(admin.ModelAdmin):
    list_display = ("product", "user", "rating", "comment_start", "created_at")
    list_display_links = ("product", "comment_start")
    list_filter = ("rating", "product__category")
    list_select_related = ("product", "user")
    search_fields = ("comment", "product__name", "user__email", "user__full_name")
    date_hierarchy = "created_at"
    autocomplete_fields = ("user", "product")
    readonly_fields = ("created_at", "updated_at")

    @admin.display(description="comment", empty_value="–")
    def comment_start(self, review: Review) -> str:
        return Truncator(review.comment).chars(80)


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
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
class InvoiceLineAdmin(admin.ModelAdmin):
    list_display = ("invoice", "position", "product", "quantity", "unit_price", "line_total")
    list_filter = ("invoice__status", "product__category")
    list_select_related = ("invoice", "product")
    search_fields = ("invoice__number", "product__name")
    autocomplete_fields = ("invoice", "product")

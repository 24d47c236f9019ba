"""Products, their tags and their reviews."""

from django.contrib import admin
from django.db.models import Avg, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Round
from django.http import HttpRequest
from django.utils.text import Truncator

from ..models import Order, Product, Review, Tag
from .lists import ReadOnlyInline, ShopAdmin, column, count_of


def average_rating() -> Combinable:
    """The mean of a product's ratings, to one decimal; NULL without any."""
    ratings = Review.objects.filter(product=OuterRef("pk")).order_by().values("product")
    mean = Round(Avg("rating"), precision=1)
    return Subquery(ratings.annotate(mean=mean).values("mean"))


class ProductReviewInline(ReadOnlyInline):
    model = Review
    verbose_name_plural = "latest reviews"
    fields = ("user", "rating", "comment", "created_at")
    readonly_fields = fields
    related = ("user",)


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
class ReviewAdmin(ShopAdmin):
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

"""Users, with what they ordered and wrote last."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

from ..models import Order, Review, User
from .lists import ReadOnlyInline, ShopAdmin, column, count_of


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

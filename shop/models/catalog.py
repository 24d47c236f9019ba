"""What is sold, how it is labelled, and what buyers say about it."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from .timestamps import Timestamped


class Tag(models.Model):
    name = models.CharField(max_length=50, unique=True)
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Product(Timestamped):
    class Category(models.TextChoices):
        ELECTRONICS = "electronics"
        CLOTHING = "clothing"
        HOME = "home"
        SPORTS = "sports"

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=220, unique=True, help_text="The name, as it stands in addresses.")
    description = models.TextField()
    category = models.CharField(max_length=20, choices=Category)
    price = models.DecimalField(max_digits=10, decimal_places=2)
    stock = models.PositiveIntegerField(default=0, help_text="Pieces that can be sold now.")
    tags = models.ManyToManyField(Tag, related_name="products", blank=True)

    class Meta:
        ordering = ["name"]
        indexes = [
            models.Index(fields=["category", "price"], name="shop_product_category_price"),
            models.Index(fields=["name"], name="shop_product_name"),
            models.Index(fields=["created_at"], name="shop_product_created"),
        ]
        constraints = [
            *Timestamped.Meta.constraints,
            models.CheckConstraint(
                condition=Q(price__gt=0),
                name="shop_product_price_positive",
                violation_error_message="The price must be above zero.",
            ),
            models.CheckConstraint(
                condition=Q(stock__gte=0),
                name="shop_product_stock_not_negative",
                violation_error_message="The stock cannot be negative.",
            ),
            models.CheckConstraint(
                condition=Q(category__in=["electronics", "clothing", "home", "sports"]),
                name="shop_product_category_known",
                violation_error_message="Unknown category.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Review(Timestamped):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviews")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="reviews")
    rating = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(5)], help_text="1 (poor) to 5 (excellent)."
    )
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["product", "rating"], name="shop_review_product_rating"),
        ]
        constraints = [
            *Timestamped.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "product"],
                name="shop_review_one_per_user_product",
                violation_error_message="This user has already reviewed this product.",
            ),
            models.CheckConstraint(
                condition=Q(rating__gte=1, rating__lte=5),
                name="shop_review_rating_in_range",
                violation_error_message="A rating is a whole number from 1 to 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"Review {self.pk}: {self.rating}/5"

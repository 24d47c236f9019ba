"""Products, tags and reviews."""

from seeding.factories import ModelFactory

from ..models import Product, Review, Tag


class TagFactory(ModelFactory):
    class Meta:
        model = Tag
        django_get_or_create = ("name",)


class ProductFactory(ModelFactory):
    """Traits: out_of_stock, low_stock, high_stock."""

    class Meta:
        model = Product


class ReviewFactory(ModelFactory):
    class Meta:
        model = Review

"""Users."""

from seeding.factories import ModelFactory

from ..models import User


class UserFactory(ModelFactory):
    """Traits: admin, suspended, with_orders, with_reviews."""

    class Meta:
        model = User

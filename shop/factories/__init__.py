"""factory_boy factories of the shop, one file per subject: number n is row n of `seed_db`.

Traits are declared in `seeds/`.
"""

from .accounts import UserFactory
from .catalog import ProductFactory, ReviewFactory, TagFactory
from .content import ArticleFactory, PostCommentFactory, PostFactory, TopicFactory
from .interactions import InteractionFactory, SessionEventFactory, SessionFactory, VisitorFactory
from .orders import InvoiceFactory, InvoiceLineFactory, OrderFactory

__all__ = [
    "ArticleFactory",
    "InteractionFactory",
    "InvoiceFactory",
    "InvoiceLineFactory",
    "OrderFactory",
    "PostCommentFactory",
    "PostFactory",
    "ProductFactory",
    "ReviewFactory",
    "SessionEventFactory",
    "SessionFactory",
    "TagFactory",
    "TopicFactory",
    "UserFactory",
    "VisitorFactory",
]

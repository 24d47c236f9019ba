"""The shop's models, one file per subject. Every rule of the business is a database constraint."""

from .accounts import User, UserManager
from .catalog import Product, Review, Tag
from .content import Article, Post, PostComment, Topic
from .interactions import Interaction, Session, SessionEvent, Visitor
from .orders import Invoice, InvoiceLine, Order

__all__ = [
    "Article",
    "Interaction",
    "Invoice",
    "InvoiceLine",
    "Order",
    "Post",
    "PostComment",
    "Product",
    "Review",
    "Session",
    "SessionEvent",
    "Tag",
    "Topic",
    "User",
    "UserManager",
    "Visitor",
]

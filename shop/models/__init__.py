"""The shop's models, one file per subject. Every rule of the business is a database constraint."""

from .accounts import User, UserManager
from .catalog import Product, Review, Tag
from .orders import Invoice, InvoiceLine, Order
from .social import (
    Follow,
    GitHubAccount,
    GitHubFollow,
    GitHubRepository,
    GitHubStar,
    LinkedInConnection,
    LinkedInPosition,
    LinkedInProfile,
    RedditComment,
    RedditPost,
    RedditUser,
    Subreddit,
    Tweet,
    TwitterAccount,
    YouTubeChannel,
    YouTubeComment,
    YouTubeVideo,
)

__all__ = [
    "Follow",
    "GitHubAccount",
    "GitHubFollow",
    "GitHubRepository",
    "GitHubStar",
    "Invoice",
    "InvoiceLine",
    "LinkedInConnection",
    "LinkedInPosition",
    "LinkedInProfile",
    "Order",
    "Product",
    "RedditComment",
    "RedditPost",
    "RedditUser",
    "Review",
    "Subreddit",
    "Tag",
    "Tweet",
    "TwitterAccount",
    "User",
    "UserManager",
    "YouTubeChannel",
    "YouTubeComment",
    "YouTubeVideo",
]

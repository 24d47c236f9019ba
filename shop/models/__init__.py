"""The shop's models, one file per subject. Every rule of the business is a database constraint.

What a constraint cannot see, since it compares rows of two tables, is a rule of the model's `clean`.
"""

from .accounts import User, UserManager
from .catalog import Product, Review, Tag
from .leads import Campaign, ContentAsset, Download, FormSubmission, Lead, Webinar, WebinarRegistration
from .metering import EnergyCustomer, Meter, Reading, Sensor, SensorReading
from .orders import Invoice, InvoiceLine, Order
from .sales import Customer, Purchase
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
    "Campaign",
    "ContentAsset",
    "Customer",
    "Download",
    "EnergyCustomer",
    "Follow",
    "FormSubmission",
    "GitHubAccount",
    "GitHubFollow",
    "GitHubRepository",
    "GitHubStar",
    "Invoice",
    "InvoiceLine",
    "Lead",
    "LinkedInConnection",
    "LinkedInPosition",
    "LinkedInProfile",
    "Meter",
    "Order",
    "Product",
    "Purchase",
    "Reading",
    "RedditComment",
    "RedditPost",
    "RedditUser",
    "Review",
    "Sensor",
    "SensorReading",
    "Subreddit",
    "Tag",
    "Tweet",
    "TwitterAccount",
    "User",
    "UserManager",
    "Webinar",
    "WebinarRegistration",
    "YouTubeChannel",
    "YouTubeComment",
    "YouTubeVideo",
]

"""factory_boy factories of the shop, one file per subject: number n is row n of `seed_db`.

Traits are declared in `seeds/`.
"""

from .accounts import UserFactory
from .catalog import ProductFactory, ReviewFactory, TagFactory
from .orders import InvoiceFactory, InvoiceLineFactory, OrderFactory
from .social import (
    FollowFactory,
    GitHubAccountFactory,
    GitHubFollowFactory,
    GitHubRepositoryFactory,
    GitHubStarFactory,
    LinkedInConnectionFactory,
    LinkedInPositionFactory,
    LinkedInProfileFactory,
    RedditCommentFactory,
    RedditPostFactory,
    RedditUserFactory,
    SubredditFactory,
    TweetFactory,
    TwitterAccountFactory,
    YouTubeChannelFactory,
    YouTubeCommentFactory,
    YouTubeVideoFactory,
)

__all__ = [
    "FollowFactory",
    "GitHubAccountFactory",
    "GitHubFollowFactory",
    "GitHubRepositoryFactory",
    "GitHubStarFactory",
    "InvoiceFactory",
    "InvoiceLineFactory",
    "LinkedInConnectionFactory",
    "LinkedInPositionFactory",
    "LinkedInProfileFactory",
    "OrderFactory",
    "ProductFactory",
    "RedditCommentFactory",
    "RedditPostFactory",
    "RedditUserFactory",
    "ReviewFactory",
    "SubredditFactory",
    "TagFactory",
    "TweetFactory",
    "TwitterAccountFactory",
    "UserFactory",
    "YouTubeChannelFactory",
    "YouTubeCommentFactory",
    "YouTubeVideoFactory",
]

"""factory_boy factories of the shop, one file per subject: number n is row n of `seed_db`.

Traits are declared in `seeds/`.
"""

from .accounts import UserFactory
from .catalog import ProductFactory, ReviewFactory, TagFactory
from .leads import (
    CampaignFactory,
    ContentAssetFactory,
    DownloadFactory,
    FormSubmissionFactory,
    LeadFactory,
    WebinarFactory,
    WebinarRegistrationFactory,
)
from .metering import EnergyCustomerFactory, MeterFactory, ReadingFactory, SensorFactory, SensorReadingFactory
from .orders import InvoiceFactory, InvoiceLineFactory, OrderFactory
from .sales import CustomerFactory, PurchaseFactory
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
    "CampaignFactory",
    "ContentAssetFactory",
    "CustomerFactory",
    "DownloadFactory",
    "EnergyCustomerFactory",
    "FollowFactory",
    "FormSubmissionFactory",
    "GitHubAccountFactory",
    "GitHubFollowFactory",
    "GitHubRepositoryFactory",
    "GitHubStarFactory",
    "InvoiceFactory",
    "InvoiceLineFactory",
    "LeadFactory",
    "LinkedInConnectionFactory",
    "LinkedInPositionFactory",
    "LinkedInProfileFactory",
    "MeterFactory",
    "OrderFactory",
    "ProductFactory",
    "PurchaseFactory",
    "ReadingFactory",
    "RedditCommentFactory",
    "RedditPostFactory",
    "RedditUserFactory",
    "ReviewFactory",
    "SensorFactory",
    "SensorReadingFactory",
    "SubredditFactory",
    "TagFactory",
    "TweetFactory",
    "TwitterAccountFactory",
    "UserFactory",
    "WebinarFactory",
    "WebinarRegistrationFactory",
    "YouTubeChannelFactory",
    "YouTubeCommentFactory",
    "YouTubeVideoFactory",
]

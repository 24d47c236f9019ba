"""Small valid rows of the social models, written by hand, two of each."""

from datetime import UTC, date, datetime
from decimal import Decimal

from shop.models import (
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

THEN = datetime(2024, 3, 1, 12, tzinfo=UTC)


def two_of_each() -> None:
    """Two rows of every model; the second ones point at other rows than the first."""
    python = Subreddit.objects.create(name="Python", title="Python", description="A language.")
    webdev = Subreddit.objects.create(name="webdev", title="Web", description="The web.")
    for name, subreddit in (("ann", python), ("bob", webdev)):
        user = RedditUser.objects.create(
            username=name, display_name=name.title(), email=f"{name}@example.com", karma=3, created_at=THEN
        )
        user.interests.add(subreddit)
        post = RedditPost.objects.create(
            user=user, subreddit=subreddit, title="Why?", content="Tell me.", score=3, upvote_ratio=Decimal("0.80"),
            num_comments=1, flair="Question", created_at=THEN,
        )  # fmt: skip
        RedditComment.objects.create(post=post, user=user, content="Because.", created_at=THEN)
    for handle in ("@one", "@two"):
        channel = YouTubeChannel.objects.create(
            channel_name="Tech", handle=handle, description="Videos.", category="News", country="Kenya",
            video_count=1, total_views=50, created_at=THEN,
        )  # fmt: skip
        video = YouTubeVideo.objects.create(
            channel=channel, title="News", description="Of today.", duration=90, views=50, likes=3, comments=1,
            category="News", tags=["news"], thumbnail_url="https://img.example.com/1.jpg", published_at=THEN,
        )  # fmt: skip
        YouTubeComment.objects.create(video=video, author_name="@ann", content="First!", published_at=THEN)
    accounts = [
        TwitterAccount.objects.create(username=name, display_name=name, topic="Python", created_at=THEN)
        for name in ("carl", "dora")
    ]
    for one, other in (accounts, accounts[::-1]):
        Follow.objects.create(follower=one, followed=other, created_at=THEN)
        Tweet.objects.create(account=one, content=f"Hello @{other.username}", mentioned=other, created_at=THEN)
    profiles = [
        LinkedInProfile.objects.create(
            slug=name, full_name=name.title(), headline="Baker at Mill", job_title="Baker", company="Mill",
            industry="Retail", location="Lyon", created_at=THEN,
        )
        for name in ("eve", "finn", "gus")
    ]  # fmt: skip
    for profile in profiles[:2]:
        LinkedInPosition.objects.create(profile=profile, title="Baker", company="Mill", started_on=date(2020, 1, 1))
    profiles[2].positions.create(title="Baker", company="Mill", started_on=date(2019, 1, 1), ended_on=date(2020, 1, 1))
    LinkedInConnection.objects.create(profile=profiles[0], other=profiles[1], connected_at=THEN)
    LinkedInConnection.objects.create(profile=profiles[0], other=profiles[2], connected_at=THEN)
    hackers = [GitHubAccount.objects.create(username=name, topic="Python", created_at=THEN) for name in ("hal", "ida")]
    for one, other in (hackers, hackers[::-1]):
        GitHubFollow.objects.create(follower=one, followed=other, created_at=THEN)
        repository = GitHubRepository.objects.create(
            owner=one, name=f"of-{one}", language="Python", topic="Python", stars=1, created_at=THEN, pushed_at=THEN
        )
        GitHubStar.objects.create(account=one, repository=repository, starred_at=THEN)

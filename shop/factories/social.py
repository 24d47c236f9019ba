"""Accounts of the social platforms, and what they publish. Counters are those of the same row of `seed_db`."""

from seeding.factories import ModelFactory

from ..models import (
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


class FollowFactory(ModelFactory):
    class Meta:
        model = Follow


class GitHubAccountFactory(ModelFactory):
    class Meta:
        model = GitHubAccount


class GitHubFollowFactory(ModelFactory):
    class Meta:
        model = GitHubFollow


class GitHubRepositoryFactory(ModelFactory):
    class Meta:
        model = GitHubRepository


class GitHubStarFactory(ModelFactory):
    class Meta:
        model = GitHubStar


class LinkedInConnectionFactory(ModelFactory):
    class Meta:
        model = LinkedInConnection


class LinkedInPositionFactory(ModelFactory):
    class Meta:
        model = LinkedInPosition


class LinkedInProfileFactory(ModelFactory):
    class Meta:
        model = LinkedInProfile


class RedditCommentFactory(ModelFactory):
    class Meta:
        model = RedditComment


class RedditPostFactory(ModelFactory):
    """Traits: downvoted, and discussion, question, news, meta for the flairs."""

    class Meta:
        model = RedditPost


class RedditUserFactory(ModelFactory):
    """Traits: with_posts."""

    class Meta:
        model = RedditUser


class SubredditFactory(ModelFactory):
    class Meta:
        model = Subreddit
        django_get_or_create = ("name",)


class TweetFactory(ModelFactory):
    class Meta:
        model = Tweet


class TwitterAccountFactory(ModelFactory):
    """Traits: with_tweets."""

    class Meta:
        model = TwitterAccount


class YouTubeChannelFactory(ModelFactory):
    class Meta:
        model = YouTubeChannel


class YouTubeCommentFactory(ModelFactory):
    class Meta:
        model = YouTubeComment


class YouTubeVideoFactory(ModelFactory):
    """Traits: unlisted, private."""

    class Meta:
        model = YouTubeVideo

"""Accounts of the social platforms, with what they published last and whom they are linked to."""

from django.contrib import admin
from django.db import models
from django.utils.text import Truncator

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
from .lists import ReadOnlyInline, ShopAdmin, column, count_of, titled


@admin.display(description="content", empty_value="–")
def content_start(row: models.Model) -> str:
    """The first words of what was written."""
    return Truncator(row.content).chars(80)  # type: ignore[attr-defined]


# Reddit -------------------------------------------------------------------------------------------------------


class RedditPostInline(ReadOnlyInline):
    model = RedditPost
    verbose_name_plural = "latest posts"
    fields = ("title", "subreddit", "score", "upvote_ratio", "num_comments", "created_at")
    readonly_fields = fields
    related = ("subreddit",)


class RedditCommentInline(ReadOnlyInline):
    model = RedditComment
    verbose_name_plural = "first comments"
    fields = ("user", "depth", "content", "score", "created_at")
    readonly_fields = fields
    related = ("user",)


@admin.register(Subreddit)
class SubredditAdmin(ShopAdmin):
    annotations = {
        "reader_count": count_of(RedditUser.interests.through, "subreddit"),
        "post_count": count_of(RedditPost, "subreddit"),
    }
    list_display = ("name", "title", column("reader_count", "readers"), column("post_count", "posts"), "created_at")
    search_fields = ("name", "title")


@admin.register(RedditUser)
class RedditUserAdmin(ShopAdmin):
    inlines = (RedditPostInline,)
    annotations = {
        "post_count": count_of(RedditPost, "user"),
        "comment_count": count_of(RedditComment, "user"),
        "interest_count": count_of(RedditUser.interests.through, "reddituser"),
    }
    list_display = (
        "username",
        "display_name",
        "karma",
        column("post_count", "posts"),
        column("comment_count", "comments"),
        column("interest_count", "interests"),
        "verified",
        "premium",
        "location",
        "created_at",
    )
    list_filter = ("interests", "verified", "premium")
    search_fields = ("username", "display_name", "email", "bio")
    date_hierarchy = "created_at"
    filter_horizontal = ("interests",)


@admin.register(RedditPost)
class RedditPostAdmin(ShopAdmin):
    inlines = (RedditCommentInline,)
    list_display = (
        "title",
        "subreddit",
        "user",
        "score",
        "upvote_ratio",
        "num_comments",
        "awards",
        "flair",
        "nsfw",
        "stickied",
        "created_at",
    )
    list_filter = ("subreddit", "flair", "nsfw", "stickied")
    list_select_related = ("subreddit", "user")
    search_fields = ("title", "content", "user__username")
    date_hierarchy = "created_at"
    autocomplete_fields = ("user", "subreddit")


@admin.register(RedditComment)
class RedditCommentAdmin(ShopAdmin):
    list_display = (content_start, "post", "user", "depth", "score", "created_at")
    list_filter = ("post__subreddit", "depth")
    list_select_related = ("post", "user")
    search_fields = ("content", "user__username", "post__title")
    date_hierarchy = "created_at"
    raw_id_fields = ("parent",)
    autocomplete_fields = ("post", "user")


# YouTube ------------------------------------------------------------------------------------------------------


class YouTubeVideoInline(ReadOnlyInline):
    model = YouTubeVideo
    verbose_name_plural = "latest videos"
    fields = ("title", "category", "views", "likes", "comments", "privacy", "published_at")
    readonly_fields = fields


class YouTubeCommentInline(ReadOnlyInline):
    model = YouTubeComment
    verbose_name_plural = "first comments"
    fields = ("author_name", "content", "likes", "published_at")
    readonly_fields = fields


@admin.register(YouTubeChannel)
class YouTubeChannelAdmin(ShopAdmin):
    inlines = (YouTubeVideoInline,)
    list_display = (
        "channel_name",
        "category",
        "country",
        "subscriber_count",
        "video_count",
        "total_views",
        "verified",
        "monetization",
        "created_at",
    )
    list_filter = ("category", "verified", "monetization", "country")
    search_fields = ("channel_name", "handle", "description")
    date_hierarchy = "created_at"


@admin.register(YouTubeVideo)
class YouTubeVideoAdmin(ShopAdmin):
    inlines = (YouTubeCommentInline,)
    list_display = (
        "title",
        "channel",
        "category",
        "length",
        "views",
        "likes",
        "dislikes",
        "comments",
        "privacy",
        "published_at",
    )
    list_filter = ("category", "privacy")
    list_select_related = ("channel",)
    search_fields = ("title", "description", "channel__channel_name")
    date_hierarchy = "published_at"
    autocomplete_fields = ("channel",)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    @admin.display(description="length", ordering="duration")
    def length(self, video: YouTubeVideo) -> str:
        """Minutes and seconds."""
        return f"{video.duration // 60}:{video.duration % 60:02d}"


@admin.register(YouTubeComment)
class YouTubeCommentAdmin(ShopAdmin):
    list_display = (content_start, "video", "author_name", "likes", "published_at")
    list_filter = ("video__category",)
    list_select_related = ("video",)
    search_fields = ("content", "author_name", "video__title")
    date_hierarchy = "published_at"
    raw_id_fields = ("parent",)
    autocomplete_fields = ("video",)


# Twitter ------------------------------------------------------------------------------------------------------


class TweetInline(ReadOnlyInline):
    model = Tweet
    fk_name = "account"
    verbose_name_plural = "latest tweets"
    fields = ("content", "likes", "retweets", "created_at")
    readonly_fields = fields


class FollowerInline(ReadOnlyInline):
    model = Follow
    fk_name = "followed"
    verbose_name_plural = "latest followers"
    fields = ("follower", "created_at")
    readonly_fields = fields
    related = ("follower",)


@admin.register(TwitterAccount)
class TwitterAccountAdmin(ShopAdmin):
    inlines = (TweetInline, FollowerInline)
    list_display = (
        "username",
        "display_name",
        "topic",
        "followers_count",
        "following_count",
        "tweet_count",
        "verified",
        "location",
        "created_at",
    )
    list_filter = ("topic", "verified")
    search_fields = ("username", "display_name", "bio")
    date_hierarchy = "created_at"


@admin.register(Tweet)
class TweetAdmin(ShopAdmin):
    list_display = (content_start, "account", "mentioned", "likes", "retweets", "created_at")
    list_filter = ("account__topic",)
    list_select_related = ("account", "mentioned")
    search_fields = ("content", "account__username")
    date_hierarchy = "created_at"
    autocomplete_fields = ("account", "mentioned")


@admin.register(Follow)
class FollowAdmin(ShopAdmin):
    list_display = ("follower", "followed", "created_at")
    list_filter = (
        ("follower__topic", titled("topic of the follower")),
        ("followed__topic", titled("topic of the followed")),
    )
    list_select_related = ("follower", "followed")
    search_fields = ("follower__username", "followed__username")
    date_hierarchy = "created_at"
    autocomplete_fields = ("follower", "followed")


# LinkedIn -----------------------------------------------------------------------------------------------------


class LinkedInPositionInline(ReadOnlyInline):
    model = LinkedInPosition
    fields = ("title", "company", "started_on", "ended_on")
    readonly_fields = fields


class LinkedInConnectionInline(ReadOnlyInline):
    model = LinkedInConnection
    fk_name = "profile"
    verbose_name_plural = "latest connections with later profiles"
    fields = ("other", "connected_at")
    readonly_fields = fields
    related = ("other",)


@admin.register(LinkedInProfile)
class LinkedInProfileAdmin(ShopAdmin):
    inlines = (LinkedInPositionInline, LinkedInConnectionInline)
    list_display = (
        "full_name",
        "job_title",
        "company",
        "industry",
        "location",
        "connection_count",
        "open_to_work",
        "created_at",
    )
    list_filter = ("industry", "open_to_work")
    search_fields = ("full_name", "headline", "company")
    date_hierarchy = "created_at"


@admin.register(LinkedInPosition)
class LinkedInPositionAdmin(ShopAdmin):
    list_display = ("title", "company", "profile", "started_on", "ended_on")
    list_filter = ("profile__industry",)
    list_select_related = ("profile",)
    search_fields = ("title", "company", "profile__full_name")
    date_hierarchy = "started_on"
    autocomplete_fields = ("profile",)


@admin.register(LinkedInConnection)
class LinkedInConnectionAdmin(ShopAdmin):
    list_display = ("profile", "other", "connected_at")
    list_filter = ("profile__industry",)
    list_select_related = ("profile", "other")
    search_fields = ("profile__full_name", "other__full_name")
    date_hierarchy = "connected_at"
    autocomplete_fields = ("profile", "other")


# GitHub -------------------------------------------------------------------------------------------------------


class GitHubRepositoryInline(ReadOnlyInline):
    model = GitHubRepository
    verbose_name_plural = "repositories with the most stars"
    fields = ("name", "language", "stars", "forks", "pushed_at")
    readonly_fields = fields


class GitHubStarInline(ReadOnlyInline):
    model = GitHubStar
    verbose_name_plural = "latest stars"
    fields = ("account", "starred_at")
    readonly_fields = fields
    related = ("account",)


class GitHubFollowerInline(ReadOnlyInline):
    model = GitHubFollow
    fk_name = "followed"
    verbose_name_plural = "latest followers"
    fields = ("follower", "created_at")
    readonly_fields = fields
    related = ("follower",)


@admin.register(GitHubAccount)
class GitHubAccountAdmin(ShopAdmin):
    inlines = (GitHubRepositoryInline, GitHubFollowerInline)
    list_display = (
        "username",
        "name",
        "topic",
        "public_repos",
        "followers_count",
        "following_count",
        "company",
        "location",
        "created_at",
    )
    list_filter = ("topic",)
    search_fields = ("username", "name", "company", "bio")
    date_hierarchy = "created_at"


@admin.register(GitHubRepository)
class GitHubRepositoryAdmin(ShopAdmin):
    inlines = (GitHubStarInline,)
    list_display = (
        "name",
        "owner",
        "language",
        "topic",
        "license",
        "stars",
        "forks",
        "open_issues",
        "archived",
        "created_at",
        "pushed_at",
    )
    list_filter = ("language", "topic", "license", "archived")
    list_select_related = ("owner",)
    search_fields = ("name", "description", "owner__username")
    date_hierarchy = "created_at"
    autocomplete_fields = ("owner",)


@admin.register(GitHubStar)
class GitHubStarAdmin(ShopAdmin):
    list_display = ("account", "repository", "starred_at")
    list_filter = ("repository__language",)
    list_select_related = ("account", "repository")
    search_fields = ("account__username", "repository__name")
    date_hierarchy = "starred_at"
    autocomplete_fields = ("account", "repository")


@admin.register(GitHubFollow)
class GitHubFollowAdmin(ShopAdmin):
    list_display = ("follower", "followed", "created_at")
    list_filter = (
        ("follower__topic", titled("topic of the follower")),
        ("followed__topic", titled("topic of the followed")),
    )
    list_select_related = ("follower", "followed")
    search_fields = ("follower__username", "followed__username")
    date_hierarchy = "created_at"
    autocomplete_fields = ("follower", "followed")

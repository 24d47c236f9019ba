"""Twitter: accounts, who follows whom, and what they write."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

from .rules import counted, different, filled, known
from .topics import Topic


class TwitterAccount(models.Model):
    username = models.CharField(
        max_length=15,
        unique=True,
        validators=[RegexValidator(r"\A[A-Za-z0-9_]{4,15}\Z", "4 to 15 letters, digits and underscores.")],
        help_text="Without its @.",
    )
    display_name = models.CharField(max_length=50)
    bio = models.CharField(max_length=160, blank=True)
    location = models.CharField(max_length=100, blank=True)
    topic = models.CharField(max_length=15, choices=Topic, help_text="The community that the account belongs to.")
    created_at = models.DateTimeField("created", default=timezone.now)
    verified = models.BooleanField(default=False)
    followers_count = models.PositiveIntegerField(
        "followers", default=0, help_text="The accounts that follow this one."
    )
    following_count = models.PositiveIntegerField(
        "following", default=0, help_text="The accounts that this one follows."
    )
    tweet_count = models.PositiveIntegerField("tweets", default=0, help_text="The number of the account's tweets.")

    class Meta:
        ordering = ["username"]
        verbose_name = "Twitter account"
        indexes = [
            models.Index(fields=["topic", "-followers_count"], name="shop_twitteraccount_top"),
            models.Index(fields=["created_at"], name="shop_twitteraccount_created"),
        ]
        constraints = [
            *counted("twitteraccount", "followers_count", "following_count", "tweet_count"),
            known("twitteraccount", "topic", Topic.values),
            filled("twitteraccount", "username"),
        ]

    def __str__(self) -> str:
        return f"@{self.username}"


class Follow(models.Model):
    follower = models.ForeignKey(TwitterAccount, on_delete=models.CASCADE, related_name="following")
    followed = models.ForeignKey(TwitterAccount, on_delete=models.CASCADE, related_name="followers")
    created_at = models.DateTimeField("created", default=timezone.now, help_text="Both accounts were there.")

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["followed", "created_at"], name="shop_follow_followed")]
        constraints = [
            models.UniqueConstraint(
                fields=["follower", "followed"],
                name="shop_follow_once",
                violation_error_message="This account is followed already.",
            ),
            different("follow", "follower", "followed", "Nobody follows themselves."),
        ]

    def __str__(self) -> str:
        return f"Follow {self.pk}"


class Tweet(models.Model):
    account = models.ForeignKey(TwitterAccount, on_delete=models.CASCADE, related_name="tweets")
    content = models.CharField(max_length=280)
    mentioned = models.ForeignKey(
        TwitterAccount,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
        help_text="The account whose name stands in the text behind an @.",
    )
    created_at = models.DateTimeField("created", default=timezone.now)
    likes = models.PositiveIntegerField(default=0, help_text="As the platform tells it.")
    retweets = models.PositiveIntegerField(default=0, help_text="As the platform tells it.")

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["account", "-created_at"], name="shop_tweet_account_new"),
            models.Index(fields=["-likes"], name="shop_tweet_top"),
        ]
        constraints = [
            *counted("tweet", "likes", "retweets"),
            filled("tweet", "content"),
            models.CheckConstraint(
                condition=Q(LessThanOrEqual(Length("content"), 280)),
                name="shop_tweet_content_fits",
                violation_error_message="A tweet has at most 280 characters.",
            ),
        ]

    def __str__(self) -> str:
        return self.content

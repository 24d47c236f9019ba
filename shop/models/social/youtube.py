"""YouTube: channels, their videos, and what viewers write below them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .rules import at_most, counted, filled, known, not_its_own_parent


class Privacy(models.TextChoices):
    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"


class VideoCategory(models.TextChoices):
    TUTORIAL = "Tutorial"
    REVIEW = "Review"
    NEWS = "News"
    ENTERTAINMENT = "Entertainment"
    EDUCATIONAL = "Educational"
    PRODUCT_DEMO = "Product Demo"
    INTERVIEW = "Interview"
    LIVE_STREAM = "Live Stream"


class YouTubeChannel(models.Model):
    channel_name = models.CharField(max_length=100)
    handle = models.CharField(max_length=30, unique=True, help_text="With its @.")
    description = models.TextField(max_length=500)
    created_at = models.DateTimeField("created", default=timezone.now)
    subscriber_count = models.PositiveIntegerField(
        "subscribers", default=0, help_text="As the platform tells it: subscribers are not in this database."
    )
    video_count = models.PositiveIntegerField("videos", default=0, help_text="The number of the channel's videos.")
    total_views = models.PositiveBigIntegerField(default=0, help_text="The sum of the views of the channel's videos.")
    category = models.CharField(max_length=13, choices=VideoCategory)
    country = models.CharField(max_length=60)
    verified = models.BooleanField(default=False)
    monetization = models.BooleanField(default=False, help_text="Earns money with advertisements.")

    class Meta:
        ordering = ["channel_name"]
        verbose_name = "YouTube channel"
        indexes = [
            models.Index(fields=["category", "-subscriber_count"], name="shop_youtubechannel_top"),
            models.Index(fields=["created_at"], name="shop_youtubechannel_created"),
        ]
        constraints = [
            *counted("youtubechannel", "subscriber_count", "video_count", "total_views"),
            known("youtubechannel", "category", VideoCategory.values),
            filled("youtubechannel", "channel_name"),
            models.CheckConstraint(
                condition=Q(handle__startswith="@"),
                name="shop_youtubechannel_handle_has_at_sign",
                violation_error_message="A handle begins with @.",
            ),
        ]

    def __str__(self) -> str:
        return self.channel_name


class YouTubeVideo(models.Model):
    channel = models.ForeignKey(YouTubeChannel, on_delete=models.CASCADE, related_name="videos")
    title = models.CharField(max_length=100)
    description = models.TextField(max_length=1000)
    published_at = models.DateTimeField("published", default=timezone.now)
    duration = models.PositiveIntegerField(
        validators=[MinValueValidator(60), MaxValueValidator(3600)], help_text="Seconds, from 60 to 3600."
    )
    views = models.PositiveIntegerField(default=0)
    likes = models.PositiveIntegerField(default=0)
    dislikes = models.PositiveIntegerField(default=0)
    comments = models.PositiveIntegerField(default=0, help_text="The number of the comments below the video.")
    category = models.CharField(max_length=13, choices=VideoCategory)
    tags = models.JSONField(default=list, help_text="Three to ten words.")
    thumbnail_url = models.URLField()
    privacy = models.CharField(max_length=8, choices=Privacy, default=Privacy.PUBLIC)

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = "YouTube video"
        indexes = [
            models.Index(fields=["channel", "-published_at"], name="shop_youtubevideo_channel_new"),
            models.Index(fields=["category", "-views"], name="shop_youtubevideo_top"),
        ]
        constraints = [
            *counted("youtubevideo", "views", "likes", "dislikes", "comments"),
            known("youtubevideo", "category", VideoCategory.values),
            known("youtubevideo", "privacy", Privacy.values),
            filled("youtubevideo", "title"),
            models.CheckConstraint(
                condition=Q(duration__gte=60, duration__lte=3600),
                name="shop_youtubevideo_duration_in_range",
                violation_error_message="A video lasts from one minute to one hour.",
            ),
            models.CheckConstraint(
                condition=Q(views__gte=F("likes") + F("dislikes")),
                name="shop_youtubevideo_votes_within_views",
                violation_error_message="A video cannot have more votes than views.",
            ),
            at_most("youtubevideo", "comments", "views"),
        ]

    def __str__(self) -> str:
        return self.title


class YouTubeComment(models.Model):
    video = models.ForeignKey(YouTubeVideo, on_delete=models.CASCADE, related_name="thread")
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="replies",
        help_text="The comment on the same video that this one answers. Answers are not answered in turn.",
    )
    author_name = models.CharField(max_length=30, help_text="The viewer's handle, with its @.")
    content = models.TextField()
    likes = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField("published", default=timezone.now)

    class Meta:
        ordering = ["published_at", "pk"]
        verbose_name = "YouTube comment"
        indexes = [models.Index(fields=["video", "published_at"], name="shop_youtubecomment_video")]
        constraints = [
            *counted("youtubecomment", "likes"),
            filled("youtubecomment", "content"),
            models.CheckConstraint(
                condition=Q(author_name__startswith="@"),
                name="shop_youtubecomment_author_has_at_sign",
                violation_error_message="A handle begins with @.",
            ),
            not_its_own_parent("youtubecomment"),
        ]

    def __str__(self) -> str:
        return f"Comment {self.pk}"

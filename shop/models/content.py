"""What the shop and its customers publish: articles by topic, posts, and what readers say of posts."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .catalog import Product
from .timestamps import Timestamped

WORDS_A_MINUTE = 200


class Topic(models.Model):
    """What texts are about, within a category of products."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=70, unique=True)
    category = models.CharField(max_length=20, choices=Product.Category)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=["electronics", "clothing", "home", "sports"]),
                name="shop_topic_category_known",
                violation_error_message="Unknown category.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Text(Timestamped):
    """What articles and posts have in common. A draft has no date of publication, a published text has one."""

    class Status(models.TextChoices):
        DRAFT = "draft"
        PUBLISHED = "published"

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="%(class)ss")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="%(class)ss")
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=220, unique=True, help_text="The title, as it stands in addresses.")
    summary = models.CharField(max_length=300)
    body = models.TextField(help_text="Plain text; paragraphs are divided by empty lines.")
    tags = models.JSONField(default=list, blank=True, help_text="A list of words.")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField("published", null=True, blank=True)
    word_count = models.PositiveIntegerField(default=0, help_text="The words of the body.")
    reading_minutes = models.PositiveSmallIntegerField(
        default=1, help_text=f"At {WORDS_A_MINUTE} words a minute, rounded up."
    )

    class Meta:
        abstract = True
        constraints = [
            *Timestamped.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=["draft", "published"]),
                name="%(app_label)s_%(class)s_status_known",
                violation_error_message="A text is a draft or published.",
            ),
            models.CheckConstraint(
                condition=Q(status="draft", published_at__isnull=True)
                | (~Q(status="draft") & Q(published_at__isnull=False)),
                name="%(app_label)s_%(class)s_published_has_date",
                violation_error_message="A published text has a date of publication, a draft has none.",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(published_at__gte=F("created_at")),
                name="%(app_label)s_%(class)s_published_after_created",
                violation_error_message="A text cannot be published before it was created.",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(body=""),
                name="%(app_label)s_%(class)s_not_empty",
                violation_error_message="A text has a title and a body.",
            ),
            models.CheckConstraint(
                condition=Q(reading_minutes__gte=1)
                & Q(word_count__lte=F("reading_minutes") * WORDS_A_MINUTE)
                & (Q(reading_minutes=1) | Q(word_count__gt=F("reading_minutes") * WORDS_A_MINUTE - WORDS_A_MINUTE)),
                name="%(app_label)s_%(class)s_reading_time_agrees",
                violation_error_message=f"The reading time is that of {WORDS_A_MINUTE} words a minute, rounded up.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Article(Text):
    """A guide written for the shop's magazine."""

    class Meta(Text.Meta):
        abstract = False
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "published_at"], name="shop_article_status_published"),
            models.Index(fields=["topic", "published_at"], name="shop_article_topic_published"),
        ]


class Post(Text):
    """What a user writes on the shop's blog, for others to comment on."""

    comment_count = models.PositiveIntegerField(default=0, editable=False, help_text="The comments on it.")

    class Meta(Text.Meta):
        abstract = False
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "published_at"], name="shop_post_status_published"),
            models.Index(fields=["author", "published_at"], name="shop_post_author_published"),
        ]
        constraints = [
            *Text.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(status="draft") | Q(comment_count=0),
                name="shop_post_draft_without_comments",
                violation_error_message="A draft has no comments.",
            ),
        ]


class PostComment(Timestamped):
    """What a reader says of a post, within thirty days of it."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="post_comments")
    body = models.TextField()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(fields=["post", "created_at"], name="shop_postcomment_post_created"),
        ]
        constraints = [
            *Timestamped.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(body=""),
                name="shop_postcomment_not_empty",
                violation_error_message="A comment says something.",
            ),
        ]

    def __str__(self) -> str:
        return f"Comment {self.pk}"

"""Reddit: users with interests, what they post in subreddits, and the trees of comments below."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .rules import counted, filled, known, not_its_own_parent


class Flair(models.TextChoices):
    DISCUSSION = "Discussion"
    QUESTION = "Question"
    NEWS = "News"
    META = "Meta"


class Subreddit(models.Model):
    name = models.CharField(max_length=21, unique=True, help_text="As it stands behind r/.")
    title = models.CharField(max_length=100)
    description = models.TextField()
    created_at = models.DateTimeField("created", default=timezone.now)

    class Meta:
        ordering = ["name"]
        constraints = [filled("subreddit", "name")]

    def __str__(self) -> str:
        return f"r/{self.name}"


class RedditUser(models.Model):
    username = models.CharField(
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"\A[A-Za-z0-9_-]{3,20}\Z", "3 to 20 letters, digits, underscores and hyphens.")],
    )
    display_name = models.CharField(max_length=100)
    email = models.EmailField("e-mail", null=True, blank=True, help_text="Few users give one.")  # noqa: DJ001
    created_at = models.DateTimeField("created", default=timezone.now)
    karma = models.IntegerField(default=0, help_text="The sum of the scores of the user's posts; comments earn none.")
    verified = models.BooleanField(default=False, help_text="Has confirmed an e-mail address.")
    premium = models.BooleanField(default=False)
    bio = models.CharField(max_length=160, null=True, blank=True)  # noqa: DJ001
    location = models.CharField(max_length=100, null=True, blank=True)  # noqa: DJ001
    interests = models.ManyToManyField(Subreddit, related_name="readers", help_text="One to five subreddits.")

    class Meta:
        ordering = ["username"]
        verbose_name = "Reddit user"
        indexes = [
            models.Index(fields=["created_at"], name="shop_reddituser_created"),
            models.Index(fields=["-karma"], name="shop_reddituser_karma"),
        ]
        constraints = [
            filled("reddituser", "username"),
            models.CheckConstraint(
                condition=Q(karma__gte=0),
                name="shop_reddituser_karma_not_negative",
                violation_error_message="Karma never falls below zero.",
            ),
            models.CheckConstraint(
                condition=Q(email__isnull=True) | Q(email__contains="@"),
                name="shop_reddituser_email_has_at_sign",
                violation_error_message="An e-mail address contains @.",
            ),
            models.CheckConstraint(
                condition=Q(verified=False) | Q(email__isnull=False),
                name="shop_reddituser_verified_has_email",
                violation_error_message="Only a user with an e-mail address can be verified.",
            ),
        ]

    def __str__(self) -> str:
        return f"u/{self.username}"


class RedditPost(models.Model):
    user = models.ForeignKey(RedditUser, on_delete=models.CASCADE, related_name="posts")
    subreddit = models.ForeignKey(Subreddit, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=300)
    content = models.TextField(max_length=2000)
    created_at = models.DateTimeField("created", default=timezone.now)
    score = models.IntegerField(default=1, help_text="Upvotes less downvotes, from -100 up.")
    upvote_ratio = models.DecimalField(
        max_digits=3, decimal_places=2, default=1, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    num_comments = models.PositiveIntegerField("comments", default=0, help_text="The number of the post's comments.")
    awards = models.PositiveSmallIntegerField(default=0, help_text="0 to 10.")
    flair = models.CharField(max_length=10, choices=Flair, null=True, blank=True)  # noqa: DJ001
    nsfw = models.BooleanField("NSFW", default=False)
    stickied = models.BooleanField(default=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = "Reddit post"
        indexes = [
            models.Index(fields=["subreddit", "-created_at"], name="shop_redditpost_subreddit_new"),
            models.Index(fields=["subreddit", "-score"], name="shop_redditpost_subreddit_top"),
            models.Index(fields=["user", "created_at"], name="shop_redditpost_user_created"),
        ]
        constraints = [
            *counted("redditpost", "num_comments"),
            known("redditpost", "flair", Flair.values, optional=True),
            filled("redditpost", "title"),
            models.CheckConstraint(
                condition=Q(score__gte=-100),
                name="shop_redditpost_score_in_range",
                violation_error_message="A score does not fall below -100.",
            ),
            models.CheckConstraint(
                condition=Q(upvote_ratio__gte=0, upvote_ratio__lte=1),
                name="shop_redditpost_ratio_in_range",
                violation_error_message="The upvote ratio lies between 0 and 1.",
            ),
            models.CheckConstraint(
                condition=Q(score__gt=0, upvote_ratio__gt=0.5)
                | Q(score=0, upvote_ratio=0.5)
                | Q(score__lt=0, upvote_ratio__lt=0.5),
                name="shop_redditpost_ratio_agrees",
                violation_error_message="More than half of the votes are upvotes where the score is above zero.",
            ),
            models.CheckConstraint(
                condition=Q(awards__gte=0, awards__lte=10),
                name="shop_redditpost_awards_in_range",
                violation_error_message="A post has 0 to 10 awards.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RedditComment(models.Model):
    post = models.ForeignKey(RedditPost, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="replies",
        help_text="The comment of the same post that this one answers; none for an answer to the post.",
    )
    user = models.ForeignKey(RedditUser, on_delete=models.CASCADE, related_name="comments")
    content = models.TextField()
    created_at = models.DateTimeField("created", default=timezone.now)
    score = models.IntegerField(default=1, help_text="Upvotes less downvotes, from -100 up.")
    depth = models.PositiveSmallIntegerField(default=0, help_text="How many comments stand above this one.")

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = "Reddit comment"
        indexes = [
            models.Index(fields=["post", "created_at"], name="shop_redditcomment_post"),
            models.Index(fields=["user", "created_at"], name="shop_redditcomment_user"),
        ]
        constraints = [
            filled("redditcomment", "content"),
            models.CheckConstraint(
                condition=Q(score__gte=-100),
                name="shop_redditcomment_score_in_range",
                violation_error_message="A score does not fall below -100.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, depth=0) | Q(parent__isnull=False, depth__gte=1),
                name="shop_redditcomment_depth_agrees",
                violation_error_message="A comment without a parent has the depth 0, the others have more.",
            ),
            not_its_own_parent("redditcomment"),
        ]

    def __str__(self) -> str:
        return f"Comment {self.pk}"

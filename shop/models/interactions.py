"""How people move through the shop: visitors, their sessions page by page, and what they do with what they see."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q

from .catalog import Product


class Visitor(models.Model):
    """A browser, known by a cookie, and the user who logs in with it."""

    key = models.UUIDField("cookie", unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="visitor"
    )
    first_seen_at = models.DateTimeField("first seen")

    class Meta:
        ordering = ["-first_seen_at", "-pk"]
        indexes = [models.Index(fields=["first_seen_at"], name="shop_visitor_first_seen")]

    def __str__(self) -> str:
        return f"Visitor {str(self.key)[:8]}"


class Session(models.Model):
    """One visit to the shop: pages without a long break between them."""

    class Device(models.TextChoices):
        DESKTOP = "desktop"
        MOBILE = "mobile"
        TABLET = "tablet"

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="sessions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="sessions",
        help_text="Nobody in anonymous sessions.",
    )
    started_at = models.DateTimeField("started", help_text="The first event.")
    ended_at = models.DateTimeField("ended", help_text="The last event and the time spent on its page.")
    event_count = models.PositiveIntegerField("events")
    converted = models.BooleanField(default=False, help_text="Whether something was bought.")
    device = models.CharField(max_length=10, choices=Device)
    browser = models.CharField(max_length=40)
    operating_system = models.CharField(max_length=40)
    user_agent = models.CharField(max_length=300)
    ip_address = models.GenericIPAddressField("IP address")
    referrer = models.URLField(max_length=300, blank=True, help_text="The page before the first; empty if none.")
    utm_source = models.CharField(max_length=40, blank=True)
    utm_medium = models.CharField(max_length=40, blank=True)
    utm_campaign = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        indexes = [
            models.Index(fields=["visitor", "started_at"], name="shop_session_visitor_started"),
            models.Index(fields=["user", "started_at"], name="shop_session_user_started"),
            models.Index(fields=["started_at"], name="shop_session_started"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__gt=F("started_at")),
                name="shop_session_ends_after_start",
                violation_error_message="A session ends after it began.",
            ),
            models.CheckConstraint(
                condition=Q(event_count__gte=1),
                name="shop_session_has_events",
                violation_error_message="A session has at least one event.",
            ),
            models.CheckConstraint(
                condition=Q(converted=False) | Q(event_count__gte=4),
                name="shop_session_converted_has_funnel",
                violation_error_message="Buying takes a product, a cart, a checkout and a purchase.",
            ),
            models.CheckConstraint(
                condition=Q(device__in=["desktop", "mobile", "tablet"]),
                name="shop_session_device_known",
                violation_error_message="Unknown device.",
            ),
            models.CheckConstraint(
                condition=Q(utm_source="", utm_medium="", utm_campaign="")
                | (~Q(utm_source="") & ~Q(utm_medium="") & ~Q(utm_campaign="")),
                name="shop_session_utm_complete",
                violation_error_message="The three utm values come together.",
            ),
        ]

    def __str__(self) -> str:
        return f"Session {self.pk}"


class SessionEvent(models.Model):
    """One page of a session."""

    class Page(models.TextChoices):
        LANDING = "landing"
        SEARCH = "search"
        CATEGORY = "category"
        PRODUCT = "product"
        CART = "cart"
        CHECKOUT = "checkout"
        PURCHASE = "purchase"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="events")
    position = models.PositiveSmallIntegerField(help_text="1 for the first event.")
    page = models.CharField(max_length=10, choices=Page)
    path = models.CharField(max_length=300)
    product = models.ForeignKey(
        Product,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="session_events",
        help_text="What was looked at or put into the cart.",
    )
    occurred_at = models.DateTimeField("at")
    dwell = models.DurationField(help_text="How long the page was open.")

    class Meta:
        ordering = ["session", "position"]
        indexes = [
            models.Index(fields=["page", "occurred_at"], name="shop_sessionevent_page_at"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "position"],
                name="shop_sessionevent_position_unique",
                violation_error_message="This session already has an event at this position.",
            ),
            models.UniqueConstraint(
                fields=["session", "occurred_at"],
                name="shop_sessionevent_at_unique",
                violation_error_message="This session already has an event at this instant.",
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="shop_sessionevent_position_from_one",
                violation_error_message="Positions count from 1.",
            ),
            models.CheckConstraint(
                condition=Q(
                    page__in=["landing", "search", "category", "product", "cart", "checkout", "purchase"],
                ),
                name="shop_sessionevent_page_known",
                violation_error_message="Unknown page.",
            ),
            models.CheckConstraint(
                condition=Q(product__isnull=True) | Q(page__in=["product", "cart"]),
                name="shop_sessionevent_product_on_its_pages",
                violation_error_message="Only product pages and the cart speak of a product.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.page}"


class Interaction(models.Model):
    """What a visitor does with an article, a post or a product in a session. Liking and sharing take an account."""

    class Kind(models.TextChoices):
        VIEW = "view"
        CLICK = "click"
        LIKE = "like"
        SHARE = "share"

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="interactions")
    session = models.ForeignKey(
        Session,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="interactions",
        help_text="The visit in which it happened; none if that is not known.",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="interactions",
        help_text="Nobody in anonymous sessions.",
    )
    kind = models.CharField(max_length=5, choices=Kind)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    created_at = models.DateTimeField("at")

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id", "kind"], name="shop_interaction_target_kind"),
            models.Index(fields=["user", "created_at"], name="shop_interaction_user_created"),
            models.Index(fields=["created_at"], name="shop_interaction_created"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "content_type", "object_id"],
                condition=Q(kind="like"),
                name="shop_interaction_one_like_per_user",
                violation_error_message="This user likes this already.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["view", "click", "like", "share"]),
                name="shop_interaction_kind_known",
                violation_error_message="Unknown kind of interaction.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["view", "click"]) | Q(user__isnull=False),
                name="shop_interaction_account_to_like_or_share",
                violation_error_message="Liking and sharing take an account.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

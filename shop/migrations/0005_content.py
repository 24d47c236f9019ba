import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("shop", "0004_social"),
    ]

    operations = [
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("slug", models.SlugField(max_length=70, unique=True)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("electronics", "Electronics"),
                            ("clothing", "Clothing"),
                            ("home", "Home"),
                            ("sports", "Sports"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("category__in", ["electronics", "clothing", "home", "sports"])),
                        name="shop_topic_category_known",
                        violation_error_message="Unknown category.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated")),
                ("title", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(help_text="The title, as it stands in addresses.", max_length=220, unique=True),
                ),
                ("summary", models.CharField(max_length=300)),
                ("body", models.TextField(help_text="Plain text; paragraphs are divided by empty lines.")),
                ("tags", models.JSONField(blank=True, default=list, help_text="A list of words.")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published")], default="draft", max_length=10
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                ("word_count", models.PositiveIntegerField(default=0, help_text="The words of the body.")),
                (
                    "reading_minutes",
                    models.PositiveSmallIntegerField(default=1, help_text="At 200 words a minute, rounded up."),
                ),
                (
                    "comment_count",
                    models.PositiveIntegerField(default=0, editable=False, help_text="The comments on it."),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="shop.topic"
                    ),
                ),
            ],
            options={
                "ordering": ["-published_at", "-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["status", "published_at"], name="shop_post_status_published"),
                    models.Index(fields=["author", "published_at"], name="shop_post_author_published"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("updated_at__gte", models.F("created_at"))),
                        name="shop_post_updated_after_created",
                        violation_error_message="A row cannot be updated before it was created.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "published"])),
                        name="shop_post_status_known",
                        violation_error_message="A text is a draft or published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", True), ("status", "draft")),
                            models.Q(models.Q(("status", "draft"), _negated=True), ("published_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="shop_post_published_has_date",
                        violation_error_message="A published text has a date of publication, a draft has none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at__isnull", True),
                            ("published_at__gte", models.F("created_at")),
                            _connector="OR",
                        ),
                        name="shop_post_published_after_created",
                        violation_error_message="A text cannot be published before it was created.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("body", ""), _negated=True)
                        ),
                        name="shop_post_not_empty",
                        violation_error_message="A text has a title and a body.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reading_minutes__gte", 1),
                            (
                                "word_count__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("reading_minutes"), "*", models.Value(200)
                                ),
                            ),
                            models.Q(
                                ("reading_minutes", 1),
                                (
                                    "word_count__gt",
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("reading_minutes"), "*", models.Value(200)
                                        ),
                                        "-",
                                        models.Value(200),
                                    ),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="shop_post_reading_time_agrees",
                        violation_error_message="The reading time is that of 200 words a minute, rounded up.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "draft"), _negated=True), ("comment_count", 0), _connector="OR"
                        ),
                        name="shop_post_draft_without_comments",
                        violation_error_message="A draft has no comments.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated")),
                ("title", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(help_text="The title, as it stands in addresses.", max_length=220, unique=True),
                ),
                ("summary", models.CharField(max_length=300)),
                ("body", models.TextField(help_text="Plain text; paragraphs are divided by empty lines.")),
                ("tags", models.JSONField(blank=True, default=list, help_text="A list of words.")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published")], default="draft", max_length=10
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                ("word_count", models.PositiveIntegerField(default=0, help_text="The words of the body.")),
                (
                    "reading_minutes",
                    models.PositiveSmallIntegerField(default=1, help_text="At 200 words a minute, rounded up."),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="shop.topic"
                    ),
                ),
            ],
            options={
                "ordering": ["-published_at", "-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["status", "published_at"], name="shop_article_status_published"),
                    models.Index(fields=["topic", "published_at"], name="shop_article_topic_published"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("updated_at__gte", models.F("created_at"))),
                        name="shop_article_updated_after_created",
                        violation_error_message="A row cannot be updated before it was created.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "published"])),
                        name="shop_article_status_known",
                        violation_error_message="A text is a draft or published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", True), ("status", "draft")),
                            models.Q(models.Q(("status", "draft"), _negated=True), ("published_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="shop_article_published_has_date",
                        violation_error_message="A published text has a date of publication, a draft has none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at__isnull", True),
                            ("published_at__gte", models.F("created_at")),
                            _connector="OR",
                        ),
                        name="shop_article_published_after_created",
                        violation_error_message="A text cannot be published before it was created.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("body", ""), _negated=True)
                        ),
                        name="shop_article_not_empty",
                        violation_error_message="A text has a title and a body.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reading_minutes__gte", 1),
                            (
                                "word_count__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("reading_minutes"), "*", models.Value(200)
                                ),
                            ),
                            models.Q(
                                ("reading_minutes", 1),
                                (
                                    "word_count__gt",
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("reading_minutes"), "*", models.Value(200)
                                        ),
                                        "-",
                                        models.Value(200),
                                    ),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="shop_article_reading_time_agrees",
                        violation_error_message="The reading time is that of 200 words a minute, rounded up.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visitor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True, verbose_name="cookie")),
                ("first_seen_at", models.DateTimeField(verbose_name="first seen")),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="visitor",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-first_seen_at", "-pk"],
                "indexes": [models.Index(fields=["first_seen_at"], name="shop_visitor_first_seen")],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_at", models.DateTimeField(help_text="The first event.", verbose_name="started")),
                (
                    "ended_at",
                    models.DateTimeField(
                        help_text="The last event and the time spent on its page.", verbose_name="ended"
                    ),
                ),
                ("event_count", models.PositiveIntegerField(verbose_name="events")),
                ("converted", models.BooleanField(default=False, help_text="Whether something was bought.")),
                (
                    "device",
                    models.CharField(
                        choices=[("desktop", "Desktop"), ("mobile", "Mobile"), ("tablet", "Tablet")], max_length=10
                    ),
                ),
                ("browser", models.CharField(max_length=40)),
                ("operating_system", models.CharField(max_length=40)),
                ("user_agent", models.CharField(max_length=300)),
                ("ip_address", models.GenericIPAddressField(verbose_name="IP address")),
                (
                    "referrer",
                    models.URLField(blank=True, help_text="The page before the first; empty if none.", max_length=300),
                ),
                ("utm_source", models.CharField(blank=True, max_length=40)),
                ("utm_medium", models.CharField(blank=True, max_length=40)),
                ("utm_campaign", models.CharField(blank=True, max_length=80)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        help_text="Nobody in anonymous sessions.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visitor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="shop.visitor"
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "-pk"],
                "indexes": [
                    models.Index(fields=["visitor", "started_at"], name="shop_session_visitor_started"),
                    models.Index(fields=["user", "started_at"], name="shop_session_user_started"),
                    models.Index(fields=["started_at"], name="shop_session_started"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_at__gt", models.F("started_at"))),
                        name="shop_session_ends_after_start",
                        violation_error_message="A session ends after it began.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("event_count__gte", 1)),
                        name="shop_session_has_events",
                        violation_error_message="A session has at least one event.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("converted", False), ("event_count__gte", 4), _connector="OR"),
                        name="shop_session_converted_has_funnel",
                        violation_error_message="Buying takes a product, a cart, a checkout and a purchase.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("device__in", ["desktop", "mobile", "tablet"])),
                        name="shop_session_device_known",
                        violation_error_message="Unknown device.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("utm_campaign", ""), ("utm_medium", ""), ("utm_source", "")),
                            models.Q(
                                models.Q(("utm_source", ""), _negated=True),
                                models.Q(("utm_medium", ""), _negated=True),
                                models.Q(("utm_campaign", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="shop_session_utm_complete",
                        violation_error_message="The three utm values come together.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("view", "View"), ("click", "Click"), ("like", "Like"), ("share", "Share")],
                        max_length=5,
                    ),
                ),
                ("object_id", models.PositiveBigIntegerField()),
                ("created_at", models.DateTimeField(verbose_name="at")),
                (
                    "content_type",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="contenttypes.contenttype"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        help_text="Nobody for anonymous visitors.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interactions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visitor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="interactions", to="shop.visitor"
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["content_type", "object_id", "kind"], name="shop_interaction_target_kind"),
                    models.Index(fields=["user", "created_at"], name="shop_interaction_user_created"),
                    models.Index(fields=["created_at"], name="shop_interaction_created"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "like")),
                        fields=("user", "content_type", "object_id"),
                        name="shop_interaction_one_like_per_user",
                        violation_error_message="This user likes this already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["view", "click", "like", "share"])),
                        name="shop_interaction_kind_known",
                        violation_error_message="Unknown kind of interaction.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["view", "click"]), ("user__isnull", False), _connector="OR"),
                        name="shop_interaction_account_to_like_or_share",
                        violation_error_message="Liking and sharing take an account.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated")),
                ("body", models.TextField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="post_comments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="shop.post"
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "indexes": [models.Index(fields=["post", "created_at"], name="shop_postcomment_post_created")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("updated_at__gte", models.F("created_at"))),
                        name="shop_postcomment_updated_after_created",
                        violation_error_message="A row cannot be updated before it was created.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body", ""), _negated=True),
                        name="shop_postcomment_not_empty",
                        violation_error_message="A comment says something.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(help_text="1 for the first event.")),
                (
                    "page",
                    models.CharField(
                        choices=[
                            ("landing", "Landing"),
                            ("search", "Search"),
                            ("category", "Category"),
                            ("product", "Product"),
                            ("cart", "Cart"),
                            ("checkout", "Checkout"),
                            ("purchase", "Purchase"),
                        ],
                        max_length=10,
                    ),
                ),
                ("path", models.CharField(max_length=300)),
                ("occurred_at", models.DateTimeField(verbose_name="at")),
                ("dwell", models.DurationField(help_text="How long the page was open.")),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        help_text="What was looked at or put into the cart.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="session_events",
                        to="shop.product",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="shop.session"
                    ),
                ),
            ],
            options={
                "ordering": ["session", "position"],
                "indexes": [models.Index(fields=["page", "occurred_at"], name="shop_sessionevent_page_at")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "position"),
                        name="shop_sessionevent_position_unique",
                        violation_error_message="This session already has an event at this position.",
                    ),
                    models.UniqueConstraint(
                        fields=("session", "occurred_at"),
                        name="shop_sessionevent_at_unique",
                        violation_error_message="This session already has an event at this instant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1)),
                        name="shop_sessionevent_position_from_one",
                        violation_error_message="Positions count from 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("page__in", ["landing", "search", "category", "product", "cart", "checkout", "purchase"])
                        ),
                        name="shop_sessionevent_page_known",
                        violation_error_message="Unknown page.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("product__isnull", True), ("page__in", ["product", "cart"]), _connector="OR"
                        ),
                        name="shop_sessionevent_product_on_its_pages",
                        violation_error_message="Only product pages and the cart speak of a product.",
                    ),
                ],
            },
        ),
    ]

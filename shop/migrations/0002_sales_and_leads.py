import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("shop", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("code", models.SlugField(help_text="As it stands in utm_campaign.", max_length=80, unique=True)),
                ("topic", models.CharField(max_length=60)),
                ("starts_on", models.DateField(verbose_name="start")),
                ("ends_on", models.DateField(help_text="The last day.", verbose_name="end")),
                (
                    "budget",
                    models.DecimalField(
                        decimal_places=2, max_digits=10, validators=[django.core.validators.MinValueValidator(0)]
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "name"],
                "indexes": [models.Index(fields=["starts_on", "ends_on"], name="shop_campaign_dates")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="shop_campaign_ends_after_start",
                        violation_error_message="A campaign cannot end before it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("budget__gte", 0)),
                        name="shop_campaign_budget_not_negative",
                        violation_error_message="The budget cannot be negative.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContentAsset",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("whitepaper", "Whitepaper"),
                            ("ebook", "e-book"),
                            ("case_study", "Case Study"),
                            ("webinar", "Webinar"),
                            ("demo", "Demo"),
                            ("trial", "Trial"),
                            ("consultation", "Consultation"),
                            ("newsletter", "Newsletter"),
                        ],
                        max_length=14,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("topic", models.CharField(max_length=60)),
                (
                    "pages",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Of what can be downloaded alone.", null=True
                    ),
                ),
                ("published_at", models.DateTimeField(verbose_name="published")),
            ],
            options={
                "ordering": ["-published_at", "title"],
                "indexes": [
                    models.Index(fields=["type", "published_at"], name="shop_asset_type_published"),
                    models.Index(fields=["title"], name="shop_asset_title"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "type__in",
                                [
                                    "whitepaper",
                                    "ebook",
                                    "case_study",
                                    "webinar",
                                    "demo",
                                    "trial",
                                    "consultation",
                                    "newsletter",
                                ],
                            )
                        ),
                        name="shop_contentasset_type_known",
                        violation_error_message="Unknown type of content.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("pages__gte", 1),
                                ("pages__isnull", False),
                                ("type__in", ["whitepaper", "ebook", "case_study"]),
                            ),
                            models.Q(
                                models.Q(("type__in", ["whitepaper", "ebook", "case_study"]), _negated=True),
                                ("pages__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="shop_contentasset_documents_have_pages",
                        violation_error_message="What can be downloaded has pages, and nothing else has.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                ("first_name", models.CharField(max_length=80)),
                ("last_name", models.CharField(max_length=80)),
                ("company", models.CharField(max_length=120)),
                ("job_title", models.CharField(max_length=120)),
                ("phone", models.CharField(max_length=32)),
                (
                    "lead_source",
                    models.CharField(
                        choices=[
                            ("whitepaper_download", "Whitepaper Download"),
                            ("webinar_registration", "Webinar Registration"),
                            ("demo_request", "Demo Request"),
                            ("newsletter_signup", "Newsletter Signup"),
                            ("contact_form", "Contact Form"),
                            ("social_media", "Social Media"),
                            ("referral", "Referral"),
                            ("trade_show", "Trade Show"),
                            ("cold_outreach", "Cold Outreach"),
                        ],
                        max_length=22,
                    ),
                ),
                (
                    "content_type",
                    models.CharField(
                        choices=[
                            ("whitepaper", "Whitepaper"),
                            ("ebook", "e-book"),
                            ("case_study", "Case Study"),
                            ("webinar", "Webinar"),
                            ("demo", "Demo"),
                            ("trial", "Trial"),
                            ("consultation", "Consultation"),
                            ("newsletter", "Newsletter"),
                        ],
                        help_text="The type of the content.",
                        max_length=14,
                    ),
                ),
                ("content_title", models.CharField(help_text="The title of the content.", max_length=200)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("contacted", "Contacted"),
                            ("qualified", "Qualified"),
                            ("unqualified", "Unqualified"),
                            ("converted", "Converted"),
                        ],
                        default="new",
                        max_length=12,
                    ),
                ),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="0 to 100, rising with what the lead did and how far it came.",
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                ("notes", models.TextField(blank=True, null=True)),
                (
                    "utm_source",
                    models.CharField(
                        choices=[
                            ("google", "Google"),
                            ("facebook", "Facebook"),
                            ("linkedin", "LinkedIn"),
                            ("twitter", "Twitter"),
                            ("direct", "Direct"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "utm_medium",
                    models.CharField(
                        choices=[
                            ("cpc", "paid clicks"),
                            ("organic", "Organic"),
                            ("social", "Social"),
                            ("email", "e-mail"),
                            ("referral", "Referral"),
                        ],
                        max_length=10,
                    ),
                ),
                ("utm_campaign", models.CharField(help_text="The code of the campaign.", max_length=80)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leads", to="shop.campaign"
                    ),
                ),
                (
                    "content",
                    models.ForeignKey(
                        help_text="What drew the lead.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="shop.contentasset",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["status", "score"], name="shop_lead_status_score"),
                    models.Index(fields=["lead_source", "created_at"], name="shop_lead_source_created"),
                    models.Index(fields=["utm_source", "utm_medium"], name="shop_lead_utm"),
                    models.Index(fields=["created_at"], name="shop_lead_created"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="shop_lead_email_unique_any_case",
                        violation_error_message="Another lead has this e-mail address.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email__contains", "@")),
                        name="shop_lead_email_has_at_sign",
                        violation_error_message="An e-mail address contains @.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "lead_source__in",
                                [
                                    "whitepaper_download",
                                    "webinar_registration",
                                    "demo_request",
                                    "newsletter_signup",
                                    "contact_form",
                                    "social_media",
                                    "referral",
                                    "trade_show",
                                    "cold_outreach",
                                ],
                            )
                        ),
                        name="shop_lead_source_known",
                        violation_error_message="Unknown lead source.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "content_type__in",
                                [
                                    "whitepaper",
                                    "ebook",
                                    "case_study",
                                    "webinar",
                                    "demo",
                                    "trial",
                                    "consultation",
                                    "newsletter",
                                ],
                            )
                        ),
                        name="shop_lead_content_type_known",
                        violation_error_message="Unknown type of content.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["new", "contacted", "qualified", "unqualified", "converted"])
                        ),
                        name="shop_lead_status_known",
                        violation_error_message="Unknown lead status.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 0), ("score__lte", 100)),
                        name="shop_lead_score_in_range",
                        violation_error_message="A score is a whole number from 0 to 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("utm_medium__in", ["cpc", "organic"]), ("utm_source", "google")),
                            models.Q(
                                ("utm_medium__in", ["cpc", "social"]),
                                ("utm_source__in", ["facebook", "linkedin", "twitter"]),
                            ),
                            models.Q(("utm_medium__in", ["email", "referral"]), ("utm_source", "direct")),
                            _connector="OR",
                        ),
                        name="shop_lead_utm_medium_fits_source",
                        violation_error_message="Unknown UTM source, or a medium that it does not have.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("utm_campaign", ""), _negated=True),
                        name="shop_lead_utm_campaign_not_empty",
                        violation_error_message="Every lead belongs to a campaign.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormSubmission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "form_name",
                    models.CharField(
                        choices=[
                            ("contact_form", "Contact"),
                            ("demo_request", "Demo"),
                            ("newsletter_signup", "Newsletter"),
                            ("trial_signup", "Trial"),
                            ("pricing_request", "Pricing"),
                        ],
                        max_length=20,
                    ),
                ),
                ("page_url", models.CharField(max_length=300, validators=[django.core.validators.URLValidator()])),
                ("payload", models.JSONField(help_text="What was filled in.")),
                ("submitted_at", models.DateTimeField(verbose_name="submitted")),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="form_submissions", to="shop.lead"
                    ),
                ),
            ],
            options={
                "ordering": ["-submitted_at", "-pk"],
                "indexes": [
                    models.Index(fields=["form_name", "submitted_at"], name="shop_form_name_date"),
                    models.Index(fields=["submitted_at"], name="shop_form_date"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "form_name__in",
                                [
                                    "contact_form",
                                    "demo_request",
                                    "newsletter_signup",
                                    "trial_signup",
                                    "pricing_request",
                                ],
                            )
                        ),
                        name="shop_formsubmission_form_known",
                        violation_error_message="Unknown form.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("page_url", ""), _negated=True),
                        name="shop_formsubmission_page_not_empty",
                        violation_error_message="A form stands on a page.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Download",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("downloaded_at", models.DateTimeField(verbose_name="downloaded")),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="downloads", to="shop.contentasset"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="downloads", to="shop.lead"
                    ),
                ),
            ],
            options={
                "ordering": ["-downloaded_at", "-pk"],
                "indexes": [
                    models.Index(fields=["asset", "downloaded_at"], name="shop_download_asset_date"),
                    models.Index(fields=["downloaded_at"], name="shop_download_date"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Customer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_name", models.CharField(max_length=80)),
                ("last_name", models.CharField(max_length=80)),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                ("phone", models.CharField(max_length=32)),
                ("company", models.CharField(max_length=120)),
                ("job_title", models.CharField(max_length=120)),
                (
                    "industry",
                    models.CharField(
                        choices=[
                            ("Technology", "Technology"),
                            ("Healthcare", "Healthcare"),
                            ("Finance", "Finance"),
                            ("Education", "Education"),
                            ("Manufacturing", "Manufacturing"),
                            ("Retail", "Retail"),
                            ("Consulting", "Consulting"),
                            ("Real Estate", "Real Estate"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "company_size",
                    models.CharField(
                        choices=[
                            ("startup", "Startup"),
                            ("small", "Small"),
                            ("medium", "Medium"),
                            ("large", "Large"),
                            ("enterprise", "Enterprise"),
                        ],
                        max_length=10,
                    ),
                ),
                ("city", models.CharField(max_length=100)),
                ("state", models.CharField(max_length=100)),
                ("country", models.CharField(max_length=100)),
                ("postal_code", models.CharField(max_length=20)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                ("last_activity", models.DateTimeField(help_text="Never before the creation or a purchase.")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "Active"),
                            ("inactive", "Inactive"),
                            ("prospect", "Prospect"),
                            ("churned", "Churned"),
                        ],
                        default="prospect",
                        max_length=10,
                    ),
                ),
                (
                    "lifetime_value",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        help_text="The sum of the completed purchases.",
                        max_digits=14,
                        validators=[django.core.validators.MinValueValidator(0)],
                    ),
                ),
                (
                    "lead_source",
                    models.CharField(
                        choices=[
                            ("organic_search", "Organic Search"),
                            ("paid_search", "Paid Search"),
                            ("social_media", "Social Media"),
                            ("referral", "Referral"),
                            ("email_campaign", "Email Campaign"),
                            ("webinar", "Webinar"),
                            ("whitepaper", "Whitepaper"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "lead",
                    models.OneToOneField(
                        blank=True,
                        help_text="The converted lead who became this customer; none for those who came by themselves.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="customer",
                        to="shop.lead",
                    ),
                ),
            ],
            options={
                "ordering": ["last_name", "first_name", "pk"],
                "indexes": [
                    models.Index(fields=["status", "last_activity"], name="shop_customer_status_activity"),
                    models.Index(fields=["industry", "company_size"], name="shop_customer_industry_size"),
                    models.Index(fields=["last_name", "first_name"], name="shop_customer_name"),
                    models.Index(fields=["created_at"], name="shop_customer_created"),
                    models.Index(fields=["lifetime_value"], name="shop_customer_lifetime_value"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="shop_customer_email_unique_any_case",
                        violation_error_message="Another customer has this e-mail address.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email__contains", "@")),
                        name="shop_customer_email_has_at_sign",
                        violation_error_message="An e-mail address contains @.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "industry__in",
                                [
                                    "Technology",
                                    "Healthcare",
                                    "Finance",
                                    "Education",
                                    "Manufacturing",
                                    "Retail",
                                    "Consulting",
                                    "Real Estate",
                                ],
                            )
                        ),
                        name="shop_customer_industry_known",
                        violation_error_message="Unknown industry.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("company_size__in", ["startup", "small", "medium", "large", "enterprise"])),
                        name="shop_customer_company_size_known",
                        violation_error_message="Unknown company size.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["active", "inactive", "prospect", "churned"])),
                        name="shop_customer_status_known",
                        violation_error_message="Unknown customer status.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "lead_source__in",
                                [
                                    "organic_search",
                                    "paid_search",
                                    "social_media",
                                    "referral",
                                    "email_campaign",
                                    "webinar",
                                    "whitepaper",
                                ],
                            )
                        ),
                        name="shop_customer_lead_source_known",
                        violation_error_message="Unknown lead source.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lifetime_value__gte", 0)),
                        name="shop_customer_lifetime_value_not_negative",
                        violation_error_message="The lifetime value cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "prospect"), _negated=True), ("lifetime_value", 0), _connector="OR"
                        ),
                        name="shop_customer_prospect_bought_nothing",
                        violation_error_message="A prospect has bought nothing yet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_activity__gte", models.F("created_at"))),
                        name="shop_customer_active_after_created",
                        violation_error_message="A customer cannot be active before the creation.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Purchase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "product",
                    models.CharField(
                        choices=[
                            ("Software License", "Software License"),
                            ("Consulting Hours", "Consulting Hours"),
                            ("Training Course", "Training Course"),
                            ("Support Package", "Support Package"),
                            ("Custom Development", "Custom Development"),
                            ("Integration Service", "Integration Service"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=10, validators=[django.core.validators.MinValueValidator(0)]
                    ),
                ),
                ("purchase_date", models.DateTimeField(help_text="Never before the customer's creation.")),
                (
                    "status",
                    models.CharField(
                        choices=[("completed", "Completed"), ("pending", "Pending"), ("cancelled", "Cancelled")],
                        default="pending",
                        max_length=10,
                    ),
                ),
                (
                    "payment_method",
                    models.CharField(
                        choices=[
                            ("credit_card", "Credit Card"),
                            ("bank_transfer", "Bank Transfer"),
                            ("paypal", "PayPal"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="purchases", to="shop.customer"
                    ),
                ),
            ],
            options={
                "ordering": ["-purchase_date", "-pk"],
                "indexes": [
                    models.Index(fields=["customer", "purchase_date"], name="shop_purchase_customer_date"),
                    models.Index(fields=["status", "purchase_date"], name="shop_purchase_status_date"),
                    models.Index(fields=["product", "purchase_date"], name="shop_purchase_product_date"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "product__in",
                                [
                                    "Software License",
                                    "Consulting Hours",
                                    "Training Course",
                                    "Support Package",
                                    "Custom Development",
                                    "Integration Service",
                                ],
                            )
                        ),
                        name="shop_purchase_product_known",
                        violation_error_message="Unknown product.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)),
                        name="shop_purchase_amount_not_negative",
                        violation_error_message="The amount cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["completed", "pending", "cancelled"])),
                        name="shop_purchase_status_known",
                        violation_error_message="Unknown purchase status.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("payment_method__in", ["credit_card", "bank_transfer", "paypal"])),
                        name="shop_purchase_payment_method_known",
                        violation_error_message="Unknown payment method.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Webinar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("topic", models.CharField(max_length=60)),
                ("speaker", models.CharField(max_length=120)),
                ("starts_at", models.DateTimeField(verbose_name="start")),
                ("duration", models.PositiveSmallIntegerField(help_text="Minutes.")),
                ("capacity", models.PositiveIntegerField(help_text="How many may register.")),
            ],
            options={
                "ordering": ["-starts_at", "title"],
                "indexes": [models.Index(fields=["starts_at"], name="shop_webinar_start")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("title", "starts_at"),
                        name="shop_webinar_once_at_a_time",
                        violation_error_message="This webinar is planned for that time already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("duration__gte", 1), ("duration__lte", 480)),
                        name="shop_webinar_duration_in_range",
                        violation_error_message="A webinar takes between a minute and eight hours.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__gte", 1)),
                        name="shop_webinar_capacity_positive",
                        violation_error_message="The capacity must be above zero.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WebinarRegistration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("first_name", models.CharField(max_length=80)),
                ("last_name", models.CharField(max_length=80)),
                ("company", models.CharField(max_length=120)),
                ("job_title", models.CharField(max_length=120)),
                (
                    "registered_at",
                    models.DateTimeField(help_text="Never after the webinar has begun.", verbose_name="registered"),
                ),
                ("attended", models.BooleanField(default=False)),
                (
                    "attendance_duration",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Minutes; of those who attended alone.", null=True
                    ),
                ),
                (
                    "feedback_score",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 (poor) to 5 (excellent), of some who attended.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        help_text="None for people who are no leads.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="registrations",
                        to="shop.lead",
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="registrations", to="shop.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ["-registered_at", "-pk"],
                "indexes": [
                    models.Index(fields=["email"], name="shop_registration_email"),
                    models.Index(fields=["registered_at"], name="shop_registration_date"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("webinar", "lead"),
                        name="shop_registration_lead_once",
                        violation_error_message="This lead is registered already.",
                    ),
                    models.UniqueConstraint(
                        fields=("webinar", "email"),
                        name="shop_registration_email_once",
                        violation_error_message="This e-mail address is registered already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("attendance_duration__gte", 1),
                                ("attendance_duration__isnull", False),
                                ("attended", True),
                            ),
                            models.Q(("attendance_duration__isnull", True), ("attended", False)),
                            _connector="OR",
                        ),
                        name="shop_registration_duration_of_attendees",
                        violation_error_message="Who attended has a duration of a minute or more, and nobody else has one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("feedback_score__isnull", True),
                            models.Q(("attended", True), ("feedback_score__gte", 1), ("feedback_score__lte", 5)),
                            _connector="OR",
                        ),
                        name="shop_registration_feedback_of_attendees",
                        violation_error_message="Who attended may have given 1 to 5, and nobody else.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email__contains", "@")),
                        name="shop_registration_email_has_at_sign",
                        violation_error_message="An e-mail address contains @.",
                    ),
                ],
            },
        ),
    ]

"""People who may become customers, what drew them, and what they did since: the upper end of the sales funnel."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

DOCUMENTS = ["whitepaper", "ebook", "case_study"]
"""The types of content that have pages and are downloaded."""


class ContentType(models.TextChoices):
    WHITEPAPER = "whitepaper"
    EBOOK = "ebook", "e-book"
    CASE_STUDY = "case_study"
    WEBINAR = "webinar"
    DEMO = "demo"
    TRIAL = "trial"
    CONSULTATION = "consultation"
    NEWSLETTER = "newsletter"


class ContentAsset(models.Model):
    type = models.CharField(max_length=14, choices=ContentType)
    title = models.CharField(max_length=200)
    topic = models.CharField(max_length=60)
    pages = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of what can be downloaded alone.")
    published_at = models.DateTimeField("published")

    class Meta:
        ordering = ["-published_at", "title"]
        indexes = [
            models.Index(fields=["type", "published_at"], name="shop_asset_type_published"),
            models.Index(fields=["title"], name="shop_asset_title"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(type__in=ContentType.values),
                name="shop_contentasset_type_known",
                violation_error_message="Unknown type of content.",
            ),
            models.CheckConstraint(
                condition=Q(type__in=DOCUMENTS, pages__isnull=False, pages__gte=1)
                | (~Q(type__in=DOCUMENTS) & Q(pages__isnull=True)),
                name="shop_contentasset_documents_have_pages",
                violation_error_message="What can be downloaded has pages, and nothing else has.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Campaign(models.Model):
    name = models.CharField(max_length=120)
    code = models.SlugField(max_length=80, unique=True, help_text="As it stands in utm_campaign.")
    topic = models.CharField(max_length=60)
    starts_on = models.DateField("start")
    ends_on = models.DateField("end", help_text="The last day.")
    budget = models.DecimalField(max_digits=10, decimal_places=2, validators=[MinValueValidator(0)])

    class Meta:
        ordering = ["-starts_on", "name"]
        indexes = [models.Index(fields=["starts_on", "ends_on"], name="shop_campaign_dates")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="shop_campaign_ends_after_start",
                violation_error_message="A campaign cannot end before it starts.",
            ),
            models.CheckConstraint(
                condition=Q(budget__gte=0),
                name="shop_campaign_budget_not_negative",
                violation_error_message="The budget cannot be negative.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Lead(models.Model):
    class Source(models.TextChoices):
        WHITEPAPER_DOWNLOAD = "whitepaper_download"
        WEBINAR_REGISTRATION = "webinar_registration"
        DEMO_REQUEST = "demo_request"
        NEWSLETTER_SIGNUP = "newsletter_signup"
        CONTACT_FORM = "contact_form"
        SOCIAL_MEDIA = "social_media"
        REFERRAL = "referral"
        TRADE_SHOW = "trade_show"
        COLD_OUTREACH = "cold_outreach"

    class Status(models.TextChoices):
        NEW = "new"
        CONTACTED = "contacted"
        QUALIFIED = "qualified"
        UNQUALIFIED = "unqualified"
        CONVERTED = "converted"

    class UtmSource(models.TextChoices):
        GOOGLE = "google"
        FACEBOOK = "facebook"
        LINKEDIN = "linkedin", "LinkedIn"
        TWITTER = "twitter"
        DIRECT = "direct"

    class UtmMedium(models.TextChoices):
        CPC = "cpc", "paid clicks"
        ORGANIC = "organic"
        SOCIAL = "social"
        EMAIL = "email", "e-mail"
        REFERRAL = "referral"

    email = models.EmailField("e-mail", max_length=254, unique=True)
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    company = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120)
    phone = models.CharField(max_length=32)
    lead_source = models.CharField(max_length=22, choices=Source)
    content = models.ForeignKey(
        ContentAsset, on_delete=models.PROTECT, related_name="leads", help_text="What drew the lead."
    )
    content_type = models.CharField(max_length=14, choices=ContentType, help_text="The type of the content.")
    content_title = models.CharField(max_length=200, help_text="The title of the content.")
    created_at = models.DateTimeField("created", default=timezone.now, editable=False)
    status = models.CharField(max_length=12, choices=Status, default=Status.NEW)
    score = models.PositiveSmallIntegerField(
        default=0,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text="0 to 100, rising with what the lead did and how far it came.",
    )
    notes = models.TextField(null=True, blank=True)  # noqa: DJ001 - most leads have none, which is not an empty one.
    utm_source = models.CharField(max_length=10, choices=UtmSource)
    utm_medium = models.CharField(max_length=10, choices=UtmMedium)
    utm_campaign = models.CharField(max_length=80, help_text="The code of the campaign.")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="leads")

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "score"], name="shop_lead_status_score"),
            models.Index(fields=["lead_source", "created_at"], name="shop_lead_source_created"),
            models.Index(fields=["utm_source", "utm_medium"], name="shop_lead_utm"),
            models.Index(fields=["created_at"], name="shop_lead_created"),
        ]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="shop_lead_email_unique_any_case",
                violation_error_message="Another lead has this e-mail address.",
            ),
            models.CheckConstraint(
                condition=Q(email__contains="@"),
                name="shop_lead_email_has_at_sign",
                violation_error_message="An e-mail address contains @.",
            ),
            models.CheckConstraint(
                condition=Q(
                    lead_source__in=[
                        "whitepaper_download",
                        "webinar_registration",
                        "demo_request",
                        "newsletter_signup",
                        "contact_form",
                        "social_media",
                        "referral",
                        "trade_show",
                        "cold_outreach",
                    ]
                ),
                name="shop_lead_source_known",
                violation_error_message="Unknown lead source.",
            ),
            models.CheckConstraint(
                condition=Q(content_type__in=ContentType.values),
                name="shop_lead_content_type_known",
                violation_error_message="Unknown type of content.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["new", "contacted", "qualified", "unqualified", "converted"]),
                name="shop_lead_status_known",
                violation_error_message="Unknown lead status.",
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=100),
                name="shop_lead_score_in_range",
                violation_error_message="A score is a whole number from 0 to 100.",
            ),
            models.CheckConstraint(
                condition=Q(utm_source="google", utm_medium__in=["cpc", "organic"])
                | Q(utm_source__in=["facebook", "linkedin", "twitter"], utm_medium__in=["cpc", "social"])
                | Q(utm_source="direct", utm_medium__in=["email", "referral"]),
                name="shop_lead_utm_medium_fits_source",
                violation_error_message="Unknown UTM source, or a medium that it does not have.",
            ),
            models.CheckConstraint(
                condition=~Q(utm_campaign=""),
                name="shop_lead_utm_campaign_not_empty",
                violation_error_message="Every lead belongs to a campaign.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.company})"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    def clean(self) -> None:
        """The content and the campaign are those that the columns name, and were there at that time."""
        super().clean()
        wrong: dict[str, str] = {}
        if (self.content_type, self.content_title) != (self.content.type, self.content.title):
            wrong["content_title"] = "This is not the type and title of the content."
        if self.utm_campaign != self.campaign.code:
            wrong["utm_campaign"] = "This is not the code of the campaign."
        if not self.campaign.starts_on <= self.created_at.date() <= self.campaign.ends_on:
            wrong["campaign"] = "The campaign did not run then."
        if self.created_at < self.content.published_at:
            wrong["content"] = "This was not published then."
        if wrong:
            raise ValidationError(wrong)


class Download(models.Model):
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="downloads")
    asset = models.ForeignKey(ContentAsset, on_delete=models.PROTECT, related_name="downloads")
    downloaded_at = models.DateTimeField("downloaded")

    class Meta:
        ordering = ["-downloaded_at", "-pk"]
        indexes = [
            models.Index(fields=["asset", "downloaded_at"], name="shop_download_asset_date"),
            models.Index(fields=["downloaded_at"], name="shop_download_date"),
        ]

    def __str__(self) -> str:
        return f"Download {self.pk}"

    def clean(self) -> None:
        """Nothing is downloaded before it is published, or by people who are not known yet."""
        super().clean()
        if self.downloaded_at < max(self.asset.published_at, self.lead.created_at):
            raise ValidationError({"downloaded_at": "The content or the lead was not there then."})


class Webinar(models.Model):
    title = models.CharField(max_length=200)
    topic = models.CharField(max_length=60)
    speaker = models.CharField(max_length=120)
    starts_at = models.DateTimeField("start")
    duration = models.PositiveSmallIntegerField(help_text="Minutes.")
    capacity = models.PositiveIntegerField(help_text="How many may register.")

    class Meta:
        ordering = ["-starts_at", "title"]
        indexes = [models.Index(fields=["starts_at"], name="shop_webinar_start")]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "starts_at"],
                name="shop_webinar_once_at_a_time",
                violation_error_message="This webinar is planned for that time already.",
            ),
            models.CheckConstraint(
                condition=Q(duration__gte=1, duration__lte=480),
                name="shop_webinar_duration_in_range",
                violation_error_message="A webinar takes between a minute and eight hours.",
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1),
                name="shop_webinar_capacity_positive",
                violation_error_message="The capacity must be above zero.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class WebinarRegistration(models.Model):
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="registrations")
    lead = models.ForeignKey(
        Lead,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="registrations",
        help_text="None for people who are no leads.",
    )
    email = models.EmailField("e-mail", max_length=254)
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    company = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120)
    registered_at = models.DateTimeField("registered", help_text="Never after the webinar has begun.")
    attended = models.BooleanField(default=False)
    attendance_duration = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Minutes; of those who attended alone."
    )
    feedback_score = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text="1 (poor) to 5 (excellent), of some who attended.",
    )

    class Meta:
        ordering = ["-registered_at", "-pk"]
        indexes = [
            models.Index(fields=["email"], name="shop_registration_email"),
            models.Index(fields=["registered_at"], name="shop_registration_date"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["webinar", "lead"],
                name="shop_registration_lead_once",
                violation_error_message="This lead is registered already.",
            ),
            models.UniqueConstraint(
                fields=["webinar", "email"],
                name="shop_registration_email_once",
                violation_error_message="This e-mail address is registered already.",
            ),
            models.CheckConstraint(
                condition=Q(attended=True, attendance_duration__isnull=False, attendance_duration__gte=1)
                | Q(attended=False, attendance_duration__isnull=True),
                name="shop_registration_duration_of_attendees",
                violation_error_message="Who attended has a duration of a minute or more, and nobody else has one.",
            ),
            models.CheckConstraint(
                condition=Q(feedback_score__isnull=True)
                | Q(attended=True, feedback_score__gte=1, feedback_score__lte=5),
                name="shop_registration_feedback_of_attendees",
                violation_error_message="Who attended may have given 1 to 5, and nobody else.",
            ),
            models.CheckConstraint(
                condition=Q(email__contains="@"),
                name="shop_registration_email_has_at_sign",
                violation_error_message="An e-mail address contains @.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"

    def clean(self) -> None:
        """People register before the webinar begins and stay no longer than it lasts."""
        super().clean()
        if self.registered_at > self.webinar.starts_at:
            raise ValidationError({"registered_at": "The webinar had begun."})
        if (self.attendance_duration or 0) > self.webinar.duration:
            raise ValidationError({"attendance_duration": "The webinar was shorter."})


class FormSubmission(models.Model):
    class FormName(models.TextChoices):
        CONTACT = "contact_form"
        DEMO = "demo_request"
        NEWSLETTER = "newsletter_signup"
        TRIAL = "trial_signup"
        PRICING = "pricing_request"

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="form_submissions")
    form_name = models.CharField(max_length=20, choices=FormName)
    page_url = models.CharField(max_length=300, validators=[URLValidator()])
    payload = models.JSONField(help_text="What was filled in.")
    submitted_at = models.DateTimeField("submitted")

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        indexes = [
            models.Index(fields=["form_name", "submitted_at"], name="shop_form_name_date"),
            models.Index(fields=["submitted_at"], name="shop_form_date"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    form_name__in=[
                        "contact_form",
                        "demo_request",
                        "newsletter_signup",
                        "trial_signup",
                        "pricing_request",
                    ]
                ),
                name="shop_formsubmission_form_known",
                violation_error_message="Unknown form.",
            ),
            models.CheckConstraint(
                condition=~Q(page_url=""),
                name="shop_formsubmission_page_not_empty",
                violation_error_message="A form stands on a page.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form_name} {self.pk}"

    def clean(self) -> None:
        """Who fills in a form is a lead from then on."""
        super().clean()
        if self.submitted_at < self.lead.created_at:
            raise ValidationError({"submitted_at": "The lead did not exist then."})

"""Leads and what they did; content, campaigns and webinars with how many people they drew."""

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.text import Truncator

from ..models import Campaign, ContentAsset, Download, FormSubmission, Lead, Webinar, WebinarRegistration
from .lists import ReadOnlyInline, ShopAdmin, column, count_of


def attendees() -> Combinable:
    """How many of a webinar's registrations attended."""
    found = WebinarRegistration.objects.filter(webinar=OuterRef("pk"), attended=True).order_by().values("webinar")
    return Coalesce(Subquery(found.annotate(count=Count("pk")).values("count")), 0)


class DownloadInline(ReadOnlyInline):
    model = Download
    verbose_name_plural = "latest downloads"
    fields = ("asset", "downloaded_at")
    readonly_fields = fields
    related = ("asset",)


class FormSubmissionInline(ReadOnlyInline):
    model = FormSubmission
    verbose_name_plural = "latest form submissions"
    fields = ("form_name", "page_url", "submitted_at")
    readonly_fields = fields


class LeadRegistrationInline(ReadOnlyInline):
    model = WebinarRegistration
    verbose_name_plural = "latest webinar registrations"
    fields = ("webinar", "registered_at", "attended", "attendance_duration", "feedback_score")
    readonly_fields = fields
    related = ("webinar",)


class WebinarRegistrationInline(ReadOnlyInline):
    model = WebinarRegistration
    verbose_name_plural = "latest registrations"
    fields = (
        "first_name",
        "last_name",
        "company",
        "registered_at",
        "attended",
        "attendance_duration",
        "feedback_score",
    )
    readonly_fields = fields


class ScoreFilter(admin.SimpleListFilter):
    title = "score"
    parameter_name = "score"
    bounds = {"cold": (0, 24), "warm": (25, 59), "hot": (60, 100)}

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(name, f"{name.title()} ({low} to {high})") for name, (low, high) in self.bounds.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Lead]) -> QuerySet[Lead]:
        bounds = self.bounds.get(self.value() or "")
        return queryset.filter(score__range=bounds) if bounds else queryset


@admin.register(Lead)
class LeadAdmin(ShopAdmin):
    inlines = (DownloadInline, FormSubmissionInline, LeadRegistrationInline)
    annotations = {
        "download_count": count_of(Download, "lead"),
        "form_count": count_of(FormSubmission, "lead"),
        "registration_count": count_of(WebinarRegistration, "lead"),
    }
    list_display = (
        "full_name",
        "company",
        "status",
        "score",
        "lead_source",
        "content_title",
        column("download_count", "downloads"),
        column("form_count", "forms"),
        column("registration_count", "webinars"),
        "utm_source",
        "utm_medium",
        "created_at",
    )
    list_display_links = ("full_name", "company")
    list_filter = ("status", ScoreFilter, "lead_source", "content_type", "utm_source", "utm_medium")
    search_fields = ("first_name", "last_name", "email", "company", "content_title", "utm_campaign")
    date_hierarchy = "created_at"
    autocomplete_fields = ("content", "campaign")
    readonly_fields = ("created_at",)
    fieldsets = (
        (None, {"fields": (("first_name", "last_name"), "email", "phone", ("company", "job_title"))}),
        ("Progress", {"fields": ("status", "score", "notes", "created_at")}),
        ("Content", {"fields": ("lead_source", "content", ("content_type", "content_title"))}),
        ("Campaign", {"fields": ("campaign", ("utm_source", "utm_medium", "utm_campaign"))}),
    )

    @admin.display(description="name", ordering="last_name")
    def full_name(self, lead: Lead) -> str:
        return lead.full_name


@admin.register(ContentAsset)
class ContentAssetAdmin(ShopAdmin):
    annotations = {"lead_count": count_of(Lead, "content"), "download_count": count_of(Download, "asset")}
    list_display = (
        "title",
        "type",
        "topic",
        "pages",
        column("lead_count", "leads"),
        column("download_count", "downloads"),
        "published_at",
    )
    list_filter = ("type", "topic")
    search_fields = ("title", "topic")
    date_hierarchy = "published_at"


@admin.register(Campaign)
class CampaignAdmin(ShopAdmin):
    annotations = {"lead_count": count_of(Lead, "campaign")}
    list_display = ("name", "code", "topic", "starts_on", "ends_on", "budget", column("lead_count", "leads"))
    list_filter = ("topic",)
    search_fields = ("name", "code", "topic")
    date_hierarchy = "starts_on"


@admin.register(Download)
class DownloadAdmin(ShopAdmin):
    list_display = ("id", "lead", "asset", "downloaded_at")
    list_filter = ("asset__type",)
    list_select_related = ("lead", "asset")
    search_fields = ("lead__first_name", "lead__last_name", "lead__email", "asset__title")
    date_hierarchy = "downloaded_at"
    autocomplete_fields = ("lead", "asset")


@admin.register(Webinar)
class WebinarAdmin(ShopAdmin):
    inlines = (WebinarRegistrationInline,)
    annotations = {"registration_count": count_of(WebinarRegistration, "webinar"), "attendee_count": attendees()}
    list_display = (
        "title",
        "speaker",
        "starts_at",
        "duration",
        "capacity",
        column("registration_count", "registrations"),
        column("attendee_count", "attendees"),
    )
    list_filter = ("duration", "topic")
    search_fields = ("title", "topic", "speaker")
    date_hierarchy = "starts_at"


@admin.register(WebinarRegistration)
class WebinarRegistrationAdmin(ShopAdmin):
    list_display = (
        "full_name",
        "company",
        "webinar",
        "registered_at",
        "attended",
        "attendance_duration",
        "feedback_score",
    )
    list_filter = ("attended", "feedback_score", ("lead", admin.EmptyFieldListFilter))
    list_select_related = ("webinar",)
    search_fields = ("first_name", "last_name", "email", "company", "webinar__title")
    date_hierarchy = "registered_at"
    autocomplete_fields = ("webinar", "lead")

    @admin.display(description="name", ordering="last_name")
    def full_name(self, registration: WebinarRegistration) -> str:
        return str(registration)


@admin.register(FormSubmission)
class FormSubmissionAdmin(ShopAdmin):
    list_display = ("id", "form_name", "lead", "page_start", "submitted_at")
    list_filter = ("form_name",)
    list_select_related = ("lead",)
    search_fields = ("=id", "lead__first_name", "lead__last_name", "lead__email", "page_url")
    date_hierarchy = "submitted_at"
    autocomplete_fields = ("lead",)

    @admin.display(description="page", ordering="page_url")
    def page_start(self, submission: FormSubmission) -> str:
        return Truncator(submission.page_url).chars(80)

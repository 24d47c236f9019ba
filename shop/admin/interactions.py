"""Visitors, sessions with their events, and interactions with what they are about."""

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet, URLField
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from ..models import Article, Interaction, Post, Product, Session, SessionEvent, Visitor
from .lists import ReadOnlyInline, ShopAdmin, column, count_of


class SessionEventInline(ReadOnlyInline):
    model = SessionEvent
    verbose_name_plural = "events"
    fields = ("position", "page", "path", "product", "occurred_at", "dwell")
    readonly_fields = fields
    related = ("product",)
    show_change_link = False


class SessionInline(ReadOnlyInline):
    model = Session
    verbose_name_plural = "latest sessions"
    fields = ("started_at", "event_count", "converted", "device", "utm_source", "user")
    readonly_fields = fields
    related = ("user",)


@admin.register(Visitor)
class VisitorAdmin(ShopAdmin):
    inlines = (SessionInline,)
    annotations = {
        "session_count": count_of(Session, "visitor"),
        "interaction_count": count_of(Interaction, "visitor"),
    }
    list_display = (
        "key",
        "user",
        "first_seen_at",
        column("session_count", "sessions"),
        column("interaction_count", "interactions"),
    )
    list_filter = (("user", admin.EmptyFieldListFilter),)
    list_select_related = ("user",)
    search_fields = ("user__email", "user__full_name")
    date_hierarchy = "first_seen_at"
    autocomplete_fields = ("user",)


@admin.register(Session)
class SessionAdmin(ShopAdmin):
    inlines = (SessionEventInline,)
    list_display = (
        "id",
        "visitor",
        "user",
        "started_at",
        "ended_at",
        "event_count",
        "converted",
        "device",
        "browser",
        "utm_source",
        "utm_campaign",
    )
    list_filter = ("converted", "device", "browser", "utm_source", "utm_medium")
    list_select_related = ("visitor", "user")
    search_fields = ("=id", "user__email", "user__full_name", "=ip_address", "utm_campaign")
    date_hierarchy = "started_at"
    autocomplete_fields = ("visitor", "user")
    formfield_overrides = {URLField: {"assume_scheme": "https"}}


@admin.register(SessionEvent)
class SessionEventAdmin(ShopAdmin):
    list_display = ("session", "position", "page", "path", "product", "occurred_at", "dwell")
    list_filter = ("page",)
    list_select_related = ("session", "product")
    search_fields = ("=session__id", "path")
    date_hierarchy = "occurred_at"
    autocomplete_fields = ("session", "product")


@admin.register(Interaction)
class InteractionAdmin(ShopAdmin):
    """What an interaction is about is fetched with one query for each model, however many rows are shown."""

    list_display = ("id", "kind", "about", "content_type", "user", "visitor", "session", "created_at")
    list_filter = ("kind", ("content_type", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("content_type", "user", "visitor", "session")
    search_fields = ("=id", "=object_id", "=session__id", "user__email", "user__full_name")
    date_hierarchy = "created_at"
    autocomplete_fields = ("visitor", "session", "user")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Interaction]:
        return super().get_queryset(request).prefetch_related("target")

    def formfield_for_foreignkey(self, db_field: object, request: HttpRequest, **kwargs: object) -> ModelChoiceField:
        if getattr(db_field, "name", "") == "content_type":
            models = [Article, Post, Product]
            types = ContentType.objects.get_for_models(*models).values()
            kwargs["queryset"] = ContentType.objects.filter(pk__in=[one.pk for one in types])
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[arg-type,return-value]

    @admin.display(description="about", empty_value="–")
    def about(self, interaction: Interaction) -> str | None:
        target = interaction.target
        return None if target is None else _link(target)


def _link(row: Model) -> str:
    options = row._meta
    try:
        url = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return str(row)
    return format_html('<a href="{}">{}</a>', url, row)

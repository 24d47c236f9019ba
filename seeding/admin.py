"""The runs of `seed_db` in the admin: what was asked for and what each made. Nothing can be changed here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet, Sum
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join

from seeding.models import Run, RunTable


class _ReadOnly:
    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RunTableInline(_ReadOnly, admin.TabularInline):
    model = RunTable
    fields = ("label", "rows", "first_key", "last_key", "seconds", "digest")
    extra = 0


@admin.register(Run)
class RunAdmin(_ReadOnly, admin.ModelAdmin):
    list_display = ("pk", "state", "seed", "as_of", "locales", "made", "duration", "started_at")
    list_display_links = ("pk",)
    list_filter = ("state", "started_at")
    search_fields = ("seed", "tables__label")
    date_hierarchy = "started_at"
    inlines = (RunTableInline,)
    fields = (
        ("state", "undone_at"),
        ("seed", "as_of", "locales"),
        "asked_for",
        "stages",
        "drawn_by",
        ("started_at", "finished_at"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Run]:
        rows: QuerySet[Run] = super().get_queryset(request).annotate(made=Sum("tables__rows"))
        return rows

    @admin.display(description="rows", ordering="made")
    def made(self, run: Any) -> str:
        return f"{run.made or 0:,}"

    @admin.display(description="seconds")
    def duration(self, run: Run) -> str:
        return f"{(run.finished_at - run.started_at).total_seconds():.2f}"

    @admin.display(description="asked for")
    def asked_for(self, run: Run) -> str:
        asked = [f"{label}={count:,}" for label, count in run.asked["counts"].items()]
        if run.asked.get("every") is not None:
            asked.append(f"every table={run.asked['every']:,}")
        if run.asked.get("scale", 1) != 1:
            asked.append(f"scale {run.asked['scale']:g}")
        return ", ".join(asked) or "the default numbers"

    @admin.display(description="seconds by stage")
    def stages(self, run: Run) -> str:
        return format_html_join(", ", "{} {}", ((stage, f"{value:.2f}") for stage, value in run.seconds.items()))

    @admin.display(description="drawn by")
    def drawn_by(self, run: Run) -> str:
        return format_html("{}", ", ".join(f"{name} {version}" for name, version in run.versions.items()))

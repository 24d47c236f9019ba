"""The runs of `seed_db` and `anonymize_db` in the admin: what was asked for, what each did, and charts of it.

Nothing can be changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import QuerySet, Sum
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode

from seeding.models import MaskRun, Run, RunTable

if TYPE_CHECKING:
    from seeding.schema import Table


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that may be looked at and neither added, changed nor deleted."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Run)
class RunAdmin(ReadOnlyAdmin):
    change_form_template = "admin/seeding/run.html"
    list_display = ("pk", "state", "seed", "as_of", "locales", "made", "duration", "started_at")
    list_display_links = ("pk",)
    list_filter = ("state", "started_at")
    search_fields = ("seed", "tables__label")
    date_hierarchy = "started_at"
    fields = (
        ("state", "undone_at"),
        ("seed", "as_of", "locales"),
        "asked_for",
        "plan",
        "stages",
        "drawn_by",
        ("started_at", "finished_at"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Run]:
        rows: QuerySet[Run] = super().get_queryset(request).annotate(made=Sum("tables__rows"))
        return rows

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page of a run, whose permission Django has checked, with what it made."""
        run = kwargs.get("obj") or (args[3] if len(args) > 3 else None)
        if run is not None:
            context.update(self._made(request, run))
        return super().render_change_form(request, context, *args, **kwargs)

    def _made(self, request: HttpRequest, run: Run) -> dict[str, Any]:
        # A project starts without what only its pages need.
        from seeding import pages

        return pages.made(run, lambda label: self._viewed(request, label), self._changelist)

    def _viewed(self, request: HttpRequest, label: str) -> bool:
        """Whether the user may view the rows of a model."""
        app, name = label.lower().split(".")
        return request.user.has_perm(f"{app}.view_{name}")

    def _changelist(self, run: Run, made: RunTable, table: Table) -> str:
        """The list of the rows in the admin, limited to those of the run where their keys say which they are."""
        if run.state == Run.State.UNDONE:
            return ""
        app, name = made.label.lower().split(".")
        try:
            url = reverse(f"{self.admin_site.name}:{app}_{name}_changelist")
        except NoReverseMatch:
            return ""
        if made.first_key is None or made.last_key is None:
            return url
        key = table.primary_key
        return f"{url}?{urlencode({f'{key}__gte': made.first_key, f'{key}__lte': made.last_key})}"

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

    @admin.display(description="plan")
    def plan(self, run: Run) -> str:
        return run.plan_digest or "not recorded"

    @admin.display(description="seconds by stage")
    def stages(self, run: Run) -> str:
        return format_html_join(", ", "{} {}", ((stage, f"{value:.2f}") for stage, value in run.seconds.items()))

    @admin.display(description="drawn by")
    def drawn_by(self, run: Run) -> str:
        return format_html("{}", ", ".join(f"{name} {version}" for name, version in run.versions.items()))


@admin.register(MaskRun)
class MaskRunAdmin(ReadOnlyAdmin):
    change_form_template = "admin/seeding/mask_run.html"
    list_display = ("pk", "shown_state", "shown_verdict", "key_fingerprint", "policy", "duration", "started_at")
    list_display_links = ("pk",)
    list_filter = ("state", "started_at")
    search_fields = ("policy_digest", "key_fingerprint")
    date_hierarchy = "started_at"
    fields = (
        "shown_state",
        ("policy_digest", "key_fingerprint"),
        "asked_for",
        "progress_made",
        ("started_at", "finished_at", "duration"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[MaskRun]:
        """The list reads the verdicts of the audits, not the audits."""
        rows: QuerySet[MaskRun] = super().get_queryset(request).annotate(verdict=KT("audit__verdict"))
        match = request.resolver_match
        alone = match is not None and match.url_name is not None and match.url_name.endswith("_change")
        return rows if alone else rows.defer("audit", "progress", "asked")

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page of a masking, whose permission Django has checked, with its audit."""
        run = kwargs.get("obj") or (args[3] if len(args) > 3 else None)
        if run is not None:
            from seeding import pages

            context.update(pages.audited(run))
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="state", ordering="state")
    def shown_state(self, run: MaskRun) -> str:
        return MaskRun.State(run.state).label

    @admin.display(description="verdict")
    def shown_verdict(self, run: Any) -> str:
        return {"fine": "nothing found", "look": "to be looked at", "fail": "not safe"}.get(run.verdict or "", "–")

    @admin.display(description="policy")
    def policy(self, run: MaskRun) -> str:
        return run.policy_digest[:16]

    @admin.display(description="seconds")
    def duration(self, run: MaskRun) -> str:
        return f"{run.seconds:.1f}" if run.finished_at else "–"

    @admin.display(description="asked for")
    def asked_for(self, run: MaskRun) -> str:
        said = [f"{name} {value}" for name, value in run.asked.items() if value not in (None, False, "", [], {})]
        return ", ".join(said) or "nothing but the policy"

    @admin.display(description="done")
    def progress_made(self, run: MaskRun) -> str:
        if run.state == MaskRun.State.COMPLETE:
            return "everything"
        return ", ".join(map(str, run.progress)) or "nothing yet"

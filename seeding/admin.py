"""The runs of `seed_db` and `anonymize_db` in the admin: what was asked for, what each did, and charts of it.

Nothing can be changed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet, Sum
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from seeding import charts
from seeding.lineage import plan_digest
from seeding.masking.auditing.document import from_document
from seeding.masking.auditing.page import fragment
from seeding.models import MaskRun, Run, RunTable
from seeding.plan import Plan
from seeding.runs import plan_of
from seeding.schema import Table, read_schema
from seeding.spec import SeedingError

LOOKED_AT = 20_000
"""Rows of each table that the charts of a page look at."""


class _Drawn:
    """A plan that is equal to another if the same charts are drawn of both, so that a page's charts are kept."""

    def __init__(self, plan: Plan, key: tuple[Any, ...]) -> None:
        self.plan = plan
        self.key = key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Drawn) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=4)
def _charts(drawn: _Drawn, labels: frozenset[str]) -> str:
    return charts.fragment(drawn.plan, most=LOOKED_AT, labels=labels, tables=False)


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
        schema = read_schema()
        tables = list(run.tables.all())
        shown = frozenset(label for label in schema if self._viewed(request, label))
        context: dict[str, Any] = {
            "made_tables": [self._row(run, made, schema.get(made.label), shown) for made in tables]
        }
        try:
            plan = plan_of(run, using=run._state.db or "default")
        except SeedingError as error:
            context["charts_missing"] = str(error)
            return context
        digest = plan_digest(plan)
        if run.plan_digest and run.plan_digest != digest:
            context["plan_edited"] = (
                "The plan was edited since this run, without changing the first rows: charts and plan are those of now."
            )
        key = (run.seed, run.as_of, run.locales, run.after, tuple(run.counts.items()), str(run.offsets), digest)
        context["charts"] = _safe(_charts(_Drawn(plan, key), shown.intersection(plan.models)))
        return context

    def _viewed(self, request: HttpRequest, label: str) -> bool:
        """Whether the user may view the rows of a model."""
        app, name = label.lower().split(".")
        return request.user.has_perm(f"{app}.view_{name}")

    def _row(self, run: Run, made: RunTable, table: Table | None, shown: frozenset[str]) -> dict[str, Any]:
        keys = "" if made.first_key is None else f"{made.first_key:,} to {made.last_key:,}"
        total = run.counts.get(made.label)
        return {
            "label": made.label,
            "rows": f"{made.rows:,}",
            "total": "" if total is None else f"{total:,}",
            "keys": keys,
            "seconds": f"{made.seconds:.2f}",
            "digest": made.digest,
            "url": self._changelist(run, made, table) if table is not None and made.label in shown else "",
            "note": "" if table is not None else "no such model is installed any more",
        }

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
            context.update(self._audited(run))
        return super().render_change_form(request, context, *args, **kwargs)

    def _audited(self, run: MaskRun) -> dict[str, Any]:
        if run.audit is None:
            said = (
                "It was not finished: the database is not safe to share." if not run.finished_at else "None was kept."
            )
            return {"audit_missing": said}
        try:
            return {"audit": _safe(fragment(from_document(run.audit)))}
        except SeedingError as error:
            return {"audit_missing": str(error)}

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


def _safe(markup: str) -> SafeString:
    """Markup of `seeding.charts` or of an audit's page, which escape every value that they show."""
    return mark_safe(markup)

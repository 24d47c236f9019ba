"""What the admin's pages show of a run: its rows, its charts, its audit."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

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


def made(run: Run, viewed: Callable[[str], bool], rows_of: Callable[[Run, RunTable, Table], str]) -> dict[str, Any]:
    """What a run made, for its template.

    `viewed` says of a model (label) whether its rows may be shown, and `rows_of` where the rows of a table are listed.
    """
    schema = read_schema()
    shown = frozenset(label for label in schema if viewed(label))

    def row(table: RunTable) -> dict[str, Any]:
        known = schema.get(table.label)
        total = run.counts.get(table.label)
        return {
            "label": table.label,
            "rows": f"{table.rows:,}",
            "total": "" if total is None else f"{total:,}",
            "keys": "" if table.first_key is None else f"{table.first_key:,} to {table.last_key:,}",
            "seconds": f"{table.seconds:.2f}",
            "digest": table.digest,
            "url": rows_of(run, table, known) if known is not None and table.label in shown else "",
            "note": "" if known is not None else "no such model is installed any more",
        }

    context: dict[str, Any] = {"made_tables": [row(table) for table in run.tables.all()]}
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


def audited(run: MaskRun) -> dict[str, Any]:
    """The audit of a masking, for its template."""
    if run.audit is None:
        said = "It was not finished: the database is not safe to share." if not run.finished_at else "None was kept."
        return {"audit_missing": said}
    try:
        return {"audit": _safe(fragment(from_document(run.audit)))}
    except SeedingError as error:
        return {"audit_missing": str(error)}


def _safe(markup: str) -> SafeString:
    """Markup of `seeding.charts` or of an audit's page, which escape every value that they show."""
    return mark_safe(markup)

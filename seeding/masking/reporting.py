"""What a masking tells those who verify and audit it: its plan in their words, and the audit of the whole run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from seeding.lineage import versions
from seeding.masking.auditing.audit import Audit, AuditedTable, DatabaseNamed, Leak, NotSearched, Outcome
from seeding.masking.auditing.discretion import audited_column, named
from seeding.masking.planning import MaskedColumn, MaskedTable, MaskPlan
from seeding.masking.secret import Secret
from seeding.masking.verifying.integrity import Compared
from seeding.masking.verifying.plan import MaskedColumn as VerifiedColumn
from seeding.masking.verifying.plan import MaskedTable as VerifiedTable
from seeding.masking.verifying.privacy import Measure
from seeding.masking.verifying.shapes import ColumnShapes


@dataclass
class Findings:
    """What verification came to; empty where nobody verified."""

    verified: bool = False
    leaks: tuple[Leak, ...] = ()
    not_searched: tuple[NotSearched, ...] = ()
    searched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How the result was searched for originals of each column (`app.Model.field`)."""
    compared: Compared | None = None
    privacy: tuple[Measure, ...] = ()


@dataclass
class Told:
    """What was seen while masking: rows and seconds by table, shapes and seconds by column (`app.Model.field`)."""

    rows_before: dict[str, int] = field(default_factory=dict)
    rows_after: dict[str, int] = field(default_factory=dict)
    table_seconds: dict[str, float] = field(default_factory=dict)
    column_seconds: dict[str, float] = field(default_factory=dict)
    shapes: dict[str, ColumnShapes] = field(default_factory=dict)


def verified_tables(plan: MaskPlan) -> tuple[VerifiedTable, ...]:
    """The tables of a plan as verification knows them."""
    return tuple(_verified(table) for table in plan.tables.values())


def _verified(table: MaskedTable) -> VerifiedTable:
    return VerifiedTable(
        label=table.label,
        db_table=table.table.db_table,
        columns=tuple(map(_column, table.columns)),
        kept=() if table.emptied else table.kept,
        person=table.policy.person,
        references=table.policy.references,
        quasi_identifiers=table.policy.quasi_identifiers,
        sensitive=table.policy.sensitive,
        deletes=table.emptied or table.delete is not None,
        mapped=table.mapped,
    )


def _column(column: MaskedColumn) -> VerifiedColumn:
    technique, refers = column.technique, column.target.field.reference is not None
    parameters = dict(column.rule.parameters)
    if set(parameters) == {""}:
        parameters = {technique.primary or "value": parameters[""]}
    kind = getattr(technique, "kind", None)
    return VerifiedColumn(
        target=column.target,
        technique=technique.name,
        parameters=parameters,
        kind=kind if isinstance(kind, str) else None,
        like=None if refers else column.follows,
        follows=column.follows if refers else None,
        deterministic=technique.deterministic,
        distinct=technique.keeps_distinct,
        conditions=tuple(way.condition.text for way in column.ways if way.condition is not None),
    )


def build_audit(
    plan: MaskPlan,
    secret: Secret,
    told: Told,
    findings: Findings,
    *,
    outcome: Outcome,
    database: str,
    source: str | None,
    started_at: datetime,
    finished_at: datetime,
    seconds: Mapping[str, float],
    asked: Mapping[str, Any],
    warnings: Iterable[str] = (),
) -> Audit:
    """The audit of a run."""
    leaks: dict[str, int] = {}
    for leak in findings.leaks:
        leaks[leak.original] = leaks.get(leak.original, 0) + leak.rows
    columns = []
    for table in verified_tables(plan):
        for column in table.columns:
            path = str(column.target)
            columns.append(
                audited_column(
                    column,
                    told.shapes.get(path),
                    table=plan.tables[table.label].table,
                    seconds=round(told.column_seconds.get(path, 0.0), 4),
                    searched=findings.searched.get(path, ()),
                    leaks=leaks.get(path, 0),
                )
            )
    compared = findings.compared
    return Audit(
        database=named(database),
        outcome=outcome,
        started_at=started_at.isoformat(),
        finished_at=finished_at.isoformat(),
        policy_digest=plan.policy.digest,
        key_fingerprint=secret.fingerprint,
        key_source=secret.source.split(" ")[0] if secret.source.startswith("--") else secret.source,
        source=_source(source),
        versions=versions(),
        asked=dict(asked),
        seconds={stage: round(value, 4) for stage, value in seconds.items()},
        tables=tuple(_audited(table, told) for table in plan.tables.values()),
        columns=tuple(columns),
        verified=findings.verified,
        leaks=findings.leaks,
        not_searched=findings.not_searched,
        counts=tuple(one for one in compared.counts if not one.held) if compared else (),
        links=compared.links if compared else (),
        broken=tuple(one for one in compared.broken if not one.held) if compared else (),
        privacy=findings.privacy,
        warnings=tuple(warnings),
    )


def _source(alias: str | None) -> DatabaseNamed | None:
    return named(alias) if alias is not None else None


def _audited(table: MaskedTable, told: Told) -> AuditedTable:
    before = told.rows_before.get(table.label, 0)
    after = told.rows_after.get(table.label, before)
    return AuditedTable(
        table=table.label,
        db_table=table.table.db_table,
        rows_before=before,
        rows_after=after,
        deleted=before - after,
        person=table.policy.person,
        masked=tuple(column.name for column in table.columns),
        kept=() if table.emptied else table.kept,
        mapped=table.mapped,
        seconds=round(told.table_seconds.get(table.label, 0.0), 4),
    )

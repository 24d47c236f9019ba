"""One audit from all that a masking and its verification came to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from seeding.lineage import versions
from seeding.masking.auditing.audit import Audit, AuditedTable, How, Leak, NotSearched, Outcome, SetAside
from seeding.masking.auditing.discretion import audited_column, named, told_parameters
from seeding.masking.policy import Policy
from seeding.masking.secret import Secret
from seeding.masking.verifying.integrity import Compared
from seeding.masking.verifying.plan import VerifiedTable
from seeding.masking.verifying.privacy import Measure
from seeding.masking.verifying.shapes import ColumnShapes
from seeding.schema import Table


def assemble(
    *,
    alias: str,
    policy: Policy,
    secret: Secret,
    outcome: Outcome,
    started_at: datetime,
    finished_at: datetime,
    tables: Sequence[VerifiedTable],
    schema: Mapping[str, Table],
    seconds: Mapping[str, float],
    source: str | None = None,
    asked: Mapping[str, Any] | None = None,
    shapes: Mapping[str, ColumnShapes] | None = None,
    column_seconds: Mapping[str, float] | None = None,
    compared: Compared | None = None,
    privacy: Iterable[Measure] = (),
    leaks: Sequence[Leak] = (),
    searched: Mapping[str, Sequence[How]] | None = None,
    not_searched: Iterable[NotSearched] = (),
    limits: Iterable[NotSearched] = (),
    set_aside: Iterable[SetAside] = (),
    warnings: Iterable[str] = (),
    verified: bool = True,
) -> Audit:
    """The audit. What is by column is keyed by `app.Model.field`.

    `searched` says how the result was searched for the originals of a column; `compared` is what `integrity.compare`
    found. What could not be examined becomes a warning. A table whose rows nobody counted has those of its shapes.
    """
    shapes, searched, column_seconds = shapes or {}, searched or {}, column_seconds or {}
    found = {one.original: 0 for one in leaks}
    for one in leaks:
        found[one.original] += one.rows
    columns = tuple(
        audited_column(
            column,
            shapes.get(str(column)),
            table=schema.get(table.label),
            seconds=round(column_seconds.get(str(column), 0.0), 4),
            searched=tuple(searched.get(str(column), ())),
            leaks=found.get(str(column), 0),
        )
        for table in tables
        for column in table.columns
    )
    counts = {one.table: one for one in compared.counts} if compared is not None else {}
    told = []
    for table in tables:
        counted = counts.get(table.label)
        seen = [shapes[str(column)] for column in table.columns if str(column) in shapes]
        told.append(
            AuditedTable(
                table.label,
                table.db_table,
                counted.before if counted else seen[0].before.rows if seen else 0,
                counted.after if counted else seen[0].after.rows if seen else 0,
                counted.deleted if counted else 0,
                table.person,
                tuple(column.name for column in table.columns),
                table.kept,
                table.mapped,
                round(sum(column_seconds.get(str(column), 0.0) for column in table.columns), 4),
            )
        )
    named_tables = {table.label for table in tables}
    told += [
        AuditedTable(label, label, one.before, one.after, one.deleted, mapped=label in schema)
        for label, one in counts.items()
        if label not in named_tables
    ]
    unexamined = compared.unexamined if compared is not None else ()
    return Audit(
        named(alias),
        outcome,
        _instant(started_at),
        _instant(finished_at),
        policy.digest,
        secret.fingerprint,
        key_source=secret.source,
        source=named(source) if source is not None else None,
        versions=versions(),
        asked=told_parameters(asked or {}, [*schema, alias, *([source] if source else [])]),
        seconds={stage: round(value, 4) for stage, value in seconds.items()},
        tables=tuple(told),
        columns=columns,
        verified=verified,
        leaks=tuple(leaks),
        not_searched=tuple(not_searched),
        limits=tuple(limits),
        set_aside=tuple(set_aside),
        counts=compared.counts if compared is not None else (),
        links=compared.links if compared is not None else (),
        broken=compared.broken if compared is not None else (),
        privacy=tuple(privacy),
        warnings=(*warnings, *(f"It could not be examined whether this held: {one}." for one in unexamined)),
    )


def _instant(when: datetime) -> str:
    return when.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")

"""The source of every column of every model, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from seeding import columns, constraints, scenarios
from seeding.amounts import worked_out
from seeding.conditions import Only
from seeding.generators import Constant, Generator
from seeding.inference import Inferred, infer
from seeding.packages import package_sources
from seeding.plan import DECLARED, IN_PLAN, MANY_TO_MANY, ColumnPlan, Facts, ModelPlan, Request
from seeding.planning.generic_keys import generic_sources, inferred_generics
from seeding.planning.including import parent_label, planned_with
from seeding.progress import come_to
from seeding.relations import ExistingRow, ParentKey, Serial
from seeding.schema import Field, Table
from seeding.sources import After
from seeding.spec import ChildrenOf, ModelSeeds, OfKind, Pick, Refer, Shares, children_of, declared_fields
from seeding.vocabulary import words


def model_plans(
    included: set[str],
    schema: Mapping[str, Table],
    seeds: Mapping[str, type[ModelSeeds]],
    facts: Facts,
    request: Request,
) -> tuple[dict[str, ModelPlan], dict[str, list[str]]]:
    """The models with the source of every column; what stands against those that have none (labels)."""
    models: dict[str, ModelPlan] = {}
    unfilled: dict[str, list[str]] = {}
    for label in (label for label in schema if label in included):
        problems: list[str] = []
        table = schema[label]
        planned = planned_with(label, included, facts)
        declared = seeds.get(label)
        rows = declared.rows if declared else None
        if rows is None and table.auto_created:
            rows = _link_rows(table)
        given = declared_fields(declared) if declared else {}
        parent = None
        if isinstance(rows, ChildrenOf):
            parent = parent_label(table, rows)
            if "." not in rows.parent:
                given = {rows.parent: ParentKey(), **given}
        inferred = inferred_generics(table, given, schema, planned)
        given = {**inferred, **given}
        given, generics = generic_sources(table, given, planned, problems)
        kept = package_sources(table, schema, planned)
        found: list[ColumnPlan] = []
        for f in table.fields:
            planned_column = _column(table, f, given, kept, planned, facts, request)
            if isinstance(planned_column, str):
                problems.append(planned_column)
            else:
                if getattr(planned_column.source, "name", "") in inferred and planned_column.declared:
                    planned_column = replace(planned_column, reason="any of the rows that may be pointed at")
                if f.name in getattr(declared, "_in_plan", ()):
                    planned_column = replace(planned_column, reason=IN_PLAN)
                found.append(planned_column)
        found = _apart(found)
        if len(found) == len(table.fields):
            present = _Present(table, planned, facts, request)
            found = _agreeing(table, found)
            found = _come_so_far(table, found, present)
            found = constraints.shaped(table, found, present.source, facts.existing)
            resolved = constraints.resolve(table, found, parent, _day(request.as_of), facts.existing)
            checks, apart = constraints.leftover(table, resolved, parent)
            requires: tuple[Any, ...] = (*(declared.requires if declared else ()), *checks)
            models[label] = ModelPlan(
                table, tuple(resolved), rows, parent, scenarios.traits_of(label, declared), requires, generics, apart
            )
        if problems:
            unfilled[label] = problems
    return models, unfilled


def _link_rows(table: Table) -> ChildrenOf | None:
    links = table.references
    return children_of(links[0].name, MANY_TO_MANY) if len(links) == 2 else None


def _column(
    table: Table,
    f: Field,
    given: Mapping[str, Any],
    kept: Mapping[str, tuple[Any, str]],
    planned: frozenset[str],
    facts: Facts,
    request: Request,
) -> ColumnPlan | str:
    where = f"{table.label}.{f.name}"
    for name in (f.name, f.attname):
        if name in given:
            source = given[name]
            if isinstance(source, Refer) and f.reference and f.reference.table not in planned and f.null:
                return ColumnPlan(f, Constant(None), f"no rows of {f.reference.table} are made that a rule could name")
            if isinstance(source, (Pick, Refer)) and f.reference and f.reference.table not in planned:
                values = facts.existing.get(f.reference.among, ())
                if isinstance(source, Refer) and f.null:
                    return ColumnPlan(f, Constant(None), f"no rows of {f.reference.table} are made")
                if isinstance(source, Refer) and values:
                    return ColumnPlan(
                        f, ExistingRow(values, source.function), "a row of the list that is there", f.unique
                    )
                break
            reason = "follows its parent's row" if isinstance(source, ParentKey) else DECLARED
            return ColumnPlan(f, source, reason, f.unique)
    if f.auto:
        return ColumnPlan(f, Serial(), "the automatic key", unique=True)
    if f.name in kept:
        source, reason = kept[f.name]
        return ColumnPlan(f, source, reason, f.unique)
    drawn = infer(table, f, planned=planned, existing=facts.existing, as_of=request.as_of)
    if isinstance(drawn, Inferred):
        return ColumnPlan(f, drawn.source, drawn.reason, drawn.unique)
    if drawn.startswith(where):
        return drawn
    return (
        f"{where} {drawn}. Write in {table.label.split('.')[0]}/seeds.py: "
        f"@register({table.label!r}) class {table.name}Seeds(ModelSeeds): {f.name} = …"
    )


def _apart(found: list[ColumnPlan]) -> list[ColumnPlan]:
    """Columns of one kind that nobody declared do not say the same twice: `email` is that of the row's own person, and
    `secondary_email` another one, whichever comes first: of the same person where the row has their name.
    """
    plain: dict[OfKind, ColumnPlan] = {}
    named = {one.source.entity for one in found if isinstance(one.source, OfKind) and one.source.kind in _NAMES}
    for column in sorted(found, key=lambda one: (not one.declared, len(words(one.field.name)))):
        source = column.source
        if not isinstance(source, OfKind):
            continue
        again = plain.setdefault(source, column) is not column
        mailed = source.kind == "email" and any(word.endswith("mail") for word in words(column.field.name))
        if again and mailed and not column.declared and source.entity in named:
            second = replace(source, kind="second_email")
            if second not in plain:
                plain[second] = replace(column, source=second)
    further = {column.field.name: column for source, column in plain.items() if source.kind == "second_email"}
    found = [further.get(one.field.name, one) for one in found]
    return [
        replace(one, source=replace(one.source, entity=f"{one.source.entity} {one.field.name}".strip()))
        if isinstance(one.source, OfKind) and not one.declared and plain[one.source].field.name != one.field.name
        else one
        for one in found
    ]


_NAMES = ("full_name", "first_name", "last_name")
"""Kinds of columns that say who a row is about."""


def _agreeing(table: Table, found: list[ColumnPlan]) -> list[ColumnPlan]:
    """The columns with the amounts that nobody declared worked out of each other."""
    sources = worked_out(table, [column.field.name for column in found if not column.declared])
    return [
        replace(column, source=source, reason=reason)
        for column in found
        for source, reason in [sources.get(column.field.name, (column.source, column.reason))]
    ]


@dataclass(frozen=True)
class _Present:
    """How the columns of a table are drawn that nobody declared, where they have to have a value."""

    table: Table
    planned: frozenset[str]
    facts: Facts
    request: Request

    def __call__(self, field: Field) -> Inferred | None:
        required = replace(field, null=False, blank=False)
        drawn = infer(
            self.table, required, planned=self.planned, existing=self.facts.existing, as_of=self.request.as_of
        )
        return drawn if isinstance(drawn, Inferred) else None

    def source(self, field: Field) -> Any:
        drawn = self(field)
        return drawn and drawn.source


def _come_so_far(table: Table, found: list[ColumnPlan], present: _Present) -> list[ColumnPlan]:
    """The columns with those that tell of something that happened filled where it did alone."""
    told = come_to(
        table,
        [column.field.name for column in found if not column.declared],
        [column.field.name for column in found if isinstance(column.source, (Generator, Shares))],
    )
    result = []
    for column in found:
        come = told.get(column.field.name)
        drawn = present(column.field) if come else None
        if come and drawn is not None:
            source, reason = (
                (After((come.after,), 14), f"after {come.after}") if come.after else (drawn.source, drawn.reason)
            )
            source = source if come.where is None else Only(source, come.where)
            column = replace(column, source=source, reason=f"{reason}; {come.said}")
        result.append(column)
    return result


def _day(micros: int) -> date:
    return (columns.EPOCH + timedelta(microseconds=micros)).date()

"""From a request to a plan: what is included, how every column is drawn, in which order tables are loaded.

`build_plan` finds every problem before anything is written and raises them together.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from seeding import columns, constraints, scenarios
from seeding.amounts import worked_out
from seeding.conditions import Only
from seeding.counting import count_rows
from seeding.dating import creation_field
from seeding.edges import with_edges
from seeding.generators import Constant, Days, Generator, Moments, Nullable
from seeding.inference import Inferred, infer
from seeding.packages import package_sources
from seeding.plan import DECLARED, IN_PLAN, MANY_TO_MANY, ColumnPlan, Facts, Lesson, ModelPlan, Plan, Request
from seeding.planfile import overlay
from seeding.problems import cannot_be_without, request_problems, seeds_problems
from seeding.progress import come_to
from seeding.relations import ExistingRow, GenericKey, GenericType, Joint, OneToOne, ParentKey, Serial
from seeding.schema import Field, Table, kept_by_others, read_schema, seedable, with_checks
from seeding.sources import After, OfGender
from seeding.spec import (
    ChildrenOf,
    Count,
    ModelSeeds,
    OfKind,
    Per,
    Pick,
    PickAny,
    Refer,
    SeedingError,
    Shares,
    children_of,
    declared_fields,
    pick_any,
)
from seeding.truth import Unjudged, truth
from seeding.vocabulary import words
from seeding.wording import snake_case


def build_plan(
    request: Request,
    facts: Facts | None = None,
    *,
    seeds: Mapping[str, type[ModelSeeds]] | None = None,
    schema: Mapping[str, Table] | None = None,
    endless: bool = False,
) -> Plan:
    """The plan of a request. SeedingError lists everything that stands in its way.

    An `endless` plan has as many parents as its children need: for factories and streams.
    """
    from seeding.registry import seeds_by_label

    facts = facts or Facts()
    schema = schema if schema is not None else read_schema()
    seeds = seeds if seeds is not None else seeds_by_label()
    without: dict[str, str] = {}
    while True:
        asked = replace(request, counts={**request.counts, **dict.fromkeys(without, 0)})
        try:
            plan = _build_plan(asked, facts, seeds, schema, endless=endless)
        except Unmet as unmet:
            checks = {label: own for label, own in facts.checks.items() if label not in unmet.labels}
            facts = replace(facts, checks=checks)
        except Unfilled as unfilled:
            if not _spared(unfilled, request, facts, seeds, schema):
                raise
            without |= cannot_be_without({label: told[0] for label, told in unfilled.told.items()}, schema)
        else:
            plan.notes = (*plan.notes, *(f"{label} is left out: {why}" for label, why in without.items()))
            return plan


class Unfilled(SeedingError):
    """Models of which no rows can be drawn: what stands against each (label)."""

    def __init__(self, told: Mapping[str, list[str]]) -> None:
        super().__init__(*dict.fromkeys(problem for own in told.values() for problem in own))
        self.told = told


def _spared(
    unfilled: Unfilled,
    request: Request,
    facts: Facts,
    seeds: Mapping[str, type[ModelSeeds]],
    schema: Mapping[str, Table],
) -> bool:
    """Whether all else is filled without the models that cannot be: every model was asked for, these by no name. Nobody
    declared anything of them, none has rows, none is wanting for what the request leaves out, and none contradicts
    itself.
    """
    there = {label for cohort in facts.cohorts for label, count in cohort.counts.items() if count}
    refused = {label for label, count in request.counts.items() if not count}

    def spared(label: str) -> bool:
        targets = {f.reference.table for f in schema[label].references if f.reference and not f.null}
        known = label in request.counts or label in seeds or label in there
        return not known and not targets & refused and not constraints.contradiction(schema[label])

    return request.every is not None and all(map(spared, unfilled.told))


class Unmet(SeedingError):
    """Rows do not come to meet what stands against them, and some of that may be checks that the database alone knows.

    Without these checks (`labels` are their models) the database is left to judge the rows.
    """

    def __init__(self, labels: Collection[str], *problems: str) -> None:
        super().__init__(*problems)
        self.labels = labels


def _left_alone(request: Request, schema: Mapping[str, Table]) -> Iterator[str]:
    """What is said of the tables that Django does not manage, where every table was asked for."""
    labels = [label for label, table in schema.items() if not table.managed and not kept_by_others(table)]
    if request.every is not None and labels:
        listed = ", ".join(labels[:4]) + (f" and {len(labels) - 4} more" if len(labels) > 4 else "")
        yield (
            f"{listed}: not managed by Django, and used as they are. "
            f"For rows of them name them, too: seed_db --all --count {request.every} {labels[0]}={request.every}"
        )


def _build_plan(
    request: Request,
    facts: Facts,
    seeds: Mapping[str, type[ModelSeeds]],
    schema: Mapping[str, Table],
    *,
    endless: bool,
) -> Plan:
    schema = {label: with_checks(table, facts.checks.get(label, ())) for label, table in schema.items()}
    # Who names a table that Django does not manage wants rows of it.
    asked = [label for label, count in request.counts.items() if count and label in schema]
    schema |= {label: replace(schema[label], managed=True) for label in asked if not schema[label].managed}
    if request.document:
        schema, seeds = overlay.apply(request.document, schema, seeds)
    problems = [
        *request_problems(request, schema),
        *seeds_problems(seeds, schema),
        *scenarios.scenario_problems(request, schema),
    ]
    if problems:
        known = {label: count for label, count in request.counts.items() if label in schema and seedable(schema[label])}
        if known and known != request.counts and not request.document:
            problems += _further_problems(replace(request, counts=known), facts, seeds, schema)
        raise SeedingError(*dict.fromkeys(problems))
    changes = scenarios.changes(request, seeds, schema)
    seeds = scenarios.with_rows(seeds, changes)
    wanted = dict(request.counts)
    if request.every is not None:
        wanted = {
            **{label: request.every for label, table in schema.items() if seedable(table) and not table.auto_created},
            **wanted,
        }
    included = _included(wanted, schema, seeds, facts)
    by_triggers = {
        label: sources
        for label, sources in facts.filled.items()
        if label in included and label not in request.counts and included & set(sources)
    }
    included -= by_triggers.keys()
    models, unfilled = _model_plans(included, schema, seeds, facts, request)
    absent = facts.absent.keys() & included
    if absent:
        present = replace(request, counts={**request.counts, **dict.fromkeys(absent, 0)})
        further = _further_problems(present, replace(facts, absent={}), seeds, schema)
        problems = [facts.absent[label] for label in sorted(absent)]
        # That rows of these tables are missing goes without saying.
        problems += [said for said in Unfilled(unfilled).problems if not any(label in said for label in absent)]
        problems += [said for said in further if not any(label in said for label in absent)]
        raise SeedingError(*dict.fromkeys(problems))
    if unfilled:
        raise Unfilled(unfilled)
    models = scenarios.with_fields(models, changes)
    order, deferred = _load_order(models)
    families = {
        label: (declared.rows, _parent_label(schema[label], declared.rows))
        for label, declared in seeds.items()
        if isinstance(declared.rows, ChildrenOf)
    }
    families |= {
        label: (model.rows, model.parent)
        for label, model in models.items()
        if isinstance(model.rows, ChildrenOf) and model.parent is not None
    }
    earlier = {label: set(order[:place]) & _planned_with(label, included, facts) for place, label in enumerate(order)}
    ordered = {label: _of_user(_in_time(models[label], earlier[label], schema), earlier[label]) for label in order}
    ordered = {
        label: with_lessons(
            model, facts.learned.get(label, ()), facts, _planned_with(label, included, facts), request.as_of
        )
        for label, model in ordered.items()
    }

    def planned(models: Mapping[str, ModelPlan]) -> Plan:
        fitted, notes = dict(wanted), dict[str, str]()
        while True:
            plan = Plan(request, schema, models, facts, families, endless=endless)
            plan.deferred = deferred
            plan.changes = changes
            problems = count_rows(plan, fitted)
            short = {} if problems or request.every is None else _short(plan, fitted)
            if not short:
                break
            fitted |= {label: room for label, (room, _) in short.items()}
            notes |= {label: said for label, (_, said) in short.items()}
        plan.notes = (
            *_left_alone(request, schema),
            *(
                f"{label} is left to the trigger of {' and '.join(by)} that fills it"
                for label, by in by_triggers.items()
            ),
            *(f"{label} has {plan.counts[label]} rows: {said}" for label, said in notes.items()),
        )
        if problems:
            raise SeedingError(*problems)
        told = constraints.problems(plan)
        if told:
            there = {label for cohort in facts.cohorts for label, count in cohort.counts.items() if count}
            unmet = told.keys() & facts.checks.keys() - there
            raise Unmet(unmet, *Unfilled(told).problems) if unmet else Unfilled(told)
        return plan

    plan = planned(ordered)
    return planned(with_edges(plan, request.edge_cases)) if request.edge_cases else plan


def _further_problems(
    request: Request, facts: Facts, seeds: Mapping[str, type[ModelSeeds]], schema: Mapping[str, Table]
) -> Iterable[str]:
    """What else stands in the way, once the models that cannot be seeded anyway are left out of the request."""
    try:
        build_plan(request, facts, seeds=seeds, schema=schema)
    except SeedingError as error:
        return error.problems
    return ()


def _short(plan: Plan, wanted: Mapping[str, int]) -> dict[str, tuple[int, str]]:
    """The models that have no room for as many rows as every table was to get: how many they have room for, and why.

    Numbers that were asked for by name are no matter of room: they are a problem.
    """
    found = {}
    for label, model in plan.models.items():
        count = plan.counts[label]
        declared = isinstance(model.rows, ChildrenOf) or (isinstance(model.rows, Count) and model.rows.fixed)
        if label in plan.request.counts or declared or not count or label not in wanted:
            continue
        rooms = [(room, said) for room, said in constraints.shortages(plan, model, count) if room is not None]
        room, said = min(rooms, default=(count, ""))
        room = math.floor(max(room, 0) / plan.request.scale)
        if room < wanted[label]:
            found[label] = (room, said)
    return found


def _included(
    wanted: Mapping[str, int], schema: Mapping[str, Table], seeds: Mapping[str, type[ModelSeeds]], facts: Facts
) -> set[str]:
    """What is asked for, what follows from it (children, ratios, links) and what it needs (required parents)."""
    included = {label for label, count in wanted.items() if count}
    if not wanted:
        included = {label for label in seeds if seedable(schema[label])}
    included |= {
        label for cohort in facts.cohorts for label, count in cohort.counts.items() if count and label in schema
    }
    ours = {label for cohort in facts.cohorts for label, count in cohort.counts.items() if count}
    refused = {label for label, count in wanted.items() if not count}
    refused |= {
        label for label, declared in seeds.items() if label not in ours and _listed_already(declared, label, facts)
    }
    refused -= ours
    included -= refused
    while True:
        more: set[str] = set()
        for label, declared in seeds.items():
            rows = declared.rows
            base = _parent_label(schema[label], rows) if isinstance(rows, ChildrenOf) else getattr(rows, "table", None)
            if base in included:
                more.add(label)
        for label, table in schema.items():
            more |= _linked_lists(table, included, seeds)
            ends = [f.reference.table for f in table.references if f.reference]
            if (
                table.auto_created
                and label not in seeds
                and ends
                and any(end in included for end in ends)
                and all(
                    (end in included and seedable(schema[end]))
                    or (end in seeds and _listed_already(seeds[end], end, facts))
                    for end in ends
                )
            ):
                more.add(label)
        for label in included:
            rows = seeds[label].rows if label in seeds else None
            if isinstance(rows, ChildrenOf):
                more.add(_parent_label(schema[label], rows))
            if label in seeds:
                more.update(_picked_tables(schema[label], seeds[label]))
            for f in schema[label].references:
                assert f.reference is not None
                target = schema.get(f.reference.table)
                needed = not f.null and target is not None and seedable(target)
                # A rule can name rows of this data set alone, not those that others made.
                chosen = label in seeds and isinstance(getattr(seeds[label], f.name, None), Refer)
                if needed and (f.reference.one_to_one or chosen or not facts.existing.get(f.reference.table)):
                    more.add(f.reference.table)
        more -= included | refused
        if not more:
            return included
        included |= more


def _picked_tables(table: Table, declared: type[ModelSeeds]) -> Iterable[str]:
    """The tables that the generic foreign keys of a table pick rows of."""
    given = declared_fields(declared)
    for generic in table.generics:
        source = given.get(generic.name)
        if isinstance(source, PickAny):
            yield from source.tables


def _listed_already(declared: type[ModelSeeds], label: str, facts: Facts) -> bool:
    """Whether a closed list is in the database already, by another data set or by hand; then it is used as it is."""
    return bool(getattr(declared.rows, "fixed", False) and facts.existing.get(label))


def _linked_lists(table: Table, included: set[str], seeds: Mapping[str, type[ModelSeeds]]) -> set[str]:
    """The closed lists (`fixed`) that included tables are linked to through a many-to-many table."""
    ends = {f.reference.table for f in table.references if f.reference} if table.auto_created else set()
    lists = {end for end in ends if end in seeds and getattr(seeds[end].rows, "fixed", False)}
    return lists if ends - lists and ends - lists <= included else set()


def _parent_label(table: Table, rows: ChildrenOf) -> str:
    if "." in rows.parent:
        return rows.parent
    reference = table.field(rows.parent).reference
    if reference is None:
        raise SeedingError(
            f"{table.label}: rows = children_of({rows.parent!r}): that is no foreign key of {table.label}."
        )
    return reference.table


def _model_plans(
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
        planned = _planned_with(label, included, facts)
        declared = seeds.get(label)
        rows = declared.rows if declared else None
        if rows is None and table.auto_created:
            rows = _link_rows(table)
        given = declared_fields(declared) if declared else {}
        parent = None
        if isinstance(rows, ChildrenOf):
            parent = _parent_label(table, rows)
            if "." not in rows.parent:
                given = {rows.parent: ParentKey(), **given}
        inferred = _inferred_generics(table, given, schema, planned)
        given = {**inferred, **given}
        given, generics = _generic_sources(table, given, planned, problems)
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


MOST_TARGETS = 6
"""Tables that a generic foreign key points at which nobody declared."""


def _inferred_generics(
    table: Table, given: Mapping[str, Any], schema: Mapping[str, Table], planned: frozenset[str]
) -> dict[str, Any]:
    """What the generic foreign keys that nobody declared point at: the tables that declare the way back, else those
    that most others point at. None where no table's keys fit, or somebody says what one of the two columns holds.
    """
    found = {}
    for generic in table.generics:
        if any(name in given for name in (generic.name, generic.content_type, generic.object_id)):
            continue
        key, type_of = table.field(generic.object_id), table.field(generic.content_type)
        if type_of.reference is None or type_of.reference.table != "contenttypes.ContentType":
            continue
        fitting = [
            label
            for label in planned
            if label != table.label
            and seedable(schema[label])
            and not schema[label].auto_created
            and not schema[label].generics
            and _key_fits(schema[label], key, schema)
            and _type_allowed(label, type_of)
        ]
        back = [label for label in fitting if table.label in schema[label].listed]
        targets = sorted(back) or sorted(fitting, key=lambda label: (-_pointed_at(label, schema), label))
        targets = targets[:MOST_TARGETS]
        if targets:
            nullable = type_of.null and type_of.blank and key.null and key.blank
            both = {generic.content_type, generic.object_id}
            plain = [set(one.fields) for one in table.uniques if one.condition is None and not one.expression]
            chosen = pick_any(
                dict.fromkeys(targets, 1.0),
                skewed=not any(both <= names for names in plain),
                missing=0.2 if nullable else 0.0,
            )
            found[generic.name] = replace(chosen, once=both in plain)
    return found


def _type_allowed(label: str, type_of: Field) -> bool:
    """Whether `limit_choices_to` of a key to content types leaves that of a table."""
    app_label, _, name = label.partition(".")
    try:
        return type_of.limit is None or truth(type_of.limit, {"app_label": app_label, "model": name.lower()}) is True
    except Unjudged:
        return True


def _key_fits(target: Table, key: Field, schema: Mapping[str, Table]) -> bool:
    """Whether the column can hold the keys of a table."""
    own = target.key
    while own.reference is not None and own.reference.table in schema:
        own = schema[own.reference.table].field(own.reference.field)
    if key.storage == "text":
        room = key.max_length or 1000
        return own.storage in ("integer", "uuid", "text") and room >= (
            36 if own.storage == "uuid" else own.max_length or 10
        )
    return own.storage == key.storage and (own.storage != "integer" or own.auto or own.reference is not None)


def _pointed_at(label: str, schema: Mapping[str, Table]) -> int:
    return sum(
        reference.reference is not None and reference.reference.table == label
        for other in schema.values()
        if not other.auto_created
        for reference in other.references
    )


def _generic_sources(
    table: Table, given: Mapping[str, Any], planned: frozenset[str], problems: list[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The declarations with the two columns of each generic foreign key in its place, and what the keys point at."""
    columns, generics = dict(given), {}
    for generic in table.generics:
        if generic.name not in columns:
            continue
        source = columns.pop(generic.name)
        if isinstance(source, PickAny):
            kept = [place for place, label in enumerate(source.tables) if label in planned and source.weights[place]]
            if not kept:
                problems.append(
                    f"{table.label}.{generic.name} picks rows of {', '.join(source.tables)}, none of which are made. "
                    f"Ask for some, as in {source.tables[0]}=10."
                )
                continue
            source = replace(
                source,
                tables=tuple(source.tables[place] for place in kept),
                weights=tuple(source.weights[place] for place in kept),
            )
        generics[generic.name] = source
        columns.setdefault(generic.content_type, GenericType(generic.name))
        once = isinstance(source, PickAny) and source.once
        columns.setdefault(generic.object_id, GenericKey(generic.name, once))
    return columns, generics


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
            column = replace(column, source=Only(source, come.where), reason=f"{reason}; {come.said}")
        result.append(column)
    return result


def _day(micros: int) -> date:
    return (columns.EPOCH + timedelta(microseconds=micros)).date()


def _planned_with(label: str, included: set[str], facts: Facts) -> frozenset[str]:
    """The tables that were filled together with the first rows of a model: its later rows refer to no others."""
    for cohort in facts.cohorts:
        if cohort.counts.get(label):
            return frozenset(other for other, count in cohort.counts.items() if count)
    return frozenset(included)


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


def _in_time(model: ModelPlan, earlier: set[str], schema: Mapping[str, Table]) -> ModelPlan:
    """A row that nobody dated comes after the rows that it points at, if those are loaded before it."""
    created = creation_field(model.table)
    if created is None or not _plainly_dated(model.column(created.name)):
        return model
    parents = []
    for column in model.columns:
        reference = column.field.reference
        if reference is None or reference.table not in earlier or not _plainly_linked(column):
            continue
        theirs = creation_field(schema[reference.table])
        if theirs is not None:
            parents.append(f"{column.field.name}.{theirs.name}")
    if not parents:
        return model
    dated = replace(
        model.column(created.name),
        source=After(tuple(parents), soon=True),
        reason=f"soon after {' and '.join(parents)}",
    )
    columns = tuple(dated if column.field.name == created.name else column for column in model.columns)
    # What is drawn otherwise may not be different in every row any more.
    _, apart = constraints.leftover(model.table, columns, model.parent)
    return replace(model, columns=columns, apart=apart)


_OF_USERS = (
    "first_name", "last_name", "full_name", "name_title", "gender", "email", "username", "phone", "mobile",
    "street_address", "building_number", "secondary_address", "city", "state", "postal_code", "country", "country_code",
    "latitude", "longitude", "coordinates", "address", "location", "timezone",
)  # fmt: skip
"""Kinds that tell who a person is, and where."""

_NO_USERS = re.compile(
    r"contact|kin|guardian|parent|spouse|partner|child|emergency|referee|beneficiary|company|firm|invitation"
)
"""Words of tables that tell of somebody else than the user whom their rows belong to."""


def _of_user(model: ModelPlan, earlier: set[str]) -> ModelPlan:
    """A row that belongs to one user, and to no other row, is about that user: a profile has the user's name."""
    if _NO_USERS.search(snake_case(model.table.called)):
        return model
    user = str(settings.AUTH_USER_MODEL).lower()
    links = [
        column.field.name
        for column in model.columns
        if isinstance(column.source, OneToOne)
        and not column.field.null
        and column.field.reference is not None
        and column.field.reference.table.lower() == user
        and column.field.reference.table in earlier
    ]
    if len(links) != 1:
        return model
    (link,) = links

    def about_user(column: ColumnPlan) -> ColumnPlan:
        source = column.source
        who = isinstance(source, OfKind) and source.kind in _OF_USERS and not source.entity and not source.of
        if column.declared or not (who or isinstance(source, OfGender)):
            return column
        return replace(column, source=replace(source, of=link), reason=f"{column.reason}; that of {link}")

    return replace(model, columns=tuple(map(about_user, model.columns)))


def _plainly_dated(column: ColumnPlan) -> bool:
    """Whether a date is any of some years, which nobody declared and no other column moves."""
    source = column.source.generator if isinstance(column.source, Nullable) else column.source
    return not column.declared and isinstance(source, (Days, Moments))


def _plainly_linked(column: ColumnPlan) -> bool:
    """Whether the row that a key points at is known, and chosen without a look at other columns."""
    match column.source:
        case Pick(by=by, only=only):
            return by is None and only is None
        case Joint(values=values):
            return not values
    return isinstance(column.source, (ParentKey, OneToOne))


def with_lessons(
    model: ModelPlan, lessons: Iterable[Lesson], facts: Facts, planned: frozenset[str], as_of: int
) -> ModelPlan:
    """The model with what its own rules taught about its columns; the same model where that changes none."""
    taught = model
    for lesson in lessons:
        taught = lesson.apply(taught, facts, planned, as_of)
    if taught is model:
        return model
    # What is drawn otherwise may not be different in every row any more.
    _, apart = constraints.leftover(taught.table, taught.columns, taught.parent)
    return replace(taught, apart=apart)


def _load_order(models: Mapping[str, ModelPlan]) -> tuple[list[str], list[str]]:
    """Parents before children; where references run in a circle, an edge that may be broken is, and is named."""
    waiting = {label: _needs(model, models) for label, model in models.items()}
    order: list[str] = []
    deferred: list[str] = []
    while waiting:
        ready = [label for label, needs in waiting.items() if not needs & waiting.keys() - {label}]
        if not ready:
            label, target = _breakable(models, waiting)
            deferred.append(f"{label} → {target}")
            waiting[label] = waiting[label] - {target}
            continue
        for label in ready:
            order.append(label)
            del waiting[label]
    return order, deferred


def _breakable(models: Mapping[str, ModelPlan], waiting: Mapping[str, set[str]]) -> tuple[str, str]:
    """An edge of a circle to be ignored in the order: an optional reference if there is one, never a parent's."""
    path: list[str] = []
    label = next(iter(waiting))
    while label not in path:
        path.append(label)
        label = sorted(waiting[label] & waiting.keys() - {label})[0]
    circle = path[path.index(label) :]
    edges = list(zip(circle, [*circle[1:], circle[0]], strict=True))

    def reluctance(edge: tuple[str, str]) -> tuple[bool, bool]:
        model, target = models[edge[0]], edge[1]
        needed = any(f.reference and f.reference.table == target and not f.null for f in model.table.references)
        return model.parent == target or getattr(model.rows, "table", None) == target, needed

    return min(edges, key=reluctance)


def _needs(model: ModelPlan, models: Mapping[str, ModelPlan]) -> set[str]:
    needs = {f.reference.table for f in model.table.references if f.reference and f.reference.table in models}
    if model.parent:
        needs.add(model.parent)
    if isinstance(model.rows, Per) and model.rows.table in models:
        needs.add(model.rows.table)
    for source in model.generics.values():
        needs.update(label for label in getattr(source, "tables", ()) if label in models)
    return needs - {model.table.label}

"""Scenarios of a request put into a plan: other fan-outs, then other sources of fields in the rows they cover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from seeding.mixtures import MixedFanOut, Within
from seeding.plan import ModelPlan, Request
from seeding.registry import scenarios_by_name
from seeding.schema import Table, reverse_relations
from seeding.spec import (
    ChildrenOf,
    Follow,
    ModelSeeds,
    Pick,
    RowCount,
    Scenario,
    SeedingError,
    shares,
)


@dataclass(frozen=True)
class Change:
    """What a scenario changes of one model in a share of its rows: its fields, and where its rows come from."""

    scenario: str
    label: str
    share: float
    fields: Mapping[str, Any]
    rows: RowCount | Mapping[int, float] | None = None


def scenario_problems(request: Request, schema: Mapping[str, Table]) -> Iterable[str]:
    """Scenarios that nobody declared, and shares that cannot be."""
    known = scenarios_by_name()
    for name, share in request.scenarios:
        if name not in known:
            close = get_close_matches(name, known, n=1, cutoff=0.6)
            near = f"Did you mean {close[0]}?" if close else f"There are: {', '.join(sorted(known))}."
            yield f"--scenario {name}: no such scenario or trait. {near}"
        if share is not None and not 0 < share <= 1:
            yield f"--scenario {name}={share:g}: a share lies between 0 and 1, as in {name}=0.3 or {name}=30%."
    if not 0 <= request.edge_cases <= 1:
        yield f"--edge-cases {request.edge_cases:g}: a share lies between 0 and 1, as in --edge-cases 0.05."
    for name, _ in request.scenarios:
        if name in known:
            yield from _problems_of(known[name], schema)


def _problems_of(scenario: Scenario, schema: Mapping[str, Table]) -> Iterable[str]:
    for label, change in scenario.changes.items():
        if label not in schema:
            yield f"The scenario {scenario.name} speaks of {label}, which is no installed model."
        elif not isinstance(change, str):
            children = reverse_relations(label, schema)
            for name in change:
                if name != "rows" and not schema[label].has(name) and name not in children:
                    yield f"The scenario {scenario.name} speaks of {label}.{name}, which that model does not have."


def changes(request: Request, seeds: Mapping[str, type[ModelSeeds]], schema: Mapping[str, Table]) -> tuple[Change, ...]:
    """What the scenarios of a request change, in the order in which they were asked for."""
    found: list[Change] = []
    known = scenarios_by_name()
    for name, asked in request.scenarios:
        scenario = known[name]
        share = scenario.share if asked is None else asked
        for label, change in scenario.changes.items():
            given = seeds[label].traits[change] if isinstance(change, str) else change
            children = reverse_relations(label, schema)
            own = {key: source for key, source in given.items() if schema[label].has(key)}
            found.append(Change(name, label, share, own, given.get("rows")))
            for key, count in given.items():
                if key in children and key not in own:
                    _check_follows(scenario, label, key, children[key], seeds)
                    found.append(Change(name, children[key], share, {}, {int(count): 1}))
    return tuple(found)


def _check_follows(
    scenario: Scenario, label: str, accessor: str, child: str, seeds: Mapping[str, type[ModelSeeds]]
) -> None:
    """SeedingError unless the rows of a child model follow from those of the model that a trait gives them to."""
    rows = seeds[child].rows if child in seeds else None
    if not isinstance(rows, ChildrenOf) or "." in rows.parent:
        follows = rows.parent if isinstance(rows, ChildrenOf) else "no parent"
        raise SeedingError(
            f"--scenario {scenario.name}: it gives {accessor} to rows of {label}, but {child} follows {follows} in its "
            f"seeds, so their number is not {label}'s to say. Factories can: factory_for({label!r}).create("
            f"{scenario.name}=True)."
        )


def with_rows(seeds: Mapping[str, type[ModelSeeds]], found: Iterable[Change]) -> dict[str, type[ModelSeeds]]:
    """Seeds whose rows come from where the scenarios say."""
    changed = dict(seeds)
    for change in found:
        if change.rows is None:
            continue
        declared = changed.get(change.label)
        before = declared.rows if declared is not None else None
        rows = change.rows
        if isinstance(rows, Mapping):
            if not isinstance(before, ChildrenOf):
                raise SeedingError(
                    f"The scenario {change.scenario} gives {change.label} another fan-out, but its rows follow no "
                    f"parent. Declare `rows = children_of(…)` in its seeds."
                )
            fan_out: Any = shares(rows)
            if change.share < 1:
                fan_out = MixedFanOut(change.label, change.scenario, change.share, fan_out, before.fan_out)
            rows = replace(before, fan_out=fan_out)
        elif isinstance(rows, ChildrenOf) and isinstance(before, ChildrenOf) and change.share < 1:
            mixed = MixedFanOut(change.label, change.scenario, change.share, rows.fan_out, before.fan_out)
            rows = replace(rows, fan_out=mixed)
        base = declared or ModelSeeds
        changed[change.label] = type(base.__name__, (base,), {"rows": rows, "__module__": base.__module__})
    return changed


def with_fields(models: Mapping[str, ModelPlan], found: Iterable[Change]) -> dict[str, ModelPlan]:
    """Plans of models whose fields are drawn as the scenarios say, in the rows that they cover."""
    changed = dict(models)
    for change in found:
        model = changed.get(change.label)
        if model is None or not change.fields:
            continue
        columns = []
        for column in model.columns:
            inside = change.fields.get(column.field.name, change.fields.get(column.field.attname, column))
            if inside is column:
                columns.append(column)
                continue
            if change.share < 1 and (column.field.reference or isinstance(inside, (Pick, Follow))):
                raise SeedingError(
                    f"--scenario {change.scenario}={change.share:g}: it changes the foreign key {model.label}."
                    f"{column.field.name}, which can only be changed in all rows. Write --scenario {change.scenario}=1."
                )
            source = inside
            if change.share < 1:
                source = Within(change.scenario, change.share, inside, column.source)
            columns.append(replace(column, source=source, reason=f"scenario {change.scenario}", unique=False))
        changed[change.label] = replace(model, columns=tuple(columns))
    return changed


def traits_of(label: str, declared: type[ModelSeeds] | None) -> dict[str, Mapping[str, Any]]:
    """The traits of a model: its own, and what scenarios say of its fields."""
    found: dict[str, Mapping[str, Any]] = dict(declared.traits) if declared else {}
    for scenario in scenarios_by_name().values():
        change = scenario.changes.get(label)
        if isinstance(change, Mapping) and scenario.name not in found:
            fields = {name: source for name, source in change.items() if name != "rows"}
            if fields:
                found[scenario.name] = fields
    return found


__all__ = ["Change", "changes", "scenario_problems", "traits_of", "with_fields", "with_rows"]

"""The lineage of columns: everything that decides a value, in one frozen record for each column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from seeding.keys import name_key, stream
from seeding.lineage.sources import described, form_of, source_name, written_at
from seeding.plan import ModelPlan, Plan
from seeding.spec import ModelSeeds, SeedingError, Shares
from seeding.tracing import ROWS, Asked, Name, trace


@dataclass(frozen=True)
class Stream:
    """A named stream of keys. `key` is that of the model's rows under the seed, then that of the stream's name.

    The key of row i is `derive(row_keys(first, i), name)`; see `seeding.keys`.
    """

    name: str
    key: str


@dataclass(frozen=True)
class ColumnLineage:
    """What decides the values of one column.

    `form` is rule, kind, relation, generator, shares, list, key, constant or password; `source` what was declared or
    inferred, `reason` why; `written` the line that says so (None for what was inferred without a kind). `asks` are
    the columns that it asks for itself, `rests_on` those and all that they ask for; a field `(rows)` stands for the
    number of rows and whose they are.
    """

    model: str
    field: str
    column: str
    type: str
    form: str
    source: str
    reason: str
    summary: str
    written: str | None
    streams: tuple[Stream, ...]
    asks: tuple[str, ...]
    rests_on: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.model}.{self.field}"

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def of(plan: Plan, name: str) -> ColumnLineage:
    """The lineage of one column, `app.Model.field`. SeedingError if the plan has no such column."""
    label, _, field = name.rpartition(".")
    label = {known.lower(): known for known in plan.models}.get(label.lower(), label)
    if label not in plan.models:
        raise SeedingError(
            f"{name}: write app.Model.field, or app.Model for all columns; there are: {', '.join(plan.models)}."
        )
    known = [column.field.name for column in plan.models[label].columns]
    if field not in known:
        raise SeedingError(f"{name}: {label} has no such field; it has: {', '.join(known)}.")
    return next(one for one in of_all(plan, [label]) if one.field == field)


def named(plan: Plan, names: Iterable[str]) -> list[ColumnLineage]:
    """The lineage of columns by `app.Model.field`, or of all columns of `app.Model`; of every column without names.

    SeedingError lists all names that the plan does not have.
    """
    wanted = list(names)
    if not wanted:
        return of_all(plan)
    found: list[ColumnLineage] = []
    problems: list[str] = []
    lower = {label.lower(): label for label in plan.models}
    for name in wanted:
        try:
            found += of_all(plan, [lower[name.lower()]]) if name.lower() in lower else [of(plan, name)]
        except SeedingError as error:
            problems += error.problems
    if problems:
        raise SeedingError(*problems)
    return found


def told(column: ColumnLineage) -> str:
    """A column's lineage for a person."""
    lines = [f"{column}  ({column.type}, column {column.column})" if column.type else str(column)]
    pairs = {
        column.form: column.source if column.form != "rule" else column.source.removeprefix("rule "),
        "means": column.summary if column.form != "rule" else "",
        "why": column.reason,
        "written": column.written or "",
        "streams": ", ".join(f"{one.name} [{one.key}]" for one in column.streams),
        "asks": ", ".join(column.asks),
        "rests on": ", ".join(name for name in column.rests_on if name not in column.asks),
    }
    lines += [f"  {name:<9} {value}" for name, value in pairs.items() if value]
    return "\n".join(lines)


def of_all(
    plan: Plan, labels: Iterable[str] | None = None, *, seeds: Mapping[str, type[ModelSeeds]] | None = None
) -> list[ColumnLineage]:
    """The lineage of every column of these models, or of all, in the order of the plan."""
    from seeding.registry import seeds_by_label

    labels = list(labels) if labels is not None else list(plan.models)
    gone = [label for label in labels if label not in plan.models]
    if gone:
        raise SeedingError(f"The plan has no {', '.join(gone)}; it has: {', '.join(plan.models)}.")
    seeds = seeds if seeds is not None else seeds_by_label()
    asked = trace(plan, labels)
    return [column for label in labels for column in _model_lineage(plan, plan.models[label], seeds.get(label), asked)]


def _model_lineage(
    plan: Plan, model: ModelPlan, seeds: type[ModelSeeds] | None, asked: Asked
) -> Iterable[ColumnLineage]:
    for column in model.columns:
        name = (model.label, column.field.name)
        yield ColumnLineage(
            model=model.label,
            field=column.field.name,
            column=column.field.column,
            type=column.field.class_name,
            form=form_of(column.source),
            source=source_name(column.source, column.field, most=400),
            reason=column.reason,
            summary=described(column.source),
            written=written_at(column.source, seeds, column.field.name),
            streams=tuple(_stream(plan, one) for one in sorted(asked.streams.get(name, ()))),
            asks=_written(asked.columns.get(name, ())),
            rests_on=_written(asked.all_of(name)),
        )
    if model.parent is not None:
        yield _rows_lineage(plan, model, seeds, asked)


def _rows_lineage(plan: Plan, model: ModelPlan, seeds: type[ModelSeeds] | None, asked: Asked) -> ColumnLineage:
    """How many rows a model has, and which parent each belongs to."""
    name, (rows, parent) = (model.label, ROWS), plan.families[model.label]
    streams = set(asked.streams.get(name, ()))
    if isinstance(rows.fan_out, Shares):
        streams.add((model.label, "fan-out"))
    return ColumnLineage(
        model=model.label,
        field=ROWS,
        column="",
        type="",
        form=form_of(rows.fan_out),
        source=source_name(rows.fan_out, most=400),
        reason=f"follows {parent}",
        summary=described(rows.fan_out),
        written=written_at(rows.fan_out, seeds, "rows"),
        streams=tuple(_stream(plan, one) for one in sorted(streams)),
        asks=_written(asked.columns.get(name, ())),
        rests_on=_written(asked.all_of(name)),
    )


def _stream(plan: Plan, name: Name) -> Stream:
    label, purpose = name
    key = f"{stream(plan.seed, label):016x}"
    if not purpose:
        return Stream(label, key)
    return Stream(f"{label}/{purpose.strip()}", f"{key}/{name_key(purpose):016x}")


def _written(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(sorted(f"{label}.{field}" for label, field in names))

"""What a plan has to know of a database: the keys and numbers that are taken, and what its data set has already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import F, Max

from seeding import columns
from seeding.databases import waiting_apps
from seeding.first_rows import CONTENT_TYPES
from seeding.models import Run
from seeding.plan import Cohort, Facts, Request
from seeding.runs.checks import undeclared_checks
from seeding.runs.record import checks_of, learned_of, locale_text, scenarios_of
from seeding.runs.triggers import filled_tables
from seeding.schema import Table, Unique, content_type_name, django_field, read_schema, taken_name
from seeding.spec import SeedingError

REFERENCED = 1000
"""Rows of a table that is not seeded that may be referenced."""


def read_facts(connection: Any, request: Request) -> tuple[Facts, list[Run]]:
    """What a plan has to know of the database, and the runs of the data set that the request belongs to."""
    schema = read_schema()
    runs = list(Run.objects.using(connection.alias).order_by("pk"))
    same = [run for run in runs if run.seed == str(request.seed) and run.state == Run.State.COMPLETE]
    _same_data_set(same, request)
    cohorts = tuple(Cohort(run.counts, run.offsets) for run in same)
    live = [run for run in runs if run.state != Run.State.UNDONE]
    made = {label for run in same for label, count in run.counts.items() if count}
    existing = Overlaid(existing_keys(connection, schema, made), recorded_keys(same, schema))
    offsets = _offsets(connection, schema, live, cohorts)
    return Facts(
        existing,
        offsets,
        cohorts,
        content_types(connection, schema),
        learned=learned_of(same),
        checks={**undeclared_checks(connection, schema), **checks_of(same, schema)},
        filled=filled_tables(connection, schema),
        absent=absent_tables(connection, schema),
    ), same


def absent_tables(connection: Any, schema: Mapping[str, Table], *, views: bool = True) -> dict[str, str]:
    """What to say of each model (label) whose table is not in the database; `views`: they will do, to read from."""
    present = set(connection.introspection.table_names(include_views=views))
    lacking = [label for label, table in schema.items() if table.own_model is None and table.db_table not in present]
    waiting = waiting_apps(connection) if lacking else set()
    return {
        label: f"{label}: its table {schema[label].db_table} is not in the database {connection.alias!r}"
        + (
            ". Run: python manage.py migrate"
            if label.partition(".")[0] in waiting
            else f", although every migration of its app is applied. Run: python manage.py makemigrations && python "
            f"manage.py migrate. Where no migration makes it (any more), leave it out with {label}=0"
        )
        for label in lacking
    }


def existing_keys(
    connection: Any, schema: Mapping[str, Table], made: Collection[str] = ()
) -> Mapping[str, tuple[Any, ...]]:
    """The values of rows that may be referenced, by `Reference.among`, and those that rows hold in unique fields, by
    `taken_name`; at most 1000 each, read when asked for. Of tables that the data set has `made`, none are held.
    """

    own = {f.reference.own: f for table in schema.values() for f in table.references if f.reference and f.reference.own}
    plain = {f.reference.table for table in schema.values() for f in table.references if f.reference}

    uniques = {
        taken_name(label, unique): (table, unique) for label, table in schema.items() for unique in table.uniques
    }

    def held(values: Any) -> tuple[Any, ...]:
        try:
            # Of a table or column that is not there PostgreSQL ends the transaction, but for a savepoint.
            with transaction.atomic(using=connection.alias):
                return tuple(values[:REFERENCED])
        except DatabaseError:
            if connection.needs_rollback:
                raise  # There is no way back to the savepoint: the connection is lost.
            return ()

    def taken(table: Table, unique: Unique) -> tuple[Any, ...]:
        if table.label in made:
            return ()
        rows = table.model._base_manager.using(connection.alias)
        if unique.condition is not None:
            rows = rows.filter(unique.condition)
        if len(unique.fields) == 1 and table.field(unique.fields[0]).storage == "integer":
            # Numbers of new rows begin beyond the highest.
            rows = rows.order_by(F(unique.fields[0]).desc(nulls_last=True))
        return held(rows.values_list(*unique.fields))

    def read(name: str) -> tuple[Any, ...]:
        if name in uniques:
            return taken(*uniques[name])
        reference = own[name].reference if name in own else None
        table = schema[reference.table if reference else name]
        rows = table.model._base_manager.using(connection.alias)
        if name in own and own[name].limit:
            rows = rows.complex_filter(own[name].limit).distinct()
        return held(rows.order_by("pk").values_list(reference.field if reference else "pk", flat=True))

    return Lazy([*(label for label in schema if label in plain), *own, *uniques], read)


def recorded_keys(runs: list[Run], schema: Mapping[str, Table]) -> dict[str, tuple[Any, ...]]:
    """The keys that rows of a data set chose from when they were made; more rows choose from the same."""
    found: dict[str, tuple[Any, ...]] = {}
    for run in runs:
        for name, values in run.existing.items():
            label, _, constraint = name.partition(": ")
            if constraint and label in schema and name not in found:
                unique = next((one for one in schema[label].uniques if one.name == constraint), None)
                if unique is not None:
                    fields = [django_field(schema[label].model, one) for one in unique.fields]
                    found[name] = tuple(
                        tuple(f.to_python(one) for f, one in zip(fields, held, strict=True)) for held in values
                    )
                continue
            key = _pointed_at(schema, name)
            if key is not None and name not in found:
                found[name] = tuple(key.to_python(value) for value in values)
    return found


def _pointed_at(schema: Mapping[str, Table], name: str) -> Any:
    """Django's field that a name of `Facts.existing` has values of."""
    label, _, last = name.rpartition(".")
    if name in schema:
        return django_field(schema[name].model)
    reference = schema[label].field(last).reference if label in schema and schema[label].has(last) else None
    return django_field(schema[reference.table].model, reference.field) if reference else None


def _offsets(
    connection: Any, schema: Mapping[str, Table], runs: list[Run], cohorts: tuple[Cohort, ...]
) -> Mapping[str, int]:
    """Where the next rows' automatic keys and unique numbers begin, less the rows of the data set that are there."""
    present = set(connection.introspection.table_names())
    made: dict[str, int] = {}
    for run in runs:
        for label, count in run.counts.items():
            made[label] = max(made.get(label, 0), int(run.offsets.get(label, 0)) + int(count))

    def read(label: str) -> int:
        table = schema[label]
        before = cohorts[-1].counts.get(label, 0) if cohorts else 0
        past = cohorts[-1].offsets.get(label, 0) if cohorts else 0
        if table.key.auto:
            if table.db_table not in present:
                raise SeedingError(
                    f"{label}: its table {table.db_table} is not in the database {connection.alias!r}. "
                    f"Run: python manage.py migrate"
                )
            manager = table.model._base_manager.using(connection.alias)
            # Keys that a run gave are its own even where the user deleted the rows since.
            highest = max(manager.aggregate(highest=Max("pk"))["highest"] or 0, made.get(label, 0))
            return max(past if before else 0, highest - before)
        if before:
            return past
        return made.get(label, 0)

    return Lazy(list(schema), read)


def content_types(connection: Any, schema: Mapping[str, Table]) -> Mapping[str, int]:
    """The numbers of content types in a database by label of their model, read when they are asked for."""

    def read(label: str) -> int:
        number = content_type(connection, schema, label)
        if number is None:
            raise SeedingError(
                f"{label} has no content type in the database {connection.alias!r}. Run: python manage.py migrate"
            )
        return number

    return Lazy(list(schema) if CONTENT_TYPES in schema else [], read)


def content_type(connection: Any, schema: Mapping[str, Table], label: str) -> int | None:
    """The number of a model's content type in a database; None where it has none."""
    app, name = content_type_name(label)
    types = schema[CONTENT_TYPES].model._base_manager.using(connection.alias)
    number: int | None = types.filter(app_label=app, model=name).values_list("pk", flat=True).first()
    return number


def _same_data_set(same: list[Run], request: Request) -> None:
    for run in same:
        differing = []
        if columns.instant_micros(run.as_of) != request.as_of:
            differing.append(f"--as-of {run.as_of:%Y-%m-%dT%H:%M:%S}")
        if run.locales != locale_text(request):
            differing.append(f"--locale {run.locales}")
        if scenarios_of(run.asked) != request.scenarios:
            differing.append(f"--scenario {' '.join(name for name, _ in scenarios_of(run.asked)) or '(none)'}")
        if run.asked.get("edge_cases", 0.0) != request.edge_cases:
            differing.append(f"--edge-cases {run.asked.get('edge_cases', 0.0):g}")
        if differing:
            raise SeedingError(
                f"Run {run.pk} made the rows of seed {request.seed} with {' '.join(differing)}. Repeat that to add to "
                f"them, take another --seed to add others beside them, or --fresh to replace them."
            )
    before = None
    for run in same:
        if run.after != before:
            raise SeedingError(
                f"Run {run.after} of seed {request.seed} was undone, but run {run.pk}, which grew it, was not. "
                f"Run: python manage.py unseed_db --run {run.pk}, or seed_db --fresh."
            )
        before = run.pk


class Lazy(Mapping[str, Any]):
    """Values by label that are read when they are asked for; `known` are those that were."""

    def __init__(self, labels: list[str], read: Callable[[str], Any]) -> None:
        self._labels = labels
        self._read = read
        self.known: dict[str, Any] = {}

    def __getitem__(self, label: str) -> Any:
        if label not in self._labels:
            raise KeyError(label)
        if label not in self.known:
            self.known[label] = self._read(label)
        return self.known[label]

    def stale(self, labels: Iterable[str]) -> list[str]:
        """Those of some labels whose value was read, and is another one by now."""
        return [label for label in labels if label in self.known and self._read(label) != self.known[label]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)

    def __len__(self) -> int:
        return len(self._labels)


class Overlaid(Mapping[str, Any]):
    """Values by label, some of which are fixed."""

    def __init__(self, base: Mapping[str, Any], fixed: Mapping[str, Any]) -> None:
        self._base = base
        self._fixed = fixed

    @property
    def known(self) -> dict[str, Any]:
        return {**getattr(self._base, "known", self._base), **self._fixed}

    def __getitem__(self, label: str) -> Any:
        return self._fixed[label] if label in self._fixed else self._base[label]

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self._base), **dict.fromkeys(self._fixed)})

    def __len__(self) -> int:
        return len(list(iter(self)))

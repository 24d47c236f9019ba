"""The plan: which tables get how many rows, in which order, and how every column is drawn, and why.

`seeding.planning.build_plan` makes one. A plan reads no database: what it must know of one comes as `Facts`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from seeding import columns
from seeding.columns import Column, Mask, Strings
from seeding.conditions import inmost
from seeding.documents import Document
from seeding.keys import Keys, Numbers
from seeding.packages import OwnType
from seeding.relations import (
    TABLED,
    GenericType,
    Lineage,
    ParentKey,
    Segment,
    Serial,
    distinct_any,
    distinct_picks,
    mixed_rows,
    parent_numbers,
    points_at_rows,
)
from seeding.relatives import Children, Mixed
from seeding.rows import KeptRows, Rows
from seeding.schema import Check, Field, Reference, Table
from seeding.settling import Apart, Settled, required
from seeding.sources import Password
from seeding.spec import (
    ChildrenOf,
    Follow,
    Pick,
    PickAny,
    RowCount,
    SeedingError,
    shares,
)

DEFAULT_COUNT = 10
"""Rows of a table that others need and that nobody asked a number for."""

DECLARED = "declared in seeds.py"
"""The reason of a column that an app's seeds.py draws."""

IN_PLAN = "said in the plan"
"""The reason of a column that a plan file draws."""

MOST_ROWS = 10**12
"""More rows of a table than this cannot be asked for."""

WORLD = 1 << 15
"""A closed world (`Plan.worlds`) has at most this many rows."""

WORLDS_KEPT = 8

PROBED = 20
"""The first rows of each model, and as many from all over it, tell a later run whether it would draw the same."""

MANY_TO_MANY = shares({0: 30, 1: 35, 2: 20, 3: 15})
"""How many links a row has through a many-to-many table that nobody declared."""


@dataclass(frozen=True)
class Request:
    """What a user asks for. `counts` are rows by label; `every` is the number for all tables that can be seeded.

    `scenarios` are names with the share of the rows that they cover (None: the share that they declare); `edge_cases`
    is the share of the rows with unusual values; `document` is a plan file (`seeding.planfile`).
    """

    seed: int
    as_of: int
    counts: Mapping[str, int] = field(default_factory=dict)
    every: int | None = None
    scale: float = 1.0
    locales: tuple[str, ...] = ("en_US",)
    password: str = "seeding"
    locale_weights: tuple[float, ...] = ()
    scenarios: tuple[tuple[str, float | None], ...] = ()
    edge_cases: float = 0.0
    document: Document | None = None


@dataclass(frozen=True)
class Cohort:
    """Rows that came together: how many rows each table had after them, and what their automatic keys start behind."""

    counts: Mapping[str, int]
    offsets: Mapping[str, int]


class Lesson(Protocol):
    """What trial rows of a model taught: another way to draw some of its columns."""

    def apply(self, model: ModelPlan, facts: Facts, labels: frozenset[str], as_of: int) -> ModelPlan:
        """The model with those columns drawn so; the same model where nothing is to be changed."""
        ...


@dataclass(frozen=True)
class Facts:
    """What a plan has to know of a database: the keys of rows that may be referenced, by label; the highest automatic
    key (or number of rows ever made) by label; the cohorts of this data set that are there already; the numbers of
    content types by label of their model; and the tables that triggers fill, with those whose new rows set them off.
    """

    existing: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    offsets: Mapping[str, int] = field(default_factory=dict)
    cohorts: tuple[Cohort, ...] = ()
    content_types: Mapping[str, int] = field(default_factory=dict)
    learned: Mapping[str, tuple[Lesson, ...]] = field(default_factory=dict)
    """What the rules of models taught about their columns (`seeding.trials`), by label."""
    checks: Mapping[str, tuple[Check, ...]] = field(default_factory=dict)
    """The check constraints that the database holds and no model declares, by label."""
    filled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)
    """What to say of the models (labels) whose tables are not there."""


@dataclass(frozen=True)
class ColumnPlan:
    """How one column is drawn, and why so."""

    field: Field
    source: Any
    reason: str
    unique: bool = False

    @property
    def declared(self) -> bool:
        """Whether somebody says how it is drawn: `seeds.py`, a plan file or a scenario."""
        said = self.reason.split(";")[0]
        return said in (DECLARED, IN_PLAN) or said.startswith("scenario ")

    @property
    def volatile(self) -> bool:
        """Whether the stored value depends on more than the plan (a hasher's settings); digests leave it out."""
        return isinstance(self.source, Password)


@dataclass(frozen=True)
class ModelPlan:
    """How one table is filled."""

    table: Table
    columns: tuple[ColumnPlan, ...]
    rows: RowCount | None = None
    parent: str | None = None
    traits: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    requires: tuple[Callable[[Rows], Any], ...] = ()
    generics: Mapping[str, Any] = field(default_factory=dict)
    """What the generic foreign keys point at, by name."""
    apart: tuple[Apart, ...] = ()
    """What keeps rows apart from the ones before them and is met by drawing them again."""

    def column(self, name: str) -> ColumnPlan:
        column = self._by_name.get(name)
        if column is None:
            raise KeyError(f"{self.table.label} has no field {name!r}")
        return column

    @cached_property
    def _by_name(self) -> dict[str, ColumnPlan]:
        named = {column.field.attname: column for column in self.columns}
        return named | {column.field.name: column for column in self.columns}

    @property
    def label(self) -> str:
        return self.table.label

    @cached_property
    def copied(self) -> tuple[ColumnPlan, ...]:
        """The columns in the order in which COPY takes them: those that are as long in every row, or nearly, first."""
        return tuple(sorted(self.columns, key=lambda column: (column.field.storage == "text", column.field.null)))


class Plan:
    """A complete plan: models in the order in which they are loaded, and the cohorts of their rows.

    Besides what it was built from, it keeps tables that were computed from it, bounded in size, to look values up.
    """

    def __init__(
        self,
        request: Request,
        schema: Mapping[str, Table],
        models: Mapping[str, ModelPlan],
        facts: Facts,
        families: Mapping[str, tuple[ChildrenOf, str]],
        *,
        endless: bool = False,
    ) -> None:
        self.request = request
        self.schema = schema
        self.models = dict(models)
        self.facts = facts
        self.cohorts = facts.cohorts
        self.endless = endless
        self.deferred: list[str] = []
        self.changes: tuple[Any, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.families = dict(families)
        self.counts: dict[str, int] = {}
        self._segments: dict[str, tuple[Segment, ...]] = {}
        self._kept: dict[Hashable, Any] = {}
        self._shared: tuple[Plan, frozenset[str]] | None = None
        self._worlds: dict[tuple[str, int], Rows] = {}

    @property
    def seed(self) -> int:
        return self.request.seed

    @property
    def as_of(self) -> int:
        return self.request.as_of

    @property
    def locales(self) -> tuple[str, ...]:
        return self.request.locales

    def __repr__(self) -> str:
        counts = ", ".join(f"{label}={count}" for label, count in self.counts.items())
        return f"Plan(seed={self.seed}, {counts})"

    def unbounded(self) -> Plan:
        """The same plan with as many parents as its children need. Picks choose from as many rows as before."""
        other = Plan(self.request, self.schema, self.models, self.facts, self.families, endless=True)
        other.cohorts = self.cohorts
        other.counts = self.counts
        other.deferred = self.deferred
        return other

    def with_model(self, model: ModelPlan) -> Plan:
        """The same plan with another way to fill one table, to try it out. What was worked out for the tables before it
        in the order serves both.
        """
        other = self.anew(model)
        order = list(self.models)
        other._shared = self, frozenset(order[: order.index(model.label)])
        return other

    def anew(self, *models: ModelPlan) -> Plan:
        """The same plan, of which nothing is worked out yet, with another way to fill the tables of these models."""
        given = {**self.models, **{model.label: model for model in models}}
        other = Plan(self.request, self.schema, given, self.facts, self.families)
        other.cohorts, other.counts, other._segments = self.cohorts, self.counts, self._segments
        other.deferred, other.changes = self.deferred, self.changes
        return other

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What `make` gave the first time for this key."""
        if self._shared is not None and isinstance(key, tuple) and key[1] in self._shared[1]:
            return self._shared[0].kept(key, make)
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def forget(self) -> None:
        """Drop what was worked out for other cohorts than those of now."""
        self._kept.clear()
        self._worlds.clear()

    # Rows --------------------------------------------------------------------------------------------------

    def rows(self, label: str, numbers: Numbers | range) -> Rows:
        """Rows of a model by number."""
        if isinstance(numbers, range):
            numbers = np.arange(numbers.start, numbers.stop, numbers.step, dtype=np.int64)
        return Rows(self, self.models[label], numbers)

    def ranges(self, label: str) -> list[range]:
        """The row numbers of the model that this plan adds: those of the last cohort."""
        before = self.cohorts[-2].counts.get(label, 0) if len(self.cohorts) > 1 else 0
        return [range(before, self.counts[label])]

    def whole(self, label: str) -> Rows | None:
        """All rows of a small table as one batch that is kept, or None for a large one."""
        size = self.counts.get(label, 0)
        if size > TABLED or self.endless:
            return None
        rows: Rows = self.kept(("whole", label, size), lambda: KeptRows(self, self.models[label], np.arange(size)))
        return rows

    def worlds(self, label: str, numbers: Numbers) -> list[tuple[Numbers, Rows]]:
        """The closed worlds of a table that rows belong to: positions in `numbers`, and all rows of their world.

        A world is a run of at most `WORLD` rows that came together (in one cohort), so what happens inside of it never
        changes when rows are added. Rows behind the last one of the plan belong to none.
        """
        if self.endless or not self.cohorts:
            size = max(self.counts.get(label, 0), 1)
            starts, ends = numbers // size * size, (numbers // size + 1) * size
        else:
            bounds = np.maximum.accumulate([cohort.counts.get(label, 0) for cohort in self.cohorts])
            cohort = np.searchsorted(bounds, numbers, side="right")
            edges = np.concatenate([[0], bounds, [bounds[-1]]])
            starts, ends = edges[cohort], edges[cohort + 1]
        sizes = ends - starts
        width = -(-sizes // np.maximum(-(-sizes // WORLD), 1))
        first = starts + (numbers - starts) // np.maximum(width, 1) * width
        found = []
        for start in np.unique(first[sizes > 0]).tolist():
            index = np.flatnonzero((first == start) & (sizes > 0))
            stop = min(start + int(width[index[0]]), int(ends[index[0]]))
            found.append((index, self._world(label, start, stop)))
        return found

    def _world(self, label: str, start: int, stop: int) -> Rows:
        """All rows of a world. Those that were asked for last are kept."""
        known = self._worlds.pop((label, start), None)
        if known is None or len(known) != stop - start:
            known = self.rows(label, range(start, stop))
        self._worlds[label, start] = known
        if len(self._worlds) > WORLDS_KEPT:
            del self._worlds[next(iter(self._worlds))]
        return known

    def model_or_stub(self, table: Table) -> ModelPlan:
        return self.models.get(table.label) or ModelPlan(table, ())

    # Relations ---------------------------------------------------------------------------------------------

    def lineage(self, label: str) -> Lineage:
        """The order of the children of `children_of` models."""
        if label not in self.families:
            raise SeedingError(f"{label} is not declared as `rows = children_of(…)`, so it has no fan-out.")
        rows, parent = self.families[label]
        lineage: Lineage = self.kept(
            ("lineage", label),
            lambda: Lineage(label, rows.fan_out, self.seed, lambda numbers: self.rows(parent, numbers)),
        )
        return lineage

    def counted(self, rows: Rows, function: Callable[[Rows], Any]) -> Numbers | None:
        """What `function` gives rows, if it is the fan-out of a model whose children have been counted."""
        label = next((child for child, (own, parent) in self.families.items() if own.fan_out is function), None)
        if label is None or self.families[label][1] != rows.model.label or self.endless or not self.cohorts:
            return None
        return self.lineage(label).counted(rows.row_number)

    def locate(self, rows: Rows) -> tuple[Rows, Numbers, Numbers]:
        """The parents of rows (`children_of`), the rows' places among their siblings, and how many those are."""
        label = rows.model.label
        lineage = self.lineage(label)
        numbers = rows.row_number
        segments = self._segments.get(label, ())
        if self.endless or not segments:
            parents, nth, siblings = lineage.locate(numbers)
        elif len(segments) == 1:
            parents, nth, siblings = segments[0].locate(lineage, numbers)
        else:
            parents, nth, siblings = (np.empty_like(numbers) for _ in range(3))
            for segment in segments:
                index = np.flatnonzero((numbers >= segment.first) & (numbers < segment.last))
                if index.size:
                    parents[index], nth[index], siblings[index] = segment.locate(lineage, numbers[index])
        parent = self.models[label].parent
        assert parent is not None
        found = self._view(parent, parents)
        if lineage.drawn is not None:
            # A fan-out that is a function has placed these parents among their own parents already.
            found.borrow_places(lineage.drawn)
        return found, nth, siblings

    def followed(self, label: str) -> int:
        """How many parents, from the first, the rows of a model follow: all, unless fewer rows were asked for."""
        parents, rows = self.counts.get(str(self.models[label].parent), 0), self.counts[label]
        segments, lineage = self._segments.get(label, ()), self.lineage(label)
        if len(segments) != 1 or rows >= segments[0].capacity(lineage):
            return parents
        return int(lineage.locate(np.array([rows - 1]))[0][0]) + 1

    def _view(self, label: str, numbers: Numbers) -> Rows:
        """Rows by number, with repetitions, drawn once each."""
        if not len(numbers):
            return self.rows(label, numbers)
        if bool((numbers[1:] > numbers[:-1]).all()):
            return self.rows(label, numbers)
        first, last = int(numbers.min()), int(numbers.max())
        if last - first < 2 * len(numbers) + 64:
            return self.rows(label, range(first, last + 1)).at(numbers - first)
        distinct, index = np.unique(numbers, return_inverse=True)
        return self.rows(label, distinct).at(index)

    def referenced(self, rows: Rows, field: Field) -> tuple[Numbers, Any]:
        return parent_numbers(rows, field, rows.model.column(field.name).source)

    def mixed(self, rows: Rows, name: str) -> Mixed:
        """The rows of several tables that a generic foreign key points at."""
        tables, which, numbers, missing = mixed_rows(rows, name, rows.model.generics.get(name))

        def rows_of(table: str, numbers: Numbers) -> Rows:
            whole = self.whole(table)
            return whole.at(numbers) if whole is not None else self.rows(table, numbers)

        return Mixed(tables, which, numbers, missing, rows_of)

    def knows(self, label: str, name: str) -> bool:
        """Whether the rows that a foreign key of a model points at are rows of this plan."""
        model = self.models[label]
        source = model.column(name).source
        if isinstance(source, Follow):
            return model.parent is not None and self.knows(model.parent, source.name)
        return points_at_rows(source)

    def linked(self, rows: Rows, field: Field) -> Mask:
        """Which rows point with a foreign key at a row that this plan knows."""
        if not self.knows(rows.model.label, field.name):
            return np.zeros(len(rows), dtype=np.bool_)
        source = rows.model.column(field.name).source
        if isinstance(source, Follow):
            return rows.parent.linked(source.name)
        _, missing = rows.referenced(field.name)
        return np.ones(len(rows), dtype=np.bool_) if missing is None else ~missing

    def content_type(self, label: str) -> int:
        """The number of a model's content type; without a database, the place of the model in the schema."""
        if label in self.facts.content_types:
            return self.facts.content_types[label]
        return 1 + list(self.schema).index(label)

    def distinct(self, rows: Rows, name: str) -> Numbers:
        generic = rows.model.generics.get(name)
        if isinstance(generic, PickAny):
            return distinct_any(rows, name, generic)
        field = rows.model.table.field(name)
        source = rows.model.column(field.name).source
        if not isinstance(source, Pick) or not source.distinct:
            raise SeedingError(f"{rows.model.label}.{field.name} is no pick(distinct=True); declare it so in seeds.py.")
        return distinct_picks(rows, field, source)

    def related(self, rows: Rows, field: Field) -> Rows:
        """The rows that a foreign key points at."""
        assert field.reference is not None
        source = rows.model.column(field.name).source
        if isinstance(source, ParentKey):
            return rows.parent
        if isinstance(source, Follow):
            return rows.parent.related(source.name)
        numbers, _ = rows.referenced(field.name)
        whole = self.whole(field.reference.table)
        return whole.at(numbers) if whole is not None else self.rows(field.reference.table, numbers)

    def key_column(self, reference: Reference, numbers: Numbers) -> Column:
        """The values that point at rows of a planned table."""
        target = self.models[reference.table]
        planned = target.column(reference.field)
        if isinstance(planned.source, Serial):
            return columns.Integers(self.serial(target, numbers))
        whole = self.whole(reference.table)
        if whole is not None:
            return whole.column(reference.field).take(numbers)
        return self.rows(reference.table, numbers).column(reference.field)

    def children(self, rows: Rows, label: str) -> Children:
        model = self.models.get(label)
        if model is None or not isinstance(model.rows, ChildrenOf) or not model.rows.whole:
            raise SeedingError(
                f"{rows.model.label} sums over {label}, whose rows must follow from it alone. "
                f"Declare `rows = children_of(…, whole=True)` in the seeds of {label}."
            )
        lineage = self.lineage(label)
        counts = lineage.counts(rows.row_number)
        starts = lineage.before(rows.row_number)
        if not self.counts.get(label) and not self.endless:
            counts = np.zeros_like(counts)
        ends = np.cumsum(counts)
        numbers = np.repeat(starts - ends + counts, counts) + np.arange(int(ends[-1]) if len(ends) else 0)
        return Children(self.rows(label, numbers), counts)

    # Cohorts -----------------------------------------------------------------------------------------------

    def _cohort_of(self, label: str, numbers: Numbers) -> Numbers | int:
        ends = [cohort.counts.get(label, 0) for cohort in self.cohorts[:-1]]
        if not ends:
            return 0
        return np.searchsorted(np.maximum.accumulate(np.array(ends)), numbers, side="right")

    def sizes(self, label: str, rows: Rows) -> list[tuple[Numbers, int]]:
        """How many rows of a table `rows` may pick from: positions in `rows` with the size at their time."""
        cohort = self._cohort_of(rows.model.label, rows.row_number)
        if isinstance(cohort, int):
            return [(np.arange(0), self._size(label, cohort))]
        found = np.unique(cohort)
        if len(found) == 1:
            return [(np.arange(0), self._size(label, int(found[0])))]
        return [(np.flatnonzero(cohort == place), self._size(label, place)) for place in found.tolist()]

    def first_size(self, label: str, rows: Rows) -> int:
        """The size of a table when the first rows of the model of `rows` were made."""
        for place, cohort in enumerate(self.cohorts):
            if cohort.counts.get(rows.model.label, 0):
                return self._size(label, place)
        return self.counts[label]

    def _size(self, label: str, cohort: int) -> int:
        for later in self.cohorts[cohort:]:
            if later.counts.get(label, 0):
                return int(later.counts[label])
        return self.counts.get(label, 0) or DEFAULT_COUNT

    def serial(self, model: ModelPlan, numbers: Numbers) -> Numbers:
        """The automatic keys of rows."""
        return self.unique_positions(model, numbers) + 1

    def unique_positions(self, model: ModelPlan, numbers: Numbers) -> Numbers:
        """A number for each row that no other row of the table has, whichever data set made it."""
        if not self.cohorts:
            return numbers
        offsets = [cohort.offsets.get(model.label, 0) for cohort in self.cohorts]
        if len(set(offsets)) == 1:
            return numbers + offsets[0]
        shift = np.array(offsets, dtype=np.int64)[self._cohort_of(model.label, numbers)]
        return numbers + shift

    def turns(self, rows: Rows, label: str) -> tuple[Numbers, Numbers]:
        """Which row of a table each of some rows has, where they take its first rows in turn, and how often it was had
        before.
        """
        positions = self.unique_positions(rows.model, rows.row_number)
        before, turn = np.divmod(positions, max(self.first_size(label, rows), 1))
        return turn, before

    def required(self, model: ModelPlan) -> tuple[Any, ...]:
        """What rows of a model are drawn again for (`ModelPlan.requires`), without what their form meets anyway."""
        known: tuple[Any, ...] = self.kept(("required", model.label), lambda: required(self, model))
        return known

    def apart(self, model: ModelPlan, numbers: Numbers) -> Keys:
        """Keys with which no row is like an earlier one where it may not be (`ModelPlan.apart`)."""
        settled: Settled = self.kept(("apart", model.label), lambda: Settled(self, model))
        return settled.keys(numbers)

    # Digests -----------------------------------------------------------------------------------------------

    def digested(self, label: str) -> list[ColumnPlan]:
        """The columns that a content digest covers."""
        return [column for column in self.models[label].columns if not column.volatile]

    def canonical(self, label: str, drawn: list[Column]) -> list[Column]:
        """The `digested` columns of a batch as a content digest takes them.

        The number of a content type is another in every database: the label of its model stands in its place.
        """
        pairs = zip(self.digested(label), drawn, strict=True)
        return [
            self._labels(self.models[label], source, one) if isinstance(source, (GenericType, OwnType)) else one
            for source, one in ((inmost(column.source), one) for column, one in pairs)
        ]

    def _labels(self, model: ModelPlan, types_of: GenericType | OwnType, types: Column) -> Column:
        source = types_of if isinstance(types_of, OwnType) else model.generics[types_of.name]
        tables = source.tables if isinstance(source, (PickAny, OwnType)) else (model.parent,)
        labels = {self.content_type(table): table for table in tables if table}
        return Strings(tuple(labels.get(number, str(number)) for number in types.array.tolist()), nulls=types.nulls)

    def probe(self, label: str) -> str:
        """A digest of the first rows, that tells whether the plan still draws what it drew before."""
        counts = [cohort.counts.get(label, 0) for cohort in self.cohorts]
        first = next((count for count in counts if count), 0)
        return self._probe(label, np.arange(min(first, PROBED)))

    def probes(self, label: str, cohort: int) -> list[str]:
        """Digests of the first rows of all, and of rows from all over those that came with a cohort."""
        before = self.cohorts[cohort - 1].counts.get(label, 0) if cohort else 0
        size = self.cohorts[cohort].counts.get(label, 0) - before
        spread = before + np.unique((2 * np.arange(PROBED) + 1) * size // (2 * PROBED))
        return [self.probe(label), self._probe(label, spread if size else spread[:0])]

    def _probe(self, label: str, numbers: Numbers) -> str:
        rows = self.rows(label, numbers)
        drawn = [rows.column(column.field.name) for column in self.digested(label)]
        return hashlib.blake2b(columns.copy_text(self.canonical(label, drawn)), digest_size=12).hexdigest()

"""The plan: which tables get how many rows, in which order, and how every column is drawn, and why.

`build_plan` finds every problem before anything is written and raises them together. A plan reads no database: what
it must know of one comes as `Facts`.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

import numpy as np

from seeding import columns, constraints, kinds
from seeding.columns import Column, Mask, Strings
from seeding.generators import Constant
from seeding.inference import After, Inferred, Password, creation_field, infer
from seeding.keys import Numbers, name_key
from seeding.kinds import words
from seeding.relations import (
    TABLED,
    Existing,
    ExistingRow,
    GenericKey,
    GenericType,
    Lineage,
    OneToOne,
    ParentKey,
    Segment,
    Serial,
    distinct_any,
    distinct_picks,
    extend,
    mixed_rows,
    parent_numbers,
    points_at_rows,
)
from seeding.rows import Children, Mixed, Rows
from seeding.schema import Field, Reference, Table, read_schema, seedable
from seeding.spec import (
    ChildrenOf,
    Count,
    Follow,
    ModelSeeds,
    OfKind,
    ParentRow,
    Per,
    Pick,
    PickAny,
    RowCount,
    RowOf,
    SeedingError,
    Shares,
    children_of,
    declared_fields,
    shares,
)

DEFAULT_COUNT = 10
"""Rows of a table that others need and that nobody asked a number for."""

DECLARED = "declared in seeds.py"
"""The reason of a column that an app's seeds.py draws."""

MOST_ROWS = 10**12
"""More rows of a table than this cannot be asked for."""

PROBED = 20
"""Rows of each model that tell a later run whether it would draw the same."""

MANY_TO_MANY = shares({0: 30, 1: 35, 2: 20, 3: 15})
"""How many links a row has through a many-to-many table that nobody declared."""


@dataclass(frozen=True)
class Request:
    """What a user asks for. `counts` are rows by label; `every` is the number for all tables that can be seeded."""

    seed: int
    as_of: int
    counts: Mapping[str, int] = field(default_factory=dict)
    every: int | None = None
    scale: float = 1.0
    locales: tuple[str, ...] = ("en_US",)
    password: str = "seeding"


@dataclass(frozen=True)
class Cohort:
    """Rows that came together: how many rows each table had after them, and what their automatic keys start behind."""

    counts: Mapping[str, int]
    offsets: Mapping[str, int]


@dataclass(frozen=True)
class Facts:
    """What a plan has to know of a database: the keys of rows that may be referenced, by label; the highest automatic
    key (or number of rows ever made) by label; the cohorts of this data set that are there already; and the numbers
    of content types by label of their model.
    """

    existing: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    offsets: Mapping[str, int] = field(default_factory=dict)
    cohorts: tuple[Cohort, ...] = ()
    content_types: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ColumnPlan:
    """How one column is drawn, and why so."""

    field: Field
    source: Any
    reason: str
    unique: bool = False

    @property
    def declared(self) -> bool:
        return self.reason == DECLARED

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
    generics: Mapping[str, Any] = field(default_factory=dict)
    """What the generic foreign keys point at, by name."""

    def column(self, name: str) -> ColumnPlan:
        for candidate in self.columns:
            if name in (candidate.field.name, candidate.field.attname):
                return candidate
        raise KeyError(f"{self.table.label} has no field {name!r}")

    @property
    def label(self) -> str:
        return self.table.label


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
        self.families = dict(families)
        self.counts: dict[str, int] = {}
        self._segments: dict[str, tuple[Segment, ...]] = {}
        self._kept: dict[Hashable, Any] = {}

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

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What `make` gave the first time for this key."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

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
        rows: Rows = self.kept(("whole", label, size), lambda: self.rows(label, range(size)))
        return rows

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

    # Digests -----------------------------------------------------------------------------------------------

    def password_hash(self) -> str:
        from django.contrib.auth.hashers import make_password

        return _password_hash(make_password, self.request.password)

    def digested(self, label: str) -> list[ColumnPlan]:
        """The columns that a content digest covers."""
        return [column for column in self.models[label].columns if not column.volatile]

    def canonical(self, label: str, drawn: list[Column]) -> list[Column]:
        """The `digested` columns of a batch as a content digest takes them.

        The number of a content type is another in every database: the label of its model stands in its place.
        """
        return [
            self._labels(self.models[label], column.source.name, one) if isinstance(column.source, GenericType) else one
            for column, one in zip(self.digested(label), drawn, strict=True)
        ]

    def _labels(self, model: ModelPlan, name: str, types: Column) -> Column:
        source = model.generics[name]
        tables = source.tables if isinstance(source, PickAny) else (model.parent,)
        labels = {self.content_type(table): table for table in tables if table}
        return Strings(tuple(labels.get(number, str(number)) for number in types.array.tolist()), nulls=types.nulls)

    def probe(self, label: str) -> str:
        """A digest of the first rows, that tells whether the plan still draws what it drew before."""
        counts = [cohort.counts.get(label, 0) for cohort in self.cohorts]
        first = next((count for count in counts if count), 0)
        rows = self.rows(label, range(min(first, PROBED)))
        drawn = [rows.column(column.field.name) for column in self.digested(label)]
        return hashlib.blake2b(columns.copy_text(self.canonical(label, drawn)), digest_size=12).hexdigest()


_hashes: dict[tuple[Any, ...], str] = {}


def _password_hash(make_password: Any, password: str) -> str:
    """The hash, with a fixed salt: the password is known anyway. Kept for the process; hashers are slow on purpose."""
    from django.contrib.auth.hashers import get_hasher

    salt = f"{name_key('password salt'):022d}"
    key = (type(get_hasher()).__name__, password, salt)
    if key not in _hashes:
        _hashes[key] = make_password(password, salt=salt)
    return _hashes[key]


# Building -------------------------------------------------------------------------------------------------


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
    problems = [*request_problems(request, schema), *seeds_problems(seeds, schema)]
    if problems:
        raise SeedingError(*problems)
    wanted = dict(request.counts)
    if request.every is not None:
        wanted = {
            **{label: request.every for label, table in schema.items() if seedable(table) and not table.auto_created},
            **wanted,
        }
    included = _included(wanted, schema, seeds, facts)
    models, problems = _model_plans(included, schema, seeds, facts, request)
    if problems:
        raise SeedingError(*problems)
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
    ordered = {
        label: _in_time(models[label], set(order[:place]) & _planned_with(label, included, facts), schema)
        for place, label in enumerate(order)
    }
    plan = Plan(request, schema, ordered, facts, families, endless=endless)
    plan.deferred = deferred
    problems = _count(plan, wanted)
    if problems:
        raise SeedingError(*problems)
    problems = constraints.problems(plan)
    if problems:
        raise SeedingError(*problems)
    return plan


def request_problems(request: Request, schema: Mapping[str, Table]) -> Iterable[str]:
    """What a request says that cannot be: models, numbers, scale and locales."""
    for label, count in request.counts.items():
        table = schema.get(label)
        if table is None:
            close = get_close_matches(label.lower(), [known.lower() for known in schema], n=1, cutoff=0.85)
            close = [known for known in schema if known.lower() in close]
            models = sorted(name for name, known in schema.items() if seedable(known) and not known.auto_created)
            listed = f"Models are written app.Model; there are: {', '.join(models)}."
            yield f"{label}: no such model. {f'Did you mean {close[0]}?' if close else listed}"
        elif not seedable(table):
            yield f"{label} is kept by other code and is used as it is; it cannot be seeded. Leave it out."
        yield from _count_problems(f"{label}={count}", count, request.scale)
    if request.every is not None:
        yield from _count_problems(f"--count {request.every}", request.every, request.scale)
    if not request.scale > 0 or not request.scale <= MOST_ROWS:
        yield f"--scale {request.scale}: a scale is above 0 and at most {MOST_ROWS}."
    for locale in request.locales:
        if not words.locale_known(locale):
            close = [known for known in words.known_locales() if known[:2].lower() == locale[:2].lower()]
            near = f"Near it: {', '.join(close)}." if close else "Locales are written en_US, de_DE, …."
            yield f"--locale {locale}: unknown. {near}"


def _count_problems(said: str, count: Any, scale: float) -> Iterable[str]:
    if not isinstance(count, int) or isinstance(count, bool):
        yield f"{said}: a number of rows is a whole number."
    elif count < 0:
        yield f"{said}: a number of rows is 0 or more."
    elif count > MOST_ROWS or count * scale > MOST_ROWS:
        yield f"{said}: {count} rows{f' times {scale:g}' if scale != 1 else ''} are more than {MOST_ROWS}, the most."


def seeds_problems(seeds: Mapping[str, type[ModelSeeds]], schema: Mapping[str, Table]) -> Iterable[str]:
    """What the classes of `seeds.py` say of models and fields that do not exist."""
    for label, declared in seeds.items():
        where = f"{declared.__module__}.{declared.__qualname__}"
        if label not in schema:
            yield f"{where} is registered for {label}, which is no installed model. Mend the label or remove the class."
            continue
        table = schema[label]
        yield from _rows_problems(where, table, declared.rows, schema)
        for name, source in declared_fields(declared).items():
            if table.generic(name):
                yield from _generic_problems(table, name, source, schema)
            elif table.has(name):
                yield from _source_problems(table.field(name), source, f"{label}.{name}")
                if isinstance(source, OfKind) and source.of and not _references(table, source.of):
                    keys = ", ".join(f.name for f in table.references) or "none"
                    yield f"{label}.{name}: kind(…, of={source.of!r}): that is no foreign key of it; there are: {keys}."
            else:
                fields = ", ".join(f.name for f in table.fields)
                yield f"{where}.{name}: {label} has no such field; it has: {fields}."


def _rows_problems(where: str, table: Table, rows: RowCount | None, schema: Mapping[str, Table]) -> Iterable[str]:
    named = getattr(rows, "table", None) or getattr(rows, "parent", None)
    if named is None:
        return
    said = f"{where}: rows = {'per' if isinstance(rows, Per) else 'children_of'}({named!r}, …) for {table.label}"
    if "." in named:
        if named not in schema:
            yield f"{said}: no model is called {named}. Write app.Model, as in shop.Order."
    elif not table.has(named) or table.field(named).reference is None:
        keys = ", ".join(f.name for f in table.references) or "none"
        yield (
            f"{where}: rows = children_of({named!r}) for {table.label}: that is no foreign key of it; "
            f"there are: {keys}. Name one, or the label of a model."
        )


def _references(table: Table, name: str) -> bool:
    return table.has(name) and table.field(name).reference is not None


def _generic_problems(table: Table, name: str, source: Any, schema: Mapping[str, Table]) -> Iterable[str]:
    where = f"{table.label}.{name}"
    if not isinstance(source, (PickAny, ParentRow)):
        yield (
            f"{where} is a generic foreign key and is declared as {source!r}. "
            f'Write {name} = pick_any({{"app.Model": 1}}) or {name} = parent_row().'
        )
    if not isinstance(source, PickAny):
        return
    generic = table.generic(name)
    assert generic is not None
    storage = table.field(generic.object_id).storage
    for label in source.tables:
        if label not in schema:
            yield f"{where} = pick_any(…): no model is called {label}. Write app.Model, as in shop.Order."
        elif not seedable(schema[label]):
            yield f"{where} = pick_any(…): {label} is kept by other code and is not seeded. Leave it out."
        elif storage != "text" and schema[label].key.storage != storage:
            yield (
                f"{where} = pick_any(…): the keys of {label} are {schema[label].key.storage} values, which the "
                f"{storage} field {generic.object_id} cannot hold. Leave {label} out, or make that a CharField."
            )


def _source_problems(f: Field, source: Any, where: str) -> Iterable[str]:
    if isinstance(source, PickAny):
        yield f"{where} = pick_any(…): that is for generic foreign keys; {f.name} takes pick() or a value."
    if isinstance(source, (Pick, Follow, RowOf)) and f.reference is None:
        name = "row_of" if isinstance(source, RowOf) else type(source).__name__.lower()
        yield f"{where} = {name}(…): {name}() is for foreign keys, and {f.name} holds {f.storage} values."
    if isinstance(source, OfKind):
        known = kinds.all_kinds()
        if source.kind not in known:
            close = get_close_matches(source.kind, known, n=3, cutoff=0.6)
            hint = f"Near it: {', '.join(close)}." if close else "docs/kinds.md lists them."
            yield f"{where}: no kind is called {source.kind!r}. {hint}"
        elif f.storage not in known[source.kind].types:
            types = " or ".join(known[source.kind].types)
            yield f"{where} = kind({source.kind!r}): that kind gives {types}, and {f.name} holds {f.storage} values."


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
                if needed and (f.reference.one_to_one or not facts.existing.get(f.reference.table)):
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
) -> tuple[dict[str, ModelPlan], list[str]]:
    models: dict[str, ModelPlan] = {}
    problems: list[str] = []
    for label in (label for label in schema if label in included):
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
        given, generics = _generic_sources(table, given, planned, problems)
        found: list[ColumnPlan] = []
        for f in table.fields:
            planned_column = _column(table, f, given, planned, facts, request)
            if isinstance(planned_column, str):
                problems.append(planned_column)
            else:
                found.append(_apart(planned_column, found))
        if len(found) == len(table.fields):
            resolved = constraints.resolve(table, found, parent, _day(request.as_of))
            traits = declared.traits if declared else {}
            models[label] = ModelPlan(table, tuple(resolved), rows, parent, traits, generics)
    return models, problems


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
        columns.setdefault(generic.object_id, GenericKey(generic.name))
    return columns, generics


def _day(micros: int) -> date:
    return (columns.EPOCH + timedelta(microseconds=micros)).date()


def _planned_with(label: str, included: set[str], facts: Facts) -> frozenset[str]:
    """The tables that were filled together with the first rows of a model: its later rows refer to no others."""
    for cohort in facts.cohorts:
        if cohort.counts.get(label):
            return frozenset(other for other, count in cohort.counts.items() if count)
    return frozenset(included)


def _apart(column: ColumnPlan, others: list[ColumnPlan]) -> ColumnPlan:
    """Two columns of one kind that nobody declared do not say the same twice."""
    source = column.source
    if isinstance(source, OfKind) and not column.declared and any(other.source == source for other in others):
        return replace(column, source=replace(source, entity=f"{source.entity} {column.field.name}".strip()))
    return column


def _link_rows(table: Table) -> ChildrenOf | None:
    links = table.references
    return children_of(links[0].name, MANY_TO_MANY) if len(links) == 2 else None


def _column(
    table: Table, f: Field, given: Mapping[str, Any], planned: frozenset[str], facts: Facts, request: Request
) -> ColumnPlan | str:
    where = f"{table.label}.{f.name}"
    for name in (f.name, f.attname):
        if name in given:
            source = given[name]
            if isinstance(source, (Pick, RowOf)) and f.reference and f.reference.table not in planned:
                values = facts.existing.get(f.reference.table, ())
                if isinstance(source, RowOf) and f.null:
                    return ColumnPlan(f, Constant(None), f"no rows of {f.reference.table} are made")
                if isinstance(source, RowOf) and values:
                    return ColumnPlan(f, ExistingRow(values, source.rule), "a row of the list that is there", f.unique)
                break
            reason = "follows its parent's row" if isinstance(source, ParentKey) else DECLARED
            return ColumnPlan(f, source, reason, f.unique)
    if f.auto:
        return ColumnPlan(f, Serial(), "the automatic key", unique=True)
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
    """A row that nobody dated comes after the rows that it needs, if those are loaded before it."""
    created = creation_field(model.table)
    if created is None or model.column(created.name).declared:
        return model
    parents = []
    for column in model.columns:
        reference = column.field.reference
        if reference is None or column.field.null or reference.table not in earlier:
            continue
        theirs = creation_field(schema[reference.table])
        if theirs is not None and isinstance(column.source, (ParentKey, Pick, OneToOne)):
            parents.append(f"{column.field.name}.{theirs.name}")
    if not parents:
        return model
    dated = replace(model.column(created.name), source=After(tuple(parents)), reason=f"after {' and '.join(parents)}")
    return replace(model, columns=tuple(dated if c.field.name == created.name else c for c in model.columns))


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


def _count(plan: Plan, wanted: Mapping[str, int]) -> list[str]:
    """Give every model its number of rows, parents first; the new rows are the plan's last cohort."""
    problems: list[str] = []
    if plan.endless:
        plan.counts = {label: _default_rows(model) for label, model in plan.models.items()}
        return problems
    before = plan.cohorts[-1].counts if plan.cohorts else {}
    past = _past_segments(plan)
    offsets = {label: plan.facts.offsets[label] for label in plan.models if label in plan.facts.offsets}
    # Fan-outs may ask how many rows they choose from, so the cohort is there while it is counted.
    plan.cohorts = (*plan.cohorts, Cohort(plan.counts, offsets))
    for label in _counting_order(plan.models):
        model = plan.models[label]
        if isinstance(model.rows, ChildrenOf):
            _clip_links(plan, model)
            count, found = _count_children(plan, model, model.rows, wanted.get(label))
            problems.extend(found)
        else:
            count = _count_rows(plan, model, wanted.get(label))
        plan.counts[label] = max(count, before.get(label, 0))
        if isinstance(model.rows, ChildrenOf) and model.parent is not None and plan.counts[label]:
            plan._segments[label] = extend(
                past.get(label, ()), plan.lineage(label), plan.counts[label], plan.counts.get(model.parent, 0)
            )
    counted = dict(plan.counts)
    plan.counts.clear()
    plan.counts.update({label: counted[label] for label in plan.models})
    return problems


def _count_rows(plan: Plan, model: ModelPlan, asked: int | None) -> int:
    rows, request = model.rows, plan.request
    if isinstance(rows, Count) and rows.fixed:
        return rows.rows if asked is None or request.every is not None else asked
    if asked is not None:
        return round(asked * request.scale)
    if isinstance(rows, Per):
        return max(rows.least, math.ceil(plan.counts.get(rows.table, 0) * rows.ratio))
    if isinstance(rows, Count):
        return max(1, round(rows.rows * request.scale))
    needed = max(_extending(plan.models, model.label, request.counts), default=0)
    return max(DEFAULT_COUNT, round(needed * request.scale))


def _count_children(plan: Plan, model: ModelPlan, rows: ChildrenOf, asked: int | None) -> tuple[int, list[str]]:
    """What the parents have by themselves, unless a number was asked for that they can have."""
    label, request = model.label, plan.request
    parents = plan.counts.get(str(model.parent), 0)
    natural = plan.lineage(label).total(parents)
    if asked is None or (request.every is not None and label not in request.counts):
        return natural, []
    count = round(asked * request.scale)
    if rows.whole or not isinstance(rows.fan_out, Shares):
        if count > natural or (rows.whole and count not in (0, natural)):
            bound = "have" if rows.whole else "have no more than"
            return natural, [
                f"{label}={count}: {parents} rows of {model.parent} {bound} {natural}. "
                f"Ask for {label}={natural}, or for another number of {model.parent}."
            ]
    elif count and not natural:
        return 0, [
            f"{label}={count}: its rows follow {model.parent}, whose {parents} rows have none. "
            f"Ask for more, as in {model.parent}=100."
        ]
    return count, []


def _clip_links(plan: Plan, model: ModelPlan) -> None:
    """A many-to-many table that nobody declared links no row to more others than there are."""
    rows = model.rows
    if not model.table.auto_created or not isinstance(rows, ChildrenOf) or rows.fan_out is not MANY_TO_MANY:
        return
    for column in model.columns:
        if isinstance(column.source, Pick) and column.field.reference:
            size = plan.first_size(column.field.reference.table, plan.rows(model.label, range(0)))
        elif isinstance(column.source, Existing):
            size = len(column.source.values)
        else:
            continue
        clipped = replace(MANY_TO_MANY, values=tuple(min(value, size) for value in MANY_TO_MANY.values))
        plan.families[model.label] = (replace(rows, fan_out=clipped), str(model.parent))


def _extending(models: Mapping[str, ModelPlan], label: str, wanted: Mapping[str, int]) -> Iterable[int]:
    """The numbers that were asked for of tables whose rows belong to one row each of a table."""
    for other in models.values():
        for f in other.table.references:
            if f.reference and f.reference.one_to_one and f.reference.table == label and not f.null:
                yield wanted.get(other.label, 0)
                yield from _extending(models, other.label, wanted)


def _counting_order(models: Mapping[str, ModelPlan]) -> list[str]:
    """Models whose number follows from another's come after it; otherwise the order of loading."""
    order: list[str] = []

    def visit(label: str, path: tuple[str, ...]) -> None:
        model = models[label]
        base = model.parent or (model.rows.table if isinstance(model.rows, Per) else None)
        if label in path:
            raise SeedingError(f"The numbers of rows depend on each other in a circle: {' → '.join((*path, label))}.")
        if base is not None and base in models and base != label:
            visit(base, (*path, label))
        if label not in order:
            order.append(label)

    for label in models:
        visit(label, ())
    return order


def _past_segments(plan: Plan) -> dict[str, tuple[Segment, ...]]:
    found: dict[str, tuple[Segment, ...]] = {}
    for cohort in plan.cohorts:
        for label, model in plan.models.items():
            if isinstance(model.rows, ChildrenOf) and model.parent is not None and cohort.counts.get(label):
                _clip_links(plan, model)
                found[label] = extend(
                    found.get(label, ()), plan.lineage(label), cohort.counts[label], cohort.counts.get(model.parent, 0)
                )
    return found


def _default_rows(model: ModelPlan) -> int:
    return model.rows.rows if isinstance(model.rows, Count) else 100


__all__ = ["Cohort", "ColumnPlan", "Facts", "ModelPlan", "Plan", "Request", "build_plan"]

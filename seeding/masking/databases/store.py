"""What masking asks of a database: its tables, batches of raw rows, rewriting in place and loading.

A batch is as raw as its database gives it: columns that nobody asks for are never decoded, and a cell that is put back
as `values` gave it goes back as it was, to the byte.
"""

from __future__ import annotations

import dataclasses
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from types import NoneType
from typing import Any, ClassVar, Literal

import numpy as np
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections
from django.utils.connection import ConnectionProxy
from numpy.typing import NDArray

from seeding.schema import Field, Table, django_field, schema_of_values
from seeding.spec import SeedingError

Mask = NDArray[np.bool_]

Kind = Literal[
    "table", "partitioned table", "partition", "view", "materialized view", "foreign table", "virtual table",
    "full-text table", "full-text index",
]  # fmt: skip
"""What holds rows of its own: tables, partitions, full-text tables, and materialised views, which are copies. A
partitioned table's rows are those of its partitions; views and foreign tables show the rows of others, and a full-text
index has the words of those of another table."""

BATCH_ROWS = 10_000
BATCH_BYTES = 8 << 20
"""What a batch has at most, about: whichever comes first."""

SET_ASIDE = 20_000
"""Tables of at least so many rows lose their indexes while they are written."""

STORES = {
    "postgresql": "seeding.masking.databases.postgresql.PostgreSQLStore",
    "sqlite": "seeding.masking.databases.sqlite.SQLiteStore",
}
"""Stores by Django's name of the database; any other database takes the generic one."""


class UnreadableCells(SeedingError):
    """Cells that are not what their field says, such as a broken JSON text. No value is told."""


# What there is --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DatabaseColumn:
    """A column as the database has it. `field` is the model's, where a model has it.

    `type` is as the database writes it: `character varying(254)`, `integer[]`. A `generated` column is computed by the
    database from others: it is read like any, and never written. `identity` is `always`, `default` or empty.
    """

    name: str
    type: str
    null: bool = True
    generated: bool = False
    identity: str = ""
    field: Field | None = None
    form: Any = dataclasses.field(default=None, compare=False, repr=False)
    """What the store knows of the type."""


@dataclass(frozen=True)
class ForeignKey:
    """A foreign key of the database's own: its columns, and the table and columns that they refer to."""

    name: str
    columns: tuple[str, ...]
    table: str
    referred: tuple[str, ...]
    on_delete: str = ""
    """What the database itself does then: empty (nothing), `cascade`, `set null`, `set default`."""


@dataclass(frozen=True)
class DatabaseTable:
    """One table, view or the like. `label` is its model's, None where no model has it.

    `name` is as it is found without a schema, or `schema.name` where another one hides it; `sql` is the name as SQL.
    `rows` is an estimate. `parts` are the partitions, of those and of their partitions, that hold a partitioned
    table's rows; `part_of` is the table that a partition belongs to, or that an inheriting table inherits from.
    """

    name: str
    sql: str
    kind: Kind
    columns: tuple[DatabaseColumn, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    uniques: tuple[tuple[str, ...], ...] = ()
    rows: int = 0
    label: str | None = None
    schema: str = ""
    parts: tuple[str, ...] = ()
    part_of: str | None = None
    extension: str | None = None
    """The extension that a table belongs to, such as `postgis` with `spatial_ref_sys`."""
    form: Any = dataclasses.field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return self.label or self.name

    @property
    def holds_rows(self) -> bool:
        """Whether it can be rewritten: the rows are its own, and are no copies of a materialised view's kind."""
        return self.kind in ("table", "partition", "full-text table")

    def column(self, name: str) -> DatabaseColumn:
        """The column of a name, or of the field of this name. KeyError with the names that there are."""
        found = self._by_name.get(name)
        if found is None:
            raise KeyError(f"{self} has no column {name!r}; it has: {', '.join(one.name for one in self.columns)}")
        return found

    def has(self, name: str) -> bool:
        return name in self._by_name

    @cached_property
    def _by_name(self) -> dict[str, DatabaseColumn]:
        found = {one.field.name: one for one in self.columns if one.field is not None}
        found.update({one.field.attname: one for one in self.columns if one.field is not None})
        found.update({one.name: one for one in self.columns})
        return found

    @property
    def written(self) -> tuple[DatabaseColumn, ...]:
        """The columns that are written: all but the generated ones."""
        return tuple(one for one in self.columns if not one.generated)


# Rows -----------------------------------------------------------------------------------------------------


class RawBatch(ABC):
    """Some rows of a table, in reading order. Batches are values: nothing changes them.

    Columns are asked for by their name in the database or by that of their field.
    """

    table: DatabaseTable
    columns: tuple[DatabaseColumn, ...]
    first: int
    """The number of its first row in the order of reading, from 0."""
    keyed: bool = False
    """Whether it was read in the order of the primary key: its rows have other numbers then."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def values(self, name: str) -> list[Any]:
        """The cells of a column as the model's field holds them, None for NULL (a JSON null is None, too).

        Columns without a model give plain Python values: numbers, Decimal, str, bytes, bool, dates and instants,
        timedelta, UUID, lists for arrays, what `json.loads` gives, dicts for hstore, Django's ranges, str for the rest.
        Dates and instants beyond Python's calendar (infinity among them) are its first or last. Text that is no UTF-8
        has surrogate escapes. UnreadableCells where a field cannot read what is there.
        """

    @abstractmethod
    def texts(self, name: str) -> list[str | None]:
        """The cells of a column as the text that the database gives, whatever their type; None for NULL."""

    @abstractmethod
    def replaced(self, columns: Mapping[str, Sequence[Any]], keep: Mask | None = None) -> RawBatch:
        """The batch with other values in some columns, each sequence as long as the batch; rows that `keep` has False
        for are left out. A cell that is the very object that `values` gave goes back as it was, so that a JSON null
        stays one. SeedingError for a value that the column cannot hold as text (a NUL character on PostgreSQL).
        """

    @abstractmethod
    def keys(self, *names: str) -> NDArray[Any]:
        """The cells of columns as an array to be compared with those of other tables: whole numbers of 64 bits for one
        column of whole numbers, else bytes; a missing one is `MISSING` (the least number), or empty bytes.
        """

    @abstractmethod
    def sent(self) -> Any:
        """What another process is sent of it, to make the same batch with `received`."""

    @abstractmethod
    def received(self, sent: Any) -> RawBatch:
        """The batch that was `sent` by one of the same table and columns."""

    @property
    @abstractmethod
    def nbytes(self) -> int:
        """About how large it is."""


MISSING = -(2**63)
"""Stands for NULL among keys that are numbers."""


# Writing --------------------------------------------------------------------------------------------------


class Rewriting(ABC):
    """Tables that are being rewritten in place, in one transaction."""

    remains: tuple[str, ...] = ()
    """What may still hold originals once it is done, one sentence each; complete when the context has been left."""

    @abstractmethod
    def rewrite(self, table: DatabaseTable, batches: Iterable[RawBatch]) -> int:
        """Put these rows in the place of the table's; how many they are.

        The batches come from `Store.read` of the same table with all its columns, replaced. They are all taken before
        the first row is written, so reading and masking may look at any table of the database as it was before this
        call. Rows keep their order. A store may put the writing off while other tables are read; keys, indexes and
        checks have the last word when the context is left.
        """


class Loading(ABC):
    """Empty tables that are being loaded.

    `state` is what `record` is told; a caller may keep something of its own in it, under names of its own.
    """

    state: dict[str, Any]

    @abstractmethod
    def load(self, table: DatabaseTable, batches: Iterable[RawBatch]) -> int:
        """Append rows, which may come from another kind of database; how many they are.

        With `record` each batch is a transaction, in which `state["rows"]` says how many rows of each table are there.
        """


Record = Callable[[Mapping[str, Any]], None]
"""Told the state of a loading as values that JSON can hold, in the transaction that brings this state about."""


class Store(ABC):
    """One database, through Django's connection."""

    vendor: ClassVar[str] = ""

    def __init__(self, connection: Any) -> None:
        # `django.db.connection` stands for another connection in each thread, and reading ahead takes one.
        self.connection: Any = connections[connection.alias] if isinstance(connection, ConnectionProxy) else connection

    @cached_property
    def models(self) -> Mapping[str, Table]:
        """The tables of the installed apps by their name in the database."""
        return known_models()

    def django_field(self, table: DatabaseTable, column: DatabaseColumn) -> Any:
        """Django's field of a column, None where no model has it."""
        if column.field is None or table.label is None:
            return None
        return django_field(self._by_label[table.label].model, column.field.name)

    @cached_property
    def _by_label(self) -> Mapping[str, Table]:
        return {table.label: table for table in self.models.values()}

    @property
    def alias(self) -> str:
        return str(self.connection.alias)

    @abstractmethod
    def tables(self) -> tuple[DatabaseTable, ...]:
        """Everything the database holds (PostgreSQL: in all schemas of the search path), by name. Read anew each time.

        Tables of Django's models come with their labels and fields; models without a table are not among them.
        """

    def beyond(self) -> tuple[tuple[str, str], ...]:
        """What the database holds outside of what `tables` sees, and why it is not looked into."""
        return ()

    def definitions(self) -> Iterator[tuple[str, str, str]]:
        """Texts that are no rows, such as comments and views: what each is, of what, and what it says."""
        yield from ()

    def table(self, name: str) -> DatabaseTable:
        """A table by its model's label or its name. KeyError where there is none."""
        for candidate in self.tables():
            if name in (candidate.label, candidate.name):
                return candidate
        raise KeyError(f"the database {self.alias!r} has no table {name!r}")

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[None]:
        """One consistent, read-only view of the database for as long as the context lasts; it is never written to."""

    @abstractmethod
    def read(
        self,
        table: DatabaseTable,
        columns: Sequence[str] | None = None,
        *,
        after: Sequence[Any] | None = None,
        first: int = 0,
    ) -> Iterator[RawBatch]:
        """The rows of a table in batches of some 20 000 (fewer of wide ones), of these columns or of all.

        Inside `snapshot` or `rewriting`. The order and the batches are the same each time as long as the table is not
        written to. Between two batches the connection is free for other statements. `after` reads in the order of
        the primary key and begins behind this one (`()`: with the first), so that work can be resumed; it costs
        more. Rows are numbered from `first`.
        """

    @abstractmethod
    def count(self, table: DatabaseTable) -> int:
        """How many rows there are, counted."""

    @abstractmethod
    def rewriting(self, tables: Sequence[DatabaseTable]) -> AbstractContextManager[Rewriting]:
        """Lock tables and rewrite them in one transaction; nobody else sees anything until the context is left.

        What the tables are stays: grants, views, triggers (none fires), policies, publications, sequences, identities,
        comments, indexes and keys, all re-validated at the end. Statistics are made anew and materialised views are
        refreshed, since both hold copies. What the body writes by this connection (a record of the progress) is in the
        same transaction. After an exception everything is as it was. SeedingError for what cannot be rewritten: views,
        foreign tables, tables of which row level security hides rows.
        """

    @abstractmethod
    def loading(
        self,
        tables: Sequence[DatabaseTable],
        *,
        replaced: Sequence[DatabaseTable] = (),
        state: Mapping[str, Any] | None = None,
        record: Record | None = None,
    ) -> AbstractContextManager[Loading]:
        """Load empty tables with keys and indexes set aside; at the end all are rebuilt and validated, with sequences
        and statistics brought up to date. Rows of `replaced` tables are removed first.

        Without `record` it is one transaction. With it, work is committed batch by batch; `record` is told the state
        each time, and given as `state` it lets another call go on: see `Loading.load`.
        """

    @abstractmethod
    def batch(self, table: DatabaseTable, columns: Mapping[str, Sequence[Any]], first: int = 0) -> RawBatch:
        """Values, as `RawBatch.values` gives them, as a batch of this database."""

    @abstractmethod
    def identity(self) -> tuple[Any, ...]:
        """What tells this database from others, as far as it can be told without writing."""


def store_for(connection: Any) -> Store:
    """The store that knows this database best."""
    path = STORES.get(connection.vendor, "seeding.masking.databases.generic.GenericStore")
    module, _, name = path.rpartition(".")
    make: Callable[[Any], Store] = getattr(import_module(module), name)
    return make(connection)


# Django's fields ------------------------------------------------------------------------------------------


def known_models() -> dict[str, Table]:
    """The tables of the installed apps by their name in the database; where several models share one, the managed."""
    found: dict[str, Table] = {}
    for table in schema_of_values().values():
        if table.db_table not in found or table.managed:
            found[table.db_table] = table
    return found


def converters(connection: Any, source: Any) -> tuple[Callable[[Any], Any], ...]:
    """What Django does to a driver's value of a field before a model holds it, in its order."""
    if source is None:
        return ()
    expression = source.cached_col
    found = [*connection.ops.get_db_converters(expression), *expression.get_db_converters(connection)]
    return tuple(lambda value, convert=convert: convert(value, expression, connection) for convert in found)


def prepared(connection: Any, source: Any, value: Any) -> Any:
    """A value as the driver takes it; a text as it is where the class takes objects of its own alone, and what is empty
    where it would be NULL to the class, in a column that has none.
    """
    try:
        taken = source.get_db_prep_save(value, connection)
    except AttributeError:
        if not isinstance(value, str):
            raise
        return value
    if taken is not None or source.null:
        return taken
    return value.encode() if isinstance(value, str) and source.get_internal_type() == "BinaryField" else value


def makes_objects_of_json(connection: Any, source: Any) -> bool:
    """Whether a field gives objects of its own for the JSON that its column holds, as those of blocks of a page do.

    No technique knows such objects, and their text is not what the column holds: the JSON itself is read and written.
    """
    if source is None or source.get_internal_type() != "JSONField" or not hasattr(source, "from_db_value"):
        return False
    for document in ("[]", "{}"):
        try:
            value = source.from_db_value(document, source.cached_col, connection)
        except Exception:
            continue  # Whatever a class of a package raises for documents that are none of its own.
        if not isinstance(value, (dict, list, str, NoneType)):
            return True
    return False


def read_json(cell: Any) -> Any:
    """A document as the column holds it; drivers that read it already give what they read."""
    return json.loads(cell) if isinstance(cell, (str, bytes)) else cell


def write_json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder)


def read_cells(batch: RawBatch, column: DatabaseColumn, cells: Sequence[Any], read: Callable[[Any], Any]) -> list[Any]:
    """Each cell that is not None, read; UnreadableCells with the number of those that cannot be."""
    try:
        return [None if cell is None else read(cell) for cell in cells] if None in cells else list(map(read, cells))
    except Exception as error:
        why = type(error).__name__
    bad = []
    for place, cell in enumerate(cells):
        try:
            if cell is not None:
                read(cell)
        except Exception:
            bad.append(batch.first + place + 1)
    rows = f"row {bad[0]}" if len(bad) == 1 else f"{len(bad)} rows, the first being row {bad[0]} in reading order,"
    raise UnreadableCells(
        f"{batch.table}.{column.name}: its field cannot read what {rows} has there ({why}). Mend these cells, or give "
        f"the column a technique that takes any text, such as `null` or `constant`."
    )

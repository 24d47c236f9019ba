"""Copies: one snapshot of a source, masked on the way, into another database that is migrated and empty.

The source is never written to. Reading and masking happen in a thread while the rows before are being loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction

from seeding.batches import ahead
from seeding.masking.databases.store import DatabaseTable, Loading, RawBatch, Record, Store, store_for
from seeding.spec import SeedingError

MIGRATED = frozenset({"contenttypes.ContentType", "auth.Permission", "sites.Site"})
"""Models that `migrate` itself gives rows; in a copy they are the source's, since other rows refer to their keys."""
MIGRATIONS = "django_migrations"
OWN_APP = "seeding"
"""The tables of this app tell the runs of their own database, and are left out of copies."""

MOST_TOLD = 20

Masked = Callable[[DatabaseTable, Iterator[RawBatch]], Iterable[RawBatch]]
"""Takes a table of the source with its batches and gives what goes into the copy. Called in another thread, where
Django's other connections are other ones: it asks no database but by the source's store."""

TableDone = Callable[[DatabaseTable, int], None]
"""Told a table of the source that is copied, and how many rows it gave."""


@dataclass(frozen=True)
class CopyPlan:
    """What goes where: pairs of a source's table and the target's, those that are referred to before others."""

    source: Store
    target: Store
    pairs: tuple[tuple[DatabaseTable, DatabaseTable], ...]
    replaced: tuple[DatabaseTable, ...]
    """The target's tables with rows of `migrate`, which the source's take the place of."""
    left: tuple[str, ...]
    """What of the source does not go into the copy: tables without a model that the target does not have."""


def plan_copy(source: Any, target: Any, *, resuming: bool = False) -> CopyPlan:
    """What a copy from one connection to another comes to; SeedingError with everything that stands against it:
    the same database, tables or columns that differ, migrations that one of them lacks, rows in the target.

    `resuming` a copy that was broken off, the target has rows, and those of the migrations may not be there yet.
    """
    from_store, to_store = store_for(source), store_for(target)
    if same_database(from_store, to_store):
        raise SeedingError(
            f"--from {from_store.alias} --to {to_store.alias}: these are the same database. Name another target, or "
            f"leave both out to mask in place."
        )
    source_tables, target_tables = from_store.tables(), to_store.tables()
    by_name = {table.name: table for table in target_tables}
    pairs, problems, left = [], [], []
    for table in _copied(source_tables):
        other = by_name.get(table.name)
        if other is None:
            if table.label is None:
                left.append(table.name)
            else:
                problems.append(f"{table}: the target has no table {table.name}.")
            continue
        problems += _differing(table, other, from_store.vendor == to_store.vendor)
        pairs.append((table, other))
    known = {table.name for table in source_tables}
    problems += [
        f"{table}: the source has no table {table.name}."
        for table in _copied(target_tables)
        if table.label is not None and table.name not in known
    ]
    if not resuming:
        problems += _differing_migrations(from_store, to_store)
    replaced = [other for _, other in pairs if other.label in MIGRATED or other.name == MIGRATIONS]
    filled = [] if resuming else _filled(to_store, [other for _, other in pairs if other not in replaced])
    problems += [f"{table}: the target's table has rows." for table in filled]
    if problems:
        told = [*problems[:MOST_TOLD], *([f"… and {len(problems) - MOST_TOLD} more."] if problems[MOST_TOLD:] else [])]
        hint = f"python manage.py migrate --database {to_store.alias}"
        if any(problem.startswith("the source lacks") for problem in problems):
            hint += f", for an empty {to_store.alias} from the code that the source runs, or migrate the source first"
        if filled:
            hint += f", then python manage.py flush --database {to_store.alias} (which empties it)"
        raise SeedingError(
            f"--to {to_store.alias}: a copy goes into an empty database with the schema of the source. Nothing was "
            f"written.\n  " + "\n  ".join(told) + f"\nRun: {hint}"
        )
    return CopyPlan(from_store, to_store, _ordered(pairs), tuple(replaced), tuple(left))


def same_database(one: Store, other: Store) -> bool:
    """Whether two connections lead to one database, by whatever names; a replica counts as its primary."""
    if one.connection is other.connection or one.identity() == other.identity():
        return True
    if {one.vendor, other.vendor} != {"postgresql"}:
        return False
    # A lock of one session is seen by all of its server, whatever way they came.
    with one.connection.cursor() as cursor, other.connection.cursor() as seeing:
        cursor.execute("SELECT pg_backend_pid(), pg_try_advisory_lock(%s)", [LOCK])
        (process, _) = cursor.fetchone()
        try:
            seeing.execute(
                "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = %s AND objid::bigint = %s "
                "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
                [process, LOCK],
            )
            return bool(seeing.fetchone()[0])
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


LOCK = 0x5EED_C09


def _copied(tables: Iterable[DatabaseTable]) -> Iterator[DatabaseTable]:
    for table in tables:
        whole = table.kind in ("table", "partitioned table", "full-text table")
        own = (table.label or "").split(".")[0] == OWN_APP
        if whole and table.columns and table.extension is None and not own:
            yield table


def _differing(table: DatabaseTable, other: DatabaseTable, same_kind: bool) -> Iterator[str]:
    theirs = {one.name: one for one in other.columns}
    for column in table.columns:
        there = theirs.pop(column.name, None)
        where = f"{table}.{column.name}"
        if there is None:
            yield f"{where}: the target has no such column."
        elif same_kind and column.type.lower() != there.type.lower():
            yield f"{where}: it is {column.type} in the source and {there.type} in the target."
        elif column.null and not there.null and column.name not in table.primary_key:
            yield f"{where}: it may be NULL in the source, but not in the target."
        elif column.generated != there.generated:
            yield f"{where}: only one of the two databases computes it."
    for name in theirs:
        yield f"{table}.{name}: the source has no such column."


def _differing_migrations(source: Store, target: Store) -> Iterator[str]:
    applied = []
    for store in (source, target):
        try:
            table = store.table(MIGRATIONS)
        except KeyError:
            applied.append(set[tuple[Any, Any]]())
            continue
        with store.snapshot():
            applied.append(
                {
                    pair
                    for batch in store.read(table, ["app", "name"])
                    for pair in zip(batch.values("app"), batch.values("name"), strict=True)
                }
            )
    for app, name in sorted(applied[0] - applied[1]):
        yield f"the target lacks the migration {app}.{name}."
    for app, name in sorted(applied[1] - applied[0]):
        yield f"the source lacks the migration {app}.{name}."


def _filled(store: Store, tables: Sequence[DatabaseTable]) -> list[DatabaseTable]:
    with store.snapshot():
        return [table for table in tables if any(True for _ in islice(store.read(table, [table.columns[0].name]), 1))]


def _ordered(
    pairs: Sequence[tuple[DatabaseTable, DatabaseTable]],
) -> tuple[tuple[DatabaseTable, DatabaseTable], ...]:
    """Tables after those that they refer to, as far as there are no cycles."""
    by_name = {source.name: (source, target) for source, target in pairs}
    found: dict[str, tuple[DatabaseTable, DatabaseTable]] = {}
    begun: set[str] = set()
    for name in by_name:
        waiting = [name]
        while waiting:
            at = waiting[-1]
            more = [
                key.table
                for key in by_name[at][0].foreign_keys
                if key.table in by_name and key.table not in begun and key.table != at
            ]
            if at not in begun and more:
                begun.add(at)
                waiting += more
                continue
            begun.add(at)
            waiting.pop()
            found.setdefault(at, by_name[at])
    return tuple(found.values())


# Copying --------------------------------------------------------------------------------------------------


def copy(
    plan: CopyPlan,
    masked: Masked,
    *,
    state: Mapping[str, Any] | None = None,
    record: Record | None = None,
    table_done: TableDone | None = None,
    ending: Callable[[Mapping[str, int]], None] | None = None,
) -> dict[str, int]:
    """Fill the target; how many rows each table of the source gave, by name.

    Without `record` the target's side is one transaction, in which `ending` is told these rows at the end. With it the
    copy is committed batch by batch in the order of the primary keys: `record` is told a state (as JSON holds it) in
    the transaction of each batch, `table_done` of each table in the transaction that ends it, and a copy that was
    broken off goes on from the last such state. A table that was begun is read and masked from its first row, since
    whoever masks has to see all of it; rows that are there are not loaded again. The source must not have changed.

    The masks of subsets and deletions do not fit such a copy, since its rows are read in another order.

    Call it inside `plan.source.snapshot()` where the snapshot has to hold for more than the copy.
    """
    with plan.source.snapshot(), _shared(plan.source), _loading(plan, state, record) as loading:
        if record is None:
            rows = {source.name: _whole(plan, loading, masked, source, target) for source, target in plan.pairs}
            if ending is not None:
                ending(rows)
            return rows
        return {
            source.name: _resumable(plan, loading, masked, source, target, record, table_done)
            for source, target in plan.pairs
        }


def _loading(plan: CopyPlan, state: Mapping[str, Any] | None, record: Record | None) -> Any:
    return plan.target.loading([target for _, target in plan.pairs], replaced=plan.replaced, state=state, record=record)


@contextmanager
def _shared(store: Store) -> Iterator[None]:
    """The connection may be used by the thread that reads."""
    store.connection.inc_thread_sharing()
    try:
        yield
    finally:
        store.connection.dec_thread_sharing()


def _whole(plan: CopyPlan, loading: Loading, masked: Masked, source: DatabaseTable, target: DatabaseTable) -> int:
    batches = ahead(iter(masked(source, plan.source.read(source))))
    try:
        return loading.load(target, batches)
    finally:
        batches.close()  # type: ignore[attr-defined]


def _resumable(
    plan: CopyPlan,
    loading: Loading,
    masked: Masked,
    source: DatabaseTable,
    target: DatabaseTable,
    record: Record,
    table_done: TableDone | None,
) -> int:
    progress = loading.state.setdefault("copied", {})
    mine = progress.setdefault(source.name, {"read": 0, "rows": 0, "done": False})
    if mine["done"]:
        return int(mine["rows"])
    if source.primary_key:
        _by_ranges(plan, loading, masked, source, target, mine)
    with transaction.atomic(using=plan.target.alias):
        if not source.primary_key:
            # Without an order there is nothing to go on from: all of it or nothing.
            mine["rows"] = _whole(plan, loading, masked, source, target)
        mine["done"] = True
        record(loading.state)
        if table_done is not None:
            table_done(source, mine["rows"])
    return int(mine["rows"])


def _by_ranges(
    plan: CopyPlan,
    loading: Loading,
    masked: Masked,
    source: DatabaseTable,
    target: DatabaseTable,
    mine: dict[str, Any],
) -> None:
    """Load a table by ranges of its primary key, a transaction each; `mine` says how many rows were read for it."""

    def read() -> Iterator[tuple[int, list[RawBatch]]]:
        for batch in plan.source.read(source, after=()):
            yield batch.first + len(batch), list(masked(source, iter([batch])))

    items = ahead(read())
    try:
        for read_rows, batches in items:
            if read_rows <= mine["read"]:
                continue
            mine["read"] = read_rows
            with transaction.atomic(using=plan.target.alias):
                for batch in batches:
                    mine["rows"] += len(batch)
                    loading.load(target, [batch])
    finally:
        items.close()  # type: ignore[attr-defined]

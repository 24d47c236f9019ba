"""A SQLite file: `runs.seed` against `executemany` of the very same rows, ready as tuples, and peers."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from django.db import connection, transaction

from benchmarks import dataset, peers
from benchmarks.databases import SQLiteDatabases
from benchmarks.dataset import Scale, rows_per_second
from benchmarks.measuring import in_fresh_process, in_turns, median_ratio, say
from benchmarks.report import Line, number
from seeding import runs
from seeding.plan import Plan
from seeding.sinks.sqlite import SQLiteSink

NAME = "SQLite"


def measure(scale: Scale) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        path = Path(folder)
        return in_fresh_process(f"sqlite:///{path / 'unused.sqlite3'}", _measure, scale, path)


def _measure(scale: Scale, folder: Path) -> list[Line]:
    databases = SQLiteDatabases(folder)
    users = scale.sqlite
    plan = dataset.plan(users)
    say("making the tuples to insert")
    ready: dict[str, list[Any]] = {label: [] for label in plan.models}
    for label, batch in dataset.generated(plan, "stored"):
        ready[label].extend(zip(*batch.content, strict=True))

    def seed() -> float:
        with databases.fresh():
            return rows_per_second(users, lambda: runs.seed(dataset.request(users), force=True))

    def executemany() -> float:
        with databases.fresh():
            return rows_per_second(users, lambda: _insert_set_aside(plan, ready))

    def bulk_create() -> float:
        with databases.fresh():
            return rows_per_second(scale.bulk_create, lambda: peers.bulk_create(scale.bulk_create))

    rates = in_turns(scale.rounds, seed=seed, executemany=executemany, bulk_create=bulk_create)

    def line(key: str, peer: str, target: float) -> Line:
        what = f"seed, {number(users)} users"
        ratio = median_ratio(rates["seed"], rates[key])
        return Line(NAME, what, median(rates["seed"]), "rows/s", peer, median(rates[key]), ratio, target)

    return [
        line("executemany", "executemany of ready tuples, indexes set aside", 0.9),
        line("bulk_create", f"Faker and bulk_create, {scale.bulk_create} users", 8),
    ]


def _insert_set_aside(plan: Plan, ready: dict[str, list[Any]]) -> None:
    """The tuples loaded in the sink's own way: indexes dropped and rebuilt, keys checked once, statistics."""
    sink = SQLiteSink(connection)
    quote = connection.ops.quote_name
    sink.prepare()
    try:
        with transaction.atomic():
            sink.begin(plan, list(ready))
            for label, tuples in ready.items():
                table, names = quote(plan.models[label].table.db_table), dataset.column_names(plan, label)
                columns, places = ", ".join(map(quote, names)), ", ".join("?" * len(names))
                statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"
                connection.connection.executemany(statement, tuples)
            sink.finish(list(ready))
    finally:
        sink.restore()

"""PostgreSQL: `runs.seed` against COPY of the very same rows from ready files, and against the usual ways.

The server throws its data away (see `tests/postgres.py`): durable writes would slow the peers down most.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from django.db import connection, transaction

from benchmarks import dataset, peers
from benchmarks.databases import PostgreSQLDatabases
from benchmarks.dataset import Scale, rows_per_second
from benchmarks.measuring import in_fresh_process, in_turns, median_ratio, say
from benchmarks.report import Line, number
from seeding import runs
from seeding.plan import Plan
from seeding.sinks.postgresql import PostgreSQLSink
from tests.postgres import server

NAME = "PostgreSQL"


def measure(scale: Scale) -> list[Line]:
    with server() as url, tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        return in_fresh_process(url, _measure, scale, Path(folder))


def _measure(scale: Scale, folder: Path) -> list[Line]:
    databases = PostgreSQLDatabases()
    users = scale.postgresql
    plan = dataset.plan(users)
    say("writing the files to copy")
    files = _write_files(plan, folder)

    def seed() -> float:
        with databases.fresh():
            return rows_per_second(users, lambda: runs.seed(dataset.request(users), force=True))

    def copy_with_keys_set_aside() -> float:
        with databases.fresh():
            return rows_per_second(users, lambda: _copy_set_aside(plan, files))

    def copy_with_keys_in_place() -> float:
        with databases.fresh():
            return rows_per_second(users, lambda: _copy(plan, files))

    def bulk_create() -> float:
        with databases.fresh():
            return rows_per_second(scale.bulk_create, lambda: peers.bulk_create(scale.bulk_create))

    def create_batch() -> float:
        with databases.fresh():
            return rows_per_second(scale.create_batch, lambda: peers.create_batch(scale.create_batch))

    rates = in_turns(
        scale.rounds,
        seed=seed,
        copy_with_keys_set_aside=copy_with_keys_set_aside,
        copy_with_keys_in_place=copy_with_keys_in_place,
        bulk_create=bulk_create,
        create_batch=create_batch,
    )

    def line(key: str, peer: str, target: float) -> Line:
        what = f"seed, {number(users)} users"
        ratio = median_ratio(rates["seed"], rates[key])
        return Line(NAME, what, median(rates["seed"]), "rows/s", peer, median(rates[key]), ratio, target)

    return [
        line("copy_with_keys_set_aside", "COPY of ready files, keys set aside", 0.9),
        line("copy_with_keys_in_place", "COPY of ready files, keys in place", 3),
        line("bulk_create", f"Faker and bulk_create, {scale.bulk_create} users", 15),
        line("create_batch", f"factory_boy, {scale.create_batch} users", 60),
    ]


def _write_files(plan: Plan, folder: Path) -> dict[str, Path]:
    """The COPY text of every model, by label."""
    files = {label: folder / f"{label}.copy" for label in plan.models}
    with ExitStack() as stack:
        targets = {label: stack.enter_context(path.open("wb")) for label, path in files.items()}
        for label, batch in dataset.generated(plan, "copy"):
            targets[label].writelines(batch.content)
    return files


def _copy(plan: Plan, files: dict[str, Path]) -> None:
    quote = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        for label, path in files.items():
            names = ", ".join(quote(column.field.column) for column in plan.models[label].copied)
            table = quote(plan.models[label].table.db_table)
            with path.open("rb") as source:
                cursor.cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", source, size=1 << 20)


def _copy_set_aside(plan: Plan, files: dict[str, Path]) -> None:
    """The files loaded in the sink's own way: keys dropped, then rebuilt, sequences and statistics."""
    sink = PostgreSQLSink(connection)
    with transaction.atomic():
        sink.begin(plan, list(files))
        _copy(plan, files)
        sink.finish(list(files))

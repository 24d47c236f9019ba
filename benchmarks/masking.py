"""Masking users (e-mail, name, password) and their reviews (comment) against UPDATE and against COPY unmasked.

What stands for a masker is a hash, so that reading, rewriting and loading are what is measured.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from django.db import connection, connections

from benchmarks.databases import PostgreSQLDatabases, pointed_at
from benchmarks.dataset import SEED, Scale
from benchmarks.measuring import in_fresh_process, in_turns, median_ratio, peak_megabytes, say, seconds
from benchmarks.report import Line, number
from seeding import runs
from seeding.conf import conf
from seeding.masking.databases import DatabaseTable, RawBatch, store_for
from seeding.masking.databases.copying import copy, plan_copy
from seeding.plan import Request
from tests.postgres import server

NAME = "Masking"
MASKED = {"shop.User": ("email", "full_name", "password"), "shop.Review": ("comment",)}
UPDATES = (
    "UPDATE shop_user SET email = md5(email) || '@example.com', full_name = md5(full_name), password = md5(password)",
    "UPDATE shop_review SET comment = md5(comment)",
)


def measure(scale: Scale) -> list[Line]:
    with server() as url:
        return in_fresh_process(url, _measure, scale)


def _measure(scale: Scale) -> list[Line]:
    users = scale.masking
    rows = 3 * users
    databases = PostgreSQLDatabases()
    databases.keep("filled")
    say(f"filling a database with {number(users)} users")
    with pointed_at("filled"):
        counts = {"shop.User": users, "shop.Product": users // 5, "shop.Review": 2 * users}
        runs.seed(Request(seed=SEED, as_of=conf().as_of, counts=counts), force=True)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    peaks: list[float] = []

    def in_place() -> float:
        with databases.fresh("filled"):
            before = peak_megabytes()
            taken = seconds(_rewrite)
            peaks.append(peak_megabytes() - before)
            _see_masked(users)
            return rows / taken

    def update() -> float:
        with databases.fresh("filled"):
            return rows / seconds(_update)

    def into_a_copy() -> float:
        with pointed_at("filled"), databases.fresh(), _target() as target:
            return rows / seconds(lambda: copy(plan_copy(connection, target), _masked))

    def copy_unmasked() -> float:
        with pointed_at("filled"), databases.fresh(), _target() as target:
            return rows / seconds(lambda: _copy_unmasked(target))

    rates = in_turns(
        1 if users > 200_000 else scale.rounds,
        in_place=in_place,
        update=update,
        into_a_copy=into_a_copy,
        copy_unmasked=copy_unmasked,
    )

    def line(key: str, peer: str, what: str, target: float) -> Line:
        ratio = median_ratio(rates[key], rates[peer])
        said = {"update": "UPDATE … SET email = md5(email), …", "copy_unmasked": "COPY out | COPY in, unmasked"}
        return Line(NAME, what, median(rates[key]), "rows/s", said[peer], median(rates[peer]), ratio, target)

    return [
        line("in_place", "update", f"in place, {number(users)} users and {number(2 * users)} reviews", 3),
        line("into_a_copy", "copy_unmasked", "into a copy", 0.5),
        Line(NAME, "memory beyond what there was", max(peaks), "MB", "a limit", 500, max(peaks) / 500, 1, True),
    ]


def _mask(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


def _masked(table: DatabaseTable, batches: Iterator[RawBatch]) -> Iterator[RawBatch]:
    names = MASKED.get(table.label or "", ())
    for batch in batches:
        columns = {name: [_mask(value) for value in batch.values(name)] for name in names}
        if "email" in columns:
            columns["email"] = [f"{value}@example.com" for value in columns["email"]]
        yield batch.replaced(columns)


def _rewrite() -> None:
    store = store_for(connection)
    tables = [store.table(label) for label in MASKED]
    with store.rewriting(tables) as rewriting:
        for table in tables:
            rewriting.rewrite(table, _masked(table, store.read(table)))


def _update() -> None:
    with connection.cursor() as cursor:
        for statement in UPDATES:
            cursor.execute(statement)


def _see_masked(users: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shop_user WHERE email ~ '^[0-9a-f]{32}@example.com$'")
        found = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM shop_review WHERE comment ~ '^[0-9a-f]{32}$'")
        if (found, cursor.fetchone()[0]) != (users, 2 * users):
            raise RuntimeError("Not every row is masked: this measured something else.")


@contextmanager
def _target() -> Iterator[Any]:
    """The fresh database by an alias of its own. `measured` is what `fresh` made."""
    connections.databases["copy"] = {**connection.settings_dict, "NAME": "measured"}
    # The source is the one that stands in front.
    given = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "filled"
    try:
        yield connections["copy"]
    finally:
        connections["copy"].close()
        connection.close()
        connection.settings_dict["NAME"] = given
        del connections["copy"], connections.databases["copy"]


def _copy_unmasked(target: Any) -> None:
    """COPY out of the one into COPY in of the other through a pipe, keys set aside as the copy does it."""
    source, to = store_for(connection), store_for(target)
    names = {table.name: table for table in source.tables()}
    plan = plan_copy(connection, target)
    with source.snapshot(), to.loading([pair[1] for pair in plan.pairs], replaced=plan.replaced):
        for _, table in plan.pairs:
            columns = ", ".join(f'"{column.name}"' for column in table.written)
            _through_a_pipe(
                lambda file, sql=f"COPY {names[table.name].sql} ({columns}) TO STDOUT": _run(connection, sql, file),
                lambda file, sql=f"COPY {table.sql} ({columns}) FROM STDIN": _run(target, sql, file),
            )


def _through_a_pipe(write: Callable[[Any], None], read: Callable[[Any], None]) -> None:
    import os

    ends = os.pipe()
    with open(ends[0], "rb", buffering=1 << 20) as reading, open(ends[1], "wb", buffering=1 << 20) as writing:

        def pour() -> None:
            with writing:
                write(writing)

        thread = threading.Thread(target=pour)
        thread.start()
        read(reading)
        thread.join()


def _run(through: Any, sql: str, file: Any) -> None:
    through.inc_thread_sharing()
    with through.cursor() as cursor:
        cursor.cursor.copy_expert(sql, file, size=1 << 20)

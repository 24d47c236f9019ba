"""`check_db` on a million rows against reading them once: `max` of every column of every table, in one pass each."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from django.db import connection

from benchmarks import dataset
from benchmarks.databases import PostgreSQLDatabases, SQLiteDatabases
from benchmarks.dataset import Scale
from benchmarks.measuring import in_fresh_process, in_turns, median_ratio, peak_megabytes, say, seconds
from benchmarks.report import Line, number
from seeding import runs
from seeding.checking import Report, check
from seeding.schema import read_schema
from tests.postgres import server

NAME = "checking"

REDRAWN = ("seeded_stale", "seeded_changed", "seeded_missing", "drift")
"""Checks that draw the rows of runs again; what they take is told apart."""

MEMORY = 64.0
"""Megabytes that a check of all rows may take beyond one of a tenth of them."""


def measure(scale: Scale) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        path = Path(folder)
        lines = in_fresh_process(f"sqlite:///{path / 'unused.sqlite3'}", _sqlite, scale, path)
    with server() as url:
        lines += in_fresh_process(url, _postgresql, scale)
    return lines


def _sqlite(scale: Scale, folder: Path) -> list[Line]:
    databases = SQLiteDatabases(folder)
    with databases.fresh():
        return _measured(scale, "SQLite")


def _postgresql(scale: Scale) -> list[Line]:
    databases = PostgreSQLDatabases()
    with databases.fresh():
        return _measured(scale, "PostgreSQL")


def _measured(scale: Scale, where: str) -> list[Line]:
    say(f"seeding {where}")
    runs.seed(dataset.request(scale.checking // 10), force=True)
    valid(check(skip=REDRAWN))
    before = peak_megabytes()
    runs.seed(dataset.request(scale.checking), force=True)
    seeded = peak_megabytes()
    rows = sum(table.rows for table in check().examined)
    took = in_turns(
        scale.rounds,
        reading_once=lambda: seconds(read_once),
        checking=lambda: seconds(lambda: valid(check(skip=REDRAWN))),
        with_rows_drawn_again=lambda: seconds(lambda: valid(check())),
    )
    grown = peak_megabytes() - seeded
    reading = median(took["reading_once"])

    def line(key: str, what: str, target: float) -> Line:
        ratio = median_ratio(took[key], took["reading_once"])
        told = f"{where}, {number(rows)} rows, {what}"
        return Line(
            NAME, told, median(took[key]), "s", "reading each row once", reading, ratio, target, less_is_better=True
        )

    return [
        line("checking", "the database alone", 15),
        line("with_rows_drawn_again", "and what runs made", 30),
        Line(
            NAME,
            f"{where}, memory beyond that of seeding",
            max(grown, 0.0),
            "MB",
            f"the limit, {number(before)} MB at a tenth",
            MEMORY,
            max(grown, 0.0) / MEMORY,
            1.0,
            less_is_better=True,
        ),
    ]


def valid(report: Report) -> None:
    """RuntimeError if there is a finding: then this measured something else."""
    if report.findings:
        raise RuntimeError("; ".join(finding.message for finding in report.findings))


def read_once() -> None:
    """Every column of every row, each table in one pass."""
    quote = connection.ops.quote_name
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in read_schema().values():
            if table.db_table not in present:
                continue
            names = [quote(f.column) for f in table.fields if f.storage in ("integer", "decimal", "timestamp", "date")]
            names += [f"length(CAST({quote(f.column)} AS text))" for f in table.fields if f.storage == "text"]
            cursor.execute(
                f"SELECT count(*), {', '.join(f'max({name})' for name in names)} FROM {quote(table.db_table)}"
            )
            cursor.fetchall()

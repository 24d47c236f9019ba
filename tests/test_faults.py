"""Runs that are killed, cut off or out of room leave the database as it was, and say so where they still can."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.conf import settings
from django.db import connection

USERS = 2500
POSTGRESQL = connection.vendor == "postgresql"
on_postgresql = pytest.mark.skipif(not POSTGRESQL, reason="about PostgreSQL")
on_sqlite = pytest.mark.skipif(POSTGRESQL, reason="about SQLite")


@dataclass
class Database:
    """A database of its own, which processes of their own write to."""

    url: str

    def start(self, *arguments: str, options: str = "", **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "DATABASE_URL": self.url + options,
                "PYTHONUNBUFFERED": "1",
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, options: str = "") -> tuple[int, str, str]:
        """Exit code, standard output and standard error of a command that runs to its end."""
        with self.start(*arguments, options=options) as process:
            out, err = process.communicate(timeout=60)
            return process.returncode, out, err

    def seed(self, *arguments: str) -> subprocess.Popen[str]:
        """A `seed_db` that tells of each table when it is done."""
        return self.start("seed_db", f"--users={USERS}", "--seed=7", "-v2", *arguments)

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        if POSTGRESQL:
            return on_server(self.name, sql)
        with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"), timeout=20, isolation_level=None)) as direct:
            return direct.execute(sql).fetchall()

    @property
    def name(self) -> str:
        return urlsplit(self.url).path.rpartition("/")[2]

    def state(self) -> dict[str, Any]:
        """The number of rows of each table, and everything besides rows."""
        if POSTGRESQL:
            # A killed client's server process lives until it notices.
            deadline = time.monotonic() + 20
            others = (
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            while self.query(others) != [(0,)]:
                assert time.monotonic() < deadline, "a session stays open"
                time.sleep(0.02)
            tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            rest = [
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
                "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint ORDER BY 1, 2",
                "SELECT relname, relchecks, relhasindex, relhastriggers FROM pg_class WHERE relkind = 'r' AND relname LIKE 'shop%' ORDER BY 1",
            ]  # fmt: skip
        else:
            tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY 1"
            rest = [
                "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1",
                "PRAGMA integrity_check",
            ]
        counts = {name: self.query(f'SELECT count(*) FROM "{name}"')[0][0] for (name,) in self.query(tables)}
        return {"rows": counts, "rest": [self.query(sql) for sql in rest]}


def on_server(database: str, sql: str) -> list[tuple[Any, ...]]:
    given = connection.settings_dict
    with closing(
        connection.Database.connect(  # psycopg 3 or psycopg2, as Django does.
            dbname=database,
            user=given["USER"],
            password=given["PASSWORD"] or None,
            host=given["HOST"] or None,
            port=given["PORT"] or None,
        )
    ) as direct:
        direct.autocommit = True
        with direct.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []


def url_of(database: str) -> str:
    url = urlsplit(os.environ["DATABASE_URL"])
    return url._replace(path=f"{url.path.rpartition('/')[0]}/{quote(database)}").geturl()


@pytest.fixture(scope="module")
def create(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Database]]:
    """Makes migrated databases, which are gone afterwards."""
    made: list[str] = []
    folder = tmp_path_factory.mktemp("databases")

    def empty(number: int) -> Database:
        if not POSTGRESQL:
            return Database(f"sqlite:///{folder / f'{number}.sqlite3'}")
        made.append(f"faults_{os.getpid()}_{number}")
        template = "" if number == 0 else f" TEMPLATE {made[0]}"
        on_server("postgres", f"CREATE DATABASE {made[-1]}{template}")
        return Database(url_of(made[-1]))

    def copy() -> Database:
        nonlocal count
        count += 1
        database = empty(count)
        if not POSTGRESQL:
            shutil.copy(folder / "0.sqlite3", folder / f"{count}.sqlite3")
        return database

    count = 0
    code, _, err = empty(0).run("migrate", "-v0")
    assert code == 0, err
    yield copy
    for name in reversed(made):
        on_server("postgres", f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(create: Callable[[], Database]) -> Database:
    return create()


@pytest.fixture(scope="module")
def whole(create: Callable[[], Database], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The digests of a run that nobody interrupts."""
    return seeded(create(), tmp_path_factory.mktemp("whole"))


def seeded(database: Database, folder: Path) -> dict[str, str]:
    code, _, err = database.run("seed_db", f"--users={USERS}", "--seed=7", f"--report={folder / 'report.json'}")
    assert code == 0, err
    return {
        label: model["digest"] for label, model in json.loads((folder / "report.json").read_text())["models"].items()
    }


def wait_for(process: subprocess.Popen[str], label: str) -> None:
    """Wait until a table is done; the end of the process ends the wait, too."""
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(f"{label}:"):
            return


def is_clear(err: str) -> bool:
    """Whether it is one message for a person."""
    return "Traceback" not in err and 0 < len(err.strip().splitlines()) <= 2


# Signals --------------------------------------------------------------------------------------------------

MOMENTS = [
    ("", 0.45),
    ("shop.User", 0.0),
    ("shop.Invoice", 0.03),
    ("shop.Order", 0.06),
]
"""After which table, and how many seconds later; the first one falls into the start or the plan."""

AT = {signal.SIGKILL: MOMENTS, signal.SIGTERM: MOMENTS[1:2], signal.SIGINT: MOMENTS[2:3]}
"""One handler takes the two that can be handled, and `test_attempts` sends both at every stage."""

INTERRUPTED = "CommandError: Interrupted. Nothing was written."


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_leaves_everything_as_it_was(number, database, whole, tmp_path):
    assert database.run("seed_db", "--users=5", "--seed=1")[0] == 0
    before = database.state()
    hit = 0

    for label, seconds in AT[number]:
        with database.seed() as process:
            if label:
                wait_for(process, label)
            time.sleep(seconds)
            process.send_signal(number)
            _, err = process.communicate(timeout=30)
        if process.returncode == 0:  # It was faster.
            (last,) = database.query("SELECT max(id) FROM seeding_run")[0]
            assert database.run("unseed_db", "--run", str(last))[0] == 0
            database.query(f"DELETE FROM seeding_runtable WHERE run_id = {last}")
            database.query(f"DELETE FROM seeding_run WHERE id = {last}")
            continue
        hit += 1
        assert database.state() == before, (label, seconds)
        # Before the run begins, signals do what they do to any program; what it says later is the next test's.
        assert process.returncode in (-number, 130) or label, err

    assert hit >= len(AT[number]) // 2
    assert database.run("unseed_db")[0] == 0
    assert seeded(database, tmp_path) == whole


@pytest.mark.driver
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
@pytest.mark.parametrize(
    "moment",
    [
        "generating",
        "sending",
    ],
)
def test_an_interrupted_run_says_that_nothing_was_written(moment, number, database):
    with database.start("seed_db", f"--users={40_000 if moment == 'generating' else USERS}", "-v2") as process:
        if moment == "generating":
            while_loading(database, process)
        else:
            wait_for(process, "shop.User")
        process.send_signal(number)
        _, err = process.communicate(timeout=30)

    assert (process.returncode, err.strip().splitlines()[-1]) == (130, INTERRUPTED), err
    assert "Traceback" not in err


def while_loading(database: Database, process: subprocess.Popen[str]) -> None:
    """Return when rows are on their way into a table."""
    if not POSTGRESQL:
        wait_for(process, "shop.User")
        return
    copying = (
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%' AND state = 'active'"
    )
    deadline = time.monotonic() + 30
    while not database.query(copying):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers in /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=lambda number: number.name)
def test_worker_processes_end_with_the_run(number, database):
    before = database.state()
    with database.start("seed_db", "--users=70000", "--workers=2", "-v2") as process:
        wait_for(process, "shop.User")
        workers = children_of(process.pid)
        process.send_signal(number)
        process.wait(timeout=30)
        deadline = time.monotonic() + 5
        while (alive := [worker for worker in workers if is_alive(worker)]) and time.monotonic() < deadline:
            time.sleep(0.05)
        for worker in alive:
            os.kill(worker, signal.SIGKILL)

    assert len(workers) > 2  # One of them is multiprocessing's own.
    assert process.returncode != 0
    assert database.state() == before
    assert alive == []


def children_of(pid: int) -> list[int]:
    """The processes that any thread of this one has started."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in lists for child in path.read_text().split()]


def is_alive(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


# The database goes away, or will not take it --------------------------------------------------------------


@pytest.mark.driver
@on_postgresql
def test_a_lost_connection_is_one_clear_error(database, whole, tmp_path):
    before = database.state()
    with database.start("seed_db", "--users=40000") as process:
        while_loading(database, process)
        database.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        _, err = process.communicate(timeout=30)

    assert database.state() == before
    assert process.returncode == 2
    # psycopg2 prints lines of its own before.
    assert "Traceback" not in err
    assert err.count("CommandError") == 1
    assert re.match(
        r"CommandError: The connection to the database 'default' was lost while loading shop\.\w+\. Nothing was written\. "
        r"See that the server is reachable, and run again\. The driver says: .+",
        err.splitlines()[-1],
    ), err
    assert seeded(database, tmp_path) == whole


REFUSING = {
    "read-only": ("?init_command=PRAGMA%20query_only%3D1", "readonly"),
    "full": ("?init_command=PRAGMA%20max_page_count%3D{pages}", "full"),
}


@on_sqlite
@pytest.mark.parametrize("what", REFUSING)
def test_a_database_that_takes_no_rows_is_one_clear_error(what, database):
    options, named = REFUSING[what]
    (pages,) = database.query("PRAGMA page_count")[0]
    before = database.state()

    code, out, err = database.run("seed_db", "--users=500", options=options.format(pages=pages + 20))

    assert database.state() == before
    assert (code, out) == (2, "")
    assert named in err
    assert "Nothing was written" in err
    assert is_clear(err), err


@on_sqlite
def test_a_full_disk_leaves_everything_as_it_was(database, whole, tmp_path):
    (pages,) = database.query("PRAGMA page_count")[0]
    before = database.state()
    for room in (1, 100):
        code, out, err = database.run(
            "seed_db", f"--users={USERS}", options=f"?init_command=PRAGMA%20max_page_count%3D{pages + room}"
        )
        assert (code != 0, out) == (True, "")
        assert "full" in err
        assert database.state() == before

    assert seeded(database, tmp_path) == whole


@on_postgresql
def test_a_server_that_takes_no_rows_is_one_clear_error(database):
    database.query(f"ALTER DATABASE {database.name} SET default_transaction_read_only = on")
    before = database.state()

    code, out, err = database.run("seed_db", "--users=500")

    assert database.state() == before
    assert (code, out) == (2, "")
    assert "read-only" in err
    assert is_clear(err), err


# Others at the same time ----------------------------------------------------------------------------------


def test_two_runs_at_the_same_time_make_the_rows_once(database):
    with database.seed() as first, database.seed() as second:
        outs = [process.communicate(timeout=60)[0] for process in (first, second)]

    assert (first.returncode, second.returncode) == (0, 0)
    assert sorted(out.startswith("Nothing to add") for out in outs) == [False, True]
    assert database.query("SELECT count(*) FROM shop_user") == [(USERS,)]
    assert database.query("SELECT count(*) FROM seeding_run") == [(1,)]

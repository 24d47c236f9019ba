"""Small runs: what a developer waits for at the command line and in a test."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import pytest

from benchmarks.dataset import SEED, Scale
from benchmarks.generating import NO_DATABASE
from benchmarks.measuring import in_fresh_process, in_turns, say, seconds
from benchmarks.report import Line

NAME = "small runs"
ROOT = Path(__file__).resolve().parent.parent
USERS = 100

COMMAND_SECONDS = 1.0
"""What `seed_db` may take beyond the start of Django."""

FIXTURE_SECONDS = 0.3
"""What a test with the `seed` fixture may take, set-up and rollback included."""


def measure(scale: Scale) -> list[Line]:
    lines = [_command(scale)]
    if find_spec("seeding.pytest_plugin") is None:
        say("the seed fixture is left out: there is no seeding.pytest_plugin")
    else:
        took = in_fresh_process(NO_DATABASE, _fixture)
        what = f"a test that seeds {USERS} users, after the first"
        lines.append(_within(what, took, FIXTURE_SECONDS))
    return lines


def _within(what: str, took: float, limit: float) -> Line:
    return Line(NAME, what, took, "s", "the limit", limit, took / limit, 1.0, less_is_better=True)


def _command(scale: Scale) -> Line:
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        migrated, measured = Path(folder, "migrated.sqlite3"), Path(folder, "measured.sqlite3")
        _manage(migrated, "migrate", "--verbosity", "0")

        def check() -> float:
            shutil.copyfile(migrated, measured)
            return seconds(lambda: _manage(measured, "check"))

        def seed_db() -> float:
            shutil.copyfile(migrated, measured)
            return seconds(lambda: _manage(measured, "seed_db", "--users", str(USERS), "--seed", str(SEED)))

        took = in_turns(scale.starts, check=check, seed_db=seed_db)
    beyond = median(seed - check for seed, check in zip(took["seed_db"], took["check"], strict=True))
    return _within(f"seed_db --users {USERS} --seed {SEED}, less check", beyond, COMMAND_SECONDS)


def _manage(database: Path, *arguments: str) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DEBUG": "true"}
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


class _Durations:
    """A pytest plugin that adds up what each test takes: its set-up, itself and what comes after."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


def _fixture() -> float:
    """The median time of the tests of `seed_fixture.py` but the first, which waits for the database."""
    durations, output = _Durations(), io.StringIO()
    arguments = [
        "-p",
        "no:cacheprovider",
        "-c",
        str(ROOT / "pyproject.toml"),
        str(ROOT / "benchmarks/seed_fixture.py"),
    ]
    if "seeding" not in {entry.name for entry in entry_points(group="pytest11")}:
        arguments = ["-p", "seeding.pytest_plugin", *arguments]
    with redirect_stdout(output):
        code = pytest.main(arguments, plugins=[durations])
    if code:
        raise RuntimeError(f"pytest ended with {code}:\n{output.getvalue()}")
    return median(list(durations.seconds.values())[1:])

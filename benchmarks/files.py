"""Files on one core, generated, examined and written, in seconds of that core, against the limits and a peer."""

from __future__ import annotations

import csv
import shutil
import statistics
import tempfile
from pathlib import Path

from benchmarks import dataset
from benchmarks.dataset import Scale, rows
from benchmarks.measuring import in_fresh_process, in_turns, median_ratio, peak_megabytes, processor_seconds
from benchmarks.report import Line, number
from seeding.files.choosing import FileRequest
from seeding.files.planned import write_plan

NAME = "files"
NO_DATABASE = "sqlite://:memory:"

RATES = {"parquet": 2_000_000, "csv": 1_500_000}
"""Rows a second that are to be had on one core."""

OTHERS = ("jsonl", "sql")

MEGABYTES = 400
"""Memory that no number of rows may exceed; pyarrow alone takes a third of it."""


def measure(scale: Scale) -> list[Line]:
    small, users, _ = scale.generating
    rates = in_fresh_process(NO_DATABASE, _rates, scale)
    peaks = {name: in_fresh_process(NO_DATABASE, _peak, name, users) for name in RATES}
    what = f"{number(users)} users"
    lines = []
    for name, limit in RATES.items():
        rate = statistics.median(rates[name])
        lines.append(Line(NAME, f"{name}, {what}", rate, "rows/s", "the aim", limit, rate / limit, 1.0))
    lines += [Line(NAME, f"{name}, {what}", statistics.median(rates[name]), "rows/s") for name in OTHERS]
    lines.append(
        Line(
            NAME,
            f"csv, {what}",
            statistics.median(rates["csv"]),
            "rows/s",
            f"the same rows, ready as tuples, by csv.writer, {number(small)} users",
            statistics.median(rates["writer"]),
            median_ratio(rates["csv"], rates["writer"]),
        )
    )
    for name, peak in peaks.items():
        lines.append(
            Line(
                NAME,
                f"peak memory, {name}, {what}",
                peak,
                "MB",
                "the limit",
                MEGABYTES,
                peak / MEGABYTES,
                1.0,
                less_is_better=True,
            )
        )
    return lines


def _rates(scale: Scale) -> dict[str, list[float]]:
    """Rows a second in each round. What a process makes once (word lists) is made before."""
    small, users, _ = scale.generating
    ready = _tuples(small)

    def rate(name: str) -> float:
        return rows(users) / processor_seconds(lambda: _write(name, users))

    def writer() -> float:
        return rows(small) / processor_seconds(lambda: _csv_writer(ready))

    for name in (*RATES, *OTHERS):
        _write(name, small)
    works = {name: lambda name=name: rate(name) for name in (*RATES, *OTHERS)}
    return in_turns(scale.rounds, **works, writer=writer)


def _write(name: str, users: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="benchmarks-"))
    try:
        write_plan(dataset.plan(users), FileRequest(str(folder / "out"), name))
    finally:
        shutil.rmtree(folder)


def _tuples(users: int) -> list[tuple[object, ...]]:
    return [
        row for _, batch in dataset.generated(dataset.plan(users), "values") for row in zip(*batch.content, strict=True)
    ]


def _csv_writer(ready: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryFile("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(ready)


def _peak(name: str, users: int) -> float:
    _write(name, users)
    return peak_megabytes()

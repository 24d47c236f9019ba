"""Readings of meters and values of sensors on one core, without a database, and what they take of memory."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.dataset import FULL, Scale
from benchmarks.generating import NO_DATABASE
from benchmarks.measuring import in_fresh_process, peak_megabytes, processor_seconds, say
from benchmarks.report import Line, number
from seeding.series import (
    Entities,
    MeterReadings,
    Meters,
    Readings,
    SensorReadings,
    write_csv,
    write_json_lines,
    write_parquet,
)

NAME = "series"

RATE = 5_000_000
"""Readings a second that are to be had on one core."""

CUSTOMERS = 50_000
"""They have some 69 000 meters."""

FEW, MANY = 1_000_000, 100_000_000
QUICK_MANY = 4_000_000
"""Readings."""

START = 20_000 * 86_400_000_000
QUARTER = 900_000_000

WAY = MeterReadings(gaps=0.01, late=0.02, duplicates=0.005)


def measure(scale: Scale) -> list[Line]:
    many = MANY if scale == FULL else QUICK_MANY
    say(f"series: {number(many)} readings")
    few_taken, few_peak = in_fresh_process(NO_DATABASE, _readings, FEW)
    many_taken, many_peak = in_fresh_process(NO_DATABASE, _readings, many)
    rate = many / many_taken
    lines = [
        Line(NAME, f"{number(FEW)} readings", FEW / few_taken, "readings/s"),
        Line(NAME, f"{number(many)} readings", rate, "readings/s", "the aim", RATE, rate / RATE, 1.0),
        Line(
            NAME,
            f"peak memory, {number(many)} readings",
            many_peak,
            "MB",
            f"{number(FEW)} readings",
            few_peak,
            many_peak / few_peak,
            1.1,
            less_is_better=True,
        ),
    ]
    for what, taken in in_fresh_process(NO_DATABASE, _others, scale.rounds).items():
        lines.append(Line(NAME, what, FEW / taken, "readings/s"))
    return lines


def _meters() -> Meters:
    return Meters.of_customers(Entities.numbered("C-", range(CUSTOMERS)))


def _readings(readings: int) -> tuple[float, float]:
    """Seconds of a core for so many readings as coded columns, and the most memory that the process had."""
    meters, made = _meters(), 0

    def work() -> None:
        nonlocal made
        end = START + (readings // len(meters) + 1) * QUARTER
        for batch in WAY.stream(meters=meters, start=START, end=end, every="15min"):
            made += len(batch)

    taken = processor_seconds(work)
    return taken * readings / made, peak_megabytes()


def _others(rounds: int) -> dict[str, float]:
    """Seconds of a core for a million readings in each form, and for as many values of sensors."""
    meters = _meters().take(slice(FEW // 96))
    end = START + 96 * QUARTER

    def stream() -> Iterator[Readings]:
        return WAY.stream(meters=meters, start=START, end=end)

    def sensors() -> None:
        some = Entities.numbered("S-", range(1000))
        for _ in SensorReadings().stream(sensors=some, start=START, end=START + FEW // 1000 * QUARTER, every="15min"):
            pass

    def arrivals() -> None:
        for batch in stream():
            _ = batch.received_at

    def days() -> Iterator[Readings]:
        return WAY.days(meters=meters, start=START, end=end)

    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        file = Path(folder, "readings")
        works: dict[str, Callable[[], object]] = {
            "with their arrival": arrivals,
            "as Parquet": lambda: write_parquet(file, stream()),
            "as CSV": lambda: write_csv(file, stream()),
            "as JSON, a document each": lambda: write_json_lines(file, stream()),
            "as JSON, a document a day": lambda: write_json_lines(file, days(), per="day"),
            "values of sensors": sensors,
        }
        return {what: statistics.median(processor_seconds(work) for _ in range(rounds)) for what, work in works.items()}

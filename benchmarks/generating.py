"""Generating and serialising alone: COPY text on one core, without a database."""

from __future__ import annotations

import statistics

from benchmarks import dataset
from benchmarks.dataset import Scale, generated, rows
from benchmarks.measuring import in_fresh_process, in_turns, median_ratio, peak_megabytes, seconds
from benchmarks.report import Line, number

NAME = "generating"
NO_DATABASE = "sqlite://:memory:"

RATE = 3_000_000
"""Rows a second that are to be had on one core."""

MEGABYTES = 300
"""Memory that no number of rows may exceed."""


def measure(scale: Scale) -> list[Line]:
    small, medium, large = scale.generating
    costs = in_fresh_process(NO_DATABASE, _costs, scale)
    rates = {users: 1 / statistics.median(costs[users]) for users in scale.generating}
    nanoseconds = {users: 1e9 * statistics.median(costs[users]) for users in scale.generating}
    peaks = {users: in_fresh_process(NO_DATABASE, _peak, users) for users in (small, large)}

    def at(users: int) -> str:
        return f"{number(users)} users"

    return [
        Line(NAME, at(small), rates[small], "rows/s"),
        Line(NAME, at(medium), rates[medium], "rows/s", "the aim", RATE, rates[medium] / RATE, 1.0),
        Line(NAME, at(large), rates[large], "rows/s"),
        Line(
            NAME,
            f"a row's cost, {at(large)}",
            nanoseconds[large],
            "ns",
            at(small),
            nanoseconds[small],
            median_ratio(costs[large], costs[small]),
            1.2,
            less_is_better=True,
        ),
        Line(
            NAME,
            f"peak memory, {at(large)}",
            peaks[large],
            "MB",
            "the limit",
            MEGABYTES,
            peaks[large] / MEGABYTES,
            1.0,
            less_is_better=True,
        ),
        Line(
            NAME,
            f"peak memory, {at(large)}",
            peaks[large],
            "MB",
            at(small),
            peaks[small],
            peaks[large] / peaks[small],
        ),
    ]


def _costs(scale: Scale) -> dict[int, list[float]]:
    """Seconds a row, by number of users. What a process makes once (word lists, digits) is made before."""
    _generate(scale.generating[0])

    def cost(users: int) -> float:
        # A short run is repeated: its time alone would be that of the scheduler's mood.
        repeats = max(1, 100_000 // users)
        return statistics.median(seconds(lambda: _generate(users)) for _ in range(repeats)) / rows(users)

    works = {f"generating_{users}_users": lambda users=users: cost(users) for users in scale.generating}
    found = in_turns(scale.rounds, **works)
    return dict(zip(scale.generating, found.values(), strict=True))


def _generate(users: int) -> None:
    for _ in generated(dataset.plan(users), "copy"):
        pass


def _peak(users: int) -> float:
    _generate(users)
    return peak_megabytes()

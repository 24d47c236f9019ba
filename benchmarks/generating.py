"""Generating and serialising alone: COPY text on one core, without a database, in seconds of that core."""

from __future__ import annotations

import statistics

from benchmarks import dataset
from benchmarks.dataset import Scale, generated, rows
from benchmarks.measuring import in_fresh_process, in_turns, median_ratio, peak_megabytes, processor_seconds
from benchmarks.report import Line, number

NAME = "generating"
NO_DATABASE = "sqlite://:memory:"

RATE = 3_000_000
"""Rows a second that are to be had on one core."""

MEGABYTES = 300
"""Memory that no number of rows may exceed."""


FEW = 100
"""Users whose run costs little but what every run costs; the cost of a further row is counted from there."""


def measure(scale: Scale) -> list[Line]:
    small, medium, large = scale.generating
    taken = in_fresh_process(NO_DATABASE, _taken, scale)
    rates = {users: rows(users) / statistics.median(taken[users]) for users in scale.generating}
    costs = {users: _further_rows(taken, users) for users in (small, large)}
    peaks = {users: in_fresh_process(NO_DATABASE, _peak, users) for users in (small, large)}

    def at(users: int) -> str:
        return f"{number(users)} users"

    return [
        Line(NAME, at(small), rates[small], "rows/s"),
        Line(NAME, at(medium), rates[medium], "rows/s", "the aim", RATE, rates[medium] / RATE, 1.0),
        Line(NAME, at(large), rates[large], "rows/s"),
        Line(
            NAME,
            f"a further row, {at(large)}",
            statistics.median(costs[large]),
            "ns",
            at(small),
            statistics.median(costs[small]),
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


def _taken(scale: Scale) -> dict[int, list[float]]:
    """Seconds of a core in each round, by number of users. What a process makes once (word lists) is made before."""
    _generate(scale.generating[0])
    sizes = (FEW, *scale.generating)

    def taken(users: int) -> float:
        # A short run is repeated: its time alone would be that of the scheduler's mood.
        repeats = min(max(1, 100_000 // users), 20)
        return statistics.median(processor_seconds(lambda: _generate(users)) for _ in range(repeats))

    works = {f"generating_{users}_users": lambda users=users: taken(users) for users in sizes}
    return dict(zip(sizes, in_turns(scale.rounds, **works).values(), strict=True))


def _further_rows(taken: dict[int, list[float]], users: int) -> list[float]:
    """Nanoseconds that each row beyond a few costs, in each round."""
    more = rows(users) - rows(FEW)
    return [1e9 * (many - few) / more for many, few in zip(taken[users], taken[FEW], strict=True)]


def _generate(users: int) -> None:
    for _, batch in generated(dataset.plan(users), "copy"):
        # A batch may put off its rendering until it is asked.
        for _piece in batch.content:
            pass


def _peak(users: int) -> float:
    _generate(users)
    return peak_megabytes()

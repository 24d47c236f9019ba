"""How things are measured: in a process of their own, one after the other, with what they are compared to."""

from __future__ import annotations

import gc
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def in_fresh_process(database_url: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` gives in a new process whose Django has this database.

    DEBUG is off there: Django logs every statement otherwise, which costs the peers most.
    """
    environment = {"DATABASE_URL": database_url, "DEBUG": "false", "SECRET_KEY": "benchmarks"}
    with ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), initializer=_start, initargs=(environment,)
    ) as executor:
        return executor.submit(work, *args, **kwargs).result()


def _start(environment: Mapping[str, str]) -> None:
    import django

    os.environ.update(environment)
    django.setup()


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def processor_seconds(work: Callable[[], object]) -> float:
    """What one call costs this process, whoever else uses the machine. It says nothing of waiting."""
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def in_turns(rounds: int, **works: Callable[[], float]) -> dict[str, list[float]]:
    """What each work measured in each round. A round has them all, so that a slow minute meets each."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds):
        for name, work in works.items():
            say(f"{name.replace('_', ' ')}, {turn + 1} of {rounds}")
            found[name].append(work())
    return found


def median_ratio(measured: Sequence[float], reference: Sequence[float]) -> float:
    """The median of the ratios of each round."""
    return statistics.median(a / b for a, b in zip(measured, reference, strict=True))


def peak_megabytes() -> float:
    """The most memory that this process has had resident, in units of 10**6 bytes."""
    status = Path("/proc/self/status")
    if status.is_file():
        # Linux lets `ru_maxrss` of a new process begin at its parent's.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def say(text: str) -> None:
    """Progress, apart from the results."""
    print(f"… {text}", file=sys.stderr, flush=True)

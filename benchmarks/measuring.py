"""How things are measured: in a process of their own, one after the other, with what they are compared to."""

from __future__ import annotations

import gc
import os
import pickle
import resource
import statistics
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


def in_fresh_process(database_url: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` gives in a new process whose Django has this database; RuntimeError if it fails there.

    DEBUG is off there: Django logs every statement otherwise, which costs the peers most.
    """
    environment = {"DATABASE_URL": database_url, "DEBUG": "false", "SECRET_KEY": "benchmarks"}
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    # Packed by hand: `work` can be unpacked only where Django is set up.
    packed = pickle.dumps((work, args, kwargs))
    process = context.Process(target=_answer, args=(sender, environment, packed))
    process.start()
    sender.close()
    try:
        done, result = receiver.recv()
    except EOFError:
        process.join()
        done, result = False, f"The process ended with {process.exitcode}."
    except BaseException:
        process.terminate()
        raise
    finally:
        process.join()
    if not done:
        raise RuntimeError(f"{work.__module__}.{work.__name__} failed:\n{result}")
    return cast(T, result)


def _answer(sender: Connection, environment: Mapping[str, str], packed: bytes) -> None:
    import django

    os.environ.update(environment)
    try:
        django.setup()
        work, args, kwargs = pickle.loads(packed)
        sender.send((True, work(*args, **kwargs)))
    except Exception:
        sender.send((False, traceback.format_exc()))


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

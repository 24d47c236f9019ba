"""Masking by worker processes: forked from one that knows everything, so that batches alone are sent to and fro.

What a worker does is what its parent would do, since masking a batch is a pure function. No worker asks a database.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
import warnings
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, TypeVar

from seeding.keys import Numbers
from seeding.masking.masker import Masked, Masker, Values
from seeding.masking.memory import give_back
from seeding.masking.planning import MaskedTable
from seeding.spec import SeedingError

T = TypeVar("T")

MOST = 4
"""Workers that are started unless more are asked for: whoever reads and writes for them keeps no more of them busy."""


@dataclass(frozen=True)
class Asked(Generic[T]):
    """A batch that is to be masked: the arguments of `Masker.mask`, and what it is `of`."""

    of: T
    values: Values
    first: int
    numbers: Numbers | None = None


def usual_workers() -> int:
    """As many as there are processors for this process, up to `MOST`; 1, the process itself, where nobody can fork."""
    # Of macOS, libraries are known that do not survive it; daemons may have no children.
    if not hasattr(os, "fork") or sys.platform == "darwin" or multiprocessing.current_process().daemon:
        return 1
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(there, MOST)


def mask_all(
    masker: Masker, table: MaskedTable, batches: Iterator[Asked[T]], workers: int
) -> Iterator[tuple[T, Masked]]:
    """Every batch of a table with what becomes of it, in order."""
    # What masking makes when it is first asked is made once, and not by each worker.
    own = islice(batches, 1) if workers > 1 else batches
    for asked in own:
        yield asked.of, masker.mask(table, asked.values, asked.first, asked.numbers)
    if workers > 1:
        yield from _by_workers(masker, table, batches, workers)


def _by_workers(
    masker: Masker, table: MaskedTable, batches: Iterator[Asked[T]], workers: int
) -> Iterator[tuple[T, Masked]]:
    with ExitStack() as stack:
        # Workers begin with what is left, and so does whatever comes after them.
        give_back()
        stack.callback(give_back)
        crew: list[_Worker] = []
        for _ in range(workers):
            crew.append(stack.enter_context(_Worker(masker, table, crew)))
        waiting: deque[tuple[T, _Worker]] = deque()
        for asked in batches:
            if len(waiting) < workers:
                worker, answered = crew[len(waiting)], None
            else:
                of, worker = waiting.popleft()
                answered = of, worker.answer()
            # It masks the next batch while its answer is looked at.
            worker.ask(asked)
            waiting.append((asked.of, worker))
            if answered is not None:
                yield answered
        while waiting:
            of, worker = waiting.popleft()
            yield of, worker.answer()


class _Worker:
    """A process that masks one batch at a time, seen from its parent; it ends with the context."""

    def __init__(self, masker: Masker, table: MaskedTable, others: Sequence[_Worker]) -> None:
        self._masker = masker
        self._connection, theirs = multiprocessing.Pipe()
        # An end that another process has open, too, would not tell it that the parent is gone.
        unwanted = [self._connection, *(other._connection for other in others)]
        context = multiprocessing.get_context("fork")
        self._process: BaseProcess = context.Process(
            target=_work, args=(masker, table, theirs, unwanted), name="seeding-mask", daemon=True
        )
        with warnings.catch_warnings():
            # Other threads are those of numpy, which fork by its own rules; who reads ahead has not begun yet.
            warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
            self._process.start()
        theirs.close()

    def __enter__(self) -> _Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        # It has nothing to put in order.
        self._process.kill()
        self._process.join()

    def ask(self, asked: Asked[Any]) -> None:
        try:
            self._connection.send((asked.values, asked.first, asked.numbers))
        except OSError as error:
            raise self._gone() from error

    def answer(self) -> Masked:
        """What was asked for; the error that it came to, SeedingError if the process is gone."""
        try:
            masked, seconds = self._connection.recv()
        except (EOFError, OSError) as error:
            raise self._gone() from error
        if isinstance(masked, BaseException):
            raise masked
        for path, taken in seconds.items():
            self._masker.seconds[path] = self._masker.seconds.get(path, 0.0) + taken
        return masked

    def _gone(self) -> SeedingError:
        self._process.join(1)
        return SeedingError(
            f"A process that masks rows was killed (exit code {self._process.exitcode}), perhaps since memory ran out. "
            f"One process needs less: write --workers 1."
        )


def _work(masker: Masker, table: MaskedTable, parent: Connection, unwanted: Sequence[Connection]) -> None:
    """What a worker does until its parent is gone or kills it."""
    # What the parent has open is not this process's to close.
    gc.disable()
    # Ctrl-C reaches the whole group; the parent decides what happens.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for connection in unwanted:
        connection.close()
    while True:
        try:
            values, first, numbers = parent.recv()
        except EOFError:
            os._exit(0)
        masker.seconds = {}
        answer: Masked | BaseException
        try:
            answer = masker.mask(table, values, first, numbers)
        except BaseException as error:
            answer = _sendable(error)
        try:
            parent.send((answer, masker.seconds))
        except OSError:
            os._exit(0)


def _sendable(error: BaseException) -> BaseException:
    """An error that reaches the parent, which does not see where it came from otherwise."""
    where = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(where)
    return error

"""Work by worker processes: forked from one that knows everything, so that its parts alone are sent to and fro.

What a worker does is what its parent would do, since the work is a pure function. No worker asks a database.
"""

from __future__ import annotations

import functools
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
import warnings
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, TypeVar

from seeding.attempts import held_signals
from seeding.masking.memory import give_back
from seeding.spec import SeedingError

P = TypeVar("P")
D = TypeVar("D")

MOST = 4
"""Workers that are started unless more are asked for: whoever reads and writes for them keeps no more of them busy."""


class WorkerGone(SeedingError):
    """A worker process was killed, and nobody knows what it would have done."""


class Work(ABC, Generic[P, D]):
    """A pure function of parts, and how a part and what is done with it are sent: as what can be pickled."""

    @abstractmethod
    def do(self, part: P) -> D:
        """The work itself."""

    @abstractmethod
    def sent(self, part: P) -> Any: ...

    @abstractmethod
    def received(self, sent: Any) -> P: ...

    @abstractmethod
    def answer(self, done: D) -> Any: ...

    @abstractmethod
    def answered(self, part: P, answer: Any) -> D: ...


def usual_workers() -> int:
    """As many as there are processors for this process, up to `MOST`; 1, the process itself, where nobody can fork."""
    # Of macOS, libraries are known that do not survive it; daemons may have no children.
    if not hasattr(os, "fork") or sys.platform == "darwin" or multiprocessing.current_process().daemon:
        return 1
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(there, MOST)


def spread(work: Work[P, D], parts: Iterator[P], workers: int) -> Iterator[tuple[P, D]]:
    """Every part with what is done with it, in order."""
    # What the work makes when it is first asked is made once, and not by each worker.
    own = islice(parts, 1) if workers > 1 else parts
    for part in own:
        yield part, work.do(part)
    if workers > 1:
        yield from _by_workers(work, parts, workers)


def _by_workers(work: Work[P, D], parts: Iterator[P], workers: int) -> Iterator[tuple[P, D]]:
    with ExitStack() as stack:
        # Workers begin with what is left, and so does whatever comes after them.
        give_back()
        stack.callback(give_back)
        crew: list[_Worker] = []
        for _ in range(workers):
            crew.append(stack.enter_context(_Worker(work, crew)))
        waiting: deque[tuple[P, _Worker]] = deque()
        for part in parts:
            if len(waiting) < workers:
                worker, done = crew[len(waiting)], None
            else:
                before, worker = waiting.popleft()
                done = before, work.answered(before, worker.answer())
            # It is at the next part while its answer is looked at.
            worker.ask(work.sent(part))
            waiting.append((part, worker))
            if done is not None:
                yield done
        while waiting:
            part, worker = waiting.popleft()
            yield part, work.answered(part, worker.answer())


class _Worker:
    """A process that works on one part at a time, seen from its parent; it ends with the context."""

    def __init__(self, work: Work[Any, Any], others: Sequence[_Worker]) -> None:
        self._connection, theirs = multiprocessing.Pipe()
        # An end that another process has open, too, would not tell it that the parent is gone.
        unwanted = [self._connection, *(other._connection for other in others)]
        context = multiprocessing.get_context("fork")
        self._process: BaseProcess = context.Process(
            target=_work, args=(work, theirs, unwanted), name="seeding-mask", daemon=True
        )
        with held_signals(), warnings.catch_warnings():
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

    def ask(self, sent: Any) -> None:
        try:
            self._connection.send(sent)
        except OSError as error:
            raise self._gone() from error

    def answer(self) -> Any:
        """What was asked for; the error that it came to, SeedingError if the process is gone."""
        try:
            answer = self._connection.recv()
        except (EOFError, OSError) as error:
            raise self._gone() from error
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _gone(self) -> WorkerGone:
        self._process.join(1)
        return WorkerGone(
            f"A process that masks rows was killed (exit code {self._process.exitcode}), perhaps since memory ran out. "
            f"One process needs less: write --workers 1."
        )


def _work(work: Work[Any, Any], parent: Connection, unwanted: Sequence[Connection]) -> None:
    """What a worker does until its parent is gone or kills it."""
    # What the parent has open is not this process's to close.
    gc.disable()
    _unlock()
    # Ctrl-C reaches the whole group; the parent decides what happens.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for connection in unwanted:
        connection.close()
    while True:
        try:
            sent = parent.recv()
        except EOFError:
            os._exit(0)
        answer: Any
        try:
            answer = work.answer(work.do(work.received(sent)))
        except BaseException as error:
            answer = _sendable(error)
        try:
            parent.send(answer)
        except OSError:
            os._exit(0)


def _unlock() -> None:
    """Another thread of the parent may have been at a cached property, whose lock nobody here would ever give back."""
    if sys.version_info >= (3, 12):
        return
    for module in list(sys.modules.values()):
        for one in list(getattr(module, "__dict__", {}).values()):
            for held in list(vars(one).values()) if isinstance(one, type) else ():
                if type(held) is functools.cached_property:
                    setattr(held, "lock", threading.RLock())  # noqa: B010


def _sendable(error: BaseException) -> BaseException:
    """An error that reaches the parent, which does not see where it came from otherwise."""
    where = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(where)
    return error

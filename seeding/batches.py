"""From a plan to batches: any range of rows, anywhere, in this process or in several."""

from __future__ import annotations

import hashlib
import os
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Literal, TypeVar

import numpy as np

from seeding.columns import Column, Text, copy_blocks
from seeding.plan import Facts, Plan, Request
from seeding.planning import build_plan
from seeding.spec import SeedingError
from seeding.storing import stored_column

BATCH = 65_536
"""Rows in a batch: large enough for numpy, small enough for the processor's cache."""

Render = Callable[[Sequence[Column], range], Any]
"""What makes something of the columns of a range of rows. Worker processes get it pickled."""

NamedForm = Literal["copy", "stored", "values"]
"""COPY text, or a list for each column, as the sqlite3 module or Django's fields take them."""

Form = NamedForm | Render
"""How a batch is rendered: in a form that has a name, or as a function does it."""

T = TypeVar("T")

# glibc gives a batch's arrays back to the system after every batch, and gets them again page by page, unless it has
# seen a large block freed once.
del (_freed := [np.empty(31 << 20, dtype=np.uint8)])[:]


@dataclass(frozen=True)
class Batch:
    """Rendered rows of a model; COPY text comes in pieces of whole rows.

    `canonical` is the COPY text that the content digest is taken of, when it was asked for.
    """

    rows: range
    content: Any
    canonical: list[bytes] | None = None


def drawn(plan: Plan, label: str, rows: range) -> list[Column]:
    """The columns of a range of rows, in the order of the plan."""
    batch = plan.rows(label, rows)
    found = []
    for planned in plan.models[label].columns:
        where = f"{label}.{planned.field.name}"
        try:
            column = batch.column(planned.field.name)
        except SeedingError:
            raise
        except Exception as error:
            raise SeedingError(
                f"{where}: {type(error).__name__} in the rows from {rows.start}: {error}. "
                f"Mend its declaration in seeds.py."
            ) from error
        limit = planned.field.max_length
        if limit and isinstance(column, Text) and column.longest > limit:
            longest = int(column.lengths.max(initial=0))
            if longest > limit:
                raise SeedingError(
                    f"{where} takes {limit} characters, but a row from {rows.start} on has {longest}. "
                    f"Mend its declaration in seeds.py, with .fit({limit}) for example."
                )
        found.append(column)
    return found


def render(plan: Plan, label: str, rows: range, form: Form, digest: bool = False) -> Batch:
    """One range of rows in one form."""
    found = drawn(plan, label, rows)
    plainly = found
    if any(column.field.custom is not None for column in plan.models[label].columns) and form in ("copy", "stored"):
        found = [
            column if planned.field.custom is None else stored_column(column, planned.field)
            for column, planned in zip(found, plan.models[label].columns, strict=True)
        ]
    canonical: list[bytes] | None = None
    content: Any
    if callable(form):
        content = form(found, rows)
    elif form == "copy":
        model = plan.models[label]
        by_field = dict(zip((column.field.name for column in model.columns), found, strict=True))
        content = copy_blocks([by_field[column.field.name] for column in model.copied], blanks=True)
    elif form == "stored":
        content = [column.stored() for column in found]
    else:
        content = [column.values() for column in found]
    if digest:
        kept = [
            column for column, planned in zip(plainly, plan.models[label].columns, strict=True) if not planned.volatile
        ]
        canonical = copy_blocks(plan.canonical(label, kept))
    return Batch(rows, content, canonical)


def split(rows: range, size: int = BATCH, *, every: int | None = None) -> Iterator[range]:
    """Consecutive ranges of at most `size` rows; with `every` a range ends at each so many rows from the first, too."""
    for first in range(rows.start, rows.stop, every or max(len(rows), 1)):
        last = min(first + every, rows.stop) if every else rows.stop
        for start in range(first, last, size):
            yield range(start, min(start + size, last))


class Digest:
    """A digest of a model's rows in their order: 128 bits of BLAKE2b over their canonical COPY text."""

    def __init__(self) -> None:
        self._hash = hashlib.blake2b(digest_size=16)

    def add(self, canonical: Iterable[bytes]) -> None:
        for piece in canonical:
            self._hash.update(piece)

    def __str__(self) -> str:
        return self._hash.hexdigest()


def batches(
    plan: Plan,
    label: str,
    rows: range,
    form: Form,
    *,
    digest: bool = False,
    size: int = BATCH,
    every: int | None = None,
    pool: Pool | None = None,
) -> Iterator[Batch]:
    """The rows of a range in their order, rendered batch by batch; by worker processes if there is a pool.

    With `every` no batch reaches over so many rows, counted from the first.
    """
    if pool is not None and len(rows) > size:
        yield from pool.batches(label, split(rows, size, every=every), form, digest)
    else:
        for part in split(rows, size, every=every):
            yield render(plan, label, part, form, digest)


def ahead(
    source: Iterator[T],
    depth: int = 2,
    *,
    weigh: Callable[[T], int] = lambda item: 1,
    meanwhile: Callable[[], bool] = lambda: False,
) -> Iterator[T]:
    """The same items, made in a thread while the last one is being used: generating overlaps with loading.

    Items that weigh `depth` together are made before they are asked for, and one whatever it weighs; then `meanwhile`
    is done, piece by piece, for as long as it has something to do (True) and nobody asks.

    A signal may interrupt whoever waits for an item, which of all queues only a SimpleQueue outlives.
    """
    ready: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
    taken: queue.SimpleQueue[int] = queue.SimpleQueue()
    stopped = False

    def produce() -> None:
        held = 0

        def wait_for(room: int) -> None:
            nonlocal held
            while held > room and not stopped:
                if not taken.empty() or not meanwhile():
                    held -= taken.get()

        try:
            for item in source:
                weight = weigh(item)
                wait_for(max(depth - weight, 0))
                if stopped:
                    return
                held += weight
                ready.put(("item", item))
            wait_for(0)
        except BaseException as error:
            ready.put(("error", error))
        else:
            ready.put(("end", None))

    thread = threading.Thread(target=produce, name="seeding-generate", daemon=True)
    thread.start()
    try:
        while True:
            what, item = ready.get()
            if what == "end":
                return
            if what == "error":
                raise item
            taken.put(weigh(item))
            yield item
    finally:
        stopped = True
        taken.put(0)
        thread.join()


# Worker processes -----------------------------------------------------------------------------------------

_worker_plan: Plan | None = None


def _start_worker(settings_module: str, request: Request, facts: Facts) -> None:
    global _worker_plan
    import signal

    import django

    threading.Thread(target=_end_with, args=(os.getppid(),), name="seeding-parent", daemon=True).start()
    # Ctrl-C reaches the whole group; the parent decides what happens.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_module
    django.setup()
    _worker_plan = build_plan(request, facts)


def _end_with(parent: int) -> None:
    """A worker whose parent was killed would wait for work for ever."""
    import time

    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _work(label: str, rows: range, form: Form, digest: bool) -> Batch:
    assert _worker_plan is not None
    return render(_worker_plan, label, rows, form, digest)


class Pool:
    """Worker processes that build the same plan again and render ranges of it, handed back in order."""

    def __init__(self, executor: ProcessPoolExecutor, workers: int) -> None:
        self._executor = executor
        self._workers = workers

    def batches(self, label: str, parts: Iterable[range], form: Form, digest: bool) -> Iterator[Batch]:
        waiting: deque[Future[Batch]] = deque()
        try:
            for part in parts:
                waiting.append(self._executor.submit(_work, label, part, form, digest))
                if len(waiting) > 2 * self._workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def known(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a lazy mapping has been asked for so far: a plan that is built again asks for the same."""
    return dict(getattr(values, "known", values))


@contextmanager
def worker_pool(plan: Plan, workers: int) -> Iterator[Pool | None]:
    """A pool for the plan, or None for one worker, which is this process."""
    if workers <= 1:
        yield None
        return
    from django.conf import settings

    facts = Facts(
        existing=known(plan.facts.existing),
        offsets=known(plan.facts.offsets),
        cohorts=plan.facts.cohorts,
        content_types=known(plan.facts.content_types),
        learned=plan.facts.learned,
        checks=plan.facts.checks,
    )
    module = os.environ.get("DJANGO_SETTINGS_MODULE") or settings.SETTINGS_MODULE
    executor = ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=_start_worker,
        initargs=(module, plan.request, facts),
    )
    try:
        yield Pool(executor, workers)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


Progress = Callable[[str, int, int], None]
"""Told the label of a model, how many of its rows are done, and how many there are."""

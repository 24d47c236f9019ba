"""What every way of masking is given: the passes over the subject, a watch, and the record of the run."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from seeding.masking.masker import Masker
from seeding.masking.passes import Passes, Progress
from seeding.masking.planning import MaskedTable
from seeding.masking.recording import Record
from seeding.masking.request import MaskRequest
from seeding.masking.subject import Subject
from seeding.masking.verifying.integrity import Measured
from seeding.masking.verifying.searching import Originals
from seeding.masking.workers import usual_workers


def passes_of(
    request: MaskRequest, subject: Subject, progress: Progress | None = None, *, keyed: bool = False
) -> Passes:
    """Both passes over a database, as a request asks for them."""
    masker = Masker(subject.plan, request.secret, subject.content_types)
    passes = Passes(subject, masker, progress or (lambda *_: None), keyed=keyed, workers=_workers(request))
    if request.verify:
        passes.originals = Originals(subject.plan, request.secret)
    return passes


def _workers(request: MaskRequest) -> int:
    if request.workers is not None:
        return request.workers
    # What a recogniser does is not known: it may ask the database, which no worker can.
    return 1 if request.policy.recognisers else usual_workers()


class Stopwatch:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


@dataclass
class Job:
    """A masking under way: what it reads, what it does to it, and where that is recorded."""

    request: MaskRequest
    connection: Any
    """The database that is written."""
    passes: Passes
    record: Record
    watch: Stopwatch
    before: Measured
    """What was counted before anything was written."""

    @property
    def subject(self) -> Subject:
        return self.passes.subject

    def survey(self) -> None:
        with self.watch.stage("reading"):
            self.passes.survey()

    def keep(self, *, by_table: bool = False) -> None:
        """Keep what the survey found, so that the run can go on from here."""
        self.record.keep(self.passes, self.before, by_table=by_table)

    def take_up(self, left: Iterable[MaskedTable] = ()) -> None:
        """Take up what the run kept before it ended; of the tables that are left, survey what is not kept. Inside a
        snapshot of what is read.
        """
        with self.watch.stage("reading"):
            assert self.record.kept is not None
            self.record.kept.restore(self.passes, self.record.steps)
            for table in left:
                self.passes.survey_again(table)

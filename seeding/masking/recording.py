"""The record of a run: what the database says of it, with what is kept beside it, both at every moment of one state.

    record.keep(passes, before)        # what is needed to go on
    record.mark()                      # the database is unsafe from here on
    with transaction.atomic(): ...; record.step(passes, {"shop.User": 1000})
    record.finish(...)                 # safe again, and nothing is kept

A step is recorded in the transaction that brings it about, after what it learnt was kept: whatever is killed when,
the record tells which steps are in the database.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from django.db import Error, transaction

from seeding.databases import lock
from seeding.lineage import versions
from seeding.masking.auditing import marks
from seeding.masking.errors import PartialRunError
from seeding.masking.keeping import Kept
from seeding.masking.passes import Passes
from seeding.masking.request import MaskRequest
from seeding.masking.verifying.integrity import Measured
from seeding.models import MaskRun
from seeding.spec import SeedingError


class Record:
    """What is recorded of a run in the database that is masked. Without `kept` the run cannot be resumed."""

    def __init__(self, connection: Any, request: MaskRequest, kept: Kept | None, started_at: datetime) -> None:
        self.connection = connection
        self.request = request
        self.kept = kept
        self.started_at = started_at
        self.run: MaskRun | None = None
        self.newest = 0
        """The number of the newest masking that was there when this one looked."""
        self.progress: dict[str, Any] = {"steps": 0, "tables": {}}

    # What is there -----------------------------------------------------------------------------------------

    @property
    def begun(self) -> bool:
        """Whether anything was kept that a run can go on from."""
        return "token" in self.progress

    @property
    def steps(self) -> int:
        """How many steps are in the database."""
        return int(self.progress["steps"])

    def resume(self) -> None:
        """Take up the run that the database was left with. SeedingError where it was another one: of another policy,
        key, version, or asked otherwise.
        """
        run = MaskRun.objects.using(self.connection.alias).order_by("-pk")[0]
        self._compare(run)
        self.run, self.started_at = run, run.started_at
        self.progress |= run.progress
        if self.request.source is None and not self.begun:
            raise SeedingError(
                f"The database {self.connection.alias!r}: the run kept nothing to go on from, since it wrote no audit. "
                f"Restore the database, or add --force to mask what is there once more."
            )
        run.state = MaskRun.State.RUNNING
        run.save(using=self.connection.alias, update_fields=["state"])

    def clear_up(self) -> None:
        """Remove what a process kept that was killed when its run was complete already."""
        state = marks.masked_state(self.connection)
        if (
            self.kept is not None
            and state is not None
            and state.state not in (MaskRun.State.RUNNING, MaskRun.State.FAILED)
        ):
            self.kept.remove()

    def _compare(self, run: MaskRun) -> None:
        where = f"The database {self.connection.alias!r} cannot be masked further"
        problems = []
        if run.policy_digest != self.request.policy.digest:
            problems.append(
                f"{where} with another policy: its digest was {run.policy_digest}, and that of "
                f"{self.request.policy.source} is {self.request.policy.digest}. Give the policy of that run."
            )
        asked = self.request.asked
        for name, option in (("from", "--from"), ("subset", "--subset"), ("verify", "--verify")):
            if run.asked.get(name) != asked[name]:
                problems.append(f"{where} with another {option}: it was {run.asked.get(name)!r}, not {asked[name]!r}.")
        for name, then in run.progress.get("versions", {}).items():
            now = versions().get(name)
            if now != then:
                problems.append(f"{where} with {name} {now}: it was begun with {then}. Go on with that version.")
        if problems:
            raise SeedingError(*problems)

    def before(self) -> Measured:
        """What was counted before the run began."""
        assert self.kept is not None
        return self.kept.before(self.progress["token"])

    # What happens ------------------------------------------------------------------------------------------

    @contextmanager
    def beginning(self) -> Iterator[None]:
        """Nobody else begins a masking meanwhile. SeedingError if somebody has since this run looked."""
        with transaction.atomic(using=self.connection.alias):
            lock(self.connection)
            if self._others():
                raise SeedingError(
                    f"Another masking of the database {self.connection.alias!r} has begun meanwhile. Nothing was "
                    f"written. Wait until it has ended; --state tells what came of it."
                )
            yield

    def _others(self) -> bool:
        """Whether another masking was recorded since this one looked."""
        recorded = MaskRun.objects.using(self.connection.alias).filter(pk__gt=self.newest)
        return (recorded if self.run is None else recorded.exclude(pk=self.run.pk)).exists()

    def mark(self) -> None:
        """Record that the run has begun: the database is unsafe from here on."""
        if self.run is None:
            self.run = marks.begin(
                self.connection,
                policy_digest=self.request.policy.digest,
                fingerprint=self.request.secret.fingerprint,
                asked=self.request.asked,
                started_at=self.started_at,
                progress=self.progress,
            )

    def keep(self, passes: Passes, before: Measured, *, by_table: bool = False) -> None:
        """Keep what the survey found. Where the run is marked already, the next step records it."""
        if self.kept is None:
            return
        token = secrets.token_hex(8)
        self.kept.begin(token, passes, before)
        self.progress |= {"token": token, "kept": str(self.kept.folder), "by_table": by_table, "versions": versions()}

    def step(self, passes: Passes, rows: Mapping[str, int]) -> None:
        """A step ends, with so many rows of each table: keep what it learnt, then record it in the open transaction."""
        if self.kept is not None:
            self.kept.save_step(self.steps, passes)
        self.advance(steps=self.steps + 1, tables={**self.progress["tables"], **rows})

    def advance(self, **more: Any) -> None:
        """Record how far the run is, in the open transaction."""
        assert self.run is not None
        self.progress |= more
        marks.advance(self.connection, self.run, self.progress)

    def check_alone(self) -> None:
        """PartialRunError if another process went on with the run meanwhile; behind the locks of the next step."""
        assert self.run is not None
        now = MaskRun.objects.using(self.connection.alias).values_list("state", "progress").get(pk=self.run.pk)
        if now != (MaskRun.State.RUNNING, self.progress):
            raise PartialRunError(
                f"Another process goes on with this run of the database {self.connection.alias!r}. Wait until it has "
                f"ended; --state tells what came of it."
            )
        if self._others():
            raise PartialRunError(
                f"Another masking of the database {self.connection.alias!r} has begun since this one did, and nobody "
                f"knows whose pseudonyms are where. Restore the database, and mask it again."
            )

    def forget(self) -> None:
        """Take mark and kept files away if no step is in the database; where that cannot be known, they stay."""
        with suppress(Error):
            if not self.connection.in_atomic_block:
                self.connection.close_if_unusable_or_obsolete()
            if self.run is not None:
                recorded = MaskRun.objects.using(self.connection.alias).filter(pk=self.run.pk)
                if any(one.progress.get("steps") for one in recorded):
                    return
                recorded.delete()
            self.run = None
            if self.kept is not None and self.begun:
                self.kept.remove()

    def finish(self, state: str, document: Mapping[str, Any] | None, finished_at: datetime) -> None:
        """Record how the run ended, and remove what was kept."""
        assert self.run is not None
        seconds = (finished_at - self.started_at).total_seconds()
        marks.finish(self.connection, self.run, state, document, finished_at=finished_at, seconds=seconds)
        if self.kept is not None:
            self.kept.remove()

    @contextmanager
    def partial(self, doing: str, of: int | None = None) -> Iterator[None]:
        """What ends the body leaves a database that is masked in part, or not verified: PartialRunError says so."""
        try:
            yield
        except (Exception, KeyboardInterrupt) as error:
            if self.run is None or isinstance(error, PartialRunError):
                raise
            self._failed()
            raise PartialRunError(*_problems(error), self._told(doing, of)) from error

    def _failed(self) -> None:
        assert self.run is not None
        with suppress(Error):
            if not self.connection.in_atomic_block:
                self.connection.close_if_unusable_or_obsolete()
            # Marked as not finished it is in any case.
            marks.finish(self.connection, self.run, MaskRun.State.FAILED, None, finished_at=datetime.now(UTC))

    def _told(self, doing: str, of: int | None) -> str:
        done = "everything is masked, but not verified" if of is None else f"{self.steps} of {of} parts are masked"
        how = "go on with --resume" if self.begun else "restore it, or add --force to mask what is there once more"
        return (
            f"The run ended while {doing}: {done}. The database {self.connection.alias!r} is marked as unsafe. "
            f"Mend what is said above, and {how}."
        )


def _problems(error: BaseException) -> tuple[str, ...]:
    """What is told of an error. Of errors that are nobody's to expect the class alone: their texts may hold values."""
    if isinstance(error, SeedingError):
        return tuple(error.problems)
    if isinstance(error, KeyboardInterrupt):
        return ("Interrupted.",)
    if isinstance(error, Error):
        return (" ".join(str(error).split()),)
    if isinstance(error, OSError) and error.strerror:
        return (error.strerror,)
    return (f"{type(error).__name__}; --traceback tells where.",)

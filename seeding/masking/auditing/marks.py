"""What a database says of its own masking: that one is under way, what became of the last, and with which key.

run = begin(connection, ...)   # the database is unsafe from here on
advance(connection, run, progress)
finish(connection, run, MaskRun.State.COMPLETE, document)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from seeding.models import MaskRun
from seeding.schema import db_table_of
from seeding.spec import SeedingError


@dataclass(frozen=True)
class MaskedState:
    """The newest masking of a database. Only `complete` may be shared; `number` is that of its record."""

    state: str
    policy_digest: str
    key_fingerprint: str
    started_at: datetime
    finished_at: datetime | None
    number: int
    times: int = 1
    """How many maskings were begun there."""

    @property
    def safe(self) -> bool:
        return self.state == MaskRun.State.COMPLETE

    def __str__(self) -> str:
        when = (self.finished_at or self.started_at).astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
        said = MaskRun.State(self.state).label
        return f"{said} ({when}, key {self.key_fingerprint}, policy {self.policy_digest[:16]})"


def has_marks(connection: Any) -> bool:
    """Whether the database has the table that maskings are recorded in."""
    with connection.cursor() as cursor:
        return db_table_of(MaskRun) in connection.introspection.table_names(cursor)


def masked_state(connection: Any) -> MaskedState | None:
    """What the database says of its masking; None where nobody has masked it."""
    if not has_marks(connection):
        return None
    runs = MaskRun.objects.using(connection.alias).order_by("-pk")
    newest = runs.defer("audit", "asked", "progress").first()
    if newest is None:
        return None
    return MaskedState(
        newest.state,
        newest.policy_digest,
        newest.key_fingerprint,
        newest.started_at,
        newest.finished_at,
        newest.pk,
        runs.count(),
    )


def check_marks(connection: Any, fingerprint: str, force: bool = False, *, resume: bool = False) -> MaskedState | None:
    """Refuse to mask a database that says it is masked, or being masked; what it says is returned otherwise.

    SeedingError for a database that was masked with another key, that was masked with this one (pseudonyms would be
    masked again), or in which a masking was not finished; the last goes on with `resume`, under its own key alone.
    `force` overrides all but resuming under another key.
    """
    state = masked_state(connection)
    where = f"The database {connection.alias!r}"
    if state is None:
        if resume:
            raise SeedingError(f"{where}: there is no masking to resume. Leave --resume out.")
        return None
    same = state.key_fingerprint == fingerprint
    keys = f"its key has the fingerprint {state.key_fingerprint}, this one {fingerprint}"
    if resume:
        if state.state not in (MaskRun.State.RUNNING, MaskRun.State.FAILED):
            raise SeedingError(f"{where}: there is no masking to resume; the last is {state}. Leave --resume out.")
        if not same:
            raise SeedingError(
                f"{where} cannot be masked further with another key: {keys}. Give the secret of that run."
            )
        return state
    if force:
        return state
    if state.state in (MaskRun.State.RUNNING, MaskRun.State.FAILED):
        how = "Go on with --resume" if same else f"Go on with --resume and the secret of that run ({keys})"
        raise SeedingError(
            f"{where} is half masked: masking {state.number} was not finished. {how}, restore the database, or add "
            "--force to mask it again from the start."
        )
    if not same:
        raise SeedingError(
            f"{where} was masked already, with another key: {keys}. Restore it to mask it anew, or add --force to mask "
            "its pseudonyms once more."
        )
    raise SeedingError(
        f"{where} was masked already, with this key (masking {state.number}): {state}. Restore it to mask it anew, or "
        "add --force to mask its pseudonyms once more."
    )


def begin(
    connection: Any,
    *,
    policy_digest: str,
    fingerprint: str,
    asked: Mapping[str, Any],
    started_at: datetime,
    progress: Mapping[str, Any] | None = None,
) -> MaskRun:
    """Record that a masking begins. From here on the database is marked unsafe.

    SeedingError where the database has no table for it.
    """
    if not has_marks(connection):
        raise SeedingError(
            f"The database {connection.alias!r} cannot record that it is masked: it has no table "
            f"{db_table_of(MaskRun)}. Run: python manage.py migrate seeding --database {connection.alias}"
        )
    return MaskRun.objects.using(connection.alias).create(
        policy_digest=policy_digest,
        key_fingerprint=fingerprint,
        asked=dict(asked),
        started_at=started_at,
        progress=dict(progress or {}),
    )


def advance(connection: Any, run: MaskRun, progress: Mapping[str, Any]) -> None:
    """Record the tables and ranges that are done, in the transaction that is open."""
    run.progress = dict(progress)
    run.save(using=connection.alias, update_fields=["progress"])


def finish(
    connection: Any,
    run: MaskRun,
    state: str,
    document: Mapping[str, Any] | None,
    *,
    finished_at: datetime,
    seconds: float = 0.0,
) -> None:
    """Record how a masking ended, with its audit. Only `complete` takes the mark of being unsafe away."""
    run.state = state
    run.audit = dict(document) if document is not None else None
    run.finished_at = finished_at
    run.seconds = seconds
    run.save(using=connection.alias, update_fields=["state", "audit", "finished_at", "seconds"])

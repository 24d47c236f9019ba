"""Attempts: work that is done wholly or taken back. Signals end it with an exception, and a failing database is told in
one line.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Any, Self

from django.db import Error, InterfaceError, OperationalError

from seeding.spec import SeedingError

_ended = threading.Event()


def interrupted() -> bool:
    """Whether a signal has ended the attempt that is being taken back.

    A driver or a library may tell the exception that the signal raised as an error of its own.
    """
    return _ended.is_set()


@contextmanager
def held_signals() -> Iterator[None]:
    """Signals that come meanwhile are given when the block has ended.

    An exception that one raises among what Python calls around a fork would be told and forgotten.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    with ExitStack() as stack:
        for number in (signal.SIGTERM, signal.SIGINT):
            before = signal.signal(number, lambda number, frame: came.append(number))
            stack.callback(signal.signal, number, signal.SIG_DFL if before is None else before)
        yield
    for one in came:
        signal.raise_signal(one)


class Attempt:
    """The body of a `with` is ended by SIGTERM and SIGINT alike: with KeyboardInterrupt, so that it can be taken back.

    Signals wait while it is `held`, and come too late after its `end`: work that follows it asks for them by
    `give_late`. Outside of the main thread, which alone gets signals, nothing is changed.
    """

    def __init__(self) -> None:
        self._held = False
        self._late = False
        self._handlers: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._handlers = {number: signal.signal(number, self._stop) for number in (signal.SIGTERM, signal.SIGINT)}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        ended = bool(self._handlers) and interrupted()
        if self._handlers:
            _ended.clear()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        if isinstance(error, Error):
            if ended:
                raise KeyboardInterrupt from None
            self.failed(error)

    def failed(self, error: Error) -> None:
        """The body ended with an error of a database: raise what is to be said of it, if anything."""

    def _stop(self, number: int, frame: Any) -> None:
        if self._held:
            self._late = True
            return
        _ended.set()
        raise KeyboardInterrupt

    @contextmanager
    def held(self) -> Iterator[None]:
        """Signals wait until the block has ended."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._late:
            _ended.set()
            raise KeyboardInterrupt

    def end(self) -> None:
        """From here on signals come too late."""
        self._held = True

    def give_late(self) -> None:
        """KeyboardInterrupt if a signal came too late for this: whoever sent it wants what follows to end, too."""
        if self._late:
            raise KeyboardInterrupt


class DatabaseAttempt(Attempt):
    """What happens around one transaction; `doing` says what it is at, `nothing` what stays true when it fails.

    A signal rolls the transaction back. Once its body has ended, signals come too late: a commit, a rollback and what
    has to be put back afterwards are never cut in two.

        with DatabaseAttempt(connection, "Nothing was written") as attempt, transaction.atomic(), attempt.ending():
            attempt.doing = "loading shop.User"
    """

    def __init__(self, connection: Any, nothing: str) -> None:
        super().__init__()
        self.connection = connection
        self.nothing = nothing
        self.doing = "reading what is there"
        self._handle = connection.connection

    @contextmanager
    def ending(self) -> Iterator[None]:
        """The body of the transaction; from its end on signals come too late."""
        try:
            yield
        finally:
            self.end()
        self.doing = "committing"

    def failed(self, error: Error) -> None:
        """SeedingError: what was being done, what stays true, and what to do now."""
        raise SeedingError(self._told(error)) from error

    def _told(self, error: Error) -> str:
        text = " ".join(self._said(error).split()).rstrip(".")
        if not self._lost(error):
            busy = self.connection.vendor == "sqlite" and "locked" in text
            advice = "Something else writes to it: wait until that has ended" if busy else "Mend it"
            return f"The database failed while {self.doing}: {text}. {self.nothing}. {advice} and run again."
        lost = f"The connection to the database {self.connection.alias!r} was lost while {self.doing}"
        if self.doing == "committing":
            return (
                f"{lost}, so it is not known whether the run is in it. Once the server is reachable, run the same "
                f"command again: it does only what is left to do. The driver says: {text}."
            )
        return f"{lost}. {self.nothing}. See that the server is reachable, and run again. The driver says: {text}."

    def _said(self, error: Error) -> str:
        """What the database says of an error."""
        return str(error)

    def _lost(self, error: Error) -> bool:
        if self.connection.vendor == "sqlite" or not isinstance(error, (OperationalError, InterfaceError)):
            return False
        if self.connection.vendor == "mysql":
            # The codes of the client: the server has gone away, the connection is lost.
            code = error.args[0] if error.args else None
            return isinstance(error, InterfaceError) or (isinstance(code, int) and 2000 <= code < 3000)
        # Django may have opened another one since.
        return self.connection.connection is not self._handle or bool(getattr(self._handle, "closed", False))

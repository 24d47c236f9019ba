"""Signals that end a run: each becomes an exception, so that whatever was begun is taken back."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

stopping = threading.Event()
"""Set by a signal that ends the run; a driver may tell the exception that it raises as an error of its own."""


@contextmanager
def terminable() -> Iterator[None]:
    """SIGTERM ends the run as Ctrl-C does: through KeyboardInterrupt."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: Any) -> None:
        stopping.set()
        raise KeyboardInterrupt

    previous = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        stopping.clear()
        for number, handler in previous.items():
            signal.signal(number, handler)

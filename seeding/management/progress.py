"""How far a command has come, while it runs."""

from __future__ import annotations

import sys
import time
from typing import Any

from seeding.management.doors import let_go


class Progress:
    """A bar for each model on a terminal; elsewhere nothing until the summary, or a line for each model with -v 2."""

    def __init__(self, stream: Any, verbosity: int) -> None:
        self._stream = stream
        self._live = verbosity >= 1 and stream.isatty()
        self._lines = verbosity >= 2 and not self._live
        self._shown = 0.0
        self._open = False

    def __call__(self, label: str, done: int, total: int) -> None:
        try:
            self._show(label, done, total)
        except BrokenPipeError:
            # Nobody looks any more; the rows are wanted all the same.
            self._live = self._lines = self._open = False
            let_go(sys.stderr)

    def _show(self, label: str, done: int, total: int) -> None:
        if self._lines and done == total:
            self._stream.write(f"{label}: {total:,} rows")
        if not self._live:
            return
        now = time.monotonic()
        if done < total and now - self._shown < 0.1:
            return
        self._shown = now
        filled = round(30 * done / total)
        end = "\n" if done == total else ""
        self._raw(f"\r{label:<28} {'█' * filled}{'░' * (30 - filled)} {done:>12,}/{total:,}{end}")
        self._open = done < total

    def close(self) -> None:
        if self._open:
            self._raw("\n")

    def _raw(self, text: str) -> None:
        self._stream.write(text, ending="")
        sys.stderr.flush()

"""Memory that was freed goes back to the system: surveys sort what they found, and leave as much again behind them."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any


def give_back() -> None:
    """Give freed memory back, where the system's C library can be asked to (glibc's `malloc_trim`)."""
    trim = getattr(_c_library(), "malloc_trim", None)
    if trim is not None:
        trim(0)


@cache
def _c_library() -> Any:
    try:
        return ctypes.CDLL(None)
    except (OSError, TypeError):  # Windows has none by no name.
        return None

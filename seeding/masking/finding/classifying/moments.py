"""Names that speak of a moment."""

from __future__ import annotations

from seeding.vocabulary import word_set

_SPANS = word_set("rent valid available open closed active effective employed")
_BOUNDS = word_set("start end begin finish stop departure arrival")


def of_moments(said: tuple[str, ...]) -> bool:
    """Whether a name speaks of a moment: `start_timestamp`, `date_requested`, `synced_at`."""
    if (said[1:] == ("from",) and said[0] in _SPANS) or ("date" in said and said[-1] in _BOUNDS):
        return True
    return said[-1:] in (("timestamp",), ("datetime",), ("date",)) or (
        len(said) > 1
        and (said[0] == "date" or said[-1] in ("at", "till", "until") or (said[-1] == "time" and said[-2] in _BOUNDS))
    )

"""Social networks, one file per platform; `topics` and `accounts` hold what they share."""

from . import reddit, youtube

__all__ = ["reddit", "youtube"]

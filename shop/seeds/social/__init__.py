"""Social networks, one file per platform; `topics` and `accounts` hold what they share."""

from . import reddit

__all__ = ["reddit"]

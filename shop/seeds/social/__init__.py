"""Social networks, one file per platform; `topics` and `accounts` hold what they share."""

from . import reddit, twitter, youtube

__all__ = ["reddit", "twitter", "youtube"]

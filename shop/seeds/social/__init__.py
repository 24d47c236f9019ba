"""Social networks, one file per platform; `topics` and `accounts` hold what they share."""

from . import github, linkedin, reddit, twitter, youtube

__all__ = ["github", "linkedin", "reddit", "twitter", "youtube"]

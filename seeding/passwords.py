"""The development password as the project's hasher writes it: slow on purpose, so it is made beside other work."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from django.conf import settings

from seeding.keys import name_key

_begun: dict[tuple[str, ...], Future[str]] = {}
"""By the password and the hashers that were set."""


def begin(password: str) -> None:
    """Begin to hash a password in a thread, unless this process has done so already."""
    _hashing(password)


def hashed(password: str) -> str:
    """The hash, with a fixed salt: the password is known anyway. Kept for the process."""
    return _hashing(password).result()


def _hashing(password: str) -> Future[str]:
    key = (password, *settings.PASSWORD_HASHERS)
    if key not in _begun:
        executor = ThreadPoolExecutor(1, thread_name_prefix="password")
        _begun[key] = executor.submit(_hash, password)
        executor.shutdown(wait=False)
    return _begun[key]


def _hash(password: str) -> str:
    from django.contrib.auth.hashers import make_password

    return make_password(password, salt=f"{name_key('password salt'):022d}")

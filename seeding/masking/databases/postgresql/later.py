"""Work that is put off until a connection has nothing else to do."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from seeding.masking.databases.store import DatabaseTable


class Later:
    """Work that is put off: done piece by piece while the connection has nothing else to do, or when it must be done.

    Whoever does a piece is alone with the connection.
    """

    def __init__(self) -> None:
        self._works: deque[tuple[frozenset[str], Iterator[None]]] = deque()

    def __bool__(self) -> bool:
        return bool(self._works)

    def add(self, tables: Iterable[DatabaseTable], work: Iterator[None]) -> None:
        """Put off what happens to tables; `work` yields between its pieces."""
        self._works.append((frozenset(table.name for table in tables), work))

    def step(self) -> bool:
        """Do a piece; whether there was one to do."""
        while self._works:
            for _ in self._works[0][1]:
                return True
            self._works.popleft()
        return False

    def finish(self, names: Iterable[str] | None = None) -> None:
        """Do all of it, or what has to be done before somebody looks at the tables of these names."""
        wanted = None if names is None else frozenset(names)
        while self._works and (wanted is None or any(wanted & tables for tables, _ in self._works)):
            self.step()

    def clear(self) -> None:
        """Give up what is left."""
        self._works.clear()

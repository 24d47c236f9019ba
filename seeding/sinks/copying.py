"""PostgreSQL's COPY through psycopg2 or psycopg 3, whichever the project uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


def copy_into(connection: Any, table: str, columns: Sequence[str], pieces: Iterable[bytes]) -> int:
    """Load pieces of COPY's text form, as `seeding.columns.copy_blocks` renders it, into columns of a table.

    Names are as the database knows them. The same as `copy_in` otherwise.
    """
    quote = connection.ops.quote_name
    return copy_in(connection, f"COPY {quote(table)} ({', '.join(map(quote, columns))}) FROM STDIN", pieces)


def copy_in(connection: Any, statement: str, pieces: Iterable[bytes]) -> int:
    """Send the pieces of a COPY … FROM STDIN; how many rows the server took.

    What the pieces raise is raised, errors of the driver as Django's.
    """
    with connection.cursor() as cursor, connection.wrap_database_errors:
        copy = getattr(cursor.cursor, "copy", None)
        if copy is not None:
            with copy(statement) as target:
                for piece in pieces:
                    target.write(piece)
        else:
            reader = _Reader(pieces)
            try:
                cursor.cursor.copy_expert(statement, reader, size=1 << 20)
            except BaseException as error:
                if reader.error is None and "KeyboardInterrupt" in str(error):
                    # The signal came in the very call of read().
                    raise KeyboardInterrupt from None
                raise reader.error or error from None
        return int(cursor.cursor.rowcount)


class _Reader:
    """The file that psycopg2 copies from: each read gives the next piece whole."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self.error: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return next(self._pieces, b"")
        except BaseException as error:
            # psycopg2 would turn it into an error of its own, without the cause.
            self.error = error
            raise

    def readline(self, size: int = -1) -> bytes:
        return self.read(size)

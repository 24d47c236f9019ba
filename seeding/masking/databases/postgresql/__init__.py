"""PostgreSQL: rows as COPY gives them, tables emptied and loaded again in one transaction.

Rows are read by ranges of pages, one short COPY each, so that the order is that of the table, memory stays flat and
the connection can be used in between; of a large table the next ranges are read in a thread meanwhile. A table that is
rewritten is masked into a file without a name, which has masked rows alone and is gone with the process; TRUNCATE gives
the table new files, and it keeps its identity, so that everything that belongs to it or points at it stays.
"""

from seeding.masking.databases.postgresql.store import PostgreSQLStore

__all__ = ["PostgreSQLStore"]

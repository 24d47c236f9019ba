"""A signal ends a run up to its commit and never later, and a failing database is told in one sentence."""

import os
import signal

import pytest
from django.db import OperationalError, connection, connections

from seeding import runs
from seeding.conf import read_instant
from seeding.management.commands import seed_db as command
from seeding.models import Run
from seeding.plan import Request
from seeding.sinks import sink_for
from seeding.spec import SeedingError
from shop.models import User

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.driver]

SIGNALS = pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)


def seed() -> runs.Result:
    return runs.seed(Request(7, read_instant("2025-01-01", "as_of"), {"shop.User": 20}))


def sending(monkeypatch: pytest.MonkeyPatch, number: int, *names: str) -> list[str]:
    """Send this process a signal whenever one of these methods of the sink is called; which were."""
    sink, called = type(sink_for(connection)), []

    def signalled(name):
        method = getattr(sink, name)

        def call(*arguments):
            called.append(name)
            os.kill(os.getpid(), number)
            return method(*arguments)

        return call

    for name in names:
        monkeypatch.setattr(sink, name, signalled(name))
    return called


def as_it_was() -> bool:
    """Whether the connection checks foreign keys, and signals do what they did."""
    handlers = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
    return handlers == [signal.SIG_DFL, signal.default_int_handler]


@SIGNALS
def test_a_signal_after_the_commit_comes_too_late(number, monkeypatch):
    called = sending(monkeypatch, number, "restore")

    assert seed().run == Run.objects.get()
    assert called == ["restore"]
    assert User.objects.count() == 20
    assert as_it_was()


@SIGNALS
@pytest.mark.parametrize("moment", ["prepare", "begin", "load", "finish"])
def test_a_signal_before_it_ends_the_run_and_a_second_one_changes_nothing(moment, number, monkeypatch):
    called = sending(monkeypatch, number, moment, "restore")

    with pytest.raises(KeyboardInterrupt):
        seed()

    assert called == [moment, "restore"]
    assert not User.objects.exists()
    assert as_it_was()
    monkeypatch.undo()
    assert seed().rows > 20


def test_a_signal_after_the_run_is_told_as_such(monkeypatch, capsys):
    monkeypatch.setattr(connections, "close_all", lambda: None)
    monkeypatch.setattr(command, "summary", lambda *args, **kwargs: os.kill(os.getpid(), signal.SIGINT))

    with pytest.raises(SystemExit) as ended:
        command.Command().run_from_argv(["manage.py", "seed_db", "--users=5"])

    run = Run.objects.get()
    assert ended.value.code == 130
    assert capsys.readouterr().err == (
        f"CommandError: Interrupted after run {run.pk} was written. "
        f"Undo it with: python manage.py unseed_db --run {run.pk}\n"
    )


def failing(monkeypatch: pytest.MonkeyPatch, name: str, *, lost: bool = True) -> None:
    """Let the database fail, as it does when its server goes away, in a method of the sink."""

    def fail(self, *arguments):
        if lost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        if lost:
            connection.connection.close()
        raise OperationalError("server closed the connection\n\tunexpectedly.\n")

    monkeypatch.setattr(type(sink_for(connection)), name, fail)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server")
@pytest.mark.parametrize(
    ("method", "doing"),
    [("load", "loading shop.User"), ("finish", "putting indexes, keys and sequences back")],
)
def test_a_lost_connection_says_where_and_what_now(method, doing, monkeypatch):
    failing(monkeypatch, method)

    with pytest.raises(SeedingError, match=r"^The connection to the database 'default' was lost") as error:
        seed()

    ours, _, driver = str(error.value).partition(" The driver says: ")
    assert ours == (
        f"The connection to the database 'default' was lost while {doing}. Nothing was written. "
        f"See that the server is reachable, and run again."
    )
    assert driver.endswith(".")
    assert "\n" not in driver
    assert not User.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server")
def test_a_connection_lost_at_the_commit_claims_nothing(monkeypatch):
    def commit():
        connection.connection.close()
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(connection, "_commit", commit)

    with pytest.raises(
        SeedingError, match="lost while committing, so it is not known whether the run is in it"
    ) as error:
        seed()
    assert "Nothing" not in str(error.value)


def test_a_failure_says_what_was_being_done(monkeypatch):
    failing(monkeypatch, "load", lost=False)

    with pytest.raises(SeedingError) as error:
        seed()
    assert str(error.value) == (
        "The database failed while loading shop.User: server closed the connection unexpectedly. Nothing was written. "
        "Mend it and run again."
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a server waits")
def test_a_file_that_somebody_writes_to_is_not_to_be_mended(monkeypatch):
    def locked(*_, **__):
        raise OperationalError("database is locked")

    monkeypatch.setattr(type(sink_for(connection)), "load", locked)
    with pytest.raises(SeedingError, match=r"database is locked.*Something else writes to it: wait until that has"):
        seed()

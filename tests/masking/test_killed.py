"""A process that is killed in the middle leaves the database as it was, and nothing on the disk."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

PROGRAM = """
import os, signal, django
django.setup()
from django.db import connection
from seeding.masking.databases import store_for
store = store_for(connection)
table = store.table("victims")
with store.rewriting([table]) as rewriting:
    rewriting.rewrite(table, (b.replaced({"email": ["masked"] * len(b)}) for b in store.read(table)))
    # Whoever asks the store is told of the rows that were given to it, and so they are written.
    assert store.count(table) == 3000
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM victims WHERE email = 'masked'")
        assert cursor.fetchone() == (3000,)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(url, folder):
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "TMPDIR": str(folder),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, cwd=Path(__file__).parents[2], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
    assert list(folder.iterdir()) == []


def fill(cursor):
    cursor.execute("CREATE TABLE victims (id integer PRIMARY KEY, email text)")
    for number in range(3000):
        cursor.execute(f"INSERT INTO victims VALUES ({number}, 'person{number}')")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
def test_a_killed_process_leaves_a_file_as_it_was(tmp_path):
    import sqlite3

    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    name = tmp_path / "killed.sqlite3"
    with sqlite3.connect(name) as raw:
        fill(raw)
    raw.close()
    killed(f"sqlite:///{quote(str(name))}", folder)
    with sqlite3.connect(name) as raw:
        assert raw.execute("SELECT count(*), count(DISTINCT email) FROM victims WHERE email LIKE 'person%'").fetchone() == (
            3000, 3000,
        )  # fmt: skip
    raw.close()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_a_killed_process_leaves_a_server_as_it_was(tmp_path):
    with connection.cursor() as cursor:
        fill(cursor)
        try:
            url = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + connection.settings_dict["NAME"]
            killed(url, tmp_path)
            cursor.execute("SELECT count(*) FROM victims WHERE email LIKE 'person%'")
            assert cursor.fetchone() == (3000,)
        finally:
            cursor.execute("DROP TABLE victims")

"""The generic path on a real server: `MYSQL_URL=mysql://user:password@host:port/name` names it, and a driver is installed.

The database of that name is dropped and made anew.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

URL = os.environ.get("MYSQL_URL", "")
ROOT = Path(__file__).resolve().parent.parent
DIGESTS = (
    "import json; from seeding.models import Run; "
    "print(json.dumps({one.label: one.digest for one in Run.objects.latest('pk').tables.all()}))"
)
EMPTIED = (
    "from django.db import connection as c; name = c.ops.quote_name(c.settings_dict['NAME']); "
    "[c.cursor().execute(f'{verb} DATABASE {name}') for verb in ('DROP', 'CREATE')]"
)

pytestmark = [pytest.mark.once, pytest.mark.skipif(not URL, reason="no MYSQL_URL names a server")]


def manage(*arguments: str, url: str = URL) -> str:
    """What a command of the shop prints; AssertionError with what went wrong."""
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": url,
        "SEEDING_SECRET": "a secret for tests, as long as it has to be",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(autouse=True)
def empty() -> None:
    """A migrated shop without rows."""
    manage("shell", "-v0", "-c", EMPTIED)
    manage("migrate", "-v0")


def test_rows_are_those_of_every_database_and_valid(tmp_path):
    other = f"sqlite:///{tmp_path / 'shop.sqlite3'}"
    manage("migrate", "-v0", url=other)

    manage("seed_db", "--all", "--count", "20")
    manage("seed_db", "--all", "--count", "20", url=other)

    assert json.loads(manage("shell", "-v0", "-c", DIGESTS)) == json.loads(
        manage("shell", "-v0", "-c", DIGESTS, url=other)
    )
    assert "It is valid" in manage("check_db")


def test_a_run_is_undone():
    manage("seed_db", "--all", "--count", "20")

    manage("unseed_db", "--run", "1")

    assert manage("shell", "-v0", "-c", "from shop.models import User; print(User.objects.count())").strip() == "0"


def test_what_is_masked_is_proven(tmp_path):
    manage("seed_db", "--all", "--count", "100")

    told = manage("anonymize_db", "--audit", str(tmp_path / "audit.json"))

    assert "Nothing was found that speaks against sharing it." in told
    assert "It is valid" in manage("check_db")

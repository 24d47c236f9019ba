"""A masking that is killed, at whatever moment, goes on to what it would have come to."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from .killing import WAYS

TRIALS = int(os.environ.get("KILLS", "1"))


def test_a_run_that_is_killed_goes_on_to_the_same_result(tmp_path):
    """`KILLS=50 pytest …` kills more often."""
    url = os.environ.get("DATABASE_URL", "")
    if connection.vendor == "sqlite":
        url = f"sqlite:///{quote(str(tmp_path / 'main.sqlite3'))}"
    done = subprocess.run(
        [sys.executable, "-m", "tests.masking.killing", str(tmp_path), str(TRIALS)],
        # The shop's tables alone: those of odd models would be migrated, copied and compared each time.
        env={**os.environ, "DATABASE_URL": url, "DEBUG": "1", "DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {way: [] for way in WAYS}

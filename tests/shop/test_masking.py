"""The shop's own policy: every column is decided, and the seeded shop is masked with it out of the box."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from config.settings import SEEDING
from seeding.masking.planning import policy_problems
from seeding.masking.policy_file import read_policy
from seeding.schema import read_schema

ROOT = Path(__file__).parents[2]
POLICY = read_policy(SEEDING["POLICY"])
SCHEMA = {label: table for label, table in read_schema().items() if label in POLICY.tables or label.startswith("shop.")}


def test_every_column_is_decided():
    assert policy_problems(POLICY, SCHEMA) == ([], [], [])


def test_a_new_column_is_told():
    user = POLICY.tables["shop.User"]
    without = replace(user, columns={name: rule for name, rule in user.columns.items() if name != "phone"})
    _, undecided, _ = policy_problems(replace(POLICY, tables={**POLICY.tables, "shop.User": without}), SCHEMA)
    assert len(undecided) == 1
    assert "phone" in undecided[0]


@pytest.fixture
def database_url(tmp_path, request):
    """An empty database of the kind that the tests run on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{quote(str(tmp_path / 'shop.sqlite3'))}"
        return
    request.getfixturevalue("transactional_db")
    name = f"masked_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def manage(url, folder, *arguments):
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment.pop("SEEDING_SECRET", None)
    command = [sys.executable, ROOT / "manage.py", *arguments]
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_the_seeded_shop_is_masked_out_of_the_box(database_url, tmp_path):
    manage(database_url, tmp_path, "migrate", "--verbosity", "0")
    manage(database_url, tmp_path, "seed_db", "--users", "100", "--seed", "7", "--leads", "200", "--sessions", "50")
    assert "every column is decided" in manage(database_url, tmp_path, "anonymize_db", "--check").stdout

    done = manage(database_url, tmp_path, "anonymize_db")

    assert "a secret was made for this run alone" in done.stderr
    audit = json.loads((tmp_path / "data_audit.json").read_text())
    assert (audit["outcome"], audit["verified"]) == ("complete", True)
    assert (audit["verdict"], audit["reasons"]) == ("fine", [])
    assert "Nothing was found that speaks against sharing it." in done.stdout
    assert audit["limits"]
    assert "Database default: masked (" in manage(database_url, tmp_path, "anonymize_db", "--state").stdout

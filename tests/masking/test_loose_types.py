"""A column of SQLite holds what anybody put there, whatever it is declared to hold: nothing of it is left as it was."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from seeding.masking.policy_file import read_policy

from .commanding import SECRET, anonymize
from .policies import SHOP, written

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.seeded(users=5),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite takes any value anywhere"),
]


@pytest.fixture
def guests(seeded_db, tmp_path, monkeypatch):
    """Makes a table that no model has, with these rows, and a policy that masks its columns."""
    monkeypatch.setenv("SEEDING_SECRET", SECRET)
    path = tmp_path / "masking.yml"

    def make(columns, rows, **rules):
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE guests (id integer PRIMARY KEY, {columns})")
            for row in rows:
                cursor.execute(f"INSERT INTO guests VALUES ({', '.join('?' * len(row))})".replace("?", "%s"), row)
        told = json.loads(written(SHOP))
        told["unmapped"] = {"guests": {"columns": {"id": "keep", **rules}}}
        path.write_text(json.dumps(told))
        return path

    return make


def stored(*columns):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM guests ORDER BY id")
        return cursor.fetchall()


def test_a_column_without_a_type_is_found_decided_and_masked(guests, tmp_path):
    """Its policy could not be read: the class of the column was empty."""
    rows = [(number, f"ada{number}@real.example") for number in range(1, 21)]
    guests("mail", [*rows, (21, b"grace@real.example"), (22, 4917012345678), (23, None)])
    path = tmp_path / "found.yml"
    call_command("anonymize_db", "--init", "--policy", path, stdout=StringIO(), stderr=StringIO())
    assert read_policy(str(path)).seen["guests"]["mail"] == "ANY"
    assert read_policy(str(path)).unmapped["guests"].columns["mail"].technique != "keep"


def test_numbers_and_bytes_among_texts_are_masked_as_texts(guests):
    policy = guests(
        "mail", [(1, "ada@real.example"), (2, b"grace@real.example"), (3, 4917012345678), (4, None)],
        mail={"substitute": "email"},
    )  # fmt: skip
    anonymize(policy)
    masked = [mail for (mail,) in stored("mail")]
    assert all("@" in mail and "real" not in mail for mail in masked[:3])
    assert masked[3] is None


def test_days_and_documents_of_a_table_without_a_model_are_masked(guests):
    policy = guests(
        "born date, seen datetime, told json",
        [(1, "1980-02-03", "2024-05-06 07:08:09", '{"mail": "ada@real.example", "n": 1}'), (2, None, None, None)],
        born={"date_shift": {"days": 90, "by": "row"}},
        seen={"date_shift": {"days": 90, "by": "row"}},
        told={"json": {"$.mail": {"substitute": "email"}, "rest": "keep"}},
    )
    anonymize(policy)
    (born, seen, told), nothing = stored("born", "CAST(seen AS text)", "told")
    assert str(born) != "1980-02-03"
    assert seen[:10] != "2024-05-06"
    assert seen.endswith(" 07:08:09")
    assert json.loads(told)["n"] == 1
    assert "real" not in told
    assert nothing == (None, None, None)


@pytest.mark.parametrize(
    ("columns", "value", "rule"),
    [
        ("held integer", "+49 170 12345", {"fpe": {"alphabet": "digits"}}),
        ("held decimal(8, 2)", "a few", {"noise": {"absolute": 1}}),
        ("held date", "0000-00-00", {"date_shift": {"days": 90, "by": "row"}}),
    ],
)
def test_what_is_not_what_its_column_says_stops_the_run_or_is_removed(guests, columns, value, rule):
    policy = guests(columns, [(1, value)], held=rule)
    with pytest.raises(CommandError, match=r"guests\.held: its field cannot read what row 1 has there") as caught:
        anonymize(policy)
    assert caught.value.returncode == 2
    assert value not in str(caught.value)
    told = json.loads(policy.read_text())
    told["unmapped"]["guests"]["columns"]["held"] = {"null": {}}
    policy.write_text(json.dumps(told))
    _, audit = anonymize(policy)
    assert stored("held") == [(None,)]
    assert audit["outcome"] == "complete"


def test_text_in_a_number_of_a_model_is_told(guests):
    policy = guests("held text", [], held="keep")
    told = json.loads(policy.read_text())
    told["tables"]["shop.Product"]["columns"]["stock"] = {"noise": {"absolute": 3}}
    policy.write_text(json.dumps(told))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute("UPDATE shop_product SET stock = 'a few' WHERE id = (SELECT max(id) FROM shop_product)")
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    with pytest.raises(CommandError, match=r"shop\.Product\.stock: its field cannot read") as caught:
        anonymize(policy)
    assert "a few" not in str(caught.value)

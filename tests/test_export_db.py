"""The commands for files: what they take, what they print, and that whatever they refuse is one clear message."""

import io
import json
import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from seeding.files.exporting import parents_first
from seeding.schema import read_schema
from shop.models import Order, Tag

from .shop import rows
from .test_files import leftovers

pytestmark = pytest.mark.django_db


def run(*arguments: str, command: str = "export_db") -> str:
    out = io.StringIO()
    call_command(command, *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_rows_that_nobody_seeded_are_exported(tmp_path):
    Tag.objects.create(name='a "quoted", tag', slug="a")

    said = run("shop.Tag", "--to", str(tmp_path / "out"))

    assert (tmp_path / "out/shop.Tag.csv").read_text().splitlines()[1].endswith(',"a ""quoted"", tag",a')
    assert "shop.Tag" in said
    assert f"1 file with {(tmp_path / 'out/shop.Tag.csv').stat().st_size} bytes" in said


def test_apps_and_models_can_be_named_in_any_case(tmp_path):
    run("shop", "auth.group", "--to", str(tmp_path / "out"), "--format", "jsonl")

    names = {path.name.removesuffix(".jsonl") for path in (tmp_path / "out").iterdir()}
    assert names == {label for label in read_schema() if label.startswith("shop.")} | {"auth.Group"}


def test_without_names_all_is_exported_but_what_django_keeps_for_itself(tmp_path):
    run("--to", str(tmp_path / "out"))

    names = {path.name.removesuffix(".csv") for path in (tmp_path / "out").iterdir()}
    assert {"shop.Order", "auth.Group", "odd.Anything"} <= names
    assert {"contenttypes.ContentType", "auth.Permission"} <= names, "others refer to them"
    assert not names & {"sessions.Session", "seeding.Run", "odd.Legacy"}


def test_standard_output(tmp_path):
    Tag.objects.create(name="sale", slug="sale")

    assert run("shop.Tag", "--to", "-").splitlines()[0] == "id,name,slug"
    assert [
        list(json.loads(line)) for line in run("shop.Tag", "shop.User", "--to", "-", "--format", "jsonl").splitlines()
    ] == [["shop.Tag"]]
    sql = run("shop.Tag", "--sql")
    assert "COMMIT;" in sql
    assert ("COPY" if connection.vendor == "postgresql" else "INSERT INTO") in sql


def test_a_report_tells_digests(tmp_path):
    Tag.objects.create(name="sale", slug="sale")

    run("shop.Tag", "--to", str(tmp_path / "out"), "--report", str(tmp_path / "report.json"), "--compress", "gzip")

    report = json.loads((tmp_path / "report.json").read_text())
    assert report["rows"] == report["models"]["shop.Tag"]["rows"] == 1
    assert len(report["models"]["shop.Tag"]["digest"]) == 32
    assert [file["path"] for file in report["files"]] == ["shop.Tag.csv.gz"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["shop.Tag"], r"Where to\? Write --to DIR"),
        (["shop.Tg", "--to", "x"], "export_db shop.Tg: no such table here"),
        (["odd.Legacy", "--to", "x"], "its table odd_legacy is not in the database"),
        (["--to", "x", "--split", "none"], "that is no number of rows. Write --split 100000"),
        (["--to", "x", "--split", "0"], "that is no number of rows"),
        (["--to", "x", "--sql", "--format", "csv"], "exclude each other"),
        (["--to", "x", "--database", "other"], "no such alias in DATABASES"),
        (["--to", "x", "--report", "no/such/file.json"], "--report no/such/file.json: it cannot be written"),
    ],
)
def test_what_cannot_be(arguments, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CommandError, match=told) as caught:
        run(*arguments)

    assert caught.value.returncode == 2
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "csv"], "--format is about files. Add --to DIR"),
        (["--overwrite"], "--overwrite is about files"),
        (["--to", "x", "--fresh"], "--fresh is about databases"),
        (["--to", "x", "--allow-production"], "--allow-production is about databases"),
        (["--to", "x", "--format", "xml"], "no such form; there are: csv, json"),
        (["shop.Tag=0", "--to", "x", "--users", "0"], "no row to write"),
    ],
)
def test_what_seed_db_refuses(arguments, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CommandError, match=told) as caught:
        run("--seed", "5", *arguments, command="seed_db")

    assert caught.value.returncode == 2
    assert leftovers(tmp_path) == []
    assert not Order.objects.exists()


def test_seed_db_writes_to_standard_output():
    head, *lines = run("shop.Tag=4", "--to", "-", "--only", "shop.Tag", command="seed_db").splitlines()

    assert head == "id,name,slug"
    assert lines == ["1,popular,popular", "2,sale,sale", "3,new,new", "4,limited,limited"]


def test_a_dry_run_writes_nothing(tmp_path):
    assert "Plan for seed" in run("--users", "5", "--to", str(tmp_path / "out"), "--dry-run", command="seed_db")
    assert leftovers(tmp_path) == []


def test_parents_come_first():
    order = [table.label for table in parents_first(list(read_schema().values()))]

    for label in order:
        if label.startswith("shop."):
            for field in read_schema()[label].references:
                assert order.index(field.reference.table) < order.index(label) or field.reference.table == label
    assert sorted(order) == sorted(read_schema())


def test_memory_is_flat_and_the_number_of_statements_is_not_that_of_the_rows(tmp_path, django_assert_num_queries):
    from django.test.utils import CaptureQueriesContext

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            run("shop.Tag", "--to", str(tmp_path / "out"), "--overwrite")
        return len(captured)

    rows.user("somebody")
    few = statements()
    Tag.objects.bulk_create(Tag(name=str(n), slug=str(n)) for n in range(500))
    assert statements() == few
    assert len((tmp_path / "out/shop.Tag.csv").read_text().splitlines()) == 501


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL holds what its types allow")
@pytest.mark.parametrize(("column", "cell"), [("price", "'abc'"), ("price", "9e999"), ("created_at", "'0000-00-00'")])
def test_a_cell_that_its_field_cannot_read_is_told(column, cell, tmp_path):
    rows.product("thing")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute(f"UPDATE shop_product SET {column} = {cell}")
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    with pytest.raises(CommandError, match=r"shop\.Product: .*python manage\.py check_db shop\.Product") as caught:
        run("shop.Product", "--to", str(tmp_path / "out"))
    assert caught.value.returncode == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's snapshot is its own")
def test_an_export_is_of_one_moment_and_takes_no_lock_of_a_writer(tmp_path):
    """Somebody else may be writing meanwhile."""
    database = tmp_path / "db.sqlite3"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": f"sqlite:///{database}"}

    def manage(*arguments: str) -> Any:
        return subprocess.run([sys.executable, "manage.py", *arguments], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)  # fmt: skip

    assert manage("migrate", "-v0").returncode == 0
    assert manage("seed_db", "--users", "20", "--seed", "7").returncode == 0
    writer = sqlite3.connect(database, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM shop_review")
    done = manage("export_db", "shop", "--to", str(tmp_path / "exported"), "-v0")
    writer.execute("ROLLBACK")

    assert done.returncode == 0, done.stderr
    assert done.stdout == done.stderr == ""
    made = manage("seed_db", "--users", "20", "--seed", "7", "--to", str(tmp_path / "made"), "-v0")
    assert made.returncode == 0
    for file in sorted(Path(tmp_path / "made").iterdir()):
        assert file.read_bytes() == (tmp_path / "exported" / file.name).read_bytes()


def ended(*command: str, database: Path, limit: int | None = None, **more: Any) -> subprocess.CompletedProcess:
    def prepare() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": f"sqlite:///{database}"}
    return subprocess.run([sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=environment, stderr=subprocess.PIPE, text=True, preexec_fn=prepare, **{"stdout": subprocess.PIPE, **more})  # fmt: skip


@pytest.mark.once
def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path):
    database = tmp_path / "db.sqlite3"
    assert ended("migrate", "-v0", database=database).returncode == 0
    assert ended("seed_db", "--users", "50", "-v0", database=database).returncode == 0
    out = tmp_path / "out"
    out.mkdir()
    for form in ("csv", "sqlite"):
        done = ended("export_db", "shop", "--to", str(out / "x"), "--format", form, database=database, limit=4096)
        assert (done.returncode, done.stderr.count("\n"), leftovers(out)) == (2, 1, [])
        assert "it cannot be written" in done.stderr
    report = ("--report", str(out / "report.json"))
    done = ended("export_db", "shop", "--to", str(out / "x"), "-v0", *report, database=database, limit=8192)
    assert done.returncode == 2
    assert leftovers(out) in ([], ["x"])
    full = Path("/dev/full")
    if full.exists():
        with full.open("w") as stream:
            for command in (["check_db"], ["export_db", "shop.Order", "--to", "-"]):
                done = ended(*command, database=database, stdout=stream)
                assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr

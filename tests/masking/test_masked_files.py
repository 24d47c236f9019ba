"""Masked files: every form has masked rows alone, searched before it is there; what cannot be is refused."""

import csv
import errno
import io
import json
import sqlite3
from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management.base import CommandError
from django.db import connection

from seeding.files import FORMATS
from seeding.models import MaskRun
from shop.models import Product, Review

from .commanding import SECRET, anonymize, users
from .policies import SHOP, written

pytestmark = [pytest.mark.django_db, pytest.mark.seeded(users=40)]


@pytest.fixture(autouse=True)
def secret(monkeypatch):
    monkeypatch.setenv("SEEDING_SECRET", SECRET)


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "masking.yml"
    path.write_text(written(SHOP))
    return path


def masked_files(policy, *options):
    folder = policy.parent / "files"
    said, audit = anonymize(policy, "--from", "default", "--to", str(folder), *options)
    return folder, said, audit


# What is written of a database is the same for each form: one is enough where another database is tested.
ONE_OF_ALL = [one if one == "jsonl" else pytest.param(one, marks=pytest.mark.once) for one in FORMATS]


@pytest.mark.driver
@pytest.mark.parametrize("form", ONE_OF_ALL)
def test_no_original_is_in_a_file_of_any_form(seeded_db, policy, form):
    before = users()
    folder, _, audit = masked_files(policy, "--format", form)
    content = b"".join(path.read_bytes() for path in folder.iterdir())
    assert len(content) > 10_000
    for row in before:
        for name in ("email", "full_name", "password"):
            assert row[name].encode() not in content
    assert users() == before
    assert MaskRun.objects.count() == 0
    assert audit["outcome"] == "complete"
    assert {one["table"]: one["rows_after"] for one in audit["tables"]}["shop.User"] == 40
    assert not any(row["email"] in json.dumps(audit) for row in before)
    searched = {f"{one['table']}.{one['column']}" for one in audit["columns"] if one["searched"]}
    assert {"shop.User.email", "shop.User.full_name"} <= searched
    assert any("measured in databases alone" in one for one in audit["warnings"])


def test_files_hold_what_a_masking_in_place_gives(seeded_db, policy):
    review = Review.objects.order_by("pk").first()
    Review.objects.filter(pk=review.pk).update(comment=f"Ask {review.user.full_name}, she knows.")
    folder, _, _ = masked_files(policy, "--format", "csv")
    with (folder / "shop.User.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    with (folder / "shop.Review.csv").open(encoding="utf-8", newline="") as file:
        reviews = {row["id"]: row["comment"] for row in csv.DictReader(file)}
    anonymize(policy)
    for row in users():
        assert (rows[str(row["id"])]["email"], rows[str(row["id"])]["full_name"]) == (row["email"], row["full_name"])
    assert reviews == {str(key): text for key, text in Review.objects.values_list("pk", "comment")}


@pytest.mark.driver
def test_an_original_that_was_planted_keeps_all_files_away(seeded_db, policy):
    victim = get_user_model().objects.order_by("pk")[3]
    Product.objects.order_by("pk").first().tags.create(name=f"for {victim.email}", slug="planted")
    folder = policy.parent / "files"
    with pytest.raises(CommandError, match=r"Originals were found.*No file was written") as caught:
        masked_files(policy, "--format", "jsonl")
    assert caught.value.returncode == 5
    assert not folder.exists()
    assert [path.name for path in policy.parent.iterdir() if "files" in path.name] == []
    audit = json.loads((policy.parent / "data_audit.json").read_text())
    assert [(leak["original"], leak["table"], leak["column"]) for leak in audit["leaks"]] == [
        ("shop.User.email", "shop.Tag", "name")
    ]


def test_a_subset_goes_into_files_with_its_links(seeded_db, policy):
    folder, _, _ = masked_files(policy, "--format", "sqlite", "--subset", "shop.User:20%")
    (path,) = folder.iterdir()
    with sqlite3.connect(path) as raw:
        (count,) = raw.execute("SELECT count(*) FROM shop_user").fetchone()
        assert 0 < count < 40
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()


def test_a_full_folder_for_what_is_searched_is_not_that_of_the_files(seeded_db, policy, monkeypatch):
    class Full(io.BytesIO):
        def write(self, data):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("seeding.masking.into_files.tempfile.TemporaryFile", lambda **_: Full())
    with pytest.raises(CommandError, match=r"shop\.\w+: the masked rows.* cannot be kept in .*TMPDIR") as caught:
        masked_files(policy, "--format", "csv")
    assert caught.value.returncode == 2
    assert "--to" not in str(caught.value)
    assert not (policy.parent / "files").exists()


def test_amounts_that_were_moved_are_written(seeded_db, policy):
    rules = SHOP + "  shop.Product: {columns: {price: {noise: {relative: 0.1}}}}\n"
    policy.write_text(written(rules))
    folder, _, _ = masked_files(policy, "--format", "csv")
    with (folder / "shop.Product.csv").open(encoding="utf-8", newline="") as file:
        moved = {int(row["id"]): Decimal(row["price"]) for row in csv.DictReader(file)}
    before = dict(Product.objects.values_list("pk", "price"))
    assert moved.keys() == before.keys()
    assert moved != before
    assert all(abs(moved[key] - price) <= price / 10 + Decimal("0.01") for key, price in before.items())


@pytest.mark.once
@pytest.mark.parametrize("form", ["sqlite", "sql", "fixture", "csv"])
def test_files_say_what_rows_point_at_in_every_database(form, seeded_db, policy):
    kind = ContentType.objects.get_for_model(Product)
    LogEntry.objects.create(user_id=users()[0]["id"], content_type=kind, object_id="1", object_repr="x", action_flag=1)

    folder, _, _ = masked_files(policy, "--format", form)

    if form == "sqlite":
        raw = sqlite3.connect(folder / "data.sqlite3")
        joined = "SELECT model FROM django_admin_log JOIN django_content_type AS kind ON kind.id = content_type_id"
        assert raw.execute(joined).fetchall() == [("product",)]
    elif form == "csv":
        assert (folder / "contenttypes.ContentType.csv").exists()
    elif form == "fixture":
        assert '"content_type":["shop","product"]' in (folder / "data.json").read_text()
    else:
        assert f"({kind.pk}, 'shop', 'product')" in (folder / "data.sql").read_text()


def test_tables_without_a_model_are_masked_too(seeded_db, policy):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE old_people (id integer PRIMARY KEY, mail varchar(100), data text)")
        cursor.execute("INSERT INTO old_people VALUES (1, 'anna.gray@corp.example', 'x')")
    told = json.loads(policy.read_text())
    told["unmapped"] = {"old_people": {"columns": {"id": "keep", "mail": {"substitute": "email"}, "data": "keep"}}}
    policy.write_text(json.dumps(told))
    folder, _, _ = masked_files(policy, "--format", "jsonl", "--split", "20")
    (row,) = [json.loads(line) for path in folder.glob("old_people*") for line in path.read_text().splitlines()]
    assert row["id"] == 1
    assert "@" in row["mail"]
    assert "anna" not in row["mail"]
    assert len(list(folder.glob("shop.User-*"))) == 2
    with pytest.raises(CommandError, match=r"--format sqlite holds rows of models.*old_people"):
        anonymize(policy, "--from", "default", "--to", str(policy.parent / "more"), "--format", "sqlite")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "csv"], "--format is about files .* Add --from ALIAS --to DIR"),
        (["--database", "default", "--overwrite"], "--overwrite is about files"),
        (["--from", "default", "--to", "x", "--split", "5"], "--split is about files. Add --format"),
        (["--from", "default", "--to", "default", "--format", "csv"], "default is a database. Leave --format out"),
        (["--from", "default", "--to", "-", "--format", "csv"], "Name a folder"),
        (
            ["--from", "default", "--to", "{}/x", "--format", "csv", "--resume"],
            "--resume: files are written as a whole",
        ),
        (["--from", "default", "--to", "{}/x", "--format", "csv", "--by-table"], "--by-table is about databases"),
        (["--from", "default", "--to", "{}/x", "--format", "xls"], "--format xls: no such form"),
        (["--from", "default", "--to", "{}/none/x", "--format", "csv"], "there is no folder"),
        (["--from", "nowhere", "--to", "{}/x", "--format", "csv"], "nowhere: no such alias"),
        (["--from", "default", "--to", "{}/x"], "no such alias in DATABASES.*add --format csv"),
    ],
)
def test_what_cannot_be_is_refused(seeded_db, policy, options, said):
    before = users()
    given = [one.format(policy.parent) for one in options]
    with pytest.raises(CommandError, match=said) as caught:
        anonymize(policy, *given)
    assert caught.value.returncode == 2
    assert users() == before
    assert {path.name for path in policy.parent.iterdir()} == {"masking.yml"}


def test_a_folder_with_files_is_not_written_into_by_accident(seeded_db, policy):
    folder, _, _ = masked_files(policy, "--format", "csv")
    there = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(CommandError, match=r"not empty.*--overwrite"):
        masked_files(policy, "--format", "csv")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == there
    masked_files(policy, "--format", "csv", "--overwrite")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == there

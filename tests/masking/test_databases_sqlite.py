"""SQLite: tables rewritten in place keep their definition and everything on them, and the file keeps no original."""

import sqlite3
from pathlib import Path

import pytest
from django.db import IntegrityError, OperationalError

from seeding.masking.databases import store_for
from seeding.masking.databases.copying import copy, plan_copy
from seeding.spec import SeedingError

from .second import known, second_connection

SCHEMA = """
CREATE TABLE people (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT UNIQUE, born DATE,
    twice INTEGER GENERATED ALWAYS AS (id * 2) VIRTUAL, boss INTEGER REFERENCES people);
CREATE TABLE bare (note TEXT, "rowid" TEXT);
CREATE TABLE pairs (a TEXT, b INT, v BLOB, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE texts (code TEXT PRIMARY KEY, people_id INTEGER REFERENCES people ON DELETE CASCADE);
CREATE TABLE log (what TEXT);
CREATE INDEX people_lower ON people (lower(email)) WHERE id > 0;
CREATE VIEW seen AS SELECT email FROM people;
CREATE TRIGGER shout AFTER INSERT ON people BEGIN INSERT INTO log VALUES ('insert ' || NEW.email); END;
CREATE TRIGGER sob AFTER DELETE ON people BEGIN INSERT INTO log VALUES ('delete'); END;
CREATE TRIGGER instead INSTEAD OF UPDATE ON seen BEGIN SELECT 1; END;
CREATE VIRTUAL TABLE found USING fts5 (body);
"""


@pytest.fixture
def lite(tmp_path, transactional_db):
    """A connection to a SQLite file of its own, which Django's tests know nothing of."""
    name = str(tmp_path / "lite.sqlite3")
    connection = second_connection({"ENGINE": "django.db.backends.sqlite3", "NAME": name})
    with sqlite3.connect(name) as raw:
        raw.executescript(SCHEMA)
        raw.executemany(
            "INSERT INTO people (email, born, boss) VALUES (?, ?, ?)",
            [(f"secret{n}@example.com", "2000-01-01", max(1, n - 1)) for n in range(1, 501)],
        )
        raw.execute("DELETE FROM people WHERE id = 500")
        raw.execute("DELETE FROM log")
        raw.executemany("INSERT INTO bare (_rowid_, note, rowid) VALUES (?, ?, 'own')", [(7, "a"), (99, "b")])
        raw.executemany("INSERT INTO pairs VALUES (?, ?, ?)", [("x", 2, b"\0\xff"), ("x", 1, None)])
        raw.executemany("INSERT INTO texts VALUES (?, ?)", [(f"c{n}", n) for n in range(1, 20)])
        raw.execute("INSERT INTO texts VALUES ('broken', 1)")
        raw.execute("UPDATE texts SET code = CAST(X'ff41' AS TEXT) WHERE code = 'broken'")
    raw.close()
    with known(connection):
        yield connection


def dump(connection, *tables):
    store = store_for(connection)
    with store.snapshot():
        return {t: store.fetch(f"SELECT *, _rowid_ FROM {t} ORDER BY _rowid_") for t in tables}


def rewrite(connection, *names, change=None, keep=None):
    store = store_for(connection)
    tables = [store.table(name) for name in names]
    with store.rewriting(tables) as rewriting:
        for table in tables:
            rewriting.rewrite(
                table,
                (b.replaced(change(b) if change else {}, keep(b) if keep else None) for b in store.read(table)),
            )
    return rewriting


def test_everything_is_known(lite):
    found = {table.name: table for table in store_for(lite).tables()}
    people = found["people"]
    assert [(c.name, c.generated) for c in people.columns] == [
        ("id", False), ("email", False), ("born", False), ("twice", True), ("boss", False),
    ]  # fmt: skip
    assert people.primary_key == ("id",)
    assert people.uniques == (("id",), ("email",))
    assert [(k.columns, k.table, k.referred) for k in people.foreign_keys] == [(("boss",), "people", ("id",))]
    assert found["texts"].foreign_keys[0].on_delete == "cascade"
    assert (found["seen"].kind, found["found"].kind, found["found_content"].kind) == (
        "view", "full-text table", "virtual table",
    )  # fmt: skip
    assert found["found_content"].part_of == "found"


def test_a_rewriting_leaves_all_that_belongs_to_a_table(lite):
    store = store_for(lite)
    schema = store.fetch("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2")
    sequence = store.fetch("SELECT * FROM sqlite_sequence")
    before = dump(lite, "bare", "texts", "log")
    pairs = store.fetch("SELECT * FROM pairs ORDER BY 1, 2")
    people = store.fetch("SELECT id, born, twice, boss FROM people ORDER BY id")
    lite.close()

    rewrite(
        lite, "people", "bare", "pairs",
        change=lambda b: {"email": [f"m{k}" for k in b.values("id")]} if b.table.name == "people" else {},
    )  # fmt: skip

    store = store_for(lite)
    assert sorted(store.fetch("SELECT type, name, tbl_name, sql FROM sqlite_master")) == sorted(schema)
    assert store.fetch("SELECT * FROM sqlite_sequence") == sequence == [("people", 500)]
    assert dump(lite, "bare", "texts", "log") == before
    assert store.fetch("SELECT * FROM pairs ORDER BY 1, 2") == pairs
    assert store.fetch("SELECT id, born, twice, boss FROM people ORDER BY id") == people
    assert store.fetch("SELECT count(*) FROM people WHERE email GLOB 'm[0-9]*'") == [(499,)]
    assert store.fetch("PRAGMA foreign_keys") == [(1,)]
    assert store.fetch("PRAGMA integrity_check") == [("ok",)]


def test_the_file_holds_no_original(lite):
    name = lite.settings_dict["NAME"]
    assert b"secret123@" in Path(name).read_bytes()
    rewriting = rewrite(lite, "people", change=lambda b: {"email": [f"m{k}" for k in b.values("id")]})
    lite.close()
    left = [path for path in Path(name).parent.iterdir() if b"secret" in path.read_bytes()]
    assert left == []
    assert len(rewriting.remains) == 1


FULL_TEXT = """
CREATE VIRTUAL TABLE old USING fts4 (body, tokenize=porter);
CREATE VIRTUAL TABLE of_people USING fts5 (email, content='people', content_rowid='id');
CREATE VIRTUAL TABLE of_seen USING fts4 (content="seen", email);
CREATE VIRTUAL TABLE of_nobody USING fts5 (email, content='');
CREATE VIRTUAL TABLE boxes USING rtree (id, low, high);
"""


def test_full_text_tables_are_rewritten_and_indexes_built_anew(lite):
    store = store_for(lite)
    store.handle.executescript(FULL_TEXT)
    for name in ("found", "old"):
        store.fetch(f"INSERT INTO {name} (rowid, body) VALUES (7, 'secretive one'), (4, 'two')")
    store.fetch("INSERT INTO of_people (of_people) VALUES ('rebuild')")
    store.fetch("INSERT INTO of_nobody (rowid, email) VALUES (1, 'secretive one')")
    store.handle.commit()
    kinds = {table.name: table.kind for table in store.tables()}
    assert [kinds[one] for one in ("old", "of_people", "of_seen", "of_nobody", "boxes")] == [
        "full-text table", "full-text index", "full-text index", "full-text index", "virtual table",
    ]  # fmt: skip

    def change(batch):
        if batch.table.name == "people":
            return {"email": [f"m{k}" for k in batch.values("id")]}
        return {"body": [text.replace("secretive", "open") for text in batch.values("body")]}

    rewriting = rewrite(lite, "people", "found", "old", change=change)
    store = store_for(lite)
    for name in ("found", "old"):
        assert store.fetch(f"SELECT rowid, body FROM {name} ORDER BY rowid") == [(4, "two"), (7, "open one")]
        assert store.fetch(f"SELECT rowid FROM {name} WHERE {name} MATCH 'secretive'") == []
        assert store.fetch(f"SELECT rowid FROM {name} WHERE {name} MATCH 'open'") == [(7,)]
    assert store.fetch("SELECT count(*) FROM of_people WHERE of_people MATCH 'secret1'") == [(0,)]
    assert store.fetch("SELECT rowid FROM of_people WHERE of_people MATCH 'm12'") == [(12,)]
    assert store.fetch("SELECT count(*) FROM of_nobody WHERE of_nobody MATCH 'secretive'") == [(0,)]
    assert rewriting.remains[0].startswith("The full-text index of_nobody kept no rows")
    lite.close()
    name = Path(lite.settings_dict["NAME"])
    assert [path for path in name.parent.iterdir() if b"secret" in path.read_bytes()] == []


def test_text_that_is_no_utf8_stays_and_is_read(lite):
    store = store_for(lite)
    table = store.table("texts")
    with store.snapshot():
        assert "\udcffA" in [v for b in store.read(table) for v in b.values("code")]
    rewrite(lite, "texts", change=lambda b: {"people_id": [1] * len(b)})
    assert store.fetch("SELECT hex(code), typeof(code) FROM texts WHERE hex(code) LIKE 'FF%'") == [("FF41", "text")]
    assert store.fetch("SELECT count(*), sum(people_id) FROM texts") == [(20, 20)]


def test_a_link_that_would_dangle_stops_everything(lite):
    before = dump(lite, "people", "texts")
    with pytest.raises(IntegrityError, match="point at rows of people"):
        rewrite(lite, "people", keep=lambda b: [k != 3 for k in b.values("id")])
    assert dump(lite, "people", "texts") == before
    assert store_for(lite).fetch("PRAGMA foreign_keys") == [(1,)]
    assert len(store_for(lite).fetch("SELECT 1 FROM sqlite_master WHERE type = 'trigger'")) == 3


def test_a_failure_while_masking_leaves_everything(lite):
    before = dump(lite, "people", "bare", "texts", "log")

    def fail(batch):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rewrite(lite, "bare", "people", change=lambda b: fail(b) if b.table.name == "people" else {})
    assert dump(lite, "people", "bare", "texts", "log") == before


def test_a_locked_file_is_told(lite):
    store_for(lite).fetch("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(lite.settings_dict["NAME"])
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(SeedingError, match="in use"):
        rewrite(lite, "people")
    other.close()


def test_a_snapshot_writes_nothing(lite):
    store = store_for(lite)
    with store.snapshot(), pytest.raises(OperationalError, match="readonly"):
        store.fetch("DELETE FROM log")
    store.fetch("DELETE FROM log")


def test_reading_goes_on_behind_a_key(lite):
    store = store_for(lite)
    with store.snapshot():
        (rest,) = store.read(store.table("people"), ["id"], after=[490], first=490)
        (pairs,) = store.read(store.table("pairs"), after=["x", 1])
    assert (rest.values("id"), rest.first, rest.keyed) == (list(range(491, 500)), 490, True)
    assert pairs.values("b") == [2]


def test_full_text_tables_are_copied(tmp_path, transactional_db):
    both = []
    for name in ("source", "target"):
        path = str(tmp_path / name)
        with sqlite3.connect(path) as raw:
            raw.execute("CREATE VIRTUAL TABLE found USING fts5 (body)")
            if name == "source":
                raw.executemany("INSERT INTO found (rowid, body) VALUES (?, ?)", [(3, "ask Ada"), (9, "ask Bob")])
        raw.close()
        both.append(second_connection({"ENGINE": "django.db.backends.sqlite3", "NAME": path}))
    source, target = both

    def masked(table, batches):
        for batch in batches:
            yield batch.replaced({"body": [body.replace("Ada", "Eve") for body in batch.values("body")]})

    with known(target):
        copy(plan_copy(source, target), masked)
        read = store_for(target)
        assert read.fetch("SELECT rowid, body FROM found ORDER BY rowid") == [(3, "ask Eve"), (9, "ask Bob")]
        assert read.fetch("SELECT body FROM found WHERE found MATCH 'eve OR ada'") == [("ask Eve",)]
        source.close()

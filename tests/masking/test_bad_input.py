"""What is wrong is told whole and clearly, before anything is written; what fails midway leaves a mark or nothing."""

import json

import pytest
from django.core.management.base import CommandError
from django.db import connection

from seeding.masking import running
from seeding.masking.auditing.marks import masked_state
from seeding.masking.masker import Masker
from shop.models import Tag

from .commanding import SECRET, anonymize, users
from .policies import SHOP, written
from .second import ALIAS, known, second_connection
from .test_copying import migrated, target  # noqa: F401 - fixtures

ON_POSTGRESQL = connection.vendor == "postgresql"


@pytest.fixture(autouse=True)
def secret(monkeypatch):
    monkeypatch.setenv("SEEDING_SECRET", SECRET)


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "masking.yml"
    path.write_text(written(SHOP))
    return path


def refused(policy, *options):
    """What is said of a run that must not begin, with its exit code. Nothing is written."""
    before, files = users(), {path.name for path in policy.parent.iterdir()}
    with pytest.raises(CommandError) as caught:
        anonymize(policy, *options)
    assert users() == before
    assert masked_state(connection) is None
    assert {path.name for path in policy.parent.iterdir()} == files
    return str(caught.value), caught.value.returncode


# The policy -----------------------------------------------------------------------------------------------


def change(policy, **tables):
    told = json.loads(policy.read_text())
    for label, columns in tables.items():
        told["tables"].setdefault(label.replace("__", "."), {}).setdefault("columns", {}).update(columns)
    policy.write_text(json.dumps(told, indent=1))


@pytest.mark.django_db
@pytest.mark.seeded(users=5)
def test_everything_that_is_wrong_with_a_policy_is_told_at_once(seeded_db, policy):
    change(
        policy,
        shop__Usre={"email": "keep"},
        shop__User={
            "emial": "keep",
            "city": {"shufle": {}},
            "phone": {"redact": {"keep_frst": 1}},
            "street": {"substitute": "adress"},
            "state": {"like": "shop.User.stat"},
            "country": {"when": [{"if": "rol == 'x'", "then": "keep"}], "redact": {}},
            "role": "undecided",
        },
        shop__Review={"user": {"hash": {}}},
    )
    said, code = refused(policy)
    expected = (
        "shop.Usre", "Did you mean shop.User?", "emial", "Did you mean shuffle", "keep_first", "street_address",
        "shop.User.stat", "`rol`", "columns.role: it is undecided", "columns.user",
    )  # fmt: skip
    assert [part for part in expected if part not in said] == []
    assert code == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tables:\n  shop.User: {columns: {email: keep, email: null}}\n", "email"),
        ("tables:\n  shop.User: {columns: {email: keep}}\n  shop.User: {delete: true}\n", "shop.User"),
        ("tables:\n  shop.User: {columns: {email: {substitute: email, hash: {}}}}\n", "hash"),
        ("tables:\n  shop.User: {delete: true, colums: {}}\n", "colums"),
        ("tables: [\n", "line"),
        ("", "it is empty"),
        ("tables:\n  shop.User: {columns: {email: {when: [{if: 'is_active', then: keep}]}}}\n", "email"),
    ],
)
def test_duplicate_and_contradictory_rules_are_told_with_their_line(policy, text, said):
    policy.write_text(text)
    told, code = refused(policy)
    assert said in told
    assert "masking.yml" in told
    assert code == 2


@pytest.mark.django_db
@pytest.mark.seeded(users=5)
def test_what_cannot_keep_a_column_unique_or_within_its_length_has_a_code_of_its_own(seeded_db, policy):
    change(policy, shop__User={"email": {"constant": "same@example.com"}, "postal_code": {"constant": "x" * 500}})
    said, code = refused(policy)
    assert "shop.User.email" in said
    assert "unique" in said
    assert "shop.User.postal_code" in said
    assert code == 4


# The secret, the databases --------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.seeded(users=5)
def test_a_secret_is_there_long_enough_and_readable(seeded_db, policy, monkeypatch, tmp_path):
    short = tmp_path / "short.txt"
    short.write_text("abcabcabc")
    assert "the secret is too short" in refused(policy, "--secret-file", str(short))[0]
    assert "it cannot be read" in refused(policy, "--secret-file", str(tmp_path / "none.txt"))[0]
    assert "more than 65,536 characters" in refused(policy, "--secret-file", "/dev/zero")[0]
    assert "--audit -: an audit is a file" in refused(policy, "--audit", "-")[0]
    for pattern in ("a" * 64, "password" * 8):
        monkeypatch.setenv("SEEDING_SECRET", pattern)
        assert "the secret is too short" in refused(policy)[0]
    monkeypatch.setenv("SEEDING_SECRET", f"{SECRET}\udcff")
    assert "SEEDING_SECRET: the secret is no UTF-8 text" in refused(policy)[0]
    monkeypatch.delenv("SEEDING_SECRET")
    assert "There is no secret" in refused(policy)[0]
    assert (
        "There is no secret" in refused(policy, "--from", "default", "--to", str(tmp_path / "x"), "--format", "csv")[0]
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.seeded(users=5)
def test_one_database_by_two_aliases_is_no_copy(seeded_db, policy, tmp_path):
    with known(second_connection(connection.settings_dict)):
        said, code = refused(policy, "--from", "default", "--to", ALIAS)
    assert "these are the same database" in said
    assert code == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.seeded(users=5)
def test_a_target_that_is_not_empty_or_another_schema_is_told_whole(seeded_db, policy, target):  # noqa: F811
    with target.cursor() as cursor:
        cursor.execute("ALTER TABLE shop_product ADD COLUMN more varchar(3)")
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    Tag.objects.using(ALIAS).create(name="there", slug="there")
    said, code = refused(policy, "--from", "default", "--to", ALIAS)
    for part in ("shop.Product.more", "sessions.0001_initial", "shop.Tag: the target's table has rows", "flush"):
        assert part in said
    assert code == 2
    assert masked_state(target) is None
    assert Tag.objects.using(ALIAS).count() == 1


@pytest.mark.driver
@pytest.mark.django_db(transaction=True)
@pytest.mark.seeded(users=5)
def test_a_constraint_of_the_target_alone_is_named_with_its_table_and_the_rule(seeded_db, policy, target):  # noqa: F811
    change(policy, shop__User={"full_name": {"constant": "Somebody"}})
    with target.cursor() as cursor:
        cursor.execute("CREATE UNIQUE INDEX one_of_a_name ON shop_user (full_name)")
    said, code = refused(policy, "--from", "default", "--to", ALIAS)
    assert "of shop.User, on full_name, where full_name by constant is masked: write under tables" in said
    assert "one_of_a_name" in said or target.vendor == "sqlite"
    assert "tables.shop.User.columns full_name: shuffle" in said
    assert "Key (" not in said
    assert code == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.seeded(users=5)
def test_a_database_that_is_not_migrated_is_no_target(seeded_db, policy, tmp_path):
    made = second_connection({"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "empty.sqlite3")})
    with known(made):
        made.ensure_connection()
        said, code = refused(policy, "--from", "default", "--to", ALIAS)
    assert f"migrate --database {ALIAS}" in said
    assert code == 2


@pytest.mark.django_db
@pytest.mark.seeded(users=5)
def test_a_live_production_database_is_masked_only_if_it_is_meant(seeded_db, policy, settings):
    settings.SEEDING = {"PRODUCTION": "."}
    said, code = refused(policy)
    assert "looks like production" in said
    assert code == 2
    anonymize(policy, "--allow-production")
    assert masked_state(connection).safe


# What the rows hold ---------------------------------------------------------------------------------------


@pytest.fixture
def papers(seeded_db, policy):
    """A table without a model whose texts are documents, one of them broken."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE papers (id integer PRIMARY KEY, data text)")
        cursor.execute("INSERT INTO papers VALUES (1, %s), (2, %s)", ['{"mail": "a@b.example"}', '{"mail": "a@b.exam'])
    told = json.loads(policy.read_text())
    told["unmapped"] = {"papers": {"columns": {"id": "keep", "data": {"json": {"$.mail": {"substitute": "email"}}}}}}
    policy.write_text(json.dumps(told))
    return policy


@pytest.mark.driver
@pytest.mark.django_db
@pytest.mark.seeded(users=5)
@pytest.mark.parametrize("options", [[], ["--by-table"], ["--from", "default", "--to", "{}/x", "--format", "csv"]])
def test_corrupt_json_is_told_before_anything_is_written(papers, options):
    said, code = refused(papers, *(one.format(papers.parent) for one in options))
    assert "papers.data" in said
    assert "a@b" not in said
    assert code == 2


@pytest.mark.skipif(ON_POSTGRESQL, reason="about SQLite")
@pytest.mark.django_db
@pytest.mark.seeded(articles=5)
def test_corrupt_json_in_a_column_of_a_model_is_told_where_it_is_masked(seeded_db, policy):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute("UPDATE shop_article SET tags = '[\"secret tag' WHERE id = (SELECT min(id) FROM shop_article)")
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    kept = policy.read_text()
    change(policy, shop__Article={"tags": {"json": {"$[*]": {"redact": {}}}}})
    said, code = refused(policy)
    assert "shop.Article.tags" in said
    assert "secret" not in said
    assert code == 2
    policy.write_text(kept)
    anonymize(policy)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tags FROM shop_article ORDER BY id LIMIT 1")
        assert cursor.fetchone() == ('["secret tag',)


@pytest.mark.skipif(ON_POSTGRESQL, reason="about SQLite")
@pytest.mark.django_db
@pytest.mark.seeded(users=5)
def test_text_that_is_no_utf_8_is_masked_where_asked_and_kept_to_the_byte_elsewhere(seeded_db, policy):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE shop_user SET full_name = CAST(x'416e6ee1' AS TEXT), city = CAST(x'4be16c6e' AS TEXT)")
    _, audit = anonymize(policy)
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(full_name AS BLOB), CAST(city AS BLOB) FROM shop_user")
        rows = [(bytes(name), bytes(city)) for name, city in cursor.fetchall()]
    assert {city for _, city in rows} == {b"K\xe1ln"}
    assert all(name.decode() and b"Ann\xe1" not in name for name, _ in rows)
    assert audit["outcome"] == "complete"
    assert masked_state(connection).safe


@pytest.mark.skipif(ON_POSTGRESQL, reason="about SQLite")
@pytest.mark.django_db
@pytest.mark.seeded(users=5)
@pytest.mark.parametrize("cell", ["13.05.1990", "12345-01-01"])
def test_a_date_in_a_form_that_django_does_not_read_is_no_date_that_is_missing(seeded_db, policy, cell):
    """It was taken for none, and stayed what it was."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE shop_user SET date_of_birth = %s WHERE id = (SELECT min(id) FROM shop_user)", [cell])
    said, code = refused(policy)
    assert "shop.User.date_of_birth: its field cannot read" in said
    assert cell not in said
    assert code == 2


@pytest.mark.skipif(not ON_POSTGRESQL, reason="about PostgreSQL")
@pytest.mark.django_db
@pytest.mark.seeded(users=5)
def test_a_table_that_inherits_is_one_to_decide_on_and_one_without_columns_is_not(seeded_db, policy):
    """Its rows are of the model's table for whoever reads, and were neither asked for nor masked."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE nothing ()")
        cursor.execute("CREATE TABLE gone_users () INHERITS (shop_user)")
        cursor.execute("INSERT INTO gone_users SELECT * FROM ONLY shop_user ORDER BY id LIMIT 1")
        cursor.execute("UPDATE gone_users SET id = 99, email = 'ada@real.example', full_name = 'Ada Quill'")
    said, code = refused(policy)
    assert "gone_users: the policy does not name this table" in said
    assert "nothing" not in said
    assert code == 3
    told = json.loads(policy.read_text())
    told["unmapped"] = {"gone_users": {**told["tables"]["shop.User"]}}
    policy.write_text(json.dumps(told))
    _, audit = anonymize(policy, "--from", "default", "--to", str(policy.parent / "files"), "--format", "csv")
    counts = {one["table"]: (one["rows_before"], one["rows_after"]) for one in audit["tables"]}
    assert (counts["shop.User"], counts["gone_users"]) == ((5, 5), (1, 1))
    anonymize(policy)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shop_user WHERE email = 'ada@real.example' OR full_name = 'Ada Quill'")
        assert cursor.fetchone() == (0,)
    assert masked_state(connection).safe


# A connection that is lost --------------------------------------------------------------------------------


def terminate():
    """The server ends the connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    other = second_connection(connection.settings_dict)
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [process])
    other.close()


@pytest.fixture
def lost(monkeypatch):
    """The server ends the connection when reviews are masked."""
    real = Masker.mask

    def ended(self, table, values, *numbers):
        if table.label == "shop.Review":
            terminate()
        return real(self, table, values, *numbers)

    with monkeypatch.context() as patched:
        patched.setattr(Masker, "mask", ended)
        yield patched
    connection.close()


@pytest.mark.driver
@pytest.mark.skipif(not ON_POSTGRESQL, reason="about servers")
@pytest.mark.django_db(transaction=True)
@pytest.mark.seeded(users=20)
def test_a_connection_that_is_lost_leaves_everything_as_it_was(seeded_db, policy, lost):
    before = users()
    with pytest.raises(
        CommandError, match=r"was lost while masking shop.Review. The database .* is as it was"
    ) as caught:
        anonymize(policy)
    assert caught.value.returncode == 2
    connection.close()
    assert users() == before
    assert masked_state(connection) is None


@pytest.mark.driver
@pytest.mark.skipif(not ON_POSTGRESQL, reason="about servers")
@pytest.mark.django_db(transaction=True)
@pytest.mark.seeded(users=5)
def test_a_connection_that_is_lost_before_anything_is_masked_is_told_in_a_line(seeded_db, policy, monkeypatch):
    real = running.subject_of

    def ended(*asked):
        terminate()
        return real(*asked)

    monkeypatch.setattr(running, "subject_of", ended)
    with pytest.raises(CommandError, match=r"was lost while reading what is there. Nothing was written") as caught:
        anonymize(policy)
    assert caught.value.returncode == 2
    connection.close()
    assert masked_state(connection) is None


@pytest.mark.driver
@pytest.mark.skipif(not ON_POSTGRESQL, reason="about servers")
@pytest.mark.django_db(transaction=True)
@pytest.mark.seeded(users=5)
@pytest.mark.parametrize("options", [(), ("--by-table",)])
def test_a_connection_that_is_lost_while_it_is_surveyed_is_told_in_a_line(seeded_db, policy, monkeypatch, options):
    real = Masker.survey

    def ended(self, table, values, *numbers):
        if table.label == "shop.User":
            terminate()
        return real(self, table, values, *numbers)

    monkeypatch.setattr(Masker, "survey", ended)
    with pytest.raises(CommandError, match=r"was lost while .*(is as it was|Nothing was written)") as caught:
        anonymize(policy, *options)
    assert caught.value.returncode == 2
    connection.close()
    assert masked_state(connection) is None


@pytest.mark.driver
@pytest.mark.skipif(not ON_POSTGRESQL, reason="about servers")
@pytest.mark.django_db(transaction=True)
@pytest.mark.seeded(users=20)
def test_a_connection_that_is_lost_leaves_a_half_masked_database_marked(seeded_db, policy, lost):
    before = users()
    with pytest.raises(CommandError, match=r"was lost while masking shop.Review") as caught:
        anonymize(policy, "--by-table")
    assert caught.value.returncode == 6
    assert "go on with --resume" in str(caught.value)
    connection.close()
    once = users()
    assert once != before
    assert not masked_state(connection).safe
    lost.undo()
    anonymize(policy, "--resume")
    assert users() == once
    assert masked_state(connection).safe

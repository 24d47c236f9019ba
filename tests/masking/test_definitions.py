"""What a database holds beside rows is searched, too: it goes into every dump."""

import pytest
from django.core.management.base import CommandError
from django.db import connection

from shop.models import User

from .commanding import SECRET, anonymize
from .policies import SHOP, written

pytestmark = [pytest.mark.django_db, pytest.mark.seeded(users=5)]

postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has it")

PLACES = {
    "view": ("CREATE VIEW first AS SELECT '{mail}' AS who", "first"),
    "name": ('CREATE VIEW "{mail}" AS SELECT 1 AS one', "hidden"),
    "comment": ("COMMENT ON TABLE shop_user IS 'ask {mail}'", "comment (table shop_user)"),
    "function": ("CREATE FUNCTION who() RETURNS text LANGUAGE sql AS 'SELECT ''{mail}'''", "function who()"),
    "default": ("ALTER TABLE shop_tag ALTER slug SET DEFAULT '{mail}'", "default value for column slug"),
    "schema": ("COMMENT ON SCHEMA public IS 'ask {mail}'", "comment (schema public)"),
    "enum": ("CREATE TYPE who AS ENUM ('a', '{mail}')", "type who"),
    "index": ("CREATE INDEX who ON shop_tag (slug) WHERE slug <> '{mail}'", "index who"),
    "body": ("CREATE FUNCTION who() RETURNS text LANGUAGE sql RETURN '{mail}'", "function who()"),
    "check": ("ALTER TABLE shop_tag ADD CONSTRAINT who CHECK (slug <> '{mail}')", "constraint who on table shop_tag"),
}


@pytest.fixture
def policy(seeded_db, tmp_path, monkeypatch):
    monkeypatch.setenv("SEEDING_SECRET", SECRET)
    path = tmp_path / "masking.yml"
    path.write_text(written(SHOP))
    return path


@pytest.mark.parametrize(
    ("sql", "said"),
    [pytest.param(*one, id=name, marks=() if name in ("view", "name") else postgresql) for name, one in PLACES.items()],
)
def test_an_original_in_a_definition_is_a_leak(policy, sql, said):
    mail = User.objects.order_by("pk").first().email
    with connection.cursor() as cursor:
        cursor.execute(sql.format(mail=mail))
    with pytest.raises(CommandError, match="Originals were found") as caught:
        anonymize(policy)
    assert caught.value.returncode == 5
    text = (policy.parent / "data_audit.json").read_text()
    assert '"table": "definitions"' in text
    assert said in text
    assert mail not in text


@postgresql
def test_large_objects_are_told_as_not_searched(policy):
    with connection.cursor() as cursor:
        cursor.execute("SELECT lo_from_bytea(0, 'ada')")
    _, audit = anonymize(policy)
    assert [one["what"] for one in audit["not_searched"]] == ["large objects"]
    assert audit["verdict"] != "fine"

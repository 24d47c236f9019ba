"""Databases are read as Django reads them, and rewritten so that nothing but the masked cells differs."""

import pytest
from django.apps import apps
from django.db import connection, connections

from seeding.masking.databases import store_for
from seeding.masking.running import MaskRequest, mask
from shop.models import User
from tests.masking.commanding import everything
from tests.masking.examples import SECRET
from tests.masking.policies import keeping_the_rest
from tests.odd.models import Blocks, Paged

pytestmark = pytest.mark.django_db


@pytest.mark.driver
@pytest.mark.seeded(users=40)
def test_every_cell_is_read_as_django_reads_it(seeded_db):
    store = store_for(connection)
    with store.snapshot():
        for table in store.tables():
            if table.label is None:
                continue
            model = apps.get_model(table.label)
            fields = [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]
            expected = list(model._base_manager.values_list("pk", *[field.attname for field in fields]))
            names = [model._meta.pk.attname, *[field.name for field in fields]]
            read = [row for batch in store.read(table) for row in zip(*map(batch.values, names), strict=True)]
            assert sorted(map(repr, read)) == sorted(map(repr, expected)), table


@pytest.mark.driver
@pytest.mark.seeded(users=40)
def test_a_rewriting_that_changes_nothing_leaves_every_row(seeded_db):
    store = store_for(connection)
    before = everything()
    tables = [table for table in store.tables() if table.holds_rows]

    with store.rewriting(tables) as rewriting:
        for table in tables:
            batches = (
                batch.replaced({c.name: batch.values(c.name) for c in table.written}) for batch in store.read(table)
            )
            rewriting.rewrite(table, batches)

    assert everything() == before
    assert before["shop.User"]


@pytest.mark.driver
@pytest.mark.seeded(users=40)
def test_masked_cells_are_written_and_the_others_stay(seeded_db):
    store = store_for(connection)
    users = store.table("shop.User")
    model = apps.get_model("shop.User")
    before = {user.pk: user for user in model.objects.all()}

    with store.rewriting([users]) as rewriting:
        rewriting.rewrite(
            users,
            (
                batch.replaced({"email": [f"{key}\t\\x\n@é" for key in batch.values("id")]})
                for batch in store.read(users)
            ),
        )

    after = {user.pk: user for user in model.objects.all()}
    assert {key: user.email for key, user in after.items()} == {key: f"{key}\t\\x\n@é" for key in before}
    for field in model._meta.concrete_fields:
        if field.name != "email":
            assert [getattr(after[key], field.attname) for key in before] == [
                getattr(before[key], field.attname) for key in before
            ]


def test_a_store_has_the_same_connection_in_every_thread():
    """`django.db.connection` is another one in each, and would see nothing of this one's transaction."""
    assert store_for(connection).connection is connections["default"]


@pytest.mark.driver
def test_of_json_that_a_field_makes_objects_of_the_json_itself_is_masked():
    documents = [[{"type": "heading", "value": "By Zdravka Hlebanjova"}], [], [{"type": "quote", "value": "Nobody"}]]
    for document in documents:
        Paged.objects.create(body=Blocks(document))
    User.objects.create(full_name="Zdravka Hlebanjova", email="zh@corp.test")
    rules = """
    tables:
      odd.Paged: {columns: {body: free_text, seal: {constant: ""}}}
      shop.User: {person: email, columns: {email: {substitute: email}, full_name: {substitute: full_name}}}
    """

    mask(MaskRequest(keeping_the_rest(rules), SECRET, force=True))

    first, second, third = Paged.objects.order_by("pk")
    name = User.objects.get().full_name
    assert first.body.listed == [{"type": "heading", "value": f"By {name}"}]
    assert (second.body.listed, third.body.listed) == (documents[1], documents[2])
    assert {bytes(one.seal) for one in (first, second, third)} == {b""}


@pytest.mark.driver
def test_documents_in_which_nobody_is_named_stay_to_the_byte():
    written = '[{"type":"note","value":"as agreed"},1.50]'
    Paged.objects.create(body=Blocks([]))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE odd_paged SET body = %s", [written])
        cursor.execute("SELECT CAST(body AS text) FROM odd_paged")
        ((before,),) = cursor.fetchall()

    mask(MaskRequest(keeping_the_rest("tables: {odd.Paged: {columns: {body: free_text}}}"), SECRET, force=True))

    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(body AS text) FROM odd_paged")
        assert cursor.fetchall() == [(before,)]

"""Any other database: rows are read in pieces and updated by their primary keys."""

import pytest
from django.db import IntegrityError, connection

from seeding.masking.databases import store, store_for
from seeding.masking.databases.generic import GenericStore
from seeding.spec import SeedingError
from shop.models import User

from .commanding import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def generic(monkeypatch):
    """The database is one that no store knows."""
    monkeypatch.setattr(store, "STORES", {})
    monkeypatch.setattr("seeding.masking.databases.generic.BATCH_ROWS", 7)
    found = store_for(connection)
    assert type(found) is GenericStore
    return found


@pytest.mark.seeded(users=40)
def test_every_row_is_read_in_order(seeded_db, generic):
    users = generic.table("shop.User")
    with generic.snapshot():
        batches = list(generic.read(users))
        rest = list(generic.read(users, ["email"], after=[batches[0].values("id")[2]]))
    keys = [key for batch in batches for key in batch.values("id")]
    assert keys == sorted(User.objects.values_list("pk", flat=True))
    assert [value for batch in rest for value in batch.values("email")] == list(
        User.objects.order_by("pk").values_list("email", flat=True)[3:]
    )
    assert [batch.first for batch in batches] == [sum(map(len, batches[:n])) for n in range(len(batches))]
    joined = [value for batch in batches for value in batch.values("created_at")]
    assert joined == list(User.objects.order_by("pk").values_list("created_at", flat=True))


@pytest.mark.seeded(users=40)
def test_rows_are_updated_and_deleted(seeded_db, generic):
    before = everything()
    reviews, users = generic.table("shop.Review"), generic.table("shop.User")
    with generic.rewriting([users, reviews]) as rewriting:
        rewriting.rewrite(
            users,
            (b.replaced({"email": [f"m{k}@example.com" for k in b.values("id")]}) for b in generic.read(users)),
        )
        rewriting.rewrite(
            reviews, (b.replaced({}, [k % 2 == 0 for k in b.values("id")]) for b in generic.read(reviews))
        )
    assert rewriting.remains
    after = everything()
    email = [field.name for field in User._meta.concrete_fields].index("email")
    assert [row[email] for row in after["shop.User"]] == [f"m{row[0]}@example.com" for row in before["shop.User"]]
    assert after["shop.Review"] == [row for row in before["shop.Review"] if row[0] % 2 == 0]
    assert {k: v for k, v in after.items() if k not in ("shop.User", "shop.Review")} == {
        k: v for k, v in before.items() if k not in ("shop.User", "shop.Review")
    }


@pytest.mark.seeded(users=10)
def test_a_link_that_would_dangle_stops_everything(seeded_db, generic):
    before = everything()
    users = generic.table("shop.User")
    with pytest.raises(IntegrityError), generic.rewriting([users]) as rewriting:
        rewriting.rewrite(users, (b.replaced({}, [False] * len(b)) for b in generic.read(users)))
    if connection.vendor == "sqlite":
        assert everything() == before


def test_a_table_without_a_key_is_refused(generic):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE keyless (a integer)")
    with pytest.raises(SeedingError, match="no primary key"), generic.rewriting([generic.table("keyless")]):
        pass

"""Subsets resolve every foreign key, and deletions do what the models say."""

import numpy as np
import pytest
from django.apps import apps
from django.db import connection

from seeding.masking.databases import store_for
from seeding.masking.databases.deleting import deletions_of
from seeding.masking.databases.subsets import Root, read_root, subset_of
from seeding.masking.secret import Secret
from seeding.schema import read_schema
from seeding.spec import SeedingError
from shop.models import Order, Product, Review, User
from tests.odd.models import Folder, Pizzeria, Place, Player, Restaurant, Team

pytestmark = pytest.mark.django_db

SECRET = Secret("x" * 64)


def chosen(*roots):
    store = store_for(connection)
    with store.snapshot():
        found = subset_of(store, roots, SECRET, store.tables())
        keys = {}
        for table in store.tables():
            if table.label and table.primary_key:
                name = table.primary_key[0]
                keys[table.label] = {
                    key
                    for batch in store.read(table)
                    for key, kept in zip(batch.values(name), found.keep(batch).tolist(), strict=True)
                    if kept
                }
    return found, keys


def rows_that_dangle(keys):
    """Foreign keys of chosen rows that lead to rows that are not chosen."""
    bad = []
    for label, chosen_keys in keys.items():
        model = apps.get_model(label)
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model._meta.label in keys and field.target_field.primary_key:
                pairs = model._base_manager.filter(pk__in=list(chosen_keys)).values_list("pk", field.attname)
                bad += [
                    (label, field.name, p)
                    for p in pairs
                    if p[1] is not None and p[1] not in keys[field.related_model._meta.label]
                ]
    return bad


@pytest.mark.seeded(users=200)
def test_a_share_is_closed_and_stable(seeded_db):
    found, keys = chosen(Root("shop.User", share=0.1))
    assert 5 <= found.roots["shop.User"] <= 40
    assert rows_that_dangle(keys) == []
    roots = chosen_users(0.1)
    assert keys["shop.User"] >= roots
    # What belongs to a chosen user is there whole, and nobody else's.
    assert set(Order.objects.filter(user__in=roots).values_list("pk", flat=True)) <= keys["shop.Order"]
    assert set(Review.objects.filter(user__in=roots).values_list("pk", flat=True)) <= keys["shop.Review"]
    assert 0 < len(keys["shop.Product"]) < Product.objects.count()
    assert len(keys["shop.User"]) < User.objects.count() * 0.7
    assert keys["contenttypes.ContentType"]
    assert chosen_users(0.1) == roots <= chosen_users(0.2) != roots
    Review.objects.all().delete()
    User.objects.filter(orders=None, invoices=None).exclude(pk__in=roots).delete()
    assert chosen_users(0.1) == roots


def chosen_users(share):
    store = store_for(connection)
    from seeding.masking.databases.subsets import _root_mask

    table = store.table("shop.User")
    with store.snapshot():
        mask = _root_mask(store, table, Root("shop.User", share=share), SECRET, store.count(table))
        keys = np.concatenate([batch.keys("id") for batch in store.read(table, ["id"])])
    return set(keys[mask].tolist())


@pytest.mark.seeded(users=60)
def test_a_condition_chooses(seeded_db):
    wanted = set(User.objects.filter(role="premium", created_at__gte="2020-01-01").values_list("pk", flat=True))
    root = read_root('shop.User:role == "premium" and created_at >= "2020-01-01"', read_schema())
    found, keys = chosen(root)
    assert found.roots == {"shop.User": len(wanted)}
    assert keys["shop.User"] >= wanted
    assert rows_that_dangle(keys) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("shop.User", "write app.Model:5%"),
        ("shop.Usr:5%", "Did you mean shop.User"),
        ("shop.User:0%", "above 0 %"),
        ("shop.User:emial == 'x'", "Did you mean `email`"),
        ("shop.User:row_number > 3", "rows of a database have none"),
        ("shop.Order:user.email == 'x'", "own columns"),
    ],
)
def test_what_cannot_be_asked_is_told(text, said):
    with pytest.raises(SeedingError, match=said):
        read_root(text, read_schema())


def test_trees_circles_and_objects_of_two_tables():
    top = Folder.objects.create(name="top")
    middle = Folder.objects.create(name="middle", parent=top)
    leaf = Folder.objects.create(name="leaf", parent=middle)
    Folder.objects.create(name="beside", parent=top)
    team = Team.objects.create(created_on="2024-01-01")
    player = Player.objects.create(team=team, joined_at="2024-01-01T00:00Z")
    team.leader = player
    team.save()
    pizzeria = Pizzeria.objects.create(name="p", seats=3, oven="wood")
    Place.objects.create(name="elsewhere")

    _, keys = chosen(Root("odd.Folder", condition='name == "middle"'))
    assert keys["odd.Folder"] == {top.pk, middle.pk, leaf.pk}
    _, keys = chosen(Root("odd.Player", condition="id > 0"))
    assert (keys["odd.Team"], keys["odd.Player"]) == ({team.pk}, {player.pk})
    _, keys = chosen(Root("odd.Place", condition='name == "p"'))
    assert (keys["odd.Place"], keys["odd.Restaurant"], keys["odd.Pizzeria"]) == ({pizzeria.pk},) * 3
    with pytest.raises(SeedingError, match="no row of 4"):
        chosen(Root("odd.Folder", condition='name == "nowhere"'))


# Deletions ------------------------------------------------------------------------------------------------


def delete(**conditions):
    """Delete by the store what conditions name, and tell what was deleted."""
    store = store_for(connection)
    tables = store.tables()
    with store.snapshot():
        found = deletions_of(store, {k.replace("__", "."): v for k, v in conditions.items()}, tables)
    affected = [t for t in tables if t.name in found.tables]
    with store.rewriting(affected) as rewriting:
        for table in affected:
            rewriting.rewrite(table, (found.applied(batch) for batch in store.read(table)))
    return found.counts


def test_deletions_do_what_the_models_say():
    top = Folder.objects.create(name="top")
    Folder.objects.create(name="inside", parent=Folder.objects.create(name="middle", parent=top))
    other = Folder.objects.create(name="other")
    team = Team.objects.create(created_on="2024-01-01")
    player = Player.objects.create(team=team, joined_at="2024-01-01T00:00Z")
    led = Team.objects.create(created_on="2024-01-02", leader=player)

    assert delete(odd__Folder='name == "top"') == {"odd.Folder": 3}
    assert list(Folder.objects.values_list("pk", flat=True)) == [other.pk]
    assert delete(odd__Player="true") == {"odd.Player": 1}
    assert Team.objects.get(pk=led.pk).leader_id is None
    assert Team.objects.count() == 2


def test_both_parts_of_an_object_go():
    pizzeria = Pizzeria.objects.create(name="p", seats=3, oven="wood")
    Place.objects.create(name="elsewhere")
    assert delete(odd__Restaurant="seats == 3") == {"odd.Pizzeria": 1, "odd.Place": 1, "odd.Restaurant": 1}
    assert not Place.objects.filter(pk=pizzeria.pk).exists()
    assert (Place.objects.count(), Restaurant.objects.count()) == (1, 0)


@pytest.mark.seeded(users=30)
def test_a_deletion_that_a_model_forbids_is_refused_with_all_reasons(seeded_db):
    count = User.objects.count()
    store = store_for(connection)
    with store.snapshot(), pytest.raises(SeedingError, match=r"shop\.\w+\.\w+: \d+ rows refer .* its rule is PROTECT"):
        deletions_of(store, {"shop.Product": "true"}, store.tables())
    assert User.objects.count() == count

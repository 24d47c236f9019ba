"""Generic foreign keys: rows of several tables are picked, followed, digested, grown, undone and made by factories."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.test.utils import isolate_apps

from seeding import registry, runs
from seeding.batches import Digest, batches, drawn
from seeding.columns import copy_text
from seeding.conditions import Given, Only
from seeding.conf import conf
from seeding.plan import Cohort, Facts, Request
from seeding.schema import Generic, generic_relations, read_schema
from seeding.spec import ModelSeeds, SeedingError, children_of, count, parent_row, pick_any
from shop.factories import (
    ArticleFactory,
    InteractionFactory,
    ProductFactory,
    SessionFactory,
    UserFactory,
    VisitorFactory,
)
from shop.models import Article, Interaction, Post, Product

from .ruled.models import Reply
from .shop import content_rows, rows
from .tables import field, numbers, plan, seeds, table, to

TYPES = "contenttypes.ContentType"


@isolate_apps("shop")
def test_a_generic_relation_to_an_app_that_is_not_installed_leads_nowhere():
    class Bill(models.Model):
        exports = GenericRelation("outputs.ExportItem")

        class Meta:
            app_label = "shop"

    assert generic_relations(Bill) == frozenset()


def tables(object_id="integer"):
    """A table whose generic foreign key is `about`, one that it may follow, and two that it may be about."""
    note = table("app.Note", to("user", "app.User"), to("kind", TYPES), field("about_id", object_id))
    return (
        table(TYPES, field("model", "text")),
        table("app.User", field("name", "text")),
        table("app.Item", field("open", "boolean"), field("rank")),
        table("app.Place", field("code", "uuid", primary_key=True, unique=True), field("rank")),
        replace(note, generics=(Generic("about", "kind", "about_id"),)),
    )


def is_open(item):
    return item.row_number % 4 == 1


ITEM = seeds(rows=count(100), open=is_open, rank=lambda item: item.row_number)
PLACE = seeds(rows=count(60), rank=lambda place: 1000 + place.row_number)
USER = seeds(rows=count(50))


def notes(about, object_id="text", rows=None, facts=None, **counts):
    note = seeds(rows=rows or children_of("user", {0: 10, 3: 40, 8: 50}), about=about)
    declared = {"app.User": USER, "app.Item": ITEM, "app.Place": PLACE, "app.Note": note}
    counts = {f"app.{name}": number for name, number in (counts or {"User": 50}).items()}
    return plan(*tables(object_id), counts=counts, seeds=declared, facts=facts)


def in_some_rows(made, label, name):
    """The plan with a column that is drawn as before, under a condition."""
    model = made.models[label]
    columns = (replace(c, source=Only(c.source, Given("user"))) if c.field.name == name else c for c in model.columns)
    return made.with_model(replace(model, columns=tuple(columns)))


def mixed(made):
    return made.rows("app.Note", range(made.counts["app.Note"])).about


# Picking --------------------------------------------------------------------------------------------------


def test_the_schema_knows_generic_foreign_keys():
    assert read_schema()["shop.Interaction"].generics == (Generic("target", "content_type", "object_id"),)
    assert read_schema()["shop.Order"].generics == ()


def test_rows_of_several_tables_are_picked_by_weight():
    made = notes(pick_any({"app.Item": 60, "app.Place": 40}), User=2000)
    about = mixed(made)
    share = (about.which == 0).mean()

    assert about.tables == ("app.Item", "app.Place")
    assert 0.57 < share < 0.63
    assert about.numbers[about.which == 0].max() == 99
    assert about.numbers[about.which == 1].max() == 59
    assert list(made.models).index("app.Note") > list(made.models).index("app.Place")


def test_the_keys_are_those_of_the_rows_in_the_form_of_the_column():
    made = notes(pick_any({"app.Item": 1, "app.Place": 1}))
    about, keys = mixed(made), numbers(made, "app.Note", "about_id")
    items, places = numbers(made, "app.Item", "id"), numbers(made, "app.Place", "code")

    expected = [
        str(places[number] if which else items[number])
        for which, number in zip(about.which.tolist(), about.numbers.tolist(), strict=True)
    ]
    assert keys == expected
    assert all(
        isinstance(key, int) for key in numbers(notes(pick_any({"app.Item": 1}), "integer"), "app.Note", "about_id")
    )


def test_a_few_rows_are_picked_often_unless_all_alike():
    often = Counter(mixed(notes(pick_any({"app.Item": 1}), User=2000)).numbers.tolist()).most_common()
    alike = Counter(mixed(notes(pick_any({"app.Item": 1}, skewed=False), User=2000)).numbers.tolist()).most_common()

    assert sum(times for _, times in often[:20]) > 0.5 * sum(times for _, times in often)
    assert sum(times for _, times in alike[:20]) < 0.3 * sum(times for _, times in alike)


def test_siblings_pick_different_rows():
    made = notes(pick_any({"app.Item": 1, "app.Place": 1}, distinct=True))
    about, user = mixed(made), made.rows("app.Note", range(made.counts["app.Note"])).user_id
    picked = list(zip(user.tolist(), about.which.tolist(), about.numbers.tolist(), strict=True))

    assert len(set(picked)) == len(picked)


def test_siblings_at_one_place_pick_the_same_row_and_others_another():
    def pairs(note):
        return note.nth // 2, (note.siblings + 1) // 2

    made = notes(pick_any({"app.Item": 1, "app.Place": 1}, distinct=True, place=pairs))
    batch = made.rows("app.Note", range(made.counts["app.Note"]))
    about, user, pair = batch.about, batch.user_id.tolist(), (batch.nth // 2).tolist()
    picked = list(zip(about.which.tolist(), about.numbers.tolist(), strict=True))
    of_pair = {}
    for place, row in zip(zip(user, pair, strict=True), picked, strict=True):
        assert of_pair.setdefault(place, row) == row
    assert len({(place[0], row) for place, row in of_pair.items()}) == len(of_pair) > 100


def since(row):
    return row.rank


def aged_notes(tables=None, **options):
    """Notes of users who know what was there by an instant between 0 and 99: items by their rank, and all places."""
    chosen = pick_any(
        tables or {"app.Item": 80, "app.Place": 20},
        distinct=True,
        dated={"app.Item": "rank"},
        by=lambda note: note.parent.row_number % 100,
        **options,
    )
    made = notes(chosen, User=2000)
    return made, made.rows("app.Note", range(made.counts["app.Note"]))


def test_what_was_not_there_yet_is_not_picked():
    _, batch = aged_notes()
    about, limit = batch.about, batch.parent.row_number % 100
    items = about.which == 0

    assert (about.numbers[items] <= limit[items]).all()
    assert 0.5 < items.mean() < 0.8
    assert not items[limit == 0].mean() > 0.2
    assert 0.75 < items[limit > 80].mean() < 0.85
    assert (about.numbers[~items] < 60).all()


def test_rows_picked_by_date_are_still_a_few_often_and_differ_where_that_is_said():
    _, batch = aged_notes()
    often = Counter(batch.about.numbers[batch.about.which == 0].tolist()).most_common()
    sure = batch.nth < batch.distinct("about")
    picked = list(
        zip(
            batch.user_id[sure].tolist(),
            batch.about.which[sure].tolist(),
            batch.about.numbers[sure].tolist(),
            strict=True,
        )
    )

    assert sum(times for _, times in often[:20]) > 0.45 * sum(times for _, times in often)
    assert len(set(picked)) == len(picked)
    assert sure.mean() > 0.95


def test_picks_by_date_are_distinct_have_a_rule_and_speak_of_their_tables():
    for wrong in (
        {"dated": {"app.Item": "rank"}, "distinct": True},
        {"by": since, "distinct": True},
        {"dated": {"app.Item": "rank"}, "by": since},
        {"dated": {"app.Place": "rank"}, "by": since, "distinct": True},
    ):
        with pytest.raises(ValueError, match="dated"):
            pick_any({"app.Item": 1}, **wrong)


def test_where_every_table_is_dated_the_earliest_row_stands_in():
    _, batch = aged_notes({"app.Item": 1})
    late = batch.about.numbers > batch.parent.row_number % 100

    assert late.mean() < 0.1
    assert (batch.about.numbers[late] == 0).all()


def test_more_places_than_rows_say_how_many_differ():
    few = notes(pick_any({"app.Item": 1}, distinct=True, where={"app.Item": lambda item: item.row_number < 5}))
    batch = few.rows("app.Note", range(few.counts["app.Note"]))
    first = batch.nth < batch.distinct("about")
    picked = list(zip(batch.user_id[first].tolist(), batch.about.numbers[first].tolist(), strict=True))

    assert set(batch.about.numbers.tolist()) == {0, 1, 2, 3, 4}
    assert (batch.distinct("about") == np.minimum(batch.siblings, 5)).all()
    assert len(set(picked)) == len(picked)


def test_only_rows_that_pass_the_rule_are_picked():
    made = notes(pick_any({"app.Item": 1, "app.Place": 1}, where={"app.Item": is_open}), User=500)
    about = mixed(made)

    assert set((about.numbers[about.which == 0] % 4).tolist()) == {1}
    assert len(set(about.numbers[about.which == 0].tolist())) == 25
    assert {0, 2, 3} <= set((about.numbers[about.which == 1] % 4).tolist())


def test_a_rule_that_no_row_passes_is_told():
    with pytest.raises(SeedingError, match=r"None of the 100 rows of app\.Item \(is_shut\) may be picked"):

        def is_shut(item):
            return item.row_number < 0

        notes(pick_any({"app.Item": 1}, where={"app.Item": is_shut}))


def test_rules_ask_rows_of_several_tables():
    made = notes(pick_any({"app.Item": 1, "app.Place": 1}))
    about = mixed(made)

    assert np.array_equal(about.ask("rank"), about.numbers + about.which * 1000)
    own = about.ask({"app.Item": "id", "app.Place": lambda place: -place.row_number})
    assert np.array_equal(own, np.where(about.which == 0, about.numbers + 1, -about.numbers))
    with pytest.raises(SeedingError, match=r"but some are of app\.Place\. Name it, too"):
        about.ask({"app.Item": "rank"})
    part = about.at(np.array([5, 0, 5]))
    assert part.ask("rank").tolist() == about.ask("rank")[[5, 0, 5]].tolist()


def test_a_share_points_at_nothing():
    schema = tables()
    loose = replace(
        schema[-1], fields=tuple(replace(one, null=one.name in ("kind", "about_id")) for one in schema[-1].fields)
    )
    note = seeds(rows=count(500), about=pick_any({"app.Item": 1}, missing=0.3))
    made = plan(*schema[:-1], loose, counts={"app.Note": 500}, seeds={"app.Item": ITEM, "app.Note": note})
    keys, kinds = numbers(made, "app.Note", "about_id"), numbers(made, "app.Note", "kind")

    assert 110 < keys.count(None) < 190
    assert [key is None for key in keys] == [kind is None for kind in kinds]


# Following ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("object_id", "parent", "key"), [("integer", "app.Item", "id"), ("text", "app.Place", "code")])
def test_rows_follow_the_row_that_they_point_at(object_id, parent, key):
    made = notes(
        parent_row(), object_id, rows=children_of(parent, {0: 20, 1: 40, 4: 40}), **{parent[4:]: 90, "User": 5}
    )
    keys = numbers(made, parent, key)
    pointed = Counter(numbers(made, "app.Note", "about_id"))
    counts = made.lineage("app.Note").counts(np.arange(90)).tolist()

    assert mixed(made).tables == (parent,)
    assert [pointed[str(key) if object_id == "text" else key] for key in keys] == counts
    assert {0, 1, 4} == set(counts)
    assert set(numbers(made, "app.Note", "kind")) == {made.content_type(parent)}


# Growing and digests --------------------------------------------------------------------------------------


def lines(made):
    return copy_text(drawn(made, "app.Note", range(made.counts["app.Note"]))).splitlines()


def test_rows_that_are_there_keep_what_they_point_at():
    about = pick_any({"app.Item": 1, "app.Place": 1}, distinct=True, where={"app.Item": is_open})
    cohorts, kept = (), []
    for counts in ({"User": 20}, {"User": 40}, {"User": 40, "Item": 300}, {"User": 90, "Item": 300, "Place": 100}):
        made = notes(about, facts=Facts(cohorts=cohorts), **counts)
        now = lines(made)
        assert now[: len(kept)] == kept
        kept, cohorts = now, (*cohorts, Cohort(made.counts, {}))
    assert mixed(made).numbers.max() > 100


def test_rows_do_not_depend_on_batches():
    made = notes(pick_any({"app.Item": 1, "app.Place": 1}, distinct=True, where={"app.Item": is_open}))
    digests = set()
    for size in (1, 7, 10_000):
        digest = Digest()
        for batch in batches(made, "app.Note", range(made.counts["app.Note"]), "copy", digest=True, size=size):
            digest.add(batch.canonical)
        digests.add(str(digest))
    assert len(digests) == 1


@pytest.mark.parametrize("wrapped", [False, True], ids=["as it is declared", "as a rule was learned"])
def test_digests_take_the_label_in_the_place_of_the_content_type(wrapped):
    about = pick_any({"app.Item": 1, "app.Place": 1})
    here, there = (notes(about, facts=Facts(content_types=types)) for types in (
        {"app.Item": 7, "app.Place": 8}, {"app.Item": 31, "app.Place": 2},
    ))  # fmt: skip
    if wrapped:
        here, there = (in_some_rows(made, "app.Note", "kind") for made in (here, there))
    assert set(numbers(here, "app.Note", "kind")) == {7, 8}
    assert set(numbers(there, "app.Note", "kind")) == {31, 2}
    assert lines(here) != lines(there)

    def canonical(made):
        columns = [made.rows("app.Note", range(50)).column(one.field.name) for one in made.digested("app.Note")]
        return copy_text(made.canonical("app.Note", columns))

    assert canonical(here) == canonical(there)
    assert b"app.Place" in canonical(here)
    assert here.probe("app.Note") == there.probe("app.Note")


# What cannot be -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "object_id", "said"),
    [
        (pick_any({"app.Nope": 1}), "text", r"no model is called app\.Nope"),
        (pick_any({TYPES: 1}), "text", "is kept by other code"),
        (
            pick_any({"app.Place": 1}),
            "integer",
            "the keys of app.Place are uuid values, which the integer field about_id",
        ),
        ("x", "text", "is a generic foreign key and is declared as 'x'"),
    ],
)
def test_wrong_declarations_are_told(about, object_id, said):
    with pytest.raises(SeedingError, match=said):
        notes(about, object_id)


def test_a_pick_any_of_a_plain_field_is_told():
    declared = {"app.Item": seeds(rows=count(5), rank=pick_any({"app.User": 1}))}
    with pytest.raises(SeedingError, match="that is for generic foreign keys"):
        plan(*tables(), counts={"app.Item": 5}, seeds=declared)


def test_tables_that_nobody_wants_are_left_out_of_the_pick():
    made = notes(pick_any({"app.Item": 1, "app.Place": 1}), User=50, Place=0)

    assert mixed(made).tables == ("app.Item",)
    with pytest.raises(SeedingError, match=r"none of which are made\. Ask for some, as in app\.Item=10"):
        notes(pick_any({"app.Item": 1, "app.Place": 1}), User=50, Place=0, Item=0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"tables": {}}, "at least one table"),
        ({"tables": {"a.B": 1}, "missing": 1}, "between 0 and 1"),
        ({"tables": {"a.B": 1}, "where": {"a.C": is_open}}, "speaks of a.C"),
        ({"tables": {"a.B": -1}}, "weights are finite"),
    ],
)
def test_picks_that_make_no_sense_are_refused(arguments, said):
    with pytest.raises(ValueError, match=said):
        pick_any(**arguments)


# In a database --------------------------------------------------------------------------------------------

WANTED = {"shop.User": 20, "shop.Article": 30, "shop.Post": 30, "shop.Visitor": 40}


def seed(number=7, **counts):
    return runs.seed(Request(number, conf().as_of, {**WANTED, **counts}), digests=True)


@pytest.mark.django_db
def test_every_generic_foreign_key_points_at_a_row():
    seed()
    seed(8)
    found = Interaction.objects.prefetch_related("target")

    assert all(one.target is not None for one in found)
    assert {type(one.target) for one in found} == {Article, Post, Product}
    for model in (Article, Post, Product):
        kind = ContentType.objects.get_for_model(model)
        keys = set(Interaction.objects.filter(content_type=kind).values_list("object_id", flat=True))
        assert keys <= set(model._base_manager.values_list("pk", flat=True))


@pytest.mark.django_db
def test_the_digest_is_that_of_the_database_whatever_its_content_types_are():
    ContentType.objects.create(app_label="aaa", model="first")
    result = seed()
    made = next(table for table in result.tables if table.label == "shop.Interaction")

    assert runs.read_digest(result.plan, made.label, made.rows) == made.digest
    moved = ContentType.objects.get_for_model(Product)
    Interaction.objects.filter(content_type=ContentType.objects.get_for_model(Article)).update(content_type=moved)
    assert runs.read_digest(result.plan, made.label, made.rows) != made.digest


@pytest.mark.django_db
def test_an_undo_keeps_what_the_users_own_rows_point_at():
    seed()
    kept = Article.objects.order_by("pk").last()
    own = content_rows.interaction(content_rows.visitor(), kept)

    (undone,) = runs.unseed().values()

    assert undone.kept["shop.Article"] == (1, "1 shop.Interaction")
    assert list(Article.objects.all()) == [kept]
    assert list(Interaction.objects.all()) == [own]
    assert not Post.objects.exists()


@pytest.mark.django_db
def test_an_undo_is_not_held_up_by_keys_of_other_models():
    seed()
    lamp = rows.product()
    article = Article.objects.order_by("pk").last()
    content_rows.interaction(content_rows.visitor(), lamp, object_id=lamp.pk)
    Article.objects.filter(pk=article.pk).update(title="Same number")
    Interaction.objects.filter(content_type=ContentType.objects.get_for_model(Product), object_id=lamp.pk).update(
        object_id=article.pk
    )

    runs.unseed()

    assert not Article.objects.exists()


@pytest.mark.django_db
def test_children_of_a_label_point_at_their_parent_through_runs(monkeypatch):
    class Seeds(ModelSeeds):
        rows = children_of("shop.Article", {0: 30, 2: 50, 9: 20})
        target = parent_row()
        kind = "view"

    monkeypatch.setitem(registry._registered, "shop.Interaction", Seeds)
    result = seed()
    before = list(Interaction.objects.order_by("pk").values_list())
    seed(**{"shop.Article": 80})

    assert list(Interaction.objects.order_by("pk").values_list())[: len(before)] == before
    found = Counter(Interaction.objects.order_by("object_id").values_list("object_id", flat=True))
    assert set(found.values()) == {2, 9}
    assert set(Interaction.objects.values_list("content_type__model", flat=True)) == {"article"}
    assert result.plan.counts["shop.Interaction"] == len(before) > 0
    runs.unseed()
    assert not Interaction.objects.exists()


@pytest.mark.django_db
def test_factories_make_what_they_point_at():
    made = InteractionFactory()
    lamp = ProductFactory()
    given = InteractionFactory(target=lamp)
    session = SessionFactory(__sequence=700)
    of_session = InteractionFactory(session=session)

    made.refresh_from_db()
    given.refresh_from_db()
    assert isinstance(made.target, (Article, Post, Product))
    assert given.target == lamp
    assert given.created_at > lamp.created_at
    assert (of_session.visitor, of_session.user) == (session.visitor, session.user)
    assert session.started_at <= of_session.created_at <= session.ended_at
    article = ArticleFactory(published_at=datetime(2024, 12, 30, tzinfo=UTC))
    assert InteractionFactory(target=article).created_at >= article.published_at


@pytest.mark.django_db
def test_nobody_likes_through_a_visitor_without_an_account():
    nobody, user = VisitorFactory(user=None), VisitorFactory(__sequence=900, user=UserFactory())

    unknown, logged_in = SessionFactory(visitor=nobody), SessionFactory(visitor=user, user=user.user)
    anonymous = [InteractionFactory(session=unknown, __sequence=number) for number in range(40)]
    known = [InteractionFactory(session=logged_in, __sequence=number) for number in range(40, 80)]

    assert {(one.user, one.kind) for one in anonymous} <= {(None, "view"), (None, "click")}
    assert {one.user for one in known} == {user.user}
    assert {one.visitor for one in known} == {user}
    assert unknown.user is None


def test_factories_build_without_a_database():
    built = InteractionFactory.build()

    assert built.content_type_id is None
    assert built.object_id is None
    assert built.kind in Interaction.Kind.values


@pytest.mark.django_db
def test_an_inherited_generic_foreign_key_is_in_the_table_of_the_parent():
    runs.seed(Request(7, conf().as_of, {"ruled.Remark": 20, "ruled.Reply": 20, "shop.Product": 5}))

    assert all(reply.about is not None for reply in Reply.objects.all())
    assert Reply.objects.count() == 20


def test_content_types_are_those_that_limit_choices_to_leaves():
    limited = to("kind", TYPES, limit=Q(app_label="app", model="item") | Q(app_label="app", model="place"))
    note = replace(table("app.Note", limited, field("about_id")), generics=(Generic("about", "kind", "about_id"),))
    others = [one for one in tables() if one.label != "app.Note"]
    made = plan(*others, note, counts={"app.User": 5, "app.Item": 5, "app.Note": 5})

    assert made.models["app.Note"].generics["about"].tables == ("app.Item",)

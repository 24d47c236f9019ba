"""Odd models, of which no seeds.py says anything: every one gets rows that its database and its fields accept."""

import re
from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.postgres.fields import HStoreField
from django.db import connection, models
from django.test.utils import isolate_apps
from django.utils.html import escape

from seeding import runs
from seeding.batches import drawn
from seeding.checking import check
from seeding.columns import DAY, copy_text
from seeding.dating import CREATED, LATER
from seeding.inference import infer, kind_named
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.reading.drawing import drawn_as
from seeding.schema import Custom, Field, Reference, Table, read_schema, read_table, seedable
from seeding.schema.fields import read_field
from seeding.sources import Called, Pattern
from seeding.spec import OfKind, SeedingError
from seeding.storing import read_column, stored_column

from . import tables
from .odd.models import Author, Book, Prize, Sealing

AS_OF = 1_735_689_600_000_000
SCHEMA = read_schema()
LABELS = [label for label, table in SCHEMA.items() if label.startswith("odd.") and not table.auto_created]
# Legacy is not managed, and who wins a prize is told by rows that have to be there.
SEEDED = [label for label in LABELS if label not in ("odd.Legacy", "odd.Prize")]
# So many rows that every closed list is used up, and no unique value is.
ROWS = {"odd.Seat": 30, "odd.Enrolment": 90}
# Rows that extend or belong to one row each of another table, which are not more than those.
EXTENDED = {
    "odd.Badge": ["odd.Account"],
    "odd.Profile": ["odd.Account"],
    "odd.Avatar": ["odd.Account", "odd.Profile"],
    "odd.Restaurant": ["odd.Place"],
    "odd.Pizzeria": ["odd.Place", "odd.Restaurant"],
}
every_model = pytest.mark.parametrize("label", SEEDED)


def request(*labels, seed=0, **more):
    wanted = {name: 80 for label in labels for name in EXTENDED.get(label, ())}
    return Request(seed, AS_OF, {**wanted, **{label: ROWS.get(label, 40) for label in labels}}, **more)


def seed(*labels, **more):
    return runs.seed(request(*labels, **more), digests=True)


def plan_for(asked):
    """The plan of a request; the models are read once for all of them."""
    return build_plan(asked, schema=SCHEMA)


def rows_of(label, plan=None):
    plan = plan or plan_for(request(label))
    return plan.rows(label, range(plan.counts[label]))


def values(label, name):
    return rows_of(label).column(name).values()


# Every model ----------------------------------------------------------------------------------------------


@every_model
@pytest.mark.django_db
def test_rows_are_accepted_by_the_database_and_by_the_model(label):
    result = seed(label)
    connection.check_constraints()
    model = apps.get_model(label)

    assert model._base_manager.count() == result.plan.counts[label] > 0
    for instance in model._base_manager.all():
        instance.full_clean()


@every_model
@pytest.mark.django_db
def test_the_database_gives_back_what_was_drawn(label):
    result = seed(label)

    for table in result.tables:
        assert runs.read_digest(result.plan, table.label, table.rows) == table.digest, table.label


@pytest.mark.django_db
def test_keys_that_are_limited_by_several_rows_each_point_at_rows_that_are_there():
    wanted = Author.objects.create(name="Selma Lagerlöf"), Author.objects.create(name="Halldór Laxness")
    Author.objects.create(name="Nobody")
    book = Book.objects.create(title="The Fish Can Sing", slug="fish")
    book.authors.add(*wanted)
    seed("odd.Author", "odd.Prize")

    assert Author.objects.count() == 43
    assert {prize.winner for prize in Prize.objects.all()} == set(wanted)
    for prize in Prize.objects.all():
        prize.full_clean()
        assert prize.second is None


def _fails():
    raise ValueError("no such app")


@pytest.mark.parametrize("limit", [_fails, type("Callable", (), {"__call__": lambda self: models.Q()})])
def test_a_limit_that_django_cannot_read_either_leaves_every_row(limit):
    with isolate_apps("tests.odd"):

        class Borrowed(models.Model):
            book = models.ForeignKey(Book, models.CASCADE, related_name="+", limit_choices_to=limit)

            class Meta:
                app_label = "odd"

    assert read_table(Borrowed).field("book").limit is None


@pytest.mark.parametrize(("label", "in_force"), [("net.RegexValidationRule", {False}), ("net.Alert", {True, False})])
def test_rules_that_are_rows_are_not_in_force(label, in_force):
    made = tables.plan(tables.table(label, tables.field("enabled", "boolean", default=True)), counts={label: 200})

    assert set(tables.numbers(made, label, "enabled")) == in_force


@pytest.mark.django_db
def test_all_models_are_filled_together_and_emptied_again():
    result = seed(*SEEDED)
    connection.check_constraints()
    links = [label for label, table in read_schema().items() if label.startswith("odd.") and table.auto_created]

    assert links
    assert all(result.plan.counts[label] for label in (*SEEDED, *links))
    runs.unseed()
    assert not [label for label in (*SEEDED, *links) if apps.get_model(label)._base_manager.exists()]


@pytest.mark.parametrize("label", ["odd.Player", "odd.Egg", "odd.Folder", "odd.Link"])
@pytest.mark.django_db
def test_rows_that_point_at_each_other_are_undone(label):
    result = seed(label)
    runs.unseed()

    assert not [name for name in result.plan.models if apps.get_model(name)._base_manager.exists()]


@every_model
def test_what_is_drawn_is_what_python_values_say(label):
    plan = plan_for(request(label))
    for column, planned in zip(drawn(plan, label, range(30)), plan.models[label].columns, strict=True):
        again = read_column(column.values(), planned.field)
        assert copy_text([again]) == copy_text([column]), planned.field.name


@every_model
def test_rows_do_not_depend_on_the_range_that_they_are_made_in(label):
    plan, whole = plan_for(request(label)), copy_text(drawn(plan_for(request(label)), label, range(30)))

    parts = [copy_text(drawn(plan, label, part)) for part in (range(11, 30), range(11))]
    assert parts[1] + parts[0] == whole


@every_model
def test_more_rows_leave_the_first_ones_as_they_were(label):
    few = plan_for(request(label))
    more = {"odd.Seat": 30, "odd.Enrolment": 100}.get(label, 80)
    many = plan_for(Request(0, AS_OF, {**few.counts, label: more}))

    assert copy_text(drawn(many, label, range(10))) == copy_text(drawn(few, label, range(10)))


@every_model
def test_every_column_has_a_source_and_a_reason(label):
    for column in plan_for(request(label)).models[label].columns:
        assert column.reason
        assert repr(column.source)


# What cannot be seeded ------------------------------------------------------------------------------------


def test_proxies_and_unmanaged_tables_are_left_alone():
    schema = read_schema()

    assert "odd.Anniversary" not in schema
    assert not seedable(schema["odd.Legacy"])
    plan = build_plan(Request(0, AS_OF, every=10))
    assert "odd.Legacy" not in plan.models
    assert any("odd.Legacy" in note and "seed_db --all --count 10 odd.Legacy=10" in note for note in plan.notes)


@pytest.mark.django_db
def test_a_table_that_django_does_not_manage_is_filled_where_it_is_named():
    legacy = read_schema()["odd.Legacy"].model
    key = (
        "integer PRIMARY KEY"
        if connection.vendor == "sqlite"
        else "bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE odd_legacy (id {key}, name varchar(10) NOT NULL)")

    made = runs.seed(Request(0, AS_OF, {"odd.Legacy": 12}))

    assert made.plan.counts == {"odd.Legacy": 12}
    assert legacy.objects.exclude(name="").count() == 12
    runs.unseed()
    assert legacy.objects.count() == 0


@pytest.mark.django_db
def test_a_table_that_is_named_and_not_there_is_one_clear_error():
    with pytest.raises(SeedingError, match=r"odd_legacy"):
        runs.seed(Request(0, AS_OF, {"odd.Legacy": 12}))


def test_generated_columns_are_left_to_the_database():
    names = [column.field.name for column in build_plan(request("odd.Rectangle")).models["odd.Rectangle"].columns]

    assert "area" not in names
    assert {"width", "height"} <= set(names)


@pytest.mark.django_db
def test_generated_columns_hold_what_the_database_computes():
    seed("odd.Rectangle")

    for rectangle in apps.get_model("odd.Rectangle").objects.all():
        assert rectangle.area == rectangle.width * rectangle.height


@pytest.mark.parametrize("label", EXTENDED)
def test_rows_that_belong_to_one_each_bring_as_many_with_them(label):
    plan = build_plan(Request(0, AS_OF, {label: 40}))

    assert plan.counts[label] == 40
    assert all(plan.counts.get(name, 40) >= 40 for name in EXTENDED[label])


# Relations ------------------------------------------------------------------------------------------------


def test_trees_have_roots_and_grow_from_earlier_rows():
    parents = values("odd.Folder", "parent")

    assert parents[0] is None
    assert 1 < parents.count(None) < 30
    assert all(parent is None or parent < row for row, parent in enumerate(parents, 1))


def test_inheriting_rows_share_the_key_of_the_row_they_extend():
    plan = build_plan(request("odd.Pizzeria"))

    for label, name in (("odd.Pizzeria", "restaurant_ptr"), ("odd.Restaurant", "place_ptr")):
        keys = rows_of(label, plan).column(name).values()
        assert len(set(keys)) == len(keys)
    assert set(rows_of("odd.Pizzeria", plan).column("restaurant_ptr").values()) <= set(
        rows_of("odd.Restaurant", plan).column("place_ptr").values()
    )


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("odd.Enrolment", ("student", "course")),
        ("odd.Seat", ("course", "row")),
        ("odd.Slot", ("course", "position")),
        ("odd.Term", ("year", "code")),
        ("odd.Book_sequels", ("from_book", "to_book")),
        ("odd.Book_authors", ("book", "author")),
    ],
)
def test_combinations_occur_once(label, names):
    owner = label.split("_")[0]
    plan = build_plan(request(owner, *(["odd.Author"] if "author" in label else [])))
    rows = rows_of(label, plan)
    combined = list(zip(*(rows.column(name).values() for name in names), strict=True))

    assert len(set(combined)) == len(combined) > 10


def test_nobody_is_on_a_team_before_it_is_there():
    plan = build_plan(request("odd.Player"))
    players = rows_of("odd.Player", plan)

    assert (players.joined_at >= players.team.created_on * DAY).all()


# Values ---------------------------------------------------------------------------------------------------


def test_choices_are_drawn_without_the_empty_one_and_the_first_ones_often():
    assert set(values("odd.Track", "medium")) == {"vinyl", "cd", "vhs", "unknown"}
    assert set(values("odd.Track", "speed")) == {33, 45}
    assert set(values("odd.Track", "side")) == {"A", "B"}
    assert set(values("odd.Track", "stars")) > {0, 1, None}
    drawn_media = values("odd.Track", "medium")
    assert drawn_media.count("vinyl") > drawn_media.count("unknown")


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("percent", 0, 100),
        ("ratio", 0.00001, 0.99999),
        ("level", -1.5, 1.99999999999),
        ("year", 1990, 2030),
        ("below_zero", -(2**31), -1),
        ("score", 10, 20),
        ("price", 0.01, 99_999.99),
    ],
)
def test_bounds_of_checks_and_validators_are_kept_and_filled(name, low, high):
    found = [float(value) for value in values("odd.Measurement", name)]

    assert low <= min(found)
    assert max(found) <= high
    assert len(set(found)) > 5


def test_nullable_fields_are_filled_for_the_most_part():
    rows = rows_of("odd.Anything")
    for name in ("big", "boolean", "day", "moment", "decimal", "duration", "float", "integer", "time", "uuid"):
        missing = rows.column(name).values().count(None)
        assert 0 < missing < 25, name


def test_numbers_of_a_decimal_use_its_places():
    whole, fraction = values("odd.Everything", "whole"), values("odd.Everything", "fraction")

    assert all(value == int(value) and abs(value) < 1000 for value in whole)
    assert all(abs(value) < 1 for value in fraction)
    assert len(set(fraction)) > 20


def test_codes_fit_into_their_column():
    codes = values("odd.Currency", "code")

    assert len(set(codes)) == 40
    assert {len(code) for code in codes} == {3}


def test_text_that_points_at_any_row_is_a_key():
    made = tables.plan(
        tables.table("app.Entry", tables.field("to_object_id", "text", max_length=255)), counts={"app.Entry": 30}
    )

    assert all(1 <= int(number) < 100 for number in tables.numbers(made, "app.Entry", "to_object_id"))


def test_slugs_follow_their_title_within_their_length():
    rows = rows_of("odd.Book")

    for slug, title in zip(rows.column("slug").values(), rows.column("title").values(), strict=True):
        assert len(slug) <= 30
        assert slug[:3].strip("-") in title.lower().replace(" ", "-")


def test_moments_of_a_row_are_in_their_order():
    rows = rows_of("odd.Awkward")
    expires = rows.column("expires")

    assert (rows["updated_at"] >= rows["created_at"]).all()
    assert (expires.days * DAY >= rows["created_at"] - DAY)[~expires.nulls].all()
    assert (rows["created_at"] <= AS_OF).all()


@pytest.mark.parametrize(
    ("name", "created", "later"),
    [
        ("created_at", True, False),
        ("date_joined", True, False),
        ("joined_at", True, False),
        ("placed_on", True, False),
        ("start_date", True, False),
        ("updated_at", False, True),
        ("last_login", False, True),
        ("expires", False, True),
        ("due_date", False, True),
        ("delivered_at", False, True),
        ("end_date", False, True),
        ("birthday", False, False),
        ("name", False, False),
    ],
)
def test_moments_are_recognised_by_their_names(name, created, later):
    assert (bool(CREATED.fullmatch(name)), bool(LATER.fullmatch(name))) == (created, later)


def test_names_that_the_rows_use_themselves_are_fields_in_brackets():
    rows = rows_of("odd.Awkward")

    for name in ("rows", "column", "nth", "order", "position"):
        assert isinstance(rows[name], np.ndarray)
        assert len(rows[name]) == len(rows)
    assert rows["parent"].model.label == "odd.Course"
    assert rows["plan"].where("free", "paid").all()


@pytest.mark.django_db
def test_a_place_and_a_time_agree_with_themselves():
    seed("ruled.Drop")
    rows = list(apps.get_model("ruled.Drop").objects.all())
    by_city = defaultdict(list)
    for row in rows:
        by_city[row.shipping_city].append(row.latitude)

    assert {row.shipping_country for row in rows} == {"US"}
    assert all(row.ordered_at.date() <= row.expected_on for row in rows)
    assert max(map(len, by_city.values())) > 1
    assert all(max(found) - min(found) < 1 for found in by_city.values())


@pytest.mark.django_db
def test_numbers_of_their_own_begin_beyond_those_that_are_there():
    shelf = apps.get_model("odd.Shelf")
    shelf.objects.create(place=30)

    seed("odd.Shelf")
    runs.seed(Request(0, AS_OF, {"odd.Shelf": 60}))

    assert shelf.objects.count() == 61


@pytest.mark.parametrize(
    ("name", "storage", "kind"),
    [
        ("telefono", "text", "phone"),
        ("vorname", "text", "first_name"),
        ("geburtsdatum", "date", "date_of_birth"),
        ("data_nascita", "date", "date_of_birth"),
        ("kod_pocztowy", "text", "postal_code"),
        ("steuer_id", "text", "national_id"),
        ("pesel", "text", "national_id"),
        ("lieferadresse", "text", "address"),
        ("ev_telefonu", "text", "phone"),
        ("codice_fiscale", "text", "national_id"),
        ("vrm", "text", "license_plate"),
        ("adres_zameldowania", "text", "address"),
    ],
)
def test_names_in_other_languages_say_the_same_kinds(name, storage, kind):
    column = tables.field(name, storage)

    assert kind_named(tables.table("app.Thing", column), column) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("review_text", "review_comment"), ("review_notes", "comment"), ("staff_title", "job_title")],
)
def test_what_is_noted_of_a_review_is_no_review(name, kind):
    column = tables.field(name, "text")

    assert kind_named(tables.table("app.Inspection", column), column) == kind


def test_one_name_of_several_that_are_unique_together_is_numbered_and_the_others_stay():
    name, make = tables.field("name", "text", max_length=60), tables.field("make", "text", max_length=40)
    fuel = tables.field("fuel", "integer", choices=(1, 2, 3))
    model = tables.table("app.VehicleModel", make, name, fuel, together=(("make", "name", "fuel"),))
    rows = tables.plan(model, counts={"app.VehicleModel": 60}).rows("app.VehicleModel", range(60))

    assert not any(value.isdigit() for value in rows.column("make").values())
    assert len({*zip(*(rows.column(one).values() for one in ("make", "name", "fuel")), strict=True)}) == 60


def test_the_name_of_a_customer_in_another_language_is_that_of_a_person():
    column = tables.field("nome", "text")

    assert kind_named(tables.table("app.Cliente", column), column) == "full_name"


@pytest.mark.parametrize(("many", "one"), [("Teams", "Team"), ("Categories", "Category"), ("Article_tags", "Tag")])
def test_tables_that_are_called_as_many_hold_what_one_is_called(many, one):
    column = tables.field("name", "text")

    assert kind_named(tables.table(f"app.{many}", column), column) == kind_named(
        tables.table(f"app.{one}", column), column
    )


def test_accounts_of_a_ledger_are_numbered():
    code, sort = tables.field("code", "text"), tables.field("kind", "text", choices=("asset", "liability", "equity"))

    assert kind_named(tables.table("app.Account", code, sort), code) == "ledger_code"
    assert kind_named(tables.table("app.Account", code), code) == "code"


# Classes that convert -------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_what_a_class_seals_is_what_its_name_says():
    seed("odd.Sealing")
    rows = list(Sealing.objects.all())

    assert len(rows) == 40
    assert all(row.first_name.istitle() and len(row.first_name) < 20 for row in rows)
    assert all(re.fullmatch(r"[^@ ]+@[^@ ]+\.\w+", row.email) for row in rows)
    assert len({row.born for row in rows}) > 30
    assert 0 < sum(row.left is None for row in rows) < 40


@pytest.mark.django_db
def test_what_is_stored_anew_each_time_has_not_changed():
    seed("odd.Sealing", "odd.Peculiar")
    assert [one.message for one in check(models=["odd.Sealing", "odd.Peculiar"]).findings] == []

    row = Sealing.objects.first()
    row.first_name += "x"
    row.save()

    (finding,) = check(models=["odd.Sealing", "odd.Peculiar"]).findings
    assert (finding.model, finding.field) == ("odd.Sealing", "first_name")


# Shapes, without GIS ---------------------------------------------------------------------------------------


class Translations(HStoreField):
    """Text by language: a plain text is that of the first one."""

    def to_python(self, value):
        return {"en": value, "de": None} if isinstance(value, str) else value

    def get_prep_value(self, value):
        return super().get_prep_value(self.to_python(value))


class Translated(Custom):
    field = Translations()


def test_a_dictionary_of_texts_by_language_holds_what_its_name_says():
    title = tables.field("title", "other", class_name="Translations", custom=Translated("app.Page", "title"))
    made = tables.plan(tables.table("app.Page", title), counts={"app.Page": 20})
    texts = tables.numbers(made, "app.Page", "title")
    stored = stored_column(read_column(['say "so"', None], title), title)

    assert len(set(texts)) > 10
    assert all(isinstance(text, str) for text in texts)
    assert copy_text([stored]).decode().splitlines() == [r'"en"=>"say \\"so\\"","de"=>NULL', r"\N"]


@pytest.mark.parametrize(
    ("class_name", "text"),
    [
        ("PointField", r"SRID=4326;POINT\({0} {1}\)"),
        ("LineStringField", r"SRID=4326;LINESTRING\({0} {1},.*\)"),
        ("MultiPolygonField", r"SRID=4326;MULTIPOLYGON\(\(\({0} {1},.*,{0} {1}\)\)\)"),
    ],
)
def test_shapes_lie_where_the_address_is(class_name, text):
    number = {"digits": 9, "places": 6}
    store = tables.table(
        "app.Store",
        tables.field("place", "other", class_name=class_name, srid=4326),
        tables.field("city", "text", max_length=60),
        tables.field("latitude", "decimal", **number),
        tables.field("longitude", "decimal", **number),
    )
    rows = tables.plan(store, counts={"app.Store": 40}).rows("app.Store", range(40))
    places, *axes = (rows.column(name).values() for name in ("place", "longitude", "latitude"))

    for place, *at in zip(places, *axes, strict=True):
        assert re.fullmatch(text.format(*map(re.escape, map(str, at))), place)


def test_places_of_three_numbers_have_a_height():
    store = tables.table("app.Store", tables.field("place", "other", class_name="PointField", srid=0, dimensions=3))
    (place,) = tables.plan(store, counts={"app.Store": 1}).rows("app.Store", range(1)).column("place").values()

    assert re.fullmatch(r"SRID=0;POINT\(\S+ \S+ 0\)", place)


@pytest.mark.parametrize(
    ("name", "beside", "kind"),
    [
        ("name", "surname", "first_name"),
        ("nombre", "apellidos", "first_name"),
        ("nom", "prenom", "last_name"),
        ("name", "vorname", "last_name"),
    ],
)
def test_a_name_beside_a_part_of_it_is_the_other_part(name, beside, kind):
    column = tables.field(name, "text", max_length=60)
    table = tables.table("app.Judge", column, tables.field(beside, "text", max_length=60))

    assert kind_named(table, column) == kind


def drawn_text(name, **options):
    column = tables.field(name, "text", **options)
    return tables.numbers(tables.plan(tables.table("app.Thing", column), counts={"app.Thing": 50}), "app.Thing", name)


def test_short_texts_of_which_nothing_is_known_are_codes():
    for size in (1, 2, 3, 6):
        assert all(
            re.fullmatch(r"[A-Z]{1,2}\d*", text) and len(text) <= size for text in drawn_text("berth", max_length=size)
        )


def test_texts_of_which_nothing_but_a_default_is_known_have_it():
    assert set(drawn_text("quirk", max_length=50, has_default=True, default="plain")) == {"plain"}


def test_whose_username_it_is_may_be_said():
    assert all(re.fullmatch(r"[a-z][a-z0-9._]*", text) for text in drawn_text("creator_username", max_length=50))


@pytest.mark.parametrize(
    ("first", "last"), [("create_dt", "update_dt"), ("created_ts", "modified_ts"), ("activation_dt", "expiration_dt")]
)
def test_moments_are_in_order_whatever_ends_their_names(first, last):
    columns = [tables.field(name, "timestamp") for name in (first, last)]
    plan = tables.plan(tables.table("app.Thing", *columns), counts={"app.Thing": 200})
    pairs = zip(*(tables.numbers(plan, "app.Thing", name) for name in (first, last)), strict=True)
    assert all(one <= other for one, other in pairs)


@pytest.mark.parametrize("name", ["city_lang1", "city_lang_2", "city_de", "city_pt_br", "city_zh_hans"])
def test_a_text_in_a_language_is_what_it_is_in_any(name):
    column = tables.field(name, "text", max_length=60)

    assert kind_named(tables.table("app.Thing", column), column) == "city"


@pytest.mark.parametrize("name", ["title_lang1", "help_lang2", "text_en"])
def test_texts_in_a_language_are_no_languages(name):
    assert all(len(text) > 5 for text in drawn_text(name, max_length=200))


@pytest.mark.parametrize(
    ("label", "name", "beside", "kind"),
    [
        ("app.Activity", "from_address", "subject", "email"),
        ("app.Shipment", "from_address", "weight", "address"),
        ("app.Contact", "direct_line", "name", "phone"),
        ("app.Company", "switchboard", "name", "phone"),
        ("app.Insurer", "claims_email", "name", "company_email"),
        ("app.Insurer", "email", "name", "company_email"),
        ("app.Member", "billing_email", "name", "email"),
        ("app.Shipment", "signature_name", "weight", "full_name"),
    ],
)
def test_what_a_text_is_hangs_on_what_its_rows_are(label, name, beside, kind):
    for class_name in ("CharField", "EmailField") if name.endswith("email") else ("CharField",):
        column = tables.field(name, "text", max_length=200, class_name=class_name)
        assert kind_named(tables.table(label, column, tables.field(beside, "text", max_length=200)), column) == kind


@pytest.mark.parametrize(
    ("label", "name", "beside"),
    [("app.FeatureFlag", "key", ()), ("app.Tenant", "subdomain", ("name",)), ("app.Tenant", "subdomain", ())],
)
def test_what_tells_rows_apart_in_an_address_is_made_of_words(label, name, beside):
    column = tables.field(name, "text", max_length=40, unique=True, regexes=(r"^[a-z][a-z0-9-]{2,39}$",))
    others = [tables.field(one, "text", max_length=80) for one in beside]
    made = tables.plan(tables.table(label, column, *others), counts={label: 60})
    found = tables.numbers(made, label, name)

    assert len(set(found)) == 60
    assert all(re.fullmatch(r"[a-z]{2,}(-[a-z]+)*(-?\d+)?", one) for one in found)


def test_a_color_whose_default_is_written_with_digits_is_too():
    column = tables.field("colour", "text", max_length=7, default="#888888", has_default=True)
    assert kind_named(tables.table("app.Tag", column), column) == "color_hex"


def test_changes_are_old_and_new_values_by_field():
    """The admin of a log of changes reads them so, and fails on a list."""
    column = tables.field("changes", "json", class_name="JSONField", null=True)
    made = tables.plan(tables.table("app.LogEntry", column), counts={"app.LogEntry": 40})
    changes = [one for one in tables.numbers(made, "app.LogEntry", "changes") if one is not None]
    assert changes
    assert all(len(both) == 2 for one in changes for both in one.values())


def test_few_rows_come_to_what_ends_them_wherever_it_is_listed():
    states = tables.field("status", "text", max_length=20, choices=("canceled", "expired", "active", "open"))
    found = tables.numbers(
        tables.plan(tables.table("app.Thing", states), counts={"app.Thing": 400}), "app.Thing", "status"
    )

    assert found.count("active") > found.count("open") > found.count("canceled") > found.count("expired") > 0
    ends = tables.field("status", "text", max_length=20, choices=("canceled", "expired"))
    alone = tables.numbers(
        tables.plan(tables.table("app.Thing", ends), counts={"app.Thing": 400}), "app.Thing", "status"
    )
    assert alone.count("canceled") > alone.count("expired")


@pytest.mark.parametrize(("name", "likely"), [("active", True), ("transaction_success", True), ("hidden", False)])
def test_what_is_true_as_a_rule_is_true_of_most_rows(name, likely):
    made = tables.plan(tables.table("app.Thing", tables.field(name, "boolean")), counts={"app.Thing": 200})
    values = tables.numbers(made, "app.Thing", name)

    assert list(values).count(likely) > 140


def test_documents_that_may_not_be_blank_differ():
    fields = (
        tables.field("payload", "json", class_name="JSONField"),
        tables.field("countries", "json", class_name="JSONField"),
    )
    rows = tables.plan(tables.table("app.Thing", *fields), counts={"app.Thing": 60}).rows("app.Thing", range(60))

    assert {type(value) for value in rows.column("payload").values()} == {dict}
    assert {type(value) for value in rows.column("countries").values()} == {list}
    assert len({str(value) for value in rows.column("payload").values()}) > 3


def test_a_file_of_html_is_a_file():
    key = Field("id", "id", "id", "integer", "AutoField", primary_key=True)
    page = Field(
        "html_file",
        "html_file",
        "html_file",
        "text",
        "FileField",
        max_length=100,
        blank=True,
        upload="seeding/example.txt",
    )
    table = Table("pdf.Job", "job", "pdf_job", (key, page), "id")

    assert kind_named(table, page) is None
    assert kind_named(table, replace(page, upload="")) == "html_snippet"


def test_what_stands_beside_a_key_to_a_user_is_what_users_are_called_by():
    key = Field("id", "id", "id", "integer", "AutoField", primary_key=True)
    editor = Field(
        "hidden_by",
        "hidden_by_id",
        "hidden_by_id",
        "integer",
        "ForeignKey",
        reference=Reference(settings.AUTH_USER_MODEL, "id"),
    )
    named = [
        Field(one, one, one, "text", "CharField", max_length=255)
        for one in ("hidden_by_slug", "hidden_by_name", "slug")
    ]
    post = Table("forum.Post", "post", "forum_post", (key, editor, *named), "id")

    assert [kind_named(post, one) for one in named] == ["username", "full_name", "slug"]


@pytest.mark.parametrize(("protocol", "marks"), [("IPv4", "."), ("IPv6", ":"), ("both", ".")])
def test_addresses_are_of_the_protocol_that_their_field_takes(protocol, marks):
    source = models.GenericIPAddressField(protocol=protocol)
    source.set_attributes_from_name("both")
    model = tables.table("app.Host", tables.key(), read_field(source, {}))
    values = tables.plan(model, counts={"app.Host": 60}).rows("app.Host", range(60)).column("both").values()

    for value in values:
        source.clean(value, None)
    assert all(marks in value for value in values)


def test_a_label_is_read_by_the_word_that_it_is_about():
    column = Field(
        name="mail_to_subject", attname="mail_to_subject", column="mail_to_subject", storage="text", class_name="CharField",
        max_length=100, verbose_name="Subject of the email",
    )  # fmt: skip
    assert drawn_as(Table("crm.Kind", "kind", "crm_kind", (column,), "mail_to_subject"), column) is None


@pytest.mark.parametrize("name", ["notes_html", "_notes_rendered", "rendered_notes"])
def test_what_a_text_is_shown_as_is_that_text(name):
    made = tables.plan(
        tables.table("app.Page", tables.field("notes", "text"), tables.field(name, "text")), counts={"app.Page": 20}
    )
    shown, notes = (tables.numbers(made, "app.Page", one) for one in (name, "notes"))

    assert shown == [f"<p>{escape(text)}</p>" for text in notes]


@pytest.mark.parametrize(
    ("name", "choices", "labels"),
    [
        ("salutation", ("mr", "mrs", ""), ("Mr", "Mrs", "-")),
        ("title", ("H", "F", "D"), ("Herr", "Frau", "Divers")),
        ("civility", ("M.", "Mme"), ("Monsieur", "Madame")),
    ],
)
def test_people_are_addressed_as_their_names_ask_for(name, choices, labels):
    address = tables.field(name, "text", max_length=5, choices=choices, labels=labels)
    fields = (address, tables.field("first_name", "text", max_length=40), tables.field("gender", "text", max_length=10))
    made = tables.plan(tables.table("app.Guardian", *fields), counts={"app.Guardian": 200})
    rows = made.rows("app.Guardian", range(200))
    told = {*zip(rows.column(name).values(), rows.column("gender").values(), strict=True)}
    man, woman = sorted(choices[:2], key=lambda one: one in ("mrs", "F", "Mme"))
    assert {one for one in told if one[1] == "male"} == {(man, "male")}
    assert {one for one in told if one[1] == "female"} == {(woman, "female")}


@pytest.mark.parametrize("model", ["Location", "ProductSize", "OneTimeJob"])
def test_unique_names_are_words(model):
    """Kinds of few values could not be unique, and what was drawn in their place were numbers."""
    name = tables.field("name", "text", max_length=100, unique=True)
    found = tables.numbers(
        tables.plan(tables.table(f"app.{model}", name), counts={f"app.{model}": 300}), f"app.{model}", "name"
    )
    assert len({*found}) == 300
    assert all(one[0].isalpha() for one in found)


@pytest.mark.parametrize("name", ["present", "passed", "attended", "photo_consent", "terms_accepted"])
def test_what_is_usual_is_so_in_most_rows(name):
    found = tables.numbers(
        tables.plan(tables.table("app.Visit", tables.field(name, "boolean")), counts={"app.Visit": 300}),
        "app.Visit",
        name,
    )
    assert sum(found) > 200


def test_the_head_of_a_name_stands_for_it_where_there_is_little_room():
    plate = tables.field("truck_plate", "text", max_length=12)
    found = tables.numbers(
        tables.plan(tables.table("app.Truck", plate), counts={"app.Truck": 100}), "app.Truck", "truck_plate"
    )
    assert all(one.startswith("Plate ") for one in found)


class Registered(models.CharField):
    """A field of a package that keeps its choices in a registry, and says no flat ones."""

    flatchoices = None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (models.CharField(max_length=3, choices=["PDF", "CSV"]), ("PDF", "CSV")),
        (Registered(max_length=9, choices=[("app.Mail", "Mail"), ("More", [("app.Text", "Text")])]), ("app.Mail", "app.Text")),
        (Registered(max_length=9), ()),
    ],
)  # fmt: skip
def test_choices_are_read_however_a_field_keeps_them(source, expected):
    source.set_attributes_from_name("sent_by")
    read = read_field(source, {})

    assert read.choices == expected
    assert not read.choiceless


def test_translations_are_called_like_what_they_translate():
    registry = Apps()
    recipe = type("Recipe", (models.Model,), {
        "__module__": __name__, "Meta": type("Meta", (), {"app_label": "told", "apps": registry}),
    })  # fmt: skip
    translated = type("RecipeTranslation", (models.Model,), {
        "__module__": __name__, "Meta": type("Meta", (), {"app_label": "told", "apps": registry}),
        "master": models.ForeignKey(recipe, on_delete=models.CASCADE, related_name="translations"),
        "title": models.CharField(max_length=100),
    })  # fmt: skip
    machine = type("MachineTranslation", (models.Model,), {
        "__module__": __name__, "Meta": type("Meta", (), {"app_label": "told", "apps": registry}),
        "title": models.CharField(max_length=100),
    })  # fmt: skip

    assert read_table(translated).called == "Recipe"
    assert read_table(machine).called == "MachineTranslation"
    title = read_table(translated).field("title")
    assert kind_named(read_table(translated), title) == "dish_name"


@pytest.mark.parametrize("room", [2, 6, 9])
def test_short_codes_are_distinct_and_stand_in_no_order(room):
    """As those of tickets and bookings do; the first ones stay what they are when more come."""
    made = tables.plan(
        tables.table("app.Booking", tables.field("locator", "text", max_length=room, unique=True)),
        counts={"app.Booking": 900},
    )
    codes = made.rows("app.Booking", range(900)).column("locator").values()
    assert len(set(codes)) == 900
    assert {len(code) for code in codes} == {room}
    assert codes != sorted(codes)
    assert len({code[0] for code in codes}) > 20


def test_what_a_validator_asks_for_is_drawn_as_the_name_says():
    """A validator that asks for digits alone says less than the name of a bank's number."""
    column = tables.field("routing_number", "text", max_length=30, regexes=(r"^\d+(?:\d+)*\Z",))
    inferred = infer(tables.table("bank.Account", column), column, planned=frozenset(), existing={}, as_of=0)
    assert inferred.reason == "its name asks for a bank's number"
    odd = replace(column, regexes=(r"^[a-c]+$",))
    assert infer(tables.table("bank.Account", odd), odd, planned=frozenset(), existing={}, as_of=0).source == Pattern(
        r"^[a-c]+$"
    )


def test_numbers_of_the_class_of_slugs_count_things():
    title, number = tables.field("title", "text", max_length=80), tables.field("estimate_number", "text", max_length=20)
    number = replace(number, class_name="django.db.models.SlugField")
    assert infer(
        tables.table("sales.Estimate", title, number), number, planned=frozenset(), existing={}, as_of=0
    ).source == OfKind("code")


def test_units_of_organisations_are_no_measures():
    name = tables.field("name", "text", max_length=80)
    assert infer(
        tables.table("ledger.EntityUnit", name), name, planned=frozenset(), existing={}, as_of=0
    ).source == Called("department_name")
    assert infer(tables.table("store.Unit", name), name, planned=frozenset(), existing={}, as_of=0).source == Called(
        "measure_name"
    )

"""What things are called: a model's own name, and names of other things in a column."""

import re

import numpy as np
import pytest
from django.apps.registry import Apps
from django.db import models

from seeding import kinds
from seeding.keys import row_keys
from seeding.kinds.naming import names_of
from seeding.kinds.naming_data import THINGS
from seeding.kinds.telling import GROUPS, said_of, shortest_said
from seeding.kinds.telling_data import SAID
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.schema import read_table
from seeding.spec import OfKind

AS_OF = 1_735_689_600_000_000
every_thing = pytest.mark.parametrize("thing", THINGS)


def plan_of(model, rows, **fields):
    return plan_of_all({model: fields}, rows)


def plan_of_all(fields, rows, **options):
    """The plan of models that are in no app, by their fields."""
    registry, schema = Apps(), {}
    for model, own in fields.items():
        meta = type("Meta", (), {"app_label": "drawn", "apps": registry})
        table = read_table(type(model, (models.Model,), {"__module__": __name__, "Meta": meta, **own}))
        schema[table.label] = table
    return build_plan(Request(3, AS_OF, dict.fromkeys(schema, rows), **options), schema=schema, seeds={})


def drawn(model, column="name", rows=60, **options):
    plan = plan_of(model, rows, **{column: models.CharField(max_length=100, **options)})
    return plan.rows(f"drawn.{model}", range(rows)).column(column).values()


@every_thing
def test_names_are_told_apart_when_they_come_again(thing):
    """No name is another one and a number."""
    names = [name.casefold() for name in names_of(thing).words]
    assert len(set(names)) == len(names) >= 10
    assert not [name for name in names if re.sub(r" \d+$", "", name) != name]


@every_thing
def test_a_column_that_takes_the_kind_takes_several_names(thing):
    lengths = sorted(map(len, names_of(thing).words))
    assert lengths[3] <= kinds.get(thing).min_length <= lengths[-1] + 12 <= 72


@pytest.mark.parametrize(
    ("model", "column", "thing"),
    [
        ("Team", "name", "team_name"),
        ("BlogCategory", "name", "category_name"),
        ("Categorys", "title", "category_name"),
        ("Course", "title", "course_name"),
        ("Book", "title", "book_title"),
        ("ShippingMethod", "name", "shipping_way"),
        ("Priority", "label", "priority_name"),
        ("Employee", "team_name", "team_name"),
    ],
)
def test_rows_are_called_as_what_they_are(model, column, thing):
    assert set(drawn(model, column)) <= set(names_of(thing).words)


@pytest.mark.parametrize(("model", "column"), [("Article", "title"), ("Author", "name"), ("TeamMember", "name")])
def test_other_rows_are_not(model, column):
    names = {name for thing in THINGS for name in names_of(thing).words}
    assert not names & set(drawn(model, column))


def test_every_thing_has_something_to_be_said_of_it():
    assert set(GROUPS) == set(THINGS)
    assert sum(len(things.split()) for things, *_ in SAID.values()) == len(THINGS)


@pytest.mark.parametrize("max_length", [40, 80, 200])
@pytest.mark.parametrize("group", SAID)
def test_what_is_said_fits(group, max_length):
    keys = row_keys(1, np.arange(300))
    said = said_of(group, keys, max(max_length, shortest_said(group))).values()
    assert max(map(len, said)) <= max(max_length, shortest_said(group))
    assert all(re.fullmatch(r"[A-Z][^\[\]|]*\.", text) for text in said)
    assert len(set(said)) > 4
    assert said_of(group, keys[7:9], max(max_length, shortest_said(group))).values() == said[7:9]


def test_a_dish_is_not_described_as_an_office_would_be():
    said = drawn("Dish", "description")
    assert sum("[" not in text and ("Serves" in text or "Goes well" in text or "served" in text) for text in said) > 10


def test_every_name_comes_once_before_one_comes_again():
    names = drawn("Priority", rows=25)
    assert len(set(names[:10])) == len(set(names[10:20])) == 10
    assert names == drawn("Priority", rows=40)[:25]


def test_unique_names_are_numbered_when_all_have_come():
    names = drawn("Priority", rows=25, unique=True)
    assert len(set(names)) == 25
    assert set(names[:10]) == set(names_of("priority_name").words)
    assert set(names[10:20]) == {f"{name} 2" for name in names[:10]}


def test_a_name_beside_an_email_address_is_of_a_person():
    text = models.CharField
    plan = plan_of("ProductReview", 30, name=text(max_length=80), email=models.EmailField(), title=text(max_length=80))
    rows = plan.rows("drawn.ProductReview", range(30))
    assert plan.models["drawn.ProductReview"].column("name").source == OfKind("full_name")
    pairs = list(zip(rows.column("name").values(), rows.column("email").values(), strict=True))
    assert sum(name.split()[-1].lower() in email for name, email in pairs) > 10


def test_a_product_has_the_title_of_a_product():
    plan = plan_of("Product", 5, title=models.CharField(max_length=200))
    assert plan.models["drawn.Product"].column("title").source == OfKind("product_name")

"""Columns that packages keep for themselves: trees that hold, and rows of the class that they say."""

import pytest
from django.core.management import call_command

from seeding import runs
from seeding.plan import Request

from .ruled.models import Dose, Nested, Notice, RecordedDose, Stepped

pytestmark = pytest.mark.django_db

AS_OF = 1_735_689_600_000_000


def seed(name, count, seed=1):
    runs.seed(Request(seed, AS_OF, {f"ruled.{name}": count}))


def nested_problems():
    """What a walk through the trees, siblings in the order of their names, says otherwise than the columns."""
    rows = {row.pk: row for row in Nested.objects.all()}
    below = {}
    for row in rows.values():
        below.setdefault(row.parent_id, []).append(row)
    problems = []

    def walk(row, left, level, tree):
        end = left
        for child in sorted(below.get(row.pk, ()), key=lambda child: child.name):
            end = walk(child, end + 1, level + 1, tree)
        if (row.lft, row.rght, row.level, row.tree_id) != (left, end + 1, level, tree):
            problems.append(row.pk)
        return end + 1

    for root in below[None]:
        walk(root, 1, 0, root.tree_id)
    if len({root.tree_id for root in below[None]}) < len(below[None]):
        problems.append("trees share a number")
    return problems


@pytest.mark.parametrize("count", [1, 7, 20, 133])
def test_nested_sets_hold(count):
    seed("Nested", count)

    assert Nested.objects.count() == count
    assert nested_problems() == []


def test_nested_sets_grow_by_trees():
    seed("Nested", 33)
    before = list(Nested.objects.order_by("pk").values_list())

    seed("Nested", 90)

    assert list(Nested.objects.order_by("pk").values_list())[:33] == before
    assert nested_problems() == []


def test_two_data_sets_share_no_tree():
    seed("Nested", 33)
    seed("Nested", 33, seed=2)

    assert nested_problems() == []


def test_paths_hold():
    seed("Stepped", 133)
    rows = {row.path: row for row in Stepped.objects.all()}

    for path, row in rows.items():
        children = [other for other in rows if other[:-4] == path]
        assert row.depth == len(path) / 4
        assert row.numchild == len(children)
        assert sorted(other[-4:] for other in children) == [f"{place + 1:04}" for place in range(len(children))]
        if row.depth > 1:
            assert row.url_path == f"{rows[path[:-4]].url_path}{row.slug}/"
        else:
            assert row.url_path == "/"


def test_rows_are_saved_one_by_one_when_asked_for():
    from django.db.models.signals import post_save

    saved = []

    def told(sender, instance, **kwargs):
        saved.append(instance.pk)

    post_save.connect(told, sender=Nested)
    try:
        call_command("seed_db", "ruled.Nested=12", signals=True, verbosity=0)
    finally:
        post_save.disconnect(told, sender=Nested)

    assert len(saved) == Nested.objects.count() == 12
    assert nested_problems() == []


@pytest.mark.parametrize(
    ("above", "many", "few", "column"),
    [("Work", "Painting", "Study", "polymorphic_ctype"), ("Being", "Beast", "Plant", "entity_type")],
)
def test_rows_are_of_the_class_that_they_say(above, many, few, column):
    """Classes share no row of the table above them."""
    from django.contrib.contenttypes.models import ContentType

    from .ruled import models

    runs.seed(Request(1, AS_OF, {f"ruled.{many}": 30, f"ruled.{few}": 12}))

    base, first, second = (getattr(models, name) for name in (above, many, few))
    firsts, seconds = (set(model.objects.values_list("pk", flat=True)) for model in (first, second))
    assert (len(firsts), len(seconds), firsts & seconds) == (30, 12, set())
    for row in base.objects.all():
        model = first if row.pk in firsts else second if row.pk in seconds else base
        assert getattr(row, column) == ContentType.objects.get_for_model(model)


def test_a_text_is_there_in_the_language_of_the_project():
    seed("Notice", 20)

    assert all(notice.title_en == notice.title for notice in Notice.objects.all())


def test_a_history_has_the_values_that_the_rules_of_its_rows_ask_for():
    runs.seed(Request(1, AS_OF, {"ruled.RecordedDose": 20, "ruled.Dose": 20}))

    recorded = dict(RecordedDose.objects.values_list("id", "strength"))
    assert recorded == dict(Dose.objects.values_list("pk", "strength"))
    for row in Dose.objects.all():
        row.full_clean()

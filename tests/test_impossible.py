"""What models can never have is told before the first write: all of it at once, each with what to do about it."""

import re
from datetime import UTC, datetime

import pytest
from django.apps.registry import Apps
from django.db import InterfaceError, OperationalError, models
from django.db.models import F, Q
from django.db.models.functions import Lower

from seeding.plan import Facts, Request
from seeding.planning import build_plan
from seeding.schema import read_table
from seeding.spec import ModelSeeds, SeedingError

AS_OF = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp() * 1_000_000)


def schema_of(*made):
    """The schema of models: name, fields and constraints of each."""
    registry, schema = Apps(), {}
    for name, fields, constraints in made:
        meta = type("Meta", (), {"app_label": "drawn", "apps": registry, "constraints": constraints})
        table = read_table(type(name, (models.Model,), {"__module__": __name__, "Meta": meta, **fields}))
        schema[table.label] = table
    return schema


def problems_of(schema, absent=(), **options):
    facts = Facts(absent={label: f"{label}: its table is not there. Run: python manage.py migrate" for label in absent})
    with pytest.raises(SeedingError) as raised:
        build_plan(Request(seed=3, as_of=AS_OF, **options), facts, schema=schema, seeds={})
    return raised.value.problems


def check(name, condition):
    return models.CheckConstraint(condition=condition, name=name)


BOUNDS = ("Bounds", {"x": models.IntegerField()}, [check("no_x", Q(x__gt=5) & Q(x__lt=3))])
OPPOSED = (
    "Opposed",
    {"a": models.IntegerField(), "b": models.IntegerField()},
    [check("a_over_b", Q(a__gt=F("b"))), check("b_over_a", Q(b__gt=F("a")))],
)
LETTER = ("Letter", {"code": models.CharField(max_length=1, unique=True)}, [])
PAIR = (
    "Pair",
    {"letter": models.CharField(max_length=1, choices=[("a", "A"), ("b", "B")]), "on": models.BooleanField()},
    [models.UniqueConstraint(fields=["letter", "on"], name="one_pair")],
)
PLAIN = ("Plain", {"name": models.CharField(max_length=20)}, [])


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
def test_a_connection_that_is_lost_while_a_rule_reads_is_no_problem_of_the_rule(kind):
    def name(rows):
        raise kind("server closed the connection unexpectedly")

    schema = schema_of(PLAIN)
    seeds = {"drawn.Plain": type("PlainSeeds", (ModelSeeds,), {"name": name})}
    with pytest.raises(kind, match="closed the connection"):
        build_plan(Request(seed=3, as_of=AS_OF, counts={"drawn.Plain": 5}), Facts(), schema=schema, seeds=seeds)


def test_everything_is_told_at_once():
    schema = schema_of(BOUNDS, OPPOSED, LETTER, PAIR, PLAIN)
    counts = dict.fromkeys(schema, 50)
    told = problems_of(schema, absent=["drawn.Plain"], counts=counts)
    wanted = [
        r"drawn\.Plain: its table is not there\. Run: python manage\.py migrate",
        r"drawn\.Bounds\.x: no value is at least 6 and at most 2, as no_x .* ask for drawn\.Bounds=0\.",
        r"drawn\.Opposed: .* \(a_over_b, b_over_a\) .* Correct the model",
        r"drawn\.Letter\.code .* has 31 different values that fit, but 50 .* Ask for drawn\.Letter=31 at most",
        r"drawn\.Pair\.letter .* has 4 values, but 50 rows .* Ask for drawn\.Pair=4 at most",
    ]
    assert len(told) == len(wanted)
    for problem, pattern in zip(told, wanted, strict=True):
        assert re.match(pattern, problem), problem


def test_every_table_gets_as_many_rows_as_it_has_room_for():
    plan = build_plan(Request(seed=3, as_of=AS_OF, every=50), Facts(), schema=schema_of(LETTER, PAIR, PLAIN), seeds={})
    assert dict(plan.counts) == {"drawn.Letter": 31, "drawn.Pair": 4, "drawn.Plain": 50}
    assert [note.partition(":")[0] for note in plan.notes] == ["drawn.Letter has 31 rows", "drawn.Pair has 4 rows"]


def test_what_only_hangs_on_a_table_that_is_absent_is_not_told_again():
    child = ("Child", {"plain": models.ForeignKey("drawn.Plain", models.CASCADE)}, [])
    schema = schema_of(PLAIN, child)
    told = problems_of(schema, absent=["drawn.Plain"], counts=dict.fromkeys(schema, 5))
    assert told == ["drawn.Plain: its table is not there. Run: python manage.py migrate"]


def test_a_rule_of_texts_does_not_fill_what_another_wants_empty():
    fields = {
        "char": models.CharField(max_length=24, null=True, blank=True),
        "price": models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True),
        "on": models.BooleanField(),
    }
    rules = [
        models.UniqueConstraint(fields=["char", "on"], name="apart"),
        check("one_of", Q(char__isnull=True, price__isnull=False) | Q(char__isnull=False, price__isnull=True)),
        check("lower", Q(char=Lower("char"))),
    ]
    schema = schema_of(("Mixed", fields, rules))
    plan = build_plan(Request(3, AS_OF, {"drawn.Mixed": 30}), Facts(), schema=schema, seeds={})
    rows = plan.rows("drawn.Mixed", range(30))
    pairs = zip(rows.column("char").values(), rows.column("price").values(), strict=True)
    assert all((text is None) != (price is None) for text, price in pairs)

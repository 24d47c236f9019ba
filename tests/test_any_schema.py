"""Schemas that nobody wrote: models drawn at random, and those that PostgreSQL alone has, filled in a real database."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.apps.registry import Apps
from django.db import connection, models
from django.db.models import F, Q
from django.db.models.functions import Lower
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seeding.batches import batches
from seeding.plan import Facts, Request
from seeding.planning import build_plan
from seeding.schema import read_table
from seeding.sinks import sink_for

AS_OF = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp() * 1_000_000)
ROWS = 30


def model(name, fields, *, registry, bases=(models.Model,), **meta):
    """A model of a registry of its own, so that it leaves no trace."""
    options = type("Meta", (), {"app_label": "drawn", "apps": registry, **meta})
    return type(name, bases, {"__module__": __name__, "Meta": options, **fields})


def filled(made, rows=ROWS):
    """Create the tables of models, fill them, and check what came of it; the plan."""
    schema = {one._meta.label: replace(read_table(one), own_model=one) for one in made}
    for one in list(made):
        for many in one._meta.local_many_to_many:
            through = many.remote_field.through
            if through._meta.auto_created:
                schema[through._meta.label] = replace(read_table(through), own_model=through)
    # Not entered: SQLite's would refuse to work inside the test's transaction.
    editor = connection.SchemaEditorClass(connection)
    editor.deferred_sql = []
    for one in made:
        editor.create_model(one)
    for statement in editor.deferred_sql:
        editor.execute(statement)
    plan = build_plan(Request(seed=3, as_of=AS_OF, every=rows), Facts(), schema=schema, seeds={})
    sink = sink_for(connection)
    sink.begin(plan, list(plan.models))
    for label in plan.models:
        sink.load(label, batches(plan, label, range(plan.counts[label]), sink.form))
    sink.finish(list(plan.models))
    connection.check_constraints()
    for one in made:
        rows_there = models.QuerySet(one)
        assert rows_there.count() == plan.counts[one._meta.label]
        for row in rows_there:
            row.full_clean()
    return plan


# Drawn at random ------------------------------------------------------------------------------------------

COLUMNS = {
    "char": lambda null: models.CharField(max_length=24, null=null, blank=null),
    "letter": lambda null: models.CharField(max_length=2, null=null, blank=null),
    "choice": lambda null: models.CharField(
        max_length=4, choices=[("a", "A"), ("b", "B"), ("c", "C")], null=null, blank=null
    ),
    "number": lambda null: models.IntegerField(null=null, blank=null),
    "small": lambda null: models.PositiveSmallIntegerField(null=null, blank=null),
    "yes": lambda null: models.BooleanField(null=null, blank=null),
    "day": lambda null: models.DateField(null=null, blank=null),
    "moment": lambda null: models.DateTimeField(null=null, blank=null),
    "price": lambda null: models.DecimalField(max_digits=8, decimal_places=2, null=null, blank=null),
    "uuid": lambda null: models.UUIDField(null=null, blank=null),
}
CHECKS = {
    "order": (("number", "small"), Q(number__gte=F("small"))),
    "bounds": (("number",), Q(number__gte=5) & Q(number__lt=500)),
    "one of": (
        ("char", "price"),
        Q(char__isnull=True, price__isnull=False) | Q(char__isnull=False, price__isnull=True),
    ),
    "implies": (("yes", "number"), Q(yes=False) | Q(number__gt=10)),
    "not": (("char",), ~Q(char="nothing")),
    "dates": (("day", "moment"), Q(day__isnull=True) | Q(moment__date__gte=F("day"))),
    "lower": (("char",), Q(char=Lower("char"))),
}
UNIQUES = (("number",), ("char", "yes"), ("choice", "day"), ("small", "choice"), ("letter",))


@st.composite
def schemas(draw):
    """Up to four models that point at each other, extend each other, and keep rules."""
    made = []
    for place in range(draw(st.integers(1, 4))):
        columns = sorted(draw(st.sets(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=6)))
        nulls = {name: draw(st.booleans()) for name in columns}
        links = {}
        for target in range(place + 1):
            sort = draw(st.sampled_from(["", "", "key", "one", "many", "conditional"]))
            if sort and not (target == place and sort == "one"):
                links[target] = (sort, draw(st.booleans()))
        parent = draw(st.sampled_from([None, None, *range(place)]))
        uniques = [one for one in UNIQUES if set(one) <= set(columns) and draw(st.booleans())]
        checks = [name for name, (asked, _) in CHECKS.items() if set(asked) <= set(columns) and draw(st.booleans())]
        made.append((columns, nulls, links, parent, uniques, checks))
    return made


def built(drawn):
    registry, made = Apps(), []
    for place, (columns, nulls, links, parent, uniques, checks) in enumerate(drawn):
        prefix = f"m_{place}"
        # A table that extends another one has no column of that one's again.
        inherited = {field.name for field in made[parent]._meta.get_fields()} if parent is not None else set()
        own = [name for name in columns if name not in inherited]
        fields = {name: COLUMNS[name](nulls[name]) for name in own}
        constraints = []
        for target, (sort, null) in links.items():
            to = "self" if target == place else made[target]
            name = f"to_{target}_{place}"
            null = null or target == place
            if sort == "many":
                fields[name] = models.ManyToManyField(to, blank=True, related_name="+")
            elif sort == "one":
                fields[name] = models.OneToOneField(to, models.CASCADE, null=null, blank=null, related_name="+")
            else:
                fields[name] = models.ForeignKey(to, models.CASCADE, null=null, blank=null, related_name="+")
                if sort == "conditional" and "yes" in own:
                    constraints.append(
                        models.UniqueConstraint(fields=[name], condition=Q(yes=True), name=f"{prefix}_{name}")
                    )
        constraints += [
            models.UniqueConstraint(fields=list(one), name=f"{prefix}_u{index}")
            for index, one in enumerate(uniques)
            if set(one) <= set(own)
        ]
        constraints += [
            models.CheckConstraint(condition=CHECKS[name][1], name=f"{prefix}_c{index}")
            for index, name in enumerate(checks)
            if set(CHECKS[name][0]) <= set(own) and not (name == "one of" and not (nulls["char"] and nulls["price"]))
        ]
        bases = (made[parent],) if parent is not None else (models.Model,)
        made.append(model(f"M{place}", fields, registry=registry, bases=bases, constraints=constraints))
    return made


@given(schemas())
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.django_db
def test_any_schema_is_filled(drawn):
    made = built(drawn)
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT drawn")
    try:
        plan = filled(made)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK TO SAVEPOINT drawn")

    for one in made:
        label = one._meta.label
        assert plan.counts[label] == ROWS or any(label in note for note in plan.notes)

"""Runs as OpenLineage events: of the structure that the specification publishes, and the same whenever asked for."""

import json
import re
import uuid
from datetime import datetime

import pytest

from seeding import lineage, runs
from seeding.conf import conf
from seeding.lineage import Occasion, events
from seeding.lineage.openlineage import SPEC
from seeding.plan import Facts, Request
from seeding.planning import build_plan
from seeding.spec import SeedingError
from shop.models import User

# What the specification (2-0-2, with the facets named below) requires, in the words of JSON Schema.
FACET = {
    "type": "object",
    "required": ["_producer", "_schemaURL"],
    "properties": {"_producer": {"format": "uri"}, "_schemaURL": {"format": "uri"}},
}
FIELDS = {"type": "array", "items": {"type": "object", "required": ["name"], "properties": {
    "name": {"type": "string"}, "type": {"type": "string"}, "description": {"type": "string"}}}}  # fmt: skip
INPUT_FIELD = {"type": "object", "required": ["namespace", "name", "field"], "properties": {
    "namespace": {"type": "string"}, "name": {"type": "string"}, "field": {"type": "string"},
    "transformations": {"type": "array", "items": {"type": "object", "required": ["type"], "properties": {
        "type": {"enum": ["DIRECT", "INDIRECT"]}, "subtype": {"type": "string"}, "description": {"type": "string"},
        "masking": {"type": "boolean"}}}}}}  # fmt: skip
FACETS = {
    "schema": {"required": ["fields"], "properties": {"fields": FIELDS}},
    "dataSource": {"properties": {"name": {"type": "string"}, "uri": {"format": "uri"}}},
    "columnLineage": {"required": ["fields"], "properties": {"fields": {
        "type": "object",
        "values": {"type": "object", "required": ["inputFields"], "properties": {
            "inputFields": {"type": "array", "items": INPUT_FIELD}}},
    }}},
    "outputStatistics": {"required": ["rowCount"], "properties": {"rowCount": {"type": "integer"}}},
    "processing_engine": {"required": ["version"], "properties": {"version": {"type": "string"}}},
}  # fmt: skip
DATASET = {
    "type": "object",
    "required": ["namespace", "name"],
    "properties": {
        "namespace": {"type": "string"},
        "name": {"type": "string"},
        "facets": {"type": "object", "values": FACET},
        "inputFacets": {"type": "object", "values": FACET},
        "outputFacets": {"type": "object", "values": FACET},
    },
}
RUN_EVENT = {
    "type": "object",
    "required": ["eventTime", "producer", "schemaURL", "run", "job"],
    "properties": {
        "eventType": {"enum": ["START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER"]},
        "eventTime": {"format": "date-time"},
        "producer": {"format": "uri"},
        "schemaURL": {"format": "uri"},
        "run": {"type": "object", "required": ["runId"], "properties": {
            "runId": {"format": "uuid"}, "facets": {"type": "object", "values": FACET}}},
        "job": {"type": "object", "required": ["namespace", "name"], "properties": {
            "namespace": {"type": "string"}, "name": {"type": "string"},
            "facets": {"type": "object", "values": FACET}}},
        "inputs": {"type": "array", "items": DATASET},
        "outputs": {"type": "array", "items": DATASET},
    },
}  # fmt: skip
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
URI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s\"<>\\^`{|}]+")


def problems(value, schema, where="event"):
    """What of a value is not as a schema demands."""
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        yield f"{where} is no {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where} is {value!r}"
    match schema.get("format"):
        case "uri" if not URI.fullmatch(value):
            yield f"{where} is no URI: {value}"
        case "uuid" if str(uuid.UUID(value)) != value:
            yield f"{where} is no UUID"
        case "date-time" if datetime.fromisoformat(value).tzinfo is None:
            yield f"{where} has no zone"
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{where} has no {name}"
    for name, inner in schema.get("properties", {}).items():
        if name in value:
            yield from problems(value[name], inner, f"{where}.{name}")
    if "values" in schema:
        for name, one in value.items():
            yield from problems(one, schema["values"], f"{where}.{name}")
            if schema["values"] is FACET and name in FACETS:
                yield from problems(one, FACETS[name], f"{where}.{name}")
    for place, one in enumerate(value if "items" in schema else ()):
        yield from problems(one, schema["items"], f"{where}[{place}]")


def occasion(**more):
    made = {"run": "3", "started": "2025-01-01T00:00:00+00:00", "finished": "2025-01-01T00:00:09+00:00",
            "namespace": "postgres://db:5432", "prefix": "shop.public.", "uri": "postgres://db:5432/shop",
            "rows": {"shop.User": 20, "shop.Order": 100}, "digests": {"shop.User": "ab"}}  # fmt: skip
    return Occasion(**{**made, **more})


@pytest.fixture(scope="module")
def shop():
    return build_plan(Request(7, conf().as_of, {"shop.User": 20}))


def told(shop, **more):
    one = occasion(**more)
    return events(shop, one, lineage.of_all(shop, one.rows))


def test_events_have_the_published_structure(shop):
    found = told(shop, rows=dict(shop.counts))

    assert [one["eventType"] for one in found] == ["START", "COMPLETE"]
    for event in found:
        assert list(problems(json.loads(json.dumps(event)), RUN_EVENT)) == []
        assert event["schemaURL"] == f"{SPEC}/RunEvent"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda event: event.pop("run"),
        lambda event: event["run"].update(runId="3"),
        lambda event: event.update(eventTime="2025-01-01T00:00:00"),
        lambda event: event["outputs"][0].pop("name"),
        lambda event: event["outputs"][0]["facets"]["schema"].pop("_producer"),
        lambda event: event["outputs"][1]["facets"]["columnLineage"]["fields"]["user_id"].pop("inputFields"),
        lambda event: event["outputs"][0]["outputFacets"]["outputStatistics"].update(rowCount="20"),
    ],
)
def test_the_structure_is_checked_in_earnest(shop, spoil):
    event = json.loads(json.dumps(told(shop)[1]))
    spoil(event)

    with pytest.raises((AssertionError, ValueError)):
        assert list(problems(event, RUN_EVENT)) == []


def test_both_events_are_of_the_same_run_whenever_they_are_told(shop):
    start, complete = told(shop)

    assert start["run"]["runId"] == complete["run"]["runId"] == told(shop)[0]["run"]["runId"]
    assert told(shop, run="4")[0]["run"]["runId"] != start["run"]["runId"]
    assert told(shop, uri="postgres://other:5432/shop")[0]["run"]["runId"] != start["run"]["runId"]
    assert (start["eventTime"], complete["eventTime"]) == ("2025-01-01T00:00:00+00:00", "2025-01-01T00:00:09+00:00")
    assert uuid.UUID(start["run"]["runId"]).version == 5


def test_outputs_are_the_tables_of_the_run(shop):
    start, complete = told(shop)
    users, orders = complete["outputs"]

    assert [one["name"] for one in complete["outputs"]] == ["shop.public.shop_user", "shop.public.shop_order"]
    assert users["outputFacets"]["outputStatistics"]["rowCount"] == 20
    assert users["outputFacets"]["seeding_content"]["digest"] == "ab"
    assert "seeding_content" not in orders["outputFacets"]
    assert "outputFacets" not in start["outputs"][0]
    names = [one["name"] for one in orders["facets"]["schema"]["fields"]]
    assert names == [column.field.column for column in shop.models["shop.Order"].columns]
    assert orders["facets"]["dataSource"]["uri"] == "postgres://db:5432/shop"


def test_columns_name_the_columns_they_are_made_of(shop):
    fields = told(shop)[1]["outputs"][1]["facets"]["columnLineage"]["fields"]

    def inputs(name):
        return {(one["name"], one["field"], one["transformations"][0]["type"]) for one in fields[name]["inputFields"]}

    assert inputs("total_price") == {
        ("shop.public.shop_order", "quantity", "DIRECT"),
        ("shop.public.shop_order", "unit_price", "DIRECT"),
    }
    assert ("shop.public.shop_product", "price", "DIRECT") in inputs("unit_price")
    assert ("shop.public.shop_user", "id", "INDIRECT") in inputs("created_at")
    assert "quantity" not in fields


def test_rows_that_no_run_made_are_inputs():
    made = build_plan(Request(7, conf().as_of, {"shop.Invoice": 0, "shop.Order": 0, "shop.Product": 5, "shop.User": 0}),
                      Facts(existing={"shop.Tag": (1, 2, 3)}))  # fmt: skip
    rows = {label: count for label, count in made.counts.items() if count}

    found = told(made, rows=rows)

    assert [one["name"] for one in found[1]["inputs"]] == ["shop.public.shop_tag"]
    assert list(problems(found[1], RUN_EVENT)) == []


def test_a_model_that_is_gone_is_named(shop):
    with pytest.raises(SeedingError, match=r"shop\.Gone"):
        told(shop, rows={"shop.Gone": 3})


@pytest.mark.django_db
def test_the_occasion_of_a_run_names_the_database_without_its_password(settings):
    run = runs.seed(Request(7, conf().as_of, {"shop.User": 5}), digests=True).run

    found = runs.occasion_of(run)

    assert found.rows["shop.User"] == User.objects.count()
    assert found.digests["shop.User"]
    assert URI.fullmatch(found.uri)
    password = settings.DATABASES["default"].get("PASSWORD") or "no password at all"
    assert password not in f"{found.uri} {found.namespace} {found.prefix}"
    plan = runs.plan_of(run)
    for event in events(plan, found, lineage.of_all(plan, found.rows)):
        assert list(problems(json.loads(json.dumps(event)), RUN_EVENT)) == []

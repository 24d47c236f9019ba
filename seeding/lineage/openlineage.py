"""A run as OpenLineage events (specification 2-0-2): what started, what completed, with the lineage of every column.

https://openlineage.io/spec/2-0-2/OpenLineage.json
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from seeding import __version__
from seeding.lineage.columns import ColumnLineage
from seeding.lineage.digest import plan_digest
from seeding.plan import Plan
from seeding.relations import Existing
from seeding.spec import SeedingError
from seeding.tracing import ROWS

SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs"
FACETS = "https://openlineage.io/spec/facets"
PRODUCER = f"pkg:generic/django-seeding@{__version__}"
_FACET_VERSIONS = {
    "SchemaDatasetFacet": "1-1-1",
    "DatasourceDatasetFacet": "1-0-1",
    "ColumnLineageDatasetFacet": "1-2-0",
    "OutputStatisticsOutputDatasetFacet": "1-0-2",
    "ProcessingEngineRunFacet": "1-1-1",
}


@dataclass(frozen=True)
class Occasion:
    """One run as its record has it, and the database that it filled.

    `started` and `finished` are ISO 8601 instants with a zone; `namespace` names the database server, `prefix` stands
    before a table's name in it, `uri` leads to it and holds no password.
    """

    run: str
    started: str
    finished: str
    namespace: str
    prefix: str
    uri: str
    rows: Mapping[str, int] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def identifier(self) -> str:
        """The same UUID whenever the same run is told of (RFC 9562, version 5)."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.uri}#seeding-run-{self.run}-{self.started}"))


def events(plan: Plan, occasion: Occasion, lineage: Iterable[ColumnLineage]) -> list[dict[str, Any]]:
    """The START and the COMPLETE event of a run. Tables of `occasion.rows` are its outputs; what rows refer to that
    no run made are its inputs.
    """
    columns = list(lineage)
    unknown = sorted(set(occasion.rows) - set(plan.models))
    if unknown:
        raise SeedingError(f"Run {occasion.run} made rows of models that are gone: {', '.join(unknown)}.")
    run_facets = {
        "processing_engine": _facet(
            "ProcessingEngineRunFacet",
            name="seeding",
            version=occasion.versions.get("seeding", __version__),
            openlineageAdapterVersion=__version__,
        ),
        "seeding_plan": {
            "_producer": PRODUCER,
            "_schemaURL": f"{SPEC}/RunFacet",
            "planDigest": plan_digest(plan),
            "seed": str(plan.seed),
            "locales": list(plan.locales),
            "versions": dict(occasion.versions),
        },
    }
    inputs = [_dataset(occasion, plan.schema[label].db_table) for label in _referenced(plan, occasion)]
    shared: dict[str, Any] = {
        "run": {"runId": occasion.identifier, "facets": run_facets},
        "job": {"namespace": occasion.namespace, "name": "seeding.seed_db"},
        "producer": PRODUCER,
        "schemaURL": f"{SPEC}/RunEvent",
        "inputs": inputs,
    }
    outputs = [_output(plan, occasion, label, [c for c in columns if c.model == label]) for label in occasion.rows]
    planned = [{name: value for name, value in one.items() if name != "outputFacets"} for one in outputs]
    return [
        {"eventType": "START", "eventTime": occasion.started, **shared, "outputs": planned},
        {"eventType": "COMPLETE", "eventTime": occasion.finished, **shared, "outputs": outputs},
    ]


def _referenced(plan: Plan, occasion: Occasion) -> list[str]:
    found = {
        column.field.reference.table
        for label in occasion.rows
        for column in plan.models[label].columns
        if column.field.reference and isinstance(column.source, Existing)
    }
    return sorted(found)


def _dataset(occasion: Occasion, db_table: str, **facets: Any) -> dict[str, Any]:
    source = _facet("DatasourceDatasetFacet", name=occasion.namespace, uri=occasion.uri)
    return {
        "namespace": occasion.namespace,
        "name": f"{occasion.prefix}{db_table}",
        "facets": {"dataSource": source, **facets},
    }


def _output(plan: Plan, occasion: Occasion, label: str, columns: list[ColumnLineage]) -> dict[str, Any]:
    stored = [column for column in columns if column.field != ROWS]
    fields = [
        {"name": column.column, "type": column.type, "description": f"{column.source} ({column.reason})"}
        for column in stored
    ]
    lineage = {}
    for column in stored:
        inputs = [one for asked in column.asks for one in _input(plan, occasion, column, asked)]
        if inputs:
            lineage[column.column] = {"inputFields": inputs}
    dataset = _dataset(
        occasion,
        plan.schema[label].db_table,
        schema=_facet("SchemaDatasetFacet", fields=fields),
        columnLineage=_facet("ColumnLineageDatasetFacet", fields=lineage),
    )
    statistics = _facet("OutputStatisticsOutputDatasetFacet", rowCount=occasion.rows[label])
    content = {"_producer": PRODUCER, "_schemaURL": f"{SPEC}/OutputDatasetFacet", "digest": occasion.digests.get(label)}
    dataset["outputFacets"] = {"outputStatistics": statistics}
    if content["digest"]:
        dataset["outputFacets"]["seeding_content"] = content
    return dataset


def _input(plan: Plan, occasion: Occasion, column: ColumnLineage, asked: str) -> Iterable[dict[str, Any]]:
    """One input field; that a column goes by whose row it is makes it depend on the parent's key indirectly."""
    label, _, name = asked.rpartition(".")
    indirect = name == ROWS
    if indirect:
        parent = plan.models[label].parent if label in plan.models else None
        if parent is None:
            return
        label, name = parent, plan.schema[parent].primary_key
    table = plan.schema[label]
    yield {
        "namespace": occasion.namespace,
        "name": f"{occasion.prefix}{table.db_table}",
        "field": table.field(name).column,
        "transformations": [
            {
                "type": "INDIRECT" if indirect else "DIRECT",
                "subtype": "GROUP_BY" if indirect else "TRANSFORMATION",
                "description": column.source,
                "masking": False,
            }
        ],
    }


def _facet(name: str, /, **content: Any) -> dict[str, Any]:
    url = f"{FACETS}/{_FACET_VERSIONS[name]}/{name}.json#/$defs/{name}"
    return {"_producer": PRODUCER, "_schemaURL": url, **content}

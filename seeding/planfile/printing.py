"""The plan in force as a document, from which the same run can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import yaml

from seeding.columns import EPOCH
from seeding.mixtures import Edged, EdgedMoments, Within
from seeding.plan import ColumnPlan, ModelPlan, Plan
from seeding.planfile.datasets import APP
from seeding.planfile.forms import plain_number, write_source
from seeding.planfile.overlay import _Condition
from seeding.relations import ParentKey
from seeding.spec import ChildrenOf, Per, Shares


def document_of(plan: Plan) -> dict[str, Any]:
    """A plan as plain values that `seeding.documents` reads back to the same rows."""
    request = plan.request
    content: dict[str, Any] = {
        "version": 1,
        "seed": plan.seed,
        "as_of": (EPOCH + timedelta(microseconds=plan.as_of)).isoformat().replace("+00:00", "Z"),
    }
    if request.locale_weights:
        weights = map(plain_number, request.locale_weights)
        content["locales"] = dict(zip(request.locales, weights, strict=True))
    else:
        content["locales"] = list(request.locales)
    if request.scenarios:
        content["scenarios"] = [name if share is None else {name: share} for name, share in request.scenarios]
    if request.edge_cases:
        content["edge_cases"] = request.edge_cases
    given: Mapping[str, Any] = request.document.content if request.document else {}
    if given.get("providers"):
        content["providers"] = list(given["providers"])
    # Where a scenario gives another fan-out, the scenario is written, and not what it makes of it.
    changed = frozenset(change.label for change in plan.changes if change.rows is not None)
    models = {
        label: _model(plan, model, changed)
        for label, model in plan.models.items()
        if not label.startswith(f"{APP}.") and not model.table.auto_created
    }
    models |= {label: {"rows": 0} for label, count in request.counts.items() if not count and label not in models}
    content["models"] = {label: said for label, said in models.items() if said}
    datasets = {name: dict(said) for name, said in given.get("datasets", {}).items()}
    for name, said in datasets.items():
        count = plan.counts.get(f"{APP}.{name}")
        if count is not None and not {"per", "children_of", "fan_out"} & set(said):
            said["rows"] = count
    if datasets:
        content["datasets"] = datasets
    return content


def _model(plan: Plan, model: ModelPlan, changed: frozenset[str]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    rows = model.rows
    asked = model.label in plan.request.counts
    if isinstance(rows, ChildrenOf):
        if isinstance(rows.fan_out, Shares) and model.label not in changed:
            table = rows.fan_out
            said["children_of"] = rows.parent
            said["fan_out"] = {value: table.strata.count(place) for place, value in enumerate(table.values)}
            if rows.whole:
                said["whole"] = True
        if asked and not rows.whole:
            said["rows"] = plan.counts[model.label]
    elif isinstance(rows, Per) and not asked:
        said["per"] = {"model": rows.table, "ratio": rows.ratio, "least": rows.least}
    else:
        said["rows"] = plan.counts[model.label]
    fields = {}
    for column in model.columns:
        written = _written(column)
        if written is not None:
            fields[column.field.name] = written
    if fields:
        said["fields"] = fields
    conditions = [item.expression.text for item in model.requires if isinstance(item, _Condition)]
    if conditions:
        said["require"] = conditions
    return said


def _written(column: ColumnPlan) -> dict[str, Any] | None:
    source = column.source
    if isinstance(source, (Edged, EdgedMoments)):
        source = source.source
    if isinstance(source, Within):
        source = source.outside
    elif column.reason.startswith("scenario "):
        return None
    if not column.declared or isinstance(source, ParentKey):
        return None
    return write_source(source, column.field)


def as_yaml(plan: Plan) -> str:
    """The document of a plan as YAML, with what was inferred as comments."""
    content = document_of(plan)
    head = "# yaml-language-server: $schema=plan.schema.json\n"
    text = yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    lines: list[str] = []
    section, label = "", ""
    for line in text.splitlines():
        lines.append(line)
        if line and not line.startswith(" "):
            section = line.rstrip(":")
        elif section == "models" and line.startswith("  ") and not line.startswith("   "):
            label = line.strip().rstrip(":")
            lines.extend(f"    # {comment}" for comment in _comments(plan, label))
    return head + "\n".join(lines) + "\n"


def _comments(plan: Plan, label: str) -> list[str]:
    model = plan.models.get(label)
    if model is None:
        return []
    quiet = [c for c in model.columns if _written(c) is None and not isinstance(c.source, ParentKey)]
    return [f"{column.field.name}: {column.reason}" for column in quiet]


class _Dumper(yaml.SafeDumper):
    """Short lists and mappings of plain values on one line, as people write them."""

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> Any:
        node = super().represent_mapping(tag, mapping, flow_style)
        plain = all(isinstance(value, yaml.ScalarNode) for _, value in node.value)
        deep = all(isinstance(key, yaml.ScalarNode) for key, _ in node.value)
        if plain and deep and len(node.value) > 0 and _length(node) <= 100 and not _is_table(node):
            node.flow_style = True
        return node

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> Any:
        node = super().represent_sequence(tag, sequence, flow_style)
        node.flow_style = all(not isinstance(item, yaml.MappingNode) for item in node.value)
        return node


def _length(node: yaml.MappingNode) -> int:
    return sum(len(str(key.value)) + len(str(value.value)) + 4 for key, value in node.value)


def _is_table(node: yaml.MappingNode) -> bool:
    return any(key.value == "rows" for key, _ in node.value)

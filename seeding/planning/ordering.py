"""The order in which tables are loaded."""

from __future__ import annotations

from collections.abc import Mapping

from seeding.plan import ModelPlan
from seeding.spec import Per


def load_order(models: Mapping[str, ModelPlan]) -> tuple[list[str], list[str]]:
    """Parents before children; where references run in a circle, an edge that may be broken is, and is named."""
    waiting = {label: _needs(model, models) for label, model in models.items()}
    order: list[str] = []
    deferred: list[str] = []
    while waiting:
        ready = [label for label, needs in waiting.items() if not needs & waiting.keys() - {label}]
        if not ready:
            label, target = _breakable(models, waiting)
            deferred.append(f"{label} → {target}")
            waiting[label] = waiting[label] - {target}
            continue
        for label in ready:
            order.append(label)
            del waiting[label]
    return order, deferred


def _breakable(models: Mapping[str, ModelPlan], waiting: Mapping[str, set[str]]) -> tuple[str, str]:
    """An edge of a circle to be ignored in the order: an optional reference if there is one, never a parent's."""
    path: list[str] = []
    label = next(iter(waiting))
    while label not in path:
        path.append(label)
        label = sorted(waiting[label] & waiting.keys() - {label})[0]
    circle = path[path.index(label) :]
    edges = list(zip(circle, [*circle[1:], circle[0]], strict=True))

    def reluctance(edge: tuple[str, str]) -> tuple[bool, bool]:
        model, target = models[edge[0]], edge[1]
        needed = any(f.reference and f.reference.table == target and not f.null for f in model.table.references)
        return model.parent == target or getattr(model.rows, "table", None) == target, needed

    return min(edges, key=reluctance)


def _needs(model: ModelPlan, models: Mapping[str, ModelPlan]) -> set[str]:
    needs = {f.reference.table for f in model.table.references if f.reference and f.reference.table in models}
    if model.parent:
        needs.add(model.parent)
    if isinstance(model.rows, Per) and model.rows.table in models:
        needs.add(model.rows.table)
    for source in model.generics.values():
        needs.update(label for label in getattr(source, "tables", ()) if label in models)
    return needs - {model.table.label}

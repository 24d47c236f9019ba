"""What tests of runs share: other seeds for a model, and what was made against what is there."""

from typing import Any

import pytest

from seeding import registry, runs
from seeding.schema import read_schema, seedable


def changed(monkeypatch: pytest.MonkeyPatch, label: str, **fields: Any) -> None:
    """Let the model's seeds.py say something else."""
    old = registry.seeds_by_label()[label]
    new = type(old.__name__, (old,), {"__module__": old.__module__, **fields})
    monkeypatch.setitem(registry._registered, label, new)


def unruled() -> dict[str, int]:
    """No rows of the models that are there for their rules alone: to learn those takes half of the time of a run of
    all tables.
    """
    return {label: 0 for label, table in read_schema().items() if seedable(table) and label.startswith("ruled.")}


def digests(result: runs.Result) -> dict[str, str]:
    return {table.label: table.digest for table in result.tables}

"""What tests of runs share: other seeds for a model, and what was made against what is there."""

from typing import Any

import pytest

from seeding import registry, runs


def changed(monkeypatch: pytest.MonkeyPatch, label: str, **fields: Any) -> None:
    """Let the model's seeds.py say something else."""
    old = registry.seeds_by_label()[label]
    new = type(old.__name__, (old,), {"__module__": old.__module__, **fields})
    monkeypatch.setitem(registry._registered, label, new)


def digests(result: runs.Result) -> dict[str, str]:
    return {table.label: table.digest for table in result.tables}

"""The `seeds.py` of each installed app, found as Django finds `admin.py`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from seeding.schema import label_of
from seeding.spec import ModelSeeds

_registered: dict[str, type[ModelSeeds]] = {}
_loaded: set[str] = set()


def register(model: str | type[Any]) -> Callable[[type[ModelSeeds]], type[ModelSeeds]]:
    """Declare the seeds of a model (class or `app.Model`). ValueError if it has some already."""
    label = model if isinstance(model, str) else label_of(model)

    def declare(seeds: type[ModelSeeds]) -> type[ModelSeeds]:
        known = _registered.get(label)
        if known is not None and known is not seeds:
            raise ValueError(f"{label} has seeds already: {known.__module__}.{known.__qualname__}")
        _registered[label] = seeds
        return seeds

    return declare


def seeds_by_label() -> dict[str, type[ModelSeeds]]:
    """The registered seeds; imports `<app>.seeds` of every app first. An error inside such a module is raised."""
    for config in apps.get_app_configs():
        if config.name not in _loaded and module_has_submodule(config.module, "seeds"):
            import_module(f"{config.name}.seeds")
        _loaded.add(config.name)
    return _registered

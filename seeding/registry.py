"""The `seeds.py` of each installed app, found as Django finds `admin.py`."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from seeding.schema import label_of
from seeding.spec import ModelSeeds, Scenario, SeedingError

_registered: dict[str, type[ModelSeeds]] = {}
_scenarios: dict[str, Scenario] = {}
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


def scenario(
    name: str,
    summary: str,
    changes: Mapping[str | type[Any], str | Mapping[str, Any]],
    *,
    share: float = 1.0,
) -> Scenario:
    """Declare a scenario (see `seeding.spec.Scenario`); models are classes or labels.

    ValueError for a name that is taken or a share that does not lie between 0 and 1.
    """
    if name in _scenarios:
        raise ValueError(f"the scenario {name!r} is declared already: {_scenarios[name].summary}")
    if not 0 < share <= 1:
        raise ValueError(f"scenario({name!r}): a share lies between 0 and 1, not {share}")
    labels = {model if isinstance(model, str) else label_of(model): change for model, change in changes.items()}
    _scenarios[name] = Scenario(name, summary, labels, share)
    return _scenarios[name]


def scenarios_by_name() -> dict[str, Scenario]:
    """The declared scenarios, and each trait of a model as one, under its own name.

    A trait that several models have is one scenario of all of them.
    """
    traits: dict[str, dict[str, str | Mapping[str, Any]]] = {}
    for label, seeds in seeds_by_label().items():
        for name in seeds.traits:
            traits.setdefault(name, {})[label] = name
    found = {name: Scenario(name, f"trait of {', '.join(labels)}", labels) for name, labels in traits.items()}
    return {**found, **_scenarios}


def seeds_by_label() -> dict[str, type[ModelSeeds]]:
    """The registered seeds; imports `<app>.seeds` of every app first. BrokenSeeds for an error inside such a module."""
    for config in apps.get_app_configs():
        if config.name not in _loaded and module_has_submodule(config.module, "seeds"):
            try:
                import_module(f"{config.name}.seeds")
            except Exception as error:
                # Whatever the module does as it is loaded.
                raise BrokenSeeds(f"{_place(error, config.path)}: {_said(error)}") from error
        _loaded.add(config.name)
    return _registered


class BrokenSeeds(SeedingError):
    """A `seeds.py` that cannot be loaded: the file, the line and the error."""


def _place(error: Exception, folder: str) -> str:
    """The file and the line of an app where an error is, or where what raised it was called."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}, line {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if one.filename.startswith(folder)]
    last = (own or frames)[-1]
    return f"{last.filename}, line {last.lineno}"


def _said(error: Exception) -> str:
    if isinstance(error, SyntaxError):
        return f"{error.msg}: {(error.text or '').strip()}"
    return " ".join(f"{type(error).__name__}: {error}".split())

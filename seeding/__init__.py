"""Test data for Django: realistic, linked and reproducible rows for any project, at the database's own speed."""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"


if TYPE_CHECKING:
    from seeding.datasets import Dataset, generate, stream
    from seeding.factories import factory_for

_PUBLIC = {
    "Dataset": "seeding.datasets",
    "factory_for": "seeding.factories",
    "generate": "seeding.datasets",
    "stream": "seeding.datasets",
}
"""The public names and the modules that have them, which are loaded on first use."""

__all__ = ["Dataset", "__version__", "factory_for", "generate", "stream"]


def __getattr__(name: str) -> object:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

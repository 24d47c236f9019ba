"""Test data for Django: realistic, linked and reproducible rows for any project, at the database's own speed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seeding.datasets import Dataset, generate, stream
    from seeding.factories import factory_for

__version__ = "0.1.0"

__all__ = ["Dataset", "__version__", "factory_for", "generate", "stream"]


def __getattr__(name: str) -> object:
    """The public functions, loaded on first use: `factory_for(Model)`, `generate("app.Model", rows=10)`."""
    if name == "factory_for":
        from seeding.factories import factory_for

        return factory_for
    if name in ("Dataset", "generate", "stream"):
        from seeding import datasets

        return getattr(datasets, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

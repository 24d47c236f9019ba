"""Test data for Django: realistic, linked and reproducible rows for any project, at the database's own speed."""

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """The public functions, loaded on first use: `factory_for(Model)`."""
    if name == "factory_for":
        from seeding.factories import factory_for

        return factory_for
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

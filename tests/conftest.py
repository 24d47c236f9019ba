"""The plugin, named here because the package is not installed in its own environment."""

from hypothesis import settings

pytest_plugins = ["seeding.pytest_plugin"]

# Busy machines are slow now and then; what matters is what comes out.
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")

"""The plugin, named here because the package is not installed in its own environment."""

pytest_plugins = ["seeding.pytest_plugin"]

"""The plugin, named here because the package is not installed in its own environment, and what a second database runs."""

import gc

import pytest
from django.test import override_settings
from hypothesis import settings

from seeding.schema import schema_kept

pytest_plugins = ["seeding.pytest_plugin"]

# Busy machines are slow now and then; what matters is what comes out. Contracts meet every registered thing with so
# many examples each; `--hypothesis-profile=thorough` searches deeper.
settings.register_profile("shared", deadline=None, max_examples=20)
settings.register_profile("thorough", deadline=None, max_examples=500)
settings.load_profile("shared")

ASKING = {"db", "transactional_db", "database"}
"""Fixtures of tests that ask a database."""

STARTING = ("test_attempts", "test_faults", "test_pytest_plugin", "test_killed", "test_resumed")
"""Modules whose tests start programs that ask one."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--asking",
        action="store_true",
        help="leave out the tests that ask no database, or always the same one: they run with the first one",
    )


def pytest_collection_finish() -> None:
    """Thousands of tests stay until the end: nothing is gained by looking for garbage among them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--asking"):
        return
    kept, left = [], []
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("once"):
            left.append(item)
            continue
        asks = item.get_closest_marker("django_db") or names & ASKING or item.path.stem in STARTING
        (kept if asks else left).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left)


@pytest.fixture(scope="session", autouse=True)
def models_stay():
    """The models are read once: a test that adds some asks for `models_change`."""
    with schema_kept():
        yield


@pytest.fixture(scope="session", autouse=True)
def files_apart(tmp_path_factory):
    """Files that rows name lie in a folder of the run, and not in the project."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture
def models_change():
    """What was read of the models does not hold in this test."""
    with schema_kept(anew=True):
        yield

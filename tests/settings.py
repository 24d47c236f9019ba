"""The project's settings, with apps of odd models and of models with every rule."""

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS as PROJECT_APPS

INSTALLED_APPS = [*PROJECT_APPS, "tests.odd", "tests.checking"]

"""The project's settings, with an app of odd models."""

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS as PROJECT_APPS

INSTALLED_APPS = [*PROJECT_APPS, "tests.odd"]

"""The project's settings, with apps of odd models and of models with every rule, and passwords that cost no time."""

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS as PROJECT_APPS

INSTALLED_APPS = [*PROJECT_APPS, "tests.odd", "tests.checking", "tests.ruled"]
# A hash that is meant to be slow was a third of the time of all tests; processes of their own have the real one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
ODD_CARD_MODEL = "odd.OwnCard"

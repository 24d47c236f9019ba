"""The project's settings, with apps of odd models and of models with every rule, and passwords that cost no time."""

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS as PROJECT_APPS
from config.settings import SEEDING as PROJECT_SEEDING

INSTALLED_APPS = [*PROJECT_APPS, "tests.odd", "tests.checking", "tests.ruled"]
# The shop's policy decides nothing about them, which its checks would tell in every test.
SEEDING = {name: value for name, value in PROJECT_SEEDING.items() if name != "POLICY"}
# A hash that is meant to be slow was a third of the time of all tests; processes of their own have the real one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
ODD_CARD_MODEL = "odd.OwnCard"

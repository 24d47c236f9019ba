"""A small population for the tests of free text and of the search for leaks."""

import numpy as np

from seeding.masking.people import People, PeopleSurvey
from seeding.masking.secret import Secret

SECRET = Secret("d3b07384d113edec49eaa6238ad5ff00c157a4dab0d7a2c2")
NAMES = (
    "John Smith",
    "Dr. Anna-Maria O'Brien Jr.",
    "田中太郎",
    "Vincent van der Berg",
    "Mark Baker",
    "Will Price",
    "Jane Smith",
)
EMAILS = ("john.smith@example.com", "a@b.co", "t@t.jp", "vvdb@x.nl", "mb@x.com", "will@price.com", "jane@x.com")
USERNAMES = ("jsmith42", "annie", "taro", "vvdb_1", "baker", "will", "janesmith")
PHONES = ("+1 (212) 555-0187", "+49 (0)151 2345678", "0355512345", "0031 20 1234567", "020 7946 0958 x12", None, "")
KEYS = np.arange(1, 8, dtype=np.uint64) * np.uint64(1000)


def population(secret: Secret = SECRET) -> People:
    survey = PeopleSurvey(secret)
    columns = {"full_name": NAMES, "email": EMAILS, "username": USERNAMES, "phone": PHONES}
    survey.add("app.User", {part: (part, list(values)) for part, values in columns.items()}, KEYS)
    return survey.finish()


TURKISH = ("Ümit Öztürk", "umit.oeztuerk@firma.tr", "oeztu_7", "+90 (212) 555-0199")
"""Somebody whose name is not ASCII: full name, e-mail, user name, phone."""


def turkish(secret: Secret = SECRET) -> People:
    survey = PeopleSurvey(secret)
    columns = dict(zip(("full_name", "email", "username", "phone"), TURKISH, strict=True))
    survey.add("app.User", {part: (part, [value]) for part, value in columns.items()}, KEYS[:1])
    return survey.finish()

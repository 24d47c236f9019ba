"""For each technique: ways to write it, a column that it fits, and originals."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import numpy as np

from seeding.masking.domains import Domains
from seeding.masking.secret import Secret
from seeding.masking.techniques import Cells, Target, apply, build, survey_of
from seeding.schema import Field

SECRET = Secret("the secret of the tests, long enough for anybody")
OTHER_SECRET = Secret("another secret of the tests, as long as the first")


def column(name="column", storage="text", class_name="CharField", **options):
    return Field(name=name, attname=name, column=name, storage=storage, class_name=class_name, **options)


def target(name="column", *, storage="text", unique=False, domain=None, any_case=False, together=(), **options):
    of = column(name, storage, unique=unique, **options)
    return Target("shop.Thing", of, domain or name, unique=unique, unique_any_case=any_case, together=together)


@dataclass(frozen=True)
class Example:
    name: str
    value: object
    target: Target
    originals: list = field(repr=False)
    returns: bool = False
    """Whether originals may come back: in another row, or where the technique keeps them on purpose."""

    def __str__(self):
        return f"{self.name} {self.value}"


ROWS = 200
EMAILS = [f"Anna.Smith{number}@mail.test" for number in range(ROWS)]
NAMES = [f"Zyx{chr(97 + number % 26)} Quux{number}" for number in range(ROWS)]
DATES = [date(1950, 1, 1) + timedelta(days=97 * number) for number in range(ROWS)]
MOMENTS = [datetime(2020, 1, 1, 8, 30, tzinfo=UTC) + timedelta(hours=31 * number) for number in range(ROWS)]
CARDS = [f"4929 {number * 7919 % 10_000:04d} 1234 {number:04d}" for number in range(ROWS)]
DOCUMENTS = [
    {"email": EMAILS[n], "tags": ["a", "b"], "items": [{"note": NAMES[n], "at": "2024-02-29"}, {"n": n + 1}], "x": None}
    for n in range(ROWS)
]
RULES = {
    "$.email": {"substitute": "email"},
    "$.tags": "keep",
    "$.items[*].note": {"hash": 20},
    "$.items[*].at": {"date_shift": 30},
    "rest": {"noise": {"absolute": 100}},
}

EXAMPLES = [
    Example("substitute", "email", target("email", unique=True, max_length=254), EMAILS),
    Example("substitute", "email", target("mail", max_length=60), EMAILS),
    Example("substitute", "username", target("username", unique=True, max_length=30), NAMES),
    Example("substitute", "full_name", target("full_name", max_length=80), NAMES),
    Example("substitute", "first_name", target("first_name", max_length=20), NAMES),
    Example("substitute", "phone", target("phone", unique=True, max_length=20), [f"+49 30 {n:07d}" for n in range(ROWS)]),
    Example("substitute", "date_of_birth", target("born", storage="date"), DATES),
    Example("substitute", "credit_card_number", target("card", unique=True, max_length=20), CARDS),
    Example("substitute", "iban", target("iban", unique=True, max_length=34), [f"GB{n:020d}" for n in range(ROWS)]),
    Example("hash", None, target("code", unique=True, max_length=32), NAMES),
    Example("hash", {"length": 12, "encoding": "base32"}, target("code", max_length=12), NAMES),
    Example("hash", None, target("key", storage="uuid", unique=True), [UUID(int=n) for n in range(ROWS)]),
    Example("hash", {"length": 16}, target("key", storage="bytes"), [bytes([n, 7]) for n in range(ROWS)]),
    Example("fpe", "digits", target("card", unique=True, max_length=19), CARDS),
    Example("fpe", "digits", target("number", storage="integer", unique=True, low=0, high=32_767), list(range(10_000, 32_600, 113)), True),
    Example("fpe", "lower_alphanumeric", target("slug", max_length=20), [f"ab-{n:05d}" for n in range(ROWS)]),
    Example("token", None, target("token", unique=True, max_length=40), [f"{n * 7919:040x}" for n in range(ROWS)]),
    Example("token", None, target("token", max_length=40), [f"A{n:03d}-xy" for n in range(ROWS)], True),
    Example("shuffle", None, target("name", unique=True, max_length=80), NAMES, True),
    Example("null", None, target("name", null=True), NAMES),
    Example("constant", "x", target("name", max_length=3), NAMES),
    Example("redact", {"keep_first": 1, "keep_domain": True}, target("email", max_length=254), EMAILS),
    Example("redact", "#", target("name", max_length=80), NAMES),
    Example("truncate", 3, target("name", max_length=80), NAMES),
    Example("generalise", "year", target("born", storage="date"), DATES, True),
    Example("generalise", "quarter", target("at", storage="timestamp"), MOMENTS),
    Example("generalise", {"band": 10}, target("age", storage="integer"), list(range(ROWS)), True),
    Example("generalise", {"prefix": 2, "fill": "0"}, target("zip", max_length=5), [f"{n:05d}" for n in range(1, ROWS)]),
    Example("noise", 0.1, target("total", storage="decimal", places=2, digits=8, low=Decimal(0)), [Decimal(n) / 4 for n in range(4, ROWS)], True),
    Example("noise", {"epsilon": 1, "sensitivity": 5}, target("ratio", storage="float"), [n / 7 for n in range(ROWS)]),
    Example("noise", {"absolute": 3}, target("age", storage="integer", low=18, high=99), list(range(18, 99)), True),
    Example("noise", {"absolute": 30}, target("at", storage="timestamp"), MOMENTS),
    Example("date_shift", 180, target("born", storage="date"), DATES, True),
    Example("date_shift", 30, target("at", storage="timestamp"), MOMENTS, True),
    Example("geo", 2000, target("lat", storage="decimal", places=6, digits=9), [Decimal(n) / 8 for n in range(ROWS)]),
    Example("geo", 2000, target("home", storage="other", srid=4326, class_name="PointField"),
            [f"0101000020E6100000{struct.pack('<2d', n / 8, n / 16).hex().upper()}" for n in range(ROWS)]),
    Example("geo", {"digits": 1}, target("lat", storage="float"), [n * 0.4317 + 0.013 for n in range(ROWS)]),
    Example("ip", 24, target("ip", class_name="GenericIPAddressField", max_length=39), [f"93.184.{n}.34" for n in range(100)] + [f"2a02:8109::{n:x}" for n in range(100)]),
    Example("url", None, target("url", class_name="URLField", max_length=200), [f"https://anna.test/users/anna{n}?q={n}x" for n in range(ROWS)]),
    Example("password", "unusable", target("password", max_length=128), [f"pbkdf2_sha256$1$a${n}" for n in range(ROWS)]),
    Example("password", {"known": "letmein"}, target("password", max_length=128), [f"pbkdf2_sha256$1$a${n}" for n in range(20)]),
    Example("json", RULES, target("data", storage="json", class_name="JSONField"), DOCUMENTS),
    Example("file", None, target("photo", class_name="FileField", max_length=100), [f"users/{n}/anna{n}.JPG" for n in range(ROWS)]),
    Example("file", "placeholder", target("photo", class_name="FileField", max_length=100), [f"users/{n}/anna{n}.JPG" for n in range(ROWS)]),
    Example("free_text", None, target("note", class_name="TextField"), [f"Write to {email}, please." for email in EMAILS]),
    Example(
        "records", {"layout": "plain", "of": "shop.User"}, target("copy", storage="json", class_name="JSONField"),
        [{"full_name": f"Anna Example{n}", "count": n} for n in range(ROWS)],
    ),
]  # fmt: skip


def surveyed(technique, of, values, secret=SECRET, people=None):
    """Cells of a whole column, surveyed as a run does it."""
    domains = Domains(secret)
    cells = Cells(of, list(values), secret, people=people, shared={"domains": domains})
    survey = survey_of(technique, of)
    if survey is not None:
        survey.add(cells)
        cells.found = survey.finish()
    return cells


def masked(example, values=None, secret=SECRET, people=None):
    technique = build(example.name, example.value)
    values = example.originals if values is None else values
    return apply(technique, surveyed(technique, example.target, values, secret, people))


def part(cells, start, end):
    """The cells of some rows."""
    people = None if cells.people is None else cells.people[start:end]
    return Cells(
        cells.target,
        cells.values[start:end],
        cells.secret,
        cells.first + start,
        people,
        {},
        cells.found,
        shared=cells.shared,
    )


def people_of(rows):
    return (np.arange(rows, dtype=np.uint64) // np.uint64(2) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)

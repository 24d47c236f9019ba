"""Substitutes are written as their column asks: user names without dots, handles with an @, what a check demands."""

import re

import numpy as np
import pytest
from django.db.models import F, Q

from seeding import kinds
from seeding.keys import below, row_keys
from seeding.masking.conditions import patterns_of
from seeding.masking.techniques import build, problems_of
from seeding.masking.techniques.room import NUMBERED, WIDEST, capacity
from seeding.masking.techniques.shapes import Shape

from .examples import NAMES, Example, masked, target

SLUG = r"\A[A-Za-z0-9][A-Za-z0-9-]{0,38}\Z"


@pytest.mark.parametrize(
    ("kind", "regexes", "options"),
    [
        ("username", (SLUG,), {"max_length": 39}),
        ("username", (r"^[-a-z0-9_]+$",), {"max_length": 50}),
        ("username", (r"\A[A-Za-z0-9_]{4,15}\Z",), {"max_length": 15}),
        ("username", (r"\A@",), {"max_length": 31}),
        ("username", patterns_of(Q(name="") | Q(name__startswith="@"), "name"), {"max_length": 16}),
        ("username", (r"^@[a-z0-9_]+$",), {"max_length": 31}),
        ("username", (r"^[A-Z0-9]+$",), {"max_length": 31}),
        ("phone", (r"^\+?1?\d{9,15}$",), {"max_length": 17}),
        ("full_name", (r"^[a-z-]+$",), {"max_length": 60}),
    ],
)
@pytest.mark.parametrize("unique", [True, False])
def test_values_are_written_as_validators_ask(kind, regexes, options, unique):
    of = target("column", regexes=regexes, unique=unique, **options)
    assert list(problems_of(build("substitute", kind), of)) == []
    result = masked(Example("substitute", kind, of, NAMES))

    assert [one for one in result if not all(re.search(regex, one) for regex in regexes)] == []
    assert len(set(result)) == len(result) or not unique
    assert max(map(len, result)) <= options["max_length"]


def test_a_dot_that_is_refused_becomes_a_dash_and_the_name_can_still_be_read():
    of = target("column", regexes=(SLUG,), unique=True, max_length=39)
    result = masked(Example("substitute", "username", of, NAMES))

    assert sum("-" in one for one in result) > len(result) / 4


@pytest.mark.parametrize("kind", sorted(NUMBERED))
@pytest.mark.parametrize("locale", ["en_US", "de_DE", "fr_FR", "ja_JP", "en_GB"])
def test_unique_values_that_are_rewritten_stay_distinct(kind, locale):
    positions = np.unique(np.concatenate([np.arange(60_000), below(row_keys(3, np.arange(60_000)), WIDEST)]))
    positions = positions[positions < capacity(kind, None, (locale,))]
    keys = row_keys(4, positions)
    drawn = kinds.get(kind).draw(kinds.Draw(keys=keys, positions=positions, locales=(locale,), unique=True)).values()

    assert len(set(drawn)) == len(positions)
    assert len(set(Shape("small letters and digits").write(drawn))) == len(positions)


def test_kinds_that_would_lose_what_tells_them_apart_are_not_rewritten():
    of = target("column", regexes=(r"^[A-Z0-9]+$",), unique=True, max_length=40)

    assert "validator" in " ".join(problems_of(build("substitute", "email"), of))


@pytest.mark.parametrize(
    ("condition", "fits", "fails"),
    [
        (Q(name__startswith="@"), ["@a"], ["a@", ""]),
        (Q(name__startswith="@") & Q(other__gt=F("name")), ["@a"], ["a"]),
        (Q(name__isnull=True) | Q(name__startswith="@"), ["@a"], ["a"]),
        (Q(name__startswith="a.b") | Q(name__endswith="z"), ["a.bc", "xz"], ["axb", "zx"]),
        (Q(name__startswith="@") | Q(other="x"), ["@a", "a"], []),
        (~Q(name=""), ["a"], []),
        (Q(name="") | Q(name__startswith="@"), ["@a"], ["a"]),
        (~Q(name__contains=" "), ["ab"], ["a b"]),
        (~Q(name__contains=" ", other=1), ["a b"], []),
        (Q(name__regex=r"^\d+$"), ["12"], ["1a"]),
        (Q(name__iregex=r"^[a-z]+$"), ["AB"], ["1"]),
        (Q(name__in=["a", "b"]), ["a"], ["c", "ab"]),
        (Q(name__length__gte=3), ["abc"], ["ab"]),
        (Q(name__contains="@", name__endswith=".org"), ["x@y.org"], ["x@y.com", "xy.org"]),
        (Q(name__regex="((("), ["x"], []),
    ],
)
def test_what_a_check_asks_of_one_column(condition, fits, fails):
    patterns = patterns_of(condition, "name")

    assert all(re.search(pattern, one) for pattern in patterns for one in fits)
    assert not any(all(re.search(pattern, one) for pattern in patterns) for one in fails)

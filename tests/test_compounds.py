"""Words written together come apart where they tell of people, and stay one word where they do not."""

import pytest

from seeding.compounds import apart
from seeding.vocabulary import words


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("fathersname", ("father", "name")),
        ("kundennummer", ("kunden", "nummer")),
        ("geboorteplaats", ("geboorte", "plaats")),
        ("rollno", ("roll", "no")),
        ("studenthomephone", ("student", "home", "phone")),
    ],
)
def test_what_tells_of_people_comes_apart(word, parts):
    assert apart(word) == parts


@pytest.mark.parametrize(
    "word",
    [
        "hostname",
        "filename",
        "barcode",
        "codename",
        "timestamp",
        "workplace",
        "membership",
        "president",
        "incident",
        "android",
        "covid",
        "paid",
    ],
)
def test_other_words_stay_one(word):
    assert apart(word) is None


def test_parts_are_read_as_words_are():
    assert words("geburtsort") == words("birth_place")
    assert words("emp_nm") == words("employee_name")
    assert words("guardianPhoneNo") == ("guardian", "phone")

from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np
import pytest

from seeding.columns import DAY
from seeding.kinds import words
from tests.kinds.drawing import asked, values


def test_a_full_name_is_the_first_and_the_last_name_of_the_same_person():
    draw = asked(500)
    pairs = zip(values("first_name", draw), values("last_name", draw), strict=True)
    assert values("full_name", draw) == [f"{first} {last}" for first, last in pairs]


@pytest.mark.parametrize(
    ("locale", "form"), [("ja_JP", "{last} {first}"), ("zh_CN", "{last}{first}"), ("hu_HU", "{last} {first}")]
)
def test_the_family_name_comes_first_where_it_does(locale, form):
    draw = asked(50, locales=(locale,))
    pairs = zip(values("first_name", draw), values("last_name", draw), strict=True)
    assert values("full_name", draw) == [form.format(first=first, last=last) for first, last in pairs]


def test_names_and_titles_fit_the_gender():
    draw = asked(2000)
    source = words.provider("person", "en_US")
    for gender, title, name in zip(
        values("gender", draw), values("name_title", draw), values("first_name", draw), strict=True
    ):
        if gender != "non-binary":
            listed, titles = {
                "female": (source.first_names_female, ("Ms.", "Dr.")),
                "male": (source.first_names_male, ("Mr.", "Dr.")),
            }[gender]
            assert name in listed
            assert title in titles


def test_polish_and_russian_women_have_the_feminine_form_of_a_family_name():
    for locale, ending, other in (("pl_PL", "ska", "ski"), ("ru_RU", "ова", "ов")):
        draw = asked(3000, locales=(locale,))
        for gender, name in zip(values("gender", draw), values("last_name", draw), strict=True):
            assert not (gender == "female" and name.endswith(other))
            assert not (gender == "male" and name.endswith(ending))


def test_frequent_names_are_frequent():
    count = Counter(values("last_name", asked(20_000)))
    assert count["Smith"] > 20 * count["Sloan"] > 0


def test_ages_follow_their_shares_and_the_date_of_birth():
    as_of = 1_750_000_000_000_000
    draw = asked(20_000, as_of=as_of)
    today = date.fromordinal(date(1970, 1, 1).toordinal() + as_of // DAY)
    ages = values("age", draw)
    for age, born, year in zip(ages, values("date_of_birth", draw), values("birth_year", draw), strict=True):
        assert today.year - born.year - ((today.month, today.day) < (born.month, born.day)) == age
        assert year == born.year
    shares = np.histogram(ages, bins=(18, 26, 41, 66, 81))[0] / len(ages)
    assert shares == pytest.approx([0.20, 0.45, 0.30, 0.05], abs=0.01)


def test_short_columns_get_shorter_names_not_cut_ones():
    source = words.provider("person", "en_US")
    assert set(values("first_name", asked(500, max_length=5))) <= {*source.first_names_female, *source.first_names_male}
    assert all(len(name) <= 12 for name in values("full_name", asked(500, max_length=12)))


def test_golden_people():
    draw = asked(4)
    assert values("full_name", draw) == GOLDEN_NAMES
    assert values("full_name", asked(4, unique=True)) == GOLDEN_UNIQUE_NAMES


GOLDEN_NAMES = [
    "Angela Phillips",
    "Amy Stanley",
    "Jerome Saunders",
    "Erin Ford",
]
GOLDEN_UNIQUE_NAMES = [
    "Angela Erin Phillips",
    "Amy Nicole Stanley",
    "Jerome Craig Saunders",
    "Erin Julie Ford",
]

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeding.columns import Bank, Words, template
from seeding.kinds import words


@given(st.lists(st.integers(0, 10**15), min_size=1, max_size=20), st.data())
def test_decimal_writes_numbers_where_they_are_shown(numbers, data):
    shown = data.draw(st.lists(st.booleans(), min_size=len(numbers), max_size=len(numbers)))
    written = words.decimal(np.array(numbers), np.array(shown)).present()
    assert written == [str(number) if show else "" for number, show in zip(numbers, shown, strict=True)]
    assert words.decimal(np.array(numbers)).present() == [str(number) for number in numbers]


@given(st.integers(1, 15), st.data())
def test_padded_writes_leading_zeros(digits, data):
    numbers = data.draw(st.lists(st.integers(0, 10**digits - 1), min_size=1, max_size=20))
    assert words.padded(np.array(numbers), digits).present() == [f"{number:0{digits}d}" for number in numbers]


def test_fitted_replaces_long_words_by_short_ones_of_the_bank():
    column = Words(np.arange(5), Bank(("Ada", "Bartholomew", "Grace", "Maximiliana", "Bo")))
    assert words.fitted(column, None) is column
    assert words.fitted(column, 5).present() == ["Ada", "Ada", "Grace", "Grace", "Bo"]
    assert words.fitted(column, 5).longest == 5


def test_fitted_cuts_only_where_no_word_is_short_enough():
    assert words.fitted(Words(np.array([0, 1]), Bank(("Rotterdam", "Amsterdam"))), 4).present() == ["Rott", "Amst"]


def test_first_fitting_takes_the_longest_form_row_by_row():
    column = Words(np.arange(2), Bank(("Al", "Bernadette")))
    found = words.first_fitting(8, template(column, " Smith"), lambda: template("x", column).fit(3))
    assert found.present() == ["Al Smith", "xBe"]
    assert found.take(slice(1, 2)).present() == ["xBe"]


def test_first_fitting_does_not_cut():
    with pytest.raises(ValueError, match="'Bernadette' cannot be shortened to 4 characters"):
        words.first_fitting(4, Words(np.array([0]), Bank(("Bernadette",))))


@pytest.mark.parametrize(
    ("locale", "name", "written"),
    [
        ("de_DE", "Jörg Groß", "joerggross"),
        ("sv_SE", "Åsa", "asa"),
        ("tr_TR", "Işıl", "isil"),
        ("tr_TR", "İpek", "ipek"),
        ("pl_PL", "Łukasz", "lukasz"),
        ("ru_RU", "Юрий", "iurii"),
        ("fr_FR", "O'Neill-Zoë", "oneillzoe"),
        ("en_US", "…", "x"),
    ],
)
def test_names_in_latin_letters(locale, name, written):
    assert words.latin(name, locale) == written


def test_listing_says_what_is_missing():
    with pytest.raises(LookupError, match="Faker's person provider has none of first_planets for en_US"):
        words.listing("person", "en_US", "first_planets")

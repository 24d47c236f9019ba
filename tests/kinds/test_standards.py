"""Tables of countries, currencies and languages have the rows that their standards have."""

import re

import pytest
from django.db import models

from seeding.kinds.gazetteer import nations
from seeding.kinds.standards import COLUMNS, cells_of, rows_of
from tests.kinds.test_naming import plan_of, plan_of_all

FORMS = {
    "country": {"alpha_2": r"[A-Z]{2}", "alpha_3": r"[A-Z]{3}", "numeric": r"\d{3}", "name": r"\S.+"},
    "currency": {"code": r"[A-Z]{3}", "numeric": r"\d{3}", "name": r"\S.+", "symbol": r"\S{1,5}", "places": r"[0-4]"},
    "language": {"code": r"[a-z]{2}", "code_3": r"[a-z]{3}", "name": r"\S.+", "own_name": r"\S.*"},
}
KEYS = [("country", "alpha_2"), ("country", "alpha_3"), ("country", "numeric"), ("country", "name"),
        ("currency", "code"), ("currency", "numeric"), ("language", "code"), ("language", "code_3")]  # fmt: skip


@pytest.mark.parametrize("table", COLUMNS)
def test_every_cell_has_its_form(table):
    assert len(rows_of(table)) >= 100
    assert set(map(len, rows_of(table))) == {len(COLUMNS[table])}
    for column, form in FORMS[table].items():
        assert [cell for cell in cells_of(table, column) if not re.fullmatch(form, cell)] == []


@pytest.mark.parametrize(("table", "column"), KEYS)
def test_keys_tell_rows_apart(table, column):
    assert len(set(cells_of(table, column))) == len(rows_of(table))


def test_countries_are_those_of_the_gazetteer():
    assert dict(nations()) == dict(zip(cells_of("country", "alpha_2"), cells_of("country", "name"), strict=True))


def drawn(model, rows, **fields):
    made = plan_of(model, rows, **fields).rows(f"drawn.{model}", range(rows))
    return list(zip(*(made.column(name).values() for name in fields), strict=True))


def text(length, **options):
    return models.CharField(max_length=length, **options)


def test_the_columns_of_a_row_belong_together():
    known = {(a2, a3, int(number), name) for a2, a3, number, name in rows_of("country")}
    countries = drawn(
        "ShopCountry", 100, code=text(2, unique=True), iso3=text(3), numeric=models.IntegerField(), name=text(60)
    )
    assert set(countries) <= known
    assert len(set(countries)) == 100
    currencies = drawn("Currency", 100, code=text(3, unique=True), name=text(60), symbol=text(5))
    assert set(currencies) <= {(code, name, sign) for code, _, name, sign, _ in rows_of("currency")}
    languages = drawn("Language", 100, code=text(5), name=text(60), native_name=text(60))
    assert set(languages) <= {(code, name, own) for code, _, name, own in rows_of("language")}


def test_names_that_do_not_fit_are_left_to_others():
    assert {len(code) for code, _ in drawn("Country", 20, code=text(2), name=text(12))} == {2}


@pytest.mark.parametrize("locales", [("en_US",), ("de_DE", "en_US", "ja_JP")])
def test_addresses_are_in_the_country_that_they_point_at(locales):
    country = {"code": text(2, primary_key=True), "name": text(60)}
    address = {"street": text(80), "city": text(60), "postal_code": text(12), "country_code": text(2)}
    pointing = {**address, "country": models.ForeignKey("drawn.Country", models.CASCADE)}
    made = plan_of_all({"Country": country, "Address": pointing}, 60, locales=locales)
    rows = made.rows("drawn.Address", range(60))
    assert rows.column("country").values() == rows.column("country_code").values()
    assert len(set(rows.column("country").values())) == len(locales)


def test_what_has_no_address_is_of_any_country():
    country = {"code": text(2, primary_key=True)}
    made = plan_of_all(
        {"Country": country, "Wine": {"country": models.ForeignKey("drawn.Country", models.CASCADE)}}, 60
    )
    assert len(set(made.rows("drawn.Wine", range(60)).column("country").values())) > 10

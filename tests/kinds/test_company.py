"""Companies."""

import numpy as np
import pytest
from django.core.validators import validate_email

from seeding import kinds
from seeding.kinds.company import companies, german_check_digit, luhn_digit
from tests.kinds.drawing import asked


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("company", "company"), ("company_name", "company"), ("organisation", "company"),
        ("employer", "company"), ("vendor", "company"), ("supplier_name", "company"),
        ("manufacturer", "company"), ("industry", "industry"), ("department", "department"),
        ("department_name", "department"), ("slogan", "slogan"), ("vat_number", "vat_number"),
        ("company_email", "company_email"), ("company_website", "company_url"),
        ("legal_form", "company_suffix"),
    ],
)  # fmt: skip
def test_column_names(column, name):
    assert kinds.get(name).suggested_by(column)


def test_companies_is_the_kind():
    assert companies(asked()).values() == kinds.get("company").draw(asked()).values()


def test_many_different_companies():
    assert len(set(kinds.get("company").draw(asked(20_000)).values())) > 9_000


@pytest.mark.parametrize("locale", ["en_US", "de_DE", "fr_FR", "ja_JP", "ru_RU", "pl_PL"])
def test_reachable_under_the_name(locale):
    draw = asked(500, locales=(locale,))
    names = ("company", "company_url", "company_domain", "company_email")
    for company, url, domain, email in zip(*(kinds.get(name).draw(draw).values() for name in names), strict=True):
        assert url == f"https://www.{domain}"
        assert email.endswith(f"@{domain}")
        assert domain.endswith(".example")
        assert "--" not in domain
        if locale == "en_US":
            assert domain.removesuffix(".example").split("-")[0] == company.split()[0].lower()


def test_emails_are_valid():
    for unique in (False, True):
        for value in (
            kinds.get("company_email").draw(asked(2000, unique=unique, locales=("de_DE", "ja_JP", "fr_FR"))).values()
        ):
            validate_email(value)


def test_legal_forms_are_those_of_the_name():
    draw = asked(500, locales=("de_DE",))
    pairs = zip(kinds.get("company").draw(draw).values(), kinds.get("company_suffix").draw(draw).values(), strict=True)
    assert all(name.endswith(f" {form}") for name, form in pairs)


def test_vat_check_digits():
    # DE136695976 is the example of the Federal Central Tax Office, FR40303265045 that of the European Commission.
    assert german_check_digit(np.array([13_669_597])).tolist() == [6]
    assert luhn_digit(np.array([30_326_504]), 8).tolist() == [5]
    assert luhn_digit(np.array([7_992_739_871]), 10).tolist() == [3]
    for value in kinds.get("vat_number").draw(asked(500, locales=("fr_FR",), unique=True)).values():
        assert int(value[2:4]) == (12 + 3 * (int(value[4:]) % 97)) % 97

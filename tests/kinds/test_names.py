"""Which kind the names of columns suggest: the first of the registry that can be stored in the column."""

from __future__ import annotations

import pytest

from seeding import kinds

SUGGESTED = {
    "first_name": "first_name, firstname, given_name, fname",
    "last_name": "last_name, surname, family_name",
    "full_name": "full_name, display_name, author_name, customer_name, recipient_name, contact_name",
    "email": "email, email_address, e_mail, contact_email, user_email, backup_email",
    "username": "username, login, handle, nickname, twitter_handle, github_username",
    "phone": "phone, phone_number, telephone, home_phone, work_phone, fax, contact_number",
    "mobile": "mobile, mobile_phone, cell_phone, cell, whatsapp_number",
    "street_address": "street, street_address, address1, address_line1, address_line_1, mailing_street",
    "secondary_address": "address2, address_line_2, apartment, suite",
    "address": "address, full_address, mailing_address, postal_address",
    "city": "city, town, city_name, hometown, mailing_city, birth_place",
    "state": "state, province, region, county",
    "postal_code": "zip, zip_code, zipcode, postal_code, postcode, plz, mailing_zip",
    "country": "country, country_name",
    "country_code": "country_code, country_iso",
    "timezone": "timezone, time_zone, tz",
    "location": "location, venue",
    "gender": "gender, sex",
    "job_title": "job_title, occupation, profession",
    "name_title": "salutation, honorific, name_prefix",
}


@pytest.mark.parametrize(
    ("column", "kind"), [(name, kind) for kind, listed in SUGGESTED.items() for name in listed.split(", ")]
)
def test_text_columns_suggest(column, kind):
    assert suggested(column, "text") == kind


@pytest.mark.parametrize(
    ("column", "storage", "kind"),
    [
        ("latitude", "decimal", "latitude"),
        ("lng", "float", "longitude"),
        ("age", "integer", "age"),
        ("date_of_birth", "date", "date_of_birth"),
        ("dob", "date", "date_of_birth"),
        ("birth_year", "integer", "birth_year"),
    ],
)
def test_other_columns_suggest(column, storage, kind):
    assert suggested(column, storage) == kind


@pytest.mark.parametrize(
    "column", ["id", "pk", "value", "data", "is_active", "flag", "x", "", "created_at", "statements"]
)
def test_names_that_say_nothing_suggest_nothing(column):
    assert suggested(column, "text") is None


def suggested(column: str, storage: str) -> str | None:
    found = (kind.name for kind in kinds.all_kinds().values() if storage in kind.types and kind.suggested_by(column))
    return next(found, None)

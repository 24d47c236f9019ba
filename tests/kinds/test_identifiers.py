"""Codes and numbers."""

import uuid

import numpy as np
import pytest

from seeding import kinds
from seeding.kinds.identifiers import check_digits_ean, check_digits_ipi, check_digits_iswc
from tests.kinds.drawing import asked, of_subject


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("uuid", "uuid_text"), ("token", "token"), ("api_key", "token"), ("access_token", "token"),
        ("session_key", "token"), ("client_secret", "token"), ("checksum", "hash"), ("md5", "md5"),
        ("sha256", "sha256"), ("commit_hash", "sha1"), ("code", "code"), ("reference", "code"),
        ("case_number", "code"), ("serial_number", "serial_number"), ("isbn", "isbn13"),
        ("license_plate", "license_plate"), ("passport_number", "passport_number"), ("ssn", "ssn"),
        ("tax_id", "tax_id"), ("national_id", "national_id"), ("external_id", "external_id"),
        ("stripe_id", "external_id"), ("sort_order", "position"), ("priority", "priority"),
        ("year", "year"), ("fiscal_year", "late_year"), ("version", "version"),
        ("iswc", "iswc"), ("isrc_code", "isrc"), ("ipi_name", "ipi_name"), ("ipi_number", "ipi_name"),
        ("percent_complete", "percentage"), ("background_color", "color_hex"), ("vin", "vin"),
    ],
)  # fmt: skip
def test_column_names(column, name):
    assert kinds.get(name).suggested_by(column)


def test_passwords_are_left_alone():
    assert not any(kinds.get(name).suggested_by("password_hash") for name in of_subject("identifiers"))


def test_uuids():
    for value in kinds.get("uuid_text").draw(asked(500)).values():
        parsed = uuid.UUID(value)
        assert (parsed.version, parsed.variant, str(parsed)) == (4, uuid.RFC_4122, value)


@pytest.mark.parametrize(("max_length", "length"), [(None, 40), (255, 40), (64, 64), (40, 40), (32, 32), (12, 12)])
def test_tokens_fill_their_column(max_length, length):
    for value in kinds.get("token").draw(asked(100, max_length=max_length)).values():
        assert len(value) == length
        assert value.startswith("test_")


@pytest.mark.parametrize(
    ("max_length", "length"), [(None, 64), (128, 64), (64, 64), (63, 40), (40, 40), (32, 32), (20, 20)]
)
def test_hashes_fill_their_column(max_length, length):
    assert {len(value) for value in kinds.get("hash").draw(asked(100, max_length=max_length)).values()} == {length}


def test_check_digits_of_works_and_of_who_wrote_them():
    # T-034.524.680-1 is the example of ISO 15707, 00014107338 a name number as its registry writes it.
    assert check_digits_iswc(np.array([34_524_680])).tolist() == [1]
    assert check_digits_ipi(np.array([141_073])).tolist() == [38]
    for value in kinds.get("iswc").draw(asked(200, unique=True)).values():
        digits = [int(digit) for digit in value[1:]]
        assert (1 + sum(place * digit for place, digit in enumerate(digits[:9], 1)) + digits[9]) % 10 == 0
    for value in kinds.get("ipi_name").draw(asked(200, unique=True)).values():
        total = sum((10 - place) * int(digit) for place, digit in enumerate(value[:9])) % 101
        assert (101 - total if total else 0) % 100 == int(value[9:])


def test_isbn_check_digits():
    for value in kinds.get("isbn13").draw(asked(1000, unique=True)).values():
        assert sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(value)) % 10 == 0
    # ISBN-10 0-306-40615-2 and ISBN-13 978-0-306-40615-7 are the examples of the ISBN Users' Manual.
    assert check_digits_ean(np.array([978_030_640_615]), 12).tolist() == [7]
    for value in kinds.get("isbn13").draw(asked(1000, max_length=10)).values():
        digits = [10 if digit == "X" else int(digit) for digit in value]
        assert sum(digit * weight for digit, weight in zip(digits, range(10, 0, -1), strict=True)) % 11 == 0


def test_social_security_numbers_are_never_issued():
    for value in kinds.get("ssn").draw(asked(2000, unique=True)).values():
        area, group, serial = map(int, value.split("-"))
        assert 900 < area < 1000
        assert 0 < group < 50
        assert serial > 0


def test_years_end_with_the_as_of_date():
    years = kinds.get("year").draw(asked(5000)).array
    assert years.min() >= 1990
    assert years.max() == 2025


def test_codes_of_hardly_any_room():
    values = kinds.get("code").draw(asked(900, max_length=2, unique=True)).values()
    assert len(set(values)) == 900
    with pytest.raises(ValueError, match="961 different values of 'code'"):
        kinds.get("code").draw(asked(962, max_length=2, unique=True))


def test_percentages():
    whole, exact = (kinds.get(name).draw(asked(5000)).array for name in ("percentage", "percentage_decimal"))
    assert (whole.min(), whole.max()) == (0, 100)
    assert exact.min() >= 0
    assert exact.max() <= 10_000


def vin_check_digit(value):
    worth = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True))
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    rest = sum(int(worth.get(one, one)) * weight for one, weight in zip(value, weights, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def test_vin_check_digits():
    # The example of 49 CFR 565.
    assert vin_check_digit("1M8GDM9AXKP042788") == "X"
    values = kinds.get("vin").draw(asked(1000, unique=True)).values()

    assert all(value[8] == vin_check_digit(value) for value in values)
    assert len(set(values)) == 1000

"""Numbers of authorities and banks are told from any others by their check digits."""

import pytest

from seeding.masking import checksums
from seeding.masking.checksums import card, iban, luhn


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("255081416802538", checksums.fr_nir), ("RSSMRA85T10A562S", checksums.it_codice_fiscale),
        ("131052-308T", checksums.fi_code), ("12345678Z", checksums.es_nif), ("86095742719", checksums.de_tax_id),
        ("529.982.247-25", checksums.br_cpf), ("44051401359", checksums.pl_pesel), ("811228-9874", checksums.se_personnummer),
        ("943 476 5919", checksums.uk_nhs), ("111222333", checksums.nl_bsn),
    ],
)  # fmt: skip
def test_national_numbers_have_their_check_digits(text, fits):
    assert fits(text)
    digit = next(place for place in range(len(text) - 1, -1, -1) if text[place].isalnum())
    wrong = "A" if text[digit].isalpha() and text[digit] != "A" else "0" if text[digit] != "0" else "1"
    assert not fits(text[:digit] + wrong + text[digit + 1 :])


def test_social_security_numbers_have_ranges():
    assert checksums.us_ssn("219-09-9999")
    assert not checksums.us_ssn("000-09-9999")


@pytest.mark.parametrize("text", ["", " ", "x", "12", "ZZ", "-", "1" * 40, "é" * 11, "\n"])
def test_any_text_may_be_asked(text):
    tests = [one for name, one in vars(checksums).items() if callable(one) and name in (
        "card", "iban", "us_ssn", "uk_nino", "uk_nhs", "de_tax_id", "es_nif", "fr_nir", "it_codice_fiscale", "pl_pesel",
        "br_cpf", "nl_bsn", "se_personnummer", "cn_resident_id", "in_aadhaar", "fi_code")]  # fmt: skip
    assert len(tests) == 16
    assert not any(test(text) for test in tests)


def test_cards_and_accounts_have_theirs():
    assert card("4111 1111 1111 1111")
    assert not card("4111 1111 1111 1112")
    assert iban("DE89 3704 0044 0532 0130 00")
    assert not iban("DE88 3704 0044 0532 0130 00")
    assert luhn("79927398713")

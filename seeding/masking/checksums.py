"""What tells a card, an account or a national identity number from any other number: its form, check digits and ranges.

Each test takes any text and is true only for a whole number of its kind, with blanks and signs where people put them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import wraps

Valid = Callable[[str], bool]

_NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def _of_form(form: str) -> Callable[[Valid], Valid]:
    """A test of texts that have a form; of all others it is False."""
    compiled = re.compile(form, re.IGNORECASE | re.ASCII)

    def declare(test: Valid) -> Valid:
        @wraps(test)
        def valid(text: str) -> bool:
            stripped = text.strip()
            return compiled.fullmatch(stripped) is not None and test(stripped)

        return valid

    return declare


def digits_of(text: str) -> str:
    return "".join(one for one in text if one.isdigit() and one.isascii())


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B."""
    total = 0
    for place, one in enumerate(reversed(digits)):
        value = ord(one) - 48
        if place % 2:
            value = value * 2 - 9 * (value > 4)
        total += value
    return total % 10 == 0


@_of_form(r"\d[\d -]{10,22}\d")
def card(text: str) -> bool:
    """A payment card: the first digits and the length of an issuer, and the Luhn digit."""
    digits = digits_of(text)
    size = len(digits)
    if len(set(digits)) < 2 or not luhn(digits):
        return False
    two, four = int(digits[:2]), int(digits[:4])
    return (
        (digits[0] == "4" and size in (13, 16, 19))
        or ((51 <= two <= 55 or 2221 <= four <= 2720) and size == 16)
        or (two in (34, 37) and size == 15)
        or (two in (36, 38, 39) and 14 <= size <= 19)
        or (300 <= int(digits[:3]) <= 305 and 14 <= size <= 19)
        or ((four == 6011 or two in (64, 65)) and 16 <= size <= 19)
        or (3528 <= four <= 3589 and 16 <= size <= 19)
        or (two == 62 and 16 <= size <= 19)
        or ((two == 50 or 56 <= two <= 69) and 12 <= size <= 19)
    )


IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
    "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
    "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
    "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24,
    "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24,
    "XK": 20,
}  # fmt: skip


@_of_form(r"[A-Z]{2}\d\d[A-Z0-9 ]{11,42}")
def iban(text: str) -> bool:
    """ISO 13616: the country's length and a remainder of 1 by 97."""
    compact = "".join(text.split()).upper()
    if IBAN_LENGTHS.get(compact[:2]) != len(compact) or not compact.isascii() or not compact.isalnum():
        return False
    return int("".join(str(int(one, 36)) for one in compact[4:] + compact[:4])) % 97 == 1


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@_of_form(r"\d{3}[- ]?\d\d[- ]?\d{4}")
def us_ssn(text: str) -> bool:
    """United States social security number: no check digit, but ranges that are never given."""
    digits = digits_of(text)
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    return len(digits) == 9 and area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"


@_of_form(r"[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]")
def uk_nino(text: str) -> bool:
    """United Kingdom national insurance number: letters that are given, no check digit."""
    compact = "".join(text.split()).upper()
    return compact[0] not in "DFIQUV" and compact[1] not in "DFIQUVO" and compact[:2] not in (
        "BG", "GB", "NK", "KN", "TN", "NT", "ZZ",
    )  # fmt: skip


@_of_form(r"\d{2} ?\d{3} ?\d{3} ?\d{3}")
def de_tax_id(text: str) -> bool:
    """German tax identification number: one digit occurs twice or three times, and ISO 7064 MOD 11,10."""
    digits = digits_of(text)
    if len(digits) != 11 or digits[0] == "0" or len(set(digits[:10])) not in (8, 9):
        return False
    product = 10
    for one in digits[:10]:
        total = (int(one) + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == int(digits[10])


@_of_form(r"(\d{8}|[XYZ]-?\d{7})-?[A-Z]")
def es_nif(text: str) -> bool:
    """Spanish DNI and NIE: the number modulo 23 gives the letter."""
    compact = "".join(one for one in text.upper() if one.isalnum())
    number = {"X": "0", "Y": "1", "Z": "2"}.get(compact[0], compact[0]) + compact[1:-1]
    return len(compact) == 9 and number.isdigit() and _NIF_LETTERS[int(number) % 23] == compact[-1]


@_of_form(r"[1-478] ?\d\d ?\d\d ?(\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d")
def fr_nir(text: str) -> bool:
    """French social security number: the two last digits are 97 minus the rest modulo 97."""
    compact = "".join(text.split()).upper()
    number = compact[:-2].replace("2A", "19").replace("2B", "18")
    return len(compact) == 15 and number.isdigit() and 97 - int(number) % 97 == int(compact[-2:])


_CF_ODD = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)


@_of_form(r"[A-Z]{6}[0-9L-V]{2}[A-Z][0-9L-V]{2}[A-Z][0-9L-V]{3}[A-Z]")
def it_codice_fiscale(text: str) -> bool:
    """Italian tax code: the last letter checks the fifteen before it (D.M. 23/12/1976)."""
    code = text.upper()
    total = 0
    for place, one in enumerate(code[:15]):
        value = int(one) if one.isdigit() else ord(one) - 65
        total += value if place % 2 else _CF_ODD[value]
    return chr(65 + total % 26) == code[15]


@_of_form(r"\d{11}")
def pl_pesel(text: str) -> bool:
    """Polish PESEL: a date of birth and a weighted check digit."""
    digits = digits_of(text)
    if len(digits) != 11:
        return False
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
    month = int(digits[2:4])
    year = (1900, 2000, 2100, 2200, 1800)[month // 20] + int(digits[:2])
    checked = sum(int(one) * weight for one, weight in zip(digits, weights, strict=True)) % 10 == 0
    return checked and _is_date(year, month % 20, int(digits[4:6]))


@_of_form(r"\d{3}\.?\d{3}\.?\d{3}-?\d\d")
def br_cpf(text: str) -> bool:
    """Brazilian CPF: two check digits modulo 11."""
    digits = digits_of(text)
    if len(digits) != 11 or len(set(digits)) == 1:
        return False
    for size in (9, 10):
        total = sum(int(one) * (size + 1 - place) for place, one in enumerate(digits[:size]))
        if total * 10 % 11 % 10 != int(digits[size]):
            return False
    return True


@_of_form(r"\d[\d. ]{7,11}\d")
def nl_bsn(text: str) -> bool:
    """Dutch citizen service number: the weighted sum is divisible by eleven."""
    digits = digits_of(text)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(digits) == 9 and sum(int(one) * by for one, by in zip(digits, weights, strict=True)) % 11 == 0


@_of_form(r"(\d\d)?\d{6}[-+]?\d{4}")
def se_personnummer(text: str) -> bool:
    """Swedish personal identity number: a date of birth and a Luhn digit."""
    digits = digits_of(text)[-10:]
    day = int(digits[4:6])
    return luhn(digits) and _is_date(2000, int(digits[2:4]), day - 60 * (day > 60))


@_of_form(r"[1-9]\d{16}[\dX]")
def cn_resident_id(text: str) -> bool:
    """Chinese resident identity number (GB 11643): a date of birth and ISO 7064 MOD 11-2."""
    code = text.upper()
    total = sum(int(one) * pow(2, 17 - place, 11) for place, one in enumerate(code[:17]))
    return "10X98765432"[total % 11] == code[17] and _is_date(int(code[6:10]), int(code[10:12]), int(code[12:14]))


_VERHOEFF = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_VERHOEFF_TURNS = (
    "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258",
)  # fmt: skip


@_of_form(r"[2-9]\d{3} ?\d{4} ?\d{4}")
def in_aadhaar(text: str) -> bool:
    """Indian Aadhaar number: twelve digits with a Verhoeff check digit, the first above 1."""
    digits = digits_of(text)
    if len(digits) != 12 or digits[0] in "01":
        return False
    state = 0
    for place, one in enumerate(reversed(digits)):
        state = int(_VERHOEFF[state][int(_VERHOEFF_TURNS[place % 8][int(one)])])
    return state == 0


@_of_form(r"\d{3} ?\d{3} ?\d{4}")
def uk_nhs(text: str) -> bool:
    """NHS number of England and Wales: ten digits, modulus 11."""
    digits = digits_of(text)
    check = 11 - sum(int(one) * by for one, by in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return check != 10 and check % 11 == int(digits[9])


@_of_form(r"\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]")
def fi_code(text: str) -> bool:
    """Finnish personal identity code: date, sign of the century, number, and the remainder by 31."""
    plain = text.upper()
    return "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(plain[:6] + plain[7:10]) % 31] == plain[10]

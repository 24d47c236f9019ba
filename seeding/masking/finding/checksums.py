"""Check digits of numbers that name a person, an account or a card: true only where they are right."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def _digits(text: str) -> list[int]:
    return [int(one) for one in text if "0" <= one <= "9"]


def _weighted(digits: Sequence[int], weights: Sequence[int]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False))


def luhn(text: str) -> bool:
    """ISO/IEC 7812-1, annex B: the sum of the digits, every second one doubled from the right, ends in 0."""
    total = 0
    for place, digit in enumerate(reversed(_digits(text))):
        total += digit if place % 2 == 0 else (2 * digit - 9 if digit > 4 else 2 * digit)
    return total % 10 == 0


def card(text: str) -> bool:
    """A card's number: 13 to 19 digits of a network's range, with Luhn's check digit."""
    digits = "".join(one for one in text if one.isdigit())
    return 13 <= len(digits) <= 19 and digits[0] in "23456" and len(set(digits)) > 1 and luhn(digits)


def iban(text: str) -> bool:
    """ISO 13616: read as a number with A = 10 … Z = 35 and the first four signs at the end, it leaves 1 by 97."""
    plain = "".join(text.split()).upper()
    if not (
        15 <= len(plain) <= 34 and plain.isalnum() and plain.isascii() and plain[:2].isalpha() and plain[2:4].isdigit()
    ):
        return False
    return int("".join(str(int(one, 36)) for one in plain[4:] + plain[:4])) % 97 == 1


def us_ssn(text: str) -> bool:
    """A Social Security number as the SSA gives them: no check digit, but area, group and serial have bounds."""
    parts = text.strip().split("-")
    if [len(part) for part in parts] != [3, 2, 4] or not all(part.isdigit() for part in parts):
        return False
    return parts[0] not in ("000", "666") and parts[0] < "900" and parts[1] != "00" and parts[2] != "0000"


def nhs(text: str) -> bool:
    """The NHS number of England and Wales: ten digits, modulus 11."""
    digits = _digits(text)
    if len(digits) != 10:
        return False
    check = 11 - _weighted(digits[:9], range(10, 1, -1)) % 11
    return check != 10 and check % 11 == digits[9]


def german_tax_id(text: str) -> bool:
    """The Steuer-ID: eleven digits, ISO 7064 MOD 11,10, one digit of the first ten two or three times."""
    digits = _digits(text)
    if len(digits) != 11 or digits[0] == 0 or max(digits[:10].count(one) for one in digits[:10]) not in (2, 3):
        return False
    product = 10
    for digit in digits[:10]:
        total = (digit + product) % 10 or 10
        product = 2 * total % 11
    return (11 - product) % 10 == digits[10]


def french_nir(text: str) -> bool:
    """The NIR of INSEE: sex, year, month, place, order and a key of 97 less the remainder."""
    plain = "".join(text.split()).upper().replace("2A", "19", 1).replace("2B", "18", 1)
    return len(plain) == 15 and plain.isdigit() and plain[0] in "12" and 97 - int(plain[:13]) % 97 == int(plain[13:])


def brazilian_cpf(text: str) -> bool:
    """The CPF: eleven digits, two of them checks by modulus 11."""
    digits = _digits(text)
    if len(digits) != 11 or len(set(digits)) == 1:
        return False
    checks = []
    for length in (9, 10):
        rest = _weighted(digits[:length], range(length + 1, 1, -1)) % 11
        checks.append(0 if rest < 2 else 11 - rest)
    return checks == digits[9:]


def polish_pesel(text: str) -> bool:
    """The PESEL: eleven digits, the first six a date of birth, the last a check."""
    digits = _digits(text)
    if (
        len(digits) != 11
        or not 1 <= (digits[2] * 10 + digits[3]) % 20 <= 12
        or not 1 <= digits[4] * 10 + digits[5] <= 31
    ):
        return False
    return (10 - _weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10) % 10 == digits[10]


def dutch_bsn(text: str) -> bool:
    """The BSN: nine digits, the eleven-test with the last weighing minus one."""
    digits = _digits(text)
    return len(digits) == 9 and any(digits) and _weighted(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0


def spanish_dni(text: str) -> bool:
    """The DNI or NIE: seven or eight digits and the letter of the remainder by 23."""
    plain = text.strip().upper().replace("-", "")
    if len(plain) != 9 or not plain[-1].isalpha():
        return False
    number = plain[:-1].translate(str.maketrans("XYZ", "012")) if plain[0] in "XYZ" else plain[:-1]
    return number.isdigit() and "TRWAGMYFPDXBNJZSQVHLCKE"[int(number) % 23] == plain[-1]


def italian_fiscal_code(text: str) -> bool:
    """The codice fiscale: sixteen signs, the last a letter over the others (decree of 23 December 1976)."""
    plain = text.strip().upper()
    if len(plain) != 16 or not plain.isalnum() or not plain.isascii() or not plain[:6].isalpha():
        return False
    odd = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
    total = 0
    for place, one in enumerate(plain[:15]):
        value = int(one) if one.isdigit() else ord(one) - 65
        total += odd[value] if place % 2 == 0 else value
    return chr(65 + total % 26) == plain[15]


def swedish_personal_number(text: str) -> bool:
    """The personnummer: six or eight digits of a date, a sign, and four digits, with Luhn's check over ten."""
    plain = text.strip().replace("-", "").replace("+", "")
    if not plain.isdigit() or len(plain) not in (10, 12):
        return False
    ten = plain[-10:]
    return 1 <= int(ten[2:4]) <= 12 and 1 <= int(ten[4:6]) % 60 <= 31 and luhn(ten)


def finnish_code(text: str) -> bool:
    """The henkilötunnus: date, sign of the century, number and a check of the remainder by 31."""
    plain = text.strip().upper()
    if len(plain) != 11 or plain[6] not in "+-ABCDEFUVWXY" or not (plain[:6] + plain[7:10]).isdigit():
        return False
    return "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(plain[:6] + plain[7:10]) % 31] == plain[10]


NATIONAL: tuple[tuple[str, Callable[[str], bool], float], ...] = (
    ("a Social Security number (US)", us_ssn, 0.05),
    ("a NIR (France)", french_nir, 0.01),
    ("a codice fiscale (Italy)", italian_fiscal_code, 0.01),
    ("a henkilötunnus (Finland)", finnish_code, 0.03),
    ("a DNI or NIE (Spain)", spanish_dni, 0.05),
    ("a Steuer-ID (Germany)", german_tax_id, 0.04),
    ("a CPF (Brazil)", brazilian_cpf, 0.01),
    ("a PESEL (Poland)", polish_pesel, 0.02),
    ("a personnummer (Sweden)", swedish_personal_number, 0.02),
    ("an NHS number", nhs, 0.09),
    ("a BSN (Netherlands)", dutch_bsn, 0.09),
)
"""What it is called, its test, and what share of numbers of that length passes by chance."""

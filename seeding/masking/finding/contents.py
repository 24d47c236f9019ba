"""What the sampled values of a column are: patterns, checksums and lists of names, as shares of the values."""

from __future__ import annotations

import ipaddress
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from seeding.masking import checksums
from seeding.masking.checksums import card, iban
from seeding.masking.packed import leaves
from seeding.vocabulary import word_set

EMAIL = re.compile(r"[^\s@<>()\[\],;:\"']+@[^\s@<>()\[\],;:\"']+\.[^\W\d_]{2,}", re.UNICODE)
_EMAILS = re.compile(rf"(?:.{{0,60}}<)?{EMAIL.pattern}>?(?:[,;\s]+(?:.{{0,60}}<)?{EMAIL.pattern}>?)*")
_PHONE = re.compile(r"(?:\+|00)?[\d(][\d\s().\-/]{5,22}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?", re.IGNORECASE)
_MAC = re.compile(r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.IGNORECASE)
_JWT = re.compile(r"eyJ[\w-]{5,}\.eyJ[\w-]{5,}\.[\w-]*")
_PASSWORD = re.compile(
    r"(?:pbkdf2_sha\d+|argon2|bcrypt(?:_sha256)?|scrypt|md5|sha1|unsalted_\w+)\$.+|"
    r"\$(?:2[abxy]|argon2\w*|5|6|1|apr1|y|pbkdf2\S*)\$.+"
    r"|\{(?:SSHA|SHA|MD5|CRYPT|SMD5)[^}]*\}.+|![\w/+]{0,64}"
)
_TOKEN = re.compile(r"(?:[A-Za-z]{2,8}[_-])*(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[\w+/=.-]{20,}")
_USER_AGENT = re.compile(r"(?:Mozilla|Opera|Dalvik|curl|okhttp|python-requests|Wget|PostmanRuntime)/\d.*", re.DOTALL)
_URL = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)
_PERSON_URL = re.compile(
    r"https?://(?:www\.)?(?:(?:linkedin\.com/in|facebook\.com|twitter\.com|x\.com|instagram\.com|github\.com|t\.me"
    r"|xing\.com/profile|tiktok\.com/@|medium\.com/@)/?[\w.@-]+"
    r"|[^\s?]*/(?:users?|profiles?|people|members?|authors?|accounts?|~)/?[\w.-]+"
    r"|\S*[?&](?:(?:e-?)?mail|user(?:_?name|_?id)?|phone|token|name)=\S+)", re.IGNORECASE)  # fmt: skip
_COORDINATES = re.compile(r"(?:SRID=\d+;)?(?:POINT\s*\()?\s*-?\d{1,3}\.\d{3,}[,;\s]+-?\d{1,3}\.\d{3,}\s*\)?")
_POSTAL = re.compile(
    r"\d{5}(?:-\d{4})?|\d{5}-\d{3}|\d{4}|\d{6}|\d{3}-\d{4}|\d{2}-\d{3}|\d{3} ?\d{2}|\d{4} ?[A-Z]{2}"
    r"|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d", re.IGNORECASE)  # fmt: skip
_STREET = re.compile(
    r"\d{1,5}[a-z]?,? (?:[\w.'-]+ ){0,4}(?:st|street|ave|avenue|rd|road|blvd|boulevard|ln|lane|dr|drive|ct|court|way|"
    r"place|pl|square|terrace|close|crescent|highway|hwy|parkway|circle|trail|loop|run|row|walk|view|rue|via|calle)\b\.?.*"
    r"|.*(?:str\.|straße|strasse|gasse|weg|platz|allee|gatan|vägen|straat|laan|plein|utca|katu|ulica) ?\d+.*"
    r"|(?:ul\.|rue|via|viale|piazza|calle|avenida|av\.|rua|plaza|paseo|corso|impasse|chemin) .*\d.*|\d{1,4},? rue .*"
    r"|p\.? ?o\.? box \d+.*", re.IGNORECASE)  # fmt: skip
_FILE = re.compile(
    r"[^\n]*[^\s/]\.(?:pdf|docx?|xlsx?|csv|png|jpe?g|gif|webp|heic|mp[34]|mov|zip|txt|eml|odt|pptx?|svg)", re.IGNORECASE
)
_BLANKS = re.compile(r"\s+")
_HANDLE = re.compile(r"@[A-Za-z_]\w{2,30}")
_EARLIEST, _LATEST = 1900, 2012


def _grouped_ssn(text: str) -> bool:
    """Whether a text is one by its groups: of nine digits alone, nearly any are."""
    return not text.isdigit() and checksums.us_ssn(text)


NATIONAL = (
    ("a Social Security number (US)", _grouped_ssn, 0.0),
    ("a NIR (France)", checksums.fr_nir, 0.01),
    ("a codice fiscale (Italy)", checksums.it_codice_fiscale, 0.01),
    ("a henkilötunnus (Finland)", checksums.fi_code, 0.03),
    ("a DNI or NIE (Spain)", checksums.es_nif, 0.05),
    ("a Steuer-ID (Germany)", checksums.de_tax_id, 0.04),
    ("a CPF (Brazil)", checksums.br_cpf, 0.01),
    ("a PESEL (Poland)", checksums.pl_pesel, 0.02),
    ("a personnummer (Sweden)", checksums.se_personnummer, 0.02),
    ("a resident identity number (China)", checksums.cn_resident_id, 0.01),
    ("an Aadhaar number (India)", checksums.in_aadhaar, 0.09),
    ("an NHS number", checksums.uk_nhs, 0.09),
    ("a BSN (Netherlands)", checksums.nl_bsn, 0.09),
)
"""What it is called, its test, and what share of numbers of that length passes by chance."""


TOLD = 0.3
"""The share of sentences (`Content.told`) from which on a column holds what people write."""


@dataclass(frozen=True)
class Content:
    """What a column holds: how many values were looked at, and what share of them is of each kind."""

    values: int
    distinct: int
    shares: tuple[tuple[str, float], ...] = ()
    inside: tuple[tuple[str, float], ...] = ()
    """Shares of texts with something personal within a longer text."""
    prose: float = 0.0
    """The share of texts that are sentences: four words or more."""
    national: str = ""
    told: float = 0.0
    """The share of texts that are sentences by the words between theirs, which are in nobody's name."""

    def share(self, kind: str) -> float:
        return dict(self.shares).get(kind, 0.0)

    @property
    def best(self) -> tuple[str, float] | None:
        return self.shares[0] if self.shares else None


def look(values: Iterable[Any]) -> Content | None:
    """What the values are; None where there is no text, number or date among them."""
    texts: list[str] = []
    dates: list[date] = []
    for value in values:
        if isinstance(value, datetime):
            continue
        if isinstance(value, date):
            dates.append(value)
        elif isinstance(value, str) and value.strip():
            texts.append(value.strip())
        elif isinstance(value, int) and not isinstance(value, bool):
            texts.append(str(value))
    if dates:
        births = sum(_EARLIEST <= one.year <= _LATEST for one in dates) / len(dates)
        spread = len({one.year for one in dates}) >= 10 and sorted(dates)[len(dates) // 2].year < 2005
        return Content(len(dates), len(set(dates)), (("date_of_birth", births),) if births > 0.8 and spread else ())
    if not texts:
        return None
    shares = {kind: sum(map(fits, texts)) / len(texts) for kind, fits in _TESTS}
    national = ""
    for called, fits, chance in NATIONAL:
        share = sum(map(fits, texts)) / len(texts)
        if len(texts) >= 5 and share > max(0.8, 3 * chance):
            shares["national_id"], national = share, called
            break
    shares |= _names(texts)
    ordered = [kind for kind in _ORDER if shares.get(kind, 0) >= 0.5]
    inside = {kind: sum(bool(pattern.search(one)) for one in texts) / len(texts) for kind, pattern in _INSIDE}
    return Content(
        len(texts),
        len(set(texts)),
        tuple((kind, round(shares[kind], 3)) for kind in ordered),
        tuple((kind, round(share, 3)) for kind, share in inside.items() if share > 0),
        sum(len(one.split()) >= 4 for one in texts) / len(texts),
        national,
        sum(map(_is_told, texts)) / len(texts),
    )


def addressed(documents: Sequence[Any]) -> float:
    """The share of documents in which an address of e-mail stands, as a key or inside a text."""
    return sum(any(map(EMAIL.search, leaves(one))) for one in documents) / len(documents) if documents else 0.0


def single_addresses(values: Sequence[Any]) -> bool:
    """Whether each of several values is one address of e-mail and nothing else."""
    texts = [value.strip() for value in values if isinstance(value, str) and value.strip()]
    return len(texts) >= _SEVERAL and all(map(EMAIL.fullmatch, texts))


_SEVERAL = 5


_BETWEEN = word_set(
    "the to for with about at is are was were how what why when your our this that from not has have will be it we "
    "you der die das und für mit ist ein eine les des une pour avec dans est los las para con una"
)


def _is_told(text: str) -> bool:
    said = text.split()
    return len(said) >= 3 and any(word in _BETWEEN for word in said)


def _ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text.split("/")[0])
    except ValueError:
        return False
    return "." in text or ":" in text


def _phone(text: str) -> bool:
    digits = sum(one.isdigit() for one in text)
    if not 7 <= digits <= 15 or not _PHONE.fullmatch(text) or _dotted_date(text):
        return False
    # Digits alone are a number of anything: a phone has a sign of one.
    return text[0] in "+(" or (text.startswith("00") and digits > 9) or len(re.findall(r"[\s().\-/]+", text)) >= 2


def _dotted_date(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T][\d:.+Z-]+)?", text))


def _birth(text: str) -> bool:
    found = re.fullmatch(r"(?:(\d{4})[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](\d{4}))", text)
    return bool(found) and _EARLIEST <= int(found.group(1) or found.group(2)) <= 2005 if found else False


def _whole(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


def _json(text: str) -> bool:
    if text[0] not in "{[" or text[-1] not in "}]":
        return False
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("email", _whole(_EMAILS)), ("password", lambda text: len(text) >= 20 and _PASSWORD.fullmatch(text) is not None),
    ("jwt", _whole(_JWT)), ("iban", iban), ("card", card), ("ip", _ip), ("mac", _whole(_MAC)), ("uuid", _whole(_UUID)),
    ("user_agent", _whole(_USER_AGENT)), ("person_url", _whole(_PERSON_URL)), ("url", _whole(_URL)),
    ("coordinates", _whole(_COORDINATES)), ("phone", _phone), ("date_of_birth", _birth),
    ("street_address", _whole(_STREET)),
    ("json", _json), ("file_name", _whole(_FILE)), ("token", _whole(_TOKEN)), ("handle", _whole(_HANDLE)),
    ("postal_code", _whole(_POSTAL)),
)  # fmt: skip

_ORDER = (
    "email", "password", "jwt", "iban", "national_id", "card", "ip", "mac", "uuid", "user_agent", "person_url",
    "coordinates", "date_of_birth", "phone", "street_address", "json", "file_name", "full_name", "first_name",
    "last_name",
    "url", "handle", "token", "postal_code",
)  # fmt: skip

_INSIDE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", EMAIL),
    (
        "phone",
        re.compile(r"(?<![\w.])(?:\+\d{1,3}[\s-]?)?(?:\(\d{2,5}\)[\s-]?)?\d{2,4}[\s-]\d{3,4}[\s-]\d{3,5}(?![\w])"),
    ),
    ("iban", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b")),
    ("ip", re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")),
)


def _names(texts: Sequence[str]) -> dict[str, float]:
    """The shares of first names, last names and full names by the word lists of `seeding.kinds`."""
    given, family = name_lists()
    if _of_few_words(texts):
        return {}
    counted = {"full_name": 0, "first_name": 0, "last_name": 0}
    for text in texts:
        parts = [_folded(part) for part in _BLANKS.split(text.replace(",", " ").strip()) if part]
        if not 1 <= len(parts) <= 4 or not all(_worded(part) for part in parts):
            continue
        if len(parts) == 1:
            counted["first_name"] += parts[0] in given
            counted["last_name"] += parts[0] in family
        elif (parts[0] in given and parts[-1] in family) or (parts[-1] in given and parts[0] in family):
            counted["full_name"] += 1
    shares = {kind: count / len(texts) for kind, count in counted.items()}
    # A list of names knows a part of them only; a column that is half known names is a column of names.
    return {kind: share for kind, share in shares.items() if share >= (0.3 if kind == "full_name" else 0.5)} | (
        {"full_name": max(0.5, shares["full_name"])} if shares["full_name"] >= 0.3 else {})  # fmt: skip


def _of_few_words(texts: Sequence[str]) -> bool:
    """Whether many texts are a few words in small letters, as those of a program are: `read`, `write`."""
    return len(texts) >= _MANY_TEXTS and len({*texts}) <= _FEW_WORDS and all(text.islower() for text in texts)


_MANY_TEXTS, _FEW_WORDS = 20, 4


def _worded(part: str) -> bool:
    return part.replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha()


def _folded(part: str) -> str:
    return unicodedata.normalize("NFC", part).casefold().strip(".")


_LOCALES = (
    "en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "pl_PL", "pt_BR", "sv_SE", "da_DK", "fi_FI", "cs_CZ",
    "tr_TR", "ru_RU", "uk_UA", "ja_JP", "zh_CN", "en_IN", "hu_HU", "ro_RO", "id_ID",
)  # fmt: skip

_OTHER_WORDS = word_set(
    "may april june summer autumn rose joy hope faith grace page long short young white black brown green gray "
    "grey king price best day may will art mark bill sales stone wood field hill lake rivers park church bishop "
    "cook baker major first last new old open early late pending active draft paris london berlin madrid florence "
    "victoria georgia virginia carolina sydney chelsea america china israel jordan india asia"
)
"""Names that are as often something else: alone they say nothing."""


@lru_cache(maxsize=1)
def name_lists() -> tuple[frozenset[str], frozenset[str]]:
    """Given and family names of the locales above, folded, without those that are common words."""
    from seeding.kinds.person import listed_names

    given: set[str] = set()
    family: set[str] = set()
    for locale in _LOCALES:
        first, last = listed_names(locale)
        given |= {_folded(name) for name in first}
        family |= {_folded(name) for name in last}
    return frozenset(given - _OTHER_WORDS), frozenset(family - _OTHER_WORDS)

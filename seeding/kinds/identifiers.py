"""Codes and numbers that tell things apart. They have the form of the real ones and none of them is issued to anyone.

Whatever can be unique is a permutation of the row's position, so two rows never meet.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from seeding.columns import DAY, Bank, Column, Decimals, Integers, Text, Words, template
from seeding.generators import pick_weighted, skewed, unique_number
from seeding.keys import Numbers, below, high_bits, permute
from seeding.kinds import Draw, kind, words
from seeding.kinds.text import numbered
from seeding.kinds.words import padded


def numbers_below(draw: Draw, name: str, size: int) -> Numbers:
    """A number in `range(size)` for each row, a different one for each position where `draw` is unique.

    `size` is at most 2**62. ValueError if a position does not fit.
    """
    if not draw.unique:
        return below(draw.keys_for(name), size)
    most = int(draw.positions.max(initial=-1))
    if most >= size:
        raise ValueError(f"there are {size} different values of {name!r}, too few for row {most}: allow longer ones")
    return permute(draw.positions, size, draw.unique_key)


# Digits ---------------------------------------------------------------------------------------------------

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""Capital letters that are not taken for digits."""
_CODE = "ABCDEFGHJKLMNPQRSTUVWXYZ2345679"
_LOWER = "abcdefghijklmnopqrstuvwxyz0123456789"


@lru_cache(maxsize=1)
def hex_groups() -> Bank:
    """Four hexadecimal digits: word n is n."""
    return Bank(tuple(f"{number:04x}" for number in range(1 << 16)))


@lru_cache(maxsize=32)
def _pairs(alphabet: str, digits: int) -> Bank:
    """Every text of one or two letters of an alphabet, in order."""
    return Bank(tuple(alphabet) if digits == 1 else tuple(left + right for left in alphabet for right in alphabet))


def _spelled(numbers: Numbers, alphabet: str, length: int) -> list[Words]:
    """Non-negative numbers below `len(alphabet)**length`, in the digits of an alphabet, with leading zeros."""
    parts: list[Words] = []
    while length > 0:
        digits = 2 - length % 2
        numbers, low = np.divmod(numbers, len(alphabet) ** digits)
        parts.insert(0, Words(low, _pairs(alphabet, digits)))
        length -= digits
    return parts


def _text_of(draw: Draw, name: str, alphabet: str, length: int) -> list[Text]:
    """`length` letters of an alphabet; different ones for different positions where `draw` is unique."""
    parts: list[Text] = []
    most = 15 if len(alphabet) == 16 else 11
    if draw.unique:
        leading = min(length, most)
        parts += _spelled(numbers_below(draw, name, len(alphabet) ** leading), alphabet, leading)
        length -= leading
    step = 0
    while length > 0:
        digits = min(length, most)
        number = below(draw.keys_for(f"{name} {step}"), len(alphabet) ** digits)
        parts += _spelled(number, alphabet, digits)
        length -= digits
        step += 1
    return parts


def _hexadecimal(draw: Draw, name: str, length: int) -> Text:
    if draw.unique:
        return template(*_text_of(draw, name, "0123456789abcdef", length))
    parts: list[Text] = []
    for start in range(0, length, 16):
        key = draw.keys_for(f"{name} {start}")
        digits = min(16, length - start)
        groups, rest = divmod(digits, 4)
        parts += [
            Words((key >> np.uint64(16 * group)).view(np.int64) & 0xFFFF, hex_groups()) for group in range(groups)
        ]
        if rest:
            parts += _spelled(high_bits(key, 4 * rest), "0123456789abcdef", rest)
    return template(*parts)


# Random texts ---------------------------------------------------------------------------------------------


@kind(
    "uuid_text",
    names=(r"uuid|guid|uu?id4?|([a-z]+_)(uuid|guid)|unique_id",),
    pattern=r"[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}",
    unique_values=None,
    min_length=32,
)
def uuid_text(draw: Draw) -> Column:
    """UUIDs of version 4 as text, without the dashes where there is no room for them."""
    dash = "-" if draw.max_length is None or draw.max_length >= 36 else ""
    first, key = numbers_below(draw, "uuid", 1 << 48), draw.keys_for("uuid rest")
    bits = (key >> np.uint64(2)).view(np.int64)
    last = below(draw.keys_for("uuid last"), 1 << 32)
    return template(
        *(part for part in (
            Words(first >> 32, hex_groups()), Words(first >> 16 & 0xFFFF, hex_groups()), dash,
            Words(first & 0xFFFF, hex_groups()), dash,
            Words(0x4000 | bits & 0x0FFF, hex_groups()), dash,
            Words(0x8000 | bits >> 12 & 0x3FFF, hex_groups()), dash,
            Words(bits >> 26 & 0xFFFF, hex_groups()), Words(last >> 16, hex_groups()), Words(last & 0xFFFF, hex_groups()),
        ) if not isinstance(part, str) or part)
    )  # fmt: skip


@kind(
    "token",
    names=(
        r"(?!cancellation|stop)([a-z]+_)*(token|api_?key|secret|secret_key|access_key|private_key|public_key|session_?key|nonce|salt)",
        r"(activation|confirmation|verification|invitation|invite|reset|registration)_key|webhook_secret|token_key|key_hash",
    ),
    pattern=r"test_[a-z0-9]+|[a-z0-9]+",
    unique_values=None,
    min_length=6,
)
def token(draw: Draw) -> Column:
    """Secrets that open nothing: `test_` and small letters and digits, 40 in all or as many as there is room for."""
    length = 40 if draw.max_length is None or draw.max_length > 64 else draw.max_length
    if length < 10:
        return template(*_text_of(draw, "token", _LOWER, length))
    return template("test_", *_text_of(draw, "token", _LOWER, length - 5))


def _hash_length(max_length: int | None) -> int:
    return next((length for length in (64, 40, 32) if max_length is None or length <= max_length), max_length or 32)


@kind("md5", names=(r"md5([_-]?(hash|sum|checksum|digest))?|([a-z]+_)md5|etag|e_tag",),
      pattern=r"[0-9a-f]{32}", unique_values=None, min_length=32)  # fmt: skip
def md5(draw: Draw) -> Column:
    """32 hexadecimal digits."""
    return _hexadecimal(draw, "hash", 32)


@kind("sha1", names=(r"sha_?1(_?(hash|sum|checksum|digest))?|([a-z]+_)sha1?|(git_)?(commit|revision)(_?(hash|sha|id))?|git_sha",),
      pattern=r"[0-9a-f]{40}", unique_values=None, min_length=40)  # fmt: skip
def sha1(draw: Draw) -> Column:
    """40 hexadecimal digits."""
    return _hexadecimal(draw, "hash", 40)


@kind("sha256", names=(r"sha_?(2|256)(_?(hash|sum|checksum|digest))?|([a-z]+_)sha256",),
      pattern=r"[0-9a-f]{64}", unique_values=None, min_length=64)  # fmt: skip
def sha256(draw: Draw) -> Column:
    """64 hexadecimal digits."""
    return _hexadecimal(draw, "hash", 64)


@kind(
    "hash",
    names=(
        r"hash|hash_?(value|code|key)|checksum|digest|finger_?print|(?!password)[a-z_]+_(hash|checksum|digest|fingerprint)",
    ),
    pattern=r"[0-9a-f]+",
    unique_values=None,
    min_length=6,
)
def hash_text(draw: Draw) -> Column:
    """64, 40 or 32 hexadecimal digits, whichever fit."""
    return _hexadecimal(draw, "hash", _hash_length(draw.max_length))


# Codes ----------------------------------------------------------------------------------------------------


@kind(
    "code",
    names=(
        r"code|codes?|ref|reference|reference_?(number|no|code|id)|ref_?(number|no|code|id)|number|num|no|short_code|identifier",
        r"(case|ticket|claim|policy|file|record|member|membership|contract|project|booking|reservation|confirmation|badge"
        r"|document|receipt|report|request|quote|account|employee|student|patient|staff|customer|client|user|room|unit|locker"
        r"|flight|voucher|ticket|event|course|class|subject|department|branch|location|site|asset|batch|lot|work_order|job"
        r"|campaign|group|category|part|permit|certificate|registration|application|internal|item|entry|issue)_?"
        r"(code|number|no|num|ref|reference|id|identifier)",
    ),
    pattern=r"[A-Z]{2}-\d+|[A-Z0-9]+",
    unique_values=None,
)
def code(draw: Draw) -> Column:
    """Two capital letters and a number, such as QX-48213; letters and digits where there is hardly any room."""
    if draw.max_length is not None and draw.max_length < 10:
        return template(*_text_of(draw, "code", _CODE, min(draw.max_length, 6)))
    prefix = words.pick(draw.keys_for("code prefix"), _pairs(LETTERS, 2))
    if draw.unique:
        number = unique_number(draw.positions, draw.unique_key, start=10_000)
        return numbered(prefix, number, draw.max_length, "-")
    return template(prefix, "-", Integers(10_000 + below(draw.keys_for("code"), 90_000)))


@kind(
    "ledger_code",
    names=(r"(gl|ledger|nominal|accounting|chart_of_accounts)_(account_)?(code|number|no|num)",),
    pattern=r"[1-7]\d{5}",
    unique_values=700_000,
    min_length=6,
)
def ledger_code(draw: Draw) -> Column:
    """Numbers of accounts in a chart of accounts, of which the first digit is the class, such as 411000."""
    return template(Integers(100_000 + numbers_below(draw, "ledger code", 700_000)))


@kind(
    "serial_number",
    names=(
        r"serial|serial_?(number|no|num|code|id)|([a-z]+_)serial(_number)?|asset_tag|(inventory|equipment|machine|engine)_number",
        r"licen[cs]e_key|product_key|hardware_id|device_(id|serial|identifier)|imei|barcode_text",
    ),
    pattern=r"[A-Z0-9]{4}(-[A-Z0-9]{4}){2}|[A-Z0-9]+",
    unique_values=None,
    min_length=5,
)  # fmt: skip
def serial_number(draw: Draw) -> Column:
    """Three groups of four letters and digits, such as 7F3K-29QX-81LM, or as many as there is room for."""
    if draw.max_length is not None and draw.max_length < 14:
        return template(*_text_of(draw, "serial", _CODE, min(draw.max_length, 12)))
    # Twelve letters are more than the 62 bits of one number: the last group goes its own way.
    first = _spelled(numbers_below(draw, "serial", len(_CODE) ** 8), _CODE, 8)
    rest = _spelled(below(draw.keys_for("serial rest"), len(_CODE) ** 4), _CODE, 4)
    return template(*first[:2], "-", *first[2:], "-", *rest)


_VIN = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
_VIN_VALUES = np.array([*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10)])
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


@kind("vin", names=(r"vin|([a-z]+_)vin|vin_?(number|no|code)|vehicle_identification_(number|no)|chassis_(number|no)",),
      pattern=r"[A-HJ-NPR-Z0-9]{17}", unique_values=None, min_length=17)  # fmt: skip
def vin(draw: Draw) -> Column:
    """Vehicle identification numbers (ISO 3779) with the check digit of North America, of no maker that exists."""
    size = len(_VIN)
    told, serial = below(draw.keys_for("vin"), size**5), numbers_below(draw, "vin serial", 10**7)
    maker, check, year = (np.full(len(draw.keys), _VIN.index(letter)) for letter in "T0R")
    codes = [maker] * 3 + [told // size**place % size for place in range(5)] + [check, year]
    codes += [serial // 10**place % 10 for place in reversed(range(7))]
    remainder = sum(_VIN_VALUES[code] * weight for code, weight in zip(codes, _VIN_WEIGHTS, strict=True)) % 11
    codes[8] = np.where(remainder == 10, _VIN.index("X"), remainder)
    return template(*(Words(code, _pairs(_VIN, 1)) for code in codes))


@kind(
    "external_id",
    names=(
        r"(ext|external|remote|foreign|legacy|import|upstream|provider|third_party|stripe|paypal|transaction|trace|request"
        r"|correlation|message|session|job|task|process|client|api|public|vendor|partner|gateway|payment|charge|intent|salesforce"
        r"|hubspot|shopify|google|facebook|apple|github|idempotency|span|run|event|source|system)_(id|uid|ref|identifier|key)",
        r"in_reply_to",
    ),
    pattern=r"ext_[a-z0-9]+|[a-z0-9]+",
    unique_values=None,
    min_length=6,
)  # fmt: skip
def external_id(draw: Draw) -> Column:
    """What another system calls a row: `ext_` and twelve small letters and digits."""
    length = min(draw.max_length or 16, 16)
    if length < 9:
        return template(*_text_of(draw, "external", _LOWER, length))
    return template("ext_", *_text_of(draw, "external", _LOWER, length - 4))


@kind("color_hex", names=(r"colou?r_?(hex|code|value)|hex(_?(colou?r|code|value))?|([a-z]+_)*colou?r|colou?r_(home|away|primary|"
             r"secondary|accent|background|foreground|border|text|dark|light|main)",),
      pattern=r"#?[0-9a-f]{6}", unique_values=None, min_length=6)  # fmt: skip
def color_hex(draw: Draw) -> Column:
    """Colors as the web writes them, such as #3f8ac2."""
    digits = _spelled(numbers_below(draw, "color", 1 << 24), "0123456789abcdef", 6)
    return template(*digits) if draw.max_length == 6 else template("#", *digits)


@kind(
    "version",
    names=(
        r"version|version_?(number|string|name|label|no)|(app|api|software|firmware|release|os|client|package|schema|build|model"
        r"|browser|driver|protocol|min|max|latest|current|previous)_version|release|release_(name|number)|semver",
    ),
    pattern=r"\d+\.\d+\.\d+",
    unique_values=None,
    min_length=12,
)
def version(draw: Draw) -> Column:
    """Semantic versions, such as 2.14.3."""
    if draw.unique:
        rest, patch = np.divmod(draw.numbers(), 20)
        major, minor = np.divmod(rest, 20)
    else:
        major = pick_weighted(draw.keys_for("major"), (15.0, 25.0, 22.0, 15.0, 10.0, 8.0, 5.0))
        minor, patch = skewed(draw.keys_for("minor"), 24), skewed(draw.keys_for("patch"), 12)
    return template(Integers(major), ".", Integers(minor), ".", Integers(patch))


# Numbers with a check digit -------------------------------------------------------------------------------


def check_digits_ean(numbers: Numbers, digits: int) -> Numbers:
    """The check digits of GS1 numbers (EAN, ISBN-13), given without them and `digits` long."""
    total = np.zeros(len(numbers), dtype=np.int64)
    rest = numbers
    for place in range(digits):
        rest, digit = np.divmod(rest, 10)
        total += digit * (3 if place % 2 == 0 else 1)
    return -total % 10


@kind("isbn13", names=(r"isbn(_?1[03])?|isbn_(code|number)|book_isbn",), pattern=r"978\d{10}|\d{9}[\dX]",
      unique_values=None, min_length=10)  # fmt: skip
def isbn13(draw: Draw) -> Column:
    """ISBN-13 with a valid check digit; ISBN-10 where there is room for no more."""
    number = numbers_below(draw, "isbn", 10**9)
    if draw.max_length is not None and draw.max_length < 13:
        total, rest = np.zeros(len(number), dtype=np.int64), number
        for weight in range(2, 11):
            rest, digit = np.divmod(rest, 10)
            total += digit * weight
        return template(padded(number, 9), Words(-total % 11, words.bank(*"0123456789X")))
    check = check_digits_ean(978 * 10**9 + number, 12)
    return template("978", padded(number, 9), Integers(check))


# Papers of people -----------------------------------------------------------------------------------------


def _weighed(numbers: Numbers, weights: tuple[int, ...]) -> Numbers:
    """The sum of the nine digits of numbers, each times its weight."""
    total, rest = np.zeros(len(numbers), dtype=np.int64), numbers
    for weight in reversed(weights):
        rest, digit = np.divmod(rest, 10)
        total += weight * digit
    return total


def check_digits_iswc(numbers: Numbers) -> Numbers:
    """The check digit of nine digits of a musical work (ISO 15707)."""
    return (9 - _weighed(numbers, tuple(range(1, 10)))) % 10


def check_digits_ipi(numbers: Numbers) -> Numbers:
    """The two check digits of nine digits of the name of an interested party, modulo 101."""
    return -_weighed(numbers, tuple(range(10, 1, -1))) % 101 % 100


@kind("iswc", names=(r"iswc(_?(code|number|no))?",), pattern=r"T\d{10}", unique_values=None, min_length=11)
def iswc(draw: Draw) -> Column:
    """International Standard Musical Work Codes with a valid check digit."""
    number = numbers_below(draw, "iswc", 10**9)
    return template("T", padded(number, 9), Integers(check_digits_iswc(number)))


@kind("isrc", names=(r"isrc(_?(code|number|no))?",), pattern=r"ZZTST\d{7}", unique_values=None, min_length=12)
def isrc(draw: Draw) -> Column:
    """International Standard Recording Codes (ISO 3901) of ZZ, a country that there is not."""
    return template("ZZTST", padded(numbers_below(draw, "isrc", 10**7), 7))


@kind("ipi_name", names=(r"ipi(_name)?(_?(number|no|code))?|cae_?(ipi)?(_?(number|no|code))?",), pattern=r"\d{11}",
      unique_values=None, min_length=11)  # fmt: skip
def ipi_name(draw: Draw) -> Column:
    """Name numbers of interested parties, who have rights in works, with valid check digits."""
    number = numbers_below(draw, "ipi", 10**9)
    return template(padded(number, 9), padded(check_digits_ipi(number), 2))


@kind("ssn", names=(r"ssn|social_?security(_?(number|no|num|id))?|sin_number",), pattern=r"9\d\d-?[0-4]\d-?\d{4}",
      unique_values=None, min_length=9)  # fmt: skip
def ssn(draw: Draw) -> Column:
    """Social security numbers of areas 901 to 999, which are never issued, in groups that no ITIN has either."""
    rest, serial = np.divmod(numbers_below(draw, "ssn", 49 * 99 * 9_999), 9_999)
    area, group = np.divmod(rest, 49)
    dash = "-" if draw.max_length is None or draw.max_length >= 11 else ""
    parts = (Integers(901 + area), dash, padded(group + 1, 2), dash, padded(serial + 1, 4))
    return template(*(part for part in parts if not isinstance(part, str) or part))


@kind("passport_number", names=(r"passport(_?(number|no|num|id))?|travel_document(_?(number|no|id))?",), pattern=r"T\d{8}",
      unique_values=None, min_length=9)  # fmt: skip
def passport_number(draw: Draw) -> Column:
    """T (for test) and eight digits."""
    return template("T", padded(numbers_below(draw, "passport", 10**8), 8))


@kind("driving_license", names=(r"(driv(er|ing|ers)_?)licen[cs]e(_?(number|no|num|id))?|licen[cs]e_(number|no|num|id)",),
      pattern=r"TEST\d{8}", unique_values=None, min_length=12)  # fmt: skip
def driving_license(draw: Draw) -> Column:
    """TEST and eight digits."""
    return template("TEST", padded(numbers_below(draw, "driving license", 10**8), 8))


@kind(
    "national_id",
    names=(
        r"national_?(id|identity|insurance)(_?(number|no|num|card))?|(id|identity|identification)_?(card_?)?(number|no|num)"
        r"|personal_?(id|number|no|code|identity_number)|citizen_?(id|number)|nin|cpf|dni|nif|curp|aadhaar(_number)?|bsn|cnp|id_card",
    ),
    pattern=r"ZZ\d{9}",
    unique_values=None,
    min_length=11,
)  # fmt: skip
def national_id(draw: Draw) -> Column:
    """ZZ, the ISO 3166 code of no country, and nine digits."""
    return template("ZZ", padded(numbers_below(draw, "national id", 10**9), 9))


@kind("tax_id", names=(r"([a-z]+_)?tax_?(payer_?)?(id|number|no|num|code|reference|identifier)(_?number)?|tin|ein|itin|fiscal_(code|number)",),
      pattern=r"00-?\d{7}", unique_values=None, min_length=9)  # fmt: skip
def tax_id(draw: Draw) -> Column:
    """Employer identification numbers with the prefix 00, which the IRS does not assign."""
    digits = padded(numbers_below(draw, "tax id", 10**7), 7)
    return template("00-" if draw.max_length is None or draw.max_length >= 10 else "00", digits)


@lru_cache(maxsize=8)
def _plates(language: str) -> tuple[tuple[Bank | int | str, ...], ...]:
    """The parts of a number plate: a bank, how many digits, or what stands between; the second form is shorter."""
    pair, single = _pairs(LETTERS, 2), _pairs(LETTERS, 1)
    match language:
        case "en_US" | "en_CA":
            return (pair, single, "-", 4), (pair, single, 4)
        case "de_DE":
            towns = Bank(
                ("B", "HH", "M", "K", "F", "S", "D", "L", "HB", "DD", "H", "N", "KI", "ER", "MS", "OS", "UL", "WI")
            )
            return (towns, "-", pair, " ", 4), (towns, pair, 4)
        case "ja_JP":
            towns = Bank(("品川", "横浜", "大阪", "神戸", "札幌", "福岡", "仙台", "広島"))
            kana = Bank(tuple("あいうえかきくけこさすせそたちつてと"))
            return (towns, " 3", 2, " ", kana, " ", 2, "-", 2), (towns, "3", kana, 4)
        case "en_GB":
            return (pair, 2, " ", single, pair), (pair, 2, single, pair)
    return (pair, "-", 3, "-", pair), (pair, 3, pair)


def _plate_width(part: Bank | int | str) -> int:
    return part.longest if isinstance(part, Bank) else part if isinstance(part, int) else len(part)


def _plate_size(part: Bank | int | str) -> int:
    return len(part) if isinstance(part, Bank) else 10**part if isinstance(part, int) else 1


@kind(
    "license_plate",
    names=(
        r"(car_|vehicle_)?(licen[cs]e_?)?plates?(_?(number|no|num))?|number_plate|registration_plate|vehicle_(registration|reg|number|plate)"
        r"(_number)?|car_(registration|number)|immatriculation|kennzeichen",
    ),
    pattern=r"(?s).+",
    unique_values=None,
    min_length=8,
)  # fmt: skip
def license_plate(draw: Draw) -> Column:
    """Number plates in the form of the locale's country."""

    def plates(one: Draw) -> Text:
        long, short = _plates(one.locale)
        width = sum(map(_plate_width, long))
        form = long if one.max_length is None or width <= one.max_length else short
        total = math.prod(_plate_size(part) for part in form)
        rest = numbers_below(one, "plate", total)
        parts: list[Text | str] = []
        for part in reversed(form):
            rest, place = np.divmod(rest, _plate_size(part))
            if isinstance(part, str):
                parts.append(part)
            else:
                parts.append(Words(place, part) if isinstance(part, Bank) else padded(place, part))
        return template(*reversed(parts))

    return draw.per_locale(plates)


# Plain numbers --------------------------------------------------------------------------------------------


@kind(
    "position",
    names=(r"order|position|pos|sort_?(order|index|key|position)|sequence(_number)?|seq|ordering|(display|menu|list|nav)_?order|ordinal"
           r"|rank|ranking|order_?(index|no|num)|line_?(no|num|number)|row_?(no|num|number)|(step|page|section|chapter)_?(no|num|number)|index",),
    types=("integer",),
    pattern=r"\d+",
)  # fmt: skip
def position(draw: Draw) -> Column:
    """Places in a list, from 1 to 20, the first ones more often."""
    return Integers(1 + skewed(draw.keys_for("position"), 20))


@kind("priority", names=(r"priority|severity|importance|urgency|level|difficulty|prio|priority_level|weight_class",), types=("integer",),
      pattern=r"[1-5]")  # fmt: skip
def priority(draw: Draw) -> Column:
    """1 to 5, three most often."""
    return Integers(1 + pick_weighted(draw.keys_for("priority"), (10.0, 22.0, 38.0, 20.0, 10.0)))


_LATE = "academic|school|fiscal|financial|tax|budget|reporting|accounting|assessment"
"""Of what years are spoken that are going on, or are over for a short time."""


@kind(
    "year",
    names=(rf"year|(?!birth_|exp|valid_|({_LATE})_year)[a-z]+_year|year_(of_)?(?!birth)[a-z]+|(founded|established|since|built|vintage)(_in|_year)?|model_year",),
    types=("integer", "text"),
    pattern=r"\d{4}|\d\d",
    min_length=2,
)  # fmt: skip
def year(draw: Draw) -> Column:
    """From 1990 to the year of the as-of date, late ones more often; of two digits where there is room for no more."""
    last = int(np.datetime64(draw.as_of // DAY, "D").astype("datetime64[Y]").astype(np.int64)) + 1970
    return _year(draw, last - skewed(draw.keys_for("year"), max(last - 1989, 1)))


@kind("late_year", names=(rf"({_LATE})_year",), types=("integer", "text"), pattern=r"\d{4}|\d\d", min_length=2)
def late_year(draw: Draw) -> Column:
    """Years of schools and books of account: that of the as-of date and the five before."""
    last = int(np.datetime64(draw.as_of // DAY, "D").astype("datetime64[Y]").astype(np.int64)) + 1970
    return _year(draw, last - below(draw.keys_for("year"), 6))


def _year(draw: Draw, years: Numbers) -> Column:
    short = draw.max_length is not None and draw.max_length < 4
    return padded(years % 100, 2) if short else Integers(years)


@kind("quarter", names=(r"([a-z]+_)*quarter",), pattern=r"Q[1-4]", min_length=2)
def quarter(draw: Draw) -> Column:
    """Quarters of a year, Q1 to Q4."""
    return Words(below(draw.keys_for("quarter"), 4), words.bank("Q1", "Q2", "Q3", "Q4"))


@kind("iso_week", names=(r"(iso_?|calendar_)?week|week_(of_year|code|label)|year_?week",), pattern=r"\d{4}-W\d\d",
      min_length=8)  # fmt: skip
def iso_week(draw: Draw) -> Column:
    """Weeks as ISO 8601 writes them, such as 2024-W07: of the two years before the as-of date, 1 to 52."""
    year = int(np.datetime64(draw.as_of // DAY, "D").astype("datetime64[Y]").astype(np.int64)) + 1970
    weeks = below(draw.keys_for("week"), 104)
    return template(Integers(year - 2 + weeks // 52), "-W", padded(weeks % 52 + 1, 2))


_CRON = (
    "0 * * * *", "*/5 * * * *", "*/15 * * * *", "*/30 * * * *", "0 0 * * *", "0 2 * * *", "30 3 * * *", "0 6 * * *",
    "0 8 * * 1", "0 9 * * 1-5", "0 18 * * 5", "0 0 * * 0", "0 4 1 * *", "0 0 1 1 *",
)  # fmt: skip


@kind("cron", names=(r"cron|cron_?(tab|expr(ession)?|string|schedule|rule|line)|crontab_\w+|schedule_cron",),
      pattern=r"\S+( \S+){4}", min_length=12)  # fmt: skip
def cron(draw: Draw) -> Column:
    """When something is run, in the five fields of cron, such as `0 9 * * 1-5`."""
    return Words(below(draw.keys_for("cron"), len(_CRON)), words.bank(*_CRON))


_PERCENT = (
    r"percent(age)?|pct|([a-z_]+_)(percent(age)?|pct)|(percent|pct)_[a-z]+|progress|completion|(battery|fill)_level"
    r"|confidence|utili[sz]ation|humidity"
)


@kind("percentage", names=(_PERCENT,), types=("integer",), pattern=r"\d{1,3}")
def percentage(draw: Draw) -> Column:
    """Whole percent, from 0 to 100; a tenth are 100."""
    full = high_bits(draw.keys_for("complete"), 16) < 6_554
    return Integers(np.where(full, 100, below(draw.keys_for("percentage"), 101)))


@kind("percentage_decimal", names=(_PERCENT,), types=("decimal",), pattern=r"\d{1,3}\.\d\d")
def percentage_decimal(draw: Draw) -> Column:
    """Percent from 0.00 to 100.00."""
    return Decimals(below(draw.keys_for("percentage"), 10_001), 2)

"""How a person is reached: e-mail, user name, telephone. Addresses fit the names of `person`, numbers the `place`.

Nothing here can reach anybody: hosts are reserved by RFC 2606, numbers are kept free for fiction or cannot be dialled.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np

from seeding.columns import Bank, Column, Template, Text, Words, template
from seeding.generators import pick_weighted, unique_number
from seeding.keys import Numbers, below, derive, permute
from seeding.kinds import Draw, kind, words
from seeding.kinds.contact_data import AREA_LINES, HOST_FIRST, HOST_SECOND, LINE_DIGITS, MOBILE_LINES
from seeding.kinds.gazetteer import Country, country_of
from seeding.kinds.person import first_name_words, last_name_words
from seeding.kinds.place import cities
from seeding.kinds.words import first_fitting, latin

# Hosts ----------------------------------------------------------------------------------------------------

RESERVED_HOSTS = ("example.com", "example.org", "example.net")
_PAIRS = len(HOST_FIRST) * len(HOST_SECOND)
_TRIPLES = len(HOST_FIRST) * _PAIRS


@lru_cache(maxsize=16)
def _host_banks(before: str) -> tuple[Bank, Bank, Bank]:
    """First words (those of two-word hosts, then of three-word hosts, then none), middle words, and the rest.

    The rest are second words under `.example`, followed by the reserved hosts.
    """
    heads = Bank((*(f"{before}{word}-" for word in HOST_FIRST), before))
    middles = Bank((*(f"{word}-" for word in HOST_FIRST), ""))
    tails = Bank((*(f"{word}.example" for word in HOST_SECOND), *RESERVED_HOSTS))
    return heads, middles, tails


def hosts(numbers: Numbers, *, before: str = "", reserved: Numbers | None = None) -> Text:
    """Host names under `.example`, a different one for each number: two words, three where two do not suffice.

    `before` is put in front of each; where `reserved` is not negative, the host is that one of `RESERVED_HOSTS`.
    """
    heads, middles, tails = _host_banks(before)
    most = int(numbers.max(initial=0))
    if most >= _HOSTS:
        raise ValueError(f"{most} hosts are more than the {_HOSTS} that three words can name")
    rest, second = np.divmod(numbers, len(HOST_SECOND))
    middle = None
    if most >= _PAIRS:
        longer = numbers >= _PAIRS
        rest_long, second_long = np.divmod(numbers - _PAIRS, len(HOST_SECOND))
        head_long, middle = np.divmod(rest_long, len(HOST_FIRST))
        rest, second = np.where(longer, head_long, rest), np.where(longer, second_long, second)
        middle = np.where(longer, middle, len(HOST_FIRST))
    if reserved is not None:
        taken = reserved >= 0
        rest = np.where(taken, len(HOST_FIRST), rest)
        second = np.where(taken, len(HOST_SECOND) + reserved, second)
        if middle is not None:
            middle = np.where(taken, len(HOST_FIRST), middle)
    parts = (Words(rest, heads), *(() if middle is None else (Words(middle, middles),)), Words(second, tails))
    return Template(parts)


def host_numbers(draw: Draw) -> Numbers:
    """A number for `hosts`: of the position in unique draws, so that two hosts differ; else of the entity."""
    if not draw.unique:
        return below(draw.keys_for("host"), _PAIRS)
    return _unique_host_numbers(draw.positions, draw.unique_key)


_HOSTS = _PAIRS + _TRIPLES
"""How many hosts of two or three words there are."""


def _unique_host_numbers(positions: Numbers, key: int) -> Numbers:
    # Two rounds are enough to hide the order of the rows from the eye, which is all that is asked of them here.
    numbers = permute(np.minimum(positions, _PAIRS - 1), _PAIRS, key, rounds=2)
    beyond = np.flatnonzero(positions >= _PAIRS)
    if beyond.size:
        numbers[beyond] = _PAIRS + permute(positions[beyond] - _PAIRS, _TRIPLES, key ^ 1, rounds=2)
    return numbers


# Names in addresses ---------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _given(names: Bank, locale: str) -> Bank:
    """Given names in small Latin letters, then their initials."""
    plain = _latin_words(names, locale)
    return Bank((*plain, *(name[0] for name in plain)))


@lru_cache(maxsize=64)
def _family(names: Bank, locale: str) -> Bank:
    """Family names in small Latin letters: with a full stop, with an underscore, with nothing before; then none at all."""
    plain = _latin_words(names, locale)
    return Bank((*(f".{name}" for name in plain), *(f"_{name}" for name in plain), *plain, ""))


_MOST_LETTERS = 12


@lru_cache(maxsize=64)
def _latin_words(names: Bank, locale: str) -> tuple[str, ...]:
    romanized = _romanized() if locale.startswith("ja") else {}
    return tuple(romanized.get(name) or latin(_plain(name), locale)[:_MOST_LETTERS] for name in names.words)


def _plain(name: str) -> str:
    """The part of a name that goes into an address: of two given names the first, of a family name with particles all."""
    head, _, rest = name.partition(" ")
    return head + rest if head[0].islower() or len(head) < 3 else head


@lru_cache(maxsize=1)
def _romanized() -> dict[str, str]:
    """How Japanese names are read; a Han character by itself does not tell."""
    from seeding.kinds.person_data import JAPANESE_READINGS

    source = words.provider("person", "ja_JP")
    pairs = [*source.first_name_female_pairs, *source.first_name_male_pairs, *source.last_name_pairs]
    return {**{pair[0]: latin(pair[2]) for pair in pairs}, **JAPANESE_READINGS}


_PATTERNS = (46.0, 14.0, 12.0, 16.0, 12.0)
"""Shares of first.last, first_last, firstlast, flast and first in the part before the @."""


def _name_parts(draw: Draw, *, with_first: bool = True) -> tuple[Words, Words]:
    first, last = first_name_words(draw), last_name_words(draw)
    weights = _PATTERNS if with_first else (*_PATTERNS[:-1], 0.0)
    pattern = pick_weighted(draw.keys_for("address pattern"), weights)
    given, family = _given(first.bank, draw.locale), _family(last.bank, draw.locale)
    size = len(last.bank)
    first_codes = first.codes + np.where(pattern == 3, len(first.bank), 0)
    offsets = np.array([0, size, 2 * size, 2 * size, 3 * size], dtype=np.int64)[pattern]
    return Words(first_codes, given), Words(offsets + np.where(pattern == 4, 0, last.codes), family)


def _initial(first: Words) -> Words:
    half = len(first.bank) // 2
    return Words(first.codes % half + half, first.bank)


@kind(
    "email",
    names=(r"(e_?mail|mail)(_?(address|addr|id))?", r"(e_?mail|mail)_?(primary|1)", r"(primary|personal|private|login|user)_e_?mail",
           r"(to|cc|bcc|from|reply_to|recipient|sender)_addresses",
           r"(secondary|recovery|backup|alternate|alternative|paypal|reply_to|notification|sender|recipient)_e_?mail",
           r"e_?mail_(from|to)", r"contact_(information|info|details?)", r"(customer|contact|billing|author|member|student|guest|buyer)_e_?mail(_address)?"),
    pattern=r"[a-z][a-z0-9._]*@([a-z]+(-[a-z]+){1,2}\.example|example\.(com|org|net))",
    unique_values=None,
    min_length=20,
)  # fmt: skip
def emails(draw: Draw) -> Column:
    """Addresses that fit the person's name, under reserved domains."""
    return draw.per_locale(_unique_email if draw.unique else _email)


@kind(
    "second_email",
    names=(r"e_?mail(_?address)?_?2",),
    pattern=r"[a-z][a-z0-9._]*@([a-z]+(-[a-z]+){1,2}\.example|example\.(com|org|net))",
    unique_values=None,
    min_length=20,
)
def second_emails(draw: Draw) -> Column:
    """Further addresses of the same people, mostly at other hosts."""
    if draw.unique:
        return draw.per_locale(_unique_email)
    return draw.per_locale(lambda one: _email(one, replace(one, keys=one.keys_for("second address"), known={})))


def _email(draw: Draw, at: Draw | None = None) -> Text:
    """Addresses of people, at hosts that are drawn for them or otherwise."""
    at = at or draw
    first, last = _name_parts(draw)
    keys = at.keys_for("mail host")
    reserved = np.where(below(keys, 10) < 5, below(derive(keys, "reserved"), 3), -1)
    # Everyone has an address of that form; a figure sets apart who only gave a first name, and some of the others.
    figure_keys = at.keys_for("mail figure")
    shown = (last.codes == len(last.bank) - 1) | (below(figure_keys, 4) == 0)
    figure = words.decimal(below(derive(figure_keys, "figure"), 98) + 1, shown)
    host = hosts(host_numbers(at), before="@", reserved=reserved)

    def at_shared_host(*parts: Text) -> Text:
        return template(
            *parts, hosts(np.zeros_like(last.codes), before="@", reserved=below(derive(keys, "reserved"), 3))
        )

    return first_fitting(
        draw.max_length,
        template(first, last, figure, host),
        lambda: at_shared_host(first, last),
        lambda: at_shared_host(first, figure),
        lambda: at_shared_host(_initial(first), figure),
        lambda: at_shared_host(_initial(first)),
    )


def _unique_email(draw: Draw) -> Text:
    """Half have a host of their own, half a number of their own at a shared host: no two rows can have the same.

    Where hosts run out, a number and a host of three words are the row's own together.
    """
    first, last = _name_parts(draw)
    keys = draw.keys_for("mail host")
    far = draw.positions >= _HOSTS
    shared = (keys >> np.uint64(63)).astype(bool) & ~far
    reserved = below(derive(keys, "reserved"), 3)
    # Each row has use for one of the two, so only that one is worked out.
    with_number, with_host = np.flatnonzero(shared), np.flatnonzero(~shared & ~far)
    numbers, host_codes = np.zeros((2, len(keys)), dtype=np.int64)
    numbers[with_number] = unique_number(draw.positions[with_number], draw.unique_key)
    host_codes[with_host] = _unique_host_numbers(draw.positions[with_host], draw.unique_key)
    beyond = np.flatnonzero(far)
    if beyond.size:
        # Whoever shares the host has another number, and nobody else has a number at a host of three words.
        rest, host = np.divmod(draw.positions[beyond] - _HOSTS, _TRIPLES)
        numbers[beyond], host_codes[beyond] = rest + 1, _PAIRS + permute(host, _TRIPLES, draw.unique_key ^ 2, rounds=2)
    own = hosts(host_codes, before="@", reserved=np.where(shared, reserved, -1))

    # Shorter forms all go to the shared hosts, where the number alone tells them apart.
    def at_shared_host(*parts: Text | str) -> Text:
        host = hosts(np.zeros_like(numbers), before="@", reserved=reserved)
        return template(*parts, words.decimal(draw.numbers()), host)

    return first_fitting(
        draw.max_length,
        template(first, last, words.decimal(numbers, shared | far), own),
        lambda: at_shared_host(first, last),
        lambda: at_shared_host(first),
        lambda: at_shared_host(_initial(first)),
    )


@kind(
    "username",
    names=(r"user_?name", r"login(_?(name|id))?", r"nick(_?name)?", r"handle", r"screen_?name", r"user_?handle", r"account_?name",
           r"([a-z]+_)*(e?mail|box|smtp|imap|pop|ftp|db|database|proxy|server|basic_auth|http_auth)_user(_?name)?",
           r"(twitter|github|instagram|telegram|slack|discord|skype|mastodon)(_?(user_?name|handle|id|name))?"),
    pattern=r"[a-z][a-z0-9._]*",
    unique_values=None,
    min_length=8,
)  # fmt: skip
def usernames(draw: Draw) -> Column:
    """Lower-case names of the person, unique ones with a number."""
    return draw.per_locale(partial(_called_in_letters, dashed=False))


@kind("user_slug", names=(r"user(_?name)?_slug",), pattern=r"[a-z][a-z0-9-]*", unique_values=None, min_length=8)
def user_slugs(draw: Draw) -> Column:
    """Names of the person as a part of an address, where nothing but letters, digits and dashes will do."""
    return draw.per_locale(partial(_called_in_letters, dashed=True))


def _called_in_letters(draw: Draw, dashed: bool) -> Text:
    first, last = _name_parts(draw)
    if dashed:
        first, last = Words(first.codes, _dashed(first.bank)), Words(last.codes, _dashed(last.bank))
    if draw.unique:
        figure = words.decimal(draw.numbers())
    else:
        keys = draw.keys_for("username figure")
        figure = words.decimal(below(derive(keys, "figure"), 98) + 1, below(keys, 2) == 0)
    return first_fitting(
        draw.max_length,
        template(first, last, figure),
        lambda: template(first, figure),
        lambda: template(_initial(first), figure),
    )


@lru_cache(maxsize=64)
def _dashed(bank: Bank) -> Bank:
    """The parts of names with dashes between them."""
    return Bank(tuple(re.sub(r"[^a-z0-9]", "-", word) for word in bank.words))


# Telephones -----------------------------------------------------------------------------------------------

_UNASSIGNED = "00 "
"""No national number begins with 00, in any country: what follows it cannot be dialled."""


@lru_cache(maxsize=64)
def _landlines(country: Country) -> tuple[Bank, Numbers, Numbers, int]:
    """Fixed digits of the country's lines, the first and the number of those of each city, and the digits that follow."""
    known, code = AREA_LINES.get(country.code), country.calling_code
    lines: list[tuple[str, ...]] = []
    for place, city in enumerate(country.cities):
        if country.code in ("US", "CA"):
            lines.append(tuple(f"+{code} {area} 555 01" for area in city.area_codes))
        elif known is None:
            lines.append((f"+{code} {_UNASSIGNED}{place % 10}",))
        else:
            # Where fiction has no lines in the city's own area, it has them in another.
            default = list(known.values())[-1 if country.code == "SE" else place % len(known)]
            lines.append(tuple(f"+{code} {known.get(area, default)}" for area in city.area_codes))
    counts = np.array([len(own) for own in lines], dtype=np.int64)
    digits = LINE_DIGITS.get(country.code, 6)
    return Bank(tuple(line for own in lines for line in own)), np.cumsum(counts) - counts, counts, digits


@lru_cache(maxsize=64)
def _mobiles(country: Country) -> tuple[Bank, int] | None:
    if country.code not in MOBILE_LINES:
        return None
    lines, digits = MOBILE_LINES[country.code]
    return Bank(tuple(f"+{country.calling_code} {line}" for line in lines)), digits


def _number(draw: Draw, purpose: str, lines: Words, digits: int) -> Text:
    """Lines with digits behind them; unique ones may need an extension, for few numbers are kept free for fiction."""
    limit, slots, country = draw.max_length, 10**digits, country_of(draw.locale)
    pairs = country.code == "FR"
    if draw.unique:
        numbers = draw.numbers() - 10
        extension, serial = np.divmod(numbers, slots)
        rest: tuple[Text | str, ...] = (
            *((_digits(serial, digits, pairs=pairs),) if digits else ()),
            Words(np.where(extension > 0, 0, 1), words.bank(" x", "")),
            words.decimal(extension, extension > 0),
        )
    else:
        serial = below(draw.keys_for(f"{purpose} serial"), slots)
        rest = (_digits(serial, digits, pairs=pairs),) if digits else ()
    full = template(lines, *rest)

    def undialled() -> Text:
        return template(f"+{country.calling_code}{_UNASSIGNED.strip()}", _at_least_eight(numbers))

    tight = tuple(map(_tight, rest))
    compact = template(Words(lines.codes, _without(lines.bank, "")), *tight)
    if draw.unique:
        return first_fitting(limit, full, lambda: compact, undialled, lambda: _at_least_eight(numbers))
    national = template(Words(lines.codes, _without(lines.bank, f"+{country.calling_code}")), *tight)
    return first_fitting(limit, full, lambda: compact, lambda: national, lambda: words.padded(serial, 8))


def _at_least_eight(numbers: Numbers) -> Text:
    """Digits, with leading zeros where there would be fewer than eight."""
    high, low = np.divmod(numbers, 10**8)
    return template(words.decimal(high, high > 0), words.padded(low, 8))


def _digits(numbers: Numbers, digits: int, *, pairs: bool) -> Text:
    """Digits in one group, or, of four, in two."""
    return Words(numbers, _pairs_of_digits()) if pairs and digits == 4 else words.padded(numbers, digits)


@lru_cache(maxsize=1)
def _pairs_of_digits() -> Bank:
    return Bank(tuple(f"{number // 100:02d} {number % 100:02d}" for number in range(10_000)))


def _tight(part: Text | str) -> Text | str:
    return Words(part.codes, _without(part.bank, "")) if isinstance(part, Words) else part


@lru_cache(maxsize=64)
def _without(lines: Bank, code: str) -> Bank:
    return Bank(tuple(line.removeprefix(code).replace(" ", "") for line in lines.words))


_PHONE = r"\+?[0-9 ]+(x\d+)?"


@kind(
    "phone",
    names=(r"(tele)?phone(_?(number|num|no|nr))?(_?1)?", r"tel(_?(no|number|nr))?", r"contact_?(number|no|phone)", r"(land|main_|direct_)line|direct_dial|switchboard",
           r"(home|work|office|business|day_?time|evening|primary|secondary|alternate|emergency|main|direct|customer|billing|support)"
           r"_?(tele)?phone(_?(number|no))?", r"(tele)?phone_?(2|home|work|office)", r"fax(_?(number|no))?", r"emergency_contact_number",
           r"hot_?line"),
    pattern=_PHONE,
    unique_values=None,
    min_length=10,
)  # fmt: skip
def phones(draw: Draw) -> Column:
    """International numbers for fiction only, with the area code of the city where there are such."""

    def number(one: Draw) -> Text:
        bank, starts, counts, digits = _landlines(country_of(one.locale))
        city = cities(one)
        line = starts[city] + below(one.keys_for("line"), counts[city])
        return _number(one, "phone", Words(line, bank), digits)

    return draw.per_locale(number)


@kind(
    "mobile",
    names=(r"(mobile|cell)(_?(tele)?phone)?(_?(number|num|no|nr))?", r"cellular", r"handy(nummer)?", r"whats_?app(_?(number|phone))?",
           r"sms_?(number|phone)?", r"(personal|private|work)_(mobile|cell)", r"msisdn"),
    pattern=_PHONE,
    unique_values=None,
    min_length=10,
)  # fmt: skip
def mobiles(draw: Draw) -> Column:
    """Mobile numbers for fiction only."""

    def number(one: Draw) -> Text:
        country = country_of(one.locale)
        found = _mobiles(country)
        if found is not None:
            bank, digits = found
            return _number(one, "mobile", Words(below(one.keys_for("mobile line"), len(bank)), bank), digits)
        bank, starts, counts, digits = _landlines(country)
        city = cities(one)
        line = starts[city] + below(one.keys_for("mobile line"), counts[city])
        return _number(one, "mobile", Words(line, bank), digits)

    return draw.per_locale(number)

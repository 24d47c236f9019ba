"""Addresses: what is drawn from one key is of one place, so city, region, postal code and telephone code agree."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from seeding.columns import Bank, Column, Decimals, Template, Text, Words, constant, template
from seeding.generators import pick_weighted, skewed
from seeding.keys import Numbers, below, derive, name_key, permute
from seeding.kinds import Draw, kind, words
from seeding.kinds.gazetteer import Country, country_of, nations
from seeding.kinds.words import first_fitting, fitted

_WHOSE = (
    r"(mailing_|residential_|permanent_|current_|primary_|legal_|invoice_|pickup_|drop_?off_|business_|store_|venue_)?"
)


def cities(draw: Draw) -> Numbers:
    """The position of each entity's city in the tables of its (one) locale's country; large ones come often."""
    return draw.once("city", lambda: pick_weighted(draw.keys_for("city"), country_of(draw.locale).weights))


def _constant_by_country(draw: Draw, text: str) -> Text:
    return constant(text, len(draw.keys))


_FLOOR = re.compile(r"[Ff]loor|Level|Stock|étage|階|층|tr$|Kat|º|[1-9]\d*#")


# Parts of an address --------------------------------------------------------------------------------------


def _numbers(draw: Draw) -> Numbers:
    return skewed(draw.keys_for("house number"), country_of(draw.locale).highest_number) + 1


def _streets(draw: Draw) -> Words:
    country = country_of(draw.locale)
    return Words(pick_weighted(draw.keys_for("street"), country.street_weights), country.street_bank)


@lru_cache(maxsize=64)
def _placeholders(form: str) -> tuple[str, ...]:
    """Texts and names of parts, by turns: `("", "number", " ", "street", "")`."""
    return tuple(re.split(r"\{(\w+)\}", form))


def _filled(form: str, parts: dict[str, Text]) -> Template:
    pieces = [parts[piece] if place % 2 else piece for place, piece in enumerate(_placeholders(form))]
    return template(*(piece for piece in pieces if piece != ""))


def _address(draw: Draw, limit: int | None) -> Text:
    country, street, number = country_of(draw.locale), _streets(draw), words.decimal(_numbers(draw))
    parts: dict[str, Text] = {"street": street, "number": number}
    if "{block}" in country.address:
        parts["block"] = words.decimal(below(draw.keys_for("block"), 20) + 1)
    full = _filled(country.address, parts)
    room = max((limit or 99) - (full.longest - street.longest), 1)
    return first_fitting(
        limit,
        full,
        lambda: _filled(country.address, {**parts, "street": fitted(street, room)}),
        lambda: fitted(street, limit),
    )


@kind(
    "street_address",
    names=(
        _WHOSE
        + r"(street_?address|street|address_?(line|street)?_?1|(street|addr)_?(line)?_?1|address_street|street_line)",
    ),
    pattern=r"(?s).+",
)
def street_addresses(draw: Draw) -> Column:
    """Street and house number in the order of the country, such as 128 Oak Street."""
    return draw.per_locale(lambda one: _address(one, draw.max_length))


@kind("street_name", names=(_WHOSE + r"(street_?name|road_?(name)?)",), pattern=r"(?s).+")
def street_names(draw: Draw) -> Column:
    """A street without a number."""
    return draw.per_locale(lambda one: fitted(_streets(one), draw.max_length))


@kind(
    "building_number",
    names=(_WHOSE + r"(house|building|street|civic)_?(number|no|num|nr)",),
    pattern=r"\d{1,4}",
)
def building_numbers(draw: Draw) -> Column:
    """House numbers, small ones more often."""
    most = 10 ** min(draw.max_length or 9, 9) - 1
    return draw.per_locale(lambda one: words.decimal((_numbers(one) - 1) % most + 1))


@kind(
    "secondary_address",
    names=(
        _WHOSE
        + r"(secondary_?address|address_?(line)?_?2|(street|addr)_?(line)?_?2|apartment|apt|suite|unit_?(number)?|flat)",
    ),
    pattern=r"(?s).+",
)
def secondary_addresses(draw: Draw) -> Column:
    """Apartment, suite or floor, in the words of the country."""

    def units(one: Draw) -> Text:
        country, keys = country_of(one.locale), one.keys_for("unit")
        before, _, after = zip(*(unit.partition("#") for unit in country.units), strict=True)
        which = below(keys, len(country.units))
        numbered = np.array(["#" in unit for unit in country.units])[which]
        # Floors, and doors that a figure stands before, are counted to nine.
        high = np.array([9 if _FLOOR.search(unit) else 60 for unit in country.units])[which]
        number = words.decimal(skewed(derive(keys, "number"), 60) % high + 1, numbered)
        full = template(Words(which, words.bank(*before)), number, Words(which, words.bank(*after)))
        return first_fitting(draw.max_length, full, lambda: words.decimal(below(keys, 9) + 1))

    return draw.per_locale(units)


@kind(
    "city",
    names=(
        _WHOSE + r"(city|town|city_?name|municipality|locality|suburb|hometown|birth_?place|place_of_birth)",
        r"(.*_)?addr(ess)?_(location|place|locality)",
    ),
    pattern=r"(?s).+",
)
def city_names(draw: Draw) -> Column:
    """Real cities of the locale's country, large ones more often."""
    return draw.per_locale(lambda one: fitted(Words(cities(one), country_of(one.locale).city_names), draw.max_length))


@kind(
    "state",
    names=(
        _WHOSE
        + r"(state|province|region|county|state_?name|state_(or_)?province|prefecture|address_state|region_name|canton)",
    ),
    pattern=r"(?s).+",
)
def regions(draw: Draw) -> Column:
    """The state, province or region of the city; its code where the name is too long."""

    def named(one: Draw) -> Text:
        country, city = country_of(one.locale), cities(one)
        names, codes = country.regions, _region_codes(country)
        limit = draw.max_length
        return first_fitting(limit, Words(city, names), lambda: Words(city, codes).fit(limit))

    return draw.per_locale(named)


@lru_cache(maxsize=64)
def _region_codes(country: Country) -> Bank:
    """The codes of regions; where a country has none, the first letters of the name."""
    return Bank(
        tuple(city.region_code or re.sub(r"\W", "", city.region)[:3].upper() or country.code for city in country.cities)
    )


@kind("state_code", names=(_WHOSE + r"(state|province|region)_?(code|abbr|abbreviation|short)",), pattern=r"\w{1,3}")
def region_codes(draw: Draw) -> Column:
    """The code of the state or region, such as CA."""
    return draw.per_locale(lambda one: Words(cities(one), _region_codes(country_of(one.locale))).fit(draw.max_length))


_LETTERS = words.bank(*"ABDEFGHJLNPQRSTUWXYZ")


def _postal_codes(draw: Draw) -> Text:
    country, city, keys = country_of(draw.locale), cities(draw), draw.keys_for("postal code")
    codes, starts, counts = country.postal_codes
    parts: list[Text | str] = [Words(starts[city] + below(keys, counts[city]), codes)]
    for run in re.findall(r"#+|@|[^#@]+", country.postal_tail):
        keys = derive(keys, "tail")
        if run[0] == "#":
            parts.append(words.padded(below(keys, 10 ** len(run)), len(run)))
        else:
            parts.append(words.pick(keys, _LETTERS) if run == "@" else run)
    return parts[0] if len(parts) == 1 and isinstance(parts[0], Text) else template(*parts)


@kind(
    "postal_code",
    names=(_WHOSE + r"(postal_?code|post_?code|zip_?(code)?|pin_?code|plz|cep|address_(zip|postal_code)|postal)",),
    pattern=r"[0-9A-Z][0-9A-Z -]*",
)
def postal_codes(draw: Draw) -> Column:
    """Postal codes of the city, in the form of its country."""
    return draw.per_locale(lambda one: _postal_codes(one).fit(draw.max_length))


# Countries ------------------------------------------------------------------------------------------------


def _nation(draw: Draw, part: int) -> Text:
    """Part 0 (code) or 1 (name) of the country; unique ones go through all sovereign states, in one order for both."""
    listed = nations()
    order = permute(draw.positions % len(listed), len(listed), name_key("nations"))
    return Words(order, words.bank(*(nation[part] for nation in listed)))


@kind(
    "country",
    names=(_WHOSE + r"(country|country_?name|nation|country_of_(residence|birth|origin)|land|address_country)",),
    pattern=r"(?s).+",
    unique_values=len(nations()),
)
def countries(draw: Draw) -> Column:
    """The English name of the locale's country; its code where there is no room for names."""
    short = draw.max_length is not None and draw.max_length < 4
    if draw.unique:
        names = _nation(draw, 1)
        code = _nation(draw, 0)
        return code.fit(draw.max_length) if short else first_fitting(draw.max_length, names, lambda: code)
    if short:
        return country_codes(draw)
    return draw.per_locale(
        lambda one: _constant_by_country(
            one,
            name
            if len(name := country_of(one.locale).name) <= (draw.max_length or 99)
            else country_of(one.locale).code,
        )
    )


@kind(
    "country_code",
    names=(_WHOSE + r"(country_?(code|iso|iso2|alpha2?)|iso_?(code|alpha2|2)?|country_abbr)",),
    pattern=r"[A-Z]{1,2}",
    unique_values=len(nations()),
)
def country_codes(draw: Draw) -> Column:
    """ISO 3166-1 alpha-2 code of the country."""
    if draw.unique:
        return _nation(draw, 0)
    return draw.per_locale(lambda one: _constant_by_country(one, country_of(one.locale).code).fit(draw.max_length))


@kind("calling_code", names=(r"(country_)?(calling|dial(ling)?|phone)_(code|prefix)",), pattern=r"\+\d{1,3}")
def calling_codes(draw: Draw) -> Column:
    """The telephone code of the country, such as +49."""
    return draw.per_locale(lambda one: _constant_by_country(one, f"+{country_of(one.locale).calling_code}"))


# Positions on the earth -----------------------------------------------------------------------------------

_SPREAD = 30_000
"""How far from the middle of its city an address lies at most, in millionths of a degree: about 3 km."""


@kind(
    "latitude",
    names=(_WHOSE + r"(latitude|lat|geo_?lat|location_lat(itude)?)",),
    types=("decimal", "float"),
    pattern=r"-?\d+\.\d{6}",
)
def latitudes(draw: Draw) -> Column:
    """Degrees north, within a few kilometres of the city."""

    def north(one: Draw) -> Decimals:
        offset = below(one.keys_for("latitude"), 2 * _SPREAD) - _SPREAD
        return Decimals(country_of(one.locale).latitudes[cities(one)] + offset, 6)

    return draw.per_locale(north)


@kind(
    "longitude", names=(_WHOSE + r"(longitude|lon|lng|long|geo_?(lon|lng)|location_(lon|lng|longitude))",),
    types=("decimal", "float"), pattern=r"-?\d+\.\d{6}",
)  # fmt: skip
def longitudes(draw: Draw) -> Column:
    """Degrees east, within a few kilometres of the city."""

    def east(one: Draw) -> Decimals:
        offset = below(one.keys_for("longitude"), 2 * _SPREAD) - _SPREAD
        return Decimals(country_of(one.locale).longitudes[cities(one)] + offset, 6)

    return draw.per_locale(east)


@kind(
    "coordinates",
    names=(r"coordinates?", r"(lat_?l(o)?ng|geo_?(location|point|coordinates))"),
    pattern=r"-?\d+\.\d{4},-?\d+\.\d{4}",
    min_length=17,
)
def coordinates(draw: Draw) -> Column:
    """Latitude and longitude with a comma between them."""
    pair = [Decimals(part.array // 100, 4) for part in (latitudes(draw), longitudes(draw))]
    return template(pair[0], ",", pair[1])


@kind(
    "timezone", names=(r"(user_|preferred_|local_)?(time_?zone|tz|tz_?name)",), pattern=r"\w+(/[\w-]+)+", min_length=10
)
def timezones(draw: Draw) -> Column:
    """The IANA time zone of the city; another of the country where its name is too long."""
    return draw.per_locale(lambda one: fitted(Words(cities(one), country_of(one.locale).timezones), draw.max_length))


# Whole addresses ------------------------------------------------------------------------------------------


def _line(draw: Draw, limit: int | None) -> Text:
    country, city = country_of(draw.locale), cities(draw)
    parts: dict[str, Text] = {
        "address": _address(draw, None),
        "postal": _postal_codes(draw),
        "city": Words(city, country.city_names),
        "region": Words(city, country.regions),
        "region_code": Words(city, _region_codes(country)),
    }
    return first_fitting(
        limit,
        _filled(country.line, parts),
        lambda: template(parts["address"], ", ", parts["city"]),
        lambda: _address(draw, limit),
    )


@kind(
    "address",
    names=(_WHOSE + r"(full_?address|address|postal_?address|formatted_?address|address_line|address_text)",),
    pattern=r"(?s).+",
)
def addresses(draw: Draw) -> Column:
    """The whole address in one line, in the order of the country."""
    return draw.per_locale(lambda one: _line(one, draw.max_length))


@kind(
    "location",
    names=(r"(location|location_name|venue|place|event_location|meeting_place|destination|origin|based_in)",),
    pattern=r"(?s).+",
)
def locations(draw: Draw) -> Column:
    """City and region, such as Madison, WI."""

    def city_and_region(one: Draw) -> Text:
        country, city = country_of(one.locale), cities(one)
        names = Words(city, country.city_names)
        return first_fitting(draw.max_length, Words(city, country.labels), lambda: fitted(names, draw.max_length))

    return draw.per_locale(city_and_region)

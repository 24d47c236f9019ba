from __future__ import annotations

from zoneinfo import available_timezones

import pytest

from seeding.kinds import words
from seeding.kinds.gazetteer import country_of
from seeding.kinds.gazetteer_data import COUNTRIES
from tests.kinds.drawing import asked, values

TABLES = [f"xx_{code}" for code in COUNTRIES]


@pytest.mark.parametrize("locale", TABLES)
def test_one_address_agrees_with_itself(locale):
    draw = asked(400, locales=(locale,))
    country = country_of(locale)
    parts = [
        values(kind, draw)
        for kind in ("city", "state", "state_code", "postal_code", "timezone", "latitude", "longitude")
    ]
    for name, region, region_code, postal, timezone, latitude, longitude in zip(*parts, strict=True):
        matching = [
            city
            for city in country.cities
            if (city.name, city.region, city.timezone) == (name, region, timezone)
            and region_code.startswith(city.region_code)
            and any(postal.startswith(code) for code in city.postal_codes)
            and abs(int(latitude * 10**6) - city.latitude) < 50_000
            and abs(int(longitude * 10**6) - city.longitude) < 50_000
        ]
        assert matching, (name, region, postal, timezone)


@pytest.mark.parametrize("locale", ["en_US", "de_DE", "ja_JP", "en_GB", "fr_FR"])
def test_the_whole_address_is_made_of_its_parts(locale):
    draw = asked(300, locales=(locale,))
    parts = [
        values(kind, draw)
        for kind in ("address", "street_address", "street_name", "building_number", "city", "postal_code")
    ]
    for address, street_address, street, number, city, postal in zip(*parts, strict=True):
        assert street in street_address
        assert number in street_address
        for part in (street_address, city, postal):
            assert part in address


def test_tables_are_sound():
    known = available_timezones()
    for locale in TABLES:
        country = country_of(locale)
        assert len(country.cities) >= 12
        for city in country.cities:
            assert city.timezone in known
            assert city.area_codes
            assert city.postal_codes
            assert abs(city.latitude) < 72_000_000
            assert city.weight > 0
        assert len(set(country.streets)) == len(country.streets), locale
    assert len(country_of("en_US").cities) >= 120
    assert sum(len(country_of(locale).cities) for locale in TABLES) > 600


@pytest.mark.parametrize("locale", words.known_locales())
def test_every_locale_of_faker_has_addresses(locale):
    draw = asked(50, locales=(locale,))
    for kind in ("address", "city", "postal_code", "country_code", "phone", "full_name", "email"):
        assert all(value.strip() for value in values(kind, draw)), kind


def test_unique_countries_have_the_codes_of_their_names():
    names, codes = (values(kind, asked(190, unique=True)) for kind in ("country", "country_code"))
    pairs = dict(zip(codes, names, strict=True))
    assert len(pairs) == 190
    assert pairs["DE"] == "Germany"
    assert pairs["JP"] == "Japan"


def test_golden_addresses():
    assert values("address", asked(3)) == GOLDEN_ADDRESSES
    assert values("address", asked(3, locales=("de_DE",))) == GOLDEN_GERMAN_ADDRESSES


GOLDEN_ADDRESSES = [
    "1069 Prospect Avenue, San Francisco, CA 94115",
    "3777 Mill Road, San Francisco, CA 94104",
    "3505 North Street, New York, NY 10038",
]
GOLDEN_GERMAN_ADDRESSES = [
    "Mühlenstraße 18, 20259 Hamburg",
    "Goethestraße 58, 20098 Hamburg",
    "Waldstraße 54, 13354 Berlin",
]

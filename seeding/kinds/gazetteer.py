"""Real cities with what agrees with them: region, postal codes, telephone area codes, coordinates, time zone.

A line of a table is `city|postal codes|area codes|latitude|longitude|thousands of inhabitants`, under a line
`= region|region code|time zone`. Postal codes are ranges or single codes; a country's `postal_tail` says what follows
them. Codes and coordinates are approximate and were written down from general knowledge, not from a licensed list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from seeding.columns import Bank
from seeding.keys import Numbers
from seeding.kinds import words
from seeding.kinds.gazetteer_data import CAPITALS, COUNTRIES, LOCALE_COUNTRIES, NATIONS


@dataclass(frozen=True)
class City:
    name: str
    region: str
    region_code: str
    timezone: str
    postal_codes: tuple[str, ...]
    area_codes: tuple[str, ...]
    latitude: int
    """Millionths of a degree, as longitude is."""
    longitude: int
    weight: float


@dataclass(frozen=True, eq=False)
class Country:
    """A country's cities and how its addresses are written.

    `streets` are whole street names; `address` joins `{number}` and `{street}`; `line` is the whole address in one line.
    """

    code: str
    name: str
    local_name: str
    calling_code: str
    currency: str
    language: str
    postal_tail: str
    address: str
    line: str
    streets: tuple[str, ...]
    highest_number: int
    units: tuple[str, ...]
    cities: tuple[City, ...]

    @cached_property
    def weights(self) -> tuple[float, ...]:
        return tuple(city.weight for city in self.cities)

    @cached_property
    def city_names(self) -> Bank:
        return Bank(tuple(city.name for city in self.cities))

    @cached_property
    def regions(self) -> Bank:
        return Bank(tuple(city.region for city in self.cities))

    @cached_property
    def region_codes(self) -> Bank:
        return Bank(tuple(city.region_code for city in self.cities))

    @cached_property
    def timezones(self) -> Bank:
        return Bank(tuple(city.timezone for city in self.cities))

    @cached_property
    def latitudes(self) -> Numbers:
        return np.array([city.latitude for city in self.cities], dtype=np.int64)

    @cached_property
    def longitudes(self) -> Numbers:
        return np.array([city.longitude for city in self.cities], dtype=np.int64)

    @cached_property
    def postal_codes(self) -> tuple[Bank, Numbers, Numbers]:
        """All of them, and for each city the first and the number of its own."""
        return _listed(tuple(city.postal_codes for city in self.cities))

    @cached_property
    def area_codes(self) -> tuple[Bank, Numbers, Numbers]:
        return _listed(tuple(city.area_codes for city in self.cities))

    @cached_property
    def labels(self) -> Bank:
        """City and region, or the city alone where the region has its name."""
        short = self.code in ("US", "CA", "AU", "BR")
        regions = [city.region_code if short else city.region for city in self.cities]
        pairs = zip(self.cities, regions, strict=True)
        return Bank(tuple(city.name if city.name == region else f"{city.name}, {region}" for city, region in pairs))

    @cached_property
    def street_weights(self) -> tuple[float, ...]:
        """The tables begin with the most frequent names, which are a few per cent of all streets."""
        return tuple(1 / (rank + 12) for rank in range(len(self.streets)))

    @cached_property
    def street_bank(self) -> Bank:
        return Bank(self.streets)


def _listed(groups: tuple[tuple[str, ...], ...]) -> tuple[Bank, Numbers, Numbers]:
    counts = np.array([len(group) for group in groups], dtype=np.int64)
    return Bank(tuple(word for group in groups for word in group)), np.cumsum(counts) - counts, counts


def _range(text: str) -> list[str]:
    """`10001-10040` counts, `E1-E17` counts behind the letters; anything else, such as `00-020`, is one code."""
    first, _, last = text.partition("-")
    letters = first.rstrip("0123456789")
    low, high = first[len(letters) :], last[len(letters) :]
    if not (low and high.isdigit() and last.startswith(letters) and (letters or len(low) == len(high))):
        return [text]
    width = 0 if letters else len(low)
    return [f"{letters}{number:0{width}d}" for number in range(int(low), int(high) + 1)]


def _cities(table: str) -> tuple[City, ...]:
    cities: list[City] = []
    region, region_code, timezone = "", "", ""
    for line in table.strip().splitlines():
        line = line.strip()
        if line.startswith("="):
            region, region_code, timezone = (part.strip() for part in line[1:].split("|"))
        elif line:
            name, postal, area, latitude, longitude, weight = (part.strip() for part in line.split("|"))
            codes = tuple(code for part in postal.split() for code in _range(part))
            north, east = (round(float(degrees) * 1_000_000) for degrees in (latitude, longitude))
            cities.append(
                City(name, region, region_code, timezone, codes, tuple(area.split()), north, east, float(weight))
            )
    return tuple(cities)


@lru_cache(maxsize=128)
def country_of(locale: str) -> Country:
    """The country of a locale: of its own tables if there are any, else of what Faker knows."""
    code = LOCALE_COUNTRIES.get(locale) or locale.split("_")[-1]
    found = COUNTRIES.get(code)
    if found is None:
        return _from_faker(code, locale)
    cities, streets, units = (found[name] for name in ("cities", "streets", "units"))
    plain = {name: value for name, value in found.items() if name not in ("cities", "streets", "units")}
    names = tuple(street.strip() for street in streets.replace("\n", ";").split(";") if street.strip())
    return Country(code, **plain, streets=names, units=tuple(units.split(";")), cities=_cities(cities))


_MOST_CITIES = 400


def _from_faker(code: str, locale: str) -> Country:
    known = dict(line.split("|", 1) for line in CAPITALS.strip().splitlines())
    if code not in known:
        return country_of(words.FALLBACK)
    name, calling_code, currency, capital, latitude, longitude, timezone = known[code].split("|")
    north, east = (round(float(degrees) * 1_000_000) for degrees in (latitude, longitude))
    cities, streets = [capital], _plain_streets(locale)
    heads, tail = tuple("123456789"), "###"
    if words.has("address", locale):
        own = vars(words.provider("address", locale))
        cities = [str(city) for city in own.get("cities", own.get("city_names", ()))][:_MOST_CITIES] or cities
        # Formats: # is any digit, % one that is not 0; formats with letters are left to countries with tables.
        formats = [form for form in own.get("postcode_formats", ()) if re.fullmatch(r"[0-9#%][#% -]*", form)]
        if formats:
            tail = formats[0][1:].replace("%", "#")
            heads = tuple(dict.fromkeys(form[0] for form in formats if form[0].isdigit())) or heads
    # Faker does not say which region a city is in; the country is the one that is certain.
    places = tuple(
        City(city, name, "", timezone, heads, ("",), north, east, 3 / (place + 10)) for place, city in enumerate(cities)
    )
    return Country(
        code, name, name, calling_code, currency, locale.split("_")[0], tail, "{street} {number}", "{address}, {postal} {city}",
        streets, 150, ("#",), places,
    )  # fmt: skip


def _plain_streets(locale: str) -> tuple[str, ...]:
    if words.has("address", locale):
        own = vars(words.provider("address", locale))
        for attribute in ("streets", "street_names", "frequent_street_names", "street_titles", "road_names"):
            listed = own.get(attribute, ())
            if len(listed) > 9 and all(isinstance(street, str) for street in listed):
                return tuple(dict.fromkeys(listed))[:_MOST_CITIES]
    return country_of(words.FALLBACK).streets


@lru_cache(maxsize=1)
def nations() -> tuple[tuple[str, str], ...]:
    """Code and name of every sovereign state, by name."""
    pairs = (text.strip().split(" ", 1) for text in NATIONS.replace("\n", "").split(";"))
    return tuple((code, name) for code, name in pairs)

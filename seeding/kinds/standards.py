"""The rows of tables that standards keep: countries, currencies and languages, each with all that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from seeding.kinds.gazetteer import nations
from seeding.kinds.standards_data import COUNTRY_CODES, CURRENCIES, LANGUAGES

COLUMNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "country": {
            "alpha_2": r"(iso_?)?(3166_?)?(1_?)?(a2|alpha_?2)(_code)?|iso_?2|cca2|(iso_?|country_)?code2?|iso|abbr(eviation)?",
            "alpha_3": r"(iso_?)?(3166_?)?(1_?)?(a3|alpha_?3)(_code)?|iso_?3|cca3|(iso_?|country_)?code_?3",
            "numeric": r"(iso_?)?(3166_?)?(1_?)?(num(eric)?|number)(_code)?|ccn3|m49|un_code",
            "name": r"([a-z]+_)?name(_en)?|title|label",
        },
        "currency": {
            "code": r"(iso_?|currency_)?(4217_?)?code|iso|abbr(eviation)?|alphabetic_code|short_name",
            "numeric": r"(iso_?)?(4217_?)?num(eric)?(_code)?|number",
            "name": r"((?!short)[a-z]+_)?name(_en)?|title|label",
            "symbol": r"symbol|sign",
            "places": r"(decimal|minor|fraction)_?(places|digits|units?)|precision|exponent",
        },
        "language": {
            "code": r"(iso_?|language_|lang_)?(639_?1?_?)?(code|alpha_?2|a2)|iso|code_?2|abbr(eviation)?|short_name",
            "code_3": r"(iso_?)?(639_?[23]?_?)?(alpha_?3|a3|code_?3)|iso_?3",
            "name": r"((?!native|local|own|short)[a-z]+_)?name(_en)?|title|label",
            "own_name": r"(native|local|own|auto)_?name|endonym|name_(native|local)",
        },
    }
)
"""The columns of each table, by what its models call them: regular expressions of whole names in snake_case."""


@lru_cache(maxsize=8)
def rows_of(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, whose cells stand in the order of its `COLUMNS`."""
    if table == "country":
        names = dict(nations())
        codes = [line.split(" ") for line in _items(COUNTRY_CODES)]
        return tuple((alpha_2, alpha_3, numeric, names[alpha_2]) for alpha_2, alpha_3, numeric in codes)
    return tuple(tuple(line.split("|")) for line in _items({"currency": CURRENCIES, "language": LANGUAGES}[table]))


def cells_of(table: str, column: str) -> tuple[str, ...]:
    """What each row has in a column."""
    place = list(COLUMNS[table]).index(column)
    return tuple(row[place] for row in rows_of(table))


def _items(text: str) -> list[str]:
    return text.strip().replace("\n", "").split(";")

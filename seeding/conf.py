"""The setting `SEEDING`, read with its defaults."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from seeding.columns import instant_micros
from seeding.generators import check_weights
from seeding.spec import SeedingError

DEFAULTS: dict[str, Any] = {
    "AS_OF": "2025-01-01T00:00:00Z",
    "SEED": 0,
    "LOCALES": ("en_US",),
    "PASSWORD": "seeding",
    "POLICY": "masking.yml",
    "PRODUCTION": r"(^|[^a-z])(prod|production|live|master)([^a-z]|$)",
}
"""Every key of the setting: the as-of instant, the seed and the locales of a run that names none, the development
password of seeded users, and the regular expression that a production database's host or name matches."""


@dataclass(frozen=True)
class Conf:
    """The values of the setting `SEEDING`."""

    as_of: int
    seed: int
    locales: tuple[str, ...]
    password: str
    policy: str
    production: str


def conf() -> Conf:
    """The setting as it is now. SeedingError for a key that does not exist or a value that cannot be read."""
    given = getattr(settings, "SEEDING", {})
    if not isinstance(given, dict):
        raise SeedingError(f"SEEDING in the settings is a dict, not {given!r}.")
    unknown = sorted(set(given) - set(DEFAULTS))
    if unknown:
        raise SeedingError(f"SEEDING[{unknown[0]!r}] in the settings: no such key; there are: {', '.join(DEFAULTS)}.")
    values = {**DEFAULTS, **given}
    try:
        re.compile(values["PRODUCTION"])
    except (re.error, TypeError) as error:
        raise SeedingError(f"SEEDING['PRODUCTION'] in the settings is no regular expression: {error}.") from None
    seed = values["SEED"]
    if not isinstance(seed, int) or isinstance(seed, bool):
        raise SeedingError(f"SEEDING['SEED'] in the settings is a whole number, not {seed!r}.")
    return Conf(
        as_of=read_instant(str(values["AS_OF"]), "SEEDING['AS_OF'] in the settings"),
        seed=seed,
        locales=read_locales(values["LOCALES"], "SEEDING['LOCALES'] in the settings"),
        password=str(values["PASSWORD"]),
        policy=str(values["POLICY"]),
        production=str(values["PRODUCTION"]),
    )


def read_locales(given: Any, where: str) -> tuple[str, ...]:
    """Locales from a list, or from text with commas; `de-DE` is read as `de_DE`."""
    parts = given.split(",") if isinstance(given, str) else given
    if not isinstance(parts, (list, tuple)) or not all(isinstance(part, str) for part in parts):
        raise SeedingError(f"{where}: locales are text such as en_US or de_DE,ja_JP, not {given!r}.")
    locales = tuple(part.strip().replace("-", "_") for part in parts if part.strip())
    if not locales:
        raise SeedingError(f"{where}: no locale is named. Write --locale en_US or --locale de_DE,ja_JP.")
    return locales


def read_locale_mix(given: Any, where: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Locales with their weights, from `en_US=70,de_DE=30` or a mapping; no weights where none are given."""
    if isinstance(given, dict):
        pairs = [(str(name), weight) for name, weight in given.items()]
    else:
        parts = given.split(",") if isinstance(given, str) else list(given)
        pairs = [(name, weight if sign else None) for name, sign, weight in (part.partition("=") for part in parts)]
    locales = read_locales([name for name, _ in pairs], where)
    if all(weight is None for _, weight in pairs):
        return locales, ()
    try:
        weights = tuple(float(weight) for _, weight in pairs if weight is not None)
        if len(weights) != len(locales):
            raise ValueError("some locales have a weight and some have none")
        return locales, check_weights(weights)
    except (TypeError, ValueError) as error:
        raise SeedingError(f"{where}: {error}. Write en_US=70,de_DE=30.") from None


def read_instant(text: str, where: str) -> int:
    """Microseconds since 1970 of an ISO 8601 date or date and time; without a zone it is UTC."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        raise SeedingError(f"{where}: {text!r} is no date. Write 2025-01-01 or 2025-01-01T12:00:00+00:00.") from None
    if not 1900 <= value.year <= 9000:
        raise SeedingError(f"{where}: {text!r}: the year must lie between 1900 and 9000.")
    return instant_micros(value if value.tzinfo else value.replace(tzinfo=UTC))

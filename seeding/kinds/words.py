"""Word lists of Faker's providers, by locale: the vocabulary that kinds draw from.

Faker's modules are read as data. Its random numbers are not used, so its releases change a row only where they
change a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from seeding.columns import Bank, Words
from seeding.generators import pick_weighted
from seeding.keys import Keys

FALLBACK = "en_US"


def locale_known(locale: str) -> bool:
    """Whether Faker has names for this locale."""
    return locale.replace("_", "").isalnum() and find_spec(f"faker.providers.person.{locale}") is not None


def known_locales() -> list[str]:
    import pkgutil

    import faker.providers.person

    return sorted(module.name for module in pkgutil.iter_modules(faker.providers.person.__path__) if "_" in module.name)


@lru_cache(maxsize=256)
def provider(subject: str, locale: str) -> Any:
    """The provider class of a subject (`person`, `address`, …) for a locale, or for en_US if Faker has none."""
    name = f"faker.providers.{subject}.{locale}"
    if find_spec(name) is None:
        name = f"faker.providers.{subject}.{FALLBACK}"
        if find_spec(name) is None:
            name = f"faker.providers.{subject}"
    return import_module(name).Provider


@lru_cache(maxsize=1024)
def listing(subject: str, locale: str, *attributes: str) -> tuple[Bank, tuple[float, ...]]:
    """The first of `attributes` that the provider has, as distinct words with their weights."""
    for source in (provider(subject, locale), provider(subject, FALLBACK)):
        for attribute in attributes:
            words = getattr(source, attribute, None)
            if words:
                return _weighed(words)
    raise LookupError(f"Faker's {subject} provider has none of {', '.join(attributes)} for {locale}")


def _weighed(words: Any) -> tuple[Bank, tuple[float, ...]]:
    weights: dict[str, float] = {}
    pairs = words.items() if isinstance(words, Mapping) else ((word, 1.0) for word in words)
    for word, weight in pairs:
        text = str(word).strip()
        if text:
            weights[text] = weights.get(text, 0.0) + float(weight)
    return Bank(tuple(weights)), tuple(weights.values())


def draw_words(keys: Keys, bank: Bank, weights: tuple[float, ...]) -> Words:
    return Words(pick_weighted(keys, weights), bank)

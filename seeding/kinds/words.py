"""Word lists of Faker's providers, by locale: the vocabulary that kinds draw from.

Faker's modules are read as data. Its random numbers are not used, so its releases change a row only where they
change a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from seeding.columns import Bank, Choose, Mask, Template, Text, Words, shorten
from seeding.generators import pick_weighted
from seeding.keys import Keys, Numbers, below

FALLBACK = "en_US"


def locale_known(locale: str) -> bool:
    """Whether Faker has names for this locale."""
    return locale.replace("_", "").isalnum() and find_spec(f"faker.providers.person.{locale}") is not None


def known_locales() -> list[str]:
    import pkgutil

    import faker.providers.person

    return sorted(module.name for module in pkgutil.iter_modules(faker.providers.person.__path__) if "_" in module.name)


@lru_cache(maxsize=256)
def has(subject: str, locale: str) -> bool:
    """Whether Faker has a provider of this subject for the locale itself."""
    return find_spec(f"faker.providers.{subject}.{locale}") is not None


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


def pick(keys: Keys, bank: Bank) -> Words:
    """Words of a bank, each as likely."""
    return Words(below(keys, len(bank)), bank)


@lru_cache(maxsize=1024)
def bank(*words: str) -> Bank:
    return Bank(words)


# Fitting a maximum length ---------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def _shorter(source: Bank, max_length: int) -> tuple[Bank, Numbers]:
    fits = np.flatnonzero(source.lengths <= max_length)
    if not fits.size:
        cut = tuple(dict.fromkeys(shorten(word, max_length) for word in source.words))
        return Bank(cut), np.array([cut.index(shorten(word, max_length)) for word in source.words], dtype=np.int64)
    places = np.full(len(source), -1, dtype=np.int64)
    places[fits] = np.arange(fits.size)
    long = np.flatnonzero(places < 0)
    places[long] = np.arange(long.size) % fits.size
    return Bank(tuple(source.words[place] for place in fits.tolist())), places


def fitted(words: Words, max_length: int | None) -> Words:
    """The same words; those that are longer than `max_length` are replaced by others of the bank that are not."""
    if max_length is None or words.longest <= max_length:
        return words
    shorter, places = _shorter(words.bank, max_length)
    return Words(places[words.codes], shorter, nulls=words.nulls)


def first_fitting(max_length: int | None, text: Text, *shorter: Callable[[], Text]) -> Text:
    """The first of the forms of each row that has at most `max_length` characters.

    ValueError where even the last form has more.
    """
    if max_length is None or text.longest <= max_length:
        return text
    options, which = [text], np.zeros(len(text), dtype=np.int64)
    long = text.lengths > max_length
    for form in shorter:
        if not long.any():
            break
        options.append(form())
        which[long] += 1
        long &= options[-1].lengths > max_length
    if long.any():
        row = int(np.flatnonzero(long)[0])
        value = options[-1].take(slice(row, row + 1)).present()[0]
        raise ValueError(f"{value!r} cannot be shortened to {max_length} characters")
    return options[0] if len(options) == 1 else Choose(which, tuple(options))


# Numbers within text --------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _padded_bank(digits: int) -> Bank:
    return Bank(tuple(f"{number:0{digits}d}" for number in range(10**digits)))


@lru_cache(maxsize=1)
def _group_bank() -> Bank:
    """Groups of four digits: nothing, 0 to 9999 without leading zeros, and with them."""
    return Bank(("", *map(str, range(10_000)), *(f"{number:04d}" for number in range(10_000))))


def padded(numbers: Numbers, digits: int) -> Text:
    """Non-negative numbers below 10**digits with leading zeros."""
    parts: list[Words] = []
    while digits > 0:
        group = digits % 4 or 4
        rest_digits = digits - group
        high, numbers = np.divmod(numbers, 10**rest_digits)
        parts.append(Words(high, _padded_bank(group)))
        digits = rest_digits
    return parts[0] if len(parts) == 1 else Template(tuple(parts))


def decimal(numbers: Numbers, shown: Mask | None = None) -> Text:
    """Non-negative numbers without leading zeros; nothing at all where `shown` is false."""
    groups: list[Numbers] = []
    rest = numbers
    started = np.zeros(len(numbers), dtype=np.bool_)
    for power in _powers(int(numbers.max(initial=0))):
        high, rest = np.divmod(rest, power)
        first = (high > 0) & ~started
        codes = np.where(started, high + 10_001, np.where(first, high + 1, 0))
        if power == 1:
            codes = np.where(started | first, codes, 1)
        started |= first
        groups.append(codes if shown is None else np.where(shown, codes, 0))
    parts = tuple(Words(codes, _group_bank()) for codes in groups)
    return parts[0] if len(parts) == 1 else Template(parts)


def _powers(most: int) -> list[int]:
    powers = [1]
    while most >= powers[0] * 10_000:
        powers.insert(0, powers[0] * 10_000)
    return powers


# Latin letters for addresses ------------------------------------------------------------------------------

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_TURKISH = str.maketrans({"ı": "i", "İ": "i"})


def latin(text: str, locale: str = FALLBACK) -> str:
    """The lower-case letters a to z that a name is written with in an address; `x` if it has none."""
    from faker.decode import unidecode

    lowered = text.translate(_TURKISH).lower()
    if locale.startswith("de"):
        lowered = lowered.translate(_GERMAN)
    return "".join(letter for letter in unidecode(lowered).lower() if "a" <= letter <= "z") or "x"

"""Kinds of values: what an e-mail address, a full name or a price is, each declared once.

A kind knows the column names that suggest it and how to draw it. Kinds that speak of one thing (a person, an
address, a product) draw from the same entity key, so they agree: the e-mail address is that of the name.
Files of this package declare kinds with `@kind`; they are imported on first use. A kind imports no Django.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import import_module
from typing import Any, TypeVar

import numpy as np

from seeding.columns import Choose, Column, Text
from seeding.generators import pick_weighted, unique_number
from seeding.keys import Keys, Numbers, below, derive
from seeding.patterns import spelled

SUBJECTS = ("person", "contact", "place", "company", "commerce", "naming", "text", "network", "identifiers")
"""The modules of this package that declare kinds."""


T = TypeVar("T")


@dataclass(frozen=True)
class Draw:
    """What a kind is asked for.

    `keys` (rows,) are the keys of the entities: every kind that is asked with the same key speaks of the same person,
    address or product. `positions` (rows,) are different for different rows of a table and serve `unique` draws: the
    values of two positions differ. `max_length` limits the characters of text.
    """

    keys: Keys
    positions: Numbers
    locales: tuple[str, ...] = ("en_US",)
    max_length: int | None = None
    unique: bool = False
    unique_key: int = 0
    as_of: int = 1_735_689_600_000_000
    locale_weights: tuple[float, ...] = ()
    known: dict[tuple[str, str], tuple[Keys, Any]] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out for other kinds of the same entities (`once`)."""

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives for these very keys and the first locale, made once for all kinds that share `known`."""
        known = self.known.get((name, self.locale))
        if known is None or known[0] is not self.keys:
            known = self.known[name, self.locale] = self.keys, make()
        made: T = known[1]
        return made

    def keys_for(self, name: str) -> Keys:
        return derive(self.keys, name)

    @property
    def locale_codes(self) -> Numbers:
        """The position in `locales` of each entity's locale."""
        keys = self.keys_for("locale")
        return pick_weighted(keys, self.locale_weights) if self.locale_weights else below(keys, len(self.locales))

    def by_locale(self, draw: Callable[[str], Text]) -> Text:
        """`draw(locale)` for the rows of each locale, joined to one column."""
        if len(self.locales) == 1:
            return draw(self.locales[0])
        return Choose(self.locale_codes, tuple(draw(locale) for locale in self.locales))

    def per_locale(self, draw: Callable[[Draw], Column]) -> Column:
        """`draw` applied to the rows of each locale alone, joined to one column: what it gets has one locale."""
        if len(self.locales) == 1:
            return draw(self)
        codes = self.locale_codes
        parts: list[tuple[Numbers, Column]] = []
        for code, locale in enumerate(self.locales):
            rows = np.flatnonzero(codes == code)
            if rows.size:
                keys, positions = self.keys[rows], self.positions[rows]
                parts.append(
                    (
                        rows,
                        draw(
                            replace(
                                self, keys=keys, positions=positions, locales=(locale,), locale_weights=(), known={}
                            )
                        ),
                    )
                )
        return _joined(parts, len(codes)) if parts else draw(replace(self, locales=self.locales[:1]))

    @property
    def locale(self) -> str:
        """The first locale: the one that the rows have within `per_locale`."""
        return self.locales[0]

    def numbers(self) -> Numbers:
        """A different number for each position, of two digits or more."""
        return unique_number(self.positions, self.unique_key)


def _joined(parts: list[tuple[Numbers, Column]], rows: int) -> Column:
    """One column of parts of one class, each with the rows that it fills: together, all of them."""
    first = parts[0][1]
    if len(parts) == 1:
        return first
    if isinstance(first, Text):
        which, inside = np.zeros((2, rows), dtype=np.int64)
        spread: list[Text] = []
        for position, (index, part) in enumerate(parts):
            assert isinstance(part, Text)
            which[index], inside[:], inside[index] = position, 0, np.arange(len(index))
            spread.append(part.take(inside))
        return Choose(which, tuple(spread))
    arrays = {name: value for name, value in vars(first).items() if name != "nulls" and isinstance(value, np.ndarray)}
    for name, value in arrays.items():
        arrays[name] = np.empty(rows, dtype=value.dtype)
        for index, part in parts:
            arrays[name][index] = getattr(part, name)
    return replace(first, **arrays)


@dataclass(frozen=True)
class Kind:
    """A kind of value.

    `names` are regular expressions that match a whole column name in snake_case; `draw` gives the values; `types` are
    the storage types (`seeding.schema`) that can hold it; `pattern` matches every value of it; `unique_values` is how
    many different values a unique draw has (None: no limit that matters, 0: it cannot be drawn unique).
    """

    name: str
    draw: Callable[[Draw], Column] = field(repr=False)
    summary: str
    names: tuple[str, ...] = ()
    types: tuple[str, ...] = ("text",)
    pattern: str | None = None
    unique_values: int | None = 0
    min_length: int = 1

    def suggested_by(self, column: str) -> bool:
        return any(spelled(name, column) for name in self.names)


_registry: dict[str, Kind] = {}


def kind(
    name: str,
    *,
    names: tuple[str, ...] = (),
    types: tuple[str, ...] = ("text",),
    pattern: str | None = None,
    unique_values: int | None = 0,
    min_length: int = 1,
) -> Callable[[Callable[[Draw], Column]], Callable[[Draw], Column]]:
    """Declare a kind; the decorated function draws it, and the first line of its docstring describes it.

    Raises ValueError for a name that is taken: a kind is declared once.
    """

    def declare(draw: Callable[[Draw], Column]) -> Callable[[Draw], Column]:
        if name in _registry:
            raise ValueError(f"the kind {name!r} is declared already, in {_registry[name].draw.__module__}")
        summary = (draw.__doc__ or "").strip().split("\n")[0]
        _registry[name] = Kind(name, draw, summary, names, types, pattern, unique_values, min_length)
        return draw

    return declare


def all_kinds() -> dict[str, Kind]:
    """Every declared kind by name, in the order of declaration."""
    _load()
    return _registry


@lru_cache(maxsize=1)
def _load() -> None:
    places = {import_module(f"{__name__}.{subject}").__name__: place for place, subject in enumerate(SUBJECTS)}
    # Where several take a column the first does: that must not hang on what was imported first.
    ordered = sorted(_registry.items(), key=lambda item: places.get(item[1].draw.__module__, len(places)))
    _registry.clear()
    _registry.update(ordered)


def get(name: str) -> Kind:
    """The kind of this name; KeyError with the known names if there is none."""
    known = all_kinds()
    if name not in known:
        raise KeyError(f"no kind is called {name!r}; there are: {', '.join(sorted(known))}")
    return known[name]

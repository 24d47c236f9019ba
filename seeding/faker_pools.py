"""Any other provider of Faker's, or of a project's own: a pool of values drawn once, from which rows take theirs."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from typing import Any

import numpy as np

from seeding.columns import Column, combine
from seeding.generators import column_of, pick_weighted
from seeding.keys import below, derive, name_key
from seeding.rows import Rows, evaluate
from seeding.schema import Field
from seeding.spec import SeedingError
from seeding.storing import conform

POOL = 2_000
"""Values of a pool. A method that gives fewer different ones gives fewer."""


@dataclass(frozen=True)
class FakerPool:
    """Values of a method of Faker, or of one of `providers` (dotted paths of provider classes), by locale.

    The pool of a method, its arguments and a locale is the same in every run with the same version of Faker.
    """

    method: str
    providers: tuple[str, ...] = ()
    arguments: tuple[tuple[str, Any], ...] = ()


@lru_cache(maxsize=256)
def _values(source: FakerPool, locale: str) -> tuple[Any, ...]:
    from faker import Faker

    made = Faker(locale)
    for path in source.providers:
        made.add_provider(provider_class(path))
    method = getattr(made, source.method, None)
    if not callable(method):
        known = [name for name in dir(made) if not name.startswith("_")]
        close = get_close_matches(source.method, known, n=1, cutoff=0.6)
        raise SeedingError(
            f"faker: {source.method}: neither Faker nor {', '.join(source.providers) or 'a provider of the plan'} has "
            f"such a method. {f'Did you mean {close[0]}?' if close else 'Name the provider under `providers`.'}"
        )
    made.seed_instance(name_key("faker pool", source.method, repr(source.arguments), locale))
    values: dict[Any, None] = {}
    try:
        for _ in range(POOL):
            value = method(**dict(source.arguments))
            values[tuple(value) if isinstance(value, list) else value] = None
    except TypeError as error:
        raise SeedingError(f"faker: {source.method}({dict(source.arguments)}): {error}.") from None
    return tuple(values)


def provider_class(path: str) -> Any:
    """The provider class of a dotted path. SeedingError if there is none."""
    module, _, name = path.rpartition(".")
    try:
        found = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise SeedingError(f"providers: {path} cannot be imported ({error}). Write module.Class.") from None
    return found


@evaluate.register
def _(source: FakerPool, rows: Rows, field: Field) -> Column:
    plan, keys = rows.plan, rows.keys_for(field.name)
    if rows.model.column(field.name).unique:
        return _unique(source, rows, field)
    locales = plan.locales
    codes = np.zeros(len(rows), dtype=np.int64)
    if len(locales) > 1:
        by_locale = derive(rows.keys_for("entity "), "locale")
        weights = plan.request.locale_weights
        codes = pick_weighted(by_locale, weights) if weights else below(by_locale, len(locales))
    parts = []
    for place, locale in enumerate(locales):
        index = np.flatnonzero(codes == place)
        if index.size:
            values = _values(source, locale)
            parts.append((index, conform(column_of(values, below(keys[index], len(values))), field)))
    return parts[0][1] if len(parts) == 1 else combine(parts, len(rows))


def _unique(source: FakerPool, rows: Rows, field: Field) -> Column:
    values = _values(source, rows.plan.locales[0])
    positions = rows.plan.unique_positions(rows.model, rows.row_number)
    if int(positions.max(initial=0)) >= len(values):
        raise SeedingError(
            f"{rows.model.label}.{field.name} is different in every row, and the pool of {source.method} has "
            f"{len(values)} values. Ask for no more rows, or draw it with a kind, a pattern or a sequence."
        )
    return conform(column_of(values, positions), field)

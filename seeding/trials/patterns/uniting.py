"""One term of what a rule compares in several rows, where it works some of it out behind the scenes.

What a rule gets from a table of its own (`HOURS[self.priority]`), by `int()` or in an f-string is another number or
text in each row. It is looked for what of the row tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations, permutations
from math import floor, prod
from typing import Any

from seeding.spec import SeedingError
from seeding.terms import Term, worked
from seeding.trials.patterns.trial import Trial, plain

_STATES = 12
"""A field that has no more values than this may tell a number by its state."""

_FACTORS = 10
"""Numbers of a row of which products are looked at."""

_TELLING = 3
"""So many rows, or numbers, that differ tell how one number hangs from another."""


def united(terms: Mapping[int, Term], trial: Trial) -> Term | None:
    """The term that rows (by their place) have one form of; None where nothing tells in what they differ."""
    first = next(iter(terms.values()))
    if all(term == first for term in terms.values()):
        return first
    if first[0] == "number":
        numbers = {row: term[1] for row, term in terms.items()}
        return _by_state(numbers, trial) or _by_numbers(numbers, trial) or _by_span(numbers, trial)
    if first[0] == "text":
        return _by_text({row: term[1] for row, term in terms.items()}, trial)
    parts: list[Any] = []
    for place, part in enumerate(first):
        one = united({row: term[place] for row, term in terms.items()}, trial) if isinstance(part, tuple) else part
        if one is None and part is not None:
            return None
        parts.append(one)
    return tuple(parts)


def _by_state(numbers: Mapping[int, float], trial: Trial) -> Term | None:
    """A number for each state of a field."""
    for name, held in trial.values.items():
        known: dict[Any, set[float]] = {}
        for row, number in numbers.items():
            known.setdefault(held[row] if plain(held[row]) else None, set()).add(number)
        telling = all(len(found) == 1 for found in known.values()) and None not in known
        if telling and 1 < len(known) < len(numbers) and len(known) <= _STATES:
            return "choice", name, tuple((state, *found) for state, found in sorted(known.items(), key=repr))
    return None


def _by_numbers(numbers: Mapping[int, float], trial: Trial) -> Term | None:
    """So many times a number of the row, or the product of some."""
    held = {**trial.beside, **trial.values}
    counted = [name for name, values in held.items() if any(map(_is_number, values))][:_FACTORS]
    for size in (1, 2, 3):
        for some in combinations(counted, size):
            by = _times(numbers, {row: prod(float(held[name][row] or 0) for name in some) for row in numbers})
            if by is not None:
                term: Term = ("number", by)
                for name in some:
                    term = "mul", term, ("field", name)
                return term
    return None


def _is_number(value: Any) -> bool:
    return hasattr(value, "__float__") and not isinstance(value, bool)


def _times(numbers: Mapping[int, float], of: Mapping[int, float]) -> float | None:
    """How many times one number the other is in every row; None where that differs, or hardly a row tells."""
    shares = sorted(numbers[row] / of[row] for row in numbers if of[row])
    if len(shares) < _TELLING or len({*of.values()}) < _TELLING:
        return None
    by = float(f"{shares[len(shares) // 2]:.4g}")
    # Half a cent is what rounding leaves.
    alike = (abs(number - by * of[row]) <= max(0.0051, 1e-6 * abs(number)) for row, number in numbers.items())
    return by if all(alike) else None


def _by_span(numbers: Mapping[int, float], trial: Trial) -> Term | None:
    """The whole seconds, minutes, hours or days from one moment to another; nothing where one is not there."""
    held = {**trial.moments, **trial.values}
    moments = [name for name, values in held.items() if any(isinstance(value, date) for value in values)]
    for first, last in permutations(moments, 2):
        spans = {row: _seconds(held[first][row], held[last][row]) for row in numbers}
        known = {row: span for row, span in spans.items() if span is not None}
        if len(known) < _TELLING or any(numbers[row] for row in numbers.keys() - known.keys()):
            continue
        for unit in (1, 60, 3600, 86_400):
            if any(known.values()) and all(floor(span / unit) == numbers[row] for row, span in known.items()):
                return "floor", ("div", ("sub", ("field", last), ("field", first)), ("number", unit * 1e6))
    return None


def _seconds(first: Any, last: Any) -> float | None:
    return (last - first).total_seconds() if type(first) is type(last) and isinstance(first, date) else None


def _by_text(texts: Mapping[int, str], trial: Trial) -> Term | None:
    """A text or a year of the row between what a rule says itself (`f"{year}-"`)."""
    if trial.rows is None or len({*texts.values()}) < 2:
        return None
    rows = trial.rows()
    for term in _spoken(trial):
        try:
            values, missing = worked(term, rows)
        except SeedingError:
            continue
        around = {text.partition(values[row])[::2] if values[row] in text else None for row, text in texts.items()}
        found = next(iter(around))
        if len(around) == 1 and found is not None and not missing[[*texts]].any():
            return "join", ("join", ("text", found[0]), term), ("text", found[1])
    return None


def _spoken(trial: Trial) -> Iterator[Term]:
    """The texts of a row and of those that it points at, and the years of its dates."""
    table = trial.model.table
    for one in table.fields:
        if one.storage in ("date", "timestamp"):
            yield "said", ("part", "year", ("field", one.name))
        elif one.storage == "text" and not one.reference:
            yield "field", one.name
    for key in table.references:
        target = trial.schema.get(key.reference.table) if key.reference else None
        for one in target.fields if target is not None else ():
            if one.storage == "text" and not one.reference:
                yield "field", f"{key.name}.{one.name}"


__all__ = ["united"]

"""Techniques of masking, one subject a file: pure functions from cells to cells, declared with `@technique`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from typing import Any

import numpy as np

from seeding.masking.techniques.technique import (
    OF_PARTS,
    TECHNIQUES,
    Cells,
    Survey,
    Target,
    Technique,
    apply_to_present,
    technique,
)
from seeding.spec import SeedingError

SUBJECTS: tuple[str, ...] = (
    "substitute",
    "hashing",
    "fpe",
    "tokens",
    "shuffling",
    "emptying",
    "cutting",
    "generalising",
    "noise",
    "dates",
    "places",
    "addresses",
    "passwords",
    "documents",
    "records",
    "files",
    "free_text",
)
"""The modules of this package that declare techniques."""

__all__ = [
    "Cells",
    "Survey",
    "Target",
    "Technique",
    "all_techniques",
    "apply",
    "apply_to_present",
    "build",
    "parted",
    "parts_of",
    "problems_of",
    "survey_of",
    "technique",
]


def all_techniques() -> dict[str, type[Technique]]:
    """Every technique by name, in the order of declaration."""
    _load()
    return TECHNIQUES


def build(name: str, value: Any = None) -> Technique:
    """The technique of this name with its parameters: a mapping of them, or the value of the primary one, or None.

    ValueError, one sentence that says what to write, for a name or parameter that does not exist, for a parameter that
    is missing and for a value that cannot be.
    """
    known = all_techniques()
    if name not in known:
        close = get_close_matches(name, known, n=3, cutoff=0.6)
        hint = f"Did you mean {' or '.join(close)}?" if close else f"There are: {', '.join(sorted(known))}."
        raise ValueError(f"no technique is called {name!r}. {hint}")
    cls = known[name]
    parameters = _parameters(cls, value)
    names = {one.name for one in fields(cls)}
    for given in parameters:
        if given not in names:
            close = get_close_matches(str(given), names, n=2, cutoff=0.6)
            there = f"it has: {', '.join(sorted(names))}" if names else "it has none"
            hint = f"did you mean {' or '.join(close)}?" if close else f"{there}."
            raise ValueError(f"{name} has no parameter {given!r}; {hint}")
    required = [one.name for one in fields(cls) if one.default is one.default_factory]
    missing = [one for one in required if one not in parameters]
    if missing:
        raise ValueError(f"{name} needs {' and '.join(missing)}; write {{{name}: {{{missing[0]}: …}}}}.")
    try:
        made = cls(**parameters)
    except TypeError:
        _check_types(cls, parameters)
        raise
    # What a technique says itself of a value went before.
    _check_types(cls, parameters)
    return made


_LARGEST = 1e15
_TYPES: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "str": ("a text", lambda value: isinstance(value, str)),
    "int": ("a whole number", lambda value: type(value) is int and abs(value) < _LARGEST),
    "float": ("a number", lambda value: type(value) in (int, float) and abs(value) < _LARGEST),
    "bool": ("true or false", lambda value: isinstance(value, bool)),
    "None": ("null", lambda value: value is None),
    "tuple[str, ...]": (
        "a list of texts",
        lambda value: isinstance(value, (list, tuple)) and set(map(type, value)) <= {str},
    ),
    "Mapping[str, Any]": ("a mapping", lambda value: isinstance(value, Mapping)),
}
"""What parameters are, by how their types are written: what a person calls it, and whether a value is one."""


def _check_types(cls: type[Technique], parameters: Mapping[str, Any]) -> None:
    """ValueError for a parameter that is nothing of what its type says; `Any` is anything."""
    for one in fields(cls):
        kinds = [_TYPES[name] for name in str(one.type).split(" | ") if name in _TYPES]
        if one.name in parameters and kinds and not any(fits(parameters[one.name]) for _, fits in kinds):
            said = " or ".join(name for name, _ in kinds if name != "null")
            raise ValueError(f"{cls.name}: {one.name} is {said}, not {parameters[one.name]!r}.")


def _parameters(cls: type[Technique], value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if cls.primary_is_mapping:
        return {str(cls.primary): value}
    if isinstance(value, Mapping):
        return {str(key): one for key, one in value.items()}
    if cls.primary is None:
        raise ValueError(f"{cls.name} takes its parameters by name, not {value!r}; write {{{cls.name}: {{…: …}}}}.")
    return {cls.primary: value}


# Lists and maps: the technique is applied to each element -------------------------------------------------


def apply(technique: Technique, cells: Cells) -> list[Any]:
    """The masked values; of columns that hold lists or maps of text (arrays, HStore), each element masked by itself.

    SeedingError for a document whose parts lie too deep in each other to be taken apart.
    """
    try:
        if not _of_elements(technique, cells.target):
            return technique.mask(cells)
        inner, rebuild = _elements(technique, cells)
        return rebuild(technique.mask(inner))
    except RecursionError:
        raise SeedingError(
            f"{cells.target}: a document there has parts that lie hundreds deep in each other, and {technique.name} "
            f"cannot take it apart. Mend it, or write null or a constant."
        ) from None


def problems_of(technique: Technique, target: Target) -> Iterable[str]:
    """Why a technique does not fit a column, its type among the reasons."""
    inside = _element_target(target) if _of_elements(technique, target) else target
    if technique.types is not None and inside.field.storage not in technique.types:
        yield (
            f"{target} holds {inside.field.storage} values, and {technique.name} is for {', '.join(technique.types)}. "
            f"Write another technique, or null where the column may be."
        )
        return
    yield from technique.problems(inside)


def survey_of(technique: Technique, target: Target) -> Survey | None:
    """The survey of a column; of lists and maps, of their elements."""
    if not _of_elements(technique, target):
        return technique.survey(target)
    inner = technique.survey(_element_target(target))
    return None if inner is None else _ElementSurvey(technique, inner)


def parts_of(technique: Technique, target: Target) -> Iterable[tuple[Technique, Target]]:
    """What of a value is masked as a column of its own: elements of lists and maps, paths of documents."""
    if _of_elements(technique, target):
        return ((technique, _element_target(target)),)
    return technique.parts(target)


def parted(technique: Technique, cells: Cells) -> Iterable[Sequence[Cells]]:
    """The values of those parts of which there are some, together those that lie side by side; their numbers (`rows`)
    begin with that of their row.
    """
    if _of_elements(technique, cells.target):
        return ((_elements(technique, cells)[0],),)
    return technique.parted(cells)


class _ElementSurvey(Survey):
    def __init__(self, technique: Technique, inner: Survey) -> None:
        self.technique = technique
        self.inner = inner
        self.lasting, self.apart = inner.lasting, inner.apart

    def add(self, cells: Cells) -> None:
        self.inner.add(_elements(self.technique, cells)[0])

    def finish(self) -> Any:
        return self.inner.finish()


_WHOLE = frozenset({"json", "null", "constant", "shuffle"})
"""Techniques that take a list or map as one value."""


def _of_elements(technique: Technique, target: Target) -> bool:
    return technique.name not in _WHOLE and (target.field.item is not None or target.field.class_name == "HStoreField")


def _element_target(target: Target) -> Target:
    """What an element is, as a column: it may be NULL and occur twice."""
    item = target.field.item
    while item is not None and item.item is not None:
        item = item.item
    if item is None:
        item = replace(target.field, storage="text", class_name="CharField", max_length=None, item=None)
    item = replace(item, name=target.field.name, null=True, unique=False)
    return replace(target, field=item, unique=False, unique_any_case=False, together=(), several=True)


def _elements(technique: Technique, cells: Cells) -> tuple[Cells, Callable[[list[Any]], list[Any]]]:
    """The elements of all values as one column, and what puts masked ones back into place."""
    flat: list[Any] = []
    owners: list[int] = []

    def taken(value: Any, row: int) -> Any:
        if isinstance(value, Mapping):
            return {key: taken(one, row) for key, one in value.items()}
        if isinstance(value, (list, tuple)):
            return [taken(one, row) for one in value]
        flat.append(value)
        owners.append(row)
        return _Place(len(flat) - 1)

    shapes = [None if value is None else taken(value, row) for row, value in enumerate(cells.values)]
    rows = np.array(owners, dtype=np.int64)
    counts = np.bincount(rows, minlength=len(shapes)) if len(rows) else np.zeros(len(shapes), dtype=np.int64)
    ordinals = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    target = _element_target(cells.target)
    inner = replace(
        cells,
        target=target,
        values=flat,
        people=cells.people[rows] if cells.people is not None and technique.of_row(target) else None,
        others={name: [column[row] for row in owners] for name, column in cells.others.items()},
        rows=(cells.numbers[rows] << OF_PARTS) + ordinals,
    )

    def rebuild(masked: list[Any]) -> list[Any]:
        def put(shape: Any) -> Any:
            if isinstance(shape, _Place):
                return masked[shape.number]
            if isinstance(shape, dict):
                return {key: put(one) for key, one in shape.items()}
            return [put(one) for one in shape]

        return [None if shape is None else put(shape) for shape in shapes]

    return inner, rebuild


@dataclass(frozen=True)
class _Place:
    number: int


@lru_cache(maxsize=1)
def _load() -> None:
    for subject in SUBJECTS:
        import_module(f"{__name__}.{subject}")

"""The checks: each declared once with `@check`, in the file of its subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import Any, Literal

from seeding.checking.report import PREFIX, Finding, Level

SUBJECTS = (
    "structure", "required", "values", "formats", "characters", "duplicates", "links", "constraints", "dates",
    "seeded", "drift", "planned",
)  # fmt: skip
"""The modules of this package that declare checks, in the order in which findings are told."""

Scope = Literal["database", "table"]


@dataclass(frozen=True)
class Rule:
    """A condition that no row of a table may meet. The rules of a table are counted in one pass over it.

    `message` may hold `{count}` and `{rows}` (`1 row`, `3 rows`). `show` names a field whose values may be told.
    """

    field: str
    violated: Any
    message: str
    hint: str
    level: Level | None = None
    show: str | None = None


@dataclass(frozen=True)
class Note:
    """What a check did that a reader of the report should know, such as that values were tried in Python."""

    text: str


@dataclass(frozen=True)
class Asked:
    """That something was examined by statements of its own; it is counted beside the rules."""


Items = Iterator[Rule | Finding | Note | Asked]


@dataclass(frozen=True)
class Check:
    """One thing that is looked for.

    `run` gets a `Database` or, table by table, a `Subject` (`seeding.checking.subject`). What it yields is stamped with
    `id` and, where it names no level of its own, `level`.
    """

    name: str
    summary: str
    level: Level
    scope: Scope
    run: Callable[[Any], Items] = field(repr=False)
    module: str = ""

    @property
    def id(self) -> str:
        return PREFIX + self.name


_registry: dict[str, Check] = {}


def check(
    name: str, *, level: Level = "error", scope: Scope = "table"
) -> Callable[[Callable[[Any], Items]], Callable[[Any], Items]]:
    """Declare a check; the first line of the function's docstring describes it. ValueError for a name that is taken."""

    def declare(run: Callable[[Any], Items]) -> Callable[[Any], Items]:
        if name in _registry:
            raise ValueError(f"the check {name!r} is declared already, in {_registry[name].module}")
        summary = (run.__doc__ or "").strip().split("\n")[0]
        _registry[name] = Check(name, summary, level, scope, run, run.__module__)
        return run

    return declare


@check("unexamined", level="warning", scope="database")
def unexamined(database: Any) -> Items:
    """Something could not be examined: what the database answered is told. Not found is not the same as not there."""
    # The examination itself yields these, wherever a statement fails.
    yield from ()


def all_checks() -> dict[str, Check]:
    """Every declared check by name, in the order of the subjects."""
    _load()
    order = {f"{__package__}.{subject}": place for place, subject in enumerate(("registry", *SUBJECTS))}
    return dict(sorted(_registry.items(), key=lambda item: order.get(item[1].module, len(order))))


@lru_cache(maxsize=1)
def _load() -> None:
    for subject in SUBJECTS:
        import_module(f"{__package__}.{subject}")

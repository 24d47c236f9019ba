"""What trials of a model came to: the rows that were tried, and what an error says of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from seeding.plan import ColumnPlan, ModelPlan
from seeding.relations import ParentKey
from seeding.rows import Rows
from seeding.schema import Field, Table, django_field
from seeding.trials.judging import Answer, Failure, Watched


@dataclass(frozen=True)
class Trial:
    """The trial rows of a model: their values by field, with those of the rows pointed at as `forum.type`."""

    model: ModelPlan
    values: dict[str, list[Any]]
    schema: dict[str, Table]
    beside: dict[str, list[Any]] = field(default_factory=dict)
    """The numbers of the rows pointed at, as `plan.seats`."""
    moments: dict[str, list[Any]] = field(default_factory=dict)
    """Their dates and instants, as `policy.starts_on`."""
    failing: frozenset[int] = frozenset()
    """The rows that have any error: one rule may hide what another says of a row."""
    ask: Callable[[int, Field, Sequence[Any]], dict[Any, Answer]] = field(default=lambda *_: {}, compare=False)
    """What the model's rule says of a row with each of some values of a field (`Judge.answers`)."""
    watch: Callable[[int, Mapping[str, Any]], Watched] = field(default=lambda *_: Watched((), ()), compare=False)
    """What the rule of a row compares, with some other values by attribute (`Judge.watched`)."""
    rows: Callable[[], Rows] | None = field(default=None, compare=False)
    """The rows themselves, as columns."""
    read: tuple[str, ...] = ()
    """The tables (labels) of which rules read rows, but for the model's own."""

    known: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out of it, for whoever asks again."""

    def held(self, path: str, row: int) -> Any:
        """What a row holds in a field, or the row that it points at."""
        return next((held[path][row] for held in (self.values, self.beside, self.moments) if path in held), None)

    def of(self, name: str, rows: Iterable[int]) -> set[Any]:
        """The values that rows have, by the name of a field; those that cannot be told apart are left out."""
        column = self.values.get(name, [])
        return {column[row] for row in rows if row < len(column) and plain(column[row])}

    def passing(self, failure: Failure) -> set[int]:
        """The rows that do not have an error."""
        return set(range(len(next(iter(self.values.values()), ())))) - failure.rows

    def just(self, rows: set[int], failure: Failure) -> bool:
        """Whether some rows are those that have an error, but for others of which another rule speaks first."""
        return set(failure.rows) <= rows <= failure.rows | self.failing

    def open(self) -> list[ColumnPlan]:
        """The columns that nobody declared. Of keys, those that are texts."""
        return [c for c in self.model.columns if not c.declared and not _numbers_rows(c.field) and _free(c)]

    def accepts(self, name: str, value: Any) -> bool:
        """Whether the validators of a field take a value, or leave it to whole rows."""
        try:
            django_field(self.model.table.model, name).clean(value, None)
        except ValidationError:
            return False
        except Exception:
            return True
        return True

    def answers(self, field: Field, row: int) -> dict[Any, str]:
        """What the model's rule says of a row with each of the known values of a field, empty where it takes it."""
        answers = self.ask(row, field, known_values(field))
        return {value: " ".join(message for _, message in said) for value, said in answers.items()}

    def mentioned(self, failure: Failure) -> list[str]:
        """The fields that an error is about or speaks of, by name or verbose name."""
        said = words(failure.said)
        found = [] if failure.of_all else [failure.field]
        if failure.of_all:
            called = next((names for words, names in _SPOKEN.items() if f" {words} " in f" {said} "), set())
            found += [c.field.name for c in self.model.columns if called & set(words(c.field.name).split())]
        for column in self.model.columns:
            field = column.field
            names = {words(field.name), words(field.verbose_name), words(field.name.removeprefix("is "))}
            if any(name and f" {name} " in f" {said} " for name in names) and field.name not in found:
                found.append(field.name)
        # "All accounts, cash and prepaid" are `cash_account` and `prepaid_account`.
        single = {word.removesuffix("s") for word in said.split()}
        for column in self.model.columns:
            parts = {word.removesuffix("s") for word in words(column.field.name).split()}
            if failure.of_all and len(parts) > 1 and parts <= single and column.field.name not in found:
                found.append(column.field.name)
        return found


_SPOKEN = {
    "valid url": {"url", "urls", "uri", "uris", "link", "links", "site", "website", "origin", "origins"},
    "valid email": {"email", "emails", "mail"},
}
"""What is said of a field that is not named, and how such fields are called."""


def _numbers_rows(field: Field) -> bool:
    return field.primary_key and (field.storage != "text" or field.reference is not None)


def _free(column: ColumnPlan) -> bool:
    return not isinstance(column.source, ParentKey)


def plain(value: Any) -> bool:
    return value is None or isinstance(value, (bool, int, str))


def words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", str(text).lower().replace("_", " ")))


def known_values(field: Field) -> tuple[Any, ...]:
    """The values that a field may have, where they are few: its choices, or false and true."""
    known = field.choices or ((False, True) if field.storage == "boolean" else ())
    return tuple(value for value in known if plain(value) and value not in ("", None))

"""A policy as frozen values: what happens to every column of every table. Reading and writing are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KEEP = "keep"
UNDECIDED = "undecided"
"""What `--init` writes where a person has to say; a policy with such a column does not run."""
LIKE = "like"
"""The rule of another column, of which this one holds copies: `{like: shop.User.email}`."""


@dataclass(frozen=True)
class When:
    """A rule for the rows that meet a condition (`seeding.expressions`, over the row's own original columns)."""

    condition: str
    rule: Rule


@dataclass(frozen=True)
class Rule:
    """What happens to one column: a technique with its parameters, or `keep`, or `undecided`.

    `domain` overrides the identities that its values belong to; `when` are rules for some rows, of which the first
    that fits is taken; then this one is what happens to the others.
    """

    technique: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    domain: str | None = None
    when: tuple[When, ...] = ()
    like: str | None = None
    """The column (`app.Model.field`) of which this one holds copies."""

    @property
    def masks(self) -> bool:
        return self.technique != KEEP or any(one.rule.masks for one in self.when)


@dataclass(frozen=True)
class TablePolicy:
    """What happens to the columns of one table, by field name.

    `person` names what tells whom a row speaks of: a column with an identity (`email`), or a foreign key to a table
    that names its own (`user`). `delete` is a condition: rows that meet it are removed (`true`: all rows).
    `references` are soft references: columns that hold keys of another table without a foreign key.
    `quasi_identifiers` are columns that together may single out a person, and `sensitive` those that must then differ.
    """

    label: str
    columns: Mapping[str, Rule]
    person: str | None = None
    delete: str | None = None
    references: Mapping[str, str] = field(default_factory=dict)
    quasi_identifiers: tuple[tuple[str, ...], ...] = ()
    sensitive: tuple[str, ...] = ()


@dataclass(frozen=True)
class Policy:
    """A whole policy. `tables` are by model label; `unmapped` by name in the database, for what no model covers."""

    tables: Mapping[str, TablePolicy]
    unmapped: Mapping[str, TablePolicy] = field(default_factory=dict)
    locales: tuple[str, ...] = ("en_US",)
    locale_weights: tuple[float, ...] = ()
    recognisers: tuple[str, ...] = ()
    """Dotted paths of functions that find more in free text (Presidio or any other)."""
    keep_words: tuple[str, ...] = ()
    """Words that free text keeps even where a person is called so."""

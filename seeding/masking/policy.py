"""A policy as frozen values: what happens to every column of every table. Reading and writing are elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from typing import Any

KEEP = "keep"
UNDECIDED = "undecided"
"""What `--init` writes where a person has to say; a policy with such a column does not run."""
LIKE = "like"
"""The rule of another column, of which this one holds copies: `{like: shop.User.email}`."""

UNDECLARED = "undeclared"
"""The rule of a column that a policy does not name: like `undecided`, it stops a run."""


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
    where: str = field(default="the policy", compare=False)
    """Where it is written, for messages."""

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
    `linkable` are columns that may tell rows to who knows them, as a person has decided: kept ones that single rows
    out, pseudonyms whose frequencies rank them.
    """

    label: str
    columns: Mapping[str, Rule]
    person: str | None = None
    delete: str | None = None
    references: Mapping[str, str] = field(default_factory=dict)
    quasi_identifiers: tuple[tuple[str, ...], ...] = ()
    sensitive: tuple[str, ...] = ()
    linkable: tuple[str, ...] = ()
    where: str = field(default="the policy", compare=False)

    @property
    def emptied(self) -> bool:
        """Whether all rows are removed, so that nothing has to be said of the columns."""
        return self.delete == "true"


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

    seen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The class of field that each column had when it was decided, by table: a column of another class is looked at
    again."""
    source: str = field(default="the policy", compare=False)

    @property
    def digest(self) -> str:
        """What the policy says, in 16 hexadecimal digits; comments, order and line numbers do not count."""

        def plain(value: Any) -> Any:
            if isinstance(value, Mapping):
                return {str(key): plain(part) for key, part in value.items() if key not in ("where", "source")}
            return [plain(part) for part in value] if isinstance(value, (list, tuple)) else value

        text = json.dumps(plain(asdict(self)), sort_keys=True, default=str)
        return blake2b(text.encode(), digest_size=8).hexdigest()

"""What verifying and auditing are told of a masking: tables, and what happens to each of their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from seeding.masking.techniques.technique import Target


@dataclass(frozen=True)
class MaskedColumn:
    """A column that a technique masks.

    `domain` names the identities of its values; `kind` what they are, where that is known. `like` is the column
    (`app.Model.field`) of which it holds copies, and `follows` the key whose re-keying it follows as a reference.
    `deterministic` says that equal values get equal pseudonyms; `distinct` that different ones get different ones.
    `conditions` are the texts of `when`.
    """

    target: Target
    technique: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    kind: str | None = None
    like: str | None = None
    follows: str | None = None
    deterministic: bool = True
    distinct: bool = False
    conditions: tuple[str, ...] = ()

    @property
    def domain(self) -> str:
        return self.target.domain

    @property
    def name(self) -> str:
        return self.target.field.name

    def __str__(self) -> str:
        return str(self.target)


@dataclass(frozen=True)
class MaskedTable:
    """A table of the policy. `label` is the model's, or the table's name where no model has it.

    `kept` are the names of the fields that stay as they are. `deletes` says that the policy removes rows.
    """

    label: str
    db_table: str
    columns: tuple[MaskedColumn, ...] = ()
    kept: tuple[str, ...] = ()
    person: str | None = None
    references: Mapping[str, str] = field(default_factory=dict)
    quasi_identifiers: tuple[tuple[str, ...], ...] = ()
    sensitive: tuple[str, ...] = ()
    deletes: bool = False
    mapped: bool = True
    """Whether a model has the table."""

    def column(self, name: str) -> MaskedColumn | None:
        """The masked column of this name, if it is one."""
        return next((one for one in self.columns if one.name == name), None)

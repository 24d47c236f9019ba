"""What verifying and auditing are told of a masking: tables, and what happens to each of their columns.

`verified_tables(plan)` tells it of a plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any

from seeding.masking.planning import MaskedColumn, MaskedTable, MaskPlan
from seeding.masking.techniques.technique import Target, Technique


@dataclass(frozen=True)
class VerifiedColumn:
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
class VerifiedTable:
    """A table of the policy. `label` is the model's, or the table's name where no model has it.

    `kept` are the names of the fields that stay as they are. `deletes` says that the policy removes rows.
    """

    label: str
    db_table: str
    columns: tuple[VerifiedColumn, ...] = ()
    kept: tuple[str, ...] = ()
    person: str | None = None
    references: Mapping[str, str] = field(default_factory=dict)
    quasi_identifiers: tuple[tuple[str, ...], ...] = ()
    sensitive: tuple[str, ...] = ()
    linkable: tuple[str, ...] = ()
    deletes: bool = False
    mapped: bool = True
    """Whether a model has the table."""

    def column(self, name: str) -> VerifiedColumn | None:
        """The masked column of this name, if it is one."""
        return next((one for one in self.columns if one.name == name), None)


def verified_tables(plan: MaskPlan) -> tuple[VerifiedTable, ...]:
    """Every table of a plan."""
    return tuple(_table(table) for table in plan.tables.values())


def _table(table: MaskedTable) -> VerifiedTable:
    policy = table.policy
    return VerifiedTable(
        table.label, table.table.db_table, tuple(_column(table, one) for one in table.columns), table.kept,
        policy.person, policy.references, policy.quasi_identifiers, policy.sensitive, policy.linkable,
        deletes=table.emptied or table.delete is not None, mapped=table.mapped,
    )  # fmt: skip


def _column(table: MaskedTable, column: MaskedColumn) -> VerifiedColumn:
    technique = column.technique
    parameters = parameters_of(technique)
    refers = column.target.field.reference is not None or column.name in table.policy.references
    kind = parameters.get("kind")
    return VerifiedColumn(
        column.target, technique.name, parameters, kind if isinstance(kind, str) else None,
        like=None if refers else column.follows, follows=column.follows if refers else None,
        deterministic=all(way.technique.deterministic for way in column.ways if way.technique is not None),
        distinct=len(column.ways) == 1 and technique.keeps_distinct,
        conditions=tuple(one.condition for one in column.rule.when),
    )  # fmt: skip


def parameters_of(technique: Technique) -> dict[str, Any]:
    """The parameters of a technique that are not what they are by default, in plain types."""
    found = {}
    for one in fields(technique):
        value = getattr(technique, one.name)
        by_default = one.default_factory() if one.default_factory is not MISSING else one.default
        if not isinstance(value, type(by_default)) or value != by_default:
            found[one.name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Technique):
        return {value.name: parameters_of(value)}
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(part) for part in value]
    return value

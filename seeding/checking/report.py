"""What a check found, and all of it together: frozen, comparable, and rendered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Level = Literal["error", "warning"]

PREFIX = "seeding.check."
"""What the id of every check begins with."""


@dataclass(frozen=True)
class Finding:
    """One rule that rows, or the database itself, break.

    `check` is the id; `field` names the field or constraint (several are joined by ` + `); `count` is the number of
    rows, or 1 for what is wrong with the database. `examples` are primary keys, never values. `sql` finds the rows.
    """

    model: str
    field: str
    message: str
    hint: str
    count: int = 1
    examples: tuple[Any, ...] = ()
    sql: str = ""
    level: Level | None = None
    check: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The finding in the types of JSON."""
        hint = f"{self.hint} Look: {self.sql}" if self.sql else self.hint
        return {
            "model": self.model,
            "field": self.field,
            "check": self.check,
            "count": self.count,
            "examples": [_plain(key) for key in self.examples],
            "message": self.message,
            "hint": hint,
        }


def _plain(key: Any) -> Any:
    if isinstance(key, (tuple, list)):
        return [_plain(part) for part in key]
    return key if isinstance(key, (int, float, str)) or key is None else str(key)


@dataclass(frozen=True)
class Examined:
    """One table that was looked at: its rows, how many rules they were held against, and what took part."""

    model: str
    rows: int
    rules: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """Everything that was found in one database. It is valid when there is no error."""

    database: str
    findings: tuple[Finding, ...]
    examined: tuple[Examined, ...]
    notes: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level == "warning")

    @property
    def valid(self) -> bool:
        return not self.errors

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.examined)

    def as_dict(self) -> dict[str, Any]:
        """`valid`, `error_count`, `warning_count`, `errors` and `warnings`: these keys and no others."""
        return {
            "valid": self.valid,
            "error_count": len(self.errors),
            "warning_count": len(self.warnings),
            "errors": [finding.as_dict() for finding in self.errors],
            "warnings": [finding.as_dict() for finding in self.warnings],
        }

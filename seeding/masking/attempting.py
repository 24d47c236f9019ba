"""What is said when a database refuses masked rows: which constraint it is, and the line of the policy to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from seeding.attempts import DatabaseAttempt
from seeding.masking.planning import MaskedTable
from seeding.schema import Check, Unique


class MaskingAttempt(DatabaseAttempt):
    """An attempt that knows the masked tables, and so what a constraint that fails asks of the policy."""

    def __init__(self, connection: Any, nothing: str, tables: Sequence[MaskedTable]) -> None:
        super().__init__(connection, nothing)
        self.tables = tables

    def _told(self, error: Any) -> str:
        advice = advised(str(error), self.tables)
        return super()._told(error) + (f" {advice}" if advice else "")


def advised(text: str, tables: Sequence[MaskedTable]) -> str | None:
    """The line to write where the text of an error names a constraint, or the columns, of a masked table."""
    named = set(re.findall(r"\w+(?:\.\w+)?", text))
    for table in tables:
        constraints: list[Check | Unique] = [*table.table.checks, *table.table.uniques]
        for one in constraints:
            spoken = {f"{table.table.db_table}.{field}" for field in one.fields}
            if one.name not in named and not (spoken and spoken <= named):
                continue
            masked = [field for field in one.fields if table.column(field) is not None]
            if not masked:
                continue
            # Shuffled values meet what is asked of one column by itself, and not what is asked of several together.
            technique = "shuffle" if len(one.fields) == 1 else "keep"
            lines = " and ".join(f"{field}: {technique}" for field in masked)
            return (
                f"It is the constraint {one.name} of {table.label}, on {', '.join(one.fields)}: write under "
                f"tables.{table.label}.columns {lines}, or another technique whose values meet it."
            )
    return None

"""Rows, links, uniqueness and constraints of a database: measured before and after a masking, and compared.

    before = measure(connection, schema, tables)
    ...
    found = compare(before, measure(connection, schema, tables), deleted={"shop.User": 3})

Everything is counted by the database, in statements whose number does not grow with the rows. No value is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

Nature = Literal["foreign key", "soft reference", "generic reference"]


@dataclass(frozen=True)
class Counted:
    """A table's rows before and after."""

    table: Annotated[str, "The model's label, or the name of a table without a model."]
    before: Annotated[int, "Rows before masking."]
    after: Annotated[int, "Rows after it."]
    deleted: Annotated[int, "Rows that the policy removed."] = 0

    @property
    def held(self) -> bool:
        return self.after == self.before - self.deleted


@dataclass(frozen=True)
class Linked:
    """A reference, and how many rows it joined before and joins now."""

    source: Annotated[str, "The referring column: `app.Model.field`."]
    target: Annotated[str, "The column that it refers to."]
    nature: Annotated[Nature, "A foreign key, a reference that the policy declares, or one by content type."]
    filled_before: Annotated[int, "Rows with a reference before masking."]
    joined_before: Annotated[int, "Those of them whose row was there."]
    filled_after: Annotated[int, "Rows with a reference after masking."]
    joined_after: Annotated[int, "Those of them whose row is there."]
    held: Annotated[bool, "Whether as many rows are joined as before, but for those that the policy removed."] = True


@dataclass(frozen=True)
class Broken:
    """Rows that break what is declared: a constraint, uniqueness, a required value."""

    table: Annotated[str, "The model's label."]
    field: Annotated[str, "The field or the constraint."]
    check: Annotated[str, "The id of the check."]
    before: Annotated[int, "Rows that broke it before masking."]
    after: Annotated[int, "Rows that break it now."]
    said: Annotated[str, "What is wrong, without values."] = ""

    @property
    def held(self) -> bool:
        return self.after <= self.before

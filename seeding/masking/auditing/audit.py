"""The audit of a masking: frozen values, of which the JSON document, its schema, the page and the admin are views.

Every field says in its annotation what it is; the published schema is written from that. No field holds an original.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from seeding.masking.verifying.integrity import Broken, Counted, Linked
from seeding.masking.verifying.privacy import Measure
from seeding.masking.verifying.shapes import ColumnShapes

FORMAT_VERSION = 1
"""The version of the document. It rises when a field changes its meaning or goes; new fields alone do not raise it."""

Outcome = Literal["complete", "leaked", "failed", "interrupted", "dry run"]
How = Literal["exact", "folded", "inside"]


@dataclass(frozen=True)
class DatabaseNamed:
    """A database, told apart without its name or host."""

    alias: Annotated[str, "The alias in DATABASES."]
    vendor: Annotated[str, "postgresql, sqlite or another."]
    digest: Annotated[str, "A digest of host and name, which tells two databases apart."] = ""


@dataclass(frozen=True)
class Leak:
    """Where originals of one column were found in the result."""

    original: Annotated[
        str,
        "The column whose originals they are: `app.Model.field`, or a part of it, such as `app.Model.data $.email`.",
    ]
    table: Annotated[str, "The table that they were found in."]
    column: Annotated[str, "The column that they were found in."]
    how: Annotated[How, "As a whole value, as one without case and blanks, or inside a longer text."]
    rows: Annotated[int, "Rows that hold one."]
    keys: Annotated[
        tuple[str, ...], "Keys of some of these rows; keys that may be personal are told as keyed hashes."
    ] = ()


@dataclass(frozen=True)
class NotSearched:
    """Something that nobody looked into for originals, and why."""

    what: Annotated[str, "A column, a table, or originals of a column."]
    why: Annotated[str, "The reason."]


@dataclass(frozen=True)
class SetAside:
    """Where originals stand that chance explains, so that they are no leak."""

    table: Annotated[str, "The table that they stand in."]
    column: Annotated[str, "The column that they stand in."]
    why: Annotated[str, "What explains them."]
    rows: Annotated[int, "Rows that hold one."]


@dataclass(frozen=True)
class AuditedColumn:
    """One masked column."""

    table: Annotated[str, "The model's label, or the name of a table without a model."]
    column: Annotated[str, "The field."]
    type: Annotated[str, "The storage type."]
    technique: Annotated[str, "The technique that masked it."]
    parameters: Annotated[
        Mapping[str, Any], "Its parameters; those that could hold an original are told by their length alone."
    ]
    domain: Annotated[str, "The identities of its values: equal values of one domain get equal pseudonyms."]
    kind: Annotated[str | None, "What its values are, where that is known."] = None
    like: Annotated[str | None, "The column of which it holds copies."] = None
    follows: Annotated[str | None, "The key column that it refers to and follows."] = None
    conditions: Annotated[tuple[str, ...], "Conditions under which other rules hold, without their literals."] = ()
    deterministic: Annotated[bool, "Whether equal values get equal pseudonyms."] = True
    distinct: Annotated[bool, "Whether different values get different pseudonyms, by construction."] = False
    shapes: Annotated[ColumnShapes | None, "The column before and after; null where it was not read."] = None
    seconds: Annotated[float, "Seconds that masking took."] = 0.0
    searched: Annotated[
        tuple[How, ...], "How the result was searched for originals of this column; empty where it was not."
    ] = ()
    leaks: Annotated[int, "Rows of the result that hold an original of this column."] = 0
    notes: Annotated[tuple[str, ...], "What a reader should know of it."] = ()


@dataclass(frozen=True)
class AuditedTable:
    """One table of the database."""

    table: Annotated[str, "The model's label, or the name of a table without a model."]
    db_table: Annotated[str, "Its name in the database."]
    rows_before: Annotated[int, "Rows before masking."]
    rows_after: Annotated[int, "Rows after it."]
    deleted: Annotated[int, "Rows that the policy removed."] = 0
    person: Annotated[str | None, "The field that tells whom a row speaks of."] = None
    masked: Annotated[tuple[str, ...], "The fields that were masked."] = ()
    kept: Annotated[tuple[str, ...], "The fields that were kept as they are."] = ()
    mapped: Annotated[bool, "Whether a model has the table."] = True
    seconds: Annotated[float, "Seconds that masking and writing took."] = 0.0


@dataclass(frozen=True)
class Audit:
    """All of one masking.

    `verdict` and `reasons` are drawn from the rest: nothing speaks against sharing the result only where everything
    was looked at and nothing was found.
    """

    database: Annotated[DatabaseNamed, "The database that holds the result."]
    outcome: Annotated[Outcome, "How the run ended."]
    started_at: Annotated[str, "When it began: ISO 8601, UTC."]
    finished_at: Annotated[str, "When it ended: ISO 8601, UTC."]
    policy_digest: Annotated[str, "A digest of the policy."]
    key_fingerprint: Annotated[str, "Tells two secrets apart and gives nothing away of one."]
    key_source: Annotated[str, "Where the secret came from; never the secret."] = ""
    source: Annotated[DatabaseNamed | None, "The database that was copied from; null where it was masked in place."] = (
        None
    )
    versions: Annotated[Mapping[str, str], "Versions of what masked."] = field(default_factory=dict)
    asked: Annotated[Mapping[str, Any], "What the command or the call asked for."] = field(default_factory=dict)
    seconds: Annotated[Mapping[str, float], "Seconds by stage."] = field(default_factory=dict)
    tables: Annotated[tuple[AuditedTable, ...], "Every table of the database, masked or not."] = ()
    columns: Annotated[tuple[AuditedColumn, ...], "Every masked column."] = ()
    verified: Annotated[bool, "Whether the result was verified."] = True
    leaks: Annotated[tuple[Leak, ...], "Originals that were found in the result."] = ()
    not_searched: Annotated[tuple[NotSearched, ...], "What should have been searched and could not be."] = ()
    limits: Annotated[tuple[NotSearched, ...], "What no search can tell, by its nature."] = ()
    set_aside: Annotated[tuple[SetAside, ...], "Originals that were found where chance explains them."] = ()
    counts: Annotated[tuple[Counted, ...], "Tables that have another number of rows than they should."] = ()
    links: Annotated[tuple[Linked, ...], "Every reference, with the rows that it joins."] = ()
    broken: Annotated[tuple[Broken, ...], "Constraints that rows of the result break, declared or enforced."] = ()
    privacy: Annotated[tuple[Measure, ...], "What is left to attack."] = ()
    warnings: Annotated[tuple[str, ...], "What else a person should know."] = ()
    format_version: Annotated[int, "The version of this document."] = FORMAT_VERSION

    @property
    def masked_rows(self) -> int:
        """Rows of the tables of which at least one column was masked."""
        return sum(one.rows_after for one in self.tables if one.masked)

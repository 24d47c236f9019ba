"""What must be there: values of columns that may not be null, and text where a form would ask for some."""

from __future__ import annotations

from seeding.checking.conditions import Says, null
from seeding.checking.registry import Items, Rule, check
from seeding.checking.subject import Subject


@check("null")
def nulls(subject: Subject) -> Items:
    """No value in a field that may not be null: possible in tables that Django did not make, and on SQLite."""
    # A column that is NOT NULL in the database, too, holds none.
    optional = subject.database.columns.get(subject.table.db_table, {})
    for f in subject.fields:
        if f.required and optional.get(f.column, True):
            yield Rule(
                f.name,
                null(f.attname),
                f"{subject.label}.{f.name} may not be null: {{rows}} without a value.",
                "Fill them in, then ALTER the column to NOT NULL; or declare null=True.",
            )


@check("blank")
def blanks(subject: Subject) -> Items:
    """Empty text in a field with blank=False."""
    if subject.database.connection.features.interprets_empty_strings_as_nulls:
        return
    for f in subject.texts():
        if not f.blank and "" not in f.choices:
            yield Rule(
                f.name,
                Says("{0} = ''", f.attname),
                f"{subject.label}.{f.name} may not be blank: {{rows}} with empty text.",
                "Fill them in, or declare blank=True.",
            )

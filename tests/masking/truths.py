"""Projects in short, with what is personal in them, by hand: the tables that finding is judged by.

Each is a file of `projects/`, beside the users that all of them have. One line a table: its label, then its columns:
`name:Class(length)`, `->app.Model` for a foreign key, `->app.Model*` for one to one; a `*` after a class: unique; what
follows a `|`: its label. A mark in front says what is personal: `!` must be found, `+` should be, `?` may be; no mark:
masking it would be a false alarm.
"""

from __future__ import annotations

import re
from pathlib import Path

from seeding.schema import Field, Reference, Table, Unique
from seeding.vocabulary import word_set

_STORAGES = {
    "Char": "text", "Text": "text", "Slug": "text", "Email": "text", "URL": "text", "File": "text", "Image": "text",
    "GenericIPAddress": "text", "PhoneNumber": "text", "Int": "integer", "Decimal": "decimal", "Float": "float", "Boolean": "boolean",
    "DateTime": "timestamp", "Date": "date", "UUID": "uuid", "JSON": "json", "Binary": "bytes", "HStore": "other",
    "SearchVector": "other",
}  # fmt: skip

_FOLDER = Path(__file__).with_name("projects")
_FILES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.txt"))}
USERS = _FILES.pop("users")
PROJECTS = {name: USERS + text for name, text in _FILES.items()}

_WITH_ALARMS = word_set(
    "shop clinic logs desk forum tickets keys school club archive hospital market machines access deals "
    "abroad records staff trials parties together short spoken atlas offices clouds bodies papers "
    "elsewhere donations"
)
"""The oldest projects, in which a few columns may be flagged that are not marked."""
WITHOUT_ALARMS = [name for name in PROJECTS if name not in _WITH_ALARMS]

_COLUMN = re.compile(r"([!+?]?)(\w+)(?:->([\w.]+)(\*?)|:(\w+)(?:\((\d+)\))?(\*?)(?:\|(\w+))?)")


def project(name: str) -> tuple[dict[str, Table], dict[tuple[str, str], str]]:
    """The tables of a project by label, and the mark of each column that has one."""
    return tables_of(PROJECTS[name])


def tables_of(text: str) -> tuple[dict[str, Table], dict[tuple[str, str], str]]:
    """The tables that are written in short, by label, and the mark of each column that has one."""
    tables: dict[str, Table] = {}
    marks: dict[tuple[str, str], str] = {}
    for line in text.strip().splitlines():
        label, _, rest = line.partition(": ")
        fields = [
            Field(
                name="id",
                attname="id",
                column="id",
                storage="integer",
                class_name="BigAutoField",
                primary_key=True,
                auto=True,
            )
        ]
        for mark, column, target, alone, kind, length, unique, said in _COLUMN.findall(rest):
            if mark:
                marks[label, column] = mark
            fields.append(
                Field(
                    name=column, attname=column, column=column, storage="integer" if target else _STORAGES[kind],  # type: ignore[arg-type]
                    class_name="ForeignKey" if target else f"{kind}Field", max_length=int(length) if length else None,
                    unique=bool(unique), verbose_name=said.replace("_", " ") or column.replace("_", " "), null=not unique,
                    reference=Reference(target, "id", one_to_one=bool(alone)) if target else None,
                )
            )  # fmt: skip
        short = label.rpartition(".")[2].lower()
        uniques = tuple(Unique(f"{one.name} unique", (one.name,)) for one in fields if one.unique)
        tables[label] = Table(label, short, label.replace(".", "_").lower(), tuple(fields), "id", uniques)
    return tables, marks

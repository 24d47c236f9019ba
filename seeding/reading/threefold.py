"""Names of people in three columns, as Slavic projects cut them (`fam`, `im`, `ot`), or in two: `first` and `last`."""

from __future__ import annotations

from collections.abc import Iterator

from seeding.schema import Table
from seeding.vocabulary import words

_PARTS = {
    "last_name": ("fam", "family", "familia", "familiya", "familija", "surname", "lastname"),
    "first_name": ("im", "imya", "name", "firstname", "imja"),
    "middle_name": ("ot", "otch", "otchestvo", "patronymic", "patronymicname", "middlename"),
}
_WHICH = {word: part for part, said in _PARTS.items() for word in said}
_HALVES = {"first": "first_name", "last": "last_name"}
"""What a name in two columns is called where nothing else is said of it."""


def threefold(table: Table) -> dict[str, str]:
    """The part of a name that a column holds, by its name, where columns for the other parts are beside it."""
    found: dict[str, dict[str, str]] = {}
    for field in table.fields:
        if field.storage == "text" and field.reference is None:
            for around, part in _cut(field.name.lower()):
                found.setdefault(around, {})[part] = field.name
    cut = {name: part for parts in found.values() if len(parts) == len(_PARTS) for part, name in parts.items()}
    halves = {
        one.name: _HALVES[one.name.lower()]
        for one in table.fields
        if one.storage == "text" and one.name.lower() in _HALVES
    }
    return {**_beside_first(table), **(halves if len(halves) == len(_HALVES) else {}), **cut}


def _beside_first(table: Table) -> dict[str, str]:
    """Columns that name somebody of whom another one holds the first name: `nom_client` beside `prenom_client`."""
    said = {one.name: words(one.name) for one in table.fields if one.storage == "text" and one.reference is None}
    firsts = {tuple(word for word in whom if word != "first") for whom in said.values() if "first" in whom}
    return {name: "last_name" for name, whom in said.items() if "name" in whom and len(whom) > 1 and whom in firsts}


def whole(table: Table) -> bool:
    """Whether rows have a name in two or three parts of which nothing says whose it is: that of whom they are about."""
    return any(name.lower() in {*_WHICH, *_HALVES} for name in threefold(table))


def _cut(name: str) -> Iterator[tuple[str, str]]:
    """What surrounds the word for a part, and which part that is."""
    said = name.split("_")
    for position, word in enumerate(said):
        if word in _WHICH:
            yield "_".join((*said[:position], "*", *said[position + 1 :])), _WHICH[word]

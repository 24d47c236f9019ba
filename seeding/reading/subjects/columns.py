"""What the columns of a table tell together, whatever it is called."""

from __future__ import annotations

from seeding.reading.subjects.lexicon import OF_DEALS
from seeding.schema import Table
from seeding.vocabulary import word_set, words


def is_firm(own: tuple[str, ...]) -> bool:
    return own[-1:] in (("customer",), ("client",)) and own[-2:-1] != () and own[-2] in _FIRMS


_OF_SERVERS = word_set("prompt behavior behaviour subdomain schema hostname venv path version endpoint port")


def runs_somewhere(table: Table) -> bool:
    """Whether the rows of a table are told by where they run."""
    return bool(_OF_SERVERS & {word for one in table.fields for word in words(one.name)})


_FIRMS = word_set("enterprise corporate business company organisation organization institutional")
"""Words in front of a customer that is a firm."""


def tells_of_deals(table: Table) -> bool:
    """Whether a table that names somebody is of what they paid or bought: most of it says nothing of them."""
    said = [set(words(one.name)) & OF_DEALS for one in table.fields if one.reference is None]
    return sum(map(bool, said)) >= 4


def spoken_names(table: Table) -> set[str]:
    """What its columns with texts and dates are called, each in words with blanks between them."""
    return {" ".join(words(one.name)) for one in table.fields if one.storage in ("text", "date")}


def texts_of(table: Table) -> list[str]:
    return [one.name for one in table.fields if one.storage == "text" and one.reference is None]


def is_software(table: Table) -> bool:
    names = {one.name.strip("_") for one in table.fields}
    loaded = {f"{what}_{where}" for what in ("backend", "driver", "dotted", "module") for where in ("path", "class")}
    return bool(({"client_secret", "redirect_uris", "redirect_uri"} | loaded) & names)

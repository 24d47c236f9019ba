"""What chance explains: why an original that stands somewhere need not have been left there.

Pseudonyms are drawn from what people are really called, so that one may be what somebody else is called. What the
policy did with a column tells what can stand there by chance; a column that it kept holds nothing by chance but words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from seeding import kinds
from seeding.masking.planning import MaskedColumn
from seeding.masking.techniques.substitute import Substitute

WITHIN = ("free_text", "json", "records")
"""Techniques that change parts of a value: what they leave in place is meant to be there."""
ALIKE = ("fpe", "ip", "token", "noise", "geo")
"""Techniques that give values of the form that the originals have, so that one may be the original of another row."""

Reason = Literal["drawn", "few values", "number", "words", "condition"]
REASONS: Mapping[Reason, str] = {
    "drawn": "a pseudonym that was drawn for somebody else: it is what another person or thing was called",
    "few values": "of a kind with so few values that pseudonyms cannot avoid the originals of others",
    "number": "bare digits, of a length of which so many originals are known that any number may be one",
    "words": "words of the language that are somebody's name as well, inside longer text or in many rows each",
    "condition": "its rule keeps it, in rows that meet a condition",
}
"""Why an original is set aside, for a reader of the audit."""


class Place(Enum):
    """What the policy did with a column that is searched."""

    KEPT = "kept, or made by a technique that draws nothing"
    DRAWN = "every value was drawn, or encrypted in its own form"
    MIXED = "parts of values were replaced by drawn ones"


@dataclass(frozen=True)
class Where:
    """A column that is searched: its place, the domain whose originals what was drawn for it avoids, and its path.

    `within` are those domains of the places of a document.
    """

    place: Place = Place.KEPT
    domain: str = ""
    path: str = ""
    within: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Origin:
    """A column whose originals are searched for.

    `shared` says that many people have each of its values; `crowded` that pseudonyms of its domain cannot avoid the
    originals; `conditional` that its rule keeps the values of some rows.
    """

    domain: str = ""
    shared: bool = False
    crowded: bool = False
    conditional: bool = False


def where(path: str, column: MaskedColumn | None, *, computed: bool = False) -> Where:
    """What is known of a column that is searched; `column` is its plan, if it is masked. One that the database computes
    from masked columns holds drawn parts as they do.
    """
    if column is None:
        return Where(Place.MIXED if computed else Place.KEPT, path=path)
    techniques = [way.technique for way in column.ways if way.technique is not None]
    if any(one.name in WITHIN for one in techniques):
        parts = (one for way in column.by_way.values() for one in (way, *way.parts))
        drawn = frozenset(one.masked_as.domain for one in parts if isinstance(one.technique, Substitute))
        return Where(Place.MIXED, path=path, within=drawn)
    if all(isinstance(one, Substitute) for one in techniques):
        return Where(Place.DRAWN, column.masked_as.domain, path)
    if all(isinstance(one, Substitute) or one.name in ALIKE for one in techniques):
        return Where(Place.DRAWN, path=path)
    return Where(path=path)


def origin(column: MaskedColumn, crowded: bool, conditional: bool) -> Origin:
    """What is known of a column, or a part of one, whose originals are searched for."""
    kind = getattr(column.technique, "kind", None)
    return Origin(
        column.masked_as.domain,
        shared=kind is not None and shared_by_many(kind),
        crowded=crowded,
        conditional=conditional,
    )


_OF_MANY = frozenset(
    {
        "company",
        "country",
        "country_code",
        "location",
        "product_name",
        "title",
        "name_of_thing",
        "keyword",
        "version",
        "color_hex",
    }
)
_OF_ONE = frozenset(
    {"street_address", "secondary_address", "address", "coordinates", "latitude", "longitude", "user_agent", "sentence",
     "description", "paragraph", "comment", "review_comment", "bio", "question", "answer", "html_snippet", "markdown"}
)  # fmt: skip


def shared_by_many(kind: str) -> bool:
    """Whether many people have each value of a kind: first names, job titles, companies, cities. Nobody is told by one,
    and it is found anywhere.
    """
    return kind in _OF_MANY or (kinds.get(kind).unique_values == 0 and kind not in _OF_ONE)

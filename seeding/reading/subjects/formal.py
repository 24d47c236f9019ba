"""Foreign keys that lead from whatever row there is to somebody, of whom the row says nothing for that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from seeding.reading.subjects.links import led_to
from seeding.reading.subjects.subject import Subject
from seeding.schema import Field
from seeding.vocabulary import words

_INHERITING = 3
"""So many tables go on with the rows of one that whoever it belongs to says nothing of them."""
_OWNED = 5
"""So many tables name both who made and who owns a row that the two are kept of anything there is."""


def formal_links(first: Mapping[str, Subject]) -> frozenset[tuple[str, str]]:
    """The tables and foreign keys that lead to the root from which most inherit, or to an owner beside a creator."""
    links = [(label, link) for label, one in first.items() for link in one.table.references]
    inherited = [
        (label, link)
        for label, link in links
        if link.reference is not None and link.reference.one_to_one and (link.primary_key or link.name.endswith("_ptr"))
    ]
    heirs = Counter(led_to(link) for _, link in inherited)
    owned = [(label, link) for label, link in links if _beside_creator(first[label], link)]
    if len(owned) < _OWNED:
        owned = []
    return frozenset(
        (label, link.name)
        for label, link in (*inherited, *owned)
        if (target := first.get(led_to(link))) is not None
        and (words(link.name) == ("owner",) or (heirs[led_to(link)] >= _INHERITING and not target.person))
    )


def _beside_creator(one: Subject, link: Field) -> bool:
    """Whether a foreign key leads to the owner of a row, and another one to who made it."""
    creators = {led_to(made) for made in one.table.references if words(made.name) == ("creator",)}
    return words(link.name) == ("owner",) and led_to(link) in creators

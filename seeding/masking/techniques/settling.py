"""Which key a person is drawn from, such that names and addresses agree whatever was drawn again.

Where a person's key gives a name or a city that is an original, not that alone is drawn again but the whole person.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from seeding.keys import Keys, below, derive, row_keys
from seeding.masking.domains import Domain, Domains, folded_all
from seeding.masking.techniques.room import WIDEST, Room, merged, texts_of

SETTLED = ("first_name", "last_name", "city", "postal_code")
"""The kinds that others are made of, or have to agree with."""
OF_PLACES = (
    "address", "street_address", "street_name", "building_number", "secondary_address", "city", "state", "state_code",
    "postal_code", "country", "country_code", "location",
)  # fmt: skip
"""Parts of addresses. They are of one place, which lies where it lies by chance: in the old country, or even state."""
BY_CHANCE = frozenset({"city", "state", "state_code", "postal_code", "country", "country_code"})
"""Parts that are never drawn again by themselves: they would be of another place than the rest."""

_ATTEMPTS = 12
_CROWDED = 0.2
"""In a domain where so large a share of pseudonyms are originals, only a row's own original is avoided."""


def crowded(domain: Domain, kind: str, room: Room) -> bool:
    """Whether so many values of the kind are originals of the domain that they cannot all be avoided."""
    noted: dict[Any, bool] = domain.notes.setdefault("crowded", {})
    if (kind, room) not in noted:
        keys = row_keys(int.from_bytes(domain.secret.subkey("crowded", size=8), "little"), np.arange(1024))
        positions = room.capacity(kind) if room.unique else WIDEST
        share = domain.is_original(texts_of(room.draw(kind, keys, below(keys, positions)))).mean()
        # A name gets a middle initial, of which there is always another.
        noted[(kind, room)] = bool(share > _CROWDED) and kind != "full_name"
    return noted[(kind, room)]


def note_own_names(domain: Domain, kind: str, room: Room, texts: list[str], people: Keys | None) -> None:
    """In the survey: remember the people whose key gives the name or the city that they have."""
    if kind not in SETTLED or people is None or room.unique or not texts:
        return
    drawn = folded_all(texts_of(room.draw(kind, people, np.zeros(len(people), dtype=np.int64))))
    own = np.array([one == two for one, two in zip(drawn, folded_all(texts), strict=True)], dtype=np.bool_)
    if own.any():
        domain.ties["moved"].add(people[own], derive(people[own], "another name"))


def settled(domains: Domains, keys: Keys) -> Keys:
    """The keys that people are drawn from: their own, unless these give a name that is an original."""
    last = domains.notes.get("settled")
    if last is not None and np.array_equal(last[0], keys):
        return last[1]
    asked = [(domains[kind], kind, room) for kind in SETTLED if (room := _room(domains, kind)) is not None]
    result = keys
    for domain, _, _ in asked:
        result = domain.ties["moved"].find(result)
    careful = [(domain, kind, room) for domain, kind, room in asked if not crowded(domain, kind, room)]
    for attempt in range(_ATTEMPTS if careful else 0):
        bad = np.zeros(len(result), dtype=np.bool_)
        for domain, kind, room in careful:
            bad |= domain.is_original(texts_of(room.draw(kind, result, np.zeros(len(result), dtype=np.int64))))
        if not bad.any():
            break
        result = result.copy()
        result[bad] = derive(result[bad], f"another name {attempt}")
    domains.notes["settled"] = (keys, result)
    return result


def _room(domains: Domains, kind: str) -> Room | None:
    """The room of the columns that hold the names, None where no such column is masked."""
    if kind not in domains:
        return None
    domain = domains[kind]
    room: Room | None = domain.notes.get("room", {}).get(kind)
    return None if room is None or room.unique else merged(domain, kind, room)

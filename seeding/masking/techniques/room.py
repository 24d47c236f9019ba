"""What a column leaves to the draw of a kind: length, locales, how values are written, and how many there are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from seeding import kinds
from seeding.keys import Keys, Numbers, below, name_key, row_keys
from seeding.kinds import Draw, Kind
from seeding.masking.domains import Domain, text_of
from seeding.masking.techniques.shapes import PLAIN, Shape, passing, shapes

WIDEST = 1 << 48
"""Positions that a unique draw is asked for at most: so many that two values seldom want the same."""

NUMBERED = {"username": 990, "phone": 90, "mobile": 90, "full_name": 150}
"""Kinds of which a name and a number tell two values apart, and how many numbers are tried before longer ones are: a
user name with two or three digits, a telephone without an extension, a full name with one middle name."""

_POSITIONS = {"email": 1 << 37}
"""Kinds that need fewer positions than `WIDEST`: of an address, the host tells most apart, and four digits the rest."""

_NARROW = {"email": 40, "username": 15, "phone": 17, "mobile": 17}
"""Columns of kinds that are looked up by value share their room, so that the same value is the same everywhere; one of
less than so many characters is no measure for the others."""

_SAMPLES = 128


@dataclass(frozen=True)
class Room:
    """What a column leaves to the draw. Columns of one domain share it, so that they give the same pseudonyms."""

    unique: bool
    max_length: int | None
    locales: tuple[str, ...]
    locale_weights: tuple[float, ...] = ()
    unique_key: int = 0
    shape: Shape = PLAIN
    """How the column asks for values to be written."""

    def __and__(self, other: Room) -> Room:
        lengths = [one for one in (self.max_length, other.max_length) if one is not None]
        return replace(self, unique=self.unique or other.unique, max_length=min(lengths, default=None))

    def capacity(self, kind: str) -> int:
        """How many values of a kind a unique column has room for, at most `WIDEST`."""
        return capacity(kind, self.max_length, self.locales)

    def draw(self, kind: str, keys: Keys, positions: Numbers) -> list[Any]:
        """Values of a kind as the column has them written."""
        asked = Draw(
            keys=keys,
            positions=positions,
            locales=self.locales,
            locale_weights=self.locale_weights,
            max_length=self.max_length,
            unique=self.unique,
            unique_key=self.unique_key,
        )
        values = kinds.get(kind).draw(asked).values()
        return values if self.shape.plain else list(self.shape.write(texts_of(values)))


def merged(domain: Domain, kind: str, room: Room) -> Room:
    """The room that the surveyed columns of the domain have in common with this one."""
    key = int.from_bytes(domain.secret.subkey("unique", domain.name, size=8), "little") >> 1
    common: Room | None = domain.notes.get("room", {}).get(kind)
    if common is None or narrow(kind, room):
        return replace(room, unique_key=key)
    lengths = [one for one in (common.max_length, room.max_length) if one is not None]
    unique = common.unique or room.unique
    shared = kind in _NARROW or unique
    return replace(
        room, unique=unique, max_length=min(lengths, default=None) if shared else room.max_length, unique_key=key
    )


def narrow(kind: str, room: Room) -> bool:
    """Whether a column has so little room that others do not take it for their measure."""
    return not room.unique and room.max_length is not None and room.max_length < _NARROW.get(kind, 0)


def note(domain: Domain, kind: str, room: Room) -> None:
    """Let the domain know of the room of one of its columns."""
    rooms: dict[str, Room] = domain.notes.setdefault("room", {})
    if not narrow(kind, room):
        rooms[kind] = room & rooms[kind] if kind in rooms else room


def noted_room(domain: Domain) -> dict[str, Any]:
    """The room that the surveyed columns of a domain leave, by kind, as JSON holds it."""
    return {kind: asdict(room) for kind, room in domain.notes.get("room", {}).items()}


def note_room(domain: Domain, noted: Mapping[str, Any]) -> None:
    """Take what `noted_room` gave."""
    rooms: dict[str, Room] = domain.notes.setdefault("room", {})
    for kind, room in noted.items():
        lists = {name: tuple(room[name]) for name in ("locales", "locale_weights")}
        rooms[kind] = Room(**{**room, **lists, "shape": Shape(**room["shape"])})


@lru_cache(maxsize=1024)
def shape_for(kind: str, regexes: tuple[str, ...], room: Room) -> Shape:
    """The plainest shape in which all values pass the patterns; else the one in which most of them do."""
    patterns = [re.compile(regex) for regex in regexes]
    best, most = PLAIN, 0
    for shape in shapes(regexes, rewritten=not room.unique or kind in NUMBERED):
        longest = None if room.max_length is None else room.max_length - len(shape.before)
        if longest is not None and longest < 1:
            continue
        shaped = replace(room, max_length=longest, shape=shape)
        positions = _first_positions(kind, shaped) if room.unique else WIDEST
        if not positions:
            continue
        keys = row_keys(name_key("shape", kind), np.arange(_SAMPLES))
        try:
            texts = texts_of(shaped.draw(kind, keys, below(keys, positions)))
        except (ValueError, OverflowError):
            continue
        count = passing(texts, patterns)
        if count > most:
            best, most = shape, count
        if count == len(texts):
            break
    return best


def _first_positions(kind: str, room: Room) -> int:
    """How many positions are tried first."""
    return min(room.capacity(kind), NUMBERED.get(kind, WIDEST))


def samples(kind: str, room: Room) -> list[Any]:
    """Values as a column would get them; ValueError or OverflowError where there are none."""
    positions = _first_positions(kind, room) if room.unique else WIDEST
    if not positions:
        raise ValueError(f"no {kind} has {room.max_length} characters or fewer")
    keys = row_keys(name_key("sample", kind), np.arange(_SAMPLES))
    return room.draw(kind, keys, below(keys, positions))


@lru_cache(maxsize=1024)
def capacity(kind: str, max_length: int | None, locales: tuple[str, ...]) -> int:
    """How many positions a unique draw of this length has, at most `WIDEST`; found by trying the last of them."""
    declared = kinds.get(kind)
    if declared.unique_values == 0:
        return 0
    most = min(declared.unique_values or WIDEST, _POSITIONS.get(kind, WIDEST))
    low, high = 0, most
    if _can_draw(declared, most, max_length, locales):
        return most
    while high - low > 1:
        middle = (low + high) // 2
        if _can_draw(declared, middle, max_length, locales):
            low = middle
        else:
            high = middle
    return low


def _can_draw(kind: Kind, positions: int, max_length: int | None, locales: tuple[str, ...]) -> bool:
    """Whether the last positions below a number, and some across them, fit the length and differ."""
    keys = row_keys(name_key("capacity", kind.name), np.arange(_SAMPLES))
    across = below(keys[: _SAMPLES // 2], positions)
    tried = np.unique(np.concatenate([across, np.arange(max(positions - _SAMPLES // 2, 0), positions)]))
    asked = Draw(keys=keys[: len(tried)], positions=tried, locales=locales, max_length=max_length, unique=True)
    try:
        found = kind.draw(asked).values()
    except (ValueError, IndexError, OverflowError):
        return False
    fits = max_length is None or all(not isinstance(one, str) or len(one) <= max_length for one in found)
    return fits and len(set(map(str, found))) == len(found)


def texts_of(values: Sequence[Any]) -> list[str]:
    if set(map(type, values)) <= {str}:
        return list(values)
    return [text_of(value) for value in values]

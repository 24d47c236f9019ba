"""Substitution by kind: the draw of seeding, its keys from the secret and from who is spoken of.

Kinds about a person are drawn from the person's key, so that name, e-mail address and user name agree. In unique
columns a value's place in the kind's unique space is its identity's slot, so that distinct stays distinct.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from seeding import kinds
from seeding.keys import Keys, Numbers, below, derive, name_key, row_keys
from seeding.kinds import Draw, Kind
from seeding.kinds.person_data import FAMILY_FIRST
from seeding.kinds.words import locale_known
from seeding.masking.domains import Domain, Domains, folded_all, text_of
from seeding.masking.techniques.shapes import NUMBERED, PLAIN, Shape, passing, shapes
from seeding.masking.techniques.technique import Cells, Survey, Target, Technique, apply_to_present, technique
from seeding.schema import Field, Storage
from seeding.spec import SeedingError

OF_PERSON = ("person", "contact", "place")
"""Subjects of kinds that are about a person: they are drawn from the person's key."""

IDENTIFYING = frozenset({"email", "username", "phone", "mobile"})
"""Kinds whose values tell by themselves who is meant: the value leads to the person before the row does."""

WIDEST = 1 << 48
"""Positions that a unique draw is asked for at most: so many that two values seldom want the same."""

_SAMPLES = 128
_ATTEMPTS = 12
_OWN_ATTEMPTS = 64
_CROWDED = 0.2
"""In a domain where so large a share of pseudonyms are originals, only a row's own original is avoided."""


@technique("substitute")
@dataclass(frozen=True, kw_only=True)
class Substitute(Technique):
    """Another value of the same kind, drawn as seeding draws it: e-mail for e-mail, name for name.

    Who is the same person gets the same pseudonym everywhere, and the e-mail address is that of the name. Unique
    columns stay unique. No pseudonym is one of the originals of its domain, but for kinds of few values (first names):
    there no row keeps its own.
    """

    kind: str
    """What the values are: one of [the kinds](kinds.md)."""
    locale: str | tuple[str, ...] | None = None
    """A locale, or several: instead of those of the policy."""

    primary: ClassVar[str | None] = "kind"

    def __post_init__(self) -> None:
        known = kinds.all_kinds()
        if self.kind not in known:
            close = get_close_matches(str(self.kind), known, n=3, cutoff=0.6)
            hint = f"Near it: {', '.join(close)}." if close else "docs/kinds.md lists them."
            raise ValueError(f"substitute: no kind is called {self.kind!r}. {hint}")
        if self.locale is not None:
            object.__setattr__(self, "locale", self.locales)
        for one in self.locales:
            if not locale_known(str(one)):
                raise ValueError(f"substitute: locale {one!r} is unknown; locales are written en_US, de_DE, ….")

    @property
    def locales(self) -> tuple[str, ...]:
        if self.locale is None:
            return ()
        return (self.locale,) if isinstance(self.locale, str) else tuple(self.locale)

    @property
    def of_person(self) -> bool:
        """Whether the kind is about a person: rows that speak of one are drawn from their key."""
        return kinds.get(self.kind).draw.__module__.rpartition(".")[2] in OF_PERSON

    @property
    def keeps_distinct(self) -> bool:
        return kinds.get(self.kind).unique_values != 0

    @property
    def deterministic(self) -> bool:
        return not self.of_person or self.kind in IDENTIFYING

    # Fitting ----------------------------------------------------------------------------------------------

    def problems(self, target: Target) -> Iterable[str]:
        kind, f = kinds.get(self.kind), target.field
        if f.reference is not None and not _unique(target):
            yield (
                f"{target} is a foreign key and cannot hold another {self.kind}. Write the rule on the column that it "
                f"points at, and leave this one out."
            )
            return
        if not _fits(kind, f.storage):
            yield (
                f"{target} holds {f.storage} values, and the kind {self.kind} gives {' or '.join(kind.types)}. "
                f"Write {_instead(f)}."
            )
            return
        if _unique(target) and kind.unique_values == 0:
            yield (
                f"{target} is unique, and {self.kind} values cannot be drawn unique. Write {{hash: {{}}}}, "
                f"{{fpe: {{}}}} or a kind of which docs/kinds.md says that it can be unique."
            )
            return
        drawn = self._drawn_samples(target)
        if isinstance(drawn, str):
            yield f"{target}: {self.kind} does not fit the column ({drawn}). Write {_instead(f)}."
            return
        if f.choices and not set(map(str, drawn)) <= set(map(str, f.choices)):
            strange = next(one for one in drawn if str(one) not in set(map(str, f.choices)))
            yield f"{target} has choices, and {self.kind} gives others ({strange!r}). Write shuffle."
        for pattern in f.regexes:
            if sum(re.search(pattern, str(one)) is not None for one in drawn) < len(drawn) / 2:
                yield (
                    f"{target} has a validator, {pattern}, that {self.kind} values such as {drawn[0]!r} do not pass. "
                    f"Write {_instead(f)}."
                )
        if target.unique_any_case and len(set(folded_all(list(map(str, drawn))))) < len(set(map(str, drawn))):
            yield f"{target} is unique without case, and {self.kind} values differ by it. Write {{hash: {{}}}}."

    def _drawn_samples(self, target: Target) -> list[Any] | str:
        """Values as the column would get them; why there are none, where it cannot be."""
        room = self._room(target)
        capacity = self.capacity(target) if room.unique else WIDEST
        if not capacity:
            return f"no {self.kind} has {target.field.max_length} characters or fewer"
        keys = row_keys(name_key("sample", self.kind), np.arange(_SAMPLES))
        try:
            return _converted(self._draw(room, keys, below(keys, capacity)), target.field)
        except (ValueError, OverflowError) as error:
            return str(error)

    def capacity(self, target: Target) -> int | None:
        room = self._room(target)
        if not _unique(target):
            return None
        return _capacity(self.kind, room.max_length, room.locales)

    # Masking ----------------------------------------------------------------------------------------------

    def survey(self, target: Target) -> Survey | None:
        return _DomainSurvey(self)

    def mask(self, cells: Cells) -> list[Any]:
        domains = cells.shared.get("domains")
        if domains is None:
            # Without a survey nothing is known of other rows: the batch is all there is.
            domains = Domains(cells.secret)
            survey = _DomainSurvey(self)
            survey.add(replace(cells, shared={**cells.shared, "domains": domains}))
        people = cells.people
        present = [place for place, value in enumerate(cells.values) if value is not None and value != ""]
        if people is not None:
            people = people[present]
        domain: Domain = domains[cells.target.domain]

        def masked(values: list[Any]) -> list[Any]:
            return self._masked(cells, domain, values, people)

        return apply_to_present(cells.values, masked)

    def _masked(self, cells: Cells, domain: Domain, values: list[Any], people: Keys | None) -> list[Any]:
        if not values:
            return []
        target = cells.target
        texts = _texts(values)
        room = _merged(domain, self.kind, self._room(target))
        known = self._known(cells, texts, people)
        if room.unique or known is None or not known.all():
            own = domain.keys(texts)
            drawn_from = own if known is None else np.where(known != 0, known, own)
        else:
            own = drawn_from = known
        if room.unique:
            capacity = _capacity(self.kind, room.max_length, room.locales)
            slots = domain.slots(own, capacity, render=self._render(room, domain) if capacity < WIDEST else None)
        else:
            capacity, slots = WIDEST, np.zeros(len(own), dtype=np.int64)
        drawn = self._draw(room, drawn_from, slots)
        converted = _converted(drawn, target.field)
        self._redraw(converted, texts, domain, room, target, drawn_from, slots, capacity)
        return converted

    def _known(self, cells: Cells, texts: list[str], people: Keys | None) -> Keys | None:
        """The person of each value, 0 for nobody, where the kind is about one."""
        index = cells.shared.get("people")
        if not self.of_person or (people is None and index is None):
            return None
        known = people if people is not None else np.zeros(len(texts), dtype=np.uint64)
        if index is not None:
            if self.kind in IDENTIFYING:
                found = index.known(self.kind, texts)
                known = np.where(found != 0, found, known)
            else:
                lone = np.flatnonzero(known == 0)
                if len(lone):
                    known = known.copy()
                    known[lone] = index.known(self.kind, [texts[place] for place in lone.tolist()])
        return known

    def _room(self, target: Target) -> _Room:
        f = target.field
        longest = f.max_length if f.storage == "text" else None
        locales = self.locales or target.locales
        weights = target.locale_weights if not self.locales else ()
        room = _Room(_unique(target), longest, locales, weights)
        if f.storage != "text" or not f.regexes:
            return room
        shape = _shape(self.kind, f.regexes, room)
        if longest is not None:
            longest -= len(shape.before)
        return replace(room, max_length=longest, shape=shape)

    def _render(self, room: _Room, domain: Domain) -> Any:
        return lambda keys, slots: _texts(self._draw(room, keys, slots))

    def _draw(self, room: _Room, keys: Keys, slots: Numbers) -> list[Any]:
        return _drawn(self.kind, room, keys, slots)

    def avoids_originals(self, domain: Domain, target: Target) -> bool:
        """Whether no pseudonym is an original of the domain; else the kind has too few values for that, and a row gets
        another than its own.
        """
        return not self._crowded(domain, _merged(domain, self.kind, self._room(target)))

    def _crowded(self, domain: Domain, room: _Room) -> bool:
        noted: dict[Any, bool] = domain.notes.setdefault("crowded", {})
        if (self.kind, room) not in noted:
            keys = row_keys(int.from_bytes(domain.secret.subkey("crowded", size=8), "little"), np.arange(1024))
            capacity = _capacity(self.kind, room.max_length, room.locales) if room.unique else WIDEST
            share = domain.is_original(_texts(self._draw(room, keys, below(keys, capacity)))).mean()
            # A name gets a middle initial, of which there is always another.
            noted[(self.kind, room)] = bool(share > _CROWDED) and self.kind != "full_name"
        return noted[(self.kind, room)]

    def _redraw(
        self,
        drawn: list[Any],
        texts: list[str],
        domain: Domain,
        room: _Room,
        target: Target,
        keys: Keys,
        slots: Numbers,
        capacity: int,
    ) -> None:
        """Put others in the place of values that are originals or that a validator refuses."""
        crowded = self._crowded(domain, room)
        patterns = [re.compile(pattern) for pattern in target.field.regexes]
        places = np.arange(len(drawn))
        for attempt in range(1, _OWN_ATTEMPTS + 1):
            current = [drawn[place] for place in places.tolist()]
            bad = self._bad(current, [texts[place] for place in places.tolist()], domain, patterns, crowded)
            if not bad.any():
                return
            if attempt > _ATTEMPTS:
                # So many of the values are taken that only a row's own is worth more attempts.
                crowded = True
            places = places[bad]
            again = derive(keys[places], f"again {attempt}")
            fresh = slots[places]
            if room.unique and capacity > domain.size << 16:
                # Hardly any value is an original here, and in so large a space nobody is met at a second place. What a
                # validator refuses may be much: that keeps its place and changes the rest of its text only.
                taken = domain.is_original([one for one, is_bad in zip(_texts(current), bad, strict=True) if is_bad])
                fresh = np.where(taken, below(derive(again, "slot"), capacity), fresh)
            if self.kind == "full_name" and attempt <= _ATTEMPTS:
                others = _with_initial([drawn[place] for place in places.tolist()], keys[places], attempt, room)
                values = others if all(others) else self._draw(room, again, fresh)
                values = [one or other for one, other in zip(others, values, strict=True)]
            else:
                values = self._draw(room, again, fresh)
            for place, value in zip(places.tolist(), _converted(values, target.field), strict=True):
                drawn[place] = value
        left = [one for place in places.tolist() for one in _texts([drawn[place]])]
        refused = [one for one in left if any(pattern.search(one) is None for pattern in patterns)]
        if refused:
            raise SeedingError(
                f"{target}: {len(refused)} values of the kind {self.kind} cannot be made to pass the column's "
                f"validators, {refused[0]!r} among them. Write {_instead(target.field)}."
            )

    @staticmethod
    def _bad(
        drawn: list[Any], texts: list[str], domain: Domain, patterns: list[re.Pattern[str]], crowded: bool
    ) -> NDArray[np.bool_]:
        found = _texts(drawn)
        if crowded:
            lowered, own = folded_all(found), folded_all(texts)
            bad = np.fromiter((a == b for a, b in zip(lowered, own, strict=True)), dtype=np.bool_, count=len(found))
        else:
            bad = domain.is_original(found)
        for pattern in patterns:
            bad |= np.fromiter((pattern.search(one) is None for one in found), dtype=np.bool_, count=len(found))
        return bad


# Room -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Room:
    """What a column leaves to the draw. Columns of one domain share it, so that they give the same pseudonyms."""

    unique: bool
    max_length: int | None
    locales: tuple[str, ...]
    locale_weights: tuple[float, ...] = ()
    unique_key: int = 0
    shape: Shape = PLAIN
    """How the column asks for values to be written."""

    def __and__(self, other: _Room) -> _Room:
        lengths = [one for one in (self.max_length, other.max_length) if one is not None]
        return replace(self, unique=self.unique or other.unique, max_length=min(lengths, default=None))


def _merged(domain: Domain, kind: str, room: _Room) -> _Room:
    """The room that the surveyed columns of the domain have in common with this one."""
    noted: dict[str, _Room] = domain.notes.setdefault("room", {})
    common = noted.get(kind, room)
    unique = common.unique or room.unique
    lengths = [one for one in (common.max_length, room.max_length) if one is not None]
    key = int.from_bytes(domain.secret.subkey("unique", domain.name, size=8), "little") >> 1
    return replace(room, unique=unique, max_length=min(lengths, default=None), unique_key=key)


def _drawn(kind: str, room: _Room, keys: Keys, slots: Numbers) -> list[Any]:
    draw = Draw(
        keys=keys,
        positions=slots,
        locales=room.locales,
        locale_weights=room.locale_weights,
        max_length=room.max_length,
        unique=room.unique,
        unique_key=room.unique_key,
    )
    values = kinds.get(kind).draw(draw).values()
    return values if room.shape.plain else list(room.shape.write(_texts(values)))


@lru_cache(maxsize=1024)
def _shape(kind: str, regexes: tuple[str, ...], room: _Room) -> Shape:
    """The plainest shape in which all values pass the patterns; else the one in which most of them do."""
    patterns = [re.compile(regex) for regex in regexes]
    best, most = PLAIN, 0
    for shape in shapes(regexes, rewritten=not room.unique or kind in NUMBERED):
        longest = None if room.max_length is None else room.max_length - len(shape.before)
        if longest is not None and longest < 1:
            continue
        shaped = replace(room, max_length=longest, shape=shape)
        capacity = _capacity(kind, longest, room.locales) if room.unique else WIDEST
        if not capacity:
            continue
        keys = row_keys(name_key("shape", kind), np.arange(_SAMPLES))
        try:
            texts = _texts(_drawn(kind, shaped, keys, below(keys, capacity)))
        except (ValueError, OverflowError):
            continue
        count = passing(texts, patterns)
        if count > most:
            best, most = shape, count
        if count == len(texts):
            break
    return best


def noted_room(domain: Domain) -> dict[str, Any]:
    """The room that the surveyed columns of a domain leave, by kind, as JSON holds it."""
    return {kind: asdict(room) for kind, room in domain.notes.get("room", {}).items()}


def note_room(domain: Domain, noted: Mapping[str, Any]) -> None:
    """Take what `noted_room` gave."""
    rooms: dict[str, _Room] = domain.notes.setdefault("room", {})
    for kind, room in noted.items():
        lists = {name: tuple(room[name]) for name in ("locales", "locale_weights")}
        rooms[kind] = _Room(**{**room, **lists, "shape": Shape(**room["shape"])})


class _DomainSurvey(Survey):
    """Makes the originals of a column known to its domain, and what room the column leaves."""

    lasting = True

    def __init__(self, of: Substitute) -> None:
        self.of = of

    def add(self, cells: Cells) -> None:
        domains = cells.shared.get("domains")
        if domains is None:
            return
        domain: Domain = domains[cells.target.domain]
        rooms: dict[str, _Room] = domain.notes.setdefault("room", {})
        room = self.of._room(cells.target)
        rooms[self.of.kind] = room & rooms[self.of.kind] if self.of.kind in rooms else room
        texts = _texts([value for value in cells.values if value is not None and value != ""])
        domain.add(texts, distinct=_unique(cells.target))

    def finish(self) -> None:
        return None


def _unique(target: Target) -> bool:
    return target.unique or target.unique_any_case or bool(target.together)


@lru_cache(maxsize=1024)
def _capacity(kind: str, max_length: int | None, locales: tuple[str, ...]) -> int:
    """How many positions a unique draw of this length has, at most `WIDEST`; found by trying the last of them."""
    declared = kinds.get(kind)
    if declared.unique_values == 0:
        return 0
    most = WIDEST if declared.unique_values is None else min(declared.unique_values, WIDEST)
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


def _can_draw(kind: Kind, capacity: int, max_length: int | None, locales: tuple[str, ...]) -> bool:
    """Whether the last positions below `capacity`, and some across them, fit the length and differ."""
    keys = row_keys(name_key("capacity", kind.name), np.arange(_SAMPLES))
    across = below(keys[: _SAMPLES // 2], capacity)
    positions = np.unique(np.concatenate([across, np.arange(max(capacity - _SAMPLES // 2, 0), capacity)]))
    try:
        found = kind.draw(
            Draw(keys=keys[: len(positions)], positions=positions, locales=locales, max_length=max_length, unique=True)
        ).values()
    except (ValueError, IndexError, OverflowError):
        return False
    fits = max_length is None or all(not isinstance(one, str) or len(one) <= max_length for one in found)
    return fits and len(set(map(str, found))) == len(found)


# Values ---------------------------------------------------------------------------------------------------


def _texts(values: Sequence[Any]) -> list[str]:
    if set(map(type, values)) <= {str}:
        return list(values)
    return [text_of(value) for value in values]


_CONVERSIONS: dict[Storage, tuple[str, ...]] = {
    "timestamp": ("date",),
    "integer": ("decimal", "float"),
    "decimal": ("integer", "float"),
    "float": ("integer", "decimal"),
}


def _fits(kind: Kind, storage: Storage) -> bool:
    """Whether values of a kind can stand in such a column: as they are, as text, or as a number of another sort."""
    if storage in kind.types or storage in ("text", "json"):
        return True
    return any(other in kind.types for other in _CONVERSIONS.get(storage, ()))


def _converted(drawn: list[Any], f: Field) -> list[Any]:
    """Values as the field holds them. ValueError where one does not fit."""
    if f.storage == "text":
        texts = _texts(drawn)
        if f.max_length is not None and max(map(len, texts), default=0) > f.max_length:
            raise ValueError(f"{max(texts, key=len)!r} is longer than {f.max_length} characters")
        return texts
    if f.storage == "timestamp":
        return [
            datetime.combine(one, time(), UTC if f.aware else None)
            if isinstance(one, date) and not isinstance(one, datetime)
            else one
            for one in drawn
        ]
    if f.storage == "decimal":
        unit = Decimal(1).scaleb(-f.places)
        drawn = [Decimal(str(one)).quantize(unit) for one in drawn]
        if f.digits:
            limit = Decimal(10) ** (f.digits - f.places)
            if any(abs(one) >= limit for one in drawn):
                raise ValueError(f"{max(drawn)} has more than {f.digits} digits")
    elif f.storage == "integer":
        drawn = [int(one) for one in drawn]
    elif f.storage == "float":
        drawn = [float(one) for one in drawn]
    if f.storage in ("integer", "decimal", "float"):
        for one in drawn:
            if (f.low is not None and one < f.low) or (f.high is not None and one > f.high):
                raise ValueError(f"{one} lies outside of {f.low} to {f.high}")
    return drawn


_INITIALS = "ABCDEFGHJKLMNPRSTVW"


def _with_initial(names: list[str], keys: Keys, attempt: int, room: _Room) -> list[str | None]:
    """Names with another middle initial, None where there is no room or no custom of that."""
    if room.unique or any(locale.split("_")[0] in FAMILY_FIRST for locale in room.locales):
        return [None] * len(names)
    codes = (below(derive(keys, "middle initial"), len(_INITIALS)) + attempt * 7) % len(_INITIALS)
    result: list[str | None] = []
    for name, code in zip(names, codes.tolist(), strict=True):
        first, _, rest = str(name).partition(" ")
        if len(rest) > 3 and rest[1:3] == ". ":
            rest = rest[3:]
        longer = f"{first} {_INITIALS[code]}. {rest}"
        fits = bool(rest) and (room.max_length is None or len(longer) <= room.max_length)
        result.append(longer if fits else None)
    return result


def _instead(f: Field) -> str:
    """A technique that fits a column of this type."""
    if f.choices:
        return "shuffle"
    if f.storage in ("date", "timestamp"):
        return "{date_shift: {days: 180}}"
    if f.storage in ("integer", "decimal", "float"):
        return "{noise: {relative: 0.1}}"
    return "{hash: {}}" if f.storage == "text" else ("null" if f.null else "shuffle")

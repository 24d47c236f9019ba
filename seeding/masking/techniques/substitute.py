"""Substitution by kind: the draw of seeding, its keys from the secret and from who is spoken of.

Kinds about a person are drawn from the person's key, so that name, e-mail address and user name agree. In unique
columns a value's place in the kind's unique space is its identity's slot, so that distinct stays distinct.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from seeding import kinds
from seeding.keys import Keys, Numbers, below, derive
from seeding.kinds import Kind
from seeding.kinds.person_data import FAMILY_FIRST
from seeding.kinds.words import locale_known
from seeding.masking.domains import Domain, Domains, folded_all
from seeding.masking.techniques.room import NUMBERED, WIDEST, Room, capacity, merged, note, samples, shape_for, texts_of
from seeding.masking.techniques.settling import BY_CHANCE, crowded, note_own_names, settled
from seeding.masking.techniques.technique import (
    Cells,
    Survey,
    Target,
    Technique,
    apply_to_present,
    present_of,
    technique,
)
from seeding.schema import Field, Storage
from seeding.spec import SeedingError

OF_PERSON = ("person", "contact", "place")
"""Subjects of kinds that are about a person: they are drawn from the person's key."""

IDENTIFYING = frozenset({"email", "username", "phone", "mobile"})
"""Kinds whose values tell by themselves who is meant: the value leads to the person before the row does."""

ACCOUNTS = frozenset({"email", "username"})
"""Kinds that tell accounts apart, be the column unique or not: where there is room, no two people share one."""

_SPACIOUS = 1 << 37
_ATTEMPTS = 12
_OWN_ATTEMPTS = 64


@technique("substitute")
@dataclass(frozen=True, kw_only=True)
class Substitute(Technique):
    """Another value of the same kind, drawn as seeding draws it: e-mail for e-mail, name for name.

    Who is the same person gets the same pseudonym everywhere, and the e-mail address is that of the name. Unique
    columns stay unique, e-mail addresses and user names of different people differ everywhere, and values pass the
    column's validators and check constraints. No pseudonym is one of the originals of its domain, but for kinds of few
    values: there no row keeps its own first or last name, and the parts of an address lie where they lie.
    """

    kind: str
    """What the values are: one of [the kinds](kinds.md)."""
    locale: str | tuple[str, ...] | None = None
    """A locale, or several: instead of those of the policy."""
    whose: str = "row"
    """`row`: of the person that the row speaks of. `value`: of somebody else, who is known by the value alone, as
    the elements of lists always are. The name of a column: of somebody else, whom that one tells, such as
    `guardian_email` beside `guardian_name`."""

    primary: ClassVar[str | None] = "kind"

    def __post_init__(self) -> None:
        known = kinds.all_kinds()
        if self.kind not in known:
            close = get_close_matches(str(self.kind), known, n=3, cutoff=0.6)
            hint = f"Near it: {', '.join(close)}." if close else "docs/kinds.md lists them."
            raise ValueError(f"substitute: no kind is called {self.kind!r}. {hint}")
        if not isinstance(self.whose, str) or not self.whose.isidentifier():
            raise ValueError(f"substitute: whose is row, value or the name of a column, not {self.whose!r}.")
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
    def named_by(self) -> str | None:
        """The column of the row that tells whose the value is, where that is neither the row's person nor the value."""
        return None if self.whose in ("row", "value") else self.whose

    @property
    def reads(self) -> tuple[str, ...]:
        return () if self.named_by is None else (self.named_by,)

    def of_row(self, target: Target) -> bool:
        return self.whose == "row" and not target.several

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
        try:
            return _converted(samples(self.kind, self.room(target)), target.field)
        except (ValueError, OverflowError) as error:
            return str(error)

    def capacity(self, target: Target) -> int | None:
        return self.room(target).capacity(self.kind) if _unique(target) else None

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
        people = present_of(cells)[1]

        def masked(values: list[Any]) -> list[Any]:
            return self._masked(cells, domains, values, people)

        return apply_to_present(cells.values, masked)

    def _masked(self, cells: Cells, domains: Domains, values: list[Any], people: Keys | None) -> list[Any]:
        if not values:
            return []
        target = cells.target
        domain = domains[target.domain]
        texts = texts_of(values)
        room = merged(domain, self.kind, self.room(target))
        own, whose = self._whose(cells, domain, room, texts, people)
        if self.of_person:
            whose = settled(domains, whose)
        slots = self._slots(domains, domain, room, own, target.field.regexes)
        converted = _converted(room.draw(self.kind, whose, slots), target.field)
        self._redraw(converted, texts, domain, room, target, whose, slots)
        return converted

    def _whose(
        self, cells: Cells, domain: Domain, room: Room, texts: list[str], people: Keys | None
    ) -> tuple[Keys, Keys]:
        """The identity of each value, and the key that it is drawn from: its person's where the kind is about one."""
        index = cells.shared.get("people")
        if not self.of_person:
            own = domain.keys(texts)
            return own, own
        if self.kind in IDENTIFYING or self._numbered(room):
            own = domain.keys(texts)
            whose = domain.owners(own)
            if index is not None and not self._numbered(room):
                # A telephone number that is written otherwise has an owner all the same.
                lone = np.flatnonzero((whose == own) & ~domain.owned(own))
                found = index.known(self.kind, [texts[place] for place in lone.tolist()])
                whose = whose.copy()
                whose[lone] = np.where(found != 0, found, whose[lone])
            return own, whose
        known = people if people is not None else np.zeros(len(texts), dtype=np.uint64)
        lone = np.flatnonzero(known == 0)
        if len(lone) and index is not None:
            known = known.copy()
            known[lone] = index.known(self.kind, [texts[place] for place in lone.tolist()])
        if not room.unique and known.all():
            return known, known
        own = domain.keys(texts)
        return own, np.where(known != 0, known, own)

    def _numbered(self, room: Room) -> bool:
        """Whether the name and a short number together tell the values apart."""
        return room.unique and self.kind in NUMBERED and room.capacity(self.kind) >= _SPACIOUS

    def _slots(self, domains: Domains, domain: Domain, room: Room, own: Keys, regexes: tuple[str, ...]) -> Numbers:
        """The place of each identity in the kind's unique space."""
        if not room.unique:
            return np.zeros(len(own), dtype=np.int64)
        capacity = room.capacity(self.kind)
        if not self._numbered(room):
            render = (lambda keys, slots: texts_of(room.draw(self.kind, keys, slots))) if capacity < WIDEST else None
            return domain.slots(own, capacity, render=render)
        patterns = [re.compile(regex) for regex in regexes]

        def render_owned(keys: Keys, numbers: Numbers) -> list[str]:
            return texts_of(room.draw(self.kind, settled(domains, domain.owners(keys)), numbers))

        return domain.numbers(
            own, (self.kind, room), render=render_owned, refuse=lambda texts: _refused(texts, patterns),
            first=NUMBERED[self.kind], capacity=capacity,
        )  # fmt: skip

    def room(self, target: Target) -> Room:
        """What the column leaves to the draw."""
        f = target.field
        longest = f.max_length if f.storage == "text" else None
        locales = self.locales or target.locales
        weights = target.locale_weights if not self.locales else ()
        unique = _unique(target) or (
            self.kind in ACCOUNTS and capacity(self.kind, longest, locales) >= _SPACIOUS and not f.choices
        )
        room = Room(unique, longest, locales, weights)
        if f.storage != "text" or not f.regexes:
            return room
        shape = shape_for(self.kind, f.regexes, room)
        if longest is not None:
            longest -= len(shape.before)
        return replace(room, max_length=longest, shape=shape)

    def avoids_originals(self, domain: Domain, target: Target) -> bool:
        """Whether no pseudonym is an original of the domain; else the kind has too few values for that, and a row gets
        another than its own.
        """
        room = merged(domain, self.kind, self.room(target))
        return not self._by_chance(room) and not crowded(domain, self.kind, room)

    def _by_chance(self, room: Room) -> bool:
        """Whether a value that is an original stays, so that it agrees with the rest of the place."""
        return self.kind in BY_CHANCE and not room.unique

    def _redraw(
        self,
        drawn: list[Any],
        texts: list[str],
        domain: Domain,
        room: Room,
        target: Target,
        keys: Keys,
        slots: Numbers,
    ) -> None:
        """Put others in the place of values that are originals or that a validator refuses."""
        full = crowded(domain, self.kind, room)
        capacity = room.capacity(self.kind) if room.unique else WIDEST
        patterns = [re.compile(pattern) for pattern in target.field.regexes]
        places = np.arange(len(drawn))
        current, own = drawn, texts
        for attempt in range(1, _OWN_ATTEMPTS + 1):
            if attempt > 1:
                current, own = [drawn[place] for place in places.tolist()], [texts[place] for place in places.tolist()]
            if self._by_chance(room):
                bad = _refused(texts_of(current), patterns)
            else:
                bad = self._bad(current, own, domain, patterns, full)
            if not bad.any():
                return
            if attempt > _ATTEMPTS:
                # So many of the values are taken that only a row's own is worth more attempts.
                full = True
            places = places[bad]
            again = derive(keys[places], f"again {attempt}")
            fresh = slots[places]
            if room.unique and capacity > domain.size << 16:
                # Hardly any value is an original here, and in so large a space nobody is met at a second place. What a
                # validator refuses may be much: that keeps its place and changes the rest of its text only.
                taken = domain.is_original([one for one, is_bad in zip(texts_of(current), bad, strict=True) if is_bad])
                fresh = np.where(taken, below(derive(again, "slot"), capacity), fresh)
            if self.kind == "full_name" and attempt <= _ATTEMPTS:
                others = _with_initial([drawn[place] for place in places.tolist()], keys[places], attempt, room)
                values = others if all(others) else room.draw(self.kind, again, fresh)
                values = [one or other for one, other in zip(others, values, strict=True)]
            else:
                values = room.draw(self.kind, again, fresh)
            for place, value in zip(places.tolist(), _converted(values, target.field), strict=True):
                drawn[place] = value
        left = [one for place in places.tolist() for one in texts_of([drawn[place]])]
        refused = [one for one in left if _refused([one], patterns)[0]]
        if refused:
            raise SeedingError(
                f"{target}: {len(refused)} values of the kind {self.kind} cannot be made to pass the column's "
                f"validators, {refused[0]!r} among them. Write {_instead(target.field)}."
            )

    @staticmethod
    def _bad(
        drawn: list[Any], texts: list[str], domain: Domain, patterns: list[re.Pattern[str]], full: bool
    ) -> NDArray[np.bool_]:
        found = texts_of(drawn)
        if full:
            lowered, own = folded_all(found), folded_all(texts)
            bad = np.fromiter((a == b for a, b in zip(lowered, own, strict=True)), dtype=np.bool_, count=len(found))
        else:
            bad = domain.is_original(found)
        return bad | _refused(found, patterns)


# Survey ---------------------------------------------------------------------------------------------------


class _DomainSurvey(Survey):
    """Makes the originals of a column known to its domain, whose they are, and what room the column leaves."""

    lasting = apart = True

    def __init__(self, of: Substitute) -> None:
        self.of = of

    def add(self, cells: Cells) -> None:
        domains = cells.shared.get("domains")
        if domains is None:
            return
        domain: Domain = domains[cells.target.domain]
        room = self.of.room(cells.target)
        note(domain, self.of.kind, room)
        values, people = present_of(cells)
        texts = texts_of(values)
        owned = people if self.of.kind in IDENTIFYING or (room.unique and self.of.kind in NUMBERED) else None
        domain.add(texts, distinct=_unique(cells.target), people=owned)
        note_own_names(domain, self.of.kind, merged(domain, self.of.kind, room), texts, people)

    def finish(self) -> None:
        return None


def _refused(texts: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> NDArray[np.bool_]:
    """Which texts one of the patterns does not find itself in."""
    bad = np.zeros(len(texts), dtype=np.bool_)
    for pattern in patterns:
        bad |= np.fromiter((pattern.search(one) is None for one in texts), dtype=np.bool_, count=len(texts))
    return bad


def _unique(target: Target) -> bool:
    return target.unique or target.unique_any_case or bool(target.together)


# Values ---------------------------------------------------------------------------------------------------


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


def _read_back(value: Any, f: Field) -> Any:
    assert f.custom is not None
    try:
        return f.custom.read_back(value)
    except Exception as error:
        raise ValueError(f"{f.class_name} does not take {value!r}: {error}") from error


def _converted(drawn: list[Any], f: Field) -> list[Any]:
    """Values as the field holds them. ValueError where one does not fit."""
    if f.storage == "text":
        texts = texts_of(drawn if f.custom is None else [_read_back(one, f) for one in drawn])
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


def _with_initial(names: list[str], keys: Keys, attempt: int, room: Room) -> list[str | None]:
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

"""Identities: which values are one, which place each has in a unique space, and what was there before.

A domain holds keyed hashes of its originals and never their text: 12 bytes a distinct value, 16 in unique columns, and
16 more for a value that is somebody's.
Its answers depend on the secret and on the set of originals alone: not on their order, nor on batches.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from operator import eq
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Keys, Numbers, below, derive, permute
from seeding.masking.distinct import Refuse, Render, distinct_numbers, first_numbers, later_of_equal, within
from seeding.masking.links import Owners
from seeding.masking.lookup import SortedHashes, sorted_unique
from seeding.masking.secret import Secret, folded
from seeding.spec import SeedingError
from seeding.vocabulary import word_set

Mask = NDArray[np.bool_]

_DENSE = 4
"""A space of less than so many places a value is filled place by place; in a larger one, colliding values try again."""
_CHECKED_EACH = 1 << 22
"""Spaces of up to so many places are searched for values that would get themselves."""


def text_of(value: Any) -> str:
    """A value as the text that identifies it: equal values have equal texts, whatever type holds them."""
    if isinstance(value, str):
        return value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).hex()
    if isinstance(value, (Decimal, float)) and value == value // 1:
        return str(int(value))
    return str(value)


def folded_all(texts: Sequence[str]) -> list[str]:
    """`folded` of each text, at once where they are plain."""
    joined = "\x00".join(texts)
    if joined.isascii():
        plain = "  " not in joined and " \x00" not in joined and "\x00 " not in joined and joined.strip() == joined
        if plain and not any(blank in joined for blank in "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"):
            lowered = joined.lower()
            if lowered == joined:
                return list(texts)
            parts = lowered.split("\x00")
            if len(parts) == len(texts):
                return parts
    return [folded(text) for text in texts]


COMPACT = word_set(
    "ssn national_id passport_number driving_license license_plate vin tax_id vat_number iban credit_card_number"
)
"""Domains of numbers that are the same however they are grouped: 850312-1234 is 8503121234."""


class _Keyring:
    """Distinct unsigned numbers, gathered in batches."""

    def __init__(self, dtype: type[np.unsignedinteger[Any]] = np.uint64) -> None:
        self._sorted = SortedHashes(np.empty(0, dtype=dtype))
        self._waiting: list[NDArray[Any]] = []
        self._count = 0

    def add(self, keys: NDArray[Any]) -> None:
        if not len(keys):
            return
        self._waiting.append(keys)
        self._count += len(keys)
        # Merging costs a sort of everything: it is worth it once as much waits as is sorted.
        if self._count > max(len(self._sorted), 1 << 20):
            self._merge()

    def _merge(self) -> None:
        if self._waiting:
            self._sorted = SortedHashes(sorted_unique(np.concatenate([self._sorted.ordered, *self._waiting])))
            self._waiting, self._count = [], 0

    @property
    def waiting(self) -> list[NDArray[Any]]:
        """What was added since it was last put in order."""
        return self._waiting

    @property
    def keys(self) -> NDArray[Any]:
        """The distinct numbers in rising order."""
        self._merge()
        return self._sorted.ordered

    def holds(self, keys: NDArray[Any]) -> Mask:
        self._merge()
        return self._sorted.holds(keys)


class _Sieve:
    """What is certainly no original, told by a checksum: cheaper than a keyed hash, which decides about the rest."""

    def __init__(self) -> None:
        self._sums = _Keyring(np.uint32)

    def add(self, lowered: Sequence[str]) -> None:
        self._sums.add(sorted_unique(_checksums(lowered)))

    @property
    def sums(self) -> _Keyring:
        return self._sums

    def may_hold(self, lowered: Sequence[str]) -> Mask:
        return self._sums.holds(_checksums(lowered))


def _checksums(lowered: Sequence[str]) -> NDArray[np.uint32]:
    encoded = "\x00".join(lowered).encode(errors="surrogatepass").split(b"\x00")
    if len(encoded) != len(lowered):
        encoded = [text.encode(errors="surrogatepass") for text in lowered]
    return np.fromiter(map(crc32, encoded), dtype=np.uint32, count=len(encoded))


@dataclass(frozen=True)
class _Exceptions:
    """Keys whose slot is not the one that they hash to, in rising order, with their slots."""

    keys: Keys
    slots: Numbers

    @cached_property
    def _sorted(self) -> SortedHashes:
        return SortedHashes(self.keys)

    def applied(self, keys: Keys, slots: Numbers) -> Numbers:
        places, hit = self._sorted.find(keys)
        if hit.any():
            slots[hit] = self.slots[places[hit]]
        return slots


TIES = ("owners", "users", "moved")
"""Of identities, whose they were surveyed as; whose they are where people are told apart by user names; and of people,
as whom they are drawn since their own key gives the name that they have."""


@dataclass(frozen=True)
class SurveyedDomain:
    """What a domain was told of some rows, as keyed hashes and checksums: another process can be sent it."""

    folded: list[NDArray[Any]]
    plain: list[NDArray[Any]]
    sums: list[NDArray[Any]]
    spelled: list[tuple[Keys, Keys]]
    ties: dict[str, list[tuple[Keys, Keys]]]


@dataclass
class Domain:
    """Identities that share pseudonyms. SurveyedDomain first (`add`), asked afterwards."""

    name: str
    secret: Secret = field(repr=False)
    _folded: _Keyring = field(default_factory=_Keyring, repr=False)
    _plain: _Keyring = field(default_factory=lambda: _Keyring(np.uint32), repr=False)
    _sieve: _Sieve | None = field(default_factory=_Sieve, repr=False)
    _spelled: list[tuple[Keys, Keys]] = field(default_factory=list, repr=False)
    _split: Keys | None = field(default=None, repr=False)
    _spaces: dict[Any, _Exceptions] = field(default_factory=dict, repr=False)
    ties: dict[str, Owners] = field(default_factory=lambda: {name: Owners() for name in TIES}, repr=False)
    """Whose identities are, by the names of `TIES`."""
    _last: tuple[list[str], Keys] | None = field(default=None, repr=False)
    _surveyed: tuple[list[str], Keys] | None = field(default=None, repr=False)
    notes: dict[str, Any] = field(default_factory=dict, repr=False)
    """What techniques note of the columns that share the domain."""

    # Survey -----------------------------------------------------------------------------------------------

    def add(self, texts: Sequence[str], *, distinct: bool = False, people: Keys | None = None) -> None:
        """Take originals (none of them empty). `distinct` says that they come from a column where two spellings of one
        identity are two values that have to stay so; `people` whose they are (0: nobody knows).
        """
        lowered = self._told_as(texts)
        keys = self.folded_keys(texts)
        if people is not None:
            self.ties["owners"].add(keys, people)
        self._folded.add(sorted_unique(keys))
        if self._sieve is not None:
            self._sieve.add(lowered)
        if distinct:
            plain = np.fromiter(map(eq, texts, lowered), dtype=np.bool_, count=len(lowered))
            self._plain.add(_high_half(keys[plain]))
            other = np.flatnonzero(~plain)
            if len(other):
                exact = self._spelling([texts[place] for place in other.tolist()])
                self._spelled.append((keys[other], exact))
                if people is not None:
                    self.ties["owners"].add(exact, people[other])
        self._forget()

    def beside(self) -> Domain:
        """A domain of this name that knows whose identities are, and is told of some rows."""
        return Domain(
            self.name, self.secret, ties={name: tie.beside() for name, tie in self.ties.items()}, notes=self.notes
        )

    def collected(self) -> SurveyedDomain:
        """What a domain beside another was told, to be absorbed by that."""
        sums = [] if self._sieve is None else self._sieve.sums.waiting
        ties = {name: tie.collected() for name, tie in self.ties.items()}
        return SurveyedDomain(self._folded.waiting, self._plain.waiting, sums, self._spelled, ties)

    def absorb(self, other: SurveyedDomain) -> None:
        """Take what a domain beside this one was told; in the order of their rows, they come to what one would."""
        rings = [(self._folded, other.folded), (self._plain, other.plain)]
        if self._sieve is not None:
            rings.append((self._sieve.sums, other.sums))
        for ring, told in rings:
            for keys in told:
                ring.add(keys)
        self._spelled += other.spelled
        for name, tie in other.ties.items():
            self.ties[name].absorb(tie)
        self._forget()

    def _forget(self) -> None:
        """What was worked out of fewer identities does not hold any more."""
        self._split = self._last = self._surveyed = None
        self._spaces.clear()

    def _told_as(self, texts: Sequence[str]) -> list[str]:
        """Each text as what it is in this domain: texts of one identity are the same."""
        lowered = folded_all(texts)
        return lowered if self.name not in COMPACT else ["".join(filter(str.isalnum, one)) or one for one in lowered]

    def _hashed(self, lowered: Sequence[str]) -> Keys:
        return self.secret.keys(self.name, lowered)

    def folded_keys(self, texts: Sequence[str]) -> Keys:
        """The key of each value, whatever its spelling; texts that are added next are not hashed again."""
        if self._surveyed is None or self._surveyed[0] != texts:
            self._surveyed = list(texts), self._hashed(self._told_as(texts))
        return self._surveyed[1]

    def _spelling(self, texts: Sequence[str]) -> Keys:
        return self.secret.keys(f"{self.name}\x1fspelling", texts)

    @property
    def split(self) -> Keys:
        """Identities (keys in rising order) that are more than one value, told apart by their exact spelling."""
        if self._split is None:
            self._split = np.empty(0, dtype=np.uint64)
            if self._spelled:
                identities, exact = (np.concatenate(part) for part in zip(*self._spelled, strict=True))
                order = np.lexsort((exact, identities))
                identities, exact = identities[order], exact[order]
                first = np.ones(len(order), dtype=np.bool_)
                first[1:] = (identities[1:] != identities[:-1]) | (exact[1:] != exact[:-1])
                identities, exact = identities[first], exact[first]
                self._spelled = [(identities, exact)]
                several, counts = np.unique(identities, return_counts=True)
                # The folded spelling counts as one where it is a value, too.
                self._split = several[counts + self._plain.holds(_high_half(several)) > 1]
        return self._split

    @property
    def size(self) -> int:
        """How many identities were surveyed, each spelling counted where spellings are told apart."""
        return len(self.identities)

    @property
    def identities(self) -> Keys:
        """The keys of all surveyed identities, in rising order."""
        known = self._folded.keys
        if not len(self.split):
            return known
        pairs = self._spelled[0]
        apart = pairs[1][within(pairs[0], self.split)]
        return sorted_unique(np.concatenate([known, apart]))

    # Kept beside a run ------------------------------------------------------------------------------------

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What the survey found, as keyed hashes. Checksums, which need no secret, are not among them."""
        pairs = self._spelled or [(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.uint64))]
        identities, exact = (np.concatenate(part) for part in zip(*pairs, strict=True))
        found = {"folded": self._folded.keys, "plain": self._plain.keys, "identities": identities, "exact": exact}
        for name, tie in self.ties.items():
            found[f"{name} of"], found[name] = tie.arrays
        return found

    @classmethod
    def of_arrays(cls, name: str, secret: Secret, arrays: Mapping[str, NDArray[Any]]) -> Domain:
        domain = cls(name, secret)
        domain._folded.add(arrays["folded"])
        domain._plain.add(arrays["plain"])
        if len(arrays["identities"]):
            domain._spelled.append((arrays["identities"], arrays["exact"]))
        for tie in TIES:
            domain.ties[tie].add(arrays[f"{tie} of"], arrays[tie])
        domain._sieve = None
        return domain

    # Answers ----------------------------------------------------------------------------------------------

    def keys(self, texts: Sequence[str]) -> Keys:
        """The key of each value: of what it is when folded, or of its spelling where two spellings are two values."""
        if self._last is not None and self._last[0] == texts:
            return self._last[1]
        lowered = self._told_as(texts)
        keys = self._hashed(lowered)
        if len(self.split):
            keys = keys.copy()
            places = np.flatnonzero(within(keys, self.split)).tolist()
            places = [place for place in places if texts[place] != lowered[place]]
            if places:
                keys[places] = self._spelling([texts[place] for place in places])
        keys.flags.writeable = False
        # Two columns of a table often ask for the same batch: the anchor of a person, and its own column.
        self._last = (list(texts), keys)
        return keys

    def is_original(self, texts: Sequence[str]) -> Mask:
        """Whether each text is, in any case and spacing, a surveyed original of this domain."""
        result = np.zeros(len(texts), dtype=np.bool_)
        if not len(texts) or not len(self._folded.keys):
            return result
        lowered = self._told_as(texts)
        likely = np.arange(len(texts)) if self._sieve is None else np.flatnonzero(self._sieve.may_hold(lowered))
        if len(likely):
            result[likely] = self._folded.holds(self._hashed([lowered[place] for place in likely.tolist()]))
        return result

    def owners(self, keys: Keys) -> Keys:
        """The person of each identity: whose it was surveyed as first, and itself where it is nobody's."""
        return self.ties["owners"].find(keys)

    def owned(self, keys: Keys) -> Mask:
        """Whether each identity was surveyed as somebody's."""
        return self.ties["owners"].knows(keys)

    def numbers(self, keys: Keys, room: Any, *, render: Render, refuse: Refuse, first: int, capacity: int) -> Numbers:
        """A number for each key, so short as may be, with which no two surveyed keys have the same text in a `room`.

        Nor has one a text that is an original of the domain, or that is refused.
        """
        found = self._spaces.get(room)
        if found is None:
            known = self.identities

            def refused(texts: Sequence[str], prints: Keys) -> Mask:
                return self._folded.holds(prints) | refuse(texts)

            places, numbers = distinct_numbers(
                known, render, lambda texts: self._hashed(self._told_as(texts)), refused, first=first, capacity=capacity
            )
            found = self._spaces[room] = _Exceptions(known[places], numbers)
        return found.applied(keys, first_numbers(keys, first))

    def slots(self, keys: Keys, capacity: int, *, render: Render | None = None) -> Numbers:
        """A place in `range(capacity)` for each key, two surveyed keys never having the same.

        A place follows from the key alone, unless two of the domain's keys hash to it: then the one with the higher key
        tries again. Where `render` tells which text stands at a place, in spaces small enough to look, no key of the
        domain gets the place that holds its own original. SeedingError where there are more keys than places.
        """
        space = self._spaces.get((capacity, "" if render is None else "rendered"))
        if space is None:
            space = self._plan(capacity, render)
            self._spaces[(capacity, "" if render is None else "rendered")] = space
        return space.applied(keys, below(derive(keys, "slot"), capacity))

    def _plan(self, capacity: int, render: Render | None) -> _Exceptions:
        known = self.identities
        if len(known) > capacity:
            raise SeedingError(
                f"the domain {self.name!r} has {len(known)} different values, and its technique can give no more than "
                f"{capacity} different pseudonyms. Write another technique, or make the column longer."
            )
        slots = below(derive(known, "slot"), capacity)
        moved = np.zeros(len(known), dtype=np.bool_)
        losing = later_of_equal(slots)
        if len(known) * _DENSE > capacity:
            taken = np.zeros(capacity, dtype=np.bool_)
            taken[slots] = True
            free = np.flatnonzero(~taken)
            key = int(derive(known[-1:], "free")[0]) if len(known) else 0
            chosen = permute(np.arange(len(losing)), len(free), key)
            slots[losing] = free[chosen]
            moved[losing] = True
        else:
            slots, moved = self._retried(known, slots, moved, losing, capacity)
        if render is not None and capacity <= _CHECKED_EACH and len(known) > 1:
            self._deranged(known, slots, moved, render)
        return _Exceptions(known[moved], slots[moved])

    @staticmethod
    def _retried(known: Keys, slots: Numbers, moved: Mask, losing: Numbers, capacity: int) -> tuple[Numbers, Mask]:
        """Colliding keys at further places. Every round at least three quarters of the rest find an empty one."""
        attempt = 0
        keep = np.ones(len(known), dtype=np.bool_)
        keep[losing] = False
        taken = np.sort(slots[keep])
        while len(losing):
            attempt += 1
            tried = below(derive(known[losing], f"slot {attempt}"), capacity)
            fine = ~within(tried.view(np.uint64), taken.view(np.uint64))
            fine[later_of_equal(tried)] = False
            won = losing[fine]
            slots[won], moved[won] = tried[fine], True
            taken = np.sort(np.concatenate([taken, tried[fine]]))
            losing = losing[~fine]
        return slots, moved

    def _deranged(self, known: Keys, slots: Numbers, moved: Mask, render: Render) -> None:
        """Swap the places of keys that would get their own original, until none does."""
        for _ in range(8):
            own = np.flatnonzero(self._hashed(self._told_as(render(known, slots))) == known)
            if not len(own):
                return
            # One alone swaps with its neighbour; several pass their places on in a ring.
            ring = own if len(own) > 1 else np.array([own[0], (own[0] + 1) % len(known)])
            slots[ring] = np.roll(slots[ring], 1)
            moved[ring] = True


def _high_half(keys: Keys) -> NDArray[np.uint32]:
    """Half of each key: it takes half the memory, and a mistaken match only hashes a spelling for nothing."""
    return (keys >> np.uint64(32)).astype(np.uint32)


class Domains:
    """The domains of a run, by name."""

    def __init__(self, secret: Secret, *, known: Domains | None = None) -> None:
        self.secret = secret
        self.notes: dict[str, Any] = {}
        """What techniques note of all of them."""
        self._domains: dict[str, Domain] = {}
        self._known = known

    def __getitem__(self, name: str) -> Domain:
        """The domain of this name; it is there from the first time that somebody asks."""
        if name not in self._domains:
            self._domains[name] = Domain(name, self.secret) if self._known is None else self._known[name].beside()
        return self._domains[name]

    def beside(self) -> Domains:
        """Domains that are told of some rows."""
        return Domains(self.secret, known=self)

    def collected(self) -> dict[str, SurveyedDomain]:
        """What domains beside others were told, to be absorbed by those."""
        return {name: domain.collected() for name, domain in self._domains.items()}

    def absorb(self, collected: Mapping[str, SurveyedDomain]) -> None:
        """Take what domains beside these were told."""
        for name, told in collected.items():
            self[name].absorb(told)

    def __contains__(self, name: object) -> bool:
        """Whether originals were surveyed for it."""
        return name in self._domains and self._domains[str(name)].size > 0

    def __iter__(self) -> Iterator[str]:
        """The names of the domains that were asked for."""
        return iter(self._domains)

    def save(self, path: Path) -> None:
        """Write all that was surveyed to an `.npz` file: keyed hashes, of no use without the secret."""
        arrays = {
            f"{number} {part}": array
            for number, domain in enumerate(self._domains.values())
            for part, array in domain.arrays().items()
        }
        names = np.frombuffer(json.dumps(list(self._domains)).encode(), dtype=np.uint8)
        with path.open("wb") as file:
            np.savez(file, allow_pickle=False, names=names, **arrays)

    @classmethod
    def load(cls, path: Path, secret: Secret) -> Domains:
        """What `save` wrote; with another secret nothing in it is known."""
        domains = cls(secret)
        with np.load(path, allow_pickle=False) as stored:
            for number, name in enumerate(json.loads(stored["names"].tobytes())):
                before = f"{number} "
                parts = {one.removeprefix(before): stored[one] for one in stored.files if one.startswith(before)}
                domains._domains[name] = Domain.of_arrays(name, secret, parts)
        return domains

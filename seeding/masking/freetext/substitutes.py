"""What is put in the place of a mention: the pseudonym that the person's own row has, or one by kind and value."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from seeding import kinds
from seeding.keys import Keys
from seeding.kinds import Draw
from seeding.masking import checksums
from seeding.masking.freetext.escapes import escaped_like, unescaped, words_unescaped
from seeding.masking.freetext.mentions import Mention
from seeding.masking.freetext.patterns import (
    BIRTH,
    CARD,
    EMAIL,
    IBAN,
    IP,
    NATIONAL_ID,
    PHONE,
    URL_USER,
    WRITTEN_AT,
    WRITTEN_DOT,
    plain_address,
)
from seeding.masking.people import INITIAL, NAMES, NUMBERS, PHONES, People
from seeding.masking.secret import Secret, folded

Pseudonyms = Callable[[str, Sequence[str], Keys], Sequence[object]]
"""(column, values, person keys) -> what the column's own technique makes of them; a key of 0: nobody is known."""

_KINDS = {
    EMAIL: "email", PHONE: "phone", "mobile": "phone", CARD: "credit_card_number", IBAN: "iban", URL_USER: "username",
    "full_name": "full_name", "first_name": "first_name", "last_name": "last_name", "middle_name": "first_name",
    "username": "username", "person": "full_name", "per": "full_name", "name": "full_name", "email_address": "email",
    "phone_number": "phone", "credit_card": "credit_card_number", "iban_code": "iban", "location": "city",
    "loc": "city", "gpe": "city", "address": "street_address", "organization": "company", "org": "company",
    "url": "url",
}  # fmt: skip
"""The kind that stands for each thing that is found; recognisers' own names among them."""
_IDENTITY_KINDS = ("us_ssn", "uk_nhs", "national_id", "passport", "us_passport", "us_driver_license")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(r"((?:%(?:25)*[0-7][0-9A-Fa-f]|&#?\w{1,8};|</?\w+\s*/?>|\\u[0-9a-fA-F]{4}|\\[nrtbf]|[\W_])+)")
_MARKUP = re.compile(r"</?\w+\s*/?>|[*_~`<>|\[\]()\"]+|\n")
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_NUMBER = re.compile(r"\d+")
_TRIES = 400
_YEARS = 4
"""A date of birth moves by up to so many."""


@dataclass(frozen=True)
class Substitutes:
    """Gives a substitute for each mention, the same for the same value and person."""

    secret: Secret
    people: People | None = None
    pseudonyms: Pseudonyms | None = None
    locales: tuple[str, ...] = ("en_US",)
    locale_weights: tuple[float, ...] = ()
    _columns: dict[str, str] = field(default_factory=dict)

    def of(self, mentions: Sequence[Mention], texts: Sequence[str]) -> list[str]:
        """One text for each mention, laid out and capitalised as the mention is."""
        matched = [texts[one.text][one.start : one.end] for one in mentions]
        result = [""] * len(mentions)
        groups: dict[tuple[object, ...], list[int]] = {}
        for place, mention in enumerate(mentions):
            key: tuple[object, ...] = (mention.kind,) if mention.source is None else (mention.source, "known")
            groups.setdefault(key, []).append(place)
        for places in groups.values():
            first = mentions[places[0]]
            own = [matched[place] for place in places]
            if first.source is None:
                drawn = list(self._by_kind(first.kind, own))
            else:
                drawn = self._of_people([mentions[place] for place in places], own)
            for place, text in zip(places, drawn, strict=True):
                result[place] = text
        return result

    # People of the database -------------------------------------------------------------------------------

    def _of_people(self, mentions: list[Mention], matched: list[str]) -> list[str]:
        source = mentions[0].source
        assert source is not None
        people = np.array([one.person for one in mentions], dtype=np.uint64)
        values = [unescaped(text).translate(_INVISIBLE) for text in matched]
        values = [_apart(value) if one.flags & INITIAL else value for one, value in zip(mentions, values, strict=True)]
        if source.part in NAMES:
            values = list(map(_plain_name, values))
        if len(source.columns) > 1:
            parts = [_first_word, _last_word]
            masked = [
                self._masked(column, part, [cut(value) for value in values], people)
                for column, part, cut in zip(source.columns, ("first_name", "last_name"), parts, strict=True)
            ]
            found = [" ".join(filter(None, both)) for both in zip(*masked, strict=True)]
        else:
            whole = "full_name" if source.derived and source.part in NAMES else source.part
            found = self._masked(source.columns[0], whole, values, people)
        if source.begins_addresses:
            found = [address.partition("@")[0] for address in found]
        if source.part in NUMBERS:
            return [_grouped_like(*both) for both in zip(found, values, strict=True)]
        if source.part not in NAMES:
            cased = found if source.part in PHONES else [_cased(*both) for both in zip(found, values, strict=True)]
            return [escaped_like(*both) for both in zip(cased, matched, strict=True)]
        result = []
        for mention, pseudonym, text in zip(mentions, found, matched, strict=True):
            if source.derived and source.part in ("first_name", "last_name"):
                pseudonym = _first_word(pseudonym) if source.part == "first_name" else _last_word(pseudonym)
            elif source.derived and not mention.flags & INITIAL:
                pseudonym = "".join(_WORD.findall(pseudonym)) or pseudonym
            plain = words_unescaped(text)
            laid_out = _cased(_laid_out(plain, pseudonym, bool(mention.flags & INITIAL)), plain)
            result.append(escaped_like(laid_out, text))
        return result

    def _masked(self, column: str, part: str, values: Sequence[str], people: Keys) -> list[str]:
        """What the column's technique makes of the values; by kind where that is nothing."""
        given = self.pseudonyms(column, values, people) if self.pseudonyms is not None else [None] * len(values)
        if all(one not in (None, "") for one in given):
            return [str(one) for one in given]
        if part in NUMBERS:
            return [
                self._identity(text) if one in (None, "") else str(one) for one, text in zip(given, values, strict=True)
            ]
        own = self.secret.keys(part, map(folded, values))
        drawn = self._drawn(_KINDS.get(part, "username"), np.where(people != 0, people, own))
        return [other if one in (None, "") else str(one) for one, other in zip(given, drawn, strict=True)]

    # Anybody ----------------------------------------------------------------------------------------------

    def _by_kind(self, kind: str, matched: list[str]) -> Iterator[str]:
        kind = kind.lower()
        if kind == URL_USER:
            yield from self._in_links(matched)
        elif kind in (EMAIL, "email_address"):
            yield from self._emails(matched)
        elif kind in (IP, "ip_address"):
            yield from self._ips(matched)
        elif kind == NATIONAL_ID or kind in _IDENTITY_KINDS:
            yield from (self._identity(text) for text in matched)
        elif kind == BIRTH:
            yield from map(self._birth, matched)
        elif kind in _KINDS or kind in kinds.all_kinds():
            yield from self._of_kind(kind, matched)
        else:
            yield from (f"[{kind}]" for _ in matched)

    def _of_kind(self, kind: str, matched: list[str]) -> Iterator[str]:
        column = self._column(_KINDS.get(kind, kind))
        if column is not None and self.pseudonyms is not None:
            assert self.people is not None
            found = self._masked(column, kind, matched, self.people.known(_KINDS.get(kind, kind), matched))
        else:
            name = _KINDS.get(kind, kind)
            values = [checksums_key(text) if kind in (CARD, IBAN, PHONE) else folded(text) for text in matched]
            found = self._drawn(name, self.secret.keys(name, values))
        for drawn, text in zip(found, matched, strict=True):
            yield _regrouped(drawn, text) if kind in (CARD, IBAN) else drawn

    def _column(self, part: str) -> str | None:
        """A column of the database that holds such values: its technique knows better."""
        if self.people is None or part not in (EMAIL, PHONE, "username"):
            return None
        return next((one.columns[0] for one in self.people.sources if one.part == part), None)

    def _drawn(self, kind: str, keys: Keys, max_length: int | None = None) -> list[str]:
        draw = Draw(
            keys=keys,
            positions=np.zeros(len(keys), dtype=np.int64),
            locales=self.locales,
            locale_weights=self.locale_weights,
            max_length=max_length,
        )
        return [str(value) for value in kinds.get(kind).draw(draw).values()]

    def _emails(self, matched: list[str]) -> Iterator[str]:
        values = list(map(plain_address, matched))
        for drawn, text in zip(self._of_kind(EMAIL, values), matched, strict=True):
            at, dot = WRITTEN_AT.search(text), WRITTEN_DOT.search(text)
            drawn = drawn.replace(".", dot[0]) if dot else drawn
            yield _cased(drawn.replace("@", at[0]) if at else drawn, text)

    def _ips(self, matched: list[str]) -> Iterator[str]:
        keys = self.secret.keys("ip", map(str.lower, matched))
        four, six = self._drawn("ipv4", keys), self._drawn("ipv6", keys)
        for text, short, long in zip(matched, four, six, strict=True):
            yield long if ":" in text else short

    def _in_links(self, matched: list[str]) -> Iterator[str]:
        values = [unescaped(text.replace("+", " ")) for text in matched]
        addresses = [value if "@" in value[1:-1] else "" for value in values]
        for text, value, address in zip(matched, values, addresses, strict=True):
            if address:
                yield escaped_like(next(self._emails([address])), text)
            elif " " in value.strip():
                drawn = next(self._of_kind("full_name", [value]))
                yield drawn.replace(" ", "+" if "+" in text else "%20")
            else:
                yield next(self._of_kind("username", [value]))

    def _birth(self, text: str) -> str:
        """Another date in the same form, some years before or after; a month that is written out stays."""
        seed = hashlib.blake2b(folded(text).encode(), key=self.secret.subkey(BIRTH), digest_size=8).digest()
        numbers = list(_NUMBER.finditer(text))
        year = max(numbers, key=lambda one: (len(one[0]), one.start()))
        result = text
        for place, number in reversed(list(enumerate(numbers))):
            value, size, drawn = int(number[0]), len(number[0]), seed[place]
            if number is year:
                other = (value + (drawn % _YEARS + 1) * (1 if seed[-1] % 2 else -1)) % 10**size
            else:
                # Up to 12 it may be the month, in whatever order they are.
                first, many = (1, 12) if value <= 12 else (13, 16)
                other = first + (value - first + 1 + drawn % (many - 1)) % many
            padded = number[0][0] == "0" or not any(map(str.isalpha, text))
            result = f"{result[: number.start()]}{other:0{size if padded else 1}}{result[number.end() :]}"
        return result

    def _identity(self, text: str) -> str:
        """Other letters and digits in the same layout, with check digits that are right wherever the old ones were."""
        checks = [valid for valid in _CHECKS if _passes(valid, text)]
        first = ""
        for attempt in range(_TRIES):
            other = self._shuffled(text, attempt)
            first = first or other
            if other != text and all(_passes(valid, other) for valid in checks[:1]):
                return other
        return first

    def _shuffled(self, text: str, attempt: int) -> str:
        seed = hashlib.blake2b(
            f"{attempt}\x1f{checksums_key(text)}".encode(), key=self.secret.subkey(NATIONAL_ID), digest_size=64
        ).digest()
        result = []
        for place, one in enumerate(text):
            drawn = seed[place % 64]
            if one.isdigit():
                result.append(str(drawn % 10))
            elif one.isalpha() and one.isascii():
                result.append(chr((65 if one.isupper() else 97) + drawn % 26))
            else:
                result.append(one)
        return "".join(result)


_CHECKS = (
    checksums.cn_resident_id, checksums.it_codice_fiscale, checksums.fr_nir, checksums.in_aadhaar, checksums.br_cpf,
    checksums.pl_pesel, checksums.de_tax_id, checksums.se_personnummer, checksums.es_nif, checksums.us_ssn,
    checksums.nl_bsn, checksums.uk_nino,
)  # fmt: skip


def _passes(valid: Callable[[str], bool], text: str) -> bool:
    try:
        return valid(text)
    except (ValueError, IndexError):
        return False


def checksums_key(text: str) -> str:
    """Letters and digits of a number: how it is grouped does not make it another."""
    return "".join(one for one in text.lower() if one.isalnum())


def _regrouped(drawn: str, like: str) -> str:
    """A number with the gaps of another, as far as they go."""
    plain = "".join(one for one in drawn if one.isalnum())
    result, place = [], 0
    for one in like:
        if one.isalnum():
            result.append(plain[place : place + 1])
            place += 1
        elif place < len(plain):
            result.append(one)
    rest = plain[place:]
    gap = next((one for one in like if not one.isalnum()), "")
    return "".join(result) + (gap + rest if rest else "")


def _grouped_like(drawn: str, like: str) -> str:
    """A number with the gaps of another that has as many letters and digits, and in small letters where that is."""
    same = sum(map(str.isalnum, drawn)) == sum(map(str.isalnum, like))
    grouped = _regrouped(drawn, like) if same else drawn
    return grouped.lower() if like.islower() else grouped


def _cased(text: str, like: str) -> str:
    if like.isupper() and sum(one.isalpha() for one in like) > 1:
        return text.upper()
    return text.lower() if like.islower() else text


def _plain_name(text: str) -> str:
    """A name as it would stand in a column: family names before a comma go to the end, blanks between the words."""
    before, comma, after = text.partition(",")
    ordered = f"{after} {before}" if comma else text
    words = [word for word in re.split(r"[\s_]+", ordered.replace(".", " ")) if word]
    plain = " ".join(words)
    return plain.title() if plain.isupper() or plain.islower() else plain


def _first_word(name: str) -> str:
    return name.split()[0] if name.split() else name


def _last_word(name: str) -> str:
    return name.split()[-1] if name.split() else name


def _apart(text: str) -> str:
    """An initial and a name in one word as two."""
    return f"{text[0]} {text[1:]}" if text.isalpha() else text


def _laid_out(match: str, pseudonym: str, initial: bool) -> str:
    """The pseudonym with what stands between the words of the match: commas, dots, lines, escapes, marks and tags."""
    pieces = _GAP.split(match)
    gaps, slots = pieces[1::2], pieces[0::2]
    if initial:
        first, last = _first_word(pseudonym)[:1].upper(), _last_word(pseudonym)
        if len(slots) < 2:
            return first + last
        filled = [first if len(slot) == 1 else last for slot in slots if slot]
        return "".join(word + gap for word, gap in zip(filled, [*gaps, ""], strict=False))
    if len(slots) < 2 or all(gap == " " for gap in gaps):
        return pseudonym
    words = pseudonym.split()
    if len(words) > 1 and any("," in gap for gap in gaps):
        gap = next(gap for gap in gaps if "," in gap)
        return f"{words[-1]}{gap}{' '.join(words[:-1])}"
    if len(set(gaps)) == 1 and (gaps[0] == "_" or not _MARKUP.search(gaps[0])) and gaps[0] not in ("'", "’", ". "):
        return gaps[0].join(_WORD.findall(pseudonym) or words)
    if not any(_MARKUP.search(gap) for gap in gaps):
        return pseudonym
    if len(words) >= len(slots):
        # What is more than there were words goes to the last of them.
        filled = [*words[: len(slots) - 1], " ".join(words[len(slots) - 1 :])]
        return "".join(word + gap for word, gap in zip(filled, [*gaps, ""], strict=True))
    kept = ["".join(_MARKUP.findall(gap)) for gap in gaps[len(words) - 1 :]]
    parts = [word + gap for word, gap in zip(words, [*gaps[: len(words) - 1], ""], strict=True)]
    return "".join(parts) + "".join(kept)

"""Who and what a text speaks of: known people, patterns and what recognisers of one's own find, no two overlapping.

A full name, an address or a number that is known is taken wherever it stands. What is ambiguous needs more: a lone
first or last name has to be capitalised, and one that is a word as well ("Will", "Rose", "Mark") has to be addressed,
titled or signed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from seeding.keys import Keys
from seeding.masking.freetext.characters import capitals
from seeding.masking.freetext.escapes import PLUS
from seeding.masking.freetext.patterns import (
    BIRTH,
    CARD,
    EMAIL,
    IBAN,
    IP,
    NATIONAL_ID,
    SECRET,
    URL_USER,
    disjoint,
    find_patterns,
)
from seeding.masking.freetext.patterns import PHONE as PHONE_KIND
from seeding.masking.freetext.scanner import Matches
from seeding.masking.freetext.tokens import EXACT, JOINED
from seeding.masking.people import COMMON, HANDLE, INITIAL, PHONE, SINGLE, People, Source

Recogniser = Callable[[list[str]], Sequence[Sequence[tuple[int, int, str]]]]
"""For each text the spans that it finds: start, end, kind."""

_TITLES = (
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "herr", "herrn", "frau", "monsieur", "madame", "mme",
    "mlle", "señor", "señora", "sr", "sra", "signor", "signora", "sig", "doña", "sir", "madam", "uncle", "aunt",
    "colleague", "colleagues",
)  # fmt: skip
_CALLED_SO = ("my name is", "her name is", "his name is", "je m'appelle", "ich heiße", "me llamo", "named", "mi chiamo")
_TITLE = re.compile(
    rf"\b(?:(?:{'|'.join(_TITLES)})\.?|{'|'.join(_CALLED_SO)})[ \u00a0]{{1,2}}$",
    re.IGNORECASE,
)
_GREETINGS = (
    "dear", "hi", "hello", "hey", "hallo", "liebe", "lieber", "bonjour", "cher", "chère", "hola", "querido", "querida",
    "ciao", "caro", "cara", "salut", "moin", "servus",
)  # fmt: skip
_THANKS = ("thanks", "thank you", "danke", "merci", "gracias", "grazie", "thx", "cheers")
_MORE_THANKS = (" to", " so much", " again", " a lot")
_GREETING = re.compile(
    rf"(?:^|[^\w])(?:{'|'.join(_GREETINGS)}|(?:{'|'.join(_THANKS)})(?:{'|'.join(_MORE_THANKS)})?),?[ \u00a0]{{1,2}}$",
    re.IGNORECASE,
)
_BEFORE_NAMES = (*_TITLES, *_CALLED_SO, *_GREETINGS, *_THANKS, *_MORE_THANKS)
"""What a text before a name ends with, where the name is addressed or titled."""
_SIGNED = re.compile(
    r"(?:(?:regards|cheers|sincerely|best wishes|yours|love|grüße|grüßen|gruß|lg|vg|mfg|cordialement|bien à vous"
    r"|saludos|atentamente|saluti|groeten|thanks|thank you)[,!.]?\s{1,3}|\n\s*|(?:^|\s)[-–—~]{1,2} ?)$",
    re.IGNORECASE,
)
_GAPS = re.compile(r"[\W_]+")
_ENDS = re.compile(r"\s*(?:$|[,!.;:\n\r<)\]])")
_HONORIFIC = re.compile(r"\s?(?:さん|様|さま|くん|君|ちゃん|先生|先輩|氏|殿|女士|小姐|老师|老師|经理|คุณ)")
_CALLED = re.compile(
    r"(?:@|\b(?:user|username|user name|login|nick|nickname|handle|account|benutzer|benutzername)\W{1,3})$",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"([^\W\d_A-Z]{6,})|[^\W\d_A-Z][._][^\W\d_A-Z]{5,}|[^\W\d_A-Z]{5,}[._][^\W\d_A-Z]")
"""An initial and a last name in small letters; the group has them in one word."""
_BEFORE_PHONE = re.compile(
    rf"(?:(?:{PLUS}|\b00)[\s(]{{0,2}}\d{{1,3}}[\s.)/-]{{0,2}}(?:\(0\)[\s.-]?|0)?|{PLUS}|\(\+?|\(?0|1[ .-])$"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:san|los|las|saint|st\.?|sankt|fort|lake|mount|mt\.|port|cape|rio)[ \u00a0_-]$", re.IGNORECASE
)
_PLACE_AFTER = re.compile(
    r"[ \u00a0](?:street|st\b|avenue|ave\b|road|rd\b|lane|drive|boulevard|blvd|court|square|way\b|bridge|university"
    r"|college|county|city|airport|hospital|station|school|straße|str\.|platz|weg\b|allee|gmbh|inc\b|llc|ltd|ag\b|corp"
    r"|(?:&|and) (?:sons|co|partners?)\b|group|brothers|consulting|holdings|foundation|museum|theat|stadium|island)",
    re.IGNORECASE,
)
_RANKS = {
    SECRET: 0, EMAIL: 0, NATIONAL_ID: 0, BIRTH: 0, CARD: 0, IBAN: 0, IP: 0, "number": 0, URL_USER: 1, PHONE_KIND: 1,
}  # fmt: skip
"""What is chosen first where two overlap: kinds that a checksum or a form makes sure, then names, then others."""
_LONELY = 3


@dataclass(frozen=True)
class Mention:
    """A part of a text that speaks of somebody. `source` says what of whom where the database knows it, and `person` is
    the person's key (0: several people's or nobody's); `kind` is the part of a person or the kind of the pattern.
    """

    text: int
    start: int
    end: int
    kind: str
    person: int = 0
    source: Source | None = None
    flags: int = 0


@dataclass(frozen=True)
class Finder:
    """Finds mentions. `people` None, `patterns` False and no recognisers leave each out."""

    people: People | None
    patterns: bool = True
    recognisers: Mapping[str, Recogniser] | None = None

    def find(self, texts: Sequence[str], people: Keys | None = None) -> list[Mention]:
        """The mentions of each text in order, none overlapping; `people` is whom each text belongs to."""
        known = self._known(texts, people) if self.people is not None else []
        found = [Mention(number, *span) for number, span in find_patterns(texts)] if self.patterns else []
        for name, recognise in (self.recognisers or {}).items():
            spans = recognise(list(texts))
            if len(spans) != len(texts):
                raise ValueError(f"the recogniser {name} answered for {len(spans)} of {len(texts)} texts")
            for number, listed in enumerate(spans):
                for start, end, kind in listed:
                    if not 0 <= start < end <= len(texts[number]):
                        raise ValueError(f"the recogniser {name} found {kind} at {start}:{end}, outside of its text")
                    found.append(Mention(number, start, end, kind))
        if not found:
            return known
        return _resolved([*known, *found])

    def _known(self, texts: Sequence[str], own: Keys | None) -> list[Mention]:
        assert self.people is not None
        index = self.people.index
        matches = self.people.scanner.find(texts)
        if not len(matches):
            return []
        flags, modes = index.flags(matches.entries), index.modes(matches.entries)
        whose = index.owners[matches.entries].copy()
        if own is not None:
            persons = own[matches.texts]
            mine = index.owned(matches.entries, persons)
            whose[mine] = persons[mine]
        likely = self._likely(texts, matches, flags)
        rank = np.where(modes == EXACT, 0, np.where(modes == JOINED, 0, 2))
        parts = np.array([2 if one.derived else _PART_RANK.get(one.part, 2) for one in self.people.sources])
        rank = np.where(modes == EXACT, parts[index.source(matches.entries)], rank)
        rank = np.where(flags & INITIAL != 0, 3, np.where(flags & SINGLE != 0, 4, rank))
        places = np.flatnonzero(likely)
        starts, ends = matches.starts[places], matches.ends[places]
        places = places[np.lexsort((starts - ends, starts, matches.texts[places]))]
        listed = self._listed(texts, matches.take(places), flags[places], whose[places], own)
        return _disjoint_ranked(listed, rank[places].tolist())

    def _likely(self, texts: Sequence[str], matches: Matches, flags: np.ndarray) -> np.ndarray:
        """What need not be looked at again: lone names and initials in lower case are none, but for `j.smith`."""
        ambiguous = np.flatnonzero(flags & (SINGLE | INITIAL | COMMON) != 0)
        likely = np.ones(len(matches), dtype=np.bool_)
        if not ambiguous.size:
            return likely
        which = zip(matches.texts[ambiguous].tolist(), matches.starts[ambiguous].tolist(), strict=True)
        first = "".join([texts[text][start] for text, start in which])
        codes = np.frombuffer(first.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        likely[ambiguous] = capitals()[np.minimum(codes, len(capitals()) - 1)]
        for place in np.flatnonzero(~likely & (flags & INITIAL != 0)).tolist():
            start, end = matches.starts[place], matches.ends[place]
            likely[place] = _LOGIN.fullmatch(texts[matches.texts[place]], start, end) is not None
        return likely

    def _listed(
        self, texts: Sequence[str], matches: Matches, flags: np.ndarray, whose: Keys, own: Keys | None
    ) -> list[Mention | None]:
        """Each match as a mention, None where its surroundings speak against it."""
        assert self.people is not None
        sources = self.people.sources
        kept = {word.casefold() for word in self.people.keep_words}
        result: list[Mention | None] = []
        columns = (matches.texts, matches.starts, matches.ends, flags, whose, self.people.index.source(matches.entries))
        for text, start, end, flag, person, source in zip(*(column.tolist() for column in columns), strict=True):
            whole = texts[text]
            if flag:
                if flag & PHONE:
                    start, end = _whole_phone(whole, start, end)
                    fits = start >= 0
                elif flag & HANDLE:
                    fits = _is_handle(whole, start, end)
                else:
                    mine = own is not None and person != 0 and person == int(own[text])
                    fits = _is_name(whole, start, end, flag, mine)
                if not fits or (kept and whole[start:end].casefold() in kept):
                    result.append(None)
                    continue
            known = sources[source]
            result.append(Mention(text, start, end, known.part, person, known, flag))
        return result


_PART_RANK = {"email": 0, "username": 1, "token": 1}


def _disjoint_ranked(listed: Sequence[Mention | None], ranks: Sequence[int]) -> list[Mention]:
    """Those that do not overlap, of matches in order of text and start: whole names before parts of them."""
    result: list[Mention] = []
    group: list[tuple[int, Mention]] = []
    text, reach = -1, 0

    def close() -> None:
        if len(group) == 1:
            result.append(group[0][1])
        elif group:
            chosen = _leftmost(group)
            result.extend(chosen)
        group.clear()

    for mention, rank in zip(listed, ranks, strict=True):
        if mention is None:
            continue
        if mention.text != text or mention.start >= reach:
            close()
            text, reach = mention.text, mention.end
        else:
            reach = max(reach, mention.end)
        group.append((rank, mention))
    close()
    return result


def _leftmost(group: list[tuple[int, Mention]]) -> list[Mention]:
    """Within one rank the first and, of those that start together, the longest; a lower rank goes before."""
    taken: list[Mention] = []
    for _, mention in sorted(group, key=lambda one: (one[0], one[1].start, one[1].start - one[1].end)):
        if all(mention.end <= other.start or mention.start >= other.end for other in taken):
            taken.append(mention)
    return sorted(taken, key=lambda one: one.start)


def _resolved(mentions: list[Mention]) -> list[Mention]:
    """Of mentions from everywhere, those that do not overlap: the surer kind first, then the longest, the known."""
    by_text: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_text.setdefault(mention.text, []).append(mention)
    result = []
    for text in sorted(by_text):
        listed = by_text[text]
        if len(listed) > 1:
            listed = _phones_joined(sorted(listed, key=lambda one: one.source is None))
            listed = [listed[place] for place in disjoint((_rank(one), one.start, one.end) for one in listed)]
        result.extend(listed)
    return result


def _rank(mention: Mention) -> int:
    if mention.source is None:
        return _RANKS.get(mention.kind, 2)
    return 3 if mention.flags & SINGLE else _RANKS.get(mention.kind, 1)


def _phones_joined(mentions: list[Mention]) -> list[Mention]:
    """Known phone numbers take over what the pattern sees around them: a prefix, an extension."""
    known = [one for one in mentions if one.flags & PHONE]
    if not known:
        return mentions
    result = []
    for one in mentions:
        if one.source is None and one.kind == "phone":
            over = [place for place, other in enumerate(known) if one.start < other.end and other.start < one.end]
            for place in over[:1]:
                other = known[place]
                known[place] = replace(other, start=min(one.start, other.start), end=max(one.end, other.end))
            if over:
                continue
        if not one.flags & PHONE:
            result.append(one)
    return [*known, *result]


def fits_its_place(text: str, start: int, end: int, flags: int) -> bool:
    """Whether what matches somebody's number or name stands where such a thing stands."""
    return not flags & PHONE or _whole_phone(text, start, end)[0] >= 0


def _whole_phone(text: str, start: int, end: int) -> tuple[int, int]:
    """The number with the prefix that stands before it; (-1, …) for a few bare digits, which may be anything."""
    before = _BEFORE_PHONE.search(text, max(0, start - 12), start)
    if before:
        return before.start(), end
    digits = sum(one.isdigit() for one in text[start:end])
    if digits < 9 and text[start:end].isdigit():
        return -1, end
    return start, end


def _is_handle(text: str, start: int, end: int) -> bool:
    """Whether a word that is somebody's user name as well stands for that: addressed as one."""
    return _CALLED.search(text, max(0, start - 16), start) is not None


def _is_name(text: str, start: int, end: int, flags: int, own: bool) -> bool:
    written = text[start:end]
    if flags & INITIAL:
        login = _LOGIN.fullmatch(written)
        return _is_login(text, start, end, login[0] == login[1], own) if login else _is_initialled(text, start, end)
    shouted = written.isupper() and len(written) > 1
    if not flags & SINGLE:
        # Two words of which each is a name and a word ("Rose Baker"): capitalised, and in no text of capitals.
        capital = all(one[:1].isupper() or not one[:1].isalpha() for one in _GAPS.split(written) if one)
        return capital and not (shouted and text.isupper())
    if len(written) < _LONELY and written.isascii():
        return _addressed(text, start, end)
    if not flags & COMMON and not _is_part_of_other(text, start, end, shouted):
        return True
    if _HONORIFIC.match(text, end) or _addressed(text, start, end):
        return True
    return own and _SIGNED.search(text, max(0, start - 20), start) is not None and _ENDS.match(text, end) is not None


def _is_part_of_other(text: str, start: int, end: int, shouted: bool) -> bool:
    """Whether a lone name stands in that of a place or a company ("San Diego", "Adams Street"), or in a code."""
    if shouted and (text[start - 1 : start] in tuple("-_/") or text[end : end + 1] in tuple("-_/")):
        return True
    if _PLACE_AFTER.match(text, end):
        return True
    return _PLACE_BEFORE.search(text, max(0, start - 8), start) is not None


def _is_login(text: str, start: int, end: int, word: bool, own: bool) -> bool:
    """Whether an initial and a last name in small letters, `j.smith` or in one `word`, are what somebody logs in by."""
    if word:
        return own or _is_handle(text, start, end)
    return text[start - 1 : start] not in ("'", "’", ".") or start == 0


def _is_initialled(text: str, start: int, end: int) -> bool:
    """Whether a match is "J. Smith" or "Smith, J.", not the "s John" of "it's John"."""
    written = text[start:end]
    if not written[0].isupper():
        return False
    if written[1] == ".":
        return written[2:].lstrip()[:1].isupper() and text[start - 1 : start] not in ("'", "’")
    return text[end : end + 1] == "." and written[-1].isupper() and written[-2] in " ,\u00a0"


def _addressed(text: str, start: int, end: int) -> bool:
    if start < 2 or text[start - 2] in "!?":
        return False
    # Hardly any name is: patterns are asked about those alone.
    if not text[max(0, start - 24) : start].rstrip(" \u00a0,.").lower().endswith(_BEFORE_NAMES):
        return False
    if _TITLE.search(text, max(0, start - 24), start):
        return True
    return _GREETING.search(text, max(0, start - 24), start) is not None and _ENDS.match(text, end) is not None

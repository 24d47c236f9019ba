"""What speaks of somebody whoever it is: found by pattern, checksum and the words before it, in texts that may hold it.

A cheap look at the characters of all texts says which of them are searched at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from itertools import accumulate

import numpy as np

from seeding.masking import checksums
from seeding.masking.freetext.escapes import AT, ESCAPED_AT

EMAIL, PHONE, CARD, IBAN, IP, URL_USER, NATIONAL_ID, BIRTH, SECRET = (
    "email", "phone", "card", "iban", "ip", "url_user", "national_id", "birth", "secret",
)  # fmt: skip
KINDS = (EMAIL, PHONE, CARD, IBAN, IP, URL_USER, NATIONAL_ID, BIRTH, SECRET)
"""What is found by pattern. A recogniser of one's own may name other kinds."""

Span = tuple[int, int, str]

_BREAK = r"=?\r?\n[ \t>]*"
"""The end of a line, where a letter was wrapped or cited."""
AT_SIGN = rf"(?:@{_BREAK}|{_BREAK}@|{AT}|\s?[\[(]at[\])]\s?)"
WRITTEN_AT = re.compile(rf"{AT_SIGN}| at ", re.IGNORECASE)
WRITTEN_DOT = re.compile(r"\s?[\[(]dot[\])]\s?| dot ", re.IGNORECASE)
"""The sign and the dots of an address, however they are written."""
_HIDDEN_AT = ("[at]", "(at)", *ESCAPED_AT)
_UNREAD = ("(at)", "[at]", " dot ")
_RETURNING = ("bounce", "SRS0=", "prvs=")
_BROKEN = ("@\n", "@\r", "\n@")
"""What stands in addresses that no program is to read, in those that bounces go to, and in those that a line broke."""
_DOT = r"(?:\.|\s?[\[(]dot[\])]\s?)"
_RETURNED = r"(?:bounces?|returns?|prvs|srs[01])[+=-]"
"""How addresses begin in which another one stands, whose mail comes back there: `bounce+john=example.com@lists.org`."""
_TAGGED = re.compile(r"\+[\w.-]*@")
_EMAIL = re.compile(
    rf"(?:(?<![\w%])(?<!\w[.+'-])|(?<=%[0-7][0-9A-F]))(?!%)"
    rf"(?:{_RETURNED}[\w.+=-]+|\w(?:[\w.+'&-]|%(?!40)|%2[bB])*){AT_SIGN}(?:[^\W_](?:[\w-]{{0,61}}[^\W_])?{_DOT})+[^\W\d_]{{2,24}}",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"\w[._+-]\w|\d")
"""What a line ends with before an `@` on the next one, if both are an address: the last word of a sentence is none."""
_SPOKEN = re.compile(
    r"(?<![\w.@+-])(?!(?:look\w*|visit\w*|find|found|see|us|it|them|me|here|there|online|page|site|website|more|available"
    r"|is|are|was|or|and|read|shop|buy|order\w*|live|up)\s)"
    r"[^\W_][\w.+-]{0,63}(?: dot [^\W_][\w+-]{0,63}){0,3} at (?:[^\W_][\w-]{0,61} dot ){1,4}[a-z]{2,24}(?!\w)",
    re.IGNORECASE,
)
"""An address in words: `john at example dot com`."""
_SECRETS = (
    re.compile(r"\b(?:bearer|basic) +([\w.~+/-]{16,}={0,2})", re.IGNORECASE),
    re.compile(r"(?<![\w-])(eyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?)"),
    re.compile(
        r"(?<![\w-])((?:[spr]k_(?:live|test)_|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|SG\.|whsec_|hf_)[\w.-]{12,}"
        r"|A[KS]IA[0-9A-Z]{16}|AIza[\w-]{30,})"
    ),
)
"""What opens something, by what stands before it or how its issuer begins it."""
_OPENING = re.compile(
    r"bearer |basic |eyj|k_live_|k_test_|gh[pousr]_|github_pat_|glpat-|xox|sg\.|whsec_|hf_|a[ks]ia|aiza"
)
"""What texts hold in which such secrets are, in small letters."""
_FILES = frozenset(("png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "css", "js", "ts", "ico", "mp4", "avif"))
_INTERNATIONAL = re.compile(r"(?<![\w+.,-])(?<!\d )\(?(?:\+|00 ?)\(?[1-9](?:[\s./()\u2011-]{0,3}\d){6,14}(?![\d%])")
_AMERICAN = re.compile(
    r"(?<![\w.,+/#-])(?<!\d )(?:1[ .-])?(?:\([2-9]\d\d\) ?"
    r"|[2-9]\d\d([ .\u2011-]))[2-9]\d\d[ .\u2011-]\d{4}(?![\w%]|[-.]\d)"
)
_TRUNK = re.compile(r"(?<![\w.,+/#-])(?<!\d )\(?0[1-9]\d{0,4}\)?(?:[ /.\u2011-]{1,3}\d{2,8}){1,5}(?![\w%]|[-.,/]\d)")
_CALLED = re.compile(
    r"(?:\b(?:tel|phone|telephone|mobile|cell|fax|whatsapp|handy|telefon|mobil|telefono|teléfono|téléphone|móvil|gsm"
    r"|call|dial|ring|sms|text|reach|anrufen|appelez)\b[^\w\n]{0,3}(?:(?:me|us|him|her|at|on|unter|number|no|nr|is|au|al)"
    r"\b[^\w\n]{0,3}){0,3})(\(?\+?\d(?:[\s./()-]{0,2}\d){6,14})(?![\w%])",
    re.IGNORECASE,
)
_DATE = re.compile(r"\D?(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?!\d)|\d{4}[./-]\d{1,2}[./-]\d{1,2}(?!\d))")
_MONTH = r"[^\W\d_]{3,10}"
_BORN = re.compile(
    r"(?<![^\W_])(?:d\.?o\.?b|(?:was |is )?born(?: on)?|(?:date[ _]of[ _])?birth(?:[ _-]?da(?:te|y))?|b-day|geboren|geb"
    r"|geburts(?:datum|tag)|née?|date[ _]de[ _]naissance|nacid[oa]|fecha[ _]de[ _]nacimiento|nat[oa]"
    r"|data[ _]di[ _]nascita"
    r"|geboortedatum|nascid[oa]|data[ _]de[ _]nascimento)(?![^\W_])[^\w\n]{0,4}"
    r"(?:(?:is|was|on|ist|war|am|le|est|el|es|il|em)\b[^\w\n]{0,3})?"
    rf"(\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)|\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th|º)?[ \u00a0-](?:de )?{_MONTH}\.?,?[ \u00a0-](?:de )?\d{{4}}"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})(?!\w)",
    re.IGNORECASE,
)
"""A date of birth, after a word for it."""
_GROUPED = re.compile(r"(?:\d[\s.,/()+\u2011-]{0,3}){6}|\d\d[A-Za-z]\d\d[A-Za-z]\d{3}")
"""What every number that is looked for holds."""
_CARD = re.compile(r"(?<![\w.,+-])\d(?:[ \u00a0-]?\d){11,18}(?!\w|[.,]\d)")
_IBAN = re.compile(r"(?:(?<![^\W_])|(?<=IBAN))[A-Za-z]{2}\d\d(?=[ \u00a0]?[A-Za-z0-9])")
_IPV4 = re.compile(r"(?<![\w.-])(?<![A-Za-z]/)(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d|-\d)")
_IPV6 = re.compile(r"(?<![\w:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?:\.\d{1,3}){0,3}(?![\w:])")
_URL = re.compile(
    r"(?:https?|ftp|ssh|sftp|wss?)://[^\s<>\"'`{}|\\^]+"
    r"|(?<![\w.@])www\.[^\s<>\"'`{}|\\^]+",
    re.IGNORECASE,
)
_PAGES = (
    r"(?:settings?|orders?|log-?in|log-?out|sign-?in|sign-?up|profile|edit|password|new|me|search|list|index|all|register"
    r"|dashboard|home|help|about|faq|reviews?|details?|account|address(?:es)?|create|delete|update|view|api|v\d+)\b"
)
_URL_PARTS = (
    re.compile(r"://([^/?#@\s:]+)(?::[^/?#@\s]*)?@"),
    re.compile(
        r"/(?:users?|u|profiles?|members?|people|customers?|author|authors|~|in|kunden|benutzer|perfil)[/=]"
        rf"(?!{_PAGES})"
        r"([\w.+~%-]{2,64})",
        re.IGNORECASE,
    ),
    re.compile(r"/[@~]([\w.-]{2,64})"),
    re.compile(
        r"(?:facebook|fb|instagram|twitter|x|github|gitlab|tiktok|threads|pinterest|snapchat|t|linktr|medium|twitch"
        r"|soundcloud|keybase|patreon|venmo|paypal)\.(?:com|net|org|me|ee|io|tv)/(?:add/|channel/)?@?"
        r"(?!(?:users?|u|in|profiles?|members?|people|accounts?|author|share|login|help|about|intent|hashtag|explore|search|settings|orgs|groups|pages|events|p|i|home)\b)"
        r"([\w.-]{2,64})",
        re.IGNORECASE,
    ),
    re.compile(
        r"[?&;](?:user|username|user_name|user_id|userid|uid|login|name|full_?name|first_?name|last_?name|email|mail|account|customer|member"
        r"|owner|nick|handle)=([^&#;\s]{2,128})",
        re.IGNORECASE,
    ),
)  # fmt: skip
_NUMBERED = re.compile(
    r"(?:\b(?:orders?|order(?:id)?|invoices?|receipt|bestell\w*|auftrag\w*|rechnung\w*|commande|facture|pedido|factura|ref"
    r"|reference|sku|ean|gtin|upc|tracking|shipment|parcel|ticket|case|item|article|artikel\w*|isbn|issn|doi|serial|model"
    r"|part|version|ver|release|build|batch|lot|imei|asin|product|coupon|code|sendung\w*)\b|#|№)[^\w\n]{0,3}"
    r"(?:(?:numbers?|nummer|num|nr|no|id|n[°º]|is|was|ist|code)\b[^\w\n]{0,3}){0,3}$",
    re.IGNORECASE,
)
_VERSION = re.compile(r"(?:\bv|\bver|\bversion|\brelease|\bbuild|\bfirmware|\bsection|§)\W{0,2}$", re.IGNORECASE)


@dataclass(frozen=True)
class _Identity:
    """A national identity number: how it is written, its check, and what must stand before it where that is weak."""

    pattern: re.Pattern[str]
    valid: Callable[[str], bool]
    context: re.Pattern[str] | None = None


_IDENTITIES = (
    _Identity(re.compile(r"(?<![\w-])\d{3}-\d\d-\d{4}(?![\w-])"), checksums.us_ssn),
    _Identity(re.compile(r"(?<!\w)[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)"), checksums.uk_nino),
    _Identity(
        re.compile(r"(?<![\w-])\d\d ?\d{3} ?\d{3} ?\d{3}(?![\w-])"),
        checksums.de_tax_id,
        re.compile(r"(?:steuer|tax|idnr|id-nr|tin\b)[^\n]{0,24}$", re.IGNORECASE),
    ),
    _Identity(re.compile(r"(?<![\w-])(?:\d{8}|[XYZ]\d{7})-?[A-Z](?!\w)"), checksums.es_nif),
    _Identity(
        re.compile(r"(?<!\w)[12] ?\d\d ?\d\d ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d(?!\w)"),
        checksums.fr_nir,
    ),
    _Identity(
        re.compile(r"(?<!\w)[A-Za-z]{6}\d\d[A-Za-z]\d\d[A-Za-z]\d{3}[A-Za-z](?!\w)"),
        checksums.it_codice_fiscale,
    ),
    _Identity(re.compile(r"(?<![\w-])\d{11}(?![\w-])"), checksums.pl_pesel),
    _Identity(re.compile(r"(?<![\w-])\d{3}\.\d{3}\.\d{3}-\d\d(?!\w)"), checksums.br_cpf),
    _Identity(
        re.compile(r"(?<![\w-])\d{9}(?![\w-])"),
        checksums.nl_bsn,
        re.compile(r"(?:bsn|burgerservice|sofi)[^\n]{0,16}$", re.I),
    ),
    _Identity(re.compile(r"(?<![\w-])(?:19|20)?\d{6}[-+]\d{4}(?![\w-])"), checksums.se_personnummer),
    _Identity(re.compile(r"(?<!\w)[1-9]\d{16}[\dXx](?!\w)"), checksums.cn_resident_id),
    _Identity(re.compile(r"(?<![\w-])[2-9]\d{3} \d{4} \d{4}(?![\w-]| \d)"), checksums.in_aadhaar),
)  # fmt: skip


@dataclass(frozen=True)
class _Looks:
    """Which texts may hold what, told from their characters."""

    at: np.ndarray
    digits: np.ndarray
    colons: np.ndarray
    links: np.ndarray
    spoken: np.ndarray
    opening: np.ndarray


def find_patterns(texts: Sequence[str]) -> Iterator[tuple[int, Span]]:
    """(number of the text, (start, end, kind)) of everything found; spans may overlap."""
    looks = _look(texts)
    wanted = np.flatnonzero(
        looks.at | (looks.digits >= 5) | (looks.colons >= 2) | looks.links | looks.spoken | looks.opening
    )
    for number in wanted.tolist():
        text = texts[number]
        rest = text
        if looks.at[number]:
            for span in _emails(text):
                yield number, span
                # Digits of an address are no number of their own.
                rest = rest.replace(text[span[0] : span[1]], "")
        if looks.digits[number] >= 6 and _GROUPED.search(rest):
            yield from ((number, span) for span in _numbers(text))
        if looks.digits[number] >= 5:
            yield from ((number, (*one.span(1), BIRTH)) for one in _BORN.finditer(text))
        if looks.digits[number] >= 4 or looks.colons[number] >= 2:
            yield from ((number, span) for span in _addresses(text, looks.colons[number] >= 2))
        if looks.spoken[number]:
            yield from ((number, (one.start(), one.end(), EMAIL)) for one in _SPOKEN.finditer(text))
        if looks.opening[number]:
            yield from (
                (number, (*one.span(1), SECRET))
                for secret in _SECRETS
                for one in secret.finditer(text)
                if any(map(str.isdigit, one[1]))
            )
        if looks.links[number]:
            yield from ((number, span) for span in _links(text))


def _look(texts: Sequence[str]) -> _Looks:
    # Each text with its end: none is empty.
    joined = "\0".join(texts) + "\0"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4") if not joined.isascii() else (
        np.frombuffer(joined.encode("ascii"), dtype=np.uint8)
    )  # fmt: skip
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    bounds = np.cumsum(lengths + 1) - lengths - 1

    def counted(hits: np.ndarray) -> np.ndarray:
        return np.add.reduceat(hits, bounds, dtype=np.int64) if len(texts) else none

    none = np.zeros(len(texts), dtype=np.int64)
    at = counted((codes == 64) | (codes == 37)) if "@" in joined or "%" in joined else none
    lowered = joined.lower()
    for sign in _HIDDEN_AT:
        if sign in lowered:
            at = at + np.array([sign in text.lower() for text in texts], dtype=np.int64)
    digits = counted((codes >= 48) & (codes <= 57)) + (counted(codes > 0x065F) if not joined.isascii() else 0)
    colons = counted(codes == 58) if ":" in joined else none
    links = _holding(texts, lowered, ("://", "www."))
    # Octets take four digits at least ("1.2.3.4").
    for number in np.flatnonzero((digits == 4) | (digits == 5)).tolist():
        if texts[number].count(".") >= 3:
            digits[number] = 6
    opening = np.zeros(len(texts), dtype=np.bool_)
    # No secret is without a digit.
    for number in np.flatnonzero(digits).tolist():
        opening[number] = _OPENING.search(texts[number].lower()) is not None
    return _Looks(at > 0, digits, colons, links, _holding(texts, lowered, (" dot ",)), opening)


def _holding(texts: Sequence[str], lowered: str, signs: Sequence[str]) -> np.ndarray:
    """Which of the texts hold one of the signs; `lowered` are all of them in small letters, each with its end."""
    held = np.zeros(len(texts), dtype=np.bool_)
    found = [(sign, at) for sign in signs if (at := lowered.find(sign)) >= 0]
    if not found:
        return held
    ends = list(accumulate(len(text) + 1 for text in texts))
    if ends[-1] != len(lowered):
        # A few letters become two when they are small.
        return np.array([any(sign in text for sign, _ in found) for text in map(str.lower, texts)], dtype=np.bool_)
    for sign, first in found:
        at = first
        while at >= 0:
            number = bisect_right(ends, at)
            held[number] = True
            at = lowered.find(sign, ends[number])
    return held


def plain_address(text: str) -> str:
    """An address as it is sent to, however it was written: `a.b(at)example[dot]com`."""
    return WRITTEN_DOT.sub(".", WRITTEN_AT.sub("@", text))


def hidden_addresses(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """(number of the text, the plain address) of every address that is written so that no program reads it."""
    joined = "\0".join(texts)
    there = "@" in joined
    # One character is found much sooner than several: where one is missing, nobody looks for the sign.
    missing = {one for one in "([\n\r=" if one not in joined}
    looked = (*_UNREAD, *(_BROKEN if there else ()), *(_RETURNING if there and "=" not in missing else ()))
    signs = [sign for sign in looked if missing.isdisjoint(sign) and sign in joined]
    if there and "+" in joined and _TAGGED.search(joined):
        signs.append("+")
    for number, text in enumerate(texts) if signs else ():
        if any(sign in text for sign in signs):
            for pattern in (_EMAIL, _SPOKEN):
                for match in pattern.finditer(text):
                    plain = plain_address(match[0])
                    if plain != match[0]:
                        yield number, plain
                    local, _, host = plain.partition("@")
                    if "=" in local:
                        # Who it is for stands before or behind the sign, as it is a bounce or an address rewritten.
                        before, _, behind = local.rpartition("=")
                        before = re.split("[+=]", before)[-1]
                        yield from ((number, one) for one in (f"{before}@{behind}", f"{behind}@{before}"))
                    elif "+" in local:
                        yield number, f"{local.partition('+')[0]}@{host}"


def _emails(text: str) -> Iterator[Span]:
    for match in _EMAIL.finditer(text, _first_address(text)):
        above, broken, _ = match[0].partition("\n")
        if broken and "@" not in above and not _NO_WORD.search(above):
            continue
        if match[0].rsplit(".", 1)[-1].lower() not in _FILES:
            yield match.start(), match.end(), EMAIL


def _first_address(text: str) -> int:
    """Before where addresses begin: the blank before the first `@`, but in texts with other signs for it."""
    at = text.find("@")
    if at < 0 or "\n" in text[max(0, at - 8) : at] or not _OTHER_SIGNS.isdisjoint(text):
        return 0
    return text.rfind(" ", 0, at) + 1


_OTHER_SIGNS = frozenset("%[(&\\\r")


def _numbers(text: str) -> Iterator[Span]:
    for match in _CARD.finditer(text):
        if checksums.card(match[0]) and not _numbered(text, match.start()):
            yield match.start(), match.end(), CARD
    yield from _ibans(text)
    for identity in _IDENTITIES:
        for match in identity.pattern.finditer(text):
            before = text[max(0, match.start() - 40) : match.start()]
            if identity.context is not None and not identity.context.search(before):
                continue
            if identity.valid(match[0]) and not _numbered(text, match.start()):
                yield match.start(), match.end(), NATIONAL_ID
    yield from _phones(text)


def _ibans(text: str) -> Iterator[Span]:
    for match in _IBAN.finditer(text):
        size = checksums.IBAN_LENGTHS.get(match[0][:2].upper())
        if size is None:
            continue
        taken, end = 0, match.start()
        while end < len(text) and taken < size:
            one = text[end]
            if one.isascii() and one.isalnum():
                taken += 1
            elif one not in " \u00a0-":
                break
            end += 1
        whole = text[match.start() : end].replace("-", "").replace("\u00a0", "")
        if taken == size and not text[end : end + 1].isalnum() and checksums.iban(whole):
            yield match.start(), end, IBAN


def _phones(text: str) -> Iterator[Span]:
    for match in _INTERNATIONAL.finditer(text):
        digits = len(checksums.digits_of(match[0]))
        plus = "+" in match[0][:2]
        if (plus and digits <= 15) or (digits >= 12 and digits <= 17 and not _numbered(text, match.start())):
            yield match.start(), _closed(text, match.start(), match.end()), PHONE
    for pattern in (_AMERICAN, _TRUNK):
        for match in pattern.finditer(text):
            digits = len(checksums.digits_of(match[0]))
            if 9 <= digits <= 12 and not _DATE.match(match[0]) and not _numbered(text, match.start()):
                yield match.start(), match.end(), PHONE
    for match in _CALLED.finditer(text):
        if not _DATE.match(match[1]):
            yield match.start(1), match.end(1), PHONE


def _closed(text: str, start: int, end: int) -> int:
    return end + (text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")")


def _numbered(text: str, start: int) -> bool:
    """Whether the words before say that this is the number of an order, an article or the like."""
    return _NUMBERED.search(text, max(0, start - 40), start) is not None


def _addresses(text: str, colons: bool) -> Iterator[Span]:
    for match in _IPV4.finditer(text):
        try:
            address = IPv4Address(match[0])
        except AddressValueError:
            continue
        if address.is_loopback or address.is_unspecified or match[0] == "255.255.255.255":
            continue
        if not _VERSION.search(text, max(0, match.start() - 12), match.start()):
            yield match.start(), match.end(), IP
    for match in _IPV6.finditer(text) if colons else ():
        try:
            six = IPv6Address(match[0])
        except AddressValueError:
            continue
        if not six.is_loopback and not six.is_unspecified and any(one.isdigit() for one in match[0]):
            yield match.start(), match.end(), IP


def _links(text: str) -> Iterator[Span]:
    for link in _URL.finditer(text):
        for pattern in _URL_PARTS:
            for match in pattern.finditer(text, link.start(), link.end()):
                end = match.start(1) + len(match[1].rstrip(".,;:!?)"))
                if end > match.start(1) and not match[1].isdigit():
                    yield match.start(1), end, URL_USER


def disjoint(spans: Iterable[tuple[int, int, int]]) -> list[int]:
    """Which of (rank, start, end) to take, as positions: the lowest rank first, then the longest, then the first."""
    listed = list(spans)
    order = sorted(range(len(listed)), key=lambda at: (listed[at][0], listed[at][1] - listed[at][2], listed[at][1]))
    taken: list[int] = []
    for place in order:
        _, start, end = listed[place]
        if all(end <= listed[other][1] or start >= listed[other][2] for other in taken):
            taken.append(place)
    return sorted(taken, key=lambda at: listed[at][1])

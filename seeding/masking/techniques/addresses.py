"""Addresses of machines and pages: networks stay networks, hosts become reserved ones."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

import numpy as np

from seeding.keys import Keys, Numbers, below, derive, permute
from seeding.kinds.contact import hosts
from seeding.masking.secret import Secret, folded
from seeding.masking.techniques.fitting import misfits, not_distinct
from seeding.masking.techniques.technique import Cells, Target, Technique, apply_to_present, technique
from seeding.masking.techniques.tokens import tokens
from seeding.schema import Storage


@technique("ip")
@dataclass(frozen=True, kw_only=True)
class Ip(Technique):
    """IPv4 addresses become private ones (10.0.0.0/8), IPv6 addresses those of documentation (2001:db8::/32).

    Addresses of one network (/24 and /64, unless said otherwise) stay in one network, different ones within it differ,
    and what is no address becomes one.
    """

    network: int = 24
    """How many bits name the network of an IPv4 address, from 9 to 32."""
    network6: int = 64
    """The same of an IPv6 address, from 33 to 128."""

    types: ClassVar[tuple[Storage, ...] | None] = ("text",)
    primary: ClassVar[str | None] = "network"

    def __post_init__(self) -> None:
        for name, least, most in (("network", 9, 32), ("network6", 33, 128)):
            bits = getattr(self, name)
            if type(bits) is not int or not least <= bits <= most:
                raise ValueError(f"ip: {name} is a whole number from {least} to {most}, not {bits!r}.")

    def problems(self, target: Target) -> Iterable[str]:
        yield from not_distinct(target, "there are fewer private networks than public ones")
        longest = target.field.max_length
        if longest is not None and longest < 15:
            yield f"{target} holds {longest} characters, and addresses have up to 15. Write {{fpe: {{}}}}."

    def mask(self, cells: Cells) -> list[Any]:
        return apply_to_present(cells.values, lambda values: self._masked(cells, [str(one) for one in values]))

    def _masked(self, cells: Cells, texts: list[str]) -> list[str]:
        domain = cells.target.domain
        four: dict[int, int] = {}
        six: dict[int, bytes] = {}
        others: list[int] = []
        for place, text in enumerate(texts):
            packed = _packed(text)
            if packed is None:
                others.append(place)
            elif len(packed) == 4:
                four[place] = int.from_bytes(packed, "big")
            else:
                six[place] = packed
        result = list(texts)
        if four:
            numbers = np.array(list(four.values()), dtype=np.int64)
            for place, number in zip(four, self._four(numbers, cells.secret, domain).tolist(), strict=True):
                result[place] = socket.inet_ntoa(number.to_bytes(4, "big"))
        short = cells.target.field.max_length is not None and cells.target.field.max_length < 39
        for place, packed in six.items():
            result[place] = self._six(packed, cells.secret, domain)
            if short:
                others.append(place)
        for place in others:
            drawn = cells.secret.subkey("ip", domain, texts[place], size=3)
            result[place] = socket.inet_ntoa(b"\x0a" + drawn)
        return result

    def _four(self, numbers: Numbers, secret: Secret, domain: str) -> Numbers:
        size = 1 << (32 - self.network)
        network, host = numbers // size, numbers % size
        distinct, inverse = np.unique(network, return_inverse=True)
        keys = secret.keys(f"ip {domain}", [f"{self.network}:{one}" for one in distinct.tolist()])
        drawn = below(keys, (1 << 24) // size)
        # A network that is private already is not to get itself.
        drawn = np.where((10 << 24) // size + drawn == distinct, (drawn + 1) % max((1 << 24) // size, 1), drawn)
        found = permute(host, size, derive(keys, "host")[inverse]) if size > 1 else host
        return (10 << 24) + drawn[inverse] * size + found

    def _six(self, packed: bytes, secret: Secret, domain: str) -> str:
        number, bits = int.from_bytes(packed, "big"), 128 - self.network6
        network = number >> bits
        drawn = int.from_bytes(secret.subkey("ip6", domain, str(self.network6), str(network), size=16), "big")
        host = int.from_bytes(secret.subkey("ip6", domain, "host", str(number), size=16), "big")
        head = (0x20010DB8 << (self.network6 - 32)) | (drawn & ((1 << (self.network6 - 32)) - 1))
        return socket.inet_ntop(socket.AF_INET6, ((head << bits) | (host & ((1 << bits) - 1))).to_bytes(16, "big"))


def _packed(text: str) -> bytes | None:
    try:
        return socket.inet_pton(socket.AF_INET6 if ":" in text else socket.AF_INET, text)
    except (OSError, ValueError):
        return None


# Pages ----------------------------------------------------------------------------------------------------

_COMMON_WORDS = """
    about account accounts admin api app article articles assets avatar avatars blog careers cart catalog
    categories category channel channels chat checkout comments company contact css dashboard de docs documents
    download downloads edit en es event events explore faq feed feeds files forum fr group groups help home
    image images img in index info it item items jobs js legal list login logout media messages news orders page
    pages people photo photos post posts pricing privacy product products profile profiles projects public
    question questions register reviews rss search sections settings shop signup sitemap static store support
    tag tags team terms topics tour u uploads user users v1 v2 v3 video videos view watch web wiki
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Segments of paths that name a part of a site, and nobody."""

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@technique("url")
@dataclass(frozen=True, kw_only=True)
class Url(Technique):
    """The scheme stays, the host becomes a reserved one, the same for the same, and whatever may tell who is replaced.

    Segments of the path stay where they name a part of a site (`products`, `users`); others, and the values of a query,
    become tokens of their length. Users, passwords and fragments go.
    """

    types: ClassVar[tuple[Storage, ...] | None] = ("text",)

    def problems(self, target: Target) -> Iterable[str]:
        yield from not_distinct(target, "two hosts may become one")
        if target.field.max_length is not None and target.field.max_length < 26:
            yield f"{target} holds {target.field.max_length} characters, too few for a URL. Write {{hash: {{}}}}."
            return
        yield from misfits(self, target, "{substitute: url}")

    def mask(self, cells: Cells) -> list[Any]:
        return apply_to_present(cells.values, lambda values: self._masked(cells, [str(one) for one in values]))

    def _masked(self, cells: Cells, texts: list[str]) -> list[str]:
        domain, secret, limit = cells.target.domain, cells.secret, cells.target.field.max_length
        parts = []
        for text in texts:
            try:
                parts.append(urlsplit(text if _SCHEME.match(text) or text.startswith("/") else f"//{text}"))
            except ValueError:
                parts.append(urlsplit(""))
        found = _hosts(secret.keys(f"url host {domain}", [folded(one.hostname or "") for one in parts]))
        wanted: list[str] = []
        for one in parts:
            wanted += [unquote(each) for each in one.path.split("/") if not names_nobody(each)]
            wanted += [value for _, value in parse_qsl(one.query, keep_blank_values=True) if value]
        replaced = iter(tokens(wanted, secret, f"url {domain}"))
        whole = secret.keys(f"url {domain}", texts)
        result: list[str] = []
        for text, one, host, key in zip(texts, parts, found, whole.tolist(), strict=True):
            path = "/".join(each if names_nobody(each) else quote(next(replaced)) for each in one.path.split("/"))
            query = [
                (name, next(replaced) if value else value)
                for name, value in parse_qsl(one.query, keep_blank_values=True)
            ]
            masked = urlunsplit((one.scheme, host if one.netloc else "", path, urlencode(query), ""))
            if not _SCHEME.match(text) and not text.startswith("/"):
                masked = masked.removeprefix("//")
            if not masked or folded(masked) == folded(text) or (limit is not None and len(masked) > limit):
                scheme = one.scheme if one.scheme in ("http", "https", "ftp") else "https"
                masked = f"{scheme}://example.com/{key:016x}"[: limit or 99]
            result.append(masked)
        return result


def names_nobody(segment: str) -> bool:
    """Whether a segment of a path is empty or the usual name of a part of a site."""
    return not segment or segment.lower() in _COMMON


def _hosts(keys: Keys) -> list[str]:
    """Reserved hosts of two words."""
    return hosts(below(keys, _host_count())).present()


@lru_cache(maxsize=1)
def _host_count() -> int:
    from seeding.kinds.contact_data import HOST_FIRST, HOST_SECOND

    return len(HOST_FIRST) * len(HOST_SECOND)

"""Escapes of URLs, HTML, JSON and mail: the characters that they stand for, and characters written as they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html.entities import html5
from urllib.parse import quote

_BYTE = r"%(?:25)*[{first}][0-9A-Fa-f]"
_MORE = r"%(?:25)*[89ABab][0-9A-Fa-f]"
ESCAPE = re.compile(
    rf"(?P<utf8>{_BYTE.format(first='CDcd')}{_MORE}|{_BYTE.format(first='Ee')}(?:{_MORE}){{2}})"
    r"|(?P<bytes>\\+x[CDcd][0-9A-Fa-f]\\+x[89ABab][0-9A-Fa-f]|\\+x[Ee][0-9A-Fa-f](?:\\+x[89ABab][0-9A-Fa-f]){2})"
    rf"|%(?:25)*(?P<percent>[0-7][0-9A-Fa-f])"
    r"|&#(?P<decimal>\d{1,6});|&#[xX](?P<hex>[0-9A-Fa-f]{1,5});|&(?P<name>[a-zA-Z]{2,8});"
    r"|</?[a-zA-Z][a-zA-Z0-9]{0,9}\s*/?>"
    r"|\\+u(?P<unicode>[0-9a-fA-F]{4})|\\+x(?P<latin>[A-Fa-f][0-9A-Fa-f])|\\[nrtbf]"
    r"|(?P<quoted>=C[2-9A-F]=[89AB][0-9A-F]|=D[0-9A-F]=[89AB][0-9A-F]|=E[0-9A-F](?:=[89AB][0-9A-F]){2})"
    r"|=(?P<western>[C-F][0-9A-F])(?=[a-z=])"
)
"""Escapes, and tags without attributes, each of which stands for one character; URLs may be escaped twice."""
ESCAPED_AT = ("&#64;", "&#x40;", "&commat;", "\\u0040")
"""The sign of addresses as HTML and JSON escape it, in small letters."""
AT = rf"(?:@|%(?:25)*40|{'|'.join(map(re.escape, ESCAPED_AT))})"
PLUS = r"(?:\+|%(?:25)*2[bB]|&#43;|&#[xX]2[bB];|&plus;|\\u002[bB])"
"""Signs of addresses and phone numbers, plain and escaped, as patterns."""

_CODED = re.compile(r"(?:[%=](?:25)*|\\x)([0-9A-Fa-f]{2})")


def character(match: re.Match[str]) -> str:
    """What an escape stands for; a blank for tags, for what separates, and for what is no character."""
    kind = match.lastgroup
    if kind is None:
        return " "
    written = match[kind]
    if kind in ("utf8", "bytes", "quoted"):
        try:
            return bytes(int(one, 16) for one in _CODED.findall(written)).decode()
        except UnicodeDecodeError:
            return " "
    if kind == "name":
        named = html5.get(f"{written};", " ")
        return named if len(named) == 1 else " "
    code = int(written, 10 if kind == "decimal" else 16)
    return chr(code) if 0 < code < 0x110000 else " "


def may_escape(text: str) -> bool:
    """Whether a text may have escapes: cheaper than to look for them, and most have none."""
    if "%" in text or "&" in text or "<" in text or "\\" in text:
        return True
    return "=" in text and ("=C" in text or "=D" in text or "=E" in text or "=F" in text)


def unescaped(text: str) -> str:
    """A text with the characters that its escapes stand for."""
    return ESCAPE.sub(character, text) if may_escape(text) else text


def words_unescaped(text: str) -> str:
    """A text with escaped letters and digits as they are; other escapes, and tags, stay."""
    if not may_escape(text):
        return text
    return ESCAPE.sub(lambda match: one if (one := character(match)).isalnum() else match[0], text)


def escaped_like(text: str, like: str) -> str:
    """A text whose characters are escaped where those of another one are."""
    write, slashes, seen = None, "", set()
    for match in ESCAPE.finditer(like) if may_escape(like) else ():
        own = _WRITERS.get(match.lastgroup or "")
        if own is not None:
            if write is None:
                write, slashes = own, match[0][: len(match[0]) - len(match[0].lstrip("\\"))]
            seen.add(character(match))
    if write is None:
        return text
    # A document within a document escapes the backslashes of its own.
    return "".join(write(one).replace("\\", slashes) if one in seen or not one.isascii() else one for one in text)


def _quoted_printable(one: str) -> str:
    return "".join(f"={byte:02X}" for byte in one.encode())


def _json(one: str) -> str:
    pairs = one.encode("utf-16-be")
    return "".join(f"\\u{pairs[place]:02x}{pairs[place + 1]:02x}" for place in range(0, len(pairs), 2))


@cache
def _names() -> dict[str, str]:
    """The shortest name of each character that has one."""
    named: dict[str, str] = {}
    for name, one in html5.items():
        if name.endswith(";") and len(one) == 1 and len(name) <= len(named.get(one, name)):
            named[one] = name
    return named


def _by_name(one: str) -> str:
    return f"&{_names()[one]}" if one in _names() else f"&#{ord(one)};"


_WRITERS: dict[str, Callable[[str], str]] = {
    "utf8": lambda one: quote(one, safe=""),
    "percent": lambda one: f"%{ord(one):02X}" if one.isascii() else quote(one, safe=""),
    "decimal": lambda one: f"&#{ord(one)};",
    "hex": lambda one: f"&#x{ord(one):x};",
    "name": _by_name,
    "bytes": lambda one: "".join(f"\\x{byte:02x}" for byte in one.encode()),
    "latin": lambda one: f"\\x{ord(one):02x}" if ord(one) < 256 else _json(one),
    "unicode": _json,
    "quoted": _quoted_printable,
    "western": lambda one: f"={ord(one):02X}" if ord(one) < 256 else _quoted_printable(one),
}
"""How a character is written in each sort of escape."""

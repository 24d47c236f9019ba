"""The texts of a value, and what is packed in them: base 64, hexadecimal digits, compression, archives of zip."""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.keys import Numbers

LEAST_DIGITS = 6
"""Shorter numbers are nobody's: any may be one by chance."""
_LEAST = 16
"""Characters of base 64 that are unpacked: twelve bytes."""
LEAST_BYTES = 8
"""So many bytes that are written in hexadecimal digits are unpacked."""
_MOST_UNPACKED = 1 << 20
_CHARACTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_URL_SAFE = str.maketrans("-_", "+/")
_NONE = 255
_GZIP, _ZIP, _BZIP2, _XZ = b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ"
_PICKLE = re.compile(rb"\x80[\x02-\x05]")
_SHORT = 60
"""Characters of a text in which a part of a name may stand."""
_PACKED_TWICE = 3
"""So often what was unpacked is unpacked once more."""
_MOST_MEMBERS = 1000
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""Bytes that no text has."""
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
"""A text in UTF-16 among other bytes."""


def _values() -> NDArray[np.uint8]:
    """What each character of base 64 stands for, in both of its alphabets."""
    table = np.full(256, _NONE, dtype=np.uint8)
    table[np.frombuffer(_CHARACTERS, dtype=np.uint8)] = np.arange(64)
    table[[ord("-"), ord("_")]] = 62, 63
    return table


_VALUES = _values()
_HEXADECIMAL = re.compile(r"[0-9a-fA-F-]+")
_DIGITS = re.compile(r"(?:0?[xX])?((?:[0-9a-fA-F]{2})+)")
_LEAST_DIGITS = 2 * LEAST_BYTES


def texts_of(values: Sequence[Any]) -> tuple[list[str], Numbers]:
    """The texts that are searched of some values, and the place of the value that each comes from."""
    types = set(map(type, values)) - {type(None)}
    if types <= {str}:
        # Nearly all of them have something: no call for each.
        texts = [value for value in values if value]
        places = np.flatnonzero(np.fromiter(map(bool, values), dtype=np.bool_, count=len(values)))
    elif types <= {int, float, Decimal}:
        written = [str(value) for value in values]
        long = np.fromiter(map(len, written), dtype=np.int64, count=len(written)) >= LEAST_DIGITS
        places = np.flatnonzero(long)
        texts = [written[place] for place in places.tolist()]
    else:
        listed = [(text, place) for place, value in enumerate(values) for text in _texts(value)]
        texts = [text for text, _ in listed]
        places = np.array([place for _, place in listed], dtype=np.int64)
    if not texts:
        return texts, places
    joined = "\n".join(texts) + "\n"
    unpacked = list(packed_in(texts, joined))
    if unpacked:
        texts += [one.content for one in unpacked]
        places = np.concatenate([places, places[[one.number for one in unpacked]]])
    if unpacked or "\0" in joined:
        texts = [text.replace("\0", " ") for text in texts]
    return texts, places


def leaves(value: Any) -> Iterator[str]:
    """The texts of a value as they stand there: of documents and lists, those of every key and element."""
    if isinstance(value, str):
        yield value
    elif value is None or isinstance(value, bool):
        return
    elif isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from leaves(one)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from leaves(one)
    elif isinstance(value, (bytes, bytearray, memoryview)):
        yield _read(bytes(value))
    elif isinstance(value, Decimal):
        yield format(value, "f")
    elif isinstance(value, (datetime, date, time)):
        yield value.isoformat()
    else:
        try:
            yield str(value)
        except Exception:
            return  # An object of a package's class that cannot say what it is.


def fields_of(value: Any) -> Iterator[str]:
    """The short texts of each object of a document as one, with their keys: a name may stand in two of them."""
    if isinstance(value, dict):
        said = [f"{key} {one}" for key, one in value.items() if isinstance(one, str) and 0 < len(one) <= _SHORT]
        if len(said) > 1:
            yield ", ".join(said)
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from fields_of(one)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, (bytes, bytearray, memoryview)):
        yield _read(_opened(bytes(value)))
        return
    yield from leaves(value)


def _read(content: bytes) -> str:
    """Bytes as the text that they are: of every second one empty UTF-16, of three of four UTF-32, of what is no UTF-8
    the old code page of the West; of what is no text at all, what stands in it in UTF-8 and UTF-16.
    """
    empty = content.count(0)
    if empty * 3 > len(content):
        little = content[:2] == b"\xff\xfe" or content[1::2].count(0) >= content[::2].count(0)
        wide = "utf-32" if empty * 5 > len(content) * 3 else "utf-16"
        if wide == "utf-32":
            little = content[:2] == b"\xff\xfe" or content[3::4].count(0) >= content[::4].count(0)
        return content.decode(f"{wide}-{'le' if little else 'be'}", "replace").lstrip("\ufeff")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if not _CONTROLS.search(content):
        return content.decode("cp1252", "replace")
    wide_texts = (one.decode("utf-16-le") for one in _WIDE.findall(content))
    return "\n".join((content.decode("utf-8", "replace"), *wide_texts))


@dataclass(frozen=True)
class Packed:
    """A text that lies packed in another: in which one, from where to where, and what it says. Of what is no text, such
    as a pickle, that is what can be read of it; it is not `whole`, and nothing else can be packed in its place.
    """

    number: int
    start: int
    stop: int
    content: str
    whole: bool = True

    def repacked(self, part: str, content: str) -> str:
        """Another content, packed as `part` is: the same alphabet, padding and compression."""
        digits = _DIGITS.fullmatch(part)
        if digits is not None and _of_digits(digits[1]) is not None:
            written = content.encode().hex()
            return part[: digits.start(1)] + (written.upper() if digits[1].isupper() else written)
        plain = _bytes(part)
        assert plain is not None
        packed = content.encode()
        if _inflated(plain) is not None:
            packed = gzip.compress(packed, mtime=0) if plain[:2] == _GZIP else zlib.compress(packed)
        url_safe = bool({"-", "_"} & set(part))
        written = (base64.urlsafe_b64encode if url_safe else base64.b64encode)(packed).decode()
        return written if len(part) % 4 == 0 else written.rstrip("=")


def packed_in(texts: Sequence[str], joined: str) -> Iterator[Packed]:
    """What is written in base 64 anywhere in the texts: sessions, tokens, attachments. `joined`: all texts by lines."""
    # One byte a character: what is no ASCII becomes a question mark, which is no base 64.
    coded = np.take(_VALUES, np.frombuffer(joined.encode("ascii", "replace"), dtype=np.uint8))
    breaks = np.flatnonzero(coded == _NONE)
    starts = np.append(0, breaks[:-1] + 1)
    long = breaks - starts >= _LEAST
    starts, stops = starts[long], breaks[long]
    likely = _reads_as_text(coded, starts) | _reads_as_digits(coded, starts)
    starts, stops = starts[likely], stops[likely]
    if not len(starts):
        return
    bounds = np.append(0, np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1))
    numbers = np.searchsorted(bounds, starts, side="right") - 1
    spans = zip(numbers.tolist(), (starts - bounds[numbers]).tolist(), (stops - bounds[numbers]).tolist(), strict=True)
    for number, start, stop in spans:
        part = texts[number][start:stop]
        digits = _DIGITS.fullmatch(part)
        if digits is not None:
            content = _of_digits(digits[1])
            if content is not None:
                yield Packed(number, start, stop, content)
        elif not _HEXADECIMAL.fullmatch(part):
            decoded = _decoded(part)
            if decoded is not None:
                padding = len(texts[number]) - len(texts[number][stop:].lstrip("=")) - stop
                yield Packed(number, start, stop + min(padding, -len(part) % 4), *decoded)


def _reads_as_text(coded: NDArray[np.uint8], starts: Numbers) -> NDArray[np.bool_]:
    """Whether the first six bytes may be text or compressed: of what is drawn by chance, hardly any are."""
    six = [coded[starts + place].astype(np.int64) for place in range(8)]
    read = []
    for a, b, c, d in (six[:4], six[4:]):
        read += [a << 2 | b >> 4, (b << 4 | c >> 2) & 255, (c << 6 | d) & 255]
    text = (read[0] < 0x80) | (read[0] >= 0xC2)
    for before, byte in zip([np.zeros(len(starts), dtype=np.int64), *read], read, strict=False):
        printed = (byte >= 32) & (byte < 127) | (byte >= 9) & (byte <= 13)
        # UTF-8: what begins a character of several bytes is followed by one that goes on, and nothing else is.
        goes_on = (byte & 0xC0) == 0x80
        text &= np.where(before >= 0xC2, goes_on, printed | (byte >= 0xC2) & (byte < 0xF5) | goes_on & (before >= 0x80))
    packed = (read[0] == 0x78) | (read[0] == 0x80) & (read[1] >= 2) & (read[1] <= 5)
    for begins in (_GZIP, _ZIP, _BZIP2, _XZ):
        packed |= np.logical_and.reduce([byte == sign for byte, sign in zip(read, begins, strict=False)])
    return text | packed


_FOUR_BITS = np.full(256, 16, dtype=np.uint8)
"""The value of a hexadecimal digit, by what the character stands for in base 64; 16: none."""
_FOUR_BITS[_VALUES[np.frombuffer(b"0123456789", dtype=np.uint8)]] = np.arange(10)
_FOUR_BITS[_VALUES[np.frombuffer(b"abcdef", dtype=np.uint8)]] = np.arange(10, 16)
_FOUR_BITS[_VALUES[np.frombuffer(b"ABCDEF", dtype=np.uint8)]] = np.arange(10, 16)


def _reads_as_digits(coded: NDArray[np.uint8], starts: Numbers) -> NDArray[np.bool_]:
    """Whether two of the fourth to the seventh byte may be letters in hexadecimal digits, behind `0x` or nothing."""
    found = np.zeros(len(starts), dtype=np.bool_)
    for first in (6, 7):
        digits = [_FOUR_BITS[coded[starts + first + place]] for place in range(8)]
        letters = np.zeros(len(starts), dtype=np.int64)
        for high, low in zip(digits[::2], digits[1::2], strict=True):
            letters += (high >= 2) & (high < 8) & (low < 16)
        found |= letters > 1
    return found


def _of_digits(part: str) -> str | None:
    """What hexadecimal digits say, if it is a text."""
    if len(part) < _LEAST_DIGITS:
        return None
    try:
        content = bytes.fromhex(part).decode("utf-8")
    except (ValueError, UnicodeDecodeError):
        return None
    return content if all(sign.isprintable() or sign in "\r\n\t" for sign in content) else None


def _bytes(part: str) -> bytes | None:
    plain = part.translate(_URL_SAFE).rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _decoded(part: str) -> tuple[str, bool] | None:
    """What base 64 says, and whether that is a text, plain or compressed, as a whole."""
    content = _bytes(part)
    if content is None:
        return None
    inflated = _inflated(content)
    try:
        return (content if inflated is None else inflated).decode("utf-8"), True
    except UnicodeDecodeError:
        opened = _opened(content)
        return (_read(opened), False) if opened is not content or _PICKLE.match(content) else None


def _opened(content: bytes) -> bytes:
    """What lies in something compressed or in an archive, and in that; others as they are."""
    for _ in range(_PACKED_TWICE):
        unpacked = _inflated(content)
        if unpacked is None:
            unpacked = _expanded(content)
        if unpacked is None:
            break
        content = unpacked
    return content


def _inflated(content: bytes) -> bytes | None:
    """What a gzip or zlib stream holds; None where it is none."""
    if content[:2] != _GZIP and content[:1] != b"\x78":
        return None
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress(content, _MOST_UNPACKED)
    except zlib.error:
        return None


def _expanded(content: bytes) -> bytes | None:
    """What something compressed by bzip2 or xz holds, or an archive of zip: its names, and what they stand for."""
    try:
        if content.startswith(_BZIP2):
            return bz2.BZ2Decompressor().decompress(content, _MOST_UNPACKED)
        if content.startswith(_XZ):
            return lzma.LZMADecompressor().decompress(content, _MOST_UNPACKED)
        if content.startswith(_ZIP):
            return b"\n".join(_members(content))
    except (OSError, EOFError, ValueError, lzma.LZMAError, zipfile.BadZipFile):
        pass
    return None


def _members(content: bytes) -> Iterator[bytes]:
    left = _MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist()[:_MOST_MEMBERS]:
            yield member.filename.encode("utf-8", "replace")
            try:
                with archive.open(member) as file:
                    inside = file.read(left)
            except (OSError, EOFError, RuntimeError, NotImplementedError, zlib.error, zipfile.BadZipFile):
                continue  # It is encrypted, broken, or compressed in a way of its own.
            left -= len(inside)
            yield inside

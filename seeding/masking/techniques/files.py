"""Files: other names with the same ending; what is in a file is another matter, and said so."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, Protocol

from seeding.masking.techniques.addresses import names_nobody
from seeding.masking.techniques.fitting import not_distinct
from seeding.masking.techniques.technique import Cells, Target, Technique, apply_to_present, technique
from seeding.schema import Storage

PLACEHOLDERS = "masked"
"""The folder in which placeholders are stored."""

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_NAME_LENGTH = 24


@technique("file")
@dataclass(frozen=True, kw_only=True)
class File(Technique):
    """A pseudonym in the place of a file's name, its ending kept, and folders that name nobody.

    The file itself is not touched, and is not found under the new name. With `content: placeholder` the column names a
    small valid file instead, one for each ending, which the run puts into the storage (`write_placeholders`).
    """

    content: str = "untouched"
    """`untouched`, or `placeholder`."""

    types: ClassVar[tuple[Storage, ...] | None] = ("text",)
    primary: ClassVar[str | None] = "content"

    def __post_init__(self) -> None:
        if self.content not in ("untouched", "placeholder"):
            raise ValueError(f"file: content is untouched or placeholder, not {self.content!r}.")

    @property
    def keeps_distinct(self) -> bool:
        return self.content == "untouched"

    def problems(self, target: Target) -> Iterable[str]:
        if self.content == "placeholder":
            yield from not_distinct(target, "all files with one ending share a placeholder")
        longest = target.field.max_length
        if longest is not None and longest < _NAME_LENGTH + 6:
            yield f"{target} holds {longest} characters, too few for a file's name. Write {{hash: {{}}}}."

    def mask(self, cells: Cells) -> list[Any]:
        return apply_to_present(cells.values, lambda values: [self._masked(cells, str(one)) for one in values])

    def _masked(self, cells: Cells, name: str) -> str:
        ending = ending_of(name)
        if self.content == "placeholder":
            return f"{PLACEHOLDERS}/placeholder{ending}"
        *folders, last = name.replace("\\", "/").split("/")
        made = cells.secret.subkey("file", cells.target.domain, last, size=_NAME_LENGTH // 2).hex()
        if folders:
            made = cells.secret.subkey("file", cells.target.domain, name, size=_NAME_LENGTH // 2).hex()
        kept = [one for one in folders if names_nobody(one) or one.isdigit()]
        longest = cells.target.field.max_length
        while kept and longest is not None and len("/".join(kept)) + 1 + len(made) + len(ending) > longest:
            kept.pop()
        return "/".join([*kept, made + ending])


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, with its full stop; empty where there is none that says a type."""
    found = _ENDING.search(name)
    return found[0].lower() if found and not found[0][1:].isdigit() else ""


# Placeholders ---------------------------------------------------------------------------------------------


class FileStorage(Protocol):
    """What is needed of Django's storage."""

    def exists(self, name: str) -> bool: ...
    def save(self, name: str, content: Any) -> str: ...


def write_placeholders(storage: FileStorage, names: Iterable[str]) -> list[str]:
    """Put a small valid file into the storage for each name that is not there; the names that were written."""
    from django.core.files.base import ContentFile

    written = []
    for name in sorted(set(names)):
        if not storage.exists(name):
            written.append(storage.save(name, ContentFile(placeholder(ending_of(name)))))
    return written


def placeholder(ending: str) -> bytes:
    """A small valid file of a type: a grey pixel, an empty page, an archive without files; else a line of text."""
    return _made().get(ending, b"This file was replaced.\n")


@lru_cache(maxsize=1)
def _made() -> dict[str, bytes]:
    jpeg = bytes.fromhex(
        "ffd8ffe000104a46494600010100000100010000ffdb004300" + "10" * 64 + "ffc0000b080001000101011100ffc40014"
        "000100000000000000000000000000000009ffc40014100100000000000000000000000000000000ffda0008010100003f0054dfffd9"
    )
    gif = bytes.fromhex("47494638396101000100800000808080ffffff2c00000000010001000002024401003b")
    empty_zip = b"PK\x05\x06" + bytes(18)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'
    return {
        ".png": _png(), ".jpg": jpeg, ".jpeg": jpeg, ".gif": gif, ".pdf": _pdf(), ".zip": empty_zip, ".svg": svg,
        ".json": b"{}\n", ".csv": b"\n", ".xml": b"<empty/>\n", ".html": b"<!doctype html><title>Replaced</title>\n",
    }  # fmt: skip


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixel = zlib.compress(b"\x00\x80")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


def _pdf() -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + table + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)

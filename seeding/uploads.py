"""The small valid files that file and image columns name: one of each form, put into the field's own storage."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile

SIDE = 64
"""Width and height of the pictures, in pixels."""

FOLDER = "seeding"
EXAMPLES = f"{FOLDER}/example."
"""How the paths of the files begin."""

_PICTURES = ("png", "jpg", "gif", "webp")
_FORMS = (
    "txt", "pdf", "png", "jpg", "csv", "json", "zip", "docx", "xlsx", "mp4", "mp3", "svg", "xml", "html", "gif", "webp",
    "wav", "webm", "ogg", "md", "yaml", "doc", "xls", "pptx", "ttf", "vtt", "po", "ics", "eml", "bin",
)  # fmt: skip
_NAMED = (
    (("image", "photo", "picture", "avatar", "logo", "thumb", "cover", "icon", "banner"), "png"),
    (("video", "movie", "clip"), "mp4"),
    (("audio", "sound", "song", "track", "podcast"), "mp3"),
    (("csv", "import", "export"), "csv"),
    (("document", "attachment", "pdf", "invoice", "contract", "resume", "cv"), "pdf"),
)


def accepted_path(field: Any) -> str:
    """The path of the file that a file field of Django's is given, of the first form that its validators take.

    Empty if they take none of the forms that are known here.
    """
    for form in _candidates(field):
        path = example_path(form, field.max_length)
        if _accepts(field, path):
            return path
    return ""


def example_path(form: str, max_length: int | None) -> str:
    """The path of a file of a form, no longer than the field takes if that can be."""
    path = f"{EXAMPLES}{form}"
    return f"x.{form}" if max_length is not None and len(path) > max_length else path


def is_example(path: Any) -> bool:
    """Whether a value is the path of such a file."""
    return isinstance(path, str) and (path.startswith(EXAMPLES) or re.fullmatch(r"x\.\w+", path) is not None)


def by_knowledge(forms: Sequence[str]) -> list[str]:
    """Forms of files, those first of which there is a valid example."""
    return sorted(dict.fromkeys(forms), key=lambda form: _FORMS.index(form) if form in _FORMS else len(_FORMS))


def _candidates(field: Any) -> tuple[str, ...]:
    if hasattr(field, "width_field"):
        return _PICTURES
    told = f"{field.name} {field.verbose_name}".lower()
    first = [form for words, form in _NAMED if any(word in told for word in words)]
    allowed = [form for one in field.validators for form in getattr(one, "allowed_extensions", None) or ()]
    return tuple(dict.fromkeys([*first, *_FORMS, *(str(form).lower() for form in allowed)]))


def _accepts(field: Any, path: str) -> bool:
    try:
        value = field.attr_class(None, field, path)
        value.file = ContentFile(content(path), path)
        field.run_validators(value)
    except Exception:
        # Whatever a validator of a project raises: this file is not for it.
        return False
    return True


def store(field: Any, path: str) -> None:
    """Put a file into the storage of a field, unless it is there."""
    if not field.storage.exists(path):
        field.storage.save(path, ContentFile(content(path)))


def content(path: str) -> bytes:
    """The bytes of a file, by the ending of its name."""
    form = path.rpartition(".")[2]
    if form in _BASE64:
        return base64.b64decode(_BASE64[form])
    if form in ("zip", "docx", "xlsx", "pptx"):
        return _archive()
    return _png() if form == "png" else _TEXTS.get(form, "An example.\n").encode()


_TEXTS = {
    "csv": "name,number\nexample,1\n",
    "json": '{"name": "example"}\n',
    "xml": '<?xml version="1.0"?>\n<example/>\n',
    "html": "<!doctype html>\n<title>Example</title>\n",
    "svg": f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}"><rect width="9" height="9"/></svg>',
    "yaml": "name: example\n",
    "vtt": "WEBVTT\n",
    "pdf": (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    ),
}
_BASE64 = {
    "gif": (
        "R0lGODdhQABAAIEAACiAoAAAAAAAAAAAACwAAAAAQABAAEAIaQABCBxIsKDBgwgTKlzIsKHDhxAjSpxIsaLFixgzatzIsaPHjyBDihxJsqTJ"
        "kyhTqlzJsqXLlzBjypxJs6bNmzhz6tzJs6fPn0CDCh1KtKjRo0iTKl3KtKnTp1CjSp1KtarVq1izagUQEAA7"
    ),
    "jpg": (
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1x"
        "eXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAAR"
        "CABAAEADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEG"
        "E1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWG"
        "h4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEB"
        "AQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYk"
        "NOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0"
        "tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwCnRRRXeeSFFFFABRRRQAUUUUAFFFFABRRR"
        "QAUUUUAFFFFABRRRQAUUUUAFFFFABRRRQAUUUUAFFFFABRRRQAUUUUAf/9k="
    ),
    "webp": (
        "UklGRlIAAABXRUJQVlA4IEYAAADwAwCdASpAAEAAPm02mUkkIqKhIggAgA2JaQDVqoAAEDdTUAV4hbkAAP7paR/6uxPhRBL//lK/dl6Sd10e"
        "MxoUCAAAAAAA"
    ),
}


def _png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + bytes((4 * row, 128, 160)) * SIDE for row in range(SIDE))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(zipfile.ZipInfo("example.txt"), "An example.\n")
    return held.getvalue()

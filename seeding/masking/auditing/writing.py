"""Writing an audit: complete or not at all, for its owner's eyes, and refused before the run where it cannot be."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from seeding.masking.auditing.audit import Audit
from seeding.masking.auditing.discretion import Holds, discreet
from seeding.masking.auditing.document import as_document, from_document
from seeding.masking.auditing.page import draw
from seeding.spec import SeedingError

MODE = 0o600


def check_paths(*paths: str | Path) -> None:
    """SeedingError that names every path at which no file can be written; nothing is left there."""
    problems = []
    for path in map(Path, paths):
        why = _refused(path)
        if why:
            problems.append(f"--audit {path}: {why}")
    if problems:
        raise SeedingError(*problems)


def _refused(path: Path) -> str:
    if path.is_dir():
        return "that is a folder. Name a file in it."
    if path.exists() and not path.is_file():
        return "that is no file. Name one."
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}. Make it, or name another."
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
        os.unlink(name)
    except OSError as error:
        return f"it cannot be written ({error.strerror or error}). Name another file."
    return ""


def page_path(path: str | Path) -> Path:
    """Where the page lies that belongs to an audit: `data_audit.html` beside `data_audit.json`."""
    return Path(path).with_suffix(".html")


def write(audit: Audit, path: str | Path, *, holds: Holds | None = None) -> dict[str, Any]:
    """Write the document and, beside it, the page; the document is returned.

    Texts in which `holds` finds an original are withheld from both. SeedingError where a file cannot be written; what
    was there before is there still.
    """
    document = as_document(audit)
    if holds is not None:
        document = discreet(document, holds)
    text = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    # A surrogate of a broken text is no UTF-8.
    whole = text.encode(errors="backslashreplace")
    write_whole(Path(path), whole)
    write_whole(page_path(path), draw(from_document(document)).encode(errors="backslashreplace"))
    return document


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place at once, mode 0600, and safe on disk. SeedingError where that fails."""
    name = ""
    try:
        # mkstemp gives mode 0600 whatever the mask of the process is.
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), MODE)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except OSError as error:
        if name:
            with suppress(OSError):
                os.unlink(name)
        raise SeedingError(f"--audit {path}: it cannot be written ({error.strerror or error}).") from None


def read_audit(path: str | Path) -> Audit:
    """The audit of a file. SeedingError for one that cannot be read or is no audit."""
    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SeedingError(f"{path}: it cannot be read ({type(error).__name__}).") from None
    if not isinstance(document, dict):
        raise SeedingError(f"{path}: it is no audit.")
    return from_document(document)

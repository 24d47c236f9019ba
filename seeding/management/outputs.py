"""Files that commands write beside their work: proven writable first, there whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from seeding.spec import SeedingError


def writable(option: str, path: str | None) -> Path | None:
    """The path of a file to be written, proven writable before anything else happens."""
    if path is None:
        return None
    target = Path(path)
    try:
        if not target.name or target.is_dir():
            raise IsADirectoryError(21, "Is a folder")
        trial = target.with_name(f".{target.name}.part")
        trial.touch()
        trial.unlink()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise SeedingError(
            f"{option} {path}: it cannot be written ({why}). Name a file in a folder that exists."
        ) from None
    return target


def write_whole(path: Path, text: str) -> None:
    """Put a file under its name when it is complete, and not before."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise SeedingError(
            f"{path}: it could not be written ({error.strerror or error}). What was asked for is done but for this "
            f"file; make room and run the same again, or leave the file out."
        ) from error


def write_report(path: Path, report: dict[str, Any]) -> None:
    """A report as JSON."""
    write_whole(path, json.dumps(report, indent=2) + "\n")

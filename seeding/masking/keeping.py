"""What is kept beside a run until it is complete, so that it can go on after it was killed: a folder beside the audit.

In it are keyed hashes, of no use without the secret, counts and shapes; no original value.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from seeding.masking.auditing.discretion import named
from seeding.masking.auditing.document import plain, read_as
from seeding.masking.passes import Passes
from seeding.masking.verifying.integrity import Link, Measured
from seeding.masking.verifying.shapes import ColumnShapes
from seeding.spec import SeedingError

MODE = 0o700
RUN = "run.json"


def kept_beside(audit: Path, using: str) -> Kept:
    """Where a run keeps what it needs to go on: `data_audit.resume` beside `data_audit.json`."""
    return Kept(audit.with_suffix(".resume"), named(using).digest)


class Kept:
    """The folder of a run of a database, which `database` tells from others. A step is a part of the run that is
    committed at once; what it learnt is kept before.
    """

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder.absolute()
        self.database = database

    def check_free(self) -> None:
        """SeedingError where the run of another database keeps what it needs: without it that could not go on."""
        told = self._read(RUN)
        if told is not None and told["database"] != self.database:
            raise SeedingError(
                f"{self.folder}: there a masking of another database keeps what it needs to go on with --resume. Name "
                f"another file with --audit. If nobody goes on with that run, remove the folder."
            )

    def begin(self, token: str, passes: Passes, before: Measured) -> None:
        """Keep what was counted before, and what the survey found; `token` tells the run. SeedingError if it fails."""
        self.check_free()
        self.remove()
        try:
            self.folder.mkdir(mode=MODE)
            passes.masker.save(self.folder)
            self._write(RUN, {"token": token, "database": self.database, "before": _told(before)})
        except OSError as error:
            self.remove()
            raise self._refused(error) from None

    def save_step(self, number: int, passes: Passes) -> None:
        """Keep what a step learnt: hashes of its originals, shapes, and the rows that were removed."""
        passes.shapes.settle()
        told: dict[str, Any] = {
            "shapes": plain(passes.shapes.known),
            "deleted": passes.shapes.deleted_rows,
            "seconds": passes.masker.seconds,
        }
        try:
            if passes.originals is not None:
                told["originals"] = passes.originals.save_new(self._hashes(number))
            self._write(f"step-{number}.json", told)
        except OSError as error:
            raise self._refused(error) from None

    def before(self, token: str) -> Measured:
        """What was counted before the run of a token began. SeedingError if nothing of this run is there."""
        told = self._read(RUN)
        if told is None or told["token"] != token:
            what = "is not there" if told is None else "belongs to another run"
            raise SeedingError(
                f"--resume: what the run kept to go on from {what}: {self.folder}. Name the --audit of that run, whose "
                f"folder lies beside it. If it is lost, restore the database and mask it again."
            )
        return _measured(told["before"])

    def restore(self, passes: Passes, steps: int) -> None:
        """Take up what the survey and so many steps found."""
        passes.masker.load(self.folder)
        passes.surveyed()
        told = self._read(f"step-{steps - 1}.json") if steps else None
        if told is None:
            return
        shapes = {path: read_as(ColumnShapes, one) for path, one in told["shapes"].items()}
        passes.shapes.known.update(shapes)
        passes.shapes.deleted_rows.update(told["deleted"])
        passes.masker.seconds.update(told["seconds"])
        if passes.originals is not None:
            passes.originals.restore([self._hashes(number) for number in range(steps)], told["originals"])

    def remove(self) -> None:
        """The run is complete, or begins anew: nothing is left of it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _hashes(self, number: int) -> Path:
        return self.folder / f"step-{number}.npz"

    def _write(self, name: str, told: Mapping[str, Any]) -> None:
        """A file that is there whole or not at all, and everything that was written before it on the disk."""
        unfinished = self.folder / f".{name}.part"
        with unfinished.open("w", encoding="utf-8") as file:
            json.dump(told, file)
            file.flush()
        unfinished.replace(self.folder / name)
        for path in (*self.folder.iterdir(), self.folder):
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.folder / name).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _refused(self, error: OSError) -> SeedingError:
        return SeedingError(
            f"{self.folder}: what the run needs to go on after a failure cannot be kept there ({error.strerror}). Make "
            f"room, or name another folder with --audit."
        )


def _told(measured: Measured) -> dict[str, Any]:
    """A measurement in the types of JSON, which knows no keys of several parts."""
    return {
        "rows": dict(measured.rows),
        "links": [[plain(link), *counts] for link, *counts in measured.links.values()],
        "broken": [[*place, *found] for place, found in measured.broken.items()],
        "unexamined": list(measured.unexamined),
        "part": measured.part,
    }


def _measured(told: Mapping[str, Any]) -> Measured:
    links = [(Link(**link), filled, joined) for link, filled, joined in told["links"]]
    return Measured(
        rows=told["rows"],
        links={link.name: (link, filled, joined) for link, filled, joined in links},
        broken={(model, field, check): (count, said) for model, field, check, count, said in told["broken"]},
        unexamined=tuple(told["unexamined"]),
        part=told["part"],
    )

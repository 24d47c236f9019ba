"""Where files appear: everything is written under a hidden name beside its place and renamed at the end, so that no
half file ever has a final name, and no folder holds files of two runs. Whatever fails, the hidden files are removed;
those of a killed process are removed by the next run.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import IO, Any, BinaryIO

from seeding.attempts import interrupted
from seeding.spec import SeedingError

STDOUT = "-"
BUFFER = 1 << 20


class Veto(SeedingError):
    """What was written may not get its final name."""

    exit_code = 3


# Compression ----------------------------------------------------------------------------------------------

SUFFIXES = {"gzip": ".gz", "bz2": ".bz2", "xz": ".xz", "zstd": ".zst"}
"""What the standard library compresses, `zstd` from Python 3.14 on."""


def compressors() -> tuple[str, ...]:
    """The compressions that this Python has."""
    return tuple(name for name in SUFFIXES if name != "zstd" or sys.version_info >= (3, 14))


def compressed(stream: BinaryIO, name: str | None) -> BinaryIO:
    """A stream that compresses into another; the bytes depend on nothing but what is written."""
    made: Any = stream
    if name == "gzip":
        made = gzip.GzipFile(filename="", mode="wb", fileobj=stream, compresslevel=6, mtime=0)
    elif name == "bz2":
        made = bz2.BZ2File(stream, "wb")
    elif name == "xz":
        made = lzma.LZMAFile(stream, "wb")  # noqa: SIM115
    elif name == "zstd":
        made = import_module("compression.zstd").ZstdFile(stream, "wb")
    return made if made is stream else io.BufferedWriter(made, BUFFER)


# Open files -----------------------------------------------------------------------------------------------


@dataclass
class Out:
    """A file in the making: a hidden path, or standard output. `stream` and `path` are two ways to write it."""

    name: str
    hidden: Path | None
    compress: str | None = None
    standard: BinaryIO | None = None
    _open: list[IO[bytes]] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The hidden file, for what writes files itself."""
        assert self.hidden is not None
        return self.hidden

    def stream(self) -> BinaryIO:
        """A stream of bytes, which `finish` closes."""
        base: Any
        if self.standard is not None:
            base = self.standard
        else:
            base = open(self.path, "wb", buffering=BUFFER)  # noqa: SIM115
            self._open.append(base)
        made = compressed(base, self.compress)
        if made is not base:
            self._open.append(made)
        return made

    def finish(self) -> int:
        """Close the file for good, on the disk; how many bytes it has."""
        while self._open:
            # The innermost comes last: it gets what the others still hold.
            self._open[-1].close()
            self._open.pop()
        if self.standard is not None:
            self.standard.flush()
            return 0
        with open(self.path, "rb") as written:
            os.fsync(written.fileno())
            return os.fstat(written.fileno()).st_size

    def abandon(self) -> None:
        """Let go of the file, whatever it still holds."""
        for stream in reversed(self._open):
            with suppress(OSError, ValueError):
                stream.close()
        self._open.clear()


# Targets --------------------------------------------------------------------------------------------------


class Target:
    """Where a set of files goes: a folder, one file, or standard output.

    `with target.prepared():` writes them, and gives them their names when it is left without an exception.
    """

    option = "--to"
    compress: str | None = None

    def __init__(self) -> None:
        self.outs: list[Out] = []

    def out(self, name: str) -> Out:
        """A new file of the set."""
        raise NotImplementedError(f"{type(self).__name__} has no files")

    @contextmanager
    def prepared(self, veto: Callable[[], None] | None = None) -> Iterator[None]:
        """Before names are given `veto` is asked: it raises what stands against it."""
        try:
            with self._explained(), ExitStack() as stack:
                self._prepare(stack)
                yield
                if veto is not None:
                    veto()
                self._commit()
        finally:
            for out in self.outs:
                out.abandon()

    def _prepare(self, stack: ExitStack) -> None:
        """Make room; what `stack` closes is done whatever happens."""

    def _commit(self) -> None:
        """Give the files their names."""

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            if interrupted():
                raise KeyboardInterrupt from None
            why = getattr(error, "strerror", None) or str(error)
            raise SeedingError(
                f"{self.option} {self}: it cannot be written ({why}). Nothing was left there. "
                f"Make room for it, or name another place."
            ) from error


class Standard(Target):
    """Standard output. What is written is gone: nothing can be taken back."""

    def __init__(self, stream: BinaryIO, compress: str | None = None) -> None:
        super().__init__()
        self._stream = stream
        self.compress = compress

    def __str__(self) -> str:
        return STDOUT

    def out(self, name: str) -> Out:
        made = Out(name, None, self.compress, standard=self._stream)
        self.outs.append(made)
        return made


class File(Target):
    """One file."""

    def __init__(self, path: Path, *, compress: str | None = None, overwrite: bool = False) -> None:
        super().__init__()
        self.final = path
        self.compress = compress
        self._hidden = _hidden(path)
        _check_place(path, str(path))
        if path.is_dir():
            raise SeedingError(f"--to {path}: that is a folder. Name a file in it.")
        if path.exists() and not path.is_file():
            raise SeedingError(f"--to {path}: that is no file. Write --to - for standard output.")
        if path.exists() and path.stat().st_size and not overwrite:
            raise SeedingError(
                f"--to {path}: it is there already. Add --overwrite to replace it, or name another file."
            )

    def __str__(self) -> str:
        return str(self.final)

    def out(self, name: str) -> Out:
        made = Out(self.final.name, self._hidden / self.final.name, self.compress)
        self.outs.append(made)
        return made

    def _prepare(self, stack: ExitStack) -> None:
        _stage(self._hidden, stack)

    def _commit(self) -> None:
        os.replace(self._hidden / self.final.name, self.final)
        _sync(self.final.parent)


class Folder(Target):
    """A folder of files, which appears with all of them at once.

    One that is there is replaced as a whole: the new one, with what others keep in the old one, takes its name in two
    renames. Where that cannot be (folders in it, a mount, a parent that may not be written), files get their names in
    it one after the other when all are complete.
    """

    def __init__(
        self, path: Path, *, compress: str | None = None, overwrite: bool = False, stale: re.Pattern[str] | None = None
    ) -> None:
        super().__init__()
        self.final = path
        self.compress = compress
        self._stale = stale
        _recover(path)
        self._inside = path.is_dir()
        self._swaps = False
        if path.exists() and not self._inside:
            raise SeedingError(f"--to {path}: that is a file. Name a folder, or a file of the form that is asked for.")
        if self._inside:
            there = [name for name in sorted(os.listdir(path)) if not _leftover(name)]
            if there and not overwrite:
                raise SeedingError(
                    f"--to {path}: the folder is not empty (it has {there[0]}). Add --overwrite to replace files of "
                    f"the same names, or name another folder."
                )
            real = Path(os.path.realpath(path))
            self._swaps = _replaceable(real)
            if self._swaps:
                self.final = real
            self._hidden = _hidden(real) if self._swaps else _hidden(path / "files")
            _check_place(path / "files", str(path))
        else:
            self._hidden = _hidden(path)
            _check_place(path, str(path))

    def __str__(self) -> str:
        return str(self.final)

    def out(self, name: str) -> Out:
        name += SUFFIXES.get(self.compress or "", "")
        made = Out(name, self._hidden / name, self.compress)
        self.outs.append(made)
        return made

    def _prepare(self, stack: ExitStack) -> None:
        _stage(self._hidden, stack)

    def _commit(self) -> None:
        if not self._inside:
            os.rename(self._hidden, self.final)
            _sync(self.final.parent)
            return
        if self._swaps:
            self._swap()
            return
        names = sorted(os.listdir(self._hidden))
        for name in names:
            os.replace(self._hidden / name, self.final / name)
        for name in os.listdir(self.final):
            if self._stale is not None and name not in names and self._stale.fullmatch(name):
                (self.final / name).unlink()
        _sync(self.final)

    def _swap(self) -> None:
        """Put the new folder in the place of the old one."""
        made, before = set(os.listdir(self._hidden)), os.listdir(self.final)
        for name in before:
            ours = name in made or _leftover(name) or (self._stale is not None and self._stale.fullmatch(name))
            if not ours:
                _carry(self.final / name, self._hidden / name)
        _take_after(self.final, self._hidden)
        _sync(self._hidden)
        aside = self.final.with_name(f".{self.final.name}{_ASIDE}{os.getpid()}")
        handle = _hold(self.final)  # So that nobody takes it for one that a killed process left aside.
        try:
            os.rename(self.final, aside)
            try:
                os.rename(self._hidden, self.final)
            except OSError:
                os.rename(aside, self.final)
                raise
            _sync(self.final.parent)
            for name in os.listdir(aside):
                if name not in before:  # Somebody put it there meanwhile.
                    os.replace(aside / name, self.final / name)
            shutil.rmtree(aside, ignore_errors=True)
        finally:
            if handle is not None:
                os.close(handle)


def find_target(
    to: str,
    *,
    suffix: str,
    together: bool,
    single: bool,
    compress: str | None,
    overwrite: bool,
    stdout: BinaryIO,
    stale: re.Pattern[str] | None = None,
) -> Target:
    """The target that a user names: `-`, a file if its name ends as the form's files do, else a folder.

    `single`: one table is written, so that it may go to a file of any form.
    """
    if to == STDOUT:
        return Standard(stdout, compress)
    ending = suffix + SUFFIXES.get(compress or "", "")
    try:
        if not to or "\0" in to:
            raise SeedingError(f"--to {to!r}: that is no name of a file or folder. Write --to DIR, or --to - .")
        path = Path(os.path.abspath(to))
        if not path.is_dir() and (path.name.endswith((ending, suffix)) or (together and path.suffix)):
            if not together and not single:
                raise SeedingError(
                    f"--to {to}: a {suffix} file holds one table. Name a folder, or one table: seed_db --only "
                    f"app.Model, export_db app.Model."
                )
            if compress and not path.name.endswith(SUFFIXES[compress]):
                path = path.with_name(path.name + SUFFIXES[compress])
            return File(path, compress=compress, overwrite=overwrite)
        return Folder(path, compress=compress, overwrite=overwrite, stale=stale)
    except OSError as error:
        raise SeedingError(f"--to {to}: it cannot be written ({error.strerror}). Name another place.") from None


# Hidden folders -------------------------------------------------------------------------------------------

_PART = ".part-"


_ASIDE = ".old-"


def _replaceable(folder: Path) -> bool:
    """Whether another folder can take the place of this one with everything that others keep in it."""
    parent = folder.parent
    if not os.access(parent, os.W_OK | os.X_OK) or not os.access(folder, os.W_OK | os.X_OK):
        return False
    if os.path.ismount(folder) or folder.stat().st_dev != parent.stat().st_dev:
        return False
    with os.scandir(folder) as entries:
        return all(
            entry.is_symlink() or entry.is_file(follow_symlinks=False) or _leftover(entry.name) for entry in entries
        )


def _carry(old: Path, new: Path) -> None:
    """The same file, or link, in another folder."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _take_after(old: Path, new: Path) -> None:
    """Whose the folder is, and who may do what in it."""
    there = old.stat()
    with suppress(OSError, AttributeError):
        os.chown(new, there.st_uid, there.st_gid)
    os.chmod(new, there.st_mode & 0o7777)


def _recover(path: Path) -> None:
    """Mend what a process left that was killed between two renames: give the old folder its name again, or, where the
    new one has it, remove the old one.
    """
    path = Path(os.path.realpath(path))
    prefix = f".{path.name}{_ASIDE}"
    with suppress(OSError):
        for name in sorted(os.listdir(path.parent)):
            aside = path.parent / name
            if not name.startswith(prefix) or not aside.is_dir() or _held(aside):
                continue
            if path.exists():
                shutil.rmtree(aside, ignore_errors=True)
            else:
                os.rename(aside, path)


def _hidden(path: Path) -> Path:
    return path.with_name(f".{path.name}{_PART}{os.getpid()}")


def _leftover(name: str) -> bool:
    return name.startswith(".") and _PART in name


def _check_place(path: Path, named: str) -> None:
    parent = path.parent
    if not parent.is_dir():
        raise SeedingError(f"--to {named}: there is no folder {parent}. Make it first.")
    if not os.access(parent, os.W_OK | os.X_OK):
        raise SeedingError(f"--to {named}: the folder {parent} is not writable. Name another one.")


def _stage(hidden: Path, stack: ExitStack) -> None:
    """Make the hidden folder, held by this process, and remove those that killed ones left beside it."""
    prefix = hidden.name[: hidden.name.index(_PART) + len(_PART)]
    for name in os.listdir(hidden.parent):
        if name.startswith(prefix) and not _held(hidden.parent / name):
            shutil.rmtree(hidden.parent / name, ignore_errors=True)
    hidden.mkdir()
    stack.callback(shutil.rmtree, hidden, ignore_errors=True)
    handle = _hold(hidden)
    if handle is not None:
        stack.callback(os.close, handle)


def _hold(folder: Path) -> int | None:
    """Lock a folder for as long as this process lives; None where the system has no such locks."""
    try:
        import fcntl
    except ImportError:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _held(folder: Path) -> bool:
    """Whether another process is writing there."""
    try:
        handle = _hold(folder)
    except OSError:
        return True
    if handle is None:
        return True
    os.close(handle)
    return False


def _sync(folder: Path) -> None:
    """The new names reach the disk."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

"""A publication folder that is replaced whole or not at all.

The new content is written to a sibling ``.{name}.nieuw-*`` on the same file system, brought to disk
and put in place by renames. Killed at any moment, the folder holds the old set or the new one; what
a killed run leaves behind is removed by the next. Where the kernel can exchange two names in one
step that is done; elsewhere there is a moment between two renames without a folder, and
:func:`recover` (also called by every publication) puts the old set back.

Not covered: somebody who reads the folder file by file while it is exchanged sees files of both.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dossier.errors import PublicationError
from publication.manifest import MANIFEST

_RENAME_EXCHANGE = 2
_AT_CWD = -100

Check = Callable[[str, bytes], None]


class StagedFolder:
    """A publication folder under construction. Only checked files ever reach the disk."""

    def __init__(self, path: Path, check: Check) -> None:
        self.path = path
        self._check = check
        self._hashes: dict[str, str] = {}

    def add(self, relative_path: str, data: bytes) -> str:
        """Check ``data``, write it to disk and return its SHA-256.

        Raises:
            VerificationFailed: something withheld is in it; nothing was written.
        """
        if relative_path in self._hashes:
            raise PublicationError(f"{relative_path} zou twee keer worden geschreven.")
        self._check(relative_path, data)
        target = self.path / relative_path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        self._hashes[relative_path] = hashlib.sha256(data).hexdigest()
        return self._hashes[relative_path]

    @property
    def hashes(self) -> Mapping[str, str]:
        """SHA-256 of every file so far, by relative path."""
        return self._hashes

    def is_same_as(self, folder: Path) -> bool:
        """Whether ``folder`` holds exactly these files with exactly these bytes."""
        found = {path.relative_to(folder).as_posix(): path for path in files_in(folder)}
        if found.keys() != self._hashes.keys():
            return False
        return all(hash_of(path) == self._hashes[name] for name, path in found.items())


@contextmanager
def staging(folder: Path, check: Check) -> Iterator[StagedFolder]:
    """A staged folder beside ``folder``; gone afterwards, whatever happened.

    Holds a lock on the parent directory, so that two runs cannot clear each other's work.

    Raises:
        PublicationError: ``folder`` exists and is no publication folder.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(folder.parent):
        recover(folder)
        if folder.exists() and not _is_replaceable(folder):
            raise PublicationError(
                f"De map {folder.name} bevat andere bestanden dan een publicatie. Kies een lege map.",
            )
        path = _sibling(folder, "nieuw")
        path.mkdir()
        try:
            yield StagedFolder(path, check)
        finally:
            shutil.rmtree(path, ignore_errors=True)


def swap_in(staged: StagedFolder, folder: Path) -> None:
    """Put the staged content in the place of ``folder`` (which need not exist)."""
    for directory, _, _ in os.walk(staged.path, topdown=False):
        _sync_directory(Path(directory))
    if not folder.exists():
        staged.path.rename(folder)
    elif not _exchange(staged.path, folder):
        old = _sibling(folder, "oud")
        folder.rename(old)
        staged.path.rename(folder)
        # An "oud" folder is always whole: it is renamed before it is taken apart.
        old.rename(staged.path)
    _sync_directory(folder.parent)


def recover(folder: Path) -> None:
    """Undo what a killed run left: put back the old set if needed, remove the rest."""
    for old in _siblings(folder, "oud"):
        if folder.exists():
            old.rename(_sibling(folder, "nieuw"))
        else:
            old.rename(folder)
            _sync_directory(folder.parent)
    for unfinished in _siblings(folder, "nieuw"):
        shutil.rmtree(unfinished)


def files_in(folder: Path) -> Iterator[Path]:
    """All files under ``folder``, links and hidden files included, in no particular order."""
    for directory, _, names in os.walk(folder):
        yield from (Path(directory) / name for name in names)


def hash_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_replaceable(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MANIFEST).is_file() or not any(folder.iterdir()))


def _sibling(folder: Path, kind: str) -> Path:
    return folder.with_name(f".{folder.name}.{kind}-{secrets.token_hex(6)}")


def _siblings(folder: Path, kind: str) -> list[Path]:
    prefix = f".{folder.name}.{kind}-"
    return sorted(path for path in folder.parent.iterdir() if path.name.startswith(prefix))


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two names in one step; ``False`` where kernel or file system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    result = rename(_AT_CWD, os.fsencode(first), _AT_CWD, os.fsencode(second), _RENAME_EXCHANGE)
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code))

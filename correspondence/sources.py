"""Where files come from: the top-level files of a source, in a fixed order. Read-only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from correspondence.content import UntrustedFile
from dossier.errors import SourceError
from dossier.request import Source, SourceFormat

_IGNORED = frozenset({".gitkeep", ".DS_Store", "Thumbs.db", "desktop.ini"})
MAX_FILE_BYTES = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One top-level file: ``path`` is relative to the source, ``absolute`` where it is now."""

    path: str = field(repr=False)
    absolute: Path = field(repr=False)
    media_type: str = ""

    def read(self) -> UntrustedFile:
        """The bytes.

        Raises:
            SourceError: they cannot be read.
        """
        try:
            size = self.absolute.stat().st_size
            if size > MAX_FILE_BYTES:
                raise SourceError(
                    f"Het bestand is groter dan {MAX_FILE_BYTES // 1024**3} GB. Splits het.",
                )
            return UntrustedFile(self.absolute.name, self.absolute.read_bytes(), self.media_type)
        except OSError as error:
            raise SourceError(
                f"Het bestand is niet te lezen ({error.strerror}). Controleer de rechten.",
            ) from error


def list_files(source: Source, root: Path) -> Iterator[SourceFile]:
    """All top-level files of a source, sorted by path.

    Links are not followed, so that a source cannot lead out of its folder.

    Raises:
        SourceError: the place does not exist or does not have the stated form.
    """
    location = root / source.location
    if not location.exists():
        raise SourceError(
            f"De bron {source.id!r} verwijst naar {source.location}, maar dat bestaat niet. "
            "Controleer 'location' in het verzoekbestand.",
        )
    if source.format is SourceFormat.MBOX:
        if not location.is_file():
            raise SourceError(f"De bron {source.id!r} ({source.location}) is geen mbox-bestand.")
        yield SourceFile("", location, "application/mbox")
        return
    if not location.is_dir():
        raise SourceError(f"De bron {source.id!r} ({source.location}) is geen map.")
    if source.format is SourceFormat.MAILDIR:
        boxes = [location / name for name in ("cur", "new") if (location / name).is_dir()]
        if not boxes:
            raise SourceError(
                f"De bron {source.id!r} ({source.location}) is geen Maildir: 'cur' en 'new' "
                "ontbreken.",
            )
        for box in boxes:
            yield from _walk(box, location, "message/rfc822")
        return
    yield from _walk(location, location, "")


def _walk(folder: Path, base: Path, media_type: str) -> Iterator[SourceFile]:
    for current, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(names):
            path = Path(current) / name
            if name not in _IGNORED and path.is_file() and not path.is_symlink():
                yield SourceFile(path.relative_to(base).as_posix(), path, media_type)

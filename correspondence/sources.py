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
            name = self.path.rsplit("/", 1)[-1] or self.absolute.name
            return UntrustedFile(name, self.absolute.read_bytes(), self.media_type)
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
        # Maildir++: sub-folders (sent, archive) are hidden folders beside the inbox.
        inner = (p for p in location.iterdir() if p.name.startswith(".") and not p.is_symlink())
        folders = [location, *sorted(p for p in inner if p.is_dir())]
        boxes = [f / name for f in folders for name in ("cur", "new") if (f / name).is_dir()]
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

    def unreadable(error: OSError) -> None:
        raise SourceError(
            f"Een map in de bron is niet te lezen ({error.strerror}). Controleer de rechten.",
        ) from error

    for current, folders, names in os.walk(folder, followlinks=False, onerror=unreadable):
        folders.sort()
        for name in sorted(names):
            path = Path(current) / name
            if name not in _IGNORED and path.is_file() and not path.is_symlink():
                relative = path.relative_to(base).as_posix()
                # A name that is no UTF-8 stays distinct and can be stored.
                shown = relative.encode("utf-8", "backslashreplace").decode("utf-8")
                yield SourceFile(shown, path, media_type)

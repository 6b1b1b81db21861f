"""``manifest.json``: every file of a publication with its hash, and one hash over all of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"

_MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the manifest says of one file.

    Attributes:
        last_modified: as in the sitemap; empty for files that no sitemap tells of.
        metadata_sha256: hash of its DiWoo metadata, empty without.
    """

    path: str
    sha256: str
    size_bytes: int
    last_modified: str = ""
    metadata_sha256: str = ""

    @property
    def media_type(self) -> str:
        """Its media type, by extension."""
        return _MEDIA_TYPES[Path(self.path).suffix]


def total_hash(files: Iterable[FileFacts]) -> str:
    """SHA-256 over the lines that ``sha256sum`` prints for all files, sorted by path."""
    lines = sorted((file.path, file.sha256) for file in files)
    return hashlib.sha256("".join(f"{sha}  {path}\n" for path, sha in lines).encode()).hexdigest()


def manifest_of(about: Mapping[str, Any], files: Iterable[FileFacts]) -> bytes:
    """The manifest as JSON with sorted keys; ``about`` says which publication it is."""
    files = sorted(files, key=lambda file: file.path)
    content = {
        **about,
        "files": [_facts(file) for file in files],
        "software": {"name": "lakstraat", "version": software_version()},
        "total_sha256": total_hash(files),
    }
    return to_json(content)


def read_manifest(folder: Path) -> dict[str, FileFacts]:
    """Facts by path of an earlier publication; empty when there is none that can be read."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {
            file["path"]: FileFacts(
                path=file["path"],
                sha256=file["sha256"],
                size_bytes=file["size_bytes"],
                last_modified=file.get("last_modified", ""),
                metadata_sha256=file.get("metadata_sha256", ""),
            )
            for file in content["files"]
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def to_json(content: object) -> bytes:
    """Readable JSON that is the same for the same content."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def software_version() -> str:
    """The installed version of this software."""
    try:
        return version("lakstraat")
    except PackageNotFoundError:
        return "onbekend"


def _facts(file: FileFacts) -> dict[str, str | int]:
    facts: dict[str, str | int] = {
        "path": file.path,
        "sha256": file.sha256,
        "size_bytes": file.size_bytes,
        "media_type": file.media_type,
    }
    if file.last_modified:
        facts["last_modified"] = file.last_modified
        facts["metadata_sha256"] = file.metadata_sha256
    return facts

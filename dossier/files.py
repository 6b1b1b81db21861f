"""Content-addressed files: the key of a blob is the SHA-256 of its bytes.

Originals, page geometry and rendered PDFs live here. A blob is written under a temporary name and
renamed, so a name that exists is always complete; equal content is stored once. The place is any
fsspec URL; only local folders give the rename guarantee of the operating system, object stores give
an equal one by writing objects whole.
"""

from __future__ import annotations

import hashlib
import os
import secrets

import fsspec

from dossier.errors import StoreError


class FileStore:
    """Blobs below one fsspec URL."""

    def __init__(self, url: str) -> None:
        self._filesystem, self._root = fsspec.core.url_to_fs(url)
        self._local = self._filesystem.protocol in ("file", ("file", "local"))
        self._filesystem.makedirs(self._root, exist_ok=True)

    def put(self, data: bytes) -> str:
        """Store ``data`` if it is new; its key.

        Raises:
            StoreError: it cannot be written, for instance because the disk is full.
        """
        key = hashlib.sha256(data).hexdigest()
        path = self._path(key)
        try:
            if self._filesystem.exists(path):
                return key
            self._filesystem.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
            temporary = f"{path}.{secrets.token_hex(6)}.tmp"
            with self._filesystem.open(temporary, "wb") as stream:
                stream.write(data)
                if self._local:
                    stream.flush()
                    os.fsync(stream.fileno())
            self._filesystem.mv(temporary, path)
        except OSError as error:
            raise StoreError(
                f"De bestandsopslag {self._root} is niet te beschrijven ({error.strerror}). "
                "Maak ruimte vrij of controleer de rechten, en start opnieuw.",
            ) from error
        return key

    def get(self, key: str) -> bytes:
        """The bytes of a blob, checked against its key.

        Raises:
            StoreError: it is not there, or it was damaged since it was written.
        """
        try:
            data: bytes = self._filesystem.cat_file(self._path(key))
        except FileNotFoundError:
            raise StoreError(
                f"Bestand {key[:12]}… ontbreekt in de opslag {self._root}. Zet een reservekopie "
                "terug of verzamel opnieuw.",
            ) from None
        if hashlib.sha256(data).hexdigest() != key:
            raise StoreError(
                f"Bestand {key[:12]}… in de opslag {self._root} is beschadigd. Zet een "
                "reservekopie terug of verwijder het en verzamel opnieuw.",
            )
        return data

    def has(self, key: str) -> bool:
        """Whether a blob is there."""
        return bool(self._filesystem.exists(self._path(key)))

    def _path(self, key: str) -> str:
        return f"{self._root}/{key[:2]}/{key}"

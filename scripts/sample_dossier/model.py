"""The pieces the dossier is made of: addresses, mails, files, and the ground truth of each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


class Addr(NamedTuple):
    """A mail address with its display name, as it stands in a header."""

    name: str
    email: str

    def shown(self) -> str:
        """The address as Outlook prints it in quoted history."""
        return f"{self.name} <{self.email}>" if self.name else self.email


@dataclass
class File:
    """A loose file, an attachment, or a member of an archive (then ``inner`` of its parent)."""

    name: str
    data: bytes
    kind: str = "file"
    status: str = ""  # empty: follows the mail or the archive it is in
    note: str = ""
    mime: str = ""
    cid: str = ""  # content id: an inline image
    image_text: str = ""  # what is legible in an image (a scan, a photo)
    inner: list[File] = field(default_factory=list)

    @property
    def sha256(self) -> str:
        """The hash by which an exact copy is recognised."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass
class Mail:
    """One message; ``parent`` and ``quote`` make it part of a thread with quoted history."""

    key: str
    sender: Addr
    to: list[Addr]
    date: str  # ISO 8601 with offset, as the Date header has it
    subject: str
    text: str
    cc: list[Addr] = field(default_factory=list)
    status: str = "in_scope"
    note: str = ""
    parent: Mail | None = None
    quote: str = ""  # outlook, original, gmail, forward, or empty for no history
    html: str = ""  # "auto": made from the text; anything else: as given
    html_only: bool = False
    charset: str = "utf-8"
    cte: str = "quoted-printable"
    header_charset: str = "utf-8"
    files: list[File] = field(default_factory=list)
    headers: list[tuple[str, str]] = field(default_factory=list)
    received: str = ""
    folder: str = "cur"  # cur or new, for a Maildir
    attached: dict[str, Mail] = field(default_factory=dict)  # message/rfc822 parts
    id_override: str = ""

    @property
    def when(self) -> datetime:
        """The moment in the Date header."""
        return datetime.fromisoformat(self.date)

    @property
    def message_id(self) -> str:
        """The Message-ID without angle brackets, derived from the key."""
        if self.id_override:
            return self.id_override
        mark = hashlib.sha256(self.key.encode()).hexdigest()
        domain = self.sender.email.partition("@")[2]
        if domain == "voorbeeldpost.nl":
            return f"CA{mark[:24]}@mail.{domain}"
        return f"AM9PR{mark[:4].upper()}MB{mark[4:12].upper()}.{mark[12:20]}@{domain}"

    def references(self) -> list[str]:
        """Message-IDs of the whole thread above this message, oldest first."""
        if self.parent is None:
            return []
        return [*self.parent.references(), self.parent.message_id]


@dataclass
class Truth:
    """What is known of one item in advance: a row of ``items`` in expected.json."""

    path: str
    source: str
    kind: str
    status: str
    note: str
    message_id: str | None = None
    sha256: str = ""
    image_text: str = ""
    when: datetime | None = None

"""What a reader makes of untrusted bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from dossier.documents import (
    DateSource,
    DocumentKind,
    Participant,
    Passage,
    PassageRole,
    TablePlace,
)


@dataclass(frozen=True, slots=True)
class UntrustedFile:
    """Bytes from outside with the name, type and date that somebody claims they have.

    Attributes:
        dated_at: date that the archive they came from gives.
    """

    name: str = field(repr=False)
    data: bytes = field(repr=False)
    media_type: str = ""
    is_inline: bool = False
    dated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What readers may use.

    Attributes:
        put_blob: stores bytes, gives back their key.
        passwords: tried on encrypted items, in order.
        ocr_data: folder with ``nld.traineddata``.
    """

    put_blob: Callable[[bytes], str]
    ocr_data: Path
    passwords: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Content:
    """One document as read.

    Attributes:
        parts: attachments, in order.
        fingerprint: text that is equal for copies of the same message that took other routes;
            empty when only equal bytes count.
        original: bytes that stand for the document when those are not the file's own (one day of a
            chat, the PDF made of an image).
    """

    kind: DocumentKind
    title: str = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)
    media_type: str
    dated_at: datetime | None = None
    date_source: DateSource = DateSource.NONE
    participants: tuple[Participant, ...] = field(default=(), repr=False)
    message_id: str = field(default="", repr=False)
    in_reply_to: tuple[str, ...] = field(default=(), repr=False)
    references: tuple[str, ...] = field(default=(), repr=False)
    parts: tuple[UntrustedFile, ...] = field(default=(), repr=False)
    fingerprint: str = field(default="", repr=False)
    page_count: int | None = None
    original: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Container:
    """Something that is only opened for what is in it (zip, mbox).

    Attributes:
        problems: Dutch reasons, by member name, for members that could not be taken out.
    """

    parts: tuple[UntrustedFile, ...] = field(repr=False)
    problems: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Split:
    """One file that holds several documents (a chat export: one per day), each with a short name."""

    contents: tuple[tuple[str, Content], ...] = field(repr=False)


Reading = Content | Container | Split
Reader = Callable[[UntrustedFile, ReadContext], Reading]


def storable(text: str) -> str:
    """``text`` without lone surrogates (bytes that were no UTF-8), which no store can keep."""
    return text.encode("utf-8", "replace").decode("utf-8")


class PassageBuilder:
    """Collects passages in reading order and numbers them."""

    def __init__(self) -> None:
        self._passages: list[Passage] = []

    def add(
        self,
        role: PassageRole,
        text: str,
        *,
        name: str = "",
        level: int = 0,
        table: TablePlace | None = None,
    ) -> None:
        """Append a passage unless its text is blank."""
        text, name = storable(text), storable(name)
        if text.strip():
            index = len(self._passages)
            self._passages.append(
                Passage(index=index, role=role, text=text, name=name, level=level, table=table),
            )

    def extend(self, passages: tuple[Passage, ...]) -> None:
        """Append passages made elsewhere, numbered anew."""
        for passage in passages:
            self._passages.append(
                Passage(
                    index=len(self._passages),
                    role=passage.role,
                    text=passage.text,
                    name=passage.name,
                    level=passage.level,
                    place=passage.place,
                    table=passage.table,
                ),
            )

    def build(self) -> tuple[Passage, ...]:
        """All passages so far."""
        return tuple(self._passages)

"""Which files a harvester gets, and how they hang together.

Today the inventory list is on top: the documents are part of it. When a decision letter is published,
it is put above all of them with :func:`with_top`; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from publication.dutch_dates import in_words, midnight
from publication.inventory import InventoryEntry
from publication.plain_text import one_line
from publication.publication_set import PublicationSet
from publication.value_lists import ADOPTION, RECEIPT, ListedValue

_RECEIVED = frozenset({"email", "chat"})


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file with what DiWoo metadata says of it.

    Attributes:
        path: in the publication folder.
        handled_at: aware moment of ``handling``.
        parent: path of the file that this is part of, empty at the top.
        parts: paths of its parts.
        attachments: paths of the parts that are formally attached to it.
    """

    path: str
    identifier: str
    title: str = field(repr=False)
    description: str = field(repr=False)
    created_on: date | None
    handling: ListedValue
    handled_at: datetime
    document_type: ListedValue | None = None
    parent: str = ""
    parts: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def published_files(
    publication: PublicationSet, entries: Sequence[InventoryEntry], lists: Sequence[str]
) -> tuple[PublishedFile, ...]:
    """The inventory and then the documents.

    Args:
        lists: paths of the PDFs that together are the inventory; the first is its head.
    """
    documents = [_document(publication, entry, lists[0]) for entry in entries if entry.path]
    head, *others = (_list(publication, path, number) for number, path in enumerate(lists, start=1))
    parts = (*(file.path for file in others), *(file.path for file in documents))
    return (
        replace(head, parts=parts),
        *(replace(file, parent=head.path) for file in others),
        *documents,
    )


def with_top(top: PublishedFile, files: Sequence[PublishedFile]) -> tuple[PublishedFile, ...]:
    """``files`` with ``top`` as the parent of all; the former head becomes its attachment."""
    parts = tuple(file.path for file in files)
    return (
        replace(top, parts=parts, attachments=(files[0].path,)),
        *(replace(file, parent=top.path, parts=()) for file in files),
    )


def _list(publication: PublicationSet, path: str, number: int) -> PublishedFile:
    suffix = "" if number == 1 else f", deel {number}"
    name = one_line(f"Inventarislijst bij Woo-verzoek {publication.request_id}{suffix}")
    subject = one_line(publication.request_title)
    return PublishedFile(
        path=path,
        identifier=f"{publication.publication_context}/{path.removesuffix('.pdf')}",
        title=one_line(publication.marked(name)),
        description=one_line(
            publication.marked(
                f"Lijst van alle documenten bij het verzoek van "
                f"{in_words(publication.request_date)} over: {subject}"
            )
        ),
        created_on=publication.decision_date,
        handling=ADOPTION,
        handled_at=midnight(publication.decision_date),
    )


def _document(publication: PublicationSet, entry: InventoryEntry, head: str) -> PublishedFile:
    """A document: mail and chat were received, the rest was established, on the document's date."""
    received = entry.file_type in _RECEIVED and entry.dated_on is not None
    verdict = entry.judgement.value.lower()
    return PublishedFile(
        path=entry.path,
        identifier=f"{publication.publication_context}-{entry.number}",
        title=one_line(publication.marked(entry.title)),
        description=one_line(
            publication.marked(
                f"Document {entry.number} bij Woo-verzoek {publication.request_id}; {verdict}."
            )
        ),
        created_on=entry.dated_on,
        handling=RECEIPT if received else ADOPTION,
        handled_at=midnight(entry.dated_on or publication.decision_date),
        parent=head,
    )

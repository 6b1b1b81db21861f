"""Which documents fall under the request, and why each other one does not.

A family is judged as one: an attachment has the date of its mail, and one matching member brings the
whole family in. In this order the first rule that applies decides: outside the period, cannot be
read, already public, other subject, no date, duplicate, in scope.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from correspondence.search import SearchableDocument, SearchIndex
from correspondence.threads import group_threads
from dossier.documents import (
    Document,
    DocumentStatus,
    ItemOutcome,
    ParticipantRole,
    Passage,
    PassageRole,
    Selection,
    SourceItem,
)
from dossier.request import AMSTERDAM, WooRequest

FIRST_NUMBER = 1001


@dataclass(frozen=True, slots=True)
class SelectionInput:
    """All that *select* looks at."""

    request: WooRequest
    items: Mapping[str, SourceItem]
    documents: Sequence[Document]
    passages: Mapping[str, Sequence[Passage]]


def select_documents(given: SelectionInput) -> list[Selection]:
    """One selection per document, in the order in which numbers are to be given; none numbered yet."""
    heads = {document.family_id: document for document in given.documents if document.position == 0}
    ordered = sorted(given.documents, key=lambda document: _order(given, heads, document))
    families: dict[str, list[Document]] = {}
    for document in ordered:
        families.setdefault(document.family_id, []).append(document)
    matching = _matching(given, ordered)
    follows = given.request.attachments_follow_mail
    links = {public.sha256: public.link for public in given.request.already_public}
    originals: dict[str, Document] = {}
    found: dict[str, Selection] = {}
    for family in families.values():
        for document in family:
            is_match = (family[0] if follows else document).document_id in matching
            found[document.document_id] = _status(given, document, family[0], is_match, links)
    for document in sorted(ordered, key=lambda d: _source_order(given, heads, d)):
        selection = found[document.document_id]
        if selection.status is DocumentStatus.IN_SCOPE:
            found[document.document_id] = _mark_duplicate(given, document, selection, originals)
    _number_threads(ordered, found)
    _number_families(families, found)
    return [found[document.document_id] for document in ordered]


def is_listed(selection: Selection) -> bool:
    """Whether a document gets a number and a row in the inventory."""
    return selection.status in (
        DocumentStatus.IN_SCOPE,
        DocumentStatus.DUPLICATE,
        DocumentStatus.ALREADY_PUBLIC,
    )


def _order(
    given: SelectionInput, heads: Mapping[str, Document], document: Document
) -> tuple[str, int, str, int]:
    """By date of the family, then source, path of the family's head and place in the family."""
    head = heads[document.family_id]
    moment = _dated_at(given, head, head)
    source, path = _place(given, head)
    return (moment.isoformat() if moment else "9999", source, path, document.position)


def _source_order(
    given: SelectionInput,
    heads: Mapping[str, Document],
    document: Document,
) -> tuple[int, str, str, int]:
    """Of equal documents the first in this order is judged: sources as listed in the request."""
    moment, source, path, position = _order(given, heads, document)
    return (source, moment, path, position)


def _place(given: SelectionInput, document: Document) -> tuple[int, str]:
    item = given.items[document.item_id]
    return [source.id for source in given.request.sources].index(item.source_id), item.path


def _dated_at(given: SelectionInput, document: Document, head: Document) -> datetime | None:
    """The moment that counts, in UTC: the family's, else its own, else one that a person assigned."""
    if moment := head.dated_at or document.dated_at:
        return moment.astimezone(UTC)
    assigned = {entry.sha256: entry.date for entry in given.request.assigned_dates}
    day = assigned.get(given.items[document.item_id].sha256)
    return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM).astimezone(UTC) if day else None


def _matching(given: SelectionInput, ordered: Sequence[Document]) -> frozenset[str]:
    """Documents that match the question; with the family rule also the heads of their families."""
    index = SearchIndex(
        _searchable(document, given.passages.get(document.document_id, ())) for document in ordered
    )
    hits = index.search(given.request.question)
    return hits | {document.family_id for document in ordered if document.document_id in hits}


def _searchable(document: Document, passages: Sequence[Passage]) -> SearchableDocument:
    visible = [p for p in passages if p.role is not PassageRole.METADATA]
    senders = [p for p in document.participants if p.role is ParticipantRole.FROM]
    receivers = [p for p in document.participants if p.role is not ParticipantRole.FROM]
    return SearchableDocument(
        document_id=document.document_id,
        text="\n".join(passage.text for passage in visible),
        subject=document.title,
        sender=" ".join(f"{p.name} {p.address}" for p in senders),
        receiver=" ".join(f"{p.name} {p.address}" for p in receivers),
        file=document.file_name,
    )


def _status(
    given: SelectionInput,
    document: Document,
    head: Document,
    is_match: bool,
    links: Mapping[str, str],
) -> Selection:
    request = given.request
    item = given.items[document.item_id]
    dated_at = _dated_at(given, document, head)

    def selection(status: DocumentStatus, reason: str, link: str = "") -> Selection:
        return Selection(
            document.document_id,
            request.id,
            status,
            reason,
            link=link,
            dated_at=dated_at,
        )

    if dated_at is not None and not request.period.covers(dated_at):
        day = dated_at.astimezone(AMSTERDAM).strftime("%d-%m-%Y")
        return selection(
            DocumentStatus.OUT_OF_PERIOD,
            f"Datum {day} valt buiten de periode {request.period.start:%d-%m-%Y} tot en met "
            f"{request.period.end:%d-%m-%Y}.",
        )
    if item.outcome is ItemOutcome.UNPROCESSABLE:
        return selection(DocumentStatus.UNPROCESSABLE, item.reason)
    if item.sha256 in links:
        return selection(
            DocumentStatus.ALREADY_PUBLIC,
            "Dit document is eerder openbaar gemaakt.",
            link=links[item.sha256],
        )
    if not is_match:
        return selection(DocumentStatus.OFF_TOPIC, "De zoekvraag komt in dit stuk niet voor.")
    if dated_at is None:
        return selection(
            DocumentStatus.UNDATED,
            "Geen datum gevonden; een beoordelaar beslist of dit binnen de periode valt.",
        )
    reason = "Binnen de periode en gevonden met de zoekvraag."
    return selection(DocumentStatus.IN_SCOPE, reason)


def _mark_duplicate(
    given: SelectionInput,
    document: Document,
    selection: Selection,
    originals: dict[str, Document],
) -> Selection:
    """The first of equal documents is judged; the others refer to it.

    An equal Message-ID alone is not enough: text that the first copy does not hold would be lost.
    """
    same_content = originals.get(f"hash:{document.content_hash}")
    same_id = originals.get(f"id:{document.message_id}") if document.message_id else None
    if same_content is not None:
        return _duplicate_of(same_content, selection, "dezelfde inhoud")
    if same_id is not None and _words(given, document) <= _words(given, same_id):
        return _duplicate_of(same_id, selection, "hetzelfde Message-ID")
    originals[f"hash:{document.content_hash}"] = document
    if same_id is not None:
        return replace(
            selection,
            reason=f"{selection.reason} Zelfde Message-ID als een ander stuk, maar andere tekst.",
        )
    if document.message_id:
        originals[f"id:{document.message_id}"] = document
    return selection


def _duplicate_of(original: Document, selection: Selection, why: str) -> Selection:
    return replace(
        selection,
        status=DocumentStatus.DUPLICATE,
        reason=f"Dubbel: {why} als een ander document.",
        duplicate_of=original.document_id,
    )


def _words(given: SelectionInput, document: Document) -> frozenset[str]:
    passages = given.passages.get(document.document_id, ())
    texts = (p.text for p in passages if p.role not in (PassageRole.HEADER, PassageRole.METADATA))
    return frozenset(word for text in texts for word in re.findall(r"\w+", text.lower()))


def _number_threads(ordered: Sequence[Document], found: dict[str, Selection]) -> None:
    listed = [document for document in ordered if is_listed(found[document.document_id])]
    for number, thread in enumerate(group_threads(listed), start=1):
        for document_id in thread:
            found[document_id] = replace(found[document_id], thread_id=number)


def _number_families(families: Mapping[str, list[Document]], found: dict[str, Selection]) -> None:
    number = 0
    for family in families.values():
        members = [document for document in family if is_listed(found[document.document_id])]
        if len(members) > 1:
            number += 1
            for document in members:
                found[document.document_id] = replace(
                    found[document.document_id],
                    family_number=number,
                )

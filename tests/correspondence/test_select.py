"""Selection on the sample dossier gives exactly the statuses of its ground truth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from correspondence.books import balance_books
from correspondence.collect import collect_file
from correspondence.content import ReadContext
from correspondence.select import SelectionInput, select_documents
from correspondence.sources import list_files
from correspondence.threads import group_threads
from dossier.documents import Document, DocumentStatus, Selection
from dossier.errors import BooksDoNotBalance
from dossier.files import FileStore
from dossier.request import SourceFormat, WooRequest, load_request
from tests.conftest import Expected


@dataclass(frozen=True)
class Collection:
    """The sample, collected."""

    given: SelectionInput
    selections: dict[str, Selection]
    paths: dict[str, str]
    """Document id by path as in the ground truth."""


@pytest.fixture(scope="module")
def sample() -> Collection:
    root = Path(__file__).resolve().parents[2]
    request = load_request(root / "config/requests/verkiezingsuitslag-2023.yaml")
    files = FileStore("memory://selectie")
    context = ReadContext(files.put, root / "data/models/tesseract")
    items, documents, passages = {}, [], {}
    for source in request.sources:
        for file in list_files(source, root):
            collected = collect_file(request.id, source, file, file.read(), context)
            items.update({item.item_id: item for item in collected.items})
            documents += collected.documents
            passages.update(collected.passages)
    given = SelectionInput(request, items, documents, passages)
    selections = {s.document_id: s for s in select_documents(given)}
    return Collection(given, selections, dict(_paths(request, given)))


def _paths(request: WooRequest, given: SelectionInput) -> Iterable[tuple[str, str]]:
    sources = {source.id: source for source in request.sources}
    for document in given.documents:
        item = given.items[document.item_id]
        source = sources[item.source_id]
        base = source.location.removeprefix("data/sample/")
        separator = "!/" if source.format is SourceFormat.MBOX else "/"
        yield f"{base}{separator}{item.path}", document.document_id


def test_every_item_has_its_expected_status(sample: Collection, expected: Expected) -> None:
    wrong = {}
    for path, item in expected.items.items():
        if item["status"] == "container":
            continue
        found = [
            sample.selections[document_id].status.value
            for candidate, document_id in sample.paths.items()
            if candidate == path or (item["kind"] == "chat" and candidate.startswith(f"{path}!/"))
        ]
        if set(found) != {item["status"]}:
            wrong[path] = (item["status"], found)
    assert wrong == {}


def test_nothing_is_found_that_the_ground_truth_does_not_know(
    sample: Collection, expected: Expected
) -> None:
    unknown = [
        path
        for path in sample.paths
        if path not in expected.items and path.rsplit("!/", 1)[0] not in expected.items
    ]
    assert unknown == []


def test_every_exclusion_has_a_reason(sample: Collection) -> None:
    assert all(selection.reason for selection in sample.selections.values())


def test_books_balance_and_a_lost_document_is_noticed(sample: Collection) -> None:
    request = sample.given.request
    items = list(sample.given.items.values())
    seen = {source.id: [] for source in request.sources}
    documents = list(sample.given.documents)
    books = balance_books(request.sources, seen, items, documents, sample.selections)
    assert sum(book.documents for book in books) == len(documents)
    lost = dict(list(sample.selections.items())[1:])
    with pytest.raises(BooksDoNotBalance):
        balance_books(request.sources, seen, items, documents, lost)
    unseen = {**seen, "BZ-bestanden": ["niet-verzameld.pdf"]}
    with pytest.raises(BooksDoNotBalance, match="BZ-bestanden"):
        balance_books(request.sources, unseen, items, documents, sample.selections)


def test_duplicates_refer_to_a_document_that_is_judged(sample: Collection) -> None:
    duplicates = [s for s in sample.selections.values() if s.duplicate_of]
    assert duplicates
    for selection in duplicates:
        original = sample.selections[selection.duplicate_of or ""]
        assert original.status is DocumentStatus.IN_SCOPE


def test_same_message_id_with_other_words_is_not_lost(sample: Collection) -> None:
    """A copy that says more than the first one is judged, not suppressed."""
    mail = next(
        document
        for document in sample.given.documents
        if document.message_id
        and sample.selections[document.document_id].status is DocumentStatus.IN_SCOPE
    )
    copy = replace(mail, document_id="kopie", family_id="kopie", content_hash="anders")
    passages = dict(sample.given.passages)
    extra = passages[mail.document_id][-1]
    passages["kopie"] = (
        *passages[mail.document_id],
        replace(extra, index=extra.index + 1, text="Een extra zin over zeppelins."),
    )
    documents = [*sample.given.documents, copy]
    given = replace(sample.given, documents=documents, passages=passages)
    found = {s.document_id: s for s in select_documents(given)}
    assert {found[mail.document_id].status, found["kopie"].status} == {DocumentStatus.IN_SCOPE}


def test_order_of_collection_does_not_matter(sample: Collection) -> None:
    turned = replace(sample.given, documents=list(reversed(sample.given.documents)))
    assert select_documents(turned) == list(sample.selections.values())


def test_threads_join_mails_that_share_a_missing_ancestor(sample: Collection) -> None:
    first = next(document for document in sample.given.documents if document.message_id)

    def mail(name: str, *references: str) -> Document:
        return replace(
            first, document_id=name, message_id=f"<{name}>", references=references, in_reply_to=()
        )

    threads = group_threads([mail("a"), mail("b", "<weg>"), mail("c", "<weg>"), mail("d", "<a>")])
    assert sorted(map(sorted, threads)) == [["a", "d"], ["b", "c"]]

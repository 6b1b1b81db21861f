"""Select: period, search question, duplicates, threads; every exclusion has its reason."""

from __future__ import annotations

import json
import logging
from collections import Counter
from dataclasses import replace

from prefect import task
from prefect.cache_policies import NO_CACHE

from correspondence.books import SourceBooks, balance_books
from correspondence.select import FIRST_NUMBER, SelectionInput, is_listed, select_documents
from correspondence.sources import list_files
from dossier.request import WooRequest
from flows.progress import stage_progress
from flows.workspace import open_workspace

log = logging.getLogger(__name__)


@task(name="selecteren", cache_policy=NO_CACHE)
def select_scope(request: WooRequest) -> dict[str, int]:
    """Judge every document against the request and number those that stand in the inventory.

    Returns:
        Number of documents per status.

    Raises:
        BooksDoNotBalance: something found has no status.
        ConfigError: the search question cannot be understood.
    """
    workspace = open_workspace()
    store = workspace.store
    documents = store.documents(request.id)
    with stage_progress("selecteren", "Selecteren", len(documents)) as advance:
        items = {item.item_id: item for item in store.items(request.id)}
        passages = store.passages(document.document_id for document in documents)
        selections = select_documents(SelectionInput(request, items, documents, passages))
        listed = [selection.document_id for selection in selections if is_listed(selection)]
        numbers = store.assign_numbers(request.id, listed, FIRST_NUMBER)
        numbered = [
            replace(selection, number=str(numbers[selection.document_id]))
            if is_listed(selection)
            else selection
            for selection in selections
        ]
        previous = store.selections(request.id)
        store.replace_selections(request.id, numbered)
        advance(len(documents))
    counts = Counter(selection.status.value for selection in numbered)
    if {s.document_id: s for s in numbered} != previous:
        store.append_audit(request.id, "systeem", "select", {"statuses": dict(counts)})
    books_of(request)
    log.info("selectie: %s", json.dumps(dict(sorted(counts.items()))))
    return dict(counts)


def books_of(request: WooRequest) -> tuple[SourceBooks, ...]:
    """The balanced books of a request.

    Raises:
        BooksDoNotBalance: they do not balance.
    """
    workspace = open_workspace()
    store = workspace.store
    return balance_books(
        request.sources,
        {
            source.id: [file.path for file in list_files(source, workspace.root)]
            for source in request.sources
        },
        store.items(request.id),
        store.documents(request.id),
        store.selections(request.id),
    )

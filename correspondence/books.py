"""The books (*boekhouding*): everything that was found is accounted for, per source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.documents import Document, DocumentStatus, ItemOutcome, Selection, SourceItem
from dossier.errors import BooksDoNotBalance
from dossier.request import Source


@dataclass(frozen=True, slots=True)
class SourceBooks:
    """What became of one source.

    Attributes:
        files: top-level files that were seen in the source.
        containers: archives and mailboxes that were only opened for what is in them.
        counts: documents per status.
    """

    source_id: str
    custodian: str = field(repr=False)
    files: int
    containers: int
    counts: Mapping[DocumentStatus, int]

    @property
    def documents(self) -> int:
        """All documents: the sum of all statuses."""
        return sum(self.counts.values())


def balance_books(
    sources: Sequence[Source],
    seen: Mapping[str, Iterable[str]],
    items: Sequence[SourceItem],
    documents: Sequence[Document],
    selections: Mapping[str, Selection],
) -> tuple[SourceBooks, ...]:
    """The books per source.

    Args:
        seen: paths of the top-level files that each source holds now.

    Raises:
        BooksDoNotBalance: something was found that no status accounts for; says which source and
            how many, never which document.
    """
    by_item = {document.item_id: document for document in documents}
    if len(by_item) != len(documents):
        raise BooksDoNotBalance("De boekhouding klopt niet: een item heeft meer dan één document.")
    books = []
    for source in sources:
        own = [item for item in items if item.source_id == source.id]
        paths = {item.path for item in own}
        missing = sum(1 for path in seen[source.id] if path not in paths)
        containers = sum(1 for item in own if item.outcome is ItemOutcome.CONTAINER)
        counts: Counter[DocumentStatus] = Counter()
        unaccounted = 0
        for item in own:
            if item.outcome is ItemOutcome.CONTAINER:
                continue
            document = by_item.get(item.item_id)
            selection = selections.get(document.document_id) if document else None
            if selection is None:
                unaccounted += 1
            else:
                counts[selection.status] += 1
        if missing or unaccounted:
            raise BooksDoNotBalance(
                f"De boekhouding van bron {source.id} klopt niet: {missing} bestanden niet "
                f"verzameld en {unaccounted} items zonder status. Start de run opnieuw; blijft "
                "dit, meld het dan met werk/woo.log erbij.",
            )
        files = sum(1 for _ in seen[source.id])
        books.append(SourceBooks(source.id, source.custodian, files, containers, dict(counts)))
    if sum(book.documents for book in books) != len(selections):
        raise BooksDoNotBalance("De boekhouding klopt niet: er zijn documenten zonder bron.")
    return tuple(books)

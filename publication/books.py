"""``boekhouding.json``: what became of everything collected, for machines."""

from __future__ import annotations

from dossier.documents import DocumentStatus
from publication.manifest import to_json
from publication.plain_text import one_line
from publication.publication_set import PublicationSet


def books_json(publication: PublicationSet) -> bytes:
    """The books per source, with their sums; every status is present, also with 0."""
    lines = publication.books
    content = {
        "request_id": publication.request_id,
        "notice": publication.notice,
        "labels": {status.value: status.label for status in DocumentStatus},
        "sources": [
            {
                "source": one_line(line.source),
                "custodian": one_line(line.custodian),
                "counts": {status.value: line.counts.get(status, 0) for status in DocumentStatus},
                "total": line.total,
            }
            for line in lines
        ],
        "counts": {
            status.value: sum(line.counts.get(status, 0) for line in lines)
            for status in DocumentStatus
        },
        "total": sum(line.total for line in lines),
    }
    return to_json(content)

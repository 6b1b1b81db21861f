"""From a released dossier to a publication folder: everything that goes out, checked, in one step."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from dossier.errors import PublicationError
from publication.books import books_json
from publication.delimited import books_csv, inventory_csv
from publication.diwoo import diwoo_document
from publication.dutch_dates import midnight, xml_moment
from publication.folder import Check, StagedFolder, staging, swap_in
from publication.inventory import InventoryEntry, Totals, inventory_of, totals_of
from publication.inventory_pdf import inventory_pdfs
from publication.manifest import MANIFEST, FileFacts, manifest_of, read_manifest, total_hash
from publication.organisations import load_organisations
from publication.publication_set import PublicationRecord, PublicationSet
from publication.published_files import PublishedFile, published_files
from publication.sitemap import INDEX, SitemapEntry, robots, sitemap_index, sitemaps
from publication.validation import validate_publication
from publication.workbook import workbook_of


def publish(
    publication: PublicationSet,
    document: Callable[[str], bytes],
    folder: Path,
    check: Check,
) -> PublicationRecord:
    """Make ``folder`` hold exactly this publication.

    A folder that already does is left untouched. The same publication, documents and earlier folder
    give the same bytes.

    Args:
        document: the redacted PDF of a document number; asked for rows with a file only.
        folder: new, empty, or an earlier publication, which is replaced whole.
        check: called with path and bytes of every file before it is written; raises
            ``VerificationFailed`` when something withheld is in it.

    Raises:
        PublicationError: the set cannot be published as it is; the folder is as it was.
        VerificationFailed: from ``check``; the folder is as it was.
    """
    folder = folder.resolve()
    entries = inventory_of(publication)
    totals = totals_of(publication, entries)
    with staging(folder, check) as staged:
        earlier = read_manifest(folder)
        _add_documents(staged, entries, document)
        lists = _add_lists(staged, publication, entries, totals)
        files = published_files(publication, entries, lists)
        dated = _add_sitemaps(staged, publication, files, earlier)
        facts = [
            FileFacts(path, sha256, (staged.path / path).stat().st_size, *dated.get(path, ()))
            for path, sha256 in staged.hashes.items()
        ]
        staged.add(MANIFEST, manifest_of(_about(publication, totals), facts))
        _refuse_if_wrong(staged.path)
        changed = not (folder.exists() and staged.is_same_as(folder))
        if changed:
            swap_in(staged, folder)
    return PublicationRecord(
        request_id=publication.request_id,
        folder=folder,
        changed=changed,
        total_hash=total_hash(facts),
        file_count=len(facts) + 1,
        document_count=sum(bool(entry.path) for entry in entries),
        size_bytes=sum(file.size_bytes for file in facts) + (folder / MANIFEST).stat().st_size,
    )


def _refuse_if_wrong(staged: Path) -> None:
    """Read everything back, so that nothing goes out that a platform or harvester misreads."""
    problems = validate_publication(staged)
    if problems:
        raise PublicationError(
            f"De publicatie is niet in orde ({len(problems)} fouten). De eerste: {problems[0]}",
        )


def _add_documents(
    staged: StagedFolder, entries: Iterable[InventoryEntry], document: Callable[[str], bytes]
) -> None:
    for entry in entries:
        if not entry.path:
            continue
        data = document(entry.number)
        if not data.startswith(b"%PDF-"):
            raise PublicationError(f"Het bestand van document {entry.number} is geen pdf.")
        if entry.sha256 and hashlib.sha256(data).hexdigest() != entry.sha256:
            raise PublicationError(
                f"Het bestand van document {entry.number} is een ander dan is gecontroleerd. "
                "Lak en controleer het document opnieuw.",
            )
        staged.add(entry.path, data)


def _add_lists(
    staged: StagedFolder,
    publication: PublicationSet,
    entries: tuple[InventoryEntry, ...],
    totals: Totals,
) -> list[str]:
    """The inventory and the books in every form; returns the paths of the inventory's PDFs."""
    staged.add("inventarislijst.xlsx", workbook_of(publication, entries, totals))
    staged.add("inventarislijst.csv", inventory_csv(entries, staged.hashes))
    staged.add("boekhouding.json", books_json(publication))
    staged.add("boekhouding.csv", books_csv(publication))
    paths = []
    for path, data in inventory_pdfs(publication, entries, totals):
        staged.add(path, data)
        paths.append(path)
    return paths


def _add_sitemaps(
    staged: StagedFolder,
    publication: PublicationSet,
    files: tuple[PublishedFile, ...],
    earlier: Mapping[str, FileFacts],
) -> dict[str, tuple[str, str]]:
    """Sitemaps, index and robots.txt; returns ``lastmod`` and metadata hash by path."""
    organisations = load_organisations()
    titles = {file.path: file.title for file in files}
    released = xml_moment(publication.released_at or midnight(publication.decision_date))
    dated: dict[str, tuple[str, str]] = {}

    def last_modified(path: str, metadata: str = "") -> str:
        """When the file or its metadata last changed: now, unless both are as they were."""
        metadata_sha256 = hashlib.sha256(metadata.encode()).hexdigest()
        before = earlier.get(path)
        same = (
            before
            and before.last_modified
            and ((before.sha256, before.metadata_sha256) == (staged.hashes[path], metadata_sha256))
        )
        moment = before.last_modified if before and same else released
        dated[path] = (moment, metadata_sha256)
        return moment

    def entries() -> Iterable[SitemapEntry]:
        for file in files:
            metadata = diwoo_document(file, publication, organisations, titles)
            address = publication.address_of(file.path)
            yield SitemapEntry(address, last_modified(file.path, metadata), metadata)

    index = []
    for path, data in sitemaps(entries()):
        staged.add(path, data)
        index.append((publication.address_of(path), last_modified(path)))
    staged.add(INDEX, sitemap_index(index))
    staged.add("robots.txt", robots(publication.address_of(INDEX)))
    return dated


def _about(publication: PublicationSet, totals: Totals) -> dict[str, object]:
    return {
        "request_id": publication.request_id,
        "publication_context": publication.publication_context,
        "base_url": publication.base_url,
        "publisher": publication.publisher,
        "responsible": publication.responsible,
        "co_responsible": list(publication.co_responsible),
        "request_date": publication.request_date.isoformat(),
        "decision_date": publication.decision_date.isoformat(),
        "notice": publication.notice,
        "judgements": {judgement.value: count for judgement, count in totals.judgements},
        "grounds": dict(totals.grounds),
        "documents": totals.documents,
    }

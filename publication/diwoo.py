"""DiWoo metadata 0.9.8 of one published file, as the part of a sitemap that holds it.

Follows the mapping for a Woo publication set. There is no ``documentsoort`` for an e-mail, a chat or
an inventory list, so none is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from publication.dutch_dates import xml_moment
from publication.organisations import OrganisationTable
from publication.plain_text import one_line
from publication.publication_set import PublicationSet
from publication.published_files import PublishedFile
from publication.value_lists import (
    DUTCH,
    HAS_ATTACHMENT,
    PDF,
    WOO_REQUESTS_AND_DECISIONS,
    ListedValue,
)

NAMESPACE = "https://standaarden.overheid.nl/diwoo/metadata/"


def diwoo_document(
    file: PublishedFile,
    publication: PublicationSet,
    organisations: OrganisationTable,
    titles: Mapping[str, str],
) -> str:
    """The ``diwoo:Document`` element.

    Args:
        titles: title by path of every published file, for references.
    """
    parts = _elements(file, publication, organisations, titles)
    return _wrap("Document", _wrap("DiWoo", *parts))


def _elements(
    file: PublishedFile,
    publication: PublicationSet,
    organisations: OrganisationTable,
    titles: Mapping[str, str],
) -> Iterator[str]:
    def reference(name: str, path: str) -> str:
        return _text(name, titles[path], publication.address_of(path))

    responsible = organisations[publication.responsible].listed
    yield _wrap("identifiers", _text("identifier", file.identifier))
    yield _value("publisher", organisations[publication.publisher].listed)
    yield _value("verantwoordelijke", responsible)
    if publication.co_responsible:
        others = (organisations[code].listed for code in publication.co_responsible)
        yield _wrap(
            "medeverantwoordelijken", *(_value("medeverantwoordelijke", value) for value in others)
        )
    yield _wrap("titelcollectie", _text("officieleTitel", file.title))
    yield _wrap("omschrijvingen", _text("omschrijving", file.description))
    category = _wrap(
        "informatiecategorieen", _value("informatiecategorie", WOO_REQUESTS_AND_DECISIONS)
    )
    kinds = (
        [_wrap("documentsoorten", _value("documentsoort", file.document_type))]
        if file.document_type
        else []
    )
    yield _wrap("classificatiecollectie", category, *kinds)
    if file.created_on:
        yield _text("creatiedatum", file.created_on.isoformat())
    yield _value("language", DUTCH)
    yield _value("format", PDF)
    yield _text("aggregatiekenmerk", one_line(publication.request_id))
    if file.parent:
        yield reference("isPartOf", file.parent)
    if file.parts:
        yield _wrap("hasParts", *(reference("hasPart", path) for path in file.parts))
    yield _wrap(
        "documenthandelingen",
        _wrap(
            "documenthandeling",
            _value("soortHandeling", file.handling),
            _text("atTime", xml_moment(file.handled_at)),
            _value("wasAssociatedWith", responsible),
        ),
    )
    if file.attachments:
        yield _wrap(
            "documentrelaties",
            *(
                _wrap(
                    "documentrelatie", _value("role", HAS_ATTACHMENT), reference("relation", path)
                )
                for path in file.attachments
            ),
        )


def _wrap(name: str, *children: str) -> str:
    return f"<diwoo:{name}>{''.join(children)}</diwoo:{name}>"


def _text(name: str, text: str, resource: str = "") -> str:
    attribute = f" resource={quoteattr(resource)}" if resource else ""
    return f"<diwoo:{name}{attribute}>{escape(text)}</diwoo:{name}>"


def _value(name: str, value: ListedValue) -> str:
    return _text(name, value.label, value.uri)

"""What a harvester of open.overheid.nl finds when it walks a publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from lxml import etree

from publication.diwoo import diwoo_document
from publication.diwoo_schema import SITEMAP, parse, schema_problems
from publication.dutch_dates import AMSTERDAM
from publication.inventory import inventory_of
from publication.organisations import load_organisations
from publication.published_files import PublishedFile, published_files, with_top
from publication.sitemap import SitemapEntry, sitemaps
from publication.value_lists import DECISION_ON_REQUEST, LIST_OF_ELEMENT, SIGNING, labels

SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "d": "https://standaarden.overheid.nl/diwoo/metadata/",
}
BASE = "https://woo.voorbeeld.nl/BZK-2023-0412"


def _entries(folder):
    root = parse((folder / "sitemaps/sitemap-0001.xml").read_bytes())
    return {
        entry.findtext("s:loc", namespaces=SPACES).removeprefix(f"{BASE}/"): entry
        for entry in root.iterfind("s:url", SPACES)
    }


def test_harvester_finds_every_public_file_and_nothing_else(published):
    robots = (published / "robots.txt").read_text()
    index = robots.split("Sitemap: ")[1].strip()
    assert index == f"{BASE}/sitemaps/sitemapindex-diwoo-infocat014.xml"
    root = parse((published / index.removeprefix(f"{BASE}/")).read_bytes())
    locations = [element.text for element in root.iterfind("s:sitemap/s:loc", SPACES)]
    assert locations == [f"{BASE}/sitemaps/sitemap-0001.xml"]
    assert list(_entries(published)) == [
        "inventarislijst.pdf",
        "documenten/1001.pdf",
        "documenten/1002.pdf",
    ]


def test_metadata_of_a_mail(published):
    entry = _entries(published)["documenten/1001.pdf"]

    def values(name):
        return [
            (element.text, element.get("resource"))
            for element in entry.iterfind(f".//d:{name}", SPACES)
        ]

    tooi = "https://identifier.overheid.nl/tooi/id/ministerie/"
    kern = "https://identifier.overheid.nl/tooi/def/thes/kern/"
    bzk = ("ministerie van Binnenlandse Zaken en Koninkrijksrelaties", tooi + "mnre1034")
    assert values("publisher") == values("verantwoordelijke") == [bzk]
    assert [text for text, _ in values("medeverantwoordelijke")] == [
        "ministerie van Buitenlandse Zaken",
        "ministerie van Onderwijs, Cultuur en Wetenschap",
    ]
    assert values("identifier") == [("BZK-2023-0412-1001", None)]
    assert values("informatiecategorie") == [("Woo-verzoeken en -besluiten", kern + "c_3baef532")]
    assert values("soortHandeling") == [("ontvangst", kern + "c_dfcee535")]
    assert values("atTime") == [("2023-11-23T00:00:00+01:00", None)]
    assert values("creatiedatum") == [("2023-11-23", None)]
    assert values("aggregatiekenmerk") == [("BZK-2023-0412", None)]
    assert values("isPartOf")[0][1] == f"{BASE}/inventarislijst.pdf"
    assert values("documentsoort") == []


def test_all_values_of_the_lists_of_the_schema_are_known():
    for name in set(LIST_OF_ELEMENT.values()):
        assert len(labels(name)) >= 2


def test_text_with_markup_stays_text(a_set, put, row):
    title = 'Vraag "A&B" </diwoo:officieleTitel><script>'
    folder = put(a_set(rows=(row("1", title=title),), notice=""))
    entry = _entries(folder)["documenten/1.pdf"]
    assert entry.findtext(".//d:officieleTitel", namespaces=SPACES) == title


@pytest.mark.parametrize(
    ("limits", "sizes"),
    [({"max_entries": 2}, [2, 2, 1]), ({"max_bytes": 1130}, [3, 2]), ({}, [5])],
)
def test_next_sitemap_starts_at_the_limit(limits, sizes):
    entries = [
        SitemapEntry(f"https://x.nl/{number}.pdf", "2024-01-01", "é" * 50) for number in range(5)
    ]
    found = list(sitemaps(entries, **limits))
    assert [path for path, _ in found] == [
        f"sitemaps/sitemap-{number:04d}.xml" for number in range(1, len(sizes) + 1)
    ]
    assert [data.count(b"<url>") for _, data in found] == sizes
    assert all(len(data) <= limits.get("max_bytes", 10**9) for _, data in found)


def test_decision_can_be_put_on_top(a_set):
    publication = a_set()
    files = published_files(publication, inventory_of(publication), ["inventarislijst.pdf"])
    moment = datetime(2024, 2, 14, 16, 30, tzinfo=AMSTERDAM)
    decision = PublishedFile(
        path="besluit.pdf",
        identifier="BZK-2023-0412/besluit",
        title="Besluit op het Woo-verzoek",
        description="Besluit",
        created_on=publication.decision_date,
        handling=SIGNING,
        handled_at=moment,
        document_type=DECISION_ON_REQUEST,
    )
    files = with_top(decision, files)
    assert [file.parent for file in files] == ["", *["besluit.pdf"] * 3]
    assert files[1].parts == ()
    titles = {file.path: file.title for file in files}
    organisations = load_organisations()
    entries = [
        SitemapEntry(
            publication.address_of(file.path),
            "2024-02-14",
            diwoo_document(file, publication, organisations, titles),
        )
        for file in files
    ]
    (_, data), *_ = sitemaps(entries)
    assert list(schema_problems(parse(data), SITEMAP)) == []
    assert b"heeft bijlage" in data


def test_schema_finds_what_is_no_valid_metadata(published):
    data = (published / "sitemaps/sitemap-0001.xml").read_bytes()
    for old, new in (
        (b"creatiedatum>2023-11-23", b"creatiedatum>2023-11-23T00:00:00"),
        (b"mnre1034", b"mnre9999"),
        (b"officieleTitel", b"titel"),
    ):
        assert list(schema_problems(parse(data.replace(old, new)), SITEMAP))


def test_schemas_need_no_network(monkeypatch):
    import socket

    from publication import diwoo_schema

    def no_network(*arguments, **options):
        raise AssertionError("network")

    monkeypatch.setattr(socket, "socket", no_network)
    diwoo_schema._schema.cache_clear()
    assert isinstance(diwoo_schema._schema(SITEMAP), etree.XMLSchema)


def test_undisclosed_titles_are_in_no_sitemap(a_set, put):
    rows = tuple(replace(row, title=f"Titel-{row.number}") for row in a_set().rows)
    text = (put(a_set(rows=rows)) / "sitemaps/sitemap-0001.xml").read_text()
    assert [number for number in range(1001, 1006) if f"Titel-{number}" in text] == [1001, 1002]

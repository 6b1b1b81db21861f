"""Whatever is wrong with a publication folder, validation says it."""

from __future__ import annotations

import json

import pytest

from publication import validate_publication

SITEMAP = "sitemaps/sitemap-0001.xml"
INDEX = "sitemaps/sitemapindex-diwoo-infocat014.xml"


def _edit(path, old, new, count=1):
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, count))


def test_folder_as_published_has_no_problems(published):
    assert validate_publication(published) == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        (SITEMAP, b"mnre1034", b"mnre9999", "schema"),
        (SITEMAP, b"creatiedatum>2023-11-23", b"creatiedatum>23-11-2023", "schema"),
        (
            SITEMAP,
            b"Woo-verzoeken en -besluiten<",
            b"Woo-verzoeken<",
            "informatiecategorie is niet het label",
        ),
        (
            SITEMAP,
            b"tooi/def/thes/kern/c_3baef532",
            b"tooi/def/thes/kern/c_99a836c7",
            "hoort niet in deze index",
        ),
        (
            SITEMAP,
            b' resource="http://publications.europa.eu/resource/authority/language/NLD"',
            b"",
            "language heeft geen resource",
        ),
        (SITEMAP, b"<loc>https://", b"<loc>http://", "https"),
        (SITEMAP, b"/documenten/1002.pdf</loc>", b"/documenten/1001.pdf</loc>", "twee keer"),
        (SITEMAP, b"<lastmod>2024-02-14T00:00:00+01:00</lastmod>", b"", "lastmod"),
        (
            SITEMAP,
            b"[concept, niet beoordeeld] RE: uitslag 1001</diwoo:off",
            b" </diwoo:off",
            "titel is leeg",
        ),
        (
            SITEMAP,
            b"<diwoo:officieleTitel>[concept, niet beoordeeld]",
            b"<diwoo:officieleTitel>",
            "titel zegt niet",
        ),
        (SITEMAP, b"uitslag 1002</diwoo:hasPart>", b"x</diwoo:hasPart>", "noemt een andere titel"),
        (SITEMAP, b"urlset", b"urlst", "geen XML"),
        (INDEX, b"sitemap-0001.xml", b"sitemap-0002.xml", "bestaat niet"),
        (INDEX, b"sitemap-0001.xml", b"sitemap-0002.xml", "staat niet in de index"),
        (INDEX, b"https://woo.voorbeeld.nl", b"https://ander.nl", "niet op het publicatieadres"),
        ("robots.txt", b"https://woo.voorbeeld.nl", b"", "robots.txt noemt"),
        ("documenten/1001.pdf", b"%PDF", b"%FDP", "geen pdf"),
        ("documenten/1001.pdf", b"1001", b"1002", "een ander bestand"),
        ("inventarislijst.xlsx", b"PK", b"KP", "geen leesbaar"),
        ("manifest.json", b"{", b"[", "beschadigd"),
        ("manifest.json", b'"total_sha256": "', b'"total_sha256": "0', "totale hash"),
    ],
)
def test_change_in_a_file_is_found(published, path, old, new, words):
    _edit(published / path, old, new)
    assert any(words in problem for problem in validate_publication(published))


@pytest.mark.parametrize("name", ["hasPart", "isPartOf"])
def test_reference_in_one_direction_is_found(published, name):
    text = (published / SITEMAP).read_text()
    start = text.rindex(f"<diwoo:{name} ")
    end = text.index(f"</diwoo:{name}>", start) + len(f"</diwoo:{name}>")
    (published / SITEMAP).write_text(text[:start] + text[end:])
    problems = validate_publication(published)
    assert any("isPartOf" in problem and "hasPart" in problem for problem in problems)


@pytest.mark.parametrize(
    "path",
    [
        "documenten/1002.pdf",
        "robots.txt",
        SITEMAP,
        INDEX,
        "inventarislijst.xlsx",
        "boekhouding.csv",
    ],
)
def test_missing_file_is_found(published, path):
    (published / path).unlink()
    assert any(path.split("/")[-1] in problem for problem in validate_publication(published))


@pytest.mark.parametrize("path", ["documenten/1003.pdf", "los.txt", "documenten/.verborgen"])
def test_extra_file_is_found(published, path):
    (published / path).write_bytes(b"%PDF-")
    assert any(path in problem for problem in validate_publication(published))


def test_link_in_place_of_a_file_is_found(published, tmp_path):
    target = published / "documenten/1001.pdf"
    (tmp_path / "elders.pdf").write_bytes(target.read_bytes())
    target.unlink()
    target.symlink_to(tmp_path / "elders.pdf")
    assert any("1001.pdf" in problem for problem in validate_publication(published))


def test_folder_without_manifest_is_no_publication(tmp_path):
    assert "geen publicatiemap" in validate_publication(tmp_path)[0]


def test_hostile_xml_is_not_followed(published, tmp_path):
    (tmp_path / "geheim.txt").write_text("GEHEIM")
    text = (published / SITEMAP).read_text()
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "geheim.txt").as_uri()}">]>\n<urlset'
    (published / SITEMAP).write_text(text.replace("<urlset", doctype, 1).replace("RE: ", "&e;", 1))
    problems = validate_publication(published)
    assert any("DTD" in problem for problem in problems)
    assert not any("GEHEIM" in problem for problem in problems)


def test_manifest_tells_size_and_media_type(published):
    files = {
        file["path"]: file
        for file in json.loads((published / "manifest.json").read_text())["files"]
    }
    assert files["documenten/1001.pdf"]["media_type"] == "application/pdf"
    assert all(
        file["size_bytes"] == (published / path).stat().st_size for path, file in files.items()
    )

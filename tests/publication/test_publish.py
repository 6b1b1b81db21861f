"""What a publisher relies on: the folder is complete, repeatable, and never holds a secret."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import etree

from dossier.documents import DocumentStatus
from dossier.errors import BooksDoNotBalance, ConfigError, PublicationError, VerificationFailed
from dossier.judgements import Judgement
from publication import BooksLine, publish, validate_publication

NOTICE = "concept, niet beoordeeld"


def _content(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _lastmods(folder):
    root = etree.fromstring((folder / "sitemaps/sitemap-0001.xml").read_bytes())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return {
        entry.findtext(f"{space}loc").rsplit("/", 1)[-1]: entry.findtext(f"{space}lastmod")
        for entry in root.iter(f"{space}url")
    }


def test_publication_folder_is_complete(published):
    assert set(_content(published)) == {
        "boekhouding.csv",
        "boekhouding.json",
        "documenten/1001.pdf",
        "documenten/1002.pdf",
        "inventarislijst.csv",
        "inventarislijst.pdf",
        "inventarislijst.xlsx",
        "manifest.json",
        "robots.txt",
        "sitemaps/sitemap-0001.xml",
        "sitemaps/sitemapindex-diwoo-infocat014.xml",
    }
    assert validate_publication(published) == ()


def test_record_tells_what_went_out(a_set, pdf, accept_all, tmp_path):
    record = publish(a_set(), pdf, tmp_path / "uit", accept_all)
    content = _content(tmp_path / "uit")
    assert record.changed
    assert record.document_count == 2
    assert record.file_count == len(content)
    assert record.size_bytes == sum(map(len, content.values()))
    assert record.total_hash == json.loads(content["manifest.json"])["total_sha256"]


def test_total_hash_is_that_of_the_sha256sum_listing(published):
    content = _content(published)
    manifest = json.loads(content.pop("manifest.json"))
    lines = [
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(content.items())
    ]
    assert manifest["total_sha256"] == hashlib.sha256("".join(lines).encode()).hexdigest()
    assert list(manifest) == sorted(manifest)


def test_same_publication_gives_the_same_bytes_in_another_process(published, tmp_path):
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from conftest import *\n"
        "make = a_set.__wrapped__ if hasattr(a_set, '__wrapped__') else a_set._get_wrapped_function()\n"
        "publish(make()(), pdf_of, Path(sys.argv[2]), accept)\n"
    )
    other = tmp_path / "ander"
    root = Path(__file__).resolve().parents[2]
    environment = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "PYTHONPATH": str(root)}
    subprocess.run(
        [sys.executable, "-c", script, str(Path(__file__).parent), str(other)],
        check=True,
        env=environment,
        cwd=tmp_path,
    )
    assert _content(other) == _content(published)


def test_publishing_again_touches_nothing(a_set, pdf, accept_all, published):
    before = {path: path.stat().st_mtime_ns for path in published.rglob("*")}
    inode = published.stat().st_ino
    record = publish(a_set(), pdf, published, accept_all)
    assert not record.changed
    assert {path: path.stat().st_mtime_ns for path in published.rglob("*")} == before
    assert published.stat().st_ino == inode


def test_file_that_does_not_belong_disappears(a_set, pdf, accept_all, published):
    (published / "documenten/geheim.pdf").write_bytes(b"%PDF-")
    assert publish(a_set(), pdf, published, accept_all).changed
    assert not (published / "documenten/geheim.pdf").exists()


def test_document_that_became_secret_is_gone_everywhere(a_set, put, row):
    publication = a_set()
    folder = put(publication)
    rows = tuple(
        replace(each, judgement=Judgement.NOT_PUBLIC, grounds=("5.1.2e",), sha256="")
        if each.number == "1002"
        else each
        for each in publication.rows
    )
    put(a_set(rows=rows))
    assert not (folder / "documenten/1002.pdf").exists()
    assert "1002.pdf" not in (folder / "sitemaps/sitemap-0001.xml").read_text()


@pytest.mark.parametrize(
    "leaky",
    [
        "documenten/1001.pdf",
        "inventarislijst.xlsx",
        "inventarislijst.csv",
        "inventarislijst.pdf",
        "boekhouding.json",
        "sitemaps/sitemap-0001.xml",
        "robots.txt",
        "manifest.json",
    ],
)
def test_secret_in_any_file_stops_publication(a_set, pdf, published, leaky):
    before = _content(published)

    def check(path, data):
        if path == leaky:
            raise VerificationFailed("In een bestand staat nog iets dat gelakt moet zijn.")

    with pytest.raises(VerificationFailed):
        publish(a_set(notice=""), pdf, published, check)
    assert _content(published) == before
    assert [path.name for path in published.parent.iterdir()] == [published.name]


def test_every_file_is_checked_before_it_reaches_the_disk(a_set, pdf, tmp_path):
    seen = {}

    def check(path, data):
        assert not list(tmp_path.rglob(Path(path).name))
        seen[path] = data

    publish(a_set(), pdf, tmp_path / "uit", check)
    assert seen == _content(tmp_path / "uit")


def test_only_documents_with_a_file_are_asked_for(a_set, pdf, accept_all, tmp_path):
    asked = []
    publish(a_set(), lambda n: asked.append(n) or pdf(n), tmp_path / "uit", accept_all)
    assert asked == ["1001", "1002"]


def test_other_file_than_was_verified_is_refused(a_set, pdf, accept_all, row, tmp_path):
    rows = (row("1001", sha256=hashlib.sha256(b"%PDF-1.7 iets anders").hexdigest()),)
    with pytest.raises(PublicationError, match="1001"):
        publish(a_set(rows=rows), pdf, tmp_path / "uit", accept_all)
    assert not (tmp_path / "uit").exists()


def test_file_that_is_no_pdf_is_refused(a_set, accept_all, tmp_path):
    with pytest.raises(PublicationError, match="geen pdf"):
        publish(a_set(), lambda number: b"MZ", tmp_path / "uit", accept_all)


def test_folder_with_other_files_is_never_replaced(a_set, pdf, accept_all, tmp_path):
    (tmp_path / "mijn map").mkdir()
    (tmp_path / "mijn map/scriptie.docx").write_bytes(b"werk")
    with pytest.raises(PublicationError, match="andere bestanden"):
        publish(a_set(), pdf, tmp_path / "mijn map", accept_all)
    assert (tmp_path / "mijn map/scriptie.docx").read_bytes() == b"werk"


def test_notice_stands_in_every_form_of_the_inventory(published):
    content = _content(published)
    assert content["inventarislijst.csv"].decode("utf-8-sig").count(NOTICE) == 5
    assert content["boekhouding.csv"].decode("utf-8-sig").count(NOTICE) == 3
    assert content["sitemaps/sitemap-0001.xml"].decode().count(f"officieleTitel>[{NOTICE}]") == 3
    assert content["sitemaps/sitemap-0001.xml"].decode().count(f"omschrijving>[{NOTICE}]") == 3
    assert json.loads(content["manifest.json"])["notice"] == NOTICE
    assert json.loads(content["boekhouding.json"])["notice"] == NOTICE


def test_reviewed_publication_carries_no_notice(a_set, put):
    content = _content(put(a_set(notice="")))
    for path in ("inventarislijst.csv", "sitemaps/sitemap-0001.xml"):
        assert b"[" not in content[path]


def test_lastmod_changes_only_with_the_document(a_set, accept_all, pdf, tmp_path):
    first = datetime(2024, 2, 15, 9, 0, tzinfo=UTC)
    second = datetime(2024, 3, 1, 12, 30, tzinfo=UTC)
    publish(a_set(released_at=first), pdf, tmp_path / "uit", accept_all)

    def corrected(number):
        return pdf(number) + (b" beter gelakt" if number == "1002" else b"")

    publish(a_set(released_at=second), corrected, tmp_path / "uit", accept_all)
    assert _lastmods(tmp_path / "uit") == {
        "inventarislijst.pdf": "2024-02-15T10:00:00+01:00",
        "1001.pdf": "2024-02-15T10:00:00+01:00",
        "1002.pdf": "2024-03-01T13:30:00+01:00",
    }


def test_lastmod_changes_with_the_title(a_set, put, row):
    rows = a_set().rows
    put(a_set(released_at=datetime(2024, 2, 15, tzinfo=UTC)))
    changed = (replace(rows[0], title="Andere titel"), *rows[1:])
    folder = put(a_set(rows=changed, released_at=datetime(2024, 7, 1, tzinfo=UTC)))
    assert _lastmods(folder)["1001.pdf"] == "2024-07-01T02:00:00+02:00"
    assert _lastmods(folder)["1002.pdf"] == "2024-02-15T01:00:00+01:00"


@pytest.mark.parametrize(
    "changes",
    [
        {"base_url": "http://woo.voorbeeld.nl"},
        {"base_url": "https://woo.voorbeeld.nl/een map"},
        {"base_url": "https://woo.voorbeeld.nl/?x=1"},
        {"publication_context": "BZK 2023"},
        {"publication_context": ""},
        {"request_id": " "},
        {"released_at": datetime(2024, 1, 1)},
    ],
)
def test_set_that_cannot_be_published_is_refused_at_once(a_set, changes):
    with pytest.raises(PublicationError):
        a_set(**changes)


def test_unknown_public_body_is_a_clear_error(a_set, pdf, accept_all, tmp_path):
    with pytest.raises(ConfigError, match=r"organisations\.yaml"):
        publish(a_set(responsible="XYZ"), pdf, tmp_path / "uit", accept_all)


def test_books_that_do_not_balance_are_refused():
    with pytest.raises(BooksDoNotBalance):
        BooksLine("Postbus", "D&B", {DocumentStatus.IN_SCOPE: 3}, 4)


def test_books_say_what_became_of_everything(published):
    books = json.loads((published / "boekhouding.json").read_text())
    assert books["total"] == 18
    assert books["counts"]["out_of_period"] == 12
    table = (published / "boekhouding.csv").read_text("utf-8-sig").splitlines()
    assert table[-1].startswith("Totaal;;4;12;0;1;0;1;18")


def test_undated_document_gets_the_decision_date_as_handling(a_set, put, row):
    folder = put(a_set(rows=(row("1", dated_on=None),)))
    text = (folder / "sitemaps/sitemap-0001.xml").read_text()
    assert text.count("<diwoo:atTime>2024-02-14T00:00:00+01:00") == 2
    assert text.count("creatiedatum>2024-02-14") == 1


@pytest.mark.parametrize(
    "day", [date(1, 1, 1), date(1890, 5, 1), date(1930, 7, 1), date(9999, 12, 31)]
)
def test_any_date_gives_a_valid_publication(a_set, put, row, day):
    assert validate_publication(put(a_set(rows=(row("1", dated_on=day),)))) == ()

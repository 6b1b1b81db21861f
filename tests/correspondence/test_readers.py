"""Readers: what a file holds comes out, what is hidden is marked, what is broken says so."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from correspondence.content import Container, Content, ReadContext, Split, UntrustedFile
from correspondence.readers.eml import read_eml
from correspondence.readers.mbox import read_mbox
from correspondence.readers.zip import read_zip
from correspondence.registry import read_file
from correspondence.sources import list_files
from dossier.documents import DocumentKind, Passage, PassageRole
from dossier.errors import BoundExceeded, PasswordProtected, SourceError, UnreadableItem
from dossier.request import Source, SourceFormat

CONTEXT = ReadContext(put_blob=lambda data: "0" * 64, ocr_data=Path("data/models/tesseract"))


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", '"Meij, R. van der (Roel)" <r.meij@voorbeeld.nl>')
    message["To"] = "verkiezingen@voorbeeld.nl"
    message["Subject"] = headers.get("subject", "Uitslag")
    message["Date"] = headers.get("date", "Wed, 22 Nov 2023 21:03:00 +0100")
    message["Message-ID"] = "<1@voorbeeld.nl>"
    message.set_content(headers.get("text", "De uitslag is binnen."))
    return message


def read(message: EmailMessage) -> Content:
    return read_eml(UntrustedFile("m.eml", message.as_bytes()), CONTEXT)


def by_name(content: Content) -> dict[str, str]:
    return {p.name: p.text for p in content.passages if p.role is PassageRole.HEADER}


def texts(content: Content, role: PassageRole) -> str:
    return "\n".join(p.text for p in content.passages if p.role is role)


def test_headers_become_passages_with_dutch_labels() -> None:
    headers = by_name(read(mail()))
    assert headers["Van"] == "Meij, R. van der (Roel) <r.meij@voorbeeld.nl>"
    assert headers["Datum"] == "woensdag 22 november 2023 21:03"
    assert headers["Onderwerp"] == "Uitslag"


def test_date_is_kept_with_its_zone() -> None:
    content = read(mail(date="Fri, 17 Nov 2023 23:30:00 +0000"))
    assert content.dated_at == datetime(2023, 11, 17, 23, 30, tzinfo=UTC)
    assert by_name(content)["Datum"] == "zaterdag 18 november 2023 00:30"


def test_attachments_and_attached_mails_are_parts() -> None:
    message = mail()
    message.add_attachment(b"inhoud", maintype="text", subtype="plain", filename="nota.txt")
    message.add_attachment(mail(subject="Ouder bericht"))
    parts = read(message).parts
    assert [part.name for part in parts] == ["nota.txt", "Ouder bericht.eml"]
    assert b"De uitslag is binnen" in parts[1].data


def test_html_shows_what_a_reader_sees_and_marks_the_rest_as_hidden() -> None:
    message = EmailMessage()
    message["From"] = "a@voorbeeld.nl"
    message["Date"] = "Wed, 22 Nov 2023 21:03:00 +0100"
    message.set_content(
        "<html><head><title>Intern</title></head><body><p>Hallo <b>Sanne</b>,</p>"
        "<div style='display:none'>geheim Karin</div><!-- noot Piet -->"
        "<img src='http://volg.example/x.gif' alt='foto Henk'>"
        "<a href='https://voorbeeld.nl/kees'>klik</a><blockquote>oud</blockquote></body></html>",
        subtype="html",
    )
    content = read_eml(UntrustedFile("m.eml", message.as_bytes()), CONTEXT)
    visible, hidden = texts(content, PassageRole.BODY), texts(content, PassageRole.METADATA)
    assert "Hallo Sanne" in visible
    for secret in ("Karin", "Piet", "Henk", "kees"):
        assert secret not in visible
        assert secret in hidden
    assert texts(content, PassageRole.QUOTED) == "oud"


@pytest.mark.parametrize("plain", ["", "Bekijk dit bericht in HTML."])
def test_html_that_says_more_than_the_plain_text_is_body(plain: str) -> None:
    message = mail(text=plain)
    message.add_alternative("<p>De uitslag staat in de bijlage van Fatma.</p>", subtype="html")
    assert "bijlage van Fatma" in texts(read(message), PassageRole.BODY)


def test_mail_whose_parts_cannot_be_told_apart_is_refused() -> None:
    raw = b"From: a@b.nl\nDate: x\nContent-Type: multipart/mixed\n\nDe uitslag is binnen.\n"
    with pytest.raises(UnreadableItem, match="beschadigd"):
        read_eml(UntrustedFile("m.eml", raw), CONTEXT)


def test_raw_bytes_in_a_header_can_be_stored() -> None:
    raw = b"From: Jos\xe9 <a@b.nl>\nSubject: caf\xe9\nDate: x\n\nDag"
    content = read_eml(UntrustedFile("m.eml", raw), CONTEXT)
    for passage in content.passages:
        passage.text.encode("utf-8")
    for person in content.participants:
        person.name.encode("utf-8")


@pytest.mark.parametrize(
    "data", [b"Beste,\n\nFrom: a\n", b"zomaar\nFrom x Wed Nov 22 2023\nFrom: a\n\n"]
)
def test_mailbox_that_would_lose_mail_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableItem, match="mbox"):
        read_mbox(UntrustedFile("b.mbox", data), CONTEXT)


def test_folders_of_a_maildir_are_read_too(tmp_path: Path) -> None:
    for folder in ("cur", ".Verzonden/cur"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "1.mail").write_bytes(mail().as_bytes())
    source = Source(
        id="b",
        public_body="BZK",
        custodian="D",
        location=str(tmp_path),
        format=SourceFormat.MAILDIR,
    )
    assert [file.path for file in list_files(source, tmp_path)] == [
        "cur/1.mail",
        ".Verzonden/cur/1.mail",
    ]


def test_wrong_charset_loses_no_text() -> None:
    raw = (
        b"From: a@b.nl\r\nDate: Wed, 22 Nov 2023 21:03:00 +0100\r\nSubject: x\r\n"
        b"Content-Type: text/plain; charset=onbekend\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        b"Ren\xe9 heeft het co\xf6rdinatieoverleg ge\xebvalueerd met de minister.\r\n"
    )
    content = read_eml(UntrustedFile("m.eml", raw), CONTEXT)
    assert "heeft het" in texts(content, PassageRole.BODY)


def test_file_without_mail_headers_is_refused() -> None:
    with pytest.raises(UnreadableItem):
        read_eml(UntrustedFile("m.eml", b"zomaar wat tekst"), CONTEXT)


def test_mbox_gives_each_message_with_from_lines_restored() -> None:
    data = b""
    for number in (1, 2):
        body = mail(text=f"Bericht {number}\nFrom hier gaat het verder").as_bytes()
        data += b"From x Wed Nov 22 21:03:00 2023\n" + body.replace(b"\nFrom hier", b"\n>From hier")
        data += b"\n"
    container = read_mbox(UntrustedFile("b.mbox", data), CONTEXT)
    assert [part.name for part in container.parts] == ["1@voorbeeld.nl", "1@voorbeeld.nl#2"]
    first = read_eml(container.parts[0], CONTEXT)
    assert "\nFrom hier" in texts(first, PassageRole.BODY)


def zip_of(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_zip_paths_cannot_leave_the_archive() -> None:
    container = read_zip(UntrustedFile("z.zip", zip_of({"../../etc/passwd": b"x"})), CONTEXT)
    assert [part.name for part in container.parts] == ["etc/passwd"]


def test_zip_bomb_is_refused() -> None:
    with pytest.raises(BoundExceeded):
        read_zip(UntrustedFile("z.zip", zip_of({"nullen": bytes(30_000_000)})), CONTEXT)


def test_broken_zip_is_refused() -> None:
    with pytest.raises(UnreadableItem):
        read_zip(UntrustedFile("z.zip", zip_of({"a": b"b"})[:-30]), CONTEXT)


def test_locked_zip_opens_with_the_password_of_the_request(root: Path) -> None:
    data = (root / "data/sample/BZK/bestanden/meldingen stembureaus.zip").read_bytes()
    file = UntrustedFile("m.zip", data)
    with pytest.raises(PasswordProtected, match="passwords"):
        read_zip(file, CONTEXT)
    key = ReadContext(CONTEXT.put_blob, CONTEXT.ocr_data, passwords=("fout", "Stembus22!"))
    assert read_zip(file, key).parts


def test_chat_is_one_document_per_day() -> None:
    text = (
        "22-11-2023 21:03 - Naam: eerste\n22-11-2023 21:04 - Ander: tweede\nvervolg\n"
        "23-11-2023 08:00 - Naam: derde\n"
    )
    reading = read_file(UntrustedFile("chat.txt", text.encode()), CONTEXT)
    assert isinstance(reading, Split)
    assert [name for name, _ in reading.contents] == ["2023-11-22", "2023-11-23"]
    first = reading.contents[0][1]
    assert first.kind is DocumentKind.CHAT
    assert [p.text for p in first.passages] == ["Naam: eerste", "Ander: tweede\nvervolg"]


def test_unknown_kind_says_what_to_do() -> None:
    with pytest.raises(UnreadableItem, match="PDF"):
        read_file(UntrustedFile("x.xyz", b"\x01\x02"), CONTEXT)


def test_empty_file_is_named() -> None:
    with pytest.raises(UnreadableItem, match="leeg"):
        read_file(UntrustedFile("x.pdf", b""), CONTEXT)


NAMES = ["m.eml", "m.mbox", "m.zip", "m.docx", "m.xlsx", "m.ics", "m.txt", "m.html", "m.bin"]
SEEDS = [
    b"From a@b.nl Wed Nov 22 21:03:00 2023\nSubject: x\n\n",
    b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2023",
    b"PK\x03\x04",
    b"From: a\nDate: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"<html><body><p>",
]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(NAMES),
    seed=st.sampled_from(SEEDS),
    data=st.binary(max_size=400),
)
def test_any_bytes_give_a_reading_or_a_source_error(name: str, seed: bytes, data: bytes) -> None:
    try:
        reading = read_file(UntrustedFile(name, seed + data), CONTEXT)
    except SourceError:
        return
    assert isinstance(reading, Content | Container | Split)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=60))
def test_any_headers_can_be_read(body: str, subject: str, sender: str) -> None:
    head = f"From: {sender}\nSubject: {subject}\nDate: x\nTo: {subject}\n\n{body}"
    raw = head.encode("utf-8", "surrogatepass")
    try:
        content = read_eml(UntrustedFile("m.eml", raw), CONTEXT)
    except UnreadableItem:
        return
    assert all(isinstance(passage, Passage) for passage in content.passages)

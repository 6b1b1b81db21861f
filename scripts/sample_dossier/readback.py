"""Read the written files back as text, independently of how they were made."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pymupdf

PARSER = BytesParser(policy=policy.default)


def normal(text: str) -> str:
    """One line: quote marks of replied mail and line ends become a space."""
    text = unicodedata.normalize("NFC", text).replace("\r", "")
    text = re.sub(r"\n(?:> ?)+", "\n", text)
    return re.sub(r"\s+", " ", text)


def html_text(markup: str) -> str:
    """The words of a page, hidden ones and comments too, and then all links."""
    links = re.findall(r'(?:href|src)="([^"]*)"', markup)
    meta = re.findall(r'content="([^"]*)"', markup)
    comments = re.findall(r"<!--(.*?)-->", markup, re.S)
    words = re.sub(r"<style.*?</style>", " ", markup, flags=re.S)
    words = re.sub(r"<!--.*?-->", " ", words, flags=re.S)
    words = re.sub(r"</?(p|td|tr|li|h\d|div|br)[^>]*>", "\n", words)
    words = re.sub(r"<[^>]+>", "", words)
    return html.unescape("\n".join([words, *comments, *meta, *links]))


def mail_text(raw: bytes) -> str:
    """Headers and bodies of one message, without its attachments."""
    message = PARSER.parsebytes(raw)
    assert isinstance(message, EmailMessage)
    out = [str(message[name]) for name in ("From", "To", "Cc", "Subject") if message[name]]
    stack: list[EmailMessage] = [message]
    while stack:
        part = stack.pop(0)
        if part.get_content_type() == "message/rfc822" or part.get_filename():
            continue
        if part.is_multipart():
            stack = [p for p in part.iter_parts() if isinstance(p, EmailMessage)] + stack
        elif part.get_content_type() == "text/html":
            out.append(html_text(part.get_content()))
        elif part.get_content_maintype() == "text":
            out.append(part.get_content())
    return "\n".join(out)


def _pdf_text(data: bytes) -> str:
    with pymupdf.open(stream=data, filetype="pdf") as document:
        if document.needs_pass:
            return ""
        out = [str(value) for value in (document.metadata or {}).values() if value]
        out += [str(row[1]) for row in document.get_toc()]
        for page in document:
            out.append(page.get_text(sort=False))
            for note in page.annots():
                out += [note.info["title"], note.info["content"]]
    return "\n".join(out)


def _office_text(data: bytes) -> str:
    out: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml"):
                continue
            markup = archive.read(name).decode()
            words = re.sub(r"</(w:p|si|text|row|[a-zA-Z]+:[a-zA-Z]+)>", "\n", markup)
            if "/document" in name or "/header" in name or "/footer" in name:
                words = re.sub(r"</w:p>", "\n", markup)
            elif not name.startswith(("docProps/", "xl/sharedStrings", "xl/comments")):
                continue
            out.append(html.unescape(re.sub(r"<[^>]+>", "", words)))
    return "\n".join(out)


def file_text(name: str, data: bytes) -> str:
    """The words in one file; empty for what cannot be read."""
    suffix = name.rpartition(".")[2].lower()
    if suffix == "pdf":
        try:
            return _pdf_text(data)
        except pymupdf.FileDataError:
            return ""
    if suffix in ("docx", "xlsx"):
        return _office_text(data)
    if suffix == "eml":
        return mail_text(data)
    if suffix == "ics":
        return data.decode().replace("\r\n ", "").replace("\\,", ",").replace("\\n", "\n")
    if suffix == "html":
        return html_text(data.decode())
    if suffix in ("txt", "csv"):
        return data.decode()
    return ""

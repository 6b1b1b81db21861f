"""What a PDF says beside its pages: properties, comments, fields, bookmarks, attachments, links.

None of it is published; it is read so that people in it are known and the date can be used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pymupdf

_DATE = re.compile(
    r"D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([Zz+-])(\d\d)?'?(\d\d)?)?",
)
_INFO = ("title", "author", "subject", "keywords")
_XMP_TEXT = re.compile(r">([^<>]+)</(?:rdf:li|dc:\w+|pdf:\w+|xmpMM:\w+|photoshop:\w+)>")
_LONGEST = 20_000


def properties_of(document: pymupdf.Document) -> Iterator[tuple[str, str]]:
    """Name (Dutch or as in the file) and text of each property that can hold words of people."""
    metadata = document.metadata or {}
    for name in _INFO:
        yield name, str(metadata.get(name) or "")
    xmp = "\n".join(dict.fromkeys(_XMP_TEXT.findall(document.get_xml_metadata() or "")))
    yield "XMP", xmp[:_LONGEST]
    yield "bladwijzers", "\n".join(str(entry[1]) for entry in document.get_toc(simple=True))
    for name in document.embfile_names():
        yield "bijlage in PDF", name


def page_properties(page: pymupdf.Page) -> Iterator[tuple[str, str]]:
    """Comments, form fields and link targets of one page."""
    for annotation in page.annots() or ():
        details = annotation.info
        words = (details.get("title"), details.get("subject"), details.get("content"))
        yield "opmerking", "\n".join(str(word) for word in words if word)
    for widget in page.widgets() or ():
        value = widget.field_value
        if isinstance(value, str) and value:
            yield "formulierveld", f"{widget.field_name}: {value}"
    for link in page.get_links():
        yield "link", str(link.get("uri") or link.get("file") or "")


def pdf_date(text: str | None) -> datetime | None:
    """The moment of a PDF date (ISO 32000 7.9.4), UTC when it names no zone; ``None`` if not one."""
    match = _DATE.match(text or "")
    if not match:
        return None
    year, month, day, hour, minute, second, sign, zone_hours, zone_minutes = match.groups()
    zone: timezone = UTC
    if sign in ("+", "-"):
        offset = timedelta(hours=int(zone_hours or 0), minutes=int(zone_minutes or 0))
        zone = timezone(offset if sign == "+" else -offset)
    try:
        return datetime(
            int(year),
            int(month or 1),
            int(day or 1),
            int(hour or 0),
            int(minute or 0),
            min(int(second or 0), 59),
            tzinfo=zone,
        )
    except ValueError:
        return None

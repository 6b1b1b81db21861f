"""What can be read in a PDF, by three readers that had no part in making it.

pdfplumber and pdfium read the pages; pikepdf walks every object of the file, also those that no page
refers to, and decodes every string, name and stream.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version

import pdfplumber
import pikepdf
import pypdfium2

from dossier.errors import VerificationFailed

_MAX_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """Text that one engine found at one place."""

    engine: str
    place: str
    text: str = field(repr=False)


def engine_versions() -> tuple[str, ...]:
    """Name and version of each reader."""
    names = ("pdfplumber", "pypdfium2", "pikepdf")
    return tuple(f"{name} {version(name)}" for name in names)


def page_readings(data: bytes) -> Iterator[Reading]:
    """The text of each page, by pdfplumber in layout and in drawing order, and by pdfium.

    Raises:
        VerificationFailed: a reader cannot open the file; then nothing is certain.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for number, page in enumerate(pdf.pages, start=1):
                place = f"pagina {number}"
                yield Reading("pdfplumber", place, page.extract_text() or "")
                drawn = "".join(character["text"] for character in page.chars)
                yield Reading("pdfplumber-tekens", place, drawn)
                page.close()
        document = pypdfium2.PdfDocument(data)
        try:
            for index in range(len(document)):
                text = document[index].get_textpage().get_text_range()
                yield Reading("pdfium", f"pagina {index + 1}", text)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError, KeyError, TypeError) as error:
        raise VerificationFailed(
            f"De gemaakte PDF is niet terug te lezen ({type(error).__name__}); zij wordt niet "
            "vrijgegeven.",
        ) from error


def object_readings(data: bytes) -> Iterator[Reading]:
    """Every string, name and decoded stream of every object, also of unreferenced ones."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield Reading("pikepdf", "documenteigenschappen", "\n".join(_strings(pdf.trailer, 0)))
            for item in pdf.objects:
                place = f"object {item.objgen[0]}"
                strings = "\n".join(_strings(item, 0))
                if strings:
                    yield Reading("pikepdf", place, strings)
                if isinstance(item, pikepdf.Stream):
                    yield from _stream(item, place)
    except pikepdf.PdfError as error:
        raise VerificationFailed(
            "De gemaakte PDF is niet terug te lezen (pikepdf); zij wordt niet vrijgegeven.",
        ) from error


def _stream(item: pikepdf.Stream, place: str) -> Iterator[Reading]:
    if item.get("/Subtype") == "/Image" or item.get("/Length1") is not None:
        return  # pixels and font programs hold no text to search
    try:
        content = item.read_bytes()
    except pikepdf.PdfError:
        content = item.read_raw_bytes()
    for encoding in ("utf-8", "latin-1", "utf-16-be"):
        text = content.decode(encoding, "ignore")
        if text.strip():
            yield Reading("pikepdf", place, text)


def _strings(item: object, depth: int) -> list[str]:
    """Strings and names directly in an object; indirect objects are walked on their own."""
    if depth > _MAX_DEPTH:
        return []
    if isinstance(item, pikepdf.String | pikepdf.Name):
        return [str(item)]
    found: list[str] = []
    children: list[object] = []
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        found = [str(key) for key in item.keys()]  # noqa: SIM118 - pikepdf has no other way
        children = [item[key] for key in item.keys()]  # noqa: SIM118
    elif isinstance(item, pikepdf.Array):
        children = list(item)
    for child in children:
        if not (isinstance(child, pikepdf.Object) and child.is_indirect):
            found += _strings(child, depth + 1)
    return found


def page_count(data: bytes) -> int:
    """Number of pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)

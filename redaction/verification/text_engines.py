"""The text of a PDF as two independent readers see it: pdfplumber (pdfminer) and pdfium."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.layout import LTChar, LTContainer, LTCurve

from dossier.redactions import LeakHit, WithheldText
from redaction.verification.folding import (
    Folded,
    folded,
    occurrences,
    occurs_reversed,
    without_ground_codes,
)


@dataclass(frozen=True, slots=True)
class ReadPages:
    """Text per page, by one engine in one order."""

    engine: str
    pages: tuple[str, ...] = field(repr=False)


def pdfplumber_pages(pages: Sequence[Sequence[Any]]) -> tuple[ReadPages, ReadPages]:
    """Text in drawing order, and text in lines as they are seen, of pages from :func:`drawn_items`."""
    drawn, seen = [], []
    for items in pages:
        characters = _without_overprint([item for item in items if isinstance(item, LTChar)])
        drawn.append("".join(character.get_text() for character in characters))
        seen.append("\n".join(_seen_lines(characters)))
    return ReadPages("pdfplumber", tuple(drawn)), ReadPages("pdfplumber", tuple(seen))


def drawn_items(data: bytes) -> list[list[Any]]:
    """Characters and shapes of each page in drawing order, as pdfminer objects."""
    pages = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            pages.append(list(_flattened(page.layout)))
            page.close()
    return pages


def _flattened(container: Any) -> Iterator[Any]:
    for item in container:
        if isinstance(item, LTContainer) and not isinstance(item, LTCurve):
            yield from _flattened(item)
        else:
            yield item


def _without_overprint(characters: Sequence[LTChar]) -> list[LTChar]:
    """Characters drawn twice on one place, to look bold, counted once."""
    places: set[tuple[str, int, int]] = set()
    kept = []
    for character in characters:
        text, x, y = character.get_text(), round(character.x0), round(character.y0)
        near = {(text, x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
        if near.isdisjoint(places):
            kept.append(character)
        places.add((text, x, y))
    return kept


def _seen_lines(characters: Sequence[LTChar]) -> Iterator[str]:
    """Upright lines from the top, then what runs up the page, from the left."""
    upright = [character for character in characters if character.upright]
    others = [character for character in characters if not character.upright]
    yield from _lines(upright, lambda c: -(c.y0 + c.y1) / 2, lambda c: (c.x0, c.x1))
    yield from _lines(others, lambda c: (c.x0 + c.x1) / 2, lambda c: (c.y0, c.y1))


def _lines(
    characters: Sequence[LTChar],
    across: Callable[[LTChar], float],
    along: Callable[[LTChar], tuple[float, float]],
) -> Iterator[str]:
    line: list[LTChar] = []
    for character in sorted(characters, key=across):
        if line and across(character) - across(line[-1]) > 0.3 * character.size:
            yield _line_text(line, along)
            line = []
        line.append(character)
    if line:
        yield _line_text(line, along)


def _line_text(line: list[LTChar], along: Callable[[LTChar], tuple[float, float]]) -> str:
    pieces = []
    end = None
    for character in sorted(line, key=lambda c: along(c)[0]):
        start = along(character)[0]
        if end is not None and start - end > 0.2 * character.size:
            pieces.append(" ")
        pieces.append(character.get_text())
        end = along(character)[1]
    return "".join(pieces)


def pdfium_pages(data: bytes) -> ReadPages:
    """Text by pdfium."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range() if text_page.count_chars() else "")
            text_page.close()
            page.close()
        return ReadPages("pdfium", tuple(texts))
    finally:
        document.close()


def hits_in_pages(read: ReadPages, withheld: Sequence[WithheldText]) -> list[LeakHit]:
    """More occurrences than are disclosed on purpose, each with its page.

    All pages are searched as one text, as a name can run over a page break.
    """
    per_page = [folded(without_ground_codes(page)) for page in read.pages]
    whole = Folded(
        "".join(page.squeezed for page in per_page),
        b"".join(page.starts for page in per_page),
        "\n".join(page.digits for page in per_page),
    )
    ends = list(accumulate(len(page.squeezed) for page in per_page))
    hits = []
    for item in withheld:
        found = occurrences(whole, item.text)
        extra = found if len(found) > item.allowed else []
        for position in extra or occurs_reversed(whole, item.text):
            place = _place(position, ends) if position >= 0 else _digit_place(per_page, item.text)
            hits.append(LeakHit(item.label, read.engine, place))
    return hits


def _place(position: int, ends: Sequence[int]) -> str:
    number = next((n for n, end in enumerate(ends, start=1) if position < end), len(ends))
    return f"pagina {number}"


def _digit_place(pages: Sequence[Folded], text: str) -> str:
    for number, page in enumerate(pages, start=1):
        if occurrences(page, text):
            return f"pagina {number}"
    return "pagina onbekend"

"""Right after glyphs were taken out: are the right ones gone, and did the others stay in place?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pymupdf

from dossier.errors import UnlocatedSpan
from dossier.geometry import Rect


class GlyphsMoved(UnlocatedSpan):
    """Taking glyphs out shifted others: our places on the page no longer hold."""


@dataclass(frozen=True, slots=True)
class GlyphPlace:
    """A glyph by its number in its font, where its baseline starts, and its middle."""

    key: tuple[str, int]
    x: float
    y: float
    middle_x: float
    middle_y: float


def glyph_places(page: pymupdf.Page) -> list[GlyphPlace]:
    """All glyphs that are drawn on the page, blanks left out."""
    places = []
    for span in page.get_texttrace():
        for code, glyph, origin, box in span["chars"]:
            if code not in (32, 160):
                middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
                key = (str(span["font"]), int(glyph))
                places.append(GlyphPlace(key, origin[0], origin[1], middle_x, middle_y))
    return places


def check_all_found(before: Sequence[GlyphPlace], strips: Sequence[Rect], page_index: int) -> None:
    """Nothing, when each strip has a glyph to take out.

    Raises:
        UnlocatedSpan: the page is not the one that was read, or is drawn in another way.
    """
    for strip in strips:
        if not any(_is_inside(place, strip.expanded(1.0)) for place in before):
            raise _problem(page_index, "is niet op de pagina terug te vinden")


def check_glyphs(
    before: Sequence[GlyphPlace],
    after: Sequence[GlyphPlace],
    strips: Sequence[Rect],
    page_index: int,
) -> None:
    """Nothing, when all is well.

    Raises:
        UnlocatedSpan: a glyph to withhold is still there.
        GlyphsMoved: others are no longer where they were.
    """
    known = {
        (place.key, round(place.x) + i, round(place.y) + j)
        for place in before
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
    }
    if any((place.key, round(place.x), round(place.y)) not in known for place in after):
        raise GlyphsMoved(_message(page_index, "zou andere tekst verschuiven"))
    if any(_is_inside(place, strip) for strip in strips for place in after):
        raise _problem(page_index, "is niet uit de pagina te verwijderen")


def _is_inside(place: GlyphPlace, strip: Rect) -> bool:
    return strip.x0 < place.middle_x < strip.x1 and strip.y0 < place.middle_y < strip.y1


def _problem(page_index: int, what: str) -> UnlocatedSpan:
    return UnlocatedSpan(_message(page_index, what))


def _message(page_index: int, what: str) -> str:
    return (
        f"Een lakking op pagina {page_index + 1} {what}. Het document is geblokkeerd; druk het "
        "opnieuw af naar PDF en lever het opnieuw aan, of houd het geheel achter."
    )

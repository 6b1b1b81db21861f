"""Characters of a PDF page with their boxes, in reading order.

MuPDF's order is kept where it makes sense. Glyphs that were drawn one by one or in any order are put
back in their line; glyphs drawn twice to look bold count once. Text that a viewer does not show for
another reason (white on white, beneath a picture) is part of the text: it can be copied.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pymupdf

from dossier.geometry import Rect

_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_IGNORE_ACTUALTEXT
_FRAGMENT_LENGTH = 2
_UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character. ``along`` and ``across`` place it on and between lines of its direction."""

    text: str = field(repr=False)
    box: Rect | None
    along: float = 0.0
    across: float = 0.0
    size: float = 1.0
    visible: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    glyphs: tuple[Glyph, ...] = field(repr=False)
    direction: tuple[float, float]
    block: int
    order: int

    @property
    def is_fragment(self) -> bool:
        return sum(1 for glyph in self.glyphs if not glyph.text.isspace()) <= _FRAGMENT_LENGTH

    @property
    def start(self) -> float:
        return min(glyph.along for glyph in self.glyphs)

    @property
    def end(self) -> float:
        return max(glyph.along + _advance(glyph, self.direction) for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page; as many boxes as characters, ``None`` for a break that is not drawn."""

    text: str = field(repr=False)
    boxes: tuple[Rect | None, ...] = field(repr=False)
    hidden_share: float = 0.0

    @property
    def is_usable(self) -> bool:
        """Whether there are letters, and nearly all of them could be decoded."""
        solid = [character for character in self.text if not character.isspace()]
        unreadable = sum(1 for character in solid if _is_unreadable(character))
        return len(solid) - unreadable >= 3 and unreadable <= 0.2 * len(solid)


def page_text(page: pymupdf.Page) -> PageText:
    """Text and boxes of what a page shows, in unrotated coordinates."""
    lines = _join_fragments(list(_lines(page)))
    glyphs: list[Glyph] = []
    block = lines[0].block if lines else 0
    for line in lines:
        if glyphs:
            glyphs.append(Glyph("\n", None))
            if line.block != block:
                glyphs.append(Glyph("\n", None))
        block = line.block
        glyphs += _without_trailing_space(line.glyphs)
    solid = [glyph for glyph in glyphs if not glyph.text.isspace()]
    hidden = sum(1 for glyph in solid if not glyph.visible)
    return PageText(
        "".join(glyph.text for glyph in glyphs),
        tuple(glyph.box for glyph in glyphs),
        hidden / len(solid) if solid else 0.0,
    )


def text_off_page(page: pymupdf.Page) -> str:
    """Text drawn outside the visible page."""
    pieces = []
    for block in page.get_text("rawdict", flags=_FLAGS, clip=pymupdf.INFINITE_RECT())["blocks"]:
        for line in block.get("lines", ()):
            if not pymupdf.Rect(line["bbox"]).intersects(_visible_area(page)):
                pieces.append("".join(c["c"] for s in line["spans"] for c in s["chars"]))
    return "\n".join(piece for piece in pieces if piece.strip())


def _visible_area(page: pymupdf.Page) -> pymupdf.Rect:
    box = page.cropbox
    return pymupdf.Rect(0, 0, box.width, box.height)


def _lines(page: pymupdf.Page) -> Iterator[_Line]:
    order = 0
    for number, block in enumerate(page.get_text("rawdict", flags=_FLAGS)["blocks"]):
        for line in block.get("lines", ()):
            glyphs = tuple(_glyphs(line))
            if glyphs:
                yield _Line(_in_line_order(glyphs), line["dir"], number, order)
                order += 1


def _glyphs(line: dict[str, Any]) -> Iterator[Glyph]:
    ux, uy = line["dir"]
    for span in line["spans"]:
        visible = bool(span.get("char_flags", 16) & 0x38) and span.get("alpha", 255) > 0
        characters = span["chars"]
        for character, box in zip(
            characters, _split_ligatures(characters, is_level=abs(ux) >= abs(uy)), strict=True
        ):
            x, y = character["origin"]
            yield Glyph(
                _clean(character["c"]),
                box,
                along=x * ux + y * uy,
                across=y * ux - x * uy,
                size=span["size"] or 1.0,
                visible=visible,
            )


def _split_ligatures(characters: Sequence[dict[str, Any]], *, is_level: bool) -> list[Rect]:
    """A box for each character; letters of one ligature share its box evenly.

    Accents and invisible signs keep a box without width where they stand.
    """
    boxes = [Rect(*character["bbox"]) for character in characters]
    for start in range(len(boxes)):
        end = start + 1
        while (
            end < len(boxes)
            and characters[end]["c"].isalpha()
            and _is_rest_of_ligature(boxes[start], boxes[end])
        ):
            end += 1
        if end - start > 1:
            boxes[start:end] = split_evenly(boxes[start], end - start, is_level=is_level)
    return boxes


def _is_rest_of_ligature(first: Rect, other: Rect) -> bool:
    is_thin = min(other.x1 - other.x0, other.y1 - other.y0) < 0.01
    is_solid = min(first.x1 - first.x0, first.y1 - first.y0) > 0.01
    near = abs(other.x0 - first.x1) < 0.01 or abs(other.y0 - first.y0) < 0.01
    return is_thin and is_solid and near


def split_evenly(box: Rect, parts: int, *, is_level: bool) -> list[Rect]:
    """``box`` cut from left to right, or else from top to bottom."""
    if is_level:
        step = (box.x1 - box.x0) / parts
        return [
            Rect(box.x0 + i * step, box.y0, box.x0 + (i + 1) * step, box.y1) for i in range(parts)
        ]
    step = (box.y1 - box.y0) / parts
    return [Rect(box.x0, box.y0 + i * step, box.x1, box.y0 + (i + 1) * step) for i in range(parts)]


def _clean(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs" or character == "\0":
        return _UNREADABLE
    return " " if category in ("Cc", "Zl", "Zp") or character == "\u00a0" else character


def _is_unreadable(character: str) -> bool:
    return character == _UNREADABLE or unicodedata.category(character) in ("Co", "Cn")


def _advance(glyph: Glyph, direction: tuple[float, float]) -> float:
    if glyph.box is None:
        return 0.0
    is_horizontal = abs(direction[0]) >= abs(direction[1])
    box = glyph.box
    return box.x1 - box.x0 if is_horizontal else box.y1 - box.y0


def _in_line_order(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """Sorted along the line when they were drawn criss-cross; right-to-left text is left alone."""
    if any(unicodedata.bidirectional(glyph.text) in ("R", "AL") for glyph in glyphs):
        return glyphs
    pairs = itertools.pairwise(glyphs)
    if any(right.along < left.along - 0.5 * left.size for left, right in pairs):
        return tuple(sorted(glyphs, key=lambda glyph: glyph.along))
    return glyphs


def _join_fragments(lines: list[_Line]) -> list[_Line]:
    """Loose glyphs and overprinted runs put together into the lines they form."""
    rows: dict[tuple[int, int, int], list[_Line]] = defaultdict(list)
    for line in lines:
        first = line.glyphs[0]
        key = (
            round(line.direction[0] * 50),
            round(line.direction[1] * 50),
            round(first.across / max(first.size * 0.35, 0.1)),
        )
        rows[key].append(line)
    joined = [line for row in rows.values() for line in _join_row(row)]
    loose = sum(1 for line in lines if line.is_fragment)
    if loose > 0.5 * len(lines) and loose > 3:
        # The drawing order says nothing here: top to bottom, left to right.
        return sorted(joined, key=lambda line: (round(line.glyphs[0].across, 0), line.start))
    return sorted(joined, key=lambda line: line.order)


def _join_row(row: list[_Line]) -> Iterator[_Line]:
    row = sorted(row, key=lambda line: line.start)
    current = row[0]
    for line in row[1:]:
        gap = line.start - current.end
        size = current.glyphs[0].size
        is_loose = current.is_fragment or line.is_fragment
        if (is_loose and gap < 1.5 * size) or (gap < 0 and _is_overprint(current, line)):
            current = _joined(current, line)
        else:
            yield current
            current = line
    yield current


def _is_overprint(left: _Line, right: _Line) -> bool:
    """The same words drawn again to look bold."""
    texts = [
        "".join(glyph.text for glyph in line.glyphs if glyph.text != " ") for line in (left, right)
    ]
    return texts[0] == texts[1] and abs(left.start - right.start) < left.glyphs[0].size


def _joined(left: _Line, right: _Line) -> _Line:
    glyphs = sorted((*left.glyphs, *right.glyphs), key=lambda glyph: glyph.along)
    placed: list[Glyph] = []
    for glyph in glyphs:
        last = placed[-1] if placed else None
        if last is not None and last.box is not None and glyph.box is not None:
            distance = glyph.along - last.along
            if glyph.text == last.text and distance < 0.2 * glyph.size:
                placed[-1] = replace(last, box=last.box.union(glyph.box))
                continue
            gap = distance - _advance(last, left.direction)
            if gap > 0.25 * glyph.size and not last.text.isspace() and not glyph.text.isspace():
                placed.append(replace(last, text=" ", box=None, along=last.along + distance / 2))
        placed.append(glyph)
    return _Line(
        tuple(placed),
        left.direction,
        min(left.block, right.block),
        min(left.order, right.order),
    )


def _without_trailing_space(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    end = len(glyphs)
    while end and glyphs[end - 1].text.isspace():
        end -= 1
    return glyphs[:end]

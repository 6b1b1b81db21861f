"""Text that the embedded fonts can show: unprintable characters out, unknown ones as a square.

The typesetter refuses a document for PDF/A when a single character has no glyph, so what the fonts
hold is read from their ``cmap`` tables (OpenType specification, formats 4 and 12).
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dossier.errors import RedactionError

FONTS = Path(__file__).resolve().parents[2] / "data" / "fonts"
FONT_FILES = (
    "SourceSans3_400Regular.ttf",
    "SourceSans3_400Regular_Italic.ttf",
    "SourceSans3_600SemiBold.ttf",
    "DejaVuSans.ttf",
    "NotoEmoji_400Regular.ttf",
)
_SQUARE = "\u25a1"
_JOINERS = frozenset("\u200c\u200d")
_SPACES = {
    "\t": "    ",
    "\r": "",
    "\u00a0": "\u00a0",
    "\u2028": "\n",
    "\u2029": "\n",
    "\v": "\n",
    "\f": "\n",
}


def printable(text: str) -> str:
    """``text`` with only characters that can be set. Line breaks are kept."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text.replace("\r\n", "\n"))


def check_fonts() -> None:
    """Nothing, when all fonts are there.

    Raises:
        RedactionError: names the file that is missing.
    """
    for name in FONT_FILES:
        if not (FONTS / name).is_file():
            raise RedactionError(
                f"Het lettertypebestand {FONTS / name} ontbreekt. Zet het terug uit de installatie "
                "(zie data/fonts/SOURCES.md).",
            )


@cache
def _shown(character: str) -> str:
    if character == "\n":
        return character
    if character in _SPACES:
        return _SPACES[character]
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs") and character not in _JOINERS:
        return ""  # includes marks that turn the direction of text around
    if category == "Zs":
        return " "
    return character if ord(character) in _covered() else _SQUARE


@cache
def _covered() -> frozenset[int]:
    """Code points that the upright text face or a fallback font has a glyph for."""
    check_fonts()
    names = ("SourceSans3_400Regular.ttf", "DejaVuSans.ttf", "NotoEmoji_400Regular.ttf")
    return frozenset(code for name in names for code in _code_points((FONTS / name).read_bytes()))


def _code_points(font: bytes) -> Iterator[int]:
    tables = struct.unpack_from(">H", font, 4)[0]
    for index in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if tag == b"cmap":
            for entry in range(struct.unpack_from(">H", font, offset + 2)[0]):
                start = offset + struct.unpack_from(">I", font, offset + 8 + 8 * entry)[0]
                shape = struct.unpack_from(">H", font, start)[0]
                if shape == 12:
                    yield from _format_12(font, start)
                elif shape == 4:
                    yield from _format_4(font, start)


def _format_12(font: bytes, start: int) -> Iterator[int]:
    for group in range(struct.unpack_from(">I", font, start + 12)[0]):
        first, last, _ = struct.unpack_from(">III", font, start + 16 + 12 * group)
        yield from range(first, last + 1)


def _format_4(font: bytes, start: int) -> Iterator[int]:
    double_count = struct.unpack_from(">H", font, start + 6)[0]
    ends = start + 14
    starts = ends + double_count + 2
    for position in range(0, double_count, 2):
        last = struct.unpack_from(">H", font, ends + position)[0]
        first = struct.unpack_from(">H", font, starts + position)[0]
        if first != 0xFFFF:
            yield from range(first, last + 1)

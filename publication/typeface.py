"""Text that the fonts of the PDF can show.

An accessible PDF may not hold a character without a glyph, and mail subjects hold emoji. What
neither font has becomes a white square, so that a reader sees that something stood there. Long
words get places where a line may end.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "data" / "fonts"
FILES = ("SourceSans3_400Regular.ttf", "DejaVuSans.ttf")

_MISSING = "□"
_BREAK = "\N{ZERO WIDTH SPACE}"
_LONG_WORD = re.compile(r"\S{19,}")
_PIECE = re.compile(r"[^_.\-/@&?=+,;:]{1,18}[_.\-/@&?=+,;:]*|[_.\-/@&?=+,;:]+")
_CLUSTER = re.compile(
    r"(.)([\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff]*)", re.DOTALL
)


def showable(text: str) -> str:
    """``text`` in characters that the fonts have, without invisible ones."""
    if text.isascii():
        return text
    visible = "".join(sign for sign in text if not _is_modifier(sign))
    return _CLUSTER.sub(lambda match: _shown(match[1], match[2]), visible)


def breakable(text: str) -> str:
    """:func:`showable` text in which a long word may continue on the next line."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(_PIECE.findall(word[0])), showable(text))


def _shown(base: str, marks: str) -> str:
    for font in _coverage():
        if all(ord(sign) in font for sign in base + marks):
            return base + marks
    return base if any(ord(base) in font for font in _coverage()) else _MISSING


def _is_modifier(sign: str) -> bool:
    """Joiners, variation selectors and skin tones: nothing on their own."""
    return unicodedata.category(sign) == "Cf" or (
        "\ufe00" <= sign <= "\ufe0f" or "\U0001f3fb" <= sign <= "\U0001f3ff"
    )


@cache
def _coverage() -> tuple[frozenset[int], ...]:
    return tuple(
        frozenset(
            code
            for code in _mapped((FONTS / name).read_bytes())
            if unicodedata.category(chr(code)) not in ("Co", "Cs", "Cn", "Cc")
        )
        for name in FILES
    )


def _mapped(font: bytes) -> Iterator[int]:
    """Code points that the ``cmap`` table of a TrueType font gives a glyph (formats 4 and 12)."""
    table_count = struct.unpack_from(">H", font, 4)[0]
    tables = (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(table_count))
    start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    subtable_count = struct.unpack_from(">H", font, start + 2)[0]
    for index in range(subtable_count):
        platform, _, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * index)
        if platform == 3:
            yield from _ranges(font, start + offset)


def _ranges(font: bytes, at: int) -> Iterator[int]:
    kind = struct.unpack_from(">H", font, at)[0]
    if kind == 12:
        for group in range(struct.unpack_from(">L", font, at + 12)[0]):
            first, last, _ = struct.unpack_from(">LLL", font, at + 16 + 12 * group)
            yield from range(first, last + 1)
    elif kind == 4:
        count = struct.unpack_from(">H", font, at + 6)[0] // 2
        ends = struct.unpack_from(f">{count}H", font, at + 14)
        starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
        for first, last in zip(starts, ends, strict=True):
            yield from range(first, min(last, 0xFFFE) + 1)

"""The check right after glyphs were taken out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier.errors import UnlocatedSpan
from dossier.geometry import Rect
from redaction.removal.glyph_check import (
    GlyphPlace,
    GlyphsMoved,
    check_all_found,
    check_glyphs,
)

KEPT = GlyphPlace(("F1", 7), 100, 50, 103, 46)
REDACTED = GlyphPlace(("F1", 8), 120, 50, 123, 46)
STRIP = Rect(118, 44, 130, 48)


def test_right_glyph_gone_and_others_in_place() -> None:
    check_all_found([KEPT, REDACTED], [STRIP], 0)
    check_glyphs([KEPT, REDACTED], [KEPT], [STRIP], 0)


def test_glyph_that_stayed_is_reported() -> None:
    with pytest.raises(UnlocatedSpan, match="pagina 1 is niet uit de pagina te verwijderen"):
        check_glyphs([KEPT, REDACTED], [KEPT, REDACTED], [STRIP], 0)


def test_glyph_that_moved_is_reported() -> None:
    with pytest.raises(GlyphsMoved, match="pagina 3 zou andere tekst verschuiven"):
        check_glyphs([KEPT, REDACTED], [replace(KEPT, x=92.0, middle_x=95.0)], [STRIP], 2)


def test_strip_without_a_glyph_is_reported() -> None:
    with pytest.raises(UnlocatedSpan, match="niet op de pagina terug te vinden"):
        check_all_found([KEPT], [STRIP], 0)

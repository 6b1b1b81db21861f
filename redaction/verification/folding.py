"""Comparing text as a reader would, not as bytes: what counts as *the same words are still there*.

Folding drops case, accents, ligatures, soft hyphens and zero-width characters. Two forms are searched:
words (runs of letters and digits, one space between) and, for anything long enough to be no accident,
the letters and digits alone, so that spaces, hyphens or line breaks inside a name hide nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MIN_SQUEEZED = 8
"""Letters and digits from which a text is also searched without any separators."""

MIN_DIGITS = 6
"""Digits from which a number is searched as digits alone."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower-case words without accents, one space between."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(
        character
        for character in plain
        if not unicodedata.combining(character) and unicodedata.category(character) != "Cf"
    )
    return " ".join(re.findall(r"[^\W_]+", plain))


def squeeze(folded: str) -> str:
    """Folded text without spaces."""
    return folded.replace(" ", "")


def count_occurrences(text: str, withheld: str) -> int:
    """How often ``withheld`` can be read in ``text``.

    Whole words only: *Jan* is not in *januari*. A text of eight or more letters and digits also counts
    where it stands with other spaces or hyphens, or none; a number of six or more digits where its
    digits stand in a row with anything but letters and digits between.
    """
    return occurrences_in(fold(text), fold(withheld))


def occurrences_in(folded_text: str, folded_withheld: str) -> int:
    """As :func:`count_occurrences`, of texts that are folded already."""
    if not folded_withheld:
        return 0
    pattern = r"(?<![^\W_])" + re.escape(folded_withheld) + r"(?![^\W_])"
    count = len(re.findall(pattern, folded_text))
    squeezed = squeeze(folded_withheld)
    if len(squeezed) >= MIN_SQUEEZED or (squeezed.isdigit() and len(squeezed) >= MIN_DIGITS):
        count = max(count, squeeze(folded_text).count(squeezed))
    return count

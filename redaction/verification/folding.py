"""Comparing text as people read it: case, accents, spaces, hyphens and invisible signs don't count.

Text is *squeezed* to letters and digits. A withheld string of four or more is looked for anywhere in
it, also inside longer words, as extraction may lose spaces; a shorter one at word boundaries only.
The same rule counts what is disclosed on purpose (:attr:`WithheldText.allowed`), so ``De Jong`` in
"de jongeren" is found in both and cancels out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

SHORT = 4
_CERTAIN = 10
_REVERSED = 6
_NUMBER = 6
_LONG_NUMBER = 8
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_BARRIER = "\x1f"
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s.\-/()+:\u2010-\u2015\u00a0]+(?=\d)")
_DIGITS = re.compile(r"\d+")
_GROUND_CODE = re.compile(r"\b5\.\d[a-z]?(?:\.\d)?[a-i]?\b")


@dataclass(frozen=True, slots=True)
class Folded:
    """Text made ready for searching.

    Attributes:
        squeezed: letters and digits only; ``\\x1f`` stands where text was taken out.
        starts: for each squeezed character, whether a word starts there in the text.
        digits: runs of digits, separators between digits left out.
    """

    squeezed: str = field(repr=False)
    starts: bytes = field(repr=False)
    digits: str = field(repr=False)


def fold(text: str) -> str:
    """Lower case without accents, compatibility forms or invisible signs."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = (c for c in spread if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    return "".join(kept).translate(_PLAIN)


def folded(text: str) -> Folded:
    """``text`` ready for :func:`occurrences`."""
    plain = fold(text)
    letters: list[str] = []
    starts = bytearray()
    is_start = True
    for character in plain:
        if character.isalnum():
            letters.append(character)
            starts.append(is_start)
            is_start = False
        else:
            is_start = True
            if character == _BARRIER:
                letters.append(character)
                starts.append(True)
    digits = _BETWEEN_DIGITS.sub("", plain)
    return Folded("".join(letters), bytes(starts), "\n".join(_DIGITS.findall(digits)))


@lru_cache(maxsize=20_000)
def _needle(text: str) -> tuple[str, str]:
    """Squeezed letters and digits, and the digits of a number (else empty)."""
    squeezed = "".join(character for character in fold(text) if character.isalnum())
    digits = "".join(character for character in squeezed if character.isdigit())
    is_number = len(digits) >= _NUMBER and len(digits) >= len(squeezed) / 2
    return squeezed, digits if is_number else ""


def is_searchable(text: str) -> bool:
    """Whether finding ``text`` would mean something."""
    squeezed, _ = _needle(text)
    return len(squeezed) >= (SHORT if squeezed.isdigit() else 2)


def is_short(text: str) -> bool:
    """Whether ``text`` can only be told from chance at word boundaries."""
    return len(_needle(text)[0]) < SHORT


def occurrences(haystack: Folded, text: str, *, whole_words: bool = False) -> list[int]:
    """Where ``text`` is found, as positions in ``haystack.squeezed`` (-1: only its digits were).

    Args:
        whole_words: take a match inside a longer word for chance unless it is long.
    """
    squeezed, digits = _needle(text)
    if not is_searchable(text):
        return []
    is_part_of_number = squeezed.isdigit() and len(squeezed) < _LONG_NUMBER
    at_words = (
        len(squeezed) < SHORT or is_part_of_number or (whole_words and len(squeezed) < _CERTAIN)
    )
    found = [
        position
        for position in _positions(haystack.squeezed, squeezed)
        if not at_words or _is_whole(haystack, position, len(squeezed))
    ]
    if digits:
        by_digits = len(_digit_positions(haystack.digits, digits))
        found += [-1] * max(0, by_digits - len(found))
    return found


def occurs_reversed(haystack: Folded, text: str) -> list[int]:
    """Where ``text`` is found written backwards; only for strings long enough to tell."""
    squeezed, _ = _needle(text)
    backwards = squeezed[::-1]
    if len(squeezed) < _REVERSED or backwards == squeezed or squeezed.isdigit():
        return []
    return list(_positions(haystack.squeezed, backwards))


def count_occurrences(text: str, withheld: str) -> int:
    """How often ``withheld`` is found in ``text``, by the rule of the text engines.

    ``\\x1f`` in ``text`` marks where something was taken out; nothing matches across it.
    """
    return len(occurrences(folded(text), withheld))


def without_ground_codes(text: str) -> str:
    """Without what we print on blocks, which would look like a short withheld string."""
    return _GROUND_CODE.sub(f" {_BARRIER} ", text)


def _positions(haystack: str, needle: str) -> Iterator[int]:
    position = haystack.find(needle)
    while position != -1:
        yield position
        position = haystack.find(needle, position + 1)


def _digit_positions(haystack: str, digits: str) -> list[int]:
    """Whole runs when short (a year in a longer number is chance), anywhere when long."""
    if len(digits) >= _LONG_NUMBER:
        return list(_positions(haystack, digits))
    return [match.start() for match in re.finditer(rf"^{digits}$", haystack, re.MULTILINE)]


def _is_whole(haystack: Folded, position: int, length: int) -> bool:
    end = position + length
    ends = end == len(haystack.squeezed) or bool(haystack.starts[end])
    return bool(haystack.starts[position]) and ends

"""Cuts a text into the pieces that the encoder reads: some lines, or some sentences of a long line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MOST = 500
"""Characters of a segment, unless one sentence is longer."""
_LONGEST = 700
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9ÀÁÂÄÇÉÈÊËÍÓÖÚÜ])")
_NO_END = re.compile(
    r"(?:^|[\s(\"'])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|mr|dr|drs|ir|ing|prof|mevr|mw|dhr|fam|nr|art|"
    r"bijv|blz|resp|jl|ca|vgl|evt|incl|excl|tel|tst|st|no|vs|mrs|ms|geb|hr|wnd|plv|lid|par|pag|o\.a|d\.d)\.$",
    re.IGNORECASE,
)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Sentences of ``text`` between two characters, as half-open spans without outer white space.

    A line break ends a sentence; a full stop after an initial or an abbreviation does not.
    """
    end = len(text) if end is None else end
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield from _sentences_of_line(text, at, stop)
        at = stop + 1


def _sentences_of_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for gap in _SENTENCE_END.finditer(text, start, end):
        if not _NO_END.search(text, begin, gap.start()):
            yield from _trimmed(text, begin, gap.start())
            begin = gap.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans that cover all words of the text, in order; sentences are not cut if short."""
    begin = reach = -1
    for sentence in sentences(text):
        for start, end in _pieces(text, *sentence):
            if begin < 0:
                begin = start
            elif end - begin > _MOST:
                yield begin, reach
                begin = start
            reach = end
    if begin >= 0:
        yield begin, reach


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An endless sentence in parts, cut at a space where there is one."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end

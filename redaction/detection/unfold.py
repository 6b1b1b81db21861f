"""A reading view of a passage, in which line breaks of mail do not cut names and numbers in two.

The view drops the ``>`` marks of quoted lines and the fold of calendar lines, turns the break of a
wrapped line into a space, and writes odd hyphens, quotes and spaces as their plain form. Every
character of the view knows its place in the passage, so that what is found in the view is reported
in the passage's own offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLAIN = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2007": " ",
    "\u2018": "'",
    "\u2019": "'",
    "\u201b": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\t": "\t",
}
_DROPPED = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\r")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_WRAP_AT = 52
"""Lines at least this long are taken to go on in the next line (mail wraps at 60 to 78)."""
_TABLE = re.compile(r"\||\t|;[^;\n]*;|\S {2,}\S[^\n]* {2,}\S|^\[\d|^\d{1,2}[:.]\d\d |^[-_=]{3}")
_HALF_NAME = re.compile(r"[A-Z][\w.]* (?:van|van de|van der|van den|de|der|den|ten|ter|el)$")
_NEW_BLOCK = re.compile(r"\s*(?:[-*•|#]|\d+[.)]\s|\w[\w ]{0,18}:|$)")


@dataclass(frozen=True, slots=True)
class ReadingView:
    """The text to read, and for each of its characters the offset in the passage."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the passage that a non-empty span of the view stands for."""
        return self.offsets[start], self.offsets[end - 1] + 1


def unfold(text: str) -> ReadingView:
    """The reading view of a passage's text."""
    calendar = "BEGIN:V" in text
    chars: list[str] = []
    offsets: list[int] = []
    lines = text.split("\n")
    at = 0
    for index, line in enumerate(lines):
        quote = _QUOTE.match(line)
        begin = quote.end() if quote else 0
        if index and calendar and line[:1] in (" ", "\t"):
            begin = 1
        elif index:
            chars.append(" " if _is_wrapped(lines[index - 1], line) else "\n")
            offsets.append(at - 1)
        for position in range(begin, len(line)):
            char = line[position]
            if char not in _DROPPED:
                chars.append(_PLAIN.get(char, char))
                offsets.append(at + position)
        at += len(line) + 1
    return ReadingView("".join(chars), tuple(offsets))


def _is_wrapped(line: str, following: str) -> bool:
    """Whether the break between two lines is only the end of a full line."""
    depth = _quote_depth(line)
    if depth != _quote_depth(following) or _TABLE.search(line) or _TABLE.search(following):
        return False
    body = _QUOTE.sub("", line, count=1) if depth else line
    rest = _QUOTE.sub("", following, count=1) if depth else following
    if _HALF_NAME.search(body) and rest[:1].isalpha():
        return True
    if len(body) < _WRAP_AT or len(line) > 100:
        return False
    if body[-1:] == "," and rest[:1].isupper():
        return False
    return not _NEW_BLOCK.match(rest) and body[-1:] not in ".:!?"


def _quote_depth(line: str) -> int:
    match = _QUOTE.match(line)
    return match[0].count(">") if match else 0


_SENTENCE = re.compile(r"(?:^|[.!?]\s|\n)[\W\d]*([^\W\d_])")


def is_informal(text: str) -> bool:
    """Whether most sentences and lines begin without a capital."""
    first = _SENTENCE.findall(text)
    return len(first) >= 4 and sum(char.islower() for char in first) > 0.5 * len(first)

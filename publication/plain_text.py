"""Text of documents made fit for lists, spreadsheets, XML and PDF.

Titles and remarks come from mail subjects and file names: they may hold control characters,
direction overrides, lone surrogates and thousands of characters. What is removed here carries no
meaning for a reader; nothing else is changed. This module does not redact: it gets redacted text.
"""

from __future__ import annotations

import re
import unicodedata

ELLIPSIS = "…"

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
# Controls, format characters that reorder or hide text, and code points that XML refuses. Zero
# width joiners stay: emoji and several scripts need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad"
    "\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
    "|[\U000e0000-\U000e007f]"
)
# Spreadsheet XML writes odd characters as _x0041_; a reader that does not decode that shows the
# escape, one that does shows another text. A dash keeps both from happening.
_SPREADSHEET_ESCAPE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")


def one_line(text: str) -> str:
    """``text`` as one line in NFC, without characters that nobody can see."""
    text = _SPACES.sub(" ", _SURROGATES.sub(_REPLACEMENT, text))
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _SPREADSHEET_ESCAPE.sub("-", _SPACES.sub(" ", text).strip())


def cut_to_bytes(text: str, limit: int) -> str:
    """``text``, or its longest beginning plus an ellipsis that is at most ``limit`` UTF-8 bytes."""
    encoded = text.encode()
    if len(encoded) <= limit:
        return text
    head = encoded[: limit - len(ELLIPSIS.encode())].decode(errors="ignore")
    return _whole_characters(head) + ELLIPSIS


def cut_to_characters(text: str, limit: int) -> str:
    """``text``, or its longest beginning plus an ellipsis that is at most ``limit`` characters."""
    if len(text) <= limit:
        return text
    return _whole_characters(text[: limit - len(ELLIPSIS)]) + ELLIPSIS


def _whole_characters(head: str) -> str:
    """``head`` without a joiner left dangling by the cut."""
    return head.rstrip("\u200d ")

"""Correspondence laid out by us, from text that is already redacted.

Withheld characters never reach the typesetter: :func:`redact_passage` replaces them by blocks of one
fixed width first. So no trace of their number, width or position is in the file.
"""

from redaction.rendering.layout import LayoutJob
from redaction.rendering.pieces import Block, Text, redact_passage
from redaction.rendering.typesetting import VERSION, render_concept, render_correspondence

__all__ = [
    "VERSION",
    "Block",
    "LayoutJob",
    "Text",
    "redact_passage",
    "render_concept",
    "render_correspondence",
]

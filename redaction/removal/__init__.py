"""True removal from PDFs that keep their own pages: what is black is gone from the file.

Text, outlines and pixels under a box are taken out; everything that does not show on a page
(comments, layers, properties, attachments, earlier versions) is left behind, because the pages are
copied into a new file. What stays: glyph shapes of a font subset, and the exact gap that withheld
words leave between their neighbours, which tells their width.
"""

from redaction.removal.apply import VERSION, concept_pdf, redact_pdf
from redaction.removal.job import RemovalJob

__all__ = ["VERSION", "RemovalJob", "concept_pdf", "redact_pdf"]

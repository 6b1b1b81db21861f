"""Reading outputs back with engines that did not write them: no leak, or no release.

Shares no code with rendering or removal, and does not use PyMuPDF, so that it cannot share their
mistakes. A hit says what kind of thing was found and where, never the text.

Not seen: text that is only in pixels, a name in a spelling that nobody withheld, and single letters
and numbers below four digits (they occur everywhere).
"""

from redaction.verification.files import verify_file, verify_text
from redaction.verification.folding import count_occurrences
from redaction.verification.pdf import VERSION, page_count, verify_pdf

__all__ = ["VERSION", "count_occurrences", "page_count", "verify_file", "verify_pdf", "verify_text"]

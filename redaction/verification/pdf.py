"""All engines on one PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib.metadata import version

import pikepdf

from dossier.errors import VerificationFailed
from dossier.redactions import LeakHit, WithheldText
from redaction.verification.bad_redactions import ENGINE as BAD_REDACTION
from redaction.verification.bad_redactions import hits_under_surfaces
from redaction.verification.objects import hits_in_objects
from redaction.verification.text_engines import (
    drawn_items,
    hits_in_pages,
    pdfium_pages,
    pdfplumber_pages,
)

_RULES = "1"
ENGINES = (
    f"pdfplumber {version('pdfplumber')}",
    f"pdfium (pypdfium2 {version('pypdfium2')})",
    f"pikepdf {version('pikepdf')}",
    f"{BAD_REDACTION} {_RULES}",
)
VERSION = f"controle-{_RULES} " + "; ".join(ENGINES)


def verify_pdf(
    data: bytes,
    withheld: Sequence[WithheldText],
) -> tuple[tuple[str, ...], tuple[LeakHit, ...]]:
    """The engines used, with versions, and what they found that should not be there.

    Raises:
        VerificationFailed: an engine could not read the file, so nothing can be said of it.
    """
    try:
        hits = hits_in_pages(pdfium_pages(data), withheld)
        drawn = drawn_items(data)
        for read in pdfplumber_pages(drawn):
            hits += hits_in_pages(read, withheld)
        hits += hits_under_surfaces(drawn)
        hits += hits_in_objects(data, withheld)
    except Exception as error:
        # each engine raises its own kinds, whose messages may quote the page
        raise VerificationFailed(
            f"Een PDF kon niet worden teruggelezen ({type(error).__name__}) en wordt daarom niet "
            "vrijgegeven. Maak het document opnieuw.",
        ) from None
    return ENGINES, tuple(dict.fromkeys(hits))


def page_count(data: bytes) -> int:
    """Number of pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)

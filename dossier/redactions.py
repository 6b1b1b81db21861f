"""From proposal to what is burned: proposals, redactions, renditions, verification."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dossier.detections import EntityType


class ProposalAction(StrEnum):
    """What the machine proposes to do with a finding."""

    WITHHOLD = "withhold"
    DISCLOSE = "disclose"
    DOUBT = "doubt"
    """For a person to judge; nothing is withheld unless somebody says so."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One finding in one document with the ground proposed for it.

    Attributes:
        proposal_id: stable: a hash of document, passage, span and type.
        passage_index, start, end: half-open characters of that passage's text.
        grounds: canonical codes in statutory order; empty when ``DISCLOSE``.
        explanation: Dutch, without the text itself: what, found by which rule, why this ground.
    """

    proposal_id: str
    document_id: str
    passage_index: int
    start: int
    end: int
    entity_type: EntityType
    action: ProposalAction
    grounds: tuple[str, ...]
    score: float
    recognizer: str
    explanation: str
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Redaction:
    """A stretch that will be burned (*lakking*). Never overlaps another of the same passage.

    Attributes:
        passage_index, start, end: half-open characters of that passage's text.
        grounds: one or more canonical codes, in statutory order.
        entity_types: what was found there.
        decided_by: reviewer, or ``automatisch voorstel`` in a demonstration run.
    """

    document_id: str
    passage_index: int
    start: int
    end: int
    grounds: tuple[str, ...]
    entity_types: tuple[EntityType, ...]
    decided_by: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Rendition:
    """The PDF made for a document.

    Attributes:
        input_key: hash of everything that went in; equal key, equal bytes.
        output_ref: file-store key of the PDF for publication.
        blocked_reason: Dutch; not empty when the document could not be redacted safely, and then
            ``output_ref`` is empty.
    """

    document_id: str
    input_key: str
    output_ref: str
    page_count: int
    blocked_reason: str = ""


@dataclass(frozen=True, slots=True)
class WithheldText:
    """A string that must not be found in an output.

    Attributes:
        label: what it is, safe to log ("PERSON P012", "redaction 3").
        text: the withheld characters.
        allowed: how often the same characters are disclosed on purpose in this document (the
            surname of a colleague that is also a minister's).
    """

    label: str
    text: str = field(repr=False)
    allowed: int = 0


@dataclass(frozen=True, slots=True)
class LeakHit:
    """Something withheld that was found in an output; never the text itself.

    Attributes:
        engine: which reader saw it (``pdfplumber``, ``pdfium``, ``pikepdf``, ``bad-redaction``).
        place: ``pagina 2``, ``object 14``, ``bestandsnaam``.
    """

    label: str
    engine: str
    place: str


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """Whether an output was read back clean. ``engines`` holds name and version of each reader."""

    document_id: str
    output_ref: str
    input_key: str
    engines: tuple[str, ...]
    hits: tuple[LeakHit, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing withheld was found."""
        return not self.hits

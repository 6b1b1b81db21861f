"""Dutch number plates, by the series (sidecodes) of the vehicle authority RDW."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import LISTED, Finding
from redaction.detection.recognizers.base import Rule

SIDECODES = (
    "AA-99-99",
    "99-99-AA",
    "99-AA-99",
    "AA-99-AA",
    "AA-AA-99",
    "99-AA-AA",
    "99-AAA-9",
    "9-AAA-99",
    "AA-999-A",
    "A-999-AA",
    "AAA-99-A",
    "A-99-AAA",
    "9-AA-999",
    "999-AA-9",
)
"""Series 1 to 14; ``A`` a letter, ``9`` a digit (RDW, kentekens: opbouw van de reeksen)."""


def _pattern(separator: str) -> str:
    """One alternative per series."""
    runs = {"A": "[A-Z]", "9": r"\d"}
    codes = (
        separator.join(f"{runs[part[0]]}{{{len(part)}}}" for part in code.split("-"))
        for code in SIDECODES
    )
    return "|".join(codes)


_PLATE = re.compile(rf"(?<![\w-])(?:{_pattern('-')})(?![\w-])")
_LOOSE = re.compile(rf"(?<![\w-])(?:{_pattern('[ -]?')})(?![\w-])", re.IGNORECASE)
_FOREIGN = re.compile(
    r"(?<![\w-])(?=[\w -]{0,9}\d)(?=[\w -]{0,9}[A-Z])[A-Z0-9]{1,3}[ "
    r"-][A-Z0-9]{1,4}(?:[ -][A-Z0-9]{1,4})?(?![\w-])"
)
_BELGIAN = re.compile(r"(?<![\w-])[1-9]-[A-Z]{3}-\d{3}(?![\w-])")
_LABEL = re.compile(r"kenteken\w*|nummerbord|nummerplaat|number plate|plate", re.I)
_NEVER = re.compile(r"SA|SD|SS|ZZ-ZZ")


class LicencePlateRecognizer(Rule):
    """Number plates with hyphens, and behind a label also without."""

    key = "licence_plate"
    entity_types = (EntityType.LICENSE_PLATE,)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Plates whose series exists; a file number by the word before it is left out."""
        taken: set[int] = set()
        for match in _PLATE.finditer(text):
            if _NEVER.search(match[0]):
                continue
            labelled = self.confirmed(text, *match.span(), before=45, after=20)
            if labelled or not self.stays(text, *match.span(), before=34, after=0):
                taken.add(match.start())
                why = "kenteken in een bestaande reeks" + (", label ervoor" if labelled else "")
                score = LISTED if labelled else 0.75
                yield Finding(*match.span(), EntityType.LICENSE_PLATE, score, why)
        for match in _BELGIAN.finditer(text):
            yield Finding(*match.span(), EntityType.LICENSE_PLATE, 0.75, "Belgisch kenteken")
        for match in _FOREIGN.finditer(text):
            left = text[max(0, match.start() - 26) : match.start()]
            if _LABEL.search(left) and len(match[0]) >= 6:
                why = "buitenlands kenteken, label ervoor"
                yield Finding(*match.span(), EntityType.LICENSE_PLATE, LISTED, why)
        for match in _LOOSE.finditer(text):
            mixed = any(c.isdigit() for c in match[0]) and any(c.isalpha() for c in match[0])
            mixed = mixed and (match[0].isupper() or " " not in match[0])
            if (
                match.start() not in taken
                and mixed
                and self.confirmed(text, *match.span(), before=22)
            ):
                why = "kenteken zonder streepjes, label ervoor"
                yield Finding(*match.span(), EntityType.LICENSE_PLATE, LISTED, why)

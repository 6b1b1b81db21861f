"""Numbers of passports, identity cards and driving licences, and machine-readable lines (MRZ)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.recognizers.base import Rule

_DUTCH = re.compile(r"(?<![\w-])[A-NP-Z]{2}[A-NP-Z0-9]{6}\d(?![\w-])")
_ANY = re.compile(
    r"(?<![\w@-])(?=[A-Z0-9 -]*\d[A-Z0-9]*\d)(?:[A-Z]{1,3}[ -]?\d[A-Z0-9]{4,9}|"
    r"[A-Z0-9]{7,12})(?![\w-])"
)
_LICENCE = re.compile(r"(?<![\w-])\d(?:[ .]?\d){9}(?![\w-])")
_MRZ = re.compile(r"(?<![\w<])(?=[A-Z0-9<]*<<)[A-Z0-9<]{15,44}(?![\w<])")


class IdentityDocumentRecognizer(Rule):
    """Document numbers: by a label, or by the form of the Dutch series."""

    key = "identity_document"
    entity_types = (EntityType.PASSPORT_ID,)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Labelled numbers, Dutch document numbers and MRZ lines."""
        for match in _MRZ.finditer(text):
            yield self._found(match, self.score, "machineleesbare regel van een identiteitsbewijs")
        for match in _DUTCH.finditer(text):
            mixed = re.search(r"\d", match[0][2:-1]) and re.search(r"[A-Z]", match[0][2:])
            likely = mixed or self.confirmed(text, *match.span(), before=40)
            if likely and not self.stays(text, *match.span(), before=20, after=0):
                yield self._found(match, self.score, "vorm van een Nederlands documentnummer")
        for match in _ANY.finditer(text):
            if self.confirmed(text, *match.span(), before=30) and not self.stays(
                text, *match.span(), before=14, after=0
            ):
                yield self._found(match, 0.8, "nummer achter de naam van een identiteitsbewijs")
        for match in _LICENCE.finditer(text):
            if re.search(
                r"rijbewijs|driving licen[cs]e",
                text[max(0, match.start() - 40) : match.start()],
                re.I,
            ):
                yield self._found(match, self.score, "tien cijfers achter rijbewijs")

    def _found(self, match: re.Match[str], score: float, why: str) -> Finding:
        return Finding(*match.span(), EntityType.PASSPORT_ID, score, why)

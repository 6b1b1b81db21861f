"""Bank account numbers (IBAN) of every country, in groups or broken over lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts
from stdnum import iban

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.recognizers.base import Rule

_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}[ ]?\d{2}(?:[ .\n-]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])"
)
_DUTCH = re.compile(r"(?<![A-Za-z0-9])NL[ ]?\d{2}[ .-]?[A-Z]{4}(?:[ .\n-]?\d){10}(?!\d)", re.I)


class IbanRecognizer(Rule):
    """IBAN with a right checksum (mod 97); a labelled one with a wrong checksum scores low."""

    key = "iban"
    entity_types = (EntityType.IBAN,)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Dutch ones by their form, others by the longest valid prefix."""
        taken: list[tuple[int, int]] = []
        for match in _DUTCH.finditer(text):
            start, end = match.span()
            taken.append((start, end))
            valid = iban.is_valid(_compact(match[0]), check_country=False)
            keep = self.stays(text, start, end, before=45, after=45)
            why = "IBAN met kloppende controlecijfers" if valid else "vorm van een IBAN"
            if keep:
                why += ", rekening van een instelling"
            score = self.score if valid else 0.6
            yield Finding(start, end, EntityType.IBAN, score, why, keep)
        for match in _IBAN.finditer(text):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            valid_end = self._valid_end(text, match)
            if valid_end is not None:
                keep = self.stays(text, match.start(), valid_end, before=45, after=45)
                why = "IBAN met kloppende controlecijfers"
                span = (match.start(), valid_end)
                yield Finding(*span, EntityType.IBAN, self.score, why, keep)

    def _valid_end(self, text: str, match: re.Match[str]) -> int | None:
        """The end of the longest part that is a valid IBAN, cut at spaces."""
        piece = match[0]
        cuts = [len(piece), *(i for i in range(len(piece) - 1, 14, -1) if piece[i] in " \n")]
        for cut in cuts:
            if iban.is_valid(_compact(piece[:cut]), check_country=False):
                return match.start() + cut
        return None


def _compact(number: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", number).upper()

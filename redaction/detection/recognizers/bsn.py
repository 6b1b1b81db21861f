"""Burgerservicenummer: nine digits (eight with a label) that pass the elfproef."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.recognizers.base import Rule, digits

_NINE = re.compile(r"(?<![\w.,/-])(?:\d[ .\n-]{0,2}){8}\d(?![\w/]|[.,-]\d)")
_EIGHT = re.compile(r"(?<![\w.,/-])\d{8}(?![\w/]|[.,-]\d)")
_PLAIN = re.compile(
    r"\d{9}|\d{4}[ .]\d{2}[ .]\d{3}|\d{3}([ .-])\d{3}\1\d{3}|\d{3}[ .]\d{2}[ .]\d{4}"
)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_elfproef(number: str) -> bool:
    """Whether nine digits form a BSN (weights 9 to 2 and -1, sum divisible by 11)."""
    if len(number) != 9 or not number.isdigit() or set(number) == {"0"}:
        return False
    return sum(w * int(d) for w, d in zip(_WEIGHTS, number, strict=True)) % 11 == 0


class BsnRecognizer(Rule):
    """BSN, with or without its label; case numbers and numbers that fail the elfproef stay."""

    key = "bsn"
    entity_types = (EntityType.BSN,)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Valid numbers, and labelled ones of which a digit was mistyped (low score)."""
        for match in _NINE.finditer(text):
            start, end = match.span()
            labelled = self.confirmed(text, start, end, before=30)
            adjacent = self.confirmed(text, start, end, before=8)
            if passes_elfproef(digits(match[0])):
                if labelled:
                    yield self._found(start, end, self.score, "elfproef klopt, label ervoor")
                elif _PLAIN.fullmatch(match[0]) and not self.stays(text, start, end):
                    yield self._found(start, end, 0.65, "elfproef klopt")
            elif adjacent and not self.stays(text, start, end, before=20):
                yield self._found(start, end, 0.5, "label ervoor, maar de elfproef klopt niet")
        for match in _EIGHT.finditer(text):
            if passes_elfproef("0" + match[0]) and self.confirmed(text, *match.span(), before=25):
                why = "acht cijfers, elfproef klopt met een nul ervoor, label ervoor"
                yield self._found(*match.span(), self.score, why)

    def _found(self, start: int, end: int, score: float, why: str) -> Finding:
        return Finding(start, end, EntityType.BSN, score, why)

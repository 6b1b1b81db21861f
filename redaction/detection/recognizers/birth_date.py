"""Dates of birth: a date behind "geboren" and the like, or an early year beside a name or postcode.

Any other date stays readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.recognizers.base import Rule
from redaction.detection.recognizers.dates import DATE, year_of

_BESIDE_POSTCODE = re.compile(r"^[,;| ]{1,3}[1-9]\d{3} ?[A-Z]{2}\b")
_LISTED = re.compile(r"[A-ZÀ-Þ][\w'-]+, ?$")
_BEHIND_NAME = re.compile(r"[A-ZÀ-Þ][\w'-]+[,;]? ?\(?$")
_OTHER_DATE = re.compile(
    r"(?:d\.d\.|dd\.?|datum|date|verzonden|sent|geldig\w*|valid|sinds|vanaf|tot|van|op|"
    r"uiterlijk|per|besluit|"
    r"brief|uitspraak|ondertekend|expires|getekend)[: ]{0,3}$",
    re.IGNORECASE,
)
_BORN_BEHIND = re.compile(r"[ \n]\(?(?:geboren|geb\.|born)(?!\w)", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?:echtgenote?|partner|zoon|dochter|man|vrouw|kind|broer|zus|moeder|vader|baby),? \(?$|"
    r"\b(?:ik ben|hij is|zij is|ze is|de een is|de ander|bouwjaar) van $",
    re.IGNORECASE,
)
"""What stands before a birth date without the word: "zoon, 2016-11-02", "ik ben van 3 mei 1938"."""
_LATEST_BIRTH = 2012
_LISTED_UNTIL = 2006


class BirthDateRecognizer(Rule):
    """Dates of birth."""

    key = "birth_date"
    entity_types = (EntityType.DOB,)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Dates with a birth word in the same sentence before them, or "(12-03-1980)"."""
        for match in DATE.finditer(text):
            year = year_of(match)
            if year is None or not year >= 1900:
                continue
            start, end = match.span()
            left = text[max(0, start - 60) : start]
            cue = self._confirms.search(left) if self._confirms else None
            if cue is not None:
                between = left[[m.end() for m in self._confirms.finditer(left)][-1] :]  # type: ignore[union-attr]
                if (
                    not DATE.search(between)
                    and "\n\n" not in between
                    and "." not in between.strip(" .:)")
                ):
                    yield self._found(start, end, self.score, "datum achter een geboortewoord")
                    continue
            if _BORN_BEHIND.match(text, end):
                yield self._found(start, end, self.score, "datum voor een geboortewoord")
                continue
            if _RELATIVE.search(left):
                yield self._found(start, end, 0.75, "datum achter een familielid of persoon")
                continue
            if year <= _LATEST_BIRTH and not _OTHER_DATE.search(left):
                if _BESIDE_POSTCODE.match(text[end : end + 12]):
                    yield self._found(start, end, 0.8, "vroege datum naast een postcode")
                elif (
                    left.endswith("(") and _BEHIND_NAME.search(left) and text[end : end + 1] == ")"
                ):
                    yield self._found(
                        start, end, 0.7, "vroege datum tussen haakjes achter een naam"
                    )
                elif year <= _LISTED_UNTIL and _LISTED.search(left):
                    yield self._found(start, end, 0.65, "vroege datum achter een naam")
                elif left[-2:] in ("* ", " °") or left[-1:] in ("*", "°"):
                    yield self._found(start, end, 0.8, "datum achter een geboorteteken")

    def _found(self, start: int, end: int, score: float, why: str) -> Finding:
        return Finding(start, end, EntityType.DOB, score, why)

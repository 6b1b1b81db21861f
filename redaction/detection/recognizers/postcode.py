"""Dutch postcodes; those of post boxes and of visiting addresses of bodies stay readable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import LISTED, Finding
from redaction.detection.recognizers.base import Rule
from redaction.detection.recognizers.public_places import KNOWN, PublicPlaces
from redaction.detection.settings import RecognizerSettings

_POSTCODE = re.compile(r"(?:(?<=NL-)|(?<![\w.,/€-]))[1-9]\d{3}[ \n]?(?!SA|SD|SS)[A-Z]{2}(?![\w])")
_LOWER = re.compile(r"(?<![\w.,/€-])[1-9]\d{3} ?[a-z]{2}(?!\w)")
_HOUSE = re.compile(
    r",?\s{1,2}(?:(?:huis)?nr\.?|nummer|"
    r"no\.?)?\s?(\d{1,4}(?:[ -]?[A-Za-z]{1,2})?)(?![\w€%:/])"
)
_NOT_POSTCODE = re.compile(r"\d{4} ?(?:EU|KB|MB|GB|UR|KM)$")


class PostcodeRecognizer(Rule):
    """Postcodes of people, with the house number that stands beside one."""

    key = "postcode"
    entity_types = (EntityType.POSTCODE, EntityType.ADDRESS)

    def __init__(self, settings: RecognizerSettings, public: Iterable[str]) -> None:
        super().__init__(settings)
        self._places = PublicPlaces(public)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Postcodes in capitals; in lower case only behind a label."""
        for match in _POSTCODE.finditer(text):
            if not _NOT_POSTCODE.match(match[0]) or self.confirmed(text, *match.span()):
                yield from self._found(text, match)
        for match in _LOWER.finditer(text):
            if self.confirmed(text, *match.span(), before=25):
                yield from self._found(text, match)

    def _found(self, text: str, match: re.Match[str]) -> Iterator[Finding]:
        start, end = match.span()
        reason = self._places.reason(text, start, end)
        if reason is None and self.stays(text, start, end, before=30, after=0):
            reason = "postbus of antwoordnummer"
        why = f"postcode; {reason}" if reason else "postcode van vier cijfers en twee letters"
        score = LISTED if reason == KNOWN else self.score
        yield Finding(start, end, EntityType.POSTCODE, score, why, reason is not None)
        house = _HOUSE.match(text, end)
        if house and reason is None and "\n\n" not in house[0]:
            why = "huisnummer naast een postcode"
            yield Finding(*house.span(1), EntityType.ADDRESS, self.score, why)

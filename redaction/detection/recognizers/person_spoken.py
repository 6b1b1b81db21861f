"""Names in the turns of spoken and private language, where no title or list announces them.

"uw vrouw, Tryntsje", "little Hamish", "(Willemijntje)" alone under a letter, "bel bij Jansen/Bakker", and
in chat "ruub doe jij ...", "sorry fen". Such names are often in no list, so here the turn of phrase
decides and the word lists only rule out ordinary words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.lexicon import Lexicon
from redaction.detection.name_shapes import WORD
from redaction.detection.recognizers.base import Rule
from redaction.detection.settings import RecognizerSettings

_KIN = (
    r"vrouw|man|echtgenoot|echtgenote|partner|zoon|zoontje|dochter|dochtertje|moeder|vader|mama|papa|"
    r"broer|broertje|zus|zusje|opa|oma|kleinzoon|kleindochter|vriend|vriendin|baby|kleine|oudste|"
    r"jongste|tweeling|wife|husband|son|daughter|mother|father|brother|sister|boyfriend|girlfriend"
)
_OWNER = (
    r"[Mm]ijn|mn|m'n|zijn|zn|z'n|haar|uw|jouw|je|hun|onze|ons|jullie|[Mm]y|his|her|your|our|their"
)
_RELATIVE = re.compile(rf"(?<!\w)(?:{_OWNER}) (?:{_KIN}),? (?P<name>{WORD})(?!\w)")
_LITTLE = re.compile(rf"(?<!\w)(?:little|baby) (?P<name>{WORD})(?=[!.,? ]|$)")
_ALONE = re.compile(rf"(?m)^[ \t]*\((?P<name>{WORD})\)[ \t]*$")
_DOORBELL = re.compile(
    r"(?i:bel(?:len)?(?: aan)? bij|aanbellen bij|naambordje|deurbel|brievenbus)[: ]+[\"“„'‘]"
    r"(?P<name>[^\W\d_][\w'-]{2,})(?: ?/ ?(?P<other>[^\W\d_][\w'-]{2,}))?"
)
_JUNIOR = re.compile(r"(?<!\w)(?P<name>[^\W\d_]{4,}) (?:jr|sr|junior|senior)(?!\w)", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"(?m)(?:^|[.:!?] )(?P<name>[^\W\d_]{3,}),? (?:doe|kun|kan|wil|heb|weet|ben|zou|mag|moet|ga|kom|bel|"
    r"zet|neem|pak|regel|stuur|check) (?:jij|je)(?!\w)"
)
_ANSWERED = re.compile(
    r"(?m)(?<!\w)(?i:sorry|bedankt|dankje|thanks|thx|dank|succes|sterkte|gefeliciteerd|hoi|hey|hee|doei)"
    r" (?P<name>[^\W\d_]{3,})(?=\s*(?:[!.?]|$|[^\w\s,;:'\"()<>@/-]))"
)


class SpokenPersonRecognizer(Rule):
    """Names behind kinship, as a vocative, alone in brackets or on a doorbell."""

    key = "person_spoken"
    entity_types = (EntityType.PERSON,)

    def __init__(self, settings: RecognizerSettings, lexicon: Lexicon) -> None:
        super().__init__(settings)
        self._lexicon = lexicon

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Every turn that holds a word which is no ordinary word or place."""
        for pattern, why in (
            (_RELATIVE, "naam achter een verwantschap"),
            (_LITTLE, "naam van een kind"),
            (_ALONE, "naam alleen tussen haakjes op een regel"),
            (_DOORBELL, "naam bij een deurbel of brievenbus"),
        ):
            for match in pattern.finditer(text):
                yield from self._named(match, why, self.score)
        for pattern, why in (
            (_JUNIOR, "naam voor junior of senior"),
            (_ADDRESSED, "iemand die wordt aangesproken"),
            (_ANSWERED, "iemand die wordt aangesproken"),
        ):
            for match in pattern.finditer(text):
                yield from self._named(match, why, self.score - 0.25)

    def _named(self, match: re.Match[str], why: str, score: float) -> Iterator[Finding]:
        for group, word in match.groupdict().items():
            if word and not set(self._lexicon.flags(word)) & {"W", "P", "V"}:
                yield Finding(*match.span(group), EntityType.PERSON, score, why)

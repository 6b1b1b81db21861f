"""Speakers of a chat and people addressed with @ in one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.name_reading import NameReader
from redaction.detection.name_shapes import WORD
from redaction.detection.recognizers.base import Rule
from redaction.detection.settings import RecognizerSettings

_STAMPED = re.compile(
    r"(?m)^[ \t]*(?:\[[^\]\n]{4,24}\]|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4},? "
    r"\d{1,2}:\d{2}(?::\d{2})? ?-?|\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?-)?)"
    r"[ ]?~?[ ]?(?P<who>[^:\n<>\d]{1,40}?)(?: \((?:gast|guest|extern)\))?:(?= |\n|$)"
)
_HEADED = re.compile(
    r"(?m)^[ \t]*\*{2}(?P<who>[^*\n]{2,40}?)\*{2}(?: \(\w+\))?[ ]+\d{1,2}[:.]\d{2}"
)
_TIME_BEHIND = re.compile(r"(?m)^[ \t]*(?P<who>[^\d\n:]{2,40}?)[ ]{1,3}\(?\d{1,2}:\d{2}\)?[ \t]*$")
_PLAIN = re.compile(r"(?m)^[ \t]*(?:[-*•] )?~?(?P<who>[^\W\d_][\w .'-]{0,28}[\w.]):(?= \S)")
_AT = re.compile(rf"(?<![\w.@])@(?P<who>{WORD}(?: {WORD})?|[a-z][a-z-]+)(?![\w@.]*[\w@])")


_NO_SPEAKERS = frozenset(
    """
    bot system systeem onderwerp subject re fw from sent to cc bcc van aan verzonden datum date
    let op nb ps vraag antwoord actie besluit punt stand doel bijlage bijlagen betreft kenmerk
    locatie status conclusie
    """.split()  # noqa: SIM905  a word list reads better as text
)


class ChatPersonRecognizer(Rule):
    """Who speaks in a chat (also in capitals or lower case), and who is addressed."""

    key = "person_chat"
    entity_types = (EntityType.PERSON,)

    def __init__(self, settings: RecognizerSettings, reader: NameReader) -> None:
        super().__init__(settings)
        self._reader = reader

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Stamped and headed lines; lines "name: text" when the same speaker comes back."""
        for pattern in (_STAMPED, _HEADED, _TIME_BEHIND):
            for match in pattern.finditer(text):
                yield from self._speaker(text, match, pattern is not _TIME_BEHIND)
        plain = list(_PLAIN.finditer(text))
        often = Counter(match["who"] for match in plain)
        if len(plain) >= 4 and len(often) >= 2 and max(often.values()) >= 2:
            for match in plain:
                if self._is_label(match["who"]):
                    continue
                if often[match["who"]] >= 2 or "F" in self._reader.lexicon.flags(
                    match["who"].split()[0]
                ):
                    yield from self._speaker(text, match, True)
        for match in _AT.finditer(text):
            flags = self._reader.lexicon.flags(match["who"].split()[0])
            if (match["who"][0].isupper() and "W" not in flags) or "F" in flags:
                why = "aangesproken met een apenstaartje"
                yield Finding(*match.span("who"), EntityType.PERSON, self.score - 0.1, why)

    def _is_label(self, who: str) -> bool:
        """Whether it is an ordinary word ("Geboren:") instead of somebody."""
        flags = set(self._reader.lexicon.flags(who))
        return bool(flags) and not flags & {"F", "S"}

    def _speaker(self, text: str, match: re.Match[str], sure: bool) -> Iterator[Finding]:
        start, end = match.span("who")
        if text[start:end].casefold() in _NO_SPEAKERS:
            return
        for name in self._reader.read_list(text, start, end, lower=sure, commas=False):
            if not name.functional:
                why = "spreker in een chatgesprek"
                yield Finding(name.start, name.end, EntityType.PERSON, self.score, why)
